"""Pages as browsers save them: as they were served, in one file, as a view of their source, packed."""

from __future__ import annotations

import gzip
import zipfile
from base64 import b64encode
from html import escape
from io import BytesIO
from pathlib import Path
from quopri import encodestring

import pytest

from pinflow.scraping.parse_saved_page import parse_saved_page, unpack_page
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, PageError

PAGE = (Path(__file__).parent / "sources/amazon/fixtures/g3_list_de_page2/page.html").read_bytes()
ADDRESS = "https://www.amazon.com.au/gp/bestsellers/kitchen"


def as_mhtml(page: bytes, encoding: str) -> bytes:
    body = encodestring(page) if encoding == "quoted-printable" else b64encode(page)
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: Best Sellers\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        f'\tboundary="--edge"\r\n\r\n----edge\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {ADDRESS}\r\n\r\n".encode()
        + body
        + b"\r\n----edge\r\nContent-Type: text/css\r\n\r\np {}\r\n----edge--\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_in_a_single_file_is_the_page(encoding: str) -> None:
    assert parse_saved_page(as_mhtml(PAGE, encoding)) == parse_page(PAGE)
    nameless = PAGE.replace(b'rel="canonical"', b"").replace(b"Amazon.de", b"Amazon")
    found = parse_saved_page(as_mhtml(nameless, encoding))
    assert isinstance(found, ListPage)
    assert found.marketplace == "amazon.com.au", "the file says where it was"


def test_a_saved_view_of_the_source_is_the_page() -> None:
    lines = "".join(
        f'<tr><td class="line-number" value="{at}"></td><td class="line-content">'
        f'<span class="html-tag">{escape(line)}</span></td></tr>'
        for at, line in enumerate(PAGE.decode().split("\n"))
    )
    assert parse_saved_page(f"<html><body><table>{lines}</table></body></html>".encode()) == parse_page(PAGE)


def test_a_packed_page_is_read_over_all_its_members() -> None:
    half = len(PAGE) // 2
    joined = gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:])
    assert unpack_page(joined) == PAGE
    assert parse_saved_page(joined) == parse_page(PAGE)


@pytest.mark.parametrize(
    ("saved", "said"),
    [(gzip.compress(b"", mtime=0), "gzipped, but damaged or empty"), (b"zip", "This is a ZIP file")],
)
def test_a_file_that_holds_no_page_says_what_it_is(saved: bytes, said: str) -> None:
    if saved == b"zip":
        stored = BytesIO()
        with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("page.html", PAGE)
        saved = stored.getvalue()
    found = parse_saved_page(saved)
    assert isinstance(found, PageError)
    assert said in found.error.message

"""A page that somebody saved: read the file, unpack it, parse it."""

from __future__ import annotations

import email
import re
import sys
import zlib
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ParsedPage, page_error
from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES

GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_MHTML = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SOURCE_VIEW, _VIEW_BYTES = b'class="line-content"', 8_192
# What browsers write at the head of a saved page, and what SingleFile writes.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]+)"
)


def parse_saved_file(file: str, *, url: str | None = None) -> ParsedPage:
    """The page in ``file`` (``-`` for standard input); a file that cannot be read is ``unreadable``."""
    try:
        if file == "-":
            saved = sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                saved = stream.read(MAX_PAGE_BYTES + 1)
    except FileNotFoundError:
        return page_error("unreadable", None, f"The file “{_shown(file)}” cannot be read: it does not exist.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return page_error("unreadable", None, f"The file “{_shown(file)}” cannot be read: {reason}.")
    return parse_saved_page(saved, url=url)


def _shown(file: str) -> str:
    # A file's name may be no text.
    return file.encode("utf-8", errors="replace").decode()


def parse_saved_page(saved: bytes, *, url: str | None = None) -> ParsedPage:
    """The page in ``saved``: HTML as it was served or as a browser saved it, gzipped or not.

    ``url`` is where the page came from, if known; else a browser's note in the page says it.
    """
    if saved.startswith(GZIP) and unpack_page(saved) is None:
        return page_error("unreadable", None, "The file is gzipped, but damaged or empty.")
    if saved.startswith(_ZIP):
        return page_error("unreadable", None, "This is a ZIP file. Unpack it and bring the page in it.")
    html, noted = unpack_saved(saved)
    return parse_page(html, url=url or noted)


def unpack_saved(saved: bytes) -> tuple[bytes, str | None]:
    """The page as it was served, and where it was if the file says so: of gzip, MHTML, a saved source view.

    What is none of them, or damaged, comes back as it is.
    """
    if saved.startswith(GZIP):
        saved = unpack_page(saved) or saved
    if is_mhtml(saved):
        page, address = read_mhtml(saved)
        return (page or saved), address
    return _read_source_view(saved) or saved, _noted_address(saved)


def is_mhtml(saved: bytes) -> bool:
    """Whether it is a page in a single file, as Chrome saves one."""
    return _MHTML.search(saved[:2048]) is not None


def read_mhtml(saved: bytes) -> tuple[bytes | None, str | None]:
    """The page and its address, of what Chrome saves: a mail whose first part of HTML is the page."""
    message = email.message_from_bytes(saved)
    address = message.get("Snapshot-Content-Location")
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            location = part.get("Content-Location") or address
            return body if isinstance(body, bytes) else None, str(location) if location else None
    return None, None


def _read_source_view(saved: bytes) -> bytes | None:
    """The page whose source a browser showed and saved as a table of lines; None for any other page."""
    if _SOURCE_VIEW not in saved[:_VIEW_BYTES]:
        return None
    lines = LexborHTMLParser(saved).css("td.line-content")
    return "\n".join(line.text() for line in lines).encode() if lines else None


def unpack_page(packed: bytes) -> bytes | None:
    """At most one byte more than a page may have, so that a small file cannot fill the memory.

    A file that was cut off yields what can still be read.
    """
    html = b""
    while packed.startswith(GZIP) and len(html) <= MAX_PAGE_BYTES:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            html += unpacker.decompress(packed, MAX_PAGE_BYTES + 1 - len(html))
        except zlib.error:
            break
        packed = unpacker.unused_data  # the next member, as of files that were joined
    return html or None


def unpack_start(packed: bytes) -> bytes:
    """The first bytes of what is packed, to see what it is; none of what is damaged from there on."""
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(packed, 4096)
    except zlib.error:
        return b""


def _noted_address(html: bytes) -> str | None:
    match = _SAVED_FROM.search(html[:4096])
    return match.group(1).decode("ascii", errors="ignore") if match else None

"""Small pages of our own making, one directory each: what is on the page, what comes out."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_identity import MARKETPLACE_IDS
from pinflow.scraping.sources.amazon.parse_models import ErrorCode, ListPage, PageError, encode_parsed_page
from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES

DOLLARS = {"USD", "CAD", "MXN", "AUD", "SGD"}
FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(path.name for path in FIXTURES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_our_own_comes_out_as_written_beside_it(name: str) -> None:
    page = parse_page((FIXTURES / name / "page.html").read_bytes())
    found = json.loads(encode_parsed_page(page))
    if found["kind"] == "error":
        assert found["error"].pop("message").endswith(".")
    assert found == json.loads((FIXTURES / name / "expected.json").read_text())


def test_the_fixtures_cover_every_kind_of_page_and_every_error() -> None:
    expected = [json.loads((FIXTURES / name / "expected.json").read_text()) for name in NAMES]
    assert {page["kind"] for page in expected} == {"list", "overview", "product", "error"}
    codes = {page["error"]["code"] for page in expected if page["kind"] == "error"}
    assert codes == set(ErrorCode.__args__)  # type: ignore[attr-defined]
    kinds = {page["list_kind"] for page in expected if "list_kind" in page}
    assert kinds == {"bestsellers", "movers", "new_releases", "most_wished", "gift_ideas"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_list_reads_the_same_in_any_unicode_encoding(encoding: str) -> None:
    html = (FIXTURES / "g3_list_de_page2" / "page.html").read_text()
    assert parse_page(html.encode(encoding)) == parse_page(html.encode())


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [("shift_jis", "text/html; charset=Shift_JIS"), ("euc_jp", 'text/html;charset="euc-jp"')],
)
def test_the_response_header_names_the_encoding(encoding: str, content_type: str) -> None:
    html = (FIXTURES / "g3_new_releases_jp" / "page.html").read_text().replace('<meta charset="utf-8">', "")
    assert parse_page(html.encode(encoding), content_type=content_type) == parse_page(html.encode())


def test_a_latin_1_page_is_read_as_it_declares() -> None:
    html = (FIXTURES / "g2_gift_ideas_fr" / "page.html").read_text().replace("’", "'").replace("…", "...")
    declared = html.replace('charset="utf-8"', 'charset="ISO-8859-1"').replace("€", "EUR")
    page = parse_page(declared.encode("latin-1"))
    assert page == parse_page(declared.encode())


def test_the_address_settles_what_the_page_leaves_open() -> None:
    html = (FIXTURES / "g1_list_ca_page2" / "page.html").read_text()
    bare = html.replace('<link rel="canonical"', "<link").replace("CDN$", "$")
    unsaid = bare.replace("Amazon.ca", "Amazon").encode()
    unknown, australian = parse_page(unsaid), parse_page(unsaid, url="https://www.amazon.com.au/zgbs/toys")
    assert json.loads(encode_parsed_page(unknown))["marketplace"] is None
    assert json.loads(encode_parsed_page(unknown))["items"][0]["product_url"] is None
    found = json.loads(encode_parsed_page(australian))
    assert (found["marketplace"], found["currency"]) == ("amazon.com.au", "AUD")
    assert found["items"][0]["currency"] == "AUD"


@pytest.mark.parametrize(
    ("host", "sign", "currency"),
    [
        ("amazon.ie", "€24.87", "EUR"),
        ("amazon.co.za", "R24.87", "ZAR"),
        ("amazon.cn", "¥24.87", "CNY"),
        *(
            (market.name, "$24.87", market.currency)
            for market in MARKETPLACES.values()
            if market.currency in DOLLARS
        ),
        ("amazon.se", "24,87 kr", "SEK"),
        ("amazon.eg", "£24.87", "EGP"),
    ],
)
def test_a_shared_sign_means_the_currency_of_the_shop(host: str, sign: str, currency: str) -> None:
    html = (FIXTURES / "g1_list_ca_page2" / "page.html").read_text()
    html = html.replace("www.amazon.ca", f"www.{host}").replace("CDN$ 24.87", sign)
    page = parse_page(html.encode())
    assert isinstance(page, ListPage)
    assert page.marketplace == host
    assert (page.items[0].currency, page.items[0].price) == (currency, Decimal("24.87"))


def test_all_marketplaces_are_known_by_their_ids() -> None:
    assert len(MARKETPLACES) == 21
    assert set(MARKETPLACES) <= set(MARKETPLACE_IDS.values())


def test_japanese_and_western_pages_are_read_in_the_windows_variants_of_what_they_declare() -> None:
    japanese = (FIXTURES / "g3_new_releases_jp" / "page.html").read_text()
    circled = japanese.replace('charset="utf-8"', 'charset="shift_jis"').replace("</h1>", "①</h1>")
    assert parse_page(circled.encode("cp932")) == parse_page(circled.encode())
    french = (FIXTURES / "g2_gift_ideas_fr" / "page.html").read_text()
    for declared in ("iso-8859-1", "latin-1"):
        western = french.replace('charset="utf-8"', f'charset="{declared}"')
        assert parse_page(western.encode("cp1252")) == parse_page(western.encode())


def test_a_page_of_many_megabytes_is_not_read() -> None:
    for size, code in ((MAX_PAGE_BYTES, "not_a_list"), (MAX_PAGE_BYTES + 1, "unreadable")):
        body = b"<html><body></body></html>"
        page = parse_page(body[:12] + b" " * (size - len(body)) + body[12:])
        assert isinstance(page, PageError)
        assert page.error.code == code

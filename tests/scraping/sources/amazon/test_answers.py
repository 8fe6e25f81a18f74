"""What the site may answer with instead of the list: none of it is a list, and most of it closes the host."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from pinflow.scraping.check_answer import fetch_checked
from pinflow.scraping.models import ObservedList
from pinflow.scraping.sources.amazon.parse import parse_page, parse_whole_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, PageError, ProductPage
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.source import SourceRefusedError

FIXTURES = Path(__file__).parent / "fixtures"
TOYS = "https://www.amazon.com/Best-Sellers-Toys-Games/zgbs/toys-and-games"
EMPTY_GRID = ("empty_shell_data", "empty_shell_spinner", "empty_shell_canonical")
BUSY, MISSING, WRONG = "too busy", "no such page", "error page"
SAYINGS = {
    "<title>Server Busy</title>": BUSY,
    "<html><body><b>Http/1.1 Service Unavailable</b></body> </html>": BUSY,
    "<title>サービスを利用できません</title>": BUSY,
    "<h1>現在アクセスが集中しております</h1>": BUSY,
    "<title>429 Too Many Requests</title>": BUSY,
    "<title>Ci scusiamo</title>": WRONG,
    "<title>Spiacenti! Si è verificato un problema</title>": WRONG,
    "<title>Oups !</title>": WRONG,
    "<title>Tut uns leid!</title>": WRONG,
    "<title>Lo sentimos</title>": WRONG,
    "<title>Desculpe</title>": WRONG,
    "<title>Er is iets misgegaan</title>": WRONG,
    "<title>Något gick fel</title>": WRONG,
    "<title>Coś poszło nie tak</title>": WRONG,
    "<title>Bir sorun oluştu</title>": WRONG,
    "<title>ご迷惑をおかけしています</title>": WRONG,
    "<title>عذرًا</title>": WRONG,
    '<title>Amazon</title><img src="https://m.example/images/G/03/x/error/de.png">': WRONG,
    "<title>Impossibile trovare la pagina</title>": MISSING,
    "<title>Documento non trovato</title>": MISSING,
    "<title>Det gick inte att hitta sidan</title>": MISSING,
    "<title>Nie można znaleźć strony</title>": MISSING,
    "<title>الصفحة غير موجودة</title>": MISSING,
    "<title>Page introuvable</title>": MISSING,
    "<title>Seite nicht gefunden</title>": MISSING,
}
BOT_CHECKS = (
    '<form action="/errors/validateCaptcha"></form>',
    '<input id="captchacharacters">',
    '<img src="https://x.example/opfcaptcha/1.png">',
    '<img src="https://x.example/captcha/1.png">',
    '<img class="cvf-captcha-img">',
    '<form id="captcha-form"></form>',
    '<div id="aacb-captcha-header"></div>',
    "<title>Robot Check</title>",
    '<script>ue_sn="opfcaptcha.example"</script>',
    "<script>csm-captcha-instrumentation</script>",
    '<script src="https://x.example/awswaf/challenge.js"></script>',
    "<script>AwsWafIntegration.getToken()</script>",
    "<script>window.gokuProps = {}</script>",
    "<!-- automated access to Amazon data -->",
)
SIGN_INS = (
    '<form name="signIn"></form>',
    '<input id="ap_email">',
    '<input id="ap_password">',
    '<form action="/ap/signin"></form>',
    '<form id="ap_register_form"></form>',
)


def source(answer: bytes | Callable[[httpx2.Request], httpx2.Response]) -> AmazonSource:
    """A source whose site answers every request with ``answer``."""
    handler = answer if callable(answer) else lambda _: httpx2.Response(200, content=answer)
    return AmazonSource(httpx2.AsyncClient(transport=httpx2.MockTransport(handler)))


def fixture(name: str) -> bytes:
    return (FIXTURES / name / "page.html").read_bytes()


async def refusal(answer: bytes, url: str = TOYS, page: int = 1) -> SourceRefusedError:
    with pytest.raises(SourceRefusedError) as refused:
        await fetch_checked(source(answer), url, page=page, etag=None, last_modified=None)
    return refused.value


@pytest.mark.parametrize("name", EMPTY_GRID)
async def test_a_grid_that_says_nothing_is_no_empty_list(name: str) -> None:
    refused = await refusal(fixture(name))
    assert (refused.code, refused.closes_host) == ("scraping.empty_shell", True)


async def test_a_list_that_says_that_it_is_empty_is_one() -> None:
    url = "https://www.amazon.co.uk/gp/movers-and-shakers/toys"
    said = fixture("g3_movers_uk_empty")
    for page in (said, said.replace(b"<h4>Sorry, there are no", b"<!--").replace(b"category.</h4>", b"-->")):
        fetched = await fetch_checked(source(page), url, etag=None, last_modified=None)
        assert fetched.observed is not None
        assert fetched.observed.products == ()


@pytest.mark.parametrize("saying", SAYINGS)
async def test_an_error_page_is_one_in_every_language(saying: str) -> None:
    page = saying.encode()
    refused = await refusal(page)
    assert (refused.code, refused.closes_host) == ("scraping.error_page", True)
    parsed = parse_page(page)
    assert isinstance(parsed, PageError)
    assert (parsed.error.code, parsed.error.page_kind) == ("error_page", None)
    assert SAYINGS[saying] in parsed.error.message


@pytest.mark.parametrize("page", [b"<html><body>Kluk kluk.</body></html>", b"Nope", b"", b"\x00\xff" * 90])
async def test_an_answer_without_the_frame_of_the_shop_closes_the_host_whatever_it_says(page: bytes) -> None:
    for ask in (source(page).fetch_product, source(page).fetch_categories):
        with pytest.raises(SourceRefusedError) as refused:
            await ask(TOYS, etag=None, last_modified=None)
        assert refused.value.closes_host
    refused_list = await refusal(page)
    assert (refused_list.code, refused_list.closes_host) == ("scraping.error_page", True)
    with pytest.raises(SourceRefusedError) as saved:
        source(b"").read(page, None)
    assert not saved.value.closes_host, "of a saved page nobody knows what it answered"


@pytest.mark.parametrize(
    "name", ["Matcha bowl, 500 ml", "Busy board", "Poster “Sorry”", "Sign “404 not found”"]
)
def test_a_small_page_with_a_product_is_no_error_page_whatever_its_title_says(name: str) -> None:
    page = f"""<html><title>Amazon.com: {name}</title><body><div id="dp">
        <h1><span id="productTitle">{name}</span></h1>
        <input id="ASIN" value="B0ABCDEFGH"></div></body></html>""".encode()
    parsed = parse_page(page, url="https://www.amazon.com/dp/B0ABCDEFGH")
    assert isinstance(parsed, ProductPage)
    assert parsed.title == name


@pytest.mark.parametrize("name", ["g1_list_ca_page2", "g2_gift_ideas_fr", "g3_list_de_page2"])
@pytest.mark.parametrize("title", ["Best Sellers: Busy Boards", "Best Sellers in “Sorry” Cards"])
def test_a_small_list_with_products_is_no_error_page_whatever_its_title_says(name: str, title: str) -> None:
    page = (FIXTURES / name / "page.html").read_text()
    renamed = re.sub("<title>.*?</title>", f"<title>{title}</title>", page, count=1).encode()
    assert len(renamed) < 60_000
    parsed = parse_whole_page(renamed)
    assert isinstance(parsed, ListPage)
    assert parsed.items
    assert parsed == parse_whole_page(page.encode())


def test_an_error_page_with_an_empty_place_for_a_product_is_one() -> None:
    parsed = parse_page(b'<html><title>Server Busy</title><body><h1 id="productTitle"> </h1></body></html>')
    assert isinstance(parsed, PageError)
    assert parsed.error.code == "error_page"
    assert BUSY in parsed.error.message


async def test_another_page_of_the_shop_closes_nothing() -> None:
    framed = b'<div id="navbar">Amazon</div><h1>Gift cards</h1></body></html>'
    refused = await refusal(framed)
    assert (refused.code, refused.closes_host) == ("scraping.not_a_list", False)
    large = b"<p>Bread</p>" * 8000 + b"</body></html>"
    assert not (await refusal(large)).closes_host


@pytest.mark.parametrize("sign", BOT_CHECKS)
def test_every_sign_of_a_bot_check_is_enough(sign: str) -> None:
    parsed = parse_page(f"<html><body>{sign}</body></html>".encode())
    assert isinstance(parsed, PageError)
    assert parsed.error.code == "bot_check"


@pytest.mark.parametrize("sign", SIGN_INS)
def test_every_sign_of_a_sign_in_is_enough(sign: str) -> None:
    parsed = parse_page(f"<html><body>{sign}</body></html>".encode())
    assert isinstance(parsed, PageError)
    assert parsed.error.code == "sign_in"


@pytest.mark.parametrize("sign", ["gokuProps", "<title>Sorry! Something went wrong</title>"])
def test_weak_signs_count_on_small_pages_only(sign: str) -> None:
    parsed = parse_page(f"<html><body>{sign}{'<p>Bread</p>' * 8000}</body></html>".encode())
    assert isinstance(parsed, PageError)
    assert parsed.error.code == "not_a_list"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        *((path, "home") for path in ("/", "/ref=nav_logo", "/-/de/", "/gp/homepage.html")),
        *((path, "search") for path in ("/s?k=tea", "/-/en/s?k=tea")),
        ("/stores/x", "other"),
    ],
)
def test_a_page_is_named_by_its_address_where_its_structure_says_nothing(path: str, kind: str) -> None:
    html = b'<html><body><div id="navbar">x</div></body></html>'
    parsed = parse_page(html, url=f"https://www.amazon.de{path}")
    assert isinstance(parsed, PageError)
    assert parsed.error.page_kind == kind


# Another page than the one asked for ----------------------------------------------------------------


async def observed(page: bytes, url: str, number: int = 1) -> ObservedList:
    fetched = await fetch_checked(source(page), url, page=number, etag=None, last_modified=None)
    assert fetched.observed is not None
    return fetched.observed


async def test_a_list_of_another_marketplace_kind_or_category_is_refused() -> None:
    page = fixture("g3_movers_us")
    right = "https://www.amazon.com/gp/movers-and-shakers/home-garden"
    canonical = b'rel="canonical" href="'
    start = page.index(canonical) + len(canonical)
    node = page[start : page.index(b'"', start)].decode()
    assert (await observed(page, node)).list_kind == "movers"
    for url in (TOYS, "https://www.amazon.de/gp/movers-and-shakers/x", f"{right}-of-others"):
        refused = await refusal(page, url)
        assert (refused.code, refused.closes_host) == ("scraping.other_page", False)
        assert "Nothing was recorded" in refused.message


async def test_the_marketplace_of_a_page_is_its_own_before_that_of_its_address() -> None:
    page = fixture("g3_movers_us").replace(b'rel="canonical"', b"")
    url = "https://www.amazon.de/gp/movers-and-shakers/home-garden"
    marked = page.replace(b"<body>", b'<body><script>ue_mid="ATVPDKIKX0DER"</script>')
    assert (await refusal(marked, url)).code == "scraping.other_page"
    served = page.replace(b"<body>", b'<body><script>ue_sn="www.amazon.com"</script>')
    assert (await refusal(served, url)).code == "scraping.other_page"


async def test_another_page_of_the_list_is_refused() -> None:
    second = fixture("g3_list_de_page2")
    url = "https://www.amazon.de/gp/bestsellers/"
    assert min(each.rank for each in (await observed(second, url, 2)).products) == 51
    assert (await refusal(second, url)).code == "scraping.other_page"
    first, address = fixture("g2_gift_ideas_fr"), "https://www.amazon.fr/gp/most-gifted"
    assert (await refusal(first, address, 2)).code == "scraping.other_page"


# How an answer's status and headers are read --------------------------------------------------------


async def test_both_validators_of_a_stored_page_are_sent() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(304)

    fetched = await fetch_checked(source(answer), TOYS, etag='"1"', last_modified="Mon, 01 Jun 2026")
    assert (fetched.status, fetched.observed) == (304, None)
    assert seen[0].headers["if-none-match"] == '"1"'
    assert seen[0].headers["if-modified-since"] == "Mon, 01 Jun 2026"
    await fetch_checked(source(answer), TOYS, etag=None, last_modified=None)
    assert not {"if-none-match", "if-modified-since"} & set(seen[1].headers)


@pytest.mark.parametrize(
    ("status", "headers", "code", "closes"),
    [
        (403, {}, "busy", True),
        (429, {"retry-after": "7"}, "busy", True),
        (503, {}, "busy", True),
        (404, {}, "not_found", False),
        (410, {}, "not_found", False),
        (302, {"location": "https://www.amazon.com/errors/validateCaptcha?x=1"}, "bot_check", True),
        (302, {"location": "/ap/signin?x=1"}, "sign_in", True),
        (302, {"location": "/ap/cvf/x"}, "sign_in", True),
        (302, {"location": "/gp/sign-in.html"}, "sign_in", True),
        (301, {"location": "/gp/bestsellers/toys"}, "redirected", False),
    ],
)
async def test_a_status_is_a_refusal_of_its_kind(
    status: int, headers: dict[str, str], code: str, closes: bool
) -> None:
    with pytest.raises(SourceRefusedError) as refused:
        await source(lambda _: httpx2.Response(status, headers=headers)).fetch(
            TOYS, etag=None, last_modified=None
        )
    assert (refused.value.kind, refused.value.closes_host) == (code, closes)
    assert (refused.value.retry_after is not None) is ("retry-after" in headers)

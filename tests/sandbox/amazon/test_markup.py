"""The pages carry today's markup, as the saved real ones do."""

from __future__ import annotations

import json
import re

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES, Shelf
from pinflow.sandbox.amazon.goods import Good, children_of, list_goods, parent_of
from pinflow.sandbox.amazon.markup import LIST_KINDS, list_path
from pinflow.sandbox.amazon.movement import Offer, hour_of, make_offer

FULL = [shelf for shelf in SHELVES if not shelf.kinds]


def _one(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


async def _open(shop: httpx2.AsyncClient, path: str) -> LexborHTMLParser:
    response = await shop.get(path)
    assert response.status_code == 200, path
    assert response.headers["content-type"] == "text/html;charset=UTF-8"
    return LexborHTMLParser(response.content)


def _recs(page: LexborHTMLParser) -> list[dict[str, object]]:
    grid = _one(page, "div.p13n-desktop-grid[data-client-recs-list]")
    return list(json.loads(grid.attributes["data-client-recs-list"] or ""))


def _rank(entry: dict[str, object]) -> int:
    metadata = entry["metadataMap"]
    assert isinstance(metadata, dict)
    return int(metadata["render.zg.rank"])


def test_there_are_four_departments_and_more_than_a_dozen_categories() -> None:
    assert [shelf.path for shelf in FULL] == [
        "/Best-Sellers-Home-Decor/zgbs/home-garden",
        "/Best-Sellers-Kitchen-Dining/zgbs/kitchen",
        "/Best-Sellers-Patio-Lawn-Garden/zgbs/lawn-garden",
        "/Best-Sellers-Handmade-Gifts-Crafts/zgbs/handmade",
    ]
    assert len(SHELVES) >= 16
    assert len({shelf.key for shelf in SHELVES}) == len({shelf.path for shelf in SHELVES}) == len(SHELVES)


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.label)
async def test_every_category_has_lists_of_all_five_kinds(shop: httpx2.AsyncClient, shelf: Shelf) -> None:
    for kind in LIST_KINDS:
        page = await _open(shop, list_path(kind, shelf))
        recs = _recs(page)
        assert [_rank(entry) for entry in recs] == list(range(1, len(recs) + 1))
        if kind == "bestsellers":
            assert len(recs) >= 6


@pytest.mark.parametrize("shelf", FULL, ids=lambda shelf: shelf.label)
async def test_a_list_shows_thirty_cards_and_defers_twenty_ranks(
    shop: httpx2.AsyncClient, shelf: Shelf
) -> None:
    page = await _open(shop, shelf.path)
    cards = page.css("#gridItemRoot")
    recs = _recs(page)
    assert len(cards) == 30
    assert [_rank(entry) for entry in recs] == list(range(1, 51))
    assert len({entry["id"] for entry in recs}) == 50
    shown = [_one(card, ".p13n-sc-uncoverable-faceout").attributes["id"] for card in cards]
    assert shown == [entry["id"] for entry in recs[:30]]
    assert [_one(card, ".zg-bdg-text").text() for card in cards] == [f"#{rank}" for rank in range(1, 31)]
    assert [_one(card, "[data-asin]").attributes["data-asin"] for card in cards] == shown
    assert all(re.fullmatch(r"B0[A-Z0-9]{8}", asin or "") for asin in shown)


@pytest.mark.parametrize("shelf", FULL, ids=lambda shelf: shelf.label)
async def test_every_card_has_a_whole_title_a_cut_alt_text_and_pictures(
    shop: httpx2.AsyncClient, shelf: Shelf
) -> None:
    page = await _open(shop, shelf.path)
    for card in page.css("#gridItemRoot"):
        picture, title = _one(card, "img"), _one(card, "div[class*=line-clamp]").text()
        assert title.startswith(picture.attributes["alt"] or "?")
        assert len(picture.attributes["alt"] or "") <= 125
        sizes = json.loads(picture.attributes["data-a-dynamic-image"] or "")
        assert sorted(sizes.values()) == [[300, 200], [600, 400], [900, 600]]
        assert all(url.startswith("http://127.0.0.1:8401/images/I/71") for url in sizes)


async def test_ratings_stand_in_the_label_of_2025(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, FULL[0].path)
    labels = [node.attributes["aria-label"] or "" for node in page.css("#gridItemRoot a[aria-label]")]
    assert len(labels) >= 25
    assert all(re.fullmatch(r"[345]\.\d out of 5 stars, [\d,]+ ratings", label) for label in labels)


async def test_prices_are_of_every_kind_that_real_lists_have(shop: httpx2.AsyncClient) -> None:
    kinds = set()
    for shelf in SHELVES:
        for card in (await _open(shop, shelf.path)).css("#gridItemRoot"):
            prices = [node.text() for node in card.css("[class*=p13n-sc-price_]")]
            assert all(re.fullmatch(r"\$\d{1,3}\.\d\d", price) for price in prices)
            kinds.add("offers" if "offers from" in card.text() else len(prices))
    assert kinds == {"offers", 0, 1, 2}


async def test_the_page_says_which_list_and_page_it_is(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, FULL[1].path)
    assert _one(page, "title").text() == "Amazon.com Best Sellers: Best Kitchen & Dining"
    canonical = _one(page, "link[rel=canonical]").attributes["href"]
    assert canonical == "https://www.amazon.com/Best-Sellers-Kitchen-Dining/zgbs/kitchen"
    assert [node.text() for node in page.css("h1")] == [
        "Amazon Best Sellers",
        "Best Sellers in Kitchen & Dining",
    ]
    assert _one(page, "[class*=zg-tabs-li-selected-div] a[aria-current=page]").text() == "Best Sellers"
    assert _one(page, "ul.a-pagination li.a-selected").text() == "1"
    assert _one(page, "[class*=zg-selected]").text() == "Kitchen & Dining"


@pytest.mark.parametrize("shelf", FULL, ids=lambda shelf: shelf.label)
async def test_page_two_goes_on_at_rank_fifty_one(shop: httpx2.AsyncClient, shelf: Shelf) -> None:
    first, page = await _open(shop, shelf.path), await _open(shop, shelf.path + "?pg=2")
    recs = _recs(page)
    assert [_rank(entry) for entry in recs] == list(range(51, 101))
    assert not {entry["id"] for entry in recs} & {entry["id"] for entry in _recs(first)}
    cards = page.css("#gridItemRoot")
    assert [_one(card, ".zg-bdg-text").text() for card in cards] == [f"#{rank}" for rank in range(51, 81)]
    # The number in the link restarts and is no rank, as on the real site.
    assert "_d_sccl_1/" in (_one(cards[0], "a.a-link-normal").attributes["href"] or "")
    assert _one(page, "ul.a-pagination li.a-selected").text() == "2"
    assert (await shop.get(shelf.path + "?pg=3")).status_code == 404


async def test_page_two_of_a_shorter_list_is_an_honest_empty_page(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, SHELVES[5].path + "?pg=2")
    assert page.css("#gridItemRoot") == []
    assert _recs(page) == []
    assert _one(page, "ul.a-pagination li.a-selected").text() == "2"
    assert (await _open(shop, SHELVES[5].path)).css("ul.a-pagination") == []


async def test_a_shorter_list_ends_where_its_goods_end(shop: httpx2.AsyncClient) -> None:
    recs = _recs(await _open(shop, SHELVES[5].path))
    assert 6 <= len(recs) < 50
    assert [_rank(entry) for entry in recs] == list(range(1, len(recs) + 1))


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.label)
async def test_a_category_shows_the_way_to_it_and_what_is_below(
    shop: httpx2.AsyncClient, shelf: Shelf
) -> None:
    page = await _open(shop, shelf.path)
    tree = _one(page, "[class*=zg-browse-root]")
    assert _one(tree, "[class*=zg-selected]").text() == shelf.name
    links = [(node.attributes["href"] or "").split("/ref=")[0] for node in tree.css("a")]
    parent = parent_of(shelf)
    above = ["/Best-Sellers/zgbs"]
    while parent is not None:
        above.insert(1, parent.path)
        parent = parent_of(parent)
    around = children_of(shelf) or [each for each in children_of(parent_of(shelf)) if each != shelf]
    assert links == [*above, *(each.path for each in around)]


async def test_the_front_page_links_every_department(shop: httpx2.AsyncClient) -> None:
    for path in ("/gp/bestsellers", "/gp/most-gifted"):
        tree = _one(await _open(shop, path), "[class*=zg-browse-root]")
        assert [link.text() for link in tree.css("a")] == [shelf.name for shelf in FULL]


async def test_in_german_numbers_ratings_prices_and_words_are_german(shop: httpx2.AsyncClient) -> None:
    for ask in ({"headers": {"accept-language": "de,en;q=0.5"}}, {"params": {"language": "de_DE"}}):
        page = LexborHTMLParser((await shop.get(FULL[0].path, **ask)).content)  # type: ignore[arg-type]
        assert _one(page, "html").attributes["lang"] == "de-de"
        canonical = _one(page, "link[rel=canonical]").attributes["href"]
        assert canonical == "https://www.amazon.de/gp/bestsellers/home-garden"
        assert [node.text() for node in page.css("h1")] == [
            "Bestseller",
            "Bestseller in Wohnaccessoires & Deko",
        ]
        labels = [node.attributes["aria-label"] or "" for node in page.css("#gridItemRoot a[aria-label]")]
        assert len(labels) >= 25
        assert all(re.fullmatch(r"[345],\d von 5 Sternen, [\d.]+ Bewertungen", label) for label in labels)
        prices = [node.text() for node in page.css("#gridItemRoot [class*=p13n-sc-price_]")]
        assert len(prices) >= 25
        assert all(re.fullmatch(r"\d{1,3},\d\d\xa0€", price) for price in prices)


async def test_the_languages_are_pages_of_their_own(shop: httpx2.AsyncClient) -> None:
    english = await shop.get(FULL[0].path)
    german = await shop.get(FULL[0].path, headers={"accept-language": "de"})
    assert english.headers["etag"] != german.headers["etag"]
    assert "Accept-Language" in german.headers["vary"]
    other = {"accept-language": "de", "if-none-match": english.headers["etag"]}
    assert (await shop.get(FULL[0].path, headers=other)).status_code == 200
    for unknown in ("fr-FR,fr", "", "*", "x" * 500):
        assert (await shop.get(FULL[0].path, headers={"accept-language": unknown})).text == english.text


async def test_the_front_page_shows_six_carousels_of_six(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, "/gp/bestsellers")
    carousels = page.css(".a-carousel-container")
    assert len(carousels) == 6
    for carousel in carousels:
        assert len(carousel.css("li.a-carousel-card .p13n-sc-uncoverable-faceout")) == 6
        assert _one(carousel, "h2.a-carousel-heading").text().startswith("Best Sellers in ")
    assert page.css("#gridItemRoot") == []


async def test_movers_are_sorted_by_their_gain(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, "/gp/movers-and-shakers/home-garden")
    gains = [int(node.text().rstrip("%")) for node in page.css(".zg-grid-pct-change")]
    assert len(gains) >= 3
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] > 0
    metadata = _recs(page)[0]["metadataMap"]
    assert isinstance(metadata, dict)
    assert metadata["render.zg.bsms.percentageChange"] == f"{gains[0]}%"
    assert int(metadata["render.zg.bsms.currentSalesRank"]) < int(
        metadata["render.zg.bsms.twentyFourHourOldSalesRank"]
    )


async def test_a_card_leads_to_its_product_page(shop: httpx2.AsyncClient) -> None:
    card = _one(await _open(shop, FULL[0].path), "#gridItemRoot")
    href = _one(card, "a.a-link-normal").attributes["href"] or ""
    product = await _open(shop, href)
    assert _one(product, "#productTitle").text(strip=True) == _one(card, "div[class*=line-clamp]").text()
    asin = _one(card, "[data-asin]").attributes["data-asin"]
    assert _one(product, "#ASIN").attributes["value"] == asin
    assert len(product.css("#feature-bullets li")) >= 4
    assert _one(product, ".a-price .a-offscreen").text() == _one(card, "[class*=p13n-sc-price_]").text()
    assert f"#1 in {FULL[0].name}" in _one(product, "#detailBulletsWrapper_feature_div").text()
    gallery = re.search(r"'initial': (\[.*?\])", product.html or "")
    assert gallery is not None
    pictures = json.loads(gallery[1])
    assert [picture["variant"] for picture in pictures] == ["MAIN", "PT01"]
    for picture in pictures:
        assert (await shop.get(picture["hiRes"])).headers["content-type"] == "image/jpeg"
    assert _one(await _open(shop, f"/dp/{asin}"), "#ASIN").attributes["value"] == asin


async def test_product_pages_say_what_is_in_stock_scarce_and_gone(
    shop: httpx2.AsyncClient, clock: FixedClock
) -> None:
    """Of one hour's goods, one of each."""
    hour = hour_of(clock.now())
    seen: dict[int | None, tuple[Good, Offer]] = {}
    for good in list_goods():
        offer = make_offer(good, 1, hour)
        if offer.price_kind == "price":
            seen.setdefault(offer.stock if offer.stock in (None, 0) else 1, (good, offer))
    assert set(seen) == {None, 0, 1}
    for stock, (good, offer) in seen.items():
        for language, said in (("en", _STOCK[stock]), ("de", _LAGER[stock])):
            answer = await shop.get(f"/dp/{good.asin}", headers={"accept-language": language})
            page = LexborHTMLParser(answer.content)
            assert _one(page, "#availability").text(strip=True) == said.format(count=offer.stock)
            assert (page.css_first(".a-price") is None) == (stock == 0)


_STOCK = {
    None: "In Stock",
    0: "Currently unavailable.",
    1: "Only {count} left in stock - order soon.",
}
_LAGER = {None: "Auf Lager", 0: "Derzeit nicht verfügbar.", 1: "Nur noch {count} auf Lager"}


async def test_what_is_not_there_is_a_404_error_page(shop: httpx2.AsyncClient) -> None:
    for path in ("/dp/B000000000", "/gp/bestsellers/nothing", "/gp/cart", "/product-reviews/B0D1234567"):
        response = await shop.get(path)
        assert response.status_code == 404, path
        assert "Page Not Found" in response.text


async def test_the_address_root_links_every_list(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, "/")
    links = [node.attributes["href"] for node in page.css("#lists a[rel=bestsellers]")]
    assert links == [shelf.path for shelf in SHELVES]
    for node in page.css("#lists a"):
        await _open(shop, node.attributes["href"] or "")


async def test_goods_that_break_rules_stand_at_the_top(shop: httpx2.AsyncClient) -> None:
    tops = []
    for shelf in FULL:
        cards = (await _open(shop, shelf.path)).css("#gridItemRoot")[:9]
        tops.append(" ".join(_one(card, "div[class*=line-clamp]").text() for card in cards))
    home, kitchen, garden, handmade = tops
    assert "50% OFF Today Only" in home
    assert "4.9 Stars" in home
    assert "»Abendröte«" in home
    assert "Cannabis" in kitchen
    assert "Cures Insomnia" in kitchen
    assert "Throwing Knives" in garden
    assert "Cigars" in handmade
    assert "🌿" in handmade

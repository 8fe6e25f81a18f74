"""The pages carry today's markup, as the saved real ones do."""

from __future__ import annotations

import json
import re

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.sandbox.amazon import SHELVES, Shelf

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


def test_there_are_four_full_lists_and_two_shorter_ones() -> None:
    assert len(FULL) == 4
    assert len(SHELVES) == 6


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


async def test_page_two_is_an_honest_empty_page(shop: httpx2.AsyncClient) -> None:
    page = await _open(shop, FULL[0].path + "?pg=2")
    assert page.css("#gridItemRoot") == []
    assert _recs(page) == []
    assert _one(page, "ul.a-pagination li.a-selected").text() == "2"
    assert (await shop.get(FULL[0].path + "?pg=3")).status_code == 404


async def test_a_shorter_list_ends_where_its_goods_end(shop: httpx2.AsyncClient) -> None:
    recs = _recs(await _open(shop, SHELVES[5].path))
    assert 6 <= len(recs) < 50
    assert [_rank(entry) for entry in recs] == list(range(1, len(recs) + 1))


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
    assert _one(await _open(shop, f"/dp/{asin}"), "#ASIN").attributes["value"] == asin


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

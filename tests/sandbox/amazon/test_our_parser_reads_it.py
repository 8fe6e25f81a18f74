"""The product's own parser reads every page of the sandbox as it reads the real ones."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import httpx2
import pytest
from selectolax.lexbor import LexborHTMLParser

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES, Shelf
from pinflow.sandbox.amazon.describe import list_points
from pinflow.sandbox.amazon.goods import SHOWN_IN_FRONT, children_of, goods_by_asin, list_goods
from pinflow.sandbox.amazon.markup import LIST_KINDS, list_path
from pinflow.sandbox.amazon.movement import hour_of, make_offer, ranks_of
from pinflow.scraping.models import Category
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import (
    ListPage,
    OverviewPage,
    PageError,
    ParsedPage,
    ProductPage,
)
from pinflow.scraping.sources.amazon.read_categories import read_categories

HOME = SHELVES[0].path


async def _parse(shop: httpx2.AsyncClient, path: str) -> ParsedPage:
    return parse_page((await shop.get(path)).content, url=f"https://www.amazon.com{path}")


@pytest.mark.parametrize("hours", [0, 7, 31])
async def test_every_list_has_contiguous_ranks_and_the_catalogues_titles(
    shop: httpx2.AsyncClient, clock: FixedClock, hours: int
) -> None:
    clock.turn(timedelta(hours=hours))
    for shelf in SHELVES:
        page = await _parse(shop, shelf.path)
        assert isinstance(page, ListPage)
        assert (page.marketplace, page.list_kind, page.category, page.page, page.currency) == (
            "amazon.com", "bestsellers", shelf.name, 1, "USD",
        )  # fmt: skip
        if not shelf.kinds:
            assert (len(page.items), len(page.deferred)) == (30, 20)
        ranks = [item.rank for item in page.items] + [item.rank for item in page.deferred]
        assert ranks == list(range(1, len(ranks) + 1))
        assert len({item.asin for item in page.items} | {item.asin for item in page.deferred}) == len(ranks)
        assert page.warnings == []
        for item in page.items:
            assert item.title == goods_by_asin()[item.asin].title
            assert item.product_url == f"https://www.amazon.com/dp/{item.asin}" or item.asin in (
                item.product_url or ""
            )
            assert (item.image_url or "").startswith("http://127.0.0.1:8401/images/I/")


async def test_every_kind_of_list_and_front_page_is_recognised(shop: httpx2.AsyncClient) -> None:
    for kind, words in LIST_KINDS.items():
        page = await _parse(shop, list_path(kind, SHELVES[0]))
        assert isinstance(page, ListPage)
        assert page.list_kind == kind
        front = await _parse(shop, f"/gp/{words['path']}")
        assert isinstance(front, OverviewPage), kind
        assert front.list_kind == kind
    front = await _parse(shop, "/gp/bestsellers")
    assert isinstance(front, OverviewPage)
    assert len(front.items) == 36
    assert {item.category for item in front.items} == {shelf.name for shelf in SHOWN_IN_FRONT}


async def test_the_second_page_goes_on_and_that_of_a_shorter_list_is_valid_and_empty(
    shop: httpx2.AsyncClient,
) -> None:
    page = await _parse(shop, HOME + "?pg=2")
    assert isinstance(page, ListPage)
    assert page.page == 2
    ranks = [item.rank for item in page.items] + [item.rank for item in page.deferred]
    assert ranks == list(range(51, 101))
    assert len(page.items) == 30
    assert page.warnings == []
    page = await _parse(shop, SHELVES[5].path + "?pg=2")
    assert isinstance(page, ListPage)
    assert (page.items, page.deferred) == ([], [])


async def test_the_german_interface_says_the_same_as_the_english_one(shop: httpx2.AsyncClient) -> None:
    for kind in LIST_KINDS:
        for shelf in (SHELVES[0], SHELVES[9]):
            english = await _parse(shop, list_path(kind, shelf))
            answer = await shop.get(list_path(kind, shelf), headers={"accept-language": "de"})
            german = parse_page(answer.content)
            assert isinstance(english, ListPage)
            assert isinstance(german, ListPage), kind
            assert (german.marketplace, german.list_kind, german.category) == (
                "amazon.de", kind, shelf.german,
            )  # fmt: skip
            assert german.warnings == english.warnings
            assert {item.currency for item in german.items} <= {"EUR", None}
            for there, here in zip(english.items, german.items, strict=True):
                for field in ("asin", "rank", "price", "price_max", "price_kind", "rating",
                    "review_count", "rank_change_percent", "sales_rank"):  # fmt: skip
                    assert getattr(there, field) == getattr(here, field), (kind, field)
                assert [item.title for item in german.items] == [
                    goods_by_asin()[item.asin].german for item in english.items
                ]
            assert german.deferred == english.deferred


async def test_the_category_tree_is_read_from_front_page_and_lists(shop: httpx2.AsyncClient) -> None:
    shelves: tuple[Shelf | None, ...] = (None, *SHELVES)
    for shelf in shelves:
        path = "/gp/bestsellers" if shelf is None else shelf.path
        found = read_categories(LexborHTMLParser((await shop.get(path)).content), "amazon.com")
        assert found is not None
        assert [(each.name, each.url) for each in found] == [
            (child.name, f"https://www.amazon.com{child.path}") for child in children_of(shelf)
        ]
    german = await shop.get("/gp/bestsellers", headers={"accept-language": "de"})
    found = read_categories(LexborHTMLParser(german.content), "amazon.de")
    assert found is not None
    assert found[1] == Category("Küche & Tisch", "https://www.amazon.de/gp/bestsellers/kitchen")


@pytest.mark.parametrize("language", ["en", "de"])
async def test_product_pages_are_read_whole(
    shop: httpx2.AsyncClient, clock: FixedClock, language: str
) -> None:
    hour = hour_of(clock.now())
    for good in list_goods()[::17]:
        offer = make_offer(good, 1, hour)
        answer = await shop.get(good.path, headers={"accept-language": language})
        page = parse_page(answer.content)
        assert isinstance(page, ProductPage), good.title
        assert (page.asin, page.title, page.brand) == (good.asin, good.called(language), good.brand)
        assert page.marketplace == ("amazon.com" if language == "en" else "amazon.de")
        assert page.bullets == list_points(good, 1)
        if offer.price_kind == "price":
            expected = None if offer.stock == 0 else Decimal(f"{offer.price:.2f}")
            assert page.price == expected
        assert page.rating == (None if offer.rating is None else Decimal(str(offer.rating)))
        assert page.review_count == (offer.reviews if offer.rating is not None else None)
        assert page.availability == ("OutOfStock" if offer.stock == 0 else "InStock")
        assert [url.split("/images/I/")[1].split(".")[0] for url in page.image_urls] == [
            good.picture_id,
            good.detail_id,
        ]
        ranks = [(rank, shelf.called(language)) for rank, shelf in ranks_of(good, 1, hour)]
        assert [(each.rank, each.category) for each in page.category_ranks] == ranks


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("captcha", "bot_check"),
        ("busy_503", "error_page"),
        ("busy_200", "error_page"),
        ("throttle_429", "error_page"),
        ("sign_in", "sign_in"),
        ("error_page", "error_page"),
        ("empty_shell", "markup_changed"),
    ],
)
async def test_a_refusal_is_never_read_as_no_products(shop: httpx2.AsyncClient, mode: str, code: str) -> None:
    await shop.post("/_sandbox/refuse", json={"mode": mode})
    page = await _parse(shop, HOME)
    assert isinstance(page, PageError)
    assert page.error.code == code


async def test_a_product_page_is_told_from_a_list(shop: httpx2.AsyncClient) -> None:
    asin = next(iter(goods_by_asin()))
    page = await _parse(shop, f"/dp/{asin}")
    assert isinstance(page, ProductPage)
    assert (page.asin, page.title) == (asin, goods_by_asin()[asin].title)

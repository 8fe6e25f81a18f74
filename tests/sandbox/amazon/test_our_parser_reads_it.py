"""The product's own parser reads every page of the sandbox as it reads the real ones."""

from __future__ import annotations

from datetime import timedelta

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES
from pinflow.sandbox.amazon.goods import goods_by_asin
from pinflow.sandbox.amazon.markup import LIST_KINDS, list_path
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import (
    ListPage,
    OverviewPage,
    PageError,
    ParsedPage,
    ProductPage,
)

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
    assert {item.category for item in front.items} == {shelf.name for shelf in SHELVES}


async def test_the_second_page_is_a_valid_empty_list(shop: httpx2.AsyncClient) -> None:
    page = await _parse(shop, HOME + "?pg=2")
    assert isinstance(page, ListPage)
    assert (page.items, page.deferred) == ([], [])


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

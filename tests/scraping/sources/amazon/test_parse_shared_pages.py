"""Real saved pages, where they are at hand: every kind, every field of every checked list, every series."""

from __future__ import annotations

import csv
import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest

from pinflow.scraping.sources.amazon.parse import parse_page, parse_whole_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, OverviewPage, PageError, ProductPage
from pinflow.scraping.sources.amazon.parse_plain import read_plain_list

AMAZON = Path(__file__).resolve().parents[5] / "shared" / "amazon"
pytestmark = pytest.mark.skipif(not AMAZON.exists(), reason="the real pages (../shared/amazon) are not here")

EXPECTED: dict[str, object] = {
    "bestsellers-list": ListPage,
    "movers-list": ListPage,
    "bestsellers-overview": OverviewPage,
    "bot-check": ("bot_check", None),
    "error-page": ("error_page", None),
    "other: sign-in page": ("sign_in", "sign_in"),
    "other: home page": ("not_a_list", "home"),
    "search": ("not_a_list", "search"),
    "product": ProductPage,
}


def _index() -> list[dict[str, str]]:
    path = AMAZON / "INDEX.tsv"
    return list(csv.DictReader(path.read_text().splitlines(), delimiter="\t")) if path.exists() else []


def _truths() -> list[str]:
    lists = ("bestsellers-list", "movers-list")
    return [row["file"] for row in _index() if row["truth"] == "yes" and row["kind"] in lists]


def _check_list(page: ListPage) -> None:
    assert [item.rank for item in page.items] == list(
        range(page.items[0].rank, page.items[0].rank + len(page.items))
    )
    assert len({item.asin for item in page.items} | {d.asin for d in page.deferred}) == len(page.items) + len(
        page.deferred
    )
    assert all(item.title and item.product_url and item.image_url for item in page.items)
    last = page.items[-1].rank
    assert [d.rank for d in page.deferred] == list(range(last + 1, last + 1 + len(page.deferred)))


@pytest.mark.parametrize("row", _index(), ids=lambda row: row["file"].partition("/")[2])
def test_every_real_page_is_what_the_index_says(row: dict[str, str]) -> None:
    page = parse_page((AMAZON / row["file"]).read_bytes())
    if isinstance(page, PageError):
        assert (page.error.code, page.error.page_kind) == EXPECTED[row["kind"]]
        return
    assert type(page) is EXPECTED[row["kind"]]
    assert page.marketplace == row["marketplace"]
    if isinstance(page, ProductPage):
        assert (len(page.asin), bool(page.title), bool(page.image_urls)) == (10, True, True)
        return
    assert page.list_kind == row["kind"].partition("-")[0]
    if isinstance(page, OverviewPage):
        assert len(page.items) == 36
        assert all(item.title and item.category for item in page.items)
        assert len({(item.category, item.rank) for item in page.items}) == 36
    elif page.items:
        assert page.category
        _check_list(page)


@pytest.mark.parametrize("file", _truths(), ids=lambda file: file.partition("/")[2])
def test_every_field_of_a_checked_list_is_right(file: str) -> None:
    truth_file = (AMAZON / file).with_suffix(".truth.json")
    truth = json.loads(truth_file.read_text(), parse_float=Decimal)
    page = parse_page((AMAZON / file).read_bytes())
    assert isinstance(page, ListPage)
    assert (page.marketplace, page.list_kind) == (truth["marketplace"], truth["list_kind"])
    fields = list(truth["items"][0]) if truth["items"] else []
    assert [{name: getattr(item, name) for name in fields} for item in page.items] == truth["items"]
    assert [{"asin": d.asin, "rank": d.rank} for d in page.deferred] == truth["deferred"]


def _product_truths() -> list[str]:
    return [row["file"] for row in _index() if row["truth"] == "yes" and row["kind"] == "product"]


@pytest.mark.parametrize("file", _product_truths(), ids=lambda file: file.partition("/")[2])
def test_every_annotated_fact_of_a_product_is_right(file: str) -> None:
    truth = json.loads((AMAZON / file).with_suffix(".truth.json").read_text())["truth"]
    page = parse_page((AMAZON / file).read_bytes())
    assert isinstance(page, ProductPage)
    signs = {"GBP": "£", "EUR": "€", "USD": "$"}
    found = {
        "sku": page.asin,
        "brand": page.brand,
        "availability": page.availability,
        "price": None if page.price is None else str(page.price),
        "currency": None if page.currency is None else signs[page.currency],
    }
    for name, value in found.items():
        # Where the annotators saw no price, there is none.
        assert value in truth.get(name, [None] if name in ("price", "currency") else [value]), name


# What the annotations leave out, read from the pages by eye: rating, ratings, bullets, pictures, ranks.
PRODUCTS = {
    "ae-product-strainer-2025-1": ("4.7", 875, 4, 7, [("Kitchen", 187697), ("Kitchen Sieves", 41)]),
    "co.uk-product-cookbook-2023-1": (
        "4.4",
        16,
        0,
        1,
        [
            ("Books", 929084),
            ("Vegetarian & Vegan Cooking", 4687),
            ("Quick & Easy Meals", 6832),
            ("Home & Garden (Books)", 132507),
        ],
    ),
    "com-product-3m-disc-2015-2": (
        None,
        None,
        3,
        1,
        [
            ("Industrial & Scientific", 884228),
            (
                "Industrial & Scientific > Abrasive & Finishing Products > Abrasive Wheels & Discs"
                " > Unitized & Convolute Wheels",
                101,
            ),
        ],
    ),
    "com.br-product-echodot-2025-2": ("4.7", 79598, 6, 8, []),
    "de-product-oldspice-2022-1": (
        "4.3",
        430,
        1,
        1,
        [("Drogerie & Körperpflege", 117767), ("Cremes für Vorbehandlung", 130)],
    ),
    "fr-product-avatar-book-2026-1": (
        "4.8",
        896,
        0,
        7,
        [
            ("Production de films d'animation", 27),
            ("Dictionnaires du cinéma", 28),
            ("Guides cinéma du film d'animation", 37),
        ],
    ),
    "in-product-iphone13-2025-1": ("4.5", 36265, 5, 6, [("Electronics", 1037), ("Smartphones", 73)]),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_rating_bullets_pictures_and_ranks_of_a_product_are_right(name: str) -> None:
    page = parse_page((AMAZON / "pages" / f"{name}.html").read_bytes())
    assert isinstance(page, ProductPage)
    rating, count, bullets, pictures, ranks = PRODUCTS[name]
    assert page.rating == (None if rating is None else Decimal(rating))
    assert (page.review_count, len(page.bullets), len(page.image_urls)) == (count, bullets, pictures)
    assert [(place.category, place.rank) for place in page.category_ranks] == ranks


def _list_files() -> list[Path]:
    pages = [AMAZON / row["file"] for row in _index() if row["kind"] == "bestsellers-list"]
    # Every fourth page of a series is enough to see an unknown shape; all of them take ten seconds.
    return pages + sorted((AMAZON / "series").glob("*/*.html.gz"))[::4]


def test_the_bytes_of_a_list_say_what_a_tree_of_the_page_says() -> None:
    """And the cards of every real list are known, so that none takes the slow way."""
    slow = []
    for path in _list_files():
        html = path.read_bytes()
        html = gzip.decompress(html) if path.suffix == ".gz" else html
        page = parse_page(html)
        assert page == parse_whole_page(html)
        if isinstance(page, ListPage):
            assert page == parse_whole_page(html, by_shape=False), path.name
            if read_plain_list(html) is None:
                slow.append(path.name)
    assert slow == []


@pytest.mark.parametrize("series", ["de-solar-daily", "us-books-hourly"])
def test_every_page_of_a_series_is_a_list_or_a_refusal(series: str) -> None:
    rows = list(csv.DictReader((AMAZON / "series" / f"{series}.index.csv").read_text().splitlines()))
    assert len(rows) > 80
    for row in rows:
        page = parse_page(gzip.decompress((AMAZON / "series" / row["file"]).read_bytes()))
        if row["kind"] == "refusal":
            assert isinstance(page, PageError)
            assert page.error.code == "bot_check"
        else:
            assert isinstance(page, ListPage)
            assert len(page.items) + len(page.deferred) in (49, 50)
            assert page.warnings == []
            _check_list(page)

"""Real saved pages, where they are at hand: every kind, every field of every checked list, every series."""

from __future__ import annotations

import csv
import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, OverviewPage, PageError

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
    "product": ("not_a_list", "product"),
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

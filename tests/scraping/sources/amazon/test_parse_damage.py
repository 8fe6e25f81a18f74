"""Damaged, changed and hostile pages: no crash, no wrong value without a word, never silently nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import (
    ListItem,
    ListPage,
    OverviewItem,
    OverviewPage,
    PageError,
    ParsedPage,
    encode_parsed_page,
)

FIXTURES = Path(__file__).parent / "fixtures"
LISTS = ["g1_list_ca_page2", "g2_gift_ideas_fr", "g3_list_de_page2", "g3_movers_us", "g3_new_releases_jp"]
OVERVIEWS = ["g2_overview_es", "g3_overview_uk"]
SOME = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES = ("title", "price", "price_max", "currency", "price_kind", "rating", "review_count", "image_url")


def _html(name: str) -> bytes:
    return (FIXTURES / name / "page.html").read_bytes()


def _items(page: ParsedPage) -> dict[tuple[str, str | None], ListItem | OverviewItem]:
    if not isinstance(page, ListPage | OverviewPage):
        return {}
    return {(item.asin, getattr(item, "category", None)): item for item in page.items}


def _check_against(found: ParsedPage, whole: ParsedPage) -> None:
    """Every product found is one of the whole page's, at its rank, each value its own or missing."""
    encode_parsed_page(found)
    if isinstance(found, PageError):
        return
    assert isinstance(found, ListPage | OverviewPage)
    assert found.items
    if found.warnings:
        return
    known = _items(whole)
    for key, item in _items(found).items():
        original = known[key]
        assert item.rank == original.rank
        # The lowest offer instead of the buy box's price is less, but it is named as what it is.
        weaker = (item.price_kind, original.price_kind) == ("offers_from", "price")
        for name in VALUES:
            if weaker and name.startswith(("price", "currency")):
                continue
            value = getattr(item, name)
            assert value is None or value == getattr(original, name), name


@SOME
@given(name=st.sampled_from(LISTS + OVERVIEWS), share=st.floats(0, 1))
def test_a_page_cut_off_anywhere_has_true_products_or_none(name: str, share: float) -> None:
    html = _html(name)
    whole = parse_page(html)
    found = parse_page(html[: int(len(html) * share)])
    encode_parsed_page(found)
    if isinstance(found, PageError):
        assert found.error.code == "unreadable"
        return
    assert isinstance(found, ListPage | OverviewPage)
    assert found.items
    known = _items(whole)
    assert all(
        getattr(item, field) == getattr(known[key], field)
        for key, item in _items(found).items()
        for field in ("rank", *VALUES)
    )
    if len(found.items) < len(known):
        assert any("cut off" in warning for warning in found.warnings)


@SOME
@given(name=st.sampled_from([n for n in LISTS + OVERVIEWS if n.startswith("g3")]), seed=st.integers())
def test_new_hashes_in_class_names_change_nothing(name: str, seed: int) -> None:
    html = _html(name).decode()
    letters = random.Random(seed).choices("abcdefghijkXYZ0189", k=11)
    prefix, suffix = "".join(letters[:6]), "".join(letters[6:])
    renamed = html.replace("_zZyXw_", f"_{prefix}_").replace("_a1B2c", f"_{suffix}")
    assert parse_page(renamed.encode()) == parse_page(html.encode())


@SOME
@given(name=st.sampled_from(LISTS + OVERVIEWS), data=st.data())
def test_a_lost_attribute_loses_a_value_but_makes_up_none(name: str, data: st.DataObject) -> None:
    html = _html(name)
    attributes = list(re.finditer(rb"\s[a-z-]+=(?:\"[^\"]*\"|'[^']*')", html))
    lost = data.draw(st.sampled_from(attributes))
    _check_against(parse_page(html[: lost.start()] + html[lost.end() :]), parse_page(html))


@SOME
@given(name=st.sampled_from(LISTS + OVERVIEWS), data=st.data())
def test_an_attribute_lost_everywhere_makes_up_no_value(name: str, data: st.DataObject) -> None:
    html = _html(name)
    names = sorted(set(re.findall(rb"\s([a-z-]+)=[\"']", html)))
    lost = data.draw(st.sampled_from(names))
    changed = re.sub(rb"\s" + re.escape(lost) + rb"=(?:\"[^\"]*\"|'[^']*')", b"", html)
    _check_against(parse_page(changed), parse_page(html))


@SOME
@given(name=st.sampled_from(LISTS + OVERVIEWS), seed=st.integers(), flips=st.integers(1, 40))
def test_flipped_bytes_make_a_valid_result(name: str, seed: int, flips: int) -> None:
    html = bytearray(_html(name))
    chance = random.Random(seed)
    for _ in range(flips):
        html[chance.randrange(len(html))] = chance.randrange(256)
    page = parse_page(bytes(html))
    encode_parsed_page(page)
    if isinstance(page, ListPage | OverviewPage):
        assert all(item.title and item.rank > 0 and len(item.asin) == 10 for item in page.items)


@SOME
@given(st.binary(max_size=4000))
def test_random_bytes_hold_no_products(garbage: bytes) -> None:
    page = parse_page(garbage)
    assert isinstance(page, PageError)
    assert page.error.code in ("unreadable", "not_a_list")


_GRID = b'<!doctype html><html><body><div class="p13n-desktop-grid" data-client-recs-list="[]">'
_CARD = b'<div id="gridItemRoot"><span class="zg-bdg-text">#1</span><a href="/dp/B000000000">A mug</a>'
_END = b"</div></body></html>"


@pytest.mark.parametrize(
    "html",
    [
        b"<div>" * 3_000_000,
        b"<ul><li>" * 100_000,
        b"".join(b"<font c=%d>" % i for i in range(60_000)),
        b"<div>" * 60_000 + b"</span>" * 60_000,
        b"<div " + b" ".join(b"a%d" % i for i in range(300_000)) + b">",
        b"<div " + b" ".join(b"a%d<" % i for i in range(300_000)) + b">",
        b"x" * (17 * 1024 * 1024),
        b"\0" * 100_000,
        b"<html>\0<body>\0" + b"\0" * 100_000,
    ],
    ids=["deep", "lists", "fonts", "stray", "attributes", "marks", "large", "nul", "nul-html"],
)
def test_a_hostile_page_is_refused_and_not_chewed_on(html: bytes) -> None:
    page = parse_page(html)
    assert isinstance(page, PageError)
    assert page.error.code == "unreadable"


@pytest.mark.parametrize(
    "card",
    [
        b'<span class="a-color-price"><span class="p13n-sc-price">$' + b"1" * 300_000 + b"</span></span>",
        b'<span class="a-color-price"><span class="p13n-sc-price">$' + b"1." * 99_999 + b"</span></span>",
        b'<a href="/product-reviews/B000000000" title="4.'
        + b"4" * 99_999
        + b' out of 5">'
        + b"9" * 99_999
        + b"</a>",
        b'<a href="/product-reviews/B000000000">' + b"1 234 " * 99_999 + b"</a>",
    ],
    ids=["digits", "points", "rating", "count"],
)
def test_absurd_numbers_are_no_numbers(card: bytes) -> None:
    page = parse_page(_GRID + _CARD + card + b"</div>" + _END)
    assert isinstance(page, ListPage)
    assert [(i.title, i.price, i.rating, i.review_count) for i in page.items] == [("A mug", None, None, None)]


@pytest.mark.parametrize(
    "recs", [b"[" * 50_000, b"{}", b"null", b"[1,null,{}]", b'[{"id":1,"metadataMap":[]}]']
)
def test_a_strange_list_of_later_products_does_not_hide_the_cards(recs: bytes) -> None:
    html = _GRID.replace(b'"[]"', b"'" + recs + b"'") + _CARD + b"</div>" + _END
    page = parse_page(html)
    assert isinstance(page, ListPage)
    assert len(page.items) == 1
    assert page.deferred == []
    assert bool(page.warnings) == recs.startswith(b"[[")


def test_cards_within_cards_are_bounded() -> None:
    page = parse_page(_GRID + _CARD * 400 + b"</div>" * 400 + _END)
    assert isinstance(page, ListPage)
    assert any("first 200" in warning for warning in page.warnings)

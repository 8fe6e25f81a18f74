"""Real pages, damaged by chance: no crash, no hang, and no wrong value without a word.

A few seconds long as it is; with PINFLOW_FUZZ_EXAMPLES=2000 in the environment it looks for longer.
"""

from __future__ import annotations

import faulthandler
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pinflow.scraping.sources.amazon.parse import parse_page, parse_whole_page
from pinflow.scraping.sources.amazon.parse_models import (
    ListItem,
    ListPage,
    OverviewPage,
    PageError,
    ParsedPage,
    ProductPage,
    encode_parsed_page,
)
from tests.scraping.sources.amazon.mutations import (
    AMAZON,
    LISTS,
    OVERVIEWS,
    PRODUCTS,
    break_bytes,
    drop_attributes,
    real_page,
    reencode,
    rename_hashes,
    splice,
)

pytestmark = pytest.mark.skipif(not AMAZON.exists(), reason="the real pages (../shared/amazon) are not here")

EXAMPLES = int(os.environ.get("PINFLOW_FUZZ_EXAMPLES", "25"))
SOME = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
# After this the parser counts as hanging, and the run is ended with a trace of where.
WATCHDOG_SECONDS = 10
ALL = LISTS + OVERVIEWS + PRODUCTS
CARD_FIELDS = [name for name in ListItem.__struct_fields__ if name not in ("asin", "rank")]
PRICE_FIELDS = ("price", "price_max", "currency", "price_kind")
PRODUCT_LISTS = ("bullets", "image_urls", "category_ranks")


@contextmanager
def watchdog() -> Iterator[None]:
    faulthandler.dump_traceback_later(WATCHDOG_SECONDS, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _parse(html: bytes) -> ParsedPage:
    """The page, which is valid by its own schema."""
    with watchdog():
        page = parse_page(html)
    msgspec.json.decode(encode_parsed_page(page), type=ParsedPage)
    return page


@lru_cache(maxsize=64)
def _whole(name: str) -> ParsedPage:
    return parse_whole_page(real_page(name), by_shape=False)


def _check(found: ParsedPage, whole: ParsedPage, said: str = "") -> None:
    """Each value is the whole page's, or null on a page with a warning; ``said``: what was taken away."""
    if isinstance(found, PageError):
        assert found.error.code in ("markup_changed", "unreadable"), found.error
        return
    assert type(found) is type(whole)
    if isinstance(found, ProductPage):
        assert isinstance(whole, ProductPage)
        _check_product(found, whole, said)
    else:
        assert isinstance(whole, ListPage | OverviewPage)
        _check_list(found, whole, said)


def _check_list(found: ListPage | OverviewPage, whole: ListPage | OverviewPage, said: str) -> None:
    for name in ("marketplace", "list_kind", "category", "page", "currency"):
        _check_value(name, getattr(found, name), getattr(whole, name), found.warnings, said)
    known = {_key(item): item for item in whole.items}
    later = {_key(item): item.rank for item in whole.deferred}
    for item in found.items:
        _check_item(item, known[_key(item)], found.warnings, said)
    named = {_key(item) for item in found.items}
    for entry in found.deferred:
        key = _key(entry)
        assert entry.rank == (later[key] if key in later else known[key].rank)
        named.add(key)
    if set(known) | set(later) != named:
        assert found.warnings, "products are missing without a word"


def _key(item: Any) -> tuple[str, str | None]:
    return item.asin, getattr(item, "category", None)


def _check_item(item: ListItem, original: ListItem, warnings: list[str], said: str) -> None:
    assert item.rank == original.rank
    for name in CARD_FIELDS:
        # The lowest offer instead of the buy box's price is less, but it is named as what it is.
        weaker = (item.price_kind, original.price_kind) == ("offers_from", "price")
        if not (weaker and name in PRICE_FIELDS):
            _check_value(name, getattr(item, name), getattr(original, name), warnings, said)


def _check_product(found: ProductPage, whole: ProductPage, said: str) -> None:
    weaker = (found.price_kind, whole.price_kind) == ("offers_from", "price")
    for name in ProductPage.__struct_fields__:
        value, original = getattr(found, name), getattr(whole, name)
        if name in PRODUCT_LISTS:
            assert all(part in original for part in value) or said, name
        elif name not in ("warnings", "availability_text") and not (weaker and name in PRICE_FIELDS):
            _check_value(name, value, original, found.warnings, said)


def _check_same(found: ParsedPage, whole: ParsedPage) -> None:
    """Equal but for the words of the warnings: the bytes and the tree miss a card in different ways."""
    if isinstance(found, ListPage) and isinstance(whole, ListPage):
        assert bool(found.warnings) == bool(whole.warnings)
        found = msgspec.structs.replace(found, warnings=[])
        whole = msgspec.structs.replace(whole, warnings=[])
    assert found == whole


def _check_value(name: str, value: object, original: object, warnings: list[str], said: str) -> None:
    if value == original:
        return
    if value is None:
        assert warnings, f"{name} is lost without a word"
        return
    # What stood in the lost attribute itself is the only excuse, and then it is said.
    assert original is not None, (name, value)
    assert str(original) in said, (name, value, original)
    assert warnings or name == "image_url", (name, value, original)


@SOME
@given(name=st.sampled_from(ALL), seed=st.integers(0, 2**32), count=st.integers(1, 12))
def test_lost_attributes_lose_values_but_make_up_none(name: str, seed: int, count: int) -> None:
    html, said = drop_attributes(name, random.Random(seed), count)
    found = _parse(html)
    _check(found, _whole(name), said)
    if name in LISTS:
        _check_same(found, parse_whole_page(html, by_shape=False))


@SOME
@given(name=st.sampled_from(ALL), share=st.floats(0, 1))
def test_a_page_cut_off_anywhere_has_true_values_or_none(name: str, share: float) -> None:
    html = real_page(name)
    found = _parse(html[: int(len(html) * share)])
    if isinstance(found, PageError):
        assert found.error.code in ("unreadable", "not_a_list", "markup_changed")
        return
    _check(found, _whole(name))


@SOME
@given(name=st.sampled_from(ALL), seed=st.integers(0, 2**32))
def test_new_hashes_in_class_names_change_nothing(name: str, seed: int) -> None:
    assert _parse(rename_hashes(name, random.Random(seed))) == parse_page(real_page(name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", [LISTS[0], LISTS[1], LISTS[4], PRODUCTS[1], PRODUCTS[2]])
def test_another_charset_that_the_page_declares_changes_nothing(name: str, encoding: str) -> None:
    html = reencode(name, encoding)
    assert html is not None
    found, plain = _parse(html), reencode(name, "cp1252")
    assert plain is not None
    if encoding == "cp1252":
        assert found == _parse(plain.decode("cp1252").replace("cp1252", "utf-8", 1).encode())
    else:
        assert found == _whole(name)


@SOME
@given(first=st.sampled_from(ALL), second=st.sampled_from(ALL), seed=st.integers(0, 2**32))
def test_pieces_of_two_pages_make_a_valid_result(first: str, second: str, seed: int) -> None:
    _parse(splice(first, second, random.Random(seed)))


@SOME
@given(name=st.sampled_from(ALL), seed=st.integers(0, 2**32), count=st.integers(1, 300))
def test_broken_bytes_make_a_valid_result(name: str, seed: int, count: int) -> None:
    found = _parse(break_bytes(name, random.Random(seed), count))
    if isinstance(found, ListPage | OverviewPage):
        assert all(item.title and item.rank > 0 and len(item.asin) == 10 for item in found.items)


@SOME
@given(
    name=st.sampled_from(LISTS + PRODUCTS),
    encoding=st.sampled_from(["cp1252", "latin-1", "utf-16-le", "shift_jis"]),
)
def test_a_page_in_a_charset_that_it_does_not_declare_makes_a_valid_result(name: str, encoding: str) -> None:
    _parse(real_page(name).decode("utf-8", errors="replace").encode(encoding, errors="replace"))


@pytest.mark.parametrize("name", LISTS)
def test_a_grid_without_readable_cards_is_markup_that_changed(name: str) -> None:
    html = real_page(name)
    for word in (b"/dp/", b"/gp/product/", b"p13n-sc-uncoverable-faceout", b"product-reviews", b"data-asin"):
        html = html.replace(word, b"/xx/")
    found = _parse(html)
    assert isinstance(found, PageError)
    assert found.error.code == "markup_changed"

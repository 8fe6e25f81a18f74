"""Keyset pages."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.pagination import cut_page, decode_cursor, encode_cursor, split_page


def test_a_cursor_brings_back_the_exact_key() -> None:
    moment, identifier = datetime(2026, 11, 23, 9, 0, 0, 123456, UTC), uuid4()
    assert decode_cursor(encode_cursor((moment, identifier)), tuple[datetime, UUID]) == (moment, identifier)
    score = Decimal("70.50")
    assert decode_cursor(encode_cursor((score, identifier)), tuple[Decimal, UUID]) == (score, identifier)
    assert decode_cursor(None, tuple[datetime, UUID]) is None


@pytest.mark.parametrize("cursor", ["", "x", "=", "%", "bnVsbA", "é", encode_cursor(("not a date", 1))])
def test_anything_else_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        decode_cursor(cursor, tuple[datetime, UUID])
    assert refused.value.code == "request.bad_cursor"


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(cursor: str) -> None:
    with suppress(InvalidInputError):
        decode_cursor(cursor, tuple[int, str])


def test_the_last_page_has_no_cursor() -> None:
    assert split_page([1, 2], 2, lambda row: (row,)) == ([1, 2], None)
    assert split_page([], 2, lambda row: (row,)) == ([], None)
    page, following = split_page([1, 2, 3], 2, lambda row: (row,))
    assert (page, decode_cursor(following, tuple[int])) == ([1, 2], (2,))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers()), unique=True), st.integers(1, 5))
def test_pages_show_every_row_once_in_order(rows: list[tuple[int, int]], limit: int) -> None:
    seen: list[tuple[int, int]] = []
    cursor: str | None = None
    for _ in range(len(rows) + 1):
        page, cursor = cut_page(rows, cursor, limit, key=lambda row: row, into=tuple[int, int])
        seen += page
        if cursor is None:
            break
    assert seen == sorted(rows)


def test_a_row_that_is_gone_loses_no_other() -> None:
    _, cursor = cut_page([1, 2, 3, 4], None, 2, key=lambda row: (row,), into=tuple[int])
    rest, following = cut_page([1, 3, 4], cursor, 2, key=lambda row: (row,), into=tuple[int])
    assert (rest, following) == ([3, 4], None)

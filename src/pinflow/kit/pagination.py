"""Keyset pages: a cursor says after which row the next one begins; nothing is skipped or shown twice.

A cursor is opaque to clients: the sort key of the last row as JSON in base64url.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from fastapi import Query
from pydantic import BaseModel

from pinflow.kit.errors import InvalidInputError

MAX_LIMIT = 200
DEFAULT_LIMIT = 50

Item = TypeVar("Item")
Row = TypeVar("Row")
Key = TypeVar("Key")

Cursor = Annotated[str | None, Query(description="`next_cursor` of the page before.", max_length=1000)]
Limit = Annotated[int, Query(description="How many items at most.", ge=1, le=MAX_LIMIT)]


class Page(BaseModel, Generic[Item]):
    """One page of a list; ``next_cursor`` is null on the last one."""

    items: list[Item]
    next_cursor: str | None


def encode_cursor(key: tuple[object, ...]) -> str:
    """The cursor of the row with this sort key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).rstrip(b"=").decode()


def decode_cursor(cursor: str | None, into: type[Key]) -> Key | None:
    """The sort key in ``cursor`` as the tuple type ``into``; None stands for the first page.

    Raises:
        InvalidInputError: ``request.bad_cursor``.
    """
    if cursor is None:
        return None
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(data, type=into, strict=False)
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise bad_cursor() from None


def bad_cursor() -> InvalidInputError:
    """What a cursor that was never given out is refused with."""
    return InvalidInputError(
        "request.bad_cursor", "This cursor is not one of ours. Start at the first page.", field="cursor"
    )


def split_page(
    rows: Sequence[Row], limit: int, key: Callable[[Row], tuple[object, ...]]
) -> tuple[Sequence[Row], str | None]:
    """The page and the next cursor, of at most ``limit + 1`` rows that were fetched in sort order."""
    page = rows[:limit]
    return page, encode_cursor(key(page[-1])) if len(rows) > limit else None


def cut_page(
    rows: Sequence[Row],
    cursor: str | None,
    limit: int,
    *,
    key: Callable[[Row], tuple[Any, ...]],
    into: type[tuple[Any, ...]],
) -> tuple[Sequence[Row], str | None]:
    """The same of a short list that is in memory anyway, in any order.

    ``key``: what the list is sorted by, unique, of the tuple type ``into``.
    """
    after = decode_cursor(cursor, into)
    rest = sorted((row for row in rows if after is None or key(row) > after), key=key)
    return split_page(rest[: limit + 1], limit, key)

"""Reads a JSON list of products: of ASINs or addresses, or of objects with fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.decode_text import Decoded
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.table import MAX_COLUMNS, MAX_ROWS, Table, TableRow, make_table

_PRODUCT = "asin"


def read_json(decoded: Decoded) -> Table:
    """The entries of the list, or of the only list in an object (``{"items": [...]}``). Lines count entries.

    Raises:
        InvalidInputError: ``scraping.bad_json``, or as ``make_table``.
    """
    entries = _find_list(_parse(decoded.text))
    if len(entries) > MAX_ROWS:
        raise InvalidInputError(
            "scraping.too_many_rows",
            f"The file holds more than {MAX_ROWS:,} entries. Split it and bring the parts.",
            field="file",
        )
    columns: dict[str, None] = {}
    for entry in entries:
        if isinstance(entry, dict):
            columns |= dict.fromkeys(list(entry)[: MAX_COLUMNS - len(columns)])
        elif isinstance(entry, str):
            columns.setdefault(_PRODUCT)
    names = list(columns)
    return make_table(
        BringSource.JSON,
        _rows(entries, names),
        encoding=decoded.encoding,
        notes=decoded.notes,
        header=tuple(names),
    )


def _rows(entries: list[Any], names: list[str]) -> Iterator[TableRow]:
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, dict):
            yield TableRow(number, tuple(_text(entry.get(name)) for name in names))
        elif isinstance(entry, str):
            yield TableRow(number, tuple(entry if name == _PRODUCT else "" for name in names))
        else:
            yield TableRow(number, (), "The entry is neither text nor an object with fields.")


def _parse(text: str) -> Any:
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            "scraping.bad_json",
            f"This is no JSON: line {error.lineno}, column {error.colno}: {error.msg}.",
            field="file",
        ) from None
    except RecursionError:
        raise InvalidInputError(
            "scraping.bad_json", "This JSON is nested too deeply to be a list of products.", field="file"
        ) from None


def _number(text: str) -> str:
    """As it would be typed: ``24.9`` is ``24.90``, for three decimals read like thousands."""
    if len(text) > 40:
        return text
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return text
    return f"{number:.0f}" if number == number.to_integral_value() else f"{number:.2f}"


def _find_list(value: Any) -> list[Any]:
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        value = lists[0] if len(lists) == 1 else None
    if not isinstance(value, list):
        raise InvalidInputError(
            "scraping.bad_json",
            "Bring a JSON list of ASINs or addresses, or of objects such as "
            '{"asin": "B0…", "title": "…"}; or an object with one such list.',
            field="file",
        )
    return value


def _text(value: Any) -> str:
    """A field as text; what is nested is no text."""
    return value if isinstance(value, str) else ""

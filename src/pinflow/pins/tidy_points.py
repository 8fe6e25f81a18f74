"""The points, list entries and table that a person gives a picture, within what it has room for."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.kit.errors import InvalidInputError

MAX_POINTS, MAX_ITEMS, MAX_POINT_CHARS = 5, 10, 120
# As a template's table: what is compared, and a word or mark for each of up to three columns.
MAX_COLUMNS, MAX_ROWS = 3, 8


def tidy_points(points: Sequence[str], field: str, most: int) -> tuple[str, ...]:
    """Points for a picture without empty ones.

    Raises:
        InvalidInputError: ``pins.points_too_long``: more than ``most``, or one of more than 120 characters.
    """
    tidy = tuple(folded for point in points if (folded := " ".join(point.split())))
    if len(tidy) > most or any(len(point) > MAX_POINT_CHARS for point in tidy):
        raise InvalidInputError(
            "pins.points_too_long",
            f"A picture has room for {most} {field} of at most {MAX_POINT_CHARS} characters each.",
            field=field,
        )
    return tidy


def tidy_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """A table's column heads; one may be empty, as long as a later one is not.

    Raises:
        InvalidInputError: ``pins.bad_table``.
    """
    tidy = [" ".join(column.split()) for column in columns]
    while tidy and not tidy[-1]:
        tidy.pop()
    if len(tidy) > MAX_COLUMNS or any(len(column) > MAX_POINT_CHARS for column in tidy):
        raise _bad_table("columns")
    return tuple(tidy)


def tidy_rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """A table's rows, each the label and then its cells, without empty rows and empty last cells.

    Raises:
        InvalidInputError: ``pins.bad_table``: too many or too long, or a row with cells has no label.
    """
    tidy: list[tuple[str, ...]] = []
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if not cells[0] or len(cells) > MAX_COLUMNS + 1 or any(len(cell) > MAX_POINT_CHARS for cell in cells):
            raise _bad_table("rows")
        tidy.append(tuple(cells))
    if len(tidy) > MAX_ROWS:
        raise _bad_table("rows")
    return tuple(tidy)


def _bad_table(field: str) -> InvalidInputError:
    return InvalidInputError(
        "pins.bad_table",
        f"A table has up to {MAX_ROWS} rows, each with a label and up to {MAX_COLUMNS} cells, "
        f"of at most {MAX_POINT_CHARS} characters each.",
        field=field,
    )

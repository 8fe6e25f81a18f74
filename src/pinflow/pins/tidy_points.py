"""The points and list entries that a person gives a picture, within what it has room for."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.kit.errors import InvalidInputError

MAX_POINTS, MAX_ITEMS, MAX_POINT_CHARS = 5, 10, 120


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

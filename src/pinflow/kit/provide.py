"""How routes come by what they work with: by its type.

``Annotated[Database, provided(Database)]`` in a route asks for the one Database that the entrypoint put into
``app.state.provided``. Routes thus name what they need and know nothing of who builds it.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

T = TypeVar("T")
Provided = dict[type, object]


def provide(*parts: object) -> Provided:
    """The registry of ``parts``, each under its own type."""
    return {type(part): part for part in parts}


def provided(kind: type[T]) -> Any:
    """A dependency that hands out the part of this type."""

    def hand_out(connection: HTTPConnection) -> T:
        return part(connection.app.state.provided, kind)

    hand_out.__qualname__ = f"provided({kind.__name__})"
    hand_out.kind = kind  # type: ignore[attr-defined]
    return Depends(hand_out)


def part(parts: Provided, kind: type[T]) -> T:
    """The part of this type or of a subclass of it."""
    found = parts.get(kind)
    if found is None:
        found = next((value for value in parts.values() if isinstance(value, kind)), None)
    if found is None:
        raise LookupError(f"No {kind.__name__} is provided.")
    return cast(T, found)

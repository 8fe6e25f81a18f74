"""One command, two ways: on the database here, or by its API twin on a server."""

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import Any, ParamSpec, TypeVar

from pinflow.entrypoints.cli import server

TWINS = "pinflow.entrypoints.cli.twins"
KNOWN: list[tuple[str, Callable[..., Any]]] = []
P = ParamSpec("P")
Result = TypeVar("Result")
Work = Callable[P, Coroutine[Any, Any, Result]]


def twin(name: str) -> Callable[[Work[P, Result]], Work[P, Result]]:
    """Where a server is given, ``TWINS.name`` does the work, with the same arguments and the same words.

    What has no twin works here alone: it is refused where it opens the database (``refuse_server``).
    """

    def wrap(here: Work[P, Result]) -> Work[P, Result]:
        KNOWN.append((name, here))

        @functools.wraps(here)
        async def either(*args: P.args, **kwargs: P.kwargs) -> Result:
            if not server.is_given():
                return await here(*args, **kwargs)
            there: Work[P, Result] = find_twin(name)
            return await there(*args, **kwargs)

        return either

    return wrap


def find_twin(name: str) -> Callable[..., Any]:
    """The function by ``module.function``; a server's commands are imported when one is asked."""
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(f"{TWINS}.{module}"), function)
    return found

"""What was said before the command: as whom, on which installation, how loud."""

from __future__ import annotations

import dataclasses
from contextvars import ContextVar
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@dataclasses.dataclass(frozen=True)
class GlobalOptions:
    """Options that every command understands."""

    as_user: str | None = None
    tenant: str | None = None
    demo: bool = False
    debug: bool = False


given: ContextVar[GlobalOptions] = ContextVar("given", default=GlobalOptions())  # noqa: B039 - frozen

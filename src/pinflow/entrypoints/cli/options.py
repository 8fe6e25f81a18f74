"""What was said before the command: as whom, on which installation or server, how loud."""

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
    server: str | None = None
    api_token_file: str | None = None


given: ContextVar[GlobalOptions] = ContextVar("given", default=GlobalOptions())  # noqa: B039 - frozen

"""Writes what is exported to a file or to standard output."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pinflow.kit.export_rows import ExportFormat


def choose_format(out: str, asked: str | None) -> ExportFormat:
    """The format that was asked for, else the one that the file's name says.

    Raises:
        InvalidInputError: ``cli.unknown_format``.
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.kit.export_rows import ExportFormat

    told = (asked or Path(out).suffix.removeprefix(".")).lower()
    if told not in set(ExportFormat):
        raise refuse(
            "cli.unknown_format",
            f"Say which kind of file with --format: {', '.join(ExportFormat)}; or let its name end so.",
        )
    return ExportFormat(told)


async def write_export(out: str, pieces: AsyncIterator[bytes]) -> None:
    """Writes piece by piece. A file takes its name when it is whole: what was there before stays until then.

    Raises:
        InvalidInputError: ``cli.cannot_write``.
    """
    from pinflow.entrypoints.cli.failures import refuse

    if out == "-":
        async for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            async for piece in pieces:
                file.write(piece)
        unfinished.replace(target)
    except OSError as error:
        raise refuse("cli.cannot_write", f"“{out}” cannot be written: {error.strerror or error}.") from None
    finally:
        unfinished.unlink(missing_ok=True)
    typer.echo(f"Written: {out}", err=True)

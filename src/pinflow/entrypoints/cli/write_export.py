"""Writes what is exported to a file or to standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pinflow.kit.export_rows import ExportedRows, ExportFormat


def choose_format(file: str, asked: str | None) -> ExportFormat:
    """The format that was asked for, else the one that the file's name says.

    Raises:
        InvalidInputError: ``cli.unknown_format``.
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.kit.export_rows import ExportFormat

    told = (asked or Path(file).suffix.removeprefix(".")).lower()
    if told not in set(ExportFormat):
        raise refuse(
            "cli.unknown_format",
            f"The file's name ends with one of .{', .'.join(ExportFormat)}, or --format says which it is.",
        )
    return ExportFormat(told)


async def write_export(file: str, pieces: ExportedRows, *, as_json: bool) -> None:
    """Writes piece by piece. A file takes its name when it is whole: what was there before stays until then.

    Raises:
        InvalidInputError: ``cli.cannot_write``.
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say

    if file == "-":
        async for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        if not pieces.rows:
            typer.echo("There was nothing to write: the output holds no rows.", err=True)
        return
    target = Path(file)
    unfinished = target.with_name(f"{target.name}.part")
    replaced = os.path.lexists(target)  # noqa: ASYNC240 - nothing else runs in this process
    size = 0
    try:
        with unfinished.open("wb") as stream:
            async for piece in pieces:
                size += stream.write(piece)
        unfinished.replace(target)
    except OSError as error:
        raise refuse("cli.cannot_write", f"“{file}” cannot be written: {error.strerror or error}.") from None
    finally:
        unfinished.unlink(missing_ok=True)
    said = (
        f"{pieces.rows:,} row{'' if pieces.rows == 1 else 's'}" if pieces.rows else "no rows, there are none"
    )
    instead = "; what was there is replaced" if replaced else ""
    shape = {"file": file, "bytes": size, "rows": pieces.rows, "replaced": replaced}
    say(shape, f"Written: {file} ({said}{instead})", as_json=as_json)

"""Writes what is exported to a file or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinflow.kit.export_rows import ExportFormat


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


async def write_export(file: str, pieces: AsyncIterator[bytes], *, as_json: bool) -> None:
    """Writes piece by piece. A file takes its name when it is whole: what was there before stays until then.

    Raises:
        InvalidInputError: ``cli.cannot_write``.
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.kit.export_rows import ExportedRows

    if file == "-":
        async for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
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
    rows = pieces.rows if isinstance(pieces, ExportedRows) else None
    said = "" if rows is None else f", {rows:,} row{'' if rows == 1 else 's'}"
    instead = " (what was there is replaced)" if replaced else ""
    shape = {"file": file, "bytes": size, "rows": rows, "replaced": replaced}
    say(shape, f"Written: {file}{said}{instead}", as_json=as_json)

"""What commands print: JSON for programs, tables and local times for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
import typer

if TYPE_CHECKING:
    from rich.table import Table

SHORT_ID = 8


def _encode(value: object) -> Any:
    dump = getattr(value, "model_dump", None)
    if dump is not None:
        return dump(mode="json")
    raise NotImplementedError(f"{type(value).__name__} cannot be printed as JSON")


_encoder = msgspec.json.Encoder(decimal_format="number", enc_hook=_encode)


def print_json(value: object) -> None:
    """One JSON object on one line; times in UTC, as the API writes them."""
    typer.echo(_encoder.encode(value))


def print_items(items: Iterable[object]) -> None:
    """A list, as ``{"items": [...]}``."""
    print_json({"items": list(items)})


def print_page(items: Iterable[object], *, total: int, next_cursor: str | None) -> None:
    """The first part of a list: the API's cursor of what follows (null: nothing), and how many there are."""
    print_json({"items": list(items), "next_cursor": next_cursor, "total": total})


def say_cut(shown: int, total: int) -> None:
    """One line where the list goes on."""
    if shown < total:
        typer.echo(f"{shown:,} of {total:,}; --limit N or --all shows more.")


def say_more(shown: int, options: str = "--limit N or --all") -> None:
    """The same where nobody counted how many there are."""
    typer.echo(f"The first {shown:,}; {options} shows more.")


def say(value: object, words: str, *, as_json: bool) -> None:
    """``value`` for programs, ``words`` for people."""
    if as_json:
        print_json(value)
    else:
        typer.echo(words)


def new_table(
    *columns: str, right: Sequence[str] = (), wide: str | None = None, whole: bool = False
) -> Table:
    """A table without lines. ``right`` columns hold numbers; the ``wide`` one takes what room is left.

    ``whole``: what does not fit into the wide one goes on in the next line, instead of being cut.
    """
    from rich.table import Table

    table = Table(box=None, pad_edge=False, expand=wide is not None)
    for name in columns:
        table.add_column(
            name,
            justify="right" if name in right else "left",
            no_wrap=not (whole and name == wide),
            overflow="fold" if whole and name == wide else "ellipsis",
            ratio=1 if name == wide else None,
            min_width=12 if name == wide else None,
        )
    return table


def add_row(table: Table, *cells: object) -> None:
    """A row; None is shown as a dash, and control characters are not shown."""
    from rich.text import Text

    table.add_row(*(Text("–" if cell is None else plain(str(cell))) for cell in cells))


def print_table(table: Table, empty: str) -> None:
    """The table, or one sentence that says what would stand here."""
    from rich.console import Console

    if table.row_count:
        Console(soft_wrap=False, highlight=False).print(table)
    else:
        typer.echo(empty)


def plain(text: str) -> str:
    """``text`` without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def short_id(value: object) -> str:
    """The end of an id, which is enough to name it in a command. (The beginning is a time.)"""
    return str(value)[-SHORT_ID:]


def local_time(moment: datetime | None, zone: str) -> str:
    """``2026-11-23 10:00`` in the zone; name the zone once, in the heading."""
    return "–" if moment is None else moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def time_with_zone(moment: datetime | None, zone: str) -> str:
    """``2026-11-23 10:00 Europe/Berlin``."""
    return "–" if moment is None else f"{local_time(moment, zone)} {zone}"


def money(amount: Decimal | float | None, currency: str | None) -> str:
    """``24.99 EUR``."""
    return "–" if amount is None else f"{amount:.2f} {currency or ''}".strip()


def duration(span: timedelta) -> str:
    """``45 seconds``, ``12 minutes``, ``3.5 hours``."""
    seconds = max(span.total_seconds(), 0)
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.1f} hours"


def print_facts(facts: Sequence[tuple[str, object]]) -> None:
    """Name and value, one a line; long values are wrapped beside their name, addresses never."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    width = max(len(name) for name, _ in facts)
    for name, value in facts:
        if value is None or value == "":
            continue
        text = Text(plain(str(value)))
        if text.plain.startswith(("http://", "https://")):
            # Whoever clicks on it or copies it wants it whole.
            console.print(Text.assemble((name.ljust(width), "bold"), "  ", text), soft_wrap=True)
            continue
        row = Table(box=None, pad_edge=False, show_header=False)
        row.add_column(no_wrap=True, style="bold", width=width)
        row.add_column(overflow="fold")
        row.add_row(name, text)
        console.print(row)

"""``pinflow scrape``: read best-seller pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from pinflow.scraping.sources.amazon.parse_models import ListItem, ListPage, OverviewPage

app = typer.Typer(no_args_is_help=True, help="Read best-seller pages.")


@app.callback()
def scrape() -> None:
    """Read best-seller pages."""


@app.command()
def parse(
    file: Annotated[str, typer.Argument(help="A saved page, gzipped or not; - reads standard input.")],
    url: Annotated[str | None, typer.Option(help="Where the page came from, if it does not say so.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read a saved Amazon page: a ranked list, or a front page of lists.

    Exit code 0: a list or a front page. Exit code 2: anything else, and the reason. Where the output is not a
    terminal, one JSON object is printed either way.

    Example: pinflow scrape parse page.html --json
    """
    from pinflow.scraping.parse_saved_page import parse_saved_file
    from pinflow.scraping.sources.amazon.parse_models import PageError, encode_parsed_page

    page = parse_saved_file(file, url=url)
    if as_json or not sys.stdout.isatty():
        typer.echo(encode_parsed_page(page))
    elif isinstance(page, PageError):
        typer.echo(f"{page.error.code}: {page.error.message}", err=True)
    else:
        _print_table(page)
    if isinstance(page, PageError):
        raise typer.Exit(2)


def _print_table(page: ListPage | OverviewPage) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    facts = [page.marketplace, page.list_kind, page.category, f"page {page.page}"]
    counts = f"{len(page.items)} products, {len(page.deferred)} loaded later"
    console.print(Text(" · ".join(_plain(fact) for fact in [*facts, counts] if fact)))
    if page.items:
        table = Table(box=None, pad_edge=False, expand=True)
        table.add_column("#", justify="right", no_wrap=True)
        table.add_column("Product", ratio=1, no_wrap=True, overflow="ellipsis")
        for name in ("Price", "Rating", "Reviews"):
            table.add_column(name, justify="right", no_wrap=True)
        table.add_column("ASIN", no_wrap=True)
        category = None
        for item in page.items:
            if getattr(item, "category", None) != category:
                category = getattr(item, "category", None)
                table.add_row("", Text(_plain(category or ""), style="bold"))
            table.add_row(*(Text(cell) for cell in _cells(item)))
        console.print(table)
    for warning in page.warnings:
        console.print(Text(f"Warning: {warning}"))


def _cells(item: ListItem) -> tuple[str, ...]:
    price = "" if item.price is None else f"{item.price} {item.currency}"
    if item.price_max is not None:
        price = f"{item.price}–{item.price_max} {item.currency}"
    if item.price_kind == "offers_from":
        price = f"from {price}"
    rating = "" if item.rating is None else str(item.rating)
    reviews = "" if item.review_count is None else f"{item.review_count:,}"
    return str(item.rank), _plain(item.title), price, rating, reviews, item.asin


def _plain(text: str) -> str:
    """A page's words without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)

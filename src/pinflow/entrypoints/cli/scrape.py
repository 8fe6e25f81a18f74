"""``pinflow scrape``: read best-seller pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.runtime import open_runtime, run

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.scraping.models import FetchDecision
    from pinflow.scraping.sources.amazon.parse_models import ListItem, ListPage, OverviewPage, ProductPage

app = typer.Typer(
    no_args_is_help=True,
    help="Read saved pages; decide about live fetching.\n\nExample: pinflow scrape parse page.html",
)


@app.command()
def parse(
    file: Annotated[str, typer.Argument(help="A saved page, gzipped or not; - reads standard input.")],
    url: Annotated[str | None, typer.Option(help="Where the page came from, if it does not say so.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read a saved Amazon page: a ranked list, a front page of lists, or a product.

    Exit code 0: a list, a front page or a product. Exit code 2: anything else, and the reason. Where the
    output is not a terminal, one JSON object is printed either way.

    Example: pinflow scrape parse page.html --json
    """
    from pinflow.scraping.parse_saved_page import parse_saved_file
    from pinflow.scraping.sources.amazon.parse_models import PageError, ProductPage, encode_parsed_page

    page = parse_saved_file(file, url=url)
    if as_json or not sys.stdout.isatty():
        typer.echo(encode_parsed_page(page))
    elif isinstance(page, PageError):
        typer.echo(f"{page.error.code}: {page.error.message}", err=True)
    elif isinstance(page, ProductPage):
        _print_product(page)
    else:
        _print_table(page)
    if isinstance(page, PageError):
        raise typer.Exit(2)


@app.command()
def upload(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A list page that you saved; - for standard input.")
    ],
    project: Annotated[
        str | None, typer.Option(help="The project's name or id; left out, the only one.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Take in a saved list page for a project, and score its products.

    Example: pinflow scrape upload page.html --project "Evergreen Home"
    """
    run(_upload(_read_page(file), project, as_json))


@app.command()
def terms(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show what to read before deciding about live fetching, and what was decided.

    Example: pinflow scrape terms
    """
    run(_terms(as_json))


@app.command()
def decide(
    allow: Annotated[
        bool | None, typer.Option("--allow/--decline", help="The decision; left out, you are asked.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read Amazon's terms, decide whether live pages are fetched, and have it recorded with your name.

    Example: pinflow scrape decide

    Example: pinflow scrape decide --decline
    """
    run(_decide(allow, as_json))


def _read_page(file: str) -> bytes:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.scraping.parse_saved_page import GZIP, unpack_page
    from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES

    try:
        if file == "-":
            saved = sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                saved = stream.read(MAX_PAGE_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise refuse("scraping.file_unreadable", f"The file “{file}” cannot be read: {why}.") from None
    page = unpack_page(saved) if saved.startswith(GZIP) else saved
    if page is None:
        raise refuse("scraping.file_unreadable", f"The file “{file}” is gzipped, but damaged.")
    return page


async def _upload(page: bytes, project_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import sources
    from pinflow.research.score_project import score_project
    from pinflow.scraping.watch_list import upload_page

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        source = sources(rt.runtime)["amazon"]
        observed = await upload_page(rt.database, rt.jobs, source, rt.actor, project.id, page, rt.now())
        # The queued job would do it as well; whoever works without `pinflow up` sees the scores at once.
        async with rt.write() as session:
            scored = await score_project(session, project.id, rt.now())
    summary = {
        "kind": "list",
        "marketplace": observed.marketplace,
        "list_kind": observed.list_kind,
        "category": observed.category,
        "items": len(observed.products),
        "warnings": list(observed.warnings),
        "project_id": project.id,
        "opportunities": scored,
    }
    words = (
        f"{len(observed.products)} products taken in: {observed.marketplace} · {_plain(observed.category)}. "
        f"“{project.name}” has {scored} opportunities now: pinflow opportunity list"
    )
    say(summary, words, as_json=as_json)


async def _terms(as_json: bool) -> None:
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.queries import find_fetch_decision

    async with open_runtime() as rt, rt.read() as session:
        decision = await find_fetch_decision(session)
        zone = await find_home_time_zone(session)
    if as_json:
        _print_decision_json(decision)
        return
    _print_terms()
    typer.echo(_decision_words(decision, zone))


async def _decide(allow: bool | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.ask import confirm
    from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.decide_fetching import decide_fetching

    if allow is None and (as_json or not stdin_is_terminal()):
        raise refuse(
            "cli.decision_needed",
            "Read `pinflow scrape terms`, then decide with --allow or --decline.",
        )
    async with open_runtime() as rt:
        if not as_json:
            _print_terms()
        if allow is None:
            allow = confirm(_QUESTION)
        async with rt.write() as session:
            decision = await decide_fetching(session, rt.actor, allowed=allow, now=rt.now())
            zone = await find_home_time_zone(session)
    if as_json:
        _print_decision_json(decision)
    else:
        typer.echo(_decision_words(decision, zone))


_QUESTION = "Shall pinflow fetch live pages for you, knowing this?"


async def ask_before_first_fetch(rt: CliRuntime) -> bool:
    """Shows the terms and records the answer, unless the team has decided about them already.

    False: the person has just said no. Whoever may not decide is not asked.
    """
    from pinflow.entrypoints.cli.ask import confirm
    from pinflow.identity.models import Role
    from pinflow.scraping.decide_fetching import decide_fetching
    from pinflow.scraping.queries import find_fetch_decision

    if not rt.actor.role.includes(Role.ADMIN):
        return True
    async with rt.read() as session:
        if await find_fetch_decision(session) is not None:
            return True
    _print_terms()
    allowed = confirm(_QUESTION)
    async with rt.write() as session:
        await decide_fetching(session, rt.actor, allowed=allowed, now=rt.now())
    return allowed


def _print_terms() -> None:
    from pinflow.scraping.terms import TERMS

    for term in TERMS:
        typer.echo(f"{term.title}\n  {term.text}\n  Source: {term.source}, {term.source_date}\n")


def _print_decision_json(decision: FetchDecision | None) -> None:
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.scraping import schemas

    print_json(schemas.FetchDecision.of(decision))


def _decision_words(decision: FetchDecision | None, zone: str) -> str:
    from pinflow.entrypoints.cli.output import time_with_zone

    if decision is None:
        return "Nothing was decided about these terms yet: only the sandbox and your own files are read."
    what = "Live pages are fetched" if decision.allowed else "No live page is fetched"
    return f"{what}: decided by {decision.decided_by}, {time_with_zone(decision.decided_at, zone)}."


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


def _print_product(page: ProductPage) -> None:
    """One line a fact; what the page does not say has none."""
    reviews = "" if page.review_count is None else f" ({page.review_count:,} ratings)"
    facts = {
        "Product": f"{page.marketplace or ''} {page.asin}".strip(),
        "Brand": page.brand,
        "Price": _price_words(page),
        "Rating": None if page.rating is None else f"{page.rating}{reviews}",
        "Available": page.availability_text or page.availability,
        "Pictures": str(len(page.image_urls)),
        **{f"Rank in {place.category}": f"{place.rank:,}" for place in page.category_ranks},
    }
    typer.echo(_plain(page.title))
    for name, value in facts.items():
        if value:
            typer.echo(_plain(f"  {name}: {value}"))
    for bullet in page.bullets:
        typer.echo(_plain(f"  - {bullet}"))
    for warning in page.warnings:
        typer.echo(_plain(f"Warning: {warning}"))


def _price_words(priced: ListItem | ProductPage) -> str:
    price = "" if priced.price is None else f"{priced.price} {priced.currency}"
    if priced.price_max is not None:
        price = f"{priced.price}–{priced.price_max} {priced.currency}"
    return f"from {price}" if priced.price_kind == "offers_from" else price


def _cells(item: ListItem) -> tuple[str, ...]:
    rating = "" if item.rating is None else str(item.rating)
    reviews = "" if item.review_count is None else f"{item.review_count:,}"
    return str(item.rank), _plain(item.title), _price_words(item), rating, reviews, item.asin


def _plain(text: str) -> str:
    """A page's words without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)

"""``pinflow scrape``: read best-seller pages."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.runtime import open_runtime, run

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.scraping.models import FetchDecision
    from pinflow.scraping.replay_pages import ReplayedPage
    from pinflow.scraping.sources.amazon.parse_models import ListItem, ListPage, OverviewPage, ProductPage
    from pinflow.scraping.sources.source import Source

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
    saved_on: Annotated[
        str | None,
        typer.Option("--saved-on", metavar="DATE", help="When you saved it; left out, it counts as of now."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Take in a saved list or product page for a project, and score its products.

    Example: pinflow scrape upload page.html --project "Evergreen Home"

    Example: pinflow scrape upload page.html --saved-on 2026-11-20
    """
    run(_upload(_read_page(file), project, None if saved_on is None else read_moment(saved_on), as_json))


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


@app.command()
def refusals(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days back, today included.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show how often sites answered with something else than the page, by day and kind.

    Example: pinflow scrape refusals

    Example: pinflow scrape refusals --days 7 --json
    """
    run(_refusals(days, as_json))


@app.command()
def hosts(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show the hosts that are asked, what of today's budget is used, and which are left alone.

    Example: pinflow scrape hosts
    """
    run(_hosts(as_json))


@app.command()
def replay(
    since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="From this moment on, such as 2026-11-20; left out, all stored."),
    ] = None,
    market_list: Annotated[
        str | None, typer.Option("--list", metavar="LIST", help="Only this list: id, address or category.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, change nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read stored pages again with today's parser, and write what was missing or wrong. Nothing is fetched.

    For whoever runs the installation: the catalogue is shared by all tenants.

    Example: pinflow scrape replay --dry-run

    Example: pinflow scrape replay --since 2026-11-20 --list "Lawn & Garden" --json
    """
    run(_replay(since, market_list, dry_run, as_json))


async def _refusals(days: int, as_json: bool) -> None:
    from datetime import timedelta

    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.scraping.fetching import schemas
    from pinflow.scraping.fetching.queries import list_refusals

    async with open_runtime() as rt, rt.read() as session:
        since = rt.now().date() - timedelta(days=days - 1)
        counts = await list_refusals(session, since=since, after=None, limit=_MOST_COUNTS)
    if as_json:
        print_items(map(schemas.RefusalCount.of, counts))
        return
    table = new_table("Day (UTC)", "Host", "Kind", "Count", "Last", right=("Count",), wide="Last")
    for count in counts:
        add_row(table, str(count.day), count.host, count.kind, count.count, count.last_message)
    print_table(table, "No site refused anything in this time.")


# Kinds times hosts times days: far more than anybody has.
_MOST_COUNTS = 100_000


async def _hosts(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.fetching import schemas
    from pinflow.scraping.fetching.queries import list_hosts

    async with open_runtime() as rt, rt.read() as session:
        found = [schemas.Host.of(host, rt.now()) for host in await list_hosts(session)]
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(found)
        return
    table = new_table(
        "Host",
        "State",
        "Asked today",
        f"Until ({zone})",
        "Why",
        right=("Asked today",),
        wide="Why",
    )
    for host in found:
        until = local_time(host.closed_until, zone) if host.closed_until else ""
        add_row(
            table, _host_name(host.host), _CIRCUITS[host.circuit], host.asked_today, until, host.reason or ""
        )
    print_table(table, "No host was asked yet.")


_CIRCUITS = {"closed": "answers", "open": "left alone", "half_open": "tried again"}


def _host_name(host: str) -> str:
    """The sandbox's shop stands on this machine, under a port that tells nobody anything."""
    here = host.partition(":")[0] in ("127.0.0.1", "localhost")
    return f"{host} (sandbox)" if here else host


async def _replay(since_text: str | None, list_text: str | None, dry_run: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_list
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.entrypoints.tools import fetch_tools
    from pinflow.scraping.collect_pages import KEEP
    from pinflow.scraping.replay_pages import replay_pages

    async with open_runtime() as rt:
        since = rt.now() - KEEP if since_text is None else read_moment(since_text)
        list_id = None
        if list_text is not None:
            async with rt.read() as session:
                list_id = (await choose_list(session, list_text)).id
        found = []
        async for page in replay_pages(
            fetch_tools(rt.runtime), since=since, list_id=list_id, dry_run=dry_run
        ):
            found.append(page)
            if not as_json and page.change != "same":
                _print_replayed(page)
    counted = {change: sum(page.change == change for page in found) for change in _CHANGES}
    if as_json:
        print_json({"dry_run": dry_run, "pages": len(found), **counted, "items": found})
    else:
        done = "would be" if dry_run else "were"
        typer.echo(
            f"{len(found)} stored pages read: {counted['corrected']} {done} corrected, "
            f"{counted['recovered']} {done} recovered, {counted['refused_now']} cannot be read any more, "
            f"{counted['page_missing']} are missing, {counted['same']} are as they were."
        )


_CHANGES = ("same", "corrected", "recovered", "refused_now", "page_missing")


def _print_replayed(page: ReplayedPage) -> None:
    facts = [
        f"{count} {what}"
        for count, what in (
            (page.added, "added"),
            (page.corrected, "corrected"),
            (page.taken_back, "taken back"),
            (page.catalogue, "in the catalogue"),
        )
        if count
    ]
    fields = ", ".join(f"{name} ({count})" for name, count in sorted(page.fields.items()))
    words = [page.change.replace("_", " "), *facts, fields, _plain(page.message or "")]
    typer.echo(f"{page.fetched_at:%Y-%m-%d %H:%M} {page.url}: " + "; ".join(filter(None, words)))


def read_moment(text: str) -> datetime:
    """A day or a moment as people write it; without a zone it is UTC."""
    from datetime import UTC, datetime

    from pinflow.entrypoints.cli.failures import refuse

    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise refuse(
            "cli.bad_time", f"“{text}” is no time. Write a day such as 2026-11-20, or 2026-11-20T08:00+01:00."
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


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


async def _upload(page: bytes, project_text: str | None, seen_at: datetime | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import readers, sources
    from pinflow.research.score_project import score_project
    from pinflow.research.trends.find_trend_signals import find_trend_signals
    from pinflow.scraping.bring.bring_page import bring_page

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        source = sources(rt.runtime)["amazon"]
        brought = await bring_page(
            rt.database,
            rt.jobs,
            source,
            readers(rt.runtime.settings),
            rt.actor,
            project.id,
            page,
            rt.now(),
            seen_at=seen_at,
        )
        # The queued job would do it as well; whoever works without `pinflow up` sees the scores at once.
        async with rt.write() as session:
            find_trends = partial(find_trend_signals, now=rt.now())
            scored = await score_project(session, project.id, rt.now(), find_trends=find_trends)
    summary = {
        "kind": brought.kind,
        "marketplace": brought.marketplace,
        "list_kind": brought.list_kind,
        "category": brought.category,
        "title": brought.title,
        "items": brought.items,
        "warnings": list(brought.warnings),
        "project_id": project.id,
        "opportunities": scored,
    }
    words = (
        f"{_plain(brought.words)} ({brought.marketplace}) "
        f"It has {scored} opportunities now: pinflow opportunity list"
    )
    say(summary, words, as_json=as_json)


async def _terms(as_json: bool) -> None:
    from pinflow.entrypoints.tools import sources
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.queries import find_fetch_decision

    async with open_runtime() as rt, rt.read() as session:
        decision = await find_fetch_decision(session)
        zone = await find_home_time_zone(session)
        known = sources(rt.runtime)
    if as_json:
        _print_decision_json(decision, known)
        return
    _print_terms()
    typer.echo(_decision_words(decision, zone))


async def _decide(allow: bool | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.ask import confirm
    from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal
    from pinflow.entrypoints.tools import sources
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
        known = sources(rt.runtime)
    if as_json:
        _print_decision_json(decision, known)
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


def _print_decision_json(decision: FetchDecision | None, known: Mapping[str, Source]) -> None:
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.scraping import schemas

    print_json(schemas.FetchDecision.of(decision, known))


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

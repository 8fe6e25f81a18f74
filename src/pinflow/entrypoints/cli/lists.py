"""``pinflow list``: the best-seller lists that are watched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.scraping.models import ListKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.scraping.fetching.models import CategoryNode, CategoryWalk
    from pinflow.scraping.models import ListId, WatchedList

app = typer.Typer(
    no_args_is_help=True, help="Watch best-seller lists, fetch them now.\n\nExample: pinflow list list"
)
Which = Annotated[str, typer.Argument(metavar="LIST", help="The list's id, address or category.")]
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project's name or id; left out, the only one.")
]


@app.command()
def watch(
    url: Annotated[str, typer.Argument(metavar="URL", help="The list's address on Amazon.")],
    project: OfProject = None,
    depth: Annotated[int, typer.Option(help="How many ranks: 50, or 100 with the second page.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Follow a list for a project.

    Example: pinflow list watch https://www.amazon.com/Best-Sellers-Garden/zgbs/lawn-garden

    Example: pinflow list watch https://www.amazon.de/gp/bestsellers/kitchen --depth 100
    """
    run(_watch(url, project, depth, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List what is watched, and what came of the last visit.

    Example: pinflow list list --json
    """
    run(_list(as_json))


@app.command()
def fetch(
    market_list: Which,
    now: Annotated[
        bool, typer.Option("--now", help="Fetch in this process and wait, instead of queueing it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Ask for a visit as soon as politeness allows.

    Example: pinflow list fetch "Lawn & Garden"

    Example: pinflow list fetch 5f3a9c21 --now
    """
    run(_fetch(market_list, now, as_json))


@app.command()
def export(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Its ending, .csv, .json or .xlsx, says as what; or -")
    ],
    export_format: Annotated[
        str | None,
        typer.Option("--format", help="csv, json or xlsx, for a file without such an ending and for -."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the watched lists to a file.

    Example: pinflow list export lists.csv
    """
    run(_export(file, export_format, as_json))


@app.command()
def unwatch(market_list: Which, project: OfProject = None, as_json: AsJson = False) -> None:
    """Stop following a list. What was observed stays.

    Example: pinflow list unwatch 5f3a9c21
    """
    run(_unwatch(market_list, project, as_json))


@app.command("set")
def set_list(
    market_list: Which,
    depth: Annotated[int, typer.Option(help="How many ranks: 50, or 100 with the second page.")],
    as_json: AsJson = False,
) -> None:
    """Say how many ranks of a list are wanted. The second page is a request of its own.

    Example: pinflow list set "Lawn & Garden" --depth 100
    """
    run(_set(market_list, depth, as_json))


@app.command()
def browse(
    marketplace: Annotated[str, typer.Argument(metavar="MARKETPLACE", help="Such as amazon.de.")],
    depth: Annotated[
        int, typer.Option(min=1, max=5, help="How many levels; 1 is the departments, a single page.")
    ] = 1,
    kind: Annotated[ListKind, typer.Option(help="Which kind of list.")] = "bestsellers",
    walk: Annotated[
        bool, typer.Option("--walk/--known", help="Ask for what is missing, or only show what is known.")
    ] = True,
    now: Annotated[
        bool, typer.Option("--now", help="Walk in this process and wait, instead of queueing it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Walk a marketplace's category tree within the budget, and show the lists one can watch.

    Example: pinflow list browse amazon.de

    Example: pinflow list browse amazon.com --depth 2 --now

    Example: pinflow list browse amazon.com --kind movers --known --json
    """
    run(_browse(marketplace, kind, depth, walk, now, as_json))


async def _set(text: str, depth: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_list
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.scraping import schemas
    from pinflow.scraping.queries import get_watched
    from pinflow.scraping.set_depth import set_list_depth

    async with open_runtime() as rt, rt.write() as session:
        watched = await choose_list(session, text)
        await set_list_depth(session, rt.actor, watched.id, depth, rt.now())
        watched = await get_watched(session, watched.id)
    if as_json:
        print_json(schemas.WatchedList.of(watched))
    else:
        typer.echo(f"{watched.category or watched.url}: {watched.depth} ranks from the next visit on.")


async def _browse(
    marketplace: str, list_kind: ListKind, depth: int, walk: bool, now: bool, as_json: bool
) -> None:
    from pinflow.entrypoints.tools import fetch_tools, sources
    from pinflow.kit.errors import LimitReachedError
    from pinflow.scraping.fetching.queries import find_walk_of, list_categories
    from pinflow.scraping.walk_categories import request_walk, walk_categories

    stopped: LimitReachedError | None = None
    async with open_runtime() as rt:
        if walk:
            walk_id = await request_walk(
                rt.database,
                rt.jobs,
                sources(rt.runtime),
                rt.actor,
                marketplace=marketplace,
                list_kind=list_kind,
                depth=depth,
                now=rt.now(),
            )
            if now:
                try:
                    await walk_categories(fetch_tools(rt.runtime), walk_id)
                except LimitReachedError as error:
                    stopped = error
        async with rt.read() as session:
            nodes = await list_categories(
                session,
                marketplace=marketplace,
                list_kind=list_kind,
                depth=depth,
                parent_url=None,
                after=None,
                limit=_MOST_CATEGORIES,
            )
            newest = await find_walk_of(session, marketplace, list_kind)
    _print_categories(nodes, newest, as_json)
    if stopped is not None:
        raise stopped


# A whole marketplace has some ten thousand; nobody reads more of them in a terminal.
_MOST_CATEGORIES = 20_000


def _print_categories(nodes: Sequence[CategoryNode], walk: CategoryWalk | None, as_json: bool) -> None:
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.scraping.fetching import schemas

        print_json(
            {
                "items": [schemas.Category.of(node) for node in nodes],
                "walk": None if walk is None else schemas.CategoryWalk.of(walk),
            }
        )
        return
    below: dict[str | None, list[CategoryNode]] = {}
    for node in nodes:
        below.setdefault(node.parent_url, []).append(node)
    tops = [node for node in nodes if node.depth == 1]
    waiting = [(node, 0) for node in reversed(tops)]
    while waiting:
        node, indent = waiting.pop()
        typer.echo(f"{'  ' * indent}{node.name}  {node.url}")
        waiting += [(child, indent + 1) for child in reversed(below.get(node.url, []))]
    if walk is not None and walk.message is not None:
        typer.echo(walk.message, err=True)
    elif walk is not None and walk.finished_at is None:
        typer.echo("The tree is being walked: `pinflow up` asks for the rest, --now does it here.", err=True)
    elif not nodes:
        typer.echo("Nothing is known of this tree yet: walk it without --known.", err=True)


async def _export(file: str, format_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.write_export import choose_format, write_export
    from pinflow.scraping.catalogue.export_catalogue import export_lists

    export_format = choose_format(file, format_text)
    async with open_runtime() as rt, rt.read() as session:
        await write_export(file, export_lists(session, export_format), as_json=as_json)


async def _watch(url: str, project_text: str | None, depth: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.tools import sources
    from pinflow.scraping.queries import find_fetch_decision, get_watched
    from pinflow.scraping.watch_list import watch_list

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        known = sources(rt.runtime)
        list_id = await watch_list(
            rt.database, rt.system_database, known, rt.actor, project.id, url, rt.now(), depth
        )
        async with rt.read() as session:
            watched = await get_watched(session, list_id)
            decision = await find_fetch_decision(session)
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.scraping import schemas

        print_json(schemas.WatchedList.of(watched))
        return
    typer.echo(f"“{project.name}” watches {watched.marketplace} · {watched.category or watched.url}.")
    source = known.get(watched.source)
    if source is not None and source.is_live() and (decision is None or not decision.allowed):
        typer.echo(
            "Nothing is fetched until live fetching is allowed. Read the terms and decide: "
            "pinflow scrape decide"
        )


async def _list(as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import or_no_project
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.queries import list_watched

    async with open_runtime() as rt, rt.read() as session:
        # Two projects may watch one list: it is shown once.
        watched = {row.id: row for row in await list_watched(session)}
        zone = await find_home_time_zone(session)
        nothing = await or_no_project(session, "No list is watched. Watch one: pinflow list watch URL")
    if as_json:
        from pinflow.entrypoints.cli.output import print_items
        from pinflow.scraping import schemas

        print_items(map(schemas.WatchedList.of, watched.values()))
    else:
        _print_lists(list(watched.values()), zone, nothing)


def _print_lists(watched: Sequence[WatchedList], zone: str, nothing: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table, short_id

    table = new_table(
        *("Id", "List", "Project", "State", "Depth", "Products", f"Changed ({zone})", "Last visit"),
        right=("Depth", "Products"),
        wide="List",
    )
    for row in watched:
        add_row(
            table,
            short_id(row.id),
            f"{row.category or row.url} · {row.list_kind}, {row.marketplace}",
            ", ".join(row.projects),
            row.state,
            row.depth,
            row.products,
            local_time(row.last_observed_at, zone),
            _visit_words(row, zone),
        )
    print_table(table, nothing)
    for row in watched:
        if row.message:
            typer.echo(f"{short_id(row.id)}: {row.message}")


def _visit_words(row: WatchedList, zone: str) -> str:
    """When the site was last asked, and what came of it."""
    from pinflow.entrypoints.cli.output import local_time

    if row.last_visit_at is None:
        return "none yet"
    known = {"observed": "read", "unchanged": "nothing changed", "scraping.not_found": "not found"}
    outcome = known.get(row.last_visit_outcome or "", "refused")
    return f"{local_time(row.last_visit_at, zone)}, {outcome}"


async def _fetch(text: str, now: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_list
    from pinflow.entrypoints.cli.failures import stdin_is_terminal
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.cli.scrape import ask_before_first_fetch
    from pinflow.entrypoints.tools import sources
    from pinflow.scraping.watch_list import request_visit

    async with open_runtime() as rt:
        async with rt.read() as session:
            watched = await choose_list(session, text)
        known = sources(rt.runtime)
        source = known.get(watched.source)
        live = source is not None and source.is_live()
        if live and not as_json and stdin_is_terminal() and not await ask_before_first_fetch(rt):
            typer.echo("Nothing is fetched. Decide otherwise at any time: pinflow scrape decide", err=True)
            raise typer.Exit(1)
        job_id = await request_visit(rt.system_database, rt.jobs, known, rt.actor, watched.id, rt.now())
        if now:
            await _fetch_here(rt, watched.id, as_json)
            return
    words = "A visit is queued. `pinflow up` or `pinflow service scraper` carries it out; --now does it here."
    job = None if job_id is None else str(job_id)
    say({"list_id": watched.id, "job_id": job}, words, as_json=as_json)


async def _fetch_here(rt: CliRuntime, list_id: ListId, as_json: bool) -> None:
    """Visits the list in this process, then scores the member's projects that watch it."""
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import fetch_tools
    from pinflow.kit.errors import ExternalError, LimitReachedError
    from pinflow.projects.models import ProjectId
    from pinflow.research.score_project import score_project
    from pinflow.research.trends.find_trend_signals import find_trend_signals
    from pinflow.scraping.fetch_list import fetch_list
    from pinflow.scraping.fetch_page import fetch_page
    from pinflow.scraping.queries import get_list, get_watched, list_watched

    tools = fetch_tools(rt.runtime)
    outcome = await fetch_list(tools, list_id)
    if outcome in ("observed", "unchanged", "not_due"):
        second = await fetch_page(tools, list_id, 2)
        outcome = "observed" if second == "observed" else outcome
    find_trends = partial(find_trend_signals, now=rt.now())
    async with rt.write() as session:
        watched = await get_watched(session, list_id)
        if outcome == "observed":
            for row in await list_watched(session):
                if row.id == list_id:
                    await score_project(session, ProjectId(row.project_id), rt.now(), find_trends=find_trends)
        due = (await get_list(session, list_id)).next_fetch_at
    why = watched.message or "The list could not be fetched now."
    if outcome == "waiting":
        raise LimitReachedError("scraping.waiting", why, retry_after=due - rt.now())
    if outcome == "refused":
        raise ExternalError("scraping.refused", why)
    words = {
        "observed": f"{watched.products} products seen on {watched.category}.",
        "unchanged": "The list is as it was.",
        "not_due": "Another process visits this list right now.",
    }[outcome]
    say({"list_id": list_id, "outcome": outcome, "products": watched.products}, words, as_json=as_json)


async def _unwatch(text: str, project_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_list, choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.scraping.unwatch_list import unwatch_list

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        watched = await choose_list(session, text)
        await unwatch_list(session, rt.actor, project.id, watched.id, rt.now())
    say(
        {"list_id": watched.id, "project_id": project.id, "watched": False},
        f"“{project.name}” does not watch {watched.category or watched.url} any more.",
        as_json=as_json,
    )

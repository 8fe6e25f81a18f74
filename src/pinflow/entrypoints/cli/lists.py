"""``pinflow list``: the best-seller lists that are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.entrypoints.cli.runtime import CliRuntime
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
    as_json: AsJson = False,
) -> None:
    """Follow a list for a project.

    Example: pinflow list watch https://www.amazon.com/Best-Sellers-Garden/zgbs/lawn-garden
    """
    run(_watch(url, project, as_json))


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
def unwatch(market_list: Which, project: OfProject = None, as_json: AsJson = False) -> None:
    """Stop following a list. What was observed stays.

    Example: pinflow list unwatch 5f3a9c21
    """
    run(_unwatch(market_list, project, as_json))


async def _watch(url: str, project_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.tools import sources
    from pinflow.scraping.queries import get_watched
    from pinflow.scraping.watch_list import watch_list

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        list_id = await watch_list(
            rt.database, rt.system_database, sources(rt.runtime), rt.actor, project.id, url, rt.now()
        )
        async with rt.read() as session:
            watched = await get_watched(session, list_id)
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.scraping import schemas

        print_json(schemas.WatchedList.of(watched))
    else:
        typer.echo(f"“{project.name}” watches {watched.marketplace} · {watched.category or watched.url}.")


async def _list(as_json: bool) -> None:
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.queries import list_watched

    async with open_runtime() as rt, rt.read() as session:
        # Two projects may watch one list: it is shown once.
        watched = {row.id: row for row in await list_watched(session)}
        zone = await find_home_time_zone(session)
    if as_json:
        from pinflow.entrypoints.cli.output import print_items
        from pinflow.scraping import schemas

        print_items(map(schemas.WatchedList.of, watched.values()))
    else:
        _print_lists(list(watched.values()), zone)


def _print_lists(watched: Sequence[WatchedList], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table, short_id

    table = new_table("Id", "List", "State", "Products", f"Seen ({zone})", right=("Products",), wide="List")
    for row in watched:
        add_row(
            table,
            short_id(row.id),
            f"{row.marketplace} · {row.category or row.url} ({row.list_kind})",
            row.state,
            row.products,
            local_time(row.last_observed_at, zone),
        )
    print_table(table, "No list is watched. Watch one: pinflow list watch URL")
    for row in watched:
        if row.message:
            typer.echo(f"{short_id(row.id)}: {row.message}")


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
    from pinflow.scraping.fetch_list import fetch_list
    from pinflow.scraping.queries import get_list, get_watched, list_watched

    outcome = await fetch_list(fetch_tools(rt.runtime), list_id)
    async with rt.write() as session:
        watched = await get_watched(session, list_id)
        if outcome == "observed":
            for row in await list_watched(session):
                if row.id == list_id:
                    await score_project(session, ProjectId(row.project_id), rt.now())
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

"""``pinflow opportunity``: products worth a pin, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.db import TenantSession
    from pinflow.research.opportunity import Opportunity, OpportunityId

app = typer.Typer(
    no_args_is_help=True,
    help="Products worth a pin, with the reasons; make drafts.\n\nExample: pinflow opportunity list",
)
Which = Annotated[
    str, typer.Argument(metavar="OPPORTUNITY", help="Its id, the end of it, or the product's ASIN.")
]
OfProject = Annotated[str | None, typer.Option("--project", help="Only this project, by name or id.")]
Here = Annotated[bool, typer.Option("--now", help="Draw in this process and wait, instead of queueing it.")]
QUEUED = "`pinflow up` or `pinflow service studio` carries it out; --now does it here."


@app.command("list")
def list_some(
    project: OfProject = None,
    state: Annotated[str | None, typer.Option(help="open, drafted or hidden.")] = None,
    min_score: Annotated[float, typer.Option(min=0, max=100, help="Only scores from here on.")] = 0,
    words: Annotated[str | None, typer.Option("--words", "-q", help="In the title, or the ASIN.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the best first.

    Example: pinflow opportunity list --min-score 60

    Example: pinflow opportunity list --state open -q kettle --json
    """
    run(_list(project, state, min_score, words, limit, as_json))


@app.command()
def show(opportunity: Which, as_json: AsJson = False) -> None:
    """Show an opportunity and the reasons that add up to its score.

    Example: pinflow opportunity show B0EXAMPLE1
    """
    run(_show(opportunity, as_json))


@app.command()
def draft(
    opportunity: Which,
    template: Annotated[str | None, typer.Option(help="See pinflow template list.")] = None,
    hook: Annotated[str | None, typer.Option(help="The angle of the copy.")] = None,
    now: Here = False,
    as_json: AsJson = False,
) -> None:
    """Make a draft of a pin: copy, picture, link, findings. An opportunity that has a pin keeps it.

    Example: pinflow opportunity draft B0EXAMPLE1

    Example: pinflow opportunity draft 5f3a9c21 --template hero --now
    """
    run(_draft(opportunity, template, hook, now, as_json))


@app.command("draft-best")
def draft_best_ones(
    project: Annotated[str | None, typer.Option(help="By name or id; left out, the only one.")] = None,
    count: Annotated[int, typer.Option(min=1, max=40, help="How many drafts.")] = 5,
    min_score: Annotated[float, typer.Option(min=0, max=100, help="Only scores from here on.")] = 40,
    as_json: AsJson = False,
) -> None:
    """Queue drafts of the best open opportunities, as long as the review queue is short.

    Example: pinflow opportunity draft-best --count 10
    """
    run(_draft_best(project, count, min_score, as_json))


@app.command()
def hide(opportunity: Which, as_json: AsJson = False) -> None:
    """Hide an opportunity that you do not want.

    Example: pinflow opportunity hide 5f3a9c21
    """
    run(_hide(opportunity, hidden=True, as_json=as_json))


@app.command()
def unhide(opportunity: Which, as_json: AsJson = False) -> None:
    """Bring a hidden opportunity back.

    Example: pinflow opportunity unhide 5f3a9c21
    """
    run(_hide(opportunity, hidden=False, as_json=as_json))


async def _shapes(session: TenantSession, found: Sequence[Opportunity]) -> list[Any]:
    """As the API shows them."""
    from pinflow.research import schemas
    from pinflow.research.queries import list_pins_of

    pins = await list_pins_of(session, [row.id for row in found])
    return [schemas.Opportunity.of(row, pins.get(row.id)) for row in found]


async def _list(
    project_text: str | None,
    state_text: str | None,
    min_score: float,
    words: str | None,
    limit: int,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import print_items
    from pinflow.research.opportunity import OpportunityState
    from pinflow.research.queries import list_opportunities

    state = _read_state(state_text, OpportunityState)
    async with open_runtime() as rt, rt.read() as session:
        project_id = None if project_text is None else (await choose_project(session, project_text)).id
        found = await list_opportunities(
            session, project_id=project_id, state=state, min_score=min_score, words=words, limit=limit
        )
        if as_json:
            print_items(await _shapes(session, found))
        else:
            _print_list(found, filtered=bool(state or min_score or words))


def _read_state(text: str | None, states: Any) -> Any:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        return None if text is None else states(text)
    except ValueError:
        raise refuse("research.unknown_state", f"A state is one of {', '.join(states)}.") from None


def _print_list(found: Sequence[Opportunity], *, filtered: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, money, new_table, print_table, short_id

    table = new_table(
        "Score",
        "Id",
        "ASIN",
        "Product",
        "Rank",
        "Price",
        "State",
        right=("Score", "Rank", "Price"),
        wide="Product",
    )
    for row in found:
        price = money(row.price, row.currency)
        add_row(table, f"{row.score:.1f}", short_id(row.id), row.asin, row.title, row.rank, price, row.state)
    nothing_fits = "No opportunity fits. Ask for a lower score, another state or other words."
    nothing = "Nothing here. Watch a list, or upload a saved page: pinflow scrape upload FILE"
    print_table(table, nothing_fits if filtered else nothing)


async def _show(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.projects.queries import get_project
    from pinflow.research.queries import get_opportunity

    async with open_runtime() as rt, rt.read() as session:
        found = await get_opportunity(session, await choose_opportunity(session, text))
        shape = (await _shapes(session, [found]))[0]
        zone = (await get_project(session, found.project_id)).time_zone
    if as_json:
        print_json(shape)
    else:
        _print_one(found, shape.pin_id, zone)


def _print_one(found: Opportunity, pin_id: UUID | None, zone: str) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        money,
        new_table,
        print_facts,
        print_table,
        time_with_zone,
    )

    before = f" (before: {found.previous_rank})" if found.previous_rank else ""
    print_facts(
        [
            ("Product", found.title or found.asin),
            ("ASIN", f"{found.asin} on {found.marketplace}"),
            ("Id", found.id),
            ("Score", f"{found.score:.1f} of 100"),
            ("State", found.state),
            ("Pin", pin_id),
            ("List", f"{found.category}, {found.list_kind}"),
            ("Rank", f"{found.rank}{before}"),
            ("Price", None if found.price is None else money(found.price, found.currency)),
            ("Seen", time_with_zone(found.observed_at, zone)),
        ]
    )
    table = new_table("Points", "Reason", right=("Points",))
    for part in found.parts:
        add_row(table, f"{part.points:.1f}/{part.max_points:.0f}", f"{part.label}: {part.reason}")
    for column in table.columns:
        column.no_wrap = False
    print_table(table, "It has no reasons.")


async def _draft(text: str, template: str | None, hook: str | None, now: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.draft_pin import request_draft
    from pinflow.pins.queries import find_open_pin_of_opportunity

    async with open_runtime() as rt:
        async with rt.write() as session:
            opportunity_id = await choose_opportunity(session, text)
            job_id = await request_draft(
                session, rt.jobs, rt.actor, opportunity_id, now=rt.now(), template=template, hook=hook
            )
            existing = await find_open_pin_of_opportunity(session, opportunity_id)
        if now:
            await _draft_here(rt, opportunity_id, template, hook, as_json)
            return
    if existing is not None:
        words = f"There is a pin of it already: {existing}."
    else:
        words = f"A draft is queued. {QUEUED}"
    job = None if job_id is None else str(job_id)
    say({"pin_id": existing, "job_id": job}, words, as_json=as_json)


async def _draft_here(
    rt: CliRuntime, opportunity_id: OpportunityId, template: str | None, hook: str | None, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.entrypoints.cli.pin import print_pin_json
    from pinflow.entrypoints.tools import draft_tools, make_studio
    from pinflow.pins.draft_pin import DraftRequest, draft_pin

    studio = make_studio(rt.runtime)
    try:
        request = DraftRequest(
            opportunity_id=opportunity_id, requested_by=rt.actor.name, template=template, hook=hook
        )
        pin = await draft_pin(draft_tools(rt.runtime, studio), rt.blobs(), rt.actor.tenant_id, request)
    finally:
        studio.close()
    if as_json:
        await print_pin_json(rt, pin.id)
    else:
        verdict = "a rule blocks it" if pin.blocked else "it waits for review"
        typer.echo(f"Drafted “{pin.title}”; {verdict}. Look at it: pinflow pin show {short_id(pin.id)}")


async def _draft_best(project_text: str | None, count: int, min_score: float, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.draft_best import draft_best

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        queued = await draft_best(
            session, rt.jobs, rt.actor, project.id, count=count, now=rt.now(), min_score=min_score
        )
    words = (
        f"{queued} drafts are queued. `pinflow up` or `pinflow service studio` draws them."
        if queued
        else "Nothing was queued: no open opportunity scores high enough, or the review queue is full."
    )
    say({"project_id": project.id, "queued": queued}, words, as_json=as_json)


async def _hide(text: str, *, hidden: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.output import say
    from pinflow.research.hide_opportunity import hide_opportunity

    async with open_runtime() as rt, rt.write() as session:
        found = await hide_opportunity(
            session, rt.actor, await choose_opportunity(session, text), hidden=hidden, now=rt.now()
        )
        shape = (await _shapes(session, [found]))[0]
    say(shape, f"“{found.title or found.asin}” is {found.state}.", as_json=as_json)

"""``pinflow opportunity``: products worth a pin, and why."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.db import TenantSession
    from pinflow.kit.errors import AppError
    from pinflow.pins.draft_tools import DraftTools
    from pinflow.research.explain_opportunity import Explanation
    from pinflow.research.filters.conditions import Conditions
    from pinflow.research.filters.queries import SavedFilter
    from pinflow.research.opportunity import Opportunity, OpportunityId, OpportunityState

app = typer.Typer(
    no_args_is_help=True,
    help="Products worth a pin, with the reasons; make drafts.\n\nExample: pinflow opportunity list",
)
filter_app = typer.Typer(
    no_args_is_help=True,
    help="Conditions that you look with again and again.\n\n"
    'Example: pinflow opportunity filter save "Cheap and new" --max-price 20 --new-entries',
)
app.add_typer(filter_app, name="filter")
Which = Annotated[
    str, typer.Argument(metavar="OPPORTUNITY", help="Its id, the end of it, or the product's ASIN.")
]
Notes = Annotated[
    list[str] | None,
    typer.Option(help="What you know of the product and its copy may say; once for each fact."),
]
OfProject = Annotated[str | None, typer.Option("--project", help="Only this project, by name or id.")]
Here = Annotated[bool, typer.Option("--now", help="Draw in this process and wait, instead of queueing it.")]
ALL = "all"
QUEUED = "`pinflow up` or `pinflow service studio` carries it out; --now does it here."


OfState = Annotated[
    str | None,
    typer.Option("--state", help="open (left out), drafted, hidden, ended; or all, which is all but ended."),
]
MinScore = Annotated[float | None, typer.Option(metavar="0-100", help="Only scores from here on.")]
Words = Annotated[str | None, typer.Option("--words", "-q", help="In the title, or the ASIN.")]
ListKind = Annotated[str | None, typer.Option("--list-kind", help="bestsellers, movers and so on.")]
Category = Annotated[str | None, typer.Option("--category", help="Part of the category's name.")]
MinPrice = Annotated[float | None, typer.Option(min=0, help="In the marketplace's currency.")]
MaxPrice = Annotated[float | None, typer.Option(min=0, help="In the marketplace's currency.")]
WithTrend = Annotated[bool | None, typer.Option("--with-trend", help="A search trend fits it.")]
NewEntries = Annotated[bool | None, typer.Option("--new-entries", help="It came onto its list lately.")]
Saved = Annotated[
    str | None, typer.Option("--filter", help="One of your saved filters; what else is given replaces it.")
]


@app.command("list")
def list_some(
    project: OfProject = None,
    state: OfState = None,
    min_score: MinScore = None,
    words: Words = None,
    list_kind: ListKind = None,
    category: Category = None,
    min_price: MinPrice = None,
    max_price: MaxPrice = None,
    with_trend: WithTrend = None,
    new_entries: NewEntries = None,
    saved: Saved = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    show_all: Annotated[bool, typer.Option("--all", help="All of them, whatever --limit says.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the best first: the open ones, as the dashboard does.

    Example: pinflow opportunity list --min-score 60

    Example: pinflow opportunity list --state all -q kettle --with-trend --json

    Example: pinflow opportunity list --filter "Cheap and new"
    """
    wanted = Wanted(
        project, state, min_score, words, list_kind, category, min_price, max_price, with_trend, new_entries
    )
    run(_list(wanted, saved, None if show_all else limit, as_json))


@app.command()
def export(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="Where to; its ending, .csv, .json or .xlsx, says as what; or - ."
        ),
    ],
    project: OfProject = None,
    state: OfState = None,
    min_score: MinScore = None,
    words: Words = None,
    list_kind: ListKind = None,
    category: Category = None,
    min_price: MinPrice = None,
    max_price: MaxPrice = None,
    with_trend: WithTrend = None,
    new_entries: NewEntries = None,
    saved: Saved = None,
    export_format: Annotated[
        str | None,
        typer.Option("--format", help="csv, json or xlsx, for a file without such an ending and for -."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write all that match into a file, with their parts and reasons.

    Example: pinflow opportunity export best.xlsx --min-score 60

    Example: pinflow opportunity export all.csv --state all

    Example: pinflow opportunity export - --format csv
    """
    wanted = Wanted(
        project, state, min_score, words, list_kind, category, min_price, max_price, with_trend, new_entries
    )
    run(_export(file, export_format, wanted, saved, as_json))


@filter_app.command("save")
def save_one(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call it.")],
    project: OfProject = None,
    state: OfState = None,
    min_score: MinScore = None,
    words: Words = None,
    list_kind: ListKind = None,
    category: Category = None,
    min_price: MinPrice = None,
    max_price: MaxPrice = None,
    with_trend: WithTrend = None,
    new_entries: NewEntries = None,
    as_json: AsJson = False,
) -> None:
    """Keep conditions under a name, for yourself.

    Example: pinflow opportunity filter save "Cheap and new" --max-price 20 --new-entries
    """
    wanted = Wanted(
        project, state, min_score, words, list_kind, category, min_price, max_price, with_trend, new_entries
    )
    run(_save_filter(name, wanted, as_json))


@filter_app.command("list")
def list_saved(as_json: AsJson = False) -> None:
    """List your saved filters.

    Example: pinflow opportunity filter list --json
    """
    run(_list_filters(as_json))


@filter_app.command("delete")
def delete_saved(
    name: Annotated[str, typer.Argument(metavar="FILTER", help="Its name or id.")], as_json: AsJson = False
) -> None:
    """Delete one of your saved filters.

    Example: pinflow opportunity filter delete "Cheap and new"
    """
    run(_delete_filter(name, as_json))


@app.command()
def explain(opportunity: Which, as_json: AsJson = False) -> None:
    """Compute a score once more from what is stored, part by part, and say whether it is equal.

    Example: pinflow opportunity explain B0EXAMPLE1
    """
    run(_explain(opportunity, as_json))


@app.command()
def show(opportunity: Which, as_json: AsJson = False) -> None:
    """Show an opportunity and the reasons that add up to its score.

    Example: pinflow opportunity show B0EXAMPLE1
    """
    run(_show(opportunity, as_json))


@app.command()
def draft(
    opportunities: Annotated[
        list[str],
        typer.Argument(metavar="OPPORTUNITY...", help="Their ids, the ends of them, or the products' ASINs."),
    ],
    template: Annotated[str | None, typer.Option(help="See pinflow template list.")] = None,
    hook: Annotated[str | None, typer.Option(help="The angle: see pinflow opportunity hooks.")] = None,
    note: Notes = None,
    media: Annotated[
        str | None, typer.Option(help="The library picture to show, by id; else the product's.")
    ] = None,
    now: Here = False,
    as_json: AsJson = False,
) -> None:
    """Make drafts of pins: copy, picture, link, findings. An opportunity that has a pin keeps it.

    Of several, those that cannot be drafted are told and the others are; exit code 2 then.

    Example: pinflow opportunity draft B0EXAMPLE1

    Example: pinflow opportunity draft B0EXAMPLE1 B0EXAMPLE2 5f3a9c21

    Example: pinflow opportunity draft 5f3a9c21 --template hero --now

    Example: pinflow opportunity draft B0EXAMPLE1 --note "The lid locks." --note "It fits a car's holder."
    """
    if len(opportunities) == 1:
        run(_draft(opportunities[0], template, hook, note or [], media, now, as_json))
    elif note or media:
        from pinflow.entrypoints.cli.failures import refuse

        option = "--note" if note else "--media"
        raise refuse("cli.one_at_a_time", f"{option} is about one product. Name one, or leave {option} out.")
    elif not run(_draft_several(opportunities, template, hook, now, as_json)):
        raise typer.Exit(2)


@app.command()
def hooks(opportunity: Which, as_json: AsJson = False) -> None:
    """Show how a draft would read with each hook (draft --hook). Nothing is made, and no model is asked.

    Example: pinflow opportunity hooks B0EXAMPLE1
    """
    run(_hooks(opportunity, as_json))


@app.command()
def variants(
    opportunity: Which,
    count: Annotated[int, typer.Option(min=1, max=6, help="How many further drafts.")] = 3,
    note: Notes = None,
    as_json: AsJson = False,
) -> None:
    """Queue further drafts of one product, each another hook, template, picture and colours, to compare.

    Any of them may be approved; the same link rests a week on an account, so two never go out together.

    Example: pinflow opportunity variants B0EXAMPLE1 --count 3
    """
    run(_variants(opportunity, count, note or [], as_json))


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


@dataclasses.dataclass(frozen=True)
class Wanted:
    """The conditions of a command as they were typed."""

    project: str | None
    state: str | None
    min_score: float | None
    words: str | None
    list_kind: str | None
    category: str | None
    min_price: float | None
    max_price: float | None
    with_trend: bool | None
    new_entries: bool | None


async def _conditions(
    rt: CliRuntime, session: TenantSession, wanted: Wanted, saved: str | None = None
) -> Conditions:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.research.filters.conditions import Conditions

    project = None if wanted.project is None else (await choose_project(session, wanted.project)).id
    typed = {
        "project_id": project,
        "state": _read_state(wanted.state),
        "min_score": _read_score(wanted.min_score),
        "words": wanted.words or None,
        "list_kind": wanted.list_kind,
        "category": wanted.category or None,
        "min_price": wanted.min_price,
        "max_price": wanted.max_price,
        "only_with_trend": wanted.with_trend,
        "new_entries": wanted.new_entries,
    }
    base = Conditions() if saved is None else (await _choose_filter(rt, session, saved)).conditions
    return base.narrowed(**{name: value for name, value in typed.items() if value is not None})


async def _looked_at(rt: CliRuntime, session: TenantSession, wanted: Wanted, saved: str | None) -> Conditions:
    """The conditions; where no state is named, the open ones, as the dashboard opens."""
    from pinflow.research.opportunity import OpportunityState

    found = await _conditions(rt, session, wanted, saved)
    if wanted.state == ALL:
        return found.narrowed(state=None)
    return found if found.state is not None else found.narrowed(state=OpportunityState.OPEN)


async def _choose_filter(rt: CliRuntime, session: TenantSession, text: str) -> SavedFilter:
    from pinflow.entrypoints.cli.choose import choose
    from pinflow.research.filters.queries import list_filters

    return choose(
        text,
        await list_filters(session, rt.actor.user_id),
        id_of=lambda saved: saved.id,
        names_of=lambda saved: (saved.name,),
        what="saved filter",
        look="opportunity filter list",
    )


async def _list(wanted: Wanted, saved: str | None, limit: int | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_page, say_cut
    from pinflow.kit.pagination import encode_cursor
    from pinflow.research.queries import count_matching, list_opportunities

    async with open_runtime() as rt, rt.read() as session:
        conditions = await _looked_at(rt, session, wanted, saved)
        total = await count_matching(session, conditions)
        found = await list_opportunities(
            session, conditions=conditions, limit=total if limit is None else limit
        )
        if as_json:
            more = encode_cursor((found[-1].score, found[-1].id)) if found and len(found) < total else None
            print_page(await _shapes(session, found), total=total, next_cursor=more)
        else:
            _print_list(found, nothing="" if found else await _why_nothing(session, conditions))
            say_cut(len(found), total)


async def _why_nothing(session: TenantSession, conditions: Conditions) -> str:
    from pinflow.entrypoints.cli.choose import or_no_project
    from pinflow.research.filters.conditions import Conditions
    from pinflow.research.queries import count_matching

    if conditions.narrowed(project_id=None, state=None) != Conditions():
        return "No opportunity fits. Ask for a lower score, another state (--state all) or other words."
    others = await count_matching(session, conditions.narrowed(state=None))
    if others:
        return f"None is {conditions.state or 'here'}; {others} in other states: --state all."
    return await or_no_project(
        session, "Nothing here. Watch a list, or upload a saved page: pinflow scrape upload FILE"
    )


async def _export(
    file: str, format_text: str | None, wanted: Wanted, saved: str | None, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.write_export import choose_format, write_export
    from pinflow.research.export_opportunities import export_opportunities
    from pinflow.research.queries import stream_opportunities

    export_format = choose_format(file, format_text)
    async with open_runtime() as rt, rt.read() as session:
        conditions = await _looked_at(rt, session, wanted, saved)
        pieces = export_opportunities(stream_opportunities(session, conditions), export_format)
        await write_export(file, pieces, as_json=as_json)


async def _save_filter(name: str, wanted: Wanted, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.research.filters.save_filter import save_filter
    from pinflow.research.filters.schemas import OpportunityFilter

    async with open_runtime() as rt, rt.write() as session:
        saved = await save_filter(session, rt.actor, name, await _conditions(rt, session, wanted), rt.now())
    shape = OpportunityFilter.of(saved).model_dump(mode="json", exclude_unset=True)
    say(shape, f"Saved “{saved.name}”: {_in_words(saved)}.", as_json=as_json)


async def _list_filters(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table, short_id
    from pinflow.research.filters.queries import list_filters
    from pinflow.research.filters.schemas import OpportunityFilter

    async with open_runtime() as rt, rt.read() as session:
        saved = await list_filters(session, rt.actor.user_id)
    if as_json:
        shapes = (OpportunityFilter.of(row) for row in saved)
        print_items(shape.model_dump(mode="json", exclude_unset=True) for shape in shapes)
        return
    table = new_table("Id", "Name", "Conditions", wide="Conditions")
    for row in saved:
        add_row(table, short_id(row.id), row.name, _in_words(row))
    print_table(
        table, "You have no saved filter. Save one: pinflow opportunity filter save NAME --min-score 60"
    )


def _in_words(saved: SavedFilter) -> str:
    import msgspec

    conditions: dict[str, object] = msgspec.to_builtins(saved.conditions)
    return (
        ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in conditions.items()) or "everything"
    )


async def _delete_filter(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.research.filters.save_filter import forget_filter

    async with open_runtime() as rt, rt.write() as session:
        saved = await _choose_filter(rt, session, text)
        await forget_filter(session, rt.actor, saved.id)
    say({"id": saved.id, "deleted": True}, f"Deleted “{saved.name}”.", as_json=as_json)


async def _explain(text: str, as_json: bool) -> None:
    from functools import partial

    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.research import schemas
    from pinflow.research.explain_opportunity import explain_opportunity
    from pinflow.research.queries import list_pins_of
    from pinflow.research.trends.find_trend_signals import find_trend_signals

    async with open_runtime() as rt, rt.read() as session:
        opportunity_id = await choose_opportunity(session, text)
        find_trends = partial(find_trend_signals, now=rt.now())
        found = await explain_opportunity(session, opportunity_id, rt.now(), find_trends=find_trends)
        pins = await list_pins_of(session, [opportunity_id])
    if as_json:
        print_json(schemas.Explanation.of(found, pins.get(opportunity_id)))
    else:
        _print_explanation(found)


def _print_explanation(found: Explanation) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_facts, print_table

    row = found.opportunity
    trend = found.trend
    print_facts(
        [
            ("Product", row.title or row.asin),
            ("Score", f"{row.score:.1f} of 100, weights {row.weights_version}"),
            ("Trend now", trend and f"{trend.keyword} ({trend.region}): {trend.matched}"),
        ]
    )
    table = new_table("Stored", "Again", "Result", "Reason", right=("Stored", "Again"))
    for part in found.parts:
        again = None if part.points_now is None else f"{part.points_now:.1f}"
        stored = f"{part.part.points:.1f}/{part.part.max_points:g}"
        add_row(
            table, stored, again, part.recomputed.replace("_", " "), f"{part.part.label}: {part.part.reason}"
        )
    for column in table.columns:
        column.no_wrap = False
    print_table(table, "It has no reasons.")
    typer.echo(found.verdict)


def _read_state(text: str | None) -> OpportunityState | None:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.research.opportunity import OpportunityState

    try:
        return None if text in (None, ALL) else OpportunityState(text)
    except ValueError:
        raise refuse(
            "research.unknown_state", f"A state is one of {', '.join(OpportunityState)}, or {ALL}."
        ) from None


def _read_score(score: float | None) -> float | None:
    from pinflow.entrypoints.cli.failures import refuse

    if score is not None and not 0 <= score <= 100:
        raise refuse(
            "research.bad_conditions", f"A score is between 0 and 100, not {score:g}.", field="min_score"
        )
    return score


def _print_list(found: Sequence[Opportunity], *, nothing: str) -> None:
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
    print_table(table, nothing)


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
            ("Ended", found.ended and f"{found.ended} (since {time_with_zone(found.ended_at, zone)})"),
            ("Pin", pin_id),
            ("List", f"{found.category}, {found.list_kind}"),
            ("Rank", None if found.rank is None else f"{found.rank}{before}"),
            ("Price", None if found.price is None else money(found.price, found.currency)),
            ("Seen", time_with_zone(found.observed_at, zone)),
            ("Scored", time_with_zone(found.scored_at, zone)),
        ]
    )
    table = new_table("Points", "Reason", right=("Points",))
    for part in found.parts:
        add_row(table, f"{part.points:.1f}/{part.max_points:g}", f"{part.label}: {part.reason}")
    for column in table.columns:
        column.no_wrap = False
    print_table(table, "It has no reasons.")


async def _draft(
    text: str,
    template: str | None,
    hook: str | None,
    notes: Sequence[str],
    media: str | None,
    now: bool,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.media import choose_media
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.queries import find_open_pin_of_opportunity
    from pinflow.pins.request_draft import request_draft, require_choice

    async with open_runtime() as rt:
        async with rt.write() as session:
            opportunity_id = await choose_opportunity(session, text)
            await require_choice(session, _tools_without_studio(rt), opportunity_id, template, hook)
            media_id = await choose_media(session, media) if media else None
            job_id = await request_draft(
                session,
                rt.jobs,
                rt.actor,
                opportunity_id,
                now=rt.now(),
                template=template,
                hook=hook,
                notes=notes,
                media_id=media_id,
            )
            existing = await find_open_pin_of_opportunity(session, opportunity_id)
        if now:
            await _draft_here(rt, opportunity_id, template, hook, notes, media_id, as_json, existing)
            return
    words = _exists(existing) if existing is not None else f"A draft is queued. {QUEUED}"
    job = None if job_id is None else str(job_id)
    say({"pin_id": existing, "job_id": job}, words, as_json=as_json)


def _exists(pin_id: UUID) -> str:
    return (
        f"There is a pin of it already: {pin_id}. Nothing was drafted; further ones beside it come from "
        "pinflow opportunity variants."
    )


async def _draft_several(
    texts: Sequence[str], template: str | None, hook: str | None, now: bool, as_json: bool
) -> bool:
    """Whether each of them could be asked for."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.draft_several import draft_several
    from pinflow.pins.schemas import DraftsStarted

    if now:
        raise refuse("cli.one_at_a_time", "--now draws one at a time. Name one, or leave --now out.")
    async with open_runtime() as rt, rt.write() as session:
        chosen, refused = await _sort_out(rt, session, list(dict.fromkeys(texts)), template, hook)
        asked = []
        if chosen:
            asked = await draft_several(
                session, rt.jobs, rt.actor, chosen, now=rt.now(), template=template, hook=hook
            )
    there = sum(row.pin_id is not None for row in asked)
    words = f"{_drafts(len(asked) - there)} queued. `pinflow up` or `pinflow service studio` draws them."
    if there:
        words += f" {there} {'has' if there == 1 else 'have'} a pin already."
    told = [{"named": text, "code": error.code, "message": error.message} for text, error in refused]
    say({**DraftsStarted.of(asked).model_dump(mode="json"), "refused": told}, words, as_json=as_json)
    if not as_json:
        for text, error in refused:
            typer.echo(f"Not drafted, {text}: {error.message}", err=True)
    return not refused


def _tools_without_studio(rt: CliRuntime) -> DraftTools:
    """Nothing is drawn with them: no process is started."""
    from pinflow.entrypoints.tools import draft_tools, make_studio

    return draft_tools(rt.runtime, make_studio(rt.runtime))


async def _sort_out(
    rt: CliRuntime,
    session: TenantSession,
    texts: Sequence[str],
    template: str | None,
    hook: str | None,
) -> tuple[list[OpportunityId], list[tuple[str, AppError]]]:
    """Those that can be drafted, and why each of the others cannot."""
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.kit.errors import ConflictError, InvalidInputError, NotFoundError
    from pinflow.pins.read_ground import require_own_title
    from pinflow.pins.request_draft import require_choice
    from pinflow.research.queries import get_opportunity

    tools = _tools_without_studio(rt)
    chosen: list[OpportunityId] = []
    refused: list[tuple[str, AppError]] = []
    for text in texts:
        try:
            opportunity_id = await choose_opportunity(session, text)
            require_own_title(await get_opportunity(session, opportunity_id))
            await require_choice(session, tools, opportunity_id, template, hook)
        except (ConflictError, InvalidInputError, NotFoundError) as error:
            refused.append((text, error))
        else:
            chosen.append(opportunity_id)
    return chosen, refused


async def _variants(text: str, count: int, notes: Sequence[str], as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.draft_variants import draft_variants
    from pinflow.pins.schemas import VariantsStarted

    async with open_runtime() as rt:
        tools = _tools_without_studio(rt)
        async with rt.write() as session:
            opportunity_id = await choose_opportunity(session, text)
            asked = await draft_variants(
                tools, session, rt.jobs, rt.actor, opportunity_id, count=count, now=rt.now(), notes=notes
            )
    told = [f"  {row.variant}: {row.combination.template}, {row.combination.hook}" for row in asked]
    words = "\n".join(
        [f"{_drafts(len(asked))} queued. `pinflow up` or `pinflow service studio` draws them.", *told]
    )
    say(VariantsStarted.of(asked), words, as_json=as_json)


async def _hooks(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_opportunity
    from pinflow.entrypoints.cli.pin_edit import print_hooks
    from pinflow.pins.preview_hooks import preview_hooks_of_opportunity
    from pinflow.pins.schemas import HookPreview

    async with open_runtime() as rt:
        tools = _tools_without_studio(rt)
        async with rt.read() as session:
            opportunity_id = await choose_opportunity(session, text)
        preview = await preview_hooks_of_opportunity(tools, rt.actor.tenant_id, opportunity_id, rt.now())
    print_hooks(HookPreview.of(preview), as_json)


def _drafts(count: int) -> str:
    return "1 draft is" if count == 1 else f"{count} drafts are"


async def _draft_here(
    rt: CliRuntime,
    opportunity_id: OpportunityId,
    template: str | None,
    hook: str | None,
    notes: Sequence[str],
    media_id: UUID | None,
    as_json: bool,
    existing: UUID | None,
) -> None:
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.entrypoints.cli.pin_shown import print_pin_json
    from pinflow.entrypoints.tools import draft_tools, make_studio
    from pinflow.pins.draft_pin import draft_pin
    from pinflow.pins.request_draft import DraftRequest
    from pinflow.pins.tidy_notes import tidy_notes

    studio = make_studio(rt.runtime)
    try:
        request = DraftRequest(
            opportunity_id=opportunity_id,
            requested_by=rt.actor.name,
            template=template,
            hook=hook,
            notes=tidy_notes(notes),
            media_id=media_id,
        )
        pin = await draft_pin(draft_tools(rt.runtime, studio), rt.blobs(), rt.actor.tenant_id, request)
    finally:
        studio.close()
    if as_json:
        await print_pin_json(rt, pin.id)
    elif existing is not None:
        typer.echo(_exists(existing))
    else:
        verdict = "a rule blocks it" if pin.blocked else "it waits for review"
        typer.echo(f"Drafted “{pin.title}”; {verdict}. Look at it: pinflow pin show {short_id(pin.id)}")
        if pin.writer_note is not None:
            typer.echo(pin.writer_note)


async def _draft_best(project_text: str | None, count: int, min_score: float, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.draft_best import draft_best

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        drafts = await draft_best(
            session, rt.jobs, rt.actor, project.id, count=count, now=rt.now(), min_score=min_score
        )
    drawn = "\n`pinflow up` or `pinflow service studio` draws them." if drafts.asked else ""
    said = {"project_id": project.id, "queued": drafts.asked, "message": drafts.in_words()}
    say(said, f"{drafts.in_words()}{drawn}", as_json=as_json)


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

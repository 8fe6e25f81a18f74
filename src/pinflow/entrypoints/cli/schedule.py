"""``pinflow schedule``: what runs by itself, and when."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar

import typer

from pinflow.entrypoints.cli.twin import twin

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from pinflow.identity.models import Actor, Member
    from pinflow.kit.clock import Clock
    from pinflow.kit.db import TenantSession
    from pinflow.kit.db.system import SystemDatabase
    from pinflow.scheduling.models import Misfire, ScheduleOverview
    from pinflow.scheduling.schemas import Run, Schedule, SchedulePreview

app = typer.Typer(
    no_args_is_help=True, help="See, run and pause what runs by itself.\n\nExample: pinflow schedule list"
)

Known = TypeVar("Known", "ScheduleOverview", "Schedule")
Which = Annotated[str, typer.Argument(help="Its id or the end of it, or its kind where there is only one.")]
AsUser = Annotated[str | None, typer.Option("--as", help="The e-mail address of the member who does it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class ScheduleRuntime(Protocol):
    """What these commands need of the open runtime."""

    @property
    def system_database(self) -> SystemDatabase: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def member(self) -> Member: ...

    def read(self) -> AbstractAsyncContextManager[TenantSession]: ...


@app.command("list")
def list_them(as_user: AsUser = None, as_json: AsJson = False) -> None:
    """Show every schedule, when it ran last, how that ended, and when it runs next.

    Example: pinflow schedule list --json
    """
    overviews, zone = asyncio.run(_list(as_user))
    if as_json:
        from pinflow.entrypoints.cli.output import print_items

        print_items(overviews)
    else:
        _print_table(overviews, zone)


@app.command("run")
def run_it(schedule: Which, as_user: AsUser = None, as_json: AsJson = False) -> None:
    """Run a schedule now; its next time stays as it is.

    Example: pinflow schedule run research.score
    """
    chosen, job_id = asyncio.run(_run(schedule, as_user))
    words = "it still waits from before" if job_id is None else f"job {job_id}"
    _say(
        {
            "schedule_id": chosen.id,
            "kind": chosen.kind,
            "job_id": job_id,
        },
        f"{chosen.name}: {words}.",
        as_json,
    )


@app.command("set")
def change_it(
    schedule: Which,
    trigger: Annotated[
        str | None, typer.Option(help="Such as `every 30 minutes` or `daily at 07:15`.")
    ] = None,
    time_zone: Annotated[str | None, typer.Option(help="Whose clock, such as Europe/Berlin.")] = None,
    missed: Annotated[
        str | None, typer.Option(help="What becomes of a missed time: `run_once` or `skip`.")
    ] = None,
    as_user: AsUser = None,
    as_json: AsJson = False,
) -> None:
    """Change when a schedule runs. Nothing that was due before runs because of it.

    Example: pinflow schedule set pins.draft_best --trigger "daily at 07:15" --time-zone Europe/Berlin

    Example: pinflow schedule set pins.draft_best --trigger "cron: day_of_week mon-fri, hour 9" --missed skip
    """
    chosen = asyncio.run(_change(schedule, as_user, trigger, time_zone, missed))
    _say(
        {
            "schedule_id": chosen.id,
            "kind": chosen.kind,
            "trigger": chosen.trigger,
            "time_zone": chosen.time_zone,
            "misfire": chosen.misfire,
        },
        f"{chosen.name}: {chosen.trigger} ({chosen.time_zone}).",
        as_json,
    )


@app.command("preview")
def preview_it(
    schedule: Which,
    trigger: Annotated[
        str | None, typer.Option(help="Such as `every 30 minutes` or `0 9 * * 1-5`. Left out: its own.")
    ] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="Whose clock, such as Europe/Berlin. Left out: its own.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=20, help="How many times at most.")] = 5,
    as_user: AsUser = None,
    as_json: AsJson = False,
) -> None:
    """Show when a schedule would run with another trigger or time zone; nothing is changed.

    Example: pinflow schedule preview pins.draft_best --trigger "0 9 * * 1-5" --time-zone Europe/Berlin
    """
    preview = asyncio.run(_preview(schedule, as_user, trigger, time_zone, count))
    if as_json:
        from pinflow.entrypoints.cli.output import print_json

        print_json(preview)
    else:
        _print_preview(preview)


@app.command("history")
def show_history(
    schedule: Which,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many runs at most.")] = 20,
    as_user: AsUser = None,
    as_json: AsJson = False,
) -> None:
    """Show when a schedule ran, how that ended and what was left out, the newest first.

    Example: pinflow schedule history posting.publish_due --limit 5 --json
    """
    runs, zone = asyncio.run(_history(schedule, limit, as_user))
    if as_json:
        from pinflow.entrypoints.cli.output import print_items

        print_items(runs)
    else:
        _print_runs(runs, zone)


@app.command("pause")
def pause_it(schedule: Which, as_user: AsUser = None, as_json: AsJson = False) -> None:
    """Stop a schedule until it is resumed.

    Example: pinflow schedule pause posting.publish_due
    """
    chosen = asyncio.run(_switch(schedule, as_user, enabled=False))
    _say(
        {"schedule_id": chosen.id, "kind": chosen.kind, "enabled": False}, f"{chosen.name}: paused.", as_json
    )


@app.command("resume")
def resume_it(schedule: Which, as_user: AsUser = None, as_json: AsJson = False) -> None:
    """Let a paused schedule run again, from now on: what it missed meanwhile is not caught up with.

    Example: pinflow schedule resume posting.publish_due
    """
    chosen = asyncio.run(_switch(schedule, as_user, enabled=True))
    _say(
        {"schedule_id": chosen.id, "kind": chosen.kind, "enabled": True}, f"{chosen.name}: resumed.", as_json
    )


@twin("schedules.list_them")
async def _list(as_user: str | None) -> tuple[list[Schedule], str]:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scheduling import schemas
    from pinflow.scheduling.list_schedules import list_schedules

    async with open_runtime(as_user) as rt:
        async with rt.read() as session:
            zone = await find_home_time_zone(session)
        async with rt.system_database.system_session() as system:
            found = await list_schedules(system, rt.member.tenant_id, rt.clock.now())
    return [schemas.Schedule.of(row) for row in found], zone


@twin("schedules.history")
async def _history(text: str, limit: int, as_user: str | None) -> tuple[list[Run], str]:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scheduling import schemas
    from pinflow.scheduling.list_history import list_history

    async with open_runtime(as_user) as rt:
        chosen = await _choose(rt, text)
        async with rt.read() as session:
            zone = await find_home_time_zone(session)
        async with rt.system_database.system_session() as system:
            runs = await list_history(system, rt.member.tenant_id, chosen.id, None, limit, now=rt.clock.now())
    return [schemas.Run.of(run) for run in runs], zone


@twin("schedules.run_it")
async def _run(text: str, as_user: str | None) -> tuple[Schedule, str | None]:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.kit.jobs import JobQueue
    from pinflow.scheduling import schemas
    from pinflow.scheduling.run_now import run_now

    async with open_runtime(as_user) as rt:
        chosen = await _choose(rt, text)
        async with rt.system_database.system_session() as session:
            job_id = await run_now(
                session, JobQueue(), _actor(rt), chosen.id, now=rt.clock.now(), operator=True
            )
    return schemas.Schedule.of(chosen), None if job_id is None else str(job_id)


@twin("schedules.switch")
async def _switch(text: str, as_user: str | None, *, enabled: bool) -> Schedule:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.scheduling import schemas
    from pinflow.scheduling.change_schedule import change_schedule

    async with open_runtime(as_user) as rt:
        chosen = await _choose(rt, text)
        async with rt.system_database.system_session() as session:
            await change_schedule(
                session, _actor(rt), chosen.id, enabled=enabled, now=rt.clock.now(), operator=True
            )
    return schemas.Schedule.of(chosen)


@twin("schedules.change")
async def _change(
    text: str, as_user: str | None, trigger: str | None, time_zone: str | None, missed: str | None
) -> Schedule:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.scheduling import schemas
    from pinflow.scheduling.change_schedule import change_schedule
    from pinflow.scheduling.read_trigger_text import read_trigger_text

    misfire = read_change(trigger, time_zone, missed)
    async with open_runtime(as_user) as rt:
        chosen = await _choose(rt, text)
        async with rt.system_database.system_session() as session:
            await change_schedule(
                session,
                _actor(rt),
                chosen.id,
                trigger=None if trigger is None else read_trigger_text(trigger),
                time_zone=time_zone,
                misfire=misfire,
                now=rt.clock.now(),
                operator=True,
            )
        return schemas.Schedule.of(await _choose(rt, str(chosen.id)))


@twin("schedules.preview")
async def _preview(
    text: str, as_user: str | None, trigger: str | None, time_zone: str | None, count: int
) -> SchedulePreview:
    from pinflow.entrypoints.cli.runtime import open_runtime
    from pinflow.scheduling import schemas
    from pinflow.scheduling.preview_trigger import preview_trigger
    from pinflow.scheduling.read_trigger_text import read_trigger_text

    async with open_runtime(as_user) as rt:
        chosen = await _choose(rt, text)
        async with rt.system_database.system_session() as session:
            preview = await preview_trigger(
                session,
                rt.member.tenant_id,
                chosen.id,
                now=rt.clock.now(),
                trigger=None if trigger is None else read_trigger_text(trigger),
                time_zone=time_zone,
                count=count,
            )
    return schemas.SchedulePreview.of(preview)


def read_change(trigger: str | None, time_zone: str | None, missed: str | None) -> Misfire | None:
    """What a missed time is to come to. Raises: InvalidInputError: nothing, or no such answer."""
    from pinflow.kit.errors import InvalidInputError

    if trigger is None and time_zone is None and missed is None:
        raise InvalidInputError(
            "scheduling.nothing_to_change", "Say what to change: --trigger, --time-zone, --missed."
        )
    known: tuple[Misfire, ...] = ("run_once", "skip")
    misfire = next((answer for answer in known if answer == missed), None)
    if missed is not None and misfire is None:
        raise InvalidInputError(
            "scheduling.bad_misfire", f"“{missed}” is no answer to a missed time. Say run_once or skip."
        )
    return misfire


async def _choose(rt: ScheduleRuntime, text: str) -> ScheduleOverview:
    """The one schedule that ``text`` means.

    Raises:
        NotFoundError: none is called so.
        ConflictError: several are: their ids are in the message.
    """
    from pinflow.scheduling.list_schedules import list_schedules

    async with rt.system_database.system_session() as session:
        return pick(await list_schedules(session, rt.member.tenant_id, rt.clock.now()), text)


def pick(listed: Sequence[Known], text: str) -> Known:
    """One of these schedules. Raises: as ``_choose``."""
    from pinflow.entrypoints.cli.output import SHORT_ID, short_id
    from pinflow.kit.errors import ConflictError, NotFoundError

    wanted = text.lower()
    found = [
        entry
        for entry in listed
        if entry.kind == text or (len(wanted) >= SHORT_ID and str(entry.id).endswith(wanted))
    ]
    if not found:
        raise NotFoundError(
            "scheduling.not_found", f"There is no schedule “{text}”. `pinflow schedule list` shows them."
        )
    if len(found) > 1:
        ids = ", ".join(
            f"{short_id(entry.id)} ({entry.project_name or 'the installation'})" for entry in found
        )
        raise ConflictError("scheduling.several", f"There are several “{text}”. Give the id: {ids}.")
    return found[0]


def _actor(rt: ScheduleRuntime) -> Actor:
    # Who can run commands on this host operates the installation: its own schedules are theirs to change.
    from pinflow.identity.models import Actor

    member = rt.member
    return Actor(
        tenant_id=member.tenant_id, user_id=member.user_id, name=member.name, role=member.role, via="cli"
    )


def _say(data: dict[str, Any], words: str, as_json: bool) -> None:
    if as_json:
        import msgspec

        typer.echo(msgspec.json.encode(data))
    else:
        typer.echo(words)


def _print_table(overviews: list[Schedule], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table, short_id

    table = new_table("Id", "Schedule", "When", "Next", "Last", wide="Schedule", whole=True)
    for entry in overviews:
        failed = "failed " if entry.last_outcome == "failed" else ""
        add_row(
            table,
            short_id(entry.id),
            f"{entry.name} · {entry.project_name}" if entry.project_name else entry.name,
            _when(entry, zone),
            _short_time(entry.next_fire_at, zone) if entry.enabled else "paused",
            f"{failed}{_short_time(entry.last_fire_at, zone)}",
        )
    print_table(table, "Nothing runs by itself yet. A project brings its schedules: pinflow project create")
    if overviews:
        typer.echo(f"Times in {zone}.")


def _print_runs(runs: list[Run], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table

    table = new_table("Due", "Began", "Ended", "Outcome", "Note", wide="Note")
    for run in runs:
        add_row(
            table,
            local_time(run.fire_at, zone),
            _short_time(run.fired_at, zone),
            _short_time(run.finished_at, zone),
            run.outcome or ("left out" if run.finished_at else "open"),
            ": ".join(filter(None, ("by hand" if run.manual else None, run.message))),
        )
    print_table(table, "It has not run yet.")
    if runs:
        typer.echo(f"Times in {zone}.")


def _print_preview(preview: SchedulePreview) -> None:
    from pinflow.entrypoints.cli.output import local_time

    typer.echo(f"{preview.trigger} ({preview.time_zone}):")
    for moment in preview.coming:
        typer.echo(f"  {local_time(moment, preview.time_zone)}")


def _when(entry: Schedule, zone: str) -> str:
    """The trigger; with its zone where it is a time of another one."""
    at_a_time = not entry.trigger.startswith("every")
    return f"{entry.trigger} {entry.time_zone}" if at_a_time and entry.time_zone != zone else entry.trigger


def _short_time(moment: datetime | None, zone: str) -> str:
    """Without the year: schedules run within days."""
    from pinflow.entrypoints.cli.output import local_time

    return local_time(moment, zone)[5:] if moment else "–"

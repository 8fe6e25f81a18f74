"""`pinflow demo`: everything running on the stand-ins, for a person at a browser."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import timedelta

import httpx2
import structlog

from pinflow.entrypoints.bootstrap import Runtime, open_runtime
from pinflow.entrypoints.demo import line
from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.demo.seed import Seeded, register_app, seed_demo
from pinflow.entrypoints.demo.start_day import start_day
from pinflow.entrypoints.process_tree import PARTS
from pinflow.entrypoints.serve import stop_on_signals, unless_stopped
from pinflow.entrypoints.up import running_tree
from pinflow.kit.errors import AppError
from pinflow.pins.pin import PinState
from pinflow.settings import Settings

log = structlog.get_logger(__name__)

# Time to see a pin in its slot before the sandbox clock brings the slot about.
_LOOK_SECONDS = 12.0
# Time to take an approval back.
_UNDO_TIME = timedelta(seconds=10)


async def run_demo(
    settings: Settings, on_progress: Callable[[str], None], on_ready: Callable[[str], None]
) -> None:
    """Runs until Ctrl-C. ``on_ready`` gets the screen to print.

    Raises:
        ConflictError: a port is taken. ExternalError: something did not come up.
    """
    files = DemoFiles(settings.data_dir)
    files.require_free_ports()
    start_day(files)
    async with stop_on_signals() as stop:
        on_progress("Starting PostgreSQL, the stand-ins and the services")
        async with (
            running_tree(
                settings,
                stop,
                parts=("sandbox", *PARTS),
                log_file=files.log,
                on_progress=on_progress,
            ),
            open_runtime(settings) as runtime,
        ):
            seeded = await unless_stopped(stop, _open_line(runtime, files, on_progress, on_ready))
            if seeded is not None:
                await _turn_clock(runtime, files, seeded, stop)
            on_progress("Stopping; the demo keeps its data")


async def _open_line(
    runtime: Runtime,
    files: DemoFiles,
    on_progress: Callable[[str], None],
    on_ready: Callable[[str], None],
) -> Seeded:
    await line.wait_for_stand_ins(runtime.http, files)
    on_progress("Furnishing two brands")
    seeded = await seed_demo(runtime, files)
    await register_app(runtime, files)
    if not files.opened:
        on_progress("Visiting four best-seller lists of the sandbox marketplace, twice")
        await line.visit_lists(runtime, seeded)
        on_progress("Building the brands' own pages")
        await line.build_sites(runtime, files, seeded)
        on_progress("Writing and drawing thirty drafts")
        await line.draft_pins(runtime, seeded)
        on_progress("Approving a few of them for the coming days")
        await line.plan_ahead(runtime, files, seeded)
    files.mark_opened()
    await _wait_for_dashboard(runtime)
    on_ready(await screen(runtime, files, seeded))
    return seeded


async def _wait_for_dashboard(runtime: Runtime) -> None:
    async def answers() -> bool:
        try:
            health = await runtime.http.get(f"{runtime.settings.base_url}/api/v1/health")
        except httpx2.HTTPError:
            return False
        return health.status_code == 200

    await line.wait_until("the dashboard does not answer", answers)


async def screen(runtime: Runtime, files: DemoFiles, seeded: Seeded) -> str:
    """What the person reads: where to go, how to get in, what happened, what to click."""
    counts = await line.count_line(runtime, seeded)
    pins = await line.list_all_pins(runtime, seeded)
    review = [pin for pin in pins if pin.state is PinState.IN_REVIEW]
    blocked = sum(pin.blocked for pin in review)
    planned = sum(pin.state is PinState.SCHEDULED for pin in pins)
    published = sum(pin.state is PinState.PUBLISHED for pin in pins)
    return f"""
  Automated Pinterest Money Flow is running, on stand-ins: nothing leaves this machine.

    Dashboard   {runtime.settings.base_url}
    Login       {seeded.login.email}
    Password    {seeded.login.password}

  What happened
    {counts.lists} best-seller lists visited, {counts.observations} observations of {counts.products} products
    {counts.opportunities} opportunities scored, each with its reasons; {counts.open_opportunities} still open
    {len(pins)} pins drafted; {blocked} blocked by rules; {published} published
    {planned} pins are planned for the coming days

  What to click next
    1. Review: {len(review)} pins wait. A approves, R rejects, E edits, ? shows all keys.
    2. Calendar: each approved pin gets a slot the governor allows. The sandbox clock
       jumps to the next slot by itself, about every {_LOOK_SECONDS:.0f} seconds; the last
       {line.PLANNED_AHEAD} pins stay, so that there is always something to drag.
    3. Look at what was published: {files.pinterest_url}
       and at the brands' own pages: {files.site_url}/hearth-and-vine/

  Ctrl-C stops everything and keeps the data. `make demo-reset` forgets it. Log: {files.log}
"""


async def _turn_clock(runtime: Runtime, files: DemoFiles, seeded: Seeded, stop: asyncio.Event) -> None:
    """Lets the sandbox clock jump from slot to slot, so that nobody waits an hour."""
    while not stop.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _LOOK_SECONDS)
            return
        try:
            await line.build_new_pages(runtime, files, seeded)
            await line.turn_to_next_slot(runtime, seeded, undo_time=_UNDO_TIME, left=line.PLANNED_AHEAD)
        except AppError as error:
            log.warning("demo.clock.not_turned", code=error.code)

"""`pinflow demo --once`: the whole line without a browser and without waiting, and what it came to."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import msgspec
import psutil

from pinflow.entrypoints.bootstrap import Runtime, open_runtime
from pinflow.entrypoints.demo import line
from pinflow.entrypoints.demo.files import DemoFiles, demo_settings
from pinflow.entrypoints.demo.person import approve_as_demo
from pinflow.entrypoints.demo.seed import Seeded, seed_demo
from pinflow.entrypoints.demo.start_day import start_day
from pinflow.entrypoints.serve import stop_on_signals, unless_stopped
from pinflow.entrypoints.up import running_tree
from pinflow.kit.errors import ConflictError
from pinflow.pins.models import Severity
from pinflow.pins.pin import Pin, PinState
from pinflow.settings import Settings

APPROVED_PER_ACCOUNT = 6
# No API and no browser; everything else is what `pinflow up` runs.
_PARTS = ("sandbox", "scraper", "studio", "poster", "scheduler")


class Report(msgspec.Struct, kw_only=True):
    """What the line came to.

    ``blocked_by_rules``: how many drafts a rule blocks; ``rules``: by which rule, and how many drafts each.
    ``seconds`` by stage; ``peak_rss_mb`` over all of pinflow's processes.
    """

    lists: int
    observations: int
    products: int
    opportunities: int
    drafts: int
    blocked_by_rules: int
    rules: dict[str, int]
    approved: int
    published: int
    duplicates: int
    accounts: int
    seconds: dict[str, float]
    peak_rss_mb: float
    ok: bool


async def run_once(settings: Settings, on_progress: Callable[[str], None]) -> Report:
    """Runs the line in a folder of its own, which is gone afterwards; drawn product pictures are kept."""
    kept_pictures = settings.data_dir / "demo-pictures"
    with tempfile.TemporaryDirectory(prefix="pinflow-demo-") as folder:
        own = demo_settings(settings, Path(folder) / "demo")
        files = DemoFiles(own.data_dir)
        _link_pictures(files, kept_pictures)
        start_day(files)
        try:
            return await _run(own, files, on_progress)
        finally:
            await asyncio.to_thread(files.forget)


def _link_pictures(files: DemoFiles, kept: Path) -> None:
    """Drawing 200 products anew takes longer than the rest of the line."""
    kept.mkdir(parents=True, exist_ok=True)
    files.pictures.symlink_to(kept.resolve(), target_is_directory=True)


async def _run(settings: Settings, files: DemoFiles, on_progress: Callable[[str], None]) -> Report:
    stages = _Stages(on_progress)
    log_file = files.folder / "demo.log"
    async with _peak_memory() as peak, stop_on_signals() as stop:
        with stages.stage("start", "Starting PostgreSQL, the stand-ins and the services"):
            tree = contextlib.AsyncExitStack()
            await tree.enter_async_context(running_tree(settings, stop, parts=_PARTS, log_file=log_file))
        async with tree, open_runtime(settings) as runtime:
            report = await unless_stopped(stop, _drive(runtime, files, stages, peak))
    if report is None:
        raise ConflictError("demo.interrupted", "The demo was stopped before its end; it leaves nothing.")
    return report


async def _drive(runtime: Runtime, files: DemoFiles, stages: _Stages, peak: Callable[[], float]) -> Report:
    with stages.stage("seed", "Furnishing two brands"):
        await line.wait_for_stand_ins(runtime.http, files)
        seeded = await seed_demo(runtime, files)
    with stages.stage("scrape", "Visiting the lists, twice"):
        await line.visit_lists(runtime, seeded)
    with stages.stage("site", "Building the brands' own pages"):
        await line.build_sites(runtime, files, seeded)
    with stages.stage("draft", "Writing and drawing drafts"):
        await line.draft_pins(runtime, seeded)
    with stages.stage("review", "The demo's person reviews"):
        drafts = await line.list_all_pins(runtime, seeded)
        approved = await _approve(runtime, files, seeded, drafts)
    with stages.stage("publish", "Publishing slot by slot on the sandbox clock"):
        await line.publish_all(runtime, seeded)
    with stages.stage("verify", "Counting on the stand-in"):
        outcome = await verify(runtime, files, seeded, approved)
        counts = await line.count_line(runtime, seeded)
    return Report(
        lists=counts.lists,
        observations=counts.observations,
        products=counts.products,
        opportunities=counts.opportunities,
        drafts=len(drafts),
        blocked_by_rules=sum(pin.blocked for pin in drafts),
        rules=_count_rules(drafts),
        approved=len(approved),
        published=outcome.published,
        duplicates=outcome.duplicates,
        accounts=outcome.accounts,
        seconds=stages.seconds,
        peak_rss_mb=round(peak() / 1e6, 1),
        ok=outcome.exactly_once,
    )


def _count_rules(drafts: list[Pin]) -> dict[str, int]:
    """How many drafts each rule blocks."""
    return dict(
        Counter(
            rule
            for pin in drafts
            for rule in {finding.rule_id for finding in pin.findings if finding.severity is Severity.BLOCK}
        )
    )


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the stand-in, told by the stand-in. ``duplicates``: pins beyond the first of a link."""

    published: int
    duplicates: int
    accounts: int
    exactly_once: bool


async def verify(runtime: Runtime, files: DemoFiles, seeded: Seeded, approved: list[Pin]) -> Outcome:
    """Counts the approved pins on the stand-in itself: our own tables could be wrong in the same way."""
    answer = await line.ask_stand_in(runtime.http, files)
    standing = [*answer.pins, *answer.to_come]
    published = await line.list_all_pins(runtime, seeded, PinState.PUBLISHED)
    times = Counter(pin.link for pin in standing)
    once = all(times[pin.link] == 1 for pin in approved) and len(standing) == len(approved)
    return Outcome(
        published=sum(times[pin.link] > 0 for pin in published),
        duplicates=sum(count - 1 for count in times.values()),
        accounts=len({pin.username for pin in standing}),
        exactly_once=once and len(published) == len(approved) > 0,
    )


async def _approve(runtime: Runtime, files: DemoFiles, seeded: Seeded, drafts: list[Pin]) -> list[Pin]:
    approved: list[Pin] = []
    for project in seeded.projects:
        ready = [
            pin
            for pin in drafts
            if pin.project_id == project.id and pin.state is PinState.IN_REVIEW and not pin.blocked
        ]
        approved += [
            await approve_as_demo(runtime, seeded.actor, pin, files.pinterest_base_url, runtime.clock.now())
            for pin in ready[:APPROVED_PER_ACCOUNT]
        ]
    return approved


class _Stages:
    def __init__(self, on_progress: Callable[[str], None]) -> None:
        self.seconds: dict[str, float] = {}
        self._on_progress = on_progress

    @contextlib.contextmanager
    def stage(self, name: str, words: str) -> Iterator[None]:
        self._on_progress(words)
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 2)


@contextlib.asynccontextmanager
async def _peak_memory() -> AsyncIterator[Callable[[], float]]:
    """Samples the memory of this process and all its children four times a second."""
    peak = 0.0
    own = psutil.Process()

    def sample() -> float:
        total = 0.0
        for process in (own, *own.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        return total

    async def watch() -> None:
        nonlocal peak
        while True:
            peak = max(peak, await asyncio.to_thread(sample))
            await asyncio.sleep(0.25)

    watching = asyncio.create_task(watch())
    try:
        yield lambda: peak
    finally:
        watching.cancel()

"""Does every approved pin come to stand exactly once, whatever breaks?

Starts PostgreSQL, two posters and two schedulers as they ship (``pinflow service ...``) and the stand-in of
`pinflow.sandbox.chaos` as a process of its own; furnishes accounts with five approved pins each; and breaks
things until every pin stands or waits for a person: faults in two of five calls, ``kill -9`` of posters,
schedulers and PostgreSQL at random instants, clock jumps both ways, a full disk for a while. The governor is
the shipped one, so the clock is turned, never faster than a call in flight allows.

It counts at the stand-in. Exit 0 only if published + waiting = pins, published >= 90 % of pins, and nothing
is duplicate, lost or unexplained. A pin that a fault of the kind commit_after_window struck (it comes to
stand after the settle window, which nobody can wait for) is reported apart. docs/benchmarks.md has figures.

``--pins N``, ``--seed S`` (faults and mishaps; the interleaving is the machine's), ``--faults all`` or a
list, ``--quick`` (15 pins), ``--json`` (one object as the last line). ``--source DIR`` runs the services
from another copy of the sources: so one sees that a broken publisher is found.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.posting_line.count import Count, count_pins  # noqa: E402
from bench.posting_line.full_disk import Disk, enter_namespace, own_disk  # noqa: E402
from bench.posting_line.furnish import Connected, approve_pins, connect, make_homes  # noqa: E402
from bench.posting_line.mishaps import MISHAPS, Mishaps  # noqa: E402
from bench.posting_line.processes import Fleet  # noqa: E402
from bench.posting_line.stand_in import APP_ID, APP_SECRET, StandIn, running_stand_in  # noqa: E402
from bench.posting_line.turn_clock import ClockTurner  # noqa: E402
from bench.posting_line.watch import Standing, Watch  # noqa: E402

from pinflow.accounts.connect_account import connect_account  # noqa: E402
from pinflow.accounts.models import AccountId  # noqa: E402
from pinflow.entrypoints import tools  # noqa: E402
from pinflow.entrypoints.bootstrap import Runtime, open_runtime  # noqa: E402
from pinflow.entrypoints.process_tree import child_environ  # noqa: E402
from pinflow.kit.clock import FileClock  # noqa: E402
from pinflow.kit.errors import AppError  # noqa: E402
from pinflow.kit.logging import configure_logging  # noqa: E402
from pinflow.scheduling.add_schedule import ensure_default_schedules  # noqa: E402
from pinflow.scheduling.queries import list_enabled, update_schedule  # noqa: E402
from pinflow.settings import load_settings  # noqa: E402

PINS_EACH = 5
# A third of the accounts are connected on Pinterest's page; their tokens end several times a run.
BY_OAUTH_EVERY = 3
ACCESS_HOURS = 3.0
QUICK_PINS = 15
# Two of five calls: at least a third of them after the calls that nothing can strike.
SHARE = 0.4
SETTLE_MINUTES = 15.0
TIMEOUT_SECONDS = 1.0
# Beyond the client's timeout and beyond its limit on a whole call, which is twice that.
LATE_SECONDS = 2 * TIMEOUT_SECONDS + 0.5
LONGEST_CALL_SECONDS = 2 * TIMEOUT_SECONDS + 2.0
NEEDED_KILLS, NEEDED_SHARE, WHOLE_RUN = 200, 1 / 3, 10_000
CALL_FAULTS = (
    "error_before_commit",
    "error_after_commit",
    "drop_before_commit",
    "drop_after_commit",
    "answer_late",
    "commit_late",
    "limited_with_wait",
    "limited_without_wait",
    "list_unreadable",
    "token_expired",
    "token_revoked",
    "renewal_lost",
    "spam_block",
    "commit_after_window",
)
KINDS = (*CALL_FAULTS, *MISHAPS)
# What a user of the product would pause who only publishes.
_PAUSED = ("scraping.", "pins.", "research.", "analytics.", "accounts.refresh_boards", "scheduling.furnish")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a run."""

    pins: int
    seed: int
    kinds: frozenset[str]
    source: Path = ROOT / "src"

    @property
    def accounts(self) -> int:
        return max(1, -(-self.pins // PINS_EACH))

    @property
    def tenants(self) -> int:
        return min(10, self.accounts)

    @property
    def kills(self) -> int:
        """A whole run sees more than two hundred, a short one each kind."""
        return max(min(6, 1 + self.pins // 7), self.pins // 40)

    @property
    def rare(self) -> int:
        """Clock jumps, and full disks."""
        return min(12, max(2, self.pins // 100))

    @property
    def deadline_seconds(self) -> float:
        # What a limit or a hold moves to the next day waits for a night on a clock that creeps.
        return 600 + 0.3 * self.pins


async def run(plan: Plan, tell: Callable[[str], None]) -> dict[str, Any]:
    """One run in a folder of its own; the report."""
    configure_logging("console", level="ERROR", service="bench")
    with tempfile.TemporaryDirectory(prefix="pinflow-chaos-") as name:
        folder = Path(name)
        # As root the database's own account has to pass through.
        folder.chmod(0o755)  # noqa: ASYNC240
        clock = FileClock(folder / "clock")
        clock.turn_to(_next_morning(datetime.now(UTC)))
        with own_disk(folder / "disk") as disk:
            async with running_stand_in(
                {**os.environ, "PYTHONPATH": str(ROOT / "src")},
                folder / "clock",
                seed=plan.seed,
                kinds=[kind for kind in CALL_FAULTS if kind in plan.kinds],
                share=SHARE,
                late_seconds=LATE_SECONDS,
                settle_seconds=SETTLE_MINUTES * 60,
                access_seconds=ACCESS_HOURS * 3600,
            ) as stand_in:
                settings = load_settings(
                    {},
                    data_dir=disk.folder / "data",
                    clock_file=folder / "clock",
                    settle_minutes=SETTLE_MINUTES,
                    pinterest_timeout_seconds=TIMEOUT_SECONDS,
                    pinterest_app_id=APP_ID,
                    pinterest_app_secret=APP_SECRET,
                    pinterest_api_url=stand_in.base_url,
                    pinterest_authorize_url=stand_in.authorize_page,
                    log_level="WARNING",
                    log_format="json",
                )
                async with open_runtime(settings) as runtime:
                    return await _run(plan, runtime, stand_in, clock, disk, folder, tell)


def _next_morning(now: datetime) -> datetime:
    return (now + timedelta(days=1)).replace(hour=8, minute=0, second=0, microsecond=0)


async def _run(
    plan: Plan,
    runtime: Runtime,
    stand_in: StandIn,
    clock: FileClock,
    disk: Disk,
    folder: Path,
    tell: Callable[[str], None],
) -> dict[str, Any]:
    environ = {**child_environ(runtime.settings, runtime.urls), "PYTHONPATH": str(plan.source)}
    log_file = folder / "services.log"
    watch, look = Watch(runtime.urls.migration), Watch(runtime.urls.migration)
    began = time.monotonic()
    async with _closing(watch, look):
        await _pause_the_rest(runtime, clock)
        homes = await make_homes(runtime, plan.tenants, clock.now())
        accounts = await connect(
            runtime,
            stand_in,
            homes,
            plan.accounts,
            PINS_EACH,
            clock.now(),
            by_oauth_every=BY_OAUTH_EVERY,
        )
        approved = await approve_pins(runtime, accounts, PINS_EACH, plan.seed, clock.now())
        furnished = time.monotonic()
        tell(f"{len(approved)} approved pins on {plan.accounts} accounts, {furnished - began:.1f} s")
        fleet = Fleet(("poster", "poster", "scheduler", "scheduler"), environ, log_file)
        mishaps = Mishaps(
            random.Random(f"mishaps:{plan.seed}"),
            plan.kinds,
            fleet=fleet,
            watch=look,
            clock=clock,
            disk=disk,
            data_directory=await watch.data_directory(),
            kills=plan.kills,
            rare=plan.rare,
            **({"postgres_rest_seconds": 10.0} if plan.pins < 1000 else {}),
        )
        owners = Owners(runtime, stand_in, watch, accounts)
        turner = ClockTurner(
            clock, watch, stand_in, longest_call_seconds=LONGEST_CALL_SECONDS, pins=plan.pins
        )
        started_at = clock.now()
        async with fleet:
            happening = asyncio.create_task(mishaps.run())

            async def on_look(standing: Standing) -> None:
                tell_rarely(
                    f"{standing.open_pins} pins have a way to go, {sum(mishaps.happened.values())} mishaps"
                )
                planned = 1 - standing.unplanned / plan.pins
                mishaps.progress = 0.1 * planned + 0.9 * (1 - standing.open_pins / plan.pins)
                await owners.connect_again()

            tell_rarely = _Rarely(tell)
            ended = await turner.run(time.monotonic() + plan.deadline_seconds, on_look)
            happening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                # Only its end was asked for: a mishap that could not happen is a fault of this run.
                await happening
            await mishaps.settle()
        turned = clock.now() - started_at
        # Whatever was taken late stands now, also what came after its window.
        clock.turn(timedelta(hours=6))
        report = await stand_in.report()
        count = count_pins(approved, await watch.pins(), report)
        worked = time.monotonic() - furnished
    if keep := os.environ.get("PINFLOW_CHAOS_LOG"):
        shutil.copy(log_file, keep)
    pasted = owners.connected
    return _describe(plan, count, report, mishaps, disk, ended, (furnished - began, worked), turned, pasted)


@asynccontextmanager
async def _closing(*watches: Watch) -> AsyncIterator[None]:
    try:
        yield
    finally:
        for watch in watches:
            await watch.close()


async def _pause_the_rest(runtime: Runtime, clock: FileClock) -> None:
    """The schedules that do not publish: nobody here does their jobs, or the stand-in cannot tell."""
    now = clock.now()
    async with runtime.system_database.system_session() as session:
        await ensure_default_schedules(session, now)
    async with runtime.system_database.system_session() as session:
        for schedule in await list_enabled(session, now):
            if schedule.kind.startswith(_PAUSED):
                await update_schedule(
                    session,
                    schedule.id,
                    enabled=False,
                    trigger=schedule.trigger,
                    time_zone=schedule.time_zone,
                    misfire=schedule.misfire,
                    now=now,
                )


class Owners:
    """The owners of accounts with a pasted token: whoever is asked for another pastes it, unless their fault
    is permanent. For those who came over OAuth nobody does anything: the product renews."""

    def __init__(
        self, runtime: Runtime, stand_in: StandIn, watch: Watch, accounts: Sequence[Connected]
    ) -> None:
        self._runtime = runtime
        self._stand_in = stand_in
        self._watch = watch
        self._provider = tools.provider(runtime)
        self._by_id = {connected.account.id: connected for connected in accounts}
        self._gone: set[UUID] = set()
        self._looked_at = 0.0
        self.connected = 0

    async def connect_again(self) -> None:
        """Once a second, for accounts that the product holds until then."""
        if time.monotonic() - self._looked_at < 1:
            return
        self._looked_at = time.monotonic()
        for held in await self._watch.held():
            if held.id in self._gone:
                continue
            connected = self._by_id[AccountId(held.id)]
            token = await self._stand_in.new_token(connected.there.id)
            if token is None:
                self._gone.add(held.id)
                continue
            # The database may be gone just now, or its disk be full: an owner tries again.
            with contextlib.suppress(AppError):
                await connect_account(
                    self._runtime.database,
                    self._runtime.secrets,
                    self._provider,
                    connected.home.actor,
                    name=held.name,
                    base_url=self._stand_in.base_url,
                    access_token=token,
                    time_zone="UTC",
                    now=self._runtime.clock.now(),
                )
                self.connected += 1


class _Rarely:
    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._told_at = time.monotonic()

    def __call__(self, text: str) -> None:
        if time.monotonic() - self._told_at > 10:
            self._told_at = time.monotonic()
            self._tell(text)


def _describe(
    plan: Plan,
    count: Count,
    report: Mapping[str, Any],
    mishaps: Mishaps,
    disk: Disk,
    ended: bool,
    seconds: tuple[float, float],
    turned: timedelta,
    pasted: int,
) -> dict[str, Any]:
    calls, struck = report["calls"], report["struck"]
    about_pins = calls.get("create_pin", 0) + calls.get("list_pins", 0)
    share = sum(struck.values()) / max(about_pins, 1)
    kills = sum(number for kind, number in mishaps.happened.items() if kind.startswith("kill_"))
    recovery = sorted(mishaps.recovery_seconds) or [0.0]
    left_out = {"full_disk": disk.why_not} if "full_disk" in plan.kinds and disk.why_not else {}
    whole = plan.pins >= WHOLE_RUN and plan.kinds == frozenset(KINDS)
    enough = not whole or (kills >= NEEDED_KILLS and share >= NEEDED_SHARE)
    return {
        "pins": count.pins,
        "published": count.published,
        "waiting": count.waiting,
        "duplicates": count.duplicates,
        "lost": count.lost,
        "unexplained": count.unexplained,
        "not_noticed": count.not_noticed,
        "cannot_be_asked": count.cannot_be_asked,
        "altered": count.altered,
        "strangers": count.strangers,
        "commit_after_window": count.after_window,
        "calls_per_pin": round((about_pins + calls.get("without_token", 0)) / count.pins, 2),
        "creates_per_pin": round(calls.get("create_pin", 0) / count.pins, 2),
        "fault_share": round(share, 3),
        "kills": kills,
        "recovery_seconds_p50": round(recovery[len(recovery) // 2], 2),
        "recovery_seconds_p99": round(recovery[min(len(recovery) - 1, int(len(recovery) * 0.99))], 2),
        "faults": struck,
        "mishaps": dict(mishaps.happened),
        "faults_left_out": left_out,
        "refused_requests": report["refused_requests"],
        "accounts": plan.accounts,
        "by_oauth": -(-plan.accounts // BY_OAUTH_EVERY),
        "renewals": report["renewals"],
        "tokens_at_end": calls.get("token_at_end", 0),
        "pasted_again": pasted,
        "seed": plan.seed,
        "came_to_rest": ended,
        "furnish_seconds": round(seconds[0], 1),
        "seconds": round(seconds[1], 1),
        "turned_hours": round(turned / timedelta(hours=1), 1),
        "load_average": round(os.getloadavg()[0], 1),
        "examples": count.examples,
        "ok": count.ok and enough and not report["refused_requests"],
    }


async def _until_told(work: Coroutine[None, None, dict[str, Any]]) -> dict[str, Any]:
    """The work's result; SIGTERM ends it in order, as Ctrl-C does: no server and no disk are left behind."""
    working = asyncio.ensure_future(work)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, working.cancel)
    return await working


def read_kinds(text: str) -> frozenset[str]:
    """``all``, or names with commas between them."""
    names = KINDS if text == "all" else tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = sorted(set(names) - set(KINDS))
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown)}: no such fault. There are: {', '.join(KINDS)}."
        )
    return frozenset(names)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pins", type=int, help=f"how many, from 1 on ({WHOLE_RUN})")
    parser.add_argument("--seed", type=int, default=1, help="of faults and mishaps (1)")
    parser.add_argument("--faults", type=read_kinds, default="all", help="all, or a list with commas")
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_PINS} pins unless --pins says otherwise"
    )
    parser.add_argument(
        "--source", type=Path, default=ROOT / "src", help="run posters and schedulers from these sources"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    asked = parser.parse_args()
    pins = asked.pins if asked.pins is not None else QUICK_PINS if asked.quick else WHOLE_RUN
    if pins < 1:
        parser.error("--pins must be at least 1")
    enter_namespace()
    plan = Plan(pins=pins, seed=asked.seed, kinds=asked.faults, source=asked.source)
    result = asyncio.run(_until_told(run(plan, lambda text: print(text, file=sys.stderr, flush=True))))
    print(
        f"{result['published']} of {result['pins']} pins stand, {result['waiting']} wait for a person; "
        f"{result['duplicates']} duplicates, {result['lost']} lost, {result['unexplained']} unexplained"
    )
    print(
        f"{result['fault_share']:.0%} of calls failed, {result['kills']} kills, "
        f"{result['calls_per_pin']} calls a pin; recovery p50 {result['recovery_seconds_p50']} s, "
        f"p99 {result['recovery_seconds_p99']} s; {result['seconds']} s"
    )
    for kind, why in result["faults_left_out"].items():
        print(f"Left out: {kind}, because {why}")
    if not result["ok"]:
        print("\n".join(["NOT OK", *result["examples"]]))
    if asked.json:
        print(json.dumps(result))
    sys.exit(0 if result["ok"] else 1)


if __name__ == "__main__":
    main()

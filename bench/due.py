"""How fast does the line take up what is due? 10,000 pins of 10,000 accounts, all in the same minute.

Starts PostgreSQL, one scheduler and 1, 2 and 4 posters as they ship, and a stand-in that answers at once. The
same pins are due again in each round. Times are the queue's own log, by the server's clock:

- dispatch: from the due minute until a job for the pin is in the queue; p99 below a second is the target.
- pickup: from the due minute until a poster has the job. With more work than a second holds this is the
  length of the line, so see jobs_per_second beside it.
- jobs_per_second: from the first job taken to the last one done, each with claim, fence, governor, rules and
  the HTTP call. Beside it the raw queue engine on the same server: as many of PgQueuer's own workers with a
  handler that does nothing. Half of that is the target.
- bare_pins_per_second: what the least honest work reaches on the same engine: three commits and the call.
- poster_cpu_ms_per_pin: what a pin costs the posters, whoever else uses the machine; the engine's no-op job
  beside it.

Pins of one tenant share transactions, so ``--tenants`` matters; as many as pins: none shares.

It counts at the stand-in: a round in which a pin does not stand exactly once fails (exit 1). ``--quick``: 500
pins, 1 and 2 posters. ``--json``: one object as the last line.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg
import msgspec

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.posting_line import bare_worker, noop_worker  # noqa: E402
from bench.posting_line.furnish import (  # noqa: E402
    approve_new_pin,
    connect,
    keep_what_rules_saw,
    make_homes,
    multiply,
    multiply_accounts,
    new_pin,
    own_columns,
)
from bench.posting_line.processes import Fleet, cpu_seconds  # noqa: E402
from bench.posting_line.stand_in import StandIn, running_stand_in  # noqa: E402

from pinflow.entrypoints.bootstrap import Runtime, open_runtime  # noqa: E402
from pinflow.entrypoints.process_tree import child_environ  # noqa: E402
from pinflow.kit.clock import FileClock  # noqa: E402
from pinflow.kit.logging import configure_logging  # noqa: E402
from pinflow.posting.plan_pin import plan_pin  # noqa: E402
from pinflow.scheduling.add_schedule import ensure_default_schedules  # noqa: E402
from pinflow.settings import load_settings  # noqa: E402

_TENANTS = 10
PATIENCE_SECONDS = 1200.0
_JOB = "posting.publish_pin"
_ENGINE_JOBS = 5000
_BARE_JOBS = 2000
_SETS = ("pin", "approval")
_SCHEDULES = ("posting.publish_due", "posting.reconcile")


async def measure(pins: int, workers: Sequence[int], tenants: int = _TENANTS) -> dict[str, Any]:
    configure_logging("console", level="ERROR", service="bench")
    with tempfile.TemporaryDirectory(prefix="pinflow-due-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # noqa: ASYNC240
        clock = FileClock(folder / "clock")
        clock.turn_to((datetime.now(UTC) + timedelta(days=1)).replace(hour=9, minute=0, second=0))
        settings = load_settings(
            {}, data_dir=folder / "data", clock_file=folder / "clock", log_level="WARNING", log_format="json"
        )
        async with open_runtime(settings) as runtime:
            environ = {**child_environ(settings, runtime.urls), "PYTHONPATH": os.pathsep.join(sys.path[:2])}
            connection = await asyncpg.connect(runtime.urls.migration)
            try:
                async with running_stand_in(environ, folder / "clock", seed=1) as stand_in:
                    began = time.monotonic()
                    due_at = await _furnish(runtime, connection, stand_in, clock, pins, tenants)
                    furnished = time.monotonic() - began
                    engine = {
                        count: await _measure_engine(connection, environ, runtime, count) for count in workers
                    }
                    bare = {
                        count: await _measure_bare(connection, environ, runtime, count, min(pins, _BARE_JOBS))
                        for count in workers
                    }
                    rounds = {}
                    for number, count in enumerate(workers, 1):
                        rounds[count] = await _measure_round(
                            connection, stand_in, clock, environ, folder, due_at, count, number
                        )
            finally:
                await connection.close()
    return {
        "pins": pins,
        "accounts": pins,
        "tenants": min(tenants, pins),
        "furnish_seconds": round(furnished, 1),
        "cpus": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "rounds": [
            {
                "workers": count,
                **rounds[count],
                "engine_jobs_per_second": round(engine[count].per_second, 1),
                "engine_cpu_ms_per_job": round(engine[count].cpu_ms, 2),
                "ratio_to_engine": round(rounds[count]["jobs_per_second"] / engine[count].per_second, 3),
                "bare_pins_per_second": round(bare[count].per_second, 1),
                "bare_cpu_ms_per_pin": round(bare[count].cpu_ms, 2),
                "ratio_to_bare": round(rounds[count]["jobs_per_second"] / bare[count].per_second, 3),
            }
            for count in workers
        ],
        "ok": all(each["exactly_once"] for each in rounds.values()),
    }


async def _furnish(
    runtime: Runtime,
    connection: asyncpg.Connection,
    stand_in: StandIn,
    clock: FileClock,
    pins: int,
    tenants: int,
) -> datetime:
    """Planned pins, one an account, all in one minute; kept aside to be due again. Returns that minute."""
    now = clock.now()
    homes = await make_homes(runtime, min(tenants, pins), now)
    dice = random.Random("due")
    due_at = None
    for place, connected in enumerate(await connect(runtime, stand_in, homes, len(homes), 1, now)):
        share = pins // len(homes) + (place < pins % len(homes))
        pin, picture = new_pin(connected.home, connected.account.id, connected.there.boards[0], dice, now)
        await approve_new_pin(runtime, connected.home, pin, picture, now)
        async with runtime.database.tenant_session(pin.tenant_id) as session:
            planned = await plan_pin(session, pin.id, now)
        assert planned is not None
        due_at = due_at or planned.scheduled_at
        accounts = await multiply_accounts(connection, connected.account.id, share - 1, now)
        rows = [
            new_pin(connected.home, account_id, connected.there.boards[0], dice, now)
            for account_id in accounts
        ]
        if rows:
            await multiply(connection, pin.id, rows)
            await keep_what_rules_saw(runtime, connection, [pin for pin, _ in rows])
    # The installation's other chores (boards, tokens, clean-up) would otherwise all be late at that minute:
    # the clock leaps from round to round.
    async with runtime.system_database.system_session() as session:
        await ensure_default_schedules(session, now)
    await connection.execute("update pinflow.schedule set enabled = kind = any ($1)", list(_SCHEDULES))
    # A planner that spreads them would never let all be due at once; an outage that ends would.
    await connection.execute("update pinflow.pin set scheduled_at = $1", due_at)
    for table in _SETS:
        await connection.execute(f"create table pinflow.kept_{table} as table pinflow.{table}")
    await connection.execute("truncate queue.pgqueuer, queue.pgqueuer_log")
    assert due_at is not None
    return due_at


async def _set_back(connection: asyncpg.Connection) -> None:
    """Everything is planned as it was, and nothing has been sent."""
    async with connection.transaction():
        await connection.execute("truncate pinflow.pin cascade")
        for table in _SETS:
            columns = await own_columns(connection, table)
            await connection.execute(
                f"insert into pinflow.{table} ({columns}) select {columns} from pinflow.kept_{table}"
            )
        await connection.execute("truncate queue.pgqueuer, queue.pgqueuer_log, pinflow.schedule_run")
    await connection.execute("analyze")


async def _measure_round(
    connection: asyncpg.Connection,
    stand_in: StandIn,
    clock: FileClock,
    environ: dict[str, str],
    folder: Path,
    due_at: datetime,
    workers: int,
    number: int,
) -> dict[str, Any]:
    await _set_back(connection)
    clock.turn_to(due_at - timedelta(hours=1))
    async with Fleet(["scheduler", *["poster"] * workers], environ, folder / "services.log") as fleet:
        await _wait(connection, f"{workers} posters and a scheduler", _READY, workers)
        clock.turn_to(due_at - timedelta(seconds=2))
        real_due = due_at - clock.offset()
        used = fleet.cpu_seconds("poster")
        await _wait(
            connection,
            "the pins are published",
            "select not exists (select from pinflow.pin where state in ('scheduled', 'publishing'))",
        )
        used = fleet.cpu_seconds("poster") - used
        # A later sweep wakes another job for a pin that is being claimed just then: the first ones count.
        pins = await connection.fetchval("select count(*) from pinflow.pin")
        log = await connection.fetch(_LOG, _JOB, pins)
    report = await stand_in.report()
    dispatch = [(row["queued"] - real_due).total_seconds() for row in log]
    pickup = [(row["picked"] - real_due).total_seconds() for row in log]
    first, last = min(row["picked"] for row in log), max(row["done"] for row in log)
    links = [pin["link"] for pin in report["pins"]]
    return {
        "dispatch_seconds": _percentiles(dispatch),
        "pickup_seconds": _percentiles(pickup),
        "job_seconds": _percentiles([(row["done"] - row["picked"]).total_seconds() for row in log]),
        "poster_cpu_ms_per_pin": round(1000 * used / len(log), 2),
        "jobs_per_second": round(len(log) / (last - first).total_seconds(), 1),
        # The same pins come round after round: each stands once a round.
        "exactly_once": len(links) == number * pins and set(Counter(links).values()) == {number},
    }


_READY = """
  select exists (select from pg_locks where locktype = 'advisory' and granted)
    and (select count(*) from pg_stat_activity where application_name = 'pinflow worker') > $1::integer
"""
_LOG = """
  select min(created) filter (where status = 'queued') as queued,
    min(created) filter (where status = 'picked') as picked,
    max(created) filter (where status = 'successful') as done
  from queue.pgqueuer_log where entrypoint = $1 group by job_id
  having count(*) filter (where status = 'successful') > 0 order by 1 limit $2
"""


async def _wait(connection: asyncpg.Connection, what: str, sql: str, *args: object) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not await connection.fetchval(sql, *args):
        if time.monotonic() > deadline:
            raise SystemExit(f"Waited {PATIENCE_SECONDS:.0f} s in vain: {what}.")
        await asyncio.sleep(0.25)


async def _measure_engine(
    connection: asyncpg.Connection, environ: dict[str, str], runtime: Runtime, workers: int
) -> Rate:
    """The queue engine alone with as many workers."""
    command = [noop_worker.__name__, runtime.urls.migration]
    return await _measure_queue(connection, environ, workers, command, noop_worker.JOB, _ENGINE_JOBS)


async def _measure_bare(
    connection: asyncpg.Connection, environ: dict[str, str], runtime: Runtime, workers: int, pins: int
) -> Rate:
    """The engine with three commits and the call, to a stand-in of its own."""
    await connection.execute(bare_worker.TABLE)
    async with running_stand_in(environ, None, seed=2) as stand_in:
        (account,) = await stand_in.add_accounts(1, 1)
        told = msgspec.json.encode(account).decode()
        command = [bare_worker.__name__, runtime.urls.migration, stand_in.base_url, told]
        rate = await _measure_queue(connection, environ, workers, command, bare_worker.JOB, pins)
        assert len((await stand_in.report())["pins"]) == pins
    return rate


class Rate(NamedTuple):
    """Jobs a second, and the workers' CPU milliseconds a job."""

    per_second: float
    cpu_ms: float


async def _measure_queue(
    connection: asyncpg.Connection,
    environ: dict[str, str],
    workers: int,
    command: Sequence[str],
    job: str,
    count: int,
) -> Rate:
    await connection.execute("truncate queue.pgqueuer, queue.pgqueuer_log")
    async with _engine(environ, command, workers) as pids:
        # They listen before there is work: starting is not measured.
        await asyncio.sleep(3.0)
        used = sum(map(cpu_seconds, pids))
        await connection.execute(_ENQUEUE_NOTHING, job, count)
        await _wait(connection, "the engine is through", "select not exists (select from queue.pgqueuer)")
        used = sum(map(cpu_seconds, pids)) - used
        row = await connection.fetchrow(
            "select min(created) filter (where status = 'picked') as first,"
            " max(created) filter (where status = 'successful') as last from queue.pgqueuer_log"
        )
    return Rate(float(count / (row["last"] - row["first"]).total_seconds()), 1000 * used / count)


_ENQUEUE_NOTHING = """
  with put as (insert into queue.pgqueuer (priority, status, entrypoint)
    select 0, 'queued', $1 from generate_series(1, $2::integer) returning id)
  insert into queue.pgqueuer_log (job_id, status, entrypoint, priority) select id, 'queued', $1, 0 from put
"""


@asynccontextmanager
async def _engine(environ: dict[str, str], command: Sequence[str], workers: int) -> AsyncIterator[list[int]]:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command, env=environ, stderr=asyncio.subprocess.DEVNULL
        )
        for _ in range(workers)
    ]
    try:
        yield [process.pid for process in processes]
    finally:
        for process in processes:
            process.send_signal(signal.SIGKILL)
            await process.wait()


def _percentiles(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "p50": round(ordered[len(ordered) // 2], 3),
        "p99": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pins", type=int, help="how many pins and accounts (10000)")
    parser.add_argument("--tenants", type=int, default=_TENANTS, help=f"who share the accounts ({_TENANTS})")
    parser.add_argument("--quick", action="store_true", help="500 pins; 1 and 2 posters")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    asked = parser.parse_args()
    pins = asked.pins if asked.pins is not None else 500 if asked.quick else 10_000
    if pins < 1 or asked.tenants < 1:
        parser.error("--pins and --tenants must be at least 1")
    result = asyncio.run(measure(pins, (1, 2) if asked.quick else (1, 2, 4), asked.tenants))
    print(f"{pins} pins of as many accounts, due in one minute; load average {result['load_average']}")
    for each in result["rounds"]:
        print(
            f"{each['workers']} posters: {each['jobs_per_second']} pins a second, "
            f"{each['ratio_to_engine']:.0%} of the engine's {each['engine_jobs_per_second']} jobs, "
            f"{each['ratio_to_bare']:.0%} of {each['bare_pins_per_second']} with three commits and the call; "
            f"dispatch p50 {each['dispatch_seconds']['p50']} s, p99 {each['dispatch_seconds']['p99']} s; "
            f"pickup p50 {each['pickup_seconds']['p50']} s, p99 {each['pickup_seconds']['p99']} s; "
            f"a job takes {each['job_seconds']['p50']} s, {each['poster_cpu_ms_per_pin']} ms of CPU"
        )
    if asked.json:
        print(json.dumps(result))
    sys.exit(0 if result["ok"] else 1)


if __name__ == "__main__":
    main()

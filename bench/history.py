"""Do history and scoring cost as much as their answer, whatever else is stored? 50 million observations.

It starts its own embedded PostgreSQL, with the settings that pinflow ships, in a temporary folder and fills
it as visits do: 2,000 lists of 50 ranks, four visits a day, the newest now. It measures with a tenth of the
rows and again when the older nine tenths have been added. The newest visits, and so the answers, stay the
same, but for the days that a product's history reaches further back. The load leaves out triggers and builds
indexes afterwards, as nobody loads 50 million rows a visit at a time; what is measured goes through the
product's own functions and logins: `list_history`, `score_project`, `record_list_visit`, `roll_up_history`.

Filling stops after ten minutes; the figures say how many observations there were. ``--quick``: half a million
and 100 lists. ``--json`` adds one object as the last line. ``--plans FILE`` writes the plan of every query
with the buffers it touched. docs/benchmarks.md keeps the figures, docs/query-plans.md the plans.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import resource
import secrets
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import msgspec
import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.entrypoints.bootstrap import Runtime, open_runtime  # noqa: E402
from pinflow.identity.create_tenant import create_tenant  # noqa: E402
from pinflow.identity.models import Actor, Role  # noqa: E402
from pinflow.kit.db import Session, TenantSession  # noqa: E402
from pinflow.kit.db.system import SystemSession  # noqa: E402
from pinflow.kit.logging import configure_logging  # noqa: E402
from pinflow.projects.create_project import create_project  # noqa: E402
from pinflow.projects.models import ProjectId  # noqa: E402
from pinflow.research.filters.conditions import Conditions  # noqa: E402
from pinflow.research.opportunity import OpportunityState  # noqa: E402
from pinflow.research.queries import list_opportunities  # noqa: E402
from pinflow.research.score_project import score_project  # noqa: E402
from pinflow.scraping.models import ListId, Observed, ObservedList  # noqa: E402
from pinflow.scraping.queries import list_history, record_list_visit, roll_up_visits, start_of_day  # noqa: E402
from pinflow.scraping.roll_up_history import roll_up_history  # noqa: E402
from pinflow.settings import load_settings  # noqa: E402

Row = TypeVar("Row")
MARKETPLACE = "amazon.com"
RANKS = 50
POOL = 75  # products that take turns on a list
BETWEEN_VISITS = timedelta(hours=6)
WHOLE_HISTORY, EVERY_VISIT = timedelta(days=90), timedelta(days=30)
FILL_SECONDS = 600.0
_FINISHING = 1.5  # building indexes and summing up takes about so many times what adding the rows took
_CHUNK_VISITS = 25


class Size(msgspec.Struct, frozen=True):
    """How much is filled in. ``visits`` of each list: first, and in the end."""

    lists: int
    visits: tuple[int, int]
    reads: int


FULL, QUICK = Size(2000, (50, 500), 2000), Size(100, (10, 100), 500)


class Fill:
    """The bulk load, as the owner of the database."""

    def __init__(self, connection: asyncpg.Connection, size: Size, newest: datetime) -> None:
        self._connection = connection
        self._size = size
        self._newest = newest
        self._visits = 0
        self._indexes: list[str] = []
        self.seconds = 0.0

    async def begin(self) -> None:
        """The lists and products; nothing was seen of them yet."""
        await self._connection.execute(
            "set search_path = pinflow; set maintenance_work_mem = '1GB'; set work_mem = '1GB'"
        )
        await self._connection.execute("alter system set max_wal_size = '8GB'")
        await self._connection.execute("select pg_reload_conf()")
        # Rows are checked by nothing but the eye of whoever wrote this statement.
        await self._connection.execute("set session_replication_role = replica")
        await self._connection.execute(
            """
            insert into market_list (id, source, marketplace, list_kind, category, url, state, next_fetch_at,
              last_observed_at, first_observed_at, created_at)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(l), 12, '0'))::uuid, 'amazon', $1,
              'bestsellers', 'Category ' || l, 'https://bench.example/' || l, 'ok',
              $2::timestamptz + interval '1 year', $2, $2, $2
            from generate_series(1, $3::integer) l
            """,
            MARKETPLACE,
            self._newest,
            self._size.lists,
        )
        await self._connection.execute(
            """
            insert into product (marketplace, asin, title, category, image_url, product_url, price, currency,
              price_kind, price_observed_at, rating, review_count, first_seen_at, last_seen_at)
            select $1, 'B' || lpad((l * 100 + p)::text, 9, '0'),
              'Thing of list ' || l || ' number ' || p || ', five parts, for kitchen and garden',
              'Category ' || l, 'https://m.media-amazon.com/images/I/' || l || '-' || p || '.jpg', null,
              5 + (l * 31 + p * 7) % 9000 / 100.0, 'USD', 'price', $2::timestamptz, 3.5 + (l + p) % 15 / 10.0,
              (l * 13 + p * 101) % 20000, $2, $2
            from generate_series(1, $3::integer) l, generate_series(0, $4::integer - 1) p
            """,
            MARKETPLACE,
            self._newest,
            self._size.lists,
            POOL,
        )

    async def add(self, visits: int) -> int:
        """Adds older visits until every list has ``visits`` or time is up; returns how many it has."""
        started = time.perf_counter()
        deadline = started + FILL_SECONDS - self.seconds
        before = self._visits
        await self._make_months(visits)
        await self._drop_indexes()
        adding = time.perf_counter()
        while self._visits < visits and self._fits(adding, deadline):
            until = min(self._visits + _CHUNK_VISITS, visits)
            await self._add_visits(self._visits, until)
            self._visits = until
        for statement in self._indexes:
            await self._connection.execute(statement)
        await self._add_sums()
        await self._add_days(before)
        await self._connection.execute("vacuum (analyze)")
        await self._connection.execute("checkpoint")
        self.seconds += time.perf_counter() - started
        return self._visits

    def _fits(self, adding: float, deadline: float) -> bool:
        """Whether there is time for more rows, and then for their indexes and sums."""
        now = time.perf_counter()
        return now + (now - adding) * _FINISHING < deadline

    async def _make_months(self, visits: int) -> None:
        months = {
            (self._newest - number * BETWEEN_VISITS).date().replace(day=1) for number in range(-120, visits)
        }
        for month in sorted(months):
            await self._connection.fetchval("select make_observation_partition($1)", month)

    async def _drop_indexes(self) -> None:
        key = await self._connection.fetchval(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'observation_pkey'"
        )
        index = await self._connection.fetchval("select pg_get_indexdef('observation_product'::regclass)")
        # As PostgreSQL tells it, the index would be the parent's alone and take nothing.
        index = index.replace(" ON ONLY ", " ON ")
        self._indexes = [f"alter table observation add constraint observation_pkey {key}", index]
        await self._connection.execute("alter table observation drop constraint observation_pkey")
        await self._connection.execute("drop index observation_product")

    async def _add_visits(self, first: int, until: int) -> None:
        """Visit 0 is the newest. The products of a list move through its ranks, each list at its own pace."""
        await self._connection.execute(
            """
            insert into observation (list_id, observed_at, rank, marketplace, asin, price, currency,
              price_kind, rating, review_count)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(l), 12, '0'))::uuid,
              $1::timestamptz - v * interval '6 hours', r, $2,
              'B' || lpad((l * 100 + p)::text, 9, '0'), 5 + (l * 31 + p * 7 + v / 20) % 9000 / 100.0, 'USD',
              'price', 3.5 + (l + p) % 15 / 10.0, (l * 13 + p * 101) % 20000 - v
            from generate_series($4::integer - 1, $3::integer, -1) v, generate_series(1, $5::integer) l,
              generate_series(1, $6::integer) r,
              lateral (select (r * 7 + v * (l % 5) / 4) % $7::integer as p) which
            """,
            self._newest,
            MARKETPLACE,
            first,
            until,
            self._size.lists,
            RANKS,
            POOL,
            timeout=600,
        )

    async def _add_sums(self) -> None:
        """What `record_list_visit` keeps beside the observations."""
        await self._connection.execute(
            "insert into list_visit (list_id, observed_at, products)"
            " select l.id, $1::timestamptz - v * interval '6 hours', $3"
            " from generate_series(0, $2::integer - 1) v, market_list l on conflict do nothing",
            self._newest,
            self._visits,
            RANKS,
        )
        await self._connection.execute(
            "insert into list_product (list_id, marketplace, asin, first_seen_at, last_seen_at)"
            " select l.id, l.marketplace, p.asin, $1::timestamptz - $2 * interval '6 hours', $1"
            " from market_list l join product p on p.category = l.category"
            " on conflict (list_id, marketplace, asin) do update set first_seen_at = excluded.first_seen_at",
            self._newest,
            self._visits - 1,
        )
        await self._connection.execute(
            "update market_list set first_observed_at = $1::timestamptz - $2 * interval '6 hours',"
            " observations = $3",
            self._newest,
            self._visits - 1,
            self._visits * RANKS,
        )

    async def _add_days(self, before: int) -> None:
        """The roll-up of whole days; the newest two and the oldest are left for `roll_up_history`."""
        first = start_of_day(self._newest - (self._visits - 1) * BETWEEN_VISITS) + timedelta(days=1)
        until = start_of_day(self._newest - max(before - 1, 8) * BETWEEN_VISITS)
        key = await self._connection.fetchval(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = 'observation_day_pkey'"
        )
        await self._connection.execute("alter table observation_day drop constraint observation_day_pkey")
        await self._connection.execute(
            "insert into observation_day (marketplace, asin, day, list_id, best_rank, last_rank, last_price,"
            " currency, price_kind, last_observed_at, visits)"
            " select marketplace, asin, (observed_at at time zone 'UTC')::date, list_id, min(rank),"
            " max(rank), min(price), min(currency), min(price_kind), max(observed_at), count(*)"
            " from observation where observed_at >= $1 and observed_at < $2 group by 1, 2, 3, 4",
            first,
            until,
        )
        await self._connection.execute(
            f"alter table observation_day add constraint observation_day_pkey {key}"
        )
        await self._connection.execute(
            "update list_visit set rolled_up = true where observed_at >= $1 and observed_at < $2",
            first,
            until,
        )


class Plans:
    """The plan of every statement that goes through an explaining session, the first time it does."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[str, str]] = {}

    async def take(self, what: str, session: Session, sql: str, args: tuple[object, ...]) -> None:
        statement = re.sub(r"^\n+|\s+$", "", sql)
        if what in self.taken or not re.match(r"\s*(select|with|insert|update|delete)\b", statement):
            return
        rows = await session.connection.fetch(f"explain (analyze, buffers, costs off) {sql}", *args)
        self.taken[what] = (statement, "\n".join(row[0] for row in rows))

    def as_text(self) -> str:
        """Each statement under its name, and its plan."""
        return "\n".join(
            f"## {what.rsplit(' #', 1)[0]}\n\n{statement}\n\n{plan}\n"
            for what, (statement, plan) in self.taken.items()
        )


class Explaining(Session):
    """A session that explains each statement, then runs it. What it writes is written twice."""

    plans: Plans
    name: str

    def _what(self, sql: str) -> str:
        table = re.search(r"(?:insert into|update|delete from|from)\s+(\w+)", sql)
        return f"{self.name}: {sql.split()[0]} {table.group(1) if table else ''} #{len(sql)}"

    async def fetch_all(self, into: type[Row], sql: str, *args: object) -> list[Row]:
        await self.plans.take(self._what(sql), self, sql, args)
        return await super().fetch_all(into, sql, *args)

    async def fetch_values(self, sql: str, *args: object) -> list[Any]:
        await self.plans.take(self._what(sql), self, sql, args)
        return await super().fetch_values(sql, *args)

    async def fetch_value(self, sql: str, *args: object) -> Any:
        await self.plans.take(self._what(sql), self, sql, args)
        return await super().fetch_value(sql, *args)

    async def execute(self, sql: str, *args: object) -> int:
        await self.plans.take(self._what(sql), self, sql, args)
        return await super().execute(sql, *args)


class ExplainingTenant(Explaining, TenantSession):
    """As the application asks."""


class ExplainingSystem(Explaining, SystemSession):
    """As the scraper asks."""


class Bench:
    """One filled database and who asks it."""

    def __init__(
        self, runtime: Runtime, superuser: asyncpg.Connection, size: Size, newest: datetime, actor: Actor
    ) -> None:
        self.runtime = runtime
        self.superuser = superuser
        self.size = size
        self.newest = newest
        self.actor = actor

    async def watch_everything(self) -> ProjectId:
        """A project that watches every list: 50 products of each are scored."""
        async with self.runtime.database.tenant_session(self.actor.tenant_id) as session:
            project = await create_project(
                session, self.actor, name="Bench", marketplace=MARKETPLACE, time_zone="UTC", now=self.newest
            )
            await session.execute(
                "insert into watched_list (tenant_id, project_id, list_id, created_at)"
                " select $1, $2, id, $3 from market_list",
                self.actor.tenant_id,
                project.id,
                self.newest,
            )
        return project.id

    async def read_histories(self) -> dict[str, object]:
        """One product's history at a time, as the API reads it, of products drawn by lot."""
        lot = random.Random(20261126)
        seconds, points = [], []
        used = await self.database_cpu()
        for _ in range(self.size.reads):
            asin = f"B{lot.randint(1, self.size.lists) * 100 + lot.randrange(POOL):09d}"
            started = time.perf_counter()
            async with self.runtime.database.tenant_session(self.actor.tenant_id, read_only=True) as session:
                found = await list_history(
                    session,
                    MARKETPLACE,
                    asin,
                    self.newest - WHOLE_HISTORY,
                    visits_since=self.newest - EVERY_VISIT,
                )
            seconds.append(time.perf_counter() - started)
            points.append(len(found))
        ordered = sorted(seconds)
        return {
            "reads": len(seconds),
            "cpu_ms_database": round((await self.database_cpu() - used) / len(seconds) * 1000, 2),
            "points_median": statistics.median(points),
            "p50_ms": round(ordered[len(ordered) // 2] * 1000, 2),
            "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 2),
            "max_ms": round(ordered[-1] * 1000, 2),
        }

    async def score(self, project: ProjectId) -> dict[str, object]:
        """The whole project once: read, scored, written."""
        started, used, database = time.perf_counter(), time.process_time(), await self.database_cpu()
        async with self.runtime.database.tenant_session(self.actor.tenant_id) as session:
            count = await score_project(session, project, self.newest)
        return {
            "products": count,
            "seconds": round(time.perf_counter() - started, 2),
            "cpu_seconds_python": round(time.process_time() - used, 2),
            "cpu_seconds_database": round(await self.database_cpu() - database, 2),
        }

    async def database_cpu(self) -> float:
        """CPU seconds of the application's connections so far: a busy machine does not change them."""
        processes = await self.superuser.fetch(
            "select pid from pg_stat_activity where usename = 'pinflow_app_login'"
        )
        times = [psutil.Process(row["pid"]).cpu_times() for row in processes]
        return float(sum(each.user + each.system for each in times))

    async def record_visits(self, number: int) -> float:
        """Milliseconds of the median visit of 50 products."""
        seconds = []
        for visit in range(number):
            moment = self.newest + timedelta(minutes=visit + 1)
            started = time.perf_counter()
            async with self.runtime.system_database.system_session() as session:
                await record_list_visit(
                    session,
                    list_id(1),
                    visit_of(1),
                    moment,
                    next_fetch_at=moment,
                    etag=None,
                    last_modified=None,
                )
            seconds.append(time.perf_counter() - started)
        return round(statistics.median(seconds) * 1000, 2)

    async def take_plans(self, project: ProjectId) -> Plans:
        """Asks everything once more, explained."""
        plans = Plans()
        database, tenant_id = self.runtime.database, self.actor.tenant_id
        async with database.tenant_session(tenant_id) as plain:
            session = ExplainingTenant(plain.connection, tenant_id)
            session.plans, session.name = plans, "history of a product"
            await list_history(
                session,
                MARKETPLACE,
                "B000000107",
                self.newest - WHOLE_HISTORY,
                visits_since=self.newest - EVERY_VISIT,
            )
        async with database.tenant_session(tenant_id) as plain:
            session = ExplainingTenant(plain.connection, tenant_id)
            session.plans, session.name = plans, "scoring a project"
            await score_project(session, project, self.newest)
            session.name = "a page of opportunities"
            await list_opportunities(session, project_id=project, state=OpportunityState.OPEN)
            conditions = Conditions(
                project_id=project,
                state=OpportunityState.OPEN,
                min_score=30,
                words="product",
                category="a",
                max_price=50,
            )
            session.name = "a page of opportunities under conditions"
            await list_opportunities(session, conditions=conditions)
        async with self.runtime.system_database.system_session() as bare:
            system = ExplainingSystem(bare.connection)
            system.plans, system.name = plans, "recording a visit"
            moment = self.newest + timedelta(hours=5)
            await record_list_visit(
                system, list_id(2), visit_of(2), moment, next_fetch_at=moment, etag=None, last_modified=None
            )
            system.name = "rolling up days"
            await roll_up_visits(system, start_of_day(self.newest) + timedelta(days=1), 2000)
        return plans


def list_id(number: int) -> ListId:
    return ListId(UUID(f"00000000-0000-7000-8000-{number:012x}"))


def visit_of(number: int) -> ObservedList:
    return ObservedList(
        marketplace=MARKETPLACE,
        list_kind="bestsellers",
        category=f"Category {number}",
        products=tuple(
            Observed(
                rank=rank,
                asin=f"B{number * 100 + rank:09d}",
                title=f"Thing of list {number} number {rank}, five parts, for kitchen and garden",
                price=Decimal("24.99"),
                currency="USD",
                price_kind="price",
                rating=Decimal("4.5"),
                review_count=800,
            )
            for rank in range(1, RANKS + 1)
        ),
    )


async def make_actor(runtime: Runtime) -> Actor:
    async with runtime.system_database.system_session() as session:
        admin = await create_tenant(
            session,
            tenant_name="Bench",
            email="bench@example.test",
            name="bench",
            password=secrets.token_urlsafe(24),
            now=runtime.clock.now(),
        )
    return Actor(tenant_id=admin.tenant_id, user_id=admin.user_id, name="bench", role=Role.ADMIN, via="cli")


async def measure_at(bench: Bench, project: ProjectId) -> dict[str, object]:
    """Everything at the size the table has now."""
    started = time.perf_counter()
    visits = await roll_up_history(bench.runtime.system_database, bench.newest)
    roll_up = time.perf_counter() - started
    await bench.superuser.execute("vacuum (analyze) pinflow.observation_day")
    rows = await bench.superuser.fetchval("select sum(observations)::bigint from pinflow.market_list")
    size = await bench.superuser.fetchval(
        "select sum(pg_total_relation_size(inhrelid))::bigint from pg_inherits"
        " where inhparent = 'pinflow.observation'::regclass"
    )
    history = await bench.read_histories()
    # The first scoring of a table writes every opportunity anew, the second one as every day.
    first, daily = await bench.score(project), await bench.score(project)
    return {
        "observations": rows,
        "table_and_index_mb": round(size / 2**20),
        "rolled_up_per_second": round(visits * RANKS / roll_up) if visits else None,
        "history": history,
        "scoring_first": first,
        "scoring_daily": daily,
        "record_visit_ms": await bench.record_visits(40),
    }


async def measure(size: Size, plans_file: Path | None) -> dict[str, Any]:
    configure_logging("console", level="ERROR", service="bench")
    newest = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with tempfile.TemporaryDirectory(prefix="pinflow-bench-") as folder:
        async with open_runtime(load_settings({}, data_dir=Path(folder))) as runtime:
            superuser = await asyncpg.connect(runtime.urls.migration, command_timeout=1200)
            fill = Fill(superuser, size, newest)
            await fill.begin()
            bench = Bench(runtime, superuser, size, newest, await make_actor(runtime))
            measured = []
            project: ProjectId | None = None
            for visits in size.visits:
                reached = await fill.add(visits)
                say(f"{reached * size.lists * RANKS:,} observations after {fill.seconds:.0f} s")
                project = project or await bench.watch_everything()
                measured.append(await measure_at(bench, project))
                say(f"  {measured[-1]}")
            if plans_file is not None and project is not None:
                plans = await bench.take_plans(project)
                await asyncio.to_thread(plans_file.write_text, plans.as_text(), "utf-8")
            await superuser.close()
    return {
        "lists": size.lists,
        "ranks": RANKS,
        "visits_a_day": timedelta(days=1) // BETWEEN_VISITS,
        "fill_seconds": round(fill.seconds),
        "sizes": measured,
        "cpus": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "peak_mb_python": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="half a million observations, 5,000 products scored"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--plans", type=Path, metavar="FILE", help="write the plan of every query there")
    arguments = parser.parse_args()
    result = asyncio.run(measure(QUICK if arguments.quick else FULL, arguments.plans))
    print(
        f"{result['lists']} lists of {RANKS} ranks, {result['visits_a_day']} visits a day; filled in "
        f"{result['fill_seconds']} s"
    )
    for at in result["sizes"]:
        history, daily = at["history"], at["scoring_daily"]
        print(f"{at['observations']:,} observations, {at['table_and_index_mb']:,} MB with indexes:")
        print(
            f"  history of a product ({history['points_median']:.0f} points, {history['reads']} reads): "
            f"p50 {history['p50_ms']} ms, p99 {history['p99_ms']} ms, CPU {history['cpu_ms_database']} ms"
        )
        print(
            f"  scoring {daily['products']:,} products: {daily['seconds']} s, CPU "
            f"{daily['cpu_seconds_python']} s Python and {daily['cpu_seconds_database']} s PostgreSQL; "
            f"{at['scoring_first']['seconds']} s the first time"
        )
        print(f"  recording a visit: {at['record_visit_ms']} ms")
        if at["rolled_up_per_second"]:
            print(f"  rolling up: {at['rolled_up_per_second']:,} observations a second")
    print(
        f"Load average {result['load_average']} on {result['cpus']} cores; {result['peak_mb_python']} MB peak"
    )
    if arguments.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()

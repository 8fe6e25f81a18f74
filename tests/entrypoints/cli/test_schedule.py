"""``pinflow schedule`` as it is typed."""

from __future__ import annotations

import asyncio
import json
import sys
import types
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from pinflow.entrypoints.cli.schedule import app
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError
from pinflow.scheduling.add_schedule import ensure_project_schedules
from tests.conftest import TestUrls
from tests.factories.cast import Cast, Person
from tests.factories.projects import add_project
from tests.factories.schedules import as_actor, enqueued, runs, schedule

Type = Callable[..., Awaitable[Any]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, database_urls: TestUrls, clock: FixedClock, cast: Cast) -> Type:
    """Runs a command in a thread, as it opens an event loop of its own, on this test's database."""

    @asynccontextmanager
    async def open_runtime(as_user: str | None) -> AsyncIterator[types.SimpleNamespace]:
        people: dict[str | None, Person] = {None: cast.alice, cast.vera.email: cast.vera}
        member = as_actor(people[as_user])
        database = await SystemDatabase.open(database_urls.system, max_size=2)
        own = await Database.open(database_urls.app)
        try:
            yield types.SimpleNamespace(
                system_database=database,
                clock=clock,
                member=member,
                read=lambda: own.tenant_session(member.tenant_id, read_only=True),
            )
        finally:
            await database.close()
            await own.close()

    runtime: Any = types.ModuleType("pinflow.entrypoints.cli.runtime")
    runtime.open_runtime = open_runtime
    monkeypatch.setitem(sys.modules, runtime.__name__, runtime)

    async def run(*arguments: str) -> Any:
        return await asyncio.to_thread(lambda: CliRunner().invoke(app, list(arguments)))

    return run


def code_of(result: Any) -> str:
    assert isinstance(result.exception, AppError)
    return result.exception.code


async def test_the_list_is_a_table_for_people_and_json_for_programs(
    typed: Type, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    own = await schedule(system_database, clock.now(), person=cast.alice)
    await schedule(system_database, clock.now(), kind="posting.reconcile")
    await schedule(system_database, clock.now(), kind="scraping.fetch_due", person=cast.mallory)
    result = await typed("list", "--json")
    items = json.loads(result.stdout)["items"]
    assert [item["kind"] for item in items] == ["posting.publish_due", "posting.reconcile"]
    assert items[0]["id"] == str(own)
    assert items[0]["next_fire_at"] == "2026-11-23T09:00:00Z"
    table = await typed("list")
    assert table.exit_code == 0
    assert str(own)[-8:] in table.stdout
    assert len(table.stdout.splitlines()) == 4, "mallory's is not shown"


async def test_schedules_of_two_projects_are_told_apart_on_a_narrow_screen(
    typed: Type, database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    for name in ("Evergreen Home", "Kontor"):
        project = await add_project(database, cast.alice.tenant_id, clock.now(), name=name)
        async with database.tenant_session(cast.alice.tenant_id) as session:
            await ensure_project_schedules(
                session, cast.alice.tenant_id, project.id, project.time_zone, clock.now()
            )
    items = json.loads((await typed("list", "--json")).stdout)["items"]
    best = {item["project_name"]: item["id"] for item in items if item["kind"] == "pins.draft_best"}
    assert set(best) == {"Evergreen Home", "Kontor"}
    table = (await typed("list")).stdout
    assert "Draft the best · Kontor" in table
    assert max(map(len, table.splitlines())) <= 80
    assert table.endswith("Times in Europe/Berlin.\n")
    refused = await typed("run", "pins.draft_best")
    assert f"{best['Kontor'][-8:]} (Kontor)" in refused.exception.message
    assert (await typed("run", best["Kontor"][-8:])).exit_code == 0


async def test_pause_and_resume_by_kind_and_by_id(
    typed: Type, system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    assert "paused" in (await typed("pause", "posting.publish_due")).stdout
    assert json.loads((await typed("list", "--json")).stdout)["items"][0]["enabled"] is False
    assert json.loads((await typed("resume", str(schedule_id), "--json")).stdout)["enabled"] is True
    assert json.loads((await typed("list", "--json")).stdout)["items"][0]["enabled"] is True


async def test_a_preview_shows_the_next_times_and_changes_nothing(
    typed: Type, system_database: SystemDatabase, clock: FixedClock
) -> None:
    await schedule(system_database, clock.now())
    asked = ("preview", "posting.publish_due", "--trigger", "daily at 07:15", "--time-zone", "Europe/Berlin")
    assert (await typed(*asked, "--count", "2")).stdout.splitlines() == [
        "daily at 07:15 (Europe/Berlin):",
        "  2026-11-24 07:15",
        "  2026-11-25 07:15",
    ]
    printed = json.loads((await typed(*asked, "--json")).stdout)
    assert (printed["coming"][0], len(printed["coming"])) == ("2026-11-24T06:15:00Z", 5)
    assert code_of(await typed(*asked[:3], "never")) == "scheduling.bad_trigger"
    (listed,) = json.loads((await typed("list", "--json")).stdout)["items"]
    assert (listed["trigger"], listed["version"]) == ("every minute", 1)


async def test_run_enqueues_the_job(typed: Type, system_database: SystemDatabase, clock: FixedClock) -> None:
    await schedule(system_database, clock.now())
    printed = json.loads((await typed("run", "posting.publish_due", "--json")).stdout)
    assert int(printed["job_id"]) > 0
    assert await enqueued(system_database) == ["posting.publish_due"]
    assert [run.manual for run in await runs(system_database)] == [True]


async def test_what_is_unknown_ambiguous_or_forbidden_is_refused(
    typed: Type, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    await schedule(system_database, clock.now())
    foreign = await schedule(system_database, clock.now(), person=cast.mallory)
    assert code_of(await typed("run", "posting.publish")) == "scheduling.not_found"
    assert code_of(await typed("pause", str(uuid4()))) == "scheduling.not_found"
    assert code_of(await typed("pause", str(foreign))) == "scheduling.not_found"
    assert (
        code_of(await typed("pause", "posting.publish_due", "--as", cast.vera.email))
        == "identity.role_too_low"
    )
    await schedule(system_database, clock.now(), person=cast.alice)
    assert code_of(await typed("pause", "posting.publish_due")) == "scheduling.several"

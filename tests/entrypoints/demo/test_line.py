"""The demo's own part of the line: pages for what is scored later, and time to take an approval back."""

from __future__ import annotations

import types
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast as typed

import pytest

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.demo.files import DemoFiles, DemoLogin
from pinflow.entrypoints.demo.line import build_new_pages, turn_to_next_slot
from pinflow.entrypoints.demo.seed import BRANDS, Seeded
from pinflow.kit.clock import FileClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.posting.queries import schedule_pin
from pinflow.projects.queries import list_destinations
from tests.factories.accounts import actor_of, add_account
from tests.factories.cast import Cast
from tests.factories.pins import add_opportunity, add_pin
from tests.factories.projects import add_project
from tests.factories.schedules import enqueued


@pytest.fixture
def runtime(database: Database, system_database: SystemDatabase, tmp_path: Path) -> Runtime:
    """As much of a runtime as the line needs, with a clock that can be turned."""
    parts = types.SimpleNamespace(
        database=database,
        system_database=system_database,
        clock=FileClock(tmp_path / "clock"),
        jobs=JobQueue(),
    )
    return typed(Runtime, parts)


@pytest.fixture
def name() -> str:
    """Of the demo's project; its user may rename it."""
    return BRANDS[0].name


@pytest.fixture
async def seeded(database: Database, cast: Cast, name: str) -> Seeded:
    project = await add_project(
        database, cast.alice.tenant_id, datetime.now(UTC), name=name, site_url_pattern=None
    )
    return Seeded(actor_of(cast.alice), DemoLogin(cast.alice.email, "x"), (project,))


@pytest.mark.parametrize("name", [BRANDS[0].name, "Quiet Shelf"])
async def test_what_is_scored_later_gets_its_page_and_waiting_drafts_their_links(
    runtime: Runtime, seeded: Seeded, database: Database, system_database: SystemDatabase, tmp_path: Path
) -> None:
    files, (project,) = DemoFiles(tmp_path / "demo"), seeded.projects
    files.folder.mkdir()
    for pages in (1, 2):
        await add_opportunity(database, project, datetime.now(UTC))
        assert await build_new_pages(runtime, files, seeded) == pages
        assert await build_new_pages(runtime, files, seeded) == 0, "nothing is new"
    async with database.tenant_session(project.tenant_id) as session:
        assert len(await list_destinations(session, project.id)) == 2
    assert "pins.fill_links" in await enqueued(system_database)


async def test_the_clock_leaves_time_to_take_an_approval_back(
    runtime: Runtime, seeded: Seeded, database: Database
) -> None:
    (project,), now = seeded.projects, datetime.now(UTC)
    account = await add_account(database, project.tenant_id, now)
    pin = await add_pin(database, project, account.id, now)
    async with database.tenant_session(project.tenant_id) as session:
        await schedule_pin(session, pin.id, now + timedelta(hours=1), "The first free moment.", now)
    undo_time = timedelta(minutes=10)
    assert await turn_to_next_slot(runtime, seeded, undo_time=undo_time) is None
    assert runtime.clock.now() < now + undo_time
    typed(FileClock, runtime.clock).turn(undo_time)
    assert await turn_to_next_slot(runtime, seeded, undo_time=undo_time) == now + timedelta(
        hours=1, seconds=1
    )
    assert runtime.clock.now() > now + timedelta(hours=1)


async def test_the_clock_leaves_some_pins_in_their_slots(
    runtime: Runtime, seeded: Seeded, database: Database
) -> None:
    (project,), now = seeded.projects, datetime.now(UTC)
    account = await add_account(database, project.tenant_id, now)
    for days in (1, 2, 3):
        pin = await add_pin(database, project, account.id, now)
        async with database.tenant_session(project.tenant_id) as session:
            await schedule_pin(session, pin.id, now + timedelta(days=days), "The first free moment.", now)
    assert await turn_to_next_slot(runtime, seeded, left=3) is None
    assert await turn_to_next_slot(runtime, seeded, left=2) == now + timedelta(days=1, seconds=1)

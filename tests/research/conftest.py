"""What every research test may ask for."""

from __future__ import annotations

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from tests.factories.cast import Cast
from tests.factories.projects import add_project
from tests.research.lists import Research


@pytest.fixture
async def research(
    database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> Research:
    """Alice's project."""
    project = await add_project(database, cast.alice.tenant_id, clock.now())
    return Research(database, system_database, clock, project)


@pytest.fixture
async def mallorys(
    database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> Research:
    """Mallory's project, of the same name and marketplace."""
    project = await add_project(database, cast.mallory.tenant_id, clock.now())
    return Research(database, system_database, clock, project)

"""The world of the posting tests, with and without the sandbox Pinterest."""

from __future__ import annotations

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.posting.channels.fake import FakeChannel
from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.factories.accounts import add_account
from tests.factories.cast import Cast
from tests.factories.projects import add_project
from tests.posting.world import World


@pytest.fixture
async def world(database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast) -> World:
    """alice's project and one warmed-up account; a Monday at 09:00 UTC."""
    tenant_id = cast.alice.tenant_id
    return World(
        database=database,
        system_database=system_database,
        clock=clock,
        cast=cast,
        project=await add_project(database, tenant_id, clock.now()),
        account=await add_account(database, tenant_id, clock.now()),
        channel=FakeChannel(clock.now),
    )

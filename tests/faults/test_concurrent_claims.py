"""Two processes claim for one account at the very same moment."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from pinflow.kit.db import Database, DatabasePool, TenantId, TenantSession
from pinflow.pins.pin import PinState
from pinflow.posting.publish_pin import publish_pin
from tests.posting.world import World

Row = TypeVar("Row")


class StoppingSession(TenantSession):
    """Stops before it notes the attempt, when everything has been checked and nothing is written yet."""

    def __init__(self, inner: TenantSession, reached: asyncio.Event, go: asyncio.Event) -> None:
        super().__init__(inner.connection, inner.tenant_id)
        self._reached = reached
        self._go = go

    async def fetch_all(self, into: type[Row], sql: str, *args: object) -> list[Row]:
        if sql.startswith("insert into publish_attempt"):
            self._reached.set()
            await self._go.wait()
        return await super().fetch_all(into, sql, *args)


class StoppingDatabase(Database):
    def __init__(self, inner: DatabasePool) -> None:
        super().__init__(inner._pool)
        self.reached, self.go = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def _tenant_session(self, tenant_id: TenantId, read_only: bool) -> AsyncIterator[TenantSession]:
        async with super()._tenant_session(tenant_id, read_only) as session:
            yield StoppingSession(session, self.reached, self.go)


async def test_the_second_waits_until_the_first_has_noted_its_attempt(world: World) -> None:
    first, second = await world.add_scheduled(), await world.add_scheduled()
    assert second.scheduled_at is not None
    world.turn_to(second.scheduled_at)
    stopping = StoppingDatabase(world.database)
    ahead = asyncio.create_task(publish_pin(world.tools(database=stopping), world.tenant_id, first.id))
    await stopping.reached.wait()
    behind = asyncio.create_task(publish_pin(world.tools(), world.tenant_id, second.id))
    # It can never be done before the first goes on: however long this waits, it waits in vain.
    done, _ = await asyncio.wait({behind}, timeout=1)
    stopping.go.set()
    await asyncio.gather(ahead, behind)
    assert done == set()
    assert world.channel.calls == 1
    assert (await world.read(first)).state is PinState.PUBLISHED
    assert (await world.read(second)).state is PinState.SCHEDULED

"""A process that dies at a chosen step: before or after any statement, commit or call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from pinflow.kit.db import Database, DatabasePool, TenantId, TenantSession
from pinflow.posting.channels.channel import NO_PACE, Channel, FoundPin, Pace, Publication, Published

Row = TypeVar("Row")


class Death(BaseException):
    """The process is gone: nothing of it runs any more, its open transaction is rolled back."""


class Fate:
    """Counts the steps and ends the process at one of them."""

    def __init__(self, dies_at: int) -> None:
        self.dies_at = dies_at
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        self.steps.append(name)
        if len(self.steps) >= self.dies_at:
            raise Death(name)


class DyingSession(TenantSession):
    def __init__(self, inner: TenantSession, fate: Fate) -> None:
        super().__init__(inner.connection, inner.tenant_id)
        self._fate = fate

    async def fetch_all(self, into: type[Row], sql: str, *args: object) -> list[Row]:
        self._fate.step(sql[:60])
        return await super().fetch_all(into, sql, *args)

    async def fetch_one(self, into: type[Row], sql: str, *args: object) -> Row | None:
        self._fate.step(sql[:60])
        return await super().fetch_one(into, sql, *args)

    async def fetch_value(self, sql: str, *args: object) -> Any:
        self._fate.step(sql[:60])
        return await super().fetch_value(sql, *args)

    async def fetch_values(self, sql: str, *args: object) -> list[Any]:
        self._fate.step(sql[:60])
        return await super().fetch_values(sql, *args)

    async def execute(self, sql: str, *args: object) -> int:
        self._fate.step(sql[:60])
        return await super().execute(sql, *args)

    async def execute_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._fate.step(sql[:60])
        await super().execute_many(sql, rows)


class DyingDatabase(Database):
    """The pool of ``inner``, used by a process that dies."""

    def __init__(self, inner: DatabasePool, fate: Fate) -> None:
        super().__init__(inner._pool)
        self._fate = fate

    @asynccontextmanager
    async def _tenant_session(self, tenant_id: TenantId, read_only: bool) -> AsyncIterator[TenantSession]:
        self._fate.step("before begin")
        async with super()._tenant_session(tenant_id, read_only) as session:
            yield DyingSession(session, self._fate)
            self._fate.step("before commit")
        self._fate.step("after commit")


class DyingChannel(Channel):
    """Calls ``inner``; the process may die before the call, and after it before the answer is heard."""

    def __init__(self, inner: Channel, fate: Fate) -> None:
        self._inner = inner
        self._fate = fate

    async def publish(self, publication: Publication) -> Published:
        self._fate.step("before the call")
        try:
            return await self._inner.publish(publication)
        finally:
            self._fate.step("after the call")

    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        self._fate.step("before the reading")
        found = await self._inner.list_pins(base_url, access_token, board_id)
        self._fate.step("after the reading")
        return found

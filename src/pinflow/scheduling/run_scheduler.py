"""The Scheduling Service: any number of processes; each fire time is dealt with once.

Every process could fire everything: the unique row decides. One of them leads, only to save the others' work:
it looks every second and at each fire time, the others now and then. docs/decisions/0005-scheduling.md says
why it is so.
"""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

import msgspec
import structlog

from pinflow.kit.clock import Clock
from pinflow.kit.db.sessions import Connection
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.scheduling.fire_schedule import fire_schedule
from pinflow.scheduling.models import Firing
from pinflow.scheduling.plan import DueFire, Plan
from pinflow.scheduling.queries import CHANNEL, list_enabled, stop_leading, try_lead

log = structlog.get_logger(__name__)
_LONGEST_BACK_OFF_SECONDS = 2.0
_SHORTEST_PAUSE = timedelta(milliseconds=1)
_QUIET = frozenset({Firing.ALREADY, Firing.CHANGED})


class SchedulerSettings(msgspec.Struct, frozen=True):
    """How often, in real time: the leader looks, a follower looks, everybody reads the table again."""

    tick: timedelta = timedelta(seconds=1)
    follow: timedelta = timedelta(seconds=15)
    reload: timedelta = timedelta(seconds=60)


class Scheduler:
    """Fires what is due until it is told to stop. Works with the system's login."""

    def __init__(
        self,
        database: SystemDatabase,
        jobs: JobQueue,
        clock: Clock,
        *,
        name: str,
        settings: SchedulerSettings | None = None,
    ) -> None:
        self._database = database
        self._jobs = jobs
        self._clock = clock
        self._name = name
        self._settings = settings or SchedulerSettings()
        self._plan = Plan(())
        self._looked_at = datetime.min.replace(tzinfo=UTC)
        self._wake = asyncio.Event()
        self._stale = True
        self.leading = False

    async def run(self, stop: asyncio.Event) -> None:
        """Works until ``stop`` is set; a lost database is waited for."""
        failures = 0
        while not stop.is_set():
            try:
                async with self._database.connection() as connection:
                    await self._watch(connection, stop)
                failures = 0
            except Exception as error:
                failures += 1
                log.warning("scheduling.scheduler.interrupted", error=str(error), exc_info=failures == 1)
                delay = min(0.1 * 2**failures, _LONGEST_BACK_OFF_SECONDS)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), delay)

    async def _watch(self, connection: Connection, stop: asyncio.Event) -> None:
        """Listens, leads or follows on one connection until it is lost or the stop comes."""
        stopping = asyncio.create_task(self._wake_on(stop))
        self._stale = True
        try:
            await connection.add_listener(CHANNEL, self._on_change)
            reload_at = follow_at = 0.0
            loop = asyncio.get_running_loop()
            while not stop.is_set() and not connection.is_closed():
                self._wake.clear()
                await self._lead(connection)
                now = self._clock.now()
                if self._stale or loop.time() >= reload_at or now < self._looked_at:
                    await self._reload(now)
                    reload_at = loop.time() + self._settings.reload.total_seconds()
                if self.leading or loop.time() >= follow_at:
                    await self.fire_due(now)
                    follow_at = loop.time() + self._settings.follow.total_seconds()
                self._looked_at = now
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._pause().total_seconds())
        finally:
            stopping.cancel()
            await self._leave(connection)

    def _pause(self) -> timedelta:
        """Until the next look: a fire time is met when it comes; one that failed waits for the next tick."""
        tick, next_at = self._settings.tick, self._plan.next_at() if self.leading else None
        if next_at is None or next_at <= self._looked_at:
            return tick
        return min(tick, max(next_at - self._clock.now(), _SHORTEST_PAUSE))

    async def fire_due(self, now: datetime) -> int:
        """Deals with everything that is due at ``now``. Returns how many fire times this process took."""
        taken = 0
        for fire in self._plan.due(now):
            try:
                result = await self._fire(fire, now)
            except Exception:
                # It stays due and is tried at the next look; the others must not wait for it.
                log.exception("scheduling.fire.failed", schedule_id=str(fire.schedule_id))
                continue
            if result is Firing.CHANGED:
                self._stale = True
                self._wake.set()
            else:
                self._plan.dealt_with(fire)
            taken += result not in _QUIET
        return taken

    async def _fire(self, fire: DueFire, now: datetime) -> Firing:
        async with self._database.system_session() as session:
            result = await fire_schedule(
                session,
                self._jobs,
                fire.schedule_id,
                version=fire.version,
                fire_at=fire.fire_at,
                late=fire.late,
                by=self._name,
                now=now,
            )
        log.debug(
            f"scheduling.fire.{result.value}",
            schedule_id=str(fire.schedule_id),
            fire_at=fire.fire_at.isoformat(),
            late=fire.late,
        )
        return result

    async def _reload(self, now: datetime) -> None:
        # Before the query: a change that is announced while it runs is read by the next one.
        self._stale = False
        async with self._database.system_session() as session:
            self._plan = Plan(await list_enabled(session, now))

    async def _lead(self, connection: Connection) -> None:
        if not self.leading and await try_lead(connection):
            self.leading = True
            # A follower's plan is up to seconds behind what the last leader did.
            self._stale = True
            log.info("scheduling.leader.elected", scheduler=self._name)

    async def _leave(self, connection: Connection) -> None:
        led, self.leading = self.leading, False
        if connection.is_closed():
            return
        await connection.remove_listener(CHANNEL, self._on_change)
        if led:
            await stop_leading(connection)

    async def _wake_on(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._wake.set()

    def _on_change(self, _connection: object, _pid: int, _channel: str, _payload: object) -> None:
        self._stale = True
        self._wake.set()

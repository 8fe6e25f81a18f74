"""Everything posting needs, on a real database, with a channel that does as it is told."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from pinflow.accounts.models import Account, AccountId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, Session, TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobId, JobQueue, NewJob
from pinflow.pins.approve_pin import approve_pin
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.posting.channels.channel import Channel
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.models import Attempt, AttemptId
from pinflow.posting.plan_pin import plan_pin
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import list_attempts
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from pinflow.posting.sweep import (
    ABANDON_JOB,
    PLAN_JOB,
    PUBLISH_JOB,
    RECONCILE_JOB,
    sweep_attempts,
    sweep_due,
)
from pinflow.projects.models import Project
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast
from tests.factories.pins import add_pin, read_pin

SETTLE = timedelta(minutes=15)
CALL_TIMEOUT = timedelta(seconds=60)
OPEN = ("approved", "scheduled", "publishing")


class CollectingQueue(JobQueue):
    """Keeps the jobs that are put in, for a test to carry out."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[NewJob] = []

    async def enqueue_many(self, session: Session, jobs: Sequence[NewJob]) -> list[JobId | None]:
        self.jobs += jobs
        return [None] * len(jobs)


@dataclasses.dataclass
class World:
    database: Database
    system_database: SystemDatabase
    clock: FixedClock
    cast: Cast
    project: Project
    account: Account
    channel: FakeChannel

    @property
    def tenant_id(self) -> TenantId:
        return self.cast.alice.tenant_id

    def tools(self, *, database: Database | None = None, channel: Channel | None = None) -> PublishTools:
        """What one process publishes with."""
        pool = database or self.database
        return PublishTools(
            database=pool,
            clock=self.clock,
            secrets=SECRETS,
            channel=channel or self.channel,
            blobs=lambda tenant_id: BlobStore(lambda: pool.tenant_session(tenant_id), tenant_id, None),
            settle=SETTLE,
            call_timeout=CALL_TIMEOUT,
        )

    async def add_account(self, name: str, **changes: object) -> Account:
        return await add_account(
            self.database,
            self.tenant_id,
            self.clock.now(),
            name=name,
            **changes,  # type: ignore[arg-type]
        )

    async def add_pin(self, account_id: AccountId | None = None, **changes: object) -> Pin:
        """A pin in review."""
        return await add_pin(
            self.database,
            self.project,
            account_id or self.account.id,
            self.clock.now(),
            **changes,  # type: ignore[arg-type]
        )

    async def approve(self, pin: Pin) -> Pin:
        """bob approves the pin as it stands."""
        async with self.database.tenant_session(self.tenant_id) as session:
            return await approve_pin(
                session,
                JobQueue(),
                actor_of(self.cast.bob),
                pin.id,
                seen_hash=pin.payload().hash(),
                now=self.clock.now(),
            )

    async def plan(self, pin: Pin) -> Pin:
        async with self.database.tenant_session(self.tenant_id) as session:
            planned = await plan_pin(session, pin.id, self.clock.now())
        assert planned is not None
        return planned

    async def add_scheduled(self, account_id: AccountId | None = None, **changes: object) -> Pin:
        """An approved pin with its slot."""
        return await self.plan(await self.approve(await self.add_pin(account_id, **changes)))

    async def add_due(self, account_id: AccountId | None = None, **changes: object) -> Pin:
        """A scheduled pin; the clock is turned to its slot."""
        pin = await self.add_scheduled(account_id, **changes)
        assert pin.scheduled_at is not None
        self.turn_to(pin.scheduled_at)
        return pin

    def turn_to(self, moment: datetime) -> None:
        self.clock.turn(max(moment - self.clock.now(), timedelta(0)))

    async def publish(self, pin: Pin, tools: PublishTools | None = None) -> Pin:
        await publish_pin(tools or self.tools(), self.tenant_id, pin.id)
        return await self.read(pin)

    async def read(self, pin: Pin) -> Pin:
        return await read_pin(self.database, self.tenant_id, pin.id)

    async def attempts(self, pin: Pin) -> list[Attempt]:
        async with self.database.tenant_session(self.tenant_id) as session:
            return await list_attempts(session, pin.id)

    async def change_row(self, pin: Pin, assignment: str, *values: object) -> None:
        """Changes the row behind the product's back; ``$1`` is the pin's id."""
        async with self.system_database.system_session() as session:
            assert await session.execute(f"update pin set {assignment} where id = $1", pin.id, *values) == 1

    async def sweep(self, tools: PublishTools | None = None) -> int:
        """One sweep of each kind, and their jobs carried out; returns how many there were."""
        jobs = CollectingQueue()
        await sweep_due(self.system_database, jobs, self.clock.now())
        await sweep_attempts(self.system_database, jobs, self.clock.now())
        for job in jobs.jobs:
            assert job.tenant_id is not None
            assert isinstance(job.payload, dict)
            await self._carry_out(tools or self.tools(), job.name, job.tenant_id, job.payload)
        return len(jobs.jobs)

    async def _carry_out(
        self, tools: PublishTools, name: str, tenant_id: TenantId, payload: dict[str, str]
    ) -> None:
        ids = [UUID(value) for value in payload.values()]
        if name == PLAN_JOB:
            async with tools.database.tenant_session(tenant_id) as session:
                await plan_pin(session, PinId(ids[0]), self.clock.now())
        elif name == PUBLISH_JOB:
            await publish_pin(tools, tenant_id, PinId(ids[0]))
        elif name == ABANDON_JOB:
            await abandon_attempt(tools, tenant_id, AttemptId(ids[0]))
        else:
            assert name == RECONCILE_JOB
            await reconcile_attempt(tools, tenant_id, AttemptId(ids[0]))

    async def run(self, *, until: datetime | None = None, tools: PublishTools | None = None) -> None:
        """Sweeps and turns the clock from one due moment to the next until nothing is due any more."""
        for _ in range(600):
            if await self.sweep(tools):
                continue
            next_at = await self._next_moment()
            if next_at is None or (until is not None and next_at > until):
                return
            self.turn_to(next_at)
        raise AssertionError("posting does not come to rest")

    async def _next_moment(self) -> datetime | None:
        async with self.system_database.system_session() as session:
            value: datetime | None = await session.fetch_value(
                "select min(at) from (select p.scheduled_at as at from pin p join account a"
                " on a.id = p.account_id where p.state = 'scheduled' and a.state = 'connected'"
                " union all select lease_until from publish_attempt where state in ('prepared', 'sending')"
                " union all select next_reading_at from publish_attempt where state = 'unknown') moments"
            )
        return value

    async def states(self) -> dict[PinState, int]:
        async with self.system_database.system_session() as session:
            rows = await session.fetch_values("select state from pin")
        return {state: rows.count(state) for state in map(PinState, set(rows))}

    def on_boards(self, pin: Pin) -> int:
        """How many pins with this pin's link stand on the platform."""
        return sum(found.link == pin.link for board in self.channel.boards.values() for found in board)

"""The demo's person approves on our own stand-in and nowhere else."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import cast as typed
from uuid import uuid4

import asyncpg
import pytest

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.demo.person import actor_of, approve_as_demo, require_sandbox_only
from pinflow.identity.models import Actor, Member, Role, Via
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, Session
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ConflictError, ForbiddenError
from pinflow.kit.jobs import JobId, JobQueue, NewJob
from pinflow.pins.pin import Pin, PinState
from tests.factories.accounts import actor_of as actor_by
from tests.factories.accounts import add_account
from tests.factories.cast import Cast
from tests.factories.pins import add_pin, read_pin
from tests.factories.projects import add_project

SANDBOX = "http://127.0.0.1:8431/v5"
HOSTILE = [
    "https://api.pinterest.com/v5",
    "https://127.0.0.1:8431/v5",
    "http://127.0.0.1:8432/v5",
    "http://127.0.0.1:84310/v5",
    "http://127.0.0.1/v5",
    "http://127.0.0.1:8431/v5/",
    "http://127.0.0.1:8431/v3",
    "http://127.0.0.1:8431",
    "http://127.0.0.1.evil.test:8431/v5",
    "http://127.0.0.1:8431@evil.test/v5",
    "http://evil.test/127.0.0.1:8431/v5",
    "http://evil.test#http://127.0.0.1:8431/v5",
    "http://127.0.0.1:8431/v5?to=https://api.pinterest.com",
    "http://localhost:8431/v5",
    "http://0.0.0.0:8431/v5",
    "http://127.1:8431/v5",
    "http://2130706433:8431/v5",
    "http://[::1]:8431/v5",
    "http://[::ffff:127.0.0.1]:8431/v5",
    "HTTP://127.0.0.1:8431/V5",
    "http://１27.0.0.1:8431/v5",
    " http://127.0.0.1:8431/v5",
    "http://127.0.0.1:8431\\@evil.test/v5",
    "",
]


@pytest.fixture
def runtime(database: Database, system_database: SystemDatabase, clock: FixedClock) -> Runtime:
    """As much of a runtime as an approval needs."""
    parts = types.SimpleNamespace(
        database=database, system_database=system_database, clock=clock, jobs=JobQueue()
    )
    return typed(Runtime, parts)


@pytest.fixture
def person(cast: Cast, clock: FixedClock) -> Actor:
    member = Member(
        tenant_id=cast.alice.tenant_id,
        user_id=cast.alice.user_id,
        name="alice",
        email=cast.alice.email,
        role=Role.ADMIN,
        created_at=clock.now(),
    )
    return actor_of(member)


async def pin_on(base_url: str, database: Database, clock: FixedClock, cast: Cast) -> Pin:
    """A pin in review, whose account speaks to ``base_url``."""
    tenant_id = cast.alice.tenant_id
    account = await add_account(database, tenant_id, clock.now(), base_url=base_url)
    project = await add_project(database, tenant_id, clock.now())
    return await add_pin(database, project, account.id, clock.now())


async def test_no_account_is_connected_between_the_look_at_all_and_the_approval(
    runtime: Runtime, person: Actor, database: Database, clock: FixedClock, cast: Cast
) -> None:
    refused: list[str] = []

    class Meanwhile(JobQueue):
        """Somebody connects an account while the approval's job is put in."""

        async def enqueue_many(self, session: Session, jobs: Sequence[NewJob]) -> list[JobId | None]:
            try:
                async with database.tenant_session(cast.mallory.tenant_id) as other:
                    await other.connection.execute("lock table account in row exclusive mode nowait")
            except asyncpg.LockNotAvailableError as error:
                refused.append(str(error))
            return await super().enqueue_many(session, jobs)

    pin = await pin_on(SANDBOX, database, clock, cast)
    runtime.jobs = Meanwhile()  # type: ignore[misc]
    approved = await approve_as_demo(runtime, person, pin, SANDBOX, clock.now())
    assert approved.state is PinState.APPROVED
    assert refused
    # And afterwards again.
    await add_account(database, cast.mallory.tenant_id, clock.now())


async def test_on_our_own_stand_in_the_person_approves(
    runtime: Runtime, person: Actor, clock: FixedClock, cast: Cast
) -> None:
    pin = await pin_on(SANDBOX, runtime.database, clock, cast)
    approved = await approve_as_demo(runtime, person, pin, SANDBOX, clock.now())
    assert approved.state is PinState.APPROVED
    assert person.via == "demo"


async def test_one_account_that_speaks_elsewhere_refuses_every_approval(
    runtime: Runtime, person: Actor, clock: FixedClock, cast: Cast
) -> None:
    """Even of a pin whose own account is the stand-in's, and when the other account is another tenant's."""
    pin = await pin_on(SANDBOX, runtime.database, clock, cast)
    other = await add_account(
        runtime.database, cast.mallory.tenant_id, clock.now(), name="Elsewhere", base_url=SANDBOX
    )
    for base_url in HOSTILE:
        async with runtime.system_database.system_session() as session:
            await session.execute("update account set base_url = $2 where id = $1", other.id, base_url)
        with pytest.raises(ForbiddenError) as refused:
            await approve_as_demo(runtime, person, pin, SANDBOX, clock.now())
        assert refused.value.code == "demo.real_account", base_url
        seen = await read_pin(runtime.database, pin.tenant_id, pin.id)
        assert (seen.state, seen.version) == (PinState.IN_REVIEW, pin.version)


@pytest.mark.parametrize(
    "base_url",
    [
        "https://api.pinterest.com/v5",
        "http://127.0.0.1.evil.test/v5",
        "http://127.0.0.1:1@evil.test/v5",
        "http://[broken/v5",
    ],
)
async def test_calling_something_foreign_the_stand_in_does_not_help(
    runtime: Runtime, person: Actor, clock: FixedClock, cast: Cast, base_url: str
) -> None:
    pin = await pin_on(base_url, runtime.database, clock, cast)
    with pytest.raises(ForbiddenError) as refused:
        await approve_as_demo(runtime, person, pin, base_url, clock.now())
    assert refused.value.code == "demo.real_account"


async def test_without_any_account_there_is_nothing_to_approve_for(runtime: Runtime, cast: Cast) -> None:
    assert cast
    with pytest.raises(ForbiddenError, match="there is no account yet"):
        await require_sandbox_only(runtime, SANDBOX)


@pytest.mark.parametrize("via", ["dashboard", "api", "cli", "system"])
async def test_nobody_else_approves_this_way(
    runtime: Runtime, clock: FixedClock, cast: Cast, via: Via
) -> None:
    pin = await pin_on(SANDBOX, runtime.database, clock, cast)
    with pytest.raises(ForbiddenError) as refused:
        await approve_as_demo(runtime, actor_by(cast.alice, via), pin, SANDBOX, clock.now())
    assert refused.value.code == "demo.not_the_person"
    assert (await read_pin(runtime.database, pin.tenant_id, pin.id)).state is PinState.IN_REVIEW


async def test_the_person_approves_what_was_seen_and_not_what_it_became(
    runtime: Runtime, person: Actor, clock: FixedClock, cast: Cast
) -> None:
    pin = await pin_on(SANDBOX, runtime.database, clock, cast)
    async with runtime.system_database.system_session() as session:
        await session.execute("update pin set title = 'Something else' where id = $1", pin.id)
    with pytest.raises(ConflictError):
        await approve_as_demo(runtime, person, pin, SANDBOX, clock.now())


async def test_the_system_is_not_the_person(runtime: Runtime, clock: FixedClock, cast: Cast) -> None:
    pin = await pin_on(SANDBOX, runtime.database, clock, cast)
    system = Actor(tenant_id=pin.tenant_id, user_id=None, name="the system", role=Role.ADMIN, via="system")
    with pytest.raises(ForbiddenError):
        await approve_as_demo(runtime, system, pin, SANDBOX, clock.now())
    stranger = Actor(tenant_id=cast.mallory.tenant_id, user_id=uuid4(), name="x", role=Role.ADMIN, via="demo")
    with pytest.raises(Exception, match=r"no such|not found|There is no"):
        await approve_as_demo(runtime, stranger, pin, SANDBOX, clock.now())

"""Members, roles and API tokens."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from pinflow.identity.add_member import add_member, change_role, normal_email, remove_member
from pinflow.identity.authorize import require_role
from pinflow.identity.create_api_token import create_api_token, revoke_token
from pinflow.identity.models import Actor, Role, TokenScope, system_actor
from pinflow.identity.sign_in import authenticate_token
from pinflow.kit.clock import FixedClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    UnauthenticatedError,
)
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast


def test_each_role_may_do_what_the_ones_below_it_may(cast: Cast) -> None:
    order = [Role.VIEWER, Role.EDITOR, Role.ADMIN]
    actors = [actor_of(person) for person in (cast.vera, cast.bob, cast.alice)]
    for rank, who in enumerate(actors):
        for needed, role in enumerate(order):
            if needed <= rank:
                require_role(who, role)
            else:
                with pytest.raises(ForbiddenError, match="Ask an admin"):
                    require_role(who, role)


async def add(database: SystemDatabase, by: Actor, clock: FixedClock, **changes: object) -> None:
    given = {
        "email": "new@example.test",
        "name": "new",
        "password": "long enough it is",
        "role": Role.EDITOR,
        **changes,
    }
    async with database.system_session() as session:
        await add_member(session, by, **given, now=clock.now())  # type: ignore[arg-type]


async def test_only_an_admin_manages_members_and_only_of_the_own_team(
    system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    for person in (cast.bob, cast.vera):
        with pytest.raises(ForbiddenError):
            await add(system_database, actor_of(person), clock)
        async with system_database.system_session() as session:
            with pytest.raises(ForbiddenError):
                await change_role(session, actor_of(person), person.user_id, Role.ADMIN, clock.now())
            with pytest.raises(ForbiddenError):
                await remove_member(session, actor_of(person), cast.alice.user_id, clock.now())
    mallory = actor_of(cast.mallory)
    async with system_database.system_session() as session:
        with pytest.raises(NotFoundError):
            await change_role(session, mallory, cast.bob.user_id, Role.VIEWER, clock.now())
        with pytest.raises(NotFoundError):
            await remove_member(session, mallory, cast.bob.user_id, clock.now())


async def test_bad_members_are_refused(
    system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    for changes in ({"email": "no address"}, {"email": "a@b@c"}, {"password": "short"}, {"name": ""}):
        with pytest.raises(InvalidInputError):
            await add(system_database, alice, clock, **changes)
    with pytest.raises(ConflictError):
        await add(system_database, alice, clock, email="BOB@example.test")
    assert normal_email(" New@EXAMPLE.test ") == "new@example.test"


async def test_a_team_always_keeps_an_admin(
    system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    async with system_database.system_session() as session:
        with pytest.raises(ConflictError, match="only admin"):
            await change_role(session, alice, cast.alice.user_id, Role.EDITOR, clock.now())
        with pytest.raises(ConflictError, match="only admin"):
            await remove_member(session, alice, cast.alice.user_id, clock.now())
    async with system_database.system_session() as session:
        await change_role(session, alice, cast.bob.user_id, Role.ADMIN, clock.now())

    async def demote(user_id: object) -> None:
        async with system_database.system_session() as session:
            await change_role(session, alice, user_id, Role.VIEWER, clock.now())  # type: ignore[arg-type]

    results = await asyncio.gather(
        demote(cast.alice.user_id), demote(cast.bob.user_id), return_exceptions=True
    )
    assert sum(isinstance(result, ConflictError) for result in results) == 1
    async with system_database.system_session() as session:
        assert (
            await session.fetch_value(
                "select count(*) from member where role = 'admin' and tenant_id = $1", cast.alice.tenant_id
            )
            == 1
        )


async def test_an_api_token_acts_as_its_member_until_it_is_revoked_expired_or_its_member_gone(
    system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    bob, alice = actor_of(cast.bob), actor_of(cast.alice)
    async with system_database.system_session() as session:
        lasting = await create_api_token(session, bob, name="n8n", expires_at=None, now=clock.now())
        short = await create_api_token(
            session, bob, name="short", expires_at=clock.now() + timedelta(hours=1), now=clock.now()
        )
        stored = await session.fetch_value("select string_agg(t::text, ' ') from api_token t")
    assert lasting.token not in stored
    assert lasting.token.encode().hex() not in stored
    found = await authenticate_token(system_database, lasting.token, clock.now())
    assert (found.user_id, found.tenant_id, found.role, found.via) == (
        bob.user_id,
        bob.tenant_id,
        Role.EDITOR,
        "api",
    )
    await authenticate_token(system_database, short.token, clock.now())
    clock.turn(timedelta(hours=1))
    for bad in (short.token, lasting.token[:-1], lasting.token + "x", "", "pf_"):
        with pytest.raises(UnauthenticatedError):
            await authenticate_token(system_database, bad, clock.now())
    async with system_database.system_session() as session:
        await change_role(session, alice, cast.bob.user_id, Role.VIEWER, clock.now())
    assert (await authenticate_token(system_database, lasting.token, clock.now())).role is Role.VIEWER
    async with system_database.system_session() as session:
        for stranger in (actor_of(cast.vera), actor_of(cast.mallory)):
            with pytest.raises(NotFoundError):
                await revoke_token(session, stranger, lasting.id, clock.now())
    await authenticate_token(system_database, lasting.token, clock.now())
    async with system_database.system_session() as session:
        await revoke_token(session, bob, lasting.id, clock.now())
    with pytest.raises(UnauthenticatedError):
        await authenticate_token(system_database, lasting.token, clock.now())
    async with system_database.system_session() as session:
        third = await create_api_token(session, bob, name="third", expires_at=None, now=clock.now())
        await session.execute("update app_user set disabled_at = $1 where id = $2", clock.now(), bob.user_id)
    with pytest.raises(UnauthenticatedError):
        await authenticate_token(system_database, third.token, clock.now())
    async with system_database.system_session() as session:
        await session.execute("update app_user set disabled_at = null")
        await revoke_token(session, alice, third.id, clock.now())
        with pytest.raises(ForbiddenError):
            await create_api_token(
                session, system_actor(bob.tenant_id), name="no", expires_at=None, now=clock.now()
            )
    with pytest.raises(UnauthenticatedError):
        await authenticate_token(system_database, third.token, clock.now())


async def test_a_token_with_a_scope_is_refused_for_anything_else(
    system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    async with system_database.system_session() as session:
        narrow = await create_api_token(
            session, bob, name="pages", expires_at=None, scope=TokenScope.BRING_PAGES, now=clock.now()
        )
        wide = await create_api_token(session, bob, name="all", expires_at=None, now=clock.now())
    for token in (narrow, wide):
        found = await authenticate_token(
            system_database, token.token, clock.now(), scope=TokenScope.BRING_PAGES
        )
        assert (found.user_id, found.role) == (bob.user_id, Role.EDITOR)
    await authenticate_token(system_database, wide.token, clock.now())
    with pytest.raises(ForbiddenError) as refused:
        await authenticate_token(system_database, narrow.token, clock.now())
    assert refused.value.code == "identity.token_may_not"
    async with system_database.system_session() as session:
        await revoke_token(session, bob, narrow.id, clock.now())
    with pytest.raises(UnauthenticatedError):
        await authenticate_token(system_database, narrow.token, clock.now(), scope=TokenScope.BRING_PAGES)

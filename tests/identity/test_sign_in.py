"""Signing in and staying signed in."""

from __future__ import annotations

from datetime import timedelta

import argon2
import pytest

from pinflow.identity.add_member import add_member, change_role, remove_member
from pinflow.identity.create_tenant import create_tenant
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.passwords import _NOBODY, hash_password, verify_password
from pinflow.identity.sign_in import SESSION_LIFE, NewSession, resume_session, sign_in, sign_out
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import (
    AppError,
    ConflictError,
    InvalidInputError,
    LimitReachedError,
    UnauthenticatedError,
)

PASSWORD = "a long enough password"
EMAIL = "ada@example.test"


@pytest.fixture
async def ada(system_database: SystemDatabase, clock: FixedClock) -> Member:
    """The admin of a tenant of her own."""
    async with system_database.system_session() as session:
        return await create_tenant(
            session, tenant_name="Ada's", email=EMAIL, name="ada", password=PASSWORD, now=clock.now()
        )


def actor(member: Member) -> Actor:
    return Actor(
        tenant_id=member.tenant_id,
        user_id=member.user_id,
        name=member.name,
        role=member.role,
        via="dashboard",
    )


async def enter(
    database: SystemDatabase, clock: FixedClock, password: str = PASSWORD, email: str = EMAIL
) -> NewSession:
    return await sign_in(database, email=email, password=password, user_agent="test", now=clock.now())


async def words_of_failure(database: SystemDatabase, clock: FixedClock, password: str, email: str) -> str:
    with pytest.raises(AppError) as told:
        await enter(database, clock, password, email)
    assert isinstance(told.value, UnauthenticatedError)
    return f"{told.value.code}: {told.value.message}"


async def test_the_right_password_opens_a_session_and_only_hashes_are_stored(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    for typed in (EMAIL, f"  {EMAIL.upper()} "):
        new = await enter(system_database, clock, email=typed)
        assert (new.session.user_id, new.session.tenant_id, new.session.role) == (
            ada.user_id,
            ada.tenant_id,
            Role.ADMIN,
        )
        assert (await resume_session(system_database, new.token, clock.now())).user_id == ada.user_id
    async with system_database.system_session() as session:
        rows = await session.fetch_value(
            "select string_agg(u::text, ' ') || (select string_agg(s::text, ' ') from user_session s)"
            " from app_user u"
        )
    assert "$argon2id$" in rows
    assert PASSWORD not in rows
    assert new.token not in rows
    assert new.token.encode().hex() not in rows


async def test_a_wrong_password_an_unknown_address_and_a_disabled_user_hear_the_same_words(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    heard = {
        await words_of_failure(system_database, clock, "wrong", EMAIL),
        await words_of_failure(system_database, clock, PASSWORD, "nobody@example.test"),
        await words_of_failure(system_database, clock, "", "not an address"),
    }
    async with system_database.system_session() as session:
        await session.execute("update app_user set disabled_at = $1", clock.now())
    heard.add(await words_of_failure(system_database, clock, PASSWORD, EMAIL))
    assert len(heard) == 1


async def test_failures_are_counted_though_they_fail_and_lock_for_a_while(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    for number in range(1, 9):
        await words_of_failure(system_database, clock, "wrong", EMAIL)
        async with system_database.system_session() as session:
            assert await session.fetch_value("select failed_logins from app_user") == number
    with pytest.raises(LimitReachedError) as locked:
        await enter(system_database, clock)
    assert locked.value.retry_after == timedelta(minutes=5)
    clock.turn(timedelta(minutes=5))
    await enter(system_database, clock)
    async with system_database.system_session() as session:
        assert await session.fetch_value("select failed_logins from app_user") == 0
    await words_of_failure(system_database, clock, "wrong", EMAIL)
    await enter(system_database, clock)


async def test_a_session_lives_with_its_use_and_ends_without(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    used, left = (await enter(system_database, clock)).token, (await enter(system_database, clock)).token
    clock.turn(SESSION_LIFE - timedelta(seconds=1))
    await resume_session(system_database, used, clock.now())
    clock.turn(timedelta(seconds=1))
    await resume_session(system_database, used, clock.now())
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, left, clock.now())
    clock.turn(SESSION_LIFE)
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, used, clock.now())


async def test_signing_out_ends_that_session_on_the_server(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    here, there = (await enter(system_database, clock)).token, (await enter(system_database, clock)).token
    await sign_out(system_database, here)
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, here, clock.now())
    await resume_session(system_database, there, clock.now())
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, "", clock.now())


async def test_role_removal_and_disabling_take_effect_at_once(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    async with system_database.system_session() as session:
        ben = await add_member(
            session,
            actor(ada),
            email="Ben@Example.test",
            name="ben",
            password=PASSWORD,
            role=Role.EDITOR,
            now=clock.now(),
        )
    token = (await enter(system_database, clock, email=ben.email)).token
    assert (await resume_session(system_database, token, clock.now())).role is Role.EDITOR
    async with system_database.system_session() as session:
        await change_role(session, actor(ada), ben.user_id, Role.VIEWER, clock.now())
    assert (await resume_session(system_database, token, clock.now())).role is Role.VIEWER
    async with system_database.system_session() as session:
        await session.execute("update app_user set disabled_at = $1 where id = $2", clock.now(), ben.user_id)
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, token, clock.now())
    async with system_database.system_session() as session:
        await session.execute("update app_user set disabled_at = null")
        await remove_member(session, actor(ada), ben.user_id, clock.now())
    with pytest.raises(UnauthenticatedError):
        await resume_session(system_database, token, clock.now())
    assert "wrong" in await words_of_failure(system_database, clock, PASSWORD, ben.email)


async def test_a_removed_member_can_be_added_again_and_one_of_another_team_cannot_be_taken_over(
    system_database: SystemDatabase, clock: FixedClock, ada: Member
) -> None:
    async def add(by: Member, email: str, password: str) -> Member:
        async with system_database.system_session() as session:
            return await add_member(
                session,
                actor(by),
                email=email,
                name="x",
                password=password,
                role=Role.VIEWER,
                now=clock.now(),
            )

    ben = await add(ada, "ben@example.test", PASSWORD)
    async with system_database.system_session() as session:
        await remove_member(session, actor(ada), ben.user_id, clock.now())
        mallory = await create_tenant(
            session,
            tenant_name="M",
            email="mallory@example.test",
            name="mallory",
            password=PASSWORD,
            now=clock.now(),
        )
    assert (await add(ada, "ben@example.test", "another long password")).user_id == ben.user_id
    await words_of_failure(system_database, clock, PASSWORD, "ben@example.test")
    await enter(system_database, clock, "another long password", "ben@example.test")
    with pytest.raises(ConflictError):
        await add(mallory, EMAIL, "mallory's own choice")
    await enter(system_database, clock)


async def test_the_application_role_never_sees_a_password(
    database: Database, clock: FixedClock, ada: Member
) -> None:
    async def read(table: str) -> None:
        async with database.tenant_session(ada.tenant_id) as session:
            await session.fetch_value(f"select count(*) from {table}")

    await read("member")
    for table in ("app_user", "user_session", "api_token"):
        with pytest.raises(AppError):
            await read(table)


def test_passwords_are_argon2id_salted_and_long_enough() -> None:
    first, second = hash_password(PASSWORD), hash_password(PASSWORD)
    assert first.startswith("$argon2id$")
    assert first != second
    assert verify_password(first, PASSWORD)
    assert not verify_password(first, PASSWORD + " ")
    assert not verify_password(None, PASSWORD)
    assert not verify_password("!", PASSWORD)


def test_the_hash_of_nobody_costs_as_much_as_any_other() -> None:
    assert argon2.extract_parameters(_NOBODY) == argon2.extract_parameters(hash_password(PASSWORD))
    with pytest.raises(argon2.exceptions.VerifyMismatchError):
        # It is computed and compared, not refused at a glance.
        argon2.PasswordHasher().verify(_NOBODY, PASSWORD)
    with pytest.raises(InvalidInputError):
        hash_password("ninechars")

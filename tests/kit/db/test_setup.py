"""Setting up roles: they belong to the server, and set-ups of several databases meet there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from pinflow.kit.db.setup import require_roles, set_up_roles
from pinflow.kit.errors import ConflictError
from tests.conftest import TestUrls, _urls

DEADLINE_SECONDS = 60


@pytest.fixture
async def other_urls(postgres_url: str) -> AsyncIterator[TestUrls]:
    """Another, empty database of the same server."""
    name = f"test_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    yield _urls(postgres_url, name)
    await server.execute(f"drop database {name} with (force)")
    await server.close()


@pytest.fixture
async def new_logins(postgres_url: str) -> AsyncIterator[list[str]]:
    """Names of two logins that the server does not have yet."""
    names = [f"{kind}_{uuid4().hex[:8]}" for kind in ("app", "system")]
    yield names
    server = await asyncpg.connect(postgres_url)
    for name in names:
        await server.execute(f"drop role if exists {name}")
    await server.close()


def logins_of(names: list[str], password: str = "secret") -> list[str]:
    return [f"postgresql://{name}:{password}@localhost/x" for name in names]


async def memberships(url: str, names: list[str]) -> set[tuple[str, str]]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(
            "select member::regrole::text as login, roleid::regrole::text as role from pg_auth_members"
            " where member::regrole::text = any($1)",
            names,
        )
    finally:
        await connection.close()
    return {(row["login"], row["role"]) for row in rows}


async def test_set_ups_of_several_databases_at_once_all_succeed(
    database_urls: TestUrls, other_urls: TestUrls, new_logins: list[str]
) -> None:
    done = await asyncio.gather(
        *(
            set_up_roles(urls.migration, *logins_of(new_logins))
            for urls in (database_urls, other_urls, database_urls, other_urls)
        )
    )
    created = sorted(words for each in done for words in each)
    assert created == sorted(f"created login {name}" for name in new_logins), "each by one of them"
    assert await memberships(database_urls.migration, new_logins) == {
        (new_logins[0], "pinflow_app"),
        (new_logins[1], "pinflow_system"),
    }
    assert await set_up_roles(database_urls.migration, *logins_of(new_logins)) == []


@pytest.mark.parametrize(
    "statement",
    ["create role {name} login", "alter role {name} password 'another'"],
    ids=["create", "change"],
)
async def test_a_set_up_that_meets_another_in_the_middle_of_its_work_starts_again(
    statement: str, database_urls: TestUrls, other_urls: TestUrls, new_logins: list[str]
) -> None:
    """PostgreSQL lets the second wait for the first, and then fails it."""
    if not statement.startswith("create"):
        await set_up_roles(other_urls.migration, *logins_of(new_logins))
    first = await asyncpg.connect(other_urls.migration)
    transaction = first.transaction()
    await transaction.start()
    await first.execute(statement.format(name=new_logins[0]))
    second = asyncio.create_task(set_up_roles(database_urls.migration, *logins_of(new_logins)))
    watching = await asyncpg.connect(other_urls.migration)
    blocked = "select exists (select from pg_stat_activity where $1 = any(pg_blocking_pids(pid)))"
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            while not await watching.fetchval(blocked, first.get_server_pid()):
                assert not second.done(), "it did not come across the first one"
                await asyncio.sleep(0.02)
        await transaction.commit()
        await second
    finally:
        await watching.close()
        await first.close()
    assert (new_logins[0], "pinflow_app") in await memberships(database_urls.migration, new_logins)


async def test_before_the_set_up_a_migration_says_what_comes_first(
    other_urls: TestUrls, template_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await require_roles(other_urls.migration)
    monkeypatch.setattr("pinflow.kit.db.setup.OWNER", "nobody_made_this_role")
    with pytest.raises(ConflictError, match=r"nobody_made_this_role yet\. Run `pinflow db setup` first"):
        await require_roles(other_urls.migration)

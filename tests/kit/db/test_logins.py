"""An application login that row-level security would not bind is refused at start-up."""

from __future__ import annotations

from uuid import uuid4

import asyncpg
import pytest

from pinflow.kit.db.setup import refuse_strong_login, set_up_roles
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from tests.conftest import TestUrls


async def check_as(urls: TestUrls, *statements: str) -> None:
    """Makes a login, gives it something with each statement, and checks it; nothing of it stays."""
    name = f"strong_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(urls.migration)
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(f"create role {name} login")
        for statement in statements:
            await connection.execute(statement.format(name=name))
        await connection.execute(f"set local role {name}")
        await refuse_strong_login(connection)
    finally:
        await transaction.rollback()
        await connection.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("alter role {name} superuser", "is a superuser"),
        ("alter role {name} bypassrls", "bypass row-level security"),
        ("grant pinflow_owner to {name}", "owns pinflow's tables"),
        ("alter table pinflow.pin owner to {name}", "owns pinflow's tables"),
        ("grant pinflow_system to {name}", "member of pinflow_system"),
    ],
)
async def test_a_strong_login_is_refused_with_the_reason(
    database_urls: TestUrls, statement: str, words: str
) -> None:
    with pytest.raises(ForbiddenError, match=words) as caught:
        await check_as(database_urls, statement)
    assert caught.value.code == "db.login_too_strong"


async def test_a_plain_member_of_the_application_role_is_accepted(database_urls: TestUrls) -> None:
    await check_as(database_urls, "grant pinflow_app to {name}")


async def test_one_login_cannot_be_both(database_urls: TestUrls) -> None:
    with pytest.raises(InvalidInputError, match="must name different logins"):
        await set_up_roles(database_urls.migration, database_urls.app, database_urls.app)


async def test_a_url_without_a_user_is_refused_without_being_repeated(database_urls: TestUrls) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await set_up_roles(database_urls.migration, "postgresql://secret-host/db", database_urls.system)
    assert "secret-host" not in caught.value.message

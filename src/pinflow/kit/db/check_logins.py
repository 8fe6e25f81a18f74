"""Says what is wrong with the logins and the schema, each on its own, without changing anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import asyncpg
import msgspec

from pinflow.kit.db.errors import translate_driver_errors
from pinflow.kit.db.setup import APP, OWNER, SYSTEM, refuse_strong_login
from pinflow.kit.errors import AppError, ForbiddenError


class LoginCheck(msgspec.Struct, frozen=True):
    """One thing that was looked at. ``message`` says what is wrong and what to do, or that it is right."""

    name: str
    ok: bool
    message: str


async def check_logins(
    app_url: str, system_url: str, migration_url: str | None, head: str
) -> list[LoginCheck]:
    """The application's login, the system's, and, where one is given, the migrating one and the schema.

    ``head`` is the newest revision of the migrations.
    """
    logins = [
        ("PINFLOW_DATABASE_URL", app_url, _check_app),
        ("PINFLOW_SYSTEM_DATABASE_URL", system_url, _check_system),
    ]
    if migration_url is not None:
        logins.append(("PINFLOW_MIGRATION_DATABASE_URL", migration_url, _check_migration))
    return [await _check(name, url, look, head) for name, url, look in logins]


async def _check(
    name: str, url: str, look: Callable[[asyncpg.Connection, str], Awaitable[str]], head: str
) -> LoginCheck:
    try:
        with translate_driver_errors():
            connection = await asyncpg.connect(url)
        try:
            with translate_driver_errors():
                return LoginCheck(name, True, await look(connection, head))
        finally:
            await connection.close()
    except AppError as error:
        return LoginCheck(name, False, error.message)


async def _check_app(connection: asyncpg.Connection, head: str) -> str:
    await refuse_strong_login(connection)
    await _require_member(connection, APP)
    await connection.execute("select 1 from pinflow.project limit 0")
    await _require_revision(connection, head)
    return "It is bound by row-level security and reads the schema."


async def _check_system(connection: asyncpg.Connection, head: str) -> str:
    await _require_member(connection, SYSTEM)
    await connection.execute("select 1 from pinflow.app_user limit 0")
    await _require_revision(connection, head)
    return "It is the system's login and reads the schema."


async def _check_migration(connection: asyncpg.Connection, head: str) -> str:
    await _require_member(connection, OWNER)
    await _require_revision(connection, head)
    return f"It may migrate; the schema is at the newest revision, {head}."


async def _require_revision(connection: asyncpg.Connection, head: str) -> None:
    found = await connection.fetchval("select version_num from pinflow_migrations.revision")
    if found != head:
        raise ForbiddenError(
            "db.not_migrated",
            f"The schema is at revision {found}, this pinflow needs {head}. Run `pinflow db migrate`.",
        )


async def _require_member(connection: asyncpg.Connection, role: str) -> None:
    member = await connection.fetchval(
        "select exists (select from pg_roles where rolname = $1"
        " and pg_has_role(current_user, oid, 'member'))",
        role,
    )
    if not member:
        name = await connection.fetchval("select current_user")
        raise ForbiddenError(
            "db.not_a_member", f"The login “{name}” is no member of {role}. Run `pinflow db setup`."
        )

"""Creates the roles and logins that the schema's grants name, and refuses logins that are too strong."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import asyncpg
import msgspec

from pinflow.kit.db.errors import translate_driver_errors
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError

OWNER, APP, SYSTEM = "pinflow_owner", "pinflow_app", "pinflow_system"
# Each time another set-up of the server has got through, so this is how many may meet.
_TRIES = 20


class Login(msgspec.Struct, frozen=True):
    """A login as a connection URL names it."""

    user: str
    password: str | None

    @classmethod
    def from_url(cls, url: str, setting: str) -> Login:
        """Reads user and password.

        Raises:
            InvalidInputError: ``db.url_without_user``; names the setting, never the URL.
        """
        parts = urlsplit(url)
        if parts.scheme not in ("postgresql", "postgres") or not parts.username:
            raise InvalidInputError(
                "db.url_without_user", f"{setting} must look like postgresql://USER:PASSWORD@HOST/DATABASE."
            )
        return cls(unquote(parts.username), unquote(parts.password) if parts.password else None)


async def set_up_roles(migration_url: str, app_url: str, system_url: str) -> list[str]:
    """Creates what is missing: the three roles, the two logins with their passwords, and the memberships.

    Safe to run again, and at once with other set-ups of the server. Returns what was done, in words.

    Raises:
        InvalidInputError: a URL without a user, or one login for both roles.
        ForbiddenError: the migration login may not create roles.
        ConflictError: ``db.busy``: the roles are being changed all the time.
    """
    app = Login.from_url(app_url, "PINFLOW_DATABASE_URL")
    system = Login.from_url(system_url, "PINFLOW_SYSTEM_DATABASE_URL")
    if app.user == system.user:
        raise InvalidInputError(
            "db.one_login_for_two_roles",
            "PINFLOW_DATABASE_URL and PINFLOW_SYSTEM_DATABASE_URL must name different logins.",
        )
    with translate_driver_errors():
        connection = await asyncpg.connect(migration_url)
    try:
        for _ in range(_TRIES):
            with translate_driver_errors():
                try:
                    async with connection.transaction():
                        return await _create_roles(connection, app, system)
                except asyncpg.PostgresError as error:
                    if not _met_another(error):
                        raise
    finally:
        await connection.close()
    raise ConflictError(
        "db.busy",
        "Somebody else changes the roles of this server all the time. Run `pinflow db setup` again.",
    )


def _met_another(error: asyncpg.PostgresError) -> bool:
    """Whether another database's set-up has just written the same role.

    Roles belong to the server, but PostgreSQL's advisory locks to one database: they keep apart only the
    set-ups of the same one.
    """
    if isinstance(error, asyncpg.UniqueViolationError | asyncpg.DuplicateObjectError):
        return True
    # PostgreSQL gives this an internal error's code (XX000), which says nothing else.
    return isinstance(error, asyncpg.InternalServerError) and "tuple concurrently" in str(error)


async def _create_roles(connection: asyncpg.Connection, app: Login, system: Login) -> list[str]:
    done: list[str] = []
    # Two set-ups of this database at the same moment would both find a role missing.
    await connection.execute("select pg_advisory_xact_lock(724301)")
    for role in (OWNER, APP, SYSTEM):
        if not await _role_exists(connection, role):
            await connection.execute(f"create role {role} nologin")
            done.append(f"created role {role}")
    for login, role in ((app, APP), (system, SYSTEM)):
        if not await _role_exists(connection, login.user):
            await _run_quoted(connection, "create role %I login", login.user)
            done.append(f"created login {login.user}")
        if login.password is not None:
            await _run_quoted(connection, "alter role %I password %L", login.user, login.password)
        await _run_quoted(connection, f"grant {role} to %I", login.user)
    await connection.execute(f"grant {OWNER} to current_user")
    database = await connection.fetchval("select current_database()")
    await _run_quoted(connection, f"grant create on database %I to {OWNER}", database)
    return done


async def require_roles(migration_url: str) -> None:
    """Says before a migration that the set-up comes first.

    Raises:
        ConflictError: ``db.not_set_up``.
    """
    with translate_driver_errors():
        connection = await asyncpg.connect(migration_url)
    try:
        missing = [role for role in (OWNER, APP, SYSTEM) if not await _role_exists(connection, role)]
    finally:
        await connection.close()
    if missing:
        raise ConflictError(
            "db.not_set_up",
            f"This server has no role {' nor '.join(missing)} yet. Run `pinflow db setup` first: it creates "
            "roles and logins, and migrates too.",
        )


async def _role_exists(connection: asyncpg.Connection, role: str) -> bool:
    return bool(await connection.fetchval("select true from pg_roles where rolname = $1", role))


async def _run_quoted(connection: asyncpg.Connection, template: str, *values: str) -> None:
    """Runs DDL, which takes no parameters, with identifiers and literals quoted by the server."""
    places = ", ".join(f"${number}::text" for number in range(2, len(values) + 2))
    statement = await connection.fetchval(f"select format($1, {places})", template, *values)
    await connection.execute(statement)


async def refuse_strong_login(connection: asyncpg.Connection) -> None:
    """Refuses an application login that row-level security would not bind.

    Raises:
        ForbiddenError: ``db.login_too_strong``: superuser, BYPASSRLS, or owner of a pinflow table, itself
            or through a role it is a member of.
    """
    row = await connection.fetchrow(
        """
        select current_user as name,
          exists (select from pg_roles r where pg_has_role(current_user, r.oid, 'member') and r.rolsuper)
            as superuser,
          exists (select from pg_roles r where pg_has_role(current_user, r.oid, 'member') and r.rolbypassrls)
            as bypasses,
          exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('pinflow', 'queue') and pg_has_role(current_user, c.relowner, 'member'))
            as owns,
          exists (select from pg_roles r where r.rolname = 'pinflow_system'
            and pg_has_role(current_user, r.oid, 'member')) as system
        """
    )
    assert row is not None
    faults = [
        words
        for column, words in (
            ("superuser", "is a superuser"),
            ("bypasses", "may bypass row-level security"),
            ("owns", "owns pinflow's tables"),
            ("system", "is a member of pinflow_system"),
        )
        if row[column]
    ]
    if faults:
        raise ForbiddenError(
            "db.login_too_strong",
            f"The application's login “{row['name']}” {' and '.join(faults)}: tenants would not be kept "
            "apart. Give PINFLOW_DATABASE_URL a plain login and run `pinflow db setup`.",
        )

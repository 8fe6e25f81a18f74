"""``pinflow db``: roles, schema and logins of a PostgreSQL server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.prepare_logging import prepare_logging
from pinflow.entrypoints.cli.runtime import read_settings, run

if TYPE_CHECKING:
    from pinflow.entrypoints.bootstrap import DatabaseUrls
    from pinflow.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    help="Create roles and schema, migrate, check the logins.\n\nExample: pinflow db setup",
)


@app.command()
def setup(as_json: AsJson = False) -> None:
    """Create roles, logins and schema with PINFLOW_MIGRATION_DATABASE_URL. Safe to run again.

    Without PINFLOW_DATABASE_URL it sets up the embedded PostgreSQL in the data folder.

    Example: PINFLOW_MIGRATION_DATABASE_URL=postgresql://postgres@db/pinflow pinflow db setup
    """
    run(_setup(as_json))


@app.command()
def migrate(as_json: AsJson = False) -> None:
    """Bring the schema to the newest revision.

    Example: pinflow db migrate --json
    """
    run(_migrate(as_json))


@app.command()
def check(as_json: AsJson = False) -> None:
    """Say what is wrong with the logins and the schema; change nothing. Exit code 2 if anything is.

    Example: pinflow db check
    """
    run(_check(as_json))


def _migration_url(settings: Settings) -> str | None:
    """The login that migrates; None: the embedded PostgreSQL, which needs none.

    Raises:
        InvalidInputError: ``db.no_migration_login``.
    """
    from pinflow.kit.errors import InvalidInputError

    if settings.database_url is None:
        return None
    if settings.migration_database_url is None:
        raise InvalidInputError(
            "db.no_migration_login",
            "Set PINFLOW_MIGRATION_DATABASE_URL to a login that may create roles and schema.",
        )
    return settings.migration_database_url.get_secret_value()


async def _setup(as_json: bool) -> None:
    from pinflow.entrypoints.bootstrap import find_migrations, open_database_urls
    from pinflow.entrypoints.cli.output import say
    from pinflow.kit.db.migrate import migrate as bring_up_to_date
    from pinflow.kit.db.setup import set_up_roles

    prepare_logging()
    settings = read_settings()
    url = _migration_url(settings)
    # The embedded server sets its roles and schema up whenever it opens.
    async with open_database_urls(settings) as urls:
        done = await set_up_roles(url or urls.migration, urls.app, urls.system)
        before, after = await bring_up_to_date(url or urls.migration, find_migrations())
    words = [*done, f"schema at revision {after}" if before == after else f"migrated to revision {after}"]
    say(
        {"done": done, "before": before, "revision": after, "embedded": url is None},
        "\n".join(words),
        as_json=as_json,
    )


async def _migrate(as_json: bool) -> None:
    from pinflow.entrypoints.bootstrap import find_migrations, open_database_urls
    from pinflow.entrypoints.cli.output import say
    from pinflow.kit.db.migrate import migrate as bring_up_to_date
    from pinflow.kit.db.setup import require_roles

    prepare_logging()
    settings = read_settings()
    url = _migration_url(settings)
    async with open_database_urls(settings) as urls:
        await require_roles(url or urls.migration)
        before, after = await bring_up_to_date(url or urls.migration, find_migrations())
    moved = f"Migrated from {before or 'nothing'} to {after}."
    say(
        {"before": before, "revision": after},
        f"Nothing to do: the schema is at {after}." if before == after else moved,
        as_json=as_json,
    )


async def _check(as_json: bool) -> None:
    from pinflow.entrypoints.bootstrap import find_migrations, open_database_urls
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.kit.db.check_logins import check_logins
    from pinflow.kit.db.revision import newest_revision

    prepare_logging()
    settings = read_settings()
    async with open_database_urls(settings) as urls:
        checks = await check_logins(
            urls.app, urls.system, _known_migration_url(settings, urls), newest_revision(find_migrations())
        )
    ok = all(check.ok for check in checks)
    if as_json:
        print_json({"ok": ok, "checks": checks})
    else:
        for found in checks:
            typer.echo(f"{'ok   ' if found.ok else 'wrong'}  {found.name}: {found.message}")
    if not ok:
        raise typer.Exit(2)


def _known_migration_url(settings: Settings, urls: DatabaseUrls) -> str | None:
    given = settings.migration_database_url
    return urls.migration if settings.database_url is None or given is not None else None

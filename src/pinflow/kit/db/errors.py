"""Translates what the driver and PostgreSQL say, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from pinflow.kit.errors import ConflictError, ExternalError, ForbiddenError, InvalidInputError

# The last three: it is stopping, another process of it has crashed, or it is starting.
_AWAY = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
)


@contextmanager
def translate_driver_errors() -> Iterator[None]:
    """Turns asyncpg's exceptions into AppErrors. Constraint names travel in ``data['constraint']``."""
    try:
        yield
    except asyncpg.UniqueViolationError as error:
        raise ConflictError(
            "db.already_exists", "This already exists.", constraint=error.constraint_name
        ) from error
    except (
        asyncpg.SerializationError,
        asyncpg.DeadlockDetectedError,
        asyncpg.LockNotAvailableError,
    ) as error:
        raise ConflictError("db.busy", "Somebody else changed this at the same moment. Try again.") from error
    except asyncpg.ForeignKeyViolationError as error:
        raise InvalidInputError(
            "db.unknown_reference",
            "This refers to something that does not exist here.",
            constraint=error.constraint_name,
        ) from error
    except (asyncpg.CheckViolationError, asyncpg.NotNullViolationError, asyncpg.DataError) as error:
        raise InvalidInputError(
            "db.value_refused",
            f"The database refused a value: {error.args[0]}.",
            constraint=getattr(error, "constraint_name", None),
        ) from error
    except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError) as error:
        raise ExternalError(
            "db.login_refused",
            "PostgreSQL refused the login. Check user and password in PINFLOW_DATABASE_URL, "
            "or run `pinflow db setup` once to create the roles.",
            permanent=True,
        ) from error
    except asyncpg.InvalidCatalogNameError as error:
        raise ExternalError(
            "db.no_such_database",
            "The database that the URL names does not exist. Create it (`createdb NAME`), then run "
            "`pinflow db setup`.",
            permanent=True,
        ) from error
    except asyncpg.UndefinedTableError as error:
        raise ExternalError(
            "db.not_migrated",
            "The database has no pinflow schema, or an old one. Run `pinflow db migrate`.",
            permanent=True,
        ) from error
    except asyncpg.InsufficientPrivilegeError as error:
        raise ForbiddenError("db.forbidden", f"The database refused this: {error.args[0]}.") from error
    except asyncpg.DiskFullError as error:
        raise ExternalError(
            "db.disk_full", "The database's disk is full: nothing can be stored. Make room on it."
        ) from error
    except _AWAY as error:
        raise ExternalError(
            "db.unreachable", "PostgreSQL does not answer. Check that it runs and that the address is right."
        ) from error

"""Typed sessions. A session is one transaction; only this module begins, commits and rolls back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any, NewType, Self, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
import msgspec

from pinflow.kit.db.errors import translate_driver_errors

TenantId = NewType("TenantId", UUID)
Row = TypeVar("Row")
Connection: TypeAlias = asyncpg.Connection | asyncpg.pool.PoolConnectionProxy

_encoder = msgspec.json.Encoder(decimal_format="number")
_BUILTIN = (bytes, UUID)


def encode_json(value: object) -> str:
    """``value`` (structs too) as JSON text, as jsonb columns take it."""
    return _encoder.encode(value).decode()


def decode_json(text: str | bytes) -> Any:
    """JSON text as plain Python values."""
    return msgspec.json.decode(text)


class Session:
    """A transaction that hands back rows as structs. Inside a use case it is an argument, never made."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    async def fetch_all(self, into: type[Row], sql: str, *args: object) -> list[Row]:
        """All rows, each as an ``into`` struct whose field names are the column names."""
        with translate_driver_errors():
            records = await self.connection.fetch(sql, *args)
        return [_convert(record, into) for record in records]

    async def stream(self, into: type[Row], sql: str, *args: object, ahead: int = 500) -> AsyncIterator[Row]:
        """The rows one by one through a cursor on the server: at most ``ahead`` of them are in memory."""
        with translate_driver_errors():
            async for record in self.connection.cursor(sql, *args, prefetch=ahead):
                yield _convert(record, into)

    async def fetch_one(self, into: type[Row], sql: str, *args: object) -> Row | None:
        """The first row as an ``into`` struct, or None."""
        with translate_driver_errors():
            record = await self.connection.fetchrow(sql, *args)
        return None if record is None else _convert(record, into)

    async def fetch_value(self, sql: str, *args: object) -> Any:
        """The first column of the first row, or None."""
        with translate_driver_errors():
            return await self.connection.fetchval(sql, *args)

    async def fetch_values(self, sql: str, *args: object) -> list[Any]:
        """The first column of every row."""
        with translate_driver_errors():
            return [record[0] for record in await self.connection.fetch(sql, *args)]

    async def execute(self, sql: str, *args: object) -> int:
        """Runs a statement and returns how many rows it touched."""
        with translate_driver_errors():
            status: str = await self.connection.execute(sql, *args)
        last = status.rsplit(" ", 1)[-1]
        return int(last) if last.isdigit() else 0

    async def execute_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Runs a statement once a row, in one round trip."""
        with translate_driver_errors():
            await self.connection.executemany(sql, list(rows))


class TenantSession(Session):
    """A transaction that row-level security binds to one tenant."""

    def __init__(self, connection: Connection, tenant_id: TenantId) -> None:
        super().__init__(connection)
        self.tenant_id = tenant_id


def _convert(record: asyncpg.Record, into: type[Row]) -> Row:
    return msgspec.convert(dict(record), into, builtin_types=_BUILTIN)


class DatabasePool:
    """Connections of one login. Opened at the edge, closed at the edge."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    @classmethod
    async def open(
        cls, url: str, *, max_size: int = 10, command_timeout: timedelta = timedelta(seconds=60)
    ) -> Self:
        """Connects.

        Raises:
            ExternalError: ``db.unreachable`` or ``db.login_refused``; the message never holds the URL.
        """
        with translate_driver_errors():
            pool = await asyncpg.create_pool(
                url,
                min_size=1,
                max_size=max_size,
                command_timeout=command_timeout.total_seconds(),
                init=_prepare_connection,
                reset=_keep_as_it_is,
                server_settings={"search_path": "pinflow", "timezone": "UTC", "application_name": "pinflow"},
            )
        assert pool is not None
        return cls(pool)

    async def close(self) -> None:
        """Waits for running transactions, then disconnects."""
        await self._pool.close()

    async def ping(self) -> None:
        """Whether the server answers.

        Raises:
            ExternalError: it does not.
        """
        async with self.connection() as connection:
            with translate_driver_errors():
                await connection.fetchval("select 1")

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A bare connection, for LISTEN and advisory locks."""
        with translate_driver_errors():
            connection = await self._pool.acquire()
        try:
            yield connection
        finally:
            await self._pool.release(connection)

    @asynccontextmanager
    async def transaction(self, *, read_only: bool = False) -> AsyncIterator[Connection]:
        """A connection inside a transaction: committed at the end, rolled back on any exception."""
        async with self.connection() as connection:
            with translate_driver_errors():
                transaction = connection.transaction(readonly=read_only)
                await transaction.start()
            try:
                yield connection
            except BaseException:
                if not connection.is_closed():
                    await transaction.rollback()
                raise
            with translate_driver_errors():
                await transaction.commit()


async def _prepare_connection(connection: asyncpg.Connection) -> None:
    for name in ("json", "jsonb"):
        await connection.set_type_codec(name, encoder=encode_json, decoder=decode_json, schema="pg_catalog")


async def _keep_as_it_is(_connection: asyncpg.Connection) -> None:
    """Nothing to undo: only SET LOCAL is used, which ends with the transaction."""


class Database(DatabasePool):
    """The application's login, bound by row-level security."""

    def tenant_session(
        self, tenant_id: TenantId, *, read_only: bool = False
    ) -> AbstractAsyncContextManager[TenantSession]:
        """A transaction that sees and writes one tenant's rows, and reads the shared catalogue."""
        return self._tenant_session(tenant_id, read_only)

    @asynccontextmanager
    async def _tenant_session(self, tenant_id: TenantId, read_only: bool) -> AsyncIterator[TenantSession]:
        async with self.transaction(read_only=read_only) as connection:
            with translate_driver_errors():
                await connection.execute("select set_config('app.tenant_id', $1, true)", str(tenant_id))
            yield TenantSession(connection, tenant_id)

    @asynccontextmanager
    async def catalogue_session(self) -> AsyncIterator[Session]:
        """A read-only transaction without a tenant: it sees the shared catalogue and nothing else."""
        async with self.transaction(read_only=True) as connection:
            yield Session(connection)

"""PgQueuer's way to PostgreSQL, which outlives restarts of the server.

PgQueuer's own driver lets a lost connection end the whole loop and does not notice a lost listener. This one
tries again until it is told to give up. Repeating is safe: a claim whose answer was lost leaves jobs without
heartbeat, which are claimed again seconds later; everything else PgQueuer sends may be sent twice.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar

import asyncpg
import structlog
from pgqueuer.core.tm import TaskManager
from pgqueuer.ports.driver import Driver, NotifyCallback

Answer = TypeVar("Answer")
log = structlog.get_logger(__name__)

# TimeoutError is an OSError. Classes 08 and 57P0x, and 53300: the server is away, stopping, starting or full.
CONNECTION_LOST = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
)
_FIRST_DELAY_SECONDS, _LONGEST_DELAY_SECONDS = 0.1, 2.0
_COMMAND_TIMEOUT_SECONDS = 30.0


class PatientDriver(Driver):
    """A pool for statements and one connection of its own for LISTEN."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool: asyncpg.Pool | None = None
        self._listening: list[asyncio.Task[None]] = []
        self._given_up = asyncio.Event()
        self._tasks = TaskManager()

    async def open(self) -> None:
        """Connects, waiting for a server that is not there yet."""
        self._pool = await self._patiently(self._create_pool)

    async def close(self) -> None:
        """Disconnects at once; what is under way fails."""
        self.give_up()
        await self._stop_listening()
        if self._pool is not None:
            self._pool.terminate()
            # Lets the transports see their end before the loop goes away.
            await asyncio.sleep(0)

    def give_up(self) -> None:
        """From now on a lost connection is an error instead of a reason to wait."""
        self._given_up.set()

    async def fetch(self, query: str, *args: object) -> list[dict[str, object]]:
        """Rows as dicts."""
        pool = self._opened()
        rows: list[Any] = await self._patiently(lambda: pool.fetch(query, *args))
        return [dict(row) for row in rows]

    async def execute(self, query: str, *args: object) -> str:
        """The command tag."""
        pool = self._opened()
        status: str = await self._patiently(lambda: pool.execute(query, *args))
        return status

    async def notify(self, channel: str, payload: str) -> None:
        """Sends a notification."""
        await self.execute("select pg_notify($1, $2)", channel, payload)

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Listens until the driver is closed, on a new connection whenever the old one is lost."""
        ready = asyncio.Event()
        listening = asyncio.create_task(self._listen(channel, callback, ready))
        self._listening.append(listening)
        waiting = asyncio.create_task(ready.wait())
        try:
            await asyncio.wait((listening, waiting), return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if listening.done() and not listening.cancelled():
            listening.result()

    @property
    def shutdown(self) -> asyncio.Event:
        """Set once the driver has given up."""
        return self._given_up

    @property
    def tm(self) -> TaskManager:
        """Tasks of the driver."""
        return self._tasks

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        # The pool stays: PgQueuer leaves the driver before it writes down how its last jobs ended.
        await self._stop_listening()

    def _opened(self) -> asyncpg.Pool:
        assert self._pool is not None, "the driver is not open"
        return self._pool

    async def _create_pool(self) -> asyncpg.Pool:
        return await asyncpg.create_pool(
            self._url,
            min_size=1,
            max_size=4,
            command_timeout=_COMMAND_TIMEOUT_SECONDS,
            # Nothing is ever set on these connections, so nothing has to be undone.
            reset=_keep_as_it_is,
            server_settings={"application_name": "pinflow worker", "timezone": "UTC"},
        )

    async def _patiently(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        delay = _FIRST_DELAY_SECONDS
        while True:
            try:
                return await call()
            except CONNECTION_LOST as error:
                if self._given_up.is_set():
                    raise
                log.warning("jobs.database.waiting", error=type(error).__name__, delay_seconds=delay)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._given_up.wait(), delay)
            delay = min(delay * 2, _LONGEST_DELAY_SECONDS)

    async def _listen(self, channel: str, callback: NotifyCallback, ready: asyncio.Event) -> None:
        def relay(_connection: object, _pid: object, _channel: object, payload: object) -> None:
            if isinstance(payload, str):
                callback(payload)

        while not self._given_up.is_set():
            connection = await self._patiently(lambda: asyncpg.connect(self._url))
            lost = asyncio.Event()
            try:
                connection.add_termination_listener(lambda _connection, lost=lost: lost.set())
                await connection.add_listener(channel, relay)
                ready.set()
                await lost.wait()
                log.warning("jobs.listener.lost")
            except CONNECTION_LOST as error:
                log.warning("jobs.listener.lost", error=type(error).__name__)
                await asyncio.sleep(_FIRST_DELAY_SECONDS)
            finally:
                connection.terminate()

    async def _stop_listening(self) -> None:
        listening, self._listening = self._listening, []
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)


async def _keep_as_it_is(_connection: asyncpg.Connection) -> None:
    """Nothing to undo."""

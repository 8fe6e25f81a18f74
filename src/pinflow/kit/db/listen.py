"""Listens to a channel for as long as the connection lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from pinflow.kit.db.errors import translate_driver_errors
from pinflow.kit.db.sessions import DatabasePool


@asynccontextmanager
async def listening(
    database: DatabasePool, channel: str, on_payload: Callable[[str], None]
) -> AsyncIterator[asyncio.Event]:
    """Calls ``on_payload`` with every notification; the event it yields is set when the connection is lost.

    Holds one connection of the pool.

    Raises:
        ExternalError: the database cannot be reached.
    """
    lost = asyncio.Event()

    def hear(_connection: object, _pid: int, _channel: str, payload: object) -> None:
        on_payload(str(payload))

    def lose(_connection: object) -> None:
        lost.set()

    async with database.connection() as connection:
        with translate_driver_errors():
            await connection.add_listener(channel, hear)
        connection.add_termination_listener(lose)
        try:
            yield lost
        finally:
            if not connection.is_closed():
                with suppress(Exception):
                    connection.remove_termination_listener(lose)
                    await connection.remove_listener(channel, hear)

"""The system role: it sees every tenant and writes the shared catalogue.

Which modules may import this one is a contract that the build checks.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pinflow.kit.db.sessions import DatabasePool, Session


class SystemSession(Session):
    """A transaction of the system role."""


class SystemDatabase(DatabasePool):
    """The system login."""

    @asynccontextmanager
    async def system_session(self) -> AsyncIterator[SystemSession]:
        """A transaction that row-level security does not narrow."""
        async with self.transaction() as connection:
            yield SystemSession(connection)

"""What everything that fetches works with."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import httpx2

from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.scraping.reserve_request import Politeness
from pinflow.scraping.sources.source import Source

# A process that dies with a page in hand holds it this long.
LEASE = timedelta(minutes=10)
# After an answer that proved nothing, or when it is not the user's turn yet.
TRY_AGAIN = timedelta(minutes=15)
NO_DECISION = (
    "Live pages are fetched only after you have read the terms as they are now and allowed it. Decide under "
    "Lists, or run `pinflow scrape decide`."
)


@dataclasses.dataclass(frozen=True)
class FetchTools:
    """What a visit works with."""

    database: SystemDatabase
    clock: Clock
    http: httpx2.AsyncClient
    jobs: JobQueue
    sources: Mapping[str, Source]
    politeness: Politeness
    pages: BlobStore
    # Waits until a request's moment; a test turns the clock here instead.
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def live_sources(self) -> list[str]:
        """The sources that ask somebody else's site."""
        return [name for name, source in self.sources.items() if source.is_live()]

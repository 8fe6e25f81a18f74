"""Keeps the last photos for a moment, so that drafts and previews do not ask their host again and again."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

SECONDS = 600.0
MOST = 8


class RecentPhotos:
    """At most eight photos by address, each for ten minutes: far less than a marketplace allows."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def get(self, url: str, fetch: Callable[[], Awaitable[bytes]]) -> bytes:
        """The photo at ``url``, fetched unless it is here; those who ask meanwhile wait for the same one."""
        lock = self._asking.setdefault(url, asyncio.Lock())
        try:
            async with lock:
                now = asyncio.get_running_loop().time()
                kept = self._kept.get(url)
                if kept is None or now - kept[0] > SECONDS:
                    kept = self._kept[url] = (now, await fetch())
                self._kept.move_to_end(url)
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
                return kept[1]
        finally:
            if not lock.locked():
                self._asking.pop(url, None)

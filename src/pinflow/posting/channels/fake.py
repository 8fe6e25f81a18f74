"""A channel in memory that does as it is told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import ClassVar, Self

import httpx2

from pinflow.kit.clock import SystemClock
from pinflow.posting.channels.channel import NO_PACE, Channel, FoundPin, Kind, Pace, Publication, Published


class FakeChannel(Channel):
    """``before`` and ``after`` run around the commit and may raise, as a network would."""

    name: ClassVar[str] = "fake"
    kinds: ClassVar[frozenset[Kind]] = frozenset({"image", "carousel", "video"})

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.boards: dict[str, list[FoundPin]] = {}
        self.publications: list[Publication] = []
        self.calls = 0
        self.before: Callable[[], Awaitable[None]] | None = None
        self.after: Callable[[], Awaitable[None]] | None = None
        self.reading: Callable[[], Awaitable[None]] | None = None
        self.preparing: Callable[[], Awaitable[None]] | None = None
        self._now = now

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(SystemClock().now)

    async def prepare(self, publication: Publication) -> Publication:
        if self.preparing is not None:
            await self.preparing()
        return publication

    async def publish(self, publication: Publication) -> Published:
        self.calls += 1
        if self.before is not None:
            await self.before()
        pin = self.place(publication)
        if self.after is not None:
            await self.after()
        return Published(pin.id, HTTPStatus.CREATED)

    def place(self, publication: Publication) -> FoundPin:
        """Puts a pin on its board, as the platform would on its own time."""
        self.publications.append(publication)
        pin = FoundPin(f"{9000 + len(self.publications)}", publication.link, publication.title, self._now())
        self.boards.setdefault(publication.board_id, []).append(pin)
        return pin

    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        if self.reading is not None:
            await self.reading()
        return list(self.boards.get(board_id, []))

    async def delete(self, base_url: str, access_token: str, pin_id: str, pace: Pace = NO_PACE) -> None:
        for board in self.boards.values():
            board[:] = [pin for pin in board if pin.id != pin_id]

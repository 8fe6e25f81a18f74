"""What exports put their pins on: everything that was handed out, each pin once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime

import msgspec


class ShelfItem(msgspec.Struct, frozen=True, kw_only=True):
    """A pin as it is handed out. ``key`` names it for good; ``at``: when it goes out."""

    key: str
    way: str
    board_id: str
    title: str
    description: str
    link: str | None
    picture_sha256: bytes
    picture_media_type: str
    picture_size: int
    at: datetime

    @property
    def id(self) -> str:
        """As which the pin stands."""
        return f"{self.way}:{self.key}"


class Shelf(ABC):
    """An account's shelf."""

    @abstractmethod
    async def put(self, item: ShelfItem) -> ShelfItem:
        """Puts it there; the item of that key which stands there, if one did before."""

    @abstractmethod
    async def list_items(self, board_id: str) -> list[ShelfItem]:
        """Everything that was put there for a board."""


class MemoryShelf(Shelf):
    """A shelf in memory, for tests."""

    def __init__(self) -> None:
        self.items: dict[str, ShelfItem] = {}
        self.puts = 0

    async def put(self, item: ShelfItem) -> ShelfItem:
        self.puts += 1
        return self.items.setdefault(item.key, item)

    async def list_items(self, board_id: str) -> list[ShelfItem]:
        return [item for item in self.items.values() if item.board_id == board_id]

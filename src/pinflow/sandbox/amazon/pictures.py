"""Serves the goods' pictures: drawn on demand, kept on disk, never drawn twice at the same time."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections import OrderedDict
from pathlib import Path

from pinflow.sandbox.amazon.draw_products import (
    DRAWING_VERSION,
    FULL_SIZE,
    draw_product,
    magnify_jpeg,
    scale_jpeg,
)
from pinflow.sandbox.amazon.goods import Good

_KEPT_IN_MEMORY = 48
_MODIFIER = re.compile(r"_AC_(?:UL|SX|SY|SL)(\d+)(?:_SR\d+,(\d+))?_")


class PictureStore:
    """Gives JPEGs by good and size. Without a ``cache`` directory the latest few are kept in memory."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}

    async def get(self, good: Good, size: int, *, detail: bool = False) -> bytes:
        """The picture of ``good``, ``size`` x ``size`` pixels. Drawn in a thread the first time.

        ``detail``: its middle, from nearer.
        """
        name = f"{good.detail_id if detail else good.picture_id}-{size}-v{DRAWING_VERSION}.jpg"
        async with self._locks.setdefault(name, asyncio.Lock()):
            known = self._memory.get(name) or await asyncio.to_thread(self._read, name)
            if known is None:
                known = await self._make(good, size, detail)
                await asyncio.to_thread(self._write, name, known)
        self._remember(name, known)
        return known

    async def _make(self, good: Good, size: int, detail: bool) -> bytes:
        if detail:
            return await asyncio.to_thread(magnify_jpeg, await self.get(good, FULL_SIZE), size)
        if size == FULL_SIZE:
            return await asyncio.to_thread(draw_product, good.kind, good.look, good.asin)
        return await asyncio.to_thread(scale_jpeg, await self.get(good, FULL_SIZE), size)

    def _remember(self, name: str, data: bytes) -> None:
        self._memory[name] = data
        self._memory.move_to_end(name)
        while len(self._memory) > _KEPT_IN_MEMORY:
            self._memory.popitem(last=False)

    def _read(self, name: str) -> bytes | None:
        if self._cache is None:
            return None
        try:
            return (self._cache / name).read_bytes()
        except FileNotFoundError:
            return None

    def _write(self, name: str, data: bytes) -> None:
        if self._cache is None:
            return
        self._cache.mkdir(parents=True, exist_ok=True)
        # Replaced atomically: another process may serve from the same directory.
        with tempfile.NamedTemporaryFile(dir=self._cache, prefix=".picture-", delete=False) as file:
            file.write(data)
        Path(file.name).replace(self._cache / name)


def parse_picture_name(name: str) -> tuple[str, int] | None:
    """``71abc._AC_UL300_SR300,200_.jpg`` -> (picture id, side in pixels); None if it is no picture's name.

    From ``UL900`` and ``SL1500`` up, and without a modifier, the whole picture is served: a list names
    ``UL900`` as its largest, and who takes it should get all there is in one request.
    """
    stem, _, ending = name.rpartition(".")
    if ending != "jpg" or not stem:
        return None
    picture_id, _, modifier = stem.partition(".")
    if not modifier:
        return picture_id, FULL_SIZE
    match = _MODIFIER.fullmatch(modifier)
    if match is None:
        return None
    longest = int(match[1])
    if longest >= 900:
        return picture_id, FULL_SIZE
    side = int(match[2]) if match[2] else longest
    return (picture_id, side) if 16 <= side <= FULL_SIZE else None

"""The ranked products a page names in its data attributes and whose cards it loads later."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec
from selectolax.lexbor import LexborNode

from pinflow.scraping.sources.amazon.parse_numbers import read_percent, read_rank


class RankedEntry(msgspec.Struct, frozen=True, gc=False):
    """One product of ``data-client-recs-list`` or of a carousel's ``id_list``."""

    asin: str
    rank: int
    rank_change_percent: Decimal | None = None
    sales_rank: int | None = None
    previous_sales_rank: int | None = None

    @property
    def has_moved(self) -> bool:
        """Whether it says what movers & shakers say."""
        return (self.rank_change_percent, self.sales_rank, self.previous_sales_rank) != (None, None, None)

    @property
    def movement(self) -> dict[str, Any]:
        """The fields of an item that movers & shakers fill."""
        return {
            "rank_change_percent": self.rank_change_percent,
            "sales_rank": self.sales_rank,
            "previous_sales_rank": self.previous_sales_rank,
        }


class _Metadata(msgspec.Struct, frozen=True, gc=False):
    rank: str = msgspec.field(name="render.zg.rank", default="")
    change: str = msgspec.field(name="render.zg.bsms.percentageChange", default="")
    now: str = msgspec.field(name="render.zg.bsms.currentSalesRank", default="")
    before: str = msgspec.field(name="render.zg.bsms.twentyFourHourOldSalesRank", default="")


class RawEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry as Amazon writes it; what it does not know is an empty text."""

    id: str
    metadata: _Metadata = msgspec.field(name="metadataMap")

    def ranked(self) -> RankedEntry | None:
        """The same as numbers; None where it has no rank."""
        meta = self.metadata
        rank = _read_rank(meta.rank)
        if rank is None or len(self.id) != 10 or not self.id.isalnum():
            return None
        if not (meta.change or meta.now or meta.before):
            return RankedEntry(self.id, rank)
        return RankedEntry(
            self.id, rank, read_percent(meta.change), read_rank(meta.now), read_rank(meta.before)
        )


_read_rank = lru_cache(maxsize=1024)(read_rank)
_PLAIN_ENTRIES = msgspec.json.Decoder(list[RawEntry])


def decode_entries(raw: str) -> list[RawEntry]:
    """The entries of a list whose every entry is as Amazon writes them.

    Raises:
        msgspec.DecodeError: no JSON, or entries of another shape.
    """
    return _PLAIN_ENTRIES.decode(raw) if raw else []


def read_grid_entries(grid: LexborNode) -> list[RankedEntry]:
    """Every entry with a rank; other lists of the page use the same attribute and have none.

    Raises:
        msgspec.DecodeError: the attribute is no JSON.
    """
    raw = (grid.attributes.get("data-client-recs-list") or "").strip()
    try:
        found = [entry.ranked() for entry in decode_entries(raw)]
    except msgspec.ValidationError:
        return _ranked(msgspec.json.decode(raw))
    return [entry for entry in found if entry is not None]


def read_carousel_entries(carousel: LexborNode) -> list[RankedEntry]:
    """The same for a front page's carousel, whose entries are JSON inside JSON.

    Raises:
        msgspec.DecodeError: the attribute is no JSON.
    """
    raw = (carousel.attributes.get("data-a-carousel-options") or "").strip()
    options = msgspec.json.decode(raw) if raw else {}
    ajax = options.get("ajax") if isinstance(options, dict) else None
    entries = ajax.get("id_list") if isinstance(ajax, dict) else None
    if not isinstance(entries, list):
        return []
    return _ranked([msgspec.json.decode(entry) if isinstance(entry, str) else entry for entry in entries])


def _ranked(entries: Any) -> list[RankedEntry]:
    found = (_entry(item) for item in entries) if isinstance(entries, list) else ()
    return [entry for entry in found if entry is not None]


def _entry(item: object) -> RankedEntry | None:
    if not isinstance(item, dict):
        return None
    asin, meta = item.get("id"), item.get("metadataMap")
    if not isinstance(meta, dict) or not isinstance(asin, str):
        return None
    rank = read_rank(str(meta.get("render.zg.rank") or ""))
    if rank is None or len(asin) != 10 or not asin.isalnum():
        return None
    return RankedEntry(
        asin,
        rank,
        read_percent(str(meta.get("render.zg.bsms.percentageChange") or "")),
        read_rank(str(meta.get("render.zg.bsms.currentSalesRank") or "")),
        read_rank(str(meta.get("render.zg.bsms.twentyFourHourOldSalesRank") or "")),
    )

"""The ranked products a page names in its data attributes and whose cards it loads later."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
from selectolax.lexbor import LexborNode

from pinflow.scraping.sources.amazon.parse_numbers import read_percent, read_rank


class RankedEntry(msgspec.Struct, frozen=True):
    """One product of ``data-client-recs-list`` or of a carousel's ``id_list``."""

    asin: str
    rank: int
    rank_change_percent: Decimal | None = None
    sales_rank: int | None = None
    previous_sales_rank: int | None = None


def read_grid_entries(grid: LexborNode) -> list[RankedEntry]:
    """Every entry with a rank; other lists of the page use the same attribute and have none.

    Raises:
        msgspec.DecodeError: the attribute is no JSON.
    """
    raw = (grid.attributes.get("data-client-recs-list") or "").strip()
    return _ranked(msgspec.json.decode(raw)) if raw else []


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

"""What a marketplace pays for a sale, by category: rates that are shipped, and those of the tenant first."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.research.score_models import AppliedRate

BUILT_IN_SOURCE = "Two articles of 2025 that agree; not Amazon's own page"


class CommissionRate(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's own rate. ``category`` empty: every category that has no rate of its own."""

    id: UUID
    tenant_id: TenantId
    marketplace: str
    category: str
    percent: Decimal
    valid_from: date
    changed_by: str
    changed_at: datetime


class BuiltInRate(msgspec.Struct, frozen=True, kw_only=True):
    """A rate that is shipped; ``phrases`` are the names, in words, that a category is recognised by."""

    marketplace: str
    category: str
    percent: Decimal
    valid_from: date
    phrases: tuple[tuple[str, ...], ...]


@cache
def built_in_rates() -> tuple[BuiltInRate, ...]:
    """The rates of the data file."""
    text = files("pinflow.research.commission").joinpath("rates.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        BuiltInRate(
            marketplace=row["marketplace"],
            category=row["category"],
            percent=Decimal(row["percent"]),
            valid_from=date.fromisoformat(row["valid_from"]),
            phrases=tuple(_phrase(name) for name in row["names"].split("|") if name),
        )
        for row in rows
    )


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a category's name: small letters, no accents, no plural s."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(re.sub(r"(?<=\w{2})(?<!s)s$", "", word) for word in re.findall(r"[\w-]+", plain))


@lru_cache(maxsize=4096)
def names_in(category: str) -> tuple[frozenset[tuple[str, ...]], ...]:
    """What each step of a category's path is called, the deepest step first.

    ``Patio, Lawn & Garden`` is called that, and by each part and each run of its parts (``Lawn & Garden``),
    never by a single word of a part: ``Whole Home & Mesh Wi-Fi Systems`` is not ``Home``.
    """
    steps = [_parts(step) for step in re.split(r"\s*[›>]\s*", category)]
    return tuple(
        frozenset(
            sum(parts[start:end], ())
            for start in range(len(parts))
            for end in range(start + 1, len(parts) + 1)
        )
        for parts in reversed(steps)
        if parts
    )


def _parts(name: str) -> list[tuple[str, ...]]:
    """The words of what stands between commas and words for “and”."""
    parts = (words_of(part) for part in re.split(r"[&,/;|]|\b(?:and|und|et)\b", name, flags=re.IGNORECASE))
    return [words for words in parts if words]


def _phrase(name: str) -> tuple[str, ...]:
    return sum(_parts(name), ())


def find_rate(
    own: Sequence[CommissionRate], marketplace: str, category: str, today: date
) -> AppliedRate | None:
    """The rate that counts today for the list ``category``, or None.

    The tenant's rate of the category comes first, then the shipped one, then the tenant's and the shipped
    rate of everything else. Of several that fit, the deepest step of the category's path counts, of one step
    the longest name, of equally long ones the lowest rate.
    """
    mine = [
        (rate, (_phrase(rate.category),) if rate.category else ())
        for rate in own
        if rate.marketplace == marketplace and rate.valid_from <= today
    ]
    shipped = [
        (rate, rate.phrases)
        for rate in built_in_rates()
        if rate.marketplace == marketplace and rate.valid_from <= today
    ]
    steps = names_in(category)
    for kind in (mine, shipped):
        for names in steps:
            if fits := _fitting(kind, names):
                return _applied(min(fits, key=lambda fit: (-fit[0], fit[1].percent))[1])
    for kind in (mine, shipped):
        rest = _newest(rate for rate, phrases in kind if not phrases)
        if rest:
            return _applied(rest[0])
    return None


def _fitting(
    rates: Iterable[tuple[CommissionRate | BuiltInRate, tuple[tuple[str, ...], ...]]],
    names: frozenset[tuple[str, ...]],
) -> list[tuple[int, CommissionRate | BuiltInRate]]:
    """(words in common, rate) of each rate that is called by one of the names, in its newest version."""
    fits = {
        id(rate): max((len(phrase) for phrase in phrases if phrase in names), default=0)
        for rate, phrases in rates
    }
    newest = _newest(rate for rate, _ in rates if fits[id(rate)])
    return [(fits[id(rate)], rate) for rate in newest]


def _newest(rates: Iterable[CommissionRate | BuiltInRate]) -> list[CommissionRate | BuiltInRate]:
    """Of each category the rate that became valid last."""
    by_category: dict[str, CommissionRate | BuiltInRate] = {}
    for rate in sorted(rates, key=lambda rate: rate.valid_from):
        by_category[rate.category] = rate
    return list(by_category.values())


def _applied(rate: CommissionRate | BuiltInRate) -> AppliedRate:
    return AppliedRate(
        marketplace=rate.marketplace,
        category=rate.category,
        percent=float(rate.percent),
        valid_from=rate.valid_from,
        own=isinstance(rate, CommissionRate),
    )

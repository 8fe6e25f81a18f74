"""The commission rates that count, with what they would be without the tenant's own."""

from __future__ import annotations

from datetime import date

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.research.commission.queries import list_own_rates
from pinflow.research.commission.rates import BUILT_IN_SOURCE, CommissionRate, built_in_rates


class ShownRate(msgspec.Struct, frozen=True, kw_only=True):
    """A rate as a person looks at it. ``counts``: it is the one for its category today."""

    marketplace: str
    category: str
    percent: float
    valid_from: date
    own: bool
    counts: bool
    source: str


async def list_rates(session: TenantSession, today: date, marketplace: str | None = None) -> list[ShownRate]:
    """Own rates and shipped ones by marketplace and category, the own ones of a category first."""
    own = await list_own_rates(session, marketplace)
    newest = {
        (rate.marketplace, rate.category.casefold()): rate.valid_from
        for rate in sorted(own, key=lambda rate: rate.valid_from)
        if rate.valid_from <= today
    }
    shown = [_own(rate, newest.get((rate.marketplace, rate.category.casefold()))) for rate in own]
    shown += [
        ShownRate(
            marketplace=rate.marketplace,
            category=rate.category,
            percent=float(rate.percent),
            valid_from=rate.valid_from,
            own=False,
            counts=(rate.marketplace, rate.category.casefold()) not in newest,
            source=BUILT_IN_SOURCE,
        )
        for rate in built_in_rates()
        if marketplace in (None, rate.marketplace)
    ]
    return sorted(shown, key=lambda rate: sort_key(rate))


def sort_key(rate: ShownRate) -> tuple[str, str, bool, str]:
    """The order in which rates are shown; no two have the same."""
    return rate.marketplace, rate.category, not rate.own, rate.valid_from.isoformat()


def _own(rate: CommissionRate, newest: date | None) -> ShownRate:
    return ShownRate(
        marketplace=rate.marketplace,
        category=rate.category,
        percent=float(rate.percent),
        valid_from=rate.valid_from,
        own=True,
        counts=rate.valid_from == newest,
        source=f"{rate.changed_by}, {rate.changed_at.date().isoformat()}",
    )

"""Enters a commission rate of the tenant's own, or goes back to the ones that are shipped."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.projects.marketplaces import get_marketplace
from pinflow.research.commission.queries import delete_rates, upsert_rate
from pinflow.research.commission.rates import CommissionRate

MAX_CATEGORY = 200


async def set_rate(
    session: TenantSession,
    actor: Actor,
    *,
    marketplace: str,
    category: str,
    percent: Decimal,
    valid_from: date | None,
    now: datetime,
) -> CommissionRate:
    """Enters the rate that counts from ``valid_from`` (left out: today) on; it is used by the next scoring.

    ``category``: a list's category, or a part of its name; empty: every category without a rate of its own.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``projects.unknown_marketplace`` or ``research.bad_rate``.
    """
    require_role(actor, Role.EDITOR)
    rate = CommissionRate(
        id=new_id(now),
        tenant_id=session.tenant_id,
        marketplace=get_marketplace(marketplace).name,
        category=_clean(category),
        percent=_read_percent(percent),
        valid_from=valid_from or now.date(),
        changed_by=actor.name,
        changed_at=now,
    )
    await upsert_rate(session, rate)
    await record_audit(
        session,
        actor,
        "commission.set",
        "commission_rate",
        marketplace,
        now,
        category=rate.category,
        percent=float(rate.percent),
        valid_from=rate.valid_from.isoformat(),
    )
    return rate


async def reset_rates(
    session: TenantSession,
    actor: Actor,
    *,
    marketplace: str,
    category: str | None,
    now: datetime,
    valid_from: date | None = None,
) -> int:
    """Forgets the tenant's rates of a category, or (None) of the whole marketplace. Returns how many.

    ``valid_from``: only those that begin on this day.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``projects.unknown_marketplace``.
        NotFoundError: ``research.no_own_rate``.
    """
    require_role(actor, Role.EDITOR)
    name = get_marketplace(marketplace).name
    gone = await delete_rates(session, name, None if category is None else _clean(category), valid_from)
    if not gone:
        where = name if category is None else f"“{category}” on {name}"
        raise NotFoundError("research.no_own_rate", f"There is no rate of your own for {where}.")
    await record_audit(
        session,
        actor,
        "commission.reset",
        "commission_rate",
        name,
        now,
        rates=[[rate.category, float(rate.percent), rate.valid_from.isoformat()] for rate in gone],
    )
    return len(gone)


def _clean(category: str) -> str:
    text = " ".join(category.split())
    if len(text) > MAX_CATEGORY or "\x00" in text:
        raise InvalidInputError(
            "research.bad_rate", f"A category has at most {MAX_CATEGORY} characters.", field="category"
        )
    return text


def _read_percent(percent: Decimal) -> Decimal:
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise InvalidInputError(
            "research.bad_rate", "A commission is between 0 and 100 percent.", field="percent"
        )
    return round(percent, 2)

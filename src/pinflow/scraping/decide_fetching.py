"""Records whether live pages are fetched, decided by a person who has seen the terms."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.ids import new_id
from pinflow.scraping.models import FetchDecision
from pinflow.scraping.queries import insert_fetch_decision
from pinflow.scraping.terms import TERMS_VERSION


async def decide_fetching(
    session: TenantSession, actor: Actor, *, allowed: bool, now: datetime
) -> FetchDecision:
    """Records the decision of a person who has seen the terms. The newest counts, until the terms change.

    Raises:
        ForbiddenError: the actor is no admin.
    """
    require_role(actor, Role.ADMIN)
    decision = FetchDecision(
        allowed=allowed, terms_version=TERMS_VERSION, decided_by=actor.name, decided_at=now
    )
    await insert_fetch_decision(session, new_id(now), decision)
    await record_audit(
        session,
        actor,
        "fetching.allowed" if allowed else "fetching.declined",
        "tenant",
        actor.tenant_id,
        now,
        terms_version=TERMS_VERSION,
    )
    return decision

"""Hides an opportunity a person does not want, and brings it back."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.research.opportunity import Opportunity, OpportunityId, OpportunityState
from pinflow.research.queries import get_opportunity, update_opportunity_state


async def hide_opportunity(
    session: TenantSession, actor: Actor, opportunity_id: OpportunityId, *, hidden: bool, now: datetime
) -> Opportunity:
    """Moves between ``open`` and ``hidden``; what ended meanwhile is ``ended`` when it is shown again.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such opportunity.
        ConflictError: ``research.already_drafted``.
    """
    require_role(actor, Role.EDITOR)
    opportunity = await get_opportunity(session, opportunity_id, lock=True)
    if opportunity.state is OpportunityState.DRAFTED:
        raise ConflictError(
            "research.already_drafted", "A pin was made of this. Reject the pin if you do not want it."
        )
    shown = OpportunityState.OPEN if opportunity.ended_at is None else OpportunityState.ENDED
    state = OpportunityState.HIDDEN if hidden else shown
    if state is not opportunity.state:
        await update_opportunity_state(session, opportunity_id, state)
        action = "opportunity.hidden" if hidden else "opportunity.shown"
        await record_audit(session, actor, action, "opportunity", opportunity_id, now)
        await record_change(
            session,
            tenant_id=session.tenant_id,
            kind="opportunity.changed",
            object_id=opportunity_id,
            now=now,
        )
    return await get_opportunity(session, opportunity_id)

"""Gives a user a new password; all their sessions end."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.add_member import normal_email
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.passwords import hash_password
from pinflow.identity.queries import find_member_by_email, update_password
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import ForbiddenError, NotFoundError


async def change_password(
    session: SystemSession, actor: Actor, *, email: str, password: str, now: datetime
) -> Member:
    """One's own password, or as an admin that of a member of one's team.

    Raises:
        InvalidInputError: the address or the password will not do.
        NotFoundError: ``identity.no_such_member``.
        ForbiddenError: the actor is no admin; ``identity.user_of_other_tenants``: the user is a member
            elsewhere too, where this actor has no say.
    """
    memberships = await find_member_by_email(session, normal_email(email))
    own = next((member for member in memberships if member.tenant_id == actor.tenant_id), None)
    if own is None:
        raise NotFoundError("identity.no_such_member", "There is no such member in your team.")
    if own.user_id != actor.user_id:
        require_role(actor, Role.ADMIN)
        if len(memberships) > 1:
            raise ForbiddenError(
                "identity.user_of_other_tenants",
                f"{own.email} is a member of other teams too. Only they can change their password.",
            )
    await update_password(session, own.user_id, hash_password(password))
    await record_audit(session, actor, "member.password_changed", "member", own.user_id, now)
    return own

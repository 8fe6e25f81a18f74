"""The kill switch: for one account or for all of a tenant. It holds until an admin takes it back."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.change_account import tell_state
from pinflow.accounts.models import Account, AccountId, Stop
from pinflow.accounts.queries import (
    delete_tenant_stop,
    get_account,
    insert_tenant_stop,
    settle_all_states,
    update_stop,
)
from pinflow.accounts.tell_owner import tell_of_state
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError

_LONGEST_REASON = 300


async def stop_account(
    session: TenantSession, actor: Actor, account_id: AccountId, reason: str, now: datetime
) -> Account:
    """From now on nothing is asked of Pinterest for the account; what is on its way comes to its end.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such account.
        InvalidInputError: ``accounts.reason_too_long``.
    """
    require_role(actor, Role.EDITOR)
    await get_account(session, account_id)
    await update_stop(session, account_id, _words(actor, reason))
    return await tell_state(session, actor, account_id, "account.stopped", now)


async def start_account(
    session: TenantSession, actor: Actor, account_id: AccountId, now: datetime
) -> Account:
    """Takes the account's own kill switch back; a pause or a refused token shows again.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such account.
    """
    require_role(actor, Role.ADMIN)
    await get_account(session, account_id)
    await update_stop(session, account_id, None)
    return await tell_state(session, actor, account_id, "account.started", now)


async def stop_all_accounts(session: TenantSession, actor: Actor, reason: str, now: datetime) -> None:
    """As ``stop_account`` for every account, also for those that are connected later.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``accounts.reason_too_long``.
    """
    require_role(actor, Role.EDITOR)
    stop = Stop(reason=_words(actor, reason, "All accounts were"), stopped_by=actor.name, stopped_at=now)
    if await insert_tenant_stop(session, stop):
        await _tell_all(session, actor, "accounts.stopped_all", now, stop.reason)


async def start_all_accounts(session: TenantSession, actor: Actor, now: datetime) -> None:
    """Takes the kill switch for all accounts back; one that was stopped by itself stays so.

    Raises:
        ForbiddenError: the actor is no admin.
    """
    require_role(actor, Role.ADMIN)
    if await delete_tenant_stop(session):
        await _tell_all(session, actor, "accounts.started_all", now, None)


async def _tell_all(
    session: TenantSession, actor: Actor, action: str, now: datetime, reason: str | None
) -> None:
    changed = await settle_all_states(session)
    await record_audit(
        session, actor, action, "tenant", session.tenant_id, now, reason=reason, accounts=len(changed)
    )
    for account_id in changed:
        await record_change(
            session, tenant_id=session.tenant_id, kind="account.changed", object_id=account_id, now=now
        )
        await tell_of_state(session, await get_account(session, account_id), now)


def _words(actor: Actor, reason: str, what: str = "It was") -> str:
    given = reason.strip().rstrip(".")
    if len(given) > _LONGEST_REASON:
        raise InvalidInputError(
            "accounts.reason_too_long", f"A reason has at most {_LONGEST_REASON} characters.", field="reason"
        )
    return f"{what} stopped by {actor.name}" + (f": {given}." if given else ".")

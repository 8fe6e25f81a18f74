"""Shows and changes when in the week an account's pins may go out."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.posting.hours import DEFAULT_HOURS, WrittenHours, read_hours, write_hours
from pinflow.posting.models import PostingHours
from pinflow.posting.queries import find_hours, upsert_hours
from pinflow.posting.replan_account import replan_account

_LONGEST_SEED = 100


async def get_hours(session: TenantSession, account_id: AccountId) -> PostingHours:
    """The account's hours; the usual ones if nobody changed them.

    Raises:
        NotFoundError: no such account.
    """
    account = await get_account(session, account_id)
    own = await find_hours(session, account_id)
    return own or PostingHours(choice="hours", hours=write_hours(DEFAULT_HOURS), seed=str(account.id))


async def change_hours(
    session: TenantSession,
    actor: Actor,
    account_id: AccountId,
    *,
    now: datetime,
    hours: WrittenHours | None = None,
    choice: Literal["hours", "best_hours"] | None = None,
    seed: str | None = None,
) -> tuple[PostingHours, int]:
    """Changes what is given and moves the pins, and only those, that may not stay. Returns how many moved.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such account.
        InvalidInputError: ``posting.bad_hours`` or ``posting.bad_seed``.
    """
    require_role(actor, Role.ADMIN)
    before = await get_hours(session, account_id)
    if seed is not None and not 1 <= len(seed) <= _LONGEST_SEED:
        raise InvalidInputError(
            "posting.bad_seed", f"A seed has 1 to {_LONGEST_SEED} characters.", field="seed"
        )
    after = msgspec.structs.replace(
        before,
        hours=before.hours if hours is None else write_hours(read_hours(hours)),
        choice=choice or before.choice,
        seed=seed or before.seed,
        changed_by=actor.name,
        changed_at=now,
    )
    await upsert_hours(session, account_id, after)
    await record_audit(
        session,
        actor,
        "account.hours_changed",
        "account",
        account_id,
        now,
        hours=after.hours,
        choice=after.choice,
        seed=after.seed,
    )
    moved = await replan_account(session, account_id, now)
    await record_change(
        session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
    )
    return after, moved

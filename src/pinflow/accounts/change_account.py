"""Pauses, resumes and limits an account, and marks one whose token is refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import available_timezones

from pinflow.accounts.daily_cap import DAILY_CAP_CEILING
from pinflow.accounts.models import Account, AccountId, AccountState
from pinflow.accounts.queries import (
    get_account,
    settle_state,
    update_account_limits,
    update_pause,
    update_token_state,
)
from pinflow.accounts.tell_owner import tell_of_pause, tell_of_state
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role, system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError

LEAST_SPACING_MINUTES = 20
_MOST_SPACING_MINUTES = 7 * 24 * 60
# A renewed token that is refused so soon again is not helped by another renewal.
_SOON_AGAIN = timedelta(days=1)
# A token is seen by others a moment after the time it is stored with, and their clocks differ.
_SEEN_LATE = timedelta(minutes=1)


async def pause_account(
    session: TenantSession, actor: Actor, account_id: AccountId, now: datetime
) -> Account:
    """Nothing is published until it is resumed; nothing is lost.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such account.
    """
    require_role(actor, Role.EDITOR)
    await get_account(session, account_id)
    await update_pause(session, account_id, f"Paused by {actor.name}.")
    return await tell_state(session, actor, account_id, "account.paused", now)


async def resume_account(
    session: TenantSession, actor: Actor, account_id: AccountId, now: datetime
) -> Account:
    """Publishing goes on; what became late meanwhile gets new slots.

    Raises: as ``pause_account``; InvalidInputError ``accounts.token_refused`` for an account that must be
        connected again, ``accounts.stopped`` while a kill switch holds it.
    """
    require_role(actor, Role.EDITOR)
    account = await get_account(session, account_id)
    if account.state is AccountState.RECONNECT_NEEDED:
        raise InvalidInputError(
            "accounts.token_refused",
            "Pinterest refuses this account's token. Connect the account again with a new one.",
        )
    if account.state is AccountState.STOPPED:
        raise InvalidInputError(
            "accounts.stopped",
            f"The kill switch holds this account: {account.state_reason} An admin can take it back.",
        )
    await update_pause(session, account_id, None)
    return await tell_state(session, actor, account_id, "account.resumed", now)


async def hold_account(
    session: TenantSession,
    actor: Actor,
    account_id: AccountId,
    state: AccountState,
    reason: str,
    now: datetime,
    *,
    renewable: bool = True,
    asked_at: datetime | None = None,
) -> Account:
    """Holds an account because of what Pinterest said; its queue waits, nothing is lost.

    Args:
        state: ``reconnect_needed`` for a refused token (one that can be renewed makes it ``renewing``, and a
            person is asked only if that fails, or if two are refused within a day before their ends),
            anything else pauses.
        renewable: a renewal could help; it brings no permission that is missing.
        asked_at: when the call began that was refused. If a new token was stored less than a minute before
            (clocks differ) or since, the refusal may be of the former one and holds nothing: if the new one
            is no good either, the next call says so.
    """
    if state is AccountState.RECONNECT_NEEDED:
        await update_token_state(
            session,
            account_id,
            reason=reason,
            now=now,
            renewable=renewable,
            since=now - _SOON_AGAIN,
            replaced_after=None if asked_at is None else asked_at - _SEEN_LATE,
        )
    else:
        await update_pause(session, account_id, reason)
    account = await tell_state(session, actor, account_id, "account.held", now, reason=reason)
    if state is not AccountState.RECONNECT_NEEDED:
        await tell_of_pause(session, account, reason, now)
    return account


async def hold_refused(
    session: TenantSession,
    tenant_id: TenantId,
    account_id: AccountId,
    reason: str,
    now: datetime,
    *,
    reconnect: bool,
    renewable: bool = True,
    asked_at: datetime | None = None,
) -> Account:
    """Holds an account that Pinterest refused, whatever it was asked for: publishing, reading or deleting.

    Args:
        reconnect: its key is refused, or lacks a permission; else it is stopped for another reason.
        renewable, asked_at: as for ``hold_account``.
    """
    state = AccountState.RECONNECT_NEEDED if reconnect else AccountState.PAUSED
    actor = system_actor(tenant_id)
    return await hold_account(
        session, actor, account_id, state, reason, now, renewable=renewable, asked_at=asked_at
    )


async def change_limits(
    session: TenantSession,
    actor: Actor,
    account_id: AccountId,
    *,
    daily_cap: int,
    spacing_minutes: int,
    time_zone: str,
    now: datetime,
) -> Account:
    """Sets cap and spacing within what keeps an account healthy.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: ``accounts.limit_out_of_range`` or ``accounts.unknown_time_zone``.
    """
    require_role(actor, Role.ADMIN)
    if not 1 <= daily_cap <= DAILY_CAP_CEILING:
        raise InvalidInputError(
            "accounts.limit_out_of_range",
            f"An account publishes 1 to {DAILY_CAP_CEILING} pins a day.",
            field="daily_cap",
        )
    if not LEAST_SPACING_MINUTES <= spacing_minutes <= _MOST_SPACING_MINUTES:
        raise InvalidInputError(
            "accounts.limit_out_of_range",
            f"Two pins stand at least {LEAST_SPACING_MINUTES} minutes apart, and at most a week.",
            field="spacing_minutes",
        )
    check_time_zone(time_zone)
    await update_account_limits(
        session, account_id, daily_cap=daily_cap, spacing_minutes=spacing_minutes, time_zone=time_zone
    )
    await record_audit(
        session,
        actor,
        "account.limits_changed",
        "account",
        account_id,
        now,
        daily_cap=daily_cap,
        spacing_minutes=spacing_minutes,
    )
    return await get_account(session, account_id)


def check_time_zone(time_zone: str) -> None:
    """Refuses a zone nobody knows: every slot of the account would fail on it.

    Raises:
        InvalidInputError: ``accounts.unknown_time_zone``.
    """
    if time_zone not in available_timezones():
        raise InvalidInputError(
            "accounts.unknown_time_zone",
            f"“{time_zone}” is no time zone. Use a name such as Europe/Berlin.",
            field="time_zone",
        )


async def tell_state(
    session: TenantSession,
    actor: Actor,
    account_id: AccountId,
    action: str,
    now: datetime,
    *,
    reason: str | None = None,
) -> Account:
    """Writes the state that holds now; when it is another one, log, clients and team are told."""
    changed = await settle_state(session, account_id)
    account = await get_account(session, account_id)
    if changed:
        await record_audit(
            session, actor, action, "account", account_id, now, reason=reason or account.state_reason
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
        )
        await tell_of_state(session, account, now)
    return account

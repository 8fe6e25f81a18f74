"""Tells the team what became of an account, and that it is over once the account goes on."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.models import Account, AccountState
from pinflow.kit.db import TenantSession
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell, tell_over

# By then Pinterest has been asked for an hour in vain: at once, then 1, 2, 4, 8, 16 and 32 minutes apart.
FAILURES_OF_AN_HOUR = 7


async def tell_of_state(session: TenantSession, account: Account, now: datetime) -> None:
    """What the state says now. The kill switch hides what else holds: then nothing is told or over."""
    if account.state is AccountState.RECONNECT_NEEDED:
        await tell(
            session,
            account.tenant_id,
            NotificationKind.ACCOUNT_RECONNECT,
            About("account", account.id),
            title=f"“{account.name}” must be connected again",
            body=f"{account.state_reason or 'Pinterest refuses its token.'} Its pins wait and none is lost; "
            "they go on once the account is connected again.",
            now=now,
        )
    elif account.state is not AccountState.STOPPED:
        over = [NotificationKind.ACCOUNT_RECONNECT]
        if account.state is not AccountState.PAUSED:
            over.append(NotificationKind.ACCOUNT_PAUSED)
        await tell_over(session, account.tenant_id, over, account.id, now)


async def tell_of_pause(session: TenantSession, account: Account, reason: str, now: datetime) -> None:
    """Pinterest said that it must not go on: spam, or a review. A person has to resume it."""
    await tell(
        session,
        account.tenant_id,
        NotificationKind.ACCOUNT_PAUSED,
        About("account", account.id),
        title=f"Pinterest stopped “{account.name}”",
        body=f"{reason} Nothing is published or tried again for this account. Look at it on Pinterest; when "
        "all is well there, resume it here.",
        now=now,
    )


async def tell_of_silence(session: TenantSession, account: Account, why: str, now: datetime) -> None:
    """Pinterest has not answered for it for long; its pins wait."""
    await tell(
        session,
        account.tenant_id,
        NotificationKind.PINTEREST_SILENT,
        About("account", account.id),
        title=f"Pinterest cannot be asked for “{account.name}”",
        body=f"For an hour or longer no answer came: {why} Its pins wait and none is lost; they go on by "
        "themselves once Pinterest answers.",
        now=now,
    )


async def tell_of_answer(session: TenantSession, account: Account, now: datetime) -> None:
    """Pinterest answers again."""
    await tell_over(session, account.tenant_id, [NotificationKind.PINTEREST_SILENT], account.id, now)

"""Tells the team which pins need a person, and that it is over once they do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pinflow.accounts.models import AccountState
from pinflow.accounts.queries import get_account
from pinflow.accounts.tell_owner import tell_of_silence
from pinflow.kit.db import TenantSession
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell, tell_over
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin
from pinflow.posting.models import Attempt

# Shorter silences are usual, and nobody could do anything about them.
LONG_SILENCE = timedelta(hours=1)


async def tell_refused(session: TenantSession, pin: Pin, why: str, now: datetime) -> None:
    """Something in the pin has to be changed."""
    await tell(
        session,
        pin.tenant_id,
        NotificationKind.PIN_FAILED,
        About("pin", pin.id),
        title=f"Pinterest refused “{pin.title}”",
        body=f"{why} Take it back to review, change it, and approve it again.",
        now=now,
    )


async def tell_undecided(session: TenantSession, pin: Pin, why: str, now: datetime) -> None:
    """Nobody can find out whether it stands."""
    await tell(
        session,
        pin.tenant_id,
        NotificationKind.PIN_UNDECIDED,
        About("pin", pin.id),
        title=f"Does “{pin.title}” stand on Pinterest?",
        body=why,
        now=now,
    )


async def tell_duplicates(
    session: TenantSession, pin_id: PinId, others: Sequence[str], now: datetime
) -> None:
    """The first is kept; ``others`` are the surplus pins' ids on Pinterest."""
    pin = await get_pin(session, pin_id)
    surplus = ", ".join(others)
    await tell(
        session,
        pin.tenant_id,
        NotificationKind.DUPLICATES_FOUND,
        About("pin", pin.id),
        title=f"“{pin.title}” stands more than once",
        body=f"Pinterest shows this pin more than once. The first is kept; delete {surplus} there.",
        now=now,
    )


async def tell_settled(session: TenantSession, pin_id: PinId, now: datetime) -> None:
    """It is known what became of the pin."""
    await tell_over(
        session,
        session.tenant_id,
        [NotificationKind.PIN_FAILED, NotificationKind.PIN_UNDECIDED],
        pin_id,
        now,
    )


async def tell_if_silent(session: TenantSession, attempt: Attempt, why: str, now: datetime) -> None:
    """Tells of a silence that is long by now; an account that is held has been told of by itself."""
    since = attempt.last_reading_at or attempt.sent_at or attempt.started_at
    if now - since < LONG_SILENCE:
        return
    account = await get_account(session, attempt.account_id)
    if account.state in (AccountState.CONNECTED, AccountState.RENEWING):
        await tell_of_silence(session, account, why, now)

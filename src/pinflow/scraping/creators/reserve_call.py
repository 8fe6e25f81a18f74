"""The pace of a credential over all processes, hosts and tenants: Amazon counts by credential."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import LimitReachedError
from pinflow.scraping.creators.models import Pace
from pinflow.scraping.creators.queries import lock_budget, pause_budget, spend_call

# A moment further away is not taken: a person waits for the answer.
LONGEST_WAIT = timedelta(seconds=20)
# When Amazon throttles without saying for how long.
DEFAULT_PAUSE = timedelta(seconds=60)


def credential_hash(credential_id: str) -> bytes:
    """What the shared budget knows a credential by."""
    return hashlib.sha256(credential_id.encode()).digest()


async def reserve_call(database: SystemDatabase, pace: Pace, credential_id: str, now: datetime) -> datetime:
    """Takes the next free moment of the credential and returns it; the caller waits until then.

    Raises:
        LimitReachedError: ``creators.throttled`` while Amazon's wish to wait lasts,
            ``creators.budget_spent``, or ``creators.queue`` when others come first for too long.
    """
    key = credential_hash(credential_id)
    async with database.system_session() as session:
        budget = await lock_budget(session, key, now)
        if budget.paused_until is not None and budget.paused_until > now:
            raise throttled(budget.paused_until - now)
        if budget.used_today >= pace.daily_budget:
            tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            raise LimitReachedError(
                "creators.budget_spent",
                f"This credential has made its {pace.daily_budget} requests of today.",
                retry_after=tomorrow - now,
            )
        moment = max(budget.next_call_at, now)
        if moment - now > LONGEST_WAIT:
            raise LimitReachedError(
                "creators.queue",
                "Other requests with this credential come first.",
                retry_after=moment - now,
            )
        await spend_call(session, key, now, moment + pace.spacing)
    return moment


async def pause_calls(
    database: SystemDatabase, credential_id: str, pause: timedelta | None, now: datetime
) -> LimitReachedError:
    """Holds the credential's calls as long as Amazon asked; returns what to tell the caller."""
    wait = pause or DEFAULT_PAUSE
    async with database.system_session() as session:
        await lock_budget(session, credential_hash(credential_id), now)
        await pause_budget(session, credential_hash(credential_id), now + wait)
    return throttled(wait)


def throttled(wait: timedelta) -> LimitReachedError:
    """The error for a credential that has to wait."""
    return LimitReachedError(
        "creators.throttled",
        "Amazon asks for fewer requests with this credential. Try again when the wait is over.",
        retry_after=wait,
    )

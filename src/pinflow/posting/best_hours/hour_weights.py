"""What an account's own figures say of its hours: kept here for the slots, worked out above by analytics."""

from __future__ import annotations

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantSession
from pinflow.posting.best_hours.lean import Lean
from pinflow.posting.best_hours.models import HourWeights
from pinflow.posting.best_hours.queries import find_hour_weights, upsert_hour_weights


async def keep_hour_weights(session: TenantSession, account_id: AccountId, weights: HourWeights) -> bool:
    """Keeps what was worked out, and returns whether it says something else than before.

    No pin moves: a slot is not forbidden because another hour has become better.
    """
    before = await find_hour_weights(session, account_id)
    await upsert_hour_weights(session, account_id, weights)
    return before is None or msgspec.structs.replace(before, weighed_at=weights.weighed_at) != weights


async def read_lean(session: TenantSession, account_id: AccountId) -> tuple[Lean | None, str]:
    """How the account's slots lean, or None and in words why they do not yet."""
    found = await find_hour_weights(session, account_id)
    if found is not None and found.missing is None:
        return Lean(found.weights, found.pins), ""
    missing = "none of its pins counts yet" if found is None or found.missing is None else found.missing
    return None, (
        f"Best hours are asked for, but there are not enough figures yet ({missing}): its open hours are "
        "used."
    )

"""Records which pins were shown to whom, by the hash of what would go out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ForbiddenError, NotFoundError
from pinflow.pins.pin import PinId
from pinflow.pins.queries import list_pins_of
from pinflow.pins.review.models import SeenPin
from pinflow.pins.review.queries import upsert_seen

MOST_SEEN = 200


async def record_seen(
    session: TenantSession, actor: Actor, seen: Sequence[SeenPin], now: datetime
) -> list[PinId]:
    """Notes what was on the member's screen; returns the pins that are not noted: they changed meanwhile.

    Raises:
        ForbiddenError: a viewer, or no person.
        NotFoundError: one of the pins does not exist; nothing is noted then.
    """
    require_role(actor, Role.EDITOR)
    if actor.user_id is None:
        raise ForbiddenError("pins.only_a_person_sees", "Only a person can have seen a pin.")
    pins = {pin.id: pin for pin in await list_pins_of(session, [row.pin_id for row in seen])}
    if len(pins) < len({row.pin_id for row in seen}):
        raise NotFoundError("pins.not_found", "One of these pins does not exist.")
    changed = []
    for row in seen:
        if pins[row.pin_id].payload().hash() == row.payload_hash:
            await upsert_seen(session, actor.user_id, row.pin_id, row.payload_hash, now)
        else:
            changed.append(row.pin_id)
    return changed

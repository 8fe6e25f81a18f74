"""A person's word about an attempt whose outcome nobody could find out: it stands, or send it again."""

from __future__ import annotations

import re
from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, InvalidInputError, LimitReachedError
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin
from pinflow.posting.models import Attempt, AttemptState, EventKind
from pinflow.posting.plan_pin import LEAD, give_slot
from pinflow.posting.queries import (
    Stands,
    add_event,
    end_attempt,
    find_open_attempt,
    list_ids_of_others,
    lock_account,
)
from pinflow.posting.record_outcome import finish_published
from pinflow.posting.tell_owner import tell_settled

_ID = re.compile(r"[0-9]{1,40}")


async def say_it_stands(
    session: TenantSession, actor: Actor, pin_id: PinId, pinterest_pin_id: str, now: datetime
) -> Pin:
    """Notes that the pin stands on Pinterest under this id.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin.
        InvalidInputError: ``posting.bad_pinterest_id``.
        ConflictError: ``posting.nothing_unknown``, or ``posting.id_of_another_pin``.
    """
    require_role(actor, Role.EDITOR)
    stands = pinterest_pin_id.strip()
    if not _ID.fullmatch(stands):
        raise InvalidInputError(
            "posting.bad_pinterest_id",
            "Give the pin's id on Pinterest: the number in its address.",
            field="pinterest_pin_id",
        )
    attempt = await _unknown_attempt(session, pin_id)
    if await list_ids_of_others(session, pin_id, [stands]):
        raise ConflictError(
            "posting.id_of_another_pin", "This is the id of another pin of yours.", field="pinterest_pin_id"
        )
    message = f"{actor.name} says that it stands as {stands}."
    await _end(session, attempt, AttemptState.RECONCILED, message, now, pinterest_pin_id=stands)
    await record_audit(session, actor, "pin.settled", "pin", pin_id, now, stands=stands)
    sent_at = attempt.sent_at or attempt.started_at
    await finish_published(session, [Stands(pin_id, stands, sent_at)], now)
    return await get_pin(session, pin_id)


async def send_it_again(session: TenantSession, actor: Actor, pin_id: PinId, now: datetime) -> Pin:
    """Gives the pin up as never arrived, and a new slot. Not before the settle window has passed.

    Raises:
        ForbiddenError, NotFoundError, ConflictError: as ``say_it_stands``.
        LimitReachedError: ``posting.may_still_turn_up``: the first try may still come to stand.
    """
    require_role(actor, Role.EDITOR)
    attempt = await _unknown_attempt(session, pin_id)
    if attempt.settles_at is not None and now <= attempt.settles_at:
        raise LimitReachedError(
            "posting.may_still_turn_up",
            "The first try may still turn up on Pinterest: sent again now, there could be two.",
            retry_after=attempt.settles_at - now,
        )
    message = f"{actor.name} says that it never arrived and is to be sent again."
    await _end(session, attempt, AttemptState.REFUSED, message, now, error_code="posting.sent_again_by_hand")
    await record_audit(session, actor, "pin.settled", "pin", pin_id, now, send_again=True)
    pin = await get_pin(session, pin_id, lock=True)
    return await give_slot(session, pin, now + LEAD, now, because=f"To be sent again, says {actor.name}.")


async def _unknown_attempt(session: TenantSession, pin_id: PinId) -> Attempt:
    """The attempt that is to be settled, with its account locked."""
    await get_pin(session, pin_id)
    attempt = await find_open_attempt(session, pin_id)
    if attempt is not None:
        await lock_account(session, attempt.account_id)
        attempt = await find_open_attempt(session, pin_id)
    if attempt is None or attempt.state is not AttemptState.UNKNOWN:
        raise ConflictError(
            "posting.nothing_unknown", "There is nothing to settle: what became of this pin is known."
        )
    return attempt


async def _end(
    session: TenantSession,
    attempt: Attempt,
    state: AttemptState,
    message: str,
    now: datetime,
    *,
    error_code: str | None = None,
    pinterest_pin_id: str | None = None,
) -> None:
    if not await end_attempt(
        session,
        attempt.id,
        state,
        now,
        from_states=(AttemptState.UNKNOWN,),
        fencing_token=attempt.fencing_token,
        http_status=attempt.http_status,
        error_code=error_code or attempt.error_code,
        message=message,
        pinterest_pin_id=pinterest_pin_id,
    ):
        raise ConflictError("posting.nothing_unknown", "Meanwhile it became known what happened. Look again.")
    await add_event(session, attempt.id, now, EventKind.DECIDED, message)
    await tell_settled(session, attempt.pin_id, now)
    await record_change(
        session, tenant_id=attempt.tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
    )

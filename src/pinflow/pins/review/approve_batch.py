"""Approves several pins that the same person has seen, exactly as they were seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.errors import AppError, ConflictError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.approve_pin import approve_pin
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import list_pins_of
from pinflow.pins.refresh_findings import refresh_findings
from pinflow.pins.review.models import MOST_AT_ONCE, Mode, Result, SeenPin
from pinflow.pins.review.queries import has_seen


class _NotAllError(Exception):
    """Takes the whole transaction back."""


async def approve_batch(
    database: Database, jobs: JobQueue, actor: Actor, chosen: Sequence[SeenPin], *, mode: Mode, now: datetime
) -> list[Result]:
    """Approves what can be approved (``each``), or everything or nothing (``all``); a result for every pin.

    Each pin goes through ``approve_pin``: whatever that refuses is refused here, too.

    Raises:
        ForbiddenError: a viewer.
        InvalidInputError: ``pins.too_many_at_once``, or a pin is named twice.
        NotFoundError: one of the pins does not exist; nothing is approved then.
    """
    require_role(actor, Role.EDITOR)
    ids = [row.pin_id for row in chosen]
    if not 1 <= len(ids) <= MOST_AT_ONCE or len(set(ids)) < len(ids):
        raise InvalidInputError(
            "pins.too_many_at_once", f"Name 1 to {MOST_AT_ONCE} pins, each once.", most=MOST_AT_ONCE
        )
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        if len(await list_pins_of(session, ids)) < len(ids):
            raise NotFoundError("pins.not_found", "One of these pins does not exist.")
    run = _approve_all if mode == "all" else _approve_each
    results = await run(database, jobs, actor, chosen, now)
    await _show_why_blocked(database, actor, results, now)
    return results


async def _approve_each(
    database: Database, jobs: JobQueue, actor: Actor, chosen: Sequence[SeenPin], now: datetime
) -> list[Result]:
    results = []
    for row in chosen:
        try:
            async with database.tenant_session(actor.tenant_id) as session:
                results.append(await _approve(session, jobs, actor, row, now))
        except AppError as error:
            results.append(_refused(row, error))
    return results


async def _approve_all(
    database: Database, jobs: JobQueue, actor: Actor, chosen: Sequence[SeenPin], now: datetime
) -> list[Result]:
    found: dict[PinId, Result] = {}
    try:
        async with database.tenant_session(actor.tenant_id) as session:
            # In one order for everybody, so that two batches never wait for each other.
            for row in sorted(chosen, key=lambda one: one.pin_id):
                try:
                    found[row.pin_id] = await _approve(session, jobs, actor, row, now)
                except AppError as error:
                    found[row.pin_id] = _refused(row, error)
            if any(result.outcome == "refused" for result in found.values()):
                raise _NotAllError
    except _NotAllError:
        found = {
            pin_id: result if result.outcome == "refused" else Result(pin_id, "not_done")
            for pin_id, result in found.items()
        }
    return [found[row.pin_id] for row in chosen]


async def _approve(
    session: TenantSession, jobs: JobQueue, actor: Actor, row: SeenPin, now: datetime
) -> Result:
    if actor.user_id is not None and not await has_seen(session, actor.user_id, row.pin_id, row.payload_hash):
        raise ConflictError(
            "pins.not_seen", "You have not looked at this pin as it is now. Open it, then approve it."
        )
    pin: Pin = await approve_pin(session, jobs, actor, row.pin_id, seen_hash=row.payload_hash, now=now)
    return Result(pin.id, "approved" if pin.state is PinState.APPROVED else "needs_second_person")


def _refused(row: SeenPin, error: AppError) -> Result:
    return Result(row.pin_id, "refused", error.code, error.message)


async def _show_why_blocked(
    database: Database, actor: Actor, results: Sequence[Result], now: datetime
) -> None:
    """Other pins have moved since a draft was checked: the next look shows why it was refused."""
    for result in results:
        if result.code == "pins.blocked_by_rules":
            async with database.tenant_session(actor.tenant_id) as session:
                await refresh_findings(session, result.pin_id, now)

"""Publishes one pin, once: claim and note the intent, call, record the outcome.

Nothing is called inside a transaction, and nothing is called before the intent is committed. A process may
be killed at any line: what was never sent is planned again, what may have been sent becomes ``unknown`` and
is looked up, never sent blindly again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from pinflow.accounts.change_account import hold_account
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.queries import get_account
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError
from pinflow.kit.ids import new_id
from pinflow.pins.models import Severity
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import (
    find_approval,
    find_pin,
    get_pin,
    update_findings,
    update_pin_state,
    void_approval,
)
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.posting.channels.channel import (
    Channel,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.governor import check_moment
from pinflow.posting.models import Attempt, AttemptId, AttemptState
from pinflow.posting.plan_pin import LOOK_BACK, give_slot, rules_of
from pinflow.posting.queries import (
    begin_sending,
    end_attempt,
    insert_attempt,
    list_sent_moments,
    lock_account,
    mark_unknown,
    record_published,
)
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)

_PREPARE_LEASE = timedelta(minutes=2)
# Kept beyond the client's own timeout, so that a living holder records first.
_LEASE_MARGIN = timedelta(seconds=30)
# Later than this, a slot's neighbours have moved: the pin gets a new one instead of joining a burst.
LATENESS = timedelta(minutes=30)
_RETRY_NOT_SENT = timedelta(minutes=2)
_RETRY_LIMITED = timedelta(minutes=15)


@dataclasses.dataclass(frozen=True)
class PublishTools:
    """What publishing works with. ``call_timeout`` is the channel's longest wait for an answer."""

    database: Database
    clock: Clock
    secrets: SecretBox
    channel: Channel
    blobs: Callable[[TenantId], BlobStore]
    settle: timedelta
    call_timeout: timedelta


async def publish_pin(tools: PublishTools, tenant_id: TenantId, pin_id: PinId) -> None:
    """Publishes the pin if its slot has come and everything still stands; else does nothing.

    Safe to call any number of times, from any number of processes.
    """
    claimed = await _claim(tools, tenant_id, pin_id)
    if claimed is None:
        return
    pin, account, attempt = claimed
    try:
        publication = await _prepare(tools, pin, account)
    except AppError as error:
        await _record_not_sent(tools, pin, attempt, error)
        return
    # The lease must outlive the call; on the machine's clock and on a turned one alike.
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        if not await begin_sending(session, attempt, now, now + tools.call_timeout + _LEASE_MARGIN):
            log.warning("posting.attempt.lost", attempt_id=str(attempt.id))
            return
    try:
        published = await tools.channel.publish(publication)
    except RefusedError as error:
        await _record_refused(tools, pin, attempt, error)
    except NotSentError as error:
        await _record_not_sent(tools, pin, attempt, error)
    except UnknownOutcomeError as error:
        await _record_unknown(tools, attempt, error)
    else:
        await _record_accepted(tools, pin, attempt, published)


async def _claim(
    tools: PublishTools, tenant_id: TenantId, pin_id: PinId
) -> tuple[Pin, Account, Attempt] | None:
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        pin = await find_pin(session, pin_id)
        if pin is None or pin.account_id is None:
            return None
        await lock_account(session, pin.account_id)
        pin = await get_pin(session, pin_id, lock=True)
        if (
            pin.state is not PinState.SCHEDULED
            or pin.scheduled_at is None
            or pin.scheduled_at > now
            or pin.account_id is None
            or pin.board_id is None
        ):
            return None
        account = await get_account(session, pin.account_id)
        if account.state is not AccountState.CONNECTED:
            return None
        if not await _still_approved(session, pin, now) or not await _within_rules(session, pin, now):
            return None
        if not await _allowed_now(session, pin, account, now):
            return None
        await update_pin_state(session, pin.id, PinState.PUBLISHING, now)
        attempt = await insert_attempt(
            session,
            attempt_id=AttemptId(new_id(now)),
            pin_id=pin.id,
            account_id=account.id,
            payload_hash=pin.payload().hash(),
            board_id=pin.board_id,
            marker=pin.marker,
            lease_until=now + _PREPARE_LEASE,
            now=now,
        )
        await record_change(session, tenant_id=tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return pin, account, attempt


async def _still_approved(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """Nothing goes out that a person did not approve, as it was approved."""
    approval = await find_approval(session, pin.id)
    if approval is not None and approval.payload_hash == pin.payload().hash():
        return True
    await void_approval(session, pin.id, "the pin is not what was approved", now)
    await update_pin_state(
        session,
        pin.id,
        PinState.IN_REVIEW,
        now,
        failure=("posting.not_as_approved", "It is not what was approved. Look at it and approve it again."),
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    log.error("posting.pin.not_as_approved", pin_id=str(pin.id))
    return False


async def _within_rules(session: TenantSession, pin: Pin, now: datetime) -> bool:
    project = await get_project(session, pin.project_id)
    findings = await recheck_pin(session, pin, project, now)
    if not is_blocked(findings):
        return True
    await void_approval(session, pin.id, "a rule blocks it now", now)
    await update_findings(session, pin.id, findings, blocked=True)
    why = next(finding.message for finding in findings if finding.severity is Severity.BLOCK)
    await update_pin_state(
        session, pin.id, PinState.IN_REVIEW, now, failure=("posting.blocked_by_rules", why)
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return False


async def _allowed_now(session: TenantSession, pin: Pin, account: Account, now: datetime) -> bool:
    """Spacing and cap hold against what was really sent; a pin that is late gets a new slot, no burst."""
    sent = await list_sent_moments(session, account.id, now - LOOK_BACK)
    refusal = check_moment(rules_of(account), sent, now, hours=False)
    assert pin.scheduled_at is not None
    if refusal is not None:
        await give_slot(
            session, pin, refusal.not_before, now, because=f"Moved at {now:%H:%M} UTC: {refusal.message}"
        )
        return False
    if now - pin.scheduled_at > LATENESS and (late := check_moment(rules_of(account), sent, now)) is not None:
        await give_slot(session, pin, late.not_before, now, because=f"Its slot was missed. {late.message}")
        return False
    return True


async def _prepare(tools: PublishTools, pin: Pin, account: Account) -> Publication:
    assert pin.board_id is not None
    picture = await tools.blobs(pin.tenant_id).get(pin.picture_sha256)
    return Publication(
        base_url=account.base_url,
        access_token=await open_access_token(tools.database, tools.secrets, account),
        board_id=pin.board_id,
        board_section_id=pin.board_section_id,
        title=pin.title,
        description=pin.description,
        alt_text=pin.alt_text,
        link=pin.link,
        ai_disclosures=pin.ai_disclosures,
        dominant_color=pin.dominant_color,
        picture=picture.data,
        media_type=picture.media_type,
    )


async def _record_accepted(tools: PublishTools, pin: Pin, attempt: Attempt, published: Published) -> None:
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        if await end_attempt(
            session,
            attempt.id,
            AttemptState.ACCEPTED,
            now,
            # A sweep may have taken this process for dead; the answer that came says more.
            from_states=(AttemptState.SENDING, AttemptState.UNKNOWN),
            fencing_token=attempt.fencing_token,
            http_status=201,
            pinterest_pin_id=published.id,
        ):
            await finish_published(session, pin.id, published.id, now, now)


async def finish_published(
    session: TenantSession, pin_id: PinId, pinterest_pin_id: str, published_at: datetime, now: datetime
) -> None:
    """Notes that the pin stands on Pinterest."""
    await record_published(session, pin_id, pinterest_pin_id, published_at, now)
    await record_audit(
        session,
        system_actor(session.tenant_id),
        "pin.published",
        "pin",
        pin_id,
        now,
        pinterest_pin_id=pinterest_pin_id,
    )
    await record_change(session, tenant_id=session.tenant_id, kind="pin.changed", object_id=pin_id, now=now)


async def _record_unknown(tools: PublishTools, attempt: Attempt, error: UnknownOutcomeError) -> None:
    now = tools.clock.now()
    status = error.data.get("status")
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        if error.holds_account:
            await hold_account(
                session,
                system_actor(attempt.tenant_id),
                attempt.account_id,
                AccountState.PAUSED,
                error.message,
                now,
            )
        await mark_unknown(
            session,
            attempt,
            settles_at=now + tools.settle,
            next_reading_at=now,
            http_status=status if isinstance(status, int) else None,
            error_code=error.code,
            message=error.message,
        )


async def _record_not_sent(tools: PublishTools, pin: Pin, attempt: Attempt, error: AppError) -> None:
    retry_after = getattr(error, "retry_after", None) or _RETRY_NOT_SENT
    await _back_to_queue(
        tools,
        pin,
        attempt,
        error,
        from_states=(AttemptState.PREPARED, AttemptState.SENDING),
        retry_after=retry_after,
    )


async def _record_refused(tools: PublishTools, pin: Pin, attempt: Attempt, error: RefusedError) -> None:
    if error.blame == "nobody":
        await _back_to_queue(
            tools,
            pin,
            attempt,
            error,
            from_states=(AttemptState.SENDING,),
            retry_after=error.retry_after or _RETRY_LIMITED,
        )
        return
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        if not await _end_refused(session, attempt, error, now, (AttemptState.SENDING,)):
            return
        if error.blame == "account":
            state = AccountState.RECONNECT_NEEDED if error.reconnect else AccountState.PAUSED
            await hold_account(
                session, system_actor(pin.tenant_id), attempt.account_id, state, error.message, now
            )
            # The pin keeps its approval and waits; when the account goes on, it gets a slot.
            await give_slot(session, pin, now + LATENESS, now, because=f"Waits: {error.message}")
            return
        await update_pin_state(session, pin.id, PinState.FAILED, now, failure=(error.code, error.message))
        await void_approval(session, pin.id, "Pinterest refused it", now)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _back_to_queue(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    error: AppError,
    *,
    from_states: tuple[AttemptState, ...],
    retry_after: timedelta,
) -> None:
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        if await _end_refused(session, attempt, error, now, from_states):
            await give_slot(session, pin, now + retry_after, now, because=f"Again later: {error.message}")


async def _end_refused(
    session: TenantSession,
    attempt: Attempt,
    error: AppError,
    now: datetime,
    from_states: tuple[AttemptState, ...],
) -> bool:
    status = error.data.get("status")
    return await end_attempt(
        session,
        attempt.id,
        AttemptState.REFUSED,
        now,
        from_states=from_states,
        fencing_token=attempt.fencing_token,
        http_status=status if isinstance(status, int) else None,
        error_code=error.code,
        message=error.message,
    )


def system_actor(tenant_id: TenantId) -> Actor:
    """The product itself, in the audit log. It can never approve."""
    return Actor(tenant_id=tenant_id, user_id=None, name="pinflow", role=Role.EDITOR, via="system")

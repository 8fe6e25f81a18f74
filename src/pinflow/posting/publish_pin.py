"""Publishes one pin, once: claim and note the intent, call, record the outcome.

Nothing is called inside a transaction, and nothing is called before the intent is committed. A process may
be killed at any line: what was never sent is planned again, what may have been sent becomes ``unknown`` and
is looked up, never sent blindly again.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from datetime import datetime, timedelta

import structlog

from pinflow.accounts.change_account import hold_account
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountChannel, AccountState
from pinflow.accounts.queries import get_account
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ExternalError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.models import Severity
from pinflow.pins.pin import Pin, PinId, PinKind, PinState
from pinflow.pins.queries import (
    ask_for_second,
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
    File,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.pinterest_csv import PinterestCsvChannel
from pinflow.posting.channels.rss import RssChannel
from pinflow.posting.governor import LINK_REST, check_moment
from pinflow.posting.keep_pace import AccountPace, close_requests, take_request
from pinflow.posting.models import Attempt, AttemptId, AttemptState, EventKind, ResendUnknown
from pinflow.posting.plan_pin import LOOK_BACK, give_slot, read_rules
from pinflow.posting.queries import (
    add_event,
    begin_sending,
    end_attempt,
    extend_lease,
    find_link_uses,
    find_standing,
    flag_pin,
    get_attempt,
    get_longest_delay,
    insert_attempt,
    list_sent_moments,
    list_taken_moments,
    lock_account,
    mark_unknown,
    record_delay,
    record_published,
    schedule_pin,
)
from pinflow.posting.replan import LATENESS
from pinflow.posting.shelves.account_shelf import choose_export
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)

# Without a sign of life for so long the holder is taken for dead; a living one gives one every few seconds.
LEASE = timedelta(minutes=1)
# Between the commit of "sending" and the call: who stood still for longer does not send any more.
_LONGEST_PAUSE = timedelta(seconds=30)
# A sweep may have taken this process for dead and marked its attempt; the answer that came says more.
_UNDECIDED = (AttemptState.PREPARED, AttemptState.SENDING, AttemptState.UNKNOWN)
# A slot that is this close to what spacing allows is kept and waited for.
_SHORT_WAIT = timedelta(minutes=5)
_SHORT_REST = timedelta(days=1)
_RETRY_NOT_SENT = timedelta(minutes=2)
_RETRY_LIMITED = timedelta(minutes=15)
# A delay below this is an ordinary answer; only longer ones could ever move the settle window.
_WORTH_NOTING = timedelta(seconds=5)
# Who did not take a file today gets until tomorrow.
_NEXT_FILE = timedelta(days=1)
EXPORTS: Mapping[str, type[ExportChannel]] = {
    PinterestCsvChannel.name: PinterestCsvChannel,
    RssChannel.name: RssChannel,
}


@dataclasses.dataclass(frozen=True)
class PublishTools:
    """What publishing works with. A call that takes longer than ``call_timeout`` is given up.

    ``settle``: how long an unknown outcome may still turn up; see ``settle_window``. ``resend_unknown``: for
    projects that do not say. ``heartbeat``: between two signs of life of a holder. ``exports``: the channels
    of export accounts, by name.
    """

    database: Database
    clock: Clock
    secrets: SecretBox
    channel: Channel
    blobs: Callable[[TenantId], BlobStore]
    settle: timedelta
    call_timeout: timedelta
    resend_unknown: ResendUnknown = ResendUnknown.AFTER_WINDOW
    heartbeat: timedelta = timedelta(seconds=15)
    # As `AccountEgress.speaking_for`: by which way calls for an account leave.
    speaking_for: Callable[[Account], AbstractAsyncContextManager[None]] = lambda _: nullcontext()
    exports: Mapping[str, type[ExportChannel]] = dataclasses.field(default_factory=lambda: EXPORTS)

    async def channel_of(self, account: Account, session: TenantSession | None = None) -> Channel:
        """By which channel the account's pins leave; asks in a session of its own if none is given."""
        if account.channel is not AccountChannel.EXPORT:
            return self.channel
        if session is not None:
            return await choose_export(session, self.database, account, self.exports)
        async with self.database.tenant_session(account.tenant_id, read_only=True) as own:
            return await choose_export(own, self.database, account, self.exports)


async def publish_pin(
    tools: PublishTools, tenant_id: TenantId, pin_id: PinId, *, ahead: timedelta | None = None
) -> None:
    """Publishes the pin if its slot has come and everything still stands; else does nothing.

    ``ahead``: the slot may lie so far ahead, as what is handed out names it; for channels that do. Without it
    such a channel's pin whose slot has come gets another one: nobody took the file it was to go in, and to
    hand out many that are late would make a burst.

    Safe to call any number of times, from any number of processes.
    """
    claimed = await _claim(tools, tenant_id, pin_id, ahead)
    if claimed is None:
        return
    pin, account, attempt, channel = claimed
    pace = AccountPace(tools.database, tools.clock, account, paid="write")
    async with _showing_life(tools, attempt):
        try:
            publication = await _prepare(tools, channel, pin, account, pace)
        except RefusedError as error:
            await _record_refused(tools, pin, attempt, error, pace)
            return
        except AppError as error:
            await _record_not_sent(tools, pin, attempt, error, pace)
            return
        now = tools.clock.now()
        # What names its slot counts at its slot, for the governor and the calendar.
        counts_at = now if ahead is None or pin.scheduled_at is None else max(pin.scheduled_at, now)
        async with tools.database.tenant_session(tenant_id) as session:
            lease_until = now + tools.call_timeout + LEASE
            if not await begin_sending(session, attempt, now, lease_until, counts_at=counts_at):
                log.warning("posting.attempt.lost", attempt_id=str(attempt.id))
                return
        try:
            published = await _call(tools, channel, account, publication, begun_at=now)
        except RefusedError as error:
            await _record_refused(tools, pin, attempt, error, pace)
        except NotSentError as error:
            await _record_not_sent(tools, pin, attempt, error, pace)
        except UnknownOutcomeError as error:
            await _record_unknown(tools, attempt, error, pace)
        except asyncio.CancelledError:
            await _record_interrupted(tools, attempt, pace)
            raise
        else:
            await _record_accepted(
                tools, pin, attempt, published, pace, sent_at=now, goes_out_at=max(counts_at, now)
            )


@asynccontextmanager
async def _showing_life(tools: PublishTools, attempt: Attempt) -> AsyncIterator[None]:
    """Keeps the attempt's lease as long as this process lives and holds it."""

    async def beat() -> None:
        while True:
            await asyncio.sleep(tools.heartbeat.total_seconds())
            now = tools.clock.now()
            try:
                async with tools.database.tenant_session(attempt.tenant_id) as session:
                    if not await extend_lease(session, attempt, now, now + LEASE):
                        return
            except AppError as error:
                # The database is away: the next sign of life, or nobody's, and the attempt is looked up.
                log.warning("posting.heartbeat.missed", attempt_id=str(attempt.id), code=error.code)

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)


async def settle_window(tools: PublishTools, session: TenantSession, attempt: Attempt) -> timedelta:
    """How long the attempt may still turn up: always longer than a call and the longest delay together."""
    longest = await get_longest_delay(session, attempt.account_id)
    return max(tools.settle, tools.call_timeout + longest + timedelta(seconds=1))


async def _call(
    tools: PublishTools, channel: Channel, account: Account, publication: Publication, *, begun_at: datetime
) -> Published:
    """Sends at once: what is sent late could come to stand after others looked for it."""
    if tools.clock.now() - begun_at >= _LONGEST_PAUSE:
        raise NotSentError(
            "posting.too_late_to_send", "This process stood still before it sent anything; nothing was sent."
        )
    async with AsyncExitStack() as way:
        try:
            if account.channel is AccountChannel.PINTEREST:
                await way.enter_async_context(tools.speaking_for(account))
        except ExternalError as error:
            raise NotSentError(error.code, error.message, retry_after=error.retry_after) from error
        return await _publish(tools, channel, publication)


async def _publish(tools: PublishTools, channel: Channel, publication: Publication) -> Published:
    try:
        async with asyncio.timeout(tools.call_timeout.total_seconds()):
            return await channel.publish(publication)
    except TimeoutError:
        # The client's own limits are on silence: an answer that trickles in would never end.
        raise UnknownOutcomeError(
            "posting.answer_too_slow", "Pinterest's answer took too long. It is looked up on Pinterest first."
        ) from None


async def _claim(
    tools: PublishTools, tenant_id: TenantId, pin_id: PinId, ahead: timedelta | None
) -> tuple[Pin, Account, Attempt, Channel] | None:
    now = tools.clock.now()
    until = now + (ahead or timedelta(0))
    async with tools.database.tenant_session(tenant_id) as session:
        pin = await find_pin(session, pin_id)
        if pin is None:
            return None
        if pin.account_id is not None:
            await lock_account(session, pin.account_id)
        pin = await get_pin(session, pin_id, lock=True)
        if pin.state is not PinState.SCHEDULED or pin.scheduled_at is None or pin.scheduled_at > until:
            return None
        if (standing := await find_standing(session, pin.id)) is not None:
            # A row that was set back, from a backup perhaps: it is told what stands, nothing is sent.
            assert standing.pinterest_pin_id is not None
            sent_at = standing.sent_at or standing.started_at
            await finish_published(session, pin.id, standing.pinterest_pin_id, sent_at, now)
            return None
        account = await get_account(session, pin.account_id) if pin.account_id is not None else None
        if account is not None and account.state is not AccountState.CONNECTED:
            return None
        channel = tools.channel if account is None else await tools.channel_of(account, session)
        names_slots = isinstance(channel, ExportChannel) and channel.ahead
        if not names_slots and pin.scheduled_at > now:
            return None
        if names_slots and ahead is None:
            await give_slot(
                session, pin, now + _NEXT_FILE, now, because="Nobody took the file it was to go in."
            )
            return None
        # Rest of the link and rules are asked about the moment at which it goes out.
        goes_out_at = max(pin.scheduled_at, now) if names_slots else now
        if not await _still_approved(session, pin, now) or not await _link_rests(session, pin, goes_out_at):
            return None
        if not await _within_rules(session, pin, now, goes_out_at):
            return None
        # An approval always names both.
        assert account is not None
        assert pin.board_id is not None
        # A slot ahead was allowed by the governor when it was given, and everything else keeps off it.
        if goes_out_at <= now and not await _allowed_now(session, pin, account, now):
            return None
        if (wait := await take_request(session, account.id, "write", now)) > timedelta(0):
            await give_slot(
                session, pin, now + wait, now, because="Pinterest's limit of requests is used up for now."
            )
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
            lease_until=now + LEASE,
            now=now,
        )
        await record_change(session, tenant_id=tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return pin, account, attempt, channel


async def _still_approved(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """Nothing goes out that a person did not approve, as it was approved."""
    approval = await find_approval(session, pin.id)
    if approval is not None and approval.payload_hash == pin.payload().hash():
        project = await get_project(session, pin.project_id)
        if not project.two_person_approval or approval.second_user_id is not None:
            return True
        # The project asked for one person when this was approved, and asks for two now.
        await ask_for_second(session, approval.id)
        failure = (
            "posting.needs_second_person",
            "This project asks for two people now: one more must agree.",
        )
    else:
        await void_approval(session, pin.id, "the pin is not what was approved", now)
        failure = (
            "posting.not_as_approved",
            "It is not what was approved. Look at it and approve it again.",
        )
        log.error("posting.pin.not_as_approved", pin_id=str(pin.id))
    await update_pin_state(session, pin.id, PinState.IN_REVIEW, now, failure=failure)
    await record_audit(
        session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=failure[1]
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return False


async def _link_rests(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """A pin that went out late used the link some minutes too recently: those are waited for.

    Where days are lacking, the rules say so, and a person decides anew.
    """
    uses = [use for use in (await find_link_uses(session, pin)).here if use <= now]
    lacking = LINK_REST - (now - uses[-1]) if uses else timedelta(0)
    if not timedelta(0) < lacking < _SHORT_REST:
        return True
    await give_slot(session, pin, uses[-1] + LINK_REST, now, because="Its link must rest 7 days.")
    return False


async def _within_rules(session: TenantSession, pin: Pin, now: datetime, goes_out_at: datetime) -> bool:
    project = await get_project(session, pin.project_id)
    findings = await recheck_pin(session, pin, project, goes_out_at)
    if not is_blocked(findings):
        return True
    await void_approval(session, pin.id, "a rule blocks it now", now)
    await update_findings(session, pin.id, findings, blocked=True)
    why = next(finding.message for finding in findings if finding.severity is Severity.BLOCK)
    await update_pin_state(
        session, pin.id, PinState.IN_REVIEW, now, failure=("posting.blocked_by_rules", why)
    )
    await record_audit(session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=why)
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return False


async def _allowed_now(session: TenantSession, pin: Pin, account: Account, now: datetime) -> bool:
    """Spacing and cap hold against what was really sent; a pin that is late gets a new slot, no burst."""
    rules = await read_rules(session, account)
    sent = await list_sent_moments(session, account.id, now - max(LOOK_BACK, rules.spacing))
    refusal = check_moment(rules, sent, now, hours=False)
    assert pin.scheduled_at is not None
    if refusal is not None and refusal.not_before - now <= _SHORT_WAIT:
        # The pin before went out some seconds into its slot: wait those seconds, and keep the plan.
        reason = pin.slot_reason or "The first free moment."
        await schedule_pin(session, pin.id, refusal.not_before, reason, now)
        return False
    if refusal is not None:
        await give_slot(
            session, pin, refusal.not_before, now, because=f"Moved at {now:%H:%M} UTC: {refusal.message}"
        )
        return False
    if now - pin.scheduled_at > LATENESS:
        # It must not push away the pins that are planned next: beside them it may go out, or elsewhere.
        planned = await list_taken_moments(session, account.id, now, except_pin=pin.id)
        ahead = [moment for moment in planned if moment > now]
        if (late := check_moment(rules, [*sent, *ahead], now)) is not None:
            await give_slot(
                session, pin, late.not_before, now, because=f"Its slot was missed. {late.message}"
            )
            return False
    return True


async def _prepare(
    tools: PublishTools, channel: Channel, pin: Pin, account: Account, pace: AccountPace
) -> Publication:
    """What is sent; a video has been uploaded by then.

    Raises:
        RefusedError: a file or the token is lost, the channel cannot publish this kind, or the platform does
            not take the video; trying again cannot help until a person acts.
        AppError: they cannot be had now.
    """
    assert pin.board_id is not None
    if pin.kind.value not in channel.kinds:
        # Its cover alone would not be what was approved.
        raise RefusedError(
            "posting.kind_not_supported",
            f"The channel {channel.name} cannot publish a {pin.kind}, and its cover alone is not what "
            "was approved. Make it a single picture (pinflow pin image) and approve that.",
            blame="pin",
        )
    now = tools.clock.now()
    picture = await _read_file(tools, pin, pin.picture_sha256)
    slides = [await _read_file(tools, pin, bytes.fromhex(slide.sha256)) for slide in pin.slides]
    video = None if pin.video_sha256 is None else await _read_file(tools, pin, pin.video_sha256)
    try:
        access_token = await open_token(tools, account)
    except ExternalError as error:
        if not error.permanent:
            raise
        raise RefusedError(error.code, error.message, blame="account", reconnect=True) from error
    publication = Publication(
        base_url=account.base_url,
        access_token=access_token,
        board_id=pin.board_id,
        board_section_id=pin.board_section_id,
        title=pin.title,
        description=pin.description,
        alt_text=pin.alt_text,
        link=pin.link,
        ai_disclosures=pin.ai_disclosures,
        picture=picture.data,
        media_type=picture.media_type,
        slides=tuple(slides),
        video=video,
        dominant_color=pin.dominant_color or None,
        pace=pace,
        key=str(pin.id),
        at=max(pin.scheduled_at or now, now),
    )
    if account.channel is AccountChannel.EXPORT:
        return publication
    if pin.kind is PinKind.VIDEO:
        # Its upload asks several times; the request that was taken in the claim is for the pin itself.
        pace.keep_paid()
    async with tools.speaking_for(account):
        publication = await channel.prepare(publication)
    if pin.kind is PinKind.VIDEO:
        pace.use_paid()
    return publication


async def open_token(tools: PublishTools, account: Account) -> str:
    """The account's token; an export account has none, and asks nobody.

    Raises: as ``open_access_token``.
    """
    if account.channel is AccountChannel.EXPORT:
        return ""
    return await open_access_token(tools.database, tools.secrets, account)


async def _read_file(tools: PublishTools, pin: Pin, sha256: bytes) -> File:
    try:
        blob = await tools.blobs(pin.tenant_id).get(sha256)
    except (NotFoundError, ExternalError) as error:
        if isinstance(error, ExternalError) and not error.permanent:
            raise
        raise RefusedError(error.code, error.message, blame="pin") from error
    return File(blob.data, blob.media_type)


async def _record_accepted(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    published: Published,
    pace: AccountPace,
    *,
    sent_at: datetime,
    goes_out_at: datetime,
) -> None:
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if (delay := now - sent_at) >= _WORTH_NOTING:
            await record_delay(session, attempt.account_id, delay, now)
        current = await get_pin(session, pin.id, lock=True)
        if await _end_accepted(session, attempt, published, now, _UNDECIDED):
            await finish_published(session, pin.id, published.id, max(goes_out_at, now), now)
            return
        ended = await get_attempt(session, attempt.id)
        if ended.pinterest_pin_id == published.id:
            return
        # The answer came after the attempt had been given up. What stands, stands.
        await add_event(
            session,
            attempt.id,
            now,
            EventKind.LATE_ANSWER,
            f"Pinterest's answer came very late: it stands as {published.id}.",
        )
        log.error("posting.attempt.accepted_late", attempt_id=str(attempt.id), pinterest_id=published.id)
        if current.state in (PinState.PUBLISHING, PinState.PUBLISHED):
            await flag_pin(
                session,
                pin.id,
                "posting.duplicate_found",
                f"Pinterest took this pin twice, the first time very late. Delete {published.id} there.",
            )
        elif await _end_accepted(session, attempt, published, now, (AttemptState.REFUSED,)):
            await void_approval(session, pin.id, "published by an earlier try", now)
            await finish_published(session, pin.id, published.id, max(goes_out_at, now), now)


async def _end_accepted(
    session: TenantSession,
    attempt: Attempt,
    published: Published,
    now: datetime,
    from_states: tuple[AttemptState, ...],
) -> bool:
    return await end_attempt(
        session,
        attempt.id,
        AttemptState.ACCEPTED,
        now,
        from_states=from_states,
        fencing_token=attempt.fencing_token,
        http_status=201,
        pinterest_pin_id=published.id,
    )


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


async def _record_unknown(
    tools: PublishTools, attempt: Attempt, error: UnknownOutcomeError, pace: AccountPace
) -> None:
    now = tools.clock.now()
    status = error.data.get("status")
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if error.holds_account:
            await hold_account(
                session,
                system_actor(attempt.tenant_id),
                attempt.account_id,
                AccountState.PAUSED,
                error.message,
                now,
            )
        if await mark_unknown(
            session,
            attempt,
            settles_at=now + await settle_window(tools, session, attempt),
            next_reading_at=now,
            http_status=status if isinstance(status, int) else None,
            error_code=error.code,
            message=error.message,
        ):
            await add_event(session, attempt.id, now, EventKind.UNKNOWN, error.message)
            await record_change(
                session, tenant_id=attempt.tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
            )


async def _record_interrupted(tools: PublishTools, attempt: Attempt, pace: AccountPace) -> None:
    """The process is told to end while it sends: what it sent is looked up at once, not after its lease."""
    error = UnknownOutcomeError("posting.interrupted", "Sending was broken off before an answer came.")
    try:
        await _record_unknown(tools, attempt, error, pace)
    except AppError as lost:
        # Then the lease runs out, as with a process that dies.
        log.warning("posting.attempt.not_recorded", attempt_id=str(attempt.id), code=lost.code)


async def _record_not_sent(
    tools: PublishTools, pin: Pin, attempt: Attempt, error: AppError, pace: AccountPace
) -> None:
    retry_after = getattr(error, "retry_after", None) or _RETRY_NOT_SENT
    await _back_to_queue(tools, pin, attempt, error, retry_after, pace)


async def _record_refused(
    tools: PublishTools, pin: Pin, attempt: Attempt, error: RefusedError, pace: AccountPace
) -> None:
    if error.blame == "nobody":
        wait = error.retry_after or _RETRY_LIMITED
        await _back_to_queue(tools, pin, attempt, error, wait, pace, limited=True)
        return
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if error.blame == "account":
            # Whatever became of the attempt meanwhile: what Pinterest says of the account holds.
            state = AccountState.RECONNECT_NEEDED if error.reconnect else AccountState.PAUSED
            await hold_account(
                session, system_actor(pin.tenant_id), attempt.account_id, state, error.message, now
            )
        if not await _end_refused(session, attempt, error, now):
            return
        if error.blame == "account":
            # The pin keeps its approval and waits; when the account goes on, it gets a slot.
            await give_slot(session, pin, now + LATENESS, now, because=f"Waits: {error.message}")
            return
        await update_pin_state(session, pin.id, PinState.FAILED, now, failure=(error.code, error.message))
        await void_approval(session, pin.id, error.message, now)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _back_to_queue(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    error: AppError,
    retry_after: timedelta,
    pace: AccountPace,
    *,
    limited: bool = False,
) -> None:
    """``limited``: Pinterest said so, and it holds for everything else of the account too."""
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if limited:
            await close_requests(session, attempt.account_id, "write", now + retry_after, now)
        if await _end_refused(session, attempt, error, now):
            await give_slot(session, pin, now + retry_after, now, because=f"Again later: {error.message}")


async def _end_refused(session: TenantSession, attempt: Attempt, error: AppError, now: datetime) -> bool:
    status = error.data.get("status")
    return await end_attempt(
        session,
        attempt.id,
        AttemptState.REFUSED,
        now,
        from_states=_UNDECIDED,
        fencing_token=attempt.fencing_token,
        http_status=status if isinstance(status, int) else None,
        error_code=error.code,
        message=error.message,
    )

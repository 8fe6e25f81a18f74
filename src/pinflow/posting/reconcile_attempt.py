"""Finds out what became of an attempt whose outcome is unknown, by asking; never by sending again.

One match on the board: that is the pin. None after two complete readings, the last one later than the settle
window: it never arrived, and the pin gets a new slot, or a person decides where the project wants that.
Several: the first is kept and a person is told. While Pinterest cannot be asked, the pin waits and says so;
where it refuses for good, a person decides after the window.
docs/exactly-once.md tells the whole of it.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import msgspec
import structlog

from pinflow.accounts.models import AccountChannel, AccountState
from pinflow.accounts.pace.keep_pace import RETRY_LIMITED, AccountPace, take_request
from pinflow.accounts.queries import get_account
from pinflow.accounts.tell_owner import tell_of_answer
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError
from pinflow.pins.build_link import canonical_destination, marker_of
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import get_pin, update_pin_state
from pinflow.posting.channels.channel import FoundPin, NotSentError, RefusedError
from pinflow.posting.hold_blamed import hold_blamed
from pinflow.posting.models import Attempt, AttemptId, AttemptState, EventKind, ResendUnknown
from pinflow.posting.plan_pin import LEAD, give_slot
from pinflow.posting.prepare_publication import open_token
from pinflow.posting.publish_tools import PublishTools, settle_window
from pinflow.posting.queries import (
    Stands,
    add_event,
    claim_reading,
    end_attempt,
    flag_pin,
    flag_waiting,
    get_attempt,
    list_ids_of_others,
    lock_account,
    mark_unknown,
    record_delay,
    record_reading,
)
from pinflow.posting.record_outcome import finish_published
from pinflow.posting.tell_owner import (
    tell_duplicates,
    tell_if_silent,
    tell_settled,
    tell_undecided,
)
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)

NEEDED_READINGS = 2
_READING_LEASE = timedelta(minutes=1)
_ASK_AGAIN = timedelta(minutes=1)
# After the window a person decides; looking goes on, more rarely.
_ASK_AGAIN_LATER = timedelta(hours=1)
_DIED_SENDING = "The process that was sending this ended before it heard the answer."
# Clocks differ, and Pinterest's created_at has whole seconds.
_SKEW = timedelta(minutes=2)
# A longer delay was a clock that was set ahead, and would make every later window as long.
_LONGEST_BELIEVED = timedelta(days=1)


async def abandon_attempt(tools: PublishTools, tenant_id: TenantId, attempt_id: AttemptId) -> None:
    """Takes over from a holder that died: never sent -> a new slot; perhaps sent -> unknown."""
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        attempt = await get_attempt(session, attempt_id)
        await lock_account(session, attempt.account_id)
        attempt = await get_attempt(session, attempt_id, lock=True)
        if attempt.lease_until > now:
            return
        if attempt.state is AttemptState.SENDING:
            await mark_unknown(
                session,
                attempt,
                settles_at=now + await settle_window(tools, session, attempt),
                next_reading_at=now,
                http_status=None,
                error_code="posting.worker_died",
                message=_DIED_SENDING,
            )
            await add_event(session, attempt.id, now, EventKind.UNKNOWN, _DIED_SENDING)
        elif attempt.state is AttemptState.PREPARED and await end_attempt(
            session,
            attempt.id,
            AttemptState.REFUSED,
            now,
            from_states=(AttemptState.PREPARED,),
            fencing_token=attempt.fencing_token,
            error_code="posting.worker_died_before_sending",
            message="The process ended before anything was sent.",
        ):
            pin = await get_pin(session, attempt.pin_id, lock=True)
            await give_slot(session, pin, now + LEAD, now, because="The first try was never sent.")
        await record_change(
            session, tenant_id=tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
        )


class Matches(msgspec.Struct, frozen=True):
    """What on a board could be an attempt's pin, the oldest first.

    ``sure``: what is. ``alike``: same link, but made before the attempt was sent or under another title: a
    person's own, or ours with a clock that is off or a title that Pinterest changed.
    """

    sure: tuple[FoundPin, ...]
    alike: tuple[FoundPin, ...] = ()


async def reconcile_attempt(
    tools: PublishTools, tenant_id: TenantId, attempt_id: AttemptId, *, at_once: bool = False
) -> None:
    """One look at the board, if it is time for one, or ``at_once``. Safe to call any number of times."""
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        attempt = await claim_reading(session, attempt_id, now, now + _READING_LEASE, at_once=at_once)
        if attempt is None:
            return
        pin = await get_pin(session, attempt.pin_id)
        account = await get_account(session, attempt.account_id)
        exported = account.channel is AccountChannel.EXPORT
        wait = timedelta(0) if exported else await take_request(session, account.id, "read", now)
    if wait:
        why = "This account has asked as often as it may for now."
        await _wait(tools, attempt, now, NotSentError("accounts.limit_used_up", why, retry_after=wait), None)
        return
    read_at = tools.clock.now()
    pace = AccountPace(tools.database, tools.clock, account, paid="read")
    try:
        channel = await tools.channel_of(account)
        token = await open_token(tools, account)
        async with nullcontext() if exported else tools.speaking_for(account):
            found = await channel.list_pins(account.base_url, token, attempt.board_id, pace)
    except AppError as error:
        await _wait(tools, attempt, read_at, error, pace)
        return
    # If the clock was set back meanwhile, the board may have been read before the window's end.
    read_at = min(read_at, tools.clock.now())
    async with tools.database.tenant_session(tenant_id) as session:
        await pace.save(session, read_at)
        await tell_of_answer(session, account, read_at)
        like = [other for other in found if _is_like(pin, attempt, other)]
        known = set(await list_ids_of_others(session, pin.id, [other.id for other in like]))
    matches = match_pins(pin, attempt, [other for other in like if other.id not in known])
    if matches.sure:
        await _adopt(tools, attempt, matches.sure, read_at)
    else:
        await _record_nothing_found(tools, attempt, read_at, matches.alike)


def match_pins(pin: Pin, attempt: Attempt, found: Sequence[FoundPin]) -> Matches:
    """Which pins of the board are this attempt's. ``found`` holds no pin that is known to be another one.

    A marker in the link makes it unique. A link without one is compared as a whole, together with the title
    and the time; a pin without a link is known by its title and its time. What agrees in all but one of these
    is alike: sent again it could stand twice.
    """
    like = sorted(
        (other for other in found if _is_like(pin, attempt, other)),
        key=lambda other: (other.created_at or datetime.max.replace(tzinfo=UTC), other.id),
    )
    if _carries_marker(pin, attempt):
        return Matches(tuple(like))
    earliest = (attempt.sent_at or attempt.started_at) - _SKEW
    # Without a time nothing speaks against it.
    since = [other for other in like if other.created_at is None or other.created_at >= earliest]
    sure = tuple(other for other in since if _is_titled(pin, other))
    if sure:
        return Matches(sure)
    return Matches((), tuple(other for other in like if other in since or _is_titled(pin, other)))


def _carries_marker(pin: Pin, attempt: Attempt) -> bool:
    return pin.link is not None and marker_of(pin.link) == attempt.marker


def _is_like(pin: Pin, attempt: Attempt, other: FoundPin) -> bool:
    if pin.link is None:
        return other.created_at is not None and _is_titled(pin, other)
    if other.link is None:
        return False
    if _carries_marker(pin, attempt):
        # Pinterest may give a link back in another spelling; the marker in it stays.
        return other.link == pin.link or attempt.marker in other.link.casefold()
    return other.link == pin.link or bool(_spellings(pin.link) & _spellings(other.link))


def _spellings(link: str) -> set[str]:
    """A link may come back escaped for HTML, or with other capitals; the title and the time say the rest."""
    return {canonical_destination(text).casefold() for text in (link, html.unescape(link))}


def _is_titled(pin: Pin, other: FoundPin) -> bool:
    return _words(other.title or "") == _words(pin.title)


def _words(title: str) -> list[str]:
    """A title however it comes back: escaped for HTML, with other spaces, capitals or ways to write é."""
    return unicodedata.normalize("NFKC", html.unescape(title)).casefold().split()


async def _adopt(
    tools: PublishTools, attempt: Attempt, matches: Sequence[FoundPin], read_at: datetime
) -> None:
    now = tools.clock.now()
    first = matches[0]
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        if not await end_attempt(
            session,
            attempt.id,
            AttemptState.RECONCILED,
            now,
            from_states=(AttemptState.UNKNOWN,),
            fencing_token=attempt.fencing_token,
            http_status=attempt.http_status,
            error_code=attempt.error_code,
            message="Found on the board.",
            pinterest_pin_id=first.id,
        ):
            return
        await record_delay(session, attempt.account_id, _delay(attempt, first, read_at), now)
        await add_event(session, attempt.id, now, EventKind.LOOKED, f"It stands on the board, as {first.id}.")
        await finish_published(session, [Stands(attempt.pin_id, first.id, first.created_at or now)], now)
        await tell_settled(session, attempt.pin_id, now)
        if len(matches) > 1:
            others = ", ".join(match.id for match in matches[1:])
            log.error("posting.pin.duplicate_found", pin_id=str(attempt.pin_id), others=others)
            await flag_pin(
                session,
                attempt.pin_id,
                "posting.duplicate_found",
                f"Pinterest shows this pin more than once. The first is kept; delete {others} there.",
            )
            await tell_duplicates(session, attempt.pin_id, [match.id for match in matches[1:]], now)


def _delay(attempt: Attempt, found: FoundPin, read_at: datetime) -> timedelta:
    """How long after it was sent the pin was made, or was seen, as far as is known; never below zero."""
    sent_at = attempt.sent_at or attempt.started_at
    made = read_at if found.created_at is None else found.created_at
    # A complete look that did not show it proves that it came later than that.
    missed = attempt.last_reading_at if attempt.complete_readings and attempt.last_reading_at else sent_at
    return min(max(made - sent_at, missed - sent_at, timedelta(0)), _LONGEST_BELIEVED)


async def _record_nothing_found(
    tools: PublishTools, attempt: Attempt, read_at: datetime, alike: Sequence[FoundPin]
) -> None:
    now = tools.clock.now()
    settles_at = attempt.settles_at or now
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        readings = await record_reading(
            session,
            attempt.id,
            read_at,
            max(now + _ASK_AGAIN, settles_at) if read_at < settles_at else now + _ASK_AGAIN,
            "Not on the board so far.",
            complete=True,
        )
        if readings is None:
            return
        await add_event(session, attempt.id, now, EventKind.LOOKED, "Read the whole board: not there so far.")
        if readings < NEEDED_READINGS or read_at <= settles_at:
            return
        pin = await get_pin(session, attempt.pin_id, lock=True)
        project = await get_project(session, pin.project_id)
        never = (project.resend_unknown or tools.resend_unknown) == ResendUnknown.NEVER
        if never or alike:
            await _ask_a_person(session, attempt, pin, _why_undecided(alike), now)
            return
        if await end_attempt(
            session,
            attempt.id,
            AttemptState.REFUSED,
            now,
            from_states=(AttemptState.UNKNOWN,),
            fencing_token=attempt.fencing_token,
            http_status=attempt.http_status,
            error_code="posting.never_arrived",
            message=f"Read the board {readings} times, the last time after the settle window: never arrived.",
        ):
            await give_slot(session, pin, now + LEAD, now, because="The first try never arrived.")
            await tell_settled(session, pin.id, now)


def _why_undecided(alike: Sequence[FoundPin]) -> str:
    if not alike:
        return "It did not turn up on the board, and this project sends nothing again by itself."
    others = ", ".join(other.id for other in alike[:5])
    return f"Pins with this link stand on the board ({others}), and one of them may be it."


async def _ask_a_person(session: TenantSession, attempt: Attempt, pin: Pin, why: str, now: datetime) -> None:
    """Nothing is sent again by itself; looking goes on, and what turns up is adopted."""
    await record_reading(
        session, attempt.id, now, now + _ASK_AGAIN_LATER, "A person decides.", complete=False
    )
    if pin.state is PinState.NEEDS_ATTENTION:
        return
    message = f"{why} Look on Pinterest, then say that it stands, or send it again."
    await update_pin_state(
        session, pin.id, PinState.NEEDS_ATTENTION, now, failure=("posting.decide", message)
    )
    await add_event(session, attempt.id, now, EventKind.LOOKED, message)
    await tell_undecided(session, pin, message, now)
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _wait(
    tools: PublishTools, attempt: Attempt, read_at: datetime, error: AppError, pace: AccountPace | None
) -> None:
    """The board could not be read. What was said of the account holds for all it does.

    Where only a person can make it readable again, a person is asked about the pin, too, once the settle
    window is over.
    """
    message, now = f"Pinterest cannot be asked now: {error.message}", tools.clock.now()
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        if pace is not None:
            await pace.save(session, now)
        await hold_blamed(session, attempt.account_id, error, "read", now, asked_at=read_at)
        for_good = await _is_for_good(session, attempt, error)
        again = _look_again(attempt, error, now, for_good=for_good)
        noted = await record_reading(session, attempt.id, read_at, again, message, complete=False)
        if noted is None:
            # Another process learned meanwhile what became of it.
            return
        if message != attempt.message:
            await add_event(session, attempt.id, now, EventKind.COULD_NOT_LOOK, message)
        await flag_waiting(session, attempt.pin_id, "posting.waiting_for_pinterest", message)
        await tell_if_silent(session, attempt, error.message, now)
        if for_good and now > (attempt.settles_at or now):
            pin = await get_pin(session, attempt.pin_id, lock=True)
            await _ask_a_person(session, attempt, pin, f"Its board cannot be read: {error.message}", now)
        await record_change(
            session, tenant_id=attempt.tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
        )


async def _is_for_good(session: TenantSession, attempt: Attempt, error: AppError) -> bool:
    """Whether only a person can make the board readable: a limit passes, and a key may be renewed.

    An account that is blamed and goes on all the same has a new key already.
    """
    if not isinstance(error, RefusedError) or error.blame == "nobody":
        return False
    state = (await get_account(session, attempt.account_id)).state
    if state is AccountState.CONNECTED and error.blame == "account":
        return False
    return state is not AccountState.RENEWING


def _look_again(attempt: Attempt, error: AppError, now: datetime, *, for_good: bool) -> datetime:
    if not for_good:
        wait = getattr(error, "retry_after", None)
        if wait is None and isinstance(error, RefusedError) and error.blame == "nobody":
            wait = RETRY_LIMITED
        return now + max(wait or _ASK_AGAIN, _ASK_AGAIN)
    settles_at = attempt.settles_at or now
    # Once more when the window is over: then a person is asked.
    return max(settles_at + _ASK_AGAIN, now + _ASK_AGAIN) if now <= settles_at else now + _ASK_AGAIN_LATER

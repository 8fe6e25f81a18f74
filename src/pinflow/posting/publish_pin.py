"""Publishes one pin, once: claim and note the intent, call, record the outcome.

Nothing is called inside a transaction, and nothing is called before the intent is committed. A process may
be killed at any line: what was never sent is planned again, what may have been sent becomes ``unknown`` and
is looked up, never sent blindly again.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog

from pinflow.accounts.models import Account, AccountChannel
from pinflow.accounts.pace.keep_pace import AccountPace
from pinflow.kit.db import TenantId
from pinflow.kit.errors import AppError, ExternalError
from pinflow.pins.pin import PinId
from pinflow.posting.begin_attempt import begin_attempt
from pinflow.posting.channels.channel import (
    Channel,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.claim_pin import LEASE, Wish, claim_pin
from pinflow.posting.models import Attempt
from pinflow.posting.prepare_publication import prepare_publication
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import extend_lease
from pinflow.posting.record_outcome import (
    Accepted,
    record_accepted,
    record_interrupted,
    record_not_sent,
    record_refused,
    record_unknown,
)

log = structlog.get_logger(__name__)

# From the commit of "sending" to the call: who took longer does not send any more.
_LONGEST_PAUSE = timedelta(seconds=30)


async def publish_pin(
    tools: PublishTools, tenant_id: TenantId, pin_id: PinId, *, ahead: timedelta | None = None
) -> None:
    """Publishes the pin if its slot has come and everything still stands; else does nothing.

    ``ahead``: the slot may lie so far ahead, as what is handed out names it; for channels that do. Without it
    such a channel's pin whose slot has come gets another one: nobody took the file it was to go in, and to
    hand out many that are late would make a burst.

    Safe to call any number of times, from any number of processes.
    """
    claimed = await claim_pin(tools, tenant_id, Wish(pin_id, ahead))
    if claimed is None:
        return
    pin, account, attempt, channel = claimed
    pace = AccountPace(tools.database, tools.clock, account, paid="write")
    async with _showing_life(tools, attempt), tools.room_for(pin):
        try:
            publication = await prepare_publication(tools, channel, pin, account, pace)
        except RefusedError as error:
            await record_refused(tools, pin, attempt, error, pace)
            return
        except AppError as error:
            await record_not_sent(tools, pin, attempt, error, pace)
            return
        # What names its slot counts at its slot, for the governor and the calendar.
        counts_at = None if ahead is None else pin.scheduled_at
        begins = asyncio.get_running_loop().time()
        try:
            sent_at = await begin_attempt(tools, attempt, counts_at)
        except NotSentError as error:
            # Ended here only if nobody has taken it over: it was never sent, whoever ends it.
            log.warning("posting.attempt.not_begun", attempt_id=str(attempt.id), code=error.code)
            await record_not_sent(tools, pin, attempt, error, pace)
            return
        try:
            published = await _call(tools, channel, account, publication, begun=_Begun(sent_at, begins))
        except RefusedError as error:
            await record_refused(tools, pin, attempt, error, pace)
        except NotSentError as error:
            await record_not_sent(tools, pin, attempt, error, pace)
        except UnknownOutcomeError as error:
            await record_unknown(tools, attempt, error, pace, sent_at)
        except asyncio.CancelledError:
            await record_interrupted(tools, attempt, pace, sent_at)
            raise
        else:
            goes_out_at = max(counts_at or sent_at, sent_at)
            await record_accepted(tools, Accepted(pin, attempt, published, pace, sent_at, goes_out_at))


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


class _Begun(NamedTuple):
    """When sending began, by the clock and by the loop's own time in seconds, which nobody sets."""

    at: datetime
    seconds: float

    def is_long_ago(self, now: datetime) -> bool:
        passed = timedelta(seconds=asyncio.get_running_loop().time() - self.seconds)
        return max(now - self.at, passed) >= _LONGEST_PAUSE


async def _call(
    tools: PublishTools, channel: Channel, account: Account, publication: Publication, *, begun: _Begun
) -> Published:
    """Sends at once: what is sent late could come to stand after others looked for it."""
    async with AsyncExitStack() as way:
        try:
            if account.channel is AccountChannel.PINTEREST:
                await way.enter_async_context(tools.speaking_for(account))
        except ExternalError as error:
            raise NotSentError(error.code, error.message, retry_after=error.retry_after) from error
        # The last thing before the call: finding the account's way may have taken long as well.
        if begun.is_long_ago(tools.clock.now()):
            raise NotSentError(
                "posting.too_late_to_send",
                "This process stood still before it sent anything; nothing was sent.",
            )
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

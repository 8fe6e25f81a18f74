"""Reads the figures of a project's published pins: a bounded run that goes on where the last one ended.

Claim, ask, record. A pin that was claimed by a process that died is due again after an hour. What an account
cannot tell is a reason in words and not a failure: everything else of the project goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.change_account import hold_refused
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountChannel
from pinflow.accounts.pace.keep_pace import RETRY_LIMITED, AccountPace, close_requests
from pinflow.accounts.pace.pace import NotSentError
from pinflow.accounts.queries import get_account
from pinflow.analytics.models import (
    DAYS_BACK,
    DELAY,
    AccountReading,
    DuePin,
    FiguresRead,
    FigureTools,
)
from pinflow.analytics.queries import (
    claim_due_pins,
    find_account_reading,
    finish_reading,
    hand_back,
    list_account_ids,
    upsert_account_reading,
    upsert_days,
)
from pinflow.analytics.sources.figures_source import MOST_PINS, DayFigures, FiguresRefusedError
from pinflow.analytics.weigh_account import weigh_account
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.errors import AppError
from pinflow.posting.queries import lock_account
from pinflow.projects.models import ProjectId

# A run asks an account so often at most; the next run goes on.
MOST_REQUESTS = 120
# One by one, fewer are claimed at a time: a run that ends leaves little to hand back.
_SINGLY = 20
_LEASE = timedelta(hours=1)
# Runs come by the hour: an hour less than a day keeps a daily pin daily.
_DAILY, _WEEKLY = timedelta(hours=23), timedelta(days=6, hours=23)
_RETRY_PIN, _RETRY_PERMISSION = timedelta(days=7), timedelta(days=1)
_RETRY_SILENCE = timedelta(minutes=50)
_SINGLY_FOR = timedelta(days=7)


async def read_figures(tools: FigureTools, tenant_id: TenantId, project_id: ProjectId) -> FiguresRead:
    """Asks for what is due of the project's pins, and weighs the hours of their accounts anew."""
    since = tools.clock.now() - timedelta(days=DAYS_BACK)
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        account_ids = await list_account_ids(session, project_id, since)
        accounts = [await get_account(session, account_id) for account_id in account_ids]
    told, without, problems = 0, 0, {}
    for account in accounts:
        run = await _read_account(tools, project_id, account)
        told, without = told + run.told, without + run.without
        if run.problem is not None:
            problems[account.id] = run.problem
        async with tools.database.tenant_session(tenant_id) as session:
            await weigh_account(session, account, tools.count, tools.clock.now())
    return FiguresRead(pins=told, without=without, problems=problems)


@dataclasses.dataclass
class _Run:
    """One account in one run."""

    tools: FigureTools
    account: Account
    pace: AccountPace
    reading: AccountReading
    token: str = ""
    # When the token was read: one that is stored later is another.
    token_read_at: datetime | None = None
    requests: int = 0
    told: int = 0
    without: int = 0
    problem: str | None = None

    @property
    def many(self) -> bool:
        until = self.reading.singly_until
        return until is None or until <= self.tools.clock.now()


async def _read_account(tools: FigureTools, project_id: ProjectId, account: Account) -> _Run:
    async with tools.database.tenant_session(account.tenant_id, read_only=True) as session:
        reading = await find_account_reading(session, account.id)
    run = _Run(tools, account, AccountPace(tools.database, tools.clock, account), reading)
    if (why_not := _why_not_asked(tools, account)) is not None:
        await _note_account(run, problem=why_not)
        return run
    if reading.wait_until is not None and reading.wait_until > tools.clock.now():
        run.problem = reading.problem
        return run
    try:
        run.token_read_at = tools.clock.now()
        run.token = await open_access_token(tools.database, tools.secrets, account)
        async with tools.speaking_for(account):
            await _read_due(run, project_id)
    except AppError as error:
        await _end_early(run, error)
    else:
        await _note_account(run, problem=None)
    async with tools.database.tenant_session(account.tenant_id) as session:
        await run.pace.save(session, tools.clock.now())
    return run


def _why_not_asked(tools: FigureTools, account: Account) -> str | None:
    if account.channel is AccountChannel.EXPORT:
        return "This account exports its pins: Pinterest is never asked for it, so it tells no figures."
    if not account.may_be_asked:
        return account.state_reason or "Pinterest may not be asked through this account now."
    return tools.source.why_none(account.base_url)


async def _read_due(run: _Run, project_id: ProjectId) -> None:
    while run.requests < MOST_REQUESTS:
        now = run.tools.clock.now()
        async with run.tools.database.tenant_session(run.account.tenant_id) as session:
            claimed = await claim_due_pins(
                session,
                project_id,
                run.account.id,
                since=now - timedelta(days=DAYS_BACK),
                now=now,
                lease_until=now + _LEASE,
                limit=MOST_PINS if run.many else _SINGLY,
            )
        if not claimed:
            return
        left = list(claimed)
        try:
            await _ask(run, left)
        finally:
            if left:
                await _hand_back(run, left)


async def _hand_back(run: _Run, left: Sequence[DuePin]) -> None:
    async with run.tools.database.tenant_session(run.account.tenant_id) as session:
        await hand_back(session, [pin.pin_id for pin in left], run.tools.clock.now())


async def _ask(run: _Run, left: list[DuePin]) -> None:
    """Takes out of ``left`` what it asked for; many at once, or one by one where that is not open."""
    if run.many:
        try:
            await _ask_together(run, left)
        except FiguresRefusedError as error:
            if error.blame != "pins":
                raise
            if error.for_good:
                await _note_account(run, problem=None, singly_until=run.tools.clock.now() + _SINGLY_FOR)
    while left and run.requests < MOST_REQUESTS:
        await _ask_singly(run, left)


async def _ask_together(run: _Run, left: list[DuePin]) -> None:
    now = run.tools.clock.now()
    start = min(pin.published_at for pin in left).date()
    run.requests += 1
    told = await run.tools.source.read_many(
        run.account.base_url,
        run.token,
        [pin.pinterest_pin_id for pin in left],
        max(start, (now - timedelta(days=DAYS_BACK)).date()),
        now.date(),
        run.pace,
    )
    async with run.tools.database.tenant_session(run.account.tenant_id) as session:
        for pin in [each for each in left if each.pinterest_pin_id in told]:
            await _record(run, session, pin, told[pin.pinterest_pin_id], now)
            left.remove(pin)


async def _ask_singly(run: _Run, left: list[DuePin]) -> None:
    pin, now = left[0], run.tools.clock.now()
    start = max(pin.published_at, now - timedelta(days=DAYS_BACK)).date()
    run.requests += 1
    try:
        days = await run.tools.source.read_one(
            run.account.base_url, run.token, pin.pinterest_pin_id, start, now.date(), run.pace
        )
    except FiguresRefusedError as error:
        if error.blame != "pin":
            raise
        async with run.tools.database.tenant_session(run.account.tenant_id) as session:
            await finish_reading(
                session, pin.pin_id, read_at=None, next_at=now + _RETRY_PIN, problem=error.message
            )
        run.without += 1
    else:
        async with run.tools.database.tenant_session(run.account.tenant_id) as session:
            await _record(run, session, pin, days, now)
    left.pop(0)


async def _record(
    run: _Run, session: TenantSession, pin: DuePin, days: Sequence[DayFigures], now: datetime
) -> None:
    await upsert_days(session, pin.pin_id, days, now, final_before=(now - 2 * DELAY).date())
    young = now - pin.published_at < run.tools.daily
    await finish_reading(
        session, pin.pin_id, read_at=now, next_at=now + (_DAILY if young else _WEEKLY), problem=None
    )
    run.told += 1


async def _end_early(run: _Run, error: AppError) -> None:
    """Notes why the account is not asked on in this run, and until when in others."""
    if isinstance(error, NotSentError):
        # Its own limit is used up: that is the pace, and the next run goes on.
        return
    if not isinstance(error, FiguresRefusedError):
        await _note_account(run, problem=error.message)
        return
    now = run.tools.clock.now()
    if error.blame == "account":
        async with run.tools.database.tenant_session(run.account.tenant_id) as session:
            await lock_account(session, run.account.id)
            await hold_refused(
                session,
                run.account.tenant_id,
                run.account.id,
                error.message,
                now,
                reconnect=error.reconnect,
                asked_at=run.token_read_at,
            )
        # A new token is tried at once; an account that was stopped may still ask, but not soon.
        wait_until = None if error.reconnect else now + _RETRY_PERMISSION
        await _note_account(run, problem=error.message, wait_until=wait_until)
    elif error.blame == "permission":
        await _note_account(run, problem=error.message, wait_until=now + _RETRY_PERMISSION)
    elif error.limited:
        until = now + (error.retry_after or RETRY_LIMITED)
        async with run.tools.database.tenant_session(run.account.tenant_id) as session:
            await close_requests(session, run.account.id, "analytics", until, now)
        await _note_account(run, problem=error.message, wait_until=until)
    else:
        await _note_account(
            run, problem=error.message, wait_until=now + (error.retry_after or _RETRY_SILENCE)
        )


async def _note_account(
    run: _Run,
    *,
    problem: str | None,
    wait_until: datetime | None = None,
    singly_until: datetime | None = None,
) -> None:
    run.problem = problem
    reading = msgspec.structs.replace(
        run.reading,
        problem=problem,
        wait_until=wait_until,
        singly_until=singly_until or run.reading.singly_until,
    )
    if reading == run.reading:
        return
    run.reading = reading
    async with run.tools.database.tenant_session(run.account.tenant_id) as session:
        await upsert_account_reading(session, run.account.id, reading)

"""Keeps an account's requests within its limits, over all processes: the buckets stand in the database.

Whoever asks for an account asks its pace first: posting and figures hand one to their adapters, everybody
else finds it inside ``AccountEgress.speaking_for`` (``pace_now``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from pinflow.accounts.models import Account, AccountId
from pinflow.accounts.pace.buckets import Bucket, close, default_bucket, learn, take
from pinflow.accounts.pace.pace import NO_PACE, NotSentError, Pace, Resource, ToldLimits
from pinflow.accounts.pace.queries import list_buckets, replace_buckets, write_buckets
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantSession

# More than this share of a limit left: what the headers say is no news.
_PLENTY = 0.2
# For how long nobody asks after a refusal that names no time.
RETRY_LIMITED = timedelta(minutes=15)
_now_asking: ContextVar[Pace] = ContextVar("pinflow_account_pace", default=NO_PACE)


def pace_now() -> Pace:
    """The pace of the account that this task speaks for."""
    return _now_asking.get()


@contextmanager
def asking_at(pace: Pace) -> Iterator[None]:
    """Inside the block it is ``pace`` that holds whoever brings none of their own."""
    token = _now_asking.set(pace)
    try:
        yield
    finally:
        _now_asking.reset(token)


async def take_request(
    session: TenantSession, account_id: AccountId, resource: Resource, now: datetime
) -> timedelta:
    """Takes one request; how long to wait where there is none left, zero where it may go."""
    return (await take_requests(session, [account_id], resource, now))[account_id]


async def take_requests(
    session: TenantSession, account_ids: Collection[AccountId], resource: Resource, now: datetime
) -> dict[AccountId, timedelta]:
    """The same of several accounts, one request each."""
    known = await list_buckets(session, account_ids, resource, lock=True)
    waits, taken = {}, {}
    for account_id, buckets in known.items():
        waits[account_id], left = take(buckets or [default_bucket(resource, now)], now)
        if not waits[account_id]:
            taken[account_id] = left
    await write_buckets(session, resource, taken)
    return waits


async def close_requests(
    session: TenantSession, account_id: AccountId, resource: Resource, until: datetime, now: datetime
) -> None:
    """Nothing of the account is sent before ``until``, whoever would."""
    known = await list_buckets(session, [account_id], resource, lock=True)
    closed = close(known[account_id], resource, until, now)
    await write_buckets(session, resource, {account_id: closed})


async def save_paces(session: TenantSession, paces: Sequence[AccountPace], now: datetime) -> None:
    """Notes what the answers said of several accounts' limits, where it is news."""
    told = {pace.account_id: pace.told for pace in paces}
    for resource in sorted({each.resource for limits in told.values() for each in limits}):
        # The newest answer says all that older ones said.
        newest = {
            account_id: [each for each in limits if each.resource == resource][-1]
            for account_id, limits in told.items()
            if any(each.resource == resource for each in limits)
        }
        known = await list_buckets(session, newest, resource)
        for account_id in sorted(newest):
            if _is_news(known[account_id], newest[account_id]):
                locked = await list_buckets(session, [account_id], resource, lock=True)
                learnt = learn(locked[account_id], newest[account_id], now)
                await replace_buckets(session, account_id, resource, learnt)
    for pace in paces:
        for resource, until in sorted(pace.closed.items()):
            if until > now:
                await close_requests(session, pace.account_id, resource, until, now)


def _is_news(known: Sequence[Bucket], told: ToldLimits) -> bool:
    names = {(bucket.name, int(bucket.quota), int(bucket.window_seconds)) for bucket in known}
    same = names == {(policy.name, policy.quota, policy.window_seconds) for policy in told.policies}
    left = told.remaining is None or told.remaining > _PLENTY * (told.limit or told.remaining)
    return not (same and left)


class AccountPace(Pace):
    """The pace of one account for a few requests. ``paid``: how many were taken in the claim already."""

    def __init__(
        self, database: Database, clock: Clock, account: Account, *, paid: Resource | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._account = account
        self._paid = paid
        self._kept: Resource | None = None
        self._told: list[ToldLimits] = []
        self._closed: dict[Resource, datetime] = {}

    def keep_paid(self) -> None:
        """What follows is not what was paid for."""
        self._kept, self._paid = self._paid, None

    def use_paid(self) -> None:
        """What follows is."""
        self._kept, self._paid = None, self._kept

    async def before(self, resource: Resource) -> None:
        if self._paid == resource:
            self._paid = None
            return
        async with self._database.tenant_session(self._account.tenant_id) as session:
            wait = await take_request(session, self._account.id, resource, self._clock.now())
        if wait:
            raise NotSentError(
                "accounts.limit_used_up",
                "This account has asked Pinterest as often as it may for now. It goes on later.",
                retry_after=wait,
            )

    def tell(self, limits: ToldLimits) -> None:
        if limits.policies or limits.remaining is not None:
            self._told.append(limits)
        if limits.closed_for is not None:
            until = self._clock.now() + limits.closed_for
            self._closed[limits.resource] = max(until, self._closed.get(limits.resource, until))

    @property
    def account_id(self) -> AccountId:
        """Whose pace it is."""
        return self._account.id

    @property
    def told(self) -> Sequence[ToldLimits]:
        """What the answers said, the oldest first."""
        return self._told

    @property
    def closed(self) -> Mapping[Resource, datetime]:
        """What Pinterest refused for being asked too often, and until when nobody may ask."""
        return self._closed

    @property
    def has_news(self) -> bool:
        """Whether ``save`` has anything to look at."""
        return bool(self._told or self._closed)

    async def save(self, session: TenantSession, now: datetime) -> None:
        """Notes what the answers said, where it is news."""
        await save_paces(session, [self], now)

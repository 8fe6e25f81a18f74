"""Keeps an account's requests within its limits, over all processes: the buckets stand in the database."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Account, AccountId
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantSession
from pinflow.posting.buckets import close, default_bucket, learn, take
from pinflow.posting.channels.channel import NotSentError, Pace, Resource, ToldLimits
from pinflow.posting.queries import list_buckets, replace_buckets, write_buckets

# More than this share of a limit left: what the headers say is no news.
_PLENTY = 0.2


async def take_request(
    session: TenantSession, account_id: AccountId, resource: Resource, now: datetime
) -> timedelta:
    """Takes one request; how long to wait where there is none left, zero where it may go."""
    known = await list_buckets(session, account_id, resource, lock=True)
    wait, taken = take(known or [default_bucket(resource, now)], now)
    if not wait:
        await write_buckets(session, account_id, resource, taken)
    return wait


async def close_requests(
    session: TenantSession, account_id: AccountId, resource: Resource, until: datetime, now: datetime
) -> None:
    """Nothing of the account is sent before ``until``, whoever would."""
    known = await list_buckets(session, account_id, resource, lock=True)
    await write_buckets(session, account_id, resource, close(known, resource, until, now))


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
                "posting.limit_used_up",
                "This account has asked Pinterest as often as it may for now. It goes on later.",
                retry_after=wait,
            )

    def tell(self, limits: ToldLimits) -> None:
        if limits.policies or limits.remaining is not None:
            self._told.append(limits)

    async def save(self, session: TenantSession, now: datetime) -> None:
        """Notes what the answers said, where it is news."""
        # The newest answer of a kind says all that older ones said.
        newest = {told.resource: told for told in self._told}
        self._told.clear()
        for resource, told in newest.items():
            known = await list_buckets(session, self._account.id, resource)
            names = {(bucket.name, int(bucket.quota), int(bucket.window_seconds)) for bucket in known}
            same = names == {(policy.name, policy.quota, policy.window_seconds) for policy in told.policies}
            left = told.remaining is None or told.remaining > _PLENTY * (told.limit or told.remaining)
            if same and left:
                continue
            known = await list_buckets(session, self._account.id, resource, lock=True)
            await replace_buckets(session, self._account.id, resource, learn(known, told, now))

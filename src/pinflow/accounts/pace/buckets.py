"""An account's limits at Pinterest as token buckets. Pure: what is stored is read and written elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.pace.pace import Resource, ToldLimits

# As published for Standard access, per minute; they hold until an answer tells others.
DEFAULT_NAME = "default"
_DEFAULT_QUOTA: dict[Resource, float] = {"read": 1000.0, "write": 100.0, "analytics": 60.0}
_MINUTE = 60.0


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """``quota`` requests in ``window_seconds``, refilled evenly; ``closed_until``: none before."""

    name: str
    quota: float
    window_seconds: float
    tokens: float
    filled_at: datetime
    closed_until: datetime | None = None

    def level(self, now: datetime) -> float:
        """How many requests may go now. A clock that was set back fills nothing."""
        elapsed = max((now - self.filled_at).total_seconds(), 0.0)
        return min(self.quota, self.tokens + elapsed * self.quota / self.window_seconds)

    def wait(self, now: datetime) -> timedelta:
        """How long until one request may go; zero: it may."""
        missing = max(1.0 - self.level(now), 0.0) * self.window_seconds / self.quota
        closed = timedelta(0) if self.closed_until is None else self.closed_until - now
        return max(timedelta(seconds=missing), closed, timedelta(0))


def default_bucket(resource: Resource, now: datetime) -> Bucket:
    """What holds for an account that has not told its limits yet."""
    quota = _DEFAULT_QUOTA[resource]
    return Bucket(name=DEFAULT_NAME, quota=quota, window_seconds=_MINUTE, tokens=quota, filled_at=now)


def take(buckets: Sequence[Bucket], now: datetime) -> tuple[timedelta, list[Bucket]]:
    """Takes one request out of every bucket, or none out of any; how long to wait, and what they are then."""
    wait = max((bucket.wait(now) for bucket in buckets), default=timedelta(0))
    if wait > timedelta(0):
        return wait, list(buckets)
    taken = [
        msgspec.structs.replace(bucket, tokens=bucket.level(now) - 1.0, filled_at=now, closed_until=None)
        for bucket in buckets
    ]
    return timedelta(0), taken


def learn(buckets: Sequence[Bucket], told: ToldLimits, now: datetime) -> list[Bucket]:
    """The buckets as an answer's headers say; the guessed one goes once there is a told one."""
    known = {bucket.name: bucket for bucket in buckets}
    if told.policies:
        known.pop(DEFAULT_NAME, None)
    for policy in told.policies:
        quota, window = float(policy.quota), float(policy.window_seconds)
        old = known.get(policy.name)
        tokens = quota - 1.0 if old is None else min(old.level(now), quota)
        closed = None if old is None else old.closed_until
        if told.remaining is not None and told.limit == policy.quota:
            tokens = min(tokens, float(told.remaining))
            if told.remaining == 0 and told.reset_seconds:
                closed = now + timedelta(seconds=told.reset_seconds)
        known[policy.name] = Bucket(
            name=policy.name,
            quota=quota,
            window_seconds=window,
            tokens=tokens,
            filled_at=now,
            closed_until=closed,
        )
    return list(known.values())


def close(buckets: Sequence[Bucket], resource: Resource, until: datetime, now: datetime) -> list[Bucket]:
    """The buckets after the platform said to wait: nothing goes before ``until``."""
    return [
        msgspec.structs.replace(bucket, closed_until=max(until, bucket.closed_until or until))
        for bucket in buckets or [default_bucket(resource, now)]
    ]

"""Reads Pinterest's structured rate limit headers; ``int()`` on them fails."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx2

from pinflow.integrations.pinterest.models import RateLimitPolicy, RateLimits
from pinflow.kit.http import LONGEST_WAIT, read_retry_after

# No limit is counted over a longer time; it would be waited for as long.
_LONGEST_WINDOW_SECONDS = 31 * 24 * 60 * 60
# A comma inside quotes belongs to a name, not to the list.
_ITEM = re.compile(r'(?:[^,"]|"[^"]*")+')
_PART = re.compile(r'(?:[^;"]|"[^"]*")+')


def read_rate_limits(headers: httpx2.Headers) -> RateLimits:
    """The limits in ``x-ratelimit-limit|remaining|reset``; what cannot be read is None, never an error.

    A reset is taken for a day at most, and a limit over more than a month is left out: a moment in place of
    seconds, or a slip, must not stop an account for years.

    ``x-ratelimit-limit`` looks like ``60, 100;w=1;name="safety_net", 60;w=60;name="org_write"``.
    """
    items = [item.strip() for item in _ITEM.findall(headers.get("x-ratelimit-limit", ""))]
    policies = tuple(policy for item in items if (policy := _read_policy(item)) is not None)
    bare = [policy for policy in policies if policy.window_seconds is None and policy.name is None]
    return RateLimits(
        limit=bare[0].quota if bare else None,
        remaining=_leading_int(headers.get("x-ratelimit-remaining")),
        reset_seconds=_reset_seconds(headers),
        policies=tuple(policy for policy in policies if policy not in bare),
    )


def read_wait(headers: httpx2.Headers) -> timedelta | None:
    """How long Pinterest asks to wait: ``Retry-After``, else ``x-ratelimit-reset``."""
    asked = read_retry_after(headers)
    reset = _reset_seconds(headers)
    return asked if asked is not None or reset is None else timedelta(seconds=reset)


def _reset_seconds(headers: httpx2.Headers) -> int | None:
    told = _leading_int(headers.get("x-ratelimit-reset"))
    return None if told is None else min(told, int(LONGEST_WAIT.total_seconds()))


def _read_policy(item: str) -> RateLimitPolicy | None:
    first, *rest = [part.strip() for part in _PART.findall(item)]
    quota = _leading_int(first)
    if quota is None:
        return None
    told = dict(part.split("=", 1) for part in rest if "=" in part)
    window, name = _leading_int(told.get("w")), told.get("name")
    if window is not None and window > _LONGEST_WINDOW_SECONDS:
        return None
    return RateLimitPolicy(quota=quota, window_seconds=window, name=name.strip('"') if name else None)


def _leading_int(value: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,12})\s*(?:$|[,;])", value or "")
    return int(found[1]) if found else None

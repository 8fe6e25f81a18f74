"""Counts requests per account and category, in fixed windows of the machine's time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

# Requests a minute, a user and an app, as Pinterest publishes them; 100 a second for any category.
STANDARD_LIMITS: Mapping[str, int] = {
    "org_read": 1000,
    "org_write": 100,
    "org_analytics": 60,
    "trends_read": 60,
}
_A_SECOND = 100
_MINUTE = 60


def category_of(method: str, path: str) -> str:
    """The category Pinterest counts a request under."""
    if path.startswith("/v5/trends/"):
        return "trends_read"
    if path.startswith("/v5/pins/") and path.endswith("analytics"):
        return "org_analytics"
    return "org_read" if method == "GET" or path == "/v5/oauth/token" else "org_write"


class RateLimiter:
    """Machine's time, not the stand-in's clock: limits are about load, and a turned clock is none."""

    def __init__(self, limits: Mapping[str, int], ticks: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._ticks = ticks
        self._used: dict[tuple[str, str, int], tuple[int, int]] = {}

    def count(self, who: str, category: str) -> tuple[bool, dict[str, str], int]:
        """Whether the request may pass, the headers to answer with, and the seconds until the window ends."""
        now = self._ticks()
        limit = self._limits[category]
        seconds_used = self._add(who, category, 1, now)
        minute_used = self._add(who, category, _MINUTE, now)
        reset = _MINUTE - int(now) % _MINUTE if minute_used > limit or seconds_used <= _A_SECOND else 1
        policies = (
            f'{_A_SECOND};w=1;name="safety_net_app_id_user_id", '
            f'{limit};w={_MINUTE};name="{category}_app_id_user_id"'
        )
        headers = {
            "x-ratelimit-limit": f"{limit}, {policies}",
            "x-ratelimit-remaining": str(max(0, limit - minute_used)),
            "x-ratelimit-reset": str(reset),
        }
        return seconds_used <= _A_SECOND and minute_used <= limit, headers, reset

    def _add(self, who: str, category: str, window: int, now: float) -> int:
        number = int(now) // window
        key = (who, category, window)
        seen, used = self._used.get(key, (number, 0))
        used = used + 1 if seen == number else 1
        self._used[key] = (number, used)
        return used

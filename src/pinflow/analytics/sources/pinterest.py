"""Pinterest's own figures of pins, in our words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import httpx2

from pinflow.accounts.pace.pace import NO_PACE, Pace
from pinflow.accounts.providers.ask_in_turn import in_turn
from pinflow.analytics.sources.figures_source import DayFigures, FiguresRefusedError, FiguresSource
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestAccountError,
    PinterestError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestRefusedError,
    PinterestScopeError,
)
from pinflow.integrations.pinterest.models import PinMetrics
from pinflow.integrations.pinterest.settings import OFFICIAL_SANDBOX_BASE_URL

METRICS = ("IMPRESSION", "SAVE", "OUTBOUND_CLICK", "PIN_CLICK")
# Of all other states of a day Pinterest tells no figures that could be stored.
_TOLD = frozenset({"READY", "ESTIMATE"})
# "Not authorized to access board or Pin", with status 401 or 403: it says nothing of the token.
_NOT_THIS_PIN = frozenset({7, 29})
_NOT_OURS = "Pinterest does not let this account see the figures of this pin."


class PinterestFigures(FiguresSource):
    """Each account at its own address: production, or our stand-in. Pinterest's sandbox has no figures."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    def why_none(self, base_url: str) -> str | None:
        if base_url.rstrip("/") == OFFICIAL_SANDBOX_BASE_URL:
            return "Pinterest's sandbox tells no figures: its pins are seen by nobody."
        return None

    async def read_one(
        self, base_url: str, token: str, pin_id: str, start: date, end: date, pace: Pace = NO_PACE
    ) -> list[DayFigures]:
        with _translated(many=False):
            told = await self._client(base_url, token, pace).get_pin_metrics(pin_id, start, end, METRICS)
        return _days(told)

    async def read_many(
        self, base_url: str, token: str, pin_ids: Sequence[str], start: date, end: date, pace: Pace = NO_PACE
    ) -> dict[str, list[DayFigures]]:
        with _translated(many=True):
            told = await self._client(base_url, token, pace).list_pin_metrics(pin_ids, start, end, METRICS)
        return {pin_id: _days(metrics) for pin_id, metrics in told.items()}

    def _client(self, base_url: str, token: str, pace: Pace) -> PinterestClient:
        return PinterestClient(self._http, base_url, token, **in_turn(pace, "analytics"))


def _days(told: PinMetrics) -> list[DayFigures]:
    days = [
        DayFigures(
            day=each.date,
            impressions=_count(each.metrics.get("IMPRESSION")),
            saves=_count(each.metrics.get("SAVE")),
            outbound_clicks=_count(each.metrics.get("OUTBOUND_CLICK")),
            pin_clicks=_count(each.metrics.get("PIN_CLICK")),
            settled=each.data_status == "READY",
        )
        for each in told.daily_metrics
        if each.data_status in _TOLD
    ]
    return sorted(days, key=lambda each: each.day)


def _count(value: float | None) -> int:
    """A metric that is left out counts nothing; one below zero is a correction of Pinterest's."""
    return max(round(value or 0.0), 0)


@contextmanager
def _translated(*, many: bool) -> Iterator[None]:
    """Says of every failure what it is due to. ``many``: what is refused together may be told one by one."""
    try:
        yield
    except PinterestRateLimitedError as error:
        raise FiguresRefusedError(
            error.code, error.message, blame="nobody", retry_after=error.retry_after, limited=True
        ) from error
    except PinterestScopeError as error:
        # Asking for many is in beta: a scope error says that it is not open to this app.
        raise FiguresRefusedError(
            error.code, error.message, blame="pins" if many else "permission", for_good=True
        ) from error
    except PinterestAccountError as error:
        if error.pinterest_code in _NOT_THIS_PIN:
            raise FiguresRefusedError(error.code, _NOT_OURS, blame="pins" if many else "pin") from error
        raise FiguresRefusedError(
            error.code,
            error.message,
            blame="account",
            reconnect=isinstance(error, PinterestReconnectError),
        ) from error
    except PinterestRefusedError as error:
        raise FiguresRefusedError(error.code, error.message, blame="pins" if many else "pin") from error
    except PinterestError as error:
        raise FiguresRefusedError(
            error.code, error.message, blame="nobody", retry_after=error.retry_after
        ) from error

"""``/v5/pins/.../analytics``: invented figures of pins, the same whenever they are asked for.

A pin does well or badly by its id, most in its first days, and better when it was created in the evening
(by UTC): whoever looks for the best hours has something to find.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.models import Pin
from pinflow.sandbox.pinterest.pins import own_pin
from pinflow.sandbox.pinterest.refusals import bad_parameter, json_response, pin_not_found
from pinflow.sandbox.pinterest.stand_in import authorize, stand_in_of

DAYS_BACK = 90
MOST_PINS = 100
# Told day by day and summed up; the others Pinterest tells over the pin's whole life.
DAILY = ("IMPRESSION", "SAVE", "PIN_CLICK", "OUTBOUND_CLICK")
LIFETIME = ("TOTAL_COMMENTS", "TOTAL_REACTIONS")
OTHERS = ("SAVE_RATE", "USER_FOLLOW", "PROFILE_VISIT")
_DAY = timedelta(days=1)
# Of an ordinary pin's impressions, how many come to this.
_RATES = {"IMPRESSION": 1.0, "SAVE": 0.012, "PIN_CLICK": 0.03, "OUTBOUND_CLICK": 0.014}
_GOOD_HOURS = range(18, 22)


async def show_figures(request: Request) -> Response:
    """The figures of one pin of the account."""
    token = authorize(request, "boards:read", "pins:read")
    start, end, wanted = _asked(request)
    return json_response({"all": _figures(own_pin(request, token), start, end, wanted, _today(request))})


async def show_figures_of_many(request: Request) -> Response:
    """The figures of up to 100 pins of the account."""
    token = authorize(request, "boards:read", "pins:read")
    stand_in = stand_in_of(request)
    ids = request.query_params.getlist("pin_ids")
    if not 1 <= len(ids) <= MOST_PINS or not all(each.isascii() and each.isdigit() for each in ids):
        raise bad_parameter(f"pin_ids must be 1 to {MOST_PINS} ids.")
    start, end, wanted = _asked(request)
    told = {}
    for pin_id in ids:
        pin = stand_in.store.find_pin(pin_id, stand_in.now())
        if pin is None or pin.account_id != token.account_id:
            raise pin_not_found()
        told[pin_id] = {"all": _figures(pin, start, end, wanted, _today(request))}
    return json_response(told)


def _today(request: Request) -> date:
    return datetime.fromtimestamp(stand_in_of(request).now(), UTC).date()


def _asked(request: Request) -> tuple[date, date, list[str]]:
    query = request.query_params
    try:
        start = date.fromisoformat(query.get("start_date", ""))
        end = date.fromisoformat(query.get("end_date", ""))
    except ValueError:
        raise bad_parameter("start_date and end_date must be dates: YYYY-MM-DD.") from None
    today = _today(request)
    if start < today - DAYS_BACK * _DAY or end < start or end > start + DAYS_BACK * _DAY:
        raise bad_parameter(f"start_date cannot be more than {DAYS_BACK} days back, nor after end_date.")
    wanted = [each for each in query.get("metric_types", "").split(",") if each]
    unknown = [each for each in wanted if each not in (*DAILY, *LIFETIME, *OTHERS)]
    if not wanted or unknown:
        raise bad_parameter(f"metric_types: {unknown[0] if unknown else 'none'} is not allowed.")
    return start, end, wanted


def _figures(pin: Pin, start: date, end: date, wanted: Sequence[str], today: date) -> dict[str, object]:
    days = [start + number * _DAY for number in range((end - start) // _DAY + 1)]
    told = [_day(pin, day, wanted, today) for day in days]
    sums: dict[str, int] = {}
    for each in told:
        metrics = each["metrics"]
        assert isinstance(metrics, dict)
        for name, value in metrics.items():
            sums[name] = sums.get(name, 0) + value
    life = {name: int(6 * _share(f"{pin.id}:{name}") ** 3) for name in LIFETIME if name in wanted}
    return {"daily_metrics": told, "summary_metrics": sums, "lifetime_metrics": life}


def _day(pin: Pin, day: date, wanted: Sequence[str], today: date) -> dict[str, object]:
    """As at Pinterest, a day's figures come a day later and are settled after two."""
    created = datetime.fromtimestamp(pin.created_at, UTC)
    status = "READY"
    if day < created.date():
        status = "BEFORE_PIN_CREATED"
    elif day >= today:
        status = "PROCESSING"
    elif day >= today - 2 * _DAY:
        status = "ESTIMATE"
    known = status in ("READY", "ESTIMATE")
    metrics = {name: _count(pin, created, day, name) for name in DAILY if name in wanted} if known else {}
    return {"date": day.isoformat(), "data_status": status, "metrics": metrics}


def _count(pin: Pin, created: datetime, day: date, metric: str) -> int:
    """What the pin brought on a day, which is the same whenever it is asked for."""
    hours = (datetime.combine(day, time(), UTC) - created) / timedelta(hours=1)
    # How much of its life so far lies within the day: most of it in the first two days.
    before, until = (1 - math.exp(-max(edge, 0.0) / 40) for edge in (hours, hours + 24))
    liking = math.exp(1.2 * (_share(f"{pin.id}:liking") + _share(f"{pin.id}:luck") - 1))
    hour = 1.7 if created.hour in _GOOD_HOURS else 0.85
    chance = 0.7 + 0.6 * _share(f"{pin.id}:{day}:{metric}")
    expected = 900 * liking * hour * (until - before) * chance * _RATES[metric]
    rest = _share(f"{pin.id}:{day}:{metric}:rest")
    return int(expected) + (rest < expected % 1)


def _share(salt: str) -> float:
    """A number from 0 to 1 that only depends on ``salt``; one letter more changes all of it."""
    value = zlib.crc32(salt.encode())
    value = (value ^ (value >> 15)) * 0x2C1B3C6D & 0xFFFFFFFF
    value = (value ^ (value >> 12)) * 0x297A2D39 & 0xFFFFFFFF
    return (value ^ (value >> 15)) / 0xFFFFFFFF

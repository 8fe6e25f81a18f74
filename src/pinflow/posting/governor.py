"""The rules that keep an account healthy: cap, warm-up, spacing and waking hours. Pure functions of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from pinflow.accounts import daily_cap

LEAST_SPACING = timedelta(minutes=20)
# When people look at Pinterest, in the account's own zone.
FIRST_HOUR, LAST_HOUR = 7, 22
_HORIZON_DAYS = 400


class AccountRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the governor needs to know of an account."""

    time_zone: str
    daily_cap: int
    spacing: timedelta
    warm_up_started_at: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def least_spacing(self) -> timedelta:
        return max(self.spacing, LEAST_SPACING)


class Slot(msgspec.Struct, frozen=True):
    """A moment the governor allows, and why this one."""

    at: datetime
    reason: str


class Refusal(msgspec.Struct, frozen=True):
    """Why a moment is not allowed, and from when another look is worth while."""

    code: str
    message: str
    not_before: datetime


def cap_on(rules: AccountRules, moment: datetime) -> tuple[int, str]:
    """How many pins the account may publish on the local day of ``moment``, and what sets that cap."""
    return daily_cap.cap_on(rules.daily_cap, rules.warm_up_started_at, moment, rules.zone)


def check_moment(
    rules: AccountRules, taken: Sequence[datetime], moment: datetime, *, hours: bool = True
) -> Refusal | None:
    """Why nothing may be published at ``moment`` beside what is ``taken``; None when it may.

    ``hours``: whether the waking hours count. They choose slots; a pin that is a minute late at 22:00 still
    goes out.
    """
    local = moment.astimezone(rules.zone)
    if hours and not FIRST_HOUR <= local.hour < LAST_HOUR:
        return Refusal(
            "outside_hours",
            f"It is {local:%H:%M} in {rules.time_zone}; pins go out from {FIRST_HOUR}:00 to {LAST_HOUR}:00.",
            _next_opening(rules, moment),
        )
    near = [other for other in taken if abs(other - moment) < rules.least_spacing]
    if near:
        nearest = min(abs(other - moment) for other in near)
        where = "at the same time" if nearest < timedelta(minutes=1) else f"{_minutes(nearest)} away"
        return Refusal(
            "too_close",
            f"Another pin stands {where}; the account keeps {_minutes(rules.least_spacing)} between two.",
            max(near) + rules.least_spacing,
        )
    cap, why = cap_on(rules, moment)
    same_day = sum(other.astimezone(rules.zone).date() == local.date() for other in taken)
    if same_day >= cap:
        return Refusal(
            "cap_reached",
            f"{same_day} of {cap} pins of {local:%A %-d %B} are taken ({why}).",
            _opening_on(rules, local.date() + timedelta(days=1)),
        )
    return None


def find_slot(rules: AccountRules, taken: Sequence[datetime], not_before: datetime) -> Slot:
    """The first moment from ``not_before`` on that the governor allows, on a whole minute.

    Deterministic: the same account, taken moments and start give the same slot.
    """
    moment = _whole_minute(not_before)
    last: Refusal | None = None
    limit = not_before + timedelta(days=_HORIZON_DAYS)
    while moment < limit:
        refusal = check_moment(rules, taken, moment)
        if refusal is None:
            return Slot(moment, _explain(rules, taken, moment, last))
        last = refusal
        moment = _whole_minute(max(refusal.not_before, moment + timedelta(minutes=1)))
    raise AssertionError("an account always has a free moment within its horizon")


def _explain(rules: AccountRules, taken: Sequence[datetime], moment: datetime, last: Refusal | None) -> str:
    local = moment.astimezone(rules.zone)
    cap, why = cap_on(rules, moment)
    number = sum(other.astimezone(rules.zone).date() == local.date() for other in taken) + 1
    count = f"pin {number} of {cap} that day ({why})"
    if last is None:
        return f"The first free moment: {count}, {_minutes(rules.least_spacing)} between two pins."
    return f"The first free moment, {count}. Not earlier: {last.message}"


def _next_opening(rules: AccountRules, moment: datetime) -> datetime:
    local = moment.astimezone(rules.zone)
    opening = _opening_on(rules, local.date())
    return opening if opening > moment else _opening_on(rules, local.date() + timedelta(days=1))


def _opening_on(rules: AccountRules, day: date) -> datetime:
    return datetime.combine(day, time(FIRST_HOUR), rules.zone).astimezone(UTC)


def _whole_minute(moment: datetime) -> datetime:
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + timedelta(minutes=1)


def _minutes(span: timedelta) -> str:
    return f"{int(span / timedelta(minutes=1))} min"

"""The rules that keep an account healthy, as pure functions of time: nothing here asks a database or a clock.

A moment is refused by the first rule that forbids it, in words. A slot is the first moment that no rule
forbids: in the account's spread of the day (``AccountRules.spread``), or to the minute.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from pinflow.accounts import daily_cap
from pinflow.posting.best_hours.lean import Lean, describe_hour, lean_of_day, leaning_offsets, order_places
from pinflow.posting.hours import DEFAULT_HOURS, Hours, day_bounds, describe_day, is_open, open_spans

LEAST_SPACING = timedelta(minutes=20)
# One and the same link rests this long in an account, before and after.
LINK_REST = timedelta(days=7)
NEVER = datetime.max.replace(tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
# Longer than any queue a person fills: what finds no place within it is told so.
_HORIZON_DAYS = 5 * 366


class AccountRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the governor needs to know of an account.

    ``spread``: slots are spread over the open hours of a day, each moved a little by a jitter that ``seed``
    and the day alone decide; else the first free minute is taken. ``lean``: to which hours the spread leans;
    None: to none. It changes which allowed place is taken, never what is allowed.
    """

    time_zone: str
    daily_cap: int
    spacing: timedelta
    warm_up_started_at: datetime
    hours: Hours = DEFAULT_HOURS
    spread: bool = False
    seed: str = ""
    lean: Lean | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def least_spacing(self) -> timedelta:
        return max(self.spacing, LEAST_SPACING)


class Against(msgspec.Struct, frozen=True, kw_only=True):
    """What other pins of the tenant mean for one pin, whatever the moment's neighbours are.

    ``same_link``: when the account uses this pin's link, in order. ``picture_on_board``: the pin of its board
    that shows its picture. ``link_elsewhere``, ``picture_elsewhere``: the tenant's account that has them.
    """

    same_link: tuple[datetime, ...] = ()
    picture_on_board: str | None = None
    link_elsewhere: str | None = None
    picture_elsewhere: str | None = None


NOTHING = Against()


class Slot(msgspec.Struct, frozen=True):
    """A moment the governor allows, and why this one."""

    at: datetime
    reason: str


class Refusal(msgspec.Struct, frozen=True):
    """Why a moment is not allowed, and from when another look is worth while; ``NEVER``: no moment is."""

    code: str
    say: Callable[[], str]
    not_before: datetime

    @property
    def message(self) -> str:
        """In words; put together only when somebody reads them."""
        return self.say()


class NoSlotError(Exception):
    """No moment is allowed. ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def cap_on(rules: AccountRules, moment: datetime) -> tuple[int, str]:
    """How many pins the account may publish on the local day of ``moment``, and what sets that cap."""
    begins, _ = day_bounds(rules.zone, moment.astimezone(rules.zone).date())
    return _cap_of_day(rules.daily_cap, rules.warm_up_started_at, begins, rules.zone)


def check_moment(
    rules: AccountRules,
    taken: Sequence[datetime],
    moment: datetime,
    against: Against = NOTHING,
    *,
    hours: bool = True,
) -> Refusal | None:
    """Why this pin may not be published at ``moment`` beside what is ``taken``; None when it may.

    ``hours``: whether the open hours count. They choose slots; a pin that is a minute late at 22:00 still
    goes out.
    """
    return _check_final(against) or _check(rules, sorted(taken), moment, against, hours=hours)


def first_allowed(
    rules: AccountRules, taken: Sequence[datetime], since: datetime, against: Against = NOTHING
) -> tuple[datetime, Refusal | None]:
    """The first moment from ``since`` on, to the second, that nothing refuses, and what refused the last one
    before; ``NEVER``: none is.
    """
    moment, last = since, None
    while moment < NEVER and (refusal := check_moment(rules, taken, moment, against)) is not None:
        moment, last = max(refusal.not_before, moment + _SECOND), refusal
    return moment, last


def find_slot(
    rules: AccountRules, taken: Sequence[datetime], not_before: datetime, against: Against = NOTHING
) -> Slot:
    """The first moment from ``not_before`` on that the governor allows, on a whole minute.

    Deterministic: the same account, taken moments and start give the same slot. It looks at each day once and
    at each neighbour with a bisection, however many moments are taken.

    Raises:
        NoSlotError: no moment is allowed.
    """
    if (final := _check_final(against)) is not None:
        raise NoSlotError(final)
    taken = sorted(taken)
    first = _whole_minute(not_before)
    day = first.astimezone(rules.zone).date()
    last = _check_hours(rules, first)
    for _ in range(_HORIZON_DAYS):
        found, last = _find_on(rules, taken, day, first, against, last)
        if found is not None:
            return Slot(found, _explain(rules, taken, found, last))
        day += _DAY
    raise NoSlotError(
        last or Refusal("no_free_day", lambda: "No day of the next years has an open hour left.", NEVER)
    )


def spread_of_day(rules: AccountRules, day: date, count: int) -> tuple[datetime, ...]:
    """Up to ``count`` moments over the open hours of a local day, at least the spacing apart.

    The day's open time is cut into equal parts, or by a lean into parts that are shorter in better hours; the
    jitter moves each moment within its part. As many as fit.
    """
    return _spread(rules.hours, rules.zone, rules.least_spacing, rules.seed, day, count, _lean_on(rules, day))


def _find_on(
    rules: AccountRules,
    taken: Sequence[datetime],
    day: date,
    first: datetime,
    against: Against,
    last: Refusal | None,
) -> tuple[datetime | None, Refusal | None]:
    """A free moment on a local day, and what forbade the one before it."""
    if (full := _check_cap(rules, taken, day)) is not None:
        return None, full
    if rules.spread:
        cap, _ = cap_on(rules, day_bounds(rules.zone, day)[0])
        for moment in _in_order(rules, day, spread_of_day(rules, day, cap)):
            if moment >= first and _check_place(rules, taken, moment, against) is None:
                return moment, last
        # What is left of the day beside the spread is not given away: a late start, or pins moved by hand.
    for start, end in open_spans(rules.hours, rules.zone, day):
        moment = _whole_minute(max(start, first))
        while moment < end:
            refusal = _check_place(rules, taken, moment, against)
            if refusal is None:
                return moment, last
            last = refusal
            moment = _whole_minute(min(max(refusal.not_before, moment + _MINUTE), end))
    return None, last


def _lean_on(rules: AccountRules, day: date) -> Lean | None:
    return None if rules.lean is None else lean_of_day(rules.lean, rules.seed, day)


def _in_order(rules: AccountRules, day: date, places: Sequence[datetime]) -> Sequence[datetime]:
    """In which order a day's places are given away: by time, or by what the hours are worth."""
    lean = _lean_on(rules, day)
    if lean is None or not places:
        return places
    spans = open_spans(rules.hours, rules.zone, day)
    return order_places(lean, rules.zone, spans, places, f"{rules.seed}|{day.isoformat()}|order")


def _check_place(
    rules: AccountRules, taken: Sequence[datetime], moment: datetime, against: Against
) -> Refusal | None:
    """What forbids a moment of an open span on a day that has room.

    The clock on the wall is looked at within the span too: of an hour that comes twice, half may be open.
    """
    return _check_hours(rules, moment) or _check_neighbours(rules, taken, moment, against)


def _check(
    rules: AccountRules, taken: Sequence[datetime], moment: datetime, against: Against, *, hours: bool
) -> Refusal | None:
    if hours and (closed := _check_hours(rules, moment)) is not None:
        return closed
    day = moment.astimezone(rules.zone).date()
    return _check_neighbours(rules, taken, moment, against) or _check_cap(rules, taken, day)


def _check_neighbours(
    rules: AccountRules, taken: Sequence[datetime], moment: datetime, against: Against
) -> Refusal | None:
    return _check_spacing(rules, taken, moment) or _check_link(rules, against.same_link, moment)


def _check_final(against: Against) -> Refusal | None:
    """What no other moment changes."""
    if against.picture_on_board is not None:
        return Refusal("picture_on_board", lambda: _PICTURE_ON_BOARD.format(against.picture_on_board), NEVER)
    if against.link_elsewhere is not None:
        return Refusal("link_elsewhere", lambda: _LINK_ELSEWHERE.format(against.link_elsewhere), NEVER)
    if against.picture_elsewhere is not None:
        return Refusal(
            "picture_elsewhere", lambda: _PICTURE_ELSEWHERE.format(against.picture_elsewhere), NEVER
        )
    return None


_PICTURE_ON_BOARD = "“{}” shows the same picture on this board; one picture stands on a board once."
_LINK_ELSEWHERE = "The same link is on your account “{}”; a link belongs to one account."
_PICTURE_ELSEWHERE = "The same picture is on your account “{}”; a picture belongs to one account."


def _check_hours(rules: AccountRules, moment: datetime) -> Refusal | None:
    local = moment.astimezone(rules.zone)
    if is_open(rules.hours, local):
        return None

    def say() -> str:
        open_then = describe_day(rules.hours, local.weekday())
        if not open_then:
            return f"On {local:%A}s no pins go out (times in {rules.time_zone})."
        return f"It is {local:%H:%M} in {rules.time_zone}; on {local:%A}s pins go out from {open_then}."

    return Refusal("outside_hours", say, _next_opening(rules, moment))


def _check_spacing(rules: AccountRules, taken: Sequence[datetime], moment: datetime) -> Refusal | None:
    spacing = rules.least_spacing
    low, high = bisect_right(taken, moment - spacing), bisect_left(taken, moment + spacing)
    if low >= high:
        return None

    def say() -> str:
        nearest = min(abs(other - moment) for other in taken[low:high])
        where = "at the same time" if nearest < _MINUTE else f"{_minutes(nearest)} away"
        return f"Another pin stands {where}; the account keeps {_minutes(spacing)} between two."

    return Refusal("too_close", say, taken[high - 1] + spacing)


def _check_cap(rules: AccountRules, taken: Sequence[datetime], day: date) -> Refusal | None:
    begins, ends = day_bounds(rules.zone, day)
    used = bisect_left(taken, ends) - bisect_left(taken, begins)
    cap, why = _cap_of_day(rules.daily_cap, rules.warm_up_started_at, begins, rules.zone)
    if used < cap:
        return None
    return Refusal(
        "cap_reached",
        lambda: f"{used} of {cap} pins of {day:%A %-d %B} are taken ({why}).",
        _next_opening(rules, ends - timedelta(microseconds=1)),
    )


def _check_link(rules: AccountRules, uses: Sequence[datetime], moment: datetime) -> Refusal | None:
    low, high = bisect_right(uses, moment - LINK_REST), bisect_left(uses, moment + LINK_REST)
    if low >= high:
        return None

    def say() -> str:
        nearest = min(uses[low:high], key=lambda other: abs(other - moment)).astimezone(rules.zone)
        return (
            f"The same link goes out on {nearest:%A %-d %B at %H:%M}; it rests {LINK_REST.days} days "
            "before and after."
        )

    return Refusal("link_rests", say, uses[high - 1] + LINK_REST)


def _explain(rules: AccountRules, taken: Sequence[datetime], moment: datetime, last: Refusal | None) -> str:
    count = count_of_day(rules, taken, moment)
    apart = f"{_minutes(rules.least_spacing)} between two pins"
    if rules.lean is not None and is_of_spread(rules, moment):
        local = moment.astimezone(rules.zone)
        hour = describe_hour(rules.lean, local.hour)
        even = _lean_on(rules, local.date()) != rules.lean
        how = "is even on every fifth day or so, to try all hours" if even else "leans to the best hours"
        text = f"A place of the day's spread, which {how}: {hour}; {count}, {apart}."
    elif is_of_spread(rules, moment):
        text = f"The first free place of the day's spread: {count}, {apart}, moved a little by chance."
    elif last is None:
        text = f"The first free moment: {count}, {apart}."
    else:
        text = f"The first free moment, {count}."
    return text if last is None else f"{text} Not earlier: {last.message}"


def is_of_spread(rules: AccountRules, moment: datetime) -> bool:
    """Whether the moment is one of those that the account's day is spread over."""
    if not rules.spread:
        return False
    cap, _ = cap_on(rules, moment)
    return moment in spread_of_day(rules, moment.astimezone(rules.zone).date(), cap)


def count_of_day(rules: AccountRules, taken: Sequence[datetime], moment: datetime) -> str:
    """``pin 3 of 10 that day (daily cap)`` for a pin at ``moment`` beside the ``taken`` ones, sorted."""
    begins, ends = day_bounds(rules.zone, moment.astimezone(rules.zone).date())
    number = bisect_left(taken, ends) - bisect_left(taken, begins) + 1
    cap, why = cap_on(rules, moment)
    return f"pin {number} of {cap} that day ({why})"


def place_of_day(rules: AccountRules, taken: Sequence[datetime], moment: datetime) -> str:
    """``number 2 of the 3 pins of that day, which takes 10 (daily cap)``: by time, ``taken`` sorted."""
    begins, ends = day_bounds(rules.zone, moment.astimezone(rules.zone).date())
    first = bisect_left(taken, begins)
    number, pins = bisect_left(taken, moment) - first + 1, bisect_left(taken, ends) - first + 1
    cap, why = cap_on(rules, moment)
    if pins == 1:
        return f"the only pin of that day, which takes {cap} ({why})"
    return f"number {number} of the {pins} pins of that day, which takes {cap} ({why})"


def _next_opening(rules: AccountRules, moment: datetime) -> datetime:
    day = moment.astimezone(rules.zone).date()
    # Two weeks: a week's only open span may be one that the clocks jump over.
    for ahead in range(15):
        for start, _ in open_spans(rules.hours, rules.zone, day + timedelta(days=ahead)):
            if start > moment:
                return start
    return moment + _DAY


@lru_cache(maxsize=20_000)
def _cap_of_day(
    own_cap: int, warm_up_started_at: datetime, begins: datetime, zone: ZoneInfo
) -> tuple[int, str]:
    return daily_cap.cap_on(own_cap, warm_up_started_at, begins, zone)


@lru_cache(maxsize=20_000)
def _spread(
    hours: Hours,
    zone: ZoneInfo,
    spacing: timedelta,
    seed: str,
    day: date,
    count: int,
    lean: Lean | None,
) -> tuple[datetime, ...]:
    spans = open_spans(hours, zone, day)
    open_minutes = sum(int((end - start) / _MINUTE) for start, end in spans)
    if open_minutes == 0 or count <= 0:
        return ()
    spacing_minutes = -(-spacing // _MINUTE)
    number = max(min(count, open_minutes // spacing_minutes), 1)
    part = open_minutes / number
    play = max(part - spacing_minutes, 0.0) if number > 1 else part - 1
    chance = hashlib.blake2b(f"{seed}|{day.isoformat()}".encode(), digest_size=64).digest()
    chances = [int.from_bytes(chance[2 * index : 2 * index + 2], "big") / 2**16 for index in range(number)]
    if lean is None:
        offsets = [int(index * part + play * chances[index]) for index in range(number)]
    else:
        offsets = leaning_offsets(lean, zone, spans, spacing_minutes, number, chances)
    return tuple(_after_open_minutes(spans, offset) for offset in offsets)


def _after_open_minutes(spans: Sequence[tuple[datetime, datetime]], minutes: int) -> datetime:
    for start, end in spans:
        length = int((end - start) / _MINUTE)
        if minutes < length:
            return start + minutes * _MINUTE
        minutes -= length
    raise AssertionError(minutes)


def _whole_minute(moment: datetime) -> datetime:
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + _MINUTE


def _minutes(span: timedelta) -> str:
    return f"{int(span / _MINUTE)} min"

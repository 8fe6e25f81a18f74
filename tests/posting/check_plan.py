"""Judges a plan by the rules that docs/scheduling.md tells; written apart from the governor, without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec


class AccountFacts(msgspec.Struct):
    """What is set for an account. ``hours``: for Monday to Sunday the open spans in local minutes."""

    zone: str
    cap: int
    spacing_minutes: int
    warm_up_started_at: datetime
    hours: Sequence[Sequence[tuple[int, int]]]


class Placed(msgspec.Struct):
    """A pin that has a moment. ``sent``: it went out and cannot be moved."""

    account: int
    at: datetime
    link: str
    picture: int
    board: str
    sent: bool = False


def broken_rules(accounts: Sequence[AccountFacts], plan: Sequence[Placed]) -> list[str]:
    """Names of the rules that the plan breaks; what was sent before a rule was made stricter breaks none."""
    broken = [
        name
        for number, facts in enumerate(accounts)
        for name in _broken_in_account(facts, [pin for pin in plan if pin.account == number])
    ]
    by_link: dict[str, int] = {}
    by_picture: dict[int, int] = {}
    for pin in plan:
        if by_link.setdefault(pin.link, pin.account) != pin.account:
            broken.append("link on two accounts")
        if by_picture.setdefault(pin.picture, pin.account) != pin.account:
            broken.append("picture on two accounts")
    return broken


def _broken_in_account(facts: AccountFacts, pins: Sequence[Placed]) -> Iterator[str]:
    zone = ZoneInfo(facts.zone)
    days: dict[tuple[int, int, int], list[Placed]] = {}
    for pin in pins:
        wall = pin.at.astimezone(zone)
        days.setdefault((wall.year, wall.month, wall.day), []).append(pin)
        if not pin.sent:
            minute = 60 * wall.hour + wall.minute
            if not any(begin <= minute and minute < end for begin, end in facts.hours[wall.weekday()]):
                yield "outside the hours"
            if pin.at.second or pin.at.microsecond:
                yield "not on a minute"
    for (year, month, day), of_day in days.items():
        midnight = datetime(year, month, day, tzinfo=zone)
        if not all(pin.sent for pin in of_day) and len(of_day) > _cap(facts, midnight):
            yield "more than the day's cap"
    yield from _broken_between(pins, max(facts.spacing_minutes, 20) * 60)


def _broken_between(pins: Sequence[Placed], spacing_seconds: int) -> Iterator[str]:
    for index, one in enumerate(pins):
        for other in pins[:index]:
            apart = abs((one.at - other.at).total_seconds())
            if apart < spacing_seconds and not (one.sent and other.sent):
                yield "too close"
            if one.link == other.link and apart < 7 * 86_400:
                yield "the link does not rest"
            if one.board == other.board and bin(one.picture ^ other.picture).count("1") <= 10:
                yield "picture twice on a board"


def _cap(facts: AccountFacts, midnight: datetime) -> int:
    """10 at most in the first four weeks: 3, 4, 6, 8 a day; never above 25, never above the account's own."""
    age_days = (midnight - facts.warm_up_started_at).total_seconds() / 86_400
    week = 0 if age_days < 0 else int(age_days // 7)
    by_age = (3, 4, 6, 8)[week] if week < 4 else 25
    return min(facts.cap, by_age, 25)

"""Plans that people could make: imports, drags, recycles, outages, new settings, days when clocks are turned.

Everything is decided by the shipped governor; ``check_plan`` judges the result. A number makes a plan again.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from pinflow.pins.pin import PinId
from pinflow.posting import governor, replan
from pinflow.posting.best_hours.lean import Lean
from pinflow.posting.governor import AccountRules, Against, NoSlotError
from pinflow.posting.hours import DEFAULT_HOURS, Hours
from tests.posting.check_plan import AccountFacts, Placed, broken_rules

# Zones with the day on which their clocks are turned: forward, back, by half an hour, at midnight.
TURNS = (
    ("UTC", "2026-11-23"),
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("America/Santiago", "2026-09-06"),
    ("America/Havana", "2026-11-01"),
    ("Pacific/Chatham", "2026-09-27"),
    ("Asia/Kathmandu", "2026-06-01"),
)
HOURS = (
    DEFAULT_HOURS,
    Hours((((0, 1440),),) * 7),
    Hours((((60, 240), (1200, 1440)),) * 7),
    Hours(((), ((540, 600),), (), ((30, 90), (1410, 1440)), (), ((0, 720),), ((120, 180),))),
)
# To no hours, to an evening, to one hour that is mostly closed, against all hours but one, by nothing.
LEANS = (
    None,
    Lean(tuple(1.8 if 18 <= hour < 21 else 0.9 for hour in range(24)), (3,) * 24),
    Lean(tuple(4.0 if hour == 2 else 0.8 for hour in range(24)), (0,) * 24),
    Lean(tuple(0.1 if hour != 9 else 3.0 for hour in range(24)), (9,) * 24),
    Lean((1.0,) * 24, (40,) * 24),
)
SPACINGS = (1, 20, 45, 60, 240)
_MINUTE = timedelta(minutes=1)


class PlannedPin(msgspec.Struct):
    """A pin of a plan; ``at`` None: it got no slot."""

    number: int
    account: int
    link: str
    picture: int
    board: str
    at: datetime | None = None
    sent: bool = False


class RandomPlan:
    """One tenant with one or two accounts, over some days."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.rules = [self._random_rules() for _ in range(self.chance.choice((1, 1, 2)))]
        zone, day = self.chance.choice(TURNS)
        self.rules[0] = msgspec.structs.replace(self.rules[0], time_zone=zone)
        self.now = datetime.fromisoformat(f"{day}T00:00:00+00:00") - self.chance.randrange(48 * 60) * _MINUTE
        self.pins: list[PlannedPin] = []
        if self.chance.random() < 0.004:
            self._import_for_whole_days()

    def play(self) -> list[str]:
        """Some things happen; which rules the plan breaks then."""
        self._import()
        for _ in range(self.chance.randrange(2, 5)):
            self.chance.choice(_EVENTS)(self)
        return broken_rules([facts_of(rules) for rules in self.rules], self.placed())

    def placed(self) -> list[Placed]:
        return [
            Placed(pin.account, pin.at, pin.link, pin.picture, pin.board, pin.sent)
            for pin in self.pins
            if pin.at is not None
        ]

    def _random_rules(self) -> AccountRules:
        chance = self.chance
        return AccountRules(
            time_zone=chance.choice(TURNS)[0],
            daily_cap=chance.choice((1, 2, 3, 10, 25, 40)),
            spacing=chance.choice(SPACINGS) * _MINUTE,
            warm_up_started_at=datetime(2026, 11, 23, tzinfo=UTC) - timedelta(days=chance.randrange(330)),
            hours=chance.choice(HOURS),
            spread=chance.random() < 0.5,
            seed=str(chance.randrange(100)),
            lean=chance.choice(LEANS),
        )

    def _new_pin(self, account: int, link: str) -> PlannedPin:
        chance = self.chance
        picture = chance.choice((0, 2**64 - 1, 0x0123456789ABCDEF, 0xFFFF0000FFFF0000))
        for _ in range(chance.randrange(13)):
            picture ^= 1 << chance.randrange(64)
        return PlannedPin(len(self.pins), account, link, picture, chance.choice("AB"))

    def _import(self) -> None:
        for _ in range(self.chance.randrange(1, 5)):
            pin = self._new_pin(self.chance.randrange(len(self.rules)), self.chance.choice("vwxyz"))
            self._plan(pin, self.now + self.chance.randrange(1440) * _MINUTE)

    def _import_for_whole_days(self) -> None:
        """More than any account may publish a day, whatever its owner set."""
        self.rules[0] = msgspec.structs.replace(self.rules[0], daily_cap=40, spacing=20 * _MINUTE)
        for number in range(45):
            picture = self.chance.getrandbits(64)
            self._plan(PlannedPin(len(self.pins), 0, f"whole days {number}", picture, "C"), self.now)

    def _recycle(self) -> None:
        old = self.chance.choice(self.pins)
        days = self.chance.choice((0, 6, 7, 30))
        self._plan(self._new_pin(old.account, old.link), max(old.at or self.now, self.now) + timedelta(days))

    def _plan(self, pin: PlannedPin, not_before: datetime) -> None:
        taken, against = self._around(pin)
        try:
            pin.at = governor.find_slot(self.rules[pin.account], taken, not_before, against).at
        except NoSlotError:
            return
        self.pins.append(pin)

    def _drag(self) -> None:
        """To anywhere, most often beside another pin or beside the end of a day."""
        pin, other = self.chance.choice(self.pins), self.chance.choice(self.pins)
        if pin.sent or pin.at is None:
            return
        beside = (other.at or self.now) + self.chance.choice((-1, 0, 1)) * self.rules[pin.account].spacing
        goal = beside + self.chance.choice((-60, -1, 0, 0, 1, 60, 1440)) * _MINUTE
        taken, against = self._around(pin)
        if governor.check_moment(self.rules[pin.account], taken, goal, against) is None and goal > self.now:
            pin.at = goal

    def _pass_time(self) -> None:
        """Up to days; what was due went out, or nothing did because nothing ran."""
        outage = self.chance.random() < 0.3
        self.now += self.chance.randrange(1, 72 * 60) * _MINUTE
        for pin in self.pins:
            if pin.at is not None and pin.at <= self.now and not outage:
                pin.sent = True
        self._replan()

    def _change_settings(self) -> None:
        number = self.chance.randrange(len(self.rules))
        changed = self._random_rules()
        fields = self.chance.sample(("daily_cap", "spacing", "hours", "time_zone", "lean"), 2)
        self.rules[number] = msgspec.structs.replace(
            self.rules[number], **{field: getattr(changed, field) for field in fields}
        )
        for pin in self.pins:
            if pin.at is not None and pin.at <= self.now:
                pin.sent = True
        self._replan()

    def _replan(self) -> None:
        for number, rules in enumerate(self.rules):
            own = [pin for pin in self.pins if pin.account == number and pin.at is not None]
            links: dict[str, list[datetime]] = {}
            for pin in own:
                if pin.sent and pin.at is not None:
                    links.setdefault(pin.link, []).append(pin.at)
            moves = replan.replan(
                rules,
                [pin.at for pin in own if pin.sent and pin.at is not None],
                links,
                [
                    replan.Place(_id_of(pin), pin.at, pin.link)
                    for pin in own
                    if not pin.sent and pin.at is not None
                ],
                self.now,
                not_before=self.now + 2 * _MINUTE,
            )
            for move in moves:
                self.pins[move.place.pin_id.int].at = None if move.slot is None else move.slot.at

    def _around(self, pin: PlannedPin) -> tuple[list[datetime], Against]:
        """What posting's queries would find: the account's moments, and what stands against this pin."""
        taken: list[datetime] = []
        links: list[datetime] = []
        found: dict[str, Any] = {}
        for other in self.pins:
            if other is pin or other.at is None:
                continue
            if other.account == pin.account:
                taken.append(other.at)
                if other.link == pin.link:
                    links.append(other.at)
                if other.board == pin.board and (other.picture ^ pin.picture).bit_count() <= 10:
                    found["picture_on_board"] = "another"
            elif other.link == pin.link:
                found["link_elsewhere"] = "elsewhere"
            elif other.picture == pin.picture:
                found["picture_elsewhere"] = "elsewhere"
        return taken, Against(same_link=tuple(sorted(links)), **found)


def facts_of(rules: AccountRules) -> AccountFacts:
    """The account's settings in the checker's own terms."""
    return AccountFacts(
        zone=rules.time_zone,
        cap=rules.daily_cap,
        spacing_minutes=int(rules.spacing / _MINUTE),
        warm_up_started_at=rules.warm_up_started_at,
        hours=rules.hours.week,
    )


def _id_of(pin: PlannedPin) -> PinId:
    return PinId(UUID(int=pin.number))


_EVENTS = (
    RandomPlan._import,
    RandomPlan._drag,
    RandomPlan._drag,
    RandomPlan._recycle,
    RandomPlan._pass_time,
    RandomPlan._change_settings,
)

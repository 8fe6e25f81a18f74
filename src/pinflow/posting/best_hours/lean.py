"""How a day's places lean to an account's best hours. Pure: the same weights and chances, the same places.

A lean never forbids an hour and never allows one: it says where places are dense and which of them is taken
first. On a fifth of the days all open hours are alike, as an hour that gets no pins can never show its worth.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

HOURS = 24
# The share of the days that is spread evenly, whatever the figures say.
EXPLORED = 0.2
# How strongly the other days follow the weights: twice the outcome, eight times as dense.
_SHARPNESS = 3
_MINUTE = timedelta(minutes=1)
Span = tuple[datetime, datetime]


class Lean(msgspec.Struct, frozen=True):
    """By hour of the account's local day from 0 to 23: what its pins brought against the account's mean
    (1.0), cautiously where they are few, and how many pins that was."""

    weights: tuple[float, ...]
    pins: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != HOURS or len(self.pins) != HOURS or min(self.weights) <= 0:
            raise ValueError("a lean has 24 positive weights and 24 counts")


class _Stretch(msgspec.Struct, frozen=True):
    """Open minutes within one hour of the clock on the wall."""

    first: int
    minutes: int
    density: float

    @property
    def mass(self) -> float:
        return self.minutes * self.density


def lean_of_day(lean: Lean, seed: str, day: date) -> Lean:
    """The lean of one local day: of a fifth of the days, which the seed chooses, an even one."""
    digest = hashlib.blake2b(f"{seed}|{day.isoformat()}|explore".encode(), digest_size=8).digest()
    if int.from_bytes(digest, "big") >= EXPLORED * 2**64:
        return lean
    return Lean((1.0,) * HOURS, lean.pins)


def leaning_offsets(
    lean: Lean,
    zone: ZoneInfo,
    spans: Sequence[Span],
    spacing_minutes: int,
    number: int,
    chances: Sequence[float],
) -> list[int]:
    """``number`` moments as open minutes since the first, at least the spacing apart, dense in good hours.

    They must fit: ``number`` times the spacing is at most the open time. ``chances``: one from 0 to 1 each.
    """
    stretches = _stretches(lean, zone, spans)
    whole = sum(stretch.mass for stretch in stretches)
    offsets = [_offset(stretches, whole * (index + chances[index]) / number) for index in range(number)]
    for index in range(1, number):
        offsets[index] = max(offsets[index], offsets[index - 1] + spacing_minutes)
    last = sum(stretch.minutes for stretch in stretches) - 1
    for index in range(number - 1, -1, -1):
        offsets[index] = min(offsets[index], last)
        last = offsets[index] - spacing_minutes
    return offsets


def order_places(
    lean: Lean, zone: ZoneInfo, spans: Sequence[Span], places: Sequence[datetime], salt: str
) -> list[datetime]:
    """The places in the order in which they are taken: drawn by weight without putting back."""
    density = _densities(lean, zone, spans)

    def turn(place: datetime) -> float:
        digest = hashlib.blake2b(f"{salt}|{place.isoformat()}".encode(), digest_size=8).digest()
        chance = (int.from_bytes(digest, "big") + 1) / (2**64 + 1)
        return -math.log(chance) / density[place.astimezone(zone).hour]

    return sorted(places, key=lambda place: (turn(place), place))


def describe_hour(lean: Lean, hour: int) -> str:
    """What the figures say of an hour, in a clause."""
    span, pins, weight = f"{hour:02d}:00 to {hour + 1:02d}:00", lean.pins[hour], lean.weights[hour]
    if pins == 0:
        return f"no pin that counts went out from {span} yet, and every hour gets its chance"
    counted = "1 pin" if pins == 1 else f"{pins} pins"
    return f"pins from {span} brought {weight:.1f} times the account's average (of {counted})"


def _densities(lean: Lean, zone: ZoneInfo, spans: Sequence[Span]) -> list[float]:
    """By hour how dense places lie there; one over the open time on average."""
    sharp = [weight**_SHARPNESS for weight in lean.weights]
    cut = [(hour, minutes) for _, minutes, hour in _cut(zone, spans)]
    mean = sum(sharp[hour] * minutes for hour, minutes in cut) / sum(minutes for _, minutes in cut)
    return [each / mean for each in sharp]


def _stretches(lean: Lean, zone: ZoneInfo, spans: Sequence[Span]) -> list[_Stretch]:
    density = _densities(lean, zone, spans)
    return [_Stretch(first, minutes, density[hour]) for first, minutes, hour in _cut(zone, spans)]


def _cut(zone: ZoneInfo, spans: Sequence[Span]) -> list[tuple[int, int, int]]:
    """The open time in stretches that end with the hour on the wall: first open minute, length, hour."""
    found, first = [], 0
    for start, end in spans:
        moment = start
        while moment < end:
            local = moment.astimezone(zone)
            minutes = min(60 - local.minute, int((end - moment) / _MINUTE))
            found.append((first, minutes, local.hour))
            first += minutes
            moment += minutes * _MINUTE
    return found


def _offset(stretches: Sequence[_Stretch], mass: float) -> int:
    for stretch in stretches:
        if mass < stretch.mass:
            return stretch.first + int(mass / stretch.density)
        mass -= stretch.mass
    return stretches[-1].first + stretches[-1].minutes - 1

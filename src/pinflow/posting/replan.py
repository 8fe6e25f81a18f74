"""Which places of an account's plan still stand, and where the others go. Pure: moves only what must move."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.pins.pin import PinId
from pinflow.posting.governor import (
    AccountRules,
    Against,
    NoSlotError,
    Refusal,
    Slot,
    check_moment,
    find_slot,
)

# Later than this, a slot's neighbours have moved: the pin gets a new one instead of joining a burst.
LATENESS = timedelta(minutes=30)


class Place(msgspec.Struct, frozen=True):
    """A pin's slot. ``link``: what it leads to, without marker and tag."""

    pin_id: PinId
    at: datetime
    link: str | None


class Move(msgspec.Struct, frozen=True):
    """A place that does not stand any more, why, and the new slot; None: there is none."""

    place: Place
    because: str
    slot: Slot | None


def replan(
    rules: AccountRules,
    sent: Sequence[datetime],
    sent_links: Mapping[str, Sequence[datetime]],
    places: Sequence[Place],
    now: datetime,
    *,
    not_before: datetime,
) -> list[Move]:
    """The moves that make the plan of ``places`` allowed again, in the order of their times.

    ``sent``: what went out or may have; it cannot move. ``sent_links``: the same by link. A place that is
    allowed beside what stands before it in time stays; a missed one, or one that is not allowed any more,
    gets the first slot from ``not_before`` on that is free beside all that stay.
    """
    standing = sorted(sent)
    links = {link: sorted(uses) for link, uses in sent_links.items()}
    leaving: list[tuple[Place, str]] = []
    for place in sorted(places, key=lambda place: (place.at, place.pin_id)):
        why = _why_not(rules, standing, links, place, now)
        if why is None:
            _stand(standing, links, place.link, place.at)
        else:
            leaving.append((place, why))
    moves = []
    for place, why in leaving:
        try:
            slot = find_slot(rules, standing, max(not_before, place.at), _against(links, place))
        except NoSlotError:
            moves.append(Move(place, why, None))
            continue
        _stand(standing, links, place.link, slot.at)
        moves.append(Move(place, why, slot))
    return moves


def _why_not(
    rules: AccountRules,
    standing: Sequence[datetime],
    links: Mapping[str, Sequence[datetime]],
    place: Place,
    now: datetime,
) -> str | None:
    if now - place.at > LATENESS:
        return "Its slot was missed."
    # A pin whose slot has come goes out by itself, however late in the evening.
    refusal: Refusal | None = check_moment(
        rules, standing, place.at, _against(links, place), hours=place.at > now
    )
    return None if refusal is None else refusal.message


def _against(links: Mapping[str, Sequence[datetime]], place: Place) -> Against:
    return Against(same_link=tuple(links.get(place.link, ())) if place.link is not None else ())


def _stand(
    standing: list[datetime], links: dict[str, list[datetime]], link: str | None, at: datetime
) -> None:
    insort(standing, at)
    if link is not None:
        insort(links.setdefault(link, []), at)

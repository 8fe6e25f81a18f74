"""Chooses what further drafts of a product are made of, as unlike those there are as possible."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from pinflow.pins.pin import ARTWORK, LIBRARY, Pin


class Combination(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft is made of. ``picture``: ``artwork`` or where its photo is from."""

    hook: str
    template: str
    scheme: str
    picture: str


# What readers notice first weighs most; a template of another family is noticed most of all.
_WEIGHTS = {"template": 4, "hook": 3, "picture": 2, "scheme": 1}
_OF_FAMILY = 4


def combination_of(pin: Pin) -> Combination:
    """What a pin is made of."""
    return Combination(hook=pin.hook, template=pin.template, scheme=pin.scheme, picture=pin.picture_source)


def list_combinations(
    hooks: Sequence[str],
    templates: Sequence[str],
    schemes: Mapping[str, Sequence[str]],
    photo_templates: Collection[str],
    source: str,
) -> Iterator[Combination]:
    """Everything that could be made; ``source``: where the photo that there is comes from, or ``artwork``.

    Who chose a picture of the library wants to see it: a template that has a place for it shows it.
    """
    with_photo = {ARTWORK: [ARTWORK], LIBRARY: [LIBRARY]}.get(source, [source, ARTWORK])
    for template in templates:
        pictures = with_photo if template in photo_templates else [ARTWORK]
        for hook, scheme, picture in itertools.product(hooks, schemes.get(template, ("",)), pictures):
            yield Combination(hook=hook, template=template, scheme=scheme, picture=picture)


def choose_combinations(
    possible: Sequence[Combination],
    taken: Sequence[Combination],
    count: int,
    families: Mapping[str, str] | None = None,
) -> list[Combination]:
    """Up to ``count`` of ``possible`` that are not taken, one after the other the one furthest from the rest.

    ``families``: of what family a template is. The same input gives the same choice; fewer come back when
    there are no more.
    """
    chosen: list[Combination] = []
    left = [each for each in dict.fromkeys(possible) if each not in taken]
    while left and len(chosen) < count:
        others = (*taken, *chosen)
        apart = {each: [_distance(each, other, families or {}) for other in others] for each in left}
        best = max(left, key=lambda each: (min(apart[each], default=0), sum(apart[each])))
        chosen.append(best)
        left.remove(best)
    return chosen


def _distance(one: Combination, other: Combination, families: Mapping[str, str]) -> int:
    apart = sum(weight for field, weight in _WEIGHTS.items() if getattr(one, field) != getattr(other, field))
    is_of_one_family = families.get(one.template) == families.get(other.template)
    return apart if is_of_one_family else apart + _OF_FAMILY

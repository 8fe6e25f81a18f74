# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""Ends a name where it goes on about what it is for, by whom and with what."""

from __future__ import annotations

import re

from pinflow.pins.writers.naming.brands import BRAND_WITH_FIGURES, brand_words, is_brand
from pinflow.pins.writers.naming.nouns import noun_ends, noun_places
from pinflow.pins.writers.naming.shorten_name import fits
from pinflow.pins.writers.naming.title_words import JOINER, LONG_NOUN, LOOSE_END, WEAK

_PURPOSE = re.compile(r"\s(?:to|zu|zum|um)\s(?=[a-zA-ZäöüÄÖÜ])", re.IGNORECASE)
# A list of what it is for: "Item Finder for Backpack, Keys and Luggage".
_WHAT_FOR = re.compile(
    r"\s(?:for|für|pour|para|per)\s[^,|;–—]+(?:,\s[^,|;–—]{1,24}){0,3},?\s(?:and|or|und|oder|et|ou|y|o|e|&)\s[^,|;–—]+",
    re.IGNORECASE,
)
# Before a joiner these are no product yet: "EcoNour Design for Car Windshield Sun Shade".
_NO_THING = frozenset("design official brand style collection edition exclusive series".split())
_AUDIENCE = re.compile(
    r"(?:^|\s)(?:for|pour|für|para|per)\s(?:men|women|him|her|kids|boys|girls|homme|femme|herren|damen)(?=\s\w)",
    re.IGNORECASE,
)
_BEFORE_THE_THING = frozenset("compatible for with für mit".split())
_PACKS = frozenset("pack packs super value variety family jumbo".split())


def without_purposes(title: str) -> str:
    """A title without the list of what the thing is for: nothing in that is the thing itself."""
    return _WHAT_FOR.sub(" ", title)


def told_before_joiners(piece: str) -> list[str]:
    """The words of a piece up to "for" and its like; what it only fits or comes with is no thing of its own."""
    found = JOINER.search(f" {piece} ")
    words = (piece[: max(found.start() - 1, 0)] if found else piece).split()
    while len(words) > 1 and words[-1].casefold() in LOOSE_END | _PACKS:
        words.pop()
    return words


def cut_at_joiner(name: str, brand: str | None) -> str:
    """The name up to "for", "with" and their like, unless only a brand stands before them."""
    found = JOINER.search(name, _end_of_brand(name))
    before = name[: found.start()] if found else ""
    is_late = found is not None and found[0].strip().casefold() in _BEFORE_THE_THING
    if found and is_late and not fits(name.split()) and _is_without_thing(before.split(), brand):
        name = _with_the_thing_behind(before.split(), name[found.end() :].split()) or name
    elif found and found[0].strip().casefold() == "by" and _is_by_a_maker(before.split(), brand):
        name = _with_its_maker(before.split(), name[found.end() :])
    elif len(before.split()) >= 2 or len(before) >= LONG_NOUN:
        name = before
    elif found and not fits(name.split()) and (further := JOINER.search(name, found.end() - 1)):
        name = name[: further.start()]  # "Kanne aus verzinktem Stahl mit ..."
    found = _PURPOSE.search(name)
    if found and len(name[: found.start()].split()) >= 3:
        name = name[: found.start()]
    long_words = re.match(r"([^\W\d_-]{10,})/[^\W\d_-]{10,}", name)
    return long_words.group(1) if long_words else name


def _end_of_brand(name: str) -> int:
    """Where the words of a brand are over that holds a "for" itself: "7 For All Mankind Jeans"."""
    begin = BRAND_WITH_FIGURES.match(name)
    return begin.end() if begin is not None else 0


def _is_by_a_maker(before: list[str], brand: str | None) -> bool:
    """Whether what stands before "by" is a brand or a line ("Simple Joys by Carter's") and no thing yet."""
    return is_brand(before, brand) or not noun_places(before)


def _with_its_maker(before: list[str], after: str) -> str:
    """ "Simple Joys by Carter's Bodysuit"; a maker that the name begins with is not said again."""
    words = after.split()
    maker = words[: brand_words(words)]
    rest = _AUDIENCE.sub(" ", " ".join(words[len(maker) :]))
    rest = re.sub(r"(?i)\b(eau de \w+) sprays?\b.*", r"\1", " ".join(told_before_joiners(rest)))
    if not rest.strip():
        return " ".join(before if len(before) > 1 else [*before, "by", *maker])
    if [word.casefold() for word in before[: len(maker)]] == [word.casefold() for word in maker]:
        return " ".join([*before, rest])
    said = [*before, "by", *maker, *rest.split()]
    # A scent's own name and its maker's stand side by side where room is short.
    side_by_side = [*before, *maker, *rest.split()]
    if fits(said) or "Eau" not in said:
        return " ".join(said)
    return " ".join(side_by_side if fits(side_by_side) else [*before, rest])


def _is_without_thing(words: list[str], brand: str | None) -> bool:
    """Whether only a brand stands there, with a word that says nothing ("EcoNour Design", "Idella")."""
    kept = [word for word in words if word.casefold() not in _NO_THING]
    if not kept or is_brand(kept, brand) or len(kept) < len(words) < 4:
        return True
    return len(kept) == 1 and len(kept[0]) < LONG_NOUN and not noun_places(kept)


def _with_the_thing_behind(before: list[str], after: list[str]) -> str:
    """The brand and the first thing that is named behind the joiner; empty where none is."""
    brand = [word for word in before if word.casefold() not in _NO_THING]
    ends = noun_ends(after, WEAK)
    if not ends:
        return ""
    nouns, end = noun_places(after), ends[0]
    start = end - 1
    while start > 0 and (start - 1 in nouns or after[start - 1].casefold() in WEAK):
        start -= 1
    return " ".join([*brand, *after[start:end]])

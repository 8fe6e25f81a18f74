# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""A short, clean name out of a marketplace title, which is a soup of keywords, sizes and claims."""

from __future__ import annotations

import re
from functools import lru_cache

from pinflow.pins.writers.naming.brands import as_spelled, is_brand
from pinflow.pins.writers.naming.cut_at_joiner import cut_at_joiner, told_before_joiners, without_purposes
from pinflow.pins.writers.naming.nouns import is_same_thing, noun_ends, noun_places
from pinflow.pins.writers.naming.plain_words import is_plain
from pinflow.pins.writers.naming.read_title import calm_capitals, readable
from pinflow.pins.writers.naming.shorten_name import fits, shorten, with_own_words
from pinflow.pins.writers.naming.strip_noise import (
    shield_figures,
    strip_noise,
    unshield_figures,
    without_figures,
)
from pinflow.pins.writers.naming.title_words import (
    BRACKETS,
    EAST_ASIAN,
    HANGING,
    LONG_NOUN,
    LOOSE_END,
    MAX_NAME_WORDS,
    SEPARATORS,
    SYMBOLS,
    WEAK,
)

# For how old a child, and how much flows through in an hour: nothing of a name.
_AGES = re.compile(
    r"\s(?:für\s(?:kinder|kleinkinder|babys?|mädchen|jungen|jungs)\s)?(?:ab|von|bis|für)\s\d{1,2}(?:[.,]5)?(?:\s?(?:-|–|bis|und)\s?\d{1,2})?\s(?:jahren?|monaten?)(?!\w)"
    r"|\s(?:for\s)?(?:(?:kids|toddlers|boys|girls|children|babies)\s)?(?:ages?|aged)\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?(?!\w)"
    r"|\sfor\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?[\s-](?:years?|months?)[\s-]olds?(?!\w)"
    r"|\s(?:(?:pour\s)?enfants?\s)?(?:à partir de|dès)\s\d{1,2}\s(?:ans|mois)(?!\w)|\s(?:para\s\w+\s)?a partir de\s(?:los\s)?\d{1,2}\s(?:años|meses)(?!\w)|\s(?:dai|da|a partire da)\s\d{1,2}\s(?:anni|mesi)(?!\w)"
    r"|\s\d[\d.,]*\s?(?:l|ml|m³|m3|km|gal)/(?:h|min|s)(?!\w)",
    re.IGNORECASE,
)
# By then a title without commas has said what the thing is.
_MOST_WORDS = 20
_HOUSE_BRAND = re.compile(r"^\s*amazon (?:brand|exclusive|marke)\s*[-–:]\s*", re.IGNORECASE)
_HELD_TOGETHER = re.compile(rf"(?<=[^\W\d_])[-–]\s?({HANGING})\s(?=[^\W\d_])", re.IGNORECASE)
_THINGS_BY_BRAND = frozenset("pampers sodastream lego playmobil gardena roomba airpods tyfocor ninja".split())
# Says how a thing works, at the end of a name of three words and more ("Google Wifi" is a name).
# "Tile, Floor & Wall Cleaner": what ends such a list belongs to its first word too.
_SHARED_NOUN = re.compile(
    r"(?<=\s)([A-Z][\w-]+), ([A-Z][\w-]+) (?:&|and) [A-Z][\w-]+ ((?:Cleaner|Filler|Polish|Brush|Remover|Protector|Organizer|Holder|Spray|Paint|Sealant)s?)\b"
)
# What comes with a thing, or is a part of it, and is none that a title is about.
_PARTS = frozenset(
    "light lights lid lids handle handles strap straps battery batteries cable cables filter filters cover covers case charger display stand bag bags pocket pockets remote "
    "switch plug plugs timer sensor sensors mount mounts hook hooks clip clips button buttons screw screws control controls water pad pads mat mats tablet tablets scale "
    "keys key wire wires chain ring rings band bands belt kit box set sets pack packs cup cups shelf shelves tray trays lock hinge pump valve top tops stickers "
    "tv bulb bulbs platform system systems router routers griff deckel tasche kabel akku beutel filter ladegerät".split()
)
# "Designed for iPhone 15 Pro Max Case"
_FITTING = re.compile(
    r"\b(?:designed|compatible|made)\s(?:for|with)\s(?:[\w+./-]+\s){1,6}?(cases?|covers?|chargers?|protectors?|straps?|bands?|holders?|mounts?|stands?|cables?|adapters?)(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def clean_name(title: str, brand: str | None = None) -> str:
    """The product's name in at most six words and 44 characters; empty when the title says nothing.

    Drops pack sizes, measures, model numbers, years of release, claims, praise, bracketed remarks and
    everything from the first separator on, unless only the brand stands before it. A name that is too long
    ends with the first word for a thing, and loses words between its brand and that.
    """
    text = _AGES.sub(" ", SYMBOLS.sub(" ", _HOUSE_BRAND.sub("", readable(title))))
    cut_off = text.endswith(("...", "…"))
    text = BRACKETS.sub(" ", BRACKETS.sub(" ", text))
    text = _SHARED_NOUN.sub(r"\1 \3", _HELD_TOGETHER.sub(_with_whole_and, text))
    pieces = SEPARATORS.split(shield_figures(text, brand))
    segments = [s for s in (unshield_figures(strip_noise(piece)) for piece in pieces) if s]
    if not segments:
        return ""
    segments = _the_named_one_first(segments)
    name = " ".join(segments[0].split()[:_MOST_WORDS])
    for piece in segments[1:3]:
        if not _is_brand_only(name, brand):
            break
        name = f"{name} {piece}"
    name = cut_at_joiner(name, brand)
    if _says_nothing_yet(name.split()):
        pieces = SEPARATORS.split(shield_figures(without_purposes(text), brand))
        name = _with_thing_of_the_rest(
            name, [unshield_figures(without_figures(piece)) for piece in pieces[:3]]
        )
    name = _latin_part(as_spelled(calm_capitals(_without_echo(name))))
    name = shorten(_drop_torn_end(name) if cut_off and len(segments) == 1 else name, brand)
    return with_own_words(name, title, brand)


def _says_nothing_yet(words: list[str]) -> bool:
    """Whether no word says what it is; a brand that stands for one thing ("Pampers") may have others."""
    return all(words[place].casefold() in _THINGS_BY_BRAND for place in noun_places(words))


def _the_named_one_first(segments: list[str]) -> list[str]:
    """Without a bare noun before the piece that names it: "Diapers, Pampers Baby Dry Disposable Diapers"."""
    first = segments[0].split()
    if len(first) == 1 and noun_places(first):
        for place, piece in enumerate(segments[1:3], 1):
            words = told_before_joiners(piece)
            if len(words) > 1 and is_same_thing(words[-1], first[0]) and not is_plain(words[0]):
                return [" ".join(words), *segments[place + 1 :]]
    return segments


def _with_whole_and(hanging: re.Match[str]) -> str:
    """ "Ess- u. Schreibtisch" and "Topf-und Pfannenset" as they are written in full."""
    return f"- {'und' if hanging[1].casefold() == 'u.' else hanging[1]} "


def _with_thing_of_the_rest(name: str, pieces: list[str]) -> str:
    """A name that does not say what it is, with the thing that the title tells behind it.

    Only a thing that ends its own piece of the title and is no part of another: "Monster Energy Zero Ultra,
    Sugar Free Energy Drink". A name of five words says enough.
    """
    said = name.split()
    if len(said) >= MAX_NAME_WORDS - 1:
        return name
    fitting = _FITTING.search(pieces[0])
    if fitting is not None:
        return f"{name} {fitting[1].capitalize()}"
    for piece in pieces:
        words = told_before_joiners(piece)
        ends = [end for end in noun_ends(words, WEAK) if end == len(words)]
        if not ends or words[-1].casefold() in _PARTS:
            continue
        nouns, start = noun_places(words), len(words) - 1
        while start - 1 in nouns and words[start - 1].casefold() not in _PARTS:
            start -= 1
        thing = [
            word[:1].upper() + word[1:]
            for word in words[start:]
            if not any(word.casefold() == other.casefold() or is_same_thing(word, other) for other in said)
        ]
        if thing and fits([*said, *thing]):
            return " ".join([*said, *thing])
    return name


def _is_brand_only(name: str, brand: str | None) -> bool:
    words = name.split()
    if is_brand(words, brand):
        return True
    is_thing = bool(noun_places(words)) and name.casefold() not in _THINGS_BY_BRAND
    return len(words) == 1 and not is_thing and (len(name) < LONG_NOUN or not name[1:].islower())


def _without_echo(name: str) -> str:
    """Up to the noun that a soup of keywords says again: "Yoga Mat" of "Yoga Mat Fitness & Exercise Mat"."""
    words = name.split()
    folded = [word.casefold() for word in words]
    if len(words) > 2 and "".join(folded[:2]) == folded[2]:
        return _without_echo(" ".join([*words[:2], *words[3:]]))  # "CARE VIEW Careview"
    nouns = noun_places(words)
    for place, word in enumerate(folded):
        if len(word) > 2 and word.isalpha() and word in folded[place + 1 :]:
            after = folded.index(word, place + 1)
            if after == place + 1:
                return _without_echo(" ".join([*words[:place], *words[after:]]))
            end = place + 1
            # "Air" of "Air Fresheners" says nothing yet.
            while end < after and end in nouns and place not in noun_places(words[:end]):
                end += 1
            if end > 2:
                return " ".join(words[:end])
    for place in range(1, len(words) - 1):
        # "Skihose Hose Ski"
        if place in nouns and len(words[place + 1]) > 3 and is_same_thing(words[place], words[place + 1]):
            return " ".join(words[: place + 1])
    return name


def _latin_part(name: str) -> str:
    """Only the words in Latin letters of a name that mixes scripts, when they are a name alone."""
    latin = [w for w in name.split() if not EAST_ASIAN.search(w)]
    return " ".join(latin) if len(latin) >= 3 else name


def _drop_torn_end(name: str) -> str:
    """Without the torn word at the end of a title that the marketplace itself cut off."""
    words = name.split()[: MAX_NAME_WORDS + 1]
    if len(words) > 2 and (len(words[-1]) <= 3 or len(words) > MAX_NAME_WORDS):
        words.pop()
    while len(words) > 2 and words[-1].casefold() in {*LOOSE_END, "short", "long"}:
        words.pop()
    return " ".join(words)

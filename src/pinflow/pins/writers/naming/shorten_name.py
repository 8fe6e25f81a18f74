# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""Shortens a name from its middle: the brand stands at its beginning and what it is at its end."""

from __future__ import annotations

import re

from pinflow.pins.writers.naming import compounds
from pinflow.pins.writers.naming.brands import BRAND_WITH_FIGURES, brand_words
from pinflow.pins.writers.naming.nouns import noun_ends, noun_places
from pinflow.pins.writers.naming.title_words import (
    ADDED_END,
    ADVERB_END,
    BATTERY_SIZE,
    COLOURS,
    EAST_ASIAN,
    GERMAN_ADJECTIVE,
    GERMAN_TAIL,
    JOINER,
    LONG_NOUN,
    LOOSE_END,
    LOOSE_START,
    LOOSE_TECH,
    MAX_NAME_WORDS,
    QUALITIES,
    TAIL,
    TAIL_END,
    WEAK,
)

MAX_NAME_CHARS = 44
# From there on the rules take a text for a copy of the title (rules/texts.py).
COPY_CHARS = 38
_PLACE = re.compile(r"\s(?:in|on|im|am|auf|at|of)\s", re.IGNORECASE)
# Names that begin with what they are: Chinese and its like, and "fontaine à eau", "set di pentole".
_ROMANCE = re.compile(
    r"\s(?:à|du|des|en|pour|avec|para|con|del|di|per|della|da|de(?!\s(?:parfum|toilette|cologne)\b))\s|^[^\W\d_]+\sa\s(?-i:(?=[a-z]))",
    re.IGNORECASE,
)
_NOUN_FIRST = re.compile(rf"{EAST_ASIAN.pattern}|{_ROMANCE.pattern}", re.IGNORECASE)
_STYLED = re.compile(
    r"\b(?:hand[- ]?(?:painted|blown|made|tufted|knit|dyed|crafted|woven|thrown)|handmade|handcrafted|paper-mache|dried|copper|alpaca|wool|ceramic|camp|hanging|filled|mid[- ]century|farmhouse)\s(?:look|style|feel)\s",
    re.IGNORECASE,
)
_BEFORE_FIGURES = frozenset("spf pa no nr size größe".split())
# Words that mean something together only; they stay or go together.
_PAIRS = re.compile(
    r"\b(?:stainless steel|cast iron|easy care|whole home|heavy duty|high quality|(?:all|multi) purpose|remote control(?:led)?|series \d+|full synthetic|one handed|two handed|quick change|super soft|extra thick|new york|(?:extra )?extra (?:large|small|long|wide|deep)"
    r"|(?:extra )?long handle|double wall(?:ed)?|memory foam|faux (?:fur|leather)|vegan leather|(?<=\s)(?:mr|mrs|dr)\. \w+|(?:double|triple) a|quick dry|wide mouth|free standing|hand painted)(?=\s|$)",
    re.IGNORECASE,
)
# "12 Cup", "4 Tier"
_COUNTED = re.compile(
    r"(?<=\s)(\d{1,3}) (?=(?:cup|slice|tier|drawer|cube|quart|panel|door|light|person|speed|shelf|burner|hook)s?\s)",
    re.IGNORECASE,
)
# What a colour's word is in a name as well.
_NAMES_TOO = frozenset("oak amber olive rose sage ivory forest sunny gold silver walnut".split())
_WHOLES = frozenset({"Set", "Kit", "Box"})
_DENIALS = frozenset({"no", "non", "anti"})  # "Non Slip"
_ANDS = frozenset({"&", "and", "und", "+", "y", "e", "et"})
# Qualities that are no end of a name: "Meat Thermometer Digital".
_NO_QUALITY_ENDS = QUALITIES - frozenset(
    "series steel neoprene silicone comfort edelstahl men women herren damen classic".split()
)
_ARTICLES = frozenset("the a an der die das le la les el il lo".split())
_NO_END = _ARTICLES | {"of", "von", "de", "du"}  # "The Art", "Art of"
_SMALL = frozenset("on in at auf im am zu".split())


def with_own_words(name: str, title: str, brand: str | None) -> str:
    """A long name that is nearly the whole title loses a word: whoever repeats a title says nothing of his own."""
    if len(name) < COPY_CHARS or name.casefold() not in title.casefold() or len(name) < 0.8 * len(title):
        return name
    joiners = [found.start() for found in JOINER.finditer(name)]
    if len(joiners) > 1:
        return name[: joiners[-1]]  # "Topf aus emailliertem Gusseisen mit Deckel"
    units = in_units(name)
    # Where the noun stands first, the last word says least.
    place = len(units) - 1 if _ROMANCE.search(name) else _most_expendable(units, brand)
    kept = [*units[:place], *units[place + 1 :]] if place else units
    while len(kept) > 1 and kept[-1].isdecimal() and len(kept) < len(units):
        kept.pop()  # "6" of "6 tasses"
    return " ".join(kept)


def short_name(name: str, seen: int) -> str:
    """A clean name whose last word, what it is, begins within ``seen`` characters; its brand survives too.

    So does the word before the last: a cactus toy is no toy.
    """
    units = in_units(name)
    if _ROMANCE.search(name) and noun_places(units):
        return _short_behind_the_noun(units, seen)
    while len(units) > 2 and len(" ".join(units[: _thing_place(units)])) >= seen:
        place = _most_expendable(units, None)
        if place == 0 or len(units) <= brand_words(units) + 1:
            break
        units.pop(place)
    # "Callaway Golf Golf Balls" of "Callaway Golf Supersoft Golf Balls"
    return " ".join(unit for place, unit in enumerate(units) if place == 0 or unit != units[place - 1])


def without_first_word(name: str) -> str:
    """A name without its brand's first words, or its last one where it begins with what it is; empty where it is
    one word."""
    units = in_units(name)
    nouns = noun_places(units)
    if 0 in nouns and (len(units) - 1 not in nouns or len(units[0]) >= LONG_NOUN):
        return " ".join(units[:-1])
    # "Doug" says as little as "& Doug" without "Melissa".
    rest = units[brand_words(units) :] or units[1:]
    while len(rest) > 1 and rest[0].casefold() in LOOSE_START | _ANDS | _NO_END:
        rest.pop(0)
    return " ".join(rest)


def _short_behind_the_noun(units: list[str], seen: int) -> str:
    """ "Fiskars Tijeras de podar": where the noun stands first, what follows it goes, the last word first."""
    nouns = noun_places(units)
    least = min(nouns) + 1
    while least in nouns:
        least += 1  # "Sac à dos" is one
    while len(units) > least and len(" ".join(units[:-1])) >= seen:
        units.pop()
    while len(units) > least and units[-1].casefold() in LOOSE_END:
        units.pop()
    return " ".join(units)


def _thing_place(units: list[str]) -> int:
    """Which word says what it is: the last but for figures ("Sunscreen SPF 50")."""
    place = len(units) - 1
    while place > 1 and (not units[place].isalpha() or units[place].casefold() in _BEFORE_FIGURES):
        place -= 1
    return place


def fits(words: list[str]) -> bool:
    """Whether a name of these words is short enough."""
    name = " ".join(words)
    return len(name.split()) <= MAX_NAME_WORDS and len(name) <= MAX_NAME_CHARS


def in_units(name: str) -> list[str]:
    """The words of a name; those that mean something together only are one."""
    held = _PAIRS.sub(lambda pair: pair[0].replace(" ", "\0"), name)
    # At the name's end the word before the last stays anyway.
    held = compounds.PATTERN.sub(
        lambda pair: pair[0].replace(" ", "\0") if pair.end() < len(held) else pair[0], held
    )
    held = _COUNTED.sub(r"\1\0", held)
    return [unit.replace("\0", " ") for unit in held.split()]


def _drop_least_telling(units: list[str], kept: int) -> list[str]:
    """Qualities, then colours, between a name's brand (``kept`` words) and its noun."""
    for is_in in (_is_pair, _is_quality, _is_colour):
        place = kept
        while place < len(units) - 1 and not fits(units):
            if is_in(units, place) and not _is_joined(units, place):
                units = [*units[:place], *units[place + 1 :]]
            else:
                place += 1
    return units


def _is_pair(units: list[str], place: int) -> bool:
    return _PAIRS.fullmatch(units[place]) is not None


def _is_quality(units: list[str], place: int) -> bool:
    return units[place].casefold() in QUALITIES or _is_pair(units, place)


def _is_colour(units: list[str], place: int) -> bool:
    """ "Oak" behind a name's first word may be a name: "Kate Oak Home"."""
    word, after = units[place].casefold(), units[place + 1].casefold()
    return word in COLOURS and (place > 1 or word not in _NAMES_TOO or after in COLOURS)


def _is_joined(words: list[str], place: int) -> bool:
    """Whether a word is one half of "White & Color": without it the other half hangs in the air."""
    beside = words[max(place - 1, 0) : place] + words[place + 1 : place + 2]
    return words[place].casefold() in _ANDS or any(word.casefold() in _ANDS for word in beside)


def shorten(name: str, brand: str | None = None) -> str:
    """Shortens a long name from its middle: the brand stands at its beginning and what it is at its end."""
    words = name.split()
    if (
        len(words) > 2
        and words[0].isdecimal()
        and int(words[0]) > 9
        and not BRAND_WITH_FIGURES.match(words[0])
    ):
        words = words[1:]  # a count, such as "100 Baseball Cards"
    if len(words) > 1 and words[0].casefold() in {"ein", "eine", "einen", "a", "an"}:
        words = [words[1][:1].upper() + words[1][1:], *words[2:]]
    if len(words) > 2 and words[-1].isupper() and len(words[-1]) <= 4 and len(words[-2]) >= LONG_NOUN:
        words.pop()  # the beginning of a model's code: "Akku-Schlagbohrschrauber GSB 18V-55"
    words = _without_loose_end(_before_the_tail(words, brand))
    if not fits(words):
        words = _before_the_place(words, name)
    if not fits(words):
        words = " ".join(_up_to_the_noun(in_units(" ".join(words)), brand)).split()
    if not fits(words):
        words = _STYLED.sub("", " ".join(words)).split()
    if not fits(words) and len(words) > 4 and words[0].casefold() == "the":
        words = words[1:]
    units = in_units(" ".join(words))
    if not fits(units) and len(units) > 2 and _is_quality(units, len(units) - 1):
        units.pop()  # torn from its noun
    units = _drop_least_telling(units, max(brand_words(units, brand), 1))
    nouns = noun_places(units)
    ands = [place for place, word in enumerate(units) if word.casefold() in _ANDS and place >= 4]
    if not fits(units) and ands and (not nouns or ands[0] - 1 in nouns or units[ands[0]] == "+"):
        units = units[: ands[0]]
    while not fits(units) and len(units) > 1:
        last = len(units) - 1
        # A soup without commas: its beginning is the name.
        is_soup = len(units) > MAX_NAME_WORDS + 3 and last not in noun_places(units)
        place = last
        if not is_soup and not _NOUN_FIRST.search(name):
            place = _most_expendable(units, brand)
            if place == 0:
                place = _less_telling(units)
                is_enough = place < last and fits([*units[:place], *units[place + 1 :]])
                if not is_enough and (joined := _joined_pair(units, brand)):
                    del units[joined : joined + 3]
                    continue
        if place == last - 1 and compounds.is_compound(units[place]):
            units[place] = units[place].split()[-1]  # "Throw Pillow Cover" needs its pillow
            continue
        units.pop(place)
    words = _without_loose_end(_without_torn_group(" ".join(units).split(), name))
    while len(words) > 1 and words[0].casefold() in LOOSE_START | {"a", "an"}:
        words.pop(0)
    if len(words) == 1 and words[0].casefold() in _ARTICLES:
        return ""
    return ADDED_END.sub("", " ".join(words)[:MAX_NAME_CHARS].strip(" ,.&-/"))


def _joined_pair(units: list[str], brand: str | None) -> int:
    """Where "Clump & Seal" begins between a name's brand and its noun; 0 where there is none."""
    first = max(brand_words(units, brand), 1)
    places = range(first + 1, len(units) - 2) if len(units) - 1 in noun_places(units) else ()
    return next((place - 1 for place in places if units[place].casefold() in _ANDS), 0)


def _without_torn_group(words: list[str], name: str) -> list[str]:
    """ "Oreiller" of "Oreiller à mémoire de forme": without what "de" went from, it says nothing."""
    while _ends_loosely(words):
        words = words[:-1]
    is_torn = re.match(r"\s(?:de|di)\s", name[len(" ".join(words)) :]) is not None
    is_group = len(words) > 3 and words[-2] in {"à", "a"} and name.startswith(" ".join(words))
    return words[:-2] if is_torn and is_group else words


def _before_the_tail(words: list[str], brand: str | None) -> list[str]:
    """A title without commas up to its noun, where only search words follow: "Stehlampe Wohnzimmer dimmbar".

    English adjectives stand before their noun, so those behind one describe no further thing; unless the title
    ends with a thing after all ("Dog Bed Washable Cover"). A plural is over anyway.
    """
    if _NOUN_FIRST.search(" ".join(words)):
        return words
    nouns = noun_places(words)
    behind_one = {place + 1 for place in nouns} | set(noun_ends(words, WEAK))
    # "Ring Rechargeable Battery Pack": a brand may be called like a thing.
    own = brand_words(words, brand) if len(words) > 1 else 1
    for place in range(1, len(words)):
        is_behind = place in behind_one
        if _is_behind_a_german_noun(words, place, is_behind):
            return words[:place]
        if is_behind and (place > own or words[place][:1].islower()) and _is_tail(words, place, nouns):
            return words[:place]
    return words


def _is_behind_a_german_noun(words: list[str], place: int, is_behind: bool) -> bool:
    """Whether a word can only follow a noun, as "groß" and, behind a known or a long one, "Edelstahl" do."""
    before = words[place - 1]
    if before.casefold() in LOOSE_END | LOOSE_START | _ANDS:
        return False
    is_compound = len(before) >= LONG_NOUN and before[1:].isalpha() and before[1:].islower()
    if (is_behind or is_compound) and words[place].casefold() in GERMAN_TAIL:
        return True
    is_noun = is_behind or before in _WHOLES or len(before) > 3
    return is_noun and GERMAN_ADJECTIVE.fullmatch(words[place]) is not None


def _is_tail(words: list[str], place: int, nouns: frozenset[int]) -> bool:
    """Whether a word behind a noun describes no further one: "Guitar Metal Capo" is a capo."""
    word = words[place].casefold()
    if place in nouns or not (word in TAIL or TAIL_END.fullmatch(word)):
        return False
    is_plural = words[place - 1].casefold().endswith("s")
    return is_plural or word in _DENIALS or not {place + 1, len(words) - 1} & nouns


def _before_the_place(words: list[str], name: str) -> list[str]:
    """A long name before "on", "in" and their like, where it says by then what the thing is."""
    place = next((i for i, word in enumerate(words) if _PLACE.fullmatch(f" {word} ")), 0)
    before = noun_places(words[:place])
    if place < 3 or EAST_ASIAN.search(name) or (noun_places(words) and not before):
        return words
    return words[:place]


def _up_to_the_noun(words: list[str], brand: str | None) -> list[str]:
    """A long title up to where it first says what the thing is; the first two words may be a brand's."""
    if 0 in noun_places(words) and _NOUN_FIRST.search(" ".join(words)):
        return words  # "Pentola a pressione Lagostina": its maker stands behind it
    ends = noun_ends(words, WEAK)
    least = max(brand_words(words, brand) + 1, 3)
    end = next((end for end in ends if end >= least), ends[-1] if ends else 0)
    if not 1 < end < len(words):
        return words
    is_told = end >= least or not {words[0].casefold(), words[end].casefold()} & _NO_END
    return words[:end] if is_told else words


def _ends_loosely(words: list[str]) -> bool:
    """Whether the last word says nothing there; "Grey" does, behind "Earl"."""
    is_loose = len(words) > 1 and words[-1].casefold().strip(",.") in LOOSE_END
    return is_loose and not compounds.is_compound(" ".join(words[-2:]))


def _without_loose_end(words: list[str]) -> list[str]:
    words = list(words)
    while _ends_loosely(words):
        words.pop()
    while len(words) > 2 and words[-1].casefold() in LOOSE_TECH and words[-2].casefold() not in QUALITIES:
        words.pop()
    nouns = noun_places(words)
    while (
        len(words) > 2 and words[-1].casefold() in _NO_QUALITY_ENDS and len(words) - 1 not in nouns and nouns
    ):
        words.pop()  # "Meat Thermometer Digital"
    return words


def _less_telling(units: list[str]) -> int:
    """Which of the last two goes where nothing else may: the one before the last, unless it is the thing."""
    last, nouns = len(units) - 1, noun_places(units)
    is_thing = (last - 1 in nouns or len(units[last - 1]) > LONG_NOUN) and last not in nouns
    return last if last < 2 or is_thing or _is_joined(units, last - 1) else last - 1


def _is_battery_size(word: str) -> bool:
    return re.fullmatch("A{2,4}", word) is not None or BATTERY_SIZE.fullmatch(word) is not None


def _most_expendable(units: list[str], brand: str | None) -> int:
    """The place of a word in the middle, behind the brand and the word after it; 0 where there is none.

    The word before the last stays, unless it is a small one, and what "and" joins stays together. What only
    describes goes first ("Dancing"), then what stands nearest to the end, a word for a thing last.
    """
    first = min(max(brand_words(units, brand), 2), len(units) - 1)
    free = [
        place
        for place in range(len(units) - 3, first - 1, -1)
        if not _is_joined(units, place) and not _is_battery_size(units[place])
    ]
    nouns = noun_places(units)
    free = [place for place in free if place not in nouns] or free
    before_last = len(units) - 2
    if before_last >= first and units[before_last].casefold() in _SMALL:
        return before_last
    describing = [p for p in free if ADVERB_END.search(units[p].casefold()) or _is_quality(units, p)]
    if describing or free:
        return (describing or free)[0]
    # A compound says by itself what it is: "Mikrofaser-Spannbettlaken".
    is_compound = len(units[-1]) >= LONG_NOUN and not _is_joined(units, before_last)
    return before_last if before_last >= first and is_compound else 0

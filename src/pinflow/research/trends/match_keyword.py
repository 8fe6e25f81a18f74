"""Whether a keyword of a search trend speaks of a product, how surely, and why, in words.

A title is matched word by word: the keyword's main noun must stand in it as the thing that is sold, and most
of the other words near it. What only looks alike is refused: accessories (“air fryer liners”), things for
the thing (“filter for coffee maker”), words that are scattered, and meanings that the product's category
excludes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product as combinations

import msgspec

from pinflow.research.trends.category_groups import groups_of
from pinflow.research.trends.match_characters import CharacterPattern, match_characters
from pinflow.research.trends.read_words import TitleWord, is_cjk, keys_of, read_title
from pinflow.research.trends.senses import Sense, find_sense
from pinflow.research.trends.word_lists import COMPOUNDING, HEAD_FIRST, WordLists, word_lists

LEAST_SCORE = 0.55
_EARLY_WORDS = 10
_LOOSE, _LOOSEST = 2, 4
_LEAST_PART = 4
_LEAST_COMPOUND = 8
_MOST_PLACES = 3
# What German, Dutch and Swedish put between the parts of a compound.
_JOINTS = ("", "s", "n", "en", "es", "er", "e")


class Match(msgspec.Struct, frozen=True):
    """A keyword that speaks of a product: ``score`` from 0 to 1, ``reason`` for the person who reads it."""

    keyword: str
    score: float
    reason: str


class PatternWord(msgspec.Struct, frozen=True):
    """A word of a keyword that carries meaning."""

    text: str
    keys: frozenset[str]


class Pattern(msgspec.Struct, frozen=True):
    """A keyword made ready: ``head``: which word is its main noun, ``thing``: which noun it is done with.

    They differ for “air fryer recipes” alone.
    """

    keyword: str
    language: str
    words: tuple[PatternWord, ...]
    head: int
    thing: int
    senses: tuple[Sense, ...]
    head_is_use: bool
    head_is_purpose: bool


class _Place(msgspec.Struct, frozen=True):
    """Where a word of the keyword stands in the title; ``within``: as part of this longer word."""

    position: int
    within: str | None = None


def read_keyword(keyword: str, language: str) -> Pattern | None:
    """The keyword made ready; None if nothing in it names a thing."""
    lists = word_lists(language)
    words = [
        PatternWord(word.text, word.keys)
        for word in read_title(keyword, language)
        if word.text not in lists.stop and not word.text.isdigit() and not word.keys & lists.fluff
    ]
    things = [word for word in words if not word.keys & (lists.packs | lists.occasions)]
    if things:
        words = [word for word in words if not word.keys & lists.packs]
    if not words or (len(words) == 1 and not things):
        return None
    head = _head(words, things, language)
    everything = frozenset(key for word in words for key in word.keys)
    senses = [find_sense(word.keys, everything - word.keys, language) for word in words]
    return Pattern(
        keyword=keyword,
        language=language,
        words=tuple(words),
        head=head,
        thing=_thing(words, head, lists),
        senses=tuple(sense for sense in senses if sense is not None),
        head_is_use=bool(words[head].keys & lists.uses),
        head_is_purpose=bool(words[head].keys & lists.purposes),
    )


def _head(words: Sequence[PatternWord], things: Sequence[PatternWord], language: str) -> int:
    """The main noun: the first thing where nouns lead, else the last word."""
    if language in HEAD_FIRST:
        return words.index(things[0]) if things else 0
    return words.index(things[-1]) if things else len(words) - 1


def _thing(words: Sequence[PatternWord], head: int, lists: WordLists) -> int:
    """The main noun, or for a use such as “recipes” the noun before it."""
    before = [index for index, word in enumerate(words[:head]) if not word.keys & lists.uses]
    return before[-1] if words[head].keys & lists.uses and before else head


class KeywordMatcher:
    """Many keywords, ready to be held against many products."""

    def __init__(self, keywords: Iterable[str], languages: Sequence[str]) -> None:
        """``languages``: that of the titles first; keywords are tried in each (ISO 639-1)."""
        keywords = list(dict.fromkeys(keywords))
        self._characters = [CharacterPattern.of(each) for each in keywords if is_cjk(each)]
        spoken = [each for each in keywords if not is_cjk(each)]
        self._tongues = [_Tongue(spoken, language) for language in dict.fromkeys(languages)]

    def find(self, title: str, category: str) -> list[Match]:
        """Every keyword that speaks of the product, the surest first, each once."""
        best: dict[str, Match] = {}
        for tongue in self._tongues:
            for match in tongue.find(title, category):
                if match.keyword not in best or match.score > best[match.keyword].score:
                    best[match.keyword] = match
        if self._characters and is_cjk(title):
            for pattern in self._characters:
                found = match_characters(pattern, title)
                if found is not None and found[0] >= LEAST_SCORE:
                    best[pattern.keyword] = Match(pattern.keyword, *found)
        return sorted(best.values(), key=lambda match: (-match.score, match.keyword))


class _Tongue:
    """The keywords as read in one language, found by the words they hold."""

    def __init__(self, keywords: Iterable[str], language: str) -> None:
        self._language = language
        self._lists = word_lists(language)
        self._patterns = [
            pattern for keyword in keywords if (pattern := read_keyword(keyword, language)) is not None
        ]
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._ends: dict[str, set[int]] = defaultdict(set)
        for number, pattern in enumerate(self._patterns):
            # Without its main noun, or the noun that a use is made of, no keyword fits.
            for word in {pattern.words[pattern.head], pattern.words[pattern.thing]}:
                for key in word.keys:
                    self._by_key[key].add(number)
                if language in COMPOUNDING and len(word.text) >= _LEAST_COMPOUND:
                    for start in range(_LEAST_PART - 1, len(word.text) - _LEAST_PART + 1):
                        self._ends[word.text[start:]].add(number)

    def find(self, title: str, category: str) -> list[Match]:
        words = read_title(title, self._language)
        numbers: set[int] = set()
        for word in words:
            for key in word.keys:
                numbers |= self._by_key.get(key, set())
            if self._language in COMPOUNDING:
                numbers |= self._ends.get(word.text, set())
                for key in self._by_key.keys() & _end_keys(word.text, self._language):
                    numbers |= self._by_key[key]
        found = []
        for number in numbers:
            match = _match(self._patterns[number], words, category, self._lists)
            if match is not None:
                found.append(match)
        return found


def match_keyword(keyword: str, title: str, category: str, language: str) -> Match | None:
    """One keyword held against one product; None if it does not speak of it."""
    found = KeywordMatcher([keyword], [language]).find(title, category)
    return found[0] if found else None


def _match(pattern: Pattern, words: Sequence[TitleWord], category: str, lists: WordLists) -> Match | None:
    places = [_places(pattern, index, words) for index in range(len(pattern.words))]
    context = _context(category, pattern.language)
    # “Air fryer recipes” is about air fryers where the title has no recipes.
    thing = pattern.thing if not places[pattern.head] else pattern.head
    named = [place for place in places[thing] if _is_the_thing(pattern, place, words, lists)]
    if places[thing] and not named:
        return None
    places[thing] = named
    in_title = [index for index, found in enumerate(places) if found]
    by_category = [
        index for index, word in enumerate(pattern.words) if index not in in_title and word.keys & context
    ]
    if not _enough(pattern, in_title, by_category):
        return None
    groups = groups_of(category)
    if groups and any(not sense.groups & groups for sense in pattern.senses):
        return None
    window = _tightest(pattern, places, in_title, words, lists)
    if window is None:
        return None
    score = _coverage(pattern, in_title, by_category) * _nearness(window, in_title, words)
    if pattern.head not in in_title:
        score *= 0.9
    if any(place.within for place in window):
        score *= 0.95
    if pattern.senses and not groups:
        score *= 0.8
    if len(pattern.words) == 1:
        score *= 0.85
    if score < LEAST_SCORE:
        return None
    return Match(pattern.keyword, round(score, 3), _reason(pattern, in_title, by_category, window))


def _places(pattern: Pattern, index: int, words: Sequence[TitleWord]) -> list[_Place]:
    """Where the word stands, as itself or as a part of a compound."""
    wanted, language = pattern.words[index], pattern.language
    found = [_Place(number) for number, word in enumerate(words) if word.keys & wanted.keys]
    if found or language not in COMPOUNDING:
        return found
    is_head = index == pattern.head
    for number, word in enumerate(words):
        # The end of a compound is what it is, the beginning only what it is like.
        parts = _ends_of(word.text, language) if is_head else _beginnings_of(word.text, language)
        if any(part & wanted.keys for part in parts):
            found.append(_Place(number, within=word.text))
    return found or _apart(wanted, words, language)


def _apart(wanted: PatternWord, words: Sequence[TitleWord], language: str) -> list[_Place]:
    """The parts of a compound keyword as words of their own: “Gartendeko” in “Deko für den Garten”."""
    if len(wanted.text) < _LEAST_COMPOUND:
        return []
    for number, word in enumerate(words):
        if len(word.text) < _LEAST_PART or not wanted.text.endswith(word.text):
            continue
        beginning = wanted.text[: -len(word.text)]
        starts = {beginning.removesuffix(joint) for joint in _JOINTS}
        keys = frozenset(
            key for start in starts if len(start) >= _LEAST_PART for key in keys_of(start, language)
        )
        if any(other.keys & keys for other in words):
            return [_Place(number, within=wanted.text)]
    return []


@lru_cache(maxsize=200_000)
def _ends_of(text: str, language: str) -> tuple[frozenset[str], ...]:
    """What the ends of a long word are compared by."""
    if len(text) < _LEAST_COMPOUND:
        return ()
    return tuple(
        keys_of(text[start:], language) for start in range(_LEAST_PART - 1, len(text) - _LEAST_PART + 1)
    )


@lru_cache(maxsize=200_000)
def _end_keys(text: str, language: str) -> frozenset[str]:
    return frozenset(key for keys in _ends_of(text, language) for key in keys)


@lru_cache(maxsize=200_000)
def _beginnings_of(text: str, language: str) -> tuple[frozenset[str], ...]:
    """What the beginnings of a long word are compared by."""
    if len(text) < _LEAST_COMPOUND:
        return ()
    return tuple(keys_of(text[:end], language) for end in range(_LEAST_PART, len(text) - _LEAST_PART + 2))


@lru_cache(maxsize=10_000)
def _context(category: str, language: str) -> frozenset[str]:
    return frozenset(key for word in read_title(category, language) for key in word.keys)


def _is_the_thing(pattern: Pattern, place: _Place, words: Sequence[TitleWord], lists: WordLists) -> bool:
    """Whether the main noun names what is sold, not what it is for or what it covers."""
    own = frozenset(key for word in pattern.words for key in word.keys)
    here = words[place.position]
    following = _neighbour(words, place.position, +1, lists)
    if (
        pattern.language not in HEAD_FIRST
        and following is not None
        and following.keys & lists.other_things
        and not following.keys & own
    ):
        return False
    before = [word for word in words[: place.position] if word.segment == here.segment]
    if pattern.language in HEAD_FIRST and before:
        accessory = next((word for word in reversed(before) if word.text not in lists.stop), None)
        linked = before[-1].text in lists.stop
        if accessory is not None and linked and accessory.keys & lists.other_things - own:
            return False
    if pattern.head_is_purpose:
        return True
    purpose = next((number for number, word in enumerate(before) if word.text in lists.before_purpose), None)
    # “Bed for dogs” is a bed: only what comes after the word names the purpose.
    return purpose is None or not any(word.text not in lists.stop for word in before[:purpose])


def _neighbour(words: Sequence[TitleWord], position: int, step: int, lists: WordLists) -> TitleWord | None:
    """The next word of the segment unless a small word or a number stands between."""
    number = position + step
    if not 0 <= number < len(words) or words[number].segment != words[position].segment:
        return None
    word = words[number]
    return None if word.text in lists.stop or word.text.isdigit() else word


def _enough(pattern: Pattern, in_title: Sequence[int], by_category: Sequence[int]) -> bool:
    count = len(pattern.words)
    if pattern.head in in_title:
        return len(in_title) + len(by_category) >= math.ceil(2 * count / 3)
    # “Air fryer recipes”: without the main noun all the rest must stand there, and it must be a use.
    return pattern.head_is_use and count >= 3 and len(in_title) == count - 1


def _tightest(
    pattern: Pattern,
    places: Sequence[Sequence[_Place]],
    in_title: Sequence[int],
    words: Sequence[TitleWord],
    lists: WordLists,
) -> tuple[_Place, ...] | None:
    """The places of the words that lie closest together, if they belong together at all."""
    best: tuple[int, tuple[_Place, ...]] | None = None
    # More than a few places of one word add nothing but combinations.
    for chosen in combinations(*(places[index][:_MOST_PLACES] for index in in_title)):
        positions = [place.position for place in chosen]
        length = max(positions) - min(positions) + 1
        if length > len(in_title) + _LOOSEST or (best is not None and length >= best[0]):
            continue
        if _in_order(pattern, in_title, chosen, words, lists):
            best = (length, chosen)
    return None if best is None else best[1]


def _in_order(
    pattern: Pattern,
    in_title: Sequence[int],
    chosen: Sequence[_Place],
    words: Sequence[TitleWord],
    lists: WordLists,
) -> bool:
    """Where nouns follow what describes them, “tree cat” is no cat tree unless a small word links them."""
    if pattern.language in HEAD_FIRST or pattern.head not in in_title or pattern.head_is_purpose:
        return True
    head = chosen[list(in_title).index(pattern.head)].position
    for place in chosen:
        if place.position <= head or words[place.position].segment != words[head].segment:
            continue
        between = words[head + 1 : place.position]
        if not any(word.text in lists.links for word in between):
            return False
    return True


def _coverage(pattern: Pattern, in_title: Sequence[int], by_category: Sequence[int]) -> float:
    """How much of the keyword is there: the main noun counts twice, the category's word for half."""
    weighty = None if pattern.head_is_use else pattern.head
    weights = [2.0 if index == weighty else 1.0 for index in range(len(pattern.words))]
    said = sum(weights[index] for index in in_title) + sum(weights[index] / 2 for index in by_category)
    return said / sum(weights)


def _nearness(window: Sequence[_Place], in_title: Sequence[int], words: Sequence[TitleWord]) -> float:
    positions = [place.position for place in window]
    spare = max(positions) - min(positions) + 1 - len(in_title)
    near = 1.0 if spare <= 0 else 0.9 if spare <= _LOOSE else 0.75
    early = min(positions) < _EARLY_WORDS or words[min(positions)].segment == 0
    return near if early else near * 0.85


def _reason(
    pattern: Pattern, in_title: Sequence[int], by_category: Sequence[int], window: Sequence[_Place]
) -> str:
    said = [
        f"“{pattern.words[index].text}”" + (f" (in “{place.within}”)" if place.within else "")
        for index, place in zip(in_title, window, strict=True)
    ]
    parts = [f"the title says {_and(said)}"]
    if by_category:
        parts.append(f"its category says {_and([f'“{pattern.words[index].text}”' for index in by_category])}")
    missing = [
        f"“{word.text}”"
        for index, word in enumerate(pattern.words)
        if index not in in_title and index not in by_category
    ]
    if missing:
        parts.append(f"only {_and(missing)} is missing")
    return f"“{pattern.keyword}” fits: {', '.join(parts)}"


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"

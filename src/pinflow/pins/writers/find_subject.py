# ruff: noqa: E501
"""What a product is about: the kind of thing or the field whose advice fits it."""

from __future__ import annotations

import re

import msgspec

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.answered import without_answered
from pinflow.pins.writers.kinds import is_of_kinds
from pinflow.pins.writers.languages import LANGUAGES
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.cut_at_joiner import without_purposes
from pinflow.pins.writers.naming.read_title import beginning
from pinflow.pins.writers.phrases import Phrases, Subject
from pinflow.pins.writers.things.abroad import kind_at_home, languages_of
from pinflow.pins.writers.things.by_use import narrower_kind
from pinflow.pins.writers.things.strangers import is_stranger

_AFTER_THE_NOUN = r"(?:\s(?:sets?|packs?|pairs?|[»„“\"].+))?"
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_PIECES = re.compile(r"\s*[,|:;.]\s+|\s*\|\s*|\s[-–—]\s")
_NOUN_FIRST = frozenset({"fr", "es", "it"})
# "Support de lampe" is no lamp, but "lot de 3 lampes" are.
_OF_A_THING = re.compile(
    r"(?:\b(?:de|du|des|à|au|aux|da|di|del|della|dello|dei|degli|delle|per|para|pour|con|avec|en|in|su|sur|sans|senza|sin|a|al|alla)\s|\bd['’])$",
    re.IGNORECASE,
)
_MANY_OF_IT = re.compile(
    r"\b(?:lots?|sets?|jeux?|juegos?|ensembles?|packs?|paires?|par(?:es)?|pai[ao]|kits?|coffrets?|conjuntos?|confezion[ei]|paquetes?|servizio|batteria|pezzi|piezas|pièces)\s(?:de|di|da)\s(?:\d+\s)?$",
    re.IGNORECASE,
)
# Where a noun phrase ends; what may follow the noun in it: figures, colours, packs.
_FURTHER = re.compile(r"\s+(?:for|with|to|für|mit|pour|avec|para|con|per)\s.*$", re.IGNORECASE)
# In what a German thing comes, and with what: "Stichsäge im Koffer".
_WITH_IT = re.compile(r"\s(?:im|in|mit|inkl\w*\.?|aus|für|zum|zur|auf|und|ohne)\s", re.IGNORECASE)
# "2.2 lb Bag"
_PACKING = re.compile(
    r"(?:pack of )?\d[\d.,]*[\s-]?[\w.]*\s?(?:[\w-]+\s){0,2}(?:bags?|box(?:es)?|cans?|jars?|bottles?|tubs?|tins?|pouch(?:es)?|canisters?|beutel|dosen?|flaschen?|packung(?:en)?|box)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:\S*\d\S*|gr[ae]y|black|white|blue|red|green|pink|brown|beige|large|small|medium|xl|digital|new|"
    r"silent|bamboo|stainless|steel|wooden|alumini?um|silicone|foldable|adjustable|portable|rechargeable|tiers?|inch(?:es)?|scale|windproof|waterproof|no[- ]pull|"
    r"packs?|pcs|clear|fl|oz|ounces?|count|ml|schwarz|wei(?:ß|ss)|grau|blau|rot|grün))+$",
    re.IGNORECASE,
)


def subject_of(facts: ProductFacts, phrases: Phrases) -> Subject:
    """The field of life a product belongs to: what its name says it is, else its category.

    Two kinds of which the product is neither are not compared beside it, and nothing is asked that its title
    answers.
    """
    facts = msgspec.structs.replace(facts, title=beginning(facts.title))
    said = _narrowed(_subject_said(facts, phrases), facts.title, phrases)
    subject = without_answered(said, facts.title)
    if subject.kinds and not is_of_kinds(facts.title, subject.kinds):
        return msgspec.structs.replace(subject, kinds=(), contrasts=())
    return subject


def _subject_said(facts: ProductFacts, phrases: Phrases) -> Subject:
    if (work := work_subject(facts.category, phrases)) is not None:
        return _work_told(facts.title, phrases) or work
    name = clean_name(facts.title, facts.brand)
    if (thing := _thing_named(_name_told(facts, phrases), phrases)) is not None:
        return thing
    if (thing := _thing_told(facts.title, phrases)) is not None:
        return thing
    if (thing := _thing_abroad(facts, phrases)) is not None:
        return thing
    fields = _fields_in(facts.category, phrases)
    if fields:
        shared = set(_fields_in(name, phrases)) & set(fields)
        broad = "home" if "home" in fields else fields[0]
        return phrases.subjects[next((field for field in fields if field in shared), broad)]
    return next((phrases.subjects[f] for f in _fields_in(name, phrases) if f != "books"), phrases.ordinary)


def _narrowed(subject: Subject, title: str, phrases: Phrases) -> Subject:
    """The thing that the rest of a title makes of it: "Lantern" and "Solar" are a solar light."""
    narrower = narrower_kind(_kind_of(subject, phrases), title, phrases.language)
    return subject if narrower is None else phrases.things[narrower]


def _kind_of(thing: Subject | None, phrases: Phrases) -> str:
    """By which name the language knows a thing; empty for what is none."""
    return next((kind for kind, known in phrases.things.items() if known is thing), "")


def _name_told(facts: ProductFacts, phrases: Phrases) -> str:
    """The name that says what it is; where the noun stands first, with what "pour chien" makes of a basket."""
    name = clean_name(facts.title, facts.brand)
    whole = _first_piece(facts.title) if phrases.language in _NOUN_FIRST else ""
    return whole if name.split()[-1:] and name.split()[-1] in whole else name


def _thing_abroad(facts: ProductFacts, phrases: Phrases) -> Subject | None:
    """The thing that a title in another language names, with the advice of the own one."""
    for language in languages_of(facts.title):
        if language == phrases.language:
            continue
        abroad = LANGUAGES[language]
        thing = _thing_named(_name_told(facts, abroad), abroad)
        kind = _kind_of(thing, abroad)
        narrower = narrower_kind(kind, facts.title, language)
        at_home = kind_at_home(narrower or kind, language, phrases.language)
        if at_home is not None:
            return phrases.things[at_home]
    return None


def work_subject(category: str, phrases: Phrases) -> Subject | None:
    """The field of a book, a record or a film by its category; None for other goods."""
    fields = [phrases.subjects[field] for field in _fields_in(category, phrases)]
    return next((field for field in fields if field.is_work), None)


def _work_told(title: str, phrases: Phrases) -> Subject | None:
    """The kind of book that a title says it is: a coloring book is coloured, and read by nobody."""
    kinds = (thing for thing in phrases.things.values() if thing.is_work)
    return next(
        (
            kind
            for kind in kinds
            if re.search(rf"(?<![\w-])(?:{kind.matches})(?![\w-])", title, re.IGNORECASE)
        ),
        None,
    )


def _fields_in(text: str, phrases: Phrases) -> list[str]:
    return [
        field
        for field, subject in phrases.subjects.items()
        if re.search(rf"(?<![^\W\d_])(?:{subject.matches})", text, re.IGNORECASE)
    ]


def _thing_named(name: str, phrases: Phrases) -> Subject | None:
    """The thing whose word ends the name: a candle lantern is a lantern, a mug warmer is not a mug.

    In French, Spanish and Italian it is the first that stands by itself: "lampada da tavolo" is no table.
    """
    if phrases.language in _NOUN_FIRST:
        return _thing_first(name, phrases)
    best, found = 0, None
    thing_itself = _WITH_IT.split(name)[0] if phrases.language == "de" else name
    for thing in phrases.things.values():
        pattern = _hyphened(thing.matches, phrases)
        match = re.search(rf"(?<![\w-])(?P<thing>{pattern}){_AFTER_THE_NOUN}$", thing_itself, re.IGNORECASE)
        if match is None or len(match[0]) <= best:
            continue
        if not is_stranger(thing_itself[: match.end("thing")], match.start(), phrases.language):
            best, found = len(match[0]), thing
    return found or (_thing_within(name, phrases) if phrases.language == "de" else None)


def _thing_first(name: str, phrases: Phrases) -> Subject | None:
    name = name.replace("'", "’")
    found = [
        (match.start(), -len(match[0]), thing)
        for thing in phrases.things.values()
        for match in re.finditer(rf"(?<![\w-])(?:{thing.matches})(?![\w-])", name, re.IGNORECASE)
        if _stands_by_itself(name[: match.start()])
    ]
    return min(found, key=lambda match: match[:2])[2] if found else None


def _first_piece(title: str) -> str:
    return _PIECES.split(_BRACKETED.sub(" ", title))[0]


def _stands_by_itself(before: str) -> bool:
    """Whether what follows is the thing itself: not what "de" or "pour" leads to, but for sets of it."""
    return _OF_A_THING.search(re.sub(r"\d+\s$", "", before)) is None or _MANY_OF_IT.search(before) is not None


def _thing_told(title: str, phrases: Phrases) -> Subject | None:
    """The thing that the title names, where the short name lost it or is a brand's ("Echo Dot, speaker")."""
    bare = _BRACKETED.sub(" ", title)
    pieces = _PIECES.split(without_purposes(bare))[:4]
    told = [piece for piece in pieces if not _PACKING.fullmatch(piece)]
    nouns = [_TAIL.sub("", _FURTHER.sub("", piece).strip()).strip() for piece in told]
    return next((thing for noun in nouns if (thing := _thing_named(noun, phrases))), None)


def _hyphened(pattern: str, phrases: Phrases) -> str:
    """German compounds are written with hyphens too: "Gusseisen-Bräter"."""
    return (
        pattern.replace(r"\w*", r"[\w-]*").replace(r"[[\w-]*", r"[\w-]*")
        if phrases.language == "de"
        else pattern
    )


def _thing_within(name: str, phrases: Phrases) -> Subject | None:
    """A German compound says what it is wherever it stands: "Duftkerze im Glas", "Notizbuch Medium A5"."""
    found = [(_place_of(thing, name, phrases), thing) for thing in phrases.things.values()]
    named = [(place, thing) for place, thing in found if place is not None]
    return min(named, key=lambda each: each[0])[1] if named else None


def _place_of(thing: Subject, name: str, phrases: Phrases) -> int | None:
    """Where in a name a word for the thing begins, and not one that only looks like it."""
    pattern = rf"(?<![\w-])(?:{_hyphened(thing.matches, phrases)})(?![\w-])"
    places = (
        match.start()
        for match in re.finditer(pattern, name, re.IGNORECASE)
        if not is_stranger(name[: match.end()], match.start(), phrases.language)
    )
    return next(places, None)

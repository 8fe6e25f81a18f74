"""What a language pack holds: the sentences the template writer builds copy from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pinflow.pins.writers.contents import Contents
from pinflow.pins.writers.title_facts import FactKind


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """An angle. Headlines are ideas of at most seven words, or add three to ``{name}``; titles begin with it.

    Openings may say ``{the_name}``, the name with the article it takes in a sentence, or ``{bare_name}``.
    ``turns`` stand behind the checks and name the product as openings do; without any, those of the
    language's hook of that name are said.
    """

    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    turns: tuple[str, ...] = ()


class Ideas(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a field or a kind of thing without naming the product.

    ``headlines``: one idea each, at most seven words. ``rows``: in which use what counts; a kind of thing has
    those of the field it is ``like``. ``kinds``: two kinds that people choose between, and ``contrasts``, in
    what they differ as a rule: (what, the one, the other). They are never said of a product.
    """

    headlines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    like: str | None = None
    kinds: tuple[str, ...] = ()
    contrasts: tuple[tuple[str, str, str], ...] = ()


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A field of life: how its pins are headed, what is worth checking, and what there is to say about it.

    ``matches`` is a pattern for category names, or for the product's name among the things of a language;
    ``list_name`` completes "an idea for your ... list". ``checks``: four or more, at most six words each,
    true of every product of the field, and claim nothing. ``hooks`` are said instead of the language's own
    where those do not fit. ``is_work``: books, music and films keep the title they are printed with, and
    ``nameless`` stands for one whose title may not be repeated. ``headlines`` say what is worth a thought,
    ``occasions`` when and where one is glad of such a thing; they are those of its ``field`` where the kind
    has none of its own.
    """

    matches: str
    kicker: str
    list_name: str
    checks: tuple[str, ...]
    thoughts: tuple[str, ...]
    hooks: dict[str, Hook] = {}
    is_work: bool = False
    nameless: str = ""
    headlines: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    field: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    contrasts: tuple[tuple[str, str, str], ...] = ()


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A category of the marketplace: all that is known of a thing whose name says nothing to us.

    A category holds motor oil and phone holders, so its advice is what is true of anything, and one
    ``thought`` that is true of everything in it.
    """

    matches: str
    kicker: str
    list_name: str
    thought: str


def of_fields(ordinary: Subject, fields: Mapping[str, Field]) -> dict[str, Subject]:
    """The fields as subjects, with what is true of anything."""
    return {
        name: msgspec.structs.replace(
            ordinary,
            matches=field.matches,
            kicker=field.kicker,
            list_name=field.list_name,
            thoughts=(field.thought, *ordinary.thoughts),
            field=name,
        )
        for name, field in fields.items()
    }


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """A whole language. ``details`` take {details}, several of the listing's figures as ``fact_words`` say
    them by kind; ``fact_sentences`` take {fact}, a single one ("holds": a volume of what is filled);
    ``features`` {features}, its own words in quotation marks, alone, and ``further_features`` behind those.
    ``alt_text`` takes {headline}, {kicker}, {points}, {label}. ``fact_points`` take {fact}, by its kind or by
    what it is the amount of (writers/contents.py): what to make of it; a size of one
    measure is a "length". ``counts`` heads the second column of a comparison. The label is the country's
    (writers/label.py).

    ``article`` stands before a product's name in a sentence ("the "), ``quotes`` around the seller's words,
    ``colon`` between a name and what is said of it.
    ``things`` are recognised in a product's name and go before ``subjects``, recognised in its category.
    ``small_starts``: words that begin a check and lose their capital inside a sentence.
    ``leads`` take {checks}, ``steps`` {first}, {second} and {third}.
    """

    language: str
    conjunction: str
    article: str
    quotes: tuple[str, str]
    details: tuple[str, ...]
    features: tuple[str, ...]
    further_features: tuple[str, ...]
    fact_sentences: dict[FactKind | Literal["holds"], tuple[str, ...]]
    fact_words: dict[FactKind, str]
    fact_points: dict[FactKind | Contents | Literal["length"], tuple[str, ...]]
    counts: str
    small_starts: frozenset[str]
    leads: tuple[str, ...]
    steps: tuple[str, ...]
    closings: tuple[str, ...]
    alt_text: str
    nameless: str
    hooks: dict[str, Hook]
    things: dict[str, Subject]
    subjects: dict[str, Subject]
    ordinary: Subject
    colon: str = ": "


def with_ideas(subjects: Mapping[str, Subject], ideas: Mapping[str, Ideas]) -> dict[str, Subject]:
    """The subjects with the ideas of the same name; a name that has none is a mistake."""
    return {
        name: msgspec.structs.replace(
            subject,
            headlines=ideas[name].headlines,
            field=ideas[name].like or name,
            rows=ideas[ideas[name].like or name].rows,
            kinds=ideas[name].kinds,
            contrasts=ideas[name].contrasts,
        )
        for name, subject in subjects.items()
    }


def with_occasions(phrases: Phrases, occasions: Mapping[str, tuple[str, ...]]) -> Phrases:
    """The language with what makes one want a thing: said of its kind, its field or anything."""

    def told(name: str, subject: Subject) -> Subject:
        found = occasions.get(name) or occasions.get(subject.field) or occasions["ordinary"]
        return msgspec.structs.replace(subject, occasions=found)

    return msgspec.structs.replace(
        phrases,
        things={name: told(name, thing) for name, thing in phrases.things.items()},
        subjects={name: told(name, subject) for name, subject in phrases.subjects.items()},
        ordinary=told("ordinary", phrases.ordinary),
    )

"""What a language pack holds: the sentences the template writer builds copy from."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pinflow.pins.writers.title_facts import FactKind


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """An angle. Headlines add at most three words to ``{name}``; titles begin with ``{name}``.

    Openings may say ``{the_name}``, the name with the article it takes in a sentence, or ``{bare_name}``.
    """

    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]


class Ideas(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a field or a kind of thing without naming the product.

    ``headlines``: one idea each, at most seven words. ``rows``: in which use what counts; a kind of thing has
    those of the field it is ``like``.
    """

    headlines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    like: str | None = None


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A field of life: how its pins are headed, what is worth checking, and what there is to say about it.

    ``matches`` is a pattern for category names, or for the product's name among the things of a language;
    ``list_name`` completes "an idea for your ... list". ``checks``: four or more, at most six words each,
    true of every product of the field, and claim nothing. ``hooks`` are said instead of the language's own
    where those do not fit. ``is_work``: books, music and films keep the title they are printed with, and
    ``nameless`` stands for one whose title may not be repeated.
    """

    matches: str
    kicker: str
    list_name: str
    checks: tuple[str, ...]
    thoughts: tuple[str, str]
    hooks: dict[str, Hook] = {}
    is_work: bool = False
    nameless: str = ""
    headlines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """A whole language. ``details`` take {details}, the listing's figures as ``fact_words`` say them by
    kind; ``features`` {features}, its own words in quotation marks, alone or behind those. ``alt_text`` takes
    {headline}, {kicker}, {points}, {label}. ``fact_points`` take {fact}, by its kind: what to make of it.
    ``counts`` heads the second column of a comparison. The label is the country's (writers/label.py).

    ``article`` stands before a product's name in a sentence ("the "), ``quotes`` around the seller's words.
    ``things`` are recognised in a product's name and go before ``subjects``, recognised in its category.
    ``small_starts``: words that begin a check and lose their capital inside a sentence.
    """

    language: str
    conjunction: str
    article: str
    quotes: tuple[str, str]
    details: tuple[str, ...]
    features: tuple[str, str]
    fact_words: dict[FactKind, str]
    fact_points: dict[FactKind, tuple[str, ...]]
    counts: str
    small_starts: frozenset[str]
    closings: tuple[str, ...]
    alt_text: str
    nameless: str
    hooks: dict[str, Hook]
    things: dict[str, Subject]
    subjects: dict[str, Subject]
    ordinary: Subject


def with_ideas(subjects: Mapping[str, Subject], ideas: Mapping[str, Ideas]) -> dict[str, Subject]:
    """The subjects with the ideas of the same name; a name that has none is a mistake."""
    return {
        name: msgspec.structs.replace(
            subject,
            headlines=ideas[name].headlines,
            rows=ideas[ideas[name].like or name].rows,
        )
        for name, subject in subjects.items()
    }

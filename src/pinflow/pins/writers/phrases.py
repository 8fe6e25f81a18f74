"""What a language pack holds: the sentences the template writer builds copy from."""

from __future__ import annotations

import msgspec


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """An angle. Headlines add at most three words to ``{name}``; titles begin with ``{name}``.

    Openings may say ``{the_name}``, the name with the article it takes in a sentence, or ``{bare_name}``.
    """

    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A field of life: how its pins are headed, what is worth checking, and what there is to say about it.

    ``matches`` is a pattern for category names, or for the product's name among the things of a language;
    ``list_name`` completes "an idea for your ... list". ``checks`` are at most six words each, true of
    every product of the field, and claim nothing. ``hooks`` are said instead of the language's own where
    those do not fit. ``is_work``: books, music and films keep the title they are printed with, and
    ``nameless`` stands for one whose title may not be repeated.
    """

    matches: str
    kicker: str
    list_name: str
    checks: tuple[str, str, str, str]
    thoughts: tuple[str, str]
    hooks: dict[str, Hook] = {}
    is_work: bool = False
    nameless: str = ""


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """A whole language. ``notes`` takes {points}: what headlines and openings promise, told in the text too,
    as not every picture has room for it. ``details`` takes {details}; ``alt_text`` {headline}, {kicker},
    {points}, {label}.

    ``article`` stands before a product's name in a sentence ("the "), ``quotes`` around the seller's words.
    ``things`` are recognised in a product's name and go before ``subjects``, recognised in its category.
    """

    language: str
    label: str
    opening_label: str
    conjunction: str
    article: str
    quotes: tuple[str, str]
    notes: str
    details: str
    closings: tuple[str, ...]
    alt_text: str
    nameless: str
    hooks: dict[str, Hook]
    things: dict[str, Subject]
    subjects: dict[str, Subject]
    ordinary: Subject

"""What a language pack holds: the sentences the template writer builds copy from."""

from __future__ import annotations

import msgspec


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A field of life: how its pins are headed, what is worth checking, and what there is to say about it.

    ``matches`` is a pattern for category names; ``list_name`` completes "an idea for your ... list".
    ``checks`` are at most six words each, true of every product of the field, and claim nothing.
    """

    matches: str
    kicker: str
    list_name: str
    checks: tuple[str, str, str, str]
    thoughts: tuple[str, str]


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """An angle. Headlines add at most three words to ``{name}``; titles begin with ``{name}``."""

    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """A whole language. ``details`` takes {details}; ``alt_text`` {headline}, {kicker}, {points}, {label}."""

    language: str
    label: str
    opening_label: str
    conjunction: str
    details: str
    closings: tuple[str, ...]
    alt_text: str
    nameless: str
    hooks: dict[str, Hook]
    subjects: dict[str, Subject]
    ordinary: Subject

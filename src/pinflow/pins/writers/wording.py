# ruff: noqa: E501
"""The words that a sentence of the template writer is filled with."""

from __future__ import annotations

import re

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_subject import subject_of, work_subject
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.plain_words import in_a_sentence, is_plain, is_plural
from pinflow.pins.writers.naming.read_title import may_be_said
from pinflow.pins.writers.naming.work_name import work_name
from pinflow.pins.writers.phrases import Phrases, Subject

# Of the last word of a name so much has to be seen.
SHORTEST_NOUN = 6


def table_of(subject: Subject, phrases: Phrases) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads and the rows of a comparison: of two kinds, or of uses and what counts in each."""
    if subject.kinds:
        return subject.kinds, subject.contrasts
    return (phrases.counts,), subject.rows


def compares_kinds(facts: ProductFacts) -> bool:
    """Whether there are two kinds of the thing to compare, so that a picture of two columns says something."""
    return bool(subject_of(facts, phrases_for(facts.language)).kinds)


def name_of(facts: ProductFacts, phrases: Phrases) -> str:
    """The product's clean name, or a word for "it" when its title holds no name that may be said."""
    work = work_subject(facts.category, phrases)
    if work is None:
        return clean_name(facts.title, facts.brand) or phrases.nameless
    name = work_name(facts.title)
    return name if may_be_said(name) else work.nameless


def words_of(name: str, subject: Subject, phrases: Phrases) -> dict[str, str]:
    """What the sentences of a hook may name: see :class:`Hook`."""
    named = name not in (phrases.nameless, subject.nameless) and name[:1].isascii()
    bare = re.sub(r"^the\s", "", name, flags=re.IGNORECASE) if phrases.article else name
    the_name = f"{phrases.article}{bare}" if named else name
    if named and phrases.language == "en" and is_plain(bare):
        bare = in_a_sentence(bare)
        the_name = f"{'these' if is_plural(bare) else 'this'} {bare}"
    return {"name": name, "the_name": the_name, "bare_name": bare, "list_name": subject.list_name}


def say(sentence: str, words: dict[str, str]) -> str:
    """The sentence with its words; a name's own "!" or "?" takes the place of the mark after it."""
    text = sentence.format(**words)
    return re.sub(r"([!?])[:,.] *(\w?)", lambda mark: f"{mark[1]} {mark[2].upper()}".rstrip(), text)


def capitalised(text: str) -> str:
    """First letter in upper case, unless it belongs to a name that is spelled otherwise (eero, iPhone)."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text[:1].upper() + text[1:] if first.islower() and text[:1].isalpha() else text

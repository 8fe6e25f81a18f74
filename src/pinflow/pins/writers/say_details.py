"""A product's details in words, and points about it that vary."""

from __future__ import annotations

import random
import re

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.contents import Contents, contents_of
from pinflow.pins.writers.find_subject import work_subject
from pinflow.pins.writers.naming.read_title import beginning, is_safe, listed_details, may_be_said
from pinflow.pins.writers.phrases import Phrases, Subject
from pinflow.pins.writers.title_facts import FactKind, TitleFact, title_facts
from pinflow.pins.writers.wording import capitalised, name_of
from pinflow.pins.writers.writer import MAX_ITEMS, POINTS

MAX_POINT_CHARS = 40
MAX_POINT_WORDS = 7
MAX_FACT_POINTS = 2


def facts_told(facts: ProductFacts, phrases: Phrases) -> tuple[TitleFact, ...]:
    """What the title says for certain; nothing of a book's, where a figure is part of the title."""
    if work_subject(facts.category, phrases) is not None:
        return ()
    return tuple(
        fact for fact in title_facts(beginning(facts.title), phrases.language) if may_be_said(fact.text)
    )


def points_of(
    facts: ProductFacts, subject: Subject, phrases: Phrases, choice: random.Random
) -> tuple[str, ...]:
    """Three short points: the facts' own where short and safe, those of the title, what is worth checking."""
    own = [" ".join(point.split()).rstrip(".") for point in (*facts.notes, *facts.points)]
    name = name_of(facts, phrases)
    told = [
        capitalised(choice.choice(_wordings_for(fact, name, phrases)).format(fact=fact.text))
        for fact in facts_told(facts, phrases)[:MAX_FACT_POINTS]
    ]
    kept = [point for point in own if is_safe(point)] + told
    short = [p for p in kept if len(p) <= MAX_POINT_CHARS and len(p.split()) <= MAX_POINT_WORDS]
    checks = varied(choice.sample(subject.checks, len(subject.checks)))
    return tuple(dict.fromkeys([*map(capitalised, short), *checks]))[:POINTS]


def _wordings_for(fact: TitleFact, name: str, phrases: Phrases) -> tuple[str, ...]:
    """What may be made of a fact: an outline can be taped to the floor, a height cannot."""
    is_length = fact.kind == "size" and "×" not in fact.text
    return phrases.fact_points["length" if is_length else _amount_of(fact, name)]


def _amount_of(fact: TitleFact, name: str) -> FactKind | Contents:
    """What a volume or a weight is the amount of; any other fact is just of its kind."""
    contents = contents_of(name) if fact.kind in ("volume", "weight") else None
    return fact.kind if contents is None or (contents == "holds" and fact.kind == "weight") else contents


def list_items(points: tuple[str, ...], subject: Subject) -> tuple[str, ...]:
    """What to look for, as a list: the points first, then what else is worth a check."""
    return tuple(dict.fromkeys((*points, *subject.checks)))[:MAX_ITEMS]


def details_sentence(facts: ProductFacts, phrases: Phrases, name: str, most: int = 2) -> str:
    """What the listing itself says, as one sentence; empty when nothing is safe to repeat."""
    if work_subject(facts.category, phrases) is not None:
        return ""  # what follows a book's title is its subtitle
    told = [fact.text for fact in facts_told(facts, phrases)]
    known = set(re.findall(r"\w+", " ".join(told).casefold()))
    listed = [
        _in_a_sentence(detail, phrases)
        for detail in listed_details(facts.title, name, most)
        if not known & set(re.findall(r"[^\W\d]{3,}", detail.casefold()))
    ]
    said = [phrases.fact_words[fact.kind].format(fact=fact.text) for fact in facts_told(facts, phrases)]
    sentences = []
    if said:
        # The same product gets the same words on its page and on its pins.
        wordings, value = phrases.details, {"details": _listed(said, phrases)}
        if len(said) == 1:
            fact = facts_told(facts, phrases)[0]
            is_room = _amount_of(fact, name) == "holds"
            wordings = phrases.fact_sentences["holds" if is_room else fact.kind]
            value = {"fact": said[0]}
        sentences.append(capitalised(wordings[len(name) % len(wordings)].format(**value)))
    if listed:
        opening, closing = phrases.quotes
        features = _listed([f"{opening}{feature}{closing}" for feature in listed], phrases)
        wordings = phrases.further_features if said else phrases.features
        sentences.append(wordings[len(name) % len(wordings)].format(features=features))
    return " ".join(sentences)


def _listed(texts: list[str], phrases: Phrases) -> str:
    *head, last = texts
    return f"{', '.join(head)}{phrases.conjunction}{last}" if head else last


def varied(checks: list[str]) -> list[str]:
    """The checks, those first that begin or end like none before: one "an ... denken" is enough."""
    first: list[str] = []
    for check in checks:
        if all(_shape(check).isdisjoint(_shape(other)) for other in first):
            first.append(check)
    return [*first, *(check for check in checks if check not in first)]


def _shape(check: str) -> set[str]:
    words = check.casefold().split()
    return {" ".join(words[:2]), f"... {words[-1]}"}


def _in_a_sentence(detail: str, phrases: Phrases) -> str:
    """English lists write Every Word Large; German nouns keep their capitals."""
    first, *rest = detail.split()
    if phrases.language == "de":
        is_adjective = bool(rest) and re.search(r"(?:e|er|es|en)$", first) is not None
        return detail[:1].lower() + detail[1:] if is_adjective else detail
    has_name = any(word[1:] != word[1:].lower() and "-" not in word for word in (first, *rest))
    return detail if has_name else detail.lower()

"""The writer that needs no key: hooks times subjects times product facts, in English and German."""

from __future__ import annotations

import hashlib
import random
import re

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.writers.phrases import Hook, Phrases, Subject
from pinflow.pins.writers.phrases_de import GERMAN
from pinflow.pins.writers.phrases_en import ENGLISH
from pinflow.pins.writers.product_name import clean_name, is_safe, listed_details
from pinflow.pins.writers.writer import MAX_DESCRIPTION, MAX_HEADLINE_WORDS, POINTS, Writer

# Other languages get English copy around the product's own name until they have phrases of their own.
LANGUAGES: dict[str, Phrases] = {"en": ENGLISH, "de": GERMAN}
MAX_POINT_CHARS = 40
MAX_POINT_WORDS = 7


class TemplateWriter(Writer):
    """Deterministic: the same facts, hook and seed give the same copy."""

    name = "template"

    def hooks(self, language: str) -> tuple[str, ...]:
        return tuple(phrases_for(language).hooks)

    def write(self, facts: ProductFacts, *, hook: str | None, seed: str) -> PinCopy:
        phrases = phrases_for(facts.language)
        choice = random.Random(hashlib.sha256(f"{seed}\n{facts.marketplace}\n{facts.asin}".encode()).digest())
        hook_name = hook if hook is not None else choice.choice(list(phrases.hooks))
        chosen = _hook_named(phrases, hook_name)
        subject = subject_of(facts, phrases)
        name = name_of(facts, phrases)
        words = {"name": name, "list_name": subject.list_name}
        headline = _headline(chosen, words, choice)
        points = points_of(facts, subject, choice)
        return PinCopy(
            title=capitalised(choice.choice(chosen.titles).format(**words)),
            description=_description(facts, phrases, chosen, subject, words, choice),
            alt_text=phrases.alt_text.format(
                headline=headline, kicker=subject.kicker, points="; ".join(points), label=phrases.label
            ),
            headline=headline,
            kicker=subject.kicker,
            points=points,
            disclosure=phrases.label,
            hook=hook_name,
            writer=self.name,
        )


def phrases_for(language: str) -> Phrases:
    """The phrases of a language, or English."""
    return LANGUAGES.get(language.casefold().split("-")[0], ENGLISH)


def name_of(facts: ProductFacts, phrases: Phrases) -> str:
    """The product's clean name, or a word for "it" when its title holds no name."""
    return clean_name(facts.title, facts.brand) or phrases.nameless


def subject_of(facts: ProductFacts, phrases: Phrases) -> Subject:
    """The field of life a product belongs to: by its category, else by its title."""
    for text in (facts.category, facts.title):
        for subject in phrases.subjects.values():
            if re.search(rf"(?<![^\W\d_])(?:{subject.matches})", text, re.IGNORECASE):
                return subject
    return phrases.ordinary


def points_of(facts: ProductFacts, subject: Subject, choice: random.Random) -> tuple[str, ...]:
    """Three short points: the facts' own where they are short and safe, else what is worth checking."""
    own = [" ".join(point.split()).rstrip(".") for point in facts.points]
    kept = [
        p for p in own if p and len(p) <= MAX_POINT_CHARS and len(p.split()) <= MAX_POINT_WORDS and is_safe(p)
    ]
    return tuple([*kept, *choice.sample(subject.checks, POINTS)][:POINTS])


def capitalised(text: str) -> str:
    """First letter in upper case, unless it belongs to a name that is spelled otherwise (eero, iPhone)."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text[:1].upper() + text[1:] if first.islower() and text[:1].isalpha() else text


def details_sentence(facts: ProductFacts, phrases: Phrases, name: str, most: int = 2) -> str:
    """What the listing itself mentions, as one sentence; empty when nothing is safe to repeat."""
    details = listed_details(facts.title, name, most)
    if not details:
        return ""
    head, last = ", ".join(details[:-1]), details[-1]
    return phrases.details.format(details=f"{head}{phrases.conjunction}{last}" if head else last)


def _hook_named(phrases: Phrases, name: str) -> Hook:
    try:
        return phrases.hooks[name]
    except KeyError:
        raise InvalidInputError(
            "writers.unknown_hook", f"There is no hook “{name}”. Known: {', '.join(phrases.hooks)}."
        ) from None


def _headline(hook: Hook, words: dict[str, str], choice: random.Random) -> str:
    headline = choice.choice(hook.headlines).format(**words)
    return headline if len(headline.split()) <= MAX_HEADLINE_WORDS else words["name"]


def _description(
    facts: ProductFacts,
    phrases: Phrases,
    hook: Hook,
    subject: Subject,
    words: dict[str, str],
    choice: random.Random,
) -> str:
    """Label, opening and thought always; details and closing as long as they fit."""
    opening = choice.choice(hook.openings).format(**words)
    text = f"{phrases.opening_label}{capitalised(opening)} {choice.choice(subject.thoughts)}"
    for sentence in (details_sentence(facts, phrases, words["name"]), choice.choice(phrases.closings)):
        if sentence and len(text) + 1 + len(sentence) <= MAX_DESCRIPTION:
            text = f"{text} {sentence}"
    return text

"""The original commentary of a product page: advice for choosing, nothing copied from the shop."""

from __future__ import annotations

import hashlib
import random

import msgspec

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.say_details import details_sentence, points_of
from pinflow.pins.writers.wording import capitalised, name_of, say, words_of


class Commentary(msgspec.Struct, frozen=True, kw_only=True):
    """``language`` is the language it is written in; ``checks`` are short questions to go through."""

    language: str
    name: str
    kicker: str
    paragraphs: tuple[str, ...]
    checks: tuple[str, ...]


def write_commentary(facts: ProductFacts, *, seed: str) -> Commentary:
    """Deterministic for the seed. Says what the facts hold, and advice that is true of the whole field."""
    phrases = phrases_for(facts.language)
    choice = random.Random(
        hashlib.sha256(f"page\n{seed}\n{facts.marketplace}\n{facts.asin}".encode()).digest()
    )
    subject, name = subject_of(facts, phrases), name_of(facts, phrases)
    angle = choice.choice(("checklist", "spotlight", "compare", "everyday"))
    hook = subject.hooks.get(angle) or phrases.hooks[angle]
    opening = capitalised(say(choice.choice(hook.openings), words_of(name, subject, phrases)))
    details = details_sentence(facts, phrases, name, most=3)
    own = [point for point in points_of(facts, subject, phrases, choice) if point not in subject.checks]
    return Commentary(
        language=phrases.language,
        name=capitalised(name),
        kicker=subject.kicker,
        paragraphs=(
            f"{opening} {subject.thoughts[0]}",
            " ".join(filter(None, (subject.thoughts[1], details))),
        ),
        checks=(*own, *subject.checks),
    )

"""A description of at most 500 characters: the label first, then sentences in a shape of their own."""

from __future__ import annotations

import random
import re

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.label import opening_label
from pinflow.pins.writers.phrases import Hook, Phrases, Subject
from pinflow.pins.writers.say_details import details_sentence, varied
from pinflow.pins.writers.wording import capitalised, say
from pinflow.pins.writers.writer import MAX_DESCRIPTION, POINTS

# The shapes of a description: three checks in each, as sentence, list or steps, and the product by its name
# before or behind them. What is not there is left out.
SHAPES = (
    ("details", "opening", "steps", "closing"),
    ("opening", "checks", "details", "closing"),
    ("thought", "lead", "details", "turn", "closing"),
    ("details", "lead", "thought", "turn"),
    ("opening", "thought", "steps", "details"),
    ("steps", "details", "turn", "closing"),
    ("thought", "details", "opening", "checks", "closing"),
    ("lead", "thought", "turn", "details"),
    ("opening", "details", "checks", "thought", "closing"),
    ("thought", "opening", "checks", "details"),
    ("opening", "steps", "details", "thought", "closing"),
    ("thought", "details", "lead", "turn"),
    ("opening", "thought", "details", "lead", "closing"),
    ("steps", "turn", "thought", "details", "closing"),
    ("opening", "lead", "details", "thought"),
    ("checks", "turn", "details", "closing"),
)
# Some names stand in quotation marks: what has some itself („Handschuhe „Rosi““) gets single ones.
_INNER_QUOTES = str.maketrans("„“”«»", "‚‘’‹›")
_FIRST_TO_GO = ("closing", "details", "thought")


def write_description(
    facts: ProductFacts,
    phrases: Phrases,
    hook: Hook,
    subject: Subject,
    words: dict[str, str],
    points: tuple[str, ...],
    choice: random.Random,
) -> str:
    """Label, checks and the product's name always; thought, listing and closing as long as they fit."""
    # The points that are checks, and further ones: the text keeps what headlines promise.
    asked = [point for point in points if point in subject.checks]
    others = [check for check in subject.checks if check not in asked]
    checks = varied([*asked, *choice.sample(others, len(others))])[:POINTS]
    thoughts = choice.sample(subject.thoughts, len(subject.thoughts))
    sentences = {
        "opening": _named(choice.choice(hook.openings), words, phrases),
        "turn": _named(choice.choice(hook.turns), words, phrases),
        "checks": _checks_sentence(checks, phrases),
        "lead": _lead(choice.choice(phrases.leads), checks, phrases),
        "steps": _steps(choice.choice(phrases.steps), checks, phrases),
        "thought": min(thoughts, key=lambda text: _shared(text, checks)),
        "details": details_sentence(facts, phrases, words["name"]),
        "closing": _named(choice.choice(phrases.closings), words, phrases),
    }
    # Steps and turns are said of a thing that is used; of a book, the hooks' own openings are said.
    shapes = [shape for shape in SHAPES if not subject.is_work or "opening" in shape]
    order = [part for part in choice.choice(shapes) if sentences[part]]
    label = opening_label(facts.marketplace)
    for part in _FIRST_TO_GO:
        if len(_joined(label, sentences, order)) > MAX_DESCRIPTION and part in order:
            order.remove(part)
    return _joined(label, sentences, order)


def _named(sentence: str, words: dict[str, str], phrases: Phrases) -> str:
    """A sentence that may name the product, and may put its name in quotation marks."""
    if f"{phrases.quotes[0]}{{name}}" in sentence:
        words = {**words, "name": words["name"].translate(_INNER_QUOTES)}
    return capitalised(say(sentence, words))


def _lead(lead: str, checks: list[str], phrases: Phrases) -> str:
    """The checks behind a colon, in small letters."""
    said = _checks_sentence(checks, phrases)
    return lead.format(checks=_small(said, phrases)) if ". " not in said else said


def _steps(steps: str, checks: list[str], phrases: Phrases) -> str:
    """The checks one after the other; where one says "first" itself, as a plain sentence."""
    begins = steps.split(maxsplit=1)[0].casefold().strip(",")
    small = [_small(check, phrases) for check in checks]
    if any(begins in check.casefold() or phrases.conjunction in check or "," in check for check in checks):
        return _checks_sentence(checks, phrases)
    return steps.format(first=small[0], second=small[1], third=small[2])


def _shared(text: str, checks: list[str]) -> int:
    """How many longer words a thought has in common with the checks beside it."""
    words = set(re.findall(r"\w{5,}", text.casefold()))
    return len(words & set(re.findall(r"\w{5,}", " ".join(checks).casefold())))


def _joined(label: str, sentences: dict[str, str], order: list[str]) -> str:
    return label + " ".join(sentences[part] for part in order)


def _checks_sentence(checks: list[str], phrases: Phrases) -> str:
    """The checks as one sentence: "Measure the shelf, see how it is cleaned and think of a usual week."."""
    # "Maße und Anschlüsse prüfen" stands where no second "und" follows or goes before.
    double = [check for check in checks if phrases.conjunction in check]
    if len(double) > 1 or any("," in check for check in checks):
        return ". ".join(checks) + "."
    first, *rest = [*double, *(check for check in checks if check not in double)]
    *middle, last = (_small(check, phrases) for check in rest)
    return f"{', '.join([first, *middle])}{phrases.conjunction}{last}."


def _small(check: str, phrases: Phrases) -> str:
    """A check inside a sentence: a German noun keeps its capital."""
    first = check.split(maxsplit=1)[0].rstrip(",")
    small = phrases.language != "de" or first in phrases.small_starts
    return check[:1].lower() + check[1:] if small else check

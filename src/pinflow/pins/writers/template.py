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
from pinflow.pins.writers.product_name import clean_name, is_safe, listed_details, may_be_said, work_name
from pinflow.pins.writers.writer import MAX_DESCRIPTION, MAX_HEADLINE_WORDS, POINTS, Writer

# Other languages get English copy around the product's own name until they have phrases of their own.
LANGUAGES: dict[str, Phrases] = {"en": ENGLISH, "de": GERMAN}
MAX_POINT_CHARS = 40
MAX_POINT_WORDS = 7
_AFTER_THE_NOUN = r"(?:\s(?:sets?|packs?|pairs?|[»„“\"].+))?"
GOOD_HEADLINE_WORDS = 7  # what stands well on a pin that is 236 px wide


class TemplateWriter(Writer):
    """Deterministic: the same facts, hook and seed give the same copy."""

    name = "template"

    def hooks(self, language: str) -> tuple[str, ...]:
        return tuple(phrases_for(language).hooks)

    def write(self, facts: ProductFacts, *, hook: str | None, seed: str) -> PinCopy:
        phrases = phrases_for(facts.language)
        choice = random.Random(hashlib.sha256(f"{seed}\n{facts.marketplace}\n{facts.asin}".encode()).digest())
        hook_name = hook if hook is not None else choice.choice(list(phrases.hooks))
        subject = subject_of(facts, phrases)
        chosen = _hook_named(phrases, subject, hook_name)
        name = name_of(facts, phrases)
        words = words_of(name, subject, phrases)
        headline = _headline(chosen, words, choice)
        points = points_of(facts, subject, choice)
        return PinCopy(
            title=capitalised(say(choice.choice(chosen.titles), words)),
            description=_description(facts, phrases, chosen, subject, words, points, choice),
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
    """The product's clean name, or a word for "it" when its title holds no name that may be said."""
    work = _work_subject(facts.category, phrases)
    if work is None:
        return clean_name(facts.title, facts.brand) or phrases.nameless
    name = work_name(facts.title)
    return name if may_be_said(name) else work.nameless


def words_of(name: str, subject: Subject, phrases: Phrases) -> dict[str, str]:
    """What the sentences of a hook may name: see :class:`Hook`."""
    named = name not in (phrases.nameless, subject.nameless) and name[:1].isascii()
    bare = re.sub(r"^(?:the|die|der|das)\s", "", name, flags=re.IGNORECASE)
    the_name = f"{phrases.article}{bare}" if named else name
    return {"name": name, "the_name": the_name, "bare_name": bare, "list_name": subject.list_name}


def say(sentence: str, words: dict[str, str]) -> str:
    """The sentence with its words; a name's own "!" or "?" takes the place of the mark after it."""
    text = sentence.format(**words)
    return re.sub(r"([!?])[:,.] *(\w?)", lambda mark: f"{mark[1]} {mark[2].upper()}".rstrip(), text)


def subject_of(facts: ProductFacts, phrases: Phrases) -> Subject:
    """The field of life a product belongs to: what its name says it is, else its category."""
    if (work := _work_subject(facts.category, phrases)) is not None:
        return work
    name = clean_name(facts.title, facts.brand)
    if (thing := _thing_named(name, phrases)) is not None:
        return thing
    fields = _fields_in(facts.category, phrases)
    if fields:
        named = set(_fields_in(name, phrases)) & set(fields)
        broad = "home" if "home" in fields else fields[0]
        return phrases.subjects[next((field for field in fields if field in named), broad)]
    return next((phrases.subjects[f] for f in _fields_in(name, phrases) if f != "books"), phrases.ordinary)


def _work_subject(category: str, phrases: Phrases) -> Subject | None:
    fields = [phrases.subjects[field] for field in _fields_in(category, phrases)]
    return next((field for field in fields if field.is_work), None)


def _fields_in(text: str, phrases: Phrases) -> list[str]:
    return [
        field
        for field, subject in phrases.subjects.items()
        if re.search(rf"(?<![^\W\d_])(?:{subject.matches})", text, re.IGNORECASE)
    ]


def _thing_named(name: str, phrases: Phrases) -> Subject | None:
    """The thing whose word ends the name: a candle lantern is a lantern, a mug warmer is not a mug."""
    best, found = 0, None
    for thing in phrases.things.values():
        for match in re.finditer(rf"(?<![\w-])(?:{thing.matches}){_AFTER_THE_NOUN}$", name, re.IGNORECASE):
            if len(match[0]) > best:
                best, found = len(match[0]), thing
            break
    return found


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
    if _work_subject(facts.category, phrases) is not None:
        return ""  # what follows a book's title is its subtitle
    before, after = phrases.quotes
    details = [f"{before}{detail}{after}" for detail in listed_details(facts.title, name, most)]
    if not details:
        return ""
    head, last = ", ".join(details[:-1]), details[-1]
    return phrases.details.format(details=f"{head}{phrases.conjunction}{last}" if head else last)


def _hook_named(phrases: Phrases, subject: Subject, name: str) -> Hook:
    try:
        return subject.hooks.get(name) or phrases.hooks[name]
    except KeyError:
        raise InvalidInputError(
            "writers.unknown_hook", f"There is no hook “{name}”. Known: {', '.join(phrases.hooks)}."
        ) from None


def _headline(hook: Hook, words: dict[str, str], choice: random.Random) -> str:
    """One of the hook's headlines, a short one where the name is long; at most nine words."""
    said = [say(headline, words) for headline in hook.headlines]
    fewest = max(GOOD_HEADLINE_WORDS, min(len(text.split()) for text in said))
    headline = choice.choice([text for text in said if len(text.split()) <= fewest])
    return headline if len(headline.split()) <= MAX_HEADLINE_WORDS else words["name"]


def _description(
    facts: ProductFacts,
    phrases: Phrases,
    hook: Hook,
    subject: Subject,
    words: dict[str, str],
    points: tuple[str, ...],
    choice: random.Random,
) -> str:
    """Label, opening, notes and thought always; details and closing as long as they fit."""
    opening = say(choice.choice(hook.openings), words)
    notes = phrases.notes.format(points="; ".join(points))
    text = f"{phrases.opening_label}{capitalised(opening)} {notes} {choice.choice(subject.thoughts)}"
    for sentence in (details_sentence(facts, phrases, words["name"]), choice.choice(phrases.closings)):
        if sentence and len(text) + 1 + len(sentence) <= MAX_DESCRIPTION:
            text = f"{text} {sentence}"
    return text

"""The writer that needs no key: hooks times subjects times product facts, in the languages below."""

from __future__ import annotations

import hashlib
import random
import re

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinCopy
from pinflow.pins.writers.call_ledger import CallLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.label import picture_label
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.naming.nouns import noun_places
from pinflow.pins.writers.naming.shorten_name import short_name, without_first_word
from pinflow.pins.writers.phrases import Hook, Phrases, Subject
from pinflow.pins.writers.say_details import facts_told, list_items, points_of
from pinflow.pins.writers.wording import SHORTEST_NOUN, capitalised, name_of, say, table_of, words_of
from pinflow.pins.writers.write_description import write_description
from pinflow.pins.writers.write_title import write_title
from pinflow.pins.writers.writer import MAX_HEADLINE_WORDS, CopyRequest, Writer

# A name of that length stands above a headline on every template.
MAX_KICKER_NAME = 28
# How many headlines tell of an occasion for the thing, how many of the rest are a thought about it and not
# the hook's own: what slows a reader down is at most a fifth.
SHARE_OF_OCCASIONS, SHARE_OF_IDEAS = 0.75, 0.4
# What a thing comes with or is made of goes before the thing: "Puppenhaus aus Holz mit Möbeln".
_WITH_IT = re.compile(r"\s(?:mit|aus|im|für|with|for)\s", re.IGNORECASE)
GOOD_HEADLINE_WORDS = 7  # what stands well on a pin that is 236 px wide


class TemplateWriter(Writer):
    """Deterministic: the same facts, hook and seed give the same copy."""

    name = "template"

    def hooks(self, language: str) -> tuple[str, ...]:
        return tuple(phrases_for(language).hooks)

    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        facts, hook, seed = request.facts, request.hook, request.seed
        phrases = phrases_for(facts.language)
        choice = random.Random(hashlib.sha256(f"{seed}\n{facts.marketplace}\n{facts.asin}".encode()).digest())
        hook_name = hook if hook is not None else choice.choice(list(phrases.hooks))
        subject = subject_of(facts, phrases)
        chosen = _hook_named(phrases, subject, hook_name)
        name = name_of(facts, phrases)
        words = words_of(name, subject, phrases)
        headline, kicker = _picture_lines(chosen, subject, words, choice)
        points = points_of(facts, subject, phrases, choice)
        columns, rows = table_of(subject, phrases)
        # Drawn by itself: a further wording of titles changes no description.
        titles = random.Random(choice.getrandbits(32))
        title = write_title(chosen, subject, request, words, facts_told(facts, phrases), headline, titles)
        return PinCopy(
            title=title,
            description=write_description(facts, phrases, chosen, subject, words, points, choice),
            alt_text=phrases.alt_text.format(
                headline=headline,
                kicker=kicker,
                points="; ".join(points),
                label=picture_label(facts.marketplace),
            ),
            headline=headline,
            kicker=kicker,
            points=points,
            disclosure=picture_label(facts.marketplace),
            hook=hook_name,
            writer=self.name,
            items=list_items(points, subject),
            columns=columns,
            rows=rows,
        )


def _hook_named(phrases: Phrases, subject: Subject, name: str) -> Hook:
    try:
        ordinary = phrases.hooks[name]
        own = subject.hooks.get(name, ordinary)
        return own if own.turns else msgspec.structs.replace(own, turns=ordinary.turns)
    except KeyError:
        raise InvalidInputError(
            "writers.unknown_hook", f"There is no hook “{name}”. Known: {', '.join(phrases.hooks)}."
        ) from None


def _picture_lines(
    hook: Hook, subject: Subject, words: dict[str, str], choice: random.Random
) -> tuple[str, str]:
    """Headline and kicker: an idea under the product's name; a work's own title is the idea."""
    if subject.is_work:
        named = tuple(headline for headline in hook.headlines if "{name}" in headline)
        return _named_headline(named or ("{name}",), words, choice), subject.kicker
    headlines = subject.occasions
    if choice.random() >= SHARE_OF_OCCASIONS:
        about_it = subject.headlines and choice.random() < SHARE_OF_IDEAS
        headlines = subject.headlines if about_it else hook.headlines
    headline = choice.choice(headlines)
    if "{name}" in headline:
        return _named_headline((headline,), words, choice), subject.kicker
    return say(headline, words), capitalised(_kicker_name(words["name"]))


def _kicker_name(name: str) -> str:
    """The product's name as it stands above a headline: without its brand where the whole is too long."""
    itself = _WITH_IT.split(name)[0]
    if len(name) > MAX_KICKER_NAME and noun_places(itself.split()):
        name = itself
    short = short_name(name, MAX_KICKER_NAME - SHORTEST_NOUN)
    while len(short) > MAX_KICKER_NAME and (rest := without_first_word(short)):
        short = rest
    return short[:MAX_KICKER_NAME].rstrip()


def _named_headline(headlines: tuple[str, ...], words: dict[str, str], choice: random.Random) -> str:
    said = [say(headline, words) for headline in headlines]
    fewest = max(GOOD_HEADLINE_WORDS, min(len(text.split()) for text in said))
    headline = choice.choice([text for text in said if len(text.split()) <= fewest])
    return headline if len(headline.split()) <= MAX_HEADLINE_WORDS else words["name"]

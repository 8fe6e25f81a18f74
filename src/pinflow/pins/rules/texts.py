# ruff: noqa: SIM905 (a word a line would fill a screen)
"""Lengths, stuffing, and copy that is only the product's title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.patterns import HASHTAG
from pinflow.pins.rules.rule import Rule, quoted
from pinflow.pins.rules.sources import AMAZON_ASSOCIATES, PINTEREST_API, PINTEREST_COMMUNITY, WCAG
from pinflow.research.screen_goods import MEDIA_CATEGORIES

MAX_TITLE, MAX_DESCRIPTION, MAX_ALT_TEXT = 100, 500, 500
MAX_HASHTAGS = 5
MAX_REPEATS = {"title": 2, "description": 4}
_WORD = re.compile(r"[^\W\d_]{4,}")
_LIST_SEPARATOR = re.compile(r"[,|;•·]")
MAX_LIST_PIECES = 8  # of at most three words in a row: a list of keywords and no sentence
MIN_OWN_CHARS = 12  # characters that a text adds to the title of a book, record or film
_ORDINARY = frozenset(
    "that this with from your have what when which will they them than then into over more most only also "
    "where here before after about their there these those dass eine einen einer eines einem oder aber auch "
    "nicht noch wenn wird werden sind sich über unter beim nach diese dieser dieses damit dann dein deine "
    "mehr sehr hier wie was".split()
)


class LengthExceeded(Rule):
    id = "texts.length"
    severity = Severity.BLOCK
    source = PINTEREST_API
    fix = "Shorten the text."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.title.strip():
            yield self.finding("title", "The title is empty.", fix="Write a title.")
        for field, text, most in (
            ("title", pin.title, MAX_TITLE),
            ("description", pin.description, MAX_DESCRIPTION),
            ("alt_text", pin.alt_text, MAX_ALT_TEXT),
        ):
            if len(text) > most:
                yield self.finding(
                    field, f"The {field.replace('_', ' ')} has {len(text)} characters; {most} are allowed."
                )


class AltTextMissing(Rule):
    id = "texts.alt_text_missing"
    severity = Severity.WARN
    source = WCAG
    fix = "Describe in one or two sentences what the picture shows and says."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.alt_text.strip():
            yield self.finding(
                "alt_text", "Without an alt text, people with a screen reader learn nothing of this picture."
            )


class HashtagPile(Rule):
    id = "texts.hashtag_pile"
    severity = Severity.WARN
    source = PINTEREST_COMMUNITY
    fix = f"Keep the disclosure and at most {MAX_HASHTAGS - 1} hashtags that help the reader."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in (("title", pin.title), ("description", pin.description)):
            if (count := len(HASHTAG.findall(text))) > MAX_HASHTAGS:
                yield self.finding(
                    field, f"{count} hashtags in the {field} read as spam and bury the disclosure."
                )


class KeywordStuffing(Rule):
    id = "texts.keyword_stuffing"
    severity = Severity.WARN
    source = PINTEREST_COMMUNITY
    fix = "Write sentences. A keyword helps once in the title and once or twice in the description."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in (("title", pin.title), ("description", pin.description)):
            words = Counter(w for w in _WORD.findall(HASHTAG.sub(" ", text).casefold()) if w not in _ORDINARY)
            top = words.most_common(1)
            if top and top[0][1] > MAX_REPEATS[field]:
                yield self.finding(field, f"{quoted(top[0][0])} stands {top[0][1]} times in the {field}.")
            elif _longest_keyword_list(text) > MAX_LIST_PIECES:
                yield self.finding(field, f"The {field} is a list of keywords and not a sentence.")


def _longest_keyword_list(text: str) -> int:
    longest = run = 0
    for piece in _LIST_SEPARATOR.split(text):
        run = run + 1 if 0 < len(piece.split()) <= 3 else 0
        longest = max(longest, run)
    return longest


class CopiedTitle(Rule):
    id = "texts.copied_title"
    severity = Severity.WARN
    source = AMAZON_ASSOCIATES
    fix = "Write in your own words what makes the product worth a look."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        copied = " ".join(pin.product_title.casefold().split())
        if len(copied) < 40:
            return
        is_media = MEDIA_CATEGORIES.search(pin.category) is not None
        for field, text in (("title", pin.title), ("description", pin.description)):
            own = " ".join(text.casefold().split())
            shared = SequenceMatcher(None, own, copied, autojunk=False).find_longest_match().size
            names_a_work = (
                is_media and len(own) - shared >= MIN_OWN_CHARS
            )  # a book is called what it is called
            if own and not names_a_work and shared >= 40 and shared >= 0.8 * min(len(own), len(copied)):
                yield self.finding(
                    field,
                    f"The {field} repeats Amazon's product title instead of saying something of its own.",
                )

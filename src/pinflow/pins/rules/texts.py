# ruff: noqa: SIM905 (a word a line would fill a screen)
"""Lengths, stuffing, and copy that is only the product's title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.addresses import ADDRESS, HASHTAG, HASHTAG_OF_A_WORD, MARKUP, ORDERS
from pinflow.pins.rules.fixes import MAX_DESCRIPTION, editable, shorten, without
from pinflow.pins.rules.patterns import ASKED_FOR, DISCLOSURE_ALONE
from pinflow.pins.rules.plain_text import reveal
from pinflow.pins.rules.rule import Rule, place_of, quoted, written_texts
from pinflow.pins.rules.sources import (
    AMAZON_ASSOCIATES,
    PINFLOW_ONE_WAY,
    PINTEREST_API,
    PINTEREST_COMMUNITY,
    WCAG,
)
from pinflow.research.screen_goods import MEDIA_CATEGORIES

MAX_TITLE, MAX_ALT_TEXT = 100, 500
MAX_HASHTAGS = 5
# About six words; a sign of Chinese, Japanese or Korean counts as three letters.
MIN_COMMENTARY = 28
_FIRST_CJK = 0x3040
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
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
    says = "Title of 1 to 100 characters, description and alt text up to 500."
    severity = Severity.BLOCK
    source = PINTEREST_API
    hard = True
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
                    field,
                    f"The {field.replace('_', ' ')} has {len(text)} characters; {most} are allowed.",
                    patch={field: shorten(text, most)},
                )


class AltTextMissing(Rule):
    id = "texts.alt_text_missing"
    says = "The picture has an alt text."
    severity = Severity.WARN
    source = WCAG
    fix = "Describe in one or two sentences what the picture shows and says."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not pin.alt_text.strip():
            yield self.finding(
                "alt_text",
                "Without an alt text, people with a screen reader learn nothing of this picture.",
                patch={"alt_text": _told(pin)},
            )


def _told(pin: PinToCheck) -> str:
    """What the picture says, which a person may add to: what it shows is not known here."""
    said = [box.text.rstrip(".") for box in pin.text_boxes if box.role != "disclosure"]
    label = [box.text for box in pin.text_boxes if box.role == "disclosure"]
    return shorten(". ".join([*(said or [pin.title or pin.product_title]), *label]), MAX_ALT_TEXT)


class DisguisedLetters(Rule):
    """Letters that look like others, or hide between others, serve to slip a word past a check."""

    id = "texts.disguised_letters"
    says = "No hidden characters, and no letters of other alphabets in Latin words."
    severity = Severity.WARN
    source = PINTEREST_COMMUNITY
    fix = "Type the word again in plain letters."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        texts = [("title", pin.title), ("description", pin.description), ("alt_text", pin.alt_text)]
        texts += [(f"text_boxes[{i}]", box.text) for i, box in enumerate(pin.text_boxes)]
        for field, text in texts:
            if (plain := reveal(text)) != text:
                name = editable(pin, field)
                yield self.finding(
                    field,
                    f"In {place_of(pin, field)}, letters are hidden or stand in for others; it reads "
                    f"{quoted(plain)}.",
                    patch={name: plain} if name else None,
                )


class AddressInText(Rule):
    """Where a pin leads is its link, which is checked; an address in its words, or on its picture, is not."""

    id = "texts.address"
    says = (
        "No web or e-mail address, handle, telephone number, markup or order to a program in the texts; "
        "hashtags in the description only."
    )
    severity = Severity.WARN
    source = PINTEREST_COMMUNITY
    fix = "Take it out. The pin's link says where it leads."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        # The brand's own site is set by the project's admin and stands on its pictures on purpose.
        sites = {f"text_boxes[{index}]" for index, box in enumerate(pin.text_boxes) if box.role == "site"}
        for field, text in written_texts(pin):
            if field in sites:
                continue
            for pattern, what in (
                (MARKUP, "markup"),
                (ADDRESS, "an address"),
                (ORDERS, "an order to a program"),
            ):
                if found := pattern.search(text):
                    yield self.finding(
                        field,
                        f"{quoted(found.group(0).strip())} in {place_of(pin, field)} is {what}.",
                        patch=without(pin, field, pattern),
                    )
                    break
            else:
                yield from self._hashtag(pin, field, text)

    def _hashtag(self, pin: PinToCheck, field: str, text: str) -> Iterator[Finding]:
        """Only in a description a hashtag can be followed; a label such as "#ad" may stand anywhere."""
        tags = [tag for tag in HASHTAG_OF_A_WORD.findall(text) if not DISCLOSURE_ALONE.fullmatch(tag)]
        if not tags or field == "description":
            return
        name = editable(pin, field)
        mended = " ".join(_without_tags(text, tags).split())
        yield self.finding(
            field,
            f"{quoted(tags[0])} in {place_of(pin, field)} is a hashtag, which nobody can follow there.",
            fix="Take it out, or write it as a word.",
            patch={name: mended} if name and mended else None,
        )


def _without_tags(text: str, tags: list[str]) -> str:
    return HASHTAG_OF_A_WORD.sub(lambda tag: "" if tag[0] in tags else tag[0], text)


class NoCommentary(Rule):
    id = "texts.no_commentary"
    says = "The description says something of its own about the product."
    severity = Severity.WARN
    source = AMAZON_ASSOCIATES
    fix = "Say in a sentence or two what the reader should know before choosing."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        own = HASHTAG.sub(" ", _ADDRESS.sub(" ", pin.description))
        letters = sum(3 if ord(letter) >= _FIRST_CJK else 1 for letter in own if letter.isalpha())
        if letters < MIN_COMMENTARY:
            yield self.finding("description", "The description says nothing of its own about the product.")


class AsksForMore(Rule):
    id = "texts.asks_for_more"
    says = "No request for reviews, and none to come to another platform or a messenger."
    severity = Severity.WARN
    source = PINFLOW_ONE_WAY
    fix = "Take the request out. A pin leads to the product, and its reader owes nobody a word."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in written_texts(pin):
            if found := ASKED_FOR.search(text):
                yield self.finding(
                    field,
                    f"{quoted(found.group(0))} in {place_of(pin, field)} asks its reader for more than "
                    "a look.",
                    patch=without(pin, field, ASKED_FOR),
                )


class HashtagPile(Rule):
    id = "texts.hashtag_pile"
    says = "Five hashtags at most."
    severity = Severity.WARN
    source = PINTEREST_COMMUNITY
    fix = f"Keep the disclosure and at most {MAX_HASHTAGS - 1} hashtags that help the reader."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in (("title", pin.title), ("description", pin.description)):
            if (count := len(HASHTAG.findall(text))) > MAX_HASHTAGS:
                yield self.finding(
                    field,
                    f"{count} hashtags in the {field} read as spam and bury the disclosure.",
                    patch={field: _with_fewer_tags(text)},
                )


def _with_fewer_tags(text: str) -> str:
    """The text with its first hashtags only; a label is among them where it is the first."""
    spare = list(HASHTAG.finditer(text))[MAX_HASHTAGS:]
    for tag in reversed(spare):
        text = text[: tag.start()].rstrip() + text[tag.end() :]
    return text.strip()


class KeywordStuffing(Rule):
    id = "texts.keyword_stuffing"
    says = "No keyword over and over, and no lists of keywords."
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
    says = "Title and description are not Amazon's product title."
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

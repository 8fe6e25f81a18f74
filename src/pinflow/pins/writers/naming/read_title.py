# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""A title as a person would write it, and which of its words may be said."""

from __future__ import annotations

import html
import re
import unicodedata

from pinflow.pins.rules.addresses import find_address, without_addresses
from pinflow.pins.rules.patterns import DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE
from pinflow.pins.writers.naming.plain_words import is_shouted_word
from pinflow.pins.writers.naming.title_words import (
    BRACKETS,
    CLAIMS,
    COLOURS,
    JOINER,
    LOOSE_END,
    LOOSE_START,
    SEPARATORS,
    SYMBOLS,
)

_ENDORSEMENT = re.compile(
    r"\b(?:association|accepted|certified|approved|recommended|tested|award\w*|winner|guarantee\w*|warranty|zertifiziert|geprüft|getestet|empfohlen|garantie|auszeichnung|eczema|acne|allerg\w*|pain|genehmigungsfrei|lifetime)\b",
    re.IGNORECASE,
)
_FEATURE = re.compile(
    r"(?:\b(?:safe|resistant|washable|adjustable|removable|reversible|stackable|foldable|rechargeable|refillable|cordless|unscented|silent"
    r"|lids?|handles?|zippers?|pockets?|spout|rim|base|finish|glaze|cover|hardcover|design|blend|quartz|drainage|battery|timer|controls?"
    r"|spülmaschinenfest|mikrowellengeeignet|waschbar|verstellbar|faltbar|abnehmbar|stapelbar|auslaufsicher|rutschfest|wetterfest|kabellos|steckerfertig|plug\s?&\s?play)"
    r"|proof|[- ]tight|non-slip|fernüberwachung|funktion|steuerung|deckel|griff|bezug)$",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)
# What a product is stands at its title's beginning; marketplaces allow 200 characters, and some 500.
LONGEST_TITLE = 1000
# Nothing of that length is a word, in no writing; what looks for words would try each of its letters.
LONGEST_WORD = 200
_NO_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_SHOUTED_RUN = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ]{4,}(?:\s|$)){3,}")


def listed_details(title: str, name: str, most: int = 3) -> tuple[str, ...]:
    """Short plain features that the title lists after the name ("Push-Button Lid"), as written there.

    Only pieces that name a part or a property stay: no figures, claims, prices, bare colours or further
    search words ("Round Magazine Holder"), and nothing out of a list in a sentence ("for coffee, sugar and tea").
    """
    text = SYMBOLS.sub(" ", BRACKETS.sub(" ", readable(title)))
    known = {word.casefold() for word in name.split()}
    kept: list[str] = []
    for piece in SEPARATORS.split(text)[1:]:
        detail = " ".join(piece.split()).strip(" .&+/-")
        words = {w.casefold() for w in detail.split()}
        if _is_feature(detail) and not words & known - COLOURS and is_safe(detail):
            kept.append(calm_capitals(detail))
            known |= words
    return tuple(kept[:most])


def _is_feature(detail: str) -> bool:
    words = detail.split()
    plain = 1 <= len(words) <= 4 and 6 <= len(detail) <= 36 and not JOINER.search(detail)
    telling = any(w.casefold() not in COLOURS for w in words)
    return plain and telling and _FEATURE.search(detail) is not None


def is_safe(text: str) -> bool:
    """Whether a piece of a product's text may be repeated: no figure, claim, offer, rating or medical effect."""
    words = text.casefold().split()
    if not words or words[-1] in LOOSE_END or words[0] in LOOSE_START:
        return False
    if re.search(r"\d", text) or CLAIMS.search(text) or _ENDORSEMENT.search(text):
        return False
    return may_be_said(text)


def may_be_said(text: str) -> bool:
    """Whether a text is not empty and holds no price, offer, rating, superlative, medical effect, address,
    hashtag, markup, order to a program or hidden character."""
    claims = any(p.search(text) for p in (PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL, _HIDDEN))
    return bool(text) and not claims and find_address(text) is None


def beginning(title: str) -> str:
    """As much of a title as is read, without the rest of what is too long for a word."""
    return _NO_WORD.sub(r"\1", title[:LONGEST_TITLE])


def readable(title: str) -> str:
    """A title without what is no word of it: markup, addresses, telephone numbers, hashtags, orders to a
    program, characters nobody sees."""
    seen = "".join(
        c if unicodedata.category(c) != "Cc" else " "
        for c in _HIDDEN.sub("", beginning(html.unescape(title)))
    )
    return " ".join(re.sub(r"[<>{}`]", " ", without_addresses(seen)).split())


def calm_capitals(text: str) -> str:
    """SHOUTED words of five letters and more in title case; short ones (USB, LED, FFP2) stay.

    Where every word of three or more is shouted, the shorter ones are calmed too.
    """
    words = _SHOUTED_RUN.sub(lambda run: run[0].title(), text).split()
    shouted = [w for w in text.split() if w.upper() == w]
    is_run = sum(len(w) > 2 and w.isalpha() for w in shouted) > 2
    least = 4 if len(words) > 2 and len(shouted) == len(words) else 5
    calm = [w.capitalize() if w in shouted and _is_shouted(w, least, is_run) else w for w in words]
    if least == 4:
        calm = [w.lower() if w in {"OF", "AND", "THE", "FOR", "A"} and i else w for i, w in enumerate(calm)]
    return " ".join(calm)


def _is_shouted(word: str, least: int, is_run: bool) -> bool:
    """``is_run``: others are shouted as well; then ordinary words of three and four letters are too."""
    return len(re.sub(r"['’].*|[\W\d_]", "", word)) >= least or (is_run and is_shouted_word(word))

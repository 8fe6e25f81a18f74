"""A text as a reader sees it, whatever letters it was typed with.

Zero-width characters, letters of another alphabet that look Latin, full-width digits and spaced-out words
all read like the plain text, so the rules judge the plain text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Soft hyphen, zero-width space, non-joiner and joiner, word joiner and its kin, byte order mark, overrides
# of the writing direction. Marks that Arabic, Hebrew and Indic texts need stand between their own letters.
_HIDDEN = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\u202d\u202e\ufeff"
_BETWEEN_PLAIN = re.compile(rf"(?<=[A-Za-z0-9#$€£.,%])[{_HIDDEN}]+(?=[A-Za-z0-9#$€£.,%])")
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
# Cyrillic and Greek letters that look Latin. Letters such as µ, β or Ω, which units use, are not among them.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅοανρικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlABEKMHOPCTYXIJSoavpikuABEZHIKMNOPTYX",
)
# "b e s t", as it is read: each letter alone.
SPACED_OUT = re.compile(r"(?<!\S)(?:\S ){3,}\S(?!\S)")


def reveal(text: str) -> str:
    """``text`` without hidden characters, and with Latin words in Latin letters only."""
    if text.isascii():
        return text
    return in_one_alphabet(_BETWEEN_PLAIN.sub("", text))


def in_one_alphabet(text: str) -> str:
    """``text``, letter for letter, with Latin words in Latin letters only."""
    return _LETTERS.sub(_in_one_alphabet, text)


def _in_one_alphabet(word: re.Match[str]) -> str:
    found = word.group(0)
    return found.translate(_LOOK_ALIKES) if _LATIN.search(found) else found


@lru_cache(maxsize=256)
def read_plainly(text: str) -> str:
    """``text`` as it is read: revealed, in compatibility form (NFKC), spaced-out words closed up."""
    plain = reveal(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    return SPACED_OUT.sub(lambda run: run.group(0).replace(" ", ""), plain)

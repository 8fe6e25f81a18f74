"""Keywords of languages written without spaces: compared by characters and pairs of them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from pinflow.research.trends.read_words import fold
from pinflow.research.trends.word_lists import japanese_fluff

# A part may be written a little differently, as long as this share of its pairs stands in the title.
_LEAST_PAIRS = 0.8
_LEAST_LENGTH = 4
# What follows a thing's name when the title is about something for it.
_FOR_IT = ("用", "専用", "対応", "カバー", "ケース", "フィルター", "レシピ", "柄", "型")


class CharacterPattern(msgspec.Struct, frozen=True):
    """A keyword's parts, folded; the last one names the thing."""

    keyword: str
    parts: tuple[str, ...]

    @classmethod
    def of(cls, keyword: str) -> CharacterPattern:
        """Split where the writer put spaces; words that name no thing are left out."""
        fluff = japanese_fluff()
        parts = [part for part in re.split(r"[\s\u3000・]+", _folded(keyword)) if part]
        return cls(keyword, tuple(part for part in parts if part not in fluff and not part.isdigit()))


def match_characters(pattern: CharacterPattern, title: str) -> tuple[float, str] | None:
    """Score and reason, or None if the keyword does not speak of the product."""
    if not pattern.parts:
        return None
    text = _folded(title)
    last = len(pattern.parts) - 1
    # What describes the thing may run on into it: クリスマス in クリスマスツリー.
    found = [_part_score(part, text, names_it=number == last) for number, part in enumerate(pattern.parts)]
    if not found[-1] or sum(score > 0 for score in found) < math.ceil(2 * len(found) / 3):
        return None
    score = (sum(found) + found[-1]) / (len(found) + 1)
    said = [f"“{part}”" for part, each in zip(pattern.parts, found, strict=True) if each]
    missing = [f"“{part}”" for part, each in zip(pattern.parts, found, strict=True) if not each]
    reason = f"“{pattern.keyword}” fits: the title says {_and(said)}"
    return round(score, 3), f"{reason}, only {_and(missing)} is missing" if missing else reason


def _part_score(part: str, text: str, *, names_it: bool) -> float:
    start = text.find(part)
    while start >= 0:
        if not names_it or _is_the_thing(part, text[start + len(part) :]):
            return 1.0
        start = text.find(part, start + 1)
    if part in text or len(part) < _LEAST_LENGTH:
        return 0.0
    pairs = {part[number : number + 2] for number in range(len(part) - 1)}
    share = sum(pair in text for pair in pairs) / len(pairs)
    return share * 0.8 if share >= _LEAST_PAIRS else 0.0


def _is_the_thing(part: str, rest: str) -> bool:
    """Whether the word ends here: コーヒー in コーヒーメーカー is no coffee."""
    if rest.startswith(_FOR_IT) and not part.endswith(_FOR_IT):
        return False
    return not rest or _script(part[-1]) is None or _script(part[-1]) != _script(rest[0])


def _script(char: str) -> str | None:
    """``kana`` for Katakana, ``han`` for Chinese characters; None for what may follow anything."""
    if char == "ー" or "\u30a0" <= char <= "\u30ff":
        return "kana"
    return "han" if "\u4e00" <= char <= "\u9fff" else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", fold(text))


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"

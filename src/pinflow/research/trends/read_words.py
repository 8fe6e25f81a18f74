"""Words of titles and keywords, made comparable: case, accents, endings, spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec
import snowballstemmer

# Languages of the marketplaces that have a stemmer; Japanese is compared by characters.
STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "sv": "swedish",
    "tr": "turkish",
}
_WORD = re.compile(r"[^\W_]+")
_SEGMENT = re.compile(r"[,;:|()\[\]/•]|\s[-–—]\s|\.\s")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]")
_CACHED = 200_000
# One spelling for both sides of the Atlantic, before stemming.
_BRITISH = re.compile(r"^(\w{4,})is(e[rds]?|ers|ing|ation)$")
_SPELLINGS = {
    "colour": "color",
    "colours": "colors",
    "coloured": "colored",
    "favour": "favor",
    "favours": "favors",
    "grey": "gray",
    "jewellery": "jewelry",
    "mum": "mom",
    "mums": "moms",
    "tyre": "tire",
    "tyres": "tires",
    "aluminium": "aluminum",
    "doughnut": "donut",
    "cosy": "cozy",
    "moulds": "molds",
    "mould": "mold",
    "storey": "story",
    "pyjamas": "pajamas",
    "xmas": "christmas",
    # Plurals that a stemmer does not take back.
    "knives": "knife",
    "shelves": "shelf",
    "leaves": "leaf",
    "scarves": "scarf",
    "mice": "mouse",
    "children": "child",
    "women": "woman",
    "men": "man",
    "feet": "foot",
    "teeth": "tooth",
}
# Words that a stemmer throws together with others of another meaning keep to themselves.
_OWN = {
    "en": frozenset({"organic", "organics", "university", "universal", "news", "general", "generals"}),
    "de": frozenset({"mutter", "mutti"}),
}


class TitleWord(msgspec.Struct, frozen=True):
    """A word of a title: folded, with what it is compared by, and the segment it stands in."""

    text: str
    keys: frozenset[str]
    segment: int


@lru_cache(maxsize=_CACHED)
def fold(text: str) -> str:
    """Without case, accents and widths: ``Café`` and ``ＣＡＦＥ`` are one."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    # A voiced kana keeps its mark: か and が are two.
    kept = "".join(char for char in plain if not unicodedata.combining(char) or char in "\u3099\u309a")
    return unicodedata.normalize("NFC", kept)


def is_cjk(text: str) -> bool:
    """Whether some of it is written without spaces between words."""
    return _CJK.search(text) is not None


@lru_cache(maxsize=_CACHED)
def split_words(text: str) -> tuple[str, ...]:
    """Folded words in order; single letters are left out (``men's`` is ``men``)."""
    return tuple(word for word in _WORD.findall(fold(text)) if len(word) > 1)


@lru_cache(maxsize=_CACHED)
def keys_of(word: str, language: str) -> frozenset[str]:
    """What a word is compared by: two words are the same where these meet.

    Stems of the word with and without its accents, because people leave accents out and a stemmer goes by
    them.
    """
    lowered = unicodedata.normalize("NFC", word.casefold())
    folded = fold(word)
    if folded in _OWN.get(language, ()):
        return frozenset({f"={folded}"})
    if language == "en":
        lowered = folded = _SPELLINGS.get(folded, _BRITISH.sub(r"\1iz\2", folded))
    stem = _stemmer(language).stemWord if language in STEMMERS else str
    return frozenset({fold(stem(lowered)), stem(folded)})


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(STEMMERS[language])


def read_title(title: str, language: str) -> tuple[TitleWord, ...]:
    """The words of a title in order. Commas, bars, brackets and dashes end a segment."""
    words: list[TitleWord] = []
    for number, segment in enumerate(_SEGMENT.split(title)):
        # The surface keeps its accents for the stemmer; single letters are left out.
        surfaces = _WORD.findall(unicodedata.normalize("NFKC", segment))
        words += [
            TitleWord(fold(surface), keys_of(surface, language), number)
            for surface in surfaces
            if len(surface) > 1
        ]
    return tuple(words)

# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""Takes sizes, counts, model numbers and claims out of a piece of a title; a brand's own figures stay."""

from __future__ import annotations

import re

from pinflow.pins.rules.patterns import DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE
from pinflow.pins.writers.naming.brands import BRAND_WITH_FIGURES, is_brand
from pinflow.pins.writers.naming.title_words import (
    ADDED_END,
    ADVERB_END,
    BATTERY_SIZE,
    CLAIMS,
    COLOURS,
    LONG_NOUN,
    LOOSE_END,
    LOOSE_TECH,
    QUALITIES,
)

_UNIT = r"(?:fl\.?\s?oz|oz|ounces?|ml|cl|dl|l|liter|litre|g|gr|kg|mg|lbs?|pounds?|quarts?|qts?|gallons?|gal|inch(?:es)?|in(?![ -]?\d)|zoll|met(?:er|re)s?|[\"”″']|cm|mm|m|ft|feet|sq\.?\s?ft|watts?|w(?!-\d)|wp|kw|kwh|v|volts?|mah|ah|a|hz|ghz|gb|tb|mb|mbps|gbps|k|p|dpi|ppi|°c|°f|%|hours?|hrs?|h|std|minutes?|min|days?|tage?|jahre?|years?|months?|monate|nm|bar|psi|bar|°\s?c|lm|lumens?|gsm|tc|den|i\.?[ue]\.?|i\.\s?e\.|pulgadas|pollici|pouces|hilos|fils|fili|litri|litros|metri|metros|mètres)"
_COUNT = r"(?:stk|packs?|pack of|count|ct|pcs|pieces?|pairs?|paare?|stück|st|teilig(?:e[nrs]?)?|tlg|rolls?|rollen|sheets?|blatt|bags?|cards?|bottles?|flaschen|sets?|units?|er[- ]?(?:pack|set)|capsules?|kapseln|tablets?|tabletten|teile|beutel|dosen|cans?|pods?|gummies|servings?|tabs|pièces|unités|piezas|unidades|pezzi|unità)"
# Bounded, all of it: a figure of any length in a row of any length would be tried from each of its digits.
_NUMBER = r"\d{1,9}(?:[.,/]\d{1,6}){0,3}"
_AMOUNT = rf"(?<![\w.])[-–]?(?:ca\.?\s?)?{_NUMBER}(?:\s?(?:x|×|-|–|bis|to)\s?\d{{1,9}}(?:[.,]\d{{1,6}})?){{0,3}}[\s-]?{_UNIT}(?!\w)"
_SIZES = re.compile(
    rf"(?:(?<=\s)(?:de|da|di)\s)?{_AMOUNT}"
    rf"|(?:(?<=\s)(?:de|da|di)\s)?(?<![\w.])(?:\d{{1,9}}\s?[x×]\s?)?\d{{1,9}}(?:[.,]\d{{1,6}})?[\s-]?(?:x\s)?{_COUNT}(?!\w)"
    rf"|(?<!\w)\d{{0,4}}\s?[½¼¾⅓⅔]\s?(?:{_UNIT}(?!\w))?"
    r"|\b(?:pack|set|box|case|bundle|lot)\s{1,2}of\s{1,2}\d{1,9}\b|\b\d{1,9}\s?er[- ](?:pack|set)\b|(?<!\w)\d{1,9}\s?[x×](?:\s?\d{1,9}){0,3}(?!\w)|(?<!\w)[x×]\s?\d{1,9}(?!\w)"
    r"|\b(?:one|two|three|four|six|ten|twelve|zwei|drei|vier|sechs|zehn)[- ](?:pack|pairs?|pieces?|paar)\b"
    r"|\b(?:19|20)\d\d\s{0,2}(?:release|model|edition|version|modell|ausgabe|neu)\b|(?<!\w)\d{1,9}/\d{1,9}(?:[\"”″])?(?!\w)",
    re.IGNORECASE,
)
# What a diaper, a ring or a bed is big, and none of what it is called.
_SIZE_WORDS = re.compile(
    rf"(?<!\w)(?:size|größe|gr\.|taille|talla|taglia)\s(?:\d{{1,3}}(?:[.,/-]\d+)*|x{{0,3}}[sml]|[a-k]|one size)\+?(?!\w)(?![\s-]{_COUNT}\b)"
    r"|(?<!\w)(?:queen|king|twin|full|double|single)(?:\sxl)?(?:/\w+)?[\s-]size(?:d)?(?=\s*$|\s(?:grey|gray|white|black|blue|navy|beige|green|pink)(?!\w))",
    re.IGNORECASE,
)
# A set is complete where its pieces are counted: "Towels Set 8 Piece Ring Spun Cotton".
_WHOLE_SET = re.compile(r"\S+\s\S+\ssets?(?=\s\d+[\s-]?(?:piece|pcs|pack|teilig|tlg))", re.IGNORECASE)
_MANY_IN_ONE = re.compile(r"(?<!\w)(?:\d{1,2}[- ]?in[- ]?1|all[- ]in[- ]1)\b", re.IGNORECASE)
_MODEL_CODE = re.compile(
    r"(?<!\w)(?!\d+W-\d)(?=[\w/.-]*\d)(?=[\w/.-]*[A-Z])[A-Z0-9][A-Z0-9/._-]{4,}(?!\w)|(?<!\w)\d{4,}(?!\w)"
)
_PRAISE = re.compile(
    r"\b(?:(?:highly|top|best)[- ])?(?:rated|loved|trusted|chosen|recommended|reviewed|bought|adored)\s(?:\S+\s){0,4}?by\s(?:\S+\s){0,4}?(?:customers|buyers|shoppers|users|readers|owners|fans|moms|families)\b"
    r"|\b(?:was|now|statt|jetzt nur)\s(?=[$€£]\s?\d)|\bkundenliebling\w*|\b(?:von|über|mehr als)\s(?:\S+\s){0,3}?kunden\s(?:empfohlen|geliebt|gekauft)",
    re.IGNORECASE,
)
_MEASURE = re.compile(_AMOUNT, re.IGNORECASE)
# Of the categories Cf, Co and Cs: what turns a line around, joins or splits letters, or has no meaning.
_UP_TO = re.compile(r"\s(?:bis|up to|bis zu|jusqu.à|hasta|fino a)$", re.IGNORECASE)
_BATTERY = re.compile(
    r"batter(?:y|ies)|batterien?\b|akkus?\b|knopfzellen?|coin cells?|\bpiles?\b|\bpilas?\b", re.IGNORECASE
)
_SOLD_BY_LENGTH = re.compile(
    r"cables?\b|kabel|\bcords?\b|\bhoses?\b|schlauch|\bropes?\b|\bseil|kette|string lights|\bleads?\b|leitung|câble|\bcavo\b|tuyau|manguera",
    re.IGNORECASE,
)
_FIRST_HIDDEN = 0xE000


def shield_figures(text: str, brand: str | None) -> str:
    """The text with what belongs to a name as signs no pattern takes for figures: a brand at its beginning
    ("3M", "4711"), and a battery's size."""
    begin = BRAND_WITH_FIGURES.match(text)
    if begin is not None and (brand is not None or not _is_a_length(begin[0], text)):
        text = _hidden(begin[0]) + text[begin.end() :]
    return BATTERY_SIZE.sub(lambda size: _hidden(size[0]), text) if _BATTERY.search(text) else text


def _is_a_length(begin: str, text: str) -> bool:
    """Whether "3M" says how long a cable is; only the brand is written so, and it sells nothing by the metre."""
    return begin.casefold() == "3m" and (begin != "3M" or _SOLD_BY_LENGTH.search(text) is not None)


def _hidden(text: str) -> str:
    return re.sub(r"[A-Za-z0-9]", lambda sign: chr(_FIRST_HIDDEN + ord(sign[0])), text)


def unshield_figures(text: str) -> str:
    """The text with the figures back that ``shield_figures`` hid."""
    return re.sub("[\ue000-\ue07f]", lambda sign: chr(ord(sign[0]) - _FIRST_HIDDEN), text)


def strip_noise(piece: str) -> str:
    """A segment without figures and praise; what follows a measure belongs to another thought."""
    for pattern in (_PRAISE, PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL):
        piece = pattern.sub(" ", piece)
    piece = re.sub(r"(?<!\S)-[^\W\d_]+(?!\S)", " ", piece)  # "Gro" of "Miracle-Gro"
    if (whole := _WHOLE_SET.search(piece)) is not None:
        piece = piece[: whole.end()]
    for measure in _MEASURE.finditer(piece):
        before = without_figures(piece[: measure.start()])
        reach = _UP_TO.search(before)
        if reach is not None and len(before[: reach.start()]) >= LONG_NOUN:
            return before[: reach.start()]  # "Solarflüssigkeit Konzentrat bis -58 °C"
        if before and not is_brand(before.split()) and _names_a_thing(before.split()):
            return before
    return without_figures(piece)


def without_figures(piece: str) -> str:
    """A piece of a title without sizes, counts, model numbers and claims."""
    for pattern in (_SIZE_WORDS, _MANY_IN_ONE, _SIZES, _MODEL_CODE, CLAIMS):
        piece = pattern.sub(" ", piece)
    piece = re.sub(r"\s+([,.])", r"\1", " ".join(piece.split()))
    piece = re.sub(r"(?:\s[/&+*~-])+(?=\s|$)(?!\s\w)", "", piece.replace("*", ""))
    return ADDED_END.sub("", piece.strip(" .,:;!?/&-–—*~\"'“”„[]()")).lstrip("+ ")


def _names_a_thing(words: list[str]) -> bool:
    """Whether words before a measure are a name already: three of them, or a German compound."""
    while len(words) > 2 and words[-1].casefold() in LOOSE_END | LOOSE_TECH:
        words = words[:-1]
    last = words[-1].casefold()
    if last in {"series", "serie", "collection", "kollektion", "core", "line"}:
        return False
    complete = last not in QUALITIES and last not in COLOURS and last not in LOOSE_END
    return complete and not ADVERB_END.search(last) and (len(words) >= 3 or len(last) >= LONG_NOUN)

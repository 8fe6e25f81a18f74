# ruff: noqa: E501 (a pattern a language)
"""What a product's title says for certain: a size, an amount, a power, a count, a material.

Only the first of a kind is taken, from the beginning of a title: further figures are mostly those of parts,
extras ("with 10 m cable") or search words.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from pinflow.pins.rules.claim_words import CONCEPTS

FactKind = Literal["volume", "size", "weight", "power", "count", "material"]
_I = re.IGNORECASE
_NUMBER = r"(?<![\w.,/Ø-])\d{1,4}(?:[.,]\d{1,2})?"
_UNIT_WORDS: tuple[tuple[FactKind, str], ...] = (
    ("volume", r"fl\.? ?oz|oz|ml|cl|l|liters?|litres?|gallons?"),
    ("size", r"cm|mm|inch(?:es)?|zoll|feet|ft|m"),
    ("weight", r"kg|g|gramm|lbs?|pounds?"),
    ("power", r"k?wh|kw|wp|w|watts?|mah"),
)
_FIGURES = tuple(
    (
        kind,
        re.compile(rf"({_NUMBER}(?:\s?[x×]\s?\d{{1,4}}(?:[.,]\d)?){{0,2}})[\s-]?({units})(?![\w/]|-\d)", _I),
    )
    for kind, units in _UNIT_WORDS
)
# Waist and length of trousers ("34W / 32L"), no watts and litres.
_SIZE_OF_CLOTHES = re.compile(
    r"\b(?:W ?\d{2} ?[/x,-]? ?L ?\d{2}|\d{2} ?W ?[/x,-]? ?\d{2} ?L|\d{2} ?[WL](?=\b.{0,60}\b(?:jeans|hosen?|pants|trousers|shorts)\b))\b",
    _I,
)
# Where the product itself is told, before its parts and search words.
_BEGINNING = 70
_ADDED = re.compile(r"\b(?:with|mit|inkl\w*|includ\w+|plus)\b", _I)
_EXTRA = re.compile(r"\b(?:mit|with|inkl\w*|incl\w*|plus|and|und|für|for)\s+(?:\w+\s)?$|[&+]\s*$", _I)
# What may only reach so far, or is a figure of something in it or beside it: "up to 50 lb", "30 g protein", "60 W equivalent".
_NOT_ITS_OWN = re.compile(
    r"\b(?:up to|bis(?: zu)?|jusqu['’]à|hasta|fino a|holds|supports|makes|replaces|ersetzt)\s+$", _I
)
_OF_ANOTHER = re.compile(
    r"[\s-]*(?:of\s+)?(?:protein|eiwei(?:ß|ss)|proteína|proteine|carbs?|sugars?|zucker|fib(?:er|re)|collagen|caffeine|koffein|equivalent|equiv|eqv|eq\b|ersatz|water ?(?:proof|resist\w*)|"
    r"wasser(?:dicht|fest|geschützt)\w*|(?:\w+ )?(?:kabel|cable|cord)\b|\w*kabel\b)",
    _I,
)
_UNITS = {
    "floz": "fl oz", "liter": "l", "liters": "l", "litre": "l", "litres": "l", "inches": "inch", "watt": "W",
    "watts": "W", "w": "W", "wp": "Wp", "kw": "kW", "wh": "Wh", "kwh": "kWh", "mah": "mAh", "gramm": "g",
    "lbs": "lb", "pounds": "lb", "zoll": "Zoll", "feet": "ft",
}  # fmt: skip
_COUNT = {
    "en": re.compile(
        r"(?<![\w.,-])(?<!\d or )(?<!\d to )(?<!\d x )(?<!\dx )(?P<number>\d{1,3})[\s-](?:pack|pk|count|ct)\b"
        r"|\b(?P<kind>pack|set|box|case) of (?P<n>\d{1,3})\b",
        _I,
    ),
    "de": re.compile(
        r"(?<![\w.,-])(?P<number>\d{1,3})er[\s-]?(?P<kind>pack|set)\b|(?<![\w.,-])(?P<n>\d{1,3})[\s-](?:stück|st)\b",
        _I,
    ),
    "fr": re.compile(
        r"\b(?P<kind>lot|set|paquet|ensemble) de (?P<n>\d{1,3})\b|(?<![\w.,-])(?P<number>\d{1,3}) pièces\b",
        _I,
    ),
    "es": re.compile(
        r"\b(?P<kind>paquete|set|juego|pack) de (?P<n>\d{1,3})\b|(?<![\w.,-])(?P<number>\d{1,3}) (?:piezas|unidades)\b",
        _I,
    ),
    "it": re.compile(
        r"\b(?P<kind>set|pacco|confezione) da (?P<n>\d{1,3})\b|(?<![\w.,-])(?P<number>\d{1,3}) pezzi\b", _I
    ),
}
_COUNTED = {
    "en": "{kind} of {number}",
    "de": "{number}er-{kind}",
    "fr": "lot de {number}",
    "es": "paquete de {number}",
    "it": "set da {number}",
}
_MATERIALS = {
    "stainless steel": (
        "stainless steel",
        "Edelstahl",
        "acier inoxydable",
        "acero inoxidable",
        "acciaio inox",
    ),
    "cast iron": ("cast iron", "Gusseisen", "fonte", "hierro fundido", "ghisa"),
    "aluminium": ("aluminium", "Aluminium", "aluminium", "aluminio", "alluminio"),
    "brass": ("brass", "Messing", "laiton", "latón", "ottone"),
    "ceramic": ("ceramic", "Keramik", "céramique", "cerámica", "ceramica"),
    "cotton": ("cotton", "Baumwolle", "coton", "algodón", "cotone"),
    "linen": ("linen", "Leinen", "lin", "lino", "lino"),
    "leather": ("leather", "Leder", "cuir", "cuero", "cuoio"),
    "bamboo": ("bamboo", "Bambus", "bambou", "bambú", "bambù"),
    "marble": ("marble", "Marmor", "marbre", "mármol", "marmo"),
    "silicone": ("silicone", "Silikon", "silicone", "silicona", "silicone"),
}
_COLUMNS = ("en", "de", "fr", "es", "it")
# "Leather cleaner" is no leather, and "ceramic look" no ceramic.
_ABOUT_IT = re.compile(
    r"\b(?:candle|diffuser|scent|perfume|cleaner|polish|care|conditioner|look|style|faux|imitation|vegan|effect|colou?red|compatible|for)\b"
    r"|\bcotton (?:candy|on|swabs?|buds?|rounds?|pads?)\b|\bmarble (?:run|cake)|\bbrake\b"
    r"|duft|kerze|parfum|reiniger|pflege|optik|kunst|imitat|marmorkuchen|lederfett|bremsbel|zuckerwatte|\bfür\b",
    _I,
)

# What a part is made of says nothing of the thing: "Sage Linen Cover" of a journal, the "Keramikmahlwerk" of a mill.
_PART = (
    r"(?:hard)?covers?|bindings?|(?:grinding )?(?:mechanisms?|burrs?|cores?|rotors?)|grinders?|mills?|blades?|handles?|grips?|lids?|"
    r"straps?|bases?|caps?|linings?|inserts?|bristles?|(?:non-?stick )?coatings?|coated|lined|plates|clasps?|trims?|spouts?|feet|legs"
)
_TEIL = (
    r"mahlwerke?|mühlwerke?|klingen?|griffe?|deckel|henkel|einsatz|einsätze|kern|beschichtung|beschichtet\w*|einband|umschlag|"
    r"riemen|gurte?|boden|sockel|ausguss|verschluss|borsten|füße|beine"
)
_TEIL_AVEC = (
    r"couvercles?|anses?|poignées?|mécanismes?|meules?|couvertures? rigides?|lames?|socles?|pieds?|becs?|sangles?|"
    r"tapas?|asas?|mangos?|mecanismos?|muelas?|cubiertas?|cuchillas?|bases?|patas|correas?|"
    r"coperchi[oi]?|manic[oi]|meccanism[oi]|macin[ae]|copertin[ae]|lam[ae]|basi|piedi|tracoll[ae]"
)
_ANY_MATERIAL = "|".join(re.escape(word) for words in _MATERIALS.values() for word in words)
_OF_A_PART = re.compile(
    rf"(?<!\w)(?:{_ANY_MATERIAL})(?:[\s-](?:{_PART})(?!\w)|[\s-]?(?:{_TEIL})(?!\w))"
    rf"|(?<!\w)(?:{_TEIL_AVEC})\s(?:en|de|in|di)\s(?:{_ANY_MATERIAL})(?!\w)",
    _I,
)


class TitleFact(msgspec.Struct, frozen=True):
    """One thing that a title says, as it may stand in a sentence of the language."""

    kind: FactKind
    text: str


def title_facts(title: str, language: str) -> tuple[TitleFact, ...]:
    """The facts of a title in words of the language (a key of ``_COUNT``): figures as they follow, count, material, each once."""
    # As long as they were, so that what follows stands where it stood.
    title = _SIZE_OF_CLOTHES.sub(lambda size: " " * len(size[0]), title)
    figures = [fact for kind, pattern in _FIGURES if (fact := _figure(kind, pattern, title, language))]
    found = [fact for _, fact in sorted(figures, key=lambda figure: figure[0])]
    if (count := _COUNT[language].search(title)) is not None:
        number = count["number"] or count["n"]
        kind = (count["kind"] or "pack").casefold()
        kind = kind.capitalize() if language == "de" else kind
        # "2 × 500 g" says it already.
        told = any(fact.text.startswith(f"{number} × ") for fact in found)
        if int(number) > 1 and not told:
            found.append(TitleFact("count", _COUNTED[language].format(kind=kind, number=number)))
    if not _ABOUT_IT.search(title):
        found += _materials(title, language)[:1]
    return tuple(found)


def _figure(
    kind: FactKind, pattern: re.Pattern[str], title: str, language: str
) -> tuple[int, TitleFact] | None:
    """Where it stands, and what it says."""
    match = next((found for found in pattern.finditer(title) if not _is_a_name(found)), None)
    if match is None or match.start() > _BEGINNING or _EXTRA.search(title[: match.start()]):
        return None
    if _NOT_ITS_OWN.search(title[: match.start()]) or _OF_ANOTHER.match(title, match.end()):
        return None
    if match[2].casefold() == "mm" and not re.search(r"[x×]", match[1]):
        return None  # a nozzle, a driver, a blade: a part's measure
    unit = re.sub(r"[.\s]", "", match[2]).casefold()
    number = re.sub(r"\s?[x×]\s?", " × ", match[1], flags=_I)
    written = _UNITS.get(unit, unit)
    if written == "inch" and language == "en" and number != "1":
        written = "inches"
    return match.start(), TitleFact(kind, f"{number} {written}")


def _is_a_name(match: re.Match[str]) -> bool:
    """Whether what looks like a figure is a network (5G), a maker or a size (3M, 12M), or a shoe's width."""
    unit, after = match[2], match.string[match.end() :]
    if unit == "G":
        return len(match[1]) == 1 or re.match(r"\d\.\dG", match[0]) is not None
    # In a drink, grams are of what is in it.
    if unit == "g" and re.search(r"protein|eiwei(?:ß|ss)", match.string, _I):
        return True
    return unit in ("M", "w") or (unit == "W" and re.match(r"\s*(?:US|UK|EU)\b", after) is not None)


def _materials(title: str, language: str) -> list[TitleFact]:
    """Of what the product itself is: not its strap ("with Leather Strap", "Linen Cover"), and no scent ("Clean Cotton")."""
    column = _COLUMNS.index(language)
    itself = _OF_A_PART.sub(" ", _ADDED.split(title[:_BEGINNING], maxsplit=1)[0]).casefold()
    return [
        TitleFact("material", words[column])
        for concept, words in _MATERIALS.items()
        if _is_made_of(itself, concept, words, column)
    ]


def _is_made_of(text: str, concept: str, words: tuple[str, ...], column: int) -> bool:
    if column < 2:  # an English title on the German marketplace, and the other way round
        return CONCEPTS[concept].search(text) is not None and any(w.casefold() in text for w in words[:2])
    return re.search(rf"\b{re.escape(words[column])}\b", text) is not None

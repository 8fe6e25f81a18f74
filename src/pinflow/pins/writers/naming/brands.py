# ruff: noqa: E501 (a brand a line would fill a screen)
"""Brands of several words: the beginning of a name that is never torn apart.

A marketplace's title does not say where its brand ends, and most products come without one. What is not
listed here keeps its first two words whatever else has to go.
"""

from __future__ import annotations

import re

_BRANDS = """
Le Creuset|The Pioneer Woman|Pioneer Woman|Mr. Coffee|Amazon Basics|Amazon Essentials|Black+Decker|Black & Decker
Better Homes and Gardens|Better Homes & Gardens|Hydro Flask|Dr. Bronner's|Dr. Martens|Dr. Scholl's|Dr. Oetker
Burt's Bees|Bob's Red Mill|Melissa & Doug|Jack & Jones|Gorilla Grip|Christopher Knight Home|Michael Kors
New Balance|Under Armour|The North Face|North Face|Calvin Klein|Tommy Hilfiger|Ralph Lauren|Armor All
Chemical Guys|Hamilton Beach|Baby Einstein|Utopia Bedding|Utopia Home|Utopia Kitchen|Simple Modern|Instant Pot
Yankee Candle|The Ordinary|Old Spice|Head & Shoulders|Arm & Hammer|Johnson & Johnson|Bang & Olufsen
Bowers & Wilkins|Villeroy & Boch|Dolce & Gabbana|Mrs. Meyer's|Seventh Generation|OXO Good Grips|Nature Made
Nature's Bounty|Western Digital|Texas Instruments|Kate Spade|Steve Madden|Sam Edelman|Cole Haan|Hush Puppies
Red Wing|Blue Buffalo|Martha Stewart|Rachael Ray|Gordon Ramsay|Jamie Oliver|Joseph Joseph|Royal Doulton
Laura Ashley|Ted Baker|Paul Smith|Hugo Boss|Emporio Armani|Giorgio Armani|Jean Paul Gaultier|Philips Hue
La Roche-Posay|Estée Lauder|Elizabeth Arden|Bath & Body Works|Real Techniques|First Aid Beauty|Drunk Elephant
Maison Margiela|Jo Malone|Wet n Wild|Nordic Ware|Rae Dunn|Camp Chef|Big Agnes|Sea to Summit|Black Diamond
Fruit of the Loom|Goal Zero|Little Tikes|Green Toys|Hot Wheels|Jack Wolfskin|Tom Tailor|San Pellegrino|La Sportiva|De Buyer
St. Tropez|St. Ives|Tree Hut|Fire TV|Google Nest|Samsung Galaxy|Apple Watch|Apple AirPods|Bosch Professional
Utopia Towels|Grill Mates|Simple Joys by Carter's|CK One|Mama Bear|Stone & Beam|7 For All Mankind|Le Petit Marseillais|Yves Saint Laurent
"""
_PATTERN = re.compile(
    "|".join(
        re.escape(brand.strip())
        for brand in sorted(_BRANDS.replace("\n", "|").split("|"), key=len, reverse=True)
        if brand.strip()
    ),
    re.IGNORECASE,
)
_AS_WRITTEN = {
    brand.strip().casefold(): brand.strip()
    for brand in _BRANDS.replace("\n", "|").split("|")
    if brand.strip()
}
# Brands that read like a measure, a count or a model's number, and are none of them.
BRAND_WITH_FIGURES = re.compile(
    r"(?:3M|4711|5\.11|7[ -]?up|7 for all mankind|2XU|2\(X\)IST|4moms|3Doodler|8Greens|1883|1byone|100% Pure|3CE|7 Days|9 ?West|7th Heaven)(?![\w-])",
    re.IGNORECASE,
)
# "Le", "Mr." and their like say nothing without the next word; "&" joins two halves of a name.
_PARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "l'",
        "the",
        "der",
        "die",
        "das",
        "san",
        "santa",
        "st",
        "st.",
        "saint",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "dr",
        "dr.",
        "prof",
        "von",
        "van",
        "de",
        "di",
        "da",
        "del",
        "della",
        "du",
        "des",
        "new",
        "old",
        "big",
        "little",
    ]
)
_JOINS = frozenset(["&", "and", "und", "+", "et", "y", "e", "n", "'n"])


def brand_words(words: list[str], brand: str | None = None) -> int:
    """How many words at a name's beginning belong together: its brand, as far as that can be told."""
    text = " ".join(words)
    if brand and _begins(text, " ".join(brand.split())):
        return len(brand.split())
    if (match := _PATTERN.match(text)) is not None and not text[match.end() : match.end() + 1].isalnum():
        return len(match[0].split())
    for place in range(1, min(4, len(words) - 1)):
        if words[place].casefold() == "by" and words[place + 1][:1].isupper():
            return place + 1 + brand_words(words[place + 1 :])  # "Fire by Ralph Lauren"
    if len(words) > 3 and words[1].casefold() in _JOINS and words[2][:1].isupper():
        return 3
    if len(words) > 2 and words[0].casefold() in _PARTICLES:
        return 2
    return 1


def is_brand(words: list[str], brand: str | None = None) -> bool:
    """Whether the words are a known brand, or the one that was told, and nothing besides."""
    text = " ".join(words)
    told = brand is not None and text.casefold() == " ".join(brand.split()).casefold()
    return told or _PATTERN.fullmatch(text) is not None


def as_spelled(name: str) -> str:
    """``name`` with its listed brand as the brand itself is spelled ("Black+Decker" for "BLACK+DECKER")."""
    match = _PATTERN.match(name)
    if match is None or name[match.end() : match.end() + 1].isalnum():
        return name
    return f"{_AS_WRITTEN[match[0].casefold()]}{name[match.end() :]}"


def _begins(text: str, brand: str) -> bool:
    end = len(brand)
    return text[:end].casefold() == brand.casefold() and not text[end : end + 1].isalnum()

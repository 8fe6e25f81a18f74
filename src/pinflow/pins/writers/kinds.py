"""Whether a product is one of the two kinds of its thing that a table compares."""

from __future__ import annotations

import re
from functools import cache

# Kinds that exclude each other: the heads of the tables, English and German, and the words of a name that say
# them. A kind without heads is in no table.
_Kinds = tuple[tuple[tuple[str, ...], str], ...]
_MATERIALS: _Kinds = (
    (
        ("Ceramic", "Keramik"),
        r"ceramic|porcelain|stoneware|earthenware|\w*keramik|\w*porzellan|steingut|steinzeug",
    ),
    (("Glass", "Glas"), r"glass|crystal|borosilicate|\w*glas|\w*kristall"),
    (("Wood", "Holz"), r"wood(?:en)?|bamboo|acacia|oak|walnut|\w*holz|bambus|akazien?|eiche"),
    (("Steel", "Edelstahl"), r"steel|edelstahl"),
    (("Plastic", "Kunststoff"), r"plastic|tritan|acrylic|kunststoff|plastik|acryl"),
    (("Terracotta", "Terrakotta"), r"terra ?cotta|terrakotta"),
    (("Cast iron", "Gusseisen"), r"cast[ -]iron|gu(?:ss|ß)eisen\w*"),
    (("Nonstick", "Beschichtet"), r"non-?stick|antihaft\w*|beschichtet\w*"),
    (("Silicone",), r"silicone|silikon"),
    (("Leather",), r"leather|\w*leder"),
    (
        (),
        r"alumini?um|copper|titan(?:ium)?|brass|concrete|metal|enamel(?:ed|led)?|melamine|cork|paper|resin|nylon",
    ),
    ((), r"carbon steel|kupfer|messing|beton|metall|emaille|melamin|kork|papier|kunstharz|rattan"),
)
_FABRICS: _Kinds = (
    (("Cotton", "Baumwolle"), r"cotton|\w*baumwoll\w*"),
    (("Linen", "Leinen"), r"linen|flax|leinen"),
    (("Wool", "Wolle"), r"wool(?:en|len)?|merino|(?:schur|merino)?wolle"),
    (
        ("Synthetic", "Synthetik"),
        r"synthetic|polyester|nylon|acrylic|polypropylene|fleece|synthetik|polyacryl",
    ),
    (("Microfiber", "Mikrofaser"), r"micro-?fib(?:er|re)|mikrofaser"),
    ((), r"silk|bamboo|viscose|cashmere|jute|sisal|velvet|satin|leather|down|hemp|seagrass"),
    ((), r"seide|bambus|viskose|kaschmir|samt|leder|daunen?|hanf|seegras"),
)
KIND_GROUPS: tuple[_Kinds, ...] = (
    _MATERIALS,
    _FABRICS,
    (
        (("Backpack",), r"backpacks?|rucksacks?|daypacks?"),
        (("Tote",), r"totes?|shoppers?"),
        (
            (),
            r"duff(?:el|le)s?|crossbody|messenger|handbags?|shoulder bags?|slings?|clutch|purses?|belt bags?",
        ),
        ((), r"fanny packs?|lunch bags?|drawstring|garment bags?|toiletry bags?|laptop (?:bags?|sleeves?)"),
    ),
    (
        (("In-ear", "In-Ear"), r"in-?ears?|earbuds?|ear buds?|earphones?"),
        (("Over-ear", "Over-Ear"), r"over-?ears?|over the ear"),
        ((), r"on-?ears?|open-?ears?|bone conduction|neckband|knochenschall\w*"),
    ),
    (
        (("In a jar", "Im Glas"), r"jars?|glass|tin|im glas|duftglas"),
        (("Pillar", "Stumpen"), r"pillars?|stumpenkerzen?|stumpen"),
        ((), r"tea ?lights?|tapers?|votives?|flameless|led|teelichter|teelicht|stabkerzen?|spitzkerzen?"),
    ),
    (
        (("Lined", "Liniert"), r"lined|ruled|liniert\w*"),
        (("Dotted", "Punktiert"), r"dott?ed|dot grid|bullet|punktiert\w*|gepunktet|dotted"),
        ((), r"blank|unlined|graph|squared|sketch\w*|blanko|kariert\w*"),
    ),
    (
        (("Pods",), r"pods?|k-cups?|capsules?"),
        (("Beans",), r"beans?"),
        ((), r"ground|instant|filter"),
    ),
    (
        (("Cans", "Dose"), r"cans?|\w*dosen?"),
        (("Bottles", "Flasche"), r"bottles?|\w*flaschen?"),
        ((), r"powder|sticks?|pouches|cartons?|sachets?|pulver|karton|beutel|tetra ?pak"),
    ),
    (
        (("Spray",), r"spray"),
        (("Concentrate", "Konzentrat"), r"concentrate|konzentrat"),
        ((), r"wipes?|powder|tablets?|foam|gel|tücher|pulver|tabs|schaum"),
    ),
    (
        (("Chest strap", "Brustgurt"), r"chest straps?|\w*brustgurt"),
        (("Wristband", "Armband"), r"wrist ?bands?|bracelets?|watch|\w*armband|smartwatch"),
        ((), r"arm ?bands?|oberarm\w*|rings?"),
    ),
)


def is_of_kinds(name: str, kinds: tuple[str, ...]) -> bool:
    """Whether a product of that name may be one of the two ``kinds``: its name says no third one alone."""
    group = next(
        (each for each in KIND_GROUPS if set(kinds) <= {head for heads, _ in each for head in heads}), ()
    )
    said = [set(heads) for heads, words in group if _pattern(words).search(name)]
    return not said or any(heads & set(kinds) for heads in said)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

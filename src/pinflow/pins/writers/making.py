# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""Searches that ask how something is made, and the goods that answer them.

Who searches for "diy candles" wants to make some: a finished candle under those words is a promise broken.
"""

from __future__ import annotations

import re

from pinflow.pins.models import ProductFacts

_ASKS_HOW = re.compile(
    r"(?<!\w)(?:diy|d\.i\.y\.|do it yourself|home ?made|hand ?made|how to|how do|step by step|tutorials?|instructions?|ideas?|inspo|inspiration|prompts?|recipes?|patterns?|templates?|printables?|printable|crafts?|hacks?|tips|"
    r"make your own|making|candlemaking|candle (?:painting|carving|pouring)|to make|build(?:ing)? (?:a|your|an)|plans?|designs?|projects?|beginners? guide|"
    r"selber|selbst|selbstgemacht\w*|basteln|bastelidee\w*|nähen|stricken|häkeln|bauen|bepflanz\w*|anleitung(?:en)?|schnittmuster|strickmuster|häkelmuster|vorlagen?|rezepte?|ideen?|idee|inspiration(?:en)?|tipps?|anlegen|gestalten|dekorieren|kerzen ?gie(?:ß|ss)en|kerzen (?:bemalen|verzieren)|"
    r"tuto|tutos|tutoriels?|recettes?|idées?|fait main|faire soi-même|patrons?|fabriquer|comment|"
    r"manualidades|ideas|recetas?|patrones|tutorial(?:es)?|cómo|como hacer|hacer|casero|casera|hecho a mano|"
    r"fai da te|idee|ricett[ae]|cartamodell[oi]|come (?:fare|si)|schem[ai]|fatto a mano|lavoretti)(?!\w)",
    re.IGNORECASE,
)
# Stuffs and tools, and not what is made of them: a "3 Wick Candle" is ready to light, a "Clay Pot" to plant.
_FOR_MAKING = re.compile(
    r"(?<!\w)(?:kits?|crafts?|crafting|yarns?|knitting|crochet(?! (?:blankets?|throws?|tops?|bags?|dress(?:es)?|hats?|pillows?|rugs?|baskets?))|sewing|embroidery|quilting|fabrics|fabric (?:by|bundles?|squares|scraps)|beads|clay(?! (?:pots?|mugs?|vases?|bowls?|masks?|planters?|pitchers?))|molds?|moulds?|stencils?|(?:epoxy|casting|uv) resin|(?<!\d )(?<!\d-)wicks(?! candle)|wax (?:flakes|beads|pellets)|paints?|paint (?:sets?|by)|stickers?|books?|cookbooks?|kindle|magazines?(?! (?:holders?|racks?|baskets?|files?))|"
    r"bastel\w*|(?:strick|häkel)(?!jacken?|pull|decken?|mützen?|kleid|kissen|schal|socken|ware|optik)\w*|näh\w*|stick(?:en|garne?|rahmen|nadeln?|sets?|muster|vorlagen?|packungen|packung|twist)|garne?|wolle|stoffe?|perlen|dochte?|wachs|gießformen?|modellier\w*|schablonen?|malen|\w*bausatz|\w*bausätze|\w*bastelset\w*|bücher|(?!notiz|tage)\w*buch|zeitschriften?|handarbeit\w*|"
    r"loisirs créatifs|laine|tricot|couture|livres?|coffret créatif|kit|"
    r"lana|costura|ganchillo|libros?|bellas artes|"
    r"uncinetto|cucito|filati?|libri|libro|hobby)(?!\w)",
    re.IGNORECASE,
)
# A candle, a gift of candles or what tends them is finished, though "3 Wick" or "Care Kit" stands in its title ...
_CANDLE = re.compile(
    r"(?<!\w)(?:candles?|candlesticks?|snuffers?|tea ?lights?|\w*kerzen?|kerzen\w+|\w*teelichte?r?|bougies?|velas?|candel[ae])(?!\w)",
    re.IGNORECASE,
)
# ... but for what makes one.
_MAKES_CANDLES = re.compile(
    r"(?<!\w)(?:making|makers?|make your own|diy|crafts?|crafting|supplies|books?|paint\w*|stickers?|mou?lds?|pour(?:ing)?|wax (?:flakes|beads|pellets|sheets|for|kits?)|candle wicks|wicks (?:for|with|\d)|"
    r"selber|selbst|gie(?:ß|ss)\w*|kerzen(?:gie(?:ß|ss)|herstell|wachs|docht|sand|form)\w*|herstell\w*|\w*bastel\w*|\w*bausatz|\w*bausätze|dochte|\w*buch|bücher|"
    r"faire|fabriquer|fabrication|mèches|livres?|hacer|fabricar|mechas|moldes?|libros?|fare|creare|stoppini|stampi|libri|libro)(?!\w)",
    re.IGNORECASE,
)
_BOOKS = re.compile(r"(?<!\w)(?:books?|kindle|bücher|livres?|libros?|libri)(?!\w)", re.IGNORECASE)
# Departments of finished things that somebody made: "Handmade Gifts & Crafts" holds candles ready to light.
_MADE_BY_HAND = re.compile(
    r"hand ?made|\bgifts?\b|handgemacht|geschenk|fait main|cadeau|hecho a mano|regalo|fatto a mano",
    re.IGNORECASE,
)


def asks_how(keyword: str) -> bool:
    """Whether a search wants instructions, ideas or things made by oneself."""
    return _ASKS_HOW.search(keyword) is not None


def is_for_making(facts: ProductFacts) -> bool:
    """Whether a product is made for making something: a kit, yarn and its like, a book; no finished candle."""
    if _CANDLE.search(facts.title) is not None and _MAKES_CANDLES.search(facts.title) is None:
        return _BOOKS.search(facts.category) is not None
    category = "" if _MADE_BY_HAND.search(facts.category) else facts.category
    return _FOR_MAKING.search(f"{facts.title} {category}") is not None

# ruff: noqa: E501 (a word list a line)
"""What an amount in a title is of: the room in a vessel, a store that is used up, or a stuff to work with.

A mug of 14 oz does not last, and nobody fills a candle of 14 oz.
"""

from __future__ import annotations

import re
from typing import Literal

Contents = Literal["holds", "lasts", "worked"]
# By what it is: words that end an English or German name, and words that begin a French, Spanish or Italian one.
_WORDS: tuple[tuple[Contents, str, str], ...] = (
    (
        "holds",
        r"mugs?|(?:water )?bottles?|tumblers?|cups?|jugs?|pitchers?|carafes?|kettles?|teapots?|flasks?|thermos(?:es)?|coolers?|backpacks?|jars?|canisters?|vases?|bowls?|pots?|planters?|buckets?|dispensers?|watering cans?|"
        r"\w*becher|\w*tassen?|\w*flaschen?|\w*kannen?|\w*kr(?:ug|üge)|\w*karaffen?|\w*wasserkocher|\w*rucks(?:ack|äcke)|\w*gl(?:as|äser)|\w*dosen?|\w*vasen?|\w*schüsseln?|\w*schalen?|\w*t(?:opf|öpfe)|\w*eimer|\w*spender|\w*kübel",
        r"tasses?|mugs?|gourdes?|bouteilles?|carafes?|théières?|bouilloires?|boca(?:l|ux)|pichets?|verres?|bols?|sacs? à dos|arrosoirs?|"
        r"tazas?|botellas?|jarras?|teteras?|hervidor(?:es)?|tarros?|vasos?|cuencos?|mochilas?|floreros?|jarr(?:ón|ones)|macetas?|regaderas?|termos?|"
        r"tazz[ae]|borracc(?:ia|e)|bottigli[ae]|caraff[ae]|teier[ae]|bollitor[ei]|barattol[oi]|bicchier[ei]|ciotol[ae]|zain[oi]|vas[oi]|annaffiato(?:io|i)",
    ),
    (
        "lasts",
        r"teas?|(?:tea|coffee) (?:bags?|pods?|beans?)|coffee|soaps?|shampoos?|conditioners?|lotions?|creams?|serums?|oils?|candles?|wax melts?|bath salts?|detergents?|cleaners?|honey|syrups?|sauces?|seasonings?|spices?|flour|sugar|(?:dog|cat|pet) food|treats?|litter|protein powder|powder|drinks?|juices?|chocolates?|candy|nuts|snacks?|fertilizers?|"
        r"\w*(?:tee|kaffee|kaffeebohnen|seifen?|shampoo|cremes?|öl|kerzen?|waschmittel|spülmittel|reiniger|honig|sirup|soßen?|gewürze?|mehl|zucker|futter|streu|pulver|saft|schokolade|nüsse|badesalz|dünger)(?: mischung)?",
        r"thés?|cafés?(?: en grains)?|savons?|shampo+ings?|crèmes?|huiles?|bougies?|lessives?|miels?|sirops?|épices?|croquettes|litières?|chocolats?|"
        r"té|jabón|jabones|champú|cremas?|aceites?|velas?|detergentes?|miel|pienso|chocolates?|tè|caffè|sapon[ei]|shampoo|crem[ae]|oli[oi]?|candel[ae]|detersiv[oi]|miele|crocchette|cioccolat[oi]",
    ),
    (
        "worked",
        r"yarns?|wool|roving|thread|clay|soil|potting mix|soy wax|wax|resin|fabric|beads|glue|paints?|gravel|sand|plaster|"
        r"\w*garne?|\w*wolle|ton|modelliermasse|\w*erde|\w*wachs|\w*harz|\w*stoffe?|\w*perlen|\w*farben?|kies|sand|gips|\w*kleber",
        r"laines?|argiles?|terreaux?|cires?|peintures?|pelotes?|lanas?|arcillas?|tierra|ceras?|pinturas?|ovillos?|lan[ae]|argill[ae]|terriccio|cer[ae]|gomitol[oi]|filat[oi]|vernic[ei]",
    ),
)
# A German adjective may stand behind its noun in a title: "Kaffeebecher gesprenkelt".
_HOW_IT_LOOKS = (
    r"(?: (?:gesprenkelt|zweifarbig|einfarbig|bunt|weich|dick|extradick|klein|groß|matt|schmal|rund))?"
)
_LAST: tuple[tuple[Contents, re.Pattern[str]], ...] = tuple(
    (contents, re.compile(rf"(?<![\w-])(?:{last}){_HOW_IT_LOOKS}$".replace(r"\w*", r"[\w-]*"), re.IGNORECASE))
    for contents, last, _ in _WORDS
)
# A brand, or how many there are, may stand before it, and nothing that makes it a part of something else.
_FIRST: tuple[tuple[Contents, re.Pattern[str]], ...] = tuple(
    (
        contents,
        re.compile(
            rf"^(?:(?:lots?|sets?|juegos?) d[aei] \d+ )?(?:(?!(?:de|du|des|à|pour|para|per|da|di|con|avec|en)\b)[\w’'-]+ ){{0,2}}(?:{first})(?![\w-])",
            re.IGNORECASE,
        ),
    )
    for contents, _, first in _WORDS
)
# In what or with what it comes: "Duftkerze im Glas" is no glass.
_WITH_IT = re.compile(r"\s(?:in|with|for|im|mit|aus|für|zum|ohne)\s", re.IGNORECASE)


def contents_of(name: str) -> Contents | None:
    """What an amount in the title of a product of that name is of; None where it says neither."""
    itself = _WITH_IT.split(name)[0]
    return next(
        (contents for contents, words in (*_LAST, *_FIRST) if words.search(itself) is not None),
        None,
    )

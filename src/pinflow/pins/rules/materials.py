# ruff: noqa: E501 (a material a line)
"""What materials are called in English, German, French, Spanish and Italian.

A fact in one language supports copy in another: "Gusseisen" says that it is cast iron. What is narrower supports
what is wider (oak is wood, stainless steel is steel), and not the other way round.
"""

from __future__ import annotations

import re

import msgspec

_WORDS = {
    "oak": r"oak|eiche\w*|chêne|roble|rovere|quercia",
    "walnut": r"walnut|(?:wal)?nussbaum\w*|noyer|nogal|noce",
    "beech": r"beech|buche\w*|hêtre|haya|faggio",
    "birch": r"birch|birke\w*|bouleau|abedul|betulla",
    "ash": r"ash wood|esche\w*|frêne|fresno|frassino",
    "maple": r"maple|ahorn\w*|érable|arce",
    "pine": r"pine|kiefer\w*|pin massif|pino",
    "cedar": r"cedar|zeder\w*|cèdre|cedro",
    "teak": r"teak\w*|teck|teca",
    "acacia": r"acacia|akazie\w*",
    "cherry": r"cherry wood|kirschholz|kirschbaum\w*|merisier|cerezo|ciliegio",
    "olive wood": r"olive wood|olivenholz\w*|bois d['’]olivier|olivier|madera de olivo|legno d['’]ulivo|ulivo",
    "mahogany": r"mahogany|mahagoni\w*|acajou|caoba|mogano",
    "bamboo": r"bamboo|bambus\w*|bambous?|bambú|bambù",
    "cork": r"cork|kork\w*|liège|corcho|sughero",
    "wood": r"wood(?:en)?|holz|hölzern\w*|bois|madera|legno",
    "rattan": r"rattan|wicker|rotin|osier|ratán|mimbre|vimini",
    "jute": r"jute|yute|iuta",
    "stainless steel": r"stainless(?: steel)?|edelstahl\w*|inox|acier inoxydable|acero inoxidable|acciaio inox(?:idabile)?|acciaio inossidabile",
    "steel": r"steel|stahl|stählern\w*|acier|acero|acciaio",
    "cast iron": r"cast[- ]iron|gusseisen\w*|gusseisern\w*|fonte|hierro fundido|ghisa",
    "iron": r"iron|eisen|eisern\w*|fer forgé|hierro|ferro",
    "aluminium": r"alumini?um\w*|aluminio|alluminio",
    "titanium": r"titanium|titan\w*|titane|titanio",
    "copper": r"copper|kupfer\w*|cuivre|cobre|rame",
    "brass": r"brass|messing\w*|laiton|latón|ottone",
    "bronze": r"bronze\w*|bronce|bronzo",
    "zinc": r"zinc|zink\w*",
    "silver": r"silver|silber\w*|argent|plata|argento",
    "glass": r"glass|glas|gläsern\w*|verre|vidrio|vetro|crystal|kristall\w*|cristal|cristallo",
    "plastic": r"plastic|kunststoff\w*|plastik\w*|plastique|plástico|plastica",
    "ceramic": r"ceramic\w*|keramik\w*|céramique|cerámica|ceramica|stoneware|steinzeug\w*|steingut\w*|grès|gres",
    "porcelain": r"porcelain|porzellan\w*|porcelaine|porcelana|porcellana",
    "marble": r"marble|marmor\w*|marbre|mármol|marmo",
    "stone": r"stone|stein|naturstein\w*|pierre|piedra|pietra|granite?|granit\w*|slate|schiefer\w*|ardoise|pizarra|ardesia",
    "concrete": r"concrete|beton\w*|béton|hormigón|cemento",
    "clay": r"clay|ton|terracotta|terrakotta|argile|terre cuite|arcilla|barro|argilla",
    "leather": r"leather|leder(?!imitat|optik)\w*|\w{0,20}(?<!kunst)leder|cuir|cuero|piel|pelle",
    "cotton": r"cotton|\w{0,20}baumwoll\w*|coton|algod[oó]n|cotone",
    "linen": r"linen|leinen\w*|lin|lino",
    "wool": r"wool(?:len)?|\w{0,20}(?<!baum)wolle|laine|lana|merino\w*|mérinos",
    "silk": r"silk(?:en)?|\w{0,20}seide(?:n\w*)?|soie|seda|seta",
    "felt": r"felt|filz\w*|feutre|fieltro|feltro",
    "velvet": r"velvet|samt\w*|velours|terciopelo|velluto",
    "down": r"goose down|duck down|\w{0,20}daunen\w*|duvet d['’]oie|plumón|piuma d['’]oca",
    "rubber": r"rubber|gummi\w*|kautschuk\w*|caoutchouc|caucho|goma|gomma",
    "silicone": r"silicone|silikon\w*|silicona",
    "paper": r"paper|papier\w*|papel|carta",
    "cardboard": r"cardboard|pappe\w*|karton\w*|carton|cartón|cartone",
    "resin": r"resin|\w{0,20}harz|résine|resina",
    "wax": r"wax|\w{0,20}wachs|cire|cera",
}
_NARROWER = {
    "wood": tuple(_WORDS)[: tuple(_WORDS).index("cork")],
    "steel": ("stainless steel",),
    "iron": ("cast iron",),
    "ceramic": ("porcelain",),
    "stone": ("marble",),
}

# Compounds, whatever they begin with.
_COMPOUNDS = {
    "wood": r"\w{0,20}holz\w*",
    "steel": r"\w{0,20}stahl\w*",
    "iron": r"\w{0,20}eisen\w*",
    "glass": r"\w{0,20}glas",
}


class Material(msgspec.Struct, frozen=True):
    """``called``: its own names; ``held``: what in the facts says that it is this, narrower materials too."""

    called: re.Pattern[str]
    held: re.Pattern[str]


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _material(name: str) -> Material:
    narrower = [_WORDS[other] for other in _NARROWER.get(name, ())]
    compounds = [_COMPOUNDS[name]] if name in _COMPOUNDS else []
    return Material(_pattern(_WORDS[name]), _pattern(_WORDS[name], *narrower, *compounds))


MATERIALS: dict[str, Material] = {name: _material(name) for name in _WORDS}


def held_of(what: str) -> list[re.Pattern[str]]:
    """What in the facts says that something is of the material ``what``; none: it is no known material."""
    return [material.held for material in MATERIALS.values() if material.called.fullmatch(what)]

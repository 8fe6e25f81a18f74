"""German titles of goods, from the kind of object, its look, and the sizes that the English title tells."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

# What an object of this kind and form is called; "" is any other form.
_NOUNS: dict[str, dict[str, str]] = {
    "basket": {
        "dipped": "Aufbewahrungskorb mit weißem Boden",
        "fruit": "Obst- und Brotkorb geflochten",
        "garden": "Gartenkorb aus Weide",
        "gift": "Geschenkkorb mit Henkel",
        "": "Aufbewahrungskorb geflochten",
    },
    "birdhouse": {"feeder": "Futterhaus für Wildvögel", "": "Nistkasten aus Holz"},
    "board": {
        "heart": "Servierbrett in Herzform",
        "marble": "Servierplatte aus Marmor und Holz",
        "paddle": "Schneidebrett mit Griff",
        "round": "Käsebrett rund",
        "": "Schneidebrett mit Saftrille",
    },
    "bottle": {"oil": "Ölflasche mit Ausgießer", "": "Seifenspender mit Pumpe"},
    "bowl": {
        "footed": "Schale auf Fuß",
        "mixing": "Rührschüssel mit Ausguss",
        "pattern": "Schale mit Blumenmuster",
        "wood": "Salatschüssel aus Akazienholz",
        "": "Schale aus Steinzeug",
    },
    "candle": {
        "citro": "Citronella-Kerze für draußen",
        "pillar": "Stumpenkerze geriffelt",
        "": "Duftkerze im Glas",
    },
    "canister": {
        "cork": "Vorratsglas mit Korkdeckel",
        "garlic": "Knoblauchtopf mit Deckel",
        "": "Vorratsdose mit Holzdeckel",
    },
    "clock": {
        "numerals": "Wanduhr mit großen Ziffern",
        "outdoor": "Außenuhr wetterfest",
        "": "Wanduhr lautlos",
    },
    "cushion": {
        "boucle": "Kissen aus Bouclé",
        "check": "Kissenbezug kariert",
        "dots": "Kissenbezug mit Punkten",
        "embroidered": "Kissenbezug bestickt",
        "outdoor": "Outdoor-Kissen wasserabweisend",
        "stripe": "Kissenbezug gestreift",
        "": "Kissenbezug mit Reißverschluss",
    },
    "diffuser": {"": "Raumduft mit Stäbchen"},
    "frame": {
        "abstract": "Bilderrahmen mit abstraktem Druck",
        "botanical": "Bilderrahmen mit Pflanzenmotiv",
        "": "Bilderrahmen mit Landschaft",
    },
    "giftbox": {
        "bread": "Bienenwachstücher im Geschenkkarton",
        "hat": "Aufbewahrungsbox mit Deckel und Band",
        "": "Geschenkbox mit Schleife",
    },
    "knives": {"": "Kochmesser mit Holzgriff"},
    "lamp": {
        "ball": "Tischlampe mit Kugelfuß",
        "column": "Tischlampe Säule",
        "outdoor": "Outdoor-Tischlampe mit Akku",
        "stick": "Nachttischlampe schmal",
        "": "Tischlampe aus Keramik mit Leinenschirm",
    },
    "lantern": {
        "moroccan": "Windlicht orientalisch",
        "solar": "Solarlaterne zum Aufhängen",
        "": "Laterne aus Metall",
    },
    "mug": {
        "dipped": "Kaffeebecher zweifarbig",
        "ribbed": "Kaffeebecher mit Rillen",
        "speckle": "Kaffeebecher gesprenkelt",
        "": "Kaffeebecher aus Steingut",
    },
    "notebook": {
        "dots": "Notizbuch gepunktet",
        "garden": "Gartentagebuch für fünf Jahre",
        "leather": "Notizbuch im Lederlook",
        "recipe": "Rezeptbuch zum Selberschreiben",
        "": "Tagebuch mit Leineneinband",
    },
    "ornament": {
        "gazing": "Gartenkugel aus Glas",
        "glitter": "Weihnachtskugeln glitzernd",
        "stars": "Weihnachtskugel mit Sternen",
        "": "Weihnachtskugeln matt",
    },
    "pitcher": {"can": "Gießkanne aus Metall", "": "Krug aus Keramik"},
    "planter": {
        "bowl": "Pflanzschale flach",
        "face": "Blumentopf mit Gesicht",
        "glazed": "Pflanzkübel glasiert",
        "herb": "Kräutertopf für die Fensterbank",
        "ribbed": "Blumentopf mit Rillen",
        "tall": "Pflanzkübel hoch",
        "": "Blumentopf mit Untersetzer",
    },
    "rug": {
        "doormat": "Fußmatte aus Kokos",
        "kilim": "Läufer im Kelim-Stil",
        "moroccan": "Teppich mit Rautenmuster",
        "outdoor": "Outdoor-Teppich beidseitig",
        "": "Teppich handgewebt",
    },
    "solar": {"globe": "Solarkugeln auf Erdspieß", "": "Solar-Wegeleuchten"},
    "throw": {
        "cable": "Strickdecke grob",
        "stripe": "Decke gestreift",
        "towel": "Geschirrtücher aus Baumwolle",
        "": "Waffeldecke aus Baumwolle",
    },
    "utensils": {"garden": "Gartenwerkzeug im Topf", "": "Küchenhelfer im Keramiktopf"},
    "vase": {
        "amphora": "Amphore mit Henkeln",
        "bottle": "Flaschenvase schmal",
        "ribbed": "Vase mit Rillen",
        "round": "Vase rund",
        "": "Vase gesprenkelt",
    },
    "wreath": {
        "autumn": "Herbstkranz für die Haustür",
        "fern": "Türkranz aus Farn",
        "flower": "Blumenkranz für die Tür",
        "": "Türkranz künstlich",
    },
    "yarn": {"chunky": "Chenillegarn extradick", "": "Strickgarn weich"},
}
_COLOURS = {
    "amber": "bernstein",
    "black": "schwarz",
    "blush": "rosé",
    "brass": "messing",
    "cedar": "Zeder",
    "charcoal": "anthrazit",
    "clear": "klar",
    "copper": "kupfer",
    "cream": "creme",
    "eucalyptus": "eukalyptusgrün",
    "glass": "klar",
    "green": "waldgrün",
    "grey": "grau",
    "honey": "honigbraun",
    "indigo": "indigoblau",
    "lavender": "lavendel",
    "maple": "Ahorn",
    "midnight": "nachtblau",
    "mustard": "senfgelb",
    "natural": "natur",
    "oak": "Eiche",
    "oat": "haferbeige",
    "olive": "Olivenholz",
    "rust": "rostrot",
    "sage": "salbeigrün",
    "tan": "hellbraun",
    "terracotta": "terrakotta",
    "walnut": "Nussbaum",
    "white": "weiß",
}
_ROOMS = ("Wohnzimmer", "Küche", "Flur", "Schlafzimmer")
_OUTSIDE = ("Garten", "Balkon", "Terrasse", "Hauseingang")
_GIFTS = ("zum Geburtstag", "zum Einzug", "zu Weihnachten", "zum Muttertag")
_GARDEN, _HANDMADE = "lawn-garden", "handmade"
_SIZES = {"Small": "klein", "Extra Large": "sehr groß", "Large": "groß", "Travel Size": "Reisegröße"}
_SET = re.compile(r"\b(?:Set of|(?=\d+ (?:Pack|Piece)))\s?(\d+)")
_AREA = re.compile(r"\b(\d+) ?x ?(\d+)\b")
_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?) ?Inch")
_OUNCES = re.compile(r"\b(\d+(?:\.\d+)?) oz\b")
_INCH, _FOOT, _OUNCE = 2.54, 30.48, 29.57
# Rugs are measured in feet up to here, mats in inches.
_LARGEST_RUG = 10


def make_german_title(*, brand: str, kind: str, look: str, shelf: str, title: str) -> str:
    """A title as a German shop would write it; the same for the same good, another for another."""
    colour, _, form = look.partition(",")
    nouns = _NOUNS[kind]
    named = f"{brand} {nouns.get(form, nouns[''])}"
    details = [_COLOURS[colour], _purpose(shelf, title), *_sizes(kind, title)]
    return ", ".join([named, *details])


def _purpose(shelf: str, title: str) -> str:
    number = hashlib.blake2b(title.encode(), digest_size=2, person=b"purpose").digest()[0]
    if shelf == _HANDMADE:
        return f"Geschenk {_GIFTS[number % len(_GIFTS)]}"
    if shelf == _GARDEN:
        return f"für {_OUTSIDE[number % len(_OUTSIDE)]}"
    return f"für {_ROOMS[number % len(_ROOMS)]}"


def _sizes(kind: str, title: str) -> Iterator[str]:
    if (area := _AREA.search(title)) is not None:
        sides = [int(side) for side in area.groups()]
        unit = _FOOT if kind == "rug" and max(sides) < _LARGEST_RUG else _INCH
        yield f"{sides[0] * unit:.0f} x {sides[1] * unit:.0f} cm"
    elif (length := _LENGTH.search(title)) is not None:
        yield f"{float(length[1]) * _INCH:.0f} cm"
    elif (ounces := _OUNCES.search(title)) is not None:
        yield f"{round(float(ounces[1]) * _OUNCE, -1):.0f} ml"
    if (pieces := _SET.search(title)) is not None:
        yield f"{pieces[1]}er-Set"
    last = title.rpartition(", ")[2]
    if last in _SIZES:
        yield _SIZES[last]

# ruff: noqa: E501 (a field of life a line)
"""Fields of life: which drawings belong to a product, told from the words of its title and category."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from pinflow.pins.artwork.things import thing_of
from pinflow.research.screen_goods import MEDIA_CATEGORIES

# Which drawings a field has. Their names stand in ``motifs.txt``.
FIELDS: dict[str, tuple[str, ...]] = {
    "pets": ("cat", "paw", "bone", "fish", "dish", "leash"),
    "baby": ("duck", "bottle", "teddy", "moon", "blocks", "balloon"),
    "energy": ("panel", "sun", "plug", "battery", "bulb", "meter"),
    "garden lights": ("lantern", "sun", "plant", "flower", "leaf", "birdhouse"),
    "school": ("backpack", "teddy", "pencil", "ball", "blocks", "kite"),
    "network": ("router", "laptop", "plug", "socket", "phone"),
    "cans": ("tin", "straw", "lemon", "carton", "glass"),
    "oil": ("oilcan", "drop", "wheel", "car", "wrench", "bucket"),
    "health": ("thermometer", "plaster", "pulse", "pill", "heart", "drop"),
    "care": ("drop", "leaf", "bucket", "jar", "sun", "flower"),
    "shaving": ("razor", "comb", "clipper", "lather", "mirror", "jar"),
    "games": ("cards", "die", "pawn", "gamepad"),
    "drinks": ("kettle", "mug", "beans", "teapot", "glass", "mill"),
    "kitchen": ("pot", "whisk", "pan", "bowl", "board", "mill"),
    "garden": ("can", "plant", "trowel", "flower", "birdhouse", "leaf", "lantern"),
    "books": ("book", "books", "glasses", "mug", "lamp", "candle"),
    "music": ("guitar", "note", "headphones", "speaker"),
    "electronics": ("headphones", "camera", "phone", "speaker", "bulb"),
    "beauty": ("dropper", "jar", "mirror", "lipstick", "brush", "leaf"),
    "sport": ("dumbbell", "shoe", "flask", "bicycle", "mat", "ball"),
    "travel": ("suitcase", "tent", "backpack", "sun", "camera", "flask"),
    "fashion": ("bag", "hat", "shirt", "sunglasses", "shoe", "glasses"),
    "craft": ("yarn", "palette", "paintbrush", "button", "pencil"),
    "office": ("pencil", "notebook", "pens", "lamp", "glasses", "envelope"),
    "tools": ("hammer", "screwdriver", "wrench", "tape", "bulb"),
    "car": ("car", "wheel", "wrench", "oilcan", "bucket"),
    "toys": ("blocks", "rocket", "teddy", "ball", "kite", "car"),
    "food": ("apple", "bowl", "pot", "melon", "beans", "board"),
    "home": ("vase", "lamp", "cushion", "candle", "chair", "frame"),
    "gift": ("box", "bow", "tag", "envelope", "heart", "balloon"),
}
SEASONS: dict[str, tuple[str, ...]] = {
    "winter": ("fir", "snowflake", "bauble", "mitten", "box", "candle"),
    "spring": ("tulip", "bird", "butterfly", "sprout", "flower", "box"),
    "summer": ("sun", "lolly", "melon", "shell", "sunglasses", "leaf"),
    "autumn": ("maple", "acorn", "mushroom", "pumpkin", "apple", "mug"),
}
# Where nothing tells what a product is, a pure pattern shows no other thing in its place.
GENERAL = ("round", "petals", "rhomb", "arcs", "halves", "steps")

# Of a field and a season together.
_MIXED = 6

# English, German and some words of the marketplaces' other languages. The first field that matches
# counts, so what is special (a cat's bowl) stands before what is general (a bowl).
_WORDS = {
    "school": r"(?:\b(?:kids?|children'?s|toddlers?|preschool|kindergarten|school)\b.*\bback ?packs?\b|\bback ?packs?\b.*\b(?:kids|toddlers?|preschool|kindergarten|school|boys|girls)\b)|"
    r"(?:kinder|kindergarten|kita|schul)[ -]?rucks[aä]ck|rucks[aä]ck.*\b(?:kinder|kindergarten|kita|schule|mädchen|jungen)\b|schulranzen|"
    r"sacs? à dos.*\b(?:enfants?|maternelle|école|scolaire)\b|\bcartables?\b|mochilas?.*\b(?:infantil|niñ[oa]s?|escolar|guardería)\b|"
    r"zain(?:o|i|etto).*\b(?:bambin[oaie]|asilo|scuola)\b",
    "pets": r"\bpets?\b|\bdogs?\b|\bcats?\b|puppy|kitten|aquarium|\bhund(?!ert)|\bkatze|katzen|haustier|kratzb[aä]um|welpe|mascota|animali\b|chien|"
    r"\bchats?\b|\bperros?\b|\bgatos?\b|\bcani\b|\bgatti?\b|hamster\b|litter box|\bleash\b|\bkibble|streu\b|napf\b",
    "shaving": r"\bshav(?:e|er|ers|ing)\b|\brazors?\b(?!.*scooter)|(?:beard|hair|nose|body|bart|haar)[ -]?(?:trimmer|clipper|schneider|schneide)|"
    r"\bbeard\b|rasier|rasur\b|\bbart(?:öl|pflege|kamm)|rasoir|rasage|tondeuse à (?:barbe|cheveux)|afeitad|rasoio|\bbarba\b",
    "health": r"medical|first.?aid|(?:fever|ear|forehead|body|oral).*thermometer|fieberthermo|blood ?pressure|blutdruck|heart rate (?:monitor|sensor)|"
    r"herzfrequenz|brustgurt|oximeter|\bffp2|respirator|atemschutz|bandages?\b|\bplasters?\b|pflaster\b|^(?!.*(?:\bface\b|facial|\bjade\b|gua ?sha)).*\bmassagers?\b|massage gun|massagepistole|"
    r"(?:nitrile|latex|disposable|vinyl|nitril|einweg|einmal)[ -]?.{0,20}(?:gloves?\b|handschuh)|vitamins\b|vitamin[ -](?:b12|d3?|tab|gumm|kaps)|"
    r"supplements?\b|nahrungsergänz|tensi[oó]metr|termometro corporal|medizin",
    "energy": r"\bsolar(?!ium)|balkonkraftwerk|photovoltai|power ?stations?\b|powerstation|inverter\b|wechselrichter|\bev charger|wallbox|"
    r"(?:aaa?|lithium|rechargeable|alkaline) batter(?:y|ies)|\bbatterien\b|power ?bank|energiekosten|strommess|stromspeicher|panneau solaire|placa solar",
    "network": r"(?<!trim )(?<!wood )(?<!plunge )\brouters?\b(?! bits?)|wi-?fi (?:router|extender|repeater|mesh|system|adapter|6)|"
    r"wlan[ -]?(?:router|repeater|verstärker|stick|adapter|mesh)|modem\b|ethernet|netzwerk(?!arte)|powerline|fritz!?box|repeater\b",
    "cans": r"energy ?drink|\bsodas?\b|\bcola\b|lemonade|limonade|\bbeers?\b(?! ?(?:glass|mug))|\bbier\b|\bjuices?\b|\w*saft\b(?<!schaft)|"
    r"protein (?:shakes?|drinks?|milk)|ready to drink|sparkling|mineral ?wa(?:ter|sser)|electrolyte|"
    r"\bdrinks?\b(?! ?(?:ware|bottle|cup|mug|holder|dispenser|cooler))|getränke?\b|\bboissons?\b|\bbebidas?\b|refrescos?\b|\bbevand[ae]\b",
    "oil": r"(?:motor|engine|gear) oil|motoröl|motorenöl|getriebeöl|\b\d{1,2}w-?\d{2}\b|antifreeze|coolant|frostschutz|car (?:wash|wax|care|shampoo|polish)|"
    r"autopflege|autowäsche|autoshampoo|huile moteur|aceite (?:de )?motor|olio motore|brake (?:fluid|pads?)|bremsflüssig|"
    r"head ?lights?\b|scheinwerfer|wiper blades?|scheibenwisch|\bty?i?res?\b(?= |$)(?=.*(?:inch|car|tread|season))|autoreifen|winterreifen|sommerreifen",
    "games": r"trading cards?|sammelkarten|\bpok[eé]mon|\btopps\b|booster (?:pack|box|display|bundle)|card games?|kartenspiel|board games?|brettspiel|"
    r"gesellschaftsspiel|\buno\b|\bdice\b|würfelspiel|\bchess|schachspiel|game controller|gamepad|nintendo|playstation|\bxbox|"
    r"jeux? de (?:cartes|société)|juegos? de mesa|gioch?[io]? da tavolo",
    "baby": r"bab(?:y|ies)\b|nursery|toddler|stroller|diaper|windel|kinderwagen|bébé|bebé|neonat",
    "drinks": r"coffee|milk frother|milchaufschäum|mousseur à lait|espumador|montalatte|espresso|kettle|teapot|\btea\b|mugs?\b|tumblers?|kaffee|(?:kräuter|früchte|grün|schwarz|rooibos|pfefferminz|kamillen)tee\b|wasserkocher|teekanne|becher|bierglas|"
    r"wine ?glass|carafe|cafetière|café|caffè|bouilloire|drinkware",
    "books": r"\bbooks?\b|novel|kindle|bücher|\bbuch\b|livres?\b|libros?\b|libri\b|paperback|hardcover",
    "garden": r"garden|plants?\b|planter|lawn|patio|bird ?(?:house|feeder)|outdoor|(?<!kinder)garten|hochbeet|raised beds?\b|pflanz|rasen|blumen|vogel|jardin",
    "kitchen": r"kitchen|cook|\bpan(?:s|ini)?\b|\bpots?\b|knife|skillet|bak(?:e|ing)|\bdish(?:es|ware)?\b|utensil|air ?fryer|blender|\bwoks?\b|\bpasta\b|nudel|"
    r"(?:pepper|salt|spice|herb)s? (?:mills?|grinders?)|(?:pfeffer|salz|gewürz|kräuter)-?m[uü]hle|küche|koch|pfanne|topf\b|töpfe|messer|back(?:en|form|blech)|geschirr|cuisine|cocina|cucina",
    "music": r"music|guitar|piano|ukulele|instrument|gitarre|musik|klavier|vinyl|\bdrums\b",
    "care": r"tooth ?(?:brush|paste)|mouthwash|dental|zahn(?:b[uü]rste|pasta|seide)|brosse à dents|dentifrice|cepillo de dientes|"
    r"spazzolin[oi]|detergent|laundry|\bcleaners?\b|dish ?soap|hand ?soap|toilet (?:paper|tissue)|paper towels?|waschmittel|spülmittel|"
    r"\w*reiniger\b|seife\b|toilettenpapier|küchenrolle|lessive|papier toilette|detersiv|detergente|papel higiénico|carta igienica",
    "beauty": r"beauty|jade roller|gua ?sha|facial|face massager|\bskin|makeup|make-up|cosmetic|serum|shampoo|\bhair|\bnails?\b|perfume|lotion|kosmetik|pflege|\bhaut|haar|"
    r"parfum|maquillage|belleza|bellezza",
    "sport": r"sport|fitness|yoga|gym|dumbbell|running|bike|bicycl|exercise|hantel|fahrrad|laufen|turnen|ball\b",
    "travel": r"\btravel\b(?! size| mug)|luggage|suitcase|camping|hik(?:e|ing)|tent\b|backpack|reise|koffer|rucksack|wandern|zelt|voyage",
    "fashion": r"fashion|clothing|shoes?\b|dress|shirt|jewel|\bwatch(?:es)?\b|handbag|wallet|sneaker|kleid|schuhe?\b|"
    r"schmuck|uhr(?:en)?\b|tasche\b|mochila|zapatos|scarpe|vêtements|sunglasses|\bhats?\b",
    "craft": r"craft|sew|knit|crochet|yarn|paint|drawing|scrapbook|basteln|nähen|strick|häkel|malen|diy\b",
    "office": r"office|desk|stationery|notebook|planner|\bpens?\b|pencil|büro|schreib|heft\b|notizb[uü]ch|(?<!advents)kalender|papeterie|journal",
    "tools": r"\btools?\b|\bdrill|hammer|screw|hardware|wrench|werkzeug|bohr|schraub|baumarkt|bricolage|improvement",
    "car": r"automotive|\bcars?\b|vehicle|motorcycle|autozubehör|motorrad|voiture|coche\b",
    "toys": r"toys?\b|\bgames?\b|puzzle|\blego|dolls?\b|playset|plush|spielzeug|spiele?\b|puppe|jouets?|juguetes|giochi",
    "electronics": r"electronics\b|headphone|earbud|speaker|camera|phone|laptop|charger|usb|bluetooth|smart\b|computer|"
    r"kopfhörer|lautsprecher|kamera|handy|ladegerät|elektronik|\btv\b|monitor|tablet",
    "food": r"grocery|gourmet|snack|chocolate|spice|food\b|lebensmittel|schokolade|gewürz|épicerie",
    "home": r"home|house|living|bedroom|bath|furniture|decor|candle|lamp|cushion|pillow|blanket|vase|rug\b|storage|"
    r"wohn|haus|möbel|deko|kerze|lampe|kissen|decke|teppich|bett|bad\b|maison|hogar|casa",
    "gift": r"gift|advent\b|adventskalender|adviento|avvento|present\b|geschenk|cadeau|regalo|christmas|weihnacht|birthday|geburtstag",
}
# Lights outside, fed by the sun for the most part: no plug, and nothing of a living room.
_GARDEN_LIGHTS = (
    r"\b(?:outdoor|garden|patio|path|pathway)(?: [\w-]+){0,2} lights?\b|\b(?:garten|au(?:ß|ss)en)(?:leuchten?|lampen?|laternen?)\b|"
    r"\bsolar\b(?: [\w-]+){0,4} (?:lights?|lanterns?|lamps?|stakes?|torch(?:es)?)\b|"
    r"\bsolar[ -]?\w*(?:leuchten?|lampen?|laternen?|lichter|lichterketten?|fackeln?|kugeln?)\b|"
    r"(?:lampes?|lanternes?|bornes?|balises?|spots?|guirlandes?|appliques?|lumières?|torches?)(?: [\w-]+){0,2} solaires?|"
    r"(?:luz|luces|lámparas?|farol(?:es|illos?)?|estacas?|balizas?|focos?|apliques?|guirnaldas?)(?: [\w-]+){0,2} solar(?:es)?\b|"
    r"(?:luc[ei]|lampad[ae]|lampion\w+|lantern[ae]|farett[oi]|segnapass[oi]|ghirland[ae])(?: [\w-]+){0,2} solar[ei]\b"
)
# What lives in the green shows no tree of Christmas, whatever the month, unless it is for that itself.
_GREEN = frozenset({"garden", "garden lights"})
_FESTIVE = re.compile(r"christmas|xmas|weihnacht|advent|noël|navidad|natale|natalizi", re.IGNORECASE)
# Things of the home by their own names: "hand painted", "knit" or "ball" beside them says only how they look.
_THINGS = (
    r"lamps?\b|\bcandles?\b|cushions?\b|\bpillows?\b|blankets?\b|\bvases?\b|\brugs?\b|wall clock|\bframed?\b|"
    r"diffuser|curtain|kerzen?\b|lampen?\b|kissen\b|teppich|vorhang|wanduhr|bodenvase|"
    r"(?:strip|string|fairy|night|ceiling|wake-?up|led) lights?\b|lichterkette|nachtlicht|lichtwecker|leuchten?\b|"
    r"shoe (?:racks?|cabinets?|shel(?:f|ves))|schuh(?:regal|schrank|bank)|\w*regale?\b|bookshel(?:f|ves)|bookcases?"
)
# Departments in the marketplaces' languages, where their own words would lead to another field or to none: what
# is for one's sports stands before the outdoors, and health before the household.
_DEPARTMENTS = {
    "care": r"^health (?:&|and) (?:household|personal care)|^household supplies|drogerie|hygiène et santé|santé et soins|"
    r"salud y cuidado|salute e cura|alimentari e cura",
    "sport": r"^sports? (?:&|and|y|et|e|und) |deportes",
    "garden": r"garten|jardin|jardín|giardin",
    "food": r"lebensmittel|alimentaci[oó]n|alimentari\b",
    "games": r"video ?games|videojuegos|videogiochi|jeux vidéo",
    "office": r"bureau|oficina|ufficio|papelería|cancelleria",
    "tools": r"fai da te|bricolaje|bricolage|home improvement|baumarkt",
    "travel": r"bagages|equipaje|valigeria|^koffer",
    "electronics": r"informati(?:que|ca)|high-tech|elettronica|electrónica|computers?\b",
    "home": r"beleuchtung|luminaires|iluminación|illuminazione|appliances|gro(?:ß|ss)geräte",
}
_WORKS = re.compile(
    r"^(?!.*(?:toys|spiel|jouets|juguetes|giocattoli)).*" + MEDIA_CATEGORIES.pattern, re.IGNORECASE
)
# Departments of everything for the house: "kitchen" in them says nothing of the thing.
_BROAD = re.compile(
    r"home (?:&|and) kitchen|küche, haushalt|cuisine et maison|hogar y cocina|casa e cucina", re.IGNORECASE
)
# What a thing comes in or with is none; whom it is for says much of it, and stays.
_BESIDE = re.compile(
    r"\s(?:in|im|inside|with|incl\.?|including|mit|inkl\.?|samt|avec|dans|con|en)\s[^,|;(]*", re.IGNORECASE
)
_PATTERNS = [
    (field, re.compile(words, re.IGNORECASE))
    for field, words in (("garden lights", _GARDEN_LIGHTS), ("home", _THINGS), *_WORDS.items())
]
_DEPARTMENT_PATTERNS = [
    *((field, re.compile(words, re.IGNORECASE)) for field, words in _DEPARTMENTS.items()),
    *_PATTERNS,
]


@lru_cache(maxsize=512)
def field_of(subject: str) -> str | None:
    """The field of life a product belongs to; None when its words say nothing.

    ``subject``: title, then category, a line each. The title says more than the department it stands in.
    """
    title, _, department = subject[:600].partition("\n")
    # A work is drawn as what it is, whatever its title speaks of.
    if MEDIA_CATEGORIES.search(department):
        for field in ("books", "music"):
            if re.search(_WORDS[field], department, re.IGNORECASE):
                return field
    return (
        _first(_PATTERNS, _BESIDE.sub("", title))
        or _first(_DEPARTMENT_PATTERNS, _BROAD.sub("home", department))
        or _first(_PATTERNS, title)
    )


def _first(patterns: list[tuple[str, re.Pattern[str]]], line: str) -> str | None:
    return next((field for field, pattern in patterns if pattern.search(line)), None)


def main_motif(subject: str) -> str | None:
    """The drawing of the product itself, if there is one; ``subject`` as for ``field_of``."""
    title, _, department = subject[:600].partition("\n")
    # Of a work the title is no thing's name.
    return None if _WORKS.search(department) else thing_of(title)


def motifs_for(subject: str, season: str = "") -> tuple[str, ...]:
    """The drawings for a product, itself first; where a season is asked for, among its first ones."""
    thing = main_motif(subject)
    field = field_of(subject) or next((name for name, motifs in FIELDS.items() if thing in motifs), None)
    known = FIELDS.get(field or "", GENERAL)
    if thing is not None:
        known = tuple(dict.fromkeys((thing, *known)))
    if season not in SEASONS or (field in _GREEN and _FESTIVE.search(subject) is None):
        return known[:_MIXED]
    if field is None or field == "gift":
        return SEASONS[season]
    # One of each in turn: a gift guide is for the season, and still shows what is given.
    mixed = chain.from_iterable(zip(known, SEASONS[season], strict=False))
    return tuple(dict.fromkeys(mixed))[:_MIXED]

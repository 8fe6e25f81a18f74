# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""A short, clean name out of a marketplace title, which is a soup of keywords, sizes and claims."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from pinflow.pins.rules.addresses import find_address, without_addresses
from pinflow.pins.rules.patterns import DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE
from pinflow.pins.writers.brands import BRAND_WITH_FIGURES, as_spelled, brand_words, is_brand
from pinflow.pins.writers.nouns import is_same_thing, noun_ends, noun_places
from pinflow.pins.writers.plain_words import is_plain, is_shouted_word

MAX_NAME_WORDS = 6
MAX_NAME_CHARS = 44
MAX_WORK_WORDS = 9
MAX_WORK_CHARS = 60
_LONG_NOUN = 12
# From there on the rules take a text for a copy of the title (rules/texts.py).
COPY_CHARS = 38
# By then a title without commas has said what the thing is.
_MOST_WORDS = 20

_UNIT = r"(?:fl\.?\s?oz|oz|ounces?|ml|cl|dl|l|liter|litre|g|gr|kg|mg|lbs?|pounds?|quarts?|qts?|gallons?|gal|inch(?:es)?|in(?![ -]?\d)|zoll|met(?:er|re)s?|[\"”″']|cm|mm|m|ft|feet|sq\.?\s?ft|watts?|w(?!-\d)|wp|kw|kwh|v|volts?|mah|ah|a|hz|ghz|gb|tb|mb|mbps|gbps|k|p|dpi|ppi|°c|°f|%|hours?|hrs?|h|std|minutes?|min|days?|tage?|jahre?|years?|months?|monate|nm|bar|psi|bar|°\s?c|lm|lumens?|gsm|tc|den|i\.?[ue]\.?|i\.\s?e\.|pulgadas|pollici|pouces|hilos|fils|fili|litri|litros|metri|metros|mètres)"
_COUNT = r"(?:stk|packs?|pack of|count|ct|pcs|pieces?|pairs?|paare?|stück|st|teilig(?:e[nrs]?)?|tlg|rolls?|rollen|sheets?|blatt|bags?|cards?|bottles?|flaschen|sets?|units?|er[- ]?(?:pack|set)|capsules?|kapseln|tablets?|tabletten|teile|beutel|dosen|cans?|pods?|gummies|servings?|tabs|pièces|unités|piezas|unidades|pezzi|unità)"
_SIZES = re.compile(
    rf"(?:(?<=\s)(?:de|da|di)\s)?(?<![\w.])[-–]?(?:ca\.?\s*)?\d+(?:[.,/]\d+)*(?:\s?(?:x|×|-|–|bis|to)\s?\d+(?:[.,]\d+)?)*[\s-]?{_UNIT}(?![\w])"
    rf"|(?:(?<=\s)(?:de|da|di)\s)?(?<![\w.])(?:\d+\s?[x×]\s?)?\d+(?:[.,]\d+)?[\s-]?(?:x\s)?{_COUNT}(?!\w)"
    rf"|(?<!\w)\d*\s?[½¼¾⅓⅔]\s?(?:{_UNIT}(?!\w))?"
    r"|\b(?:pack|set|box|case|bundle|lot)\s+of\s+\d+\b|\b\d+\s?er[- ](?:pack|set)\b|(?<!\w)\d+\s?[x×](?:\s?\d+)*(?!\w)|(?<!\w)[x×]\s?\d+(?!\w)"
    r"|\b(?:one|two|three|four|six|ten|twelve|zwei|drei|vier|sechs|zehn)[- ](?:pack|pairs?|pieces?|paar)\b"
    r"|\b(?:19|20)\d\d\s*(?:release|model|edition|version|modell|ausgabe|neu)\b|(?<!\w)\d+/\d+(?:[\"”″])?(?!\w)",
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
# Words that only praise go; the same words inside a name stay ("gift basket", "new mom", "super bulky yarn").
_CLAIMS = re.compile(
    r"\b(?:(?:buy|order|shop)(?: it)? (?:now|today)|jetzt (?:kaufen|bestellen)|add to (?:cart|basket)|all[- ]new|brand new|newest|latest|new(?! (?:york|balance|era|zealand|holland|england|moms?|mums?|baby|parents?|year)\b)|neu(?:e[snmr]?|este[snmr]?)?|upgraded|updated|improved|premium|luxury|luxuriös\w*|(?<!bosch )professional|professionell\w*|profi(?! plus\b)|ultimate|original|genuine|official|patented|certified refurbished|refurbished|renewed|heavy[- ]duty|high[- ]quality|hochwertig\w*|top[- ]quality|extra thick|super(?! (?:bulky|chunky|glue|mario|soaker|bowl|king)\b)|amazing|perfect|perfekt\w*|beautiful|stunning|cute|unique|einzigartig\w*|popular|beliebt\w*|hot(?! (?:chocolate|pot|dog|sauce|glue|water|cocoa|plate|tub|wheels|stone|air)\b)|viral|tiktok|must[- ]have|innovative|advanced|deluxe|exclusive|exklusiv\w*|limited edition|only|nur|jetzt|today|heute|eco[- ]friendly|bpa[- ]free|best(?! (?:friends?|man|mom|dad)\b)|beste[rsnm]?|(?<!-)free(?![- ]standing)|gratis|gifts?(?! (?:box(?:es)?|baskets?|sets?|bags?|cards?|tags?|wrap(?:ping)?|tins?|crates?|hampers?)\b)|geschenk(?:e|idee\w*)?|(?:birthday|christmas|wedding|anniversary|housewarming) gifts?|komplett(?:set)?|100%)(?!\w)",
    re.IGNORECASE,
)
# The plus of "Tab A9+" and "C++" belongs to a name.
_ADDED_END = re.compile(r"(?<![A-Za-z0-9+])\++$")
_ENDORSEMENT = re.compile(
    r"\b(?:association|accepted|certified|approved|recommended|tested|award\w*|winner|guarantee\w*|warranty|zertifiziert|geprüft|getestet|empfohlen|garantie|auszeichnung|eczema|acne|allerg\w*|pain|genehmigungsfrei|lifetime)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:(?:highly|top|best)[- ])?(?:rated|loved|trusted|chosen|recommended|reviewed|bought|adored)\s(?:\S+\s){0,4}?by\s(?:\S+\s){0,4}?(?:customers|buyers|shoppers|users|readers|owners|fans|moms|families)\b"
    r"|\b(?:was|now|statt|jetzt nur)\s(?=[$€£]\s?\d)|\bkundenliebling\w*|\b(?:von|über|mehr als)\s(?:\S+\s){0,3}?kunden\s(?:empfohlen|geliebt|gekauft)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"(?<![\w.])[-–]?(?:ca\.?\s*)?\d+(?:[.,/]\d+)*(?:\s?(?:x|×|-|–|bis|to)\s?\d+(?:[.,]\d+)?)*[\s-]?{_UNIT}(?!\w)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\s(?:to|zu|zum|um)\s(?=[a-zA-ZäöüÄÖÜ])", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|on|im|am|auf|at|of)\s", re.IGNORECASE)
# A list of what it is for: "Item Finder for Backpack, Keys and Luggage".
_WHAT_FOR = re.compile(
    r"\s(?:for|für|pour|para|per)\s[^,|;–—]+(?:,\s[^,|;–—]{1,24}){0,3},?\s(?:and|or|und|oder|et|ou|y|o|e|&)\s[^,|;–—]+",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Names that begin with what they are: Chinese and its like, and "fontaine à eau", "set di pentole".
_ROMANCE = re.compile(
    r"\s(?:à|du|des|pour|avec|para|con|del|di|per|della|da|de(?!\s(?:parfum|toilette|cologne)\b))\s|^[^\W\d_]+\sa\s(?-i:(?=[a-z]))",
    re.IGNORECASE,
)
_NOUN_FIRST = re.compile(rf"{_EAST_ASIAN.pattern}|{_ROMANCE.pattern}", re.IGNORECASE)
_EDITION = re.compile(
    r",?\s*(?:\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|revised|updated|illustrated|international|deluxe|spanish|english|german) edition\b|\b\d+\. auflage\b)",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r":\s|(?<!\d)\s[-–—|]+\s|\s[-–—|]+\s(?!\d)|(?<!\d)[–—]|;\s|(?<=[a-z]{3})\.\s")
_HOUSE_BRAND = re.compile(r"^\s*amazon (?:brand|exclusive|marke)\s*[-–:]\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{【（「][^)\]}】）」]*(?:[)\]}】）」]|$)")
_HANGING = r"(?:und|oder|u\.|bzw\.|and|or|&)"  # "Topf- und Pfannenset"
_HELD_TOGETHER = re.compile(rf"(?<=[^\W\d_])[-–]\s?({_HANGING})\s(?=[^\W\d_])", re.IGNORECASE)
_SEPARATORS = re.compile(
    rf"\s*(?:\|+|｜|\sI\s(?=\d)|•|·|;|：|:(?=\s)|,(?!\d)|\s[-–—]+\s?(?!\d+\s?°)(?![-–—\s])|\s?(?<!\w-)[-–—]+\s(?!(?<=\w-\s){_HANGING}\s)|–|—|…|\.\.\.)\s*|(?<=[a-zß])(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!\bst)(?<!\bmrs)(?<!\bjr)(?<!\bno)(?<!\bnr)\.\s+",
    re.IGNORECASE,
)
_JOINER = re.compile(
    r"\s(?:for|with|w/|without|from|by|compatible|includes?|including|made|built|designed|that|which|perfect|ideal|suitable|für|mit|ohne|aus|inkl\.?|inklusive|von|zum|zur|passend|geeignet|kompatibel|pour|avec|para|con|per|ou|em|com)\s",
    re.IGNORECASE,
)
_LOOSE_END = frozenset(
    "that which who ever now facile fácil pour avec para di da del della per des du scented flexibel ausziehbar aufblasbar verstellbar waschbar faltbar klappbar rutschfest wetterfest kompatibel groß gross klein rund eckig weiss mehrfarbig bunt newest for with and or of the a an in on to by & + - / und oder für mit im am der die das aus von zum zur et de du la le y e con per à en inkl incl i "
    "herren damen kinder men women kids unisex männer frauen bis to up extra non large small medium black white blue red green grey gray schwarz weiß grau blau rot grün outdoor outdoors indoor hanging size queen".split()
)
# Dropped, in this order, from a name that is too long: its noun stands at the end and has to survive.
_QUALITIES = frozenset(
    "mesh stainless steel whole series large women's men's womens mens women men herren damen unisex adult soft lightweight comfort enameled enamelled pre-seasoned artificial thick durable insulated portable rechargeable adjustable foldable cordless wireless reusable disposable universal "
    "unisex adult tri-band dual-band neoprene silicone waterproof hypoallergenic organic natural electric digital automatic smart "
    "decorative modern vintage rustic classic oversized lightweight washable handmade handwoven personalized "
    "edelstahl tragbar verstellbar faltbar wiederaufladbar kabellos elektrisch wasserdicht universal digital einzelnes".split()
)
_COLOURS = frozenset(
    "black white blue red green grey gray navy ivory cream beige brown pink purple yellow orange gold silver copper brass charcoal sage mustard "
    "indigo terracotta blush rust lavender oatmeal natural champagne rose dusty burnt sienna matte deep dark light pale warm sunny forest midnight "
    "walnut oak amber copper teal olive clear multicolor ceramic schwarz weiß grau blau rot grün gelb braun rosa dunkelblau hellblau silber".split()
)
_STYLED = re.compile(
    r"\b(?:hand[- ]?(?:painted|blown|made|tufted|knit|dyed|crafted|woven|thrown)|handmade|handcrafted|paper-mache|dried|copper|alpaca|wool|ceramic|camp|hanging|filled|mid[- ]century|farmhouse)\s(?:look|style|feel)\s",
    re.IGNORECASE,
)
_THINGS_BY_BRAND = frozenset("pampers sodastream lego playmobil gardena roomba airpods tyfocor ninja".split())
_BEFORE_FIGURES = frozenset("spf pa no nr size größe".split())
# Words that mean something together only; they stay or go together.
_PAIRS = re.compile(
    r"\b(?:stainless steel|cast iron|easy care|whole home|heavy duty|high quality|(?:all|multi) purpose|remote control(?:led)?|series \d+|full synthetic|one handed|two handed|quick change|super soft|extra thick"
    r"|(?:extra )?long handle|double wall(?:ed)?|memory foam|faux (?:fur|leather)|vegan leather|(?<=\s)(?:mr|mrs|dr)\. \w+|(?:double|triple) a|quick dry|wide mouth|free standing|hand painted)(?=\s|$)",
    re.IGNORECASE,
)
# Before a joiner these are no product yet: "EcoNour Design for Car Windshield Sun Shade".
_NO_THING = frozenset("design official brand style collection edition exclusive series".split())
_AUDIENCE = re.compile(
    r"(?:^|\s)(?:for|pour|für|para|per)\s(?:men|women|him|her|kids|boys|girls|homme|femme|herren|damen)(?=\s\w)",
    re.IGNORECASE,
)
_BEFORE_THE_THING = frozenset("compatible for with für mit".split())
# "12 Cup", "4 Tier"
_COUNTED = re.compile(
    r"(?<=\s)(\d{1,3}) (?=(?:cup|slice|tier|drawer|cube|quart|panel|door|light|person|speed|shelf|burner|hook)s?\s)",
    re.IGNORECASE,
)
# What a colour's word is in a name as well.
_NAMES_TOO = frozenset("oak amber olive rose sage ivory forest sunny gold silver walnut".split())
_ANDS = frozenset({"&", "and", "und", "+", "y", "e", "et"})
_ADVERB_END = re.compile(r"(?:ed|ing|proof|free|resistant|bar|los|frei|fähig|dicht|fest)$")
_FEATURE = re.compile(
    r"(?:\b(?:safe|resistant|washable|adjustable|removable|reversible|stackable|foldable|rechargeable|refillable|cordless|unscented|silent"
    r"|lids?|handles?|zippers?|pockets?|spout|rim|base|finish|glaze|cover|hardcover|design|blend|quartz|drainage|battery|timer|controls?"
    r"|spülmaschinenfest|mikrowellengeeignet|waschbar|verstellbar|faltbar|abnehmbar|stapelbar|auslaufsicher|rutschfest|wetterfest|kabellos|steckerfertig|plug\s?&\s?play)"
    r"|proof|[- ]tight|non-slip|fernüberwachung|funktion|steuerung|deckel|griff|bezug)$",
    re.IGNORECASE,
)
# Says how a thing works, at the end of a name of three words and more ("Google Wifi" is a name).
# "Tile, Floor & Wall Cleaner": what ends such a list belongs to its first word too.
_SHARED_NOUN = re.compile(
    r"(?<=\s)([A-Z][\w-]+), ([A-Z][\w-]+) (?:&|and) [A-Z][\w-]+ ((?:Cleaner|Filler|Polish|Brush|Remover|Protector|Organizer|Holder|Spray|Paint|Sealant)s?)\b"
)
_LOOSE_TECH = frozenset({"bluetooth", "wifi", "wireless", "reusable", "built-in", "usb", "usb-c"})
# Qualities that are no end of a name: "Meat Thermometer Digital".
_NO_QUALITY_ENDS = _QUALITIES - frozenset(
    "series steel neoprene silicone comfort edelstahl men women herren damen classic".split()
)
_ARTICLES = frozenset("the a an der die das le la les el il lo".split())
_NO_END = _ARTICLES | {"of", "von", "de", "du"}  # "The Art", "Art of"
_SMALL = frozenset("on in at auf im am zu".split())
# What stands before a noun and ends none.
_WEAK = (
    _QUALITIES
    | _COLOURS
    | frozenset(
        "metal plastic glass wood wooden large small big mini medium long short wide thick soft hard round square trading gel".split()
    )
)
_LOOSE_START = frozenset(
    "introducing and or for & und oder für with mit as als of von works fits up ideal compatible kompatibel".split()
)
# Of the categories Cf, Co and Cs: what turns a line around, joins or splits letters, or has no meaning.
_BATTERY = re.compile(
    r"batter(?:y|ies)|batterien?\b|akkus?\b|knopfzellen?|coin cells?|\bpiles?\b|\bpilas?\b", re.IGNORECASE
)
_BATTERY_SIZE = re.compile(
    r"(?<![\w.])(?:(?:CR|BR|LR|SR|PR)\d{1,4}[A-Z]{0,2}|9V|A\d{2}|1(?:4500|6340|8650)|2(?:1700|6650|6500)|L?R(?:03|6|14|20))(?![\w.])"
)
_SOLD_BY_LENGTH = re.compile(
    r"cables?\b|kabel|\bcords?\b|\bhoses?\b|schlauch|\bropes?\b|\bseil|kette|string lights|\bleads?\b|leitung|câble|\bcavo\b|tuyau|manguera",
    re.IGNORECASE,
)
_FIRST_HIDDEN = 0xE000
# What comes with a thing, or is a part of it, and is none that a title is about.
_PARTS = frozenset(
    "light lights lid lids handle handles strap straps battery batteries cable cables filter filters cover covers case charger display stand bag bags pocket pockets remote "
    "switch plug plugs timer sensor sensors mount mounts hook hooks clip clips button buttons screw screws control controls water pad pads mat mats tablet tablets scale "
    "keys key wire wires chain ring rings band bands belt kit box set sets pack packs cup cups shelf shelves tray trays lock hinge pump valve top tops stickers "
    "tv bulb bulbs platform system systems router routers griff deckel tasche kabel akku beutel filter ladegerät".split()
)
_PACKS = frozenset("pack packs super value variety family jumbo".split())
# "Designed for iPhone 15 Pro Max Case"
_FITTING = re.compile(
    r"\b(?:designed|compatible|made)\s(?:for|with)\s(?:[\w+./-]+\s){1,6}?(cases?|covers?|chargers?|protectors?|straps?|bands?|holders?|mounts?|stands?|cables?|adapters?)(?!\w)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)
_SYMBOLS = re.compile(r"[®™©℠✅✔★☆⭐🔥💡❤]|[\U0001F300-\U0001FAFF]")


@lru_cache(maxsize=1024)
def clean_name(title: str, brand: str | None = None) -> str:
    """The product's name in at most six words and 44 characters; empty when the title says nothing.

    Drops pack sizes, measures, model numbers, years of release, claims, praise, bracketed remarks and
    everything from the first separator on, unless only the brand stands before it. A name that is too long
    ends with the first word for a thing, and loses words between its brand and that.
    """
    text = _SYMBOLS.sub(" ", _HOUSE_BRAND.sub("", readable(title)))
    cut_off = text.endswith(("...", "…"))
    text = _BRACKETS.sub(" ", _BRACKETS.sub(" ", text))
    text = _SHARED_NOUN.sub(r"\1 \3", _HELD_TOGETHER.sub(_with_whole_and, text))
    pieces = _SEPARATORS.split(_shielded(text, brand))
    segments = [s for s in (_unshielded(_strip_noise(piece)) for piece in pieces) if s]
    if not segments:
        return ""
    segments = _the_named_one_first(segments)
    name = " ".join(segments[0].split()[:_MOST_WORDS])
    for piece in segments[1:3]:
        if not _is_brand_only(name, brand):
            break
        name = f"{name} {piece}"
    name = _cut_at_joiner(name, brand)
    if _says_nothing_yet(name.split()):
        pieces = _SEPARATORS.split(_shielded(without_purposes(text), brand))
        name = _with_thing_of_the_rest(name, [_unshielded(_without_figures(piece)) for piece in pieces[:3]])
    name = _latin_part(as_spelled(_calm_capitals(_without_echo(name))))
    name = _shorten(_drop_torn_end(name) if cut_off and len(segments) == 1 else name, brand)
    return _with_own_words(name, title, brand)


def _with_own_words(name: str, title: str, brand: str | None) -> str:
    """A long name that is nearly the whole title loses a word: whoever repeats a title says nothing of his own."""
    if len(name) < COPY_CHARS or name.casefold() not in title.casefold() or len(name) < 0.8 * len(title):
        return name
    units = _units(name)
    # Where the noun stands first, the last word says least.
    place = len(units) - 1 if _ROMANCE.search(name) else _most_expendable(units, brand)
    return " ".join([*units[:place], *units[place + 1 :]]) if place else name


def _says_nothing_yet(words: list[str]) -> bool:
    """Whether no word says what it is; a brand that stands for one thing ("Pampers") may have others."""
    return all(words[place].casefold() in _THINGS_BY_BRAND for place in noun_places(words))


def _the_named_one_first(segments: list[str]) -> list[str]:
    """Without a bare noun before the piece that names it: "Diapers, Pampers Baby Dry Disposable Diapers"."""
    first = segments[0].split()
    if len(first) == 1 and noun_places(first):
        for place, piece in enumerate(segments[1:3], 1):
            words = _told_before_joiners(piece)
            if len(words) > 1 and is_same_thing(words[-1], first[0]) and not is_plain(words[0]):
                return [" ".join(words), *segments[place + 1 :]]
    return segments


def _with_whole_and(hanging: re.Match[str]) -> str:
    """ "Ess- u. Schreibtisch" and "Topf-und Pfannenset" as they are written in full."""
    return f"- {'und' if hanging[1].casefold() == 'u.' else hanging[1]} "


def _shielded(text: str, brand: str | None) -> str:
    """The text with what belongs to a name as signs no pattern takes for figures: a brand at its beginning
    ("3M", "4711"), and a battery's size."""
    begin = BRAND_WITH_FIGURES.match(text)
    if begin is not None and (brand is not None or not _is_a_length(begin[0], text)):
        text = _hidden(begin[0]) + text[begin.end() :]
    return _BATTERY_SIZE.sub(lambda size: _hidden(size[0]), text) if _BATTERY.search(text) else text


def _is_a_length(begin: str, text: str) -> bool:
    """Whether "3M" says how long a cable is; only the brand is written so, and it sells nothing by the metre."""
    return begin.casefold() == "3m" and (begin != "3M" or _SOLD_BY_LENGTH.search(text) is not None)


def _hidden(text: str) -> str:
    return re.sub(r"[A-Za-z0-9]", lambda sign: chr(_FIRST_HIDDEN + ord(sign[0])), text)


def _unshielded(text: str) -> str:
    return re.sub("[\ue000-\ue07f]", lambda sign: chr(ord(sign[0]) - _FIRST_HIDDEN), text)


def _with_thing_of_the_rest(name: str, pieces: list[str]) -> str:
    """A name that does not say what it is, with the thing that the title tells behind it.

    Only a thing that ends its own piece of the title and is no part of another: "Monster Energy Zero Ultra,
    Sugar Free Energy Drink". A name of five words says enough.
    """
    said = name.split()
    if len(said) >= MAX_NAME_WORDS - 1:
        return name
    fitting = _FITTING.search(pieces[0])
    if fitting is not None:
        return f"{name} {fitting[1].capitalize()}"
    for piece in pieces:
        words = _told_before_joiners(piece)
        ends = [end for end in noun_ends(words, _WEAK) if end == len(words)]
        if not ends or words[-1].casefold() in _PARTS:
            continue
        nouns, start = noun_places(words), len(words) - 1
        while start - 1 in nouns and words[start - 1].casefold() not in _PARTS:
            start -= 1
        thing = [
            word[:1].upper() + word[1:]
            for word in words[start:]
            if not any(word.casefold() == other.casefold() or is_same_thing(word, other) for other in said)
        ]
        if thing and _fits([*said, *thing]):
            return " ".join([*said, *thing])
    return name


def without_purposes(title: str) -> str:
    """A title without the list of what the thing is for: nothing in that is the thing itself."""
    return _WHAT_FOR.sub(" ", title)


def _told_before_joiners(piece: str) -> list[str]:
    """The words of a piece up to "for" and its like; what it only fits or comes with is no thing of its own."""
    found = _JOINER.search(f" {piece} ")
    words = (piece[: max(found.start() - 1, 0)] if found else piece).split()
    while len(words) > 1 and words[-1].casefold() in _LOOSE_END | _PACKS:
        words.pop()
    return words


def short_name(name: str, seen: int) -> str:
    """A clean name whose last word, what it is, begins within ``seen`` characters; its brand survives too.

    So does the word before the last: a cactus toy is no toy.
    """
    units = _units(name)
    if _ROMANCE.search(name) and noun_places(units):
        return _short_behind_the_noun(units, seen)
    while len(units) > 2 and len(" ".join(units[: _thing_place(units)])) >= seen:
        place = _most_expendable(units, None)
        if place == 0 or len(units) <= brand_words(units) + 1:
            break
        units.pop(place)
    return " ".join(units)


def _short_behind_the_noun(units: list[str], seen: int) -> str:
    """ "Fiskars Tijeras de podar": where the noun stands first, what follows it goes, the last word first."""
    nouns = noun_places(units)
    least = min(nouns) + 1
    while least in nouns:
        least += 1  # "Sac à dos" is one
    while len(units) > least and len(" ".join(units[:-1])) >= seen:
        units.pop()
    while len(units) > least and units[-1].casefold() in _LOOSE_END:
        units.pop()
    return " ".join(units)


def _thing_place(units: list[str]) -> int:
    """Which word says what it is: the last but for figures ("Sunscreen SPF 50")."""
    place = len(units) - 1
    while place > 1 and (not units[place].isalpha() or units[place].casefold() in _BEFORE_FIGURES):
        place -= 1
    return place


def work_name(title: str) -> str:
    """The main title of a book, record or film, as it is printed: nothing is left out of a work's own name.

    At most nine words and 60 characters. A title of one word takes a short subtitle along.
    """
    text = " ".join(_BRACKETS.sub(" ", _BRACKETS.sub(" ", _SYMBOLS.sub("", readable(title)))).split())
    text = re.sub(r"^(.+), (The|A|An)$", r"\2 \1", text)
    text = re.sub(r"\s+(?=[:,])", "", _EDITION.sub("", text))
    main, *rest = _SUBTITLE.split(text)
    subtitle = rest[0].strip() if rest else ""
    if len(main.split()) == 1 and 1 < len(subtitle.split()) <= 4 and not _EDITION.search(subtitle):
        main = f"{main}: {subtitle}"
    main = _calm_capitals(main.strip(" ,:;-–—"))
    words = main.split()
    if len(words) > MAX_WORK_WORDS or len(main) > MAX_WORK_CHARS:
        words = _first_phrase(main, words)
    return " ".join(words)[:MAX_WORK_CHARS].strip(" ,:;-–—")


def _first_phrase(title: str, words: list[str]) -> list[str]:
    """The beginning of a title that is too long, up to the last preposition where it still makes sense."""
    words = words[:MAX_WORK_WORDS]
    while len(" ".join(words)) > MAX_WORK_CHARS and len(words) > 1:
        words.pop()
    ends = [m.start() for m in re.finditer(r"\s(?:for|with|from|by|für|mit|von|:)\s", title)]
    last = max((end for end in ends if end <= len(" ".join(words))), default=0)
    kept = title[:last].split()
    words = kept if len(kept) >= 2 else words
    while len(words) > 1 and words[-1].casefold().strip(",") in _LOOSE_END:
        words.pop()
    return words


def listed_details(title: str, name: str, most: int = 3) -> tuple[str, ...]:
    """Short plain features that the title lists after the name ("Push-Button Lid"), as written there.

    Only pieces that name a part or a property stay: no figures, claims, prices, bare colours or further
    search words ("Round Magazine Holder"), and nothing out of a list in a sentence ("for coffee, sugar and tea").
    """
    text = _SYMBOLS.sub(" ", _BRACKETS.sub(" ", readable(title)))
    known = {word.casefold() for word in name.split()}
    kept: list[str] = []
    for piece in _SEPARATORS.split(text)[1:]:
        detail = " ".join(piece.split()).strip(" .&+/-")
        words = {w.casefold() for w in detail.split()}
        if _is_feature(detail) and not words & known - _COLOURS and is_safe(detail):
            kept.append(_calm_capitals(detail))
            known |= words
    return tuple(kept[:most])


def _is_feature(detail: str) -> bool:
    words = detail.split()
    plain = 1 <= len(words) <= 4 and 6 <= len(detail) <= 36 and not _JOINER.search(detail)
    telling = any(w.casefold() not in _COLOURS for w in words)
    return plain and telling and _FEATURE.search(detail) is not None


def is_safe(text: str) -> bool:
    """Whether a piece of a product's text may be repeated: no figure, claim, offer, rating or medical effect."""
    words = text.casefold().split()
    if not words or words[-1] in _LOOSE_END or words[0] in _LOOSE_START:
        return False
    if re.search(r"\d", text) or _CLAIMS.search(text) or _ENDORSEMENT.search(text):
        return False
    return may_be_said(text)


def may_be_said(text: str) -> bool:
    """Whether a text is not empty and holds no price, offer, rating, superlative, medical effect, address,
    hashtag, markup, order to a program or hidden character."""
    claims = any(p.search(text) for p in (PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL, _HIDDEN))
    return bool(text) and not claims and find_address(text) is None


def readable(title: str) -> str:
    """A title without what is no word of it: markup, addresses, telephone numbers, hashtags, orders to a
    program, characters nobody sees."""
    seen = "".join(
        c if unicodedata.category(c) != "Cc" else " " for c in _HIDDEN.sub("", html.unescape(title))
    )
    return " ".join(re.sub(r"[<>{}`]", " ", without_addresses(seen)).split())


def _strip_noise(piece: str) -> str:
    """A segment without figures and praise; what follows a measure belongs to another thought."""
    for pattern in (_PRAISE, PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL):
        piece = pattern.sub(" ", piece)
    piece = re.sub(r"(?<!\S)-[^\W\d_]+(?!\S)", " ", piece)  # "Gro" of "Miracle-Gro"
    if (whole := _WHOLE_SET.search(piece)) is not None:
        piece = piece[: whole.end()]
    for measure in _MEASURE.finditer(piece):
        before = _without_figures(piece[: measure.start()])
        if before and not is_brand(before.split()) and _names_a_thing(before.split()):
            return before
    return _without_figures(piece)


def _without_figures(piece: str) -> str:
    for pattern in (_SIZE_WORDS, _MANY_IN_ONE, _SIZES, _MODEL_CODE, _CLAIMS):
        piece = pattern.sub(" ", piece)
    piece = re.sub(r"\s+([,.])", r"\1", " ".join(piece.split()))
    piece = re.sub(r"(?:\s[/&+*~-])+(?=\s|$)(?!\s\w)", "", piece.replace("*", ""))
    return _ADDED_END.sub("", piece.strip(" .,:;!?/&-–—*~\"'“”„[]()")).lstrip("+ ")


def _names_a_thing(words: list[str]) -> bool:
    """Whether words before a measure are a name already: three of them, or a German compound."""
    while len(words) > 2 and words[-1].casefold() in _LOOSE_END | _LOOSE_TECH:
        words = words[:-1]
    last = words[-1].casefold()
    if last in {"series", "serie", "collection", "kollektion", "core", "line"}:
        return False
    complete = last not in _QUALITIES and last not in _COLOURS and last not in _LOOSE_END
    return complete and not _ADVERB_END.search(last) and (len(words) >= 3 or len(last) >= _LONG_NOUN)


def _is_brand_only(name: str, brand: str | None) -> bool:
    words = name.split()
    if is_brand(words, brand):
        return True
    is_thing = bool(noun_places(words)) and name.casefold() not in _THINGS_BY_BRAND
    return len(words) == 1 and not is_thing and (len(name) < _LONG_NOUN or not name[1:].islower())


def _without_echo(name: str) -> str:
    """Up to the noun that a soup of keywords says again: "Yoga Mat" of "Yoga Mat Fitness & Exercise Mat"."""
    words = name.split()
    folded = [word.casefold() for word in words]
    if len(words) > 2 and "".join(folded[:2]) == folded[2]:
        return _without_echo(" ".join([*words[:2], *words[3:]]))  # "CARE VIEW Careview"
    nouns = noun_places(words)
    for place, word in enumerate(folded):
        if len(word) > 2 and word.isalpha() and word in folded[place + 1 :]:
            after = folded.index(word, place + 1)
            if after == place + 1:
                return _without_echo(" ".join([*words[:place], *words[after:]]))
            end = place + 1
            # "Air" of "Air Fresheners" says nothing yet.
            while end < after and end in nouns and place not in noun_places(words[:end]):
                end += 1
            if end > 2:
                return " ".join(words[:end])
    for place in range(1, len(words) - 1):
        # "Skihose Hose Ski"
        if place in nouns and len(words[place + 1]) > 3 and is_same_thing(words[place], words[place + 1]):
            return " ".join(words[: place + 1])
    return name


def _cut_at_joiner(name: str, brand: str | None) -> str:
    found = _JOINER.search(name, _end_of_brand(name))
    before = name[: found.start()] if found else ""
    is_late = found is not None and found[0].strip().casefold() in _BEFORE_THE_THING
    if found and is_late and not _fits(name.split()) and _is_without_thing(before.split(), brand):
        name = _with_the_thing_behind(before.split(), name[found.end() :].split()) or name
    elif found and found[0].strip().casefold() == "by" and _is_by_a_maker(before.split(), brand):
        name = _with_its_maker(before.split(), name[found.end() :])
    elif len(before.split()) >= 2 or len(before) >= _LONG_NOUN:
        name = before
    found = _PURPOSE.search(name)
    if found and len(name[: found.start()].split()) >= 3:
        name = name[: found.start()]
    long_words = re.match(r"([^\W\d_-]{10,})/[^\W\d_-]{10,}", name)
    return long_words.group(1) if long_words else name


def _end_of_brand(name: str) -> int:
    """Where the words of a brand are over that holds a "for" itself: "7 For All Mankind Jeans"."""
    begin = BRAND_WITH_FIGURES.match(name)
    return begin.end() if begin is not None else 0


def _is_by_a_maker(before: list[str], brand: str | None) -> bool:
    """Whether what stands before "by" is a brand or a line ("Simple Joys by Carter's") and no thing yet."""
    return is_brand(before, brand) or not noun_places(before)


def _with_its_maker(before: list[str], after: str) -> str:
    """ "Simple Joys by Carter's Bodysuit"; a maker that the name begins with is not said again."""
    words = after.split()
    maker = words[: brand_words(words)]
    rest = _AUDIENCE.sub(" ", " ".join(words[len(maker) :]))
    rest = re.sub(r"(?i)\b(eau de \w+) sprays?\b.*", r"\1", " ".join(_told_before_joiners(rest)))
    if not rest.strip():
        return " ".join(before if len(before) > 1 else [*before, "by", *maker])
    if [word.casefold() for word in before[: len(maker)]] == [word.casefold() for word in maker]:
        return " ".join([*before, rest])
    said = [*before, "by", *maker, *rest.split()]
    # A scent's own name and its maker's stand side by side where room is short.
    side_by_side = [*before, *maker, *rest.split()]
    if _fits(said) or "Eau" not in said:
        return " ".join(said)
    return " ".join(side_by_side if _fits(side_by_side) else [*before, rest])


def _is_without_thing(words: list[str], brand: str | None) -> bool:
    """Whether only a brand stands there, with a word that says nothing ("EcoNour Design", "Idella")."""
    kept = [word for word in words if word.casefold() not in _NO_THING]
    if not kept or is_brand(kept, brand) or len(kept) < len(words) < 4:
        return True
    return len(kept) == 1 and len(kept[0]) < _LONG_NOUN and not noun_places(kept)


def _with_the_thing_behind(before: list[str], after: list[str]) -> str:
    """The brand and the first thing that is named behind the joiner; empty where none is."""
    brand = [word for word in before if word.casefold() not in _NO_THING]
    ends = noun_ends(after, _WEAK)
    if not ends:
        return ""
    nouns, end = noun_places(after), ends[0]
    start = end - 1
    while start > 0 and (start - 1 in nouns or after[start - 1].casefold() in _WEAK):
        start -= 1
    return " ".join([*brand, *after[start:end]])


def _latin_part(name: str) -> str:
    """Only the words in Latin letters of a name that mixes scripts, when they are a name alone."""
    latin = [w for w in name.split() if not _EAST_ASIAN.search(w)]
    return " ".join(latin) if len(latin) >= 3 else name


def _drop_torn_end(name: str) -> str:
    """Without the torn word at the end of a title that the marketplace itself cut off."""
    words = name.split()[: MAX_NAME_WORDS + 1]
    if len(words) > 2 and (len(words[-1]) <= 3 or len(words) > MAX_NAME_WORDS):
        words.pop()
    while len(words) > 2 and words[-1].casefold() in {*_LOOSE_END, "short", "long"}:
        words.pop()
    return " ".join(words)


_SHOUTED_RUN = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ]{4,}(?:\s|$)){3,}")


def _calm_capitals(text: str) -> str:
    """SHOUTED words of five letters and more in title case; short ones (USB, LED, FFP2) stay.

    Where every word of three or more is shouted, the shorter ones are calmed too.
    """
    words = _SHOUTED_RUN.sub(lambda run: run[0].title(), text).split()
    shouted = [w for w in text.split() if w.upper() == w]
    is_run = sum(len(w) > 2 and w.isalpha() for w in shouted) > 2
    least = 4 if len(words) > 2 and len(shouted) == len(words) else 5
    calm = [w.capitalize() if w in shouted and _is_shouted(w, least, is_run) else w for w in words]
    if least == 4:
        calm = [w.lower() if w in {"OF", "AND", "THE", "FOR", "A"} and i else w for i, w in enumerate(calm)]
    return " ".join(calm)


def _is_shouted(word: str, least: int, is_run: bool) -> bool:
    """``is_run``: others are shouted as well; then ordinary words of three and four letters are too."""
    return len(re.sub(r"['’].*|[\W\d_]", "", word)) >= least or (is_run and is_shouted_word(word))


def _fits(words: list[str]) -> bool:
    name = " ".join(words)
    return len(name.split()) <= MAX_NAME_WORDS and len(name) <= MAX_NAME_CHARS


def _units(name: str) -> list[str]:
    """The words of a name; those that mean something together only are one."""
    held = _PAIRS.sub(lambda pair: pair[0].replace(" ", "\0"), name)
    held = _COUNTED.sub(r"\1\0", held)
    return [unit.replace("\0", " ") for unit in held.split()]


def _drop_least_telling(units: list[str], kept: int) -> list[str]:
    """Qualities, then colours, between a name's brand (``kept`` words) and its noun."""
    for is_in in (_is_pair, _is_quality, _is_colour):
        place = kept
        while place < len(units) - 1 and not _fits(units):
            if is_in(units, place) and not _is_joined(units, place):
                units = [*units[:place], *units[place + 1 :]]
            else:
                place += 1
    return units


def _is_pair(units: list[str], place: int) -> bool:
    return _PAIRS.fullmatch(units[place]) is not None


def _is_quality(units: list[str], place: int) -> bool:
    return units[place].casefold() in _QUALITIES or _is_pair(units, place)


def _is_colour(units: list[str], place: int) -> bool:
    """ "Oak" behind a name's first word may be a name: "Kate Oak Home"."""
    word, after = units[place].casefold(), units[place + 1].casefold()
    return word in _COLOURS and (place > 1 or word not in _NAMES_TOO or after in _COLOURS)


def _is_joined(words: list[str], place: int) -> bool:
    """Whether a word is one half of "White & Color": without it the other half hangs in the air."""
    beside = words[max(place - 1, 0) : place] + words[place + 1 : place + 2]
    return words[place].casefold() in _ANDS or any(word.casefold() in _ANDS for word in beside)


def _shorten(name: str, brand: str | None = None) -> str:
    """Shortens a long name from its middle: the brand stands at its beginning and what it is at its end."""
    words = name.split()
    if (
        len(words) > 2
        and words[0].isdecimal()
        and int(words[0]) > 9
        and not BRAND_WITH_FIGURES.match(words[0])
    ):
        words = words[1:]  # a count, such as "100 Baseball Cards"
    if len(words) > 1 and words[0].casefold() in {"ein", "eine", "einen", "a", "an"}:
        words = [words[1][:1].upper() + words[1][1:], *words[2:]]
    if len(words) > 2 and words[-1].isupper() and len(words[-1]) <= 4 and len(words[-2]) >= _LONG_NOUN:
        words.pop()  # the beginning of a model's code: "Akku-Schlagbohrschrauber GSB 18V-55"
    words = _without_loose_end(words)
    if not _fits(words):
        words = _before_the_place(words, name)
    if not _fits(words):
        words = " ".join(_up_to_the_noun(_units(" ".join(words)), brand)).split()
    if not _fits(words):
        words = _STYLED.sub("", " ".join(words)).split()
    if not _fits(words) and len(words) > 4 and words[0].casefold() == "the":
        words = words[1:]
    units = _units(" ".join(words))
    if not _fits(units) and len(units) > 2 and _is_quality(units, len(units) - 1):
        units.pop()  # torn from its noun
    units = _drop_least_telling(units, max(brand_words(units, brand), 1))
    nouns = noun_places(units)
    ands = [place for place, word in enumerate(units) if word.casefold() in _ANDS and place >= 4]
    if not _fits(units) and ands and (not nouns or ands[0] - 1 in nouns or units[ands[0]] == "+"):
        units = units[: ands[0]]
    while not _fits(units) and len(units) > 1:
        last = len(units) - 1
        # A soup without commas: its beginning is the name.
        is_soup = len(units) > MAX_NAME_WORDS + 3 and last not in noun_places(units)
        place = last
        if not is_soup and not _NOUN_FIRST.search(name):
            place = _most_expendable(units, brand)
            if place == 0:
                place = _less_telling(units)
                is_enough = place < last and _fits([*units[:place], *units[place + 1 :]])
                if not is_enough and (joined := _joined_pair(units, brand)):
                    del units[joined : joined + 3]
                    continue
        units.pop(place)
    words = _without_loose_end(_without_torn_group(" ".join(units).split(), name))
    while len(words) > 1 and words[0].casefold() in _LOOSE_START | {"a", "an"}:
        words.pop(0)
    if len(words) == 1 and words[0].casefold() in _ARTICLES:
        return ""
    return _ADDED_END.sub("", " ".join(words)[:MAX_NAME_CHARS].strip(" ,.&-/"))


def _joined_pair(units: list[str], brand: str | None) -> int:
    """Where "Clump & Seal" begins between a name's brand and its noun; 0 where there is none."""
    first = max(brand_words(units, brand), 1)
    places = range(first + 1, len(units) - 2) if len(units) - 1 in noun_places(units) else ()
    return next((place - 1 for place in places if units[place].casefold() in _ANDS), 0)


def _without_torn_group(words: list[str], name: str) -> list[str]:
    """ "Oreiller" of "Oreiller à mémoire de forme": without what "de" went from, it says nothing."""
    while len(words) > 1 and words[-1].casefold() in _LOOSE_END:
        words = words[:-1]
    is_torn = re.match(r"\s(?:de|di)\s", name[len(" ".join(words)) :]) is not None
    is_group = len(words) > 3 and words[-2] in {"à", "a"} and name.startswith(" ".join(words))
    return words[:-2] if is_torn and is_group else words


def _before_the_place(words: list[str], name: str) -> list[str]:
    """A long name before "on", "in" and their like, where it says by then what the thing is."""
    place = next((i for i, word in enumerate(words) if _PLACE.fullmatch(f" {word} ")), 0)
    before = noun_places(words[:place])
    if place < 3 or _EAST_ASIAN.search(name) or (noun_places(words) and not before):
        return words
    return words[:place]


def _up_to_the_noun(words: list[str], brand: str | None) -> list[str]:
    """A long title up to where it first says what the thing is; the first two words may be a brand's."""
    if 0 in noun_places(words) and _NOUN_FIRST.search(" ".join(words)):
        return words  # "Pentola a pressione Lagostina": its maker stands behind it
    ends = noun_ends(words, _WEAK)
    least = max(brand_words(words, brand) + 1, 3)
    end = next((end for end in ends if end >= least), ends[-1] if ends else 0)
    is_told = end > 1 and (end >= least or not {words[0].casefold(), words[end].casefold()} & _NO_END)
    return words[:end] if is_told else words


def _without_loose_end(words: list[str]) -> list[str]:
    words = list(words)
    while len(words) > 1 and words[-1].casefold().strip(",.") in _LOOSE_END:
        words.pop()
    while len(words) > 2 and words[-1].casefold() in _LOOSE_TECH and words[-2].casefold() not in _QUALITIES:
        words.pop()
    nouns = noun_places(words)
    while (
        len(words) > 2 and words[-1].casefold() in _NO_QUALITY_ENDS and len(words) - 1 not in nouns and nouns
    ):
        words.pop()  # "Meat Thermometer Digital"
    return words


def _less_telling(units: list[str]) -> int:
    """Which of the last two goes where nothing else may: the one before the last, unless it is the thing."""
    last, nouns = len(units) - 1, noun_places(units)
    is_thing = (last - 1 in nouns or len(units[last - 1]) > _LONG_NOUN) and last not in nouns
    return last if last < 2 or is_thing or _is_joined(units, last - 1) else last - 1


def _is_battery_size(word: str) -> bool:
    return re.fullmatch("A{2,4}", word) is not None or _BATTERY_SIZE.fullmatch(word) is not None


def _most_expendable(units: list[str], brand: str | None) -> int:
    """The place of a word in the middle, behind the brand and the word after it; 0 where there is none.

    The word before the last stays, unless it is a small one, and what "and" joins stays together. What only
    describes goes first ("Dancing"), then what stands nearest to the end, a word for a thing last.
    """
    first = min(max(brand_words(units, brand), 2), len(units) - 1)
    free = [
        place
        for place in range(len(units) - 3, first - 1, -1)
        if not _is_joined(units, place) and not _is_battery_size(units[place])
    ]
    nouns = noun_places(units)
    free = [place for place in free if place not in nouns] or free
    before_last = len(units) - 2
    if before_last >= first and units[before_last].casefold() in _SMALL:
        return before_last
    describing = [p for p in free if _ADVERB_END.search(units[p].casefold()) or _is_quality(units, p)]
    if describing or free:
        return (describing or free)[0]
    # A compound says by itself what it is: "Mikrofaser-Spannbettlaken".
    is_compound = len(units[-1]) >= _LONG_NOUN and not _is_joined(units, before_last)
    return before_last if before_last >= first and is_compound else 0

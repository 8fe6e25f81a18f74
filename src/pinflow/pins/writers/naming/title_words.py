# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""Words of marketplace titles by what they do in a name, as several steps of naming need them."""

from __future__ import annotations

import re

MAX_NAME_WORDS = 6
LONG_NOUN = 12
# Words that only praise go; the same words inside a name stay ("gift basket", "new mom", "super bulky yarn").
CLAIMS = re.compile(
    r"\b(?:(?:buy|order|shop)(?: it)? (?:now|today)|jetzt (?:kaufen|bestellen)|add to (?:cart|basket)|all[- ]new|brand new|newest|latest|new(?! (?:york|balance|era|zealand|holland|england|moms?|mums?|baby|parents?|year)\b)|neu(?:e[snmr]?|este[snmr]?)?|upgraded|updated|improved|premium|luxury|luxuriös\w*|(?<!bosch )professional|professionell\w*|profi(?! plus\b)|ultimate|original|genuine|official|patented|certified refurbished|refurbished|renewed|heavy[- ]duty|high[- ]quality|hochwertig\w*|top[- ]quality|extra thick|super(?! (?:bulky|chunky|glue|mario|soaker|bowl|king)\b)|amazing|perfect|perfekt\w*|beautiful|stunning|cute|unique|einzigartig\w*|popular|beliebt\w*|hot(?! (?:chocolate|pot|dog|sauce|glue|water|cocoa|plate|tub|wheels|stone|air)\b)|viral|tiktok|must[- ]have|innovative|advanced|deluxe|exclusive|exklusiv\w*|limited edition|only|nur|jetzt|today|heute|eco[- ]friendly|bpa[- ]free|best(?! (?:friends?|man|mom|dad)\b)|beste[rsnm]?|(?<!-)free(?![- ]standing)|gratis|gifts?(?! (?:box(?:es)?|baskets?|sets?|bags?|cards?|tags?|wrap(?:ping)?|tins?|crates?|hampers?)\b)|geschenk(?:e|idee\w*)?|(?:birthday|christmas|wedding|anniversary|housewarming) gifts?|komplett(?:set)?|100%)(?!\w)",
    re.IGNORECASE,
)
# The plus of "Tab A9+" and "C++" belongs to a name.
ADDED_END = re.compile(r"(?<![A-Za-z0-9+])\++$")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BRACKETS = re.compile(r"[(\[{【（「][^)\]}】）」]*(?:[)\]}】）」]|$)")
HANGING = r"(?:und|oder|u\.|bzw\.|and|or|&)"  # "Topf- und Pfannenset"
SEPARATORS = re.compile(
    rf"\s*(?:\|+|｜|\sI\s(?=\d)|•|·|;|：|:(?=\s)|,(?!\d)|\s[-–—]+\s?(?!\d+\s?°)(?![-–—\s])|\s?(?<!\w-)[-–—]+\s(?!(?<=\w-\s){HANGING}\s)|–|—|…|\.\.\.)\s*|(?<=[a-zß])(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!\bst)(?<!\bmrs)(?<!\bjr)(?<!\bno)(?<!\bnr)\.\s+",
    re.IGNORECASE,
)
JOINER = re.compile(
    r"\s(?:for|with|w/|without|from|by|compatible|includes?|including|made|built|designed|that|which|perfect|ideal|suitable|für|mit|ohne|aus|inkl\.?|inklusive|von|zum|zur|passend|geeignet|kompatibel|pour|avec|para|con|per|ou|em|com)\s",
    re.IGNORECASE,
)
LOOSE_END = frozenset(
    "that which who ever now facile fácil pour avec para di da del della per des du scented flexibel ausziehbar aufblasbar verstellbar waschbar faltbar klappbar rutschfest wetterfest kompatibel groß gross klein rund eckig weiss mehrfarbig bunt newest for with and or of the a an in on to by & + - / und oder für mit im am der die das aus von zum zur et de du la le y e con per à en inkl incl i "
    "herren damen kinder men women kids unisex männer frauen bis to up extra non large small medium black white blue red green grey gray schwarz weiß grau blau rot grün outdoor outdoors indoor hanging size queen".split()
)
# Dropped, in this order, from a name that is too long: its noun stands at the end and has to survive.
QUALITIES = frozenset(
    "mesh stainless steel whole series large women's men's womens mens women men herren damen unisex adult soft lightweight comfort enameled enamelled pre-seasoned artificial thick durable insulated portable rechargeable adjustable foldable cordless wireless reusable disposable universal "
    "unisex adult tri-band dual-band neoprene silicone waterproof hypoallergenic organic natural electric digital automatic smart "
    "decorative modern vintage rustic classic oversized lightweight washable handmade handwoven personalized "
    "edelstahl tragbar verstellbar faltbar wiederaufladbar kabellos elektrisch wasserdicht universal digital einzelnes".split()
)
COLOURS = frozenset(
    "black white blue red green grey gray navy ivory cream beige brown pink purple yellow orange gold silver copper brass charcoal sage mustard "
    "indigo terracotta blush rust lavender oatmeal natural champagne rose dusty burnt sienna matte deep dark light pale warm sunny forest midnight "
    "walnut oak amber copper teal olive clear multicolor ceramic schwarz weiß grau blau rot grün gelb braun rosa dunkelblau hellblau silber".split()
)
ADVERB_END = re.compile(r"(?:ed|ing|proof|free|resistant|bar|los|frei|fähig|dicht|fest)$")
LOOSE_TECH = frozenset({"bluetooth", "wifi", "wireless", "reusable", "built-in", "usb", "usb-c"})
# What stands before a noun and ends none.
WEAK = (
    QUALITIES
    | COLOURS
    | frozenset(
        "metal plastic glass wood wooden large small big mini medium long short wide thick soft hard round square trading gel".split()
    )
)
# What a soup of search words goes on with behind the thing: how it is and of what. Not what may be a model
# ("Emsa Travel Mug Classic", "Apple Watch Ultra").
TAIL = (QUALITIES | COLOURS) - {"classic", "series", "universal", "comfort", "smart"} | frozenset(
    "glass wood wooden metal plastic cotton fleece no non nonslip non-slip auto automatic dual large tall heat anti easy indoor outdoor floating boho reflective absorbent flexible loud matte "
    "claw juice squirrel kink bathroom bedroom living farmhouse utility".split()
)
TAIL_END = re.compile(
    r"[\w-]{3,}(?:able|ible|proof|less|resistant|free|tight)|[\w-]{4,}(?<!e)ed", re.IGNORECASE
)
# A German adjective without an ending stands behind its noun: before it, "großer Topf" has one.
GERMAN_ADJECTIVE = re.compile(
    r"[a-zäöü][\w-]{2,}(?:bar|ig|isch|lich|fest|dicht|frei|sicher|geeignet|weiß|schwarz|grau|iert|stark|fach|voll|hoch|arm|förmig|gestreift|gepolstert|gefüttert|kabellos|nahtlos)"
    r"|groß|klein|schmal|breit|tief|flach|rund|eckig|oval|quadratisch|dick|dünn|schlicht|stabil|elektrisch|außen|bunt|bestückt|beschichtet|flauschig|leise|schwer|leicht|robust|flexibel|kabellos|anthrazit|hochglanz|schwebend|selbstklebend|weiß|grau|schwarz"
)
# Where and by whom a thing is used, or of what it is: search words where they stand behind a German noun.
GERMAN_TAIL = frozenset(
    "wohnzimmer schlafzimmer kinderzimmer badezimmer bad küche flur büro garten balkon terrasse schule outdoor indoor holz metall kunststoff edelstahl textil baumwolle leinen samt aluminium bambus messing touch "
    "kinder damen herren mädchen jungen katzen hunde erwachsene zimmerpflanzen".split()
)
LOOSE_START = frozenset(
    "introducing and or for & und oder für with mit as als of von works fits up ideal compatible kompatibel".split()
)
BATTERY_SIZE = re.compile(
    r"(?<![\w.])(?:(?:CR|BR|LR|SR|PR)\d{1,4}[A-Z]{0,2}|9V|A\d{2}|1(?:4500|6340|8650)|2(?:1700|6650|6500)|L?R(?:03|6|14|20))(?![\w.])"
)
SYMBOLS = re.compile(r"[®™©℠✅✔★☆⭐🔥💡❤]|[\U0001F300-\U0001FAFF]")

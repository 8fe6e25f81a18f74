# ruff: noqa: E501, SIM905 (a word a line would fill a screen)
"""Where in a long title a word says what the thing is: the place to cut it.

The kinds of things that the writers know (``things.en``, ``things.de``) are what is looked for first, and
further words that goods are called by. A noun may be the first half of another: "Cup" of "Cup Holder".
"""

from __future__ import annotations

import re
from functools import lru_cache

from pinflow.pins.writers.naming.compounds import is_compound
from pinflow.pins.writers.naming.plain_words import is_plain
from pinflow.pins.writers.things.de import GERMAN_THINGS
from pinflow.pins.writers.things.en import ENGLISH_THINGS
from pinflow.pins.writers.things.es import SPANISH_THINGS
from pinflow.pins.writers.things.fr import FRENCH_THINGS
from pinflow.pins.writers.things.it import ITALIAN_THINGS

# Goods for which nobody has advice yet, but whose word ends a name all the same.
_FURTHER = re.compile(
    r"(?<![\w-])(?:capos?|guitars?|ukuleles?|flutes?|microphones?|mics?|amplifiers?|(?:trading|playing|business|gift|baseball|football|pokemon) cards?|stickers?|decals?|magnets?"
    r"|fresh?n?eners?|fresheners?|freshners?|fillers?|sealants?|adhesives?|glues?|cleaners?|detergents?|dusters?|sponges?|brushes|brush|swabs?|cotton rounds?|wipes|towelettes?|tissues?|diapers?|nappies"
    r"|motor oil|engine oil|(?:hair|body|beard|facial|face|massage|castor|argan|rosemary|coconut|olive|avocado|strengthening|essential) oils?|(?:smoothie|popcorn|waffle|yogh?urt|soda|pasta|cotton candy) makers?|shakes?|drinks?|energy drinks?|water|juices?|coffee pods?|capsules?|pods?|protein powder|powder|treats?|vitamins?|supplements?"
    r"|goggles|vests?|bands?|belts?|arm sleeves?|pads?|helmets?|gloves?|basketballs?|footballs?|soccer balls?|golf balls?|balls?|rackets?|bats?|scooters?|bikes?|bicycles?|skateboards?|hoops?|pumps?|tires?|tyres?"
    r"|meters?|thermometers?|scales?|timers?|multimeters?|testers?|sensors?|detectors?|alarms?|cameras?|lenses|tripods?|drones?|printers?|scanners?|projectors?|televisions?|tvs?|remotes?|controllers?|consoles?|headsets?|hubs?|docks?|stands?|mounts?|brackets?|holders?|hangers?|hooks?|clips?|clamps?|hinges?|knobs?|locks?|keys?|latches?"
    r"|drills?|saws?|hammers?|wrench(?:es)?|screwdrivers?|pliers|tool kits?|tool sets?|ladders?|bulbs?|switch(?:es)?|outlets?|plugs?|fuses?|wires?|tapes?|ropes?|cords?|chains?|nets?|tarps?|covers?|liners?|filters?|faucets?|sinks?|toilets?|shower ?heads?|valves?"
    r"|rollers?|massagers?|patch(?:es)?|bandages?|braces?|nipple covers?|mascaras?|lipsticks?|eyeliners?|foundations?|nail polish|wigs?|hair (?:ties|clips|extensions)|combs?|tweezers|mirrors?"
    r"|necklaces?|bracelets?|earrings?|rings?|pendants?|watch(?:es)?|sunglasses|swimsuits?|bikinis?|underwear|blouses?|tops|polos?|tank tops?|coats?|blazers?|suits?|ties|uniforms?|costumes?|bodysuits?|onesies?|rompers?|pajamas?|sleepwear|cargo pants|sweatpants|joggers?"
    r"|footies?|eau de (?:parfum|toilette|cologne)|tights|stockings|leggings|insoles?|orthotics|eliminators?|seasonings?|spices?|rubs?|nuts|almonds|cashews|peanuts|pistachios|softgels|multivitamins?|staplers?|shredders?|sweatshirts?|hoodies?|jeans?|airtags?|trackers?|(?:safety|reading) glasses|(?:phone|tablet|laptop) stands?|strips"
    r"|games?|trucks?|cars?|trains?|drums?|pianos?|robots?|teddy bears?|slime|science kits?|kits?|strollers?|car seats?|high chairs?|cribs?|pacifiers?|bibs?|swings?|slides?|trampolines?"
    r"|fountains?|feeders?|litter box(?:es)?|collars?|leash(?:es)?|harness(?:es)?|aquariums?|cages?|grills?|smokers?|stoves?|ovens?|refrigerators?|freezers?|dishwashers?|washers?|dryers?|irons?|heaters?|seeds?|fertili[sz]ers?|soil|dutch ovens?"
    r"|[\w-]{3,}sticker|\w*buchsen?|[\w-]{3,}haken|socken|masken?|[\w-]{3,}masken?|[\w-]{3,}geräte?|[\w-]{3,}karten?|[\w-]{3,}ketten?|[\w-]{3,}ringe?|armb(?:and|änder)|[\w-]{3,}armb(?:and|änder)|[\w-]{3,}scheiben?|[\w-]{3,}schlüssel|[\w-]{3,}salbe|[\w-]{3,}folien?|[\w-]{3,}trockner|[\w-]{3,}entfeuchter|[\w-]{3,}tusche|[\w-]{3,}trimmer|[\w-]{3,}kalker|styler|[\w-]{3,}tracker|[\w-]{3,}sohlen?|[\w-]{3,}patronen?|[\w-]{3,}speicher|[\w-]{3,}module?|[\w-]{3,}batterien?|[\w-]{3,}pumpen?|[\w-]{3,}kabel|[\w-]{3,}tester)(?![\w-])",
    re.IGNORECASE,
)
# What follows a pattern's noun in it ("hunde\w+(?: .+)?") is advice for more names, and no noun.
_TAIL = re.compile(r"\(\?: (?:\.\+|\\w\+|\[[^\]]*\]\*)\)\?$")
# Nor is any word before it that only makes the advice fit better ("wool socks").
_HEAD = re.compile(r"^\(\?:\[\\w-\]\+ \)[?*]")
_CONTINUING = frozenset(
    "set sets kit kits pack packs box boxes case cases holder holders rack racks organizer storage stand stands mat mats bag bags cover covers cleaner filter bundle".split()
)
_WHOLES = frozenset("set sets kit kits pack packs bundle".split())
# Plural by form only.
_NO_PLURAL = ("ss", "us", "is")
_PAIRED = frozenset("glasses clothes headphones earbuds sports sunglasses pants jeans".split())
_ALSO_MATERIALS = frozenset("water sleeve sleeves linen linens wool yarn yarns glass cork wolle garn".split())
_NO_AGENT = frozenset(
    "horror silver amber copper leather under over super other after winter summer power paper rubber lavender ginger butter corner color colour lower upper outer inner former "
    "never ever per ihr für oder aber einer der wer unter über winter sommer silber kupfer leder immer summer rosewater polyester".split()
)


def _compiled(matches: str) -> re.Pattern[str]:
    parts = [_HEAD.sub("", _TAIL.sub("", part)) for part in _alternatives(matches)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, split where no bracket is open."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(pattern):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append(pattern[start:place])
            start = place + 1
    return [*parts, pattern[start:]]


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = (ENGLISH_THINGS, GERMAN_THINGS, FRENCH_THINGS, SPANISH_THINGS, ITALIAN_THINGS)
    things = [thing for language in known for thing in language.values()]
    return (*(_compiled(thing.matches) for thing in things), _FURTHER)


def noun_places(words: list[str]) -> frozenset[int]:
    """The places of the words that are, or are part of, a word for a thing.

    What stands as one word of several ("stainless steel") is none: it describes, unless it is a thing's own
    name ("bread bin").
    """
    said = (word if " " not in word or is_compound(word) else "_" * len(word) for word in words)
    text = " ".join(said).replace("'", "’")
    starts = [len(" ".join(words[:place])) + bool(place) for place in range(len(words))]
    found: set[int] = set()
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found |= {place for place, start in enumerate(starts) if match.start() <= start < match.end()}
    return frozenset(found)


def noun_ends(words: list[str], weak: frozenset[str]) -> list[int]:
    """Behind which words a noun is over, in order: 3 for "Le Creuset Bräter aus Guss".

    ``weak``: words that do not end a noun but stand before one, in small letters ("metal").
    """
    nouns = noun_places(words)
    ends, place = [], 0
    while place < len(words):
        if place not in nouns:
            place += 1
            continue
        while (step := _continues(words, place, nouns, weak)) > 0:
            place += step
        # "Reclaimed Yarn Jumper": where it is not the last, it says of what the next thing is made.
        if words[place].casefold() not in _ALSO_MATERIALS or place + 1 == len(words):
            ends.append(place + 1)
        place += 1
    return ends


def _continues(words: list[str], place: int, nouns: frozenset[int], weak: frozenset[str]) -> int:
    """How many words on the noun's next word stands; 0 where it is over."""
    if place + 1 >= len(words):
        return 0
    here, after = words[place].casefold().strip(",."), words[place + 1].casefold().strip(",.")
    if is_same_thing(here, after):
        return 0
    if here.endswith("s") and not here.endswith(_NO_PLURAL) and here not in _PAIRED:
        return int(after in _CONTINUING)
    if here in _WHOLES:
        return 0
    if place + 1 in nouns or after in _CONTINUING:
        return 1
    if after in weak:
        return 2 if place + 2 in nouns else 0
    agent = re.search(r"[a-z]{3}(?:er|or)s?$", after) is not None and after not in _NO_AGENT
    return int(after.isalpha() and (agent or (len(after) > 3 and is_plain(after))))


def is_same_thing(one: str, other: str) -> bool:
    """Whether a word says again what another said: "Maske Atemschutzmaske", "Skihose Hose", "Mug Mugs"."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    stem = short.rstrip("ens") if len(short) > 5 else short
    return len(stem) > 3 and (long.endswith(short) or (long.startswith(short) and len(long) - len(short) < 3))

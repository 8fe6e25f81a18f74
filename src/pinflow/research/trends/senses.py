"""Words that mean several things, and in which shop categories each of their meanings is sold."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pinflow.research.trends.read_words import keys_of


class Sense(msgspec.Struct, frozen=True):
    """A meaning: chosen when one of ``cues`` stands in the keyword too; without cues it is the usual one."""

    cues: frozenset[str]
    groups: frozenset[str]


# language: word: cue words > groups | cue words > groups; the one without cues is the usual one.
_SENSES: dict[str, dict[str, str]] = {
    "en": {
        "mouse": "pad wireless computer gaming > electronics office | > electronics office",
        "bat": "> toys home fashion crafts | baseball > sports",
        "nail": "picture framing wood > tools | > beauty health",
        "bar": "coffee wine home cart > home kitchen | protein granola chocolate > grocery health"
        " | pull chin > sports",
        "bed": "garden raised flower > garden | dog cat pet > pets home | > home baby",
        "plant": "> garden home crafts",
        "boot": "car trunk > automotive | > fashion sports",
        "heel": "> fashion",
        "tank": "fish > pets | > fashion sports",
        "jumper": "> fashion",
        "foundation": "> beauty",
        "palette": "paint color warm > crafts home beauty | > beauty",
        "mask": "> beauty health | halloween > toys fashion",
        "keyboard": "piano > music | > electronics office",
        "tablet": "> electronics",
        "notebook": "> office crafts books",
        "mixer": "dj audio > music electronics | > kitchen",
        "blind": "window > home tools | > home tools",
        "ring": "video doorbell > electronics home tools | binder > office | > fashion",
        "iron": "curling hair > beauty | cast > kitchen | > home",
        "pot": "flower plant > garden home | > kitchen home",
        "apple": "> grocery kitchen home crafts | watch phone > electronics",
        "crane": "> toys",
        "seal": "> toys books",
        "bow": "hair > beauty fashion | > crafts fashion home",
        "tie": "> fashion",
        "record": "> music",
        "spring": "> home garden fashion crafts kitchen beauty toys books",
        "fall": "> home garden fashion crafts kitchen beauty toys books",
        "trainer": "> fashion sports",
        "tea": "> kitchen grocery home",
        "journal": "> office crafts books",
    },
    "de": {
        "bank": "garten > garden home | > home garden",
        "birne": "> grocery kitchen | led lampe glüh > home tools",
        "läufer": "> home",
        "decke": "> home baby pets",
        "strauß": "blumen > garden home | > garden home",
        "mutter": "> books toys fashion home",
        "nagel": "> beauty",
        "feder": "> home crafts fashion",
        "schloss": "> toys books home | fahrrad tür > sports tools",
        "hahn": "wasser > tools home | > home garden pets toys",
        "maus": "> electronics office",
        "kerze": "zünd > automotive | > home crafts",
        "topf": "blumen > garden home | > kitchen",
        "beet": "> garden",
        "kugel": "weihnachten > home crafts | > home crafts toys",
    },
    "fr": {
        "bougie": "allumage > automotive | > home crafts",
        "glace": "> grocery kitchen",
        "avocat": "> grocery kitchen books",
        "voile": "> home fashion sports",
        "baguette": "> kitchen grocery",
        "souris": "> electronics office",
        "lit": "> home baby pets",
        "vernis": "> beauty",
        "pot": "> garden home kitchen",
        "tapis": "> home | yoga > sports",
    },
    "es": {
        "gato": "> pets home toys fashion",
        "vela": "> home crafts",
        "banco": "> home garden",
        "bota": "> fashion",
        "hoja": "> home garden office",
        "ratón": "> electronics office",
        "cama": "perro gato > pets home | > home baby pets",
        "uña": "> beauty",
        "maceta": "> garden home",
    },
    "it": {
        "candela": "> home crafts",
        "letto": "> home baby",
        "unghia": "> beauty",
        "gatto": "> pets home toys",
        "vaso": "> garden home",
    },
    "pt": {"vela": "> home crafts", "gato": "> pets home toys", "unha": "> beauty", "vaso": "> garden home"},
}


def find_sense(word_keys: frozenset[str], other_keys: frozenset[str], language: str) -> Sense | None:
    """The meaning of an ambiguous word beside the other words of its keyword; None for other words."""
    senses = next((found for key in word_keys if (found := _table(language).get(key)) is not None), None)
    if senses is None:
        return None
    cued = next((sense for sense in senses if sense.cues & other_keys), None)
    return cued or next((sense for sense in senses if not sense.cues), None)


@lru_cache(maxsize=32)
def _table(language: str) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, tuple[Sense, ...]] = {}
    for word, text in _SENSES.get(language, {}).items():
        senses = []
        for part in text.split("|"):
            cues, _, groups = part.partition(">")
            cue_keys = frozenset(key for cue in cues.split() for key in keys_of(cue, language))
            senses.append(Sense(cue_keys, frozenset(groups.split())))
        for key in keys_of(word, language):
            table[key] = tuple(senses)
    return table

"""The languages that copy is written in without a key."""

from __future__ import annotations

from pinflow.pins.writers.occasions_de import GERMAN_OCCASIONS
from pinflow.pins.writers.occasions_en import ENGLISH_OCCASIONS
from pinflow.pins.writers.occasions_romance import FRENCH_OCCASIONS, ITALIAN_OCCASIONS, SPANISH_OCCASIONS
from pinflow.pins.writers.phrases import Phrases, with_occasions
from pinflow.pins.writers.phrases_de import GERMAN
from pinflow.pins.writers.phrases_en import ENGLISH
from pinflow.pins.writers.phrases_es import SPANISH
from pinflow.pins.writers.phrases_fr import FRENCH
from pinflow.pins.writers.phrases_it import ITALIAN

# Other languages get English copy around the product's own name until they have phrases of their own.
LANGUAGES: dict[str, Phrases] = {
    "en": with_occasions(ENGLISH, ENGLISH_OCCASIONS),
    "de": with_occasions(GERMAN, GERMAN_OCCASIONS),
    "fr": with_occasions(FRENCH, FRENCH_OCCASIONS),
    "es": with_occasions(SPANISH, SPANISH_OCCASIONS),
    "it": with_occasions(ITALIAN, ITALIAN_OCCASIONS),
}


def phrases_for(language: str) -> Phrases:
    """The phrases of a language, or English."""
    return LANGUAGES.get(language.casefold().split("-")[0], LANGUAGES["en"])

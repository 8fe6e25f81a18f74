"""The languages that copy is written in without a key."""

from __future__ import annotations

from pinflow.pins.writers.phrases import Phrases
from pinflow.pins.writers.phrases_de import GERMAN
from pinflow.pins.writers.phrases_en import ENGLISH
from pinflow.pins.writers.phrases_es import SPANISH
from pinflow.pins.writers.phrases_fr import FRENCH
from pinflow.pins.writers.phrases_it import ITALIAN

# Other languages get English copy around the product's own name until they have phrases of their own.
LANGUAGES: dict[str, Phrases] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
}


def phrases_for(language: str) -> Phrases:
    """The phrases of a language, or English."""
    return LANGUAGES.get(language.casefold().split("-")[0], ENGLISH)

"""A title in another language than the project's gets the advice of its thing all the same."""

from __future__ import annotations

import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import LANGUAGES
from pinflow.pins.writers.things.abroad import KINDS


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        ("en", "Kilnwright Tasse à Café en Grès", "drinkware"),
        ("en", "Poêle en fonte émaillée 26 cm avec couvercle", "pans"),
        ("en", "Lámpara de mesa para dormitorio", "lights"),
        ("en", "Borraccia termica per sport in acciaio", "bottles"),
        ("en", "Wolldecke mit Fransen, beige", "textiles"),
        ("de", "Bougie parfumée à la vanille", "candles"),
        ("de", "Coffee Mug with Lid and Handle", "drinkware"),
        ("fr", "Juego de sábanas de algodón", "draps"),
        ("es", "Garden Hose with Nozzle", "mangueras"),
        ("fr", "Electric Kettle with Thermometer", "bouilloires"),
        ("en", "Wasserkocher mit Temperaturwahl", "kettles"),
        ("it", "Taladro percutor con maletín", "trapani"),
        ("de", "Arrosoir en métal avec pomme", "gießkannen"),
        ("it", "Coussin pour canapé", "cuscini"),
    ],
)
def test_the_noun_of_another_language_chooses_the_advice_of_the_own(
    language: str, title: str, kind: str
) -> None:
    phrases = LANGUAGES[language]
    facts = ProductFacts(
        marketplace="amazon.com", asin="B0ABCDEFGH", title=title, category="", language=language
    )
    said = subject_of(facts, phrases)
    assert said.thoughts == phrases.things[kind].thoughts


def test_every_kind_of_the_table_is_one_of_its_language() -> None:
    for row in KINDS:
        for language, kind in zip(("en", "de", "fr", "es", "it"), row, strict=True):
            assert kind == "-" or kind in LANGUAGES[language].things, (language, kind)


def test_a_title_in_the_own_language_does_not_look_abroad() -> None:
    facts = ProductFacts(
        marketplace="amazon.com",
        asin="B0ABCDEFGH",
        title="Quorvex Blimt for the Wall",
        category="",
        language="en",
    )
    assert subject_of(facts, LANGUAGES["en"]) == LANGUAGES["en"].ordinary

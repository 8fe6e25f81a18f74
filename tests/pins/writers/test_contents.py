"""An amount is said as what it is of, and a material as that of the thing itself."""

from __future__ import annotations

import random

import pytest

from pinflow.pins.writers.contents import contents_of
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import LANGUAGES, phrases_for
from pinflow.pins.writers.phrases import Phrases
from pinflow.pins.writers.say_details import MAX_POINT_CHARS, MAX_POINT_WORDS, points_of
from pinflow.pins.writers.title_facts import title_facts
from tests.pins.writers.test_by_use import facts_of


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("Oakmere Coffee Mug", "holds"),
        ("Storage Jar", "holds"),
        ("Thermobecher", "holds"),
        ("Wanderrucksack", "holds"),
        ("Tasse à Café en Grès", "holds"),
        ("Set de 4 tazas", "holds"),
        ("Borraccia termica", "holds"),
        ("Soy Candle in Glass Jar", "lasts"),
        ("Duftkerze im Glas", "lasts"),
        ("Citronella-Kerze", "lasts"),
        ("Kaffeebecher gesprenkelt", "holds"),
        ("Matcha-Schale", "holds"),
        ("Kräutertee Mischung", "lasts"),
        ("Café en grains", "lasts"),
        ("Velas aromáticas", "lasts"),
        ("Candela profumata", "lasts"),
        ("Merino Yarn", "worked"),
        ("Strickgarn", "worked"),
        ("Pelote de laine", "worked"),
        ("Merino Wool Blanket", None),
        ("Wolldecke", None),
        ("Machine à café", None),
        ("Coffee Grinder", None),
        ("Dumbbell", None),
        ("Trash Can", None),
    ],
)
def test_an_amount_is_of_a_vessel_a_store_a_stuff_or_nothing_of_them(name: str, contents: str | None) -> None:
    assert contents_of(name) == contents


def points_seen(language: str, title: str) -> set[str]:
    facts, phrases = facts_of(language, title), phrases_for(language)
    subject = subject_of(facts, phrases)
    return {
        point
        for seed in range(40)
        for point in points_of(facts, subject, phrases, random.Random(seed))
        if point not in subject.checks
    }


@pytest.mark.parametrize(
    ("language", "title", "kind", "amount"),
    [
        ("en", "Kilnwright Mug, 14 oz", "holds", "14 oz"),
        ("en", "Airtight Jar, 34 oz", "holds", "34 oz"),
        ("en", "Emberlyn Soy Candle, 8 oz", "lasts", "8 oz"),
        ("en", "Merino Yarn, 2 lb", "worked", "2 lb"),
        ("en", "Kettlebell, 20 lb", "weight", "20 lb"),
        ("en", "Trash Can, 13 gallon", "volume", "13 gallon"),
        ("de", "Thermobecher 350 ml", "holds", "350 ml"),
        ("de", "Duftkerze im Glas, 220 g", "lasts", "220 g"),
        ("de", "Strickgarn, 500 g", "worked", "500 g"),
        ("fr", "Gourde isotherme, 500 ml", "holds", "500 ml"),
        ("fr", "Bougie parfumée, 220 g", "lasts", "220 g"),
        ("es", "Botella de acero, 500 ml", "holds", "500 ml"),
        ("es", "Lana para tejer, 500 g", "worked", "500 g"),
        ("it", "Borraccia termica, 500 ml", "holds", "500 ml"),
        ("it", "Candela profumata, 220 g", "lasts", "220 g"),
        # A height is not taped to the floor, an outline may be.
        ("de", "Kratzbaum, 150 cm", "length", "150 cm"),
        ("de", "Teppich, 120 x 80 cm", "size", "120 × 80 cm"),
        ("en", "Cat Tree, 59 inch", "length", "59 inches"),
        ("fr", "Lanterne solaire, 20 cm", "length", "20 cm"),
        ("es", "Farol solar, 20 cm", "length", "20 cm"),
        ("it", "Lanterna solare, 20 cm", "length", "20 cm"),
    ],
)
def test_what_to_make_of_an_amount_fits_what_it_is_of(
    language: str, title: str, kind: str, amount: str
) -> None:
    points = phrases_for(language).fact_points
    wordings = {point.format(fact=amount) for key, said in points.items() if key == kind for point in said}
    assert points_seen(language, title) == wordings


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_the_points_of_an_amount_are_short_enough_to_be_said(phrases: Phrases) -> None:
    for kind in ("volume", "weight", "holds", "lasts", "worked", "size", "length"):
        for wording in phrases.fact_points[kind]:
            said = wording.format(fact="500 ml")
            assert len(said) <= MAX_POINT_CHARS, said
            assert len(said.split()) <= MAX_POINT_WORDS, said


@pytest.mark.parametrize(
    ("language", "title", "material"),
    [
        ("en", "Gratitude Journal, Sage Linen Cover", None),
        ("en", "Acrylic Pepper Mill, Ceramic Mechanism", None),
        ("en", "Tote Bag, Leather Handles", None),
        ("en", "Ceramic Pepper Grinder", "ceramic"),
        ("en", "Linen Duvet Cover", "linen"),
        ("de", "WMF Mühle, Acryl, Keramikmahlwerk", None),
        ("de", "Glas, Bambus-Deckel", None),
        ("de", "Keramik-Mühle", "Keramik"),
        ("fr", "Moulin à poivre, mécanisme en céramique", None),
        ("fr", "Bol en céramique", "céramique"),
        ("es", "Tarro, tapa de bambú", None),
        ("it", "Barattolo, coperchio in bambù", None),
    ],
)
def test_the_material_of_a_part_is_not_that_of_the_thing(
    language: str, title: str, material: str | None
) -> None:
    told = [fact.text for fact in title_facts(title, language) if fact.kind == "material"]
    assert told == ([] if material is None else [material])

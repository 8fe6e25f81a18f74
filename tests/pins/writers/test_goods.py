# ruff: noqa: E501 (a title a line)
"""Goods of every department get the advice of their own kind, in all five languages, and none of it breaks a rule."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules import check_pin
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.answered import without_answered
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.label import opening_label
from pinflow.pins.writers.languages import LANGUAGES, phrases_for
from pinflow.pins.writers.phrases import Phrases, Subject
from tests.pins.writers.test_writers import _pin

MARKETPLACES = {
    "en": "amazon.com",
    "de": "amazon.de",
    "fr": "amazon.fr",
    "es": "amazon.es",
    "it": "amazon.it",
}

# Language, title, and the key of its kind among the things of the language.
KINDS = [
    ("en", "Apple AirTag 4 Pack Item Finder for Backpack, Keys and Luggage", "item finders"),
    ("en", "Tile Mate Bluetooth Tracker, Key Finder and Item Locator for Backpack", "item finders"),
    ("en", "Purina Fancy Feast Wet Cat Food Variety Pack, 3 oz", "pet food"),
    ("en", "Arm & Hammer Clump & Seal Platinum Cat Litter, 40 lb", "cat litter"),
    ("en", "Dr. Scholl's Orthotic Insoles for Women, 1 Pair", "insoles"),
    ("en", "Kiwi Shoe Polish, Black", "shoe care"),
    ("en", "Affresh Dishwasher Cleaner Tablets, 6 Month Supply", "dishwasher tabs"),
    ("en", "Cascade Platinum Dishwasher Pods, ActionPacs", "dishwasher tabs"),
    ("en", "Tide PODS Laundry Detergent Soap Pods, 112 Count", "cleaning agents"),
    ("en", "Oral-B Pro 1000 Rechargeable Electric Toothbrush, Black", "teeth"),
    ("en", "Graco 4Ever DLX 4 in 1 Car Seat, Infant to Toddler", "child seats"),
    ("en", "Lavazza Super Crema Whole Bean Coffee Blend, 2.2 lb Bag", "coffee beans"),
    ("en", "Bigelow Constant Comment Black Tea, 20 Count", "teas"),
    ("en", "Kirkland Signature Extra Fancy Mixed Nuts, 40 oz", "nuts"),
    ("en", "McCormick Grill Mates Montreal Steak Seasoning, 29 oz", "spices"),
    ("en", "Levi's Men's 505 Regular Fit Jeans, Dark Stonewash", "jeans"),
    ("en", "Hanes EcoSmart Men's Fleece Hoodie", "hoodies"),
    ("en", "Colorfulkoala Women's High Waisted Leggings", "leggings"),
    ("en", "Spigen Ultra Hybrid MagFit Designed for iPhone 15 Pro Max Case", "phone cases"),
    ("en", "Lamicall Cell Phone Stand, Adjustable", "phone stands"),
    ("en", "Energizer AAA Batteries, Max Triple A Alkaline", "batteries"),
    ("en", "HP 67XL Black High-yield Ink Cartridge for DeskJet 2700", "ink"),
    ("en", "Swingline Stapler, Desktop Value Pack with 5000 Staples", "desk tools"),
    ("en", "8Greens Daily Greens Effervescent Tablets, 60 Tablets", "vitamins"),
    ("en", "Olly Kids Multivitamin + Probiotic Gummy, Berry Punch", "vitamins"),
    ("en", "3M Safety Glasses, Virtua CCS Protective Eyewear", "eye protection"),
    ("en", "Melissa & Doug Wooden Jigsaw Puzzles in a Box", "puzzles"),
    ("en", "Flexzilla Garden Hose 5/8 in. x 50 ft", "hoses"),
    ("en", "DEWALT 20V MAX Cordless Drill Driver Kit", "power tools"),
    ("en", "Revlon One-Step Volumizer Hair Dryer and Hot Air Brush", "hair styling"),
    ("en", "Chemical Guys Mr. Pink Super Suds Car Wash Soap", "car care"),
    ("de", "Apple AirTag Tracker für Rucksack und Schlüssel, 4er Pack", "schlüsselfinder"),
    ("de", "VARTA Longlife Power AAA Micro Batterien 24er Pack", "batterien"),
    ("de", "Panasonic CR2032 Knopfzelle, 3V Lithium", "batterien"),
    ("de", "Bosch Autobatterie S4, 60 Ah", "car parts"),
    ("de", "Purina ONE Katzenfutter trocken mit Huhn", "katzenfutter"),
    ("de", "Catsan Ultra Plus Klumpstreu Katzenstreu, 15 Liter", "katzenstreu"),
    ("de", "Finish Powerball All in 1 Spülmaschinentabs, 80 Tabs", "spülmaschinentabs"),
    ("de", "Scholl GelActiv Einlegesohlen Sport für Herren", "einlegesohlen"),
    ("de", "TerraTherm Wärmesohlen für Schuhe", "warmers"),
    ("de", "Maxi-Cosi Pebble 360 Babyschale, i-Size", "kindersitze"),
    ("de", "Lavazza Espresso Classico Kaffeebohnen, 1 kg", "kaffeebohnen"),
    ("de", "Teekanne Bio Kräutertee 10 Kräuter, 20 Beutel", "tee"),
    ("de", "Levi's Herren 501 Original Fit Jeans", "jeans"),
    ("de", "HP 305XL Druckerpatrone schwarz", "druckerpatronen"),
    ("de", "ESR Handyhülle für iPhone 15 mit MagSafe", "handyhüllen"),
    ("de", "Doppelherz Vitamin D3 2000 I.E. Tabletten", "vitamine"),
    ("de", "Tefal Topf- und Pfannenset 7-teilig", "pans"),
    ("fr", "Tefal Ingenio Lot de 3 casseroles en inox", "casseroles"),
    ("fr", "Blumtal Lot de 2 taies d'oreiller 65x65 cm", "oreillers"),
    ("fr", "Panier pour chien moelleux et lavable, Bedsure", "paniers pour animaux"),
    ("fr", "Eastpak Padded Pak'r Sac à dos, 40 cm", "sacs à dos"),
    ("es", "Tefal Juego de sartenes antiadherentes", "sartenes"),
    ("es", "Mochila para portátil de 15,6 pulgadas", "mochilas"),
    ("es", "Juego de sábanas de algodón 144 hilos", "sábanas"),
    ("it", "Set di asciugamani in cotone 6 pezzi", "asciugamani"),
    ("it", "Lampada da tavolo LED con dimmer", "lampade"),
    ("it", "Pentola a pressione Lagostina Irradial Control, 5 litri", "pentole"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "kind"), KINDS)
def test_goods_get_the_advice_of_their_own_kind(language: str, title: str, kind: str) -> None:
    phrases = phrases_for(language)
    assert subject_of(_facts(language, title), phrases) == without_answered(phrases.things[kind], title)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Quorvex Blimt for Backpack, Keys and Luggage"),
        ("de", "Quorvex Blimt für Rucksack, Schlüssel und Koffer"),
        ("fr", "Quorvex Support de lampe"),
        ("fr", "Quorvex Blimt pour sac à dos, valise et poussette"),
        ("es", "Quorvex Blimt para mochila, bolso y maleta"),
        ("it", "Quorvex Gancio per lampada, zaino e borsa"),
    ],
)
def test_what_a_thing_is_for_chooses_no_advice(language: str, title: str) -> None:
    phrases = phrases_for(language)
    assert subject_of(_facts(language, title), phrases) not in phrases.things.values()


# A word of a kind in them, and another kind, or none that we know.
OTHERWISE = [
    ("en", "Oakley Sunglasses Case", "carrying cases"),
    ("en", "Quorvex Magnesium Glycinate Capsules", "vitamins"),
    ("en", "Quorvex Car Battery", "car parts"),
    ("en", "Ring Stick Up Cam Battery", "security cameras"),
    ("en", "Coleman Air Mattress", ""),
    ("en", "Quorvex Tulip Bulbs", ""),
    ("en", "Quorvex Poker Chips", ""),
    ("en", "Quorvex Umbrella Stand", ""),
    ("en", "Adidas Men's Slides", ""),
    ("de", "Quorvex Kindersitz Fahrrad", ""),
    ("de", "Quorvex Luftmatratze", ""),
    ("de", "Quorvex Nussknacker", ""),
    ("fr", "Quorvex Tapis de souris", ""),
    ("fr", "Quorvex Crème anglaise", ""),
    ("fr", "Quorvex Housse de couette", "draps"),
    ("es", "Quorvex Bolsa de basura", ""),
    ("es", "Quorvex Silla de coche", ""),
    ("es", "Quorvex Funda de almohada", "almohadas"),
    ("it", "Quorvex Crema di nocciole", ""),
    ("it", "Quorvex Tenda da campeggio", ""),
    ("it", "Quorvex Coperta per cani", "cucce"),
]


@pytest.mark.parametrize(("language", "title", "kind"), OTHERWISE)
def test_a_word_of_a_kind_in_a_name_is_not_yet_that_kind(language: str, title: str, kind: str) -> None:
    phrases = phrases_for(language)
    subject = subject_of(_facts(language, title), phrases)
    assert subject == phrases.things.get(kind, subject)
    assert (subject in phrases.things.values()) == bool(kind)


@pytest.mark.parametrize("language", ["fr", "es", "it"])
def test_the_common_kinds_of_goods_have_advice_in_each_language(language: str) -> None:
    phrases = phrases_for(language)
    assert len(phrases.things) >= 25
    assert all(len(thing.headlines) >= 2 and len(thing.thoughts) >= 2 for thing in phrases.things.values())


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
async def test_no_advice_breaks_a_rule_whatever_the_product_is(phrases: Phrases) -> None:
    facts = _facts(phrases.language, "Quorvex Blimt")
    draft = await TemplateWriter().write(CopyRequest(facts=facts, seed="1"), MemoryLedger())
    for kind, thing in phrases.things.items():
        for changes in _texts_of(thing, opening_label(facts.marketplace)):
            pin = _pin(_changed(draft, thing, changes), facts)
            assert [(f.rule_id, f.message) for f in check_pin(pin)] == [], kind


def _texts_of(thing: Subject, label: str) -> list[dict[str, Any]]:
    """Every sentence once, and every headline."""
    sentences = [*thing.thoughts, ". ".join(thing.checks) + "."]
    texts = [{"description": f"{label}{sentence} Quorvex Blimt."} for sentence in sentences]
    return [*texts, *({"headline": headline} for headline in thing.headlines)]


def _changed(draft: PinCopy, thing: Subject, changes: dict[str, Any]) -> PinCopy:
    return msgspec.structs.replace(
        draft,
        kicker=thing.kicker,
        points=thing.checks[:3],
        items=thing.checks[:5],
        columns=thing.kinds or draft.columns,
        rows=thing.contrasts or thing.rows,
        **changes,
    )


def _facts(language: str, title: str) -> ProductFacts:
    return ProductFacts(
        marketplace=MARKETPLACES[language], asin="B0ABCDEFGH", title=title, category="", language=language
    )

"""Which sentences state something about the product, in English and German."""

from __future__ import annotations

import msgspec
import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_statements import find_statements, is_carried

MUG = ProductFacts(
    marketplace="amazon.com",
    asin="B0ABCDEFGH",
    title="ACME Travel Mug 16 oz, Push-Button Lid, BPA-free",
    category="Kitchen & Dining",
    notes=("The lid locks with one hand.",),
)
BECHER = msgspec.structs.replace(MUG, title="Emsa Thermobecher 500 ml, auslaufsicher", language="de")

STATEMENTS = [
    "It comes with two lids.",
    "It's light.",
    "This travel mug never leaks.",
    "The lid locks with one hand.",
    "The lid explodes with one hand.",
    "Its handle folds away.",
    "ACME keeps coffee hot.",
    "They fit every cup holder.",
    "Measure first, because it fits every holder.",
    "Goes in the dishwasher",
    "Fits every cup holder",
    "I have used mine for a year.",
    "My favourite on the train.",
    "A magnet keeps the door closed.",
    "There are five drawers.",
]
GERMAN_STATEMENTS = [
    "Er hält lange warm.",
    "Sie passt in jede Tasche.",
    "Mit zwei Deckeln kommt er daher.",
    "Der Deckel sitzt fest.",
    "Das ist ein Becher für unterwegs.",
    "Dieser Thermobecher tropft nie.",
    "Passt in jede Tasche",
    "Ich habe ihn seit Jahren.",
    "Ein Magnet hält die Tür geschlossen.",
]
ADVICE = [
    "Does it fit the cup holder?",
    "Measure the cup holders first.",
    "Check whether it fits and how it is cleaned.",
    "The morning is short, and the bag is full.",
    "A travel mug earns its place by its lid and by how it is cleaned.",
    "It is worth a look at the care notes.",
    "A lid that closes",
    "Two lids or one",
    "Ask the seller what a second lid would cost.",
    "A minute may be all it takes.",
    "Look up for which age it is.",
    "When the mug is heavy, a strap helps.",
    "Think of the way it is washed",
    "",
]
GERMAN_ADVICE = [
    "Passt er in die Halterung?",
    "Frag dich, ob er in die Halterung passt.",
    "Das Licht am Morgen zählt.",
    "Es lohnt sich zu messen.",
    "Erst die Halterung messen, dann bestellen.",
    "Die beste Zeit ist morgens.",
    "Sieh nach, an welchem Haken er hängt.",
    "Ist der Halter eng, hilft ein schmaler Boden.",
    "Dreh das Tuch jeden Abend um.",
    "Lass die Kinder wählen und warte ab.",
]


@pytest.mark.parametrize(
    ("text", "facts"), [*((t, MUG) for t in STATEMENTS), *((t, BECHER) for t in GERMAN_STATEMENTS)]
)
def test_a_sentence_about_the_product_is_a_statement(text: str, facts: ProductFacts) -> None:
    assert list(find_statements(text, facts)) == [text]


@pytest.mark.parametrize(
    ("text", "facts"), [*((t, MUG) for t in ADVICE), *((t, BECHER) for t in GERMAN_ADVICE)]
)
def test_questions_advice_and_what_is_about_the_reader_are_none(text: str, facts: ProductFacts) -> None:
    assert list(find_statements(text, facts)) == []


def test_only_the_statements_of_a_text_are_told() -> None:
    text = "Mornings are short. It keeps warm. Measure first. Does it fit? The lid is flat."
    assert list(find_statements(text, MUG)) == ["It keeps warm.", "The lid is flat."]


@pytest.mark.parametrize(
    ("statement", "quotes", "carried"),
    [
        ("The lid locks with one hand.", "The lid locks with one hand.", True),
        ("It locks with one hand.", "The lid locks with one hand.", True),
        ("It takes 16 oz.", "16 oz", True),
        ("This is a travel mug.", "Travel Mug", True),
        ("Er ist auslaufsicher.", "leak proof", True),
        ("It is free of BPA.", "BPA-free", True),
        ("It is made of oak.", "Griff aus Eiche", True),
        ("Er ist aus Glas.", "made of glass", True),
        ("It is made of oak.", "Griff aus Kiefer", False),
        ("It takes 17 oz.", "16 oz", False),
        ("It comes with two lids and a straw.", "Push-Button Lid", False),
        ("The lid locks with one hand and never leaks in a bag.", "The lid locks", False),
        ("This travel mug is a joy.", "Travel Mug", False),
        ("This is a travel mug.", "", False),
        ("It keeps warm.", "", False),
        ("The lid does not lock with one hand.", "The lid locks with one hand.", False),
        ("The lid locks with one hand.", "The lid never locks with one hand.", False),
        ("It never leaks.", "never leaks", True),
        ("It is without BPA.", "BPA-free", True),
        ("The lid locks with one hand and purifies water.", "The lid locks with one hand.", False),
    ],
)
def test_a_quote_carries_what_it_says_and_nothing_else(statement: str, quotes: str, carried: bool) -> None:
    facts = BECHER if statement.startswith("Er ") else MUG
    assert is_carried(statement, quotes, facts) is carried

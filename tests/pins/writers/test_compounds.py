"""Two words that are one thing stay together, and an age or a flow is no part of a name."""

from __future__ import annotations

import pytest

from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.compounds import COMPOUNDS, is_compound
from pinflow.pins.writers.naming.shorten_name import short_name

WHOLE = {
    "Sorrelby Self Care Gift Box for Women, Spa Set": "Sorrelby Self Care Gift Box",
    "Wrenfold Matte White Metal Bread Bin Canister Set": "Wrenfold Metal Bread Bin Canister Set",
    "Marrow Hill Organic Loose Leaf Earl Grey Tea 16 oz Bag": "Marrow Hill Earl Grey Tea",
    "Twinings Earl Grey": "Twinings Earl Grey",
    "Jade Roller and Gua Sha Set Face Massager for Skin Care Routine": "Jade Roller and Gua Sha Massager",
    "Brennholt Deluxe Slow Cooker Dog Bowl Stainless Steel": "Brennholt Slow Cooker Dog Bowl",
    "Waggerty Slow Feeder Dog Bowl Non-Slip Puzzle Bowl, Blue": "Waggerty Slow Feeder Dog Bowl",
    "Orange Pekoe Black Tea Bags 100 Count": "Orange Pekoe Black Tea Bags",
    "Portable White Noise Machine for Baby Sleep with Night Light": "Portable White Noise Machine",
    "Kilnwright Extra Large Ceramic Coffee Mug, 24 oz": "Kilnwright Extra Large Coffee Mug",
}
WITHOUT_AGES = {
    "Holzpuzzle für Kinder ab 2 Jahren, 6er Set Tiere": "Holzpuzzle",
    "Kinderküche aus Holz ab 3 Jahren": "Kinderküche aus Holz",
    "Puppenhaus aus Holz mit Möbeln ab 3 Jahren": "Puppenhaus aus Holz mit Möbeln",
    "Bobby Car Anhänger für Kinder von 1 bis 4 Jahren": "Bobby Car Anhänger",
    "Kids Puzzle for 3-5 Year Olds": "Kids Puzzle",
    "Wooden Train Set for Kids Ages 3-6": "Wooden Train Set",
    "Puzzle de madera para niños a partir de 2 años": "Puzzle de madera",
    "Puzzle en bois dès 3 ans": "Puzzle en bois",
    "Puzzle in legno da 3 anni": "Puzzle in legno",
    "Aquarium Filter 300 l/h": "Aquarium Filter",
}


@pytest.mark.parametrize(("title", "name"), {**WHOLE, **WITHOUT_AGES}.items())
def test_a_name_keeps_fixed_pairs_and_loses_ages_and_flows(title: str, name: str) -> None:
    assert clean_name(title) == name


def test_no_pair_is_torn_where_room_is_short() -> None:
    for pair in sorted(COMPOUNDS):
        first, second = pair.title().split()
        for name in (f"Quorvex Matte {first} {second} Storage Holder", f"Quorvex Woven {first} {second}"):
            said = short_name(name, 22).split()
            assert (first in said) == (second in said), (name, said)


def test_there_are_enough_pairs_and_plurals_are_understood() -> None:
    assert len(COMPOUNDS) >= 150
    assert is_compound("Bread Bins")
    assert is_compound("lunch boxes")
    assert not is_compound("Matte Bin")

"""A word inside another, or a maker's part, leads to no drawing of something else."""

from __future__ import annotations

import pytest

from pinflow.pins.artwork.fields import FIELDS, SEASONS, motifs_for

SUN_LIGHTS = (
    "Hanging Patio Solar Lantern, 2 Pack",
    "Solar Garden Stake Lights, Set of 6",
    "Outdoor String Lights for Patio, 48 ft",
    "Solarleuchten für Außen Garten, 8er-Pack",
    "Solar Lichterkette Außen, 10 m",
    "Solarkugeln auf Erdspieß",
    "Lampes solaires extérieur jardin, lot de 8",
    "Bornes solaires de jardin",
    "Luces solares para jardín",
    "Farol solar para colgar",
    "Luci solari da esterno",
    "Faretti solari da esterno",
)


@pytest.mark.parametrize("title", SUN_LIGHTS)
def test_a_light_for_the_garden_shows_no_plug_and_no_living_room(title: str) -> None:
    shown = motifs_for(f"{title}\nTools & Home Improvement")
    assert shown == FIELDS["garden lights"]
    assert not {"plug", "battery", "lamp", "vase", "panel"} & set(shown)


@pytest.mark.parametrize("title", ["Solar Panel Kit, 100 W", "Balkonkraftwerk 800 W", "Solar Power Bank"])
def test_what_makes_power_of_the_sun_is_still_energy(title: str) -> None:
    assert {"plug", "battery"} & set(motifs_for(title))


@pytest.mark.parametrize(
    "title",
    [
        "Kinder Rucksack Dinosaurier für Kindergarten",
        "Kindergartenrucksack mit Namen",
        "Kindergarten Backpack, Rainbow",
        "Toddler Backpack for Boys",
        "Sac à dos enfant maternelle",
        "Mochila infantil dinosaurio",
        "Zaino asilo bambino",
    ],
)
def test_a_childs_backpack_is_neither_gardened_with_nor_taken_camping(title: str) -> None:
    shown = motifs_for(title)
    assert shown[0] == "backpack"
    assert not {"can", "plant", "trowel", "tent", "suitcase"} & set(shown)


def test_a_travel_backpack_is_still_one() -> None:
    assert {"backpack", "tent", "suitcase"} <= set(motifs_for("Travel Backpack 40L"))


@pytest.mark.parametrize(
    "title",
    [
        "WMF Gewürzmühle, Acryl",
        "Peugeot Pfeffermühle Holz",
        "Spice Grinder, Ceramic Mechanism",
        "Pepper Mill",
    ],
)
def test_a_mill_shows_no_melons(title: str) -> None:
    shown = motifs_for(f"{title}\nGrocery")
    assert shown[0] == "mill"
    assert not {"melon", "apple"} & set(shown)


@pytest.mark.parametrize(
    "title",
    ["Adventskalender zum Befüllen", "Advent Calendar to Fill, 24 Bags", "Calendrier de l'Avent à remplir"],
)
def test_an_advent_calendar_is_a_gift_and_nothing_to_write_in(title: str) -> None:
    assert motifs_for(title) == FIELDS["gift"]


@pytest.mark.parametrize(
    ("title", "motif"),
    [
        ("Hochbeet aus Holz", "trowel"),
        ("Kräutertee Mischung", "teapot"),
        ("Notizbuch A5 punktiert", "notebook"),
        ("Kratzbaum 150 cm", "cat"),
        ("WMF Mühle, Acryl", "mill"),
    ],
)
def test_common_german_goods_have_drawings(title: str, motif: str) -> None:
    assert motif in motifs_for(title)


def test_what_grows_outside_shows_no_christmas_tree_unless_it_is_for_christmas() -> None:
    for title in ("Hochbeet aus Holz", "Raised Garden Bed", "Solar Path Lights"):
        assert not set(SEASONS["winter"]) & set(motifs_for(title, "winter"))
    assert "fir" in motifs_for("Christmas Garden Decoration", "winter")

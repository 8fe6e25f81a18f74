"""Artwork follows what a product is, told from its words; every drawing that is named exists."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pinflow.pins.artwork.fields import FIELDS, GENERAL, SEASONS, field_of, motifs_for
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.renderers.draw_motif import motif_names


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        ("Gooseneck kettle, 1 litre\nKitchen & Dining", "drinks"),
        ("Gusseisenpfanne 28 cm\nKüche, Haushalt & Wohnen", "kitchen"),
        ("Bird feeder with roof\nPatio, Lawn & Garden", "garden"),
        ("The Quiet Forest: a novel\nBooks", "books"),
        ("Dog bowl, stainless steel\nPet Supplies", "pets"),
        ("Kaffeebecher mit Deckel\nKüche", "drinks"),
        ("Hand painted ceramic lamp\nHome & Kitchen", "home"),
        ("Framed wall art, set of 2\nHome", "home"),
        ("Step stool with handle\nFurniture", "home"),
        ("Xyzzy 3000\nToys & Games", "toys"),
        ("EPP.Solar Balkonkraftwerk 800 W", "energy"),
        ("Solarschlauch für den Pool\nGarten", "energy"),
        ("Celsius Energy Drink, 12 cans\nGrocery", "cans"),
        ("Premier Protein Shake, 30g Protein\nHealth & Household", "cans"),
        ("Insulated drink bottle", None),
        ("Mobil 1 Fuel Economy Motor Oil 0W-20, 5 Quart\nAutomotive", "oil"),
        ("LED Headlight Bulbs H11\nAutomotive", "oil"),
        ("Omron Blutdruckmessgerät\nDrogerie", "health"),
        ("200 disposable nitrile gloves", "health"),
        ("Meat thermometer\nKitchen", "kitchen"),
        ("Philips Norelco Beard Trimmer\nBeauty", "shaving"),
        ("Razor E100 Electric Scooter\nToys & Games", "toys"),
        ("String grass trimmer\nGarden", "garden"),
        ("Croquettes pour chat", "pets"),
        ("Hundert Seiten Notizbuch\nBücher", "books"),
        ("Topps Series 1 Baseball Trading Cards", "games"),
        ("TP-Link WiFi 6 Router\nElectronics", "network"),
        ("Bosch trim router\nTools & Home Improvement", "tools"),
        ("Xyzzy 3000\n", None),
        # A department of everything for the house says nothing of kitchens; a book is drawn as a book.
        ("Songmics Schuhregal\nKüche, Haushalt & Wohnen", "home"),
        ("Philips SmartSleep\nHome & Kitchen", "home"),
        ("Lodge Cast Iron Skillet\nHome & Kitchen", "kitchen"),
        ("LED Strip Lights, music sync\nElectronics", "home"),
        ("Das Café am Rande der Welt\nBücher", "books"),
        ("The Great Lamp\nCDs & Vinyl", "music"),
        ("", None),
    ],
)
def test_a_product_s_words_say_its_field_of_life(subject: str, field: str | None) -> None:
    assert field_of(subject) == field


@pytest.mark.parametrize(
    ("month", "marketplace", "season"),
    [
        (1, "amazon.de", "winter"),
        (4, "amazon.de", "spring"),
        (7, "amazon.com", "summer"),
        (10, "amazon.com", "autumn"),
        (11, "amazon.com", "winter"),
        (12, "amazon.com.au", "summer"),
        (7, "amazon.com.au", "winter"),
    ],
)
def test_a_season_is_that_of_the_month_where_the_marketplace_is(
    month: int, marketplace: str, season: str
) -> None:
    assert season_of(datetime(2026, month, 10, tzinfo=UTC), marketplace) == season
    assert season in SEASONS


def test_every_field_and_season_has_drawings_that_exist() -> None:
    known = set(motif_names())
    for motifs in (*FIELDS.values(), *SEASONS.values(), GENERAL):
        assert len(motifs) >= 4
        assert set(motifs) <= known
    used = {name for motifs in (*FIELDS.values(), *SEASONS.values(), GENERAL) for name in motifs}
    assert used == known, "a drawing that nothing shows"


def test_a_season_comes_beside_the_product_and_what_is_unknown_gets_something_general() -> None:
    mixed = motifs_for("Dog bowl", "winter")
    assert mixed == ("cat", "fir", "paw", "snowflake", "bone", "bauble")
    assert motifs_for("Xyzzy", "winter") == motifs_for("A gift", "winter") == SEASONS["winter"]
    assert motifs_for("Dog bowl", "carnival") == FIELDS["pets"]
    assert motifs_for("Xyzzy") == GENERAL

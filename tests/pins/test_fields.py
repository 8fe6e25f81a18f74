"""Artwork follows what a product is, told from its words; every drawing that is named exists."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pinflow.pins.artwork.fields import FIELDS, GENERAL, SEASONS, field_of, main_motif, motifs_for
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.artwork.things import NAMED
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
        # What a department's words would say wrongly, or not at all.
        ("Xyzzy\nHealth & Household", "care"),
        ("Oral-B electric toothbrush\nHealth & Household", "care"),
        ("Ultra laundry detergent\nHealth & Household", "care"),
        ("Xyzzy\nDrogerie & Körperpflege", "care"),
        ("Xyzzy\nHygiène et Santé", "care"),
        ("Xyzzy\nSalud y cuidado personal", "care"),
        ("Xyzzy\nSalute e cura della persona", "care"),
        ("Xyzzy\nHealth & Beauty", "beauty"),
        ("Xyzzy\nSports & Outdoors", "sport"),
        ("Xyzzy\nSport & Freizeit", "sport"),
        ("Xyzzy\nDeportes y aire libre", "sport"),
        ("Xyzzy\nLebensmittel & Getränke", "food"),
        ("Xyzzy\nPC & Video Games", "games"),
        ("Xyzzy\nFournitures de bureau", "office"),
        ("Xyzzy\nBricolaje y herramientas", "tools"),
        ("Xyzzy\nGiardino e giardinaggio", "garden"),
        ("Xyzzy\nBagages", "travel"),
        ("Xyzzy\nInformatique", "electronics"),
        ("Xyzzy\nBeleuchtung", "home"),
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
    assert mixed == ("dish", "fir", "cat", "snowflake", "paw", "bauble")
    assert motifs_for("Xyzzy", "winter") == motifs_for("A gift", "winter") == SEASONS["winter"]
    assert motifs_for("Dog toy", "carnival") == FIELDS["pets"]
    assert motifs_for("Xyzzy") == GENERAL


@pytest.mark.parametrize(
    ("title", "motif"),
    [
        ("Kilnwright Speckled Stoneware Mug 14 oz", "mug"),
        ("Set of 6 coffee mugs, white", "mug"),
        ("Kaffeebecher mit Deckel", "mug"),
        ("Lot de 6 tasses à café", "mug"),
        ("Taza de cerámica", "mug"),
        ("Tazza da colazione", "mug"),
        ("Kaffeemühle elektrisch", "mill"),
        ("Philips Wasserkocher 1,7 L", "kettle"),
        ("Lampe de bureau LED", "lamp"),
        ("Lámpara de mesa", "lamp"),
        ("Lampada da tavolo LED", "lamp"),
        ("Lunettes de soleil homme", "sunglasses"),
        ("Owala FreeSip, Water Bottle 24 oz", "flask"),
        ("Blumentopf aus Terrakotta", "plant"),
        ("Sartén antiadherente", "pan"),
        ("Laptop bag 15.6", "bag"),
        # What only goes with a thing is not that thing.
        ("Coffee mug warmer", None),
        ("Warmer for mugs", None),
        ("Candle lantern", "lantern"),
        ("Shoe rack, 5 tiers", None),
        ("Phone case for iPhone 15", None),
        ("Spiegelschrank", None),
        ("Bettwäsche Baumwolle", None),
        ("Taschenlampe", None),
        ("Haarreifen", None),
        ("Vaso di vetro", None),
    ],
)
def test_a_product_s_name_says_the_drawing_of_the_thing_itself(title: str, motif: str | None) -> None:
    assert main_motif(title) == motif
    if motif is not None:
        assert motifs_for(title)[0] == motifs_for(title, "winter")[0] == motif


def test_a_thing_comes_first_among_those_of_its_field_and_a_work_s_title_names_none() -> None:
    mug = "Speckled mug\nHome & Kitchen"
    assert motifs_for(mug)[0] == "mug"
    assert set(motifs_for(mug)) == set(FIELDS["drinks"])
    assert main_motif("The Lamp\nBooks") is main_motif("The Lamp\nCDs & Vinyl") is None
    assert main_motif("Teddy bear\nToys & Games") == "teddy"


def test_every_thing_of_a_name_has_a_drawing() -> None:
    assert set(NAMED) <= set(motif_names())


@pytest.mark.parametrize(
    ("subject", "motif", "field"),
    [
        # What it comes in or with is not the thing.
        ("Akkuschrauber im Koffer 18 V\nBaumarkt", "screwdriver", "tools"),
        ("Stichsäge im Koffer\nBaumarkt", None, "tools"),
        ("Mug with cat print\nHome & Kitchen", "mug", "drinks"),
        # How it is packed is not the thing.
        ("Marrow Hill Earl Grey Tea 16 oz Bag\nGrocery & Gourmet Food", None, "drinks"),
        ("Marrow Hill Earl Grey Tea, 16 oz Bag\nGrocery & Gourmet Food", None, "drinks"),
        ("Coffee Beans 1 kg bag\nGrocery", "beans", "drinks"),
        ("Canvas duffel 40 l bag\nLuggage", "bag", "travel"),
        # A word that many things bear beside their names.
        ("Stud Finder Electronic Wall Scanner\nTools & Home Improvement", None, "tools"),
        ("Jade Roller and Gua Sha Facial Massager\nBeauty & Personal Care", None, "beauty"),
        ("Neck massager with 6 heads\nHealth & Household", None, "health"),
        # Kitchens in departments of everything for the house.
        ("Milchaufschäumer elektrisch\nKüche, Haushalt & Wohnen", None, "drinks"),
        ("Macchina per pasta manuale\nCasa e cucina", None, "kitchen"),
        ("Carbon Steel Wok 13 inch\nHome & Kitchen", "pan", "kitchen"),
        ("Glimmerfold Solar Lantern, set of 2\nPatio, Lawn & Garden", "lantern", "garden lights"),
    ],
)
def test_what_stands_beside_a_thing_does_not_say_what_it_is(
    subject: str, motif: str | None, field: str
) -> None:
    assert main_motif(subject) == motif
    assert field_of(subject) == field

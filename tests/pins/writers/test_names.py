# ruff: noqa: E501 (a title a line)
"""Names of real titles: nothing torn, nothing mangled, and the thing itself is in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import msgspec
import pytest

from pinflow.pins.rules.addresses import without_addresses
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.nouns import noun_ends, noun_places
from pinflow.pins.writers.naming.read_title import readable
from pinflow.pins.writers.naming.shorten_name import MAX_NAME_CHARS, short_name
from pinflow.pins.writers.naming.title_words import GERMAN_ADJECTIVE, MAX_NAME_WORDS
from pinflow.scraping.sources.amazon.parse import parse_page
from tests.pins.writers.test_writers import PAGES

SEEN = 34
# Titles of list pages, whose brand nobody told: name, and the name where room is short.
MANGLED_ONCE = {
    "EUROPAPA® 20x FFP2 Schwarz Maske Atemschutzmaske 5-Lagen Staubschutzmasken hygienisch einzelverpackt Stelle": (
        "Europapa FFP2 Schwarz Maske"
    ),
    "Tefal Jamie Oliver Cook´s Direct On Bratpfanne E30406 | 28 cm": "Tefal Jamie Oliver Cook´s Direct Bratpfanne",
    "LITTLE TREES Air Fresheners Car Air Freshener. Hanging Tree Provides Long Lasting Scent": (
        "Little Trees Air Fresheners"
    ),
    "EcoNour Patented Design for Car Windshield Sun Shade | Blocks 99% Heat": "EcoNour Car Windshield Sun Shade",
    "IDELLA with Device of Girl Car Duster, Extendable Long Handle Microfiber": "Idella Car Duster",
    "2025 Topps Series 1 Baseball Trading Card MLB Jumbo Fat Pack": "Topps Series 1 Baseball Trading Card",
    "Topps 2025 Series 1 Baseball Trading Card Hanger Box (59 Cards)": "Topps Baseball Trading Card Hanger Box",
    "2024 Topps Baseball Complete Set Factory Sealed Box Set - Baseball Sets": "Topps Baseball Complete Set",
    "100 Vintage Baseball Cards in Old Sealed Wax Packs": "Vintage Baseball Cards",
    "STANLEY Quencher H2.0 FlowState Stainless Steel": "Stanley Quencher H2.0 FlowState",
    "Juârez JRZ250 One Handed Trigger Guitar Metal Capo Quick Change for Ukulele": (
        "Juârez Trigger Guitar Metal Capo"
    ),
    "Dr. Fixit Kwik N Ezee Wall Gap & Crack Filler, 150gm (White)": "Dr. Fixit Gap & Crack Filler",
    "Pidilite Roff Cera Clean All Purpose Tile, Floor & Wall Cleaner ‘1 Litre’": (
        "Pidilite Roff Cera Clean Tile Cleaner"
    ),
    "Odonil Bathroom Air Freshner Blocks Mixed Fragrances - 192g (48g*4)": "Odonil Bathroom Air Freshner Blocks",
    "CMP Kinder Skihose Hose Ski": "CMP Kinder Skihose",
    "CARE VIEW Careview Hand Gloves | Pack of 200": "CARE VIEW Hand Gloves",
    "Castrol EDGE 5W-30 LL, 5 Liter": "Castrol EDGE 5W-30 LL",
    "Kate Oak Home Large Woven Storage Basket": "Kate Oak Home Woven Storage Basket",
    "Kate Oak Home Woven Willow Storage Basket": "Kate Oak Home Woven Storage Basket",
    "The Derma Co Hyaluronic Sunscreen Aqua Ultra Light Gel With Spf 50": "The Derma Co Hyaluronic Sunscreen",
    "Popsugar Off Roader Rechargeable Remote Control Monster Truck with 2 Speeds": (
        "Popsugar Off Roader Monster Truck"
    ),
    "Alpha Grillers Meat Thermometer Digital - Instant Read": "Alpha Grillers Meat Thermometer",
    "Made by Nami Herren Halskette mit Anhänger - 60 cm": "Made by Nami Herren Halskette",
    "Jamie Oliver by Tefal K267S7 7-teiliger Messerblock | 6 Küchenmesser": "Jamie Oliver by Tefal Messerblock",
    "YEAUTY ENERGY ELIXIR EYE PAD MASK, feuchtigkeitsspendend": "Yeauty Energy Elixir Eye Pad Mask",
    "Kerzensticker HAPPY NEW YEAR auf Wasserschiebefolie Neujahr": "Kerzensticker Happy New Year",
    "Hanes Men's Beefy-t T-Shirt, Heavyweight Cotton Tee, 1 Or 2 Pack": "Hanes Men's Beefy-t T-Shirt",
    "TP-Link Deco AX3000 WiFi 6 Mesh System Deco X55- Covers up to 2500 Sq.Ft": "TP-Link Deco WiFi 6 Mesh System",
    "Amazon Basics Classic Faux Leather Office Desk Guest Chair with Metal Frame": (
        "Amazon Basics Office Desk Guest Chair"
    ),
    "The Art of Ponyo on the Cliff": "Art of Ponyo on the Cliff",
    "Dickie Toys Happy Series - Tractor de Juguete Happy Fendt con Remolque": "Dickie Toys Happy Series",
    "PLAYMOBIL- Herrador Country Juguete, Multicolor (70518)": "Playmobil Herrador Country Juguete",
    "Console Sony PlayStation 5 Édition Standard Blanche + God of War Ragnarok": (
        "Console Sony PlayStation 5 Standard Blanche"
    ),
    "WILD STONE CODE Terra Eau De Parfum For Men, 100Ml": "Wild Stone Code Eau De Parfum",
    "Galaxy Tab A9+(Wi-Fi)": "Galaxy Tab A9+",
    "Mkeke Compatible with iPhone XR Screen Protector, Tempered Glass": "Mkeke Screen Protector",
}  # fmt: skip


@pytest.mark.parametrize(("title", "name"), MANGLED_ONCE.items())
def test_a_long_title_is_cut_where_it_says_what_the_thing_is(title: str, name: str) -> None:
    assert clean_name(title) == name


# By what goes wrong: sizes, makers behind "by", figures that are names, hanging hyphens, echoes, torn ends.
KEEPS_ITS_NOUN = {
    "Pampers Baby Dry Size 4, 12 Hours Protection Disposable Diapers": "Pampers Baby Dry Diapers",
    "Pampers Baby Dry 12h Protection Size 4 Disposable Diapers Super Pack 92 ct": "Pampers Baby Dry Diapers",
    "Pampers Baby-Dry Size 4 Diapers 12 Hour Protection 150 Count": "Pampers Baby-Dry Diapers",
    "Pampers Baby Diapers Size 4, Swaddlers Overnight, 84 Count": "Pampers Baby Diapers",
    "Huggies Little Snugglers Size 3 Baby Diapers (16-28 lbs), 156 Ct": "Huggies Little Snugglers Baby Diapers",
    "Diapers Size 4, 150 Count - Pampers Baby Dry Disposable Diapers": "Pampers Baby Dry Disposable Diapers",
    "SheetGiant Queen Size 4 Piece Sheet Set": "SheetGiant Queen Size Sheet Set",
    "Simple Joys by Carter's Baby Girls' 6-Pack Short-Sleeve Bodysuit": "Simple Joys by Carter's Bodysuit",
    "Fire by Ralph Lauren for Men Cologne": "Fire by Ralph Lauren Cologne",
    "Fire by Jelly Roll Scented Soy Candle 12oz": "Fire by Jelly Roll Soy Candle",
    "Calvin Klein Obsession by Calvin Klein Eau de Toilette for Men": "Calvin Klein Obsession Eau de Toilette",
    "Eternity by Calvin Klein for Women Eau de Parfum Spray, 3.4 oz": "Eternity Calvin Klein Eau de Parfum",
    "CK One by Calvin Klein Eau de Toilette Spray 6.7 oz": "CK One Eau de Toilette",
    "Calvin Klein Men's Boxer Briefs by Calvin Klein, 5-Pack": "Calvin Klein Men's Boxer Briefs",
    "3M Half Facepiece Reusable Respirator 6502QL": "3M Half Facepiece Reusable Respirator",
    "3M Safety Glasses, Virtua CCS Protective Eyewear": "3M Safety Glasses",
    "3m HDMI Cable, Braided": "HDMI Cable",
    "3M USB C Kabel Ladekabel": "USB C Kabel",
    "4711 Echt Kölnisch Wasser 800 ml": "4711 Echt Kölnisch Wasser",
    "7 For All Mankind Women's Kimmie Straight Jeans": "7 For All Mankind Straight Jeans",
    "4moms MamaRoo Multi-Motion Baby Swing": "4moms MamaRoo Multi-Motion Baby Swing",
    "Tefal Topf- und Pfannenset 7-teilig, Edelstahl": "Tefal Topf- und Pfannenset",
    "WMF Topf-und Pfannenset 5tlg": "WMF Topf- und Pfannenset",
    "Neutrogena Hand- und Fußcreme 100 ml": "Neutrogena Hand- und Fußcreme",
    "Spül- und Waschmaschinenreiniger 12 Tabs": "Spül- und Waschmaschinenreiniger",
    "Ess- u. Wohnzimmerstuhl 2er Set grau": "Ess- und Wohnzimmerstuhl",
    "Brot- und Aufbewahrungskorb - Rattan": "Brot- und Aufbewahrungskorb",
    "UTOPIA TOWELS TOWELS SET 8 Piece Premium": "Utopia Towels Set",
    "Duracell CR2032 3V Lithium Battery, 6 Count": "Duracell CR2032 Lithium Battery",
    "EBL 18650 Rechargeable Batteries 3.7V 3000mAh": "EBL 18650 Rechargeable Batteries",
    "Panasonic CR2032 Knopfzelle, 3V Lithium, 6 Stück": "Panasonic CR2032 Knopfzelle",
    "Amazon Basics Rechargeable AA NiMH High-Capacity Pre-Charged Household Batteries": (
        "Amazon Basics AA NiMH Household Batteries"
    ),
    "Bedsure Fleece Queen Size - Soft Blanket": "Bedsure Fleece Blanket",
    "Bedsure Fleece Blankets Twin Size Grey, 300GSM for Bed": "Bedsure Fleece Blankets",
    "HydroJug Traveler - 40 oz Water Bottle with Handle": "HydroJug Traveler Bottle",
    "Spigen Ultra Hybrid MagFit Designed for iPhone 15 Pro Max Case": "Spigen Ultra Hybrid MagFit Case",
    "Kindle Paperwhite – Now with a display, adjustable warm light": "Kindle Paperwhite",
    "Carhartt Men's Loose Fit Midweight Logo Sleeve Graphic Sweatshirt": (
        "Carhartt Loose Fit Sleeve Graphic Sweatshirt"
    ),
    "Teekanne Bio Kräutertee 10 Kräuter, 20 Beutel": "Teekanne Bio Kräutertee 10 Kräuter",
    "Doppelherz Vitamin D3 2000 I.E. Tabletten": "Doppelherz Vitamin D3",
    "Ravensburger Kinderpuzzle 2x24 Teile, Tiere": "Ravensburger Kinderpuzzle",
    "Educa Puzzle de 1000 piezas, Noche en París": "Educa Puzzle",
    "Pikolin Home Oreiller à mémoire de forme, 70 x 35 cm": "Pikolin Home Oreiller",
    "Juego de toallas de baño de algodón 100%, 6 piezas": "Juego de toallas de baño",
    "Juego de sábanas de algodón 144 hilos, cama 150 cm": "Juego de sábanas de algodón",
    "Pentola a pressione Lagostina Irradial Control, 5 litri": "Pentola a pressione Lagostina Irradial",
    "Lagostina Irradial Control Pentola a Pressione con Coperchio": "Lagostina Irradial Pentola a Pressione",
    "Lagostina Set di pentole antiaderenti, 8 pezzi": "Lagostina Set di pentole antiaderenti",
    "Introducing Echo Pop | Full sound compact smart speaker": "Echo Pop Speaker",
    "Rocco & Roxie Stain & Odor Eliminator for Strong Odor": "Rocco & Roxie Eliminator",
    "Arm & Hammer Clump & Seal Platinum Cat Litter, 40 lb": "Arm & Hammer Cat Litter",
    "Rain-X Latitude Water Repellency Wiper Blades 22 Inch": "Rain-X Latitude Water Wiper Blades",
    "Miracle-Gro Potting Mix, 50 qt": "Potting Mix",
    "Greenies Dog Treats Dental Chews for Large Dogs": "Greenies Dog Treats Dental Chews",
    "Ariel All-in-1 Pods Vollwaschmittel, 60 Waschladungen": "Ariel Pods Vollwaschmittel",
    "Quorvex Blimt for Backpack, Keys and Luggage": "Quorvex Blimt",
    # Nearly the whole title would be a copy of it
    "VARTA Longlife Power AAA Micro Batterien 24er Pack": "Varta Longlife AAA Micro Batterien",
}


@pytest.mark.parametrize(("title", "name"), KEEPS_ITS_NOUN.items())
def test_a_name_says_what_the_thing_is_and_nothing_in_it_is_torn(title: str, name: str) -> None:
    assert clean_name(title) == name
    assert short_name(name, SEEN).split()[-1] == name.split()[-1]


# Titles without a comma go on with search words behind the thing.
WITHOUT_COMMAS = {
    "Lumelle Stehlampe Wohnzimmer dimmbar": "Lumelle Stehlampe",
    "Wandregal Holz schwebend weiß": "Wandregal",
    "Küchenwaage digital praktisch klein": "Küchenwaage",
    "Blumentopf groß Kunststoff anthrazit": "Blumentopf",
    "Teppich Wohnzimmer Kurzflor modern grau": "Teppich",
    "Rucksack Damen wasserdicht elegant Laptop": "Rucksack",
    "Spiegel rund schwarz Bad Metallrahmen": "Spiegel",
    "Handtücher Set grau flauschig saugstark": "Handtücher Set",
    "Duschvorhang Textil waschbar Anti-Schimmel": "Duschvorhang",
    "WMF Wasserkocher Edelstahl 1,7 l": "WMF Wasserkocher",
    "Bamboo Wicker Geschenkkorb rund mittel": "Bamboo Wicker Geschenkkorb",
    "5 Liter Solarflüssigkeit Konzentrat bis -58°C Frostschutz": "Solarflüssigkeit Konzentrat",
    "Gießkanne aus verzinktem Stahl mit abnehmbarem Brausekopf, robust": "Gießkanne aus verzinktem Stahl",
    "Topf aus emailliertem Gusseisen mit Deckel": "Topf aus emailliertem Gusseisen",
    "LED Desk Lamp Dimmable Touch Control": "LED Desk Lamp",
    "Dog Harness No Pull Reflective Adjustable": "Dog Harness",
    "Wall Shelf Floating Wood Rustic": "Wall Shelf",
    "Throw Pillow Covers 18x18 Boho Textured Cream": "Throw Pillow Covers",
    "Door Mat Indoor Non Slip Washable": "Door Mat",
    "Yoga Mat Non Slip Thick Exercise Fitness": "Yoga Mat",
    "Coffee Mug Warmer Auto Shut Off": "Coffee Mug Warmer",
    "Storage Bins Foldable Fabric Closet Organizer": "Storage Bins",
    "Ceramic Vase White Modern Farmhouse Decor": "Ceramic Vase",
    "Cafetière italienne en aluminium 6 tasses": "Cafetière italienne en aluminium",
    # The noun, a brand and a model stay
    "Furhaven Dog Bed Waterproof Mattress Cover": "Furhaven Dog Bed Mattress Cover",
    "Ring Rechargeable Battery Pack": "Ring Rechargeable Battery Pack",
    "Acme Guitar Metal Capo": "Acme Guitar Metal Capo",
    "Russell Hobbs Wasserkocher Retro": "Russell Hobbs Wasserkocher Retro",
    "Puppenhaus aus Holz mit Möbeln": "Puppenhaus aus Holz mit Möbeln",
    "Nordwind runde Vase": "Nordwind runde Vase",
    "Duftkerze im Glas": "Duftkerze im Glas",
    "Apple Watch Ultra": "Apple Watch Ultra",
}


@pytest.mark.parametrize(("title", "name"), WITHOUT_COMMAS.items())
def test_a_name_ends_before_the_search_words_behind_its_noun(title: str, name: str) -> None:
    assert clean_name(title) == name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Fiskars Tijeras de podar PowerGear L", "Fiskars Tijeras de podar PowerGear"),
        ("Skechers Scarpe da ginnastica uomo Track", "Skechers Scarpe da ginnastica uomo"),
        ("Eastpak Padded Pak'r Extra Tranzit Sac à dos", "Eastpak Padded Pak'r Extra Tranzit Sac à dos"),
        ("Storio Toys Dancing Cactus Talking Toy", "Storio Toys Cactus Talking Toy"),
        ("Aqualogica Glow+ Dewy Sunscreen SPF 50", "Aqualogica Glow+ Dewy Sunscreen SPF 50"),
        ("Amazon Basics Neoprene Dumbbell Hand Weights", "Amazon Basics Dumbbell Hand Weights"),
        ("WMF Edelstahl Mikrofaser-Spannbettlaken", "WMF Edelstahl Mikrofaser-Spannbettlaken"),
        ("Stanley Insulated Stainless Steel Water Bottle", "Stanley Insulated Water Bottle"),
        ("Ring Chime", "Ring Chime"),
    ],
)
def test_a_short_name_keeps_the_word_before_the_thing_and_tears_no_pair(name: str, short: str) -> None:
    assert short_name(name, SEEN) == short


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("Acme Cup Holder Tray", [4]),  # a cup holder is no cup
        ("Juârez Trigger Guitar Metal Capo Quick", [5]),
        ("Maske Atemschutzmaske", [1, 2]),  # the same, said again
        ("Acme Air Fresheners Car Mat", [3, 5]),  # a plural is over
        ("Acme Yarn Blorp Mug", [4]),  # of what it is made
        ("Acme Mug Set Tray", [3, 4]),
        ("Blorp", []),
    ],
)
def test_a_noun_is_over_where_no_further_noun_takes_it_on(name: str, ends: list[int]) -> None:
    assert noun_ends(name.split(), frozenset({"metal"})) == ends


def test_a_word_of_a_pair_is_no_thing() -> None:
    assert noun_places(["Acme", "Remote Control", "Truck"]) == {2}
    assert noun_places(["Acme", "Remote", "Truck"]) == {1, 2}


@lru_cache(maxsize=1)
def _real_titles() -> tuple[str, ...]:
    pages = (
        *("de-bestsellers-all-departments-2022-1", "de-bestsellers-solaranlagen-2024-1"),
        *("com-bestsellers-all-departments-2025-1", "com-bestsellers-sports-outdoors-2014-p1"),
        *("in-bestsellers-all-departments-2024-1", "com-bestsellers-mesh-wifi-2023-1"),
    )
    found = (msgspec.to_builtins(parse_page((PAGES / f"{page}.html").read_bytes())) for page in pages)
    return tuple(dict.fromkeys(title for page in found for title in _titles_in(page)))


def _titles_in(page: Any) -> list[str]:
    if isinstance(page, dict):
        own = [page["title"]] if isinstance(page.get("title"), str) and page.get("asin") else []
        return [*own, *(title for value in page.values() for title in _titles_in(value))]
    return [title for value in page for title in _titles_in(value)] if isinstance(page, list) else []


needs_pages = pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages are not on this machine")


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’´+&]+", text.casefold().replace(".", ""))


def _stand_in_order(words: list[str], among: list[str]) -> bool:
    rest = iter(among)
    return all(word in rest for word in words)


@needs_pages
def test_every_real_name_is_a_part_of_its_title_in_its_order_and_ends_with_no_loose_word() -> None:
    titles = _real_titles()
    assert len(titles) > 150
    for title in titles:
        name = clean_name(title)
        assert _stand_in_order(_words(name), _words(readable(title))), (name, title)
        assert 0 < len(name) <= MAX_NAME_CHARS, title
        assert len(name.split()) <= MAX_NAME_WORDS, title
        loose = r"\b(?:for|with|and|or|of|the|in|on|to|by|für|mit|und|oder|aus|von|zu|auf|digital|stainless)$|[&+,-]$"
        assert not re.search(loose, re.sub(r"\b\S\+\+$", "", name), re.IGNORECASE), (name, title)


@needs_pages
def test_real_names_hold_the_thing_that_the_beginning_of_the_title_names() -> None:
    titles = _real_titles()
    without = [
        title
        for title in titles
        if _begins_with_a_thing(title) and not noun_places(clean_name(title).split())
    ]
    # A model is a name, too ("Echo Dot"), and a part of a title may say what a thing is for.
    assert len(without) <= 0.05 * len(titles), without


def _begins_with_a_thing(title: str) -> bool:
    bare = re.sub(r"[(\[].*?[)\]]", " ", readable(title))
    return bool(noun_places(re.split(r"[,|:;]\s|\s[-–—]\s", bare)[0].split()[:8]))


@needs_pages
def test_no_real_name_ends_with_an_adjective_that_stands_behind_its_noun() -> None:
    ends = [clean_name(title).split()[-1] for title in _real_titles()]
    assert [end for end in ends if GERMAN_ADJECTIVE.fullmatch(end)] == []


@needs_pages
def test_short_real_names_end_as_the_whole_ones_do() -> None:
    for title in _real_titles():
        name = clean_name(title).split()
        short = short_name(" ".join(name), SEEN).split()
        assert _stand_in_order(short, name)
        assert short[-1] == name[-1]
        if name[-2:-1] and name[-2] not in ("auf", "on"):
            assert short[-2] == name[-2], (name, short)


@needs_pages
def test_no_real_title_loses_a_word_for_looking_like_an_address() -> None:
    assert [title for title in _real_titles() if without_addresses(title) != title] == []


@pytest.mark.parametrize(
    "title",
    [
        "Acme Balkonkraftwerk-Wechselrichter-Verlängerungskabel",
        "Edelstahl-Doppelwand-Vakuum-Isolier-Thermobecher Flasche",
        "Heavy-Duty-Adjustable-Stainless-Steel-Over-The-Door Hooks",
        "Wireless-Rechargeable-Waterproof-Noise-Cancelling Headphones",
    ],
)
def test_two_words_too_long_for_a_name_are_shortened(title: str) -> None:
    assert 0 < len(clean_name(title)) <= len(title)

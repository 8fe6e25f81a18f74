"""Advice fits the thing: real titles, and the kind of phrase that must not be said of each."""

from __future__ import annotations

import re

import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.kinds import KIND_GROUPS
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.wording import compares_kinds

# Phrases by what they take for granted about the thing.
KINDS = {
    "outfit": r"outfits?\b|wardrobe in|goes with it|Kombination|wozu es passt|size charts|Größen fallen",
    "drive": r"block the view|when you brake|fit your model|fits your model|Sicht stören|beim Bremsen",
    "skin": r"skin type|small spot|Hauttyp|An kleiner Stelle|what your skin|was die Haut",
    "kitchen": r"three meals|cook weekly|Wochengerichte|griffbereit steht",
    "room": r"see its colou?r|moves out|tape the outline|beim Umzug|measure shelf|Umriss",
    "trip": r"first three outings|drei Ausflüge|coldest night",
    "screen": r"update promises|what it pairs|sets it up|Update-Zusagen|Einrichtung vorher",
    "refill": r"photo of the old|Das alte Teil zuerst|altes? Stück",
    "sticks": r"sticks or drops|first burn|Beim ersten Mal brennen|melted",
    "pet": r"measure your animal|measurer l.animal|Mesurer l|das Tier zuerst messen|asleep",
    "care": r"cleaning and care|look at the material|Material ansehen",
    "play": r"small parts|Kleinteile|who plays along|Mitspieler",
    "tool": r"jobs that wait|Anstehende Arbeiten|could lend",
    "pages": r"first page|erste Seite",
}
FOOD = "outfit drive skin room trip screen refill sticks pet care play tool pages"
CAR = "outfit skin kitchen room trip screen sticks pet play pages"
BODY = "drive kitchen room trip screen refill sticks pet play tool pages"
WORN = "drive skin kitchen room trip screen refill sticks pet play tool pages"
HOME = "outfit drive skin trip screen sticks pet play pages"
PLAY = "outfit drive skin kitchen room trip refill sticks pet tool pages"
TECH = "outfit drive skin kitchen room sticks pet play tool pages"

EN, DE = "amazon.com", "amazon.de"
TITLES = [
    (
        EN,
        "Monster Energy Zero Ultra, Sugar Free Energy Drink, 16 Ounce (Pack of 15)",
        "Grocery & Gourmet Food",
        FOOD,
    ),
    (
        EN,
        "CELSIUS Sparkling Orange, Functional Essential Energy Drink 12 Fl Oz",
        "Grocery & Gourmet Food",
        FOOD,
    ),
    (EN, "Core Power Protein Shake, Chocolate, 26g Bottle, 14oz, 12 Pack", "Grocery & Gourmet Food", FOOD),
    (EN, "Premier Protein Shake, Chocolate, 30g Protein 1g Sugar", "Grocery & Gourmet Food", FOOD),
    (EN, "Sparkling Ice, Black Raspberry Sparkling Water", "Grocery & Gourmet Food", FOOD),
    (EN, "Nespresso Capsules Vertuo, Variety Pack", "Grocery & Gourmet Food", FOOD),
    (EN, "Haribo Gummy Bears", "Grocery & Gourmet Food", FOOD),
    (
        EN,
        "Mobil 1 Advanced Fuel Economy Full Synthetic Motor Oil 0W-20, 5 Quart",
        "Automotive",
        f"{CAR} drive care",
    ),
    (EN, "Amazon Basics Microfiber Cleaning Cloths", "Automotive", f"{CAR} drive"),
    (EN, 'USANOOKS Microfiber Cleaning Cloth Grey - 12 Pcs (12.5"x12.5")', "Automotive", f"{CAR} drive"),
    (EN, "LITTLE TREES Air Fresheners Car Air Freshener", "Automotive", f"{CAR} drive care"),
    (EN, "Drift Car Air Freshener - Wood Air Freshener", "Automotive", f"{CAR} drive care"),
    (EN, "Godrej aer Twist – Car Air Freshener", "Car & Motorbike", f"{CAR} drive care"),
    (EN, "Odonil Bathroom Air Freshner Blocks", "Car & Motorbike", f"{CAR} drive care"),
    (EN, "SOFTSPUN Microfiber Cloth - 4 pcs - 40x40 cms", "Car & Motorbike", f"{CAR} drive"),
    (EN, "Amazon Basics Emergency Seat Belt Cutter and Window Hammer Tool", "Automotive", f"{CAR} tool care"),
    (EN, "EcoNour Car Windshield Sun Shade", "Automotive", CAR),
    (
        EN,
        "Hanes Men's Boxer Briefs, Cool Dri Moisture-Wicking Underwear",
        "Clothing, Shoes & Jewelry",
        f"{WORN} outfit",
    ),
    (EN, "ExOfficio Men's GiveNGo Boxer Brief", "Sports & Outdoors", f"{WORN} outfit"),
    (EN, "Nippies Nipple Covers for Women - Sticky Adhesive", "Clothing, Shoes & Jewelry", f"{WORN} outfit"),
    (EN, "SJeware 12 Pairs Solid Ankle Socks for Men & Women", "Clothing & Accessories", f"{WORN} outfit"),
    (EN, "Baseline 2.0 Athletic Crew Socks (20...", "Sports & Outdoors", f"{WORN} outfit"),
    (EN, "Crocs Unisex Adult Classic Clog", "Clothing, Shoes & Jewelry", f"{WORN} outfit"),
    (EN, "Water Shoes for Women Men Quick-Dry Aqua Socks", "Clothing, Shoes & Jewelry", f"{WORN} outfit"),
    (EN, "Gildan Men's Crew T-Shirts, Multipack", "Clothing, Shoes & Jewelry", WORN),
    (EN, "Ben Martin Men's Relaxed Fit Jeans", "Clothing & Accessories", WORN),
    (EN, "NFL Clean Up Adjustable Hat, One Size...", "Sports & Outdoors", WORN),
    (
        EN,
        "CARE VIEW Careview Hand Gloves | Pack of 200 | Transparent Gloves",
        "Industrial & Scientific",
        f"{WORN} outfit",
    ),
    (EN, "Dettol Liquid Handwash Refill – Skincare Hand Wash- 1500ml", "Beauty", f"{BODY} outfit"),
    (EN, "Amazon Basics Cotton Swabs for Personal Hygiene", "Beauty & Personal Care", f"{BODY} outfit skin"),
    (
        EN,
        "Neutrogena Makeup Remover Wipes, Daily Facial Cleanser Towelettes",
        "Beauty & Personal Care",
        f"{BODY} outfit",
    ),
    (
        EN,
        "Clean Skin Club Clean Towels XL, Disposable Face Towel",
        "Beauty & Personal Care",
        f"{BODY} outfit",
    ),
    (EN, "Philips Norelco Beard Trimmer", "Beauty & Personal Care", f"{BODY} outfit skin"),
    (EN, "Dove Body Wash Deep Moisture", "Beauty & Personal Care", f"{BODY} outfit"),
    (EN, "Cetaphil Face Wash Gentle Skin Cleanser", "Beauty", f"{BODY} outfit"),
    (EN, "Maybelline Lash Sensational Mascara", "Beauty", f"{BODY} outfit skin"),
    (EN, "Polar FT4 Heart Rate Monitor", "Sports & Outdoors", f"{TECH} screen trip"),
    (EN, "Replacement Wrist Band for Fitbit Flex", "Sports & Outdoors", f"{TECH} screen trip refill"),
    (EN, "2025 Topps Series 1 Baseball Trading Card MLB Jumbo Fat Pack", "Sports Collectibles", PLAY),
    (EN, "Topps 2024 Bowman Baseball Retail Value Box", "Sports Collectibles", PLAY),
    (EN, "100 Vintage Baseball Cards in Old Sealed Wax Packs", "Sports Collectibles", PLAY),
    (EN, "Callaway Golf Supersoft Golf Balls", "Sports & Outdoors", PLAY),
    (EN, "Spalding NBA Street Basketball", "Sports & Outdoors", PLAY),
    (EN, "Razor A Kick Scooter", "Sports & Outdoors", f"{PLAY} screen care"),
    (EN, "Seago Swim Goggles 2 Pack Anti-Fog", "Sports & Outdoors", f"{PLAY} screen"),
    (EN, "Mattel Uno Playing Card Game for 7 Yrs and Above", "Toys & Games", f"{PLAY} screen"),
    (EN, "GRAPHENE Monster Truck Toys for Kids", "Toys & Games", f"{PLAY} screen"),
    (EN, "Storio Toys Dancing Cactus Talking Toy", "Toys & Games", f"{PLAY} screen"),
    (EN, "Zippo Lighter Fluid 12OZ.", "Sports & Outdoors", f"{TECH} screen trip refill care"),
    (EN, "Zippo A-Frame Hand Warmer", "Sports & Outdoors", f"{TECH} screen trip refill care"),
    (EN, "Ultra Pro 25/9 Pocket Page Protectors", "Sports & Outdoors", f"{TECH} screen trip refill"),
    (EN, "Tekton 1/2 Inch Drive Torque Wrench", "Tools & Home Improvement", f"{HOME} kitchen refill"),
    (
        EN,
        "Dr. Fixit Kwik N Ezee Wall Gap & Crack Filler, 150gm (White)",
        "Industrial & Scientific",
        f"{HOME} kitchen refill tool",
    ),
    (
        EN,
        "Pidilite Roff Cera Clean All Purpose Tile Cleaner",
        "Industrial & Scientific",
        f"{HOME} kitchen refill tool",
    ),
    (EN, "Themisto TH-TDS10 Digital TDS Meter", "Industrial & Scientific", f"{HOME} kitchen refill tool"),
    (
        EN,
        "Rylan Leakage Repair Waterproof Tape for Pipe Leakage",
        "Industrial & Scientific",
        f"{HOME} kitchen refill pages",
    ),
    (EN, "Alpha Grillers Meat Thermometer Digital - Instant Read", "Kitchen & Dining", f"{HOME} room"),
    (EN, "Amazon Basics Digital Kitchen Scale with LCD Display", "Kitchen & Dining", f"{HOME} refill"),
    (
        EN,
        "STANLEY Quencher H2.0 Tumbler with Handle and Straw 40 oz",
        "Kitchen & Dining",
        f"{HOME} room refill",
    ),
    (
        EN,
        "Boya ByM1 Auxiliary Omnidirectional Lavalier Condenser Microphone with 20ft Audio Cable (Black)",
        "Musical Instruments",
        f"{TECH} screen trip",
    ),
    (EN, "Radhe Flutes | Right Handed C Natural", "Musical Instruments", f"{TECH} screen trip"),
    (
        EN,
        "Purina Indoor Dry Cat Food",
        "Pet Supplies",
        "outfit drive skin kitchen room trip screen refill sticks pet care play tool pages",
    ),
    (EN, "Ceramic Candle Holder", "Home & Kitchen", f"{HOME} kitchen"),
    (DE, "Castrol EDGE 5W-30 LL, 5 Liter", "Auto & Motorrad", f"{CAR} drive care"),
    (
        DE,
        "Goodyear Premium Drehmomentschlüssel, Einstellbar von 42 bis 210 Nm",
        "Auto & Motorrad",
        f"{CAR} drive care",
    ),
    (DE, "CTEK MXS 5.0, Batterieladegerät 12V", "Auto & Motorrad", f"{CAR} drive care refill"),
    (DE, "ThoMar airdry Duo Auto-Entfeuchter 2er Set", "Auto & Motorrad", f"{CAR} drive care"),
    (DE, "Needit Park Micro elektronische Parkscheibe mit Zulassung", "Auto & Motorrad", f"{CAR} drive care"),
    (DE, "Braun Barttrimmer 7, Trimmer/Haarschneider Herren", "Beauty", f"{BODY} outfit skin"),
    (DE, "Braun Multi-Grooming-Kit 3, 6-in-1 Barttrimmer", "Beauty", f"{BODY} outfit skin"),
    (DE, "ghd gold Styler, professionelles Glätteisen", "Beauty", f"{BODY} outfit skin"),
    (DE, "Maybelline New York Schwarze Wimperntusche für extrem lange Wimpern", "Beauty", f"{BODY} outfit"),
    (DE, "EUROPAPA® 20x FFP2 Schwarz Maske Atemschutzmaske", "Sport & Freizeit", f"{BODY} outfit skin"),
    (DE, "TerraTherm Wärmesohlen für Schuhe - 5, 10 oder 30 Paar", "Sport & Freizeit", f"{WORN} outfit"),
    (DE, "DANISH ENDURANCE 3 Paar Merino Wandersocken, Gepolstert", "Sport & Freizeit", f"{WORN} outfit"),
    (DE, "Fitbit Charge 5 Aktivitäts-Tracker", "Sport & Freizeit", f"{TECH} screen trip"),
    (
        DE,
        "Kerzensticker HAPPY NEW YEAR auf Wasserschiebefolie Neujahr",
        "Handmade Produkte",
        f"{HOME} kitchen",
    ),
    (
        DE,
        "DIN A4 WEIHNACHTEN Tattoofolie - ADVENT - für Kerzen/Keramik",
        "Handmade Produkte",
        f"{HOME} kitchen",
    ),
    (
        DE,
        "Emsa 515615 Travel Mug Classic Grande | Thermobecher | Isolierbecher",
        "Küche, Haushalt & Wohnen",
        f"{HOME} room refill",
    ),
    (
        DE,
        "Tefal Jamie Oliver Cook´s Direct On Bratpfanne E30406 | 28 cm",
        "Küche, Haushalt & Wohnen",
        f"{HOME} room refill",
    ),
    (
        DE,
        "De'Longhi Original EcoDecalk DLSC 500 – Entkalker für Kaffeemaschinen",
        "Küche, Haushalt & Wohnen",
        f"{HOME} kitchen room refill",
    ),
    (DE, "Jura 71794 Claris Smart Filterpatrone 3St.", "Küche, Haushalt & Wohnen", f"{HOME} kitchen room"),
    (DE, "Einweghandschuhe Nitril 200 Stück", "Gewerbe, Industrie & Wissenschaft", f"{WORN} outfit"),
    ("amazon.fr", "Croquettes pour chat stérilisé 10 kg", "Animalerie", "pet"),
]


async def _drafts(marketplace: str, title: str, category: str) -> list[PinCopy]:
    language = {DE: "de", "amazon.fr": "fr"}.get(marketplace, "en")
    facts = ProductFacts(
        marketplace=marketplace, asin="B0ABCDEFGH", title=title, category=category, language=language
    )
    return [
        await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
        for seed in range(6)
    ]


def test_there_are_enough_titles() -> None:
    assert len(TITLES) >= 80


@pytest.mark.parametrize(("marketplace", "title", "category", "forbidden"), TITLES)
async def test_nothing_is_advised_that_does_not_fit_the_thing(
    marketplace: str, title: str, category: str, forbidden: str
) -> None:
    for copy in await _drafts(marketplace, title, category):
        said = " | ".join([copy.description, copy.headline, *copy.points, *copy.items])
        for kind in forbidden.split():
            found = re.search(KINDS[kind], said, re.IGNORECASE)
            assert found is None, (kind, found, said)


async def test_of_an_unknown_thing_only_what_is_true_of_anything_is_said() -> None:
    for language, category in (("en", "Automotive"), ("de", "Auto & Motorrad"), ("fr", "Auto et Moto")):
        facts = ProductFacts(
            marketplace=EN, asin="B0ABCDEFGH", title="Quorvex Blimt", category=category, language=language
        )
        phrases = phrases_for(language)
        subject = subject_of(facts, phrases)
        assert subject.kicker != phrases.ordinary.kicker
        assert (subject.checks, subject.headlines) == (phrases.ordinary.checks, phrases.ordinary.headlines)
        assert len(set(subject.thoughts) - set(phrases.ordinary.thoughts)) == 1


async def test_headlines_are_ideas_and_descriptions_have_many_shapes() -> None:
    for title in ("ACME Travel Mug 16 oz", "Hanes Men's Boxer Briefs", "Quorvex Blimt"):
        facts = ProductFacts(marketplace=EN, asin="B0ABCDEFGH", title=title, category="Home & Kitchen")
        drafts = [
            await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
            for seed in range(60)
        ]
        named = [copy for copy in drafts if title.split()[0] in copy.headline]
        assert len(named) <= 0.2 * len(drafts)
        shapes = {tuple(_kind_of(part) for part in re.split(r"(?<=[.?]) ", c.description)) for c in drafts}
        assert len(shapes) >= 5, shapes


def _kind_of(sentence: str) -> str:
    if re.search(r": \w+[^.]*, .* and |^First |^Start here", sentence):
        return "list"
    return "question" if sentence.endswith("?") else "sentence"


def test_two_kinds_are_compared_where_there_are_two() -> None:
    def facts(title: str, category: str) -> ProductFacts:
        return ProductFacts(marketplace=EN, asin="B0ABCDEFGH", title=title, category=category)

    assert compares_kinds(facts("ACME Travel Mug", "Kitchen & Dining"))
    assert not compares_kinds(facts("Quorvex Blimt", "Kitchen & Dining"))
    assert not compares_kinds(facts("The Women: A Novel", "Books"))


@pytest.mark.parametrize(
    ("title", "language", "kinds"),
    [
        ("ACME Ceramic Mug", "en", ("Ceramic", "Glass")),
        ("ACME Stoneware Mug", "en", ("Ceramic", "Glass")),
        ("ACME Mug", "en", ("Ceramic", "Glass")),
        ("ACME Stainless Steel Mug", "en", ()),
        ("ACME Ceramic Mug with Bamboo Lid", "en", ("Ceramic", "Glass")),
        ("ACME Canvas Tote Bag", "en", ("Backpack", "Tote")),
        ("ACME Crossbody Bag", "en", ()),
        ("ACME Becher, Keramik", "de", ("Keramik", "Glas")),
        ("ACME Becher, Edelstahl", "de", ()),
        ("ACME Notizbuch A5", "de", ("Liniert", "Punktiert")),
        # What the title has chosen already is no choice.
        ("ACME Notizbuch A5, liniert", "de", ()),
        ("ACME Notizbuch A5, kariert", "de", ()),
    ],
)
def test_a_product_is_one_of_the_kinds_that_stand_beside_each_other(
    title: str, language: str, kinds: tuple[str, ...]
) -> None:
    facts = ProductFacts(marketplace=EN, asin="B0ABCDEFGH", title=title, category="", language=language)
    subject = subject_of(facts, phrases_for(language))
    assert subject.kinds == kinds
    assert bool(subject.contrasts) == bool(kinds) == compares_kinds(facts)
    assert subject.rows, "its uses are compared where its kind is not"


def test_every_kind_that_is_told_by_its_word_is_one_of_a_comparison() -> None:
    compared = {
        kinds
        for language in ("en", "de")
        for subject in (*phrases_for(language).things.values(), *phrases_for(language).subjects.values())
        if (kinds := subject.kinds)
    }
    heads = [{head for each, _ in group for head in each} for group in KIND_GROUPS]
    assert all(any(set(kinds) <= known for kinds in compared) for known in heads)

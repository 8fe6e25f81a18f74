# ruff: noqa: E501 (a title and its name stand on one line)
"""The writers: the contract, clean names, and copy that passes the rules on real titles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.pins.build_link import with_marker
from pinflow.pins.models import PinCopy, PinToCheck, ProductFacts, TextBox
from pinflow.pins.rules import check_pin
from pinflow.pins.rules.country_labels import usual_label
from pinflow.pins.writers import CopyRequest, TemplateWriter, Writer
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.contract import WriterContract
from pinflow.pins.writers.fake import FakeWriter
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import LANGUAGES, phrases_for
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.read_title import listed_details
from pinflow.pins.writers.naming.shorten_name import MAX_NAME_CHARS
from pinflow.pins.writers.naming.title_words import MAX_NAME_WORDS
from pinflow.pins.writers.naming.work_name import MAX_WORK_CHARS, MAX_WORK_WORDS, work_name
from pinflow.pins.writers.phrases import Phrases, Subject
from pinflow.pins.writers.wording import words_of
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import LinkMode, PicturePolicy

PAGES = Path(__file__).parents[3].parent / "shared" / "amazon" / "pages"

MUG = ProductFacts(
    marketplace="amazon.com",
    asin="B0ABCDEFGH",
    title="ACME Travel Mug 16 oz | Vacuum Insulated | BPA-Free | Best Gift | Push-Button Lid, 2-Pack, Black",
    category="Kitchen & Dining",
)


async def write(
    facts: ProductFacts,
    *,
    hook: str | None = None,
    seed: str = "1",
    keywords: tuple[str, ...] = (),
) -> PinCopy:
    request = CopyRequest(facts=facts, seed=seed, hook=hook, keywords=keywords)
    return await TemplateWriter().write(request, MemoryLedger())


class TestTemplateWriter(WriterContract):
    def make_writer(self) -> Writer:
        return TemplateWriter()


class TestFakeWriter(WriterContract):
    def make_writer(self) -> Writer:
        return FakeWriter()


class TestTemplateWriterInFurtherLanguages(WriterContract):
    languages = ("fr", "de-AT", "EN", "ja")

    def make_writer(self) -> Writer:
        return TemplateWriter()


NAMES = {
    "Stainless Steel Water Bottle, 32 oz, BPA-Free, Leak Proof": "Stainless Steel Water Bottle",
    "ACME Travel Mug 16 oz | Vacuum Insulated": "ACME Travel Mug",
    "NETGEAR Orbi (RBK752) – Router with 1 Satellite": "Netgear Orbi",
    "Google Wifi - AC1200 - Mesh WiFi System - 1 pack": "Google Wifi",
    "Emsa 515615 Travel Mug Classic Grande | Thermobecher | 500ml": "Emsa Travel Mug Classic Grande",
    "DANISH ENDURANCE 3 Paar Merino Wandersocken, Gepolstert": "Danish Endurance Merino Wandersocken",
    "All-new Echo Dot (5th Gen, 2022 release) | Charcoal": "Echo Dot",
    "Amazon Brand - Solimo Bath Towel, Pack of 2": "Solimo Bath Towel",
    "Crocs Unisex Adult Classic Clog": "Crocs Unisex Adult Classic Clog",
    "Ring Chime": "Ring Chime",
    "Handmade Mug by Anna": "Handmade Mug",
    "Bedsure Fleece Blanket Queen Size": "Bedsure Fleece Blanket",
    "Mielle Organics Rosemary Mint Scalp & Hair Strengthening Oil": "Mielle Organics Scalp & Hair Oil",
    "Owala FreeSip Insulated Stainless Steel Water Bottle": "Owala FreeSip Insulated Water Bottle",
    "New York Cookbook": "New York Cookbook",
    "Super Premium Kissen 40x60 cm, 2er Set, waschbar": "Kissen",
    "Solarway® Balkonkraftwerk 1000W mit Speicher": "Solarway Balkonkraftwerk",
    "Giraffes Can't Dance": "Giraffes Can't Dance",
    "ONLY $9.99! Kitchen Timer": "Kitchen Timer",
    "2.4 l Wasserkessel für Induktion": "Wasserkessel",
    "12345": "",
    "": "",
    # A brand of several words is never torn apart, and the noun stands at the end
    "Le Creuset Enameled Cast Iron Signature Round Dutch Oven, 5.5 qt., Cerise": "Le Creuset Signature Round Dutch Oven",
    "The Pioneer Woman Sweet Romance Blossoms 12-Piece Dinnerware Set": "Pioneer Woman Sweet Romance Dinnerware Set",
    "Mr. Coffee 12 Cup Switch Coffee Maker, Black": "Mr. Coffee Switch Coffee Maker",
    "Amazon Basics Lightweight Super Soft Easy Care Microfiber 4-Piece Bed Sheet Set with 14-Inch Deep Pockets": (
        "Amazon Basics Microfiber Bed Sheet Set"
    ),
    "BLACK+DECKER 20V MAX* POWERCONNECT Cordless Drill/Driver Kit (LDX120C)": "Black+Decker MAX Drill/Driver Kit",
    "Better Homes and Gardens Quilted Throw Pillow Cover Set of 2": "Better Homes and Gardens Pillow Cover",
    "Dr. Bronner's - Pure-Castile Liquid Soap (Peppermint, 32 ounce)": "Dr. Bronner's Pure-Castile Liquid Soap",
    "Melissa & Doug Wooden Building Blocks Set - 100 Blocks in 4 Colors": "Melissa & Doug Building Blocks Set",
    "Michael Kors Women's Jet Set Travel Tote Bag": "Michael Kors Jet Set Tote Bag",
    "New Balance Men's 608 V5 Casual Comfort Cross Trainer": "New Balance 608 V5 Cross Trainer",
    "KitchenAid Artisan Series 5 Quart Tilt Head Stand Mixer": "KitchenAid Artisan Tilt Head Stand Mixer",
    "Gaiam Essentials Thick Yoga Mat Fitness & Exercise Mat with Strap": "Gaiam Essentials Thick Yoga Mat",
    "Bosch Professional Akku-Schlagbohrschrauber GSB 18V-55": "Bosch Professional Akku-Schlagbohrschrauber",
    "Jack & Jones Herren Hoodie Basic Kapuzenpullover": "Jack & Jones Herren Hoodie",
    "Philips Hue White & Color Ambiance E27 Doppelpack": "Philips Hue White & Color Doppelpack",
    "Brita Wasserfilter-Kanne Marella weiß inkl. 3 Kartuschen": "Brita Wasserfilter-Kanne Marella",
    "Kratzbaum Groß 143 cm, Katzenbaum mit Höhle": "Kratzbaum",
    "Eine kleine Vase aus Keramik, weiß": "Kleine Vase",
    # In French, Spanish and Italian the noun stands first
    "PetSafe Drinkwell Fontaine à Eau Facile à Nettoyer pour Animaux": "PetSafe Drinkwell Fontaine à Eau",
    # What is no word of a name
    "Mug www.evil.com Mug": "Mug",
    "Mug by John@evil.com": "Mug",
    "<script>alert(1)</script> Mug": "Mug",
    "Call 1-800-555 for a Mug": "Mug",
    "Travel \u202eguM\u202c Mug": "Travel guM Mug",
    # Praise and offers in front of the name
    "Rated 4.9 Stars by 12,000+ Happy Customers: Emberlyn Reed Diffuser, Fig": "Emberlyn Reed Diffuser",
    "Loved by Thousands of Happy Customers - Oakmere Bread Box": "Oakmere Bread Box",
    "50% OFF Today Only - Tessaly Round Donut Vase, Was $49.99 Now $24.99": "Tessaly Round Donut Vase",
    # The noun survives, whatever stands before it
    "Emberlyn Eucalyptus and Mint Aromatherapy Candle, Sage Jar": "Emberlyn Eucalyptus and Mint Candle",
    "Claybourne Hand Painted Look Blue Floral Serving Bowl": "Claybourne Blue Floral Serving Bowl",
    "Thistlevane Sage Green Christmas Tree Ornaments": "Thistlevane Green Christmas Tree Ornaments",
    "Pellwood Pressed Fern Art in Walnut Frame, Handmade Look": "Pellwood Pressed Fern Art",
    "Quillmoor Blank Recipe Book to Write in Your Own Recipes": "Quillmoor Blank Recipe Book",
    # Words of praise that belong to a name
    "Sorrelby New Mom Gift Basket Box, Sage Green": "Sorrelby New Mom Gift Basket Box",
    "Emberlyn Best Friend Candle Gift": "Emberlyn Best Friend Candle",
    "Marlowick Super Bulky Yarn, Mustard": "Marlowick Super Bulky Yarn",
    # What follows a measure is another thought
    "Solakon® 830W Balkonkraftwerk 800W komplett Steckdose - Solaranlage": "Solakon Balkonkraftwerk",
    "Solarflüssigkeit 20 l rot Gemisch bis -32° C Frostschutz": "Solarflüssigkeit",
    "Rückschlagventil/Schwerkraftbremse 3/4 Zoll Innengewinde zu Außengewinde": "Rückschlagventil",
    "Tyfocor L -30°C Fertigmischung Frostschutzmittel": "Tyfocor L Fertigmischung Frostschutzmittel",
    "Insulated Stainless Steel 32 oz Water Bottle": "Insulated Stainless Steel Water Bottle",
    # Torn off by the marketplace, and two scripts
    "Under Armour Men's UA Tech Short Slee...": "Under Armour Men's UA Tech",
    "抹茶碗 Kilnwright Matcha Bowl with Spout": "Kilnwright Matcha Bowl",
    "Apple iPad mini 256GB": "Apple iPad mini",
}


@pytest.mark.parametrize(("title", "name"), NAMES.items())
def test_names_are_taken_out_of_the_keyword_soup(title: str, name: str) -> None:
    assert clean_name(title) == name


def test_only_the_brand_before_the_separator_is_not_yet_a_name() -> None:
    assert clean_name("Zendure, Balkonkraftwerk mit Speicher, 1920Wh") == "Zendure Balkonkraftwerk"
    assert clean_name("Le Creuset - Bräter - 24 cm", brand="Le Creuset") == "Le Creuset Bräter"


WORKS = {
    "The Outsider: A Novel": "The Outsider",
    "12 Rules for Life: An Antidote to Chaos": "12 Rules for Life",
    "Oh, the Places You'll Go!": "Oh, the Places You'll Go!",
    "Kill It with Fire: Manage Aging Computer Systems (and Future Proof Modern Ones)": "Kill It with Fire",
    "Kubernetes: Up and Running: Dive into the Future": "Kubernetes: Up and Running",
    "Real-Life BPMN (4th edition): Includes an introduction to DMN": "Real-Life BPMN",
    "Art of UNIX Programming, The": "The Art of UNIX Programming",
    "Summer Bridge Activities®, Grades 2 - 3": "Summer Bridge Activities, Grades 2 - 3",
    "Last Week Tonight with John Oliver Presents a Day in the Life of Marlon Bundo": "Last Week Tonight",
    "D&D MORDENKAINEN'S TOME OF FOES (D&D Accessory)": "D&D Mordenkainen's Tome of Foes",
    "": "",
}


@pytest.mark.parametrize(("title", "name"), WORKS.items())
def test_books_keep_their_own_titles(title: str, name: str) -> None:
    assert work_name(title) == name


async def test_a_book_whose_title_may_not_be_said_is_this_book() -> None:
    facts = msgspec.structs.replace(MUG, title="ONLY $9.99! Rated 4.9 Stars", category="Books")
    copy = await write(facts, hook="checklist", seed="1")
    assert copy.title.startswith("This book: ")


async def test_a_mark_at_the_end_of_a_name_takes_the_place_of_the_next() -> None:
    facts = msgspec.structs.replace(MUG, title="Oh, the Places You'll Go!", category="Books")
    titles = {(await write(facts, hook="checklist", seed=str(i))).title for i in range(9)}
    assert "Oh, the Places You'll Go! Three questions before page one" in titles
    assert not [title for title in titles if "!:" in title]


@pytest.fixture(scope="module")
def patterns() -> None:
    """Compiled: that happens once, and is no part of what a title costs."""
    clean_name("Kilnwright Kettle, for tea")
    work_name("The Kettle: A Novel")


@pytest.mark.usefixtures("patterns")
@given(st.text(max_size=400))
def test_any_title_gives_a_short_name(title: str) -> None:
    name = clean_name(title)
    assert len(name) <= MAX_NAME_CHARS
    assert len(name.split()) <= MAX_NAME_WORDS
    work = work_name(title)
    assert len(work) <= MAX_WORK_CHARS
    assert len(work.split()) <= MAX_WORK_WORDS


def test_listed_details_are_the_listings_words_without_figures_and_claims() -> None:
    title = "Mug | 500 ml | Push-Button Lid | Best Gift | FDA Approved | Dishwasher Safe | 4.8 Stars | Black"
    assert listed_details(title, "Mug") == ("Push-Button Lid", "Dishwasher Safe")
    assert listed_details("Mug", "Mug") == ()


@pytest.mark.parametrize(
    "title",
    [
        "Ribbed Pillar Candle, Dusty Rose, Terracotta and Cream",  # colours are another variant's tomorrow
        "Rattan Basket, Round Wicker Magazine Holder",  # further search words
        "Canister Set, Airtight Storage for Coffee, Sugar and Tea",  # a list torn in pieces
        "Mug, Ideal for Latte, Cappuccino, Oatmeal and Ramen",
    ],
)
def test_what_says_nothing_about_the_product_is_not_repeated(title: str) -> None:
    assert listed_details(title, title.split(",")[0]) == ()


async def test_the_keyword_stands_in_the_first_forty_characters_of_the_title() -> None:
    for seed in range(20):
        copy = await write(MUG, seed=str(seed))
        assert copy.title[:40].startswith("ACME Travel Mug")
        assert "ACME Travel Mug" in (copy.headline, copy.kicker) or "ACME Travel Mug" in copy.headline


async def test_short_safe_points_of_the_product_are_used_and_others_are_not() -> None:
    facts = msgspec.structs.replace(
        MUG, points=("Lid locks with one hand.", "Rated 4.8 stars", "x" * 60, "Best mug", "Keeps 500 ml hot")
    )
    points = (await write(facts)).points
    assert points[0] == "Lid locks with one hand"
    assert not {"Rated 4.8 stars", "Best mug", "Keeps 500 ml hot"} & set(points)


async def test_german_copy_is_german_throughout() -> None:
    facts = ProductFacts(
        marketplace="amazon.de",
        asin="B0ABCDEFGH",
        title="Thermobecher, auslaufsicher",
        category="Küche",
        language="de",
    )
    for seed in range(20):
        copy = await write(facts, seed=str(seed))
        assert copy.description.startswith("Anzeige: ")
        assert copy.disclosure == "Anzeige"
        assert not {"the", "and", "you", "with", "your"} & set(" ".join(_texts(copy)).casefold().split())


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_every_combination_of_phrases_keeps_the_limits(phrases: Phrases) -> None:
    longest = " ".join(["Wwwwwwww"] * 3 + ["Wwwwww"] * 2 + ["Www"])
    assert len(longest) <= MAX_NAME_CHARS
    for subject in (*phrases.things.values(), *phrases.subjects.values(), phrases.ordinary):
        assert set(subject.hooks) <= set(phrases.hooks)
        assert len(set(subject.checks)) == len(subject.checks) >= 4
        assert all(len(check.split()) <= 6 and len(check) <= 40 for check in subject.checks)
        words = words_of(longest, subject, phrases)
        checks = ", ".join(["x" * 40] * 3)
        assert all(len(headline.split()) <= 7 for headline in subject.headlines)
        assert len({len(row) for row in subject.rows}) == 1
        assert all(len(cell) <= 32 for row in subject.rows for cell in row)
        assert all(len(cell) <= 20 for row in (subject.kinds, *subject.contrasts) for cell in row)
        assert (len(subject.kinds), {len(row) for row in subject.contrasts}) in ((0, set()), (2, {3}))
        for hook in {**phrases.hooks, **subject.hooks}.values():
            assert all(len(title.format(**words)) <= 100 for title in hook.titles)
            assert all(title.startswith("{name}") for title in hook.titles)
            assert all(headline.format(**words).count(" ") <= 8 for headline in hook.headlines)
            assert all(
                len(f"Publicidad: {opening.format(**words)} {checks} {thought}") <= 500
                for opening in (*hook.openings, *hook.turns)
                for thought in subject.thoughts
            )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_three_checks_stand_in_the_text_whatever_the_picture_shows(language: str) -> None:
    facts = msgspec.structs.replace(MUG, language=language)
    checks = [check.casefold() for check in subject_of(facts, phrases_for(language)).checks]
    for hook in phrases_for(language).hooks:
        for seed in range(6):
            copy = await write(facts, hook=hook, seed=str(seed))
            told = [check for check in checks if check in copy.description.casefold()]
            assert len(told) == 3, copy.description
            assert not copy.headline.startswith(("Side by side", "Im Vergleich"))
            assert not copy.headline.endswith("or another?")


@pytest.mark.parametrize("marketplace", MARKETPLACES)
async def test_every_marketplace_gets_the_label_that_its_readers_know(marketplace: str) -> None:
    known = MARKETPLACES[marketplace]
    facts = msgspec.structs.replace(MUG, marketplace=marketplace, language=known.language)
    copy = await write(facts)
    assert copy.description.startswith(f"{usual_label(marketplace)} ")
    assert copy.disclosure in copy.description[:20]
    findings = [f for f in check_pin(_pin(copy, facts)) if f.rule_id.startswith("disclosure.")]
    assert findings == []


@pytest.mark.parametrize(
    ("language", "marketplace", "word"),
    [
        ("fr", "amazon.fr", "Publicité"),
        ("es", "amazon.com.mx", "Publicidad"),
        ("it", "amazon.it", "Pubblicità"),
    ],
)
async def test_romance_languages_have_words_of_their_own(language: str, marketplace: str, word: str) -> None:
    facts = msgspec.structs.replace(
        MUG, title="ACME Bottega 500 ml", marketplace=marketplace, language=language
    )
    for seed in range(20):
        copy = await write(facts, seed=str(seed))
        assert copy.description.startswith(word)
        assert not {"the", "and", "you", "with", "your"} & set(" ".join(_texts(copy)).casefold().split())


async def test_a_keyword_is_spelled_as_it_is_written_and_never_takes_a_books_name() -> None:
    deco = msgspec.structs.replace(
        MUG, title="Kürbis Deko Set aus Holz", category="Küche", marketplace="amazon.de", language="de"
    )
    assert (await write(deco, keywords=("herbstdeko wohnzimmer",))).title.startswith("Herbstdeko Wohnzimmer")
    small = await write(deco, keywords=("kleine deko für den flur",))
    assert small.title.startswith("Kleine Deko für den Flur")
    candle = msgspec.structs.replace(MUG, title="Soy Candle Kit", category="Crafts")
    assert (await write(candle, keywords=("diy candles",))).title.startswith("DIY candles")
    novel = msgspec.structs.replace(MUG, title="The Women: A Novel", category="Books")
    title = (await write(novel, keywords=("historical fiction",))).title
    assert title.startswith("Historical fiction – The Women")


async def test_a_keyword_in_a_works_title_counts_where_a_reader_sees_it() -> None:
    """Within the first 40 characters; what stands behind them is cut off in the feed."""

    async def title_of(work: str) -> str:
        film = msgspec.structs.replace(MUG, title=work, category="Movies & TV")
        return (await write(film, keywords=("harbour",))).title

    assert (await title_of("Of Small Boats, Winter and an Old Harbour")).startswith(
        "Harbour – Of Small Boats"
    )
    assert (await title_of("Of Small Boats, Winter and Our Harbour")).startswith("Of Small Boats")


async def test_no_headline_or_title_counts_what_the_picture_may_show_more_of() -> None:
    for language, phrases in LANGUAGES.items():
        for hook in phrases.hooks.values():
            for text in (*hook.titles, *hook.headlines):
                assert not re.search(r"\b(?:three|drei|trois|tres|tre|3)\b", text, re.IGNORECASE), (
                    language,
                    text,
                )


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Dog Bed", "this dog bed"),
        ("6 inch Terracotta Planter Pots", "these terracotta planter pots"),
        ("Furhaven Orthopedic Dog Bed", "the Furhaven Orthopedic Dog Bed"),
        ("The Ordinary Serum", "the Ordinary Serum"),
        ("LED Desk Lamp", "this LED desk lamp"),
    ],
)
def test_a_plain_name_is_small_inside_a_sentence(name: str, inside: str) -> None:
    english = LANGUAGES["en"]
    assert words_of(clean_name(name), english.ordinary, english)["the_name"] == inside


async def test_german_checks_say_think_of_once() -> None:
    facts = msgspec.structs.replace(
        MUG, title="Deko", category="Küche", marketplace="amazon.de", language="de"
    )
    for seed in range(40):
        assert (await write(facts, seed=str(seed))).description.count(" denken") <= 1


async def test_thirty_drafts_of_an_account_hardly_share_a_title_or_an_opening() -> None:
    endings, openings = set(), set()
    for seed in range(30):
        copy = await write(MUG, seed=str(seed))
        endings.add(copy.title)
        openings.add(copy.description[:70])
    assert len(endings) >= 15
    assert len(openings) >= 12


@pytest.mark.parametrize(
    "hostile",
    [
        "Mug www.evil.com Mug",
        "Mug by John@evil.com",
        "<script>alert(1)</script> Mug",
        "Call 1-800-555-0199 Mug",
        "Mug \u202egnihtyna\u202c",
        "Mug &lt;b&gt; http://a.example/x",
    ],
)
async def test_nothing_but_words_comes_through_from_a_title(hostile: str) -> None:
    facts = msgspec.structs.replace(MUG, title=hostile, notes=("Write to me@evil.com", "See <b>this</b>"))
    for seed in range(6):
        for text in _texts(await write(facts, seed=str(seed))):
            assert not re.search(r"evil|@|www|<|>|555|http|\u202e", text), text


THINGS = [
    ("en", "Havenlo White Bud Vase", "Home & Kitchen", "Notes for flowers"),
    ("en", "Umbrewood Modern Black Metal Candle Lantern", "Home & Kitchen", "Light notes"),
    ("en", "Sorrelby Seagrass Woven Planter Basket", "Home & Kitchen", "Notes for plants"),
    ("en", "Wrenfold Cedar Bird House for Outside", "Patio, Lawn & Garden", "Notes for garden guests"),
    (
        "en",
        "Glimmerfold Solar Pathway Lights Outdoor, 8 Pack",
        "Patio, Lawn & Garden",
        "Notes for light outside",
    ),
    ("en", "Quillmoor Gardening Journal and Planner", "Patio, Lawn & Garden", "Notes on paper"),
    ("en", "Quillmoor Blank Recipe Book to Write in", "Kitchen & Dining", "Notes on paper"),
    ("en", "Lintopia Cotton Yarn for Amigurumi", "Handmade Products", "Craft notes"),
    ("en", "Sorrelby Bridesmaid Proposal Box", "Handmade Products", "Notes for giving"),
    ("en", "Zippo A-Frame Hand Warmer", "Sports & Outdoors", "Notes for active days"),
    ("en", "The Lamp: A Novel", "Books", "Reading notes"),
    ("en", "Candle", "CDs & Vinyl", "Notes for a long evening"),
    ("de", "Nordlyst Bodenvase »Abendröte« aus Keramik", "Küche, Haushalt & Wohnen", "Notiz für Blumen"),
    ("de", "Solarflüssigkeit 20 l rot", "Solaranlagen", "Notiz vor dem Bestellen"),
    ("de", "Steinbach 3-Wege-Ventil", "Solaranlagen", "Notiz zum Zubehör"),
    ("de", "Solarway Balkonkraftwerk 1000W", "Solaranlagen", "Energie zu Hause"),
    ("de", "Yankee Candle Duftkerze im Glas", "Küche, Haushalt & Wohnen", "Kerzennotiz"),
    ("de", "Ravensburger Puzzle Bücherregal", "Küche, Haushalt & Wohnen", "Spielnotiz"),
    ("de", "Hundebett orthopädisch, waschbar", "Küche, Haushalt & Wohnen", "Tiernotiz"),
    ("de", "Gardena Gartenschlauch 30 m", "Garten", "Notiz zum Gießen"),
    ("de", "Wäscheleine ausziehbar", "Küche, Haushalt & Wohnen", "Notiz zur Wäsche"),
    ("de", "Eine kleine Vase aus Keramik", "Küche, Haushalt & Wohnen", "Notiz für Blumen"),
    ("de", "Hundeleine 3 m", "Garten", "Tiernotiz"),
    ("de", "Le Creuset Gusseisen-Bräter", "Küche, Haushalt & Wohnen", "Küchennotiz"),
    ("de", "AVM FRITZ!Box 7590 AX Router", "Computer & Zubehör", "Techniknotiz"),
    ("en", "TOZO A1 Mini Wireless Earbuds", "Electronics", "Notes for listening"),
    ("en", "Mellanni Queen Sheet Set", "Home & Kitchen", "Notes for good nights"),
    ("en", "Furhaven Orthopedic Dog Bed", "Pet Supplies", "Pet notes"),
    ("en", "Gaiam Essentials Thick Yoga Mat", "Sports & Outdoors", "Notes for training"),
    ("en", "Yankee Candle Clean Cotton, Large Jar Candle", "Home & Kitchen", "Candle notes"),
    ("en", "Celsius Orange, Functional Energy Drink 12 Fl Oz (Pack of 12)", "Grocery", "Notes on drinks"),
    ("en", "NFL Clean Up Adjustable Hat", "Sports & Outdoors", "Wardrobe notes"),
]


@pytest.mark.parametrize(("language", "title", "category", "kicker"), THINGS)
def test_advice_follows_what_the_thing_is(language: str, title: str, category: str, kicker: str) -> None:
    facts = msgspec.structs.replace(MUG, title=title, category=category, language=language)
    assert subject_of(facts, phrases_for(language)).kicker == kicker


@pytest.mark.parametrize(
    ("language", "category", "kicker"),
    [
        ("en", "Home & Kitchen", "Home notes"),
        ("en", "Kitchen & Dining", "Kitchen notes"),
        ("en", "Garden & Outdoor", "Garden notes"),
        ("en", "Pet Supplies", "Pet notes"),
        ("en", "Collectible Coins", "Notes before choosing"),
        ("de", "Küche, Haushalt & Wohnen", "Wohnnotiz"),
        ("de", "Solaranlagen", "Energie zu Hause"),
        ("de", "Elektronik & Foto", "Techniknotiz"),
        ("de", "Auto & Motorrad", "Notiz für unterwegs"),
        ("de", "Bücher", "Lesenotiz"),
    ],
)
def test_categories_find_their_subject(language: str, category: str, kicker: str) -> None:
    facts = msgspec.structs.replace(MUG, title="X", category=category, language=language)
    subject: Subject = subject_of(facts, phrases_for(language))
    assert subject.kicker == kicker


def real_titles() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(PAGES.glob("*-bestsellers-*.truth.json")):
        language = "de" if file.name.startswith("de-") else "en"
        category = "Books" if "books" in file.name or "kindle" in file.name else "Solaranlagen"
        found += [(i["title"], language, category) for i in json.loads(file.read_text("utf-8"))["items"]]
    return found


@pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages are not on this machine")
async def test_copy_about_real_products_breaks_no_rule() -> None:
    titles = real_titles()
    assert len(titles) > 100
    for index, (title, language, category) in enumerate(titles):
        marketplace = "amazon.de" if language == "de" else "amazon.com"
        facts = ProductFacts(
            marketplace=marketplace, asin="B0ABCDEFGH", title=title, category=category, language=language
        )
        copy = await write(facts, seed=str(index))
        assert [(f.rule_id, f.field, f.message) for f in check_pin(_pin(copy, facts))] == [], title


def _texts(copy: PinCopy) -> list[str]:
    cells = [cell for row in copy.rows for cell in row]
    return [
        *(copy.title, copy.description, copy.alt_text, copy.headline, copy.kicker),
        *(*copy.points, *copy.items, *copy.columns, *cells),
    ]


def _pin(copy: PinCopy, facts: ProductFacts) -> PinToCheck:
    lines = (*copy.points, *copy.items, *(cell for row in copy.rows for cell in row))
    texts = [("headline", copy.headline), ("kicker", copy.kicker), *(("point", text) for text in lines)]
    boxes = [
        TextBox(role=role, text=text, x=0, y=50 * place, width=800, height=45, font_px=40, contrast=9)
        for place, (role, text) in enumerate([("disclosure", copy.disclosure), *texts])
    ]
    return PinToCheck(
        title=copy.title,
        description=copy.description,
        alt_text=copy.alt_text,
        link=with_marker(f"https://finds.example/{facts.asin}/", "mk111111", LinkMode.OWN_SITE),
        marker="mk111111",
        marketplace=facts.marketplace,
        asin=facts.asin,
        affiliate_tag="finds-21",
        link_mode=LinkMode.OWN_SITE,
        link_mode_confirmed=False,
        picture_policy=PicturePolicy.OWN,
        picture_policy_confirmed=False,
        uses_marketplace_photo=False,
        picture_bytes=200_000,
        picture_media_type="image/jpeg",
        picture_width=1000,
        picture_height=1500,
        text_boxes=tuple(boxes),
        ai_picture=False,
        ai_disclosures=(),
        product_title=facts.title,
        category=facts.category,
        facts=facts,
    )


async def test_a_size_stands_behind_the_name_alone_and_never_behind_a_search() -> None:
    hose = msgspec.structs.replace(MUG, title="Expandable Garden Hose, 50 ft", category="Garden")
    for seed in range(12):
        assert "50" not in (await write(hose, seed=str(seed), keywords=("small garden",))).title
    titles = [(await write(hose, seed=str(seed), keywords=("garden hose",))).title for seed in range(12)]
    assert any("50 ft" in title for title in titles)

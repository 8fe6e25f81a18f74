# ruff: noqa: E501 (a title a line)
"""Goods that a broader word carried off get their own advice, and nothing of the wrong one is said of them."""

from __future__ import annotations

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.read_ground import choose_keywords
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.making import is_for_making
from pinflow.pins.writers.things.de_named_apart import GERMAN_NAMED_APART
from pinflow.pins.writers.things.en_named_apart import ENGLISH_NAMED_APART
from tests.pins.writers.test_lookalikes import LANGUAGE_OF, kind_of

NAMED = {
    "en": {
        "ornaments": (
            "Christmas Ornaments Set, 100pcs Shatterproof Christmas Balls",
            "Christmas Tree Balls, 34 Pack",
            "Glass Christmas Baubles",
        ),
        "lamp shades": ("Lamp Shade, Small Linen Drum", "Lamp Shades for Table Lamps", "Rattan Lampshade"),
        "phone holders on the road": (
            "Car Phone Holder Mount, Dashboard Windshield",
            "Phone Mount for Car Vent",
            "Magnetic Car Phone Mount",
            "Cell Phone Holder Car",
            "Car Mount for iPhone",
            "Bike Phone Mount",
        ),
        "phone stands": ("Phone Stand for Desk", "Phone Holder, Adjustable", "Tablet Holder"),
        "sunshades": ("Windshield Sunshade", "Seat Covers", "Dash Cam"),
        "bath thermometers": ("Baby Bath Thermometer", "Bath Thermometer for Baby, Floating Duck"),
        "meters": ("Pool Thermometer", "Room Thermometer"),
        "coloring books": ("Adult Coloring Book: Stress Relieving Designs", "Coloring Books for Adults"),
        "kids teepees": (
            "Kids Teepee Tent",
            "Teepee Tent for Kids with Mat",
            "Kids Teepee",
            "Play Tent for Kids",
            "Pop Up Tent for Toddlers",
        ),
        "camping": ("Camping Tent, 4 Person", "Teepee Tent with Stove Jack, 6 Person", "Kids Sleeping Bag"),
        "curtain rods": ("Curtain Rods for Windows 48 to 84", "Tension Curtain Rod"),
        "bread boxes": ("Bread Box for Kitchen Countertop", "Bamboo Bread Bin"),
        "artificial plants": ("Faux Olive Tree", "Artificial Plants Indoor", "Faux Fiddle Leaf Fig"),
        "-": ("Car Holder for Cup", "Curtain Rod Brackets", "Christmas Tree Stand"),
        "christmas trees": ("Artificial Christmas Tree, 6 ft",),
    },
    "de": {
        "christbaumschmuck": (
            "Weihnachtsbaumkugeln 24er Set",
            "Weihnachtsbaumkugeln Set, 34 Stück",
            "Weihnachtsbaumkugeln 34 Stück",
            "Christbaumkugeln Glas",
            "Christbaumschmuck",
        ),
        "lampenschirme": ("Lampenschirm Leinen", "Lampenschirm für Tischlampe"),
        "handyhalter für unterwegs": (
            "Handyhalterung fürs Auto",
            "Handyhalterung Auto Lüftung",
            "KFZ Handyhalter Magnet",
            "Handy Halterung Auto",
            "Handyhalterung Fahrrad",
        ),
        "handyhalter": ("Handyhalterung", "Handyhalter, automatisch"),
        "badethermometer": ("Badethermometer Baby digital", "Baby Badewannenthermometer"),
        "messgeräte": ("Poolthermometer",),
        "malbücher": ("Malbuch für Erwachsene", "Ausmalbuch Mandala"),
        "kindertipis": ("Tipi Kinderzimmer", "Tipi Zelt für Kinder", "Spielzelt Kinder"),
        "camping": ("Tipi Zelt Camping 4 Personen", "Kuppelzelt 3 Personen"),
        "gardinenstangen": ("Gardinenstange ausziehbar 120-210 cm", "Vorhangstange schwarz"),
        "brotkästen": ("Brotkasten Bambus mit Deckel",),
        "kunstpflanzen": ("Kunstpflanze", "Künstlicher Olivenbaum", "Künstliche Pflanze im Topf"),
        "weihnachtsbäume": ("Künstlicher Weihnachtsbaum 180 cm",),
        "-": ("Schmalbuch", "Christbaumständer", "Weihnachtsbaum"),
        "parts": ("Mundstück", "Ersatzstück"),
    },
}
ROWS = [
    (language, title, kind)
    for language, kinds in NAMED.items()
    for kind, titles in kinds.items()
    for title in titles
]
# What was said of them, and is said of others.
WRONG = [
    ("de", "Weihnachtsbaumkugeln, 34 Stück", "", ("Einbau", "alte Teil", "Typ und Maße")),
    ("en", "Car Phone Holder Mount", "", ("Recipes", "Measure glass or seat", "desk")),
    ("de", "Handyhalterung fürs Auto", "", ("An Tisch, Bett oder Küche", "Das Rezept")),
    ("en", "Baby Bath Thermometer", "", ("Fix it before lunch", "known value", "Workshop")),
    ("de", "Badethermometer", "", ("sägen", "Werkstatt", "Einheit und Bereich")),
    ("en", "Kids Teepee Tent", "", ("coldest", "stars", "pack size", "camping")),
    ("de", "Tipi Zelt für Kinder", "", ("kälteste", "Sternen", "Packmaß")),
    ("en", "Adult Coloring Book: Mandalas", "Books", ("e-book", "E-book", "sample", "first pages", "page one", "chapter")),
    ("en", "Adult Coloring Book", "", ("e-book", "E-book", "sample", "first pages", "page one", "chapter")),
    ("de", "Malbuch für Erwachsene", "Bücher", ("E-Book", "Leseprobe", "ersten Seiten", "Seite eins", "Kapitel")),
]  # fmt: skip


def facts_of(language: str, title: str, category: str = "") -> ProductFacts:
    return ProductFacts(
        marketplace=LANGUAGE_OF[language],
        asin="B0ABCDEFGH",
        title=title,
        category=category,
        language=language,
    )


async def drafts_of(facts: ProductFacts, many: int = 60) -> list[PinCopy]:
    requests = [CopyRequest(facts=facts, seed=str(seed)) for seed in range(many)]
    return [await TemplateWriter().write(request, MemoryLedger()) for request in requests]


@pytest.mark.parametrize(("language", "title", "kind"), ROWS)
def test_a_title_says_which_thing_it_is(language: str, title: str, kind: str) -> None:
    assert kind_of(language, title) == kind


@pytest.mark.parametrize(("language", "title", "category", "wrong"), WRONG)
async def test_the_advice_of_another_thing_is_gone(
    language: str, title: str, category: str, wrong: tuple[str, ...]
) -> None:
    said = "\n".join(
        str(msgspec.to_builtins(copy)) for copy in await drafts_of(facts_of(language, title, category))
    )
    assert [each for each in wrong if each in said] == []


@pytest.mark.parametrize(
    ("language", "title", "category"),
    [("en", "Adult Coloring Book", "Books"), ("de", "Mandala Malbuch", "Bücher")],
)
async def test_a_coloring_book_is_spoken_of_by_its_name(language: str, title: str, category: str) -> None:
    copies = await drafts_of(facts_of(language, title, category), 20)
    assert all(title in copy.headline and title in copy.description for copy in copies)


def test_another_book_keeps_the_advice_for_readers() -> None:
    assert "coloring" not in kind_of("en", "The Women: A Novel")


def test_checks_are_four_or_more_of_at_most_six_words() -> None:
    for kind, thing in (*ENGLISH_NAMED_APART.items(), *GERMAN_NAMED_APART.items()):
        assert len(thing.checks) >= 4, kind
        assert all(len(check.split()) <= 6 for check in thing.checks), kind


@pytest.mark.parametrize(
    ("language", "title", "category"),
    [
        ("en", "3 Wick Scented Candle, Lavender", ""),
        ("en", "Soy Candle with Wooden Wicks", ""),
        ("en", "Scented Candle", "Arts, Crafts & Sewing"),
        ("en", "Candle Snuffer Kit with Wick Trimmer", ""),
        ("en", "Candle Gift Box, Spa Kit for Women", ""),
        ("de", "Duftkerze aus Soja Wachs", ""),
        ("de", "Kerzenlöscher", "Basteln, Malen & Nähen"),
    ],
)
def test_a_search_for_making_never_stands_over_a_finished_candle(
    language: str, title: str, category: str
) -> None:
    facts = facts_of(language, title, category)
    asks = ["diy candles", "candle painting", "candlemaking", "kerzen selber machen", "kerzen gießen"]
    assert choose_keywords([*asks, "cozy home"], facts) == ("cozy home",)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Candle Making Kit"),
        ("en", "Soy Wax Flakes for Candles"),
        ("en", "Cotton Candle Wicks, 100 pcs"),
        ("de", "Kerzen selber machen Bastelset"),
        ("de", "Kerzengießset, Wachs und Dochte"),
    ],
)
def test_what_makes_a_candle_is_for_making(language: str, title: str) -> None:
    assert is_for_making(facts_of(language, title))

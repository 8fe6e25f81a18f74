# ruff: noqa: E501 (a title a line)
"""Goods that share a noun and are used otherwise get advice of their own, and no title is asked what it says."""

from __future__ import annotations

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules import check_pin
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.answered import ANSWERED
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.making import is_for_making
from pinflow.pins.writers.phrases import Subject
from pinflow.pins.writers.things.by_use import NARROWER
from tests.pins.writers.test_goods import MARKETPLACES
from tests.pins.writers.test_writers import _pin

KINDS = [
    ("en", "Hanging Patio Solar Lantern, 2 Pack", "solar lights"),
    ("en", "Solar Garden Stake Lights, Set of 6", "solar lights"),
    ("en", "Path Lights, Solar Powered, 8 Pack", "solar lights"),
    ("en", "Outdoor String Lights for Patio, 48 ft", "outdoor lights"),
    ("en", "Ceramic Table Lamp", "lights"),
    ("en", "Toddler Backpack for Boys, Dinosaur", "kids backpacks"),
    ("en", "School Backpack for Girls", "kids backpacks"),
    ("en", "Travel Backpack for Women, 40 L", "bags"),
    ("en", "Advent Calendar to Fill, 24 Bags", "advent calendars"),
    ("en", "Wall Calendar", "paper"),
    ("en", "Insulated Travel Mug, 16 oz", "travel mugs"),
    ("en", "Steel Water Bottle", "bottles"),
    ("en", "Cat Tree, 59 inch", "cat trees"),
    ("en", "Clumping Cat Litter", "cat litter"),
    ("de", "Solarleuchten für Außen Garten, 8er-Pack", "solarleuchten"),
    ("de", "Solar Lichterkette Außen, 10 m", "solarleuchten"),
    ("de", "Solarkugeln auf Erdspieß, 3er-Set", "solarleuchten"),
    ("de", "Gartenlaterne aus Metall", "außenleuchten"),
    ("de", "Stehlampe mit Leinenschirm", "lights"),
    ("de", "Kinder Rucksack Dinosaurier für Kindergarten", "kinderrucksäcke"),
    ("de", "Schulrucksack für Mädchen", "kinderrucksäcke"),
    ("de", "Wanderrucksack 40 l", "rucksäcke"),
    ("de", "Adventskalender zum Befüllen, 24 Stoffsäckchen", "adventskalender"),
    ("de", "Wandkalender A3", "paper"),
    ("de", "Thermobecher 350 ml", "thermobecher"),
    ("de", "Trinkflasche 1 l", "bottles"),
    ("de", "Kratzbaum 150 cm", "kratzbäume"),
    ("de", "WMF Mühle, Acryl mit Keramikmahlwerk", "mühlen"),
    ("fr", "Lampes solaires extérieur jardin, lot de 8", "lampes solaires"),
    ("fr", "Lanterne solaire à suspendre", "lampes solaires"),
    ("fr", "Lampe de bureau LED", "lampes"),
    ("fr", "Sac à dos enfant maternelle dinosaure", "sacs à dos d’enfant"),
    ("fr", "Sac à dos de randonnée", "sacs à dos"),
    ("fr", "Calendrier de l'Avent à remplir", "avent"),
    ("es", "Luces solares para jardín, pack de 8", "luces solares"),
    ("es", "Lámpara de mesa", "lámparas"),
    ("es", "Mochila infantil dinosaurio", "mochilas infantiles"),
    ("es", "Mochila de viaje", "mochilas"),
    ("es", "Calendario de Adviento para rellenar", "adviento"),
    ("it", "Luci solari da esterno, set da 8", "luci solari"),
    ("it", "Lampada da tavolo", "lampade"),
    ("it", "Zaino asilo bambino dinosauro", "zaini per bambini"),
    ("it", "Zaino da trekking", "zaini"),
    ("it", "Calendario dell'avvento da riempire", "avvento"),
]


def facts_of(language: str, title: str, category: str = "") -> ProductFacts:
    return ProductFacts(
        marketplace=MARKETPLACES[language],
        asin="B0ABCDEFGH",
        title=title,
        category=category,
        language=language,
    )


def subject(language: str, title: str) -> Subject:
    return subject_of(facts_of(language, title), phrases_for(language))


async def write(facts: ProductFacts, seed: int) -> PinCopy:
    return await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())


@pytest.mark.parametrize(("language", "title", "kind"), KINDS)
async def test_goods_get_the_advice_of_their_use(language: str, title: str, kind: str) -> None:
    assert subject(language, title).thoughts == phrases_for(language).things[kind].thoughts
    facts = facts_of(language, title)
    for seed in range(12):
        copy = await write(facts, seed)
        assert [(found.rule_id, found.message) for found in check_pin(_pin(copy, facts))] == []


def test_a_title_abroad_leads_to_the_same_use() -> None:
    assert subject("en", "Lampes solaires pour le jardin") is phrases_for("en").things["solar lights"]
    assert subject("en", "Mochila infantil con nombre") is phrases_for("en").things["kids backpacks"]


def test_every_narrower_kind_is_known() -> None:
    for language, narrower in NARROWER.items():
        for each in narrower:
            assert {each.kind, *each.broad} <= phrases_for(language).things.keys()


@pytest.mark.parametrize(
    ("language", "title", "asked", "open_title"),
    [
        (
            "en",
            "Gratitude Journal with Prompts, Sage Linen Cover",
            "Choose lines or dots",
            "Travel Journal, A5",
        ),
        ("en", "Dotted Bullet Journal", "Choose lines or dots", "Leather Journal"),
        ("en", "Travel Journal, 200 Lined Pages", "Choose lines or dots", "Hardcover Notebook"),
        ("de", "Bullet Journal gepunktet", "Linien oder Punkte wählen", "Bullet Journal"),
        ("de", "Notizbuch A5 punktiert", "Linien oder Punkte wählen", "Notizbuch A5"),
        ("en", "Chamomile Tea Bags, 100 count", "Decide between leaf and bags", "Chamomile Tea"),
        ("de", "Kräutertee Mischung, je 20 Beutel", "Beutel oder lose festlegen", "Kräutertee"),
        ("fr", "Tisane bio, 20 sachets", "Choisir en vrac ou en sachets", "Tisane bio"),
        ("en", "Ceramic Vase for Pampas Grass", "See if it holds water", "Ceramic Vase"),
        ("de", "Vase für Pampasgras", "Dichtheit nachlesen", "Vase aus Keramik"),
    ],
)
def test_what_a_title_answers_is_not_asked(language: str, title: str, asked: str, open_title: str) -> None:
    answered, still_open = subject(language, title), subject(language, open_title)
    assert asked in still_open.checks
    assert asked not in answered.checks
    assert len(answered.checks) == len(still_open.checks)
    # And its two kinds are not compared.
    assert (answered.kinds, answered.contrasts) == ((), ())


def test_a_question_to_leave_out_is_one_of_the_languages_and_its_stand_in_is_short() -> None:
    checks = {
        check
        for language in MARKETPLACES
        for thing in phrases_for(language).things.values()
        for check in thing.checks
    }
    for each in ANSWERED:
        assert each.asked in checks
        assert len(each.instead.split()) <= 6


@pytest.mark.parametrize(
    ("title", "category", "makes"),
    [
        ("Emberlyn Lavender Soy Candle", "Handmade Gifts & Crafts", False),
        ("Merrow Gift Box with Candle", "Handmade Gifts & Crafts", False),
        ("Crafted Oak Tray", "Home & Kitchen", False),
        ("Kerze", "Handgemachtes & Geschenke > Basteln", False),
        ("Soy Candle Making Kit", "Handmade Gifts & Crafts", True),
        # What is made of a stuff is not that stuff.
        ("Citronella Candle, 3 Wick Outdoor Candle", "Patio, Lawn & Garden", False),
        ("Reed Diffuser with Sticks", "Home & Kitchen", False),
        ("Wicker Magazine Holder", "Home & Kitchen", False),
        ("Clay Pot", "Garden", False),
        ("Crochet Blanket", "Home & Kitchen", False),
        ("Strickjacke Damen", "Bekleidung", False),
        ("Cotton Candle Wicks, 100 pcs", "Home & Kitchen", True),
        ("Stickgarn", "Haushalt", True),
        ("Strickgarn", "Haushalt", True),
        ("Polymer Clay", "Toys & Games", True),
        ("Crochet Hooks", "Home & Kitchen", True),
        ("Gardening Magazine", "Garden", True),
        ("Soy Wax", "Arts & Crafts", True),
    ],
)
def test_what_somebody_made_is_not_for_making(title: str, category: str, makes: bool) -> None:
    facts = msgspec.structs.replace(facts_of("en", title), category=category)
    assert is_for_making(facts) is makes

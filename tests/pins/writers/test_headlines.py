# ruff: noqa: E501 (words by language)
"""A headline gives a reason to want the thing, and headline or kicker says what it is."""

from __future__ import annotations

import re

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules import check_pin
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.languages import LANGUAGES
from pinflow.pins.writers.phrases import Phrases
from tests.pins.writers.test_writers import _pin as pin_of

MARKETPLACES = {f: f"amazon.{f}" for f in ("de", "fr", "es", "it")} | {"en": "amazon.com"}
GOODS = {
    "en": {
        "Kilnwright Extra Large Ceramic Coffee Mug, 24 oz": "Mug",
        "Wrenfold Matte White Metal Bread Bin Canister Set": "Canister",
        "Brennholt 3-Ply Carbon Steel Wok with Lid, 13 Inch": "Wok",
        "Oakmere Weathered Terracotta Garden Flower Pots": "Pots",
        "Lumelle Vitamin C Brightening Facial Serum": "Serum",
    },
    "de": {"Grünwalder Gusseisen Bräter mit Deckel 28 cm": "Bräter", "Stehlampe Wohnzimmer dimmbar": "lampe"},
    "fr": {"Poêle en fonte émaillée 26 cm avec couvercle": "Poêle"},
    "es": {"Cama para perro grande lavable antideslizante": "Cama"},
    "it": {"Lampada da scrivania LED dimmerabile": "Lampada"},
}
CAUTIOUS = re.compile(
    r"(?:^|\W)(?:ask|sleep on|order|not today|later|honestly|questions?|look twice|first|compare|measure|how (?:many|often|much)|which|what|read the"
    r"|fragen|erst|schlafen|nicht heute|ehrlich|wie (?:viel|oft)\w*|welche\w*|vergleich\w*|d’abord|quel\w*|combien|primero|cuánt\w*|qué|prima|quant\w*)(?:\W|$)",
    re.IGNORECASE,
)


async def drafts_of(language: str, title: str, many: int) -> list[PinCopy]:
    facts = ProductFacts(
        marketplace=MARKETPLACES[language], asin="B0ABCDEFGH", title=title, category="", language=language
    )
    return [
        await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
        for seed in range(many)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_headline_or_kicker_names_the_thing(language: str) -> None:
    for title, noun in GOODS[language].items():
        for copy in await drafts_of(language, title, 30):
            assert noun.casefold() in f"{copy.headline} {copy.kicker}".casefold(), (
                copy.headline,
                copy.kicker,
            )
            assert len(copy.kicker) <= 28 or copy.kicker not in title


@pytest.mark.parametrize("language", LANGUAGES)
async def test_at_most_a_quarter_of_headlines_says_anything_but_an_occasion(language: str) -> None:
    phrases = LANGUAGES[language]
    copies = [copy for title in GOODS[language] for copy in await drafts_of(language, title, 60)]
    known = {
        line
        for subject in (*phrases.things.values(), *phrases.subjects.values(), phrases.ordinary)
        for line in subject.occasions
    }
    others = [copy.headline for copy in copies if copy.headline not in known]
    assert len(others) <= 0.35 * len(copies)
    slowing = [headline for headline in others if CAUTIOUS.search(headline)]
    assert len(slowing) <= 0.2 * len(copies), slowing


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_every_kind_and_field_has_occasions_and_none_is_said_too_often(phrases: Phrases) -> None:
    for subject in (*phrases.things.values(), *phrases.subjects.values(), phrases.ordinary):
        assert len(subject.occasions) >= 2
        assert all(len(line.split()) <= 7 for line in subject.occasions)
        assert "basket" not in " ".join(line for hook in phrases.hooks.values() for line in hook.headlines)


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
async def test_no_occasion_breaks_a_rule(phrases: Phrases) -> None:
    [draft] = await drafts_of(phrases.language, "Quorvex Blimt", 1)
    facts = ProductFacts(
        marketplace=MARKETPLACES[phrases.language],
        asin="B0ABCDEFGH",
        title="Quorvex Blimt",
        category="",
        language=phrases.language,
    )
    for line in {line for thing in phrases.things.values() for line in thing.occasions}:
        pin = pin_of(msgspec.structs.replace(draft, headline=line), facts)
        assert [(f.rule_id, f.message) for f in check_pin(pin)] == [], line


async def test_a_long_german_kicker_loses_what_describes_and_not_the_thing() -> None:
    for title, noun in (
        ("Wimpernzange kosmetisch Edelstahl", "Wimpernzange"),
        ("Küchenwaage digital praktisch klein", "Küchenwaage"),
        ("Puppenhaus aus Holz mit Möbeln ab 3 Jahren", "Puppenhaus"),
        ("Scheibenabdeckung Auto Frontscheibe Winter", "Scheibenabdeckung"),
    ):
        for copy in await drafts_of("de", title, 12):
            assert noun in f"{copy.headline} {copy.kicker}", (copy.headline, copy.kicker)
            assert " aus mit" not in copy.kicker


@pytest.mark.parametrize(
    ("title", "kicker"),
    [
        # A brand goes whole or stays whole.
        ("Melissa & Doug Wooden Building Blocks Set", "Building Blocks Set"),
        ("Kate Spade New York Tote Bag", "Kate Spade Tote Bag"),
        # No word is said twice where what stood between has gone.
        ("Callaway Golf Supersoft Golf Balls", "Callaway Golf Balls"),
    ],
)
async def test_a_kicker_is_not_torn(title: str, kicker: str) -> None:
    kickers = {copy.kicker for copy in await drafts_of("en", title, 20)}
    assert kicker in kickers, kickers

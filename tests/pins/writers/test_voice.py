"""Stock sentences sound like a person, and say only where a fact was read."""

from __future__ import annotations

import re

import pytest

from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.languages import LANGUAGES, phrases_for
from pinflow.pins.writers.phrases import Phrases
from pinflow.pins.writers.say_details import details_sentence
from tests.pins.writers.test_by_use import facts_of

# What a newcomer took for a machine's.
STALE = re.compile(
    r"Room for .*You know now|all it takes to judge|Now look at .* again|groundwork|Named as well|"
    r"Mehr braucht es nicht für|Vorarbeit|Platz für „|Jetzt ist es klar|"
    r"^(?:Et ensuite|Y después|E poi|And then|Und dann)\s?:"
)


def stock_of(phrases: Phrases) -> list[str]:
    return [
        *(*phrases.closings, *phrases.leads, *phrases.details),
        *(*phrases.features, *phrases.further_features),
        *(line for said in phrases.fact_sentences.values() for line in said),
        *(
            line
            for hook in phrases.hooks.values()
            for line in (*hook.openings, *hook.turns, *hook.headlines, *hook.titles)
        ),
    ]


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_no_stock_sentence_sounds_like_a_machine(phrases: Phrases) -> None:
    assert [line for line in stock_of(phrases) if STALE.search(line)] == []


def test_german_copy_tells_of_a_title_and_no_page_that_nobody_saw() -> None:
    assert [line for line in stock_of(phrases_for("de")) if "Produktseite" in line] == []
    facts = facts_of("de", "Yogamatte, 183 x 61 cm")
    said = {details_sentence(facts, phrases_for("de"), f"{'A' * pad}Yogamatte") for pad in range(4)}
    assert said == {
        "Angegeben sind 183 × 61 cm.",
        "Im Titel stehen 183 × 61 cm.",
        "Größe laut Titel: 183 × 61 cm.",
        "Der Titel nennt 183 × 61 cm.",
    }


def test_english_copy_says_of_a_material_that_the_title_names_it() -> None:
    assert all("title" in line for line in phrases_for("en").fact_sentences["material"])


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Pillow, 8 inch, Set of 2", "8 inches and a set of 2"),
        ("de", "Kissen, 20 cm, 2er-Set", "20 cm und ein 2er-Set"),
    ],
)
def test_a_count_beside_a_size_has_its_article(language: str, title: str, said: str) -> None:
    assert said in details_sentence(facts_of(language, title), phrases_for(language), "Pillow")


async def test_german_sentences_name_a_thing_without_quotation_marks_around_it() -> None:
    facts = facts_of("de", "Yogamatte, 183 x 61 cm")
    for hook in phrases_for("de").hooks:
        for seed in range(30):
            request = CopyRequest(facts=facts, seed=str(seed), hook=hook)
            copy = await TemplateWriter().write(request, MemoryLedger())
            assert "Yogamatte" in copy.description
            assert "„" not in copy.description


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_no_headline_says_that_the_picture_compares(phrases: Phrases) -> None:
    """The hook is chosen before the picture, which compares only on some templates."""
    promised = re.compile(
        r"compare|side by side|vergleich|côte à côte|frente a frente|fianco a fianco", re.IGNORECASE
    )
    assert [line for line in phrases.hooks["compare"].headlines if promised.search(line)] == []

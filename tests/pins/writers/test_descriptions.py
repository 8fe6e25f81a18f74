"""Thirty drafts read like thirty: no stock sentence again and again, and details as a person says them."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules import check_pin
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.languages import LANGUAGES, phrases_for
from pinflow.pins.writers.phrases import Phrases
from pinflow.pins.writers.say_details import details_sentence
from pinflow.pins.writers.write_description import SHAPES
from tests.pins.writers.test_writers import _pin as pin_of

TITLES = {
    "en": (
        "Oakmere {} Coffee Mug, 16 oz",
        "Tessaly {} Donut Vase",
        "Emberlyn {} Soy Candle, 12 oz",
        "Wrenfold {} Bread Bin",
        "Marlowick {} Throw Blanket",
        "Hartvig {} Cordless Drill",
    ),
    "de": (
        "Grünwalder {} Kaffeebecher, 500 ml",
        "Hartvig {} Akkuschrauber",
        "Lumelle {} Stehlampe",
        "Nordwind {} Wolldecke",
        "Kieselstein {} Blumenvase",
        "Waldrand {} Schneidebrett",
    ),
}
LINES = ("Alder", "Birch", "Cedar", "Dune", "Ember")
MARKETPLACES = {"en": "amazon.com"} | {end: f"amazon.{end}" for end in ("de", "fr", "es", "it")}


async def drafts(language: str) -> list[PinCopy]:
    copies = []
    for number, title in enumerate(title.format(line) for title in TITLES[language] for line in LINES):
        facts = ProductFacts(
            marketplace=MARKETPLACES[language],
            asin=f"B0ABCDE{number:03d}",
            title=title,
            category="",
            language=language,
        )
        copies.append(
            await TemplateWriter().write(CopyRequest(facts=facts, seed=str(number)), MemoryLedger())
        )
    return copies


def sentences_of(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def shape_of(description: str, language: str) -> tuple[str, ...]:
    """The kinds of its sentences, in order: a thought, a closing, the product named, a detail, checks."""
    phrases = phrases_for(language)
    thoughts = " ".join(thought for thing in phrases.things.values() for thought in thing.thoughts)
    # Of those that begin with the product's name nothing is left to know them by.
    closings = [begin for closing in phrases.closings if (begin := closing.split("{")[0])]
    return tuple(
        "thought"
        if sentence in thoughts
        else "closing"
        if sentence.startswith(tuple(closings))
        else "named"
        if any(line.casefold() in sentence.casefold() for line in LINES)
        else "listed"
        if re.search(r"\d", sentence)
        else "checks"
        for sentence in sentences_of(description)
    )


@pytest.mark.parametrize("language", ["en", "de"])
async def test_of_thirty_drafts_no_sentence_without_the_product_comes_often(language: str) -> None:
    copies = await drafts(language)
    assert len(copies) == 30
    ends = Counter(sentences_of(copy.description)[-1] for copy in copies)
    assert ends.most_common(1)[0][1] <= 4, ends.most_common(3)
    # The way it goes and the last words together are each one's own.
    alike = Counter(
        (shape_of(copy.description, language), sentences_of(copy.description)[-1]) for copy in copies
    )
    assert alike.most_common(1)[0][1] == 1, alike.most_common(2)
    assert len({shape for shape, _ in alike}) >= 10
    assert all(len(copy.description) <= 500 for copy in copies)


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_there_are_enough_shapes_and_wordings(phrases: Phrases) -> None:
    assert len(SHAPES) == len(set(SHAPES)) >= 12
    for wordings in (
        *(phrases.leads, phrases.steps, phrases.closings),
        *(phrases.details, phrases.features, phrases.further_features),
        *phrases.fact_sentences.values(),
        *(hook.openings for hook in phrases.hooks.values()),
        [turn for hook in phrases.hooks.values() for turn in hook.turns],
    ):
        assert len(set(wordings)) >= 4, wordings
    assert all(len(set(hook.turns)) >= 2 for hook in phrases.hooks.values())
    assert all(len(set(wordings)) >= 2 for wordings in phrases.fact_points.values())


FEATURED = {
    "en": "Kilnwright Mug | Push-Button Lid | Dishwasher Safe",
    "de": "Kilnwright Becher | Schraubdeckel | spülmaschinenfest",
    "fr": "Kilnwright Tasse | Soft-Touch Finish | Bamboo Lid",
    "es": "Kilnwright Taza | Soft-Touch Finish | Bamboo Lid",
    "it": "Kilnwright Tazza | Soft-Touch Finish | Bamboo Lid",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_features_are_told_in_four_ways_alone_and_behind_a_figure(language: str) -> None:
    phrases = phrases_for(language)
    for volume, wordings in (("", phrases.features), (", 500 ml", phrases.further_features)):
        title = FEATURED[language].replace(" |", f"{volume} |", 1)
        facts = ProductFacts(
            marketplace="amazon.com", asin="B0ABCDEFGH", title=title, category="", language=language
        )
        name = title.split(" |")[0].removesuffix(volume)
        said = {details_sentence(facts, phrases, f"{'A' * pad}{name}") for pad in range(4)}
        starts = {wording.split("{", maxsplit=1)[0] for wording in wordings}
        told = {start for start in starts if any(start in sentence for sentence in said)}
        assert told == starts, said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_stock_sentence_breaks_a_rule(language: str) -> None:
    count = {"en": "Pack of 8", "de": "8er-Pack", "fr": "lot de 8", "es": "set de 8", "it": "set da 8"}[
        language
    ]
    for figure in ("", ", 500 ml", f", {count}"):
        # The same product gets the same wording: four lengths of a name have all of them.
        title = FEATURED[language].replace(" |", f"{figure} |", 1)
        facts = ProductFacts(
            marketplace=MARKETPLACES[language],
            asin="B0ABCDEFGH",
            title=title,
            category="",
            language=language,
        )
        for seed in range(40):
            facts = msgspec.structs.replace(facts, title=f"{'A' * (seed % 4)}{title}")
            request = CopyRequest(facts=facts, seed=str(seed))
            copy = await TemplateWriter().write(request, MemoryLedger())
            assert [(f.rule_id, f.message) for f in check_pin(pin_of(copy, facts))] == []
            assert len(copy.description) <= 500


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        ("Oakmere Mug, 16 oz", "Oakmere Mug", r"\b(?:holds|[Rr]oom|Filled)\b.*16 oz\.$"),
        (
            "Emberlyn Candle, 16 oz",
            "Emberlyn Candle",
            r"(?:Listed|listing).*16 oz\.$|^16 oz, says the listing\.$",
        ),
        ("Quillmoor Pens, Pack of 8", "Quillmoor Pens", r"(?:comes|Sold|listing|get).* a pack of 8\.$"),
    ],
)
def test_a_detail_is_said_as_a_person_says_it(title: str, name: str, said: str) -> None:
    facts = ProductFacts(marketplace="amazon.com", asin="B0ABCDEFGH", title=title, category="", language="en")
    for pad in range(4):
        sentence = details_sentence(facts, phrases_for("en"), f"{'A' * pad}{name}")
        assert re.search(said, sentence), sentence
        assert "As listed" not in sentence


def test_english_copy_is_spelled_as_in_the_united_states() -> None:
    phrases = phrases_for("en")
    for thing in (*phrases.things.values(), *phrases.subjects.values(), phrases.ordinary):
        said = " ".join((*thing.checks, *thing.thoughts, *thing.headlines, *thing.occasions, thing.kicker))
        assert (
            re.search(r"colour|neighbour|favourite|practise|draught|\bhob\b|\bbasket before\b", said) is None
        ), said


async def test_a_name_in_quotation_marks_has_single_ones_itself() -> None:
    facts = ProductFacts(
        marketplace="amazon.es",
        asin="B0ABCDEFGH",
        title="Guantes «Rosi» & Co",
        category="",
        language="es",
    )
    for seed in range(20):
        copy = await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
        assert "«Guantes ‹Rosi› & Co»" in copy.description
        assert "‹" not in copy.title


async def test_a_name_without_quotation_marks_keeps_its_own() -> None:
    facts = ProductFacts(
        marketplace="amazon.de",
        asin="B0ABCDEFGH",
        title="Handschuhe „Rosi“ & Co",
        category="",
        language="de",
    )
    for seed in range(20):
        copy = await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
        assert "Handschuhe „Rosi“ & Co" in copy.description
        assert "‚" not in f"{copy.title} {copy.description}"


def test_english_sentences_fit_one_thing_and_several() -> None:
    """ "Save these mugs before it scrolls away" does not."""
    phrases = phrases_for("en")
    hooked = [text for hook in phrases.hooks.values() for text in (*hook.openings, *hook.turns)]
    said = [*phrases.closings, *hooked]
    for sentence in said:
        if "{the_name}" in sentence:
            behind = re.split(r"[?.;]", sentence.split("{the_name}")[1])[0]
            assert not re.search(r"\b(?:it|its|is|was|they|their|them)\b", behind), sentence


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_hook_gives_the_description_a_sentence_of_its_own(language: str) -> None:
    """Variants are compared by their hooks, so a hook is seen in more than the title."""
    facts = ProductFacts(
        marketplace="amazon.com", asin="B0ABCDEFGH", title="Kilnwright Vase", category="", language=language
    )
    for seed in range(8):
        wishes = [CopyRequest(facts=facts, seed=str(seed), hook=hook) for hook in phrases_for(language).hooks]
        said = {(await TemplateWriter().write(wish, MemoryLedger())).description for wish in wishes}
        assert len(said) == 5

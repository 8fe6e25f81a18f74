# ruff: noqa: E501 (patterns of words)
"""A pin's title: its keyword first, then a reason to save it that fits whatever the thing is."""

from __future__ import annotations

import re

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules import check_pin
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import LANGUAGES
from pinflow.pins.writers.phrases import Phrases
from pinflow.pins.writers.wording import say, words_of
from pinflow.pins.writers.writer import KEYWORD_CHARS, MAX_TITLE
from tests.pins.writers.test_writers import _pin as pin_of

MARKETPLACES = {f: f"amazon.{f}" for f in ("de", "fr", "es", "it")} | {"en": "amazon.com"}
# Words of a form to be filled in, not of a person who recommends a look.
CHECKLIST = re.compile(
    r"\b(?:check\w*|before you order|to compare|prüf\w*|checkliste|bestell\w*|achten|vérifi\w*|commander|pedir|verificar|ordinare|controllare)\b",
    re.IGNORECASE,
)
# What depends on whether the name is one thing, several or an amount of something, and on its gender.
AGREEING = re.compile(
    r"\b(?:its|is it|are they|they|them|these|ihn|ihr|diese[rs]?|vue?s?|noté\w*|ils|elles?|visto|vista|anotad[oa]|adatt[oa]|annotat[oa])\b",
    re.IGNORECASE,
)
GOODS = {
    "en": ("Kilnwright Stoneware Vase, 8 inch", "Oakmere Garden Hose, 50 ft", "Mobil 1 Motor Oil 0W-20"),
    "de": ("Nordwind Wolldecke, grau", "Gardena Gartenschlauch 30 m", "Solarflüssigkeit 20 l rot"),
    "fr": ("Bougie parfumée à la vanille, 200 g",),
    "es": ("Lámpara de mesa para dormitorio",),
    "it": ("Lampada da scrivania LED",),
}


def facts_of(language: str, title: str) -> ProductFacts:
    return ProductFacts(
        marketplace=MARKETPLACES[language], asin="B0ABCDEFGH", title=title, category="", language=language
    )


async def drafts_of(facts: ProductFacts, many: int, hook: str | None = None) -> list[PinCopy]:
    requests = [CopyRequest(facts=facts, seed=str(seed), hook=hook) for seed in range(many)]
    return [await TemplateWriter().write(request, MemoryLedger()) for request in requests]


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_each_hook_has_six_titles_and_shares_none(phrases: Phrases) -> None:
    said = [title for hook in phrases.hooks.values() for title in hook.titles]
    assert len(set(said)) == len(said)
    things = (*phrases.things.values(), *phrases.subjects.values())
    for hook in (*phrases.hooks.values(), *(hook for thing in things for hook in thing.hooks.values())):
        assert len(set(hook.titles)) >= 6, hook.titles


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
def test_titles_give_a_reason_to_save_and_fit_one_thing_several_and_an_amount(phrases: Phrases) -> None:
    for hook in phrases.hooks.values():
        for title in hook.titles:
            assert CHECKLIST.search(title) is None, title
            assert AGREEING.search(title) is None, title


@pytest.mark.parametrize("phrases", LANGUAGES.values(), ids=LANGUAGES)
async def test_no_title_breaks_a_rule(phrases: Phrases) -> None:
    facts = facts_of(phrases.language, "Quorvex Blimt")
    [draft] = await drafts_of(facts, 1)
    things = (*phrases.things.values(), *phrases.subjects.values(), phrases.ordinary)
    words = words_of("Quorvex Blimt", phrases.ordinary, phrases)
    angles = {f"{{name}}: {line}" for thing in things for line in thing.occasions}
    angles |= {title for hook in phrases.hooks.values() for title in hook.titles}
    angles |= {title for thing in things for hook in thing.hooks.values() for title in hook.titles}
    for angle in angles:
        pin = pin_of(msgspec.structs.replace(draft, title=say(angle, words)), facts)
        assert [(f.rule_id, f.message) for f in check_pin(pin)] == [], angle


@pytest.mark.parametrize("language", LANGUAGES)
async def test_some_titles_tell_an_occasion_for_the_thing_and_not_the_one_on_the_picture(
    language: str,
) -> None:
    colon = "\xa0: " if language == "fr" else ": "
    for product in GOODS[language]:
        facts = facts_of(language, product)
        occasions = subject_of(facts, LANGUAGES[language]).occasions
        copies = await drafts_of(facts, 60)
        told = [copy for copy in copies if copy.title.endswith(tuple(f"{colon}{line}" for line in occasions))]
        assert 0.2 * len(copies) < len(told) < 0.7 * len(copies)
        assert [copy for copy in told if copy.title.endswith(copy.headline)] == []
        assert all(len(copy.title) <= MAX_TITLE for copy in copies)


async def test_a_works_title_says_what_is_said_of_works() -> None:
    novel = msgspec.structs.replace(facts_of("en", "The Women: A Novel"), category="Books")
    occasions = subject_of(novel, LANGUAGES["en"]).occasions
    for copy in await drafts_of(novel, 40):
        assert not copy.title.endswith(occasions)


async def test_a_search_stands_before_an_occasion_too() -> None:
    facts = facts_of("en", "Kilnwright Stoneware Vase, 8 inch")
    for seed in range(40):
        request = CopyRequest(facts=facts, seed=str(seed), keywords=("spring table decor",))
        copy = await TemplateWriter().write(request, MemoryLedger())
        assert copy.title[:KEYWORD_CHARS].startswith("Spring table decor")


async def test_a_size_is_followed_by_a_colon() -> None:
    facts = facts_of("en", "Kilnwright Stoneware Vase, 8 inch")
    for hook in LANGUAGES["en"].hooks:
        for copy in await drafts_of(facts, 12, hook):
            assert copy.title.startswith("Kilnwright Stoneware Vase, 8 inches: ")


async def test_a_count_that_the_name_says_is_not_said_again() -> None:
    for copy in await drafts_of(facts_of("fr", "Lot de 4 serviettes de bain en coton"), 12):
        assert copy.title.casefold().count("lot de 4") == 1, copy.title


async def test_french_titles_have_room_for_the_size_as_others_do() -> None:
    candle = facts_of("fr", "Bougie parfumée à la vanille, 200 g")
    hose = facts_of("fr", "Tuyau de jardin extensible, 15 m")
    assert any(", 15 m" in copy.title for copy in await drafts_of(hose, 20))
    assert all(", 200 g" not in copy.title for copy in await drafts_of(candle, 20)), "a weight is no size"

"""How sentences are made of phrases, told by the phrases of a thing that only these tests know."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import LANGUAGES

GERMAN: dict[str, Any] = {
    "matches": "blimt",
    "kicker": "Blimtnotiz",
    "checks": ("Griffe ansehen", "Sockel ausmessen", "Deckel probieren", "Kanten befühlen"),
    "thoughts": ("Ein stiller Abend braucht wenig.",),
    "headlines": ("Ein Blimt für stille Abende",),
}
ENGLISH: dict[str, Any] = {
    **GERMAN,
    "checks": ("Measure the shelf", "Look at the handle", "Weigh the lid", "Feel the rim"),
    "thoughts": ("A quiet evening asks for little.",),
    "headlines": ("A blimt for quiet evenings",),
}
NOTES = ("Steht auf drei Beinen", "Passt in jede Ecke")


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch)


def know(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """The thing is one of those that the languages have phrases for."""
    for language, said in (("de", GERMAN), ("en", ENGLISH)):
        know_as(monkeypatch, language, {**said, **changes})


def know_as(monkeypatch: pytest.MonkeyPatch, language: str, said: dict[str, Any]) -> None:
    phrases = LANGUAGES[language]
    # Whatever else may be said of a thing is said as of any.
    thing = msgspec.structs.replace(phrases.ordinary, **said)
    monkeypatch.setitem(LANGUAGES, language, msgspec.structs.replace(phrases, things={"blimt": thing}))


async def drafts(language: str, notes: tuple[str, ...] = (), count: int = 80) -> list[PinCopy]:
    facts = ProductFacts(
        marketplace={"de": "amazon.de", "en": "amazon.com"}[language],
        asin="B0ABCDEFGH",
        title="Quorvex Blimt",
        category="",
        language=language,
        notes=notes,
    )
    requests = [CopyRequest(facts=facts, seed=str(seed)) for seed in range(count)]
    return [await TemplateWriter().write(request, MemoryLedger()) for request in requests]


async def test_german_nouns_keep_their_capital_wherever_a_check_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checks = ("Griffe ansehen", "Sockel ausmessen", "Deckel probieren", "Neben dem Fenster messen")
    know(monkeypatch, checks=checks)
    said = " ".join(copy.description for copy in await drafts("de"))
    for noun in ("Griffe", "Sockel", "Deckel"):
        assert len(re.findall(rf"(?<=[,:d] ){noun}\b", said)) > 5, "inside sentences, too"
        assert noun.lower() not in said
    # What is no noun has its capital at the beginning of a sentence only.
    assert "Neben dem Fenster" in said
    assert ", neben dem Fenster" in said
    assert ", Neben" not in said


async def test_english_checks_are_small_inside_a_sentence() -> None:
    said = " ".join(copy.description for copy in await drafts("en"))
    assert ", look at the handle" in said
    assert re.search(r"(?:,| and) (?:Measure|Look|Weigh|Feel)", said) is None


@pytest.mark.parametrize(
    ("language", "conjunction", "checks"),
    [
        ("de", " und ", ("Griffe ansehen", "Sockel und Kanten messen", "Deckel probieren")),
        ("en", " and ", ("Look at the handle", "Measure shelf and rim", "Weigh the lid")),
    ],
)
async def test_a_check_of_two_things_begins_its_sentence(
    monkeypatch: pytest.MonkeyPatch, language: str, conjunction: str, checks: tuple[str, ...]
) -> None:
    """ "Deckel probieren, Sockel und Kanten messen und ..." has to be read twice."""
    know(monkeypatch, checks=checks)
    double = checks[1]
    found = 0
    for copy in await drafts(language):
        for sentence in re.split(r"(?<=[.?:]) |#ad ", copy.description):
            if double.casefold() in sentence.casefold():
                assert sentence.casefold().startswith(double.casefold()), sentence
                found += 1
    assert found > 40


@pytest.mark.parametrize("notes", [(), NOTES[:1], NOTES])
async def test_checks_that_end_alike_do_not_stand_beside_each_other(
    monkeypatch: pytest.MonkeyPatch, notes: tuple[str, ...]
) -> None:
    alike = ("An die Höhe denken", "Auch an Kanten denken", "Schon jetzt an Gäste denken")
    know(monkeypatch, checks=(*alike, "Griffe ansehen", "Sockel ausmessen"))
    for copy in await drafts("de", notes):
        for said in (" ".join(copy.points), copy.description):
            assert said.count("denken") <= 1, said


async def test_checks_that_begin_alike_do_not_stand_beside_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alike = ("Think of the shelf", "Think of guests", "Think of winter")
    know(monkeypatch, checks=(*alike, "Look at the handle", "Weigh the lid"))
    for copy in await drafts("en"):
        for said in (" ".join(copy.points), copy.description):
            assert said.casefold().count("think of") <= 1, said


async def test_checks_that_are_all_alike_are_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch, checks=("Think of guests", "Think of winter", "Think of cats", "Think of it"))
    for copy in await drafts("en", count=10):
        assert len(copy.points) == 3


async def test_the_thought_beside_the_checks_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was just told to look at handles is not told once more how handles matter."""
    same = "Griffe, Sockel, Deckel und Kanten sieht man täglich."
    other = "Ein stiller Abend braucht wenig."
    know(monkeypatch, thoughts=(same, other))
    said = [copy.description for copy in await drafts("de")]
    assert any(other in text for text in said)
    assert not any(same in text for text in said)


@pytest.mark.parametrize(("language", "about_it"), [("de", GERMAN), ("en", ENGLISH)])
async def test_most_headlines_are_about_the_thing_and_some_are_the_hooks(
    monkeypatch: pytest.MonkeyPatch, language: str, about_it: dict[str, Any]
) -> None:
    hooks = {
        name: msgspec.structs.replace(hook, headlines=("Hook",))
        for name, hook in LANGUAGES[language].hooks.items()
    }
    know_as(monkeypatch, language, {**about_it, "hooks": hooks})
    headlines = [copy.headline for copy in await drafts(language)]
    assert 0 < headlines.count("Hook") < len(headlines) / 2
    assert about_it["headlines"][0] in headlines


@pytest.mark.parametrize(
    ("title", "kicker"),
    [
        ("Quorvex Duftblimt im Glimt Nova", "Blimtnotiz"),
        ("Quorvex Glimt im Blimt Nova", "Glimtnotiz"),
        ("Quorvex Blimt 40 cm, mit Glimt", "Blimtnotiz"),
    ],
)
def test_a_german_thing_is_what_it_names_first(title: str, kicker: str) -> None:
    """What comes in a glass is no glass, and a basket with a blanket is a basket."""
    ordinary = LANGUAGES["de"].ordinary
    things = {
        name: msgspec.structs.replace(ordinary, matches=rf"\w*{name}", kicker=f"{name.capitalize()}notiz")
        for name in ("glimt", "blimt")
    }
    german = msgspec.structs.replace(LANGUAGES["de"], things=things)
    facts = ProductFacts(marketplace="amazon.de", asin="B0ABCDEFGH", title=title, category="", language="de")
    assert subject_of(facts, german).kicker == kicker

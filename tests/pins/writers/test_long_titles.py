"""A title may be 5,000 characters long: its beginning is read, and nothing in it is tried again and again."""

from __future__ import annotations

import re

import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.naming import strip_noise
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.read_title import LONGEST_TITLE, LONGEST_WORD, beginning
from pinflow.pins.writers.naming.shorten_name import MAX_NAME_CHARS
from pinflow.pins.writers.say_details import facts_told

LONG = 5000
RUNS = ("1-", "1,", "1 x ", "1/", "20/", "1.1", "A-", "x1", "Groß ", "ä")


def facts_of(title: str) -> ProductFacts:
    return ProductFacts(marketplace="amazon.com", asin="B0ABCDEFGH", title=title, category="", language="en")


@pytest.mark.parametrize("pattern", [strip_noise._SIZES, strip_noise._MEASURE], ids=["sizes", "measure"])
def test_a_figure_is_only_so_long(pattern: re.Pattern[str]) -> None:
    """What has no bound is tried to the end of a row from each of its digits: the square of its length."""
    assert re.search(r"(?<!\\)[+*]|,\}", pattern.pattern) is None
    row = "1-" * (LONG // 2)
    assert all(len(found[0]) < 60 for found in pattern.finditer(f"{row}1 cm"))


@pytest.mark.parametrize("run", RUNS)
async def test_of_a_row_without_end_a_short_name_is_made_or_none(run: str) -> None:
    row = (run * LONG)[:LONG]
    assert len(clean_name(row)) <= MAX_NAME_CHARS
    copy = await TemplateWriter().write(CopyRequest(facts=facts_of(row), seed="1"), MemoryLedger())
    assert 0 < len(copy.title) <= 100
    assert 0 < len(copy.description) <= 500


@pytest.mark.parametrize("run", RUNS)
def test_a_name_before_the_row_is_the_name(run: str) -> None:
    row = (run * LONG)[: LONG - 20]
    assert clean_name(f"Kilnwright Mug | {row}") == "Kilnwright Mug"


def test_the_beginning_is_read_and_what_stands_far_behind_is_not() -> None:
    phrases = phrases_for("en")
    filler = "lorem " * (LONGEST_TITLE // 6)
    near, far = (
        facts_of(f"Quorvex Blimt, 16 oz Mug, {filler}"),
        facts_of(f"Quorvex Blimt, {filler}, 16 oz Mug"),
    )
    assert [fact.text for fact in facts_told(near, phrases)] == ["16 oz"]
    assert facts_told(far, phrases) == ()
    assert subject_of(far, phrases) == phrases.ordinary
    assert (clean_name(near.title), clean_name(far.title)) == ("Quorvex Blimt Mug", "Quorvex Blimt")


def test_a_title_as_marketplaces_have_them_is_read_whole() -> None:
    title = "Kilnwright Mug, " + ", ".join(f"detail {number}" for number in range(40))
    assert 400 < len(title) < LONGEST_TITLE
    assert beginning(title) == title
    assert beginning(f"Mug {'a' * LONG} Lid")[:LONGEST_WORD] == f"Mug {'a' * (LONGEST_WORD - 4)}"
    assert max(map(len, beginning("a" * LONG).split())) == LONGEST_WORD

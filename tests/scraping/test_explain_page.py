"""A brought page that is no list and no product says what it is, and what to bring instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.projects.models import Project
from pinflow.scraping.bring.bring_page import BroughtPage, bring_page
from pinflow.scraping.bring.explain_page import explain_page
from pinflow.scraping.sources.amazon.parse import parse_page
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.projects import add_project
from tests.factories.readers import BUILT_IN
from tests.scraping.shop import Scraper

FIXTURES = Path(__file__).parent / "sources" / "amazon" / "fixtures"


def page(name: str) -> bytes:
    return (FIXTURES / name / "page.html").read_bytes()


async def bring(scraper: Scraper, cast: Cast, content: bytes) -> BroughtPage:
    project: Project = await add_project(
        scraper.database, cast.bob.tenant_id, scraper.clock.now(), name="Finds", marketplace="amazon.co.uk"
    )
    return await bring_page(
        scraper.database,
        scraper.tools.jobs,
        scraper.tools.sources["amazon"],
        BUILT_IN,
        actor_of(cast.bob),
        project.id,
        content,
        scraper.clock.now(),
    )


@pytest.mark.parametrize(
    ("name", "code", "is_", "instead"),
    [
        ("g3_overview_uk", "front_page", "This is a front page", "Open the list of one category, save"),
        ("search", "not_a_list", "a page of search results", "Open a list of the same field"),
        ("home", "not_a_list", "a marketplace's home page", "choose a category, save that page"),
        ("other_page", "not_a_list", "holds no list", "Open a list (Best Sellers"),
        ("sign_in", "sign_in", "asked to sign in", "Sign in in your browser"),
        ("empty_shell_spinner", "empty_shell", "an empty page", "scroll until the products show"),
        ("bot_check_puzzle", "bot_check", "proof of a human", "answer there, and save the page that follows"),
        ("unreadable_cut_before_list", "unreadable", "cut off", "Save it again"),
    ],
)
async def test_what_a_page_is_and_what_to_bring_instead_is_said(
    name: str, code: str, is_: str, instead: str, scraper: Scraper, cast: Cast
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        await bring(scraper, cast, page(name))
    assert refused.value.code == f"scraping.{code}"
    assert refused.value.data["field"] == "file"
    assert is_ in refused.value.message
    assert instead in refused.value.message
    for table in ("uploaded_observation", "import_run", "audit_entry"):
        assert await scraper.value(f"select count(*) from {table}") == 0, table


def test_a_front_page_names_the_lists_that_it_shows() -> None:
    refusal = explain_page(parse_page(page("g3_overview_uk")))
    assert refusal is not None
    assert "several lists (Books" in refusal.message


@pytest.mark.parametrize("name", ["g3_list_de_page2", "product", "g3_movers_uk_empty"])
def test_a_list_and_a_product_need_no_words(name: str) -> None:
    assert explain_page(parse_page(page(name))) is None


async def test_an_empty_list_is_said_to_be_empty_and_nothing_of_it_is_kept(
    scraper: Scraper, cast: Cast
) -> None:
    brought = await bring(scraper, cast, page("g3_movers_uk_empty"))
    assert (brought.kind, brought.items, brought.is_new) == ("list", 0, False)
    assert brought.words.startswith("The list “Toys & Games” is empty: the page shows no product")
    assert "nothing was taken in" in brought.words
    assert "open it again later" in brought.words
    for table in ("uploaded_observation", "import_run", "queue.pgqueuer"):
        assert await scraper.value(f"select count(*) from {table}") == 0, table

"""The category tree in pages of every generation."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pinflow.scraping.models import Category
from pinflow.scraping.sources.amazon.read_categories import clean_address, read_categories

# How many categories the pages kept beside the project show below their own.
SHARED_PAGES = {
    "com-bestsellers-all-departments-2025-1": 40,
    "de-bestsellers-all-departments-2022-1": 39,
    "in-bestsellers-all-departments-2024-1": 31,
    "com-bestsellers-amazon-devices-2023-1": 2,
    "com-bestsellers-books-2018-1": 37,
    "com-bestsellers-sports-outdoors-2014-p1": 17,
    # Leaves stand among their siblings, which are not below them.
    "de-bestsellers-solaranlagen-2024-1": 0,
    "com-bestsellers-mesh-wifi-2023-2": 0,
    "com-bestsellers-kindle-comp-systems-2021-1": 0,
    "co.uk-movers-kitchen-empty-2026-1": 0,
}
OLD = """<ul id="zg_browseRoot"><li class="zg_browseUp">‹ <a href="/Best-Sellers/zgbs/ref=x">Any</a></li>
<ul><li> <span class="zg_selected"> Books</span></li>
<ul><li><a href='http://www.amazon.com/Best-Sellers-Art/zgbs/books/1/ref=zg_bs_nav_b_1_b/181-24-13'> Art &amp;
 Craft </a></li><li><a href="/Best-Sellers-Cooking/zgbs/books/6?ie=UTF8">Cooking</a></li>
<li><a href="https://elsewhere.example/zgbs/books/7">Elsewhere</a></li><li><a>Nothing</a></li></ul></ul></ul>"""


def read(html: str, marketplace: str = "amazon.com") -> list[tuple[str, str]] | None:
    found = read_categories(LexborHTMLParser(html), marketplace)
    return None if found is None else [(category.name, category.url) for category in found]


@pytest.mark.parametrize("name", SHARED_PAGES)
def test_real_pages_show_what_is_below_their_category(shared: Path, name: str) -> None:
    marketplace = f"amazon.{name.split('-')[0]}"
    page = (shared / "amazon" / "pages" / f"{name}.html").read_bytes()
    found = read_categories(LexborHTMLParser(page), marketplace)
    assert found is not None
    assert len(found) == SHARED_PAGES[name]
    for category in found:
        assert category.url.startswith(f"https://www.{marketplace}/")
        assert "/ref=" not in category.url
        assert "?" not in category.url
        assert category.name.strip() == category.name != ""


def test_an_old_page_shows_clean_names_and_addresses_of_its_own_marketplace() -> None:
    assert read(OLD) == [
        ("Art & Craft", "https://www.amazon.com/Best-Sellers-Art/zgbs/books/1"),
        ("Cooking", "https://www.amazon.com/Best-Sellers-Cooking/zgbs/books/6"),
    ]
    assert read(OLD, "amazon.de") == [("Cooking", "https://www.amazon.de/Best-Sellers-Cooking/zgbs/books/6")]


LEAF = """<div class="x_zg-browse-root__1" role="tree">
<div role="treeitem"><a href="/gp/bestsellers">All</a></div>
<div class="x_zg-browse-group__1" role="group"><div role="treeitem"><a href="/gp/bestsellers/a">A</a></div>
<div role="treeitem"><span class="x_zg-selected__1">B</span></div>
<div role="treeitem"><a href="/gp/bestsellers/c">C</a></div></div></div>"""


def test_a_leaf_stands_among_its_siblings_and_has_nothing_below_it() -> None:
    assert read(LEAF) == []


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>",
        "<div id=zg>",
        OLD.replace("zg_selected", "zg_other"),
        OLD.replace("zg_browseRoot", "other"),
    ],
)
def test_a_page_without_a_tree_is_not_a_category_without_children(html: str) -> None:
    assert read(html) is None


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/gp/bestsellers/kitchen/ref=zg_bs_nav_0", "https://www.amazon.de/gp/bestsellers/kitchen"),
        ("/gp/bestsellers/?ref_=nav", "https://www.amazon.de/gp/bestsellers"),
        ("https://www.amazon.de/gp/bestsellers/a#b", "https://www.amazon.de/gp/bestsellers/a"),
        ("//amazon.de/gp/bestsellers/a", "https://www.amazon.de/gp/bestsellers/a"),
        ("https://www.amazon.com/gp/bestsellers/a", None),
        ("https://www.amazon.de.example/gp", None),
        ("javascript:void(0)", None),
        ("#top", None),
        ("kitchen", None),
        ("", None),
        ("/", None),
        ("https://[::1", None),
    ],
)
def test_an_address_is_cleaned_or_left_out(href: str, expected: str | None) -> None:
    assert clean_address(href, "amazon.de") == expected


def test_a_category_that_is_linked_twice_is_one() -> None:
    twice = OLD.replace("Best-Sellers-Cooking/zgbs/books/6?ie=UTF8", "Best-Sellers-Art/zgbs/books/1")
    found = read_categories(LexborHTMLParser(twice), "amazon.com")
    assert found == (Category("Art & Craft", "https://www.amazon.com/Best-Sellers-Art/zgbs/books/1"),)

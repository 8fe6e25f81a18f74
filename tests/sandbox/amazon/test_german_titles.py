"""The German marketplace sells the same goods under German titles."""

from __future__ import annotations

import re

import httpx2
import pytest

from pinflow.research.screen_goods import prohibited_goods
from pinflow.sandbox.amazon.german_titles import _COLOURS, make_german_title
from pinflow.sandbox.amazon.goods import SHELVES, find_shelf, goods_by_asin, list_goods
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ListPage

# Words that only an English title has.
ENGLISH = re.compile(
    r"\b(with|for|of|the|and|set of|inch|oz|pack|ceramic|wood(en)?|glass|gift for|green|small|large)\b",
    re.IGNORECASE,
)


def test_every_good_has_a_german_title_of_its_own() -> None:
    goods = list_goods()
    titles = [good.german for good in goods]
    assert len(set(titles)) == len(titles)
    english = [good.title for good in goods if ENGLISH.search(good.german) and good.german != good.title]
    assert english == []
    # What stands alone in German, French or Spanish is the same in both.
    same = [good.title for good in goods if good.german == good.title]
    assert len(same) < 8
    assert all("Nordlyst" in title or "Claybourne" in title or "Für Dich" in title for title in same)


def test_the_brand_and_the_sizes_stay_and_are_told_in_our_units() -> None:
    for good in list_goods():
        assert good.brand in good.german
    made = make_german_title(
        brand="Tessaly", kind="rug", look="sage,stripe", shelf="home-garden", title="Rug 3 x 5 ft"
    )
    assert made.startswith("Tessaly Teppich handgewebt, salbeigrün, für ")
    assert made.endswith(", 91 x 152 cm")
    assert make_german_title(
        brand="B", kind="mug", look="rust,dipped", shelf="handmade", title="Mug 14 oz Set of 4, Travel Size"
    ).endswith(", 410 ml, 4er-Set, Reisegröße")
    assert make_german_title(
        brand="B", kind="rug", look="natural,doormat", shelf="kitchen", title="Mat 17x30"
    ).endswith("43 x 76 cm")


def test_a_title_is_the_same_every_time_and_every_colour_has_a_word() -> None:
    made = {
        make_german_title(brand=g.brand, kind=g.kind, look=g.look, shelf=g.shelf, title=g.title)
        for g in [list_goods()[40]]
        for _ in range(3)
    }
    assert len(made) == 1
    assert {good.look.split(",")[0] for good in list_goods()} <= set(_COLOURS)


def test_what_may_not_be_pinned_is_recognised_in_german_too() -> None:
    for good in list_goods():
        english, german = prohibited_goods(good.title, ""), prohibited_goods(good.german, "")
        assert (english is None) == (german is None), good.german


@pytest.mark.parametrize(("language", "marketplace"), [("en", "amazon.com"), ("de", "amazon.de")])
async def test_a_list_shows_the_titles_of_its_language(
    shop: httpx2.AsyncClient, language: str, marketplace: str
) -> None:
    shelf = find_shelf("kitchen")
    assert shelf in SHELVES
    answer = await shop.get(shelf.path, headers={"accept-language": language})
    page = parse_page(answer.content)
    assert isinstance(page, ListPage)
    assert page.marketplace == marketplace
    assert len(page.items) == 30
    for item in page.items:
        assert item.title == goods_by_asin()[item.asin].called(language)
        assert f"/dp/{item.asin}" in (item.product_url or "")

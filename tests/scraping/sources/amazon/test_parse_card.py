"""A list's card, one field at a time, and what tells the list itself from others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_identity import category_of_heading
from pinflow.scraping.sources.amazon.parse_models import ListPage

SECONDARY = '<span class="a-color-secondary"><span class="p13n-sc-price">{}</span></span>'
PRICE = '<span class="a-color-price"><span class="p13n-sc-price">{}</span></span>'
RATING = (
    '<div class="a-icon-row"><a href="/product-reviews/B000000001" title="4.4 out of 5 stars">'
    '<span class="a-size-small">{}</span></a></div>'
)
PICTURE = '<img alt="Desk lamp" src="https://m.example/images/I/1.jpg">'
MOVED = (
    '<span class="zg-pct-change {}">{}</span>'
    '<span class="zg-sales-movement">Sales rank: 15 (was 1,234)</span>'
)


def card(rank: int, body: str, picture: str = PICTURE, end: str = "</div>") -> str:
    asin = f"B00000000{rank}"
    link = f'<a href="/Desk-lamp/dp/{asin}">{{}}</a>'
    badge = f'<span class="zg-bdg-text">#{rank}</span>'
    return f'<div id="gridItemRoot">{badge}{link.format(picture)}{link.format("Desk lamp")}{body}{end}'


def page_of(*cards: str, heading: str = "Best Sellers in Lamps", head: str = "", tree: str = "") -> ListPage:
    grid = '<div class="p13n-desktop-grid" data-client-recs-list="[]" data-reftag="zg_bs_g_lamps">'
    page = parse_page(
        f"""<html><head><title>Amazon.com</title>{head}
        <link rel="canonical" href="https://www.amazon.com/gp/bestsellers/lamps"></head><body>
        <div id="navbar">Amazon</div><h1>{heading}</h1>{tree}{grid}{"".join(cards)}</div></body>
        </html>""".encode()
    )
    assert isinstance(page, ListPage)
    return page


@pytest.mark.parametrize(
    ("printed", "price", "maximum"),
    [
        ("$10.00 to $20.00", 10, 20),
        ("10,00 € bis 20,00 €", 10, 20),
        ("EUR 10,00 bis EUR 20,00", 10, 20),
        ("10,00 € à 20,00 €", 10, 20),
        ("10 kr til 20 kr", 10, 20),
        ("Tk 500", None, None),
    ],
)
def test_a_price_is_read_or_missed_aloud(printed: str, price: int | None, maximum: int | None) -> None:
    page = page_of(card(1, PRICE.format(printed)))
    assert (page.items[0].price, page.items[0].price_max) == (price, maximum)
    doubt = "1 of the products show a price that could not be read."
    assert page.warnings == ([doubt] if price is None else [])


@pytest.mark.parametrize(
    "struck",
    [
        '<span class="a-color-price"><s><span class="p13n-sc-price">$99.00</span></s></span>',
        '<span class="a-color-price a-text-strike"><span class="p13n-sc-price">$99.00</span></span>',
        '<span class="a-price a-text-price"><span class="a-offscreen">$99.00</span></span>',
        '<span class="a-price" data-a-strike="true"><span class="a-offscreen">$99.00</span></span>',
        '<span class="listprice"><span class="price">$99.00</span></span>',
    ],
)
def test_a_former_price_is_no_price(struck: str) -> None:
    assert page_of(card(1, struck)).items[0].price is None
    assert page_of(card(1, struck + PRICE.format("$10.00"))).items[0].price == 10


def test_two_prices_with_a_dash_between_them_are_a_range() -> None:
    ends = [
        f'<span class="a-price"><span class="a-offscreen">{text}</span></span>' for text in ("$5.00", "$9.00")
    ]
    item = page_of(card(1, "<span> – </span>".join(ends))).items[0]
    assert [item.price, item.price_max] == [5, 9]
    assert page_of(card(1, "<span> or </span>".join(ends))).items[0].price_max is None
    other = [ends[0], ends[1].replace("$", "€")]
    assert page_of(card(1, "<span>–</span>".join(other))).items[0].price_max is None


@pytest.mark.parametrize(("printed", "count"), [("15,145", 15_145), ("15.1K", 15_100), ("15 elf", None)])
def test_the_number_of_ratings_is_read_or_missed_aloud(printed: str, count: int | None) -> None:
    page = page_of(card(1, RATING.format(printed)))
    assert (page.items[0].rating, page.items[0].review_count) == (Decimal("4.4"), count)
    doubt = "1 of the products show a number of ratings that could not be read."
    assert page.warnings == ([doubt] if count is None else [])


def test_movers_lose_as_well_as_gain() -> None:
    item = page_of(card(1, MOVED.format("clr-negative", "40%"))).items[0]
    assert [item.rank_change_percent, item.sales_rank, item.previous_sales_rank] == [-40, 15, 1234]
    assert page_of(card(1, MOVED.format("", "1,234%"))).items[0].rank_change_percent == 1234


def test_a_pixel_that_holds_the_place_of_a_picture_is_none() -> None:
    pixel = '<img alt="Desk lamp" src="https://m.example/grey-pixel.gif">'
    page = page_of(card(1, "", pixel))
    assert page.items[0].image_url is None
    assert page.warnings == ["1 of the products show a picture that could not be read."]
    later = pixel.replace("<img", '<img data-a-hires="https://m.example/2.jpg"')
    assert page_of(card(1, "", later)).items[0].image_url == "https://m.example/2.jpg"


def test_a_card_that_lost_its_end_is_not_given_the_values_of_the_next() -> None:
    offer, own = SECONDARY.format("$79.99"), PRICE.format("$139.96")
    page = page_of(card(1, offer, end=""), card(2, RATING.format("26") + own, end="</div></div>"))
    first, second = page.items
    assert (first.asin, first.rank, first.price, first.rating, first.review_count) == (
        "B000000001", 1, None, None, None,
    )  # fmt: skip
    assert (second.price, second.review_count) == (Decimal("139.96"), 26)
    assert "1 of the products show a price that could not be read." in page.warnings


def test_ranks_that_occur_twice_and_lists_without_a_price_are_said() -> None:
    page = page_of(*(card(rank, "") for rank in (1, 2, 2, 3, 4)))
    assert "Some ranks occur more than once." in page.warnings
    assert "No product has a price: the page's markup may have changed." in page.warnings
    assert "No product has a rating: the page's markup may have changed." in page.warnings


TREE = '<div role="tree" class="_x_zg-browse-root_y"><span class="_x_zg-selected_y">{}</span></div>'


@pytest.mark.parametrize(
    ("heading", "selected"),
    [
        ("Produtos em alta em Cozinha", "Cozinha"),
        ("Novidades na Amazon em Cozinha", "Cozinha"),
        ("Największe wzrosty i nowości w kategorii Kuchnia", "Kuchnia"),
        ("En Çok Satanlar: Mutfak", "Mutfak"),
        ("Best Sellers in Books in Spanish", "Books in Spanish"),
    ],
)
def test_the_category_is_what_is_selected_in_the_tree(heading: str, selected: str) -> None:
    page = page_of(card(1, PRICE.format("$9.00")), heading=heading, tree=TREE.format(selected))
    assert page.category == selected


def test_a_heading_that_says_more_than_the_tree_is_right() -> None:
    assert (
        category_of_heading("Bestseller in Thermische Solaranlagen", lambda: "Solaranlagen")
        == "Thermische Solaranlagen"
    )
    assert category_of_heading("Best Sellers", lambda: "Any Department") is None
    assert category_of_heading("Mutfak kategorisinde En Çok Satanlar") == "Mutfak"
    assert category_of_heading("Mutfak için yeni ürünler") == "Mutfak"


def test_the_kind_of_a_list_is_told_by_its_selected_tab_and_its_address() -> None:
    page = parse_page(page_bytes("/gp/most-gifted/lamps", ""))
    assert isinstance(page, ListPage)
    assert page.list_kind == "gift_ideas"
    tab = '<div class="_p13n-zg-nav-tab_tabs-li-selected"><a href="/gp/new-releases/lamps">New</a></div>'
    page = parse_page(page_bytes("/gp/most-gifted/lamps", tab))
    assert isinstance(page, ListPage)
    assert page.list_kind == "new_releases"


def test_a_shop_is_told_by_its_server_or_by_its_title() -> None:
    for sign in ('<script>ue_sn="www.amazon.se"</script>', "<title>Amazon.se: Bästsäljare</title>"):
        page = parse_page(f"<html><body>{sign}<div>{card(1, '')}</div></body></html>".encode())
        assert isinstance(page, ListPage)
        assert page.marketplace == "amazon.se"


def page_bytes(path: str, tabs: str) -> bytes:
    grid = f'<div class="p13n-desktop-grid" data-client-recs-list="[]">{card(1, "")}</div>'
    head = f'<link rel="canonical" href="https://www.amazon.com{path}">'
    return f"<html><head>{head}</head><body>{tabs}<h1>Gifts in Lamps</h1>{grid}</body></html>".encode()

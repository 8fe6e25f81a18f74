"""A product's own page, one field at a time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ProductPage


def product(body: str, host: str = "www.amazon.com") -> ProductPage:
    """A page of one product around ``body``."""
    page = parse_page(
        f"""<html><head><title>Tea strainer</title>
        <link rel="canonical" href="https://{host}/dp/B0ABCDEFGH"></head><body><div id="navbar">Amazon</div>
        <div id="dp"><span id="productTitle">Tea strainer</span><input id="ASIN" value="B0ABCDEFGH">
        {body}</div></body></html>""".encode()
    )
    assert isinstance(page, ProductPage)
    return page


def amount(text: str, classes: str = "", attributes: str = "") -> str:
    pieces = f'<span aria-hidden="true">{text}</span>'
    whole = f'<span class="a-offscreen">{text}</span>'
    return f'<span class="a-price {classes}" {attributes}>{whole}{pieces}</span>'


BUY = '<input type="submit" id="add-to-cart-button">'
STRUCK = amount("$29.99", "a-text-price", 'data-a-strike="true"')
PAID = amount("$19.99", "a-text-price a-size-medium apexPriceToPay")
UNIT = amount("$0.50", "a-text-price a-size-small")
RANGE = "".join(amount(text, "a-text-price a-size-medium apexPriceToPay") for text in ("$10.00", "$25.50"))


@pytest.mark.parametrize("box", ["corePrice_desktop", "corePrice_feature_div", "apex_desktop"])
def test_the_price_to_pay_is_read_though_it_is_styled_as_former_prices_are(box: str) -> None:
    rows = f"<table><tr><td>List Price:</td><td>{STRUCK}</td></tr><tr><td>{PAID} {UNIT}</td></tr></table>"
    page = product(f'{BUY}<div id="{box}">{rows}</div>')
    assert (page.price, page.price_max, page.price_kind) == (Decimal("19.99"), None, "price")


@pytest.mark.parametrize("box", ["corePrice_desktop", "corePrice_feature_div", "apex_desktop"])
def test_a_range_to_pay_is_read_whole(box: str) -> None:
    former = f'<span class="a-price-range">{STRUCK} - {STRUCK.replace("29", "39")}</span>'
    page = product(f'{BUY}<div id="{box}">{former}<span class="a-price-range">{RANGE}</span></div>')
    assert (page.price, page.price_max) == (Decimal("10.00"), Decimal("25.50"))


@pytest.mark.parametrize(
    "former",
    [
        STRUCK,
        UNIT,
        amount("$29.99", "basisPrice"),
        f'<span class="a-text-strike">{amount("$29.99")}</span>',
        f'<span class="a-price-range">{STRUCK}{STRUCK}</span>',
    ],
)
def test_a_former_price_and_a_price_per_unit_are_no_price(former: str) -> None:
    page = product(f'{BUY}<div id="corePrice_desktop">{former}</div>')
    assert page.price is None
    assert "The product's price could not be read." in page.warnings


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(
            (words, "OutOfStock")
            for words in (
                "Momenteel niet verkrijgbaar.",
                "Fora de estoque",
                "Temporalmente sin stock",
                "Tillfälligt slut i lager",
                "Sold out",
                "Épuisé",
                "Wyprzedane",
                "Tükendi",
                "Currently unavailable.",
                "Nicht auf Lager",
            )
        ),
        *(
            (words, "PreOrder")
            for words in (
                "This title will be released on May 5.",
                "Erscheint am 5. Mai",
                "Paraîtra le 5 mai",
                "Se lanzará el 5 de mayo",
                "発売予定",
                "Verschijnt op 5 mei",
                "Jetzt vorbestellen",
            )
        ),
        *((words, "InStock") for words in ("In Stock.", "Nur noch 2 auf Lager", "En stock", "在庫あり。")),
    ],
)
def test_availability_is_read_in_every_language(words: str, expected: str) -> None:
    price = f'<div id="corePrice_desktop">{PAID}</div>'
    page = product(f'{BUY}<div id="availability">{words}</div>{price}')
    assert (page.availability, page.availability_text) == (expected, words)
    assert (page.price is None) is (expected == "OutOfStock"), "what is left is another format's price"
    assert page.warnings == [
        "The product's brand could not be read.",
        "The product's picture could not be read.",
    ]


def test_words_of_availability_that_nobody_knows_are_said() -> None:
    page = product(f'{BUY}<div id="availability">Kluk kluk</div>')
    assert page.availability == "InStock"
    assert "What the page says of its availability is not known: “Kluk kluk”." in page.warnings


@pytest.mark.parametrize(
    "word", ["from", "ab", "à partir de", "da", "desde", "a partir de", "vanaf", "från", "od"]
)
def test_the_lowest_of_several_prices_is_named_so(word: str) -> None:
    page = product(
        f'{BUY}<div id="tmmSwatches"><div class="selected">'
        f'<span class="slot-price">{word} $9.99</span></div></div>'
    )
    assert (page.price, page.price_kind) == (Decimal("9.99"), "offers_from")


@pytest.mark.parametrize(
    ("words", "count"),
    [("875 ratings", 875), ("12K ratings", 12_000), ("12 mil calificaciones", 12_000), ("12X ratings", None)],
)
def test_ratings_that_are_written_short_are_multiplied_or_missed(words: str, count: int | None) -> None:
    page = product(
        f'{BUY}<span id="acrPopover" title="4.4 out of 5 stars"></span>'
        f'<span id="acrCustomerReviewText">{words}</span>'
    )
    assert (page.rating, page.review_count) == (Decimal("4.4"), count)
    assert ("The product's number of ratings could not be read." in page.warnings) is (count is None)

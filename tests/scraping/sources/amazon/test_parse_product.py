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

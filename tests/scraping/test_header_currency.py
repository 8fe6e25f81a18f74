"""What the header of a price column says of the currency."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from pinflow.projects.models import Project
from pinflow.scraping.bring.guess_mapping import guess_mapping
from pinflow.scraping.bring.read_rows import ReadRow, read_rows
from tests.factories.readers import BUILT_IN

MUG = "B00EXAMPL1"


def read(text: str, marketplace: str = "amazon.de") -> ReadRow:
    table = BUILT_IN.read_table(text.encode(), "finds.csv")
    mapping = guess_mapping(table.columns, [row.cells for row in table.rows])
    (row,) = read_rows(table, mapping, cast(Project, SimpleNamespace(marketplace=marketplace, name="Finds")))
    return row


@pytest.mark.parametrize(
    ("header", "marketplace", "currency"),
    [
        ("price usd", "amazon.de", "USD"),
        ("Price ($)", "amazon.de", "USD"),
        ("Price ($)", "amazon.ca", "CAD"),
        ("Preis (£)", "amazon.de", "GBP"),
        ("Price (US$)", "amazon.ca", "USD"),
        ("Price SEK", "amazon.de", "SEK"),
        ("Cena (zł)", "amazon.de", "PLN"),
        ("Preis", "amazon.de", "EUR"),
    ],
)
def test_a_price_is_in_the_currency_of_its_header(header: str, marketplace: str, currency: str) -> None:
    row = read(f"asin;{header}\n{MUG};9.90\n", marketplace)
    assert row.product is not None
    assert (row.product.price, row.product.currency) == (Decimal("9.90"), currency)
    assert row.report.message is None


def test_the_rows_own_currency_goes_before_the_headers() -> None:
    row = read(f"asin;Price ($);currency\n{MUG};9.90;CHF\n")
    assert row.product is not None
    assert (row.product.price, row.product.currency) == (Decimal("9.90"), "CHF")


def test_a_price_that_contradicts_its_header_is_left_out_aloud() -> None:
    row = read(f"asin;Price ($)\n{MUG};9.90 €\n")
    assert row.product is not None
    assert (row.product.price, row.product.currency) == (None, None)
    assert row.report.message is not None
    assert "its price “9.90 €” is not in USD, as its column says" in row.report.message

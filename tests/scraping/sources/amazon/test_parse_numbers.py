"""Prices, ratings and counts in the words of all marketplaces."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.scraping.sources.amazon.parse_identity import category_of_heading
from pinflow.scraping.sources.amazon.parse_numbers import (
    Money,
    read_count,
    read_first_count,
    read_integers,
    read_money,
    read_percent,
    read_rank,
    read_rating,
)


@pytest.mark.parametrize(
    ("text", "home", "amount", "currency"),
    [
        ("$19.95", "USD", "19.95", "USD"),
        ("$1,299.00", "CAD", "1299.00", "CAD"),
        ("$5", "MXN", "5", "MXN"),
        ("$12.00", None, "12.00", "USD"),
        ("US$12.00", "SGD", "12.00", "USD"),
        ("S$12.90", "SGD", "12.90", "SGD"),
        ("CDN$ 24.87", "CAD", "24.87", "CAD"),
        ("R$ 1.234,56", "BRL", "1234.56", "BRL"),
        ("£0.99", "GBP", "0.99", "GBP"),
        ("424,99\xa0€", "EUR", "424.99", "EUR"),
        ("1.132,00 €", "EUR", "1132.00", "EUR"),
        ("1.234 €", "EUR", "1234", "EUR"),
        ("€ 1.234,50", "EUR", "1234.50", "EUR"),
        ("EUR 19,95", "EUR", "19.95", "EUR"),
        ("2 684,99 €", "EUR", "2684.99", "EUR"),
        ("2\u202f684,99\xa0€", "EUR", "2684.99", "EUR"),
        ("1 234,50 kr", "SEK", "1234.50", "SEK"),
        ("99 kr", "SEK", "99", "SEK"),
        ("1 234,56 zł", "PLN", "1234.56", "PLN"),
        ("1.234,56 TL", "TRY", "1234.56", "TRY"),
        ("₺1.234,56", "TRY", "1234.56", "TRY"),
        ("AED 1,132.00", "AED", "1132.00", "AED"),
        ("AED\xa01,132.00", "AED", "1132.00", "AED"),
        ("\u200f1,132.00 ر.س.\u200f", "SAR", "1132.00", "SAR"),
        ("جنيه 1,132.00", "EGP", "1132.00", "EGP"),
        ("١٬١٣٢٫٥٠ درهم", "AED", "1132.50", "AED"),
        ("₹1,23,456.00", "INR", "123456.00", "INR"),
        ("₹ 499", "INR", "499", "INR"),
        ("￥1,234", "JPY", "1234", "JPY"),
        ("¥ 12,345", "JPY", "12345", "JPY"),
        ("1,234円", "JPY", "1234", "JPY"),
        ("TWD 372.40", "JPY", "372.40", "TWD"),
        ("KWD 5.900", "USD", "5.900", "KWD"),
        ("Kostenlos", "EUR", "0", "EUR"),
    ],
)
def test_a_printed_price_is_read_exactly(text: str, home: str | None, amount: str, currency: str) -> None:
    assert read_money(text, home) == Money(Decimal(amount), None, currency)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$19.95 - $99.99", "19.95", "99.99"),
        ("$26.74 - $9,992.50", "26.74", "9992.50"),
        ("EUR 10,00 - EUR 1.020,00", "10.00", "1020.00"),
        ("10,00 € – 20,00 €", "10.00", "20.00"),
        ("￥1,000 ～ ￥2,000", "1000", "2000"),
    ],
)
def test_a_range_has_a_lowest_and_a_highest_price(text: str, low: str, high: str) -> None:
    money = read_money(text, "USD")
    assert money is not None
    assert (money.amount, money.maximum) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    ["", "19.95", "-20%", "(9,99 €/l)", "MSRP", "26 84,99 €", "3 Angebote ab 7,50 €", "€", "Free", "1 2 3 $"],
)
def test_what_is_not_plainly_one_price_is_no_price(text: str) -> None:
    assert read_money(text, None) is None


@pytest.mark.parametrize(
    ("phrase", "rating", "count"),
    [
        ("4.4 out of 5 stars, 15,145 ratings", "4.4", 15145),
        ("4,7 von 5 Sternen", "4.7", None),
        ("4,7 von 5 Sternen, 2.165 Bewertungen", "4.7", 2165),
        ("4,5 sur 5 étoiles", "4.5", None),
        ("4,5 sur 5\xa0étoiles, 15\u202f145 évaluations", "4.5", 15145),
        ("4,7 su 5 stelle", "4.7", None),
        ("4,1 de 5 estrellas", "4.1", None),
        ("4,0 de 5 estrelas", "4.0", None),
        ("4,6 van 5 sterren", "4.6", None),
        ("4,6 av 5 stjärnor", "4.6", None),
        ("4,6 z 5 gwiazdek", "4.6", None),
        ("5 yıldız üzerinden 4,6", "4.6", None),
        ("5つ星のうち4.5", "4.5", None),
        ("5つ星のうち4.3、1,204個の評価", "4.3", 1204),
        ("4.6 من 5 نجوم", "4.6", None),
        ("٤٫٦ من ٥ نجوم", "4.6", None),
        ("5.0 out of 5 stars", "5.0", None),
        ("5 out of 5 stars", "5", None),
        ("1 out of 5 stars", "1", None),
    ],
)
def test_a_rating_is_read_in_every_language(phrase: str, rating: str, count: int | None) -> None:
    assert read_rating(phrase) == (Decimal(rating), count)


@pytest.mark.parametrize("phrase", ["", "Prime", "4.4 stars", "12 out of 10", "6.1 out of 7", "1 2 3 4"])
def test_what_is_no_rating_out_of_five_is_no_rating(phrase: str) -> None:
    assert read_rating(phrase) == (None, None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("345", 345),
        ("2.165", 2165),
        ("14,656", 14656),
        ("(2,056)", 2056),
        ("1\u202f013", 1013),
        ("1,23,456", 123456),
        ("378,703", 378703),
        ("4,5", None),
        ("12 offers", None),
        ("", None),
        ("1.2K", 1200),
        ("(12K)", 12_000),
        ("1.2万", 12_000),
        ("2 Mio.", 2_000_000),
        ("1.234K", None),
        ("12X", None),
        ("12 elf", None),
    ],
)
def test_a_count_is_a_whole_number_in_any_grouping(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12K ratings", 12_000),
        ("12,5 mil calificaciones", 12_500),
        ("12 tys. ocen", 12_000),
        ("12B değerlendirme", 12_000),
        ("2 Mio. Bewertungen", 2_000_000),
        ("1.2万個の評価", 12_000),
        ("1,234個の評価", 1234),
        ("12X ratings", None),
        ("3 Meinungen", 3),
        ("4 kunder", 4),
        ("7 bewertungen", 7),
    ],
)
def test_a_phrase_that_abbreviates_its_count_is_multiplied(text: str, count: int | None) -> None:
    assert read_first_count(text) == count


def test_a_rating_says_how_many_thousands_gave_it() -> None:
    assert read_rating("4.4 out of 5 stars, 12K ratings") == (Decimal("4.4"), 12_000)


def test_ranks_percentages_and_phrases() -> None:
    assert [read_rank(t) for t in ("#1", "100.", "Nº 7", "#1,024", "", "#0", "1-20")] == [
        1,
        100,
        7,
        1024,
        None,
        None,
        None,
    ]
    assert [read_percent(t) for t in ("1,234%", "12,5 %", "-40%", "55", "up")] == [
        Decimal(1234),
        Decimal("12.5"),
        Decimal(-40),
        Decimal(55),
        None,
    ]
    assert read_integers("Sales rank: 15 (was 1,234)") == [15, 1234]


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Best Sellers in Whole Home & Mesh Wi-Fi Systems", "Whole Home & Mesh Wi-Fi Systems"),
        ("Movers & Shakers in Books", "Books"),
        ("Bestseller in Küche, Haushalt & Wohnen", "Küche, Haushalt & Wohnen"),
        ("Meilleures ventes en Livres", "Livres"),
        ("Los más vendidos en Libros en idiomas extranjeros", "Libros en idiomas extranjeros"),
        ("Mais vendidos em Eletrônicos", "Eletrônicos"),
        ("Bästsäljare i Böcker", "Böcker"),
        ("Najlepiej sprzedające się w kategorii Zabawki", "Zabawki"),
        ("ドラッグストアの売れ筋ランキング", "ドラッグストア"),
        ("الأفضل مبيعاً في الكتب", "الكتب"),
        ("Amazon Best Sellers", None),
        ("Movers and Shakers", None),
        ("", None),
    ],
)
def test_the_category_is_what_the_heading_names(heading: str, category: str | None) -> None:
    assert category_of_heading(heading) == category


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.sampled_from(["USD", "EUR", None]))
def test_no_text_makes_a_reader_fail(text: str, home: str | None) -> None:
    read_money(text, home)
    read_rating(text)
    read_count(text)
    read_rank(text)
    read_percent(text)
    category_of_heading(text)


@given(st.decimals(0, 99999, places=2), st.booleans())
def test_a_price_printed_in_either_style_reads_back(amount: Decimal, continental: bool) -> None:
    printed = f"{amount:,.2f}"
    if continental:
        printed = printed.translate(str.maketrans(",.", ".,"))
    assert read_money(f"{printed} €", "EUR") == Money(amount, None, "EUR")

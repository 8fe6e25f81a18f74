"""What a title says for certain."""

from __future__ import annotations

import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers import CopyRequest, TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.title_facts import title_facts

FACTS = [
    ("en", "Water Bottle, 32 oz, Stainless Steel, 2-Pack", ["32 oz", "pack of 2", "stainless steel"]),
    ("en", "Linen Pillow Cover 20 x 20 inch, Set of 4", ["20 × 20 inches", "set of 4", "linen"]),
    ("en", "Round Cheese Board with Leather Strap, 12 Inch", ["12 inches"]),
    ("en", "Terracotta Amphora Vase", []),
    ("de", "Duftkerze im Glas, Clean Cotton, 538 g", ["538 g"]),
    ("en", "Leather Cleaner and Conditioner, 8 fl. oz", ["8 fl oz"]),
    ("de", "Thermobecher 500ml aus Edelstahl, 2er-Set", ["500 ml", "2er-Set", "Edelstahl"]),
    ("de", "Solarway Balkonkraftwerk 1000W Komplett Steckdose - Ausgang 600/800W", ["1000 W"]),
    # What comes with it, and what stands far behind, is not the product.
    ("de", "Balkonkraftwerk 880Wp mit 10m Anschlusskabel", ["880 Wp"]),
    ("en", "Desk Lamp" + " for Home Office Reading" * 4 + " 12 inch", []),
    ("de", 'Solarschlauch 1/2" Set', []),
    # Waist and length are no watts and litres; what is counted once is not counted again.
    ("de", "Levi's Herren 501 Original Fit Jeans, Stonewash, 34W / 32L", []),
    ("en", "Wrangler Men's Cowboy Cut Jeans W34 L32", []),
    ("en", "Desk Lamp 34W", ["34 W"]),
    ("en", "GE LED Light Bulbs, 60 Watt Eqv, Soft White, 16 Pack", ["pack of 16"]),
    ("en", "Samsung Galaxy A15 5G", []),
    ("en", "4G LTE Router, 300 g", ["300 g"]),
    ("en", "TP-Link Switch, 2.5G WAN/LAN Port", []),
    ("en", "Core Power Protein Shake, Chocolate, 26g Bottle, 14oz", ["14 oz"]),
    ("en", "3M Aura N95 Respirator", []),
    ("en", "Carter's 12M Bodysuit", []),
    ("en", "Runner's Sneaker 10 W US", []),
    ("en", "Casio Watch 50 m Water Resistant", []),
    ("de", "Schreibtischlampe, 5 m Kabel", []),
    ("en", "Garden Hose 30 m", ["30 m"]),
    ("en", "Face Gel 50G", ["50 g"]),
    ("de", "Dallmayr Kaffee 2er Pack (2 x 500 g)", ["2 × 500 g"]),
    ("en", "Makeup Remover Wipes, 2 x 25 ct", []),  # fifty, and no pack of 25
    ("en", "Kill It with Fire", []),
]


@pytest.mark.parametrize(("language", "title", "texts"), FACTS)
def test_figures_counts_and_materials_are_taken_where_they_are_the_products(
    language: str, title: str, texts: list[str]
) -> None:
    assert [fact.text for fact in title_facts(title, language)] == texts


async def test_they_become_points_stand_in_the_title_and_in_the_text() -> None:
    facts = ProductFacts(
        marketplace="amazon.com",
        asin="B0ABCDEFGH",
        title="Emberlyn Water Bottle, 32 oz, Stainless Steel",
        category="Kitchen & Dining",
    )
    for seed in range(10):
        copy = await TemplateWriter().write(CopyRequest(facts=facts, seed=str(seed)), MemoryLedger())
        assert "32 oz" in copy.points[0]
        assert copy.title.startswith("Emberlyn Water Bottle, 32 oz")
        assert ": 32 oz and stainless steel." in copy.description


async def test_nothing_is_told_of_a_books_figures() -> None:
    facts = ProductFacts(
        marketplace="amazon.com",
        asin="B0ABCDEFGH",
        title="20,000 Leagues, 12 oz of Courage",
        category="Books",
    )
    copy = await TemplateWriter().write(CopyRequest(facts=facts, seed="1"), MemoryLedger())
    assert "listing: " not in copy.description.casefold() and "listed: " not in copy.description.casefold()
    assert not [point for point in copy.points if "12 oz" in point]


@pytest.mark.parametrize(
    ("title", "language", "facts"),
    [
        ("Mobil 1 Fuel Economy Motor Oil 0W-20, 5 Quart", "en", []),
        ("Castrol EDGE 5W-30 LL, 5 Liter", "de", ["5 l"]),
        ("Premier Shake, 30g Protein, 11 fl oz", "en", ["11 fl oz"]),
        ("LED Bulb 60W Equivalent, Warm White", "en", []),
        ("Wall Mount holds up to 50 lbs", "en", []),
        ("Regal, trägt bis zu 50 kg", "de", []),
        ("Hanes T-Shirt, 1 Or 2 Pack", "en", []),
        ("Cotton Candy Machine for Home", "en", []),
        ("Marble Run Toy", "en", []),
        ("Marmorkuchen Backform", "de", []),
        ("Lederfett farblos", "de", []),
        ("Ceramic Brake Pads", "en", []),
    ],
)
def test_a_figure_or_a_material_of_something_else_is_no_fact_of_the_product(
    title: str, language: str, facts: list[str]
) -> None:
    assert [fact.text for fact in title_facts(title, language)] == facts

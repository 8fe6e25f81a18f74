"""docs/compliance.md tells of every rule as it is."""

from __future__ import annotations

from pinflow.pins.rules import ALL_RULES, PACKS, is_hard
from pinflow.pins.rules.describe_rules import describe_packs, describe_rule
from pinflow.projects.marketplaces import MARKETPLACES
from tests.conftest import ROOT


def test_every_rule_stands_in_the_document_with_source_and_date() -> None:
    document = (ROOT / "docs" / "compliance.md").read_text("utf-8")
    for rule in ALL_RULES:
        assert describe_rule(rule) in document, f"{rule.id}: python -m pinflow.pins.rules.describe_rules"
    assert describe_packs() in document


def test_every_country_of_a_pack_has_a_marketplace_and_a_source() -> None:
    countries = {marketplace.country for marketplace in MARKETPLACES.values()}
    for pack in PACKS:
        assert pack.countries <= countries
        assert pack.source is not None or not pack.countries


def test_the_label_on_the_picture_is_advice_only_where_no_law_is_known() -> None:
    (rule,) = (rule for rule in ALL_RULES if rule.id == "disclosure.picture_missing")
    firm = {name for name in MARKETPLACES if is_hard(rule, name)}
    assert {"amazon.de", "amazon.fr", "amazon.com", "amazon.co.uk", "amazon.co.jp"} <= firm
    assert {"amazon.in", "amazon.sg"}.isdisjoint(firm)

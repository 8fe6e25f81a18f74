"""docs/compliance.md tells of every rule as it is."""

from __future__ import annotations

from pinflow.pins.rules import ALL_RULES, PACKS, is_hard, rules_for
from pinflow.pins.rules.describe_rules import describe_packs, describe_rule
from pinflow.pins.rules.packs import packs_for
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
        assert pack.marketplaces <= set(MARKETPLACES)
        assert pack.source is not None or not pack.countries


def test_the_label_on_the_picture_is_advice_only_where_no_law_is_known() -> None:
    (rule,) = (rule for rule in ALL_RULES if rule.id == "disclosure.picture_missing")
    firm = {name for name in MARKETPLACES if is_hard(rule, name)}
    assert {"amazon.de", "amazon.fr", "amazon.com", "amazon.co.uk", "amazon.co.jp"} <= firm
    assert {"amazon.in", "amazon.sg"}.isdisjoint(firm)


def test_what_amazon_asks_of_its_associates_holds_at_amazon_in_every_country_and_nowhere_else() -> None:
    packs = {name: [pack.name for pack in packs_for(name)] for name in (*MARKETPLACES, "otto.de")}
    assert packs["amazon.de"] == ["everywhere", "amazon", "eea", "de"]
    assert packs["amazon.sg"] == ["everywhere", "amazon"], "a country of which no label is known"
    assert packs.pop("otto.de") == ["everywhere"]
    assert all("amazon" in names for names in packs.values())
    of_amazon = {rule.id for rule in rules_for("amazon.ae")} - {rule.id for rule in rules_for("otto.de")}
    assert {"facts.price", "links.wrong_tag", "policy.marketplace_photo_not_confirmed"} <= of_amazon
    assert "disclosure.text_missing" not in of_amazon

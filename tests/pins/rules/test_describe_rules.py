"""docs/compliance.md tells of every rule as it is."""

from __future__ import annotations

from pinflow.pins.models import Severity
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


# Written out, so that a rule that grows weaker is seen here and not in a table that is made from it.
HARD = """
    disclosure.text_buried disclosure.text_missing
    facts.discount facts.price facts.rating
    goods.adult goods.cannabis goods.illegal_drugs goods.prescription_medicine goods.tobacco
    goods.unauthorised_supplements goods.weapons
    links.direct_not_confirmed links.marker_missing links.no_destination links.not_a_product_link
    links.not_an_address links.on_this_machine links.own_site_leads_to_amazon links.redirector
    links.shortener links.wrong_marketplace links.wrong_product links.wrong_tag
    pictures.format pictures.too_small
    policy.ai_disclosure_unknown policy.ai_undisclosed policy.marketplace_photo_not_allowed
    policy.marketplace_photo_not_confirmed
    repeats.link_on_other_account repeats.picture_on_other_account repeats.same_link_too_soon
    texts.length
"""
ALSO_BLOCKING = """
    claims.medical disclosure.picture_illegible disclosure.picture_missing pictures.text_cut
    repeats.near_duplicate_picture
"""


def test_what_may_not_be_switched_off_and_what_blocks_is_as_it_was_decided() -> None:
    assert {rule.id for rule in ALL_RULES if rule.hard} == set(HARD.split())
    blocking = {rule.id for rule in ALL_RULES if rule.severity is Severity.BLOCK}
    assert blocking == {*HARD.split(), *ALSO_BLOCKING.split()}


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

"""The compliance rules for a single pin, each with its source and date. ``check_pin`` runs them."""

from pinflow.pins.rules.check_pin import check_pin, is_blocked
from pinflow.pins.rules.packs import ALL_RULES, PACKS, RulePack, is_hard, rules_for
from pinflow.pins.rules.rule import Rule, Source

__all__ = [
    "ALL_RULES",
    "PACKS",
    "Rule",
    "RulePack",
    "Source",
    "check_pin",
    "is_blocked",
    "is_hard",
    "rules_for",
]

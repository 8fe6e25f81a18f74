"""The compliance rules for a single pin, each with its source and date. ``check_pin`` runs them."""

from pinflow.pins.rules.check_pin import BUILT_IN_RULES, check_pin, is_blocked
from pinflow.pins.rules.rule import Rule, Source

__all__ = ["BUILT_IN_RULES", "Rule", "Source", "check_pin", "is_blocked"]

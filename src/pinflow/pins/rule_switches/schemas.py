"""Rules of a project as the API shows them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from pydantic import Field

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.pins.models import Severity

# A command shows a finding without all the rules.
if TYPE_CHECKING:
    from pinflow.pins.rule_switches import switch_rule

_OFF = {
    "by": "Nora Winter",
    "at": "2026-11-23T09:10:00Z",
    "reason": "We quote the test of an institute, with its name.",
}


class SwitchedOff(ApiModel):
    """Who switched a rule off, when and why."""

    model_config = examples(_OFF)

    by: str
    at: datetime
    reason: str


class Rule(ApiModel):
    """A rule for the project's pins. ``hard``: it cannot be switched off.

    ``pack``: for which countries and marketplaces it is.
    """

    model_config = examples(
        {
            "id": "claims.superlative",
            "says": "No claim such as “best” or “#1” that nobody can prove.",
            "severity": "warn",
            "pack": "everywhere",
            "pack_title": "Pinterest, and what every pin needs",
            "source": "FTC, Disclosures 101 for Social Media Influencers",
            "source_url": None,
            "source_date": "2019-11-05",
            "hard": False,
            "switched_off": _OFF,
        }
    )

    id: str
    says: str
    severity: Severity
    pack: str
    pack_title: str
    source: str
    source_url: str | None
    source_date: date
    hard: bool
    switched_off: SwitchedOff | None

    @classmethod
    def of(cls, state: switch_rule.RuleState) -> Rule:
        """A rule and whether it holds."""
        rule, off = state.rule, state.switched_off
        return cls(
            id=rule.id,
            says=rule.says,
            severity=rule.severity,
            pack=state.pack.name,
            pack_title=state.pack.title,
            source=rule.source.name,
            source_url=rule.source.url,
            source_date=rule.source.date,
            hard=state.hard,
            switched_off=None if off is None else SwitchedOff(by=off.by, at=off.at, reason=off.reason),
        )


class RulePage(Page[Rule]):
    """The rules for a project's pins, by pack."""


class SwitchOff(ApiModel):
    """Why the project does without the rule."""

    model_config = examples({"reason": _OFF["reason"]})

    reason: str = Field(max_length=2000)

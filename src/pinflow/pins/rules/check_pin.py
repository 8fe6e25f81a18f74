"""Runs the rules on one pin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from pinflow.pins.models import Finding, PinToCheck, Severity, SwitchedOff
from pinflow.pins.rules.packs import is_hard, rules_for
from pinflow.pins.rules.rule import Rule

_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}


def check_pin(
    pin: PinToCheck,
    *,
    rules: Sequence[Rule] | None = None,
    switched_off: Mapping[str, SwitchedOff] | None = None,
) -> list[Finding]:
    """All findings about ``pin``, what blocks first; an empty list means that no rule is broken.

    ``rules``: those of the pin's marketplace unless given. A rule in ``switched_off`` (by its id) still says
    what it found, as an information with who switched it off and why; a hard rule is not to be switched off.
    """
    off = switched_off or {}
    found: list[Finding] = []
    for rule in rules_for(pin.marketplace) if rules is None else rules:
        switch = off.get(rule.id)
        if switch is not None and is_hard(rule, pin.marketplace):
            switch = None
        found += [_quieted(finding, switch) if switch else finding for finding in rule.check(pin)]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])


def _quieted(finding: Finding, switch: SwitchedOff) -> Finding:
    return msgspec.structs.replace(finding, severity=Severity.INFO, switched_off=switch)


def is_blocked(findings: Iterable[Finding]) -> bool:
    """Whether these findings keep a pin from approval."""
    return any(finding.severity is Severity.BLOCK for finding in findings)

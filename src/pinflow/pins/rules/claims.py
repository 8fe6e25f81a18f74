"""Claims that nobody can prove: medical effects and superlatives, often copied from product titles."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.fixes import without
from pinflow.pins.rules.patterns import MEDICAL, SUPERLATIVE
from pinflow.pins.rules.rule import Rule, place_of, quoted, written_texts
from pinflow.pins.rules.sources import FTC, PINTEREST_COMMUNITY


class MedicalClaim(Rule):
    id = "claims.medical"
    says = "No promise of an effect on health."
    severity = Severity.BLOCK
    source = PINTEREST_COMMUNITY
    fix = "Say what the product is, not what it does to the body."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in written_texts(pin):
            if found := MEDICAL.search(text):
                yield self.finding(
                    field,
                    f"{quoted(found.group(0))} in {place_of(pin, field)} promises an effect on health."
                    f"{_origin(pin, found.group(0))}",
                    patch=without(pin, field, MEDICAL),
                )


class SuperlativeClaim(Rule):
    id = "claims.superlative"
    says = "No claim such as “best” or “#1” that nobody can prove."
    severity = Severity.WARN
    source = FTC
    fix = "Say plainly what it is or does. A claim such as “best” needs proof that you hold."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in written_texts(pin):
            if found := SUPERLATIVE.search(text):
                yield self.finding(
                    field,
                    f"{quoted(found.group(0))} in {place_of(pin, field)} is a claim without proof."
                    f"{_origin(pin, found.group(0))}",
                    patch=without(pin, field, SUPERLATIVE),
                )


def _origin(pin: PinToCheck, words: str) -> str:
    return (
        " It was copied from the product's title." if words.casefold() in pin.product_title.casefold() else ""
    )

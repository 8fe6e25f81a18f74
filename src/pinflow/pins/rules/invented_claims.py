"""What the copy says about the product and its facts do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.rule import Rule, place_of, quoted, written_texts
from pinflow.pins.rules.sources import FTC


class InventedClaim(Rule):
    id = "claims.invented"
    severity = Severity.WARN
    source = FTC
    says = "No figure, property, material, proof or origin that the product's facts do not hold."
    fix = "Take it out, or add it to the pin's notes (`pinflow pin edit PIN --note`) if you know it is true."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.facts is None:
            return
        told: set[str] = set()
        for field, text in written_texts(pin):
            # The alt text repeats the picture's words: once is enough.
            claims = [c.text for c in find_invented(text, pin.facts) if c.text.casefold() not in told]
            told |= {claim.casefold() for claim in claims}
            if claims:
                verb = "is" if len(claims) == 1 else "are"
                yield self.finding(
                    field,
                    f"{' and '.join(map(quoted, claims))} in {place_of(pin, field)} {verb} not among the "
                    "product's facts.",
                )

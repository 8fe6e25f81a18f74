"""What the copy says about the product and its facts do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.rule import Rule, place_of, quoted, written_texts
from pinflow.pins.rules.sources import FTC

# "Waterproof" beside "Others" speaks of the product; "Cotton" beside "Linen" names two kinds to choose from.
_OURS_OR_OTHERS = re.compile(
    r"(?<!\w)(?:this|these|it|ours?|others?|usual|rest|rivals?|competitors?|diese[rsnm]?|unser\w*|andere\w*|übliche\w*|sonst\w*)(?!\w)",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_KIND = 2


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
        kinds = _heads_of_kinds(pin)
        for field, text in written_texts(pin):
            if field in kinds:
                continue
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


def _heads_of_kinds(pin: PinToCheck) -> frozenset[str]:
    """The fields of a comparison's heads where they name kinds of the thing, and nothing of this one."""
    heads = {
        f"text_boxes[{index}]": box.text for index, box in enumerate(pin.text_boxes) if box.role == "column"
    }
    named = set(re.findall(r"[^\W\d_]{3,}", (pin.facts.brand or "").casefold())) if pin.facts else set()
    if len(heads) < 2 or any(_is_about_one(head, named) for head in heads.values()):
        return frozenset()
    return frozenset(heads)


def _is_about_one(head: str, named: set[str]) -> bool:
    words = head.casefold().split()
    return len(words) > _MOST_WORDS_OF_A_KIND or bool(
        named.intersection(words) or _OURS_OR_OTHERS.search(head)
    )

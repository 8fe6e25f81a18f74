"""Facts that go stale: prices, discounts, ratings and review counts never stand in a pin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.fixes import without
from pinflow.pins.rules.patterns import DISCOUNT, PRICE, RATING
from pinflow.pins.rules.rule import Rule, place_of, quoted, written_texts
from pinflow.pins.rules.sources import AMAZON_ASSOCIATES


class _StaleFact(Rule):
    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    pattern: ClassVar[re.Pattern[str]]
    what: ClassVar[str]

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for field, text in written_texts(pin):
            if found := self.pattern.search(text):
                yield self.finding(
                    field,
                    f"{quoted(found.group(0))} in {place_of(pin, field)} is {self.what}; "
                    "it can be wrong tomorrow.",
                    patch=without(pin, field, self.pattern),
                )


class PriceStated(_StaleFact):
    id = "facts.price"
    says = "No price, in figures or words, in a text or on the picture."
    pattern = PRICE
    what = "a price"
    fix = "Take the price out. Readers see the current one on Amazon."


class DiscountStated(_StaleFact):
    id = "facts.discount"
    says = "No discount, coupon or offer in a text or on the picture."
    pattern = DISCOUNT
    what = "a discount or an offer"
    fix = "Take the offer out. Say what the product is for instead."


class RatingStated(_StaleFact):
    id = "facts.rating"
    says = "No star rating, review count or number of buyers in a text or on the picture."
    pattern = RATING
    what = "a star rating or a number of reviews"
    fix = "Take stars and review counts out. They may be shown in the dashboard only."

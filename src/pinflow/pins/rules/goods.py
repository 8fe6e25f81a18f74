"""Goods that Pinterest prohibits, recognised in the product and in the pin's own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.plain_text import read_plainly
from pinflow.pins.rules.rule import Rule, quoted, written_texts
from pinflow.pins.rules.sources import PINTEREST_COMMUNITY
from pinflow.research.screen_goods import ScreenedGoods, screen_goods


@lru_cache(maxsize=64)
def _screened(text: str, category: str, about: str) -> tuple[ScreenedGoods, ...]:
    """All groups at once: each of the rules asks for its own of the same texts."""
    return tuple(screen_goods(text, category, about=about))


class _Goods(Rule):
    source = PINTEREST_COMMUNITY
    group: str
    means: str

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        texts = [("product_title", read_plainly(pin.product_title)), *written_texts(pin)]
        for field, text in texts:
            for hit in _screened(text, pin.category, pin.product_title):
                if hit.group == self.group:
                    yield self.finding(field, f"{quoted(hit.word)} is {self.means}")
                    return


class _ProhibitedGoods(_Goods):
    severity = Severity.BLOCK
    hard = True
    fix = "Reject this draft and hide the product. If the word is meant otherwise, say it in other words."


class Tobacco(_ProhibitedGoods):
    id = "goods.tobacco"
    says = "No tobacco or nicotine."
    group = "tobacco"
    means = "tobacco or nicotine, which may not be promoted on Pinterest."


class Cannabis(_ProhibitedGoods):
    id = "goods.cannabis"
    says = "No cannabis or CBD."
    group = "cannabis"
    means = "cannabis or CBD, which may not be promoted on Pinterest."


class IllegalDrugs(_ProhibitedGoods):
    id = "goods.illegal_drugs"
    says = "No illegal drugs."
    group = "illegal_drugs"
    means = "an illegal drug, which may not be promoted on Pinterest."


class Weapons(_ProhibitedGoods):
    id = "goods.weapons"
    says = "No weapons."
    group = "weapons"
    means = "a weapon, which may not be promoted on Pinterest."


class PrescriptionMedicine(_ProhibitedGoods):
    id = "goods.prescription_medicine"
    says = "No prescription medicine."
    group = "prescription_medicine"
    means = "prescription medicine, which may not be promoted on Pinterest."


class AdultGoods(_ProhibitedGoods):
    id = "goods.adult"
    says = "No adult products."
    group = "adult"
    means = "an adult product, which may not be promoted on Pinterest."


class UnauthorisedSupplements(_ProhibitedGoods):
    id = "goods.unauthorised_supplements"
    says = "No supplements that may not be promoted at all."
    group = "unauthorised_supplements"
    means = "a supplement that may not be promoted on Pinterest."


class SupplementSeller(_Goods):
    id = "goods.supplement_seller"
    says = "Food supplements from authorised sellers only: a person looks who sells it."
    severity = Severity.WARN
    fix = "Check on the product page that brand or Amazon itself sells it; otherwise reject the draft."
    group = "supplements"
    means = "a food supplement: Pinterest allows it from authorised sellers only."

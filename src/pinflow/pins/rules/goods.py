"""Goods that Pinterest prohibits, recognised in the product and in the pin's own words."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.rule import Rule, quoted, written_texts
from pinflow.pins.rules.sources import PINTEREST_COMMUNITY
from pinflow.research.screen_goods import screen_goods


class _Goods(Rule):
    source = PINTEREST_COMMUNITY
    group: str
    means: str

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        texts = [("product_title", pin.product_title), *written_texts(pin)]
        for field, text in texts:
            for hit in screen_goods(text, pin.category, about=pin.product_title):
                if hit.group == self.group:
                    yield self.finding(field, f"{quoted(hit.word)} is {self.means}")
                    return


class _ProhibitedGoods(_Goods):
    severity = Severity.BLOCK
    fix = "Reject this draft and hide the product. If the word is meant otherwise, say it in other words."


class Tobacco(_ProhibitedGoods):
    id = "goods.tobacco"
    group = "tobacco"
    means = "tobacco or nicotine, which may not be promoted on Pinterest."


class Cannabis(_ProhibitedGoods):
    id = "goods.cannabis"
    group = "cannabis"
    means = "cannabis or CBD, which may not be promoted on Pinterest."


class Weapons(_ProhibitedGoods):
    id = "goods.weapons"
    group = "weapons"
    means = "a weapon, which may not be promoted on Pinterest."


class PrescriptionMedicine(_ProhibitedGoods):
    id = "goods.prescription_medicine"
    group = "prescription_medicine"
    means = "prescription medicine, which may not be promoted on Pinterest."


class AdultGoods(_ProhibitedGoods):
    id = "goods.adult"
    group = "adult"
    means = "an adult product, which may not be promoted on Pinterest."


class UnauthorisedSupplements(_ProhibitedGoods):
    id = "goods.unauthorised_supplements"
    group = "unauthorised_supplements"
    means = "a supplement that may not be promoted on Pinterest."


class SupplementSeller(_Goods):
    id = "goods.supplement_seller"
    severity = Severity.WARN
    fix = "Check on the product page that brand or Amazon itself sells it; otherwise reject the draft."
    group = "supplements"
    means = "a food supplement: Pinterest allows it from authorised sellers only."

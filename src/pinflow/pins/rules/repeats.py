"""Repetition: the same link too soon, or the same link or picture on another account."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import PINTEREST_COMMERCIAL

SAME_LINK_REST_DAYS = 7


class SameLinkTooSoon(Rule):
    id = "repeats.same_link_too_soon"
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Approve it later, or choose another product."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        ago = pin.same_link_published_days_ago
        if ago is not None and ago < SAME_LINK_REST_DAYS:
            yield self.finding(
                "link",
                f"The same link was published {ago:.1f} days ago; it rests for {SAME_LINK_REST_DAYS} days.",
            )


class SameLinkElsewhere(Rule):
    id = "repeats.link_on_other_account"
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Keep each product on one account."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.same_link_on_other_account:
            yield self.finding(
                "link", f"The same link is on your account “{pin.same_link_on_other_account}”."
            )


class SamePictureElsewhere(Rule):
    id = "repeats.picture_on_other_account"
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Draw another picture for this account."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.same_picture_on_other_account:
            yield self.finding(
                "picture", f"The same picture is on your account “{pin.same_picture_on_other_account}”."
            )

"""Repetition: the same link too soon or on another account, pictures and texts that are nearly the same."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.rule import Rule, quoted
from pinflow.pins.rules.sources import PINTEREST_COMMERCIAL

SAME_LINK_REST_DAYS = 7


class SameLinkTooSoon(Rule):
    id = "repeats.same_link_too_soon"
    says = "The same link rests for 7 days in an account."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Approve it later, or choose another product."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        ago = pin.same_link_published_days_ago
        if ago is not None and abs(ago) < SAME_LINK_REST_DAYS:
            yield self.finding("link", f"{_when(ago)}; it rests for {SAME_LINK_REST_DAYS} days.")


def _when(ago: float) -> str:
    if ago == 0:
        return "Another approved pin has the same link"
    if ago < 0:
        return f"The same link goes out in {-ago:.1f} days"
    return f"The same link was published {ago:.1f} days ago"


class SameLinkElsewhere(Rule):
    id = "repeats.link_on_other_account"
    says = "The same link is on one account only."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Keep each product on one account."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.same_link_on_other_account:
            yield self.finding(
                "link", f"The same link is on your account “{pin.same_link_on_other_account}”."
            )


class SamePictureElsewhere(Rule):
    id = "repeats.picture_on_other_account"
    says = "The same picture is on one account only."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    hard = True
    fix = "Draw another picture for this account."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.same_picture_on_other_account:
            yield self.finding(
                "picture", f"The same picture is on your account “{pin.same_picture_on_other_account}”."
            )


class NearDuplicatePicture(Rule):
    id = "repeats.near_duplicate_picture"
    says = "No picture that looks and reads like another of the same account."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Choose another template or headline, or reject one of the two pins."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if other := pin.near_duplicate_picture:
            yield self.finding(
                "picture",
                f"This picture looks like that of {quoted(other.title)} on the same account.",
                other_pin_id=str(other.pin_id),
            )


class NearDuplicateText(Rule):
    id = "repeats.near_duplicate_text"
    says = "No title and description that are nearly those of another pin of the account."
    severity = Severity.WARN
    source = PINTEREST_COMMERCIAL
    fix = "Say something else about this product, or choose another hook."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if other := pin.near_duplicate_text:
            yield self.finding(
                "description",
                f"Title and description are {other.likeness:.0%} those of {quoted(other.title)} "
                "on the same account.",
                other_pin_id=str(other.pin_id),
            )

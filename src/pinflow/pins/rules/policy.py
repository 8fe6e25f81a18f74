"""What the project must have confirmed: marketplace photos, and pictures made with AI."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import AMAZON_ASSOCIATES, PINFLOW_FETCHING, PINTEREST_API, PINTEREST_COMMUNITY
from pinflow.projects.models import PicturePolicy

AI_DISCLOSURES = frozenset({"AI_MODIFIED", "SYNTHETIC_PERFORMER"})


class MarketplacePhotoNotAllowed(Rule):
    id = "policy.marketplace_photo_not_allowed"
    says = "Amazon's photo only where the project's picture policy allows it."
    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    fix = "Use your own picture or a typographic template, or change the project's picture policy."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.uses_marketplace_photo and pin.picture_policy is not PicturePolicy.MARKETPLACE_PHOTO:
            yield self.finding(
                "picture", "The picture uses Amazon's photo, but the project allows its own only."
            )


class MarketplacePhotoNotConfirmed(Rule):
    id = "policy.marketplace_photo_not_confirmed"
    says = "Amazon's photo only with the recorded word that it may be used."
    severity = Severity.BLOCK
    source = AMAZON_ASSOCIATES
    hard = True
    fix = "Confirm in the project's settings that you hold the right to use these photos, or use your own."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        wanted = pin.uses_marketplace_photo and pin.picture_policy is PicturePolicy.MARKETPLACE_PHOTO
        if wanted and not pin.picture_policy_confirmed:
            yield self.finding(
                "picture", "Nobody has confirmed the right to use Amazon's photos in this project."
            )


class MarketplacePhotoAltered(Rule):
    id = "policy.marketplace_photo_altered"
    says = "Amazon's photo is scaled, and not cut out, cut to a shape, tilted, tinted or painted on."
    severity = Severity.WARN
    source = AMAZON_ASSOCIATES
    fix = "Choose a template that shows the photo in a plain frame, such as hero or list-photo."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.uses_marketplace_photo and pin.photo_altered:
            yield self.finding(
                "picture", "This template alters Amazon's photo, which may be resized, but not altered."
            )


class PhotoNotFetched(Rule):
    id = "policy.photo_not_fetched"
    says = "Says why a picture is artwork although the project allows Amazon's photos."
    severity = Severity.INFO
    source = PINFLOW_FETCHING
    fix = "Allow live fetching under Lists or with `pinflow scrape decide`, then draw the picture anew."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.photo_withheld:
            yield self.finding(
                "picture",
                "The picture is artwork: Amazon's photos are fetched only after live fetching was allowed.",
            )


class AiUndisclosed(Rule):
    id = "policy.ai_undisclosed"
    says = "A picture that AI made or changed is sent with its AI disclosure."
    severity = Severity.BLOCK
    source = PINTEREST_COMMUNITY
    hard = True
    fix = "Add AI_MODIFIED to the AI disclosures (SYNTHETIC_PERFORMER too when it shows an invented person)."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.ai_picture and not pin.ai_disclosures:
            yield self.finding(
                "ai_disclosures",
                "AI made or changed this picture, and the pin does not say so.",
                patch={"ai_disclosures": ("AI_MODIFIED",)},
            )


class AiDisclosureUnknown(Rule):
    id = "policy.ai_disclosure_unknown"
    says = "AI disclosures are words that Pinterest knows."
    severity = Severity.BLOCK
    source = PINTEREST_API
    hard = True
    fix = f"Use {' or '.join(sorted(AI_DISCLOSURES))}."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if unknown := sorted(set(pin.ai_disclosures) - AI_DISCLOSURES):
            yield self.finding(
                "ai_disclosures",
                f"Pinterest does not know the AI disclosure “{unknown[0]}”.",
                patch={"ai_disclosures": _known(pin)},
            )


def _known(pin: PinToCheck) -> tuple[str, ...]:
    """What is disclosed in Pinterest's words; a wrong word still says that AI had a part."""
    known = tuple(word for word in pin.ai_disclosures if word in AI_DISCLOSURES)
    return known or ("AI_MODIFIED",)

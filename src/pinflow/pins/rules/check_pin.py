"""Runs the rules on one pin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules import (
    claims,
    disclosure,
    goods,
    invented_claims,
    links,
    pictures,
    policy,
    repeats,
    stale_facts,
    texts,
)
from pinflow.pins.rules.rule import Rule

BUILT_IN_RULES: tuple[Rule, ...] = (
    disclosure.TextDisclosureMissing(),
    disclosure.PictureDisclosureMissing(),
    disclosure.PictureDisclosureIllegible(),
    stale_facts.PriceStated(),
    stale_facts.DiscountStated(),
    stale_facts.RatingStated(),
    claims.MedicalClaim(),
    claims.SuperlativeClaim(),
    invented_claims.InventedClaim(),
    links.NoDestination(),
    links.NotAnAddress(),
    links.OnThisMachine(),
    links.Shortener(),
    links.Redirector(),
    links.PossibleCloak(),
    links.OwnSiteLeadsToAmazon(),
    links.DirectNotConfirmed(),
    links.NotAProductLink(),
    links.WrongMarketplace(),
    links.WrongProduct(),
    links.WrongTag(),
    links.MarkerMissing(),
    policy.MarketplacePhotoNotAllowed(),
    policy.MarketplacePhotoNotConfirmed(),
    policy.PhotoNotFetched(),
    policy.AiUndisclosed(),
    policy.AiDisclosureUnknown(),
    goods.Tobacco(),
    goods.Cannabis(),
    goods.Weapons(),
    goods.PrescriptionMedicine(),
    goods.AdultGoods(),
    goods.UnauthorisedSupplements(),
    goods.SupplementSeller(),
    texts.LengthExceeded(),
    texts.AltTextMissing(),
    texts.HashtagPile(),
    texts.KeywordStuffing(),
    texts.CopiedTitle(),
    pictures.PictureFormat(),
    pictures.PictureTooSmall(),
    pictures.PictureShape(),
    pictures.TextCut(),
    pictures.TextContrast(),
    repeats.SameLinkTooSoon(),
    repeats.SameLinkElsewhere(),
    repeats.SamePictureElsewhere(),
)

_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}


def check_pin(pin: PinToCheck, *, rules: Sequence[Rule] = BUILT_IN_RULES) -> list[Finding]:
    """All findings about ``pin``, what blocks first; an empty list means that no rule is broken."""
    found = [finding for rule in rules for finding in rule.check(pin)]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])


def is_blocked(findings: Iterable[Finding]) -> bool:
    """Whether these findings keep a pin from approval."""
    return any(finding.severity is Severity.BLOCK for finding in findings)

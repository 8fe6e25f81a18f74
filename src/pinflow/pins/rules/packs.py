"""Rule packs: which rules hold for pins of which marketplace, and which of them stay on there."""

from __future__ import annotations

import msgspec

from pinflow.pins.rules import (
    claims,
    disclosure,
    goods,
    invented_claims,
    language,
    links,
    pictures,
    policy,
    repeats,
    stale_facts,
    texts,
)
from pinflow.pins.rules.country_labels import COUNTRY_LABELS, CountryLabel, country_of
from pinflow.pins.rules.rule import Rule, Source
from pinflow.pins.rules.sources import AMAZON_ASSOCIATES, FTC, PINTEREST_COMMERCIAL
from pinflow.projects.marketplaces import MARKETPLACES

EEA = frozenset({"DE", "FR", "IT", "ES", "NL", "BE", "SE", "PL"})
# The label on the picture, too, is law there and no advice.
_ON_PICTURE = frozenset({"disclosure.picture_missing", "disclosure.picture_illegible"})


class RulePack(msgspec.Struct, frozen=True, kw_only=True):
    """Rules that hold in some countries and at some marketplaces (none named: in and at all).

    ``hard`` names rules, of this pack or others, that cannot be switched off in these countries, besides
    those that cannot anywhere.
    """

    name: str
    title: str
    countries: frozenset[str]
    rules: tuple[Rule, ...]
    hard: frozenset[str] = frozenset()
    marketplaces: frozenset[str] = frozenset()
    source: Source | None = None

    def holds_for(self, marketplace: str) -> bool:
        """Whether the pack is for pins of this marketplace, in its country."""
        at_place = not self.marketplaces or marketplace in self.marketplaces
        return at_place and (not self.countries or country_of(marketplace) in self.countries)


EVERYWHERE = RulePack(
    name="everywhere",
    title="Pinterest, and what every pin needs",
    countries=frozenset(),
    rules=(
        disclosure.TextDisclosureMissing(),
        disclosure.TextDisclosureBuried(),
        disclosure.PictureDisclosureMissing(),
        disclosure.PictureDisclosureIllegible(),
        claims.MedicalClaim(),
        claims.SuperlativeClaim(),
        invented_claims.InventedClaim(),
        links.NoDestination(),
        links.NotAnAddress(),
        links.OnThisMachine(),
        links.Shortener(),
        links.Redirector(),
        links.MarkerMissing(),
        policy.AiUndisclosed(),
        policy.AiDisclosureUnknown(),
        goods.Tobacco(),
        goods.Cannabis(),
        goods.IllegalDrugs(),
        goods.Weapons(),
        goods.PrescriptionMedicine(),
        goods.AdultGoods(),
        goods.UnauthorisedSupplements(),
        goods.SupplementSeller(),
        texts.LengthExceeded(),
        texts.AltTextMissing(),
        texts.DisguisedLetters(),
        texts.AddressInText(),
        texts.HashtagPile(),
        texts.KeywordStuffing(),
        texts.AsksForMore(),
        language.WrittenInEnglish(),
        language.ClaimsNotRead(),
        pictures.PictureFormat(),
        pictures.PictureTooSmall(),
        pictures.PictureShape(),
        pictures.TextCut(),
        pictures.WordsNotRead(),
        pictures.TextContrast(),
        repeats.SameLinkTooSoon(),
        repeats.SameLinkElsewhere(),
        repeats.SamePictureElsewhere(),
        repeats.NearDuplicatePicture(),
        repeats.NearDuplicateText(),
    ),
)
# What Amazon asks of its associates, the same in every country; of another marketplace's pins nobody asks it.
AMAZON = RulePack(
    name="amazon",
    title="Amazon: what its associates may show and how they link",
    countries=frozenset(),
    marketplaces=frozenset(MARKETPLACES),
    rules=(
        stale_facts.PriceStated(),
        stale_facts.DiscountStated(),
        stale_facts.RatingStated(),
        links.PossibleCloak(),
        links.OwnSiteLeadsToAmazon(),
        links.ForeignSite(),
        links.DirectNotConfirmed(),
        links.NotAProductLink(),
        links.WrongMarketplace(),
        links.WrongProduct(),
        links.WrongTag(),
        policy.MarketplacePhotoNotAllowed(),
        policy.MarketplacePhotoNotConfirmed(),
        policy.MarketplacePhotoAltered(),
        policy.PhotoNotFetched(),
        texts.NoCommentary(),
        texts.CopiedTitle(),
    ),
    source=AMAZON_ASSOCIATES,
)
_EEA_PACK = RulePack(
    name="eea",
    title="European Economic Area: advertising has to be labelled",
    countries=EEA,
    rules=(),
    hard=_ON_PICTURE,
    source=PINTEREST_COMMERCIAL,
)


def _country_pack(rule: CountryLabel) -> RulePack:
    (country,) = rule.countries
    firm = country in ("US", "GB", "CA", "AU", "JP")
    return RulePack(
        name=country.lower(),
        title=f"{_NAMES[country]}: the label that readers know",
        countries=rule.countries,
        rules=(rule,),
        hard=_ON_PICTURE if firm else frozenset(),
        source=FTC if country == "US" else rule.source,
    )


_NAMES = {
    "US": "United States",
    "GB": "United Kingdom",
    "CA": "Canada",
    "DE": "Germany",
    "FR": "France",
    "IT": "Italy",
    "ES": "Spain",
    "NL": "Netherlands",
    "BE": "Belgium",
    "SE": "Sweden",
    "PL": "Poland",
    "TR": "Turkey",
    "JP": "Japan",
    "AU": "Australia",
    "IN": "India",
    "MX": "Mexico",
    "BR": "Brazil",
}
PACKS: tuple[RulePack, ...] = (EVERYWHERE, AMAZON, _EEA_PACK, *map(_country_pack, COUNTRY_LABELS))
# Every rule there is, once.
ALL_RULES: tuple[Rule, ...] = tuple(rule for pack in PACKS for rule in pack.rules)


def packs_for(marketplace: str) -> list[RulePack]:
    """The packs that hold for pins of a marketplace, the general one first."""
    return [pack for pack in PACKS if pack.holds_for(marketplace)]


def rules_for(marketplace: str) -> list[Rule]:
    """The rules that hold for pins of a marketplace."""
    return [rule for pack in packs_for(marketplace) for rule in pack.rules]


def is_hard(rule: Rule, marketplace: str) -> bool:
    """Whether nobody can switch the rule off for pins of a marketplace."""
    return rule.hard or any(rule.id in pack.hard for pack in packs_for(marketplace))

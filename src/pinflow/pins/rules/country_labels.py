"""Which words readers of a country know as an advertising label: one rule a country.

Only the words for the United States come from a document whose date was read. The others are our reading of
what the country's own authority or self-regulation asks for, said so in the source, and can be switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pinflow.pins.models import Finding, FixPatch, PinToCheck, Severity
from pinflow.pins.rules.fixes import MAX_DESCRIPTION, shorten
from pinflow.pins.rules.patterns import DISCLOSURE_AT_START
from pinflow.pins.rules.plain_text import read_plainly
from pinflow.pins.rules.rule import Rule, Source, quoted
from pinflow.pins.rules.sources import FTC
from pinflow.projects.marketplaces import MARKETPLACES

_READ_ON = date(2026, 11, 26)
_ENGLISH = "ad|ads|advert|advertisement|advertising|sponsored|paid link|paid partnership"


def our_reading(of: str) -> Source:
    """A source that is no citation: how the project reads what a country asks for."""
    return Source(name=f"Our reading of {of}", url=None, date=_READ_ON)


class CountryLabel(Rule):
    """The label of the description is one that readers of the pin's country know.

    ``words`` are its labels without # or brackets; ``usual`` is the one a fix puts there.
    """

    severity = Severity.WARN
    countries: ClassVar[frozenset[str]]
    words: ClassVar[str]
    usual: ClassVar[str]

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if country_of(pin.marketplace) not in self.countries:
            return
        plain = read_plainly(pin.description)
        label = DISCLOSURE_AT_START.match(plain)
        if label is None:
            return  # that it is missing is another rule's finding
        said = re.sub(r"[^\w ]", "", label["label"]).strip()
        if re.fullmatch(self.words, said, re.IGNORECASE) is None:
            yield self.finding(
                "description",
                f"{quoted(label['label'].strip())} is not the label that readers of {pin.marketplace} know.",
                patch=self._relabelled(pin, plain[label.end() :]),
            )

    def _relabelled(self, pin: PinToCheck, rest: str) -> FixPatch | None:
        # The rest is taken from the text as it was typed; without tricks both have the same end.
        typed = pin.description[-len(rest.strip()) :] if rest.strip() else ""
        if typed != rest.strip():
            return None
        return {"description": shorten(f"{self.usual} {typed}".strip(), MAX_DESCRIPTION)}


class LabelUnitedStates(CountryLabel):
    """The disclosure is in the language of the text."""

    id = "disclosure.label_us"
    says = "The label is one that readers in the United States know."
    source = FTC
    countries = frozenset({"US"})
    words = f"{_ENGLISH}|publicidad|patrocinado"
    usual = "#ad"
    fix = "Begin with “#ad” or “Sponsored:”, in the language of the text."


class LabelUnitedKingdom(CountryLabel):
    id = "disclosure.label_gb"
    says = "The label is one that readers in the United Kingdom know."
    source = our_reading("the ASA's and CMA's advice to influencers (United Kingdom)")
    countries = frozenset({"GB"})
    words = "ad|ads|advert|advertisement|advertising|paid link|paid partnership"
    usual = "#ad"
    fix = "Begin with “Ad” or “#ad”; “sponsored” is taken for something else."


class LabelCanada(CountryLabel):
    id = "disclosure.label_ca"
    says = "The label is one that readers in Canada know."
    source = our_reading("Ad Standards' disclosure guidelines (Canada)")
    countries = frozenset({"CA"})
    words = f"{_ENGLISH}|publicité|pub|sponsorisé"
    usual = "#ad"
    fix = "Begin with “#ad” or “Sponsored:”, in French with “#pub” or “Publicité :”."


class LabelGermany(CountryLabel):
    id = "disclosure.label_de"
    says = "The label is one that readers in Germany know."
    source = our_reading("the German media authorities' guide on advertising labels")
    countries = frozenset({"DE"})
    words = "anzeige|werbung"
    usual = "Anzeige:"
    fix = "Begin with “Anzeige:” or “Werbung:”; many readers do not know “#ad”."


class LabelFrance(CountryLabel):
    id = "disclosure.label_fr"
    says = "The label is one that readers in France know."
    source = our_reading("the French law on commercial influence of 2023")
    countries = frozenset({"FR"})
    words = "publicité|pub|collaboration commerciale"
    usual = "Publicité :"
    fix = "Begin with “Publicité :” or “Collaboration commerciale :”."


class LabelItaly(CountryLabel):
    id = "disclosure.label_it"
    says = "The label is one that readers in Italy know."
    source = our_reading("the Italian self-regulation's Digital Chart")
    countries = frozenset({"IT"})
    words = "pubblicità|advertising|ad|adv|sponsorizzato"
    usual = "Pubblicità:"
    fix = "Begin with “Pubblicità:” or “#adv”."


class LabelSpain(CountryLabel):
    id = "disclosure.label_es"
    says = "The label is one that readers in Spain know."
    source = our_reading("the Spanish code on influencers in advertising")
    countries = frozenset({"ES"})
    words = "publicidad|publi|patrocinado"
    usual = "Publicidad:"
    fix = "Begin with “Publicidad:” or “#publi”."


class LabelNetherlands(CountryLabel):
    id = "disclosure.label_nl"
    says = "The label is one that readers in the Netherlands know."
    source = our_reading("the Dutch advertising code on social media")
    countries = frozenset({"NL"})
    words = "advertentie|reclame|gesponsord|ad|adv"
    usual = "Advertentie:"
    fix = "Begin with “Advertentie:”, “Reclame:” or “#ad”."


class LabelBelgium(CountryLabel):
    id = "disclosure.label_be"
    says = "The label is one that readers in Belgium know."
    source = our_reading("the Belgian rules for content creators")
    countries = frozenset({"BE"})
    words = "publicité|pub|reclame|advertentie|werbung|anzeige"
    usual = "Publicité :"
    fix = "Begin with “Publicité :”, “Reclame:” or “Advertentie:”."


class LabelSweden(CountryLabel):
    id = "disclosure.label_se"
    says = "The label is one that readers in Sweden know."
    source = our_reading("the Swedish Consumer Agency's guidance on influencer marketing")
    countries = frozenset({"SE"})
    words = "reklam|annons|betalt samarbete"
    usual = "Reklam:"
    fix = "Begin with “Reklam:” or “Annons:”."


class LabelPoland(CountryLabel):
    id = "disclosure.label_pl"
    says = "The label is one that readers in Poland know."
    source = our_reading("UOKiK's recommendations on social media (Poland)")
    countries = frozenset({"PL"})
    words = "reklama|materiał reklamowy|współpraca reklamowa"
    usual = "Reklama:"
    fix = "Begin with “Reklama:” or “Materiał reklamowy:”."


class LabelTurkey(CountryLabel):
    id = "disclosure.label_tr"
    says = "The label is one that readers in Turkey know."
    source = our_reading("the Turkish guideline on influencers' advertising")
    countries = frozenset({"TR"})
    words = "reklam|işbirliği"
    usual = "Reklam:"
    fix = "Begin with “Reklam:” or “#işbirliği”."


class LabelJapan(CountryLabel):
    id = "disclosure.label_jp"
    says = "The label is one that readers in Japan know."
    source = our_reading("Japan's rule on stealth marketing of October 2023")
    countries = frozenset({"JP"})
    words = "広告|宣伝|プロモーション|PR|タイアップ"
    usual = "【広告】"
    fix = "Begin with “【広告】”, “#PR” or “プロモーション：”."


class LabelAustralia(CountryLabel):
    id = "disclosure.label_au"
    says = "The label is one that readers in Australia know."
    source = our_reading("the Australian advertisers' guidance on distinguishable advertising")
    countries = frozenset({"AU"})
    words = _ENGLISH
    usual = "#ad"
    fix = "Begin with “#ad” or “Advert:”."


class LabelIndia(CountryLabel):
    id = "disclosure.label_in"
    says = "The label is one that readers in India know."
    source = our_reading("ASCI's guidelines for influencers (India)")
    countries = frozenset({"IN"})
    words = _ENGLISH
    usual = "#ad"
    fix = "Begin with “#ad” or “Sponsored:”."


class LabelMexico(CountryLabel):
    id = "disclosure.label_mx"
    says = "The label is one that readers in Mexico know."
    source = our_reading("the Mexican consumer agency's guide on influencers' advertising")
    countries = frozenset({"MX"})
    words = "publicidad|publi|patrocinado"
    usual = "Publicidad:"
    fix = "Begin with “Publicidad:”."


class LabelBrazil(CountryLabel):
    id = "disclosure.label_br"
    says = "The label is one that readers in Brazil know."
    source = our_reading("CONAR's guide on influencers (Brazil)")
    countries = frozenset({"BR"})
    words = "publicidade|publi|anúncio|patrocinado"
    usual = "Publicidade:"
    fix = "Begin with “Publicidade:” or “#publi”."


COUNTRY_LABELS: tuple[CountryLabel, ...] = (
    LabelUnitedStates(),
    LabelUnitedKingdom(),
    LabelCanada(),
    LabelGermany(),
    LabelFrance(),
    LabelItaly(),
    LabelSpain(),
    LabelNetherlands(),
    LabelBelgium(),
    LabelSweden(),
    LabelPoland(),
    LabelTurkey(),
    LabelJapan(),
    LabelAustralia(),
    LabelIndia(),
    LabelMexico(),
    LabelBrazil(),
)


def country_of(marketplace: str) -> str:
    """ISO 3166 code of a marketplace's country; "" for one that is not known."""
    known = MARKETPLACES.get(marketplace)
    return known.country if known else ""


def usual_label(marketplace: str) -> str:
    """The label that a fix puts before a description for this marketplace."""
    country = country_of(marketplace)
    return next((rule.usual for rule in COUNTRY_LABELS if country in rule.countries), "#ad")

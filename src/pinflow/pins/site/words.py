"""The fixed words of the pages, by language."""

from __future__ import annotations

import msgspec

ASSOCIATE_SENTENCE = "As an Amazon Associate I earn from qualifying purchases."


class SiteWords(msgspec.Struct, frozen=True, kw_only=True):
    """``disclosure_en`` stands beside a translated disclosure: Amazon prescribes the English sentence."""

    label: str
    disclosure: str
    disclosure_en: str
    checks: str
    go: str
    paid_link: str
    current: str
    index_lead: str
    empty: str
    footer: str
    skip: str


WORDS = {
    "en": SiteWords(
        label="Ad",
        disclosure=ASSOCIATE_SENTENCE,
        disclosure_en="",
        checks="Before you choose",
        go="See it on {shop}",
        paid_link="(paid link)",
        current="The shop's page has the current details and availability.",
        index_lead="Notes that help you choose calmly: what to measure, what to ask, what to leave.",
        empty="The first notes will stand here soon.",
        footer="{name} keeps these notes. Links to shops are paid links.",
        skip="Skip to the content",
    ),
    "de": SiteWords(
        label="Anzeige",
        disclosure="Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.",
        disclosure_en=ASSOCIATE_SENTENCE,
        checks="Vor der Entscheidung",
        go="Bei {shop} ansehen",
        paid_link="(bezahlter Link)",
        current="Aktuelle Angaben und Verfügbarkeit stehen auf der Seite des Händlers.",
        index_lead="Notizen, die beim ruhigen Auswählen helfen: was man misst, was man fragt, was man lässt.",
        empty="Hier stehen bald die ersten Notizen.",
        footer="Diese Notizen pflegt {name}. Links zu Händlern sind bezahlte Links.",
        skip="Zum Inhalt springen",
    ),
}

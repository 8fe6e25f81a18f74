"""The two languages of the marketplace's interface: words, and how numbers and prices are written."""

from __future__ import annotations

import msgspec


class KindWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of list is called. ``title`` and ``heading`` hold ``{name}``, the category's."""

    banner: str
    subtext: str
    tab: str
    title: str
    heading: str
    nothing: str


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """An interface: its marketplace, its words, its formats."""

    code: str
    html: str
    marketplace: str
    kinds: dict[str, KindWords]
    words: dict[str, str]

    def number(self, value: float) -> str:
        """``12,345`` or ``12.345``."""
        return self._local(f"{value:,.0f}")

    def rating(self, value: float) -> str:
        """``4.7`` or ``4,7``."""
        return self._local(f"{value:.1f}")

    def price(self, value: float) -> str:
        """``$24.99`` or ``24,99 €``, with the no-break space of the real pages."""
        return f"${value:,.2f}" if self.code == "en" else f"{self._local(f'{value:,.2f}')}\xa0€"

    def _local(self, text: str) -> str:
        return text if self.code == "en" else text.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")

ENGLISH = Language(
    code="en",
    html="en-us",
    marketplace="amazon.com",
    kinds={
        "bestsellers": KindWords(
            banner="Amazon Best Sellers",
            subtext="Our most popular products based on sales. Updated frequently.",
            tab="Best Sellers",
            title="Amazon.com Best Sellers: Best {name}",
            heading="Best Sellers in {name}",
            nothing="Sorry, there are no best sellers available in this category. Please check back later.",
        ),
        "new_releases": KindWords(
            banner="Amazon Hot New Releases",
            subtext="Our best-selling new and future releases. Updated frequently.",
            tab="New Releases",
            title="Amazon.com New Releases: The best-selling new & future releases in {name}",
            heading="New Releases in {name}",
            nothing="Sorry, there are no new releases available in this category. Please check back later.",
        ),
        "movers": KindWords(
            banner="Amazon Movers & Shakers",
            subtext="Our biggest gainers in sales rank over the past 24 hours. Updated frequently.",
            tab="Movers & Shakers",
            title="Amazon.com Movers and Shakers: The biggest gainers in {name} sales rank "
            "over the past 24 hours",
            heading="Movers and Shakers in {name}",
            nothing="Sorry, there are no movers and shakers available in this category. "
            "Please check back later.",
        ),
        "most_wished": KindWords(
            banner="Amazon Most Wished For",
            subtext="Our products most often added to Wishlists and Registries. Updated frequently.",
            tab="Most Wished For",
            title="Amazon.com Most Wished For: The most popular items in {name}",
            heading="Most Wished For in {name}",
            nothing="Sorry, there are no most wished for items in this category. Please check back later.",
        ),
        "gift_ideas": KindWords(
            banner="Amazon Gift Ideas",
            subtext="Our most popular products ordered as gifts. Updated frequently.",
            tab="Gift Ideas",
            title="Amazon.com Gift Ideas: The most popular items ordered as gifts in {name}",
            heading="Gift Ideas in {name}",
            nothing="Sorry, there are no gift ideas available in this category. Please check back later.",
        ),
    },
    words={
        "site": "Amazon.com",
        "overview_title": "Amazon.com {tab}: The most popular items on Amazon",
        "any_department": "Any Department",
        "stars": "{rating} out of 5 stars",
        "stars_count": "{rating} out of 5 stars, {count} ratings",
        "ratings": "{count} ratings",
        "offers_from": "{count} offers from ",
        "sales_rank": "Sales rank: {now} (was {before})",
        "previous": "Previous page",
        "next": "Next page",
        "see_more": "See More",
        "about": "About {tab}",
        "brand": "Brand: {brand}",
        "in_stock": "In Stock",
        "few_left": "Only {count} left in stock - order soon.",
        "unavailable": "Currently unavailable.",
        "about_item": "About this item",
        "asin": "ASIN : ",
        "rank": "Best Sellers Rank: ",
        "rank_in": "#{rank} in ",
        "rank_more": "See Top 100 in {name}",
        "search": "Search",
        "hello": "Hello, sign in",
        "note": "A stand-in for a marketplace, on this machine only. Goods and brands are invented.",
    },
)

GERMAN = Language(
    code="de",
    html="de-de",
    marketplace="amazon.de",
    kinds={
        "bestsellers": KindWords(
            banner="Bestseller",
            subtext="Unsere beliebtesten Artikel, geordnet nach Verkaufszahlen. Oft aktualisiert.",
            tab="Bestseller",
            title="Amazon.de Bestseller: Die beliebtesten Artikel in {name}",
            heading="Bestseller in {name}",
            nothing="In dieser Kategorie gibt es gerade keine Bestseller. Bitte später wieder vorbeischauen.",
        ),
        "new_releases": KindWords(
            banner="Neuerscheinungen",
            subtext="Unsere meistverkauften neuen und kommenden Artikel. Oft aktualisiert.",
            tab="Neuerscheinungen",
            title="Amazon.de Neuerscheinungen: Die beliebtesten neuen Artikel in {name}",
            heading="Neuerscheinungen in {name}",
            nothing="In dieser Kategorie gibt es gerade keine Neuerscheinungen. "
            "Bitte später wieder vorbeischauen.",
        ),
        "movers": KindWords(
            banner="Aufsteiger des Tages",
            subtext="Die größten Gewinner im Verkaufsrang der letzten 24 Stunden. Oft aktualisiert.",
            tab="Aufsteiger des Tages",
            title="Amazon.de Aufsteiger des Tages: Die größten Gewinner in {name}",
            heading="Aufsteiger des Tages in {name}",
            nothing="In dieser Kategorie gibt es gerade keine Aufsteiger. Bitte später wieder vorbeischauen.",
        ),
        "most_wished": KindWords(
            banner="Am häufigsten gewünscht",
            subtext="Was am häufigsten auf Wunschlisten steht. Oft aktualisiert.",
            tab="Am häufigsten gewünscht",
            title="Amazon.de Am häufigsten gewünscht: Die beliebtesten Artikel in {name}",
            heading="Am häufigsten gewünscht in {name}",
            nothing="In dieser Kategorie gibt es gerade keine Wünsche. Bitte später wieder vorbeischauen.",
        ),
        "gift_ideas": KindWords(
            banner="Am häufigsten geschenkt",
            subtext="Was am häufigsten als Geschenk bestellt wird. Oft aktualisiert.",
            tab="Am häufigsten geschenkt",
            title="Amazon.de Am häufigsten geschenkt: Die beliebtesten Geschenke in {name}",
            heading="Am häufigsten geschenkt in {name}",
            nothing="In dieser Kategorie gibt es gerade keine Geschenke. Bitte später wieder vorbeischauen.",
        ),
    },
    words={
        "site": "Amazon.de",
        "overview_title": "Amazon.de {tab}: Die beliebtesten Artikel bei Amazon",
        "any_department": "Alle Kategorien",
        "stars": "{rating} von 5 Sternen",
        "stars_count": "{rating} von 5 Sternen, {count} Bewertungen",
        "ratings": "{count} Sternebewertungen",
        "offers_from": "{count} Angebote ab ",
        "sales_rank": "Verkaufsrang: {now} (vorher {before})",
        "previous": "Vorherige Seite",
        "next": "Nächste Seite",
        "see_more": "Mehr anzeigen",
        "about": "Über {tab}",
        "brand": "Marke: {brand}",
        "in_stock": "Auf Lager",
        "few_left": "Nur noch {count} auf Lager",
        "unavailable": "Derzeit nicht verfügbar.",
        "about_item": "Info zu diesem Artikel",
        "asin": "ASIN : ",
        "rank": "Amazon Bestseller-Rang: ",
        "rank_in": "Nr. {rank} in ",
        "rank_more": "Siehe Top 100 in {name}",
        "search": "Suche",
        "hello": "Hallo, anmelden",
        "note": "Stellt einen Marktplatz dar, nur auf diesem Rechner. Waren und Marken sind erfunden.",
    },
)

LANGUAGES = {language.code: language for language in (ENGLISH, GERMAN)}


def choose_language(wanted: str | None, accept_language: str) -> Language:
    """The language that ``language=de_DE`` asks for, else the first that the header names and we have."""
    names = [wanted or "", *(part.split(";")[0] for part in accept_language.split(","))]
    for name in names:
        language = LANGUAGES.get(name.strip()[:2].lower())
        if language is not None:
            return language
    return ENGLISH

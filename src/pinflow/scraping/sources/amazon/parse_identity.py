"""Which page this is: marketplace, kind of list, category, page number.

Canonical address and title can be equal for page 1 and 2 and for paid and free lists, so what the list itself
is tagged with and what the page marks as selected go before the addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.models import ListKind
from pinflow.scraping.sources.amazon.parse_numbers import read_integers

# Amazon's own public marketplace ids.
MARKETPLACE_IDS = {
    "ATVPDKIKX0DER": "amazon.com",
    "A2EUQ1WTGCTBG2": "amazon.ca",
    "A1AM78C64UM0Y8": "amazon.com.mx",
    "A2Q3Y263D00KWC": "amazon.com.br",
    "A1F83G8C2ARO7P": "amazon.co.uk",
    "A1PA6795UKMFR9": "amazon.de",
    "A13V1IB3VIYZZH": "amazon.fr",
    "APJ6JRA9NG5V4": "amazon.it",
    "A1RKKUPIHCS9HS": "amazon.es",
    "A1805IZSGTT6HS": "amazon.nl",
    "A2NODRKZP88ZB9": "amazon.se",
    "A1C3SOZRARQ6R3": "amazon.pl",
    "AMEN7PMS3EDWL": "amazon.com.be",
    "A33AVAJ2PDY3EV": "amazon.com.tr",
    "A2VIGQ35RCS4UG": "amazon.ae",
    "A17E79C6D8DWNP": "amazon.sa",
    "ARBP9OOSHTCHU": "amazon.eg",
    "A21TJRUUN4KGV": "amazon.in",
    "A1VC38T7YXB528": "amazon.co.jp",
    "A19VAU5U5O7RUS": "amazon.sg",
    "A39IBJ37TRP1C6": "amazon.com.au",
    "A28R8C7NBKEWEA": "amazon.ie",
    "AE08WJ6YKNBMC": "amazon.co.za",
}
# Shops whose pages are read though the product does not offer them as marketplaces: two that are younger than
# their partner programmes, one that was closed.
_OTHER_CURRENCIES = {"amazon.ie": "EUR", "amazon.co.za": "ZAR", "amazon.cn": "CNY"}
_MARKETPLACE_ID = re.compile(
    rb"(?:ue_mid\s*=\s*|marketplaceId['\"]?\s*[,:=]\s*|data-marketplaceid=)[\"']([A-Z0-9]{10,16})"
)
_SERVER_NAME = re.compile(rb"ue_sn\s*=\s*[\"'](?:www\.|smile\.|m\.)?(amazon\.[a-z.]{2,7})[\"']")
_AMAZON_HOST = re.compile(r"(?:^|\.)(amazon\.(?:com?\.)?[a-z]{2,3})$")
_TITLE_HOST = re.compile(r"\bamazon\.(?:com?\.)?[a-z]{2,3}\b", re.IGNORECASE)

_REF_KINDS: dict[str, ListKind] = {
    "bs": "bestsellers",
    "bsms": "movers",
    "bsnr": "new_releases",
    "mw": "most_wished",
    "mg": "gift_ideas",
}
_REF = re.compile(r"zg[_-](bsms|bsnr|bs|mw|mg)(?=[_-]|$)")
_PATH_KINDS: tuple[tuple[str, ListKind], ...] = (
    ("/movers-and-shakers", "movers"),
    ("/new-releases", "new_releases"),
    ("/most-wished-for", "most_wished"),
    ("/most-gifted", "gift_ideas"),
    ("/bestsellers", "bestsellers"),
    ("/zgbs", "bestsellers"),
)

# "Best Sellers in X", "Meilleures ventes en X", "Los más vendidos en X", "Mais vendidos em X",
# "Bästsäljare i X", "Najlepiej sprzedające się w kategorii X", "الأفضل مبيعاً في X".
_IN_CATEGORY = re.compile(
    r"^\S.{2,60}?\s(?:in|en|em|na|nella|dans|i|w|på|على|في)"
    r"(?:\s(?:der\s|de\s|la\s)?(?:[Kk]ategori\w*|[Cc]at[eé]gor[ií]\w*|فئة))?[\s:]+(\S.*)$"
)
_PREPOSITION = re.compile(r"\s(?:in|en|em|na|nella|dans|i|w|på|على|في)\s")
_INTRODUCES = re.compile(
    r"(?:\s(?:in|en|em|na|nella|dans|i|w|på|على|في)(?:\s(?:der\s|de\s|la\s)?\S*(?:ategor|atégor|فئة)\S*)?|[:：])\s*$"
)
_JAPANESE_CATEGORY = re.compile(
    r"^(.+?)\s*の\s*(?:Amazon)?\s*(?:\S*ランキング|ベストセラー|新着商品|新製品|ほしい物|人気)"
)
_TURKISH_CATEGORY = re.compile(r"^(.+?)\s+(?:kategorisi\S*|için)\s+\S")
_GAINERS_TITLE = re.compile(r"gainers in (.+?) sales rank")


def find_marketplace(tree: LexborHTMLParser, html: bytes, url: str | None) -> str | None:
    """``amazon.de``: from the page's own address, its id or server, the given address, its title."""
    own = marketplace_of_address(canonical_address(tree))
    if own:
        return own
    marked = _MARKETPLACE_ID.search(html)
    if marked and marked.group(1).decode() in MARKETPLACE_IDS:
        return MARKETPLACE_IDS[marked.group(1).decode()]
    served = _SERVER_NAME.search(html)
    if served:
        return served.group(1).decode()
    given = marketplace_of_address(url)
    if given:
        return given
    titled = _TITLE_HOST.search(page_title(tree))
    return titled.group().lower() if titled and home_currency(titled.group().lower()) else None


def home_currency(marketplace: str | None) -> str | None:
    """The currency that a bare "$" or "kr" of this shop means, ISO 4217."""
    known = MARKETPLACES.get(marketplace or "")
    return known.currency if known is not None else _OTHER_CURRENCIES.get(marketplace or "")


def marketplace_of_address(address: str | None) -> str | None:
    """``https://www.amazon.de/...`` -> ``amazon.de``; None for other hosts."""
    if not address:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    match = _AMAZON_HOST.search(host or "")
    return match.group(1) if match else None


def canonical_address(tree: LexborHTMLParser) -> str | None:
    """The page's ``link rel=canonical``, else its ``og:url``."""
    link = tree.css_first("link[rel=canonical]")
    if link is not None and link.attributes.get("href"):
        return link.attributes["href"]
    graph = tree.css_first("meta[property='og:url']")
    return graph.attributes.get("content") if graph is not None else None


def page_title(tree: LexborHTMLParser) -> str:
    """The folded text of ``title``."""
    node = tree.css_first("title")
    return " ".join(node.text().split()) if node is not None else ""


def kind_of_reference(text: str | None) -> ListKind | None:
    """``zg_bsnr_books_1`` -> new_releases: Amazon tags every link of a list with the list's kind."""
    match = _REF.search(text or "")
    return _REF_KINDS[match.group(1)] if match else None


def kind_of_address(address: str | None) -> ListKind | None:
    """The kind of list behind an address, by its path."""
    if not address:
        return None
    path = address.partition("?")[0].lower()
    return next((kind for part, kind in _PATH_KINDS if part in path), None)


def find_list_kind(tree: LexborHTMLParser, references: list[str | None], url: str | None) -> ListKind | None:
    """From the tags of grid and cards, then the selected tab, then the addresses."""
    for reference in references:
        found = kind_of_reference(reference)
        if found:
            return found
    for node in tree.css("[class*=tabs-li-selected] a, #zg_tabs .zg_selected a, #zg_tabs .zg_tabSelected a"):
        found = kind_of_address(node.attributes.get("href"))
        if found:
            return found
    return kind_of_address(canonical_address(tree)) or kind_of_address(url)


def find_category(tree: LexborHTMLParser) -> str | None:
    """The list's category in the page's words, or None where the page does not name it."""
    headings = tree.css("h1")
    for heading in headings:
        marked = heading.css_first(".category")
        if marked is not None:
            return " ".join(marked.text().split()) or None
    for heading in reversed(headings):
        found = category_of_heading(" ".join(heading.text().split()), lambda: _find_selected(tree))
        if found:
            return found
    gainers = _GAINERS_TITLE.search(page_title(tree))
    if gainers:
        return gainers.group(1)
    department = tree.css_first("#searchDropdownBox option[selected]")
    if department is not None and "=aps" not in (department.attributes.get("value") or ""):
        return " ".join(department.text().split()) or None
    return None


def category_of_heading(heading: str, find_selected: Callable[[], str | None] | None = None) -> str | None:
    """ "Bestseller in Küche" -> "Küche"; None for a heading that names no category.

    ``find_selected``: looks up what is selected in the page's category tree. It is asked where the heading
    leaves open which of its words introduces the category, for words of any language may stand around it.
    """
    patterns = (_JAPANESE_CATEGORY, _TURKISH_CATEGORY, _IN_CATEGORY)
    match = next((found for pattern in patterns if (found := pattern.match(heading))), None)
    category = match.group(1).strip() if match else None
    if find_selected is not None and (category is None or _PREPOSITION.search(f" {category}")):
        selected = find_selected()
        if selected and _names(heading, selected):
            return selected
    return category


def _find_selected(tree: LexborHTMLParser) -> str | None:
    root = tree.css_first("[class*=zg-browse-root], #zg_browseRoot")
    selected = root.css_first("[class*=zg-selected], .zg_selected") if root is not None else None
    return " ".join(selected.text().split()) if selected is not None else None


def _names(heading: str, selected: str) -> bool:
    """Whether it ends with the name, behind what introduces one, or begins with it as Japanese does."""
    before, found, after = heading.rpartition(selected)
    return bool(found) and (
        _JAPANESE_CATEGORY.match(heading) is not None
        if not before
        else not after and _INTRODUCES.search(before) is not None
    )


def find_page_number(tree: LexborHTMLParser, first_rank: int | None, page_size: int, url: str | None) -> int:
    """From the selected page, else the first rank, else the address, else 1. Counts from 1."""
    for pages in tree.css(".a-pagination, .zg_pagination"):
        selected = pages.css_first(".a-selected, .zg_selected")
        number = _page_of_link(selected, page_size) if selected is not None else None
        if number:
            return number
    if first_rank is not None:
        return page_of_first_rank(first_rank, page_size)
    return _page_of_address(url) or _page_of_address(canonical_address(tree)) or 1


def page_of_first_rank(first_rank: int, page_size: int) -> int:
    """Page 2 begins at rank 51 where a page has 50."""
    return (first_rank - 1) // page_size + 1


def _page_of_link(selected: LexborNode, page_size: int) -> int | None:
    link = selected.css_first("a[page]")
    printed = read_integers((link.attributes.get("page") or "") if link is not None else selected.text())
    if len(printed) == 2:
        return (printed[0] - 1) // page_size + 1
    return printed[0] if len(printed) == 1 and 0 < printed[0] < 1000 else None


def _page_of_address(address: str | None) -> int | None:
    try:
        values = parse_qs(urlsplit(address or "").query).get("pg", [])
    except ValueError:
        return None
    return (
        int(values[0])
        if values and values[0].isascii() and values[0].isdecimal() and 0 < len(values[0]) < 4
        else None
    )

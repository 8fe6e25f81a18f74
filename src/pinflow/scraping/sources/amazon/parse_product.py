"""A product's own page: what it is, what it costs, how it is rated, where it ranks.

Every field is looked for in the places where fifteen years of these pages keep it, newest first. What is not
found is null and a warning says so; what a page cannot have (the price of a product nobody offers) is null
without one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.scraping.sources.amazon.parse_card import fold
from pinflow.scraping.sources.amazon.parse_category_ranks import read_category_ranks
from pinflow.scraping.sources.amazon.parse_identity import canonical_address, page_title
from pinflow.scraping.sources.amazon.parse_models import Availability, PriceKind, ProductPage
from pinflow.scraping.sources.amazon.parse_numbers import Money, read_first_count, read_money, read_rating

_ASIN = re.compile(r"[A-Z0-9]{10}")
_ASIN_IN_PATH = re.compile(
    r"/(?:dp|gp/product|gp/aw/d|exec/obidos/ASIN)/(?:product/)?([A-Z0-9]{10})(?![A-Z0-9])"
)
_ASIN_MARKS = (
    ("input#ASIN", "value"),
    ("input[name=ASIN]", "value"),
    ("input[name='ASIN.0']", "value"),
    ("#averageCustomerReviews[data-asin]", "data-asin"),
    ("#all-offers-display-params[data-asin]", "data-asin"),
)
_TITLES = ("#productTitle", "#ebooksProductTitle", "#btAsinTitle")
# Headings that may be the product's; they are where the page's title repeats them.
_HEADINGS = "#title, h1.a-size-large, h1.parseasinTitle, h1"

# Where the buy box prints its price, newest first. A deal's price is paid instead of the usual one.
_PRICES = (
    "#corePriceDisplay_desktop_feature_div .priceToPay",
    "#corePriceDisplay_desktop_feature_div .apexPriceToPay",
    "#corePriceDisplay_mobile_feature_div .priceToPay",
    "#apex_desktop .a-price-range",
    "#corePrice_feature_div .a-price-range",
    "#corePrice_desktop .a-price-range",
    "#apex_desktop .priceToPay",
    "#apex_desktop .apexPriceToPay",
    "#corePrice_feature_div .apexPriceToPay",
    "#corePrice_desktop .apexPriceToPay",
    "#corePrice_feature_div .a-price",
    "#corePrice_desktop .a-price",
    "#apex_desktop .a-price",
    "#priceblock_dealprice",
    "#priceblock_saleprice",
    "#priceblock_ourprice",
    "#price_inside_buybox",
    "#newBuyBoxPrice",
    "#kindle-price",
    "#buyNewSection .offer-price",
    "#buyNew_noncbb",
    "#actualPriceValue",
    "#actualPriceRow .priceLarge",
    "#tp_price_block_total_price_ww",
    "[id^=dmusic_digital_buy_button] .a-text-bold",
)
# Used copies, where the buy box has nothing else.
_USED = (
    "#usedBuySection .offer-price",
    "#usedOnlyBuybox .offer-price",
    "#buyUsed .offer-price",
    "#usedPrice",
)
# The tile of the format that the page shows.
_FORMATS = (
    "#tmmSwatches .selected .a-color-price",
    "#tmmSwatches .selected .slot-price",
    "#tmmSwatches .selected .a-color-secondary",
    "#tmmSwatches .selected .a-color-base",
)
# Lowest offers of other sellers: named as what they are.
_OFFERS = (
    "#olp_feature_div .a-color-price",
    "#olp_feature_div .a-price",
    "#olp-upd-new .a-color-price",
    "#olp-upd-new-used .a-color-price",
    "#olp_feature_div a",
    "#buybox-see-all-buying-choices .a-color-price",
    "#dynamic-aod-ingress-box .a-price",
    "#mbc .a-color-price",
)
# A former price. "a-text-price" alone is a style that also prices per unit and, until 2023, the price itself
# had; there the latter is marked as what is to pay.
_STRUCK = ("a-text-strike", "priceBlockStrikePriceString", "basisPrice")
_TO_PAY = ("apexPriceToPay", "priceToPay", "a-price-range")
_FROM = re.compile(r"(?:from|ab|à partir de|da|desde|a partir de|vanaf|från|od)\s+", re.IGNORECASE)

_SELLS = (
    "#add-to-cart-button",
    "#buy-now-button",
    "#one-click-button",
    "input[name='submit.add-to-cart']",
    "[id^=dmusic_digital_buy_button]",
    "#bb_atc_button",
    "#buybox-see-all-buying-choices",
    "#buybox-see-all-buying-choices-announce",
    "#usedBuySection",
    "#unqualifiedBuyBox",
    "#availability .a-color-success",
)
_PRE_ORDERS = "#preorder-button, [name='submit.preorder'], [id^=preOrder], [data-feature-name=preOrder]"
_UNAVAILABLE = re.compile(
    r"unavailable|out of stock|not available|nicht (?:verfügbar|auf lager|lieferbar)|ausverkauft"
    r"|indisponible|non disponible|rupture|non disponibile|esaurito|no disponible|agotado|sin existencias"
    r"|indisponível|não disponível|esgotado|niet (?:beschikbaar|op voorraad|leverbar)|uitverkocht"
    r"|(?:ej|inte) (?:tillgänglig|i lager)|slutsåld|niedostępn|brak w magazynie|mevcut değil|stokta yok"
    r"|stokta bulunm|sold out|épuisé|wyprzedan|tükendi|niet verkrijgbaar|fora de estoque|sin stock"
    r"|tillfälligt slut|slut i lager|non in stock|brak towaru"
    r"|在庫切れ|取り扱いできません|入荷時期は未定|غير متو[فا]|نفد",
    re.IGNORECASE,
)
_AVAILABLE_LATER = re.compile(
    r"pre-?order|vorbestell|pr[ée]-?command|pre-?ordina|prenota|reserva|pré-venda|voorbestel|förhandsbok"
    r"|przedsprzeda|ön sipariş|予約|طلب مسبق|will be released on|erscheint am|paraîtra le|sortira le"
    r"|se lanzará el|uscirà il|será lançado|verschijnt op|släpps den|premiera|発売予定|سيتم إصداره",
    re.IGNORECASE,
)
# What else a page says of a product that can be bought.
_IN_STOCK = re.compile(
    r"in stock|auf lager|nur noch|lieferbar|versandfertig|en stock|il ne reste|expédi|disponib|disponív"
    r"|em estoque|restam?\b|en existencia|quedan?\b|in magazzino|op voorraad|nog maar"
    r"|beschikbaar|i lager|på lager|tillgänglig|dostępn|w magazynie|stokta|kaldı|在庫|残り|متوفر|متبقي"
    r"|left\b|ships?\b|dispatch|deliver|available",
    re.IGNORECASE,
)

# "Visit the X Store" in the languages of the marketplaces; "Brand: X" is whatever stands before the colon.
_STORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"Visit the (.+) Store",
        r"(?:Besuche|Besuchen Sie|Besuch) den (.+?)[- ](?:Store|Shop)",
        r"(?:Visiter|Visitez|Visite) la boutique (.+)",
        r"Visita la [Tt]ienda de (.+)",
        r"Visita lo Store di (.+)",
        r"Visite a [Ll]oja (.+)",
        r"(?:Bezoek|Ga naar) de (.+?)[- ](?:Store|winkel)",
        r"Besök (.+?)[- ](?:Store|butiken)",
        r"(?:Odwiedź|Przejdź do) (?:sklep|sklepu|Sklep) (.+)",
        r"(.+?) Store'?[ıiuü]?n?[ıiuü]? ziyaret edin(?:iz)?",
        r"(.+?) ?(?:の)?ストアを(?:表示|見る)",
        r"(?:تفضل بزيارة|زيارة|قم بزيارة) متجر (.+)",
    )
)
_BRAND_WORDS = (
    "brand|brand name|marke|marque|marca|merk|varumärke|märke|marka|ブランド|ブランド名|العلامة التجارية"
)
_BRAND_LABEL = re.compile(rf"(?:{_BRAND_WORDS})\s*[:：]\s*(\S.*)", re.IGNORECASE)
_BRAND_ROW = re.compile(rf"(?:{_BRAND_WORDS})", re.IGNORECASE)
_MAKER_ROW = re.compile(
    r"manufacturer|hersteller|fabricant|fabricante|produttore|fabrikant|tillverkare|producent"
    r"|üretici(?: firma)?|メーカー|الشركة المصنعة|label|plattenlabel|etichetta|sello|レーベル",
    re.IGNORECASE,
)
_DETAIL_LABELS = (
    "#productOverview_feature_div td:first-child, #prodDetails th, #productDetails_feature_div th,"
    " #detailBullets_feature_div .a-text-bold, #detailBulletsWrapper_feature_div .a-text-bold,"
    " #detail-bullets b, #productDetailsTable b, #prodDetails td.label, #detail_bullets_id b,"
    " #technicalSpecifications_feature_div th, #productDetailsTable .a-text-bold,"
    " #dmusicProductDetails_feature_div .a-text-bold,"
    " li .a-text-bold"
)

_BULLETS = (
    "#feature-bullets li",
    "#productFactsDesktopExpander li",
    "#pqv-feature-bullets li",
    "#fbExpandedFeatureBullets li",
    "#feature-bullets-btf li",
)
_BULLET_IS_OTHER = ("aok-hidden", "a-declarative")
_MAX_BULLETS = 30

_GALLERY = re.compile(
    rb"['\"](?:colorImages['\"]\s*:\s*\{\s*['\"]initial|imageGalleryData)['\"]\s*:\s*(?=\[)"
)
_MAX_GALLERY_BYTES = 200_000
_MAIN_PICTURES = (
    "#landingImage",
    "#imgBlkFront",
    "#ebooksImgBlkFront",
    "#main-image",
    "#prodImage",
    "#imgTagWrapperId img",
    "#coverArt_feature_div img",
    "#img-canvas img",
    "#main-image-container img",
    "#digitalMusicProductImage_feature_div img",
)
_PICTURE = re.compile(r"https?://[^\s\"'<>]+/images/I/[^\s\"'<>]+", re.IGNORECASE)


class _Reader:
    """A page's nodes; those that a cut-off page left unclosed may be half there and count as missing."""

    def __init__(self, tree: LexborHTMLParser, *, complete: bool) -> None:
        self.tree = tree
        self._open: set[int] = set()
        node = None if complete else tree.body
        while node is not None:
            self._open.add(node.mem_id)
            node = node.last_child

    def all(self, selector: str) -> Iterator[LexborNode]:
        return (node for node in self.tree.css(selector) if node.mem_id not in self._open)

    def text(self, selector: str) -> str:
        """The first text that is not empty, folded."""
        return next((text for node in self.all(selector) if (text := _text_of(node))), "")

    def has(self, selector: str) -> bool:
        return self.tree.css_first(selector) is not None


def read_product(
    tree: LexborHTMLParser,
    html: bytes,
    *,
    url: str | None,
    marketplace: str | None,
    currency: str | None,
    complete: bool,
    warnings: list[str],
) -> ProductPage | None:
    """The product, or None where neither its ASIN nor its title can be read.

    Takes the scripts out of ``tree``: their text would be read as the page's.
    """
    image_urls = _read_gallery(html)
    tree.strip_tags(["script", "style", "noscript"])
    page = _Reader(tree, complete=complete)
    asin, title = _read_asin(page, url), _read_title(page)
    if asin is None or title is None:
        return None
    availability, availability_text = _read_availability(page)
    if availability == "InStock" and availability_text and not _IN_STOCK.search(availability_text):
        warnings.append(f"What the page says of its availability is not known: “{availability_text[:80]}”.")
    money, price_kind = _read_price(page, currency)
    if availability == "OutOfStock" and price_kind == "price":
        # What is left of a price on such a page is that of another format or seller.
        money, price_kind = None, None
    rating, review_count = _read_reviews(page)
    brand = _read_brand(page)
    image_urls = image_urls or _read_main_picture(page)
    unrated = rating is None and review_count is None and not page.has("#acrPopover")
    _warn(
        warnings,
        price=money is None and availability == "InStock" and not _offers_are_elsewhere(page),
        availability=availability is None,
        rating=rating is None and not unrated,
        number_of_ratings=review_count is None and not unrated,
        brand=brand is None and not _has_authors(page),
        picture=not image_urls,
    )
    return ProductPage(
        marketplace=marketplace,
        asin=asin,
        title=title,
        brand=brand,
        bullets=_read_bullets(page),
        price=money.amount if money else None,
        price_max=money.maximum if money else None,
        price_kind=price_kind,
        currency=money.currency if money else None,
        rating=rating,
        review_count=review_count,
        image_urls=image_urls,
        product_url=f"https://www.{marketplace}/dp/{asin}" if marketplace else None,
        category_ranks=read_category_ranks(tree),
        availability=availability,
        availability_text=availability_text,
        warnings=warnings,
    )


def _warn(warnings: list[str], **missing: bool) -> None:
    warnings.extend(
        f"The product's {name.replace('_', ' ')} could not be read."
        for name, is_missing in missing.items()
        if is_missing
    )


def _text_of(node: LexborNode) -> str:
    """A field's text; some pages keep it in the value of a hidden input."""
    return fold(node.attributes.get("value") if node.tag == "input" else node.text())


def _read_asin(page: _Reader, url: str | None) -> str | None:
    for selector, name in _ASIN_MARKS:
        for node in page.all(selector):
            marked = (node.attributes.get(name) or "").strip()
            if _ASIN.fullmatch(marked):
                return marked
    for address in (canonical_address(page.tree), url):
        match = _ASIN_IN_PATH.search(address or "")
        if match:
            return match.group(1)
    return None


def _read_title(page: _Reader) -> str | None:
    for selector in _TITLES:
        text = page.text(selector)
        if text:
            return text
    named = page_title(page.tree)
    return next((text for node in page.all(_HEADINGS) if (text := _text_of(node)) and text in named), None)


def _read_price(page: _Reader, home_currency: str | None) -> tuple[Money | None, PriceKind | None]:
    """The buy box's price; else that of a used copy or the lowest offer of another seller."""
    for selectors, kind in (
        (_PRICES, "price"),
        (_USED, "offers_from"),
        (_FORMATS, "price"),
        (_OFFERS, "offers_from"),
    ):
        for selector in selectors:
            for node in page.all(selector):
                money, is_lowest = _money_in(node, home_currency)
                if money is not None:
                    return money, "offers_from" if is_lowest or kind == "offers_from" else "price"
    return None, None


def _money_in(node: LexborNode, home_currency: str | None) -> tuple[Money | None, bool]:
    """The price that ``node`` prints once or, as ``.a-price`` does, twice: whole and in pieces.

    And whether it says that this is the lowest of several.
    """
    if _is_struck(node):
        return None, False
    ends = [fold(end.text()) for end in node.css(".a-offscreen")]
    if "a-price-range" in (node.attributes.get("class") or "") and len(ends) == 2:
        return read_money(" - ".join(ends), home_currency), False
    printed = next((end for end in ends if end), "")
    if not printed:
        pieces = node.css_first("[aria-hidden=true]")
        printed = fold((pieces if pieces is not None else node).text())
    lowest = _FROM.match(printed)
    return read_money(printed[lowest.end() :] if lowest else printed, home_currency), lowest is not None


def _is_struck(node: LexborNode) -> bool:
    """Whether it, what stands around it or what it consists of is marked as no longer to be paid."""
    around: LexborNode | None = node
    to_pay = styled = False
    for _ in range(3):
        if around is None:
            break
        classes = around.attributes.get("class") or ""
        if any(struck in classes for struck in _STRUCK) or around.attributes.get("data-a-strike"):
            return True
        to_pay = to_pay or any(mark in classes for mark in _TO_PAY)
        styled = styled or "a-text-price" in classes
        around = around.parent
    return (styled and not to_pay) or node.css_first(".a-price[data-a-strike]") is not None


def _offers_are_elsewhere(page: _Reader) -> bool:
    """Whether the page only says that other sellers have it, on a page of their own."""
    return page.has(
        "#unqualifiedBuyBox, #buybox-see-all-buying-choices, #buybox-see-all-buying-choices-announce"
    )


def _read_availability(page: _Reader) -> tuple[Availability | None, str | None]:
    """In schema.org's words and in the page's own; buttons count more than words."""
    text = page.text("#availability") or page.text("#outOfStock .a-color-price, #outOfStock .a-text-bold")
    shown = text[:200] or None
    if page.has(_PRE_ORDERS) or (_AVAILABLE_LATER.search(text) and not _UNAVAILABLE.search(text)):
        return "PreOrder", shown
    if page.has("#outOfStock") or _UNAVAILABLE.search(text):
        return "OutOfStock", shown
    if any(page.has(sign) for sign in _SELLS):
        return "InStock", shown
    return None, shown


def _read_reviews(page: _Reader) -> tuple[Decimal | None, int | None]:
    rating: Decimal | None = None
    for node in page.all(
        "#acrPopover, #averageCustomerReviews .a-icon-alt, #averageCustomerReviews_feature_div .a-icon-alt,"
        " [data-hook=rating-out-of-text], #averageCustomerReviews .swSprite, .crAvgStars .swSprite"
    ):
        for phrase in (node.attributes.get("title"), node.text()):
            if rating is None and phrase:
                rating, _ = read_rating(fold(phrase))
    count: int | None = None
    for node in page.all(
        "#acrCustomerReviewText, #averageCustomerReviews .a-size-small, [data-hook=total-review-count]"
    ):
        if count is None:
            count = read_first_count(node.text())
    return rating, count


def _read_brand(page: _Reader) -> str | None:
    """From the product's overview, the line under its title, its details; a maker only where no brand is."""
    overview = page.text("tr.po-brand td:nth-child(2), tr.po-brand .po-break-word")
    if overview:
        return overview
    for node in page.all(
        "#bylineInfo, #brand, #bylineInfo_feature_div a#bylineInfo, #brandByline_feature_div a"
    ):
        found = _brand_of_byline(node)
        if found:
            return found
    rows = list(_detail_rows(page))
    for wanted in (_BRAND_ROW, _MAKER_ROW):
        for label, value in rows:
            if value and wanted.fullmatch(label):
                return value
    return None


def _brand_of_byline(node: LexborNode) -> str | None:
    if node.css_first(".author, .contribution") is not None:
        return None
    text = _text_of(node)
    labelled = _BRAND_LABEL.fullmatch(text)
    if labelled:
        return labelled.group(1)
    for pattern in _STORE:
        match = pattern.fullmatch(text)
        if match:
            return match.group(1).strip()
    return _brand_of_address(node.attributes.get("href"), text) or (
        text if node.attributes.get("id") == "brand" and text else None
    )


def _brand_of_address(address: str | None, text: str) -> str | None:
    """The brand that a byline's link searches for: a language whose words for "Visit the store" we lack."""
    try:
        query = parse_qs(urlsplit(address or "").query)
    except ValueError:
        return None
    for name in ("field-lbr_brands_browse-bin", "field-brandtextbin", "field-keywords"):
        value = fold(query.get(name, [""])[0])
        if value and value.casefold() in text.casefold():
            start = text.casefold().index(value.casefold())
            return text[start : start + len(value)]
    return None


def _detail_rows(page: _Reader) -> Iterator[tuple[str, str]]:
    """(label, value) of the tables and lists of details."""
    for node in page.all(_DETAIL_LABELS):
        label = fold(node.text()).strip(" :：\u200e\u200f")
        value = node.next
        while value is not None and not fold(value.text()):
            value = value.next
        if label and len(label) < 60:
            yield label, fold(value.text()).strip(" \u200e\u200f") if value is not None else ""


def _has_authors(page: _Reader) -> bool:
    """Books name their authors where other products name their brand."""
    return page.has("#bylineInfo .author, #bylineInfo_feature_div .author, #byline .author")


def _read_bullets(page: _Reader) -> list[str]:
    for selector in _BULLETS:
        bullets: list[str] = []
        for node in page.all(selector):
            classes = (node.attributes.get("class") or "").split()
            hidden = any(mark in classes for mark in _BULLET_IS_OTHER) or node.attributes.get("id")
            text = fold(node.text())
            if text and not hidden and text not in bullets:
                bullets.append(text)
        if bullets:
            return bullets[:_MAX_BULLETS]
    return []


def _read_gallery(html: bytes) -> list[str]:
    """The pictures that a script of the page hands to its viewer, the largest of each."""
    for match in _GALLERY.finditer(html):
        source = html[match.end() : match.end() + _MAX_GALLERY_BYTES].decode("utf-8", errors="replace")
        try:
            pictures, _ = json.JSONDecoder().raw_decode(source)
        except (ValueError, RecursionError):
            continue
        found = [_largest(picture) for picture in pictures if isinstance(picture, dict)]
        unique = list(dict.fromkeys(address for address in found if address))
        if unique:
            return unique
    return []


def _largest(picture: dict[str, object]) -> str | None:
    for name in ("hiRes", "large", "mainUrl", "thumb"):
        address = picture.get(name)
        if isinstance(address, str) and _PICTURE.fullmatch(address):
            return address
    return None


def _read_main_picture(page: _Reader) -> list[str]:
    for selector in _MAIN_PICTURES:
        for node in page.all(selector):
            attributes = node.attributes
            for name in ("data-old-hires", "data-a-dynamic-image", "src", "data-src"):
                addresses = _PICTURE.findall(attributes.get(name) or "")
                if addresses:
                    # The viewer's sizes of one picture stand in no order; the last is the largest most often.
                    return [addresses[-1] if name == "data-a-dynamic-image" else addresses[0]]
    return []

"""One product card of a list, of any markup generation.

Class names carry hashes that change (``_cDEzb_p13n-sc-price_3mJ9Z``), so classes are matched by their stable
part, and every value is read from one element's own text or attribute, never from the card's flattened text:
there "26 ratings" and "84,99 €" become "2684,99 €".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
from selectolax.lexbor import LexborNode

from pinflow.scraping.sources.amazon.parse_models import PriceKind
from pinflow.scraping.sources.amazon.parse_numbers import (
    Money,
    read_count,
    read_integers,
    read_money,
    read_percent,
    read_rank,
    read_rating,
)

_ASIN = re.compile(r"[A-Z0-9]{10}")
_PRODUCT_LINK = re.compile(
    r"/(?:dp|gp/product|gp/aw/d|product-reviews|gp/offer-listing)/(?:product/)?([A-Z0-9]{10})(?![A-Z0-9])"
)
_REVIEW_LINK = re.compile(r"/product-reviews/|#customerReviews|/gp/customer-reviews/")
_OFFER_LINK = re.compile(r"/gp/offer-listing/|[?&#]aod=1")
# One token: "p13n-sc-price" or "_cDEzb_p13n-sc-price_3mJ9Z", not "..._p13n-sc-price-animation-wrapper_...".
_PRICE_TOKEN = re.compile(r"(?:^|\s)(?:_[A-Za-z0-9]+_)?p13n-sc-price(?:_[\w-]+)?(?=\s|$)")
_STRUCK = re.compile(
    r"(?:^|\s)(?:listprice|a-text-strike|a-text-price|\S*strike\S*|\S*list-price\S*)(?=\s|$)", re.IGNORECASE
)
_Links = list[tuple[LexborNode, dict[str, str | None]]]
_CONTEXT_DEPTH = 8
# Descriptions of pictures are cut behind this.
_WHOLE_ALT = 100
# Longer words are no price, rating or count.
_MAX_VALUE = 60
_STRUCK_WITHIN = "s, del, strike, .listprice, .a-text-price, [class*=strike], [data-a-strike]"
_BADGES = ".zg-bdg-text, .zg-badge-text, .zg_rankNumber"
_RANGE_DEPTH = 3
_DASH = re.compile(r"[-–—―~〜～]")


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says about its product. ``rank`` is None where the card bears no badge.

    ``doubts`` names the fields that are None although the card seems to show them.
    """

    asin: str
    rank: int | None
    title: str
    title_is_cut: bool
    money: Money | None
    price_kind: PriceKind | None
    rating: Decimal | None
    review_count: int | None
    image_url: str | None
    rank_change_percent: Decimal | None
    sales_rank: int | None
    previous_sales_rank: int | None
    reference: str | None
    doubts: tuple[str, ...]

    @property
    def has_moved(self) -> bool:
        """Whether it says what movers & shakers say."""
        return (self.rank_change_percent, self.sales_rank, self.previous_sales_rank) != (None, None, None)


def fold(text: str | None) -> str:
    """White space, no-break spaces too, folded to single spaces."""
    return " ".join(text.split()) if text else ""


def read_card(card: LexborNode, home_currency: str | None) -> Card | None:
    """The card's product, or None where its ASIN or its title cannot be read."""
    links = [(node, node.attributes) for node in card.css("a[href]")]
    asin = _read_asin(card, links)
    if asin is None:
        return None
    title, cut = _read_title(card, links)
    if not title:
        return None
    if len(card.css(_BADGES)) > 1:
        return _read_run_together(card, asin, title, cut, links)
    money, price_kind = _read_price(card, home_currency)
    rating, review_count = _read_reviews(card, links)
    change, sales_rank, previous = _read_movement(card)
    image_url = _read_image(card)
    missing = {
        "price": money is None,
        "rating": rating is None,
        "number of ratings": rating is not None and review_count is None,
        "picture": image_url is None,
    }
    return Card(
        asin=asin,
        rank=_read_rank(card),
        title=title,
        title_is_cut=cut,
        money=money,
        price_kind=price_kind,
        rating=rating,
        review_count=review_count,
        image_url=image_url,
        rank_change_percent=change,
        sales_rank=sales_rank,
        previous_sales_rank=previous,
        reference=links[0][1].get("href") if links else None,
        doubts=tuple(_seems_to_show(card, title, missing, home_currency)) if any(missing.values()) else (),
    )


def _read_run_together(card: LexborNode, asin: str, title: str, cut: bool, links: _Links) -> Card:
    """A card that holds the next one too, for its end was lost: whose values those are is not to be told.

    What comes first in a card, its rank, picture and title, is its own.
    """
    return Card(
        asin=asin,
        rank=_read_rank(card),
        title=title,
        title_is_cut=cut,
        money=None,
        price_kind=None,
        rating=None,
        review_count=None,
        image_url=_read_image(card),
        rank_change_percent=None,
        sales_rank=None,
        previous_sales_rank=None,
        reference=links[0][1].get("href") if links else None,
        doubts=("price", "rating", "number of ratings"),
    )


def _seems_to_show(
    card: LexborNode, title: str, missing: dict[str, bool], home_currency: str | None
) -> Iterator[str]:
    """Which of the missing fields the card has words for, somewhere."""
    texts = [fold(node.text()) for node in card.traverse(include_text=True) if node.is_text_node]
    texts = [text for text in texts if 0 < len(text) < _MAX_VALUE and text != title]
    if missing["price"] and (
        any(read_money(text, home_currency) is not None for text in texts) or _has_unread_price(card)
    ):
        yield "price"
    if missing["rating"] and any(read_rating(text)[0] is not None for text in texts):
        yield "rating"
    if missing["number of ratings"] and (
        any(read_count(text) is not None for text in texts)
        or any(_has_digit(node) for node in card.css(".a-icon-row .a-size-small"))
    ):
        yield "number of ratings"
    if missing["picture"] and card.css_first("img") is not None:
        yield "picture"


def _has_unread_price(card: LexborNode) -> bool:
    """Whether an element is there to show a price and shows a number, however it is written."""
    return any(
        _has_digit(node) and not _is_struck_out(node, card)
        for node in card.css("[class*=price]")
        if _is_price(node.attributes.get("class") or "")
    )


def _is_struck_out(node: LexborNode, card: LexborNode) -> bool:
    current: LexborNode | None = node
    while current is not None and current.mem_id != card.mem_id:
        if _is_struck(current, current.attributes):
            return True
        current = current.parent
    return False


def _has_digit(node: LexborNode) -> bool:
    return any(char.isdigit() for char in node.text())


def _read_asin(card: LexborNode, links: _Links) -> str | None:
    faceout = card.css_first(".p13n-sc-uncoverable-faceout")
    if faceout is not None and _ASIN.fullmatch(faceout.attributes.get("id") or ""):
        return faceout.attributes["id"]
    for _, attributes in links:
        match = _PRODUCT_LINK.search(attributes.get("href") or "")
        if match:
            return match.group(1)
    marked = card.css_first("[data-asin]")
    if marked is not None and _ASIN.fullmatch(marked.attributes.get("data-asin") or ""):
        return marked.attributes["data-asin"]
    return None


def _read_rank(card: LexborNode) -> int | None:
    badge = card.css_first(".zg-bdg-text, .zg-badge-text, .zg_rankNumber, .zg_rank")
    return read_rank(badge.text()) if badge is not None else None


def _read_title(card: LexborNode, links: _Links) -> tuple[str, bool]:
    """The product link's full text; where the visible text is cut, the whole title stands in ``@title``.

    The picture's ``alt`` (cut near 125 characters) tells the title's link from others to the same product
    ("Click for details"), and is the last resort.
    """
    image = card.css_first("img[alt]")
    alt = fold(image.attributes.get("alt")) if image is not None else ""
    candidates = []
    for node, attributes in links:
        href = attributes.get("href") or ""
        if _REVIEW_LINK.search(href) or not _PRODUCT_LINK.search(href) or _OFFER_LINK.search(href):
            continue
        text = _link_title(node)
        if text and node.css_first("[class*=price]") is None and not _within_price(node):
            candidates.append(text)
            if not alt or same_start(text, alt):
                return text, is_cut(text)
    if alt:
        whole = _text_like(card, alt)
        return (whole, is_cut(whole)) if whole else (alt, len(alt) > _WHOLE_ALT or is_cut(alt))
    return (candidates[0], is_cut(candidates[0])) if candidates else ("", False)


def _text_like(card: LexborNode, alt: str) -> str:
    """The words that go on where the picture's description was cut; their link may have lost its address."""
    start = alt.rstrip("…. ")
    texts = [fold(node.attributes.get("title")) for node in card.css("[title]")]
    texts += [fold(node.text()) for node in card.traverse(include_text=True) if node.is_text_node]
    return next((text for text in texts if start and text.startswith(start)), "")


def _within_price(link: LexborNode) -> bool:
    current = link.parent
    for _ in range(_RANGE_DEPTH):
        if current is None:
            return False
        if "price" in (current.attributes.get("class") or "").lower():
            return True
        current = current.parent
    return False


def is_cut(title: str) -> bool:
    return title.endswith(("…", "..."))


def same_start(text: str, alt: str) -> bool:
    length = min(len(text), len(alt), 12)
    return text[:length].casefold() == alt[:length].casefold()


def _link_title(link: LexborNode) -> str:
    text = fold(link.text())
    if not text:
        return ""
    whole = link.css_first("[title]")
    full = fold(whole.attributes.get("title")) if whole is not None else ""
    return full if len(full) > len(text.rstrip("….")) and full.startswith(text.rstrip("….")) else text


def _read_price(card: LexborNode, home_currency: str | None) -> tuple[Money | None, PriceKind | None]:
    """The buy box's price or range; else the lowest offer, named as such."""
    offers: Money | None = None
    buys: list[tuple[Money, LexborNode]] = []
    for node in card.css("[class*=price]"):
        if not _is_price(node.attributes.get("class") or ""):
            continue
        context = _price_context(node, card)
        money = read_money(_price_text(node), home_currency) if context else None
        if money is None:
            continue
        if context == "offers_from":
            offers = offers or money
        else:
            buys.append((money, node))
    if buys:
        return _widen_to_range(buys, card, home_currency), "price"
    if offers is not None:
        return offers, "offers_from"
    return _read_bare_price(card, home_currency)


def _is_price(classes: str) -> bool:
    return _PRICE_TOKEN.search(classes) is not None or "price" in classes.split() or _is_apex_price(classes)


def _is_apex_price(classes: str) -> bool:
    return "a-price" in classes.split()


def _price_text(node: LexborNode) -> str:
    """``.a-price`` prints the amount twice: whole for screen readers, and in pieces."""
    whole = node.css_first(".a-offscreen")
    return (whole if whole is not None else node).text()


def _price_context(node: LexborNode, card: LexborNode) -> PriceKind | None:
    """What kind of price the surroundings make of it; None for a struck-out former price.

    None too where they do not say: no price is better than the wrong one.
    """
    current: LexborNode | None = node
    card_id = card.mem_id
    for _ in range(_CONTEXT_DEPTH):
        if current is None or current.mem_id == card_id:
            break
        attributes = current.attributes
        classes = attributes.get("class") or ""
        if _is_struck(current, attributes):
            return None
        if "a-color-price" in classes or "zg_price" in classes:
            return "price"
        if "a-color-secondary" in classes or "zg_usedPrice" in classes:
            return "offers_from"
        if _OFFER_LINK.search(attributes.get("href") or ""):
            return "offers_from"
        current = current.parent
    return "price" if _is_apex_price(node.attributes.get("class") or "") else None


def _is_struck(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    return bool(
        attributes.get("data-a-strike")
        or _STRUCK.search(attributes.get("class") or "")
        or node.tag in ("del", "strike", "s")
    )


def _widen_to_range(
    buys: list[tuple[Money, LexborNode]], card: LexborNode, home_currency: str | None
) -> Money:
    """The whole range that the first price is an end of, where the page prints one; else the price itself."""
    first, node = buys[0]
    if first.maximum is not None:
        return first
    current = node.parent
    for _ in range(_RANGE_DEPTH):
        if current is None or current.mem_id == card.mem_id:
            break
        text = current.text()
        wider = read_money(text, home_currency) if _DASH.search(text) else None
        if wider is not None and first.amount in (wider.amount, wider.maximum) and wider.maximum is not None:
            return wider
        current = current.parent
    return _join_dashed(buys)


def _join_dashed(buys: list[tuple[Money, LexborNode]]) -> Money:
    """Neighbours with an element between them that holds a dash; ``.a-price`` prints each amount twice."""
    first = buys[0][0]
    if len(buys) < 2 or buys[1][0].currency != first.currency:
        return first
    between = buys[0][1].next
    if between is None or between.next is None or between.next.mem_id != buys[1][1].mem_id:
        return first
    return Money(first.amount, buys[1][0].amount, first.currency) if _DASH.search(between.text()) else first


def _read_bare_price(card: LexborNode, home_currency: str | None) -> tuple[Money | None, PriceKind | None]:
    """A price whose element lost its known class but stands alone in the price colour."""
    for node in card.css(".a-color-price"):
        if node.css_first(_STRUCK_WITHIN) is not None:
            continue
        money = read_money(node.text(), home_currency) if _price_context(node, card) else None
        if money is not None:
            return money, "price"
    return None, None


def _read_reviews(card: LexborNode, links: _Links) -> tuple[Decimal | None, int | None]:
    rating: Decimal | None = None
    count: int | None = None
    review_links = [(n, a) for n, a in links if _REVIEW_LINK.search(a.get("href") or "")]
    for _, attributes in review_links:
        for name in ("aria-label", "title"):
            if rating is None and attributes.get(name):
                rating, count = read_rating(attributes[name] or "")
    if rating is None:
        rating = _read_star_rating(card)
    if count is None:
        count = _read_review_count(card, [node for node, _ in review_links])
    return rating, count


def _read_star_rating(card: LexborNode) -> Decimal | None:
    for node in card.css("[class*=icon-star] .a-icon-alt, .a-icon-row .a-icon-alt, [class*=s_star_]"):
        rating, _ = read_rating(node.attributes.get("title") or node.text())
        if rating is not None:
            return rating
    return None


def _read_review_count(card: LexborNode, review_links: list[LexborNode]) -> int | None:
    for link in review_links:
        small = link.css_first(".a-size-small")
        count = read_count((small if small is not None else link).text())
        if count is not None:
            return count
    for node in card.css(".a-icon-row .a-size-small"):
        count = read_count(node.text())
        if count is not None:
            return count
    return None


def _read_image(card: LexborNode) -> str | None:
    for node in card.css("img"):
        attributes = node.attributes
        for name in ("src", "data-src", "data-a-hires"):
            address = (attributes.get(name) or "").strip()
            if address.startswith("//"):
                address = f"https:{address}"
            if address.startswith(("http://", "https://")) and "pixel" not in address.rpartition("/")[2]:
                return address
        dynamic = attributes.get("data-a-dynamic-image") or ""
        first = re.search(r"\"(https?://[^\"]+)\"", dynamic)
        if first:
            return first.group(1)
    return None


def _read_movement(card: LexborNode) -> tuple[Decimal | None, int | None, int | None]:
    """Movers & shakers: gain in percent, sales rank now and a day before."""
    change: Decimal | None = None
    gain = card.css_first("[class*=pct-change], [class*=percent-change], [class*=percentChange]")
    if gain is not None:
        change = read_percent(gain.text())
        if change is not None and change > 0 and "clr-negative" in (gain.attributes.get("class") or ""):
            change = -change
    now = before = None
    movement = card.css_first("[class*=sales-movement], [class*=salesMovement]")
    ranks = read_integers(movement.text()) if movement is not None else []
    if 1 <= len(ranks) <= 2:
        now, before = ranks[0], ranks[1] if len(ranks) == 2 else None
    return change, now, before

"""A saved Amazon page as data: a ranked list, a front page of lists, a product, or why it is none of them.

Three markup generations are read: G1 (2014-2017, ``div.zg_itemImmersion``), G2 (2018-2021,
``li.zg-item-immersion``) and G3 (since 2022, ``#gridItemRoot``). A page that should hold products never comes
out as an empty list: what cannot be read is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from pinflow.scraping.sources.amazon.parse_card import Card, fold, is_cut, read_card
from pinflow.scraping.sources.amazon.parse_identity import (
    canonical_address,
    category_of_heading,
    find_category,
    find_list_kind,
    find_marketplace,
    find_page_number,
    home_currency,
    kind_of_address,
)
from pinflow.scraping.sources.amazon.parse_models import (
    DeferredItem,
    DeferredOverviewItem,
    ListItem,
    ListPage,
    OverviewItem,
    OverviewPage,
    PageError,
    ParsedPage,
    ProductPage,
    page_error,
)
from pinflow.scraping.sources.amazon.parse_plain import (
    PlainList,
    locate_generation,
    read_plain_list,
    read_shaped_cards,
)
from pinflow.scraping.sources.amazon.parse_product import read_product
from pinflow.scraping.sources.amazon.parse_recs import RankedEntry, read_carousel_entries, read_grid_entries
from pinflow.scraping.sources.amazon.parse_refusal import explain_other_page, explain_refusal, name_shop_page
from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES, find_abuse, read_page_text

_GRID, _GRID_DATA = "[data-client-recs-list]", b"data-client-recs-list"
# What holds the cards of a list, and the cards, newest generation first. The last line is for grids of G3
# whose repeated id is gone.
# The lists that are shown as a whole.
_EARLY_CONTAINERS = ("zg-ordered-list", "zg_centerListWrapper")
_CONTAINERS = ".p13n-desktop-grid, #zg-ordered-list, #zg_centerListWrapper"
_LIST_CARDS = ("#gridItemRoot", "li.zg-item-immersion", "div.zg_itemImmersion", ".p13n-grid-content")
_OVERVIEW_BADGES = ".zg-bdg-text, .zg_rank, .zg_rankNumber"
_BADGES = ".zg-bdg-text, .zg-badge-text, .zg_rankNumber"
_CAROUSELS = (".a-carousel-container", ".zg_homeWidget")
_CAROUSEL_CARDS = ".a-carousel-card, .zg_homeWidgetItem"
_HEADINGS = ".a-carousel-heading, h2, h3"
# What a page shows while its products are still on their way, and what nobody sees.
_SILENT = "[class*=spinner], [class*=loading], .aok-hidden, .a-offscreen, script, style, noscript, template"
EMPTY_SHELL = "Amazon answered with an empty page: its frame without the products."
_LIST_MARKS = "#zg, #zg_banner, #zg-right-col, #zg_left_col1, [class*=p13n-zg-]"
# How many ranks one page of a list covers.
_PAGE_SIZE, _PAGE_SIZE_G1 = 50, 20
# Far above any real list.
_MAX_CARDS = 200
# Below this share of readable cards the markup has changed, rather than a card or two.
_READABLE_SHARE = 0.5
_PRODUCT_CUT_OFF = "The page was cut off before its end: what stood behind is missing."
_CUT_OFF = "The page was cut off before its end: products are missing from the list."


class _Page(msgspec.Struct):
    """What is known while one page is being read."""

    tree: LexborHTMLParser
    html: bytes
    url: str | None
    marketplace: str | None
    currency: str | None
    warnings: list[str]
    by_shape: bool


def parse_page(html: bytes, *, url: str | None = None, content_type: str | None = None) -> ParsedPage:
    """What the page is and what it holds.

    Args:
        html: the bytes as served or saved, already uncompressed.
        url: where the page came from; used only where the page itself does not say.
        content_type: the response's header, for pages that are not UTF-8.

    Never raises for any input; bytes that are no page come out as ``unreadable``.
    """
    if not html or html.isspace():
        return page_error("unreadable", None, "The file is empty.")
    if len(html) <= MAX_PAGE_BYTES and (plain := read_plain_list(html)) is not None:
        return _plain_page(plain)
    return parse_whole_page(html, url=url, content_type=content_type)


def parse_whole_page(
    html: bytes, *, url: str | None = None, content_type: str | None = None, by_shape: bool = True
) -> ParsedPage:
    """:func:`parse_page` by way of a tree of the whole page: slower, for pages of any shape.

    ``by_shape`` False reads every card from the tree, also those whose bytes have a known shape: what the
    tests hold the other ways to.
    """
    text = read_page_text(html, content_type) if len(html) <= MAX_PAGE_BYTES else None
    # In UTF-16 a mark is no mark yet, so what is measured is the text.
    abuse = find_abuse(text.html if text is not None else html)
    if abuse:
        return page_error("unreadable", None, f"{abuse} It was not read.")
    if text is None or b"<" not in text.html:
        return page_error("unreadable", None, "This is not an HTML page.")
    try:
        tree = LexborHTMLParser(text.html, options=LexborDocumentOptions.WO_EVENTS)
    except (SelectolaxError, ValueError, RuntimeError):
        return page_error("unreadable", None, "The HTML parser could not read this page.")
    if tree.root is None or tree.body is None:
        return page_error("unreadable", None, "This is not an HTML page.")
    marketplace = find_marketplace(tree, text.html, url)
    page = _Page(tree, text.html, url, marketplace, home_currency(marketplace), list(text.warnings), by_shape)
    return _read_list(page) or _read_overview(page) or _read_product(page) or _explain(page)


def _plain_page(plain: PlainList) -> ListPage:
    items = plain.items
    warnings: list[str] = []
    _warn_of_cut_titles(warnings, sum([is_cut(item.title) for item in items]))
    _check_items(warnings, items)
    return ListPage(
        marketplace=plain.marketplace,
        list_kind=plain.list_kind,
        category=plain.category,
        page=plain.page,
        currency=_currency_of(items, home_currency(plain.marketplace)),
        items=items,
        deferred=[DeferredItem(asin=entry.asin, rank=entry.rank) for entry in plain.later],
        warnings=warnings,
    )


def _warn_of_cut_titles(warnings: list[str], cut_titles: int) -> None:
    if cut_titles:
        warnings.append(f"{cut_titles} titles may be cut: the page does not show them whole.")


def _warn_of_doubts(warnings: list[str], doubts: Counter[str]) -> None:
    """What a card shows but in no way we know; a product without a price or a rating is normal."""
    for field, count in sorted(doubts.items()):
        warnings.append(f"{count} of the products show a {field} that could not be read.")


def _product_prefix(marketplace: str | None) -> str | None:
    return f"https://www.{marketplace}/dp/" if marketplace else None


def _read_list(page: _Page) -> ListPage | PageError | None:
    """None where nothing on the page looks like a list."""
    container = page.tree.css_first(_CONTAINERS)
    cards = _find_cards(page, container)
    grids = _find_grids(page, container)
    entries = _grid_entries(page, grids)
    if not cards:
        return _read_cardless(page, container, entries) if container is not None else None
    if len(cards) > _MAX_CARDS:
        page.warnings.append(f"Only the first {_MAX_CARDS} of {len(cards)} cards were read.")
        cards = cards[:_MAX_CARDS]
    if _cut_inside(page, container if container is not None else cards[-1].parent):
        page.warnings.append(_CUT_OFF)
        cards = cards[:-1]  # it may be half a card, with half a price
        if not cards:
            return _cut_off()
    prefix = _product_prefix(page.marketplace)
    shaped = read_shaped_cards(page.html, page.currency, prefix) if page.by_shape else None
    if shaped is None or len(shaped.items) != len(cards):
        shaped = None  # bytes and tree do not agree on what is a card
        if _CUT_OFF not in page.warnings:
            _warn_of_lost_cards(page, container, len(cards))
    by_shape = shaped.items if shaped is not None else [None] * len(cards)
    items, references = _list_items(page, cards, by_shape, entries)
    if len(items) < max(1, len(cards) * _READABLE_SHARE):
        return _markup_changed(f"{len(cards) - len(items)} of {len(cards)} cards could not be read.")
    known = {item.asin for item in items}
    deferred = [DeferredItem(asin=e.asin, rank=e.rank) for e in entries.values() if e.asin not in known]
    grid = grids[0] if grids else None
    page_size = (
        _PAGE_SIZE_G1 if "zg_itemImmersion" in (cards[0].attributes.get("class") or "") else _PAGE_SIZE
    )
    if grid is None and cards[0].attributes.get("id") == "gridItemRoot":
        page.warnings.append("The page does not name the products that it loads later.")
    _check_items(page.warnings, items)
    return ListPage(
        marketplace=page.marketplace,
        list_kind=find_list_kind(
            page.tree,
            [
                grid.attributes.get("data-reftag") if grid is not None else None,
                shaped.reference if shaped is not None else None,
                *references,
            ],
            page.url,
        ),
        category=(shaped.category if shaped is not None else None) or find_category(page.tree),
        page=(shaped.page if shaped is not None else None)
        or find_page_number(page.tree, min(item.rank for item in items), page_size, page.url),
        currency=_currency_of(items, page.currency),
        items=items,
        deferred=deferred,
        warnings=page.warnings,
    )


def _warn_of_lost_cards(page: _Page, container: LexborNode | None, count: int) -> None:
    """A product whose card lost what makes it a card still has its badge."""
    badges = len(container.css(_BADGES)) if container is not None else 0
    if badges > count:
        page.warnings.append(f"{badges - count} products stand in no card that could be found.")


def _find_cards(page: _Page, container: LexborNode | None) -> list[LexborNode]:
    """The cards in the list's container; all of the page where it has none."""
    likely = locate_generation(page.html)
    if container is not None and likely is not None:
        cards = container.css(likely)
        if cards:
            return cards
    return next((found for found in map(page.tree.css, _LIST_CARDS) if found), [])


def _find_grids(page: _Page, container: LexborNode | None) -> list[LexborNode]:
    """What names the products that are loaded later: the list's container, else whatever has such data."""
    attributes = container.attributes if container is not None else {}
    if container is not None and attributes.get("data-client-recs-list") is not None:
        return [container]
    if attributes.get("id") in _EARLY_CONTAINERS:
        return []
    return page.tree.css(_GRID) if _GRID_DATA in page.html else []


def _grid_entries(page: _Page, grids: list[LexborNode]) -> dict[str, RankedEntry]:
    entries: dict[str, RankedEntry] = {}
    for grid in grids:
        try:
            found = read_grid_entries(grid)
        except (msgspec.DecodeError, RecursionError):
            page.warnings.append("The list of products that are loaded later could not be read.")
            continue
        for entry in found:
            entries.setdefault(entry.asin, entry)
    return entries


def _read_cardless(
    page: _Page, container: LexborNode, entries: dict[str, RankedEntry]
) -> ListPage | PageError | None:
    """A list's container without cards: an empty list only if it names no product and says so itself."""
    if _cut_inside(page, container):
        return _cut_off()
    if entries or container.css_first(
        "a[href*='/dp/'], a[href*='/gp/product/'], .zg-bdg-text, .zg-badge-text"
    ):
        return _markup_changed("The list is there, but none of its cards could be found.")
    list_kind = find_list_kind(page.tree, [container.attributes.get("data-reftag")], page.url)
    if list_kind is None:
        return None
    if not _says_something(container):
        return page_error("empty_shell", "other", EMPTY_SHELL)
    return ListPage(
        marketplace=page.marketplace,
        list_kind=list_kind,
        category=find_category(page.tree),
        page=find_page_number(page.tree, None, _PAGE_SIZE, page.url),
        currency=page.currency,
        items=[],
        deferred=[],
        warnings=page.warnings,
    )


def _says_something(container: LexborNode) -> bool:
    """Whether words stand in it, or its end is marked: a list that was withheld is silent, or still loads."""
    if container.css_first("#endOfList") is not None:
        return True
    silent = {node.mem_id for node in container.css(_SILENT)}
    return any(
        node.is_text_node and fold(node.text()) and not _is_within(node, silent, container)
        for node in container.traverse(include_text=True)
    )


def _is_within(node: LexborNode, ids: set[int], limit: LexborNode) -> bool:
    current: LexborNode | None = node
    while current is not None and current.mem_id != limit.mem_id:
        if current.mem_id in ids:
            return True
        current = current.parent
    return False


def _cut_inside(page: _Page, container: LexborNode | None) -> bool:
    """Whether the page was cut off in ``container``: not closed, and its very last element stands there."""
    node = page.tree.body
    if container is None or _is_complete(page.html):
        return False
    wanted = container.mem_id
    while node is not None:
        if node.mem_id == wanted:
            return True
        node = _last_element(node)
    return False


def _last_element(node: LexborNode) -> LexborNode | None:
    child = node.last_child
    while child is not None and not child.is_element_node:
        child = child.prev
    return child


def _is_complete(html: bytes) -> bool:
    """Whether the document is closed; some real pages end with one tag, some with the other."""
    tail = html[-20_000:]
    return b"</html" in tail[-2_000:] or b"</html" in tail.lower() or b"</body" in tail.lower()


def _list_items(
    page: _Page,
    cards: list[LexborNode],
    by_shape: Sequence[ListItem | None],
    entries: dict[str, RankedEntry],
) -> tuple[list[ListItem], list[str | None]]:
    """The items, and the links of the cards that had to be read from the tree."""
    items: list[ListItem] = []
    references: list[str | None] = []
    prefix = _product_prefix(page.marketplace)
    doubts: Counter[str] = Counter()
    cut_titles = 0
    for node, item in zip(cards, by_shape, strict=True):
        if item is not None:
            entry = entries.get(item.asin)
            moved = entry is not None and entry.has_moved
            items.append(msgspec.structs.replace(item, **entry.movement) if entry and moved else item)
            cut_titles += is_cut(item.title)
            continue
        card = read_card(node, page.currency)
        entry = entries.get(card.asin) if card is not None else None
        rank = card.rank if card is not None and card.rank is not None else entry.rank if entry else None
        if card is None or rank is None:
            continue
        cut_titles += card.title_is_cut
        doubts.update(card.doubts)
        references.append(card.reference)
        items.append(_item(prefix, card, rank, entry))
    if len(items) < len(cards):
        left_out = f"{len(cards) - len(items)} of {len(cards)} cards"
        page.warnings.append(f"{left_out} could not be read and were left out.")
    _warn_of_cut_titles(page.warnings, cut_titles)
    _warn_of_doubts(page.warnings, doubts)
    return items, references


def _item(prefix: str | None, card: Card, rank: int, entry: RankedEntry | None) -> ListItem:
    """The card as an item. What movers & shakers gain stands on the card, else in the grid's data."""
    money = card.money
    movement = card if entry is None or card.has_moved else entry
    return ListItem(
        rank=rank,
        asin=card.asin,
        title=card.title,
        price=money.amount if money else None,
        price_max=money.maximum if money else None,
        currency=money.currency if money else None,
        price_kind=card.price_kind,
        rating=card.rating,
        review_count=card.review_count,
        image_url=card.image_url,
        product_url=prefix + card.asin if prefix else None,
        rank_change_percent=movement.rank_change_percent,
        sales_rank=movement.sales_rank,
        previous_sales_rank=movement.previous_sales_rank,
    )


def _read_overview(page: _Page) -> OverviewPage | PageError | None:
    """None where the page has no ranked carousels."""
    carousels = [c for selector in _CAROUSELS for c in page.tree.css(selector)]
    ranked = [c for c in carousels if c.css_first(_OVERVIEW_BADGES) is not None]
    if not ranked or page.tree.css_first("#productTitle, #gw-layout") is not None:
        return None
    items: list[OverviewItem] = []
    deferred: list[DeferredOverviewItem] = []
    references: list[str | None] = []
    total = 0
    named = [carousel for carousel in ranked if carousel.attributes.get("data-a-carousel-options")]
    if 0 < len(named) < len(ranked):
        page.warnings.append(
            f"{len(ranked) - len(named)} lists do not name the products that they load later."
        )
    for carousel in ranked:
        references.append(carousel.attributes.get("data-reftagprefix"))
        total += _read_carousel(page, carousel, items, deferred)
    if not _is_complete(page.html):
        if not items:
            return _cut_off()
        page.warnings.append(_CUT_OFF)
    if len(items) < max(1, total * _READABLE_SHARE):
        return _markup_changed(f"{total - len(items)} of {total} cards could not be read.")
    badges = len(page.tree.css(_OVERVIEW_BADGES))
    if badges > total:
        page.warnings.append(f"{badges - total} products stand in no card that could be found.")
    if len(items) < total:
        page.warnings.append(f"{total - len(items)} of {total} cards could not be read and were left out.")
    return OverviewPage(
        marketplace=page.marketplace,
        list_kind=find_list_kind(page.tree, references, page.url),
        category=None,
        page=1,
        currency=_currency_of(items, page.currency),
        items=items,
        deferred=deferred,
        warnings=page.warnings,
    )


def _read_carousel(
    page: _Page, carousel: LexborNode, items: list[OverviewItem], deferred: list[DeferredOverviewItem]
) -> int:
    """Appends one category's products; returns how many cards it has."""
    heading = carousel.css_first(_HEADINGS)
    text = fold(heading.text()) if heading is not None else ""
    category = category_of_heading(text) or text or None
    entries = _carousel_entries(page, carousel)
    cards = [c for c in carousel.css(_CAROUSEL_CARDS) if c.css_first("a[href]") is not None]
    if _cut_inside(page, carousel):
        cards = cards[:-1]
    known: set[str] = set()
    doubts: Counter[str] = Counter()
    cut_titles = 0
    for node in cards:
        card = read_card(node, page.currency)
        if card is None or card.rank is None:
            continue
        known.add(card.asin)
        doubts.update(card.doubts)
        cut_titles += card.title_is_cut
        item = _item(_product_prefix(page.marketplace), card, card.rank, entries.get(card.asin))
        items.append(OverviewItem(**msgspec.structs.asdict(item), category=category))
    _warn_of_doubts(page.warnings, doubts)
    _warn_of_cut_titles(page.warnings, cut_titles)
    deferred.extend(
        DeferredOverviewItem(asin=entry.asin, rank=entry.rank, category=category)
        for entry in entries.values()
        if entry.asin not in known
    )
    return len(cards)


def _carousel_entries(page: _Page, carousel: LexborNode) -> dict[str, RankedEntry]:
    try:
        return {entry.asin: entry for entry in read_carousel_entries(carousel)}
    except (msgspec.DecodeError, RecursionError):
        page.warnings.append("A carousel's products that are loaded later could not be read.")
        return {}


def _currency_of(items: list[ListItem] | list[OverviewItem], home: str | None) -> str | None:
    counted = Counter([item.currency for item in items])
    del counted[None]
    return max(counted, key=counted.__getitem__) if counted else home


def _check_items(warnings: list[str], items: list[ListItem]) -> None:
    """Warnings for what is possible but rarely right."""
    ranks = [item.rank for item in items]
    if len(set(ranks)) < len(ranks):
        warnings.append("Some ranks occur more than once.")
    elif ranks != list(range(ranks[0], ranks[0] + len(ranks))):
        warnings.append("The ranks are not contiguous.")
    if len(items) >= 5:
        for field, word in (("price", "price"), ("rating", "rating"), ("image_url", "picture")):
            if all(getattr(item, field) is None for item in items):
                warnings.append(f"No product has a {word}: the page's markup may have changed.")


def _read_product(page: _Page) -> ProductPage | PageError | None:
    """None where the page is no product's."""
    if explain_refusal(page.tree, page.html, page.url) is not None:
        return None
    if name_shop_page(page.tree, page.url) != "product":
        return None
    complete = _is_complete(page.html)
    warnings = page.warnings if complete else [*page.warnings, _PRODUCT_CUT_OFF]
    product = read_product(
        page.tree,
        page.html,
        url=page.url,
        marketplace=page.marketplace,
        currency=page.currency,
        complete=complete,
        warnings=warnings,
    )
    if product is not None:
        return product
    if not complete:
        return page_error("unreadable", "product", "The page was cut off before the product's title.")
    return page_error(
        "markup_changed", "product", "This is a product page, but its title or ASIN could not be read."
    )


def _explain(page: _Page) -> PageError:
    """The error for a page that holds no products we can read."""
    refusal = explain_refusal(page.tree, page.html, page.url)
    if refusal is not None:
        return refusal
    shop_page = name_shop_page(page.tree, page.url)
    is_list = kind_of_address(canonical_address(page.tree)) is not None
    complete = _is_complete(page.html)
    if shop_page is None and not complete:
        return (
            _cut_off() if b"<" in page.html else page_error("unreadable", None, "This is not an HTML page.")
        )
    if shop_page is None and (is_list or page.tree.css_first(_LIST_MARKS) is not None):
        return _markup_changed("The page says it is a list, but no list was found on it.")
    return explain_other_page(page.tree, page.url)


def _cut_off() -> PageError:
    return page_error("unreadable", None, "The page was cut off before its first product. Save it again.")


def _markup_changed(what: str) -> PageError:
    return page_error("markup_changed", "other", f"{what} Amazon may have changed its pages.")

"""A ranked list read from the bytes of its grid alone, without a tree of the page.

A page of 370 KB has some 100 KB of cards; the rest is menus, scripts and styles. Here the cards are cut out
and read with :mod:`parse_shapes`, and of the rest only what names the page is looked up. Whatever is not
plainly as expected gives None, and the page is parsed as a whole. The results are equal: tests compare them
for every page at hand and for damaged ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from pinflow.scraping.models import ListKind
from pinflow.scraping.sources.amazon.parse_card import fold
from pinflow.scraping.sources.amazon.parse_identity import (
    category_of_heading,
    home_currency,
    kind_of_reference,
    marketplace_of_address,
    page_of_first_rank,
)
from pinflow.scraping.sources.amazon.parse_models import ListItem
from pinflow.scraping.sources.amazon.parse_recs import RankedEntry, decode_entries
from pinflow.scraping.sources.amazon.parse_shapes import G1, G2, G3, Shape, first_link

# Far beyond what stands between a list and its heading, or a list and its page numbers.
_HEAD_BYTES, _FOOT_BYTES, _TAIL_BYTES = 20_000, 16_000, 4_000
_MIDDLE_BYTES = 8_000
_HEADING_CATEGORY = re.compile(rb'class="category">([^<]*)<')
_BROWSE_ROOTS, _SELECTED_MARKS = (b"zg-browse-root", b"zg_browseRoot"), (b"zg-selected", b"zg_selected")
_HREF = re.compile(rb'href="([^"]*)"')
_TAG = re.compile(rb"<[^>]*>")
_SELECTED_PAGE = re.compile(
    rb'class="a-pagination">.*?<li class="a-selected"><a [^>]*>([0-9]{1,3})</a>'
    rb'|class="zg_page zg_selected"[^>]*>\s*<a page="([0-9]{1,3})"',
    re.DOTALL,
)


class _Layout(msgspec.Struct, frozen=True):
    """How a generation arranges its list.

    ``mark`` stands in every card's first tag, ``badge`` at its rank; ``container`` is how the list's own
    first tag begins.
    """

    shape: Shape
    selector: str
    page_size: int
    mark: bytes
    badge: bytes
    container: bytes
    opening: re.Pattern[bytes]


_LAYOUTS = (
    _Layout(
        G3,
        "#gridItemRoot",
        50,
        b"gridItemRoot",
        b'"zg-bdg-text"',
        b'<div class="p13n-desktop-grid"',
        re.compile(
            rb'<div class="p13n-desktop-grid" data-client-recs-list=(?:"([^"]*+)"|\'([^\']*+)\')'
            rb'(?: [\w-]+="[^"]*+")*? data-reftag="([\w-]*+)"[^>]*+>'
        ),
    ),
    _Layout(
        G2,
        "li.zg-item-immersion",
        50,
        b"zg-item-immersion",
        b'"zg-badge-text"',
        b'<ol id="zg-ordered-list"',
        re.compile(rb'<ol id="zg-ordered-list"[^>]*+>()()()'),
    ),
    _Layout(
        G1,
        "div.zg_itemImmersion",
        20,
        b"zg_itemImmersion",
        b'"zg_rankNumber"',
        b'<div id="zg_centerListWrapper"',
        re.compile(
            rb'<div id="zg_centerListWrapper"[^>]*+>()()()\s*+(?:<div id="zg_pageInfo"[^>]*+></div>)?+'
        ),
    ),
)


class PlainList(msgspec.Struct, frozen=True):
    """What the bytes of a list's page say; ``later``: products whose cards the page loads later."""

    marketplace: str
    list_kind: ListKind
    category: str
    page: int
    items: list[ListItem]
    later: list[RankedEntry]


def read_plain_list(html: bytes) -> PlainList | None:
    """The list, or None where the page has to be parsed as a whole to be sure."""
    located = _locate(html)
    try:
        return _read(html, *located) if located is not None else None
    except (UnicodeDecodeError, msgspec.DecodeError):
        return None


def locate_generation(html: bytes) -> str | None:
    """A CSS selector for the cards of the generation whose cards the page seems to hold."""
    located = _locate(html)
    return located[0].selector if located is not None else None


def _locate(html: bytes) -> tuple[_Layout, int] | None:
    """The page's generation, and where its list begins.

    The cards are most often in the middle; searching all of a page for what it lacks costs as much as reading
    ten cards.
    """
    middle = max(0, len(html) // 2 - _MIDDLE_BYTES)
    for begin, end in ((middle, middle + 2 * _MIDDLE_BYTES), (0, len(html))):
        for layout in _LAYOUTS:
            found = html.find(layout.mark, begin, end)
            start = html.rfind(layout.container, 0, found) if found >= 0 else -1
            if start >= 0:
                return layout, start
    return None


def _read(html: bytes, layout: _Layout, start: int) -> PlainList | None:
    opening = layout.opening.match(html, start)
    if opening is None or not _is_markup(html, 0, start) or not _is_whole(html):
        return None
    marketplace, category = _find_marketplace(html, start), _find_category(html, start)
    if marketplace is None or category is None:
        return None
    matches: list[re.Match[bytes]] = []
    for match in _match_cards(html, layout, opening.end()):
        if match is None:
            return None
        matches.append(match)
    if not matches:
        return None
    quoted, apostrophed, tag = opening.groups()
    kind = kind_of_reference(tag.decode()) or kind_of_reference(first_link(matches[0]))
    read = layout.shape.read(matches, home_currency(marketplace), f"https://www.{marketplace}/dp/")
    items = [item for item in read if item is not None]
    if kind is None or len(items) < len(matches):
        return None
    page = _find_page(html, matches[-1].end()) or page_of_first_rank(
        min([item.rank for item in items]), layout.page_size
    )
    later = _read_entries(_unescape_json((quoted or apostrophed).decode()), items)
    return PlainList(marketplace, kind, category, page, items, later)


class ShapedCards(msgspec.Struct, frozen=True):
    """The cards of a list, None for each that has no known shape.

    ``reference`` is the first link of one of them; ``page`` and ``category`` stand behind and before
    the list in plain words.
    """

    items: list[ListItem | None]
    reference: str | None
    page: int | None
    category: str | None


def read_shaped_cards(html: bytes, currency: str | None, prefix: str | None) -> ShapedCards | None:
    """Every card of any page whose bytes have a known shape, in the page's order. None: no list in sight."""
    located = _locate(html)
    if located is None:
        return None
    layout, start = located
    matches = list(_match_cards(html, layout, html.find(b">", start) + 1))
    shaped = [match for match in matches if match is not None]
    if not shaped:
        return None
    try:
        read = iter(layout.shape.read(shaped, currency, prefix))
    except UnicodeDecodeError:
        return None
    items = [None if match is None else next(read) for match in matches]
    page = _find_page(html, shaped[-1].end())
    return ShapedCards(items, first_link(shaped[0]), page, _find_category(html, start))


def _read_entries(raw: str, items: list[ListItem]) -> list[RankedEntry]:
    """The products whose cards the page loads later; ``items`` are given what it says of their movement."""
    places = {item.asin: place for place, item in enumerate(items)}
    later: dict[str, RankedEntry] = {}
    moved: set[str] = set()
    for entry in decode_entries(raw):
        place = places.get(entry.id)
        meta = entry.metadata
        if place is not None and not (meta.change or meta.now or meta.before):
            continue
        ranked = None if entry.id in moved else entry.ranked()
        if ranked is not None and place is not None:
            moved.add(entry.id)
            items[place] = msgspec.structs.replace(items[place], **ranked.movement)
        elif ranked is not None:
            later.setdefault(entry.id, ranked)
    return list(later.values())


def _is_whole(html: bytes) -> bool:
    tail = html[-_TAIL_BYTES:]
    return b"</body" in tail or b"</html" in tail


def _is_markup(html: bytes, start: int, end: int) -> bool:
    """Whether ``end`` is outside of the comments and scripts that begin behind ``start``."""
    return html.rfind(b"<!--", start, end) <= html.rfind(b"-->", start, end) and (
        html.rfind(b"<script", start, end) <= html.rfind(b"</script", start, end)
    )


def _match_cards(html: bytes, layout: _Layout, position: int) -> Iterator[re.Match[bytes] | None]:
    """The cards from ``position`` on, None for each that has another shape."""
    match_card = layout.shape.match
    while True:
        match = match_card(html, position)
        if match is not None:
            yield match
            position = match.end()
            continue
        foot = position + _FOOT_BYTES
        near = html.find(layout.mark, position, foot)
        if near < 0 and html.find(layout.badge, position, foot) < 0:
            return
        # Now and then something else stands between two cards: links to other lists, a script. A badge there
        # is that of a card which is none any more.
        mark = near if near >= 0 else html.find(layout.mark, position)
        end = mark if mark >= 0 else len(html)
        tag = html.rfind(b"<", position, end)
        odd = any(html.find(sign, position, end) >= 0 for sign in (layout.badge, b"data-client-recs-list"))
        match = match_card(html, tag) if mark >= 0 and tag >= 0 and not odd else None
        yield match if match is not None and _is_markup(html, position, tag) else None
        if mark < 0:
            return
        position = mark + len(layout.mark) if match is None else match.end()


def _find_marketplace(html: bytes, start: int) -> str | None:
    return marketplace_of_address(find_canonical_address(html, start))


def find_canonical_address(html: bytes, end: int | None = None) -> str | None:
    """The page's own address as its bytes have it, looked for before ``end``; None where there is none."""
    end = len(html) if end is None else end
    near = max(0, end - _HEAD_BYTES)
    mark = html.rfind(b'rel="canonical"', near, end)
    if mark < 0:
        mark = html.find(b'rel="canonical"', 0, near)
    if mark < 0:
        return None
    opening = html.rfind(b"<link ", 0, mark)
    href = _HREF.search(html, opening, html.find(b">", mark))
    return href.group(1).decode(errors="replace") if opening >= 0 and href is not None else None


def _find_category(html: bytes, start: int) -> str | None:
    opening = html.rfind(b"<h1", max(0, start - _HEAD_BYTES), start)
    closing = html.find(b"</h1>", opening, start)
    if opening < 0 or closing < 0:
        return None
    heading = html[opening:closing]
    marked = _HEADING_CATEGORY.search(heading)
    if marked is not None:
        return fold(unescape(marked.group(1).decode())) or None
    words = fold(unescape(_TAG.sub(b"", heading).decode()))
    return category_of_heading(words, lambda: _find_selected(html))


def _find_selected(html: bytes) -> str | None:
    """The name that is selected in the page's category tree."""
    root = next((at for mark in _BROWSE_ROOTS if (at := html.find(mark)) >= 0), -1)
    if root < 0:
        return None
    marks = [at for mark in _SELECTED_MARKS if (at := html.find(mark, root)) >= 0]
    end = html.find(b"</", min(marks)) if marks else -1
    begin = html.find(b">", min(marks)) if marks else -1
    return fold(unescape(_TAG.sub(b"", html[begin + 1 : end]).decode())) if 0 <= begin < end else None


def _find_page(html: bytes, end: int) -> int | None:
    selected = _SELECTED_PAGE.search(html, end, end + _FOOT_BYTES)
    if selected is None:
        return None
    return int(selected.group(1) or selected.group(2)) or None


def _unescape_json(text: str) -> str:
    """HTML's escapes undone; most often there is but one."""
    plain = text.replace("&quot;", '"')
    return unescape(text) if "&" in plain else plain

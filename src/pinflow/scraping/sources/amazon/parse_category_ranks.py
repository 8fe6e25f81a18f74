"""The places of a product in Amazon's categories, as its own page prints them, in any of its languages.

"#187,697 in Kitchen (See Top 100 in Kitchen)", "Nr. 21 in Gewürzmischungen", "27 en Guides cinéma",
"文房具 - 6,345位 (...)". The page links each place to its list, so the links are the anchor, not the words.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.scraping.sources.amazon.parse_card import fold
from pinflow.scraping.sources.amazon.parse_models import CategoryRank
from pinflow.scraping.sources.amazon.parse_numbers import read_rank

_LINKS = "a[href*='bestsellers/'], a[href*='/zgbs/'], a[href*='pd_zg_'], a[href*='/gp/bestsellers']"
_RANK_LINK = re.compile(r"[/=]pd_(?:zg|dp)_")
_DETAILS = re.compile(r"SalesRank|[dD]etail|hrsr|prodDet")
_LEVELS = 3
_DETAIL_LEVELS = 12
_MAX_WORDS = 300
# A rank is the first number of its line; "4x4" and "Playstation 5" come after it.
_PLACE = re.compile(
    r"^(?P<head>.*?)(?:#|Nr\.?|N[º°o]\.?|nº|n\.|nr|第)?\s*"
    r"(?P<rank>\d{1,3}(?:[.,'’٬\s]\d{2,3})*[.,'’٬\s]\d{3}|\d+)\.?(?P<tail>(?:\D.*)?)$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^(?:位|番目|numara|\.)?[\s─–—-]*"
    r"(?:(?:in|en|em|na|nella|dans|w|i|på|في)(?:\s+(?:kategorii|la categoría))?(?=\s|$))?\s*"
)
_TRAILS = re.compile(r"\s*(?:kategorisinde|için|-|–|—|:|：)\s*$")


def read_category_ranks(tree: LexborHTMLParser) -> list[CategoryRank]:
    """Every (category, rank) in page order, each category once."""
    found: dict[tuple[int, int], CategoryRank] = {}
    for link in tree.css(_LINKS):
        if not _is_rank_link(link):
            continue
        line, holder = _words_before(link)
        place = _read_place(line, fold(link.text()))
        if place is not None:
            # The links of a ladder ("A > B > C") belong to one place; the last has all of it before it.
            found[(holder, place.rank)] = place
    ranks: dict[str, CategoryRank] = {}
    for place in found.values():
        ranks.setdefault(place.category, place)
    return list(ranks.values())


def _is_rank_link(link: LexborNode) -> bool:
    """Whether it stands in the product's details; menus and badges link to the same lists."""
    if _RANK_LINK.search(link.attributes.get("href") or ""):
        return True
    node = link.parent
    for _ in range(_DETAIL_LEVELS):
        if node is None:
            return False
        attributes = node.attributes
        if _DETAILS.search(f"{attributes.get('id') or ''} {attributes.get('class') or ''}"):
            return True
        node = node.parent
    return False


def _words_before(link: LexborNode) -> tuple[str, int]:
    """The line up to the link, and the id of the element that the line's number stands in."""
    line = ""
    node: LexborNode | None = link
    for _ in range(_LEVELS):
        if node is None:
            break
        previous = node.prev
        while previous is not None and previous.tag not in ("br", "ul", "table") and len(line) < _MAX_WORDS:
            line = f"{previous.text()} {line}" if previous.is_element_node else previous.text() + line
            previous = previous.prev
        node = node.parent
        if any(char.isdigit() for char in line) or previous is not None:
            break
    return fold(line), node.mem_id if node is not None else 0


def _read_place(line: str, link_text: str) -> CategoryRank | None:
    match = _PLACE.match(line)
    rank = read_rank(match.group("rank")) if match is not None else None
    if match is None or rank is None or len(line) > _MAX_WORDS:
        return None
    tail = _JOINS.sub("", match.group("tail").strip(), count=1)
    opened = tail.endswith("(")
    words = tail.rstrip("( ").strip()
    if opened:
        head = _TRAILS.sub("", match.group("head")).rpartition(":")[2].strip(" -–—")
        category = words or head
    elif not words or words.endswith((">", "›")):
        category = f"{words} {link_text}".strip()
    else:
        category = words if not link_text else f"{words} {link_text}" if words[-1] in ">›" else link_text
    category = _TRAILS.sub("", category)
    return CategoryRank(category=category, rank=rank) if category else None

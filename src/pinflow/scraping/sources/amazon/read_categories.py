"""The category tree as the pages of lists show it: what stands right below the page's own category."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pinflow.scraping.models import Category
from pinflow.scraping.sources.amazon.parse_card import fold

# Newest generation first. Class hashes change; the words before them have not in ten years.
_ROOTS = "[class*=zg-browse-root], #zg_browseRoot"
_SELECTED = "[class*=zg-selected], .zg_selected"
_GROUPS = "[role=group], [class*=zg-browse-group], ul"
# What links carry behind the address proper: tracking, and a session number.
_TAIL = re.compile(r"/ref=.*$")
_MAX_CATEGORIES = 2000


def read_categories(tree: LexborHTMLParser, marketplace: str) -> tuple[Category, ...] | None:
    """The categories below the one the page belongs to, in page order; none below a category without any.

    None: the page shows no tree. Addresses are of ``marketplace``, without what links carry behind them.
    """
    root = tree.css_first(_ROOTS)
    if root is None:
        return None
    selected = root.css_first(_SELECTED)
    if selected is None:
        return None
    found: dict[str, str] = {}
    group = _group_below(selected, root)
    for link in group.css("a[href]")[:_MAX_CATEGORIES] if group is not None else ():
        name, url = fold(link.text()), clean_address(link.attributes.get("href") or "", marketplace)
        if name and url is not None:
            found.setdefault(url, name)
    return tuple(Category(name, url) for url, name in found.items())


def _group_below(selected: LexborNode, root: LexborNode) -> LexborNode | None:
    """The children's group follows the item with the selected name; a leaf stands among its siblings."""
    item: LexborNode | None = selected
    while item is not None and item != root:
        if item.tag in ("div", "li"):
            return _next_group(item)
        item = item.parent
    return None


def _next_group(item: LexborNode) -> LexborNode | None:
    following = item.next
    while following is not None and following.tag is not None and following.tag.startswith(("-", "_")):
        following = following.next
    if following is None or following.tag not in ("div", "ul", "li"):
        return None
    if following.css_matches(_GROUPS) and not following.css_matches("[role=treeitem]"):
        return following
    return following.css_first(_GROUPS)


def clean_address(href: str, marketplace: str) -> str | None:
    """``https://www.amazon.de/gp/bestsellers/diy``, whatever the link adds; None for what leads elsewhere."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or not parts.path.startswith("/"):
        return None
    if parts.netloc and (parts.hostname or "").removeprefix("www.") != marketplace:
        return None
    path = _TAIL.sub("", parts.path).rstrip("/")
    return f"https://www.{marketplace}{path}" if path else None

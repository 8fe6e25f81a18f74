"""Says of a brought page that holds nothing to take in what it is, and what to bring instead."""

from __future__ import annotations

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.sources.amazon.parse_models import (
    ListPage,
    OverviewPage,
    PageError,
    PageKind,
    ParsedPage,
)

_SAVE_IT = "save that page and bring it."
_INSTEAD: dict[PageKind, str] = {
    "search": "The order of search results is no rank. Open a list of the same field (Best Sellers, New "
    f"Releases) or one of the products, {_SAVE_IT}",
    "home": f"Open Best Sellers in its menu, choose a category, {_SAVE_IT}",
    "sign_in": "Sign in in your browser, open the list again, and save the page that follows.",
    "product": "Open it in your browser, wait until all of it shows, save it again and bring that.",
    "other": "Open a list (Best Sellers, New Releases, Movers & Shakers, Most Wished For, Gift Ideas) or a "
    f"product, {_SAVE_IT}",
}
_EMPTY_SHELL = "Open it in your browser, scroll until the products show, and save it again."


def explain_page(parsed: ParsedPage) -> InvalidInputError | None:
    """Why a page cannot be taken in, for whoever brought it; None: it can.

    The code is that of the page's own fault (``scraping.not_a_list``), or ``scraping.front_page``.
    """
    if isinstance(parsed, OverviewPage):
        return InvalidInputError("scraping.front_page", _front_page(parsed), field="file")
    if isinstance(parsed, PageError):
        return InvalidInputError(f"scraping.{parsed.error.code}", _fault(parsed), field="file")
    return None


def _front_page(page: OverviewPage) -> str:
    categories = list(dict.fromkeys(item.category for item in page.items if item.category))
    of = ""
    if categories:
        more = " and others" if len(categories) > 3 else ""
        of = f" ({', '.join(categories[:3])}{more})"
    return (
        f"This is a front page: it shows the first products of several lists{of}, and is none of them. "
        f"Open the list of one category, {_SAVE_IT}"
    )


def _fault(page: PageError) -> str:
    fault = page.error
    if fault.code == "empty_shell":
        return f"{fault.message} {_EMPTY_SHELL}"
    if fault.code in ("not_a_list", "sign_in") and fault.page_kind is not None:
        return f"{fault.message} {_INSTEAD[fault.page_kind]}"
    return fault.message


def empty_list_warning(page: ListPage) -> str | None:
    """What to say of a list that shows no product; None: it shows some."""
    if page.items or page.deferred:
        return None
    named = f"The list “{page.category}” is empty" if page.category else "This list is empty"
    return (
        f"{named}: the page shows no product, so nothing was taken in. Some lists have nothing to show at "
        "times; open it again later, or bring the list of another category."
    )

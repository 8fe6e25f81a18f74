"""Amazon's public list pages as a source; with a sandbox address, our own marketplace instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Self
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import httpx2
from selectolax.lexbor import LexborHTMLParser

from pinflow.kit.errors import ExternalError
from pinflow.kit.http import read_retry_after
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.models import MOST_MORE_IMAGES, Category, Observed, ObservedList, ObservedProduct
from pinflow.scraping.sources.amazon.parse import EMPTY_SHELL, parse_page
from pinflow.scraping.sources.amazon.parse_models import (
    ListPage,
    OverviewPage,
    PageError,
    ParsedPage,
    ProductPage,
)
from pinflow.scraping.sources.amazon.parse_plain import find_canonical_address
from pinflow.scraping.sources.amazon.parse_refusal import is_foreign
from pinflow.scraping.sources.amazon.parse_text import read_page_text
from pinflow.scraping.sources.amazon.read_categories import read_categories
from pinflow.scraping.sources.source import (
    BUSY,
    Fetched,
    FetchedCategories,
    FetchedProduct,
    Source,
    SourceRefusedError,
    other_page,
)

_LIST_PATHS = (
    (re.compile(r"/(?:gp/bestsellers|[^/]*/?zgbs|bestsellers)(?:/|$)"), "bestsellers"),
    (re.compile(r"/gp/movers-and-shakers(?:/|$)"), "movers"),
    (re.compile(r"/(?:gp/new-releases|[^/]*/?new-releases)(?:/|$)"), "new_releases"),
    (re.compile(r"/(?:gp/most-wished-for|[^/]*/?most-wished-for)(?:/|$)"), "most_wished"),
    (re.compile(r"/(?:gp/most-gifted|[^/]*/?most-gifted)(?:/|$)"), "gift_ideas"),
)
_FRONT_PATHS = {
    "bestsellers": "/gp/bestsellers",
    "movers": "/gp/movers-and-shakers",
    "new_releases": "/gp/new-releases",
    "most_wished": "/gp/most-wished-for",
    "gift_ideas": "/gp/most-gifted",
}
_GONE = frozenset({404, 410})
# Changed markup is ours to mend; the site did nothing wrong and need not be left alone.
_OURS_TO_MEND = frozenset({"markup_changed", "not_a_list", "unreadable"})
# Where a redirect leads when the site wants a login, or proof of a human.
_LOGIN_PATHS = ("/ap/signin", "/ap/cvf", "/gp/sign-in")
_CHECK_PATH = "/errors/validateCaptcha"
# Every list that has products links them; a list without one link is a page whose contents were withheld.
_PRODUCT_LINK = re.compile(
    rb"/(?:dp|gp/product)/[A-Z0-9]{10}|data-client-recs-list|zg-item-immersion|zg_itemImm"
)
_ASIN = re.compile(r"[A-Z0-9]{10}")
_NO_CATEGORY = "The page does not name its category."


class AmazonSource(Source):
    """One request a page: its visible cards and the products it loads later."""

    name: ClassVar[str] = "amazon"

    def __init__(self, http: httpx2.AsyncClient, sandbox_url: str | None = None) -> None:
        self._http = http
        self._sandbox = urlsplit(sandbox_url) if sandbox_url else None

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient, sandbox_url: str | None) -> Self:
        return cls(http, sandbox_url)

    def recognises(self, url: str) -> tuple[str, str, str] | None:
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        host = (parts.hostname or "").removeprefix("www.")
        if parts.scheme != "https" or host not in MARKETPLACES:
            return None
        for pattern, kind in _LIST_PATHS:
            if pattern.search(parts.path):
                return host, kind, _category_in(parts.path)
        return None

    def address(self, url: str) -> str:
        if self._sandbox is None:
            return url
        return urlunsplit(urlsplit(url)._replace(scheme=self._sandbox.scheme, netloc=self._sandbox.netloc))

    def is_live(self) -> bool:
        return self._sandbox is None

    def page_url(self, url: str, page: int) -> str | None:
        parts = urlsplit(url)
        if page != 2 or "/movers-and-shakers" in parts.path:
            return None
        kept = [(name, value) for name, value in parse_qsl(parts.query) if name != "pg"]
        return urlunsplit(parts._replace(query=urlencode([*kept, ("pg", str(page))])))

    def product_url(self, marketplace: str, asin: str) -> str | None:
        if marketplace not in MARKETPLACES or not _ASIN.fullmatch(asin):
            return None
        return f"https://{MARKETPLACES[marketplace].host}/dp/{asin}"

    def front_page(self, marketplace: str, list_kind: str) -> str | None:
        if marketplace not in MARKETPLACES or list_kind not in _FRONT_PATHS:
            return None
        return f"https://{MARKETPLACES[marketplace].host}{_FRONT_PATHS[list_kind]}"

    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        response = await self._ask(url, _conditions(etag, last_modified))
        unchanged = response.status_code == 304
        observed = None if unchanged else self._read(response, url)
        _require_category(response, url)
        return Fetched(
            observed=observed,
            body=response.content,
            status=response.status_code,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    async def fetch_product(self, url: str, *, etag: str | None, last_modified: str | None) -> FetchedProduct:
        response = await self._ask(url, _conditions(etag, last_modified))
        product = None if response.status_code == 304 else self._read_product(response, url)
        return FetchedProduct(
            product=product,
            body=response.content,
            status=response.status_code,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _read_product(self, response: httpx2.Response, url: str) -> ObservedProduct:
        parsed = parse_page(response.content, url=url, content_type=response.headers.get("content-type"))
        if not isinstance(parsed, ProductPage):
            raise _refusal(parsed, response, "This is no product's page.")
        marketplace = (urlsplit(url).hostname or "").removeprefix("www.")
        return observed_product(parsed, marketplace)

    async def fetch_categories(
        self, url: str, *, etag: str | None, last_modified: str | None
    ) -> FetchedCategories:
        response = await self._ask(url, _conditions(etag, last_modified))
        categories = None if response.status_code == 304 else self._read_categories(response, url)
        return FetchedCategories(
            categories=categories,
            body=response.content,
            status=response.status_code,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _read_categories(self, response: httpx2.Response, url: str) -> tuple[Category, ...]:
        parsed = parse_page(response.content, url=url, content_type=response.headers.get("content-type"))
        if not isinstance(parsed, ListPage | OverviewPage):
            raise _refusal(parsed, response, "This page shows no categories.")
        marketplace = (urlsplit(url).hostname or "").removeprefix("www.")
        text = read_page_text(response.content, response.headers.get("content-type"))
        html = text.html if text is not None else response.content
        found = read_categories(LexborHTMLParser(html), marketplace)
        if found is None:
            raise SourceRefusedError(
                "scraping.markup_changed",
                "The page shows no category tree. Amazon may have changed its pages.",
                status=response.status_code,
                page=response.content,
                closes_host=False,
            )
        own = self.recognises(url)
        # Other kinds of lists are trees of their own.
        return tuple(
            category
            for category in found
            if own is not None and (self.recognises(category.url) or ("", ""))[1] == own[1]
        )

    async def _ask(self, url: str, validators: Mapping[str, str]) -> httpx2.Response:
        """The answer, unless its status or where it leads says that it is not the page."""
        address = self.address(url)
        headers = {
            "accept": "text/html,application/xhtml+xml",
            "accept-language": _language_of(url),
            **validators,
        }
        try:
            response = await self._http.get(address, headers=headers, follow_redirects=False)
        except httpx2.HTTPError as error:
            raise ExternalError(
                "scraping.no_answer",
                f"{urlsplit(address).hostname} does not answer. It is asked again later.",
            ) from error
        _refuse_by_status(response)
        return response

    def read(self, page: bytes, url: str | None) -> ObservedList:
        return self._read(httpx2.Response(200, content=page), url)

    def _read(self, response: httpx2.Response, url: str | None) -> ObservedList:
        parsed = parse_page(response.content, url=url, content_type=response.headers.get("content-type"))
        recognised = self.recognises(url) if url is not None else None
        if isinstance(parsed, ListPage):
            # A page that does not say what it is, is what was asked for.
            return observed_list(parsed, recognised[1] if recognised is not None else "bestsellers")
        asked = recognised is not None
        if isinstance(parsed, OverviewPage):
            other = "This is a front page with several lists. Watch one of its categories."
        else:
            other = "This is a product's page, not a list of ranked products."
        raise _refusal(parsed, response, other, asked=asked)


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for a page only if it has changed (RFC 9110, 13.1)."""
    conditions = {}
    if etag:
        conditions["if-none-match"] = etag
    if last_modified:
        conditions["if-modified-since"] = last_modified
    return conditions


def _language_of(url: str) -> str:
    """The marketplace's own language first: its pages are then as most of the saved ones are."""
    market = MARKETPLACES.get((urlsplit(url).hostname or "").removeprefix("www."))
    language = market.language if market is not None else "en"
    return "en" if language == "en" else f"{language},en;q=0.5"


def _refuse_by_status(response: httpx2.Response) -> None:
    status = response.status_code
    if response.is_redirect and status != 304:
        raise _redirected(response)
    if status in BUSY:
        raise SourceRefusedError(
            "scraping.busy",
            f"The site refused with status {status}. It is left alone for a while.",
            status=status,
            page=response.content,
            retry_after=read_retry_after(response.headers),
        )
    if status in _GONE:
        raise SourceRefusedError(
            "scraping.not_found",
            "The site has no such page. Check the address.",
            status=status,
            page=response.content,
            closes_host=False,
        )
    if status >= 500:
        raise ExternalError(
            "scraping.server_error", f"The site failed with status {status}. It is asked again later."
        )


def _redirected(response: httpx2.Response) -> SourceRefusedError:
    path = urlsplit(response.headers.get("location", "")).path
    if path.startswith(_LOGIN_PATHS):
        code, message = "sign_in", "Amazon asked to sign in instead of showing the page."
    elif path.startswith(_CHECK_PATH):
        code, message = "bot_check", "Amazon asked for proof of a human instead of showing the page."
    else:
        code, message = "redirected", "The page has moved. Check its address."
    return SourceRefusedError(
        f"scraping.{code}",
        message,
        status=response.status_code,
        page=response.content,
        closes_host=code != "redirected",
    )


def _refusal(
    parsed: ParsedPage, response: httpx2.Response, other: str, *, asked: bool = True
) -> SourceRefusedError:
    """Why a page that was served is not the one asked for. ``other``: it is another page of the shop.

    ``asked``: it is known to be the answer to a request for a list or a product.
    """
    code, message = "not_a_list", other
    if isinstance(parsed, PageError):
        code, message = parsed.error.code, parsed.error.message
    if code == "markup_changed" and not _PRODUCT_LINK.search(response.content):
        code, message = "empty_shell", EMPTY_SHELL
    if asked and code in ("not_a_list", "unreadable") and is_foreign(response.content):
        code = "error_page"
        message = "Amazon answered with a page that is none of its shop's. Try again later."
    return SourceRefusedError(
        f"scraping.{code}",
        message,
        status=response.status_code,
        page=response.content,
        closes_host=code not in _OURS_TO_MEND,
    )


def observed_product(page: ProductPage, marketplace: str) -> ObservedProduct:
    """A product's page in the words of this slice."""
    return ObservedProduct(
        marketplace=marketplace,
        asin=page.asin,
        title=page.title,
        brand=page.brand,
        category=page.category_ranks[0].category if page.category_ranks else None,
        price=page.price,
        currency=page.currency if page.price is not None else None,
        price_kind=page.price_kind,
        rating=page.rating,
        review_count=page.review_count,
        image_url=page.image_urls[0] if page.image_urls else None,
        more_image_urls=tuple(page.image_urls[1 : 1 + MOST_MORE_IMAGES]),
        product_url=page.product_url,
        available=None if page.availability is None else page.availability == "InStock",
    )


def observed_list(page: ListPage, unsaid_kind: str) -> ObservedList:
    """A parsed page in the words of this slice. ``unsaid_kind``: what it is where it does not say."""
    cards = [
        Observed(
            rank=item.rank,
            asin=item.asin,
            title=item.title,
            price=item.price,
            price_max=item.price_max,
            currency=item.currency,
            price_kind=item.price_kind,
            rating=item.rating,
            review_count=item.review_count,
            image_url=item.image_url,
            product_url=item.product_url,
            rank_change_percent=item.rank_change_percent,
        )
        for item in page.items
    ]
    later = [Observed(rank=item.rank, asin=item.asin) for item in page.deferred]
    return ObservedList(
        marketplace=page.marketplace or "",
        list_kind=page.list_kind or unsaid_kind,
        category=page.category or "",
        products=tuple(cards + later),
        warnings=(*page.warnings, *([] if page.category else [_NO_CATEGORY])),
    )


_SESSION = re.compile(r"/\d{3}-\d{7}-\d{7}/?$")


def _require_category(response: httpx2.Response, url: str) -> None:
    """Refuses a list of another category, where both addresses name one in the same way: word or number."""
    address = find_canonical_address(response.content) or ""
    asked, answered = _node_of(url), _node_of(address)
    # One category has a word and a number: a word says nothing against a number.
    if asked and answered and asked != answered and asked.isdecimal() == answered.isdecimal():
        raise other_page(
            f"Asked for the category “{asked}”, the site answered with “{answered}”.",
            response.status_code,
            response.content,
        )


def _node_of(address: str) -> str:
    """The category's own name in a list's address: "kitchen", or the number of a narrower one."""
    try:
        path = urlsplit(address).path.partition("/ref=")[0]
    except ValueError:
        return ""
    for pattern, _ in _LIST_PATHS:
        match = pattern.search(path)
        if match is not None:
            # Addresses of older pages end in the visitor's session.
            return _SESSION.sub("", path[match.end() :]).strip("/").rpartition("/")[2].lower()
    return ""


def _category_in(path: str) -> str:
    """A first name for the list, until its page says its own."""
    words = [word for word in path.split("/") if word and word not in ("gp", "zgbs", "ref")]
    for word in words:
        for start in ("Best-Sellers-", "best-sellers-", "New-Releases-"):
            if word.startswith(start):
                return unquote(word.removeprefix(start)).replace("-", " ")
    return unquote(words[-1]).replace("-", " ") if words else "Best sellers"

"""Amazon's public list pages as a source; with a sandbox address, our own marketplace instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Self
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx2

from pinflow.kit.errors import ExternalError
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.models import Observed, ObservedList
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, PageError
from pinflow.scraping.sources.source import Fetched, Source, SourceRefusedError

_LIST_PATHS = (
    (re.compile(r"/(?:gp/bestsellers|[^/]*/?zgbs|bestsellers)(?:/|$)"), "bestsellers"),
    (re.compile(r"/gp/movers-and-shakers(?:/|$)"), "movers"),
    (re.compile(r"/(?:gp/new-releases|[^/]*/?new-releases)(?:/|$)"), "new_releases"),
    (re.compile(r"/(?:gp/most-wished-for|[^/]*/?most-wished-for)(?:/|$)"), "most_wished"),
    (re.compile(r"/(?:gp/most-gifted|[^/]*/?most-gifted)(?:/|$)"), "gift_ideas"),
)
# Answers that mean "not now", whatever page comes with them.
_BUSY = frozenset({403, 429, 503})
# Changed markup is ours to mend; the site did nothing wrong and need not be left alone.
_OURS_TO_MEND = frozenset({"markup_changed", "not_a_list", "unreadable"})


class AmazonSource(Source):
    """One request a list: page 1, its visible cards and the products it loads later."""

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

    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        headers = {"accept": "text/html,application/xhtml+xml", "accept-language": "en"}
        if etag:
            headers["if-none-match"] = etag
        if last_modified:
            headers["if-modified-since"] = last_modified
        address = self.address(url)
        try:
            response = await self._http.get(address, headers=headers, follow_redirects=False)
        except httpx2.HTTPError as error:
            raise ExternalError(
                "scraping.no_answer",
                f"{urlsplit(address).hostname} does not answer. It is asked again later.",
            ) from error
        observed = None if response.status_code == 304 else self._read_answer(response, address)
        return Fetched(
            observed=observed,
            body=response.content,
            status=response.status_code,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
        )

    def _read_answer(self, response: httpx2.Response, address: str) -> ObservedList:
        if response.is_redirect:
            raise SourceRefusedError(
                "scraping.redirected",
                "The list has moved or asks for a login. Check its address.",
                status=response.status_code,
                page=response.content,
                closes_host=False,
            )
        if response.status_code in _BUSY:
            raise SourceRefusedError(
                "scraping.busy",
                f"The site refused with status {response.status_code}. It is left alone for a while.",
                status=response.status_code,
                page=response.content,
            )
        return self._read(
            response.content, address, response.status_code, response.headers.get("content-type")
        )

    def read(self, page: bytes, url: str | None) -> ObservedList:
        return self._read(page, url, 200, None)

    def _read(self, page: bytes, url: str | None, status: int, content_type: str | None) -> ObservedList:
        parsed = parse_page(page, url=url, content_type=content_type)
        if isinstance(parsed, PageError):
            raise SourceRefusedError(
                f"scraping.{parsed.error.code}",
                parsed.error.message,
                status=status,
                page=page,
                closes_host=parsed.error.code not in _OURS_TO_MEND,
            )
        if not isinstance(parsed, ListPage):
            raise SourceRefusedError(
                "scraping.not_a_list",
                "This is a front page with several lists. Watch one of its categories.",
                status=status,
                page=page,
                closes_host=False,
            )
        return observed_list(parsed)


def observed_list(page: ListPage) -> ObservedList:
    """A parsed page in the words of this slice."""
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
        list_kind=page.list_kind or "bestsellers",
        category=page.category or "",
        products=tuple(cards + later),
        warnings=tuple(page.warnings),
    )


def _category_in(path: str) -> str:
    """A first name for the list, until its page says its own."""
    words = [word for word in path.split("/") if word and word not in ("gp", "zgbs", "ref")]
    for word in words:
        for start in ("Best-Sellers-", "best-sellers-", "New-Releases-"):
            if word.startswith(start):
                return unquote(word.removeprefix(start)).replace("-", " ")
    return unquote(words[-1]).replace("-", " ") if words else "Best sellers"

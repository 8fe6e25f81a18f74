"""What a source of lists is. Plugins register theirs under the entry point group ``pinflow.sources``.

``pinflow.scraping.sources.contract`` holds the tests that every source passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar, Self

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.scraping.models import Category, ObservedList, ObservedProduct


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came. ``observed`` None: unchanged since the validators that were sent."""

    observed: ObservedList | None
    body: bytes
    status: int
    etag: str | None
    last_modified: str | None


class FetchedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product's own page as it came. ``product`` None: unchanged since the validators that were sent."""

    product: ObservedProduct | None
    body: bytes
    status: int
    etag: str | None = None
    last_modified: str | None = None


class FetchedCategories(msgspec.Struct, frozen=True, kw_only=True):
    """A front page or a list as it came, with the categories right below it.

    ``categories`` None: unchanged since the validators that were sent.
    """

    categories: tuple[Category, ...] | None
    body: bytes
    status: int
    etag: str | None = None
    last_modified: str | None = None


# Answers that mean "not now", whatever page comes with them.
BUSY = frozenset({403, 429, 503})


class SourceRefusedError(ExternalError):
    """The site answered, but not with the page: a bot check, "busy", a login wall, changed markup.

    ``code`` is ``scraping.<kind>``; kinds are counted each for itself. ``page`` is what it answered with;
    ``closes_host``: ask this host nothing for a while, at least for ``retry_after`` if the site says so.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int,
        page: bytes,
        closes_host: bool = True,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(code, message, status=status, retry_after=retry_after)
        self.status = status
        self.page = page
        self.closes_host = closes_host

    @property
    def kind(self) -> str:
        """``bot_check`` of ``scraping.bot_check``."""
        return self.code.removeprefix("scraping.")


def other_page(message: str, status: int, body: bytes) -> SourceRefusedError:
    """The refusal of a list that is not the one asked for; the site turns nobody away with it."""
    return SourceRefusedError(
        "scraping.other_page", f"{message} Nothing was recorded.", status=status, page=body, closes_host=False
    )


class Source(ABC):
    """Fetches one list at a time. It is polite by its caller: budget, robots and spacing are not its job."""

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient, sandbox_url: str | None) -> Self:
        """One to work with, made once a process.

        ``keys``: the values of ``needs``. ``sandbox_url``: ask there instead of at the live site, if the
        source can.
        """
        return cls()

    @abstractmethod
    def recognises(self, url: str) -> tuple[str, str, str] | None:
        """(marketplace, list kind, category) of a list this source can fetch; None for any other URL."""

    @abstractmethod
    def address(self, url: str) -> str:
        """Where the list is really asked for; the sandbox stands in for the live site here."""

    @abstractmethod
    def is_live(self) -> bool:
        """Whether fetching asks somebody else's site, which needs the user's recorded decision."""

    @abstractmethod
    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        """The list now, or its being unchanged.

        Raises:
            SourceRefusedError: an answer that is not the list.
            ExternalError: no answer; try again later.
        """

    @abstractmethod
    def read(self, page: bytes, url: str | None) -> ObservedList:
        """The list in a page that was fetched or saved before.

        Raises:
            SourceRefusedError: it is not a list.
        """

    # What follows, a source can do or leave: None says that it does not.

    def page_url(self, url: str, page: int) -> str | None:
        """The address of a later page of the list (``page`` >= 2), where it has one."""
        return None

    def product_url(self, marketplace: str, asin: str) -> str | None:
        """The address of a product's own page."""
        return None

    async def fetch_product(self, url: str, *, etag: str | None, last_modified: str | None) -> FetchedProduct:
        """The product at an address that `product_url` gave, or its page being unchanged.

        Raises:
            SourceRefusedError, ExternalError: as `fetch`.
        """
        raise NotImplementedError(f"{self.name} has no product pages")

    def front_page(self, marketplace: str, list_kind: str) -> str | None:
        """Where the category tree of a kind of list begins."""
        return None

    async def fetch_categories(
        self, url: str, *, etag: str | None, last_modified: str | None
    ) -> FetchedCategories:
        """The categories right below a front page or a list, or the page being unchanged.

        Raises:
            SourceRefusedError, ExternalError: as `fetch`.
        """
        raise NotImplementedError(f"{self.name} has no category tree")

"""A source with pages of our own making, for tests and for trying the line without a network."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import ClassVar, Self
from urllib.parse import urlsplit, urlunsplit

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.scraping.models import ObservedList
from pinflow.scraping.sources.source import Fetched, Source, SourceRefusedError


class FakeSource(Source):
    """Lists at ``https://lists.example/<marketplace>/<kind>/<category>``; a page is the list as JSON.

    ``host`` is where they are said to be asked for; ``live``: whether that counts as somebody else's site.
    """

    name: ClassVar[str] = "fake"

    def __init__(self, *, host: str = "https://lists.example", live: bool = False) -> None:
        self._host = urlsplit(host)
        self._live = live
        self._pages: dict[str, bytes] = {}
        self._errors: list[ExternalError] = []
        self.asked: list[str] = []

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient, sandbox_url: str | None) -> Self:
        return cls(host=sandbox_url or "https://lists.example", live=sandbox_url is None)

    def show(self, url: str, observed: ObservedList) -> None:
        """From now on this list stands at ``url``."""
        self._pages[url] = msgspec.json.encode(observed)

    def fail_next(self, error: ExternalError) -> None:
        """The next fetch raises this."""
        self._errors.append(error)

    def recognises(self, url: str) -> tuple[str, str, str] | None:
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        words = parts.path.strip("/").split("/")
        if (parts.scheme, parts.netloc) != ("https", "lists.example") or len(words) != 3:
            return None
        return words[0], words[1], words[2]

    def address(self, url: str) -> str:
        return urlunsplit(urlsplit(url)._replace(scheme=self._host.scheme, netloc=self._host.netloc))

    def is_live(self) -> bool:
        return self._live

    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        self.asked.append(url)
        if self._errors:
            raise self._errors.pop(0)
        page = self._pages.get(url)
        if page is None:
            raise SourceRefusedError(
                "scraping.not_found", "There is no such page.", status=404, page=b"", closes_host=False
            )
        tag = f'"{hashlib.sha256(page).hexdigest()[:16]}"'
        if etag == tag:
            return Fetched(observed=None, body=b"", status=304, etag=tag, last_modified=None)
        return Fetched(observed=self.read(page, url), body=page, status=200, etag=tag, last_modified=None)

    def read(self, page: bytes, url: str | None) -> ObservedList:
        try:
            return msgspec.json.decode(page, type=ObservedList)
        except msgspec.DecodeError as error:
            raise SourceRefusedError(
                "scraping.unreadable",
                "This is not a page of the fake source.",
                status=200,
                page=page,
                closes_host=False,
            ) from error

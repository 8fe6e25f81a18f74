"""What a source of lists is. Plugins register theirs under the entry point group ``pinflow.sources``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.scraping.models import ObservedList


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came. ``observed`` None: unchanged since the validators that were sent."""

    observed: ObservedList | None
    body: bytes
    status: int
    etag: str | None
    last_modified: str | None


class SourceRefusedError(ExternalError):
    """The site answered, but not with the list: a bot check, "busy", a login wall, changed markup.

    ``page`` is what it answered with; ``closes_host``: ask this host nothing for a while.
    """

    def __init__(
        self, code: str, message: str, *, status: int, page: bytes, closes_host: bool = True
    ) -> None:
        super().__init__(code, message, status=status)
        self.status = status
        self.page = page
        self.closes_host = closes_host


class Source(ABC):
    """Fetches one list at a time. It is polite by its caller: budget, robots and spacing are not its job."""

    name: ClassVar[str]

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

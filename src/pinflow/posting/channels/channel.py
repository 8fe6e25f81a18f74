"""The interface to a place where pins are published.

Plugins register theirs under the entry point group ``pinflow.channels``.
``pinflow.posting.channels.contract`` holds the tests that every channel passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Literal, Self

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError

Blame = Literal["pin", "account", "nobody"]


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what was approved, and the picture's bytes as stored."""

    base_url: str
    access_token: str
    board_id: str
    board_section_id: str | None
    title: str
    description: str
    alt_text: str
    link: str | None
    ai_disclosures: tuple[str, ...]
    picture: bytes
    media_type: str

    def __repr__(self) -> str:
        return f"Publication(board_id={self.board_id!r}, title={self.title!r})"


class Published(msgspec.Struct, frozen=True):
    """The pin stands."""

    id: str


class FoundPin(msgspec.Struct, frozen=True):
    """A pin as the platform lists it."""

    id: str
    link: str | None
    title: str | None
    created_at: datetime | None


class NotSentError(ExternalError):
    """Nothing was sent: the same attempt may be made again."""


class UnknownOutcomeError(ExternalError):
    """It was sent and may stand: look before anything is sent again. ``data['status']`` if one came.

    ``holds_account``: the answer also said that the account must stop (a spam block with a server error).
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        retry_after: timedelta | None = None,
        status: int | None = None,
        holds_account: bool = False,
    ) -> None:
        super().__init__(code, message, retry_after=retry_after, status=status)
        self.holds_account = holds_account


class RefusedError(ExternalError):
    """The platform refused; nothing stands.

    ``blame``: ``pin`` (a person must change it), ``account`` (hold the account and tell its owner) or
    ``nobody`` (a limit: again after ``retry_after``).
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        blame: Blame,
        retry_after: timedelta | None = None,
        status: int | None = None,
        reconnect: bool = False,
    ) -> None:
        super().__init__(code, message, permanent=blame != "nobody", retry_after=retry_after, status=status)
        self.blame = blame
        self.reconnect = reconnect


class Channel(ABC):
    """Publishes and looks up, each with one call's worth of effort; called outside any transaction."""

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with, made once a process; ``keys``: the values of ``needs``."""
        return cls()

    @abstractmethod
    async def publish(self, publication: Publication) -> Published:
        """Creates the pin once.

        Raises:
            NotSentError, RefusedError: nothing stands. UnknownOutcomeError: it may.
        """

    @abstractmethod
    async def list_pins(self, base_url: str, access_token: str, board_id: str) -> list[FoundPin]:
        """Every pin of the board, over all pages: a complete reading, or an error.

        Raises:
            ExternalError: the board cannot be read completely now.
        """

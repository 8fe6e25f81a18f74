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

from pinflow.accounts.pace.pace import NO_PACE as NO_PACE
from pinflow.accounts.pace.pace import NotSentError as NotSentError
from pinflow.accounts.pace.pace import Pace as Pace
from pinflow.accounts.pace.pace import ToldLimits as ToldLimits
from pinflow.accounts.pace.pace import ToldPolicy as ToldPolicy
from pinflow.kit.errors import ExternalError

Blame = Literal["pin", "account", "nobody"]
Kind = Literal["image", "carousel", "video"]


class File(msgspec.Struct, frozen=True):
    """A picture or a video as stored."""

    data: bytes
    media_type: str

    def __repr__(self) -> str:
        return f"File({self.media_type!r}, {len(self.data)} bytes)"


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what was approved, and the files' bytes as stored.

    ``picture`` is the picture, the first one of a carousel, or the cover of a video. ``slides``: all two to
    five pictures of a carousel. ``uploaded``: what ``Channel.prepare`` noted, such as the id of a video that
    stands ready. ``pace``: to be asked before each request. ``key``: the pin's id with us, ``at``: when it
    goes out; both for channels that hand pins out.
    """

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
    slides: tuple[File, ...] = ()
    video: File | None = None
    dominant_color: str | None = None
    uploaded: str | None = None
    pace: Pace = NO_PACE
    key: str = ""
    at: datetime | None = None

    @property
    def kind(self) -> Kind:
        if self.video is not None:
            return "video"
        return "carousel" if self.slides else "image"

    def __repr__(self) -> str:
        return f"Publication(board_id={self.board_id!r}, title={self.title!r})"


class Published(msgspec.Struct, frozen=True):
    """The pin stands. ``http_status``: the platform's answer; None: it was handed out, nobody answered."""

    id: str
    http_status: int | None = None


class FoundPin(msgspec.Struct, frozen=True):
    """A pin as the platform lists it."""

    id: str
    link: str | None
    title: str | None
    created_at: datetime | None


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
    ``nobody`` (a limit: again after ``retry_after``). ``reconnect``: its token is refused;
    ``renewable``: a new one could help, a missing permission comes with none.
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
        renewable: bool = True,
    ) -> None:
        super().__init__(code, message, permanent=blame != "nobody", retry_after=retry_after, status=status)
        self.blame = blame
        self.reconnect = reconnect
        self.renewable = renewable


class Channel(ABC):
    """Publishes and looks up, each with one call's worth of effort; called outside any transaction."""

    name: ClassVar[str]
    # What it can publish. A pin of another kind is refused before anything is sent.
    kinds: ClassVar[frozenset[Kind]] = frozenset({"image"})
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with, made once a process; ``keys``: the values of ``needs``."""
        return cls()

    async def prepare(self, publication: Publication) -> Publication:
        """Does beforehand what makes no pin, such as uploading a video; may be repeated without harm.

        Returns what ``publish`` is then called with. It may take minutes: the attempt's holder shows that it
        lives meanwhile.

        Raises:
            NotSentError, RefusedError: as ``publish``; nothing stands either way.
        """
        return publication

    @abstractmethod
    async def publish(self, publication: Publication) -> Published:
        """Creates the pin once.

        Raises:
            NotSentError, RefusedError: nothing stands. UnknownOutcomeError: it may.
        """

    @abstractmethod
    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        """Every pin of the board, over all pages: a complete reading, or an error.

        Raises:
            RefusedError: as ``publish``; blames the pin where its board is gone.
            ExternalError: the board cannot be read completely now.
        """

    async def delete(self, base_url: str, access_token: str, pin_id: str, pace: Pace = NO_PACE) -> None:
        """Takes a published pin down; one that is gone already is no error. May be repeated.

        Raises:
            RefusedError: ``posting.cannot_delete`` where the platform knows no such thing, or it refuses.
            ExternalError: it cannot be asked now.
        """
        raise RefusedError(
            "posting.cannot_delete", "This channel cannot take pins down. Delete it by hand.", blame="pin"
        )

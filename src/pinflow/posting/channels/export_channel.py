"""What the channels have in common that hand pins out instead of asking a platform."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Self

import httpx2

from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.posting.channels.channel import (
    NO_PACE,
    Channel,
    FoundPin,
    Pace,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.channels.shelf import Shelf, ShelfItem

# Neither form has a place for the mark; a pin that must carry it must not leave without a word.
_NO_MARK_FOR_AI = (
    "It must be marked as made with AI, and neither Pinterest's file nor a feed can carry that mark. Give it "
    "another picture, or publish it through an account with a key."
)


class ExportChannel(Channel):
    """Puts each pin on the account's shelf once; files and feeds are made from it.

    ``ahead``: pins leave before their slot, because what is handed out names it.
    """

    ahead: ClassVar[bool] = False

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """Refused: it belongs to export accounts, each with a shelf of its own.

        Raises:
            InvalidInputError: ``posting.export_channel``.
        """
        raise InvalidInputError(
            "posting.export_channel",
            f"The channel {cls.name} publishes nothing by itself: add an export account, which uses it.",
        )

    @classmethod
    def find_fault(
        cls, title: str, description: str, link: str | None, *, ai_disclosures: Sequence[str] = ()
    ) -> str | None:
        """Why a pin cannot be handed out this way, in words; None if it can."""
        return _NO_MARK_FOR_AI if ai_disclosures else cls.find_text_fault(title, description, link)

    @staticmethod
    @abstractmethod
    def find_text_fault(title: str, description: str, link: str | None) -> str | None:
        """Why these texts cannot be handed out this way, in words; None if they can."""

    async def publish(self, publication: Publication) -> Published:
        fault = self.find_fault(
            publication.title,
            publication.description,
            publication.link,
            ai_disclosures=publication.ai_disclosures,
        )
        if fault is None and (not publication.key or publication.at is None):
            fault = "It has no name or no time of its own."
        if fault is not None:
            raise RefusedError("posting.not_exportable", fault, blame="pin")
        assert publication.at is not None
        item = ShelfItem(
            key=publication.key,
            way=self.name,
            board_id=publication.board_id,
            title=publication.title,
            description=publication.description,
            link=publication.link,
            picture_sha256=hashlib.sha256(publication.picture).digest(),
            picture_media_type=publication.media_type,
            picture_size=len(publication.picture),
            at=publication.at,
        )
        try:
            return Published((await self._shelf.put(item)).id)
        except RefusedError:
            raise
        except ExternalError as error:
            # The shelf's database went away: it may have kept the item.
            raise UnknownOutcomeError(error.code, error.message, retry_after=error.retry_after) from error

    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        items = await self._shelf.list_items(board_id)
        return [FoundPin(item.id, item.link, item.title, item.at) for item in items]

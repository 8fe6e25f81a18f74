"""Pinterest's official API as a channel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import ClassVar, Literal, Self, cast

import httpx2
import msgspec

from pinflow.accounts.providers.ask_in_turn import in_turn
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestAccountError,
    PinterestError,
    PinterestNotFoundError,
    PinterestNotSentError,
    PinterestRateLimitedError,
    PinterestRefusedError,
    PinterestUnavailableError,
    PinterestUnknownOutcomeError,
)
from pinflow.integrations.pinterest.models import AiDisclosure, NewFile, NewPin
from pinflow.kit.errors import InvalidInputError
from pinflow.posting.channels.channel import (
    NO_PACE,
    Channel,
    FoundPin,
    Kind,
    NotSentError,
    Pace,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)

# Pinterest works on a short video for some ten seconds to minutes.
_FIRST_LOOK_SECONDS, _LONGEST_LOOK_SECONDS, _MOST_LOOKS = 2.0, 15.0, 40


class PinterestChannel(Channel):
    """Each account at its own address: production, Pinterest's sandbox, or ours."""

    name: ClassVar[str] = "pinterest"
    kinds: ClassVar[frozenset[Kind]] = frozenset({"image", "carousel", "video"})

    def __init__(
        self, http: httpx2.AsyncClient, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._http = http
        self._sleep = sleep

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(http)

    def _client(self, base_url: str, access_token: str, pace: Pace) -> PinterestClient:
        return PinterestClient(self._http, base_url, access_token, **in_turn(pace))

    async def prepare(self, publication: Publication) -> Publication:
        """Uploads the video and waits until Pinterest has worked on it. An upload is no pin."""
        if publication.video is None:
            return publication
        client = self._client(publication.base_url, publication.access_token, publication.pace)
        with _translated():
            upload = await client.register_video()
            video = publication.video
            await client.upload_video(upload, NewFile(video.data, video.media_type))
            await self._await_video(client, upload.media_id)
        return msgspec.structs.replace(publication, uploaded=upload.media_id)

    async def _await_video(self, client: PinterestClient, media_id: str) -> None:
        wait = _FIRST_LOOK_SECONDS
        for _ in range(_MOST_LOOKS):
            status = (await client.get_media(media_id)).status
            if status == "succeeded":
                return
            if status == "failed":
                raise RefusedError(
                    "pinterest.video_refused",
                    "Pinterest could not work on this video. Save it as MP4 (H.264), 4 s to 15 min long.",
                    blame="pin",
                )
            await self._sleep(wait)
            wait = min(wait * 1.5, _LONGEST_LOOK_SECONDS)
        raise NotSentError(
            "pinterest.video_slow", "Pinterest is still working on the video; no pin was made yet."
        )

    async def publish(self, publication: Publication) -> Published:
        with _translated():
            client = self._client(publication.base_url, publication.access_token, publication.pace)
            pin = await client.create_pin(
                NewPin(
                    board_id=publication.board_id,
                    board_section_id=publication.board_section_id,
                    picture=publication.picture,
                    media_type=cast(Literal["image/jpeg", "image/png"], publication.media_type),
                    title=publication.title,
                    description=publication.description,
                    alt_text=publication.alt_text,
                    link=publication.link,
                    slides=tuple(NewFile(slide.data, slide.media_type) for slide in publication.slides),
                    video_id=_video_id(publication),
                    dominant_color=publication.dominant_color,
                    ai_disclosures=cast(tuple[AiDisclosure, ...], publication.ai_disclosures),
                )
            )
        return Published(pin.id, HTTPStatus.CREATED)

    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        with _translated():
            pins = await self._client(base_url, access_token, pace).list_board_pins(board_id)
        return [FoundPin(pin.id, pin.link, pin.title, pin.created_at) for pin in pins]

    async def delete(self, base_url: str, access_token: str, pin_id: str, pace: Pace = NO_PACE) -> None:
        with _translated():
            try:
                await self._client(base_url, access_token, pace).delete_pin(pin_id)
            except PinterestNotFoundError:
                return


def _video_id(publication: Publication) -> str | None:
    if publication.video is None:
        return None
    if publication.uploaded is None:
        raise InvalidInputError("posting.video_not_ready", "The video has to be uploaded first.")
    return publication.uploaded


@contextmanager
def _translated() -> Iterator[None]:
    """Says of every failure whether something may stand and who has to act."""
    try:
        yield
    except PinterestUnknownOutcomeError as error:
        raise UnknownOutcomeError(
            error.code, error.message, retry_after=error.retry_after, status=error.status
        ) from error
    except (PinterestNotSentError, PinterestUnavailableError) as error:
        # Not answered properly is said only of what may be repeated: reading, uploading, deleting.
        raise NotSentError(error.code, error.message, retry_after=error.retry_after) from error
    except PinterestRateLimitedError as error:
        raise RefusedError(
            error.code, error.message, blame="nobody", retry_after=error.retry_after, status=error.status
        ) from error
    except PinterestAccountError as error:
        if error.outcome_unknown:
            raise UnknownOutcomeError(
                error.code, error.message, status=error.status, holds_account=True
            ) from error
        raise RefusedError(
            error.code,
            error.message,
            blame="account",
            status=error.status,
            reconnect=error.reconnect,
            renewable=error.renewable,
        ) from error
    except PinterestRefusedError as error:
        raise RefusedError(error.code, error.message, blame="pin", status=error.status) from error
    except InvalidInputError as error:
        # The client refused to send it.
        raise RefusedError(error.code, error.message, blame="pin") from error
    except PinterestError as error:
        # Any kind this table does not know is taken for the worst: it may stand.
        raise UnknownOutcomeError(error.code, error.message, status=error.status) from error

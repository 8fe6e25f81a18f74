"""One Pinterest account over the official API."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import quote, urlsplit

import httpx2
import msgspec

from pinflow.integrations.pinterest.calls import Before, Calls, OnAnswer
from pinflow.integrations.pinterest.errors import PinterestRefusedError, silence
from pinflow.integrations.pinterest.models import (
    Board,
    BoardSection,
    MediaState,
    MediaUpload,
    NewFile,
    NewPin,
    Pin,
    PinMetrics,
    TrendingKeyword,
    TrendKind,
    UserAccount,
)
from pinflow.integrations.pinterest.settings import checked_base_url
from pinflow.kit.http import is_loopback_url

T = TypeVar("T")
MAX_PAGE_SIZE = 250
MAX_TRENDS = 50
MAX_PINS_OF_METRICS = 100
LEAST_SLIDES, MOST_SLIDES = 2, 5
_ID = re.compile(r"[0-9]+")
# Metrics come split by what was asked for; unsplit they stand under this name.
_UNSPLIT = "all"


class _Page(msgspec.Struct, Generic[T]):
    items: list[T]
    bookmark: str | None = None


class _Trends(msgspec.Struct):
    trends: list[TrendingKeyword] = []


class PinterestClient:
    """Speaks for the account whose ``access_token`` it holds.

    Every method raises a ``PinterestError``; only methods that create can end in
    ``PinterestUnknownOutcomeError``. Nothing is retried here: who retries has to look first.

    Args:
        http: from ``pinflow.kit.http.new_http_client``; closed by whoever made it.
        base_url: such as ``https://api.pinterest.com/v5``; https, or http on loopback.
        on_answer: told of every answer's request id and rate limits.
        before: awaited before every request; what it raises keeps the request from being sent.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        base_url: str,
        access_token: str,
        *,
        on_answer: OnAnswer | None = None,
        before: Before | None = None,
    ) -> None:
        self.base_url = checked_base_url(base_url)
        self._calls = Calls(
            http,
            self.base_url,
            authorization=f"Bearer {access_token}",
            secret=access_token,
            on_answer=on_answer,
            before=before,
        )

    def __repr__(self) -> str:
        return f"PinterestClient({self.base_url!r})"

    async def get_user_account(self) -> UserAccount:
        """The account behind the token. Scope ``user_accounts:read``."""
        return await self._calls.read("/user_account", (), UserAccount)

    async def list_boards(self) -> list[Board]:
        """All boards, over all pages. Scope ``boards:read``."""
        return [board async for board in self._pages("/boards", _Page[Board], MAX_PAGE_SIZE)]

    async def get_board(self, board_id: str) -> Board:
        """One board, or ``PinterestNotFoundError``."""
        return await self._calls.read(f"/boards/{_id(board_id, 'board')}", (), Board)

    async def create_board(
        self, name: str, *, description: str | None = None, privacy: str = "PUBLIC"
    ) -> Board:
        """Makes a board; ``privacy`` is PUBLIC, PROTECTED or SECRET. Scope ``boards:write``."""
        body = {"name": name, "privacy": privacy}
        if description is not None:
            body["description"] = description
        return await self._calls.write("/boards", body, Board)

    async def list_board_sections(self, board_id: str) -> list[BoardSection]:
        """All sections of a board, over all pages."""
        path = f"/boards/{_id(board_id, 'board')}/sections"
        return [section async for section in self._pages(path, _Page[BoardSection], MAX_PAGE_SIZE)]

    async def create_board_section(self, board_id: str, name: str) -> BoardSection:
        """Makes a section; 409 where there is one of this name. Scope ``boards:write``."""
        return await self._calls.write(
            f"/boards/{_id(board_id, 'board')}/sections", {"name": name}, BoardSection
        )

    async def create_pin(self, pin: NewPin) -> Pin:
        """Publishes ``pin``, at once and without an idempotency key.

        Raises:
            PinterestUnknownOutcomeError: it may stand on Pinterest; look with ``iterate_board_pins``.
            PinterestNotSentError: it was not sent.
            PinterestRateLimitedError: it was not made; later.
            PinterestRefusedError: it was not made, and will not be unchanged.
        """
        return await self._calls.write("/pins", _pin_body(pin), Pin)

    async def register_video(self) -> MediaUpload:
        """Asks where a video is to be sent. A registration that nothing comes of does no harm."""
        upload = await self._calls.ask("/media", {"media_type": "video"}, MediaUpload)
        _check_upload_url(upload.upload_url)
        return upload

    async def upload_video(self, upload: MediaUpload, video: NewFile) -> None:
        """Sends a registered video to Pinterest's storage; once more does no harm."""
        await self._calls.upload(
            upload.upload_url, upload.upload_parameters, video.data, video.media_type, "video.mp4"
        )

    async def get_media(self, media_id: str) -> MediaState:
        """How far Pinterest is with a video."""
        return await self._calls.read(f"/media/{_id(media_id, 'video')}", (), MediaState)

    async def get_pin(self, pin_id: str) -> Pin:
        """One pin, or ``PinterestNotFoundError``."""
        return await self._calls.read(f"/pins/{_id(pin_id, 'pin')}", (), Pin)

    def iterate_board_pins(self, board_id: str, *, page_size: int = 100) -> AsyncIterator[Pin]:
        """The pins of a board page by page, as Pinterest orders them: usually, not surely, newest first.

        Stop iterating to stop asking; every page is one request.
        """
        return self._pages(f"/boards/{_id(board_id, 'board')}/pins", _Page[Pin], page_size)

    async def list_board_pins(self, board_id: str) -> list[Pin]:
        """All pins of a board, over all pages."""
        return [pin async for pin in self.iterate_board_pins(board_id, page_size=MAX_PAGE_SIZE)]

    def iterate_pins(self, *, page_size: int = 100) -> AsyncIterator[Pin]:
        """The pins of the account over all its boards, page by page."""
        return self._pages("/pins", _Page[Pin], page_size)

    async def delete_pin(self, pin_id: str) -> None:
        """Takes a pin down. There is no way back."""
        await self._calls.remove(f"/pins/{_id(pin_id, 'pin')}")

    async def get_pin_metrics(
        self, pin_id: str, start: date, end: date, metric_types: Sequence[str]
    ) -> PinMetrics:
        """A pin's figures from ``start`` to ``end``, both in UTC and included; at most 90 days back.

        Scopes ``boards:read`` and ``pins:read``. Pinterest's sandbox has no figures.
        """
        path = f"/pins/{_id(pin_id, 'pin')}/analytics"
        told = await self._calls.read(path, _metrics_query(start, end, metric_types), dict[str, PinMetrics])
        return told.get(_UNSPLIT) or PinMetrics()

    async def list_pin_metrics(
        self, pin_ids: Sequence[str], start: date, end: date, metric_types: Sequence[str]
    ) -> dict[str, PinMetrics]:
        """As ``get_pin_metrics``, of up to 100 pins by id; what Pinterest left out is not in it.

        In beta and not open to every app: then PinterestScopeError or PinterestNotPermittedError.
        """
        if not 1 <= len(pin_ids) <= MAX_PINS_OF_METRICS:
            raise PinterestRefusedError(
                f"Figures are asked for 1 to {MAX_PINS_OF_METRICS} pins at once, not {len(pin_ids)}."
            )
        # The ids are repeated and the metrics are not: so the description has it.
        ids = [("pin_ids", _id(pin_id, "pin")) for pin_id in pin_ids]
        query = [*ids, *_metrics_query(start, end, metric_types)]
        told = await self._calls.read("/pins/analytics", query, dict[str, dict[str, PinMetrics]])
        return {pin_id: split.get(_UNSPLIT) or PinMetrics() for pin_id, split in told.items()}

    async def list_trending_keywords(
        self,
        region: str,
        kind: TrendKind,
        *,
        interests: Sequence[str] = (),
        include_keywords: Sequence[str] = (),
        limit: int = MAX_TRENDS,
    ) -> list[TrendingKeyword]:
        """The top keywords of a region (``US``, ``DE+AT+CH``), strongest first, at most 50.

        ``interests`` and ``include_keywords`` filter; each is sent as a repeated parameter.
        """
        query = [("limit", str(min(limit, MAX_TRENDS)))]
        query += [("interests", interest) for interest in interests]
        query += [("include_keywords", keyword) for keyword in include_keywords]
        path = f"/trends/keywords/{quote(region, safe='')}/top/{kind}"
        return (await self._calls.read(path, query, _Trends)).trends

    async def _pages(self, path: str, kind: type[_Page[T]], page_size: int) -> AsyncIterator[T]:
        seen: set[str] = set()
        bookmark: str | None = None
        while True:
            query = [("page_size", str(page_size))]
            if bookmark is not None:
                query.append(("bookmark", bookmark))
            page = await self._calls.read(path, query, kind)
            for item in page.items:
                yield item
            if not page.bookmark:
                return
            if page.bookmark in seen:
                # A bookmark that comes back would be read for ever, on the account's request quota.
                raise silence(write=False, why="its list does not end")
            bookmark = page.bookmark
            seen.add(bookmark)


def _id(value: str, thing: str) -> str:
    if not _ID.fullmatch(value):
        raise PinterestRefusedError(f"“{value[:40]}” is no id of a {thing}: Pinterest's ids are digits.")
    return value


def _metrics_query(start: date, end: date, metric_types: Sequence[str]) -> list[tuple[str, str]]:
    return [
        ("start_date", start.isoformat()),
        ("end_date", end.isoformat()),
        ("metric_types", ",".join(metric_types)),
    ]


def _check_upload_url(url: str) -> None:
    parts = urlsplit(url)
    if not parts.hostname or not (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback_url(url))
    ):
        raise PinterestRefusedError(
            "Pinterest named an address for the video that is not safe to send it to."
        )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _media_source(pin: NewPin) -> dict[str, object]:
    if pin.video_id is not None:
        return {
            "source_type": "video_id",
            "media_id": _id(pin.video_id, "video"),
            "cover_image_content_type": pin.media_type,
            "cover_image_data": _base64(pin.picture),
        }
    if pin.slides:
        if not LEAST_SLIDES <= len(pin.slides) <= MOST_SLIDES:
            raise PinterestRefusedError(
                f"A carousel has {LEAST_SLIDES} to {MOST_SLIDES} pictures, this one {len(pin.slides)}."
            )
        # Title and link of each picture are left out: those of the pin hold.
        return {
            "source_type": "multiple_image_base64",
            "index": 0,
            "items": [
                {"content_type": slide.media_type, "data": _base64(slide.data)} for slide in pin.slides
            ],
        }
    return {"source_type": "image_base64", "content_type": pin.media_type, "data": _base64(pin.picture)}


def _pin_body(pin: NewPin) -> dict[str, object]:
    # The description marks nothing required; without these two Pinterest answers with a riddle.
    _id(pin.board_id, "board")
    if not pin.picture:
        raise PinterestRefusedError("The pin has no picture. Render it again before publishing.")
    body: dict[str, object] = {
        "board_id": pin.board_id,
        "title": pin.title,
        "description": pin.description,
        "alt_text": pin.alt_text,
        "media_source": _media_source(pin),
    }
    if pin.link is not None:
        body["link"] = pin.link
    if pin.board_section_id is not None:
        body["board_section_id"] = pin.board_section_id
    if pin.dominant_color is not None:
        body["dominant_color"] = pin.dominant_color
    if pin.ai_disclosures:  # an empty list is refused
        body["ai_disclosures"] = {"values": list(pin.ai_disclosures)}
    return body

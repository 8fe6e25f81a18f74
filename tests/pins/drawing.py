"""A studio that draws at once and in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import httpx2

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import PinDesign, RenderedPicture, RenderedVideo
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.studio import Studio
from pinflow.pins.write_copy import Writers
from pinflow.pins.writers import TemplateWriter
from pinflow.scraping.decide_fetching import decide_fetching
from tests.factories.accounts import actor_of
from tests.factories.pins import box
from tests.posting.world import World

UNREADABLE = b"<html>not a photo</html>"


class InstantStudio(Studio):
    """Its pictures are texts that say what was drawn."""

    def __init__(self) -> None:
        super().__init__(_no_renderer, 1)
        self.drawn: list[tuple[PinDesign, bytes | None]] = []
        self.further: list[tuple[bytes, ...]] = []

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        await asyncio.sleep(0)
        if photo == UNREADABLE:
            raise InvalidInputError("pins.photo_unreadable", "This photo cannot be read.")
        if UNREADABLE in further:
            raise InvalidInputError("pins.photo_unreadable", "This photo cannot be read.")
        self.drawn.append((design, photo))
        self.further.append(further)
        table = "".join(map(str, (design.columns, design.rows, design.scheme)))
        shown = f"{design.template}|{design.headline}|{design.kicker}|{table}|{photo!r}|{design.logo!r}"
        more = f"|{further!r}" if further else ""
        return RenderedPicture(
            data=f"{shown}|{design.picture_format}|{design.focus}{more}".encode(),
            media_type="image/jpeg",
            width=1000,
            height=1500,
            dominant_color="#7A5C3D",
            text_boxes=(box(design.headline, "headline", 84), box(design.disclosure, "disclosure", 26)),
            scheme=design.scheme or "day",
        )

    async def film(self, designs: Sequence[PinDesign], photos: tuple[bytes, ...]) -> RenderedVideo:
        await asyncio.sleep(0)
        shown = "|".join(design.headline for design in designs)
        return RenderedVideo(
            data=f"video {shown} {photos!r}".encode(),
            media_type="video/mp4",
            width=1000,
            height=1500,
            seconds=9.3,
            scenes=tuple((box(design.headline, "headline", 84),) for design in designs),
        )


def _no_renderer() -> Renderer:
    raise AssertionError("this studio starts no process")


class PhotoHost:
    """Answers requests for photos and keeps their addresses."""

    def __init__(self, answer: Callable[[httpx2.Request], httpx2.Response]) -> None:
        self.asked: list[str] = []
        self._answer = answer
        self.http = new_http_client(transport=httpx2.MockTransport(self._handle))

    def _handle(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(str(request.url))
        return self._answer(request)


def draft_tools(
    world: World,
    studio: InstantStudio,
    host: PhotoHost | None = None,
    sandbox_url: str | None = None,
    writers: Writers | None = None,
) -> DraftTools:
    return DraftTools(
        database=world.database,
        clock=world.clock,
        http=(host or PhotoHost(lambda _: httpx2.Response(404))).http,
        writers=writers or Writers(ready={"template": TemplateWriter()}, default="template"),
        studio=studio,
        templates=("card", "list", "frame"),
        photo_templates=frozenset({"card", "list", "frame"}),
        sandbox_url=sandbox_url,
        ask_host=at_once,
    )


async def at_once(_url: str, ask: Callable[[], Awaitable[bytes]]) -> bytes:
    """Every turn is at once."""
    return await ask()


async def decide(world: World, allowed: bool) -> None:
    """alice decides whether live pages and photos are fetched."""
    world.clock.turn(timedelta(seconds=1))
    async with world.database.tenant_session(world.tenant_id) as session:
        await decide_fetching(session, actor_of(world.cast.alice), allowed=allowed, now=world.clock.now())

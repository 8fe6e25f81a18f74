"""Previews of a pin: the very picture an edit would store, and nothing is kept."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
import simplejpeg

from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.pin import Pin
from pinflow.pins.preview_pin import DrawnFields, preview_pin
from pinflow.pins.queries import get_pin
from pinflow.pins.recent_photos import MOST, SECONDS, RecentPhotos
from tests.factories.accounts import actor_of
from tests.pins.drawing import InstantStudio, draft_tools
from tests.posting.world import World


class Drawn(InstantStudio):
    """Its pictures are real ones, all the same."""

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        grey = simplejpeg.encode_jpeg(np.full((30, 20, 3), 128, np.uint8), colorspace="RGB")
        return msgspec.structs.replace(await super().draw(design, photo, further), data=grey)


async def preview(world: World, pin: Pin, studio: Drawn, actor: Actor | None = None, **wish: Any) -> bytes:
    who = actor or actor_of(world.cast.bob)
    tools = draft_tools(world, studio)
    blobs = BlobStore(lambda: world.database.tenant_session(who.tenant_id), who.tenant_id, None)
    data, _ = await preview_pin(tools, blobs, who, pin.id, DrawnFields(**wish), 1000)
    return data


async def test_a_preview_draws_what_is_asked_for_and_leaves_the_pin_alone(world: World) -> None:
    pin, studio = await world.add_scheduled(), Drawn()
    wish: dict[str, Any] = {
        "template": "list",
        "headline": " Another ",
        "points": (" One  thing ", ""),
        "scheme": "deep",
    }
    await preview(world, pin, studio, **wish)
    ((design, _),) = studio.drawn
    assert (design.template, design.headline, design.points) == ("list", "Another", ("One thing",))
    assert (design.scheme, design.kicker) == ("deep", pin.kicker)
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await get_pin(session, pin.id) == pin


async def test_a_preview_is_for_editors_and_keeps_to_the_limits(world: World) -> None:
    pin = await world.add_scheduled()
    with pytest.raises(ForbiddenError):
        await preview(world, pin, Drawn(), actor_of(world.cast.vera))
    for wrong in ({"points": ("One",) * 6}, {"points": ("x" * 121,)}, {"template": "no-such-design"}):
        with pytest.raises(InvalidInputError):
            await preview(world, pin, Drawn(), **wrong)


async def test_a_photo_is_fetched_once_and_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    photos, asked = RecentPhotos(), []

    async def get(url: str) -> bytes:
        async def fetch() -> bytes:
            asked.append(url)
            return url.encode()

        return await photos.get(url, fetch)

    for url in ("a", "a", *map(str, range(MOST)), "a"):
        assert await get(url) == url.encode()
    assert asked == ["a", *map(str, range(MOST)), "a"]
    monkeypatch.setattr("pinflow.pins.recent_photos.SECONDS", -SECONDS)
    await get("a")
    assert asked[-2:] == ["a", "a"]

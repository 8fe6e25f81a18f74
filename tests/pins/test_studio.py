"""The studio's processes: they draw, one may die, and the next picture is drawn all the same."""

from __future__ import annotations

import os

import pytest

from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.studio import Studio, seed_of
from pinflow.projects.models import BrandKit


class FragileRenderer(Renderer):
    """Says in which process it drew; some designs kill it."""

    def render(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        if design.headline == "die":
            os._exit(1)
        if design.headline == "refuse":
            raise InvalidInputError("pins.photo_unreadable", "No.", field="photo")
        return RenderedPicture(
            data=str(os.getpid()).encode(),
            media_type="image/png",
            width=1,
            height=1,
            dominant_color="#000000",
            text_boxes=(),
        )


def design(headline: str) -> PinDesign:
    return PinDesign(
        template="card", headline=headline, kicker="", points=(), disclosure="#ad", brand=BrandKit(name="x")
    )


async def test_a_picture_that_kills_its_process_takes_no_other_with_it() -> None:
    studio = Studio(FragileRenderer, 1)
    try:
        first = await studio.draw(design("draw"), None)
        assert first.data != str(os.getpid()).encode()
        with pytest.raises(InvalidInputError) as refused:
            await studio.draw(design("refuse"), None)
        assert (refused.value.code, refused.value.message) == ("pins.photo_unreadable", "No.")
        with pytest.raises(ExternalError) as died:
            await studio.draw(design("die"), None)
        assert died.value.code == "studio.process_died"
        again = await studio.draw(design("draw"), None)
        assert again.data != first.data
    finally:
        studio.close()


def test_a_seed_depends_on_every_part_and_on_nothing_else() -> None:
    assert seed_of("a", "b") == seed_of("a", "b")
    assert len({seed_of("a", "b"), seed_of("a", "c"), seed_of("b", "a"), seed_of("ab")}) == 4

"""Makes a pin's video from its designs."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.pins.models import PinDesign, RenderedVideo
from pinflow.pins.renderers.encode_video import encode_video
from pinflow.pins.renderers.film import film, seconds_of
from pinflow.pins.renderers.renderer import Renderer


def film_pin(renderer: Renderer, designs: Sequence[PinDesign], photo: bytes | None) -> RenderedVideo:
    """A silent video with a scene a design, 6 to 15 seconds. The same input gives the same bytes.

    Raises:
        InvalidInputError: as ``Renderer.render``.
        ExternalError: ``pins.video_library_missing``.
    """
    scenes = [renderer.draw_scene(design, photo) for design in designs]
    height, width = scenes[0].full.shape[:2]
    return RenderedVideo(
        data=encode_video(film(scenes), width, height),
        media_type="video/mp4",
        width=width,
        height=height,
        seconds=seconds_of(len(scenes)),
        scenes=tuple(scene.boxes for scene in scenes),
    )

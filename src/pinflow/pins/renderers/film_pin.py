"""Makes a pin's video from its designs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pinflow.pins.models import PinDesign, RenderedVideo
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.encode_video import encode_video
from pinflow.pins.renderers.film import film, seconds_of
from pinflow.pins.renderers.renderer import Renderer


def film_pin(
    renderer: Renderer,
    designs: Sequence[PinDesign],
    photos: tuple[bytes, ...],
    fingerprint: Callable[[Pixels], int],
) -> RenderedVideo:
    """A silent video with a scene a design, 6 to 15 seconds. The same input gives the same bytes.

    ``fingerprint``: what tells how a scene looks (pins/similar), which the studio gives.

    Raises:
        InvalidInputError: as ``Renderer.render``.
        ExternalError: ``pins.video_library_missing``.
    """
    photo, further = photos[0] if photos else None, photos[1:]
    # A renderer of another package may know one photo only.
    scenes = [
        renderer.draw_scene(design, photo, further) if further else renderer.draw_scene(design, photo)
        for design in designs
    ]
    height, width = scenes[0].full.shape[:2]
    return RenderedVideo(
        data=encode_video(film(scenes), width, height),
        media_type="video/mp4",
        width=width,
        height=height,
        seconds=seconds_of(len(scenes)),
        scenes=tuple(scene.boxes for scene in scenes),
        scene_bits=tuple(fingerprint(scene.full) for scene in scenes),
    )

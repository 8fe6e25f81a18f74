"""What draws a pin's picture. Plugins register theirs under the entry point group ``pinflow.renderers``.

``pinflow.pins.renderers.contract`` holds the tests that every renderer passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Self

from pinflow.pins.models import PinDesign, RenderedPicture

if TYPE_CHECKING:
    from pinflow.pins.renderers.film import Scene


class Renderer(ABC):
    """Turns a design into a finished picture.

    Called when a draft is made or edited, and by the preview. The same design and photo give the same
    bytes, so what a person approves is what is published.
    """

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str]) -> Self:
        """One to draw with, made once a process of the studio; ``keys``: the values of ``needs``."""
        return cls()

    @abstractmethod
    def render(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        """Draw ``design`` with ``photo`` (an encoded picture), or with artwork when there is none.

        ``further``: photos for the other slots of a template that shows several.

        Artwork and colours follow ``design.seed`` and the template, never the texts.

        Returns a 1000x1500 JPEG of at most 400,000 bytes, or a PNG when ``design.picture_format`` asks for
        one, and the text boxes as drawn.

        Raises:
            InvalidInputError: the template is unknown, the photo cannot be used, or a text cannot be drawn
                (its ``data`` names which).
        """

    def draw_scene(self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()) -> Scene:
        """The same picture as pixels, without and with its texts' ink, for a video.

        A renderer that cannot leave the ink out shows all texts from the beginning.

        Raises: as ``render``.
        """
        # Imported late: what only names a renderer does without the picture libraries.
        from pinflow.pins.renderers.decode_photo import decode_photo, with_alpha
        from pinflow.pins.renderers.film import Scene

        picture = self.render(design, photo, further) if further else self.render(design, photo)
        pixels = with_alpha(decode_photo(picture.data).pixels)
        return Scene(pixels, pixels, picture.text_boxes)

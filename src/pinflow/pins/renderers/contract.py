"""The tests every renderer passes: built-in, fake or a plugin's. Subclass in a test module and run pytest.

Needs pytest.

class TestMyRenderer(RendererContract):
    def make_renderer(self) -> Renderer:
        return MyRenderer(...)
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import msgspec
import pytest
import simplejpeg

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.renderers.encode_picture import MOST_BYTES
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.templates.load_template import load_sample, template_names
from pinflow.pins.templates.model import CANVAS_HEIGHT, CANVAS_WIDTH
from pinflow.projects.models import BrandKit

# Pinterest crops and rounds: no text stands nearer to an edge.
SAFE_MARGIN = 40
LEAST_CONTRAST = 4.5


class RendererContract(ABC):
    """``make_renderer`` returns the renderer under test; it is called whenever a fresh one is wanted.

    ``templates``: the designs it knows; by default the built-in ones.
    """

    templates: tuple[str, ...] = tuple(template_names())

    @abstractmethod
    def make_renderer(self) -> Renderer:
        """A fresh renderer."""

    def test_it_has_a_name(self) -> None:
        assert self.make_renderer().name.isidentifier()

    def test_every_design_becomes_a_picture_that_pinterest_takes(self) -> None:
        for picture in self._pictures():
            height, width, *_ = simplejpeg.decode_jpeg_header(picture.data)
            assert (width, height) == (picture.width, picture.height) == (CANVAS_WIDTH, CANVAS_HEIGHT)
            assert picture.media_type == "image/jpeg"
            assert len(picture.data) <= MOST_BYTES
            assert int(picture.dominant_color.removeprefix("#"), 16) >= 0

    def test_every_text_is_told_where_it_stands_and_can_be_read(self) -> None:
        for picture in self._pictures():
            assert {"headline", "disclosure"} <= {box.role for box in picture.text_boxes}
            for box in picture.text_boxes:
                assert box.text.strip()
                assert box.contrast >= LEAST_CONTRAST, box
                assert min(box.x, box.y) >= SAFE_MARGIN, box
                assert box.x + box.width <= CANVAS_WIDTH - SAFE_MARGIN, box
                assert box.y + box.height <= CANVAS_HEIGHT - SAFE_MARGIN, box

    def test_the_same_design_gives_the_same_bytes_from_any_instance(self) -> None:
        for template in self.templates:
            wanted = self.design(template)
            drawn = self.make_renderer().render(wanted, None)
            assert self.make_renderer().render(wanted, None) == drawn

    def test_another_headline_is_another_picture(self) -> None:
        renderer = self.make_renderer()
        one = renderer.render(self.design(self.templates[0], headline="A calm corner"), None)
        other = renderer.render(self.design(self.templates[0], headline="A bright desk"), None)
        assert one.data != other.data

    def test_an_unknown_design_is_refused(self) -> None:
        known = self.design(self.templates[0])
        with pytest.raises(InvalidInputError):
            self.make_renderer().render(msgspec.structs.replace(known, template="no-such-design"), None)

    def test_what_is_no_photo_is_refused_or_not_used(self) -> None:
        renderer = self.make_renderer()
        for template in self.templates:
            wanted = self.design(template)
            try:
                drawn = renderer.render(wanted, b"this is no photo")
            except InvalidInputError:
                continue
            assert drawn == renderer.render(wanted, None)

    def design(self, template: str, **changes: object) -> PinDesign:
        """A design with the template's sample texts."""
        sample = load_sample(template)
        made = PinDesign(
            template=template,
            headline=sample.headline,
            kicker=sample.kicker,
            points=sample.points or ("A first point", "A second one"),
            disclosure=sample.disclosure,
            brand=BrandKit(name="Hearth & Vine"),
        )
        return msgspec.structs.replace(made, **changes)

    def _pictures(self) -> list[RenderedPicture]:
        renderer = self.make_renderer()
        return [renderer.render(self.design(template), None) for template in self.templates]

"""A renderer that draws no glyph: one colour a design. For tests, and for trying the line without Skia."""

from __future__ import annotations

import hashlib
from typing import ClassVar

import msgspec
import numpy as np

from pinflow.pins.models import PinDesign, RenderedPicture, TextBox
from pinflow.pins.renderers.encode_picture import dominant_colour, encode_picture
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import CANVAS_HEIGHT, CANVAS_WIDTH

_LINE_PX = 90


class FakeRenderer(Renderer):
    """Says of every text that it stands on a line of its own; a photo is not used."""

    name: ClassVar[str] = "fake"

    def render(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        if design.layout is None:
            load_template(design.template)
        canvas = np.empty((CANVAS_HEIGHT, CANVAS_WIDTH, 4), np.uint8)
        canvas[:] = (*hashlib.sha256(msgspec.json.encode(design)).digest()[:3], 255)
        texts = [("headline", design.headline), ("kicker", design.kicker), ("disclosure", design.disclosure)]
        texts += [("point", point) for point in design.points]
        return RenderedPicture(
            data=encode_picture(canvas),
            media_type="image/jpeg",
            width=CANVAS_WIDTH,
            height=CANVAS_HEIGHT,
            dominant_color=dominant_colour(canvas),
            text_boxes=tuple(
                TextBox(
                    role=role,
                    text=text,
                    x=80,
                    y=80 + number * _LINE_PX,
                    width=CANVAS_WIDTH - 160,
                    height=_LINE_PX - 10,
                    font_px=60,
                    contrast=21,
                )
                for number, (role, text) in enumerate(texts)
                if text
            ),
        )

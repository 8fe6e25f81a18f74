"""How copy and a picture stand in a pin."""

from __future__ import annotations

from typing import TypedDict

from pinflow.kit.blobs import Sha256
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.models import PinCopy, ProductFacts, RenderedPicture, TextBox
from pinflow.pins.picture_source import ARTWORK, PictureSource


class PictureFields(TypedDict):
    """How a picture stands in a pin."""

    picture_sha256: bytes
    picture_media_type: str
    picture_width: int
    picture_height: int
    picture_size: int
    dominant_color: str
    text_boxes: tuple[TextBox, ...]
    picture_bits: int | None
    scheme: str


class CopyFields(TypedDict):
    """How copy stands in a pin."""

    title: str
    description: str
    alt_text: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    items: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hook: str
    writer: str
    prompt_version: str | None


def picture_fields(picture: RenderedPicture, sha256: Sha256) -> PictureFields:
    """The fields of a pin that describe its picture."""
    return {
        "picture_sha256": sha256,
        "picture_media_type": picture.media_type,
        "picture_width": picture.width,
        "picture_height": picture.height,
        "picture_size": len(picture.data),
        "dominant_color": picture.dominant_color,
        "text_boxes": picture.text_boxes,
        "picture_bits": picture.picture_bits,
        "scheme": picture.scheme,
    }


def copy_fields(
    copy: PinCopy, facts: ProductFacts, picture: RenderedPicture, shown: PictureSource
) -> CopyFields:
    """The fields of a pin that were written; the alt text tells what the picture really shows."""
    return {
        "title": copy.title,
        "description": copy.description,
        "alt_text": describe_picture(
            language=facts.language,
            product_title=facts.title,
            shows_photo=shown.kind != ARTWORK,
            shows_product=shown.shows_product,
            text_boxes=picture.text_boxes,
            headline=copy.headline,
            kicker=copy.kicker,
            points=copy.points,
            disclosure=copy.disclosure,
            items=copy.items,
        ),
        "headline": copy.headline,
        "kicker": copy.kicker,
        "points": copy.points,
        "disclosure": copy.disclosure,
        "items": copy.items,
        "columns": copy.columns,
        "rows": copy.rows,
        "hook": copy.hook,
        "writer": copy.writer,
        "prompt_version": copy.prompt_version,
    }

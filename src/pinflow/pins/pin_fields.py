"""How copy and a picture stand in a pin."""

from __future__ import annotations

from typing import TypedDict

from pinflow.kit.blobs import Sha256
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.models import PinCopy, ProductFacts, RenderedPicture, TextBox
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import ARTWORK
from pinflow.pins.supported_claims import supported_claims
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.wording import name_of


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
    brand: str | None
    product_name: str
    supported: tuple[str, ...]


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
    copy: PinCopy, facts: ProductFacts, text_boxes: tuple[TextBox, ...], shown: PictureSource
) -> CopyFields:
    """The fields of a pin that were written; the alt text tells what the picture really shows."""
    product_name = name_that_is_told(facts)
    return {
        "title": copy.title,
        "description": copy.description,
        "alt_text": describe_picture(
            language=facts.language,
            product_name=product_name,
            shows_photo=shown.kind != ARTWORK,
            shows_product=shown.shows_product,
            picture_name=shown.name,
            text_boxes=text_boxes,
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
        "brand": facts.brand,
        "product_name": product_name,
        "supported": supported_claims(copy, facts),
    }


def name_that_is_told(facts: ProductFacts) -> str:
    """What copy calls the product; empty where it has no name that may be said ("this find")."""
    phrases = phrases_for(facts.language)
    name = name_of(facts, phrases)
    nameless = {phrases.nameless, *(subject.nameless for subject in phrases.subjects.values())}
    return "" if name in nameless else name

"""A pin that another one may be a near-duplicate of, as it is read from the database."""

from __future__ import annotations

import msgspec

from pinflow.pins.models import TextBox
from pinflow.pins.pin import PinId, Slide, pictures_of

# The fingerprint of a picture and the texts on it.
Picture = tuple[int | None, tuple[TextBox, ...]]


class NearCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """Another pin of the account whose fingerprints are near."""

    id: PinId
    title: str
    description: str
    text_boxes: tuple[TextBox, ...]
    picture_bits: int | None
    marketplace: str
    asin: str
    slides: tuple[Slide, ...] = ()
    scenes: tuple[tuple[TextBox, ...], ...] = ()
    scene_bits: tuple[int, ...] = ()

    def pictures(self) -> tuple[Picture, ...]:
        """As a pin's."""
        return pictures_of(self)

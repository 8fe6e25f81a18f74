"""Whether a template changes the photo it shows, and does not only scale it."""

from __future__ import annotations

from pinflow.pins.templates.model import Gradient, Picture, Shape, Template


def alters_photo(template: Template) -> bool:
    """Whether it cuts its photo out or to a shape, tilts it, runs its edges on, or lays something over it.

    Amazon's product images may be resized, not altered. A rectangle's round corners and what a card covers
    are the frame that the photo hangs in; a slant or a seal over it is not.
    """
    photos = [layer for layer in template.layers if isinstance(layer, Picture)]
    shaped = any(photo.mode != "photo" or photo.tilt or photo.mask in ("arch", "round") for photo in photos)
    first = next((place for place, layer in enumerate(template.layers) if isinstance(layer, Picture)), None)
    over = [] if first is None else template.layers[first:]
    painted = any(
        isinstance(layer, Gradient) or (isinstance(layer, Shape) and layer.kind != "rect") for layer in over
    )
    return template.picture != "art" and (shaped or painted)

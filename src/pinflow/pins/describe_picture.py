"""The alt text of a picture: what is really on it, for somebody who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.pins.models import TextBox
from pinflow.pins.writers.product_name import clean_name

_PHRASES = {
    "en": {
        "photo": "Photo of {name} with the headline “{headline}”",
        "card": "Card with the headline “{headline}”",
        "kicker": "the line “{kicker}”",
        "points": "these notes: {points}",
        "and": " and ",
        "label": "Labelled {label}.",
    },
    "de": {
        "photo": "Foto: {name}, mit der Überschrift „{headline}“",
        "card": "Karte mit der Überschrift „{headline}“",
        "kicker": "der Zeile „{kicker}“",
        "points": "diesen Notizen: {points}",
        "and": " und ",
        "label": "Gekennzeichnet als {label}.",
    },
}
_MAX = 500


def describe_picture(
    *,
    language: str,
    product_title: str,
    shows_photo: bool,
    text_boxes: Sequence[TextBox],
    headline: str,
    kicker: str,
    points: Sequence[str],
    disclosure: str,
) -> str:
    """At most 500 characters. Only texts whose boxes were drawn are told; so is the photo."""
    phrases = _PHRASES.get(language, _PHRASES["en"])
    drawn = {box.role for box in text_boxes}
    parts = [
        phrases["photo" if shows_photo else "card"].format(name=clean_name(product_title), headline=headline)
    ]
    if "kicker" in drawn and kicker:
        parts.append(phrases["kicker"].format(kicker=kicker))
    if "point" in drawn and points:
        parts.append(phrases["points"].format(points="; ".join(points)))
    told = ", ".join(parts[:-1]) + phrases["and"] + parts[-1] if len(parts) > 1 else parts[0]
    label = phrases["label"].format(label=disclosure) if disclosure else ""
    return f"{told}. {label}".strip()[:_MAX]

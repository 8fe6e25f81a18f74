"""The alt text of a picture: what is really on it, for somebody who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pinflow.pins.models import TextBox

_PHRASES = {
    "en": {
        "photo": "Photo of {name} with the headline “{headline}”",
        "other": "Photo with the headline “{headline}”",
        "card": "Card with the headline “{headline}”",
        "kicker": "the line “{kicker}”",
        "points": "these notes: {points}",
        "table": "this comparison: {table}",
        "and": " and ",
        "label": "Labelled {label}.",
    },
    "de": {
        "photo": "Foto: {name}, mit der Überschrift „{headline}“",
        "other": "Foto mit der Überschrift „{headline}“",
        "card": "Karte mit der Überschrift „{headline}“",
        "kicker": "der Zeile „{kicker}“",
        "points": "diesen Notizen: {points}",
        "table": "diesem Vergleich: {table}",
        "and": " und ",
        "label": "Gekennzeichnet als {label}.",
    },
    "fr": {
        "photo": "Photo : {name}, avec le titre « {headline} »",
        "other": "Photo avec le titre « {headline} »",
        "card": "Carte avec le titre « {headline} »",
        "kicker": "la ligne « {kicker} »",
        "points": "ces notes : {points}",
        "table": "cette comparaison : {table}",
        "and": " et ",
        "label": "Mention : {label}.",
    },
    "es": {
        "photo": "Foto: {name}, con el titular «{headline}»",
        "other": "Foto con el titular «{headline}»",
        "card": "Tarjeta con el titular «{headline}»",
        "kicker": "la línea «{kicker}»",
        "points": "estas notas: {points}",
        "table": "esta comparación: {table}",
        "and": " y ",
        "label": "Marcada como {label}.",
    },
    "it": {
        "photo": "Foto: {name}, con il titolo «{headline}»",
        "other": "Foto con il titolo «{headline}»",
        "card": "Scheda con il titolo «{headline}»",
        "kicker": "la riga «{kicker}»",
        "points": "queste note: {points}",
        "table": "questo confronto: {table}",
        "and": " e ",
        "label": "Indicazione: {label}.",
    },
}
_MAX = 500


def describe_picture(
    *,
    language: str,
    product_name: str,
    shows_photo: bool,
    shows_product: bool = True,
    text_boxes: Sequence[TextBox],
    headline: str,
    kicker: str,
    points: Sequence[str],
    disclosure: str,
    items: Sequence[str] = (),
) -> str:
    """At most 500 characters. Only texts whose boxes were drawn are told; so is the photo.

    ``product_name``: as the copy calls it; empty where it has no name that may be said. ``shows_product``:
    the photo is one of the product; another one is not called by its name.
    ``items``: what a list shows in the place of ``points``, where its template has room for it.
    """
    phrases = _PHRASES.get(language, _PHRASES["en"])
    drawn = Counter(box.role for box in text_boxes)
    headline = _as_drawn(headline, "headline", text_boxes)
    kicker = _as_drawn(kicker, "kicker", text_boxes)
    boxes = [box for box in text_boxes if box.role == "point"]
    # Templates draw the first of the points, or of the items, as many as fit.
    listed = items if items and boxes and _is_drawn_as(items[0], boxes[0]) else points
    shown = [point for point in listed if point.strip()][: drawn["point"]]
    shown = [
        box.text if box.shortened or box.missing else point for point, box in zip(shown, boxes, strict=False)
    ]
    shown_on = ("photo" if shows_product and product_name else "other") if shows_photo else "card"
    parts = [phrases[shown_on].format(name=product_name, headline=headline)]
    if drawn["kicker"] and kicker:
        parts.append(phrases["kicker"].format(kicker=kicker))
    if shown:
        parts.append(phrases["points"].format(points="; ".join(shown)))
    if table := _table(text_boxes):
        parts.append(phrases["table"].format(table=table))
    told = ", ".join(parts[:-1]) + phrases["and"] + parts[-1] if len(parts) > 1 else parts[0]
    label = phrases["label"].format(label=disclosure) if drawn["disclosure"] and disclosure else ""
    # Whatever has to go, the label stays: it is what says that this is advertising.
    room = _MAX - len(f". {label}")
    told = _shorten(told, max(room, 0))
    stop = "" if told.endswith((".", "?", "!", "…")) else "."
    return f"{told}{stop} {label}".strip()[:_MAX]


def _is_drawn_as(text: str, box: TextBox) -> bool:
    return text.casefold().startswith(box.text.casefold().removesuffix("…").rstrip())


def _table(boxes: Sequence[TextBox]) -> str:
    """The rows as they are drawn: what is compared, and what stands beside it."""
    rows: list[list[str]] = []
    for box in boxes:
        if box.role == "label":
            rows.append([box.text])
        elif box.role == "cell" and rows:
            rows[-1].append(box.text)
    return "; ".join(": ".join([row[0], ", ".join(row[1:])]) if row[1:] else row[0] for row in rows)


def _as_drawn(text: str, role: str, boxes: Sequence[TextBox]) -> str:
    """``text``, or what the picture shows of it where it did not fit."""
    return next((box.text for box in boxes if box.role == role and (box.shortened or box.missing)), text)


def _shorten(text: str, room: int) -> str:
    """``text``, or its first words with an ellipsis, in at most ``room`` characters."""
    if len(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    return f"{kept.rpartition(' ')[0] or kept}…"

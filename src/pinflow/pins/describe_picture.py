# ruff: noqa: SIM905 (a word a line would fill a screen)
"""The alt text of a picture: what is really on it, for somebody who cannot see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pinflow.pins.models import TextBox
from pinflow.pins.writers.naming.read_title import may_be_said
from pinflow.pins.writers.naming.title_words import CLAIMS

_PHRASES = {
    "en": {
        "photo": "Photo of {name} with the headline “{headline}”",
        "other": "Photo with the headline “{headline}”",
        "described": "Photo: {picture}, with the headline “{headline}”",
        "about": "Photo about {name} with the headline “{headline}”",
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
        "described": "Foto: {picture}, mit der Überschrift „{headline}“",
        "about": "Foto zum Thema {name}, mit der Überschrift „{headline}“",
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
        "described": "Photo : {picture}, avec le titre « {headline} »",
        "about": "Photo sur le thème {name}, avec le titre « {headline} »",
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
        "described": "Foto: {picture}, con el titular «{headline}»",
        "about": "Foto sobre {name}, con el titular «{headline}»",
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
        "described": "Foto: {picture}, con il titolo «{headline}»",
        "about": "Foto sul tema {name}, con il titolo «{headline}»",
        "card": "Scheda con il titolo «{headline}»",
        "kicker": "la riga «{kicker}»",
        "points": "queste note: {points}",
        "table": "questo confronto: {table}",
        "and": " e ",
        "label": "Indicazione: {label}.",
    },
}
_MAX, _MOST_WORDS = 500, 120
# What cameras, programs and hurried people call any picture.
_NAMELESS = frozenset(
    "img dsc dscf dscn pxl gopr mvimg image images picture pic photo foto bild bilder immagine imagen photos "
    "fotos screenshot bildschirmfoto scan untitled unbenannt copy kopie copia final new neu file whatsapp "
    "snapchat unnamed download".split()
)


def describe_picture(
    *,
    language: str,
    product_name: str,
    shows_photo: bool,
    shows_product: bool = True,
    picture_name: str = "",
    text_boxes: Sequence[TextBox],
    headline: str,
    kicker: str,
    points: Sequence[str],
    disclosure: str,
    items: Sequence[str] = (),
) -> str:
    """At most 500 characters. Only texts whose boxes were drawn are told; so is the photo.

    ``product_name``: as the copy calls it; empty where it has no name that may be said. ``shows_product``:
    the photo is one of the product; of another one it is only said that it is about it. ``picture_name``:
    what its owner calls a library picture, told where it says what is on it.
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
    if shows_photo:
        opening = _tell_photo(phrases, product_name, shows_product, words_of_picture(picture_name), headline)
    else:
        opening = phrases["card"].format(headline=headline)
    parts = [opening]
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


def words_of_picture(name: str) -> str:
    """What a library picture's name says of it; empty for a camera's or a program's ("IMG_2034")."""
    words = re.sub(r"\.\w{3,4}$", "", name)
    if " " not in words:
        words = re.sub(r"[_-]+", " ", words)
    words = " ".join(re.sub(r"\W*\d+\W*$", "", words).split())
    tells = any(
        len(word) > 2 and word.casefold() not in _NAMELESS for word in re.findall(r"[^\W\d_]+", words)
    )
    may_stand = not re.search(r"\d", words) and not CLAIMS.search(words) and may_be_said(words)
    return words[:_MOST_WORDS].rstrip() if tells and may_stand else ""


def _tell_photo(
    phrases: dict[str, str], product_name: str, shows_product: bool, picture: str, headline: str
) -> str:
    known = set(picture.casefold().split())
    if product_name and shows_product and not known >= set(product_name.casefold().split()):
        name = f"{product_name} ({picture})" if picture else product_name
        return phrases["photo"].format(name=name, headline=headline)
    kind = "described" if picture else "about" if product_name else "other"
    return phrases[kind].format(picture=picture, name=product_name, headline=headline)


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

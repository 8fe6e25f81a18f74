"""Fits one of the design's texts into its room, and refuses what a pin must not lose."""

from __future__ import annotations

import unicodedata

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_text import FittedText, TextLimits, fit_text
from pinflow.pins.renderers.placed import Frame, PlacedText
from pinflow.pins.renderers.shape_text import shape_or_mark, shape_text
from pinflow.pins.templates.model import Text

_NEEDED = ("headline", "disclosure")
_TONOS = "\u0301"


def items_of(design: PinDesign) -> list[str]:
    """What a list shows: the design's items, else its points."""
    return [item for item in design.items or design.points if item.strip()]


def fit_content(text: Text, frame: Frame) -> PlacedText | None:
    """The text's content in the frame; None when there is nothing to show or it finds no room.

    Raises:
        InvalidInputError: the headline is missing; headline or disclosure cannot be drawn, or the
            disclosure would be cut off.
    """
    content = _content(text, frame)
    shape = shape_text if text.source in _NEEDED else shape_or_mark
    shaped = shape(in_capitals(content) if text.upper else content, frame.font(text.font), text.tracking)
    width = min(frame.width, text.max_width or frame.width)
    limits = TextLimits(
        width,
        frame.height,
        text.size,
        text.min_size,
        text.line_height,
        text.max_lines,
        balance=text.balance,
        stretch=text.fit == "stretch",
    )
    fitted = fit_text(shaped, limits)
    if text.source in _NEEDED and content.strip():
        _demand(text.source, fitted)
    elif text.source == "headline":
        raise InvalidInputError("pins.headline_missing", "A pin needs a headline.", field="headline")
    if fitted is None:
        return None
    return PlacedText(text.source, fitted, 0, width, 0, text.align, text.color, frame.on)


def in_capitals(text: str) -> str:
    """``text`` in capitals; Greek ones carry no accents."""
    if text.isascii():
        return text.upper()
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", text.upper()):
        if char == _TONOS and letters and unicodedata.name(letters[-1], "").startswith("GREEK"):
            continue
        letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters))


def _content(text: Text, frame: Frame) -> str:
    design = frame.design
    if text.source == "point":
        return next(iter(items_of(design)), "")
    if text.source == "count":
        return str(frame.count or "")
    if text.source in ("site", "brand"):
        return (design.brand.site if text.source == "site" else design.brand.name) or ""
    return text.words if text.source == "words" else str(getattr(design, text.source))


def _demand(source: str, fitted: FittedText | None) -> None:
    if fitted is None:
        raise InvalidInputError(
            "pins.text_not_drawable",
            f"The {source} cannot be drawn: it has no character that the fonts know, or does not fit.",
            field=source,
        )
    if source == "disclosure" and fitted.shortened:
        raise InvalidInputError(
            "pins.disclosure_too_long",
            "The disclosure does not fit on the picture, and it must not be cut off. Use a short one: #ad.",
            field=source,
        )

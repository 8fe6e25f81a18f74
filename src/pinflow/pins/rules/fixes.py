"""Changes that mend a finding at one click: texts without what must not stand in them."""

from __future__ import annotations

import re

from pinflow.pins.models import FixPatch, PinToCheck
from pinflow.pins.rules.patterns import DISCLOSURE_AT_START
from pinflow.pins.rules.plain_text import read_plainly

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_PART_END = re.compile(r"(\s*[:|;,]\s+|\s+[–—-]\s+)")
_LETTER = re.compile(r"[^\W\d_]")
MAX_DESCRIPTION = 500
# Less than this left over is no title and no sentence.
_MIN_LEFT = 8


def without(pin: PinToCheck, field: str, unwanted: re.Pattern[str]) -> FixPatch | None:
    """The change that takes every sentence (in a title: part) with ``unwanted`` out of a field.

    None where nothing readable would be left, or where an edit cannot reach the text.
    """
    name = editable(pin, field)
    if name is None:
        return None
    text = _text_of(pin, field)
    mended = _sentences(text, unwanted) if name in ("description", "alt_text") else _parts(text, unwanted)
    if len(_LETTER.findall(mended)) < _MIN_LEFT or unwanted.search(read_plainly(mended)):
        return None
    return {name: mended}


def editable(pin: PinToCheck, field: str) -> str | None:
    """The name under which a field of ``written_texts`` is edited; None: it is drawn and not edited."""
    if not field.startswith("text_boxes["):
        return field
    role = pin.text_boxes[_index(field)].role
    return role if role in ("headline", "kicker") else None


def shorten(text: str, room: int) -> str:
    """The first sentences of ``text`` that fit, or its first words, in at most ``room`` characters."""
    if len(text) <= room:
        return text
    kept = text[: room + 1]
    end = max(kept.rfind(mark) for mark in (". ", "! ", "? ", "。"))
    if end >= room // 2:
        return kept[: end + 1]
    return kept.rpartition(" ")[0].rstrip(" ,;:–—-") or text[:room]


def _index(field: str) -> int:
    return int(field[len("text_boxes[") : -1])


def _text_of(pin: PinToCheck, field: str) -> str:
    if field.startswith("text_boxes["):
        return pin.text_boxes[_index(field)].text
    return str(getattr(pin, field))


def _sentences(text: str, unwanted: re.Pattern[str]) -> str:
    """Whatever its first sentence says, the advertising label before it stays."""
    label = DISCLOSURE_AT_START.match(text)
    end = label.end() if label else 0
    parts = _SENTENCE_END.split(text[end:])
    kept = [part.strip() for part in parts if part.strip() and not unwanted.search(read_plainly(part))]
    return " ".join([text[:end].strip(), *kept]).strip()


def _parts(text: str, unwanted: re.Pattern[str]) -> str:
    pieces = _PART_END.split(text)
    kept = ""
    for index in range(0, len(pieces), 2):
        if not unwanted.search(read_plainly(pieces[index])):
            kept += (pieces[index - 1] if kept else "") + pieces[index]
    return kept.strip()

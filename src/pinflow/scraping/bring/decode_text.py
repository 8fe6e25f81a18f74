"""Finds out how a text file is encoded."""

from __future__ import annotations

import codecs

import msgspec

from pinflow.kit.errors import InvalidInputError

# What spreadsheets write on this or that side of the world; "utf-16" reads either byte order.
ENCODINGS = ("utf-8", "utf-16", "cp1252", "iso-8859-15", "cp1250", "cp1254", "cp1256", "cp932")
_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOST = "\N{REPLACEMENT CHARACTER}"


class Decoded(msgspec.Struct, frozen=True):
    """``encoding`` as in ``ENCODINGS``. ``notes``: what was assumed."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_text(content: bytes, wanted: str | None = None) -> Decoded:
    """The text, and the encoding it was read in.

    Raises:
        InvalidInputError: ``scraping.unknown_encoding``, ``scraping.wrong_encoding``, ``scraping.no_table``.
    """
    decoded = _guess(content) if wanted is None else _decode_as(content, wanted.strip().lower())
    if "\0" in decoded.text:
        raise InvalidInputError(
            "scraping.no_table",
            "This file is no text and no workbook. Bring CSV, XLSX or JSON.",
            field="file",
        )
    return decoded


def text_start(content: bytes) -> str:
    """The first letters of a text, small, without blanks before them; empty for what is no text."""
    try:
        return decode_text(content[:4000]).text.lstrip()[:40].lower()
    except InvalidInputError:
        return ""


def _decode_as(content: bytes, wanted: str) -> Decoded:
    if wanted not in ENCODINGS:
        raise InvalidInputError(
            "scraping.unknown_encoding",
            f"There is no encoding “{wanted}” here. Known: {', '.join(ENCODINGS)}.",
            field="encoding",
            encodings=list(ENCODINGS),
        )
    try:
        return Decoded(content.decode("utf-8-sig" if wanted == "utf-8" else wanted), wanted)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidInputError(
            "scraping.wrong_encoding",
            f"Line {line} is not written in {wanted}. Leave the encoding out, or choose another one.",
            field="encoding",
            encodings=list(ENCODINGS),
        ) from None


def _guess(content: bytes) -> Decoded:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, codec)
    unmarked = _utf16_without_mark(content)
    if unmarked is not None:
        return _decode_marked(content, unmarked)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(content)


def _decode_marked(content: bytes, codec: str) -> Decoded:
    text = content.decode(codec, errors="replace")
    name = "utf-8" if codec == "utf-8-sig" else "utf-16" if codec.startswith("utf-16") else codec
    damaged = text.count(_LOST)
    notes = (f"{damaged:,} letters are damaged and are shown as {_LOST}.",) if damaged else ()
    return Decoded(text, name, notes)


def _utf16_without_mark(content: bytes) -> str | None:
    """Latin text in UTF-16 has a zero byte beside almost every letter."""
    head = content[:4000]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _not_quite_utf8(content: bytes) -> Decoded:
    """Damaged UTF-8 if nearly all of its letters are whole, else what Windows writes in the West."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    whole = sum(not char.isascii() for char in text) - lost
    if whole > lost:
        return Decoded(text, "utf-8", (f"{lost:,} letters are damaged and are shown as {_LOST}.",))
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise InvalidInputError(
            "scraping.unknown_encoding",
            f"How this text is encoded could not be found out. Choose one: {', '.join(ENCODINGS)}.",
            field="encoding",
            encodings=list(ENCODINGS),
        ) from None
    return Decoded(
        text,
        "cp1252",
        ("It was read as Windows-1252 (cp1252). If letters look wrong, choose another encoding.",),
    )

"""What a picture's file says of itself before it is decoded: kind, size, orientation, colour profile."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import simplejpeg

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colour_profile import profile_of_code

# The boxes of an AVIF file that say what it is stand before its data; a colour profile may be large.
_AVIF_HEAD = 4_000_000
# Quarter turns to the left, then the axis of a mirror: as the EXIF orientation that does the same.
_AVIF_TURNS: dict[tuple[int, int | None], int] = {
    (0, 1): 2,
    (2, None): 3,
    (0, 0): 4,
    (1, 0): 5,
    (3, None): 6,
    (3, 0): 7,
    (1, None): 8,
}
_EXIF, _ICC = b"Exif\0\0", b"ICC_PROFILE\0"


@dataclass(frozen=True)
class Header:
    """``width`` and ``height`` as stored, before ``orientation`` (EXIF, 1 to 8) turns the picture upright.

    ``profile``: the ICC profile of its colours; None: sRGB, as everything without a word about it.
    """

    kind: str
    media_type: str
    width: int
    height: int
    orientation: int = 1
    cmyk: bool = False
    profile: bytes | None = None

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height as the picture is seen: from 5 on its orientation lays it on its side."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


def read_header(data: bytes) -> Header:
    """The header of a JPEG, PNG, WebP or AVIF file.

    Raises:
        InvalidInputError: ``pins.photo_unreadable``.
    """
    try:
        if data[:3] == b"\xff\xd8\xff":
            return _jpeg_header(data)
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return _png_header(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp_header(data)
        if data[4:8] == b"ftyp" and (b"avif" in data[8:40] or b"avis" in data[8:40]):
            return _avif_header(data)
    except (struct.error, IndexError, ValueError) as error:
        raise unreadable("its header is damaged") from error
    raise unreadable("it is empty" if not data else _other_kind(data))


# What people try, and how such files begin.
_OTHERS = (
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"8BPS", "a Photoshop file"),
    (b"%PDF", "a PDF"),
    (b"<svg", "an SVG"),
    (b"<?xml", "an SVG, or other XML"),
    (b"<!", "a web page"),
    (b"<html", "a web page"),
)


def _other_kind(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return "it is a HEIC picture or a video"
    start = data[:16].lstrip().lower()
    known = (name for begin, name in _OTHERS if start.startswith(begin.lower()))
    named = next(known, None)
    return "it is not a picture of a known kind" if named is None else f"it is {named}"


def unreadable(reason: str) -> InvalidInputError:
    """The refusal of what is no usable picture, in words."""
    return InvalidInputError(
        "pins.photo_unreadable",
        f"This photo cannot be read: {reason}. Choose a JPEG, PNG, WebP or AVIF picture.",
        reason=reason,
    )


def _jpeg_header(data: bytes) -> Header:
    height, width, space, _ = simplejpeg.decode_jpeg_header(data)
    orientation, parts = 1, []
    for marker, body in _segments(data):
        if marker == 0xE1 and body.startswith(_EXIF):
            orientation = exif_orientation(body[len(_EXIF) :])
        elif marker == 0xE2 and body.startswith(_ICC):
            # Large profiles come in numbered parts of 64 kB.
            parts.append((body[len(_ICC)], body[len(_ICC) + 2 :]))
    profile = b"".join(part for _, part in sorted(parts)) or None
    return Header("JPEG", "image/jpeg", width, height, orientation, space in ("CMYK", "YCCK"), profile)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment before the picture data; ends quietly where they are damaged."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield data[at + 1], data[at + 4 : at + 2 + length]
        at += 2 + length


def exif_orientation(tiff: bytes) -> int:
    """EXIF orientation 1 to 8; 1 when there is none or it is damaged: it never spoils a good photo."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for index in range(count):
            tag, _kind, _count, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * index)
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _png_header(data: bytes) -> Header:
    width, height = struct.unpack_from(">II", data, 16)
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND" and at <= len(data):
            return Header("PNG", "image/png", width, height)
    raise unreadable("the file ends too early")


def _webp_header(data: bytes) -> Header:
    if struct.unpack_from("<I", data, 4)[0] + 8 > len(data):
        raise unreadable("the file ends too early")
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[i : i + 3], "little") + 1 for i in (24, 27))
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (value & 0x3FFF for value in struct.unpack_from("<HH", data, 26))
    return Header("WebP", "image/webp", width, height)


def _avif_header(data: bytes) -> Header:
    head = data[:_AVIF_HEAD].partition(b"mdat")[0]
    at = head.find(b"ispe")
    if at < 0:
        raise unreadable("its header is damaged")
    width, height = struct.unpack_from(">II", head, at + 8)
    return Header("AVIF", "image/avif", width, height, _avif_orientation(head), profile=_avif_profile(head))


def _avif_orientation(head: bytes) -> int:
    """The quarter turns and the mirror of the file as an EXIF orientation."""
    turns, mirror = (head.find(name) + 4 for name in (b"irot", b"imir"))
    angle = head[turns] & 3 if turns > 4 else 0
    axis = head[mirror] & 1 if mirror > 4 else None
    return _AVIF_TURNS.get((angle, axis), 1)


def _avif_profile(head: bytes) -> bytes | None:
    at = head.find(b"colrprof")
    if at >= 4:
        (length,) = struct.unpack_from(">I", head, at - 4)
        return head[at + 8 : at - 4 + length]
    at = head.find(b"colrnclx")
    if at >= 0:
        primaries, transfer = struct.unpack_from(">HH", head, at + 8)
        return profile_of_code(primaries, transfer)
    return None

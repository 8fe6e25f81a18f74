"""What a video file (MP4, M4V, MOV) says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.kit.errors import InvalidInputError


def read_seconds(data: bytes) -> float:
    """How long the video is.

    Raises:
        InvalidInputError: ``pins.video_format``: it is no such file, or a damaged one.
    """
    for kind, movie in _boxes(data):
        if kind != b"moov":
            continue
        for inner, header in _boxes(movie):
            if inner == b"mvhd" and len(header) >= 20:
                return _duration(header)
    raise _unreadable()


def _duration(header: bytes) -> float:
    # Version 1 has times of eight bytes, version 0 of four.
    wide = header[0] == 1
    at, size = (20, 8) if wide else (12, 4)
    scale = int.from_bytes(header[at : at + 4], "big")
    if not scale or len(header) < at + 4 + size:
        raise _unreadable()
    return int.from_bytes(header[at + 4 : at + 4 + size], "big") / scale


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each box; ends quietly where they are damaged."""
    at = 0
    while at + 8 <= len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = len(data) - at
        if size < head:
            return
        yield data[at + 4 : at + 8], data[at + head : at + size]
        at += size


def _unreadable() -> InvalidInputError:
    return InvalidInputError(
        "pins.video_format", "This is no video that can be read. Give an MP4, M4V or MOV file.", field="video"
    )

"""Encodes frames as H.264 in MP4: the kind that Pinterest takes and every phone plays.

docs/decisions/0011-video.md says why this library, and what its licence asks of who passes it on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pinflow.kit.errors import ExternalError
from pinflow.pins.renderers.decode_photo import Pixels

FRAMES_PER_SECOND = 24
# Whichever the installed library was built with; the second one's licence is free of conditions for us.
_ENCODERS = ("libx264", "libopenh264")
# ITU-R BT.709 in limited range, said in the stream: players guess otherwise.
_BT709, _LIMITED = 1, 1
_OPTIONS = {
    "libx264": {"preset": "veryfast", "crf": "20", "maxrate": "6M", "bufsize": "12M", "tune": "stillimage"},
    "libopenh264": {"b": "3000000"},
}


def encode_video(frames: Iterable[Pixels], width: int, height: int) -> bytes:
    """(height, width, 3) RGB frames, 24 a second, as one silent MP4 whose index stands in front.

    ``width`` and ``height`` are even. One thread and no dates: the same frames give the same bytes
    (docs/decisions/0011-video.md tells of one that did not).

    Raises:
        ExternalError: ``pins.video_library_missing``.
    """
    av = _library()
    name = next((name for name in _ENCODERS if name in av.codecs_available), None)
    if name is None:
        raise _missing("it was built without an H.264 encoder")
    with tempfile.TemporaryDirectory(prefix="pinflow-video-") as directory:
        # The index moves to the front in a second pass over the file, so it must be one.
        path = Path(directory) / "pin.mp4"
        options = {"movflags": "faststart", "fflags": "bitexact"}
        with av.open(str(path), "w", format="mp4", options=options) as container:
            _write(av, container, name, frames, width, height)
        return path.read_bytes()


def _library() -> Any:
    try:
        # Imported late: 100 MB of libraries, which only videos need.
        import av
    except ImportError as error:
        raise _missing(str(error)) from error
    return av


def _missing(reason: str) -> ExternalError:
    return ExternalError(
        "pins.video_library_missing",
        "Videos cannot be made: PyAV with an H.264 encoder is not installed. Run: pip install av",
        permanent=True,
        reason=reason,
    )


def _write(av: Any, container: Any, encoder: str, frames: Iterable[Pixels], width: int, height: int) -> None:
    kinds = av.video.reformatter.Interpolation
    stream = container.add_stream(encoder, rate=FRAMES_PER_SECOND)
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    stream.thread_count = 1
    stream.options = {**_OPTIONS[encoder], "flags": "+bitexact"}
    if encoder == "libx264":
        stream.options |= {"x264-params": "lookahead-threads=1:sync-lookahead=0:keyint=48"}
    # Exact arithmetic, one thread: fast code writes a little beyond a row whose width is no multiple of 16,
    # and threads that share an edge then race for it.
    exact = kinds.BILINEAR | kinds.ACCURATE_RND | kinds.BITEXACT
    to_yuv = {"format": "yuv420p", "dst_colorspace": "ITU709", "dst_color_range": "MPEG"}
    codec = stream.codec_context
    codec.color_primaries = codec.color_trc = codec.colorspace = _BT709
    codec.color_range = _LIMITED
    for number, pixels in enumerate(frames):
        frame = av.VideoFrame.from_ndarray(pixels, "rgb24")
        frame = frame.reformat(**to_yuv, interpolation=exact, threads=1)
        frame.pts = number
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))

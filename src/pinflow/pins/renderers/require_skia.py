"""The one place that imports skia, so that a missing system library has one clear message."""

from __future__ import annotations

from pinflow.kit.errors import ExternalError

try:
    import skia
except ImportError as error:  # libEGL/libGL are not in the wheel
    raise ExternalError(
        "pins.drawing_library_missing",
        "Pictures cannot be drawn: skia-python does not load on this machine. "
        "Run: sudo apt-get install libegl1 libgl1",
        permanent=True,
        reason=str(error),
    ) from error

__all__ = ["skia"]

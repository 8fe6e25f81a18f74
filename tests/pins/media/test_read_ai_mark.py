"""What image generators write into the files they make, and what only looks like it."""

from __future__ import annotations

import pytest

from pinflow.pins.media.read_ai_mark import read_ai_mark


def png(*chunks: bytes) -> bytes:
    """As far as anybody looks who seeks a mark: the pieces of a PNG, one behind the other."""
    parts = [(len(chunk) - 4).to_bytes(4, "big") + chunk + bytes(4) for chunk in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("data", "marked"),
    [
        (png(b"tEXtparameters\0a kettle on a table\nSteps: 20"), True),
        (png(b"iTXtparameters\0\0\0\0\0ein Kessel auf einem Tisch\nSteps: 20"), True),
        (png(b'tEXtprompt\0{"3": {"class_type": "KSampler"}}'), True),
        (png(b'iTXtprompt\0\0\0\0\0{"3": {"class_type": "KSampler"}}'), True),
        (png(b"tEXtSoftware\0GIMP", b"tEXtComment\0The parameters of the lens"), False),
        (png(b"tEXtpromptly\0made", b"tEXtparameters of it\0x"), False),
        (b"\xff\xd8...digitalsourcetype/trainedAlgorithmicMedia...", True),
        (b"RIFF....WEBP...digitalsourcetype/compositeWithTrainedAlgorithmicMedia", True),
        (b"\xff\xd8...digitalsourcetype/algorithmicallyEnhanced...", False),
        (b"\xff\xd8...digitalsourcetype/digitalCapture...", False),
        (b"", False),
    ],
)
def test_a_mark_is_found_whoever_wrote_it(data: bytes, marked: bool) -> None:
    assert read_ai_mark(data) is marked

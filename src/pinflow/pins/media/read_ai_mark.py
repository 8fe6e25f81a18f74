"""Whether a file of a picture or a video says of itself that AI made or changed it."""

from __future__ import annotations

# IPTC's digital source types for generative AI, alone and in a composite, as image generators write them into
# XMP and into C2PA manifests: https://cv.iptc.org/newscodes/digitalsourcetype/
_MARKS = (b"trainedAlgorithmicMedia", b"WithTrainedAlgorithmicMedia")
# What Stable Diffusion's programs put into a PNG instead of a mark: the words it was asked with.
_PNG_PROMPT = (b"tEXtparameters\0", b"iTXtparameters\0", b"tEXtprompt\0", b"iTXtprompt\0")


def read_ai_mark(data: bytes) -> bool:
    """Whether a JPEG, PNG, WebP, AVIF or MP4 file says that AI made it. One that is silent may be, too."""
    return any(mark in data for mark in (*_MARKS, *_PNG_PROMPT))

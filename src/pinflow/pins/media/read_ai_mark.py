"""Whether a file of a picture or a video says of itself that AI made or changed it."""

from __future__ import annotations

# IPTC's digital source types for generative AI, alone and in a composite, as image generators write them into
# XMP and into C2PA manifests: https://cv.iptc.org/newscodes/digitalsourcetype/
_MARKS = (b"trainedAlgorithmicMedia", b"WithTrainedAlgorithmicMedia")
# What programs for Stable Diffusion and its kin put into a PNG instead of a mark: the words it was asked,
# the steps it was made in, or their name.
_PNG_KEYS = (b"parameters\0", b"prompt\0", b"workflow\0", b"invokeai_metadata\0", b"Software\0NovelAI")
_PNG_PROMPTS = tuple(kind + key for kind in (b"tEXt", b"iTXt") for key in _PNG_KEYS)
# The same words in a JPEG or WebP: in a comment of its EXIF, as bytes or in two bytes a letter.
_SAMPLED = tuple(
    ("Steps: ".encode(code), "Sampler: ".encode(code)) for code in ("ascii", "utf-16-le", "utf-16-be")
)


def read_ai_mark(data: bytes) -> bool:
    """Whether a JPEG, PNG, WebP, AVIF or MP4 file says that AI made it. One that is silent may be, too."""
    if any(mark in data for mark in _MARKS):
        return True
    if data.startswith(b"\x89PNG"):
        return any(prompt in data for prompt in _PNG_PROMPTS)
    if data.startswith((b"\xff\xd8", b"RIFF")):
        return any(steps in data and sampler in data for steps, sampler in _SAMPLED)
    return False

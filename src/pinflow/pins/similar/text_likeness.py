"""How alike two pins read: a fingerprint that finds candidates in SQL, and a likeness that decides."""

from __future__ import annotations

import hashlib
import re

import numpy as np
from rapidfuzz import fuzz

from pinflow.pins.rules.addresses import HASHTAG
from pinflow.pins.rules.patterns import DISCLOSURE_AT_START
from pinflow.pins.rules.plain_text import read_plainly

FINGERPRINT_BITS = 64
_SHINGLE = 4
_NO_WORD = re.compile(r"\W+")


def normal_text(title: str, description: str) -> str:
    """What counts of a pin's texts: words in lower case, without label, hashtags and punctuation."""
    said = DISCLOSURE_AT_START.sub(" ", read_plainly(description), count=1)
    return _NO_WORD.sub(" ", f"{read_plainly(title)} {HASHTAG.sub(' ', said)}".casefold()).strip()


def text_fingerprint(title: str, description: str) -> int:
    """64 bits (signed, as SQL's bigint), of which texts that read alike share most: a simhash of shingles."""
    text = f" {normal_text(title, description)} "
    shingles = {text[i : i + _SHINGLE] for i in range(max(len(text) - _SHINGLE + 1, 1))}
    digests = b"".join(hashlib.blake2b(part.encode(), digest_size=8).digest() for part in sorted(shingles))
    bits = np.unpackbits(np.frombuffer(digests, dtype=np.uint8)).reshape(-1, FINGERPRINT_BITS)
    majority = bits.mean(axis=0) > 0.5
    return as_bigint(int.from_bytes(np.packbits(majority).tobytes(), "big"))


def text_likeness(one: str, other: str) -> float:
    """0 to 1 for two normal texts; the order of their words counts little."""
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) / 100


def as_bigint(bits: int) -> int:
    """64 bits as the signed number that SQL keeps them in."""
    return bits - (1 << 64) if bits >= 1 << 63 else bits

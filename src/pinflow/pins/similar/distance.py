"""How far apart two pictures' fingerprints are; who only compares them needs no picture library."""

from __future__ import annotations

HASH_BITS = 64
# Two files show one picture when at most so many bits differ: scaled, compressed anew, other in colour.
SAME_PICTURE_BITS = 6


def distance(a: int, b: int) -> int:
    """In how many of 64 bits two hashes differ: up to about 6 the same picture, about 32 strangers."""
    return (a ^ b).bit_count()

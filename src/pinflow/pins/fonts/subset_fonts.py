"""Cuts the large Noto fonts down to the characters people write, so that the package stays small.

Run once when a font is updated: ``python -m pinflow.pins.fonts.subset_fonts FULL.ttf OUT.ttf CHARSET``.
The charsets are the everyday levels of the national standards: JIS X 0208 level 1, GB 2312 level 1,
KS X 1001. What lies outside falls back to the system's fonts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

_PUNCTUATION = (
    list(range(0x20, 0x7F))
    + list(range(0xA0, 0x100))
    + [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]
)


def _double_bytes(codec: str, first_rows: range) -> Iterator[int]:
    for row in first_rows:
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode(codec))
            except UnicodeDecodeError:
                continue


def characters(charset: str) -> set[int]:
    """Unicode code points of ``jp``, ``sc`` or ``kr``: symbols, kana and the first level of characters."""
    rows = {"jp": ("euc_jp", 0xD0), "sc": ("gb2312", 0xD8), "kr": ("euc_kr", 0xC9)}
    codec, end = rows[charset]
    return set(_PUNCTUATION) | set(_double_bytes(codec, range(0xA1, end)))


def subset(source: Path, target: Path, charset: str) -> None:
    """Write ``target`` with only the glyphs of ``charset``; drops hinting, keeps shaping tables."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(characters(charset))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    target.write_bytes(hb.subset(face, wanted).blob.data)


if __name__ == "__main__":
    subset(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

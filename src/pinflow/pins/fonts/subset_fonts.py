"""Cuts the large Noto fonts down to the characters people write, so that the package stays small.

Run once when a font is updated: ``python -m pinflow.pins.fonts.subset_fonts FULL.ttf OUT.ttf CHARSET``. The
same font and version of HarfBuzz give the same bytes. The charsets are national standards:

``jp``  JIS X 0208 levels 1 and 2, JIS X 0213 level 3 (all joyo and jinmeiyo kanji), the additions of CP932
``sc``  GB 2312 levels 1 and 2
``tc``  Big5 levels 1 and 2, what Hong Kong writes besides
``kr``  every modern syllable, and the symbols of KS X 1001
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

_PUNCTUATION = (
    list(range(0x20, 0x7F))
    + list(range(0xA0, 0x100))
    + [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]
)
_HALF_WIDTH = range(0xFF61, 0xFFA0)
_SYLLABLES = range(0xAC00, 0xD7A4)
_UPPER = range(0xA1, 0xFF)
_BIG5_CELLS = (*range(0x40, 0x7F), *_UPPER)
# Everyday Cantonese and the forms that Hong Kong prefers, which Big5 lacks.
_HONG_KONG = (
    "啲嘢嚟咗喺㗎哋冚嗰瞓餸攰揾啱咁冇嘥孭噏嗌嘜𨋢𠵱鎅裇栢邨滙"
    "着裏綫羣牀衞麪濶峯喼噃囉啩㖭㩒揸掹搣摷嗍𠝹𠺘𢫏嘞喐郁"
)
# What a line is shaped with: forms for vertical lines, old forms and widths are glyphs nobody asks for.
_FEATURES = ("ccmp", "locl", "liga", "calt", "kern", "mark", "mkmk")
_UNUSED_TABLES = ("BASE", "STAT", "gasp", "vhea", "vmtx")


def _double_bytes(codec: str, rows: Iterable[int], cells: Iterable[int] = _UPPER) -> set[int]:
    cells = tuple(cells)
    found: set[int] = set()
    for row in rows:
        for cell in cells:
            try:
                found.update(map(ord, bytes((row, cell)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return found


def characters(charset: str) -> set[int]:
    """Unicode code points of ``jp``, ``sc``, ``tc`` or ``kr``. Raises KeyError for any other."""
    return set(_PUNCTUATION) | _CHARSETS[charset]()


def _japanese() -> set[int]:
    # Row 13 of NEC and the rows of IBM: ㈱, ①, and characters of names such as 髙.
    additions = _double_bytes("cp932", (0x87, *range(0xFA, 0xFD)), range(0x40, 0xFD))
    return _double_bytes("euc_jis_2004", _UPPER) | additions | set(_HALF_WIDTH)


def _simplified() -> set[int]:
    return _double_bytes("gb2312", range(0xA1, 0xF8))


def _traditional() -> set[int]:
    return _double_bytes("big5", range(0xA1, 0xFA), _BIG5_CELLS) | set(map(ord, _HONG_KONG))


def _korean() -> set[int]:
    return _double_bytes("euc_kr", range(0xA1, 0xC9)) | set(_SYLLABLES)


_CHARSETS = {"jp": _japanese, "sc": _simplified, "tc": _traditional, "kr": _korean}


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")


def subset(source: Path, target: Path, charset: str) -> None:
    """Write ``target`` with only the glyphs of ``charset``, without hints and without vertical metrics."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(characters(charset))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _UNUSED_TABLES))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    target.write_bytes(hb.subset(face, wanted).blob.data)


if __name__ == "__main__":
    subset(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

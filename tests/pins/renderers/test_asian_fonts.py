"""The characters of the national standards are drawn with the shipped fonts, whatever the system has."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from pinflow.pins.fonts import font_names
from pinflow.pins.fonts.subset_fonts import characters
from pinflow.pins.renderers.fonts import FontChain, load_font
from pinflow.pins.renderers.shape_text import shape_text

_FONT = "BricolageGrotesque-ExtraBold"
_CELLS = range(0xA1, 0xFF)


def _written(codec: str, rows: Iterable[int], cells: Iterable[int] = _CELLS) -> str:
    """All characters of a standard's rows."""
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    return "".join(pair.decode(codec, errors="ignore") for pair in pairs)


# The joyo list is JIS X 0208 and four characters that only came with JIS X 0213.
_JOYO = _written("euc_jp", range(0xB0, 0xF5)) + "塡剝頰𠮟"
_NAMES = "俠俱吞摑焰瘦簞繫萊蔣蟬蠟軀醬顚鷗髙﨑德彅"
_STANDARDS = {
    "joyo": _JOYO,
    "names": _NAMES,
    "gb2312": _written("gb2312", range(0xB0, 0xF8)),
    "big5": _written("big5", range(0xA4, 0xFA), (*range(0x40, 0x7F), *_CELLS)),
    "cantonese": "體裏啲嘢嚟咗喺㗎哋冚瞓餸𨋢",
    "ksx1001": _written("euc_kr", range(0xB0, 0xC9)),
    "syllables": "".join(map(chr, range(0xAC00, 0xD7A4))),
}


@pytest.mark.parametrize("standard", _STANDARDS)
def test_every_character_of_a_standard_has_ink_in_a_shipped_font(standard: str) -> None:
    text = _STANDARDS[standard]
    chain = FontChain(_FONT, text)
    shipped = set(font_names())
    for char in set(text):
        font = chain.pick(ord(char))
        assert font is not None
        assert font.name in shipped, f"{char} is asked of the system"
        glyph = font.shaper.get_nominal_glyph(ord(char))
        extents = font.shaper.get_glyph_extents(glyph) if glyph else None
        assert extents is not None
        assert extents.width, f"{char} is empty in {font.name}"


def test_the_standards_are_read_whole() -> None:
    counts = {standard: len(set(text)) for standard, text in _STANDARDS.items()}
    assert counts["joyo"] == 6355 + 4
    assert counts["gb2312"] == 6763
    assert counts["ksx1001"] == 2350
    assert counts["syllables"] == 11172


@pytest.mark.parametrize(
    ("charset", "font"),
    [
        ("sc", "NotoSansSC-Bold.subset"),
        ("tc", "NotoSansTC-Bold.subset"),
        ("jp", "NotoSansJP-Bold.subset"),
        ("kr", "NotoSansKR-Bold.subset"),
    ],
)
def test_a_font_was_cut_to_what_the_script_says(charset: str, font: str) -> None:
    """Latin and signs may come from other fonts; of the script itself nothing is missing or too much."""
    assert {code for code in characters(charset) ^ load_font(font).coverage if code >= 0x2E80} == set()


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("适合慢早晨的咖啡壶", "NotoSansSC-Bold.subset"),
        ("適合慢早晨的咖啡壺", "NotoSansTC-Bold.subset"),
        ("身體舒展", "NotoSansTC-Bold.subset"),
        ("特価限定", "NotoSansJP-Bold.subset"),
        ("直すコツ", "NotoSansJP-Bold.subset"),
        ("똠방각하 커피숖", "NotoSansKR-Bold.subset"),
    ],
)
def test_a_text_is_set_in_the_font_of_its_language(text: str, font: str) -> None:
    runs = [run for word in shape_text(text, _FONT).words for run in word.runs]
    assert {run.font.name for run in runs} == {font}


@pytest.mark.parametrize("text", ["커피와 茶", "大小 선물", "新年 선물 目錄", "直線의 美"])
def test_hanja_among_hangul_are_not_drawn_as_in_mainland_china(text: str) -> None:
    """The Korean font has none; the Japanese one draws 直 and 茶 as Koreans write them."""
    runs = [run for word in shape_text(text, _FONT).words for run in word.runs]
    assert {run.font.name for run in runs} == {"NotoSansKR-Bold.subset", "NotoSansJP-Bold.subset"}

"""Which font draws which character.

The shipped fonts cover Latin, Cyrillic, Greek, the national standards of Japanese, Chinese (simplified and
traditional) and Korean, Arabic, Hebrew, Devanagari, Thai and (in one colour) emoji. What they lack is asked
of the system; what nobody has is left out rather than drawn as an empty box.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

import uharfbuzz as hb

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.fonts import FONT_DIRECTORY, font_names
from pinflow.pins.renderers.require_skia import skia

_LETTERS_OF_EUROPE = ("LATIN", "CYRILLIC", "GREEK")
# A display face that lacks a script hands the whole text to its companion, so that a line never mixes both.
_COMPANIONS = {
    "Fraunces-SemiBold": "SourceSerif4-SemiBold",
    "Fraunces-SemiBoldItalic": "SourceSerif4-SemiBold",
    "BricolageGrotesque-ExtraBold": "Manrope-ExtraBold",
    "Anton-Regular": "Manrope-ExtraBold",
    "DMSerifDisplay-Regular": "SourceSerif4-SemiBold",
    "Caveat-Bold": "Manrope-Bold",
}
_SCRIPTS = (
    "Manrope-Bold",
    "SourceSerif4-SemiBold",
    "NotoSansArabic-Bold",
    "NotoSansHebrew-Bold",
    "NotoSansDevanagari-Bold",
    "NotoSansThai-Bold",
)
_JAPANESE, _KOREAN = "NotoSansJP-Bold.subset", "NotoSansKR-Bold.subset"
_SIMPLIFIED, _TRADITIONAL = "NotoSansSC-Bold.subset", "NotoSansTC-Bold.subset"


@dataclass(frozen=True, eq=False)
class LoadedFont:
    """A font for measuring (HarfBuzz) and for drawing (Skia). Heights are in em."""

    name: str
    typeface: skia.Typeface
    shaper: hb.Font
    units_per_em: int
    coverage: frozenset[int]
    cap_height: float


@cache
def load_font(name: str) -> LoadedFont:
    """A shipped font. Raises InvalidInputError when there is none of that name."""
    path = FONT_DIRECTORY / f"{name}.ttf"
    if not path.is_file():
        raise InvalidInputError("pins.font_unknown", f"There is no font “{name}”.", known=font_names())
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    # A manager of its own: opening a shipped font does not wake up the system's font configuration.
    typeface = skia.FontMgr.New_Custom_Empty().makeFromFile(str(path), 0)
    return _loaded(name, typeface, face)


def _loaded(name: str, typeface: skia.Typeface, face: hb.Face) -> LoadedFont:
    shaper = hb.Font(face)
    extents = shaper.get_glyph_extents(shaper.get_nominal_glyph(ord("H")) or 0)
    cap = extents.y_bearing / face.upem if extents and extents.y_bearing else 0.72
    return LoadedFont(name, typeface, shaper, face.upem, frozenset(face.unicodes), cap)


@cache
def _system_font(codepoint: int) -> LoadedFont | None:
    typeface = skia.FontMgr().matchFamilyStyleCharacter("", skia.FontStyle.Bold(), [], codepoint)
    if typeface is None or not typeface.unicharToGlyph(codepoint):
        return None
    return _system_face(typeface.getPostScriptName() or typeface.getFamilyName(), typeface)


_system_faces: dict[str, LoadedFont] = {}


def _system_face(name: str, typeface: skia.Typeface) -> LoadedFont:
    if name not in _system_faces:
        _system_faces[name] = _loaded(name, typeface, hb.Face(hb.Blob(_font_file(typeface))))
    return _system_faces[name]


def _font_file(typeface: skia.Typeface) -> bytes:
    """A font file made of a typeface's tables: Skia does not tell where the system keeps the file."""
    tags = sorted(int(tag) for tag in typeface.getTableTags())
    tables = [bytes(typeface.getTableData(tag)) for tag in tags]
    offset = 12 + 16 * len(tags)
    directory = struct.pack(">IHHHH", 0x00010000, len(tags), 0, 0, 0)
    body = b""
    for tag, table in zip(tags, tables, strict=True):
        directory += struct.pack(">IIII", tag, 0, offset + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


class FontChain:
    """The fonts that may draw one text, in order of preference."""

    def __init__(self, preferred: str, text: str) -> None:
        self.base = load_font(_base_name(preferred, text))
        self._text = text

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return (*_SCRIPTS, *_asian_order(self._text), "NotoEmoji-Bold")

    def pick(self, codepoint: int) -> LoadedFont | None:
        """The first font that has the character; None when no font on this machine has it."""
        if codepoint in self.base.coverage:
            return self.base
        for name in self._names:
            font = load_font(name)
            if codepoint in font.coverage:
                return font
        return _system_font(codepoint)


def _base_name(preferred: str, text: str) -> str:
    companion = _COMPANIONS.get(preferred)
    if companion is None or load_font(preferred).coverage.issuperset(map(ord, text)):
        return preferred
    letters = {
        ord(char)
        for char in text
        if char.isalpha() and unicodedata.name(char, "").startswith(_LETTERS_OF_EUROPE)
    }
    if letters <= load_font(preferred).coverage:
        return preferred
    return companion if letters <= load_font(companion).coverage else preferred


def _asian_order(text: str) -> tuple[str, ...]:
    if any("぀" <= char <= "ヿ" for char in text):
        return _JAPANESE, _TRADITIONAL, _SIMPLIFIED, _KOREAN
    if any("가" <= char <= "힣" for char in text):
        return _KOREAN, _JAPANESE, _TRADITIONAL, _SIMPLIFIED
    # Characters alone do not say whose they are: the first language that writes all of them, so that a
    # line does not mix two drawings of the same strokes.
    order = _SIMPLIFIED, _TRADITIONAL, _JAPANESE
    characters = {ord(char) for char in text if _is_character(char)}
    if characters <= load_font(_SIMPLIFIED).coverage:
        return *order, _KOREAN
    best = max(order, key=lambda name: len(characters & load_font(name).coverage))
    return best, *(name for name in order if name != best), _KOREAN


def _is_character(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "豈" <= char <= "﫿" or "\U00020000" <= char <= "\U0003ffff"

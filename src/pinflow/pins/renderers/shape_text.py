"""From a string to positioned glyphs: words with their widths, ready to be broken into lines.

Everything is in em (multiply by the font size), so a text is shaped once and fitted at any size.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec
import uharfbuzz as hb

from pinflow.pins.renderers.fonts import FontChain, LoadedFont

# No-break spaces hold words together.
_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-‐–—/])(?=[^\W\d_])")
_NOT_AT_START = set("、。，．！？：；）」』】〕》〉…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}!?,.:;%»”’")
_NOT_AT_END = set("（「『【〔《〈([{«“‘")
NO_BREAK = "\u00a0"
_UNITS = (
    r"oz|fl|lbs?|kg|g|mg|ml|cl|l|qt|gal|mm|cm|m|km|ft|in|inch(?:es)?|zoll|kw|wh?|kwh|v|ma?h|[gt]b|hz|"
    r"packs?|pcs|pieces?|pairs?|stücke?|paar|teile?|pièces?|piezas?|pezzi|lit(?:er|re)s?|litros?|litri|"
    r"watts?|volts?|years?|months?|min|hours?|jahren?|monaten?|ans|años|anni|grad|prozent|[%°€$£″”\"']"
)
# What is read as one: a number and its unit, "of 2", "No. 5", "SPF 50", "30 x 40", "Mr. X".
_JOINED = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})(?![^\W_]))|(?<=\d) (?=[x×] ?\d)|(?<=\d [x×]) (?=\d)"
    r"|(?:(?<=^[a-zß-ɏ])|(?<=^[a-zß-ɏ]{2})|(?<=^[a-zß-ɏ]{3})) (?=\d)"
    r"|(?:(?<=\s[a-zß-ɏ])|(?<=\s[a-zß-ɏ]{2})|(?<=\s[a-zß-ɏ]{3})|(?<=\bn[or]\.)|(?<=n[°º])) (?=\d)"
    r"|(?:(?<=\b[mds]r\.)|(?<=\bmrs\.)|(?<=\bms\.)|(?<=\bst\.)|(?<=\bprof\.)) (?=[^\W\d_])",
    re.IGNORECASE,
)
_MAY_BE_JOINED = re.compile(r"[\d.]")
_MOST_MARKS = 3
# Thai and Lao write no spaces, but these vowels always begin a syllable.
_SYLLABLE_STARTS = set("เแโใไເແໂໃໄ")
# Devanagari, Bengali and Gurmukhi: their letters hang from one bar.
_HANG_FROM_A_BAR = frozenset(map(chr, range(0x0900, 0x0A80)))
# How far ink may reach out of a word's width, in em: what letters such as j and f do.
_OVERHANG = 0.08
_PLACEHOLDER = "–"
_INVISIBLE = {0x200C, 0x200D, 0xFE0E, 0xFE0F}


class GlyphRun(msgspec.Struct, frozen=True, eq=False):
    """Glyphs of one font; offsets from the word's left edge and baseline (y grows downwards)."""

    font: LoadedFont
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


class Word(msgspec.Struct, frozen=True, eq=False):
    """What is never broken, unless it alone is wider than the line.

    ``left``..``right`` and ``top``..``bottom`` bound the ink around the origin on the baseline.
    """

    text: str
    width: float
    spaced: bool
    rightwards: bool
    runs: tuple[GlyphRun, ...]
    left: float
    right: float
    top: float
    bottom: float


class ShapedText(msgspec.Struct, frozen=True, eq=False):
    """A text as words. ``rightwards`` is False for Arabic and Hebrew.

    ``missing``: its characters that no font has, each once.
    """

    words: tuple[Word, ...]
    space: float
    rightwards: bool
    cap_height: float
    chain: FontChain
    tracking: float
    missing: str = ""


def clean(text: str) -> str:
    """NFC, single spaces, no control characters, at most three marks on a letter and none without one."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip()
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category[0] == "M" and (not kept or kept[-1].isspace()):
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category in ("Cs", "Co", "Cn") or marks > _MOST_MARKS:
            continue
        if category in ("Cc", "Cf", "Zl", "Zp") and ord(char) not in _INVISIBLE:
            char = " " if char.isspace() else ""
        kept.append(char)
    return _SPACES.sub(" ", "".join(kept)).strip()


@lru_cache(maxsize=512)
def shape_text(text: str, font: str, tracking: float = 0.0) -> ShapedText:
    """Shape ``text`` in ``font`` with fall-backs; characters that no font has are left out, and named.

    ``tracking`` is extra space between letters, in em.
    """
    given, text = text, clean(text)
    if _MAY_BE_JOINED.search(text) is not None:
        text = _JOINED.sub(NO_BREAK, text)
    chain = FontChain(font, text)
    rightwards = _first_direction(text)
    words: list[Word] = []
    for chunk in text.split(" "):
        for index, piece in enumerate(_pieces(chunk)):
            word = shape_word(piece, chain, tracking, spaced=index == 0, rightwards=rightwards)
            if word is not None:
                words.append(word)
    space = _space_width(chain.base) + tracking
    missing = _missing(given, text, chain)
    return ShapedText(tuple(words), space, rightwards, chain.base.cap_height, chain, tracking, missing)


def shape_or_mark(text: str, font: str, tracking: float = 0.0) -> ShapedText:
    """As `shape_text`; of a text that cannot be drawn at all a dash stands, so that its loss is seen."""
    shaped = shape_text(text, font, tracking)
    if shaped.words or not shaped.missing:
        return shaped
    return msgspec.structs.replace(shape_text(_PLACEHOLDER, font, tracking), missing=shaped.missing)


def _missing(given: str, text: str, chain: FontChain) -> str:
    if given.isascii():
        return ""
    # Characters of a later Unicode than ours, and private ones, are cut before any font is asked.
    unknown = [char for char in given if unicodedata.category(char) in ("Cn", "Co")]
    # And marks without a letter to stand on.
    unknown += [char for word in given.split() for char in word[:1] if unicodedata.category(char)[0] == "M"]
    unknown = [char for char in unknown if ord(char) not in _INVISIBLE]
    lost = [char for char in text if _shows(char) and chain.pick(ord(char)) is None]
    return "".join(dict.fromkeys(unknown + lost))


def _shows(char: str) -> bool:
    """Whether a reader would miss it: not joiners, and not marks, which a font may do without."""
    return not char.isspace() and ord(char) not in _INVISIBLE and unicodedata.category(char)[0] != "M"


def _space_width(font: LoadedFont) -> float:
    glyph = font.shaper.get_nominal_glyph(0x20)
    return font.shaper.get_glyph_h_advance(glyph) / font.units_per_em if glyph else 0.25


def _first_direction(text: str) -> bool:
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind == "L"
    return True


def _pieces(chunk: str) -> list[str]:
    """Where a chunk without spaces may be broken: after hyphens, between Asian characters, and in Thai.

    Japanese is broken before a kanji or katakana that follows hiragana, which is nearly always a phrase.
    """
    if chunk.isascii():
        return [piece for piece in _AFTER_HYPHEN.split(chunk) if piece]
    pieces: list[str] = []
    for part in _AFTER_HYPHEN.split(chunk):
        japanese = any("぀" <= char <= "ゟ" for char in part)
        start = 0
        for at in range(1, len(part)):
            if _may_break(part[at - 1], part[at], japanese=japanese):
                pieces.append(part[start:at])
                start = at
        pieces.append(part[start:])
    return [piece for piece in pieces if piece]


def _is_asian(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "豈" <= char <= "﫿" or "＀" <= char <= "￯"


def _may_break(before: str, after: str, *, japanese: bool) -> bool:
    if after in _NOT_AT_START or before in _NOT_AT_END or unicodedata.combining(after):
        return False
    if after in _SYLLABLE_STARTS:
        return "\u0e00" <= before <= "\u0eff" and before not in _SYLLABLE_STARTS
    if not (_is_asian(before) or _is_asian(after)):
        return False
    if not japanese:
        return True
    if before in _NOT_AT_START and not before.isalpha():
        return True
    return "぀" <= before <= "ゟ" and not "぀" <= after <= "ゟ"


def shape_word(
    text: str, chain: FontChain, tracking: float, *, spaced: bool, rightwards: bool
) -> Word | None:
    """One word as glyphs, left to right as drawn. None when no font has any of its characters."""
    pen = _Pen(tracking)
    segments = _segments(text, chain, rightwards)
    own_direction = next((s.rightwards for s in segments if s.strong), rightwards)
    for segment in segments if own_direction else reversed(segments):
        pen.write(segment)
    if not pen.runs or pen.right <= pen.left:
        return None
    # A mark without its letter hangs out to the left: such a word is moved into its own room.
    shift = -pen.left if pen.left < -_OVERHANG else 0.0
    width = max(pen.x, pen.right - _OVERHANG) + shift
    return Word(
        "".join(segment.text for segment in segments),
        width,
        spaced,
        own_direction,
        tuple(_shifted(run, shift) for run in pen.runs) if shift else tuple(pen.runs),
        pen.left + shift,
        pen.right + shift,
        pen.top,
        pen.bottom,
    )


def _shifted(run: GlyphRun, shift: float) -> GlyphRun:
    return GlyphRun(run.font, run.glyphs, tuple(x + shift for x in run.xs), run.ys)


class _Segment(msgspec.Struct, eq=False):
    text: str
    font: LoadedFont
    rightwards: bool
    strong: bool


def _segments(text: str, chain: FontChain, rightwards: bool) -> list[_Segment]:
    if rightwards and text.isascii() and chain.base.coverage.issuperset(map(ord, text)):
        return [_Segment(text, chain.base, rightwards=True, strong=True)]
    segments: list[_Segment] = []
    direction, strong = rightwards, False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL", "EN", "AN"):
            direction, strong = kind not in ("R", "AL"), kind in ("L", "R", "AL")
        last = segments[-1] if segments else None
        attached = last is not None and (ord(char) in _INVISIBLE or unicodedata.combining(char) > 0)
        if ord(char) in _INVISIBLE and not attached:
            continue
        font = chain.pick(ord(char))
        if attached and last is not None and (font is None or ord(char) in last.font.coverage):
            font = last.font if ord(char) in last.font.coverage else None
        if font is None:
            continue
        if last is not None and last.font is font and last.rightwards == direction:
            last.text += char
            last.strong = last.strong or strong
        else:
            segments.append(_Segment(char, font, direction, strong))
    return segments


class _Pen(msgspec.Struct, eq=False):
    tracking: float
    x: float = 0.0
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    runs: list[GlyphRun] = msgspec.field(default_factory=list)

    def write(self, segment: _Segment) -> None:
        buffer = hb.Buffer()
        buffer.add_str(segment.text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if segment.rightwards else "rtl"
        # Letters that join must not be pulled apart.
        is_joined = not segment.rightwards or not _HANG_FROM_A_BAR.isdisjoint(segment.text)
        tracking = 0.0 if is_joined else self.tracking
        font = segment.font
        hb.shape(font.shaper, buffer, {"kern": True, "liga": tracking == 0.0})
        scale = 1 / font.units_per_em
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        xs: list[float] = []
        ys: list[float] = []
        # Most of what a text costs is spent here: local names and comparisons are the quickest way.
        pen, left, top, right, bottom = self.x, self.left, self.top, self.right, self.bottom
        for glyph, position in zip(glyphs, buffer.glyph_positions, strict=True):
            offset_x, offset_y, advance, _ = position.position
            x, y = pen + offset_x * scale, -offset_y * scale
            xs.append(x)
            ys.append(y)
            ink = _ink(font, glyph)
            if ink is not None:
                ink_left, ink_top, ink_right, ink_bottom = ink
                left = x + ink_left if x + ink_left < left else left
                top = y + ink_top if y + ink_top < top else top
                right = x + ink_right if x + ink_right > right else right
                bottom = y + ink_bottom if y + ink_bottom > bottom else bottom
            pen += advance * scale + (tracking if advance else 0.0)
        self.x, self.left, self.top, self.right, self.bottom = pen, left, top, right, bottom
        if glyphs:
            self.runs.append(GlyphRun(font, tuple(glyphs), tuple(xs), tuple(ys)))


@lru_cache(maxsize=4096)
def _ink(font: LoadedFont, glyph: int) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom of a glyph's ink around its origin, in em; None: it has none."""
    extents = font.shaper.get_glyph_extents(glyph)
    if extents is None or not (extents.width and extents.height):
        return None
    scale = 1 / font.units_per_em
    left, top = extents.x_bearing * scale, -extents.y_bearing * scale
    return left, top, left + extents.width * scale, top - extents.height * scale

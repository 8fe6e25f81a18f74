"""From a server's bytes to text that is safe and meaningful to parse."""

from __future__ import annotations

import re

import msgspec

# The largest real page of the kinds we read has 2.6 MB.
MAX_PAGE_BYTES = 16 * 1024 * 1024
# The parser's work grows with depth times tags, and with the square of one tag's attributes. Real list pages
# have some 6,000 "<", the largest real page has 24,000; none is 100 levels deep.
_MANY_MARKS = 8_000
_MAX_MARKS = 300_000
_MAX_DEPTH = 512
_MAX_ATTRIBUTES = 2_000
_LONG_TAG_BYTES = 65_536
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d}[^<>]*" % _LONG_TAG_BYTES)
_MARK = ord("<")
_WHOLE_PAGE_BYTES = 100_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)?")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"path circle ellipse line polygon polyline rect stop use".split()  # of SVG, where they end with "/>"
)
_CLOSES_ITSELF = frozenset(b"p li td th tr dt dd option".split())

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class PageText(msgspec.Struct, frozen=True):
    """``html`` is UTF-8; ``warnings`` says what had to be guessed or replaced."""

    html: bytes
    warnings: tuple[str, ...] = ()


def read_page_text(html: bytes, content_type: str | None) -> PageText | None:
    """The page as UTF-8 bytes, or None where the bytes are no text.

    What is valid UTF-8 is UTF-8, whatever the page declares: saved pages are often re-encoded.
    """
    for bom, encoding in _BOMS:
        if html.startswith(bom):
            return _decoded(html, encoding)
    wide = _utf16_without_mark(html)
    if wide is not None:
        return _decoded(html, wide)
    if html.isascii():
        return PageText(html)
    try:
        html.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(html) - 3:
            return PageText(html[: error.start])
        return _decode_legacy(html, content_type)
    return PageText(html)


def _utf16_without_mark(html: bytes) -> str | None:
    head = html[:2000]
    if len(head) < 8:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.8 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.8 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decoded(html: bytes, encoding: str) -> PageText:
    return PageText(html.decode(encoding, errors="replace").encode("utf-8", errors="replace"))


def _decode_legacy(html: bytes, content_type: str | None) -> PageText | None:
    if _looks_binary(html):
        return None
    head = html[:4096].decode("latin-1")
    for declared in (*_CHARSET.findall(content_type or ""), *_CHARSET.findall(head)):
        # Browsers read Latin-1 as windows-1252 and Shift_JIS as its Windows variant.
        name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "shift_jis": "cp932"}.get(
            declared.lower(), declared
        )
        try:
            return PageText(html.decode(name).encode("utf-8"))
        except (LookupError, UnicodeError, ValueError):
            continue
    text = html.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 20 <= sum(1 for char in text if char > "\x7f"):
        return PageText(text.encode("utf-8"), ("Some characters are damaged; they were replaced.",))
    text = html.decode("cp1252", errors="replace")
    return PageText(
        text.encode("utf-8"), ("The page declares no usable encoding; windows-1252 was assumed.",)
    )


def _looks_binary(html: bytes) -> bool:
    """Control characters that no text has, in more than a trace."""
    head = html[:65536]
    controls = len(head) - len(head.translate(None, bytes(set(range(32)) - {9, 10, 12, 13})))
    return controls * 50 > len(head)


def find_abuse(html: bytes) -> str | None:
    """Why parsing this markup would take unreasonably long, or None. Cheap for every ordinary page."""
    if len(html) > MAX_PAGE_BYTES:
        return f"The page is larger than {MAX_PAGE_BYTES // 2**20} MB."
    if _has_long_tag(html):
        for match in _LONG_TAG.finditer(html):
            if len(_QUOTED.sub(b"", match.group()).split()) > _MAX_ATTRIBUTES:
                return "A tag has thousands of attributes."
    marks = _count_marks(html)
    if marks > _MAX_MARKS:
        return "The page has many times the markup of any real page."
    return _measure_markup(html) if marks > _MANY_MARKS else None


def _count_marks(html: bytes) -> int:
    """How many "<" there are: on a whole page numpy is five times as fast, a small one does without it."""
    if len(html) < _WHOLE_PAGE_BYTES:
        return html.count(b"<")
    import numpy as np

    return int(np.count_nonzero(np.frombuffer(html, np.uint8) == _MARK))


def _has_long_tag(html: bytes) -> bool:
    """Whether so much stands between two "<" that it may be a tag with thousands of attributes."""
    half = _LONG_TAG_BYTES // 2
    return any(html.find(b"<", start, start + half) < 0 for start in range(0, len(html) - half, half))


def _measure_markup(html: bytes) -> str | None:
    """Depth and stray marks of a page with very many tags, in one pass."""
    open_tags: list[bytes] = []
    open_counts: dict[bytes, int] = {}
    stray = 0
    for match in _TAG.finditer(html):
        closing, name = match.group(1), (match.group(2) or b"").lower()
        if not name or (closing and not open_counts.get(name)):
            stray += 1
            if stray > _MANY_MARKS:
                return "The page is mostly stray marks."
        elif closing:
            while open_tags:
                last = open_tags.pop()
                open_counts[last] -= 1
                if last == name:
                    break
        elif name not in _VOID and not (name in _CLOSES_ITSELF and open_tags and open_tags[-1] == name):
            open_tags.append(name)
            open_counts[name] = open_counts.get(name, 0) + 1
            if len(open_tags) > _MAX_DEPTH:
                return "The page is nested hundreds of levels deep."
    return None

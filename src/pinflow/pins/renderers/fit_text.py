"""Breaks a shaped text into balanced lines at the largest size that fits its box."""

from __future__ import annotations

import math

import msgspec

from pinflow.pins.renderers.hyphenate import joints
from pinflow.pins.renderers.shape_text import NO_BREAK, ShapedText, Word, shape_word

_ELLIPSIS = "…"
# Between the ink of two lines there is always a hair of air, whatever marks they carry.
_LINE_AIR = 0.06
_BALANCE_STEPS = 12
_SIZE_STEP = 2.0
# In em: less than any two settings differ by.
_HAIR = 1e-6
# A more even setting may cost this much of the size, no more.
_LEAST_SHARE = 0.8
# A line is short below this share of the widest; one of a single word is worse than any other short one.
_SHORT = 0.5
_UNEVEN, _LONELY = 0.72, 0.7
# What a single short word on a line weighs beside the lines' squared shares of too much or too little.
_LONELY_COST = 1.0


class TextLimits(msgspec.Struct, frozen=True):
    """What a text may take: pixels, sizes in pixels, ``line_height`` in em.

    ``stretch``: every line is as large as the width allows, as on a poster.
    """

    width: float
    height: float
    size: float
    min_size: float
    line_height: float
    max_lines: int
    balance: bool = True
    stretch: bool = False


class Line(msgspec.Struct, frozen=True, eq=False):
    """Words in reading order; ``x`` offsets from the line's left edge, ``width`` and ``size``, in pixels."""

    words: tuple[Word, ...]
    xs: tuple[float, ...]
    width: float
    baseline: float
    size: float

    @property
    def top(self) -> float:
        """Where its highest ink is."""
        return self.baseline + min(word.top for word in self.words) * self.size

    @property
    def bottom(self) -> float:
        """Where its lowest ink is."""
        return self.baseline + max(word.bottom for word in self.words) * self.size


class FittedText(msgspec.Struct, frozen=True, eq=False):
    """Lines ready to draw. ``height`` reaches from the top of the first line's ink to the last line's.

    ``shortened``: it ends in an ellipsis, or a word is torn where it has no joint.
    ``missing``: characters of the text that no font has.
    """

    lines: tuple[Line, ...]
    size: float
    width: float
    height: float
    shortened: bool
    rightwards: bool
    missing: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        words = [word for line in self.lines for word in line.words]
        said = "".join((" " if word.spaced and index else "") + word.text for index, word in enumerate(words))
        return said.replace(NO_BREAK, " ")


def fit_text(shaped: ShapedText, limits: TextLimits) -> FittedText | None:
    """The largest setting within ``limits``; at the smallest size the text ends in an ellipsis.

    None when there is nothing to draw, or when not even one word at the smallest size fits.
    """
    words = list(shaped.words)
    if not words:
        return None
    if limits.stretch:
        stretched = _stretched(words, shaped, limits)
        if stretched is not None:
            return stretched
    best, best_score, size = None, 0.0, limits.size
    fits: list[int] = []
    # A setting's score is at most its size: once that is below the best score, nothing smaller can win.
    while size >= max(limits.min_size, best_score, (best.size * _LEAST_SHARE if best else 0.0)):
        rows = _break(words, shaped.space, limits.width / size)
        if rows is not None and len(rows) <= limits.max_lines:
            if limits.balance:
                rows = _balance(words, shaped.space, rows, limits.width / size)
            # Lines that found room when they were larger cannot win when they are smaller.
            counts = [len(row) for row in rows]
            if counts != fits:
                fitted = _set(rows, shaped, size, limits.line_height)
                if fitted.height <= limits.height:
                    fits, score = counts, size * _evenness(fitted)
                    if score > best_score:
                        best, best_score = fitted, score
        size -= _SIZE_STEP
    return best or _fit_smallest(words, shaped, limits)


def _stretched(words: list[Word], shaped: ShapedText, limits: TextLimits) -> FittedText | None:
    """The setting with the most ink whose lines all reach from edge to edge; None when there is none."""
    best, most = None, 0.0
    for count in range(1, min(limits.max_lines, len(words)) + 1):
        rows = _in_lines(words, shaped.space, count)
        if rows is None:
            continue
        sizes = [min(limits.size, limits.width / _row_width(row, shaped.space)) for row in rows]
        fitted = _set(rows, shaped, sizes, limits.line_height)
        if fitted.height > limits.height:
            # A hair smaller is a hair narrower: better than a line less.
            sizes = [size * limits.height / fitted.height for size in sizes]
            fitted = _set(rows, shaped, sizes, limits.line_height)
        ink = sum(line.width * line.size for line in fitted.lines)
        if min(sizes) >= limits.min_size and fitted.height <= limits.height + 0.01 and ink > most:
            best, most = fitted, ink
    return best


def _in_lines(words: list[Word], space: float, count: int) -> list[list[Word]] | None:
    """The words in ``count`` lines whose widest is as narrow as can be; None when they make fewer."""
    low, high = max(word.width for word in words), _row_width(words, space)
    best = None
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        tried = _break(words, space, middle)
        if tried is not None and len(tried) <= count:
            high = middle
            best = tried if len(tried) == count else best
        else:
            low = middle
    return best


def _evenness(fitted: FittedText) -> float:
    """0.7 to 1: a setting with a short line has to be clearly larger to win, of all most one of one word."""
    widths = [line.width for line in fitted.lines]
    share = min(widths) / max(widths) / _SHORT
    if share < 1 and any(len(line.words) == 1 and line.width < _SHORT * max(widths) for line in fitted.lines):
        return _LONELY
    return _UNEVEN + (1 - _UNEVEN) * min(1.0, share)


def _fit_smallest(words: list[Word], shaped: ShapedText, limits: TextLimits) -> FittedText | None:
    size = limits.min_size
    width = limits.width / size
    pieces, torn = _cut_long_words(_loosened(words, shaped, width), shaped, width)
    rows = _break(pieces, shaped.space, width)
    if rows is None:
        return None
    for count in range(min(limits.max_lines, len(rows)), 0, -1):
        shortened = torn or count < len(rows)
        kept = rows[:count]
        if count < len(rows):
            kept = _with_ellipsis(kept, shaped, width)
        fitted = _set(kept, shaped, size, limits.line_height, shortened=shortened)
        if fitted.height <= limits.height and fitted.width <= limits.width + 0.5:
            return fitted
    return None


def _row_width(row: list[Word], space: float) -> float:
    return sum(word.width + (space if word.spaced and index else 0) for index, word in enumerate(row))


def _break(words: list[Word], space: float, width: float) -> list[list[Word]] | None:
    """Greedy lines; None when a word is wider than the line."""
    rows: list[list[Word]] = []
    used = 0.0
    for word in words:
        if word.width > width:
            return None
        step = word.width + (space if word.spaced else 0)
        if rows and used + step <= width:
            rows[-1].append(word)
            used += step
        else:
            rows.append([word])
            used = word.width
    return rows


def _balance(words: list[Word], space: float, rows: list[list[Word]], width: float) -> list[list[Word]]:
    """A setting of the same number of lines within ``width``: the narrowest, else one without short lines."""
    if len(rows) == 1:
        return rows
    best = rows
    while True:
        # Each try is narrower than the widest line so far: a few lead to the end.
        tried = _break(words, space, max(_row_width(row, space) for row in best) - _HAIR)
        if tried is None or len(tried) > len(rows):
            break
        best = tried
    widths = [_row_width(row, space) for row in best]
    # The narrowest is even as a rule, and then nothing is looked for.
    return best if min(widths) >= _SHORT * max(widths) else _evened(words, space, len(rows), width)


def _evened(words: list[Word], space: float, count: int, width: float) -> list[list[Word]]:
    """The words in ``count`` lines within ``width`` that differ least from each other.

    There is such a setting. A line of one short word weighs more than lines that differ.
    """
    even = _row_width(words, space) / count
    # The least cost of the first words in so many lines, and where the last of these begins.
    costs: list[float] = [0.0] + [math.inf] * len(words)
    starts: list[list[int]] = []
    for _ in range(count):
        further, begun = [math.inf] * (len(words) + 1), [0] * (len(words) + 1)
        for start, cost in enumerate(costs[:-1]):
            if cost == math.inf:
                continue
            used = 0.0
            for end in range(start + 1, len(words) + 1):
                word = words[end - 1]
                used += word.width + (space if word.spaced and end - 1 > start else 0.0)
                if used > width:
                    break
                lonely = end == start + 1 and used < _SHORT * even
                total = cost + (used / even - 1) ** 2 + (_LONELY_COST if lonely else 0.0)
                if total < further[end]:
                    further[end], begun[end] = total, start
        costs = further
        starts.append(begun)
    rows: list[list[Word]] = []
    end = len(words)
    for begun in reversed(starts):
        rows.insert(0, words[begun[end] : end])
        end = begun[end]
    return rows


def _loosened(words: list[Word], shaped: ShapedText, width: float) -> list[Word]:
    """What is held together, but wider than a line, is let go."""
    result: list[Word] = []
    for word in words:
        if word.width <= width or NO_BREAK not in word.text:
            result.append(word)
            continue
        for index, text in enumerate(word.text.split(NO_BREAK)):
            piece = shape_word(
                text,
                shaped.chain,
                shaped.tracking,
                spaced=word.spaced or index > 0,
                rightwards=shaped.rightwards,
            )
            if piece is not None:
                result.append(piece)
    return result


def _cut_long_words(words: list[Word], shaped: ShapedText, width: float) -> tuple[list[Word], bool]:
    """Words wider than a line are parted at their joints, alphabetic ones with a hyphen.

    True beside them: an alphabetic word without a joint was torn between two letters.
    """
    result: list[Word] = []
    torn = False
    for word in words:
        if word.width <= width:
            result.append(word)
            continue
        rest, spaced = word.text, word.spaced
        while rest:
            taken = _longest_start(rest, shaped, width)
            hyphen = ""
            if len(taken) < len(rest) and taken[-1].isalpha() and ord(taken[-1]) < 0x590:
                fitting = [joint for joint in joints(rest) if joint <= len(taken)]
                torn = torn or not fitting
                taken, hyphen = rest[: max(fitting, default=len(taken))], "-"
            piece = shape_word(
                taken + hyphen, shaped.chain, shaped.tracking, spaced=spaced, rightwards=shaped.rightwards
            )
            if piece is not None:
                result.append(piece)
            rest, spaced = rest[len(taken) :], False
    return result, torn


def _longest_start(text: str, shaped: ShapedText, width: float) -> str:
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = shape_word(
            text[:middle] + "-", shaped.chain, shaped.tracking, spaced=False, rightwards=shaped.rightwards
        )
        if tried is not None and tried.width > width:
            high = middle - 1
        else:
            low = middle
    return text[:low]


def _with_ellipsis(rows: list[list[Word]], shaped: ShapedText, width: float) -> list[list[Word]]:
    last = list(rows[-1])
    while last:
        ended = shape_word(
            last[-1].text.rstrip(" ,;:.–—-") + _ELLIPSIS,
            shaped.chain,
            shaped.tracking,
            spaced=last[-1].spaced,
            rightwards=shaped.rightwards,
        )
        if ended is not None and _row_width([*last[:-1], ended], shaped.space) <= width:
            return [*rows[:-1], [*last[:-1], ended]]
        if len(last) == 1:
            break
        last.pop()
    # One word fills the line: shorten the word itself.
    taken = _longest_start(last[0].text, shaped, width - 1.0) if width > 2 else last[0].text[:1]
    ended = shape_word(
        taken + _ELLIPSIS, shaped.chain, shaped.tracking, spaced=False, rightwards=shaped.rightwards
    )
    return [*rows[:-1], [ended] if ended is not None else last]


def _visual_order(row: list[Word], rightwards: bool) -> list[int]:
    """Indices of a line's words from left to right: runs of the other direction keep their own order."""
    if rightwards and all(word.rightwards for word in row):
        return list(range(len(row)))
    groups: list[list[int]] = []
    for index, word in enumerate(row):
        if groups and row[groups[-1][-1]].rightwards == word.rightwards:
            groups[-1].append(index)
        else:
            groups.append([index])
    ordered = groups if rightwards else groups[::-1]
    return [i for group in ordered for i in (group if row[group[0]].rightwards else group[::-1])]


def _positions(row: list[Word], shaped: ShapedText, size: float) -> tuple[tuple[float, ...], float]:
    xs = [0.0] * len(row)
    x = 0.0
    order = _visual_order(row, shaped.rightwards)
    for place, index in enumerate(order):
        if place:
            # The gap belongs to the later of two neighbours in reading order.
            later = row[max(index, order[place - 1])]
            x += shaped.space * size if later.spaced else 0.0
        xs[index] = x
        x += row[index].width * size
    return tuple(xs), x


def _set(
    rows: list[list[Word]],
    shaped: ShapedText,
    sizes: float | list[float],
    line_height: float,
    *,
    shortened: bool = False,
) -> FittedText:
    lines: list[Line] = []
    baseline = below = 0.0
    each = sizes if isinstance(sizes, list) else [sizes] * len(rows)
    for row, size in zip(rows, each, strict=True):
        above = max(shaped.cap_height, -min([word.top for word in row])) * size
        if lines:
            air = _LINE_AIR * max(size, lines[-1].size)
            baseline += max(line_height * size, above + below + air)
        else:
            baseline = above
        xs, width = _positions(row, shaped, size)
        lines.append(Line(tuple(row), xs, width, baseline, size))
        below = max(0.0, max([word.bottom for word in row])) * size
    widest = max(line.width for line in lines)
    return FittedText(
        tuple(lines), max(each), widest, baseline + below, shortened, shaped.rightwards, shaped.missing
    )

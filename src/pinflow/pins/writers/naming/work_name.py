# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""The main title of a book, record or film, as it is printed."""

from __future__ import annotations

import re

from pinflow.pins.writers.naming.read_title import calm_capitals, readable
from pinflow.pins.writers.naming.title_words import BRACKETS, LOOSE_END, SYMBOLS

MAX_WORK_WORDS = 9
MAX_WORK_CHARS = 60
_EDITION = re.compile(
    r",?\s*(?:\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|revised|updated|illustrated|international|deluxe|spanish|english|german) edition\b|\b\d+\. auflage\b)",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r":\s|(?<!\d)\s[-–—|]+\s|\s[-–—|]+\s(?!\d)|(?<!\d)[–—]|;\s|(?<=[a-z]{3})\.\s")


def work_name(title: str) -> str:
    """The main title of a book, record or film, as it is printed: nothing is left out of a work's own name.

    At most nine words and 60 characters. A title of one word takes a short subtitle along.
    """
    text = " ".join(BRACKETS.sub(" ", BRACKETS.sub(" ", SYMBOLS.sub("", readable(title)))).split())
    text = re.sub(r"^(.+), (The|A|An)$", r"\2 \1", text)
    text = re.sub(r"\s+(?=[:,])", "", _EDITION.sub("", text))
    main, *rest = _SUBTITLE.split(text)
    subtitle = rest[0].strip() if rest else ""
    if len(main.split()) == 1 and 1 < len(subtitle.split()) <= 4 and not _EDITION.search(subtitle):
        main = f"{main}: {subtitle}"
    main = calm_capitals(main.strip(" ,:;-–—"))
    words = main.split()
    if len(words) > MAX_WORK_WORDS or len(main) > MAX_WORK_CHARS:
        words = _first_phrase(main, words)
    return " ".join(words)[:MAX_WORK_CHARS].strip(" ,:;-–—")


def _first_phrase(title: str, words: list[str]) -> list[str]:
    """The beginning of a title that is too long, up to the last preposition where it still makes sense."""
    words = words[:MAX_WORK_WORDS]
    while len(" ".join(words)) > MAX_WORK_CHARS and len(words) > 1:
        words.pop()
    ends = [m.start() for m in re.finditer(r"\s(?:for|with|from|by|für|mit|von|:)\s", title)]
    last = max((end for end in ends if end <= len(" ".join(words))), default=0)
    kept = title[:last].split()
    words = kept if len(kept) >= 2 else words
    while len(words) > 1 and words[-1].casefold().strip(",") in LOOSE_END:
        words.pop()
    return words

"""Words that came from elsewhere, on one line.

In a header a line break would begin another header; a database takes no NUL and no lone surrogate.
"""

from __future__ import annotations


def one_line(text: str) -> str:
    """``text`` without line breaks and control characters, and with single spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())

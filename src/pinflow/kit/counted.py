"""A number of things in words."""

from __future__ import annotations


def counted(number: int, noun: str, several: str | None = None) -> str:
    """``1 visit``, ``1,204 visits``; ``several``: the plural where it does not end in a mere s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"

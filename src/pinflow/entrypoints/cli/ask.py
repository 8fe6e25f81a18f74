"""Asks the person at the terminal."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import typer


def confirm(question: str) -> bool:
    """Yes or no, no unless they say yes. Ctrl-C ends the program, also inside an event loop.

    Raises:
        KeyboardInterrupt: they would rather not answer.
    """
    with _interruptible():
        try:
            return bool(typer.confirm(question, default=False, err=True))
        except typer.Abort:
            raise KeyboardInterrupt from None


@contextmanager
def _interruptible() -> Iterator[None]:
    """The event loop answers the first Ctrl-C by cancelling its task, which cannot end a blocking prompt."""
    try:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
    except ValueError:  # only the main thread has signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

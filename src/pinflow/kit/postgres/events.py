"""What the supervisor tells while it works."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

import msgspec

EventKind = Literal[
    "waiting",  # another process holds the lock: it is starting or stopping the same server
    "creating",  # the first start: the cluster is being made
    "starting",
    "recovering",  # the server is replaying its log; repeated about once a second
    "ready",  # started by us
    "joined",  # was already running, for somebody else
    "adopted",  # was already running, but whoever started it is gone
    "crashed",
    "restarted",
    "restart_failed",
    "stopping",
    "stopped",
    "left_running",
]


class ServerEvent(msgspec.Struct, frozen=True):
    """One step of the server's life, in words for the person who waits for it.

    Attributes:
        elapsed_seconds: since the start, stop or restart that this event belongs to began.
    """

    kind: EventKind
    message: str
    elapsed_seconds: float


OnEvent = Callable[[ServerEvent], None]


class Reporter:
    """Sends events with the time since it was made."""

    def __init__(self, on_event: OnEvent | None) -> None:
        self._on_event = on_event
        self._began = time.monotonic()
        self._last: dict[str, float] = {}

    @property
    def elapsed_seconds(self) -> float:
        """Seconds since this reporter was made."""
        return time.monotonic() - self._began

    def tell(self, kind: EventKind, message: str) -> None:
        """Sends one event."""
        self._last[kind] = self.elapsed_seconds
        if self._on_event is not None:
            self._on_event(ServerEvent(kind, message, round(self.elapsed_seconds, 3)))

    def tell_each_second(self, kind: EventKind, message: str) -> None:
        """Sends an event unless one of the same kind was sent within the last second."""
        if self.elapsed_seconds - self._last.get(kind, -1.0) >= 1.0:
            self.tell(kind, message)

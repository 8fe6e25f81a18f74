"""Starts the server again when it dies while somebody wants it to run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from pinflow.kit.errors import AppError
from pinflow.kit.postgres.events import OnEvent, Reporter

CHECK_SECONDS = 0.2
FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
# A server that lived this long had recovered: its next crash is a new one.
HEALTHY_SECONDS = 60.0


class ServerWatch:
    """A thread that looks after one server until it is ended.

    Args:
        is_up: whether the server that was last started still runs.
        restart: starts it again; True when it did, False when somebody else had; raises AppError.
    """

    def __init__(
        self, is_up: Callable[[], bool], restart: Callable[[], bool], on_event: OnEvent | None
    ) -> None:
        self._is_up = is_up
        self._restart = restart
        self._on_event = on_event
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pinflow-postgres-watch", daemon=True)

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def end(self) -> None:
        """Stops watching; returns when no restart is under way any more."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        up_since = time.monotonic()
        while not self._ended.wait(CHECK_SECONDS):
            if self._is_up():
                if time.monotonic() - up_since > HEALTHY_SECONDS:
                    pause = FIRST_PAUSE_SECONDS
                continue
            reporter = Reporter(self._on_event)
            reporter.tell("crashed", "The database has ended unexpectedly. Starting it again.")
            pause = self._bring_back(reporter, pause)
            up_since = time.monotonic()

    def _bring_back(self, reporter: Reporter, pause: float) -> float:
        """Tries until it works or the watch is ended. Returns the pause before the next crash's restart."""
        while not self._ended.wait(pause):
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            try:
                by_us = self._restart()
            except (AppError, OSError) as fault:
                if not self._ended.is_set():
                    reporter.tell("restart_failed", f"{fault} Trying again in {pause:.1f} seconds.")
                continue
            reporter.tell("restarted", "The database is back." if by_us else "The database was brought back.")
            break
        return pause

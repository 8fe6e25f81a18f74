"""What the sandbox remembers: refusals still to be given and the requests it has seen."""

from __future__ import annotations

from collections import Counter, deque
from datetime import datetime

import msgspec

from pinflow.sandbox.amazon.refusals import RefusalMode

# A demo makes a few hundred requests; a forgotten one must not eat the memory of the machine.
_LOG_LENGTH = 2000
# What a test of a polite client wants to see; credentials have no business here.
_LOGGED_HEADERS = (
    "user-agent",
    "accept",
    "accept-encoding",
    "accept-language",
    "if-none-match",
    "if-modified-since",
)


class LoggedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One request and how it was answered; ``refused`` names the refusal given, if any."""

    at: datetime
    method: str
    path: str
    query: str
    headers: dict[str, str]
    status: int
    refused: RefusalMode | None


class SandboxState:
    """Mutable state of one app. Used from one event loop, so no locks."""

    def __init__(self) -> None:
        self._refusals: deque[RefusalMode] = deque()
        self._log: deque[LoggedRequest] = deque(maxlen=_LOG_LENGTH)
        self._by_path: Counter[str] = Counter()
        self._by_status: Counter[int] = Counter()

    def refuse_next(self, mode: RefusalMode, count: int) -> int:
        """Appends ``count`` refusals; gives how many are waiting."""
        self._refusals.extend([mode] * count)
        return len(self._refusals)

    def take_refusal(self) -> RefusalMode | None:
        """The refusal for the page asked for now, which is then used up."""
        return self._refusals.popleft() if self._refusals else None

    def record(self, request: LoggedRequest) -> None:
        self._log.append(request)
        self._by_path[request.path] += 1
        self._by_status[request.status] += 1

    def reset(self) -> None:
        """Forgets refusals, counts and log."""
        self._refusals.clear()
        self._log.clear()
        self._by_path.clear()
        self._by_status.clear()

    def report(self) -> dict[str, object]:
        """JSON-serialisable: totals, counts by path and status, waiting refusals, the latest requests."""
        return {
            "requests": self._by_path.total(),
            "by_path": dict(self._by_path),
            "by_status": {str(status): count for status, count in self._by_status.items()},
            "refusals_waiting": list(self._refusals),
            "log": msgspec.to_builtins(list(self._log)),
        }


def headers_to_log(headers: dict[str, str]) -> dict[str, str]:
    """The headers a polite client is judged by."""
    return {name: headers[name] for name in _LOGGED_HEADERS if name in headers}

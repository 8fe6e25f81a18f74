"""Remembers what was asked, so that a test can count calls and a person can look."""

from __future__ import annotations

from collections import Counter, deque
from fnmatch import fnmatchcase

import msgspec

_KEPT = 5000


class LoggedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """``status`` is None when the connection was dropped; no header and no body is kept."""

    number: int
    at: str
    method: str
    path: str
    query: str
    account_id: str | None
    status: int | None
    fault: str | None


class RequestLog:
    """The latest requests and the count of all of them."""

    def __init__(self) -> None:
        self._requests: deque[LoggedRequest] = deque(maxlen=_KEPT)
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        *,
        at: str,
        method: str,
        path: str,
        query: str,
        account_id: str | None,
        status: int | None,
        fault: str | None,
    ) -> None:
        self._counts[method, path] += 1
        self._requests.append(
            LoggedRequest(
                number=self._counts.total(),
                at=at,
                method=method,
                path=path,
                query=query,
                account_id=account_id,
                status=status,
                fault=fault,
            )
        )

    def counts(self, method: str, path: str) -> dict[str, int]:
        """``"POST /v5/pins": 3`` for all that match; both are globs."""
        return {
            f"{known_method} {known_path}": count
            for (known_method, known_path), count in sorted(self._counts.items())
            if fnmatchcase(known_method, method) and fnmatchcase(known_path, path)
        }

    def requests(self, method: str, path: str) -> list[LoggedRequest]:
        """The latest that match, oldest first."""
        return [
            request
            for request in self._requests
            if fnmatchcase(request.method, method) and fnmatchcase(request.path, path)
        ]

    def clear(self) -> None:
        self._requests.clear()
        self._counts.clear()

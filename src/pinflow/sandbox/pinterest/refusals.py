"""How Pinterest says no: a status and ``{"code", "message"}``."""

from __future__ import annotations

import msgspec
from starlette.responses import Response


class ApiRefusal(Exception):  # noqa: N818 - Pinterest's answer, not a fault of this program
    """Becomes the answer. ``code`` is Pinterest's number, not the status."""

    def __init__(self, status: int, code: int, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after

    def as_response(self) -> Response:
        headers = {} if self.retry_after is None else {"retry-after": str(self.retry_after)}
        return json_response({"code": self.code, "message": self.message}, self.status, headers)


def json_response(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """``body`` as JSON."""
    return Response(msgspec.json.encode(body), status, headers, "application/json")


def bad_parameter(message: str) -> ApiRefusal:
    return ApiRefusal(400, 1, message)


def dead_grant() -> ApiRefusal:
    return ApiRefusal(401, 283, "The authorization grant is invalid.")


def board_not_found() -> ApiRefusal:
    return ApiRefusal(404, 40, "Board not found.")


def pin_not_found() -> ApiRefusal:
    return ApiRefusal(404, 50, "Pin not found.")


def section_not_found() -> ApiRefusal:
    return ApiRefusal(404, 2031, "Board section not found.")


def not_authenticated() -> ApiRefusal:
    return ApiRefusal(401, 2, "Authentication failed.")


def scope_missing(missing: str) -> ApiRefusal:
    return ApiRefusal(
        401, 3, f"Authorization failed. Your application does not have the required scope: {missing}."
    )


def not_permitted() -> ApiRefusal:
    return ApiRefusal(403, 29, "You are not permitted to access that resource.")


def rate_limited(retry_after: int | None) -> ApiRefusal:
    return ApiRefusal(429, 8, "You have exceeded your rate limit. Try again later.", retry_after=retry_after)

"""What becomes of a request, by the error that ended it: problem documents (RFC 9457)."""

from __future__ import annotations

import math
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pinflow.kit.answer_page import answer_page, wants_page
from pinflow.kit.db import encode_json
from pinflow.kit.errors import (
    AppError,
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
    NotFoundError,
    UnauthenticatedError,
)

STATUS: dict[type[AppError], HTTPStatus] = {
    AppError: HTTPStatus.INTERNAL_SERVER_ERROR,
    InvalidInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnauthenticatedError: HTTPStatus.UNAUTHORIZED,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    LimitReachedError: HTTPStatus.TOO_MANY_REQUESTS,
    ExternalError: HTTPStatus.BAD_GATEWAY,
}
MEDIA_TYPE = "application/problem+json"
_REFUSED = "This was not done."
log = structlog.get_logger(__name__)


def status_of(error: AppError) -> HTTPStatus:
    """The status of the nearest class in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def problem(
    status: int,
    code: str,
    detail: str,
    request_id: str | None,
    *,
    data: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """A problem document; ``data`` never replaces one of its own members."""
    body = {
        **(data or {}),
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "code": code,
        "request_id": request_id,
    }
    return Response(encode_json(body), int(status), headers, MEDIA_TYPE)


def request_id_of(request: Request) -> str | None:
    """The id that every line and problem of this request carries."""
    value: str | None = request.scope.get("pinflow_request_id")
    return value


def problem_of(error: AppError, request_id: str | None) -> Response:
    """The problem document of an AppError, with Retry-After where it is known."""
    headers = {}
    retry_after = getattr(error, "retry_after", None)
    if retry_after is not None:
        headers["retry-after"] = str(max(1, math.ceil(retry_after.total_seconds())))
    if isinstance(error, UnauthenticatedError):
        headers["www-authenticate"] = "Bearer"
    return problem(
        status_of(error), error.code, error.message, request_id, data=dict(error.data), headers=headers
    )


def install(app: FastAPI) -> None:
    """Makes every failure of ``app`` a problem document, or a page for a browser that navigated here."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


async def _app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    if status_of(error) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.warning("api.request.failed", code=error.code, error=error.message)
    if wants_page(request):
        return answer_page(_REFUSED, error.message, status=status_of(error))
    return problem_of(error, request_id_of(request))


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # Never the input: it may be a password.
    errors = [
        {"field": _field(item["loc"]), "message": str(item["msg"]).removeprefix("Value error, ")}
        for item in error.errors()
    ]
    words = "; ".join(f"{item['field']}: {item['message']}" for item in errors)
    detail = f"The request cannot be read: {words}."
    if wants_page(request):
        return answer_page(_REFUSED, detail, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "request.invalid",
        detail,
        request_id_of(request),
        data={"errors": errors},
    )


def _field(location: tuple[int | str, ...]) -> str:
    """``name`` or ``brand.ink`` for what stands in the body; path and query by their names."""
    return ".".join(str(part) for part in location[1:]) or str(location[0])


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, detail = _KNOWN.get(error.status_code, ("request.refused", str(error.detail)))
    return problem(error.status_code, code, detail, request_id_of(request), headers=dict(error.headers or {}))


_KNOWN = {
    404: ("request.no_such_path", "There is nothing at this address."),
    405: ("request.method_not_allowed", "This address does not answer this method."),
    400: ("request.unreadable", "The request cannot be read."),
}

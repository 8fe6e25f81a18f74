"""What a failed command says, and its exit code."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import typer

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

FAILED, REFUSED, LATER, INTERRUPTED = 1, 2, 3, 130
# The API's status (a test compares; its table would load a web framework here), then the exit code.
KINDS: dict[type[AppError], tuple[HTTPStatus, int]] = {
    InvalidInputError: (HTTPStatus.UNPROCESSABLE_ENTITY, REFUSED),
    UnauthenticatedError: (HTTPStatus.UNAUTHORIZED, REFUSED),
    ForbiddenError: (HTTPStatus.FORBIDDEN, REFUSED),
    NotFoundError: (HTTPStatus.NOT_FOUND, REFUSED),
    ConflictError: (HTTPStatus.CONFLICT, REFUSED),
    LimitReachedError: (HTTPStatus.TOO_MANY_REQUESTS, LATER),
    ExternalError: (HTTPStatus.BAD_GATEWAY, FAILED),
    AppError: (HTTPStatus.INTERNAL_SERVER_ERROR, FAILED),
}


def _kind(error: AppError) -> tuple[HTTPStatus, int]:
    return next(KINDS[kind] for kind in type(error).__mro__ if kind in KINDS)


def exit_code(error: AppError) -> int:
    """1: somebody else failed; 2: what was given is refused; 3: not now, allowed later."""
    return _kind(error)[1]


def problem(error: AppError) -> dict[str, Any]:
    """The error as the API would send it (RFC 9457), without a request id."""
    status, _ = _kind(error)
    found: dict[str, Any] = {
        **error.data,
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": error.message,
        "code": error.code,
    }
    wait = getattr(error, "retry_after", None)
    if isinstance(wait, timedelta):
        found["retry_after_seconds"] = wait.total_seconds()
    return found


def report(error: AppError, *, as_json: bool) -> int:
    """Prints one clear line on stderr, or the problem object on stdout. Returns the exit code."""
    if as_json:
        from pinflow.entrypoints.cli.output import print_json

        print_json(problem(error))
    else:
        typer.echo(f"{error.message}{_when(error)}", err=True)
    return exit_code(error)


def _when(error: AppError) -> str:
    if not isinstance(error, LimitReachedError):
        return ""
    from pinflow.entrypoints.cli.output import duration
    from pinflow.kit.clock import SystemClock

    # Who counted by another clock than this machine's, as the demo does, says the moment itself.
    told = error.data.get("next_allowed_at")
    at = datetime.fromisoformat(told) if isinstance(told, str) else SystemClock().now() + error.retry_after
    moment = at.astimezone()
    return f" Allowed in {duration(error.retry_after)}, at {moment:%Y-%m-%d %H:%M:%S %Z}."


def report_unexpected(error: BaseException, *, as_json: bool) -> int:
    """The same for what nobody foresaw: no traceback, no secret."""
    from pinflow.kit.logging import redact_text

    said = redact_text(f"{type(error).__name__}: {error}".splitlines()[0][:300])
    hint = "Run it again with --debug to see where it comes from."
    return report(
        AppError("cli.unexpected", f"This should not have happened. {said} {hint}"), as_json=as_json
    )


def find_app_error(error: BaseException) -> AppError | None:
    """The error itself, or the first one of a group."""
    if isinstance(error, AppError):
        return error
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            found = find_app_error(inner)
            if found is not None:
                return found
    return None


def wants_json(arguments: list[str]) -> bool:
    """Whether the command was asked for JSON."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--json" in before


def refuse(code: str, message: str, **data: object) -> InvalidInputError:
    """Bad input that only the command line can find."""
    return InvalidInputError(code, message, **data)


def stdin_is_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()

"""What a language model's server refuses or gets wrong, in words that repeat no key and no address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.kit.http import read_retry_after


class LanguageModelError(ExternalError):
    """Any failure at the endpoint.

    Attributes:
        status: HTTP status, None when there was no answer.
    """

    error_code = "language_model.failed"
    permanent_by_nature = False

    def __init__(
        self, message: str, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(
            self.error_code,
            message,
            permanent=self.permanent_by_nature,
            retry_after=retry_after,
            status=status,
        )
        self.status = status


class ModelUnavailableError(LanguageModelError):
    """No answer, or a failure of the server's own. Asking again may help."""

    error_code = "language_model.unavailable"


class ModelTimeoutError(ModelUnavailableError):
    """The answer took too long; what it cost is unknown."""

    error_code = "language_model.timeout"


class ModelThrottledError(LanguageModelError):
    """Too many requests for now. ``retry_after`` when the server says how long."""

    error_code = "language_model.throttled"


class ModelRefusedError(LanguageModelError):
    """The server understood and refused: a person must act."""

    error_code = "language_model.refused"
    permanent_by_nature = True


class UnknownParameterError(ModelRefusedError):
    """The server does not know a part of the request: ask without it. ``parameter`` names it."""

    error_code = "language_model.unknown_parameter"

    def __init__(self, message: str, *, status: int, parameter: str) -> None:
        super().__init__(message, status=status)
        self.parameter = parameter


class UnreadableAnswerError(LanguageModelError):
    """An answer came that is none: not JSON, empty, too long."""

    error_code = "language_model.unreadable"


class _Detail(msgspec.Struct):
    message: str = ""
    type: str | None = None
    param: str | None = None
    code: str | int | None = None


class _Body(msgspec.Struct):
    error: _Detail | str | None = None


# What servers differ in; the word is looked for in what they complain about.
OPTIONAL_PARAMETERS = ("response_format", "json_schema", "max_completion_tokens", "max_tokens")


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turns what httpx2 raises into a LanguageModelError."""
    try:
        yield
    except (httpx2.TimeoutException, TimeoutError):
        raise ModelTimeoutError("The language model did not answer in time.") from None
    except (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError) as error:
        raise ModelUnavailableError(
            f"The language model's server could not be reached ({type(error).__name__})."
        ) from None


def error_of(status: int, headers: httpx2.Headers, content: bytes) -> LanguageModelError:
    """The error that an answer other than 2xx stands for."""
    detail = _read(content)
    if status == 429:
        if detail.code == "insufficient_quota" or detail.type == "insufficient_quota":
            return ModelRefusedError(
                "The language model's account has no credit left. Top it up with its provider.",
                status=status,
            )
        return ModelThrottledError(
            "The language model asks for fewer requests.",
            status=status,
            retry_after=read_retry_after(headers),
        )
    if status in (401, 403):
        return ModelRefusedError(
            "The language model's server does not accept the key. Check PINFLOW_LANGUAGE_MODEL_KEY.",
            status=status,
        )
    if status == 404:
        return ModelRefusedError(
            "There is no such model or address. Check PINFLOW_LANGUAGE_MODEL and PINFLOW_LANGUAGE_MODEL_URL.",
            status=status,
        )
    if status in (400, 422):
        return _bad_request(status, detail)
    if 300 <= status < 400:
        return ModelRefusedError(
            "The language model's address leads elsewhere. Set PINFLOW_LANGUAGE_MODEL_URL to where it leads.",
            status=status,
        )
    return ModelUnavailableError(
        f"The language model's server failed (status {status}).",
        status=status,
        retry_after=read_retry_after(headers),
    )


def _bad_request(status: int, detail: _Detail) -> LanguageModelError:
    complaint = f"{detail.param or ''} {detail.message}".casefold()
    for parameter in OPTIONAL_PARAMETERS:
        if parameter in complaint:
            return UnknownParameterError(
                f"The language model's server does not know “{parameter}”.",
                status=status,
                parameter=parameter,
            )
    # The server's own words stay out: they may repeat what was sent.
    return ModelRefusedError(
        f"The language model's server refused the request (status {status}).", status=status
    )


def _read(content: bytes) -> _Detail:
    try:
        error = msgspec.json.decode(content, type=_Body).error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Detail(message=content[:2000].decode("utf-8", "replace"))
    return error if isinstance(error, _Detail) else _Detail(message=error or "")

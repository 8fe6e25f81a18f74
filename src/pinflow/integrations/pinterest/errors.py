"""What Pinterest refuses, and what became of a request nobody answered.

Two questions matter to the caller: may the pin stand on Pinterest all the same (``outcome_unknown``), and
who has to act (``permanent``: a person; otherwise: time).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx2
import msgspec

from pinflow.integrations.pinterest.rate_limits import read_wait
from pinflow.kit.errors import ExternalError


class PinterestError(ExternalError):
    """Any failure at Pinterest.

    Attributes:
        status: HTTP status, None when there was no answer.
        pinterest_code: ``code`` of Pinterest's body, None when it sent none.
        pinterest_message: Pinterest's own words, without the token.
        rid: ``x-pinterest-rid``, what Pinterest's support asks for.
        outcome_unknown: the request was a write and may have been carried out.
    """

    error_code = "pinterest.failed"
    permanent_by_nature = False

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        pinterest_code: int | None = None,
        pinterest_message: str | None = None,
        rid: str | None = None,
        retry_after: timedelta | None = None,
        outcome_unknown: bool = False,
    ) -> None:
        super().__init__(
            self.error_code,
            message,
            permanent=self.permanent_by_nature,
            retry_after=retry_after,
            status=status,
            pinterest_code=pinterest_code,
            pinterest_message=pinterest_message,
            rid=rid,
        )
        self.status = status
        self.pinterest_code = pinterest_code
        self.pinterest_message = pinterest_message
        self.rid = rid
        self.outcome_unknown = outcome_unknown


class PinterestNotSentError(PinterestError):
    """No connection came about: nothing was sent, so nothing can have happened. Try again."""

    error_code = "pinterest.not_sent"


class PinterestUnavailableError(PinterestError):
    """A read was not answered properly. Reading again is harmless."""

    error_code = "pinterest.unavailable"


class PinterestUnknownOutcomeError(PinterestError):
    """A write was sent and its outcome is not known. Look on Pinterest before sending it again."""

    error_code = "pinterest.outcome_unknown"


class PinterestRateLimitedError(PinterestError):
    """Too many requests for now; nothing was done. ``retry_after`` when Pinterest says how long."""

    error_code = "pinterest.rate_limited"


class PinterestRefusedError(PinterestError):
    """Pinterest understood and refused: the same request will be refused again."""

    error_code = "pinterest.refused"
    permanent_by_nature = True


class PinterestNotFoundError(PinterestRefusedError):
    """The board, section or pin is not there, or not this account's."""

    error_code = "pinterest.not_found"


class PinterestPictureError(PinterestRefusedError):
    """The picture is too small or cannot be read."""

    error_code = "pinterest.picture_refused"


class PinterestAccountError(PinterestRefusedError):
    """The account itself cannot go on until a person acts: stop using it and tell its owner.

    ``reconnect``: its token is refused or lacks a permission. ``renewable``: a new token could help.
    """

    error_code = "pinterest.account_stopped"
    reconnect = False
    renewable = True


class PinterestSpamBlockError(PinterestAccountError):
    """Pinterest takes the account for a spammer. No rate limit: never back off and retry."""

    error_code = "pinterest.spam_block"


class PinterestReconnectError(PinterestAccountError):
    """The token has expired or was revoked: refresh it, or ask the owner to connect again."""

    error_code = "pinterest.reconnect_needed"
    reconnect = True


class PinterestScopeError(PinterestAccountError):
    """The token lacks a permission, or the feature is not open to this app."""

    error_code = "pinterest.scope_missing"
    reconnect = True
    renewable = False


class PinterestNotPermittedError(PinterestAccountError):
    """Not permitted to this app or account; also what a Trial app gets that creates pins in production."""

    error_code = "pinterest.not_permitted"


class PinterestSuspendedError(PinterestAccountError):
    """Pinterest has disapproved the account or is reviewing it."""

    error_code = "pinterest.account_suspended"


class PinterestAppError(PinterestAccountError):
    """Pinterest does not know this app's id and secret."""

    error_code = "pinterest.app_refused"


_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_SPAM = re.compile(r"\bspam", re.IGNORECASE)
_NOT_FOUND = {40: "board", 50: "pin", 2031: "board section"}
_PICTURE = {
    233: "Pinterest refused this picture: it is smaller than 200 px. Choose another picture.",
    235: "Pinterest could not read this picture. Save it again as JPEG or PNG, or choose another one.",
}
_SUSPENDED = {
    2625: "Pinterest has disapproved this account. Sign in to Pinterest to see why; publishing has stopped.",
    2626: "Pinterest is reviewing this account. Publishing has stopped until the review is over.",
}
# Request Timeout, Too Early, and a proxy's "client closed": the write may still have got through.
_UNDECIDED_STATUSES = frozenset({408, 425, 499})


@contextmanager
def translated_errors(*, write: bool, host: str) -> Iterator[None]:
    """Turns what httpx2 raises into a PinterestError.

    Args:
        write: the request changes something, so silence means that its outcome is unknown.
        host: whom it goes to, for the message.
    """
    try:
        yield
    except _NOT_SENT:
        raise PinterestNotSentError(
            f"Pinterest could not be reached at {host}, so nothing was sent. "
            "Check the address and the network, then try again."
        ) from None
    except (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError) as error:
        raise silence(write=write, why=type(error).__name__) from None


def silence(
    *, write: bool, why: str, status: int | None = None, code: int | None = None, rid: str | None = None
) -> PinterestError:
    """The error for an answer that is missing or says nothing about what was done."""
    if write:
        return PinterestUnknownOutcomeError(
            f"Pinterest did not say whether it worked ({why}). "
            "It is looked up on Pinterest first and not sent again blindly.",
            status=status,
            pinterest_code=code,
            rid=rid,
            outcome_unknown=True,
        )
    return PinterestUnavailableError(
        f"Pinterest does not answer properly at the moment ({why}). It will be asked again.",
        status=status,
        pinterest_code=code,
        rid=rid,
    )


class _Body(msgspec.Struct):
    # A string, or anything else, must not cost the words beside it: they may speak of spam.
    code: object = None
    message: object = None


def check_answer(answer: httpx2.Response, *, write: bool, secret: str) -> None:
    """Returns when the answer's status is 2xx, otherwise raises the PinterestError it stands for.

    Args:
        secret: taken out of Pinterest's words, should it ever repeat the token.
    """
    if answer.is_success:
        return
    if answer.status_code == 407:
        # Over plain HTTP a proxy's own refusal looks like an answer; over TLS the client tells them apart.
        raise PinterestNotSentError(
            "The proxy on the way to Pinterest refused its login, so nothing was sent. Check the proxy."
        )
    try:
        body = msgspec.json.decode(answer.content, type=_Body)
    except msgspec.MsgspecError:
        body = _Body()
    told = (body.message if isinstance(body.message, str) else "")[:500]
    told = told.replace(secret, "(token)") if secret else told
    raise _error_for(answer, _number(body.code), told, write=write)


def _number(code: object) -> int | None:
    try:
        return int(str(code))
    except ValueError:
        return None


def _error_for(answer: httpx2.Response, code: int | None, told: str, *, write: bool) -> PinterestError:
    status = answer.status_code
    rid = answer.headers.get("x-pinterest-rid")
    # Spam comes first: Pinterest says it with 429 as well, where waiting and retrying costs the account.
    if code == 9 or _SPAM.search(told):
        return PinterestSpamBlockError(
            "Pinterest stopped this account because it takes its pins for spam. Publishing has stopped; "
            "sign in to Pinterest and follow what it asks.",
            status=status,
            pinterest_code=code,
            pinterest_message=told,
            rid=rid,
            outcome_unknown=write and status >= 500,
        )
    if status >= 500 or status < 400 or status in _UNDECIDED_STATUSES or code == 2787:
        return silence(write=write, why=f"status {status}", status=status, code=code, rid=rid)
    if status == 429 or code == 8:
        return PinterestRateLimitedError(
            "Pinterest asks for fewer requests. The next try waits.",
            status=status,
            pinterest_code=code,
            pinterest_message=told,
            rid=rid,
            retry_after=read_wait(answer.headers),
        )
    kind, message = _refusal(status, code, told)
    return kind(message, status=status, pinterest_code=code, pinterest_message=told, rid=rid)


def _refusal(status: int, code: int | None, told: str) -> tuple[type[PinterestRefusedError], str]:
    # The code says more than the status: 401 comes with "not permitted" and others, too.
    if code == 3:
        return PinterestScopeError, (
            "Pinterest asks for a permission this account has not given. Connect the account again and allow "
            "all that is listed."
        )
    if code in (7, 29):
        return PinterestNotPermittedError, (
            "Pinterest does not permit this to the app or account. An app with Trial access may create pins "
            "only at the sandbox address."
        )
    if code in _SUSPENDED:
        return PinterestSuspendedError, _SUSPENDED[code]
    if code in _PICTURE:
        return PinterestPictureError, _PICTURE[code]
    if code == 2 or (status == 401 and code not in _NOT_FOUND):
        return PinterestReconnectError, (
            "Pinterest no longer accepts this account's key. Connect the account again."
        )
    if code in _NOT_FOUND or status == 404:
        thing = _NOT_FOUND.get(code or 0, "object")
        return PinterestNotFoundError, (
            f"The {thing} is not on Pinterest, or belongs to another account. Choose another one."
        )
    detail = f": {told}" if told else f" (status {status})"
    return PinterestRefusedError, f"Pinterest refused this{detail}"

"""What the Creators API refuses, in words for the person whose credential it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.kit.http import read_retry_after


class CreatorsError(ExternalError):
    """Any failure at the Creators API.

    Attributes:
        status: HTTP status, None when there was no answer.
        reason: Amazon's own word for it (``AssociateNotEligible``), None when it said none.
    """

    error_code = "creators.failed"
    permanent_by_nature = False

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        reason: str | None = None,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(
            self.error_code,
            message,
            permanent=self.permanent_by_nature,
            retry_after=retry_after,
            status=status,
            reason=reason,
        )
        self.status = status
        self.reason = reason


class CreatorsUnavailableError(CreatorsError):
    """No answer, or none that can be read. Asking again is harmless."""

    error_code = "creators.unavailable"


class CreatorsThrottledError(CreatorsError):
    """Too many requests for now. ``retry_after`` when Amazon says how long."""

    error_code = "creators.throttled"


class CreatorsTokenExpiredError(CreatorsError):
    """The access token is over: ask for a new one and send the request again."""

    error_code = "creators.token_expired"


class CreatorsRefusedError(CreatorsError):
    """Amazon understood and refused: the same request will be refused again."""

    error_code = "creators.refused"
    permanent_by_nature = True


class CreatorsCredentialError(CreatorsRefusedError):
    """Amazon does not know the credential, or no longer: a person must connect a new one."""

    error_code = "creators.credential_refused"


class CreatorsPartnerTagError(CreatorsRefusedError):
    """The tag is not one of this credential's account in this marketplace."""

    error_code = "creators.partner_tag_refused"


class CreatorsNotEligibleError(CreatorsRefusedError):
    """The credential is good, the account may not use the API for now."""

    error_code = "creators.not_eligible"


class CreatorsNotFoundError(CreatorsRefusedError):
    """Nothing of what was asked for exists in this marketplace."""

    error_code = "creators.not_found"


class _Field(msgspec.Struct):
    name: str = ""
    message: str = ""


class _Body(msgspec.Struct, rename="camel"):
    type: str | None = None
    message: str | None = None
    reason: str | None = None
    field_list: list[_Field] = []
    # The token endpoints speak OAuth's own words.
    error: str | None = msgspec.field(default=None, name="error")
    error_description: str | None = msgspec.field(default=None, name="error_description")


# What a new token can mend; every other refusal of the token is one of the credential.
_RENEWABLE = frozenset({"TokenExpired", "InvalidToken"})
_NOT_A_CREDENTIAL = (
    "Amazon does not accept this credential for the Creators API. Copy id, secret and version again from "
    "Associates Central (Tools, Creators API), or make a new credential there, and connect it."
)
_NOT_ELIGIBLE = (
    "Amazon does not open the Creators API to this Associates account yet: it asks for 10 qualified sales "
    "in the last 30 days, and a new credential can take two days. Until then, work with watched lists, "
    "saved pages and imported ASINs; test the connection again once the sales are there."
)
_WRONG_TAG = (
    "Amazon does not know this tag in this marketplace. A tag belongs to one marketplace and to the "
    "Associates account that made the credential: check both, then connect again."
)


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turns what httpx2 raises into a CreatorsError. Every call only reads: asking again does no harm."""
    try:
        yield
    except (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError) as error:
        raise CreatorsUnavailableError(
            f"Amazon's Creators API could not be reached ({type(error).__name__}). Try again later."
        ) from None


def check_token_answer(answer: httpx2.Response) -> None:
    """Returns when a token was granted, otherwise raises the CreatorsError it stands for."""
    if answer.is_success:
        return
    body = _read(answer)
    if answer.status_code == 429:
        raise _throttled(answer, body)
    if answer.status_code in (400, 401, 403):
        raise CreatorsCredentialError(_NOT_A_CREDENTIAL, status=answer.status_code, reason=body.error)
    raise unreadable(f"status {answer.status_code}", answer.status_code)


def check_answer(answer: httpx2.Response) -> None:
    """Returns when the answer's status is 2xx, otherwise raises the CreatorsError it stands for."""
    if answer.is_success:
        return
    status, body = answer.status_code, _read(answer)
    if status == 429:
        raise _throttled(answer, body)
    if status == 401:
        if body.reason in _RENEWABLE:
            raise CreatorsTokenExpiredError(
                "Amazon wants a new access token.", status=status, reason=body.reason
            )
        raise CreatorsCredentialError(_NOT_A_CREDENTIAL, status=status, reason=body.reason)
    if status == 403:
        raise _denied(body)
    if status == 404:
        raise CreatorsNotFoundError(
            "Amazon knows nothing of what was asked for in this marketplace.", status=status
        )
    if status == 400:
        raise _invalid(body)
    raise unreadable(f"status {status}", status)


def unreadable(why: str, status: int | None) -> CreatorsError:
    """The error for an answer that says nothing."""
    return CreatorsUnavailableError(
        f"Amazon's Creators API does not answer properly at the moment ({why}). Try again later.",
        status=status,
    )


def _throttled(answer: httpx2.Response, body: _Body) -> CreatorsError:
    return CreatorsThrottledError(
        "Amazon asks for fewer requests with this credential. The next one waits.",
        status=429,
        reason=body.reason,
        retry_after=read_retry_after(answer.headers),
    )


def _denied(body: _Body) -> CreatorsError:
    if body.reason == "AssociateNotEligible":
        return CreatorsNotEligibleError(_NOT_ELIGIBLE, status=403, reason=body.reason)
    told = f" Amazon says: {body.message[:200]}" if body.message else ""
    return CreatorsCredentialError(
        f"Amazon does not permit this to the credential.{told}", status=403, reason=body.reason
    )


def _invalid(body: _Body) -> CreatorsError:
    if body.reason in ("InvalidPartnerTag", "InvalidAssociate"):
        return CreatorsPartnerTagError(_WRONG_TAG, status=400, reason=body.reason)
    fields = "; ".join(f"{field.name}: {field.message}" for field in body.field_list[:5])
    told = fields or body.message or "no reason given"
    return CreatorsRefusedError(f"Amazon refused the request: {told[:300]}.", status=400, reason=body.reason)


def _read(answer: httpx2.Response) -> _Body:
    try:
        return msgspec.json.decode(answer.content, type=_Body)
    except msgspec.MsgspecError:
        return _Body()

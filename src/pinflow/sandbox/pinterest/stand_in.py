"""What every endpoint shares: the memory, the clock, the faults, and who is asking."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
from starlette.requests import Request

from pinflow.kit.clock import Clock
from pinflow.sandbox.pinterest.faults import FaultPlan
from pinflow.sandbox.pinterest.models import Token
from pinflow.sandbox.pinterest.queries import Store
from pinflow.sandbox.pinterest.rate_limits import RateLimiter
from pinflow.sandbox.pinterest.refusals import bad_parameter, not_authenticated, not_permitted, scope_missing
from pinflow.sandbox.pinterest.request_log import RequestLog

T = TypeVar("T")
DEFAULT_PAGE_SIZE = 25
MAX_PAGE_SIZE = 250


class StandIn:
    """One stand-in Pinterest; ``app.state.stand_in`` of its application."""

    def __init__(self, store: Store, clock: Clock, limiter: RateLimiter, *, seed: int) -> None:
        self.store = store
        self.limiter = limiter
        self.seed = seed
        self.faults = FaultPlan()
        self.log = RequestLog()
        self._clock = clock

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock.now().timestamp()

    def token_of(self, authorization: str | None) -> Token | None:
        """The valid access token in a ``Bearer`` header, None if there is none."""
        scheme, _, secret = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not secret:
            return None
        token = self.store.find_token(secret, "access")
        return token if token is not None and token.expires_at > self.now() else None


def stand_in_of(request: Request) -> StandIn:
    """The stand-in this request was made to."""
    stand_in: StandIn = request.app.state.stand_in
    return stand_in


def authorize(request: Request, *scopes: str) -> Token:
    """The token of the caller, who has all of ``scopes``.

    Raises:
        ApiRefusal: 401 code 2 without a valid token, 401 code 3 without a scope, 403 for an ad account,
            which nobody has here.
    """
    token = stand_in_of(request).token_of(request.headers.get("authorization"))
    if token is None:
        raise not_authenticated()
    missing = [scope for scope in scopes if scope not in token.scopes]
    if missing:
        raise scope_missing(", ".join(missing))
    if "ad_account_id" in request.query_params:
        raise not_permitted()
    return token


async def json_body(request: Request, kind: type[T]) -> T:
    """The body as ``kind``.

    Raises:
        ApiRefusal: 400 code 1 with the field that is wrong.
    """
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.ValidationError as error:
        raise bad_parameter(f"Invalid request: {error}") from None
    except msgspec.DecodeError:
        raise bad_parameter("Invalid request: the body is not JSON.") from None


def query_flag(request: Request, name: str) -> bool:
    """A query parameter that is true or false; false when it is not given."""
    value = request.query_params.get(name, "false").lower()
    if value not in ("true", "false"):
        raise bad_parameter(f"{name} must be true or false.")
    return value == "true"


def query_number(request: Request, name: str, *, default: int, maximum: int) -> int:
    """A query parameter from 1 to ``maximum``."""
    value = request.query_params.get(name, str(default))
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= maximum:
        raise bad_parameter(f"{name} must be from 1 to {maximum}.")
    return int(value)


def query_choices(request: Request, name: str, allowed: Sequence[str]) -> list[str]:
    """A repeated query parameter whose values are all in ``allowed``."""
    values = request.query_params.getlist(name)
    for value in values:
        if value not in allowed:
            raise bad_parameter(f"{name}: '{value}' is not one of {', '.join(allowed)}.")
    return values


def page_size_of(request: Request) -> int:
    return query_number(request, "page_size", default=DEFAULT_PAGE_SIZE, maximum=MAX_PAGE_SIZE)


def bookmark_of(request: Request) -> int | None:
    """The number of the last item the caller has seen."""
    bookmark = request.query_params.get("bookmark")
    if bookmark is None:
        return None
    try:
        return int(base64.urlsafe_b64decode(bookmark.encode("ascii")).decode("ascii").removeprefix("after:"))
    except (ValueError, binascii.Error):
        raise bad_parameter("bookmark is not one of ours.") from None


def page(found: Sequence[T], size: int, number: Callable[[T], int], shape: Callable[[T], object]) -> object:
    """A page of what was found with a limit of ``size + 1``: one more means that there is a next page."""
    shown = found[:size]
    bookmark = None
    if len(found) > size:
        bookmark = base64.urlsafe_b64encode(f"after:{number(shown[-1])}".encode()).decode("ascii")
    return {"items": [shape(item) for item in shown], "bookmark": bookmark}


def timestamp(seconds: float) -> str:
    """Whole seconds in UTC, as Pinterest gives them."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

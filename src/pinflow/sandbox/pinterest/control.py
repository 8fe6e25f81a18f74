"""``/_sandbox``: what no real Pinterest has. For the demo and for tests, from this machine only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.accounts import (
    ACCESS_SECONDS,
    REFRESH_SECONDS,
    checked_scopes,
    issue_token,
)
from pinflow.sandbox.pinterest.faults import Fault, FaultOrder
from pinflow.sandbox.pinterest.models import DEFAULT_SCOPES, Account, App, Pin
from pinflow.sandbox.pinterest.queries import hash_secret
from pinflow.sandbox.pinterest.refusals import ApiRefusal, bad_parameter, json_response
from pinflow.sandbox.pinterest.stand_in import StandIn, json_body, stand_in_of, timestamp

Endpoint = Callable[[Request], Awaitable[Response]]
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_ALL_PRIVACIES = ("PUBLIC", "PROTECTED", "SECRET")


class NewAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    username: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_]{3,30}\Z")]
    business_name: str | None = None
    boards: list[Annotated[str, msgspec.Meta(min_length=1, max_length=180)]] = []
    scopes: tuple[str, ...] = DEFAULT_SCOPES


class NewToken(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    scopes: tuple[str, ...] = DEFAULT_SCOPES
    expires_in: int = ACCESS_SECONDS


class NewApp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    client_id: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,20}\Z")]
    client_secret: Annotated[str, msgspec.Meta(min_length=8)]
    owner_account_id: str
    redirect_uris: list[str] = []
    rotates: bool = False
    pkce: bool = False


def from_this_machine(endpoint: Endpoint) -> Endpoint:
    """Lets in only loopback, by a loopback name, and no form of a foreign web page."""

    async def guarded(request: Request) -> Response:
        if request.client is None or request.client.host not in _LOOPBACK:
            raise ApiRefusal(403, 29, "The stand-in is controlled from its own machine only.")
        # A page elsewhere can point its name at loopback or post a form here; neither is let through.
        if request.url.hostname not in _LOOPBACK:
            raise ApiRefusal(403, 29, "The stand-in is controlled by a loopback address only.")
        kind = request.headers.get("content-type", "application/json").partition(";")[0].strip()
        if request.method == "POST" and kind != "application/json":
            raise ApiRefusal(415, 1, "Send application/json.")
        return await endpoint(request)

    return guarded


async def show_health(request: Request) -> Response:
    """Answers as soon as the stand-in serves, with its time."""
    return json_response({"ok": True, "now": timestamp(stand_in_of(request).now())})


async def create_account(request: Request) -> Response:
    """An account with its boards, an access token and a refresh token."""
    stand_in = stand_in_of(request)
    asked = await json_body(request, NewAccount)
    scopes = checked_scopes(asked.scopes)
    account = stand_in.store.add_account(asked.username, asked.business_name, stand_in.now())
    if account is None:
        raise ApiRefusal(409, 1, f"There is an account called {asked.username} already.")
    boards = [
        stand_in.store.add_board(account.id, name, None, "PUBLIC", stand_in.now()) for name in asked.boards
    ]
    return json_response(
        {
            "id": account.id,
            "username": account.username,
            "boards": [{"id": board.id, "name": board.name} for board in boards],
            **_tokens(stand_in, account.id, scopes, ACCESS_SECONDS),
        },
        201,
    )


async def list_accounts(request: Request) -> Response:
    """All accounts with their boards, without tokens."""
    stand_in = stand_in_of(request)
    return json_response({"accounts": [_account_shape(stand_in, a) for a in stand_in.store.list_accounts()]})


async def create_token(request: Request) -> Response:
    """A further access token of an account, for instance with fewer scopes or a short life."""
    stand_in = stand_in_of(request)
    account = _account_in_path(request)
    asked = await json_body(request, NewToken)
    return json_response(_tokens(stand_in, account.id, checked_scopes(asked.scopes), asked.expires_in), 201)


async def expire_tokens(request: Request) -> Response:
    """Ends all access tokens of an account."""
    stand_in = stand_in_of(request)
    ended = stand_in.store.expire_access_tokens(_account_in_path(request).id, stand_in.now())
    return json_response({"expired": ended})


async def revoke_access(request: Request) -> Response:
    """Forgets all tokens of an account, refresh tokens too: its owner has taken the permission back."""
    return json_response({"revoked": stand_in_of(request).store.revoke_tokens(_account_in_path(request).id)})


async def create_app_registration(request: Request) -> Response:
    """Registers an app for OAuth; one that is there already, by its secret, gets the new addresses."""
    stand_in = stand_in_of(request)
    asked = await json_body(request, NewApp)
    if stand_in.store.find_account(asked.owner_account_id) is None:
        raise bad_parameter("owner_account_id is no account.")
    app = App(
        client_id=asked.client_id,
        secret_hash=hash_secret(asked.client_secret),
        owner_account_id=asked.owner_account_id,
        redirect_uris=tuple(asked.redirect_uris),
        rotates=asked.rotates,
        pkce=asked.pkce,
    )
    if not stand_in.store.add_app(app) and not stand_in.store.update_app(app):
        raise ApiRefusal(409, 1, f"There is an app {asked.client_id} already.")
    return json_response({"client_id": app.client_id, "redirect_uris": app.redirect_uris}, 201)


async def list_all_pins(request: Request) -> Response:
    """Every visible pin, and how often each (link, title) stands there: more than once is a duplicate."""
    stand_in = stand_in_of(request)
    pins = stand_in.store.list_pins(stand_in.now())
    groups: dict[tuple[str | None, str | None], list[Pin]] = {}
    for pin in pins:
        groups.setdefault((pin.link, pin.title), []).append(pin)
    return json_response(
        {
            "pins": [_pin_shape(pin) for pin in pins],
            "to_come": [_pin_shape(pin) for pin in stand_in.store.list_pins_to_come(stand_in.now())],
            "total": len(pins),
            "groups": [
                {"link": link, "title": title, "count": len(same), "ids": [pin.id for pin in same]}
                for (link, title), same in groups.items()
            ],
            "duplicates": sum(len(same) - 1 for same in groups.values()),
        }
    )


async def order_fault(request: Request) -> Response:
    """Puts a fault in force for the next calls that match."""
    fault = stand_in_of(request).faults.order(await json_body(request, FaultOrder))
    return json_response(_fault_shape(fault), 201)


async def list_faults(request: Request) -> Response:
    """The faults in force and how many calls each still strikes."""
    return json_response({"faults": [_fault_shape(f) for f in stand_in_of(request).faults.in_force()]})


async def clear_faults(request: Request) -> Response:
    """No more faults."""
    stand_in_of(request).faults.clear()
    return Response(status_code=204)


async def list_requests(request: Request) -> Response:
    """The calls of the API, counted by method and path; ``method`` and ``path`` are globs."""
    log = stand_in_of(request).log
    method = request.query_params.get("method", "*")
    path = request.query_params.get("path", "*")
    counts = log.counts(method, path)
    return json_response(
        {"total": sum(counts.values()), "counts": counts, "requests": log.requests(method, path)}
    )


async def clear_requests(request: Request) -> Response:
    """Counts from nought again."""
    stand_in_of(request).log.clear()
    return Response(status_code=204)


def _account_in_path(request: Request) -> Account:
    account = stand_in_of(request).store.find_account(request.path_params["account_id"])
    if account is None:
        raise ApiRefusal(404, 1, "There is no such account.")
    return account


def _tokens(stand_in: StandIn, account_id: str, scopes: tuple[str, ...], seconds: int) -> dict[str, object]:
    lives = {"access": seconds, "refresh": REFRESH_SECONDS}
    tokens = {
        f"{kind}_token": issue_token(
            stand_in.store,
            kind,
            account_id=account_id,
            client_id=None,
            scopes=scopes,
            expires_at=stand_in.now() + life,
        )
        for kind, life in lives.items()
    }
    return {**tokens, "expires_in": seconds, "scopes": scopes}


def _account_shape(stand_in: StandIn, account: Account) -> dict[str, object]:
    boards = stand_in.store.list_boards(account.id, _ALL_PRIVACIES, after=0, limit=-1, now=stand_in.now())
    return {
        "id": account.id,
        "username": account.username,
        "business_name": account.business_name,
        "boards": [{"id": board.id, "name": board.name, "pin_count": board.pin_count} for board in boards],
    }


def _pin_shape(pin: Pin) -> dict[str, object]:
    return {
        "id": pin.id,
        "account_id": pin.account_id,
        "username": pin.username,
        "board_id": pin.board_id,
        "section_id": pin.section_id,
        "title": pin.title,
        "description": pin.description,
        "alt_text": pin.alt_text,
        "link": pin.link,
        "ai_disclosures": list(pin.ai_disclosures),
        "picture_sha256": pin.picture_sha256,
        "created_at": timestamp(pin.created_at),
    }


def _fault_shape(fault: Fault) -> dict[str, object]:
    return {"id": fault.id, "left": fault.left, **msgspec.to_builtins(fault.order)}

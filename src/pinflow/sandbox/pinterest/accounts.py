"""``/v5/user_account`` and ``/v5/oauth/token``, and the page on which an owner allows an app."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pinflow.sandbox.pinterest.models import KNOWN_SCOPES, Account, App, Token
from pinflow.sandbox.pinterest.pages import html_page
from pinflow.sandbox.pinterest.queries import Store, hash_secret
from pinflow.sandbox.pinterest.refusals import (
    ApiRefusal,
    bad_parameter,
    dead_grant,
    json_response,
    not_authenticated,
)
from pinflow.sandbox.pinterest.stand_in import StandIn, authorize, stand_in_of

_DAY = 24 * 60 * 60
ACCESS_SECONDS = 30 * _DAY
REFRESH_SECONDS = 60 * _DAY
_CODE_SECONDS = 10 * 60
# RFC 7636: the verifier's form, and that of its SHA-256 in base64url without padding.
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


async def get_user_account(request: Request) -> Response:
    """The account of the token."""
    token = authorize(request, "user_accounts:read")
    stand_in = stand_in_of(request)
    account = stand_in.store.find_account(token.account_id)
    assert account is not None
    return json_response(_shape(account, stand_in, str(request.base_url)))


def _shape(account: Account, stand_in: StandIn, base: str) -> dict[str, object]:
    now = stand_in.now()
    boards = stand_in.store.list_boards(
        account.id, ("PUBLIC", "PROTECTED", "SECRET"), after=0, limit=-1, now=now
    )
    return {
        "id": account.id,
        "username": account.username,
        "account_type": "BUSINESS",
        "business_name": account.business_name,
        "about": "",
        "profile_image": f"{base}profile/{account.username}.svg",
        "website_url": "",
        "board_count": len(boards),
        "pin_count": sum(board.pin_count for board in boards),
        "follower_count": 0,
        "following_count": 0,
        "monthly_views": 0,
    }


def issue_token(
    store: Store,
    kind: str,
    *,
    account_id: str,
    client_id: str | None,
    scopes: tuple[str, ...],
    expires_at: float,
    redirect_uri: str | None = None,
    challenge: str | None = None,
) -> str:
    """A new access token, refresh token or code; only its hash is kept."""
    prefix = {"access": "pina_", "refresh": "pinr.", "code": ""}[kind]
    secret = prefix + secrets.token_urlsafe(36)
    store.add_token(
        secret,
        Token(
            kind=kind,
            account_id=account_id,
            client_id=client_id,
            scopes=scopes,
            expires_at=expires_at,
            redirect_uri=redirect_uri,
            challenge=challenge,
        ),
    )
    return secret


async def give_token(request: Request) -> Response:
    """The token endpoint: form body, HTTP Basic with the app's id and secret."""
    stand_in = stand_in_of(request)
    app = _calling_app(request, stand_in.store)
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    grants = {"authorization_code": _by_code, "refresh_token": _by_refresh, "client_credentials": _by_app}
    grant = grants.get(form.get("grant_type", ""))
    if grant is None:
        raise bad_parameter(f"grant_type must be one of {', '.join(grants)}.")
    return json_response(grant(stand_in, app, form))


def _calling_app(request: Request, store: Store) -> App:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    try:
        client_id, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise not_authenticated() from None
    app = store.find_app(client_id) if scheme.lower() == "basic" else None
    if app is None or not secrets.compare_digest(app.secret_hash, hash_secret(secret)):
        raise not_authenticated()
    return app


def _by_code(stand_in: StandIn, app: App, form: dict[str, str]) -> dict[str, object]:
    code = stand_in.store.take_code(form.get("code", ""))
    if (
        code is None
        or code.client_id != app.client_id
        or code.expires_at <= stand_in.now()
        or code.redirect_uri != form.get("redirect_uri")
        or not _proves(form.get("code_verifier"), code.challenge)
    ):
        raise bad_parameter("The provided authorization grant is invalid, expired or was used before.")
    return {
        "response_type": "authorization_code",
        **_access(stand_in, app, code.account_id, code.scopes),
        **_refresh(stand_in, app, code.account_id, code.scopes),
    }


def _proves(verifier: str | None, challenge: str | None) -> bool:
    """Whether who brings the code is who began: a verifier where none was announced proves nothing either."""
    if challenge is None or verifier is None:
        return challenge is None and verifier is None
    digest = hashlib.sha256(verifier.encode()).digest()
    made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return _VERIFIER.fullmatch(verifier) is not None and secrets.compare_digest(made, challenge)


def _by_refresh(stand_in: StandIn, app: App, form: dict[str, str]) -> dict[str, object]:
    # The old refresh token stays good until its own end: an answer that got lost locks nobody out, and
    # a client that throws the new one away loses its accounts after 60 days. One of an app that rotates ends
    # at once.
    token = stand_in.store.find_token(form.get("refresh_token", ""), "refresh")
    # Tokens made under /_sandbox belong to no app: any may refresh them.
    owner_fits = token is not None and token.client_id in (None, app.client_id)
    if token is None or not owner_fits or token.expires_at <= stand_in.now():
        raise dead_grant()
    scopes = _asked_scopes(form) if "scope" in form else token.scopes
    if not set(scopes) <= set(token.scopes):
        raise bad_parameter("A refresh cannot ask for more scopes than were granted.")
    if app.rotates:
        stand_in.store.delete_token(form["refresh_token"], "refresh")
    return {
        "response_type": "refresh_token",
        **_access(stand_in, app, token.account_id, scopes),
        **_refresh(stand_in, app, token.account_id, scopes),
    }


def _by_app(stand_in: StandIn, app: App, form: dict[str, str]) -> dict[str, object]:
    return {
        "response_type": "client_credentials",
        **_access(stand_in, app, app.owner_account_id, _asked_scopes(form)),
    }


def _access(stand_in: StandIn, app: App, account_id: str, scopes: tuple[str, ...]) -> dict[str, object]:
    secret = issue_token(
        stand_in.store,
        "access",
        account_id=account_id,
        client_id=app.client_id,
        scopes=scopes,
        expires_at=stand_in.now() + ACCESS_SECONDS,
    )
    return {
        "access_token": secret,
        "token_type": "bearer",
        "expires_in": ACCESS_SECONDS,
        "scope": ",".join(scopes),
    }


def _refresh(stand_in: StandIn, app: App, account_id: str, scopes: tuple[str, ...]) -> dict[str, object]:
    expires_at = stand_in.now() + REFRESH_SECONDS
    secret = issue_token(
        stand_in.store,
        "refresh",
        account_id=account_id,
        client_id=app.client_id,
        scopes=scopes,
        expires_at=expires_at,
    )
    return {
        "refresh_token": secret,
        "refresh_token_expires_in": REFRESH_SECONDS,
        "refresh_token_expires_at": int(expires_at),
    }


def _asked_scopes(form: dict[str, str]) -> tuple[str, ...]:
    return checked_scopes(tuple(form.get("scope", "").replace(",", " ").split()))


def checked_scopes(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """``scopes``, if there are any and all are known; otherwise ApiRefusal."""
    unknown = sorted(set(scopes) - KNOWN_SCOPES)
    if unknown or not scopes:
        raise bad_parameter(f"Invalid scope: {', '.join(unknown) or 'none given'}.")
    return scopes


async def show_authorize_page(request: Request) -> Response:
    """``/oauth/``: the owner chooses an account and allows or refuses."""
    app, scopes = _authorization_asked(request)
    accounts = stand_in_of(request).store.list_accounts()
    return html_page(
        "authorize.html", client_id=app.client_id, scopes=scopes, accounts=accounts, query=request.url.query
    )


async def answer_authorize_page(request: Request) -> Response:
    """Sends the owner back to the app with ``code`` and ``state``, or with ``error=access_denied``."""
    app, scopes = _authorization_asked(request)
    stand_in = stand_in_of(request)
    form = await request.form()
    redirect_uri = request.query_params["redirect_uri"]
    told = {"state": request.query_params.get("state", "")}
    if form.get("decision") != "allow":
        return _back(redirect_uri, {"error": "access_denied", **told})
    account = stand_in.store.find_account(str(form.get("account_id", "")))
    if account is None:
        raise bad_parameter("Choose the account that allows this.")
    code = issue_token(
        stand_in.store,
        "code",
        account_id=account.id,
        client_id=app.client_id,
        scopes=scopes,
        expires_at=stand_in.now() + _CODE_SECONDS,
        redirect_uri=redirect_uri,
        challenge=request.query_params.get("code_challenge"),
    )
    return _back(redirect_uri, {"code": code, **told})


def _authorization_asked(request: Request) -> tuple[App, tuple[str, ...]]:
    query = request.query_params
    app = stand_in_of(request).store.find_app(query.get("client_id", ""))
    if app is None:
        raise ApiRefusal(400, 1, "client_id is not a registered app.")
    # Never redirect to an address the app did not register: that is how codes are stolen.
    if query.get("redirect_uri") not in app.redirect_uris:
        raise ApiRefusal(400, 1, "redirect_uri is not registered for this app.")
    if query.get("response_type") != "code":
        raise bad_parameter("response_type must be code.")
    challenge = query.get("code_challenge")
    if challenge is None and app.pkce:
        raise bad_parameter("This app asks for PKCE: code_challenge is missing.")
    if challenge is not None and (
        query.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(challenge)
    ):
        raise bad_parameter("code_challenge must be a SHA-256 in base64url, with code_challenge_method S256.")
    return app, checked_scopes(tuple(query.get("scope", "").replace(",", " ").split()))


def _back(redirect_uri: str, told: dict[str, str]) -> Response:
    separator = "&" if "?" in redirect_uri else "?"
    return RedirectResponse(f"{redirect_uri}{separator}{urlencode(told)}", status_code=303)

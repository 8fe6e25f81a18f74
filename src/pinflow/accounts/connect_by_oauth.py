"""Connects an account on Pinterest's own page: send its owner there, and take back what they bring.

The way back is bound to the member who began it and can be gone once: the state that comes back is known here
as a hash, and with PKCE the code is worth nothing without a secret that never left this installation.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import secrets as random
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import msgspec

from pinflow.accounts.connect_account import check_name, new_account, store_account
from pinflow.accounts.models import Account, ConnectionId, PendingConnection, SealedTokens
from pinflow.accounts.providers.provider import AccountProvider, OAuthProvider
from pinflow.accounts.queries import insert_connection, take_connection
from pinflow.accounts.seal_tokens import VERIFIER, seal_grant
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.crypto import SecretBox, seal, unseal
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.errors import ExternalError, ForbiddenError, InvalidInputError
from pinflow.kit.ids import new_id

LIFE = timedelta(minutes=30)
CALLBACK = "/accounts/callback"


@dataclasses.dataclass(frozen=True)
class ConnectTools:
    """What connecting works with."""

    database: Database
    secrets: SecretBox
    provider: AccountProvider
    oauth: OAuthProvider


class Begun(msgspec.Struct, frozen=True):
    """Where the owner goes now, and until when they may come back."""

    authorize_url: str
    redirect_uri: str
    expires_at: datetime


async def begin_connection(
    tools: ConnectTools,
    actor: Actor,
    *,
    name: str,
    base_url: str | None,
    time_zone: str,
    origin: str,
    now: datetime,
) -> Begun:
    """Begins a journey to Pinterest's page.

    Args:
        base_url: one of the addresses the app may speak to; None: the first of them.
        origin: how the member's browser reaches the dashboard (``https://pins.example.org``).

    Raises:
        ForbiddenError: the actor is no admin, or ``accounts.no_app``.
        InvalidInputError: an empty name, an unknown time zone, ``accounts.address_not_for_oauth``.
    """
    require_role(actor, Role.ADMIN)
    base_url = check_journey(tools.oauth, name, base_url, time_zone)
    name = name.strip()
    # Approving needs a person; so does this: a token that began it would have nobody to come back.
    if actor.user_id is None:
        raise ForbiddenError("accounts.needs_person", "Only a member can connect an account.")
    state = random.token_urlsafe(32)
    verifier = random.token_urlsafe(48) if tools.oauth.pkce else None
    redirect_uri = f"{origin.rstrip('/')}{CALLBACK}"
    async with tools.database.tenant_session(actor.tenant_id) as session:
        sealed = None if verifier is None else await seal(session, tools.secrets, VERIFIER, verifier)
        connection = PendingConnection(
            id=ConnectionId(new_id(now)),
            user_id=actor.user_id,
            verifier=sealed,
            name=name,
            base_url=base_url,
            time_zone=time_zone,
            redirect_uri=redirect_uri,
            expires_at=now + LIFE,
        )
        await insert_connection(session, connection, _hash(state))
    challenge = None if verifier is None else _challenge(verifier)
    return Begun(
        tools.oauth.authorize_url(redirect_uri, state, challenge), redirect_uri, connection.expires_at
    )


def check_journey(oauth: OAuthProvider, name: str, base_url: str | None, time_zone: str) -> str:
    """The address a journey is for; ``base_url`` None: that of new connections.

    Raises:
        ForbiddenError: ``accounts.no_app``.
        InvalidInputError: an empty name, an unknown time zone, ``accounts.address_not_for_oauth``.
    """
    if oauth.problem is not None:
        raise ForbiddenError("accounts.no_app", oauth.problem)
    check_name(name, time_zone)
    address = base_url.strip().rstrip("/") if base_url is not None else oauth.base_urls[0]
    if address not in oauth.base_urls:
        raise InvalidInputError(
            "accounts.address_not_for_oauth",
            f"The app can be used at {', '.join(oauth.base_urls)}. Elsewhere, paste a token.",
            field="base_url",
        )
    return address


async def finish_connection(
    tools: ConnectTools, actor: Actor, *, state: str, code: str | None, error: str | None, now: datetime
) -> Account:
    """Takes the owner's answer. A known account (same Pinterest id) keeps everything and gets the new tokens.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: ``accounts.journey_over``: begun by somebody else, over, or gone already;
            ``accounts.not_allowed``: the owner said no.
        ConnectionRefusedForGoodError: Pinterest does not accept the code.
        ExternalError: no answer; the journey has to be begun again.
    """
    require_role(actor, Role.ADMIN)
    pending, verifier = await _take(tools, actor, state, now)
    if error is not None or not code:
        raise InvalidInputError(
            "accounts.not_allowed",
            "Pinterest sent you back without a permission, so nothing was connected."
            if error in (None, "access_denied")
            else f"Pinterest sent you back with “{error[:80] if error else ''}”, so nothing was connected.",
        )
    grant = await tools.oauth.exchange_code(pending.base_url, code, pending.redirect_uri, verifier)
    try:
        identity = await tools.provider.identify(pending.base_url, grant.access_token)
    except ExternalError as refused:
        if refused.permanent:
            raise ExternalError(
                "accounts.whose_unknown",
                "Pinterest gave a token but does not say whose it is. Connect again and allow all that is "
                "listed.",
                permanent=True,
            ) from refused
        raise
    account = new_account(
        actor,
        identity,
        name=pending.name,
        base_url=pending.base_url,
        time_zone=pending.time_zone,
        now=now,
        scopes=grant.scopes,
    )

    async def tokens(session: TenantSession) -> SealedTokens:
        return await seal_grant(session, tools.secrets, grant, now, asked_at=now)

    return await store_account(tools.database, actor, account, tokens, now)


def read_answer(address: str) -> tuple[str, str | None, str | None]:
    """State, code and error from the address a browser ended at.

    Raises:
        InvalidInputError: ``accounts.no_answer``: it holds no state.
    """
    try:
        asked = parse_qs(urlsplit(address.strip()).query)
    except ValueError:
        asked = {}
    if not asked.get("state"):
        raise InvalidInputError(
            "accounts.no_answer",
            f"This is not the address Pinterest sent you back to: it ends in {CALLBACK}?code=…&state=….",
        )
    first = {key: values[0] for key, values in asked.items()}
    return first["state"], first.get("code"), first.get("error")


async def _take(
    tools: ConnectTools, actor: Actor, state: str, now: datetime
) -> tuple[PendingConnection, str | None]:
    async with tools.database.tenant_session(actor.tenant_id) as session:
        pending = (
            await take_connection(session, _hash(state), actor.user_id, now)
            if actor.user_id is not None
            else None
        )
        if pending is None:
            raise InvalidInputError(
                "accounts.journey_over",
                "This way back from Pinterest was begun by somebody else, took longer than half an hour, or "
                "was gone already. Connect the account again.",
            )
        verifier = (
            None
            if pending.verifier is None
            else await unseal(session, tools.secrets, VERIFIER, pending.verifier)
        )
    return pending, verifier


def _hash(state: str) -> bytes:
    return hashlib.sha256(state.encode()).digest()


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")

"""Connects an account: by a token its owner pasted, by what OAuth brought, or for export alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from pinflow.accounts.change_account import check_time_zone, hold_refused
from pinflow.accounts.models import Account, AccountChannel, AccountId, AccountState, Identity, SealedTokens
from pinflow.accounts.pace.keep_pace import take_request
from pinflow.accounts.providers.provider import AccountProvider, AccountRefusedError
from pinflow.accounts.queries import get_account, upsert_account
from pinflow.accounts.scopes import missing_needed, missing_words
from pinflow.accounts.seal_tokens import ACCESS_TOKEN
from pinflow.accounts.tell_owner import tell_of_state
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.crypto import SecretBox, seal
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, ExternalError, InvalidInputError
from pinflow.kit.ids import new_id

DEFAULT_DAILY_CAP = 10
DEFAULT_SPACING_MINUTES = 60


async def connect_account(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    actor: Actor,
    *,
    name: str,
    base_url: str,
    access_token: str,
    time_zone: str,
    now: datetime,
    identity: Identity | None = None,
) -> Account:
    """Asks Pinterest whose token this is and stores both. A known account gets its new token.

    Args:
        identity: what ``identify_token`` said of the same a moment ago.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: ``accounts.name_taken``.
        InvalidInputError, ExternalError: as ``identify_token``.
    """
    require_role(actor, Role.ADMIN)
    if identity is None:
        identity = await identify_token(
            provider, name=name, base_url=base_url, access_token=access_token, time_zone=time_zone
        )
    account = new_account(
        actor,
        identity,
        name=name.strip(),
        base_url=_trimmed(base_url),
        time_zone=time_zone,
        now=now,
    )

    async def tokens(session: TenantSession) -> SealedTokens:
        return SealedTokens(
            access_token=await seal(session, secrets, ACCESS_TOKEN, access_token.strip()), saved_at=now
        )

    return await store_account(database, actor, account, tokens, now)


async def identify_token(
    provider: AccountProvider, *, name: str, base_url: str, access_token: str, time_zone: str
) -> Identity:
    """Whose token it is, after everything was looked at that ``connect_account`` takes.

    Raises:
        InvalidInputError: an empty name or token, ``accounts.no_token``, an unknown time zone, an address
            that is not allowed.
        ExternalError: ``accounts.token_refused``, or Pinterest cannot be reached.
    """
    name, access_token, base_url = name.strip(), access_token.strip(), _trimmed(base_url)
    if not name or not access_token:
        raise InvalidInputError("accounts.incomplete", "An account needs a name and a token.", field="name")
    check_time_zone(time_zone)
    if not _could_be_token(access_token):
        raise InvalidInputError(
            "accounts.no_token",
            "This is no access token: a token is one line of plain letters, digits and signs without spaces. "
            "Give the token alone, without quotes and without “Bearer”.",
            field="token",
        )
    try:
        return await provider.identify(base_url, access_token)
    except AccountRefusedError as error:
        if not (error.reconnect and error.renewable):
            raise
        raise ExternalError(
            "accounts.token_refused",
            f"Pinterest does not accept this token at {base_url}. Check that it is the whole access token "
            "(not the app's secret, nor a refresh token), that it has not ended or been taken back, and that "
            "it is of this address: tokens of Pinterest's sandbox work nowhere else.",
            permanent=True,
            status=error.data.get("status"),
        ) from error


def _trimmed(base_url: str) -> str:
    return base_url.strip().rstrip("/")


def _could_be_token(text: str) -> bool:
    """Whether it can stand in a header at all: printable ASCII, in one piece."""
    return all("!" <= sign <= "~" for sign in text)


async def add_export_account(
    database: Database, actor: Actor, *, name: str, time_zone: str, now: datetime
) -> Account:
    """An account whose pins are exported: it needs no key and never asks Pinterest.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: an empty name, an unknown time zone.
        ConflictError: ``accounts.name_taken``.
    """
    require_role(actor, Role.ADMIN)
    name = name.strip()
    check_name(name, time_zone)
    account = new_account(
        actor,
        Identity("", ""),
        name=name,
        base_url="",
        time_zone=time_zone,
        now=now,
        channel=AccountChannel.EXPORT,
    )

    async def nothing(_: TenantSession) -> SealedTokens:
        return SealedTokens(access_token=None)

    return await store_account(database, actor, account, nothing, now)


def check_name(name: str, time_zone: str) -> None:
    """Raises: InvalidInputError: an empty name, an unknown time zone."""
    if not name.strip():
        raise InvalidInputError("accounts.incomplete", "An account needs a name.", field="name")
    check_time_zone(time_zone)


def new_account(
    actor: Actor,
    identity: Identity,
    *,
    name: str,
    base_url: str,
    time_zone: str,
    now: datetime,
    scopes: tuple[str, ...] = (),
    channel: AccountChannel = AccountChannel.PINTEREST,
) -> Account:
    """An account as it begins: a low cap, wide spacing, and a warm-up."""
    account_id = AccountId(new_id(now))
    return Account(
        id=account_id,
        tenant_id=actor.tenant_id,
        name=name,
        # Where the platform does not say whose token it is, the name is all there is to know it again by.
        pinterest_id=identity.id
        or (f"named:{name}" if channel is AccountChannel.PINTEREST else str(account_id)),
        username=identity.username,
        base_url=base_url,
        state=AccountState.CONNECTED,
        state_reason=None,
        time_zone=time_zone,
        daily_cap=DEFAULT_DAILY_CAP,
        spacing_minutes=DEFAULT_SPACING_MINUTES,
        warm_up_started_at=now,
        scopes=scopes,
        created_at=now,
        channel=channel,
    )


async def store_account(
    database: Database,
    actor: Actor,
    account: Account,
    tokens: Callable[[TenantSession], Awaitable[SealedTokens]],
    now: datetime,
) -> Account:
    """Stores the account with the tokens that ``tokens`` seals in the same transaction.

    One whose owner did not allow what publishing needs is held at once: ``reconnect_needed``, with the
    permissions that are missing.

    Raises:
        ConflictError: ``accounts.name_taken``.
    """
    try:
        async with database.tenant_session(actor.tenant_id) as session:
            account_id = await upsert_account(session, account, await tokens(session))
            if account.channel is AccountChannel.PINTEREST:
                # Whose token it is was asked before it was known whom that counts for.
                await take_request(session, account_id, "read", now)
            stored = await get_account(session, account_id)
            await tell_of_state(session, stored, now)
            if (lacking := missing_words(missing_needed(account.scopes))) is not None:
                # Held now and in words, not at its first pin.
                stored = await hold_refused(
                    session, actor.tenant_id, account_id, lacking, now, reconnect=True, renewable=False
                )
            await record_audit(
                session,
                actor,
                "account.connected" if account.username else "account.added",
                "account",
                account_id,
                now,
                username=account.username,
                name=stored.name,
                channel=account.channel,
            )
            await record_change(
                session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
            )
            return stored
    except ConflictError as error:
        if error.code != "db.already_exists":
            raise
        raise ConflictError(
            "accounts.name_taken", f"There is already an account called “{account.name}”.", field="name"
        ) from error

"""Connects an account by a token that its owner pasted."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.change_account import check_time_zone
from pinflow.accounts.models import Account, AccountId, AccountState
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import get_account, upsert_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.ids import new_id

ACCESS_TOKEN = "account.access_token"  # noqa: S105 - what the secret is for, no secret
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
) -> Account:
    """Asks Pinterest whose token this is and stores both. A known account gets its new token.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: an empty name or token, an unknown time zone, an address that is not allowed.
        ConflictError: ``accounts.name_taken``.
        ExternalError: Pinterest refuses the token or cannot be reached.
    """
    require_role(actor, Role.ADMIN)
    name, access_token, base_url = name.strip(), access_token.strip(), base_url.strip().rstrip("/")
    if not name or not access_token:
        raise InvalidInputError("accounts.incomplete", "An account needs a name and a token.", field="name")
    check_time_zone(time_zone)
    identity = await provider.identify(base_url, access_token)
    account = Account(
        id=AccountId(new_id(now)),
        tenant_id=actor.tenant_id,
        name=name,
        pinterest_id=identity.id,
        username=identity.username,
        base_url=base_url,
        state=AccountState.CONNECTED,
        state_reason=None,
        time_zone=time_zone,
        daily_cap=DEFAULT_DAILY_CAP,
        spacing_minutes=DEFAULT_SPACING_MINUTES,
        warm_up_started_at=now,
        scopes=(),
        created_at=now,
    )
    sealed = secrets.encrypt(actor.tenant_id, ACCESS_TOKEN, access_token)
    try:
        async with database.tenant_session(actor.tenant_id) as session:
            account_id = await upsert_account(session, account, sealed)
            await record_audit(
                session, actor, "account.connected", "account", account_id, now, username=identity.username
            )
            await record_change(
                session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
            )
            return await get_account(session, account_id)
    except ConflictError as error:
        raise ConflictError(
            "accounts.name_taken", f"There is already an account called “{name}”.", field="name"
        ) from error

"""Accounts and actors for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Account, AccountId, AccountState, SealedTokens
from pinflow.accounts.queries import get_account, upsert_account
from pinflow.accounts.seal_tokens import ACCESS_TOKEN, REFRESH_TOKEN
from pinflow.identity.models import Actor, Role, Via
from pinflow.kit.crypto import SecretBox, seal
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.ids import new_id
from tests.factories.cast import Person

SECRETS = SecretBox(b"a master key of thirty-two bytes")
TOKEN = "pina_this-is-the-secret-token"


def actor_of(person: Person, via: Via = "dashboard") -> Actor:
    """The person at work."""
    return Actor(
        tenant_id=person.tenant_id, user_id=person.user_id, name=person.name, role=Role(person.role), via=via
    )


async def add_account(
    database: Database,
    tenant_id: TenantId,
    now: datetime,
    *,
    name: str = "Larch and Linen",
    pinterest_id: str | None = None,
    base_url: str = "https://api.pinterest.test/v5",
    token: str = TOKEN,
    time_zone: str = "UTC",
    daily_cap: int = 25,
    spacing_minutes: int = 20,
    warm_up_started_at: datetime | None = None,
    refresh_token: str | None = None,
    access_life: timedelta | None = None,
    refresh_life: timedelta | None = None,
    secrets: SecretBox = SECRETS,
) -> Account:
    """A connected account, warmed up long ago unless said otherwise."""
    account_id = AccountId(new_id(now))
    account = Account(
        id=account_id,
        tenant_id=tenant_id,
        name=name,
        pinterest_id=pinterest_id or str(account_id.int),
        username=name.lower().replace(" ", "_"),
        base_url=base_url,
        state=AccountState.CONNECTED,
        state_reason=None,
        time_zone=time_zone,
        daily_cap=daily_cap,
        spacing_minutes=spacing_minutes,
        warm_up_started_at=warm_up_started_at or now - timedelta(days=365),
        scopes=(),
        created_at=now,
    )
    async with database.tenant_session(tenant_id) as session:
        tokens = SealedTokens(
            access_token=await seal(session, secrets, ACCESS_TOKEN, token),
            refresh_token=(
                None if refresh_token is None else await seal(session, secrets, REFRESH_TOKEN, refresh_token)
            ),
            access_expires_at=None if access_life is None else now + access_life,
            refresh_expires_at=None if refresh_life is None else now + refresh_life,
            kind="pasted" if refresh_token is None else "oauth",
            saved_at=now,
        )
        await upsert_account(session, account, tokens)
        return await get_account(session, account_id)


async def read_sealed_tokens(session: TenantSession, account_id: AccountId) -> SealedTokens:
    """The tokens as stored."""
    tokens = await session.fetch_one(
        SealedTokens,
        "select access_token, refresh_token, access_expires_at, refresh_expires_at,"
        " coalesce(token_kind, 'pasted') as kind, token_saved_at as saved_at from account where id = $1",
        account_id,
    )
    assert tokens is not None
    return tokens

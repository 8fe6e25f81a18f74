"""Accounts and actors for tests."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.connect_account import ACCESS_TOKEN
from pinflow.accounts.models import Account, AccountId, AccountState
from pinflow.accounts.queries import get_account, upsert_account
from pinflow.identity.models import Actor, Role, Via
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId
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
        await upsert_account(session, account, SECRETS.encrypt(tenant_id, ACCESS_TOKEN, token))
        return await get_account(session, account_id)

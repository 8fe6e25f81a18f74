"""API tokens: shown once, stored as a hash, revocable."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.identity.models import Actor, Role, TokenScope
from pinflow.identity.queries import insert_api_token, revoke_api_token
from pinflow.identity.record_audit import record_audit
from pinflow.identity.sign_in import token_hash
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import ForbiddenError
from pinflow.kit.ids import new_id


class NewApiToken(msgspec.Struct, frozen=True):
    """``token`` is shown once and never again."""

    id: UUID
    name: str
    token: str


async def create_api_token(
    session: SystemSession,
    actor: Actor,
    *,
    name: str,
    expires_at: datetime | None,
    now: datetime,
    scope: TokenScope | None = None,
) -> NewApiToken:
    """A token that may do what the actor may, or only ``scope``.

    Raises:
        ForbiddenError: ``identity.no_user``: the system itself has no tokens.
    """
    if actor.user_id is None:
        raise ForbiddenError("identity.no_user", "Only a user can have an API token.")
    token = f"pf_{secrets.token_urlsafe(32)}"
    token_id = new_id(now)
    await insert_api_token(
        session, token_id, actor.tenant_id, actor.user_id, name, token_hash(token), now, expires_at, scope
    )
    await record_audit(
        session, actor, "api_token.created", "api_token", token_id, now, name=name, scope=scope
    )
    return NewApiToken(token_id, name, token)


async def revoke_token(session: SystemSession, actor: Actor, token_id: UUID, now: datetime) -> None:
    """Ends a token at once: one's own, or anybody's for an admin.

    Raises:
        NotFoundError: ``identity.no_such_token``.
        ForbiddenError: ``identity.no_user``.
    """
    if actor.user_id is None:
        raise ForbiddenError("identity.no_user", "Only a user can have an API token.")
    owner = None if actor.role is Role.ADMIN else actor.user_id
    await revoke_api_token(session, actor.tenant_id, token_id, now, user_id=owner)
    await record_audit(session, actor, "api_token.revoked", "api_token", token_id, now)

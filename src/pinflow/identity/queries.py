"""All SQL of the identity slice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.identity.models import (
    Actor,
    ApiToken,
    AuditEntry,
    Member,
    Role,
    SignIn,
    Tenant,
    TokenHolder,
    TokenScope,
    UserSession,
)
from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError

_MEMBER = "select tenant_id, user_id, name, email, role, created_at from member"


async def insert_tenant(session: SystemSession, tenant_id: TenantId, name: str, now: datetime) -> None:
    await session.execute(
        "insert into tenant (id, name, created_at) values ($1, $2, $3)", tenant_id, name, now
    )


async def insert_user(
    session: SystemSession, user_id: UUID, email: str, name: str, password_hash: str, now: datetime
) -> None:
    await session.execute(
        "insert into app_user (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)",
        user_id,
        email,
        name,
        password_hash,
        now,
    )


async def insert_member(
    session: SystemSession,
    tenant_id: TenantId,
    user_id: UUID,
    name: str,
    email: str,
    role: Role,
    now: datetime,
) -> None:
    await session.execute(
        "insert into member (tenant_id, user_id, name, email, role, created_at)"
        " values ($1, $2, $3, $4, $5, $6)",
        tenant_id,
        user_id,
        name,
        email,
        role,
        now,
    )


async def find_sign_in(session: SystemSession, email: str) -> SignIn | None:
    return await session.fetch_one(
        SignIn,
        "select id as user_id, password_hash, failed_logins, locked_until, disabled_at from app_user"
        " where email = $1 for update",
        email,
    )


async def record_failed_login(
    session: SystemSession, user_id: UUID, failed: int, locked_until: datetime | None
) -> None:
    await session.execute(
        "update app_user set failed_logins = $2, locked_until = $3 where id = $1",
        user_id,
        failed,
        locked_until,
    )


async def update_password(session: SystemSession, user_id: UUID, password_hash: str) -> None:
    """Sets a new password and ends every session of the user."""
    await session.execute(
        "update app_user set password_hash = $2, failed_logins = 0, locked_until = null where id = $1",
        user_id,
        password_hash,
    )
    await session.execute("delete from user_session where user_id = $1", user_id)


async def list_memberships(session: SystemSession, user_id: UUID) -> list[Member]:
    """The tenants a user belongs to, the oldest first."""
    return await session.fetch_all(
        Member, f"{_MEMBER} where user_id = $1 order by created_at, tenant_id", user_id
    )


async def find_member_by_email(session: SystemSession, email: str) -> list[Member]:
    """The memberships of the user with this address."""
    return await session.fetch_all(Member, f"{_MEMBER} where email = $1 order by created_at", email)


async def list_all_members(session: SystemSession) -> list[Member]:
    """Every member of the installation, the oldest first."""
    return await session.fetch_all(Member, f"{_MEMBER} order by created_at, user_id")


async def list_tenants(session: SystemSession) -> list[Tenant]:
    return await session.fetch_all(Tenant, "select id, name from tenant order by created_at, id")


async def find_locally_founded_tenant(session: SystemSession, action: str) -> TenantId | None:
    """The tenant whose audit log holds ``action``, if there is one."""
    value: TenantId | None = await session.fetch_value(
        "select tenant_id from audit_entry where action = $1 order by id limit 1", action
    )
    return value


async def lock_tenant(session: SystemSession, tenant_id: TenantId) -> None:
    """Holds the tenant's row until the transaction ends."""
    await session.fetch_value("select id from tenant where id = $1 for update", tenant_id)


async def count_members(session: SystemSession, tenant_id: TenantId) -> int:
    value: int = await session.fetch_value("select count(*) from member where tenant_id = $1", tenant_id)
    return value


async def asks_for_two_people(session: SystemSession, tenant_id: TenantId) -> bool:
    """Whether any project of the tenant wants a second person's yes."""
    value: bool = await session.fetch_value(
        "select exists (select from project where tenant_id = $1 and two_person_approval)", tenant_id
    )
    return value


async def find_user_id(session: SystemSession, email: str) -> UUID | None:
    value: UUID | None = await session.fetch_value("select id from app_user where email = $1", email)
    return value


async def update_member_role(session: SystemSession, tenant_id: TenantId, user_id: UUID, role: Role) -> None:
    if not await session.execute(
        "update member set role = $3 where tenant_id = $1 and user_id = $2", tenant_id, user_id, role
    ):
        raise NotFoundError("identity.no_such_member", "There is no such member in your team.")


async def delete_member(session: SystemSession, tenant_id: TenantId, user_id: UUID) -> None:
    if not await session.execute(
        "delete from member where tenant_id = $1 and user_id = $2", tenant_id, user_id
    ):
        raise NotFoundError("identity.no_such_member", "There is no such member in your team.")


async def lock_admins(session: SystemSession, tenant_id: TenantId) -> list[UUID]:
    """The admins of a tenant, locked until the transaction ends."""
    return await session.fetch_values(
        "select user_id from member where tenant_id = $1 and role = 'admin' for update", tenant_id
    )


async def insert_session(
    session: SystemSession,
    token_hash: bytes,
    member: Member,
    csrf_token: str,
    user_agent: str | None,
    now: datetime,
    expires_at: datetime,
) -> None:
    await session.execute(
        "insert into user_session (token_hash, tenant_id, user_id, csrf_token, user_agent, created_at,"
        " last_seen_at, expires_at) values ($1, $2, $3, $4, $5, $6, $6, $7)",
        token_hash,
        member.tenant_id,
        member.user_id,
        csrf_token,
        user_agent,
        now,
        expires_at,
    )


async def find_session(session: SystemSession, token_hash: bytes, now: datetime) -> UserSession | None:
    """A session that has not expired, of a member who still is one."""
    return await session.fetch_one(
        UserSession,
        "select s.tenant_id, t.name as tenant_name, s.user_id, m.name, m.email, m.role, s.csrf_token,"
        " s.expires_at, s.last_seen_at from user_session s join tenant t on t.id = s.tenant_id"
        " join member m on m.tenant_id = s.tenant_id and m.user_id = s.user_id"
        " join app_user u on u.id = s.user_id"
        " where s.token_hash = $1 and s.expires_at > $2 and u.disabled_at is null",
        token_hash,
        now,
    )


async def touch_session(
    session: SystemSession, token_hash: bytes, now: datetime, expires_at: datetime
) -> None:
    await session.execute(
        "update user_session set last_seen_at = $2, expires_at = $3 where token_hash = $1",
        token_hash,
        now,
        expires_at,
    )


async def delete_session(session: SystemSession, token_hash: bytes) -> None:
    await session.execute("delete from user_session where token_hash = $1", token_hash)


async def insert_api_token(
    session: SystemSession,
    token_id: UUID,
    tenant_id: TenantId,
    user_id: UUID,
    name: str,
    token_hash: bytes,
    now: datetime,
    expires_at: datetime | None,
    scope: TokenScope | None,
) -> None:
    await session.execute(
        "insert into api_token (id, tenant_id, user_id, name, token_hash, created_at, expires_at, scope)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)",
        token_id,
        tenant_id,
        user_id,
        name,
        token_hash,
        now,
        expires_at,
        scope,
    )


async def use_api_token(session: SystemSession, token_hash: bytes, now: datetime) -> TokenHolder | None:
    """The member a valid token stands for; notes that it was used."""
    return await session.fetch_one(
        TokenHolder,
        "with used as (update api_token set last_used_at = $2 where token_hash = $1 and revoked_at is null"
        " and (expires_at is null or expires_at > $2) returning tenant_id, user_id, scope)"
        " select m.tenant_id, m.user_id, m.name, m.email, m.role, m.created_at, used.scope from used"
        " join member m using (tenant_id, user_id) join app_user u on u.id = m.user_id"
        " where u.disabled_at is null",
        token_hash,
        now,
    )


async def revoke_api_token(
    session: SystemSession, tenant_id: TenantId, token_id: UUID, now: datetime, *, user_id: UUID | None
) -> None:
    """``user_id``: only if the token is this member's."""
    if not await session.execute(
        "update api_token set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null"
        " and ($4::uuid is null or user_id = $4)",
        tenant_id,
        token_id,
        now,
        user_id,
    ):
        raise NotFoundError("identity.no_such_token", "There is no such API token, or it is revoked already.")


async def list_members(session: TenantSession) -> list[Member]:
    """The members of this session's tenant."""
    return await session.fetch_all(Member, f"{_MEMBER} order by created_at, user_id")


async def insert_audit_entries(
    session: Session,
    actor: Actor,
    action: str,
    object_kind: str,
    entries: Sequence[tuple[str, dict[str, object]]],
    at: datetime,
) -> None:
    """The same act on several objects, each with its own data."""
    await session.execute(
        "insert into audit_entry (tenant_id, at, user_id, actor, via, action, object_kind, object_id, data)"
        " select $1, $2, $3, $4, $5, $6, $7, id, data from unnest($8::text[], $9::jsonb[]) entry(id, data)",
        actor.tenant_id,
        at,
        actor.user_id,
        actor.name,
        actor.via,
        action,
        object_kind,
        [object_id for object_id, _ in entries],
        [data for _, data in entries],
    )


async def list_audit_entries(
    session: TenantSession, *, object_id: str | None = None, before: int | None = None, limit: int = 50
) -> list[AuditEntry]:
    """The newest entries first, of one object if named; ``before`` is the last id of the page before."""
    return await session.fetch_all(
        AuditEntry,
        "select id, at, user_id, actor, via, action, object_kind, object_id, data from audit_entry"
        " where ($1::text is null or object_id = $1) and ($2::bigint is null or id < $2)"
        " order by id desc limit $3",
        object_id,
        before,
        limit,
    )


async def find_audit_entry(session: TenantSession, object_id: str, *actions: str) -> AuditEntry | None:
    """The newest entry of any of these actions on one object."""
    return await session.fetch_one(
        AuditEntry,
        "select id, at, user_id, actor, via, action, object_kind, object_id, data from audit_entry"
        " where object_id = $1 and action = any ($2) order by id desc limit 1",
        object_id,
        list(actions),
    )


async def get_member(session: TenantSession, user_id: UUID) -> Member:
    """A member of this session's tenant.

    Raises:
        NotFoundError: ``identity.no_such_member``.
    """
    member = await session.fetch_one(Member, f"{_MEMBER} where user_id = $1", user_id)
    if member is None:
        raise NotFoundError("identity.no_such_member", "There is no such member in your team.")
    return member


async def get_own_tenant(session: TenantSession) -> Tenant:
    """The tenant of this session."""
    tenant = await session.fetch_one(Tenant, "select id, name from tenant")
    assert tenant is not None
    return tenant


async def find_home_time_zone(session: TenantSession) -> str:
    """The zone of the tenant's oldest project, in which its times are shown; UTC before there is one."""
    zone: str | None = await session.fetch_value(
        "select time_zone from project order by created_at, id limit 1"
    )
    return zone or "UTC"


async def list_api_tokens(
    session: SystemSession, tenant_id: TenantId, user_id: UUID | None
) -> list[ApiToken]:
    """The tokens that are not revoked, of one member or of the whole tenant, the oldest first."""
    return await session.fetch_all(
        ApiToken,
        "select id, user_id, name, scope, created_at, last_used_at, expires_at from api_token"
        " where tenant_id = $1 and revoked_at is null and ($2::uuid is null or user_id = $2)"
        " order by created_at, id",
        tenant_id,
        user_id,
    )

"""Opens a tenant with its first admin."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.add_member import normal_email
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.passwords import hash_password
from pinflow.identity.queries import find_user_id, insert_member, insert_tenant, insert_user
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import ConflictError
from pinflow.kit.ids import new_id


async def create_tenant(
    session: SystemSession, *, tenant_name: str, email: str, name: str, password: str, now: datetime
) -> Member:
    """A new tenant whose admin is a new user.

    Raises:
        InvalidInputError: the address or the password will not do.
        ConflictError: ``identity.email_taken``.
    """
    email = normal_email(email)
    password_hash = hash_password(password)
    if await find_user_id(session, email) is not None:
        raise ConflictError(
            "identity.email_taken", "There is already a user with this address.", field="email"
        )
    tenant_id, user_id = TenantId(new_id(now)), new_id(now)
    await insert_tenant(session, tenant_id, tenant_name, now)
    await insert_user(session, user_id, email, name, password_hash, now)
    await insert_member(session, tenant_id, user_id, name, email, Role.ADMIN, now)
    actor = Actor(tenant_id=tenant_id, user_id=user_id, name=name, role=Role.ADMIN, via="system")
    await record_audit(session, actor, "tenant.created", "tenant", tenant_id, now, name=tenant_name)
    return Member(tenant_id, user_id, name, email, Role.ADMIN, now)

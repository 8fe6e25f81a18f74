"""Adds, changes and removes members. A tenant always keeps an admin."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.passwords import hash_password
from pinflow.identity.queries import (
    delete_member,
    find_user_id,
    insert_member,
    insert_user,
    list_memberships,
    lock_admins,
    update_member_role,
    update_password,
)
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.ids import new_id


def normal_email(email: str) -> str:
    """The address in the form it is stored and looked up.

    Raises:
        InvalidInputError: ``identity.bad_email``.
    """
    try:
        # Reserved names such as .test and .localhost are what demos and tests use.
        checked = validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise InvalidInputError(
            "identity.bad_email", f"This is not an e-mail address: {error}", field="email"
        ) from None
    return checked.normalized.lower()


async def add_member(
    session: SystemSession,
    actor: Actor,
    *,
    email: str,
    name: str,
    password: str,
    role: Role,
    now: datetime,
) -> Member:
    """A new user in the actor's tenant; one who was removed everywhere comes back with this password.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: ``identity.email_taken``.
        InvalidInputError: the address or the password will not do.
    """
    require_role(actor, Role.ADMIN)
    email = normal_email(email)
    password_hash = hash_password(password)
    known = await find_user_id(session, email)
    if known is not None and await list_memberships(session, known):
        raise ConflictError(
            "identity.email_taken", "There is already a user with this address.", field="email"
        )
    user_id = known or new_id(now)
    if known is None:
        await insert_user(session, user_id, email, name, password_hash, now)
    else:
        await update_password(session, user_id, password_hash)
    await insert_member(session, actor.tenant_id, user_id, name, email, role, now)
    await record_audit(session, actor, "member.added", "member", user_id, now, email=email, role=str(role))
    return Member(actor.tenant_id, user_id, name, email, role, now)


async def change_role(session: SystemSession, actor: Actor, user_id: UUID, role: Role, now: datetime) -> None:
    """Gives a member another role.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: ``identity.last_admin``.
        NotFoundError: no such member in the actor's tenant.
    """
    require_role(actor, Role.ADMIN)
    if role is not Role.ADMIN:
        await _keep_an_admin(session, actor, user_id)
    await update_member_role(session, actor.tenant_id, user_id, role)
    await record_audit(session, actor, "member.role_changed", "member", user_id, now, role=str(role))


async def remove_member(session: SystemSession, actor: Actor, user_id: UUID, now: datetime) -> None:
    """Takes a member out of the tenant and ends their sessions there.

    Raises: as ``change_role``.
    """
    require_role(actor, Role.ADMIN)
    await _keep_an_admin(session, actor, user_id)
    await delete_member(session, actor.tenant_id, user_id)
    await record_audit(session, actor, "member.removed", "member", user_id, now)


async def _keep_an_admin(session: SystemSession, actor: Actor, user_id: UUID) -> None:
    if await lock_admins(session, actor.tenant_id) == [user_id]:
        raise ConflictError(
            "identity.last_admin", "This is the only admin. Make somebody else an admin first."
        )

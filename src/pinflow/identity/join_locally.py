"""Opens the first team of an installation where nobody is yet, and lets who is named there join it.

The command line on that machine holds the master key and the database, so it needs no password. Its first
user is the admin of a first tenant; who is named with ``--as`` later becomes an editor there. Nobody of
them can sign in at the dashboard before a password is set (``pinflow user password``). Nobody is made any
more by being named as soon as there is a tenant that was set up on purpose, a project that asks for two
people, or a third member: then a name that nobody has is a mistake.
"""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from pinflow.identity.add_member import normal_email
from pinflow.identity.create_tenant import create_tenant
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.passwords import hash_password, new_password
from pinflow.identity.queries import (
    asks_for_two_people,
    count_members,
    find_audit_entry,
    find_locally_founded_tenant,
    find_user_id,
    insert_member,
    insert_user,
    list_tenants,
    lock_tenant,
)
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.ids import new_id

FIRST_TEAM = "My team"
_FOUNDED, _JOINED = "tenant.founded_locally", "member.joined_locally"
_OWNER = "owner"
# The owner, and two who were named: enough to begin with.
_MOST_MEMBERS = 3
# Reserved (RFC 2606): no mail ever leads there.
_LOCAL = "pinflow.test"


async def found_locally(
    session: SystemSession, name: str | None, team: str | None, now: datetime
) -> Member | None:
    """A first team whose admin is called ``name``; None where there is a team already.

    Raises:
        InvalidInputError: ``identity.bad_name``.
        ConflictError: ``identity.email_taken``: another command opened it in the same moment.
    """
    if await list_tenants(session):
        return None
    called = _OWNER if name is None else name
    owner = await create_tenant(
        session,
        tenant_name=team or FIRST_TEAM,
        email=address_of(called),
        name=_short(called),
        password=new_password(),
        now=now,
    )
    await record_audit(session, _by(owner), _FOUNDED, "tenant", owner.tenant_id, now)
    return owner


async def join_locally(session: SystemSession, name: str, now: datetime) -> Member | None:
    """An editor called ``name`` in the tenant that was founded locally; None where nobody may join like that.

    Two names typed by one person must not make the two people whom a project asks for, and a slip of the
    finger must not make a member for ever.

    Raises:
        InvalidInputError: ``identity.bad_name``.
    """
    tenant_id = await find_locally_founded_tenant(session, _FOUNDED)
    if tenant_id is None or len(await list_tenants(session)) != 1:
        return None
    # Who is named beside this one counts.
    await lock_tenant(session, tenant_id)
    if await count_members(session, tenant_id) >= _MOST_MEMBERS or await asks_for_two_people(
        session, tenant_id
    ):
        return None
    email = address_of(name)
    if await find_user_id(session, email) is not None:
        return None
    user_id = new_id(now)
    await insert_user(session, user_id, email, _short(name), hash_password(new_password()), now)
    await insert_member(session, tenant_id, user_id, _short(name), email, Role.EDITOR, now)
    member = Member(tenant_id, user_id, _short(name), email, Role.EDITOR, now)
    await record_audit(session, _by(member), _JOINED, "member", user_id, now, role=str(Role.EDITOR))
    return member


async def was_only_named(session: TenantSession, user_id: UUID) -> bool:
    """Whether a member came into being by a name at the command line, and nobody gave it a password since."""
    if await find_audit_entry(session, str(user_id), _JOINED) is None:
        return False
    return await find_audit_entry(session, str(user_id), "member.password_changed") is None


def address_of(name: str) -> str:
    """The address of a local user: the one given, else (``me@localhost`` too) one that leads nowhere.

    Raises:
        InvalidInputError: ``identity.bad_name``: no letter or digit in it.
    """
    user, at, host = name.rpartition("@")
    if at and "." in host:
        return normal_email(name)
    name = user or name
    local = re.sub(r"[^a-z0-9]+", ".", name.casefold()).strip(".")[:60]
    if not local:
        raise InvalidInputError("identity.bad_name", "A name needs a letter or a digit.", field="name")
    return normal_email(f"{local}@{_LOCAL}")


def _short(name: str) -> str:
    return " ".join(name.partition("@")[0].split())[:100] or address_of(name).partition("@")[0]


def _by(member: Member) -> Actor:
    return Actor(
        tenant_id=member.tenant_id, user_id=member.user_id, name=member.name, role=member.role, via="cli"
    )

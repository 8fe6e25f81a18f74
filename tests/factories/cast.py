"""The fixed cast of every test."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id


class Person(msgspec.Struct, frozen=True):
    """A member of a tenant."""

    tenant_id: TenantId
    user_id: UUID
    name: str
    email: str
    role: str


class Cast(msgspec.Struct, frozen=True):
    """alice, bob and vera share a tenant; mallory is in another."""

    alice: Person
    bob: Person
    vera: Person
    mallory: Person


async def make_cast(database: SystemDatabase, now: datetime) -> Cast:
    """Writes two tenants and four people. Their password hash matches no password."""
    async with database.system_session() as session:
        tenants = [TenantId(new_id(now)), TenantId(new_id(now))]
        for tenant_id, name in zip(tenants, ("Alice and friends", "Mallory"), strict=True):
            await session.execute(
                "insert into tenant (id, name, created_at) values ($1, $2, $3)", tenant_id, name, now
            )
        people = []
        for tenant_id, name, role in (
            (tenants[0], "alice", "admin"),
            (tenants[0], "bob", "editor"),
            (tenants[0], "vera", "viewer"),
            (tenants[1], "mallory", "admin"),
        ):
            person = Person(tenant_id, new_id(now), name, f"{name}@example.test", role)
            await session.execute(
                "insert into app_user (id, email, name, password_hash, created_at)"
                " values ($1, $2, $3, '!', $4)",
                person.user_id,
                person.email,
                name,
                now,
            )
            await session.execute(
                "insert into member (tenant_id, user_id, name, email, role, created_at)"
                " values ($1, $2, $3, $4, $5, $6)",
                tenant_id,
                person.user_id,
                name,
                person.email,
                role,
                now,
            )
            people.append(person)
    return Cast(*people)

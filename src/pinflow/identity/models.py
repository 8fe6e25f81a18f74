"""The words of the identity slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId


class Role(StrEnum):
    """What a member may do. Each role may do all that the ones below it may."""

    ADMIN = "admin"
    EDITOR = "editor"
    VIEWER = "viewer"

    def includes(self, other: Role) -> bool:
        """Whether this role may do what ``other`` may."""
        order = [Role.VIEWER, Role.EDITOR, Role.ADMIN]
        return order.index(self) >= order.index(other)


class TokenScope(StrEnum):
    """The one thing that a token may do. A token without a scope may do what its member may."""

    BRING_PAGES = "bring_pages"


Via = Literal["dashboard", "api", "cli", "demo", "system"]


class ShellUser(msgspec.Struct, frozen=True):
    """The operating system's user at whose command line something was typed, and the machine's name.

    A member is whoever is named there; this is who typed it.
    """

    name: str
    host: str

    def __str__(self) -> str:
        return f"{self.name} on {self.host}"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who does something, and through what. ``user_id`` None: the system itself.

    ``shell``: at whose command line, if it was typed on the machine that holds the database.
    """

    tenant_id: TenantId
    user_id: UUID | None
    name: str
    role: Role
    via: Via
    shell: ShellUser | None = None


def system_actor(tenant_id: TenantId) -> Actor:
    """The product itself, in the audit log. It can never approve."""
    return Actor(tenant_id=tenant_id, user_id=None, name="pinflow", role=Role.EDITOR, via="system")


class Tenant(msgspec.Struct, frozen=True):
    id: TenantId
    name: str


class Member(msgspec.Struct, frozen=True):
    """A user in a tenant."""

    tenant_id: TenantId
    user_id: UUID
    name: str
    email: str
    role: Role
    created_at: datetime


class SignIn(msgspec.Struct, frozen=True):
    """A user as the sign-in needs it. Only the system role reads this."""

    user_id: UUID
    password_hash: str
    failed_logins: int
    locked_until: datetime | None
    disabled_at: datetime | None


class UserSession(msgspec.Struct, frozen=True):
    """A server-side session. The cookie holds the token, the database only its hash."""

    tenant_id: TenantId
    tenant_name: str
    user_id: UUID
    name: str
    email: str
    role: Role
    csrf_token: str
    expires_at: datetime
    last_seen_at: datetime

    def actor(self, via: Via) -> Actor:
        """The member behind this session."""
        return Actor(tenant_id=self.tenant_id, user_id=self.user_id, name=self.name, role=self.role, via=via)


class ApiToken(msgspec.Struct, frozen=True):
    """A token as its owner sees it; the token itself is stored nowhere."""

    id: UUID
    user_id: UUID
    name: str
    scope: TokenScope | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class TokenHolder(Member, frozen=True):
    """The member a token stands for, and all that the token may do if that is less."""

    scope: TokenScope | None


class AuditEntry(msgspec.Struct, frozen=True):
    """One line of the audit log."""

    id: int
    at: datetime
    user_id: UUID | None
    actor: str
    via: str
    action: str
    object_kind: str
    object_id: str
    data: dict[str, object]


def typed_by(entry: AuditEntry) -> str | None:
    """At whose command line it was done (``ada on desk``), where the entry says so."""
    told = entry.data.get("typed_by")
    return None if told is None else str(msgspec.convert(told, ShellUser))

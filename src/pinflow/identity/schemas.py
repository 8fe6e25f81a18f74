"""The identity slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from pinflow.identity.models import Role, TokenScope
from pinflow.identity.models import UserSession as StoredSession
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page

_USER = "01936d2c-7a10-7bb3-9c1d-5f6a7b8c9d0e"
_TENANT = "01936d2c-7a0f-7c55-8a33-0d1e2f3a4b5c"


class Named(ApiModel):
    """Something by its id, with the name to show."""

    model_config = examples({"id": _TENANT, "name": "Evergreen Home"})

    id: UUID
    name: str


class Credentials(ApiModel):
    """What a person signs in with."""

    model_config = examples({"email": "nora@example.org", "password": "plum-oak-7h2k-quiet"})

    email: str = Field(max_length=320)
    password: str = Field(max_length=1000)


class User(ApiModel):
    """A person."""

    model_config = examples({"id": _USER, "name": "Nora Winter", "email": "nora@example.org"})

    id: UUID
    name: str
    email: str


class SessionInfo(ApiModel):
    """Who is signed in. ``csrf_token`` is empty for an API token, which needs none."""

    model_config = examples(
        {
            "user": {"id": _USER, "name": "Nora Winter", "email": "nora@example.org"},
            "tenant": {"id": _TENANT, "name": "Evergreen Home"},
            "role": "admin",
            "csrf_token": "6fW1r0cK3mYtQnJ8",
            "demo": False,
            "time_zone": "Europe/Berlin",
        }
    )

    user: User
    tenant: Named
    role: Role
    csrf_token: str
    demo: bool
    time_zone: str

    @classmethod
    def of(cls, session: StoredSession, *, demo: bool, time_zone: str) -> SessionInfo:
        """A cookie's session."""
        return cls(
            user=User(id=session.user_id, name=session.name, email=session.email),
            tenant=Named(id=session.tenant_id, name=session.tenant_name),
            role=session.role,
            csrf_token=session.csrf_token,
            demo=demo,
            time_zone=time_zone,
        )


class Member(ApiModel):
    """A user in the team. A member's id is the user's."""

    model_config = examples(
        {"id": _USER, "user_id": _USER, "name": "Nora Winter", "email": "nora@example.org", "role": "admin"}
    )

    id: UUID
    user_id: UUID
    name: str
    email: str
    role: Role


class MemberPage(Page[Member]):
    """Members, the oldest first."""


class NewMember(ApiModel):
    """A new user in the team, with a first password to hand over."""

    model_config = examples(
        {
            "name": "Bo Lind",
            "email": "bo@example.org",
            "role": "editor",
            "password": "a-first-password",
        }
    )

    name: str = Field(min_length=1, max_length=200)
    email: str = Field(max_length=320)
    role: Role
    password: str = Field(max_length=1000)


class MemberChange(ApiModel):
    """A member's new role."""

    model_config = examples({"role": "viewer"})

    role: Role


class NewToken(ApiModel):
    """What a token is for, and until when it is valid (null: until it is revoked)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "n8n", "expires_at": "2027-06-01T00:00:00Z"}]}
    )

    name: str = Field(min_length=1, max_length=200)
    expires_at: AwareDatetime | None = None
    scope: TokenScope | None = None


class CreatedToken(ApiModel):
    """The token, shown this once."""

    model_config = examples(
        {"id": _USER, "name": "n8n", "token": "pf_5c0GzJX0b9m1Qd7yVwq2sR8tU4hK6nLpA3eFgBiCjD"}
    )

    id: UUID
    name: str
    token: str


class Token(ApiModel):
    """An API token without its secret. ``scope``: the one thing that it may do; null: all its owner may."""

    model_config = examples(
        {
            "id": _TENANT,
            "user_id": _USER,
            "name": "n8n",
            "scope": None,
            "created_at": "2026-11-23T09:00:00Z",
            "last_used_at": None,
            "expires_at": None,
        }
    )

    id: UUID
    user_id: UUID
    name: str
    scope: TokenScope | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class TokenPage(Page[Token]):
    """API tokens, the oldest first."""

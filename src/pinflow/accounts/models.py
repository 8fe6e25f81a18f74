"""The words of the accounts slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId

AccountId = NewType("AccountId", UUID)


class AccountState(StrEnum):
    """``reconnect_needed``: the token is refused, a person must connect again; its queue waits."""

    CONNECTED = "connected"
    RECONNECT_NEEDED = "reconnect_needed"
    PAUSED = "paused"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A connected Pinterest account, without its tokens."""

    id: AccountId
    tenant_id: TenantId
    name: str
    pinterest_id: str
    username: str
    base_url: str
    state: AccountState
    state_reason: str | None
    time_zone: str
    daily_cap: int
    spacing_minutes: int
    warm_up_started_at: datetime
    scopes: tuple[str, ...]
    created_at: datetime


class Board(msgspec.Struct, frozen=True):
    """A board of an account; ``id`` is Pinterest's."""

    id: str
    name: str


class Identity(msgspec.Struct, frozen=True):
    """Whose token it is, in the provider's terms."""

    id: str
    username: str


class SealedToken(msgspec.Struct, frozen=True):
    """An access token as stored."""

    access_token: bytes

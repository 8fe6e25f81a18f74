"""Connections and looked-up items as data."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, NewType, TypeVar
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.projects.models import ProjectId
from pinflow.scraping.sources.creators.product_api import ApiItem

T = TypeVar("T")
ConnectionId = NewType("ConnectionId", UUID)
# Amazon's licence: product data from the API is kept for 24 hours at most; the ASIN alone may stay.
KEEP_ITEMS = timedelta(hours=24)


class ConnectionState(StrEnum):
    """``refused``: a person must act. ``not_eligible``: the credential is good, the sales are missing."""

    CONNECTED = "connected"
    NOT_ELIGIBLE = "not_eligible"
    REFUSED = "refused"


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's access in one marketplace, without its secret. ``state_reason`` None: it works."""

    id: ConnectionId
    tenant_id: TenantId
    marketplace: str
    partner_tag: str
    version: str
    credential_id: str
    state: ConnectionState
    state_reason: str | None
    token_expires_at: datetime | None
    checked_at: datetime
    created_at: datetime


class SealedConnection(msgspec.Struct, frozen=True, kw_only=True):
    """A connection's secrets as stored."""

    credential_secret: bytes
    access_token: bytes | None
    token_expires_at: datetime | None


class LookedUp(msgspec.Struct, frozen=True, kw_only=True):
    """A product that came through a tenant's key. After ``expires_at`` it is gone; only the ASIN may stay."""

    marketplace: str
    asin: str
    item: ApiItem
    fetched_at: datetime
    expires_at: datetime


class BroughtTo(msgspec.Struct, frozen=True):
    """A project that scores what was looked up as its own until it expires."""

    id: ProjectId
    name: str


class Lookup(msgspec.Struct, Generic[T], frozen=True):
    """What a look-up brought, and in words what was wrong with the rest. ``projects``: who scores it."""

    items: tuple[T, ...]
    warnings: tuple[str, ...] = ()
    total: int | None = None
    projects: tuple[BroughtTo, ...] = ()


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """How fast a credential may ask: Amazon gives one request a second and 8,640 a day at first."""

    spacing: timedelta = timedelta(seconds=1.1)
    daily_budget: int = 8640


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """Where a credential stands today (UTC)."""

    next_call_at: datetime
    used_today: int
    paused_until: datetime | None

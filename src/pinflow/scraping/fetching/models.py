"""The words of fetching as data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.scraping.models import ListId, ListKind

CircuitState = Literal["closed", "open", "half_open"]


class WatchedMarketplace(msgspec.Struct, frozen=True):
    """A marketplace on which a tenant watches lists; ``url``: one of them."""

    tenant_id: TenantId
    source: str
    url: str


class HostBudget(msgspec.Struct, frozen=True):
    """What a host may still be asked, over all our processes.

    ``closed_until`` ahead: its circuit is open; passed: half-open, and ``trial_until`` says until when a
    request tries it.
    """

    next_allowed_at: datetime
    used_today: int
    closed_until: datetime | None
    reason: str | None
    robots_txt: str | None
    robots_fetched_at: datetime | None
    refusals_in_row: int
    trial_until: datetime | None


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """A host that was asked, as people see it. ``used_today`` counts from midnight UTC of ``budget_day``."""

    host: str
    budget_day: date
    used_today: int
    closed_until: datetime | None
    opened_at: datetime | None
    reason: str | None
    refusals_in_row: int

    def circuit(self, now: datetime) -> CircuitState:
        """Whether it is asked now."""
        if self.closed_until is None:
            return "closed"
        return "open" if self.closed_until > now else "half_open"


class RefusalCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often a host answered with ``kind`` instead of the page, on a day in UTC."""

    host: str
    day: date
    kind: str
    count: int
    last_at: datetime
    last_message: str


class ListPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list after its first. ``visit_at``: the visit of page 1 that it completes."""

    list_id: ListId
    page: int
    visit_at: datetime
    completed_at: datetime | None
    etag: str | None
    last_modified: str | None


class AskedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a product's page from the last time it was asked for; all None: not asked yet."""

    outcome: str | None
    message: str | None
    etag: str | None
    last_modified: str | None


class DueCard(msgspec.Struct, frozen=True, kw_only=True):
    """A product that is known by ASIN and rank only, and the source that can show its page."""

    source: str
    marketplace: str
    asin: str


class CategoryNode(msgspec.Struct, frozen=True, kw_only=True):
    """A category of a marketplace's tree; depth 0 is the front page.

    ``opened_at``: when its own page was read, and so its children; None: not yet.
    """

    url: str
    source: str
    marketplace: str
    list_kind: ListKind
    name: str
    parent_url: str | None
    depth: int
    seen_at: datetime
    opened_at: datetime | None
    message: str | None
    etag: str | None
    last_modified: str | None


class CategoryWalk(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's request to walk a tree down to ``depth`` levels."""

    id: UUID
    tenant_id: TenantId
    source: str
    marketplace: str
    list_kind: ListKind
    depth: int
    requested_at: datetime
    finished_at: datetime | None
    message: str | None


class StoredVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit whose page is still stored. ``observed_at``: the visit its observations belong to."""

    id: UUID
    list_id: ListId
    source: str
    url: str
    page: int
    fetched_at: datetime
    observed_at: datetime
    outcome: str
    items: int
    page_sha256: bytes

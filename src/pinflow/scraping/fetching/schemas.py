"""Fetching as the API shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from pinflow.kit.api_models import ApiModel, change_examples, examples
from pinflow.kit.pagination import Page
from pinflow.scraping.fetching import models
from pinflow.scraping.models import ListKind


class RefusalCount(ApiModel):
    """How often a host answered with something else than the page, by day (UTC) and kind.

    ``busy`` (status 403, 429, 503), ``bot_check``, ``error_page`` ("server busy" with status 200),
    ``sign_in`` and ``empty_shell`` leave the host alone for a while; ``markup_changed`` and others are ours
    to look at.
    """

    model_config = examples(
        {
            "host": "www.amazon.de",
            "day": "2026-11-23",
            "kind": "bot_check",
            "count": 2,
            "last_at": "2026-11-23T08:55:00Z",
            "last_message": "Amazon asked for proof of a human instead of showing the page.",
        }
    )

    host: str
    day: date
    kind: str
    count: int
    last_at: datetime
    last_message: str

    @classmethod
    def of(cls, count: models.RefusalCount) -> RefusalCount:
        """A counter."""
        return cls.model_validate(count, from_attributes=True)


class RefusalCountPage(Page[RefusalCount]):
    """Counters, the newest day first."""


class Host(ApiModel):
    """A host that was asked. ``circuit``: open while left alone; half_open: the next request tries it."""

    model_config = examples(
        {
            "host": "www.amazon.de",
            "circuit": "open",
            "closed_until": "2026-11-23T10:55:00Z",
            "opened_at": "2026-11-23T08:55:00Z",
            "reason": "Amazon asked for proof of a human instead of showing the page.",
            "refusals_in_row": 2,
            "asked_today": 41,
        }
    )

    host: str
    circuit: Literal["closed", "open", "half_open"]
    closed_until: datetime | None
    opened_at: datetime | None
    reason: str | None
    refusals_in_row: int
    asked_today: int

    @classmethod
    def of(cls, host: models.Host, now: datetime) -> Host:
        """A host as it stands now."""
        return cls(
            host=host.host,
            circuit=host.circuit(now),
            closed_until=host.closed_until,
            opened_at=host.opened_at,
            reason=host.reason,
            refusals_in_row=host.refusals_in_row,
            asked_today=host.used_today if host.budget_day == now.date() else 0,
        )


class HostPage(Page[Host]):
    """Hosts by name."""


class Category(ApiModel):
    """A category of a marketplace's tree: its ``url`` can be watched. ``opened``: what is below is known."""

    model_config = examples(
        {
            "url": "https://www.amazon.de/gp/bestsellers/kitchen",
            "name": "Küche, Haushalt & Wohnen",
            "marketplace": "amazon.de",
            "list_kind": "bestsellers",
            "parent_url": "https://www.amazon.de/gp/bestsellers",
            "depth": 1,
            "opened": False,
            "seen_at": "2026-11-23T08:55:00Z",
        }
    )

    url: str
    name: str
    marketplace: str
    list_kind: ListKind
    parent_url: str | None
    depth: int
    opened: bool
    seen_at: datetime

    @classmethod
    def of(cls, node: models.CategoryNode) -> Category:
        """A node of the tree."""
        return cls(
            url=node.url,
            name=node.name,
            marketplace=node.marketplace,
            list_kind=node.list_kind,
            parent_url=node.parent_url,
            depth=node.depth,
            opened=node.opened_at is not None,
            seen_at=node.seen_at,
        )


class CategoryWalk(ApiModel):
    """The tenant's newest request for a tree. ``message``: why it stands still, or why it ended early."""

    model_config = examples(
        {
            "marketplace": "amazon.de",
            "list_kind": "bestsellers",
            "depth": 2,
            "requested_at": "2026-11-23T08:50:00Z",
            "finished_at": None,
            "message": None,
        }
    )

    marketplace: str
    list_kind: ListKind
    depth: int
    requested_at: datetime
    finished_at: datetime | None
    message: str | None

    @classmethod
    def of(cls, walk: models.CategoryWalk) -> CategoryWalk:
        """A request and what came of it."""
        return cls(
            marketplace=walk.marketplace,
            list_kind=walk.list_kind,
            depth=walk.depth,
            requested_at=walk.requested_at,
            finished_at=walk.finished_at,
            message=walk.message,
        )


class CategoryPage(Page[Category]):
    """Categories by depth and address. ``walk``: the tenant's request for this tree, if there was one."""

    walk: CategoryWalk | None


class NewCategoryWalk(ApiModel):
    """Which tree to walk, and how many levels down; 1 is the departments, a single page."""

    model_config = change_examples({"marketplace": "amazon.de", "list_kind": "bestsellers", "depth": 1})

    marketplace: str
    list_kind: ListKind = "bestsellers"
    depth: int = Field(1, ge=1, le=5)


class WatchedListChange(ApiModel):
    """How many ranks of a list are wanted: 50 is its first page, 100 also the second."""

    model_config = examples({"depth": 100})

    depth: Literal[50, 100]

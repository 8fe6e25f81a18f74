"""What drafting, editing and previews work with."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import httpx2

from pinflow.accounts.require_board import BoardCheck
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantSession
from pinflow.pins.fetch_photo import AskHost
from pinflow.pins.recent_photos import RecentPhotos
from pinflow.pins.studio import Studio
from pinflow.pins.templates.model import Template
from pinflow.pins.write_copy import Writers

# Public facts that came through the tenant's own key: (session, marketplace, ASIN, now) -> what it lists.
ReadApiPoints = Callable[[TenantSession, str, str, datetime], Awaitable[tuple[str, ...]]]


@dataclasses.dataclass(frozen=True)
class DraftTools:
    """What drafting works with.

    ``photo_slots``: how many photos each of ``photo_templates`` shows, one where it is not named.
    ``schemes``: the colour schemes of each template; ``slide_templates``: those that further pictures of
    a carousel, or scenes of a video, are drawn with. ``families``: of what family each template is.
    ``altering``: templates that do more to a photo than scale it. ``boards`` None: any board will do until
    the pin goes out.
    """

    database: Database
    clock: Clock
    http: httpx2.AsyncClient
    writers: Writers
    studio: Studio
    templates: tuple[str, ...]
    photo_templates: frozenset[str]
    sandbox_url: str | None
    ask_host: AskHost
    photo_slots: Mapping[str, int] = dataclasses.field(default_factory=dict)
    schemes: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    slide_templates: Mapping[str, Template] = dataclasses.field(default_factory=dict)
    families: Mapping[str, str] = dataclasses.field(default_factory=dict)
    altering: frozenset[str] = frozenset()
    read_api_points: ReadApiPoints | None = None
    boards: BoardCheck | None = None
    recent_photos: RecentPhotos = dataclasses.field(default_factory=RecentPhotos)

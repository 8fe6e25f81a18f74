"""Says which page of the user's own site a product's pins lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project, upsert_destinations

_ASIN = re.compile(r"[A-Z0-9]{10}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


async def set_destinations(
    session: TenantSession,
    actor: Actor,
    project_id: ProjectId,
    destinations: Sequence[tuple[str, str, str]],
    now: datetime,
) -> int:
    """Stores (marketplace, ASIN, URL) triples that a person gave, all or none; returns how many.

    Pins that are drafted from now on use them; published ones keep their link.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
        InvalidInputError: ``projects.bad_destination``; all faults at once.
    """
    require_role(actor, Role.EDITOR)
    await get_project(session, project_id)
    faults = [fault for destination in destinations if (fault := _fault(*destination)) is not None]
    if faults:
        raise InvalidInputError("projects.bad_destination", "\n".join(faults), field="url")
    await upsert_destinations(session, project_id, destinations, source="given", now=now)
    await record_audit(
        session, actor, "project.destinations_set", "project", project_id, now, count=len(destinations)
    )
    return len(destinations)


def _fault(marketplace: str, asin: str, url: str) -> str | None:
    try:
        get_marketplace(marketplace)
        parts = urlsplit(url)
    except (InvalidInputError, ValueError) as error:
        return f"{asin}: {error}"
    if not _ASIN.fullmatch(asin):
        return f"“{asin}” is no ASIN: it has ten capital letters and digits."
    own = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not own or not parts.hostname or parts.username or any(char.isspace() for char in url):
        return f"{asin}: “{url}” is not an https address. Give the full address of the page."
    return None

"""Keeps what a pin was before an edit."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.pins.pin import Pin
from pinflow.pins.review.models import VersionContent
from pinflow.pins.review.queries import insert_version


async def keep_version(session: TenantSession, actor: Actor, before: Pin, after: Pin, now: datetime) -> None:
    """Stores the former version, unless the edit changed nothing. The pin's row must be locked."""
    content = VersionContent.of(before)
    if content != VersionContent.of(after):
        await insert_version(session, actor, before, content, now)

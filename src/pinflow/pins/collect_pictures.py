"""Deletes pictures that no pin shows any more. Those of open or approved pins are never touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.pins.queries import list_unreferenced_pictures

# Long enough for a draft whose picture is stored and whose row is still being written.
GRACE = timedelta(days=1)
# So long a rejected pin can be taken back.
KEEP_REJECTED = timedelta(days=30)
_BATCH = 500


async def collect_pictures(
    database: SystemDatabase, blobs_of: Callable[[TenantId], BlobStore], now: datetime
) -> int:
    """Returns how many were deleted. ``blobs_of`` gives stores of the system role."""
    older_than = now - GRACE
    deleted = 0
    while True:
        async with database.system_session() as session:
            batch = await list_unreferenced_pictures(session, older_than, now - KEEP_REJECTED, _BATCH)
        progress = 0
        for blob in batch:
            assert blob.tenant_id is not None
            progress += await blobs_of(blob.tenant_id).delete(blob.sha256, older_than=older_than)
        deleted += progress
        if len(batch) < _BATCH or not progress:
            return deleted

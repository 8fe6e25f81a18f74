"""Deletes stored pages of the catalogue after their time."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.queries import list_old_pages

KEEP = timedelta(days=14)
_BATCH = 500


async def collect_pages(database: SystemDatabase, pages: BlobStore, now: datetime) -> int:
    """Returns how many were deleted."""
    older_than = now - KEEP
    deleted = 0
    while True:
        async with database.system_session() as session:
            batch = await list_old_pages(session, older_than, _BATCH)
        progress = 0
        for blob in batch:
            progress += await pages.delete(blob.sha256, older_than=older_than)
        deleted += progress
        if len(batch) < _BATCH or not progress:
            return deleted

"""Stores and reads blobs of one tenant, or of the shared catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import NewType

import msgspec

from pinflow.kit.blobs.backends import BlobBackend
from pinflow.kit.blobs.queries import BlobRow, delete_blob, list_blobs, upsert_blob
from pinflow.kit.db import Session, TenantId
from pinflow.kit.errors import AppError, ExternalError, NotFoundError

Sha256 = NewType("Sha256", bytes)
OpenSession = Callable[[], AbstractAsyncContextManager[Session]]


class Blob(msgspec.Struct, frozen=True):
    """Bytes and what they are."""

    sha256: Sha256
    media_type: str
    data: bytes


class BlobStore:
    """Blobs of ``tenant_id`` (None: the shared catalogue).

    Bytes that stand outside PostgreSQL are stored before their row and deleted after it, outside any
    transaction: a row never promises bytes that are not there.
    """

    def __init__(
        self, open_session: OpenSession, tenant_id: TenantId | None, backend: BlobBackend | None
    ) -> None:
        self._open_session = open_session
        self._tenant_id = tenant_id
        self._backend = backend

    async def put(self, data: bytes, media_type: str, now: datetime) -> Sha256:
        """Stores ``data`` and returns its SHA-256. The same bytes again are stored once."""
        sha256 = Sha256(hashlib.sha256(data).digest())
        if self._backend is not None:
            await self._backend.put(self._key(sha256), data)
        async with self._open_session() as session:
            await upsert_blob(
                session,
                self._tenant_id,
                sha256,
                media_type,
                len(data),
                data if self._backend is None else None,
                now,
            )
        return sha256

    async def get(self, sha256: bytes) -> Blob:
        """The blob, checked against its own name.

        Raises:
            NotFoundError: ``blobs.not_found``: no such blob for this tenant.
            ExternalError: ``blobs.damaged`` or ``blobs.bytes_missing``.
        """
        (blob,) = await self.get_several([sha256])
        if isinstance(blob, AppError):
            raise blob
        return blob

    async def get_several(self, sha256s: Sequence[bytes]) -> list[Blob | AppError]:
        """The blobs in this order, or why one cannot be had, as ``get`` would say."""
        async with self._open_session() as session:
            rows = await list_blobs(session, self._tenant_id, sha256s)
        return [await self._check(sha256, rows.get(sha256)) for sha256 in sha256s]

    async def _check(self, sha256: bytes, row: BlobRow | None) -> Blob | AppError:
        if row is None:
            return NotFoundError("blobs.not_found", "This picture or page is not stored here.")
        data = row.data
        if data is None and self._backend is not None:
            try:
                data = await self._backend.get(self._key(sha256))
            except ExternalError as error:
                return error
        if data is None:
            return ExternalError(
                "blobs.bytes_missing",
                "A stored picture or page is missing from the blob directory or bucket. Check the setting "
                "PINFLOW_BLOBS and restore the missing files.",
                permanent=True,
            )
        if hashlib.sha256(data).digest() != sha256:
            return ExternalError(
                "blobs.damaged", "A stored picture or page is damaged: restore it.", permanent=True
            )
        return Blob(Sha256(sha256), row.media_type, data)

    async def delete(self, sha256: bytes, *, older_than: datetime) -> bool:
        """Deletes the blob unless somebody stored it again since ``older_than``."""
        async with self._open_session() as session:
            deleted = await delete_blob(session, self._tenant_id, sha256, older_than)
        if deleted and self._backend is not None:
            await self._backend.delete(self._key(sha256))
        return deleted

    def _key(self, sha256: bytes) -> str:
        owner = "catalogue" if self._tenant_id is None else f"tenants/{self._tenant_id}"
        name = sha256.hex()
        return f"{owner}/{name[:2]}/{name}"

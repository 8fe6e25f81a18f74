"""Gives every tenant a new data key and seals all its secrets anew. It may be killed at any line.

Each secret names the key it is sealed under, so any mixture can be read. A further call goes on where the
last one was stopped.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pinflow.kit.crypto.master_keys import SecretBox
from pinflow.kit.crypto.queries import (
    DataKey,
    block_sealing,
    delete_data_keys,
    hold_data_keys,
    list_data_keys,
    list_key_tenants,
    list_rows_to_reseal,
    update_sealed,
    update_wrapping,
)
from pinflow.kit.crypto.seal_secret import FORMAT, make_data_key, open_secret, seal_under
from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemDatabase, SystemSession
from pinflow.kit.errors import ExternalError

_BATCH = 100


class SealedColumn(msgspec.Struct, frozen=True):
    """A column of a tenant's table that holds a secret; the table's key is ``id``."""

    table: str
    column: str
    purpose: str


class Rotated(msgspec.Struct, frozen=True):
    """What a rotation did. ``unreadable``: secrets that no key opens; they stay as they are."""

    tenants: int
    secrets: int
    unreadable: int


async def rotate_secrets(
    database: SystemDatabase, box: SecretBox, columns: Sequence[SealedColumn], *, batch: int = _BATCH
) -> Rotated:
    """Seals every secret anew under new data keys, which are wrapped under the current master key.

    Raises:
        ExternalError: ``crypto.key_missing``: a data key is wrapped under a master key that is not set.
    """
    secrets, unreadable, tenants = 0, 0, 0
    async with database.system_session() as session:
        everybody = await list_key_tenants(session)
    for tenant_id in everybody:
        key = await _new_key(database, box, columns, tenant_id)
        if key is None:
            continue
        tenants += 1
        for column in columns:
            while done := await _reseal_some(database, box, column, key, batch):
                secrets += done
        async with database.system_session() as session:
            # Whoever sealed under the former key has committed now, and nobody can begin.
            await block_sealing(session, tenant_id)
            left = 0
            for column in columns:
                resealed, skipped = await _reseal(session, box, column, key, limit=None)
                secrets, left = secrets + resealed, left + skipped
            if left == 0:
                await delete_data_keys(session, tenant_id, below=key.number)
            unreadable += left
    return Rotated(tenants=tenants, secrets=secrets, unreadable=unreadable)


async def _new_key(
    database: SystemDatabase, box: SecretBox, columns: Sequence[SealedColumn], tenant_id: TenantId
) -> DataKey | None:
    """The key to seal under; None: the tenant has no secret. An unfinished rotation's key is taken again."""
    async with database.system_session() as session:
        await hold_data_keys(session, tenant_id)
        keys = [await _rewrapped(session, box, key) for key in await list_data_keys(session, tenant_id)]
        if not keys and not await _has_secrets(session, columns, tenant_id):
            return None
        if len(keys) > 1:
            return keys[-1]
        return await make_data_key(session, box, tenant_id, number=keys[-1].number + 1 if keys else 1)


async def _has_secrets(session: SystemSession, columns: Sequence[SealedColumn], tenant_id: TenantId) -> bool:
    for column in columns:
        if await list_rows_to_reseal(session, column.table, column.column, tenant_id, b"\0", 1):
            return True
    return False


async def _rewrapped(session: SystemSession, box: SecretBox, key: DataKey) -> DataKey:
    """The same key under the current master key, so that the former one can be forgotten."""
    if key.master_key_id == box.key_id:
        return key
    plain = box.unwrap(key.tenant_id, key.number, key.master_key_id, key.wrapped)
    again = DataKey(key.tenant_id, key.number, box.key_id, box.wrap(key.tenant_id, key.number, plain))
    await update_wrapping(session, again)
    return again


async def _reseal_some(
    database: SystemDatabase, box: SecretBox, column: SealedColumn, key: DataKey, batch: int
) -> int:
    async with database.system_session() as session:
        resealed, _ = await _reseal(session, box, column, key, limit=batch)
    return resealed


async def _reseal(
    session: SystemSession, box: SecretBox, column: SealedColumn, key: DataKey, *, limit: int | None
) -> tuple[int, int]:
    """How many were sealed anew, and how many could not be opened."""
    head = FORMAT + key.number.to_bytes(4)
    rows = await list_rows_to_reseal(
        session, column.table, column.column, key.tenant_id, head, limit or 1_000_000
    )
    resealed = 0
    for row in rows:
        try:
            secret = await open_secret(session, box, key.tenant_id, column.purpose, row.sealed)
        except ExternalError as error:
            # One damaged row must not keep the others under the old key.
            if not error.permanent:
                raise
            continue
        await update_sealed(
            session, column.table, column.column, row.id, seal_under(box, key, column.purpose, secret)
        )
        resealed += 1
    return resealed, len(rows) - resealed

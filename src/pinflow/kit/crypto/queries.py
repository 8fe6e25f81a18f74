"""All SQL about data keys, and what a rotation does to the columns that hold secrets."""

from __future__ import annotations

from uuid import UUID

import msgspec

from pinflow.kit.db import Session, TenantId
from pinflow.kit.db.system import SystemSession

_COLUMNS = "tenant_id, number, master_key_id, wrapped"
# One lock a tenant, by the hash of its name; and one for the installation's master key.
_TENANT_LOCK = "hashtextextended('data keys of ' || $1::text, 0)"
_MASTER_LOCK = 720_017_001


class DataKey(msgspec.Struct, frozen=True):
    """A tenant's data key as stored: wrapped under the master key of this id."""

    tenant_id: TenantId
    number: int
    master_key_id: bytes
    wrapped: bytes

    def __repr__(self) -> str:
        return f"DataKey(tenant_id={self.tenant_id!r}, number={self.number})"


class SealedRow(msgspec.Struct, frozen=True):
    """A secret in its row."""

    id: UUID
    sealed: bytes


async def hold_data_keys(session: Session, tenant_id: TenantId) -> None:
    """None of the tenant's data keys is removed until the transaction ends."""
    await session.fetch_value(f"select pg_advisory_xact_lock_shared({_TENANT_LOCK})", str(tenant_id))


async def hold_master_key(session: Session) -> None:
    """No other transaction makes a data key, and no master key is dropped, until this one ends."""
    await session.fetch_value("select pg_advisory_xact_lock($1)", _MASTER_LOCK)


async def block_sealing(session: SystemSession, tenant_id: TenantId) -> None:
    """Waits for everybody who seals for the tenant, and keeps others waiting until the transaction ends."""
    await session.fetch_value(f"select pg_advisory_xact_lock({_TENANT_LOCK})", str(tenant_id))


async def find_newest_data_key(session: Session, tenant_id: TenantId) -> DataKey | None:
    """The key that the tenant's secrets are sealed under from now on."""
    return await session.fetch_one(
        DataKey,
        f"select {_COLUMNS} from tenant_key where tenant_id = $1 order by number desc limit 1",
        tenant_id,
    )


async def find_data_key(session: Session, tenant_id: TenantId, number: int) -> DataKey | None:
    return await session.fetch_one(
        DataKey, f"select {_COLUMNS} from tenant_key where tenant_id = $1 and number = $2", tenant_id, number
    )


async def insert_data_key(session: Session, key: DataKey) -> None:
    """Stores a key, unless there is one of this number."""
    await session.execute(
        f"insert into tenant_key ({_COLUMNS}) values ($1, $2, $3, $4) on conflict do nothing",
        key.tenant_id,
        key.number,
        key.master_key_id,
        key.wrapped,
    )


async def list_data_keys(session: SystemSession, tenant_id: TenantId) -> list[DataKey]:
    """The tenant's keys, the oldest first."""
    return await session.fetch_all(
        DataKey, f"select {_COLUMNS} from tenant_key where tenant_id = $1 order by number", tenant_id
    )


async def update_wrapping(session: SystemSession, key: DataKey) -> None:
    """Stores the same key wrapped anew."""
    await session.execute(
        "update tenant_key set master_key_id = $3, wrapped = $4 where tenant_id = $1 and number = $2",
        key.tenant_id,
        key.number,
        key.master_key_id,
        key.wrapped,
    )


async def delete_data_keys(session: SystemSession, tenant_id: TenantId, below: int) -> int:
    """Forgets the tenant's keys with smaller numbers."""
    return await session.execute(
        "delete from tenant_key where tenant_id = $1 and number < $2", tenant_id, below
    )


async def list_key_tenants(session: SystemSession) -> list[TenantId]:
    """Every tenant, with secrets or without."""
    return await session.fetch_values("select id from tenant order by id")


async def count_wrapped_under_others(session: SystemSession, master_key_id: bytes) -> int:
    """How many data keys are wrapped under another master key than this one."""
    count: int = await session.fetch_value(
        "select count(*) from tenant_key where master_key_id <> $1", master_key_id
    )
    return count


async def list_rows_to_reseal(
    session: SystemSession, table: str, column: str, tenant_id: TenantId, head: bytes, limit: int
) -> list[SealedRow]:
    """Rows whose secret does not begin with ``head`` (format and key number), held until the end.

    ``table`` and ``column`` are names from our own code.
    """
    return await session.fetch_all(
        SealedRow,
        f"select id, {column} as sealed from {table} where tenant_id = $1 and {column} is not null"
        f" and substring({column} from 1 for {len(head)}) <> $2 order by id limit $3 for update",
        tenant_id,
        head,
        limit,
    )


async def update_sealed(session: SystemSession, table: str, column: str, row_id: UUID, sealed: bytes) -> None:
    await session.execute(f"update {table} set {column} = $2 where id = $1", row_id, sealed)

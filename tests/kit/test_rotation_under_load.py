"""A rotation of keys while others seal: what is sealed at its very end is not lost with the former key."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountId, SealedTokens
from pinflow.accounts.queries import upsert_account
from pinflow.accounts.seal_tokens import ACCESS_TOKEN
from pinflow.entrypoints.tools import SEALED_COLUMNS
from pinflow.kit.crypto import SecretBox, read_key_file, rotate_secrets, seal
from pinflow.kit.crypto.read_master_keys import write_key_file
from pinflow.kit.crypto.rotate_master_key import rotate_master_key
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError
from pinflow.kit.ids import new_id
from tests.factories.accounts import SECRETS, TOKEN, add_account
from tests.factories.beside import waits_for_lock
from tests.factories.cast import Cast

KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COLUMNS = [column for column in SEALED_COLUMNS if column.table == "account"]


async def add_sealed(session: TenantSession, like: Account, sealed: bytes) -> Account:
    """One more account, in the caller's transaction."""
    account_id = AccountId(new_id(NOW))
    account = msgspec.structs.replace(
        like, id=account_id, pinterest_id=str(account_id.int), name="Late", tenant_id=session.tenant_id
    )
    tokens = SealedTokens(
        access_token=sealed,
        refresh_token=None,
        access_expires_at=None,
        refresh_expires_at=None,
        kind="pasted",
        saved_at=NOW,
    )
    await upsert_account(session, account, tokens)
    return account


async def test_what_is_sealed_as_a_rotation_ends_is_sealed_anew_and_not_lost(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    first = await add_account(database, cast.alice.tenant_id, NOW)
    async with database.tenant_session(first.tenant_id) as session:
        sealed = await seal(session, SECRETS, ACCESS_TOKEN, "pina_late")
        rotating = asyncio.create_task(rotate_secrets(system_database, SECRETS, COLUMNS))
        waited = await waits_for_lock(system_database, rotating)
        late = await add_sealed(session, first, sealed)
    rotated = await rotating
    assert waited
    assert (rotated.secrets, rotated.unreadable) == (2, 0)
    assert await open_access_token(database, SECRETS, late) == "pina_late"
    assert await open_access_token(database, SECRETS, first) == TOKEN
    async with system_database.system_session() as session:
        assert await session.fetch_values("select number from tenant_key") == [2]


def box_of(path: Path) -> SecretBox:
    current, *former = read_key_file(path)
    return SecretBox(current, former, reload=lambda: read_key_file(path))


async def test_a_key_that_is_made_as_the_master_key_changes_keeps_the_former_one_in_the_file(
    database: Database, system_database: SystemDatabase, cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "master.key"
    write_key_file(path, [KEY])
    running = box_of(path)
    like = await add_account(database, cast.alice.tenant_id, NOW, secrets=running)
    async with system_database.system_session() as session:
        await session.execute("delete from account")
        await session.execute("delete from tenant_key")
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        sealed = await seal(session, running, ACCESS_TOKEN, "pina_late")
        rotating = asyncio.create_task(rotate_master_key(system_database, path, box_of(path), COLUMNS))
        waited = await waits_for_lock(system_database, rotating)
        late = await add_sealed(session, like, sealed)
    await rotating
    assert waited
    assert read_key_file(path)[1:] == [KEY]
    assert await open_access_token(database, box_of(path), late) == "pina_late"
    # Called again, it comes to its end.
    await rotate_master_key(system_database, path, box_of(path), COLUMNS)
    assert len(read_key_file(path)) == 1
    assert await open_access_token(database, box_of(path), late) == "pina_late"


async def test_a_process_that_ran_through_a_rotation_wraps_a_new_tenants_key_under_the_new_master_key(
    database: Database, system_database: SystemDatabase, cast: Cast, tmp_path: Path
) -> None:
    """The former one is in no file any more: what was wrapped under it would be lost with this process."""
    path = tmp_path / "master.key"
    write_key_file(path, [KEY])
    running = box_of(path)
    like = await add_account(database, cast.alice.tenant_id, NOW, secrets=running)
    await rotate_master_key(system_database, path, box_of(path), COLUMNS)
    (new,) = read_key_file(path)
    assert new != KEY
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        late = await add_sealed(session, like, await seal(session, running, ACCESS_TOKEN, "pina_late"))
    assert await open_access_token(database, box_of(path), late) == "pina_late"
    assert await open_access_token(database, box_of(path), like) == TOKEN


async def test_while_a_secret_cannot_be_read_no_master_key_is_forgotten(
    database: Database, system_database: SystemDatabase, cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "master.key"
    write_key_file(path, [KEY])
    account = await add_account(database, cast.alice.tenant_id, NOW, secrets=box_of(path))
    async with system_database.system_session() as session:
        await session.execute("update account set access_token = access_token || '\\x00'")
    rotated = await rotate_master_key(system_database, path, box_of(path), COLUMNS)
    assert rotated.unreadable == 1
    assert read_key_file(path)[1:] == [KEY]
    # A person mends it; then the former key may go.
    async with system_database.system_session() as session:
        await session.execute(
            "update account set access_token = substring(access_token for octet_length(access_token) - 1)"
        )
    await rotate_master_key(system_database, path, box_of(path), COLUMNS)
    assert len(read_key_file(path)) == 1
    assert await open_access_token(database, box_of(path), account) == TOKEN


async def test_a_wrapped_data_key_is_bound_to_its_tenant_and_number(cast: Cast) -> None:
    box, tenant_id = SecretBox(KEY), cast.alice.tenant_id
    wrapped = box.wrap(tenant_id, 1, bytes(32))
    assert box.unwrap(tenant_id, 1, box.key_id, wrapped) == bytes(32)
    for other, number in ((cast.mallory.tenant_id, 1), (tenant_id, 2)):
        with pytest.raises(ExternalError, match="cannot be decrypted"):
            box.unwrap(other, number, box.key_id, wrapped)

"""Secrets at rest: envelope encryption, formats, and rotation that may be killed anywhere."""

from __future__ import annotations

import base64
import secrets as random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account
from pinflow.accounts.seal_tokens import ACCESS_TOKEN, REFRESH_TOKEN
from pinflow.entrypoints.tools import SEALED_COLUMNS
from pinflow.kit.crypto import (
    SecretBox,
    load_or_make_master_key,
    read_key_file,
    read_master_key,
    rotate_secrets,
    seal,
    unseal,
)
from pinflow.kit.crypto.read_master_keys import write_key_file
from pinflow.kit.crypto.rotate_master_key import rotate_master_key
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, InvalidInputError
from tests.factories.accounts import SECRETS, TOKEN, add_account
from tests.factories.cast import Cast

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COLUMNS = [column for column in SEALED_COLUMNS if column.table == "account"]


def in_first_format(master_key: bytes, tenant_id: UUID, purpose: str, secret: str) -> bytes:
    """As secrets were stored before tenants had data keys."""
    derived = HKDF(SHA256(), 32, salt=tenant_id.bytes, info=b"pinflow secrets v1").derive(master_key)
    nonce = random.token_bytes(12)
    sealed = AESGCM(derived).encrypt(nonce, secret.encode(), tenant_id.bytes + purpose.encode())
    return b"\x01" + nonce + sealed


async def keys_of(system: SystemDatabase, tenant_id: UUID) -> list[int]:
    async with system.system_session() as session:
        return await session.fetch_values(
            "select number from tenant_key where tenant_id = $1 order by number", tenant_id
        )


async def sealed_of(system: SystemDatabase, account: Account) -> bytes:
    async with system.system_session() as session:
        sealed: bytes = await session.fetch_value(
            "select access_token from account where id = $1", account.id
        )
    return sealed


async def test_a_secret_comes_back_and_neither_it_nor_its_key_is_visible(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    box = SecretBox(KEY)
    tenant = cast.alice.tenant_id
    async with database.tenant_session(tenant) as session:
        first = await seal(session, box, "a", "pina_secret")
        second = await seal(session, box, "a", "pina_secret")
    assert first != second
    assert b"pina_secret" not in first
    async with database.tenant_session(tenant, read_only=True) as session:
        assert await unseal(session, box, "a", first) == "pina_secret"
    async with system_database.system_session() as session:
        wrapped = await session.fetch_values("select wrapped from tenant_key")
        ids = await session.fetch_values("select master_key_id from tenant_key")
    assert ids == [box.key_id]
    data_key = box.unwrap(tenant, 1, box.key_id, wrapped[0])
    assert len(data_key) == 32
    assert data_key not in wrapped[0] + first
    assert KEY not in wrapped[0]


@pytest.mark.parametrize("fault", ["purpose", "byte", "format", "cut", "number"])
async def test_a_wrong_purpose_or_byte_opens_nothing(database: Database, cast: Cast, fault: str) -> None:
    box = SecretBox(KEY)
    async with database.tenant_session(cast.alice.tenant_id) as session:
        sealed = bytearray(await seal(session, box, "a", "x"))
        if fault == "byte":
            sealed[-1] ^= 1
        if fault == "format":
            sealed[0] = 9
        if fault == "number":
            sealed[4] = 7
        if fault == "cut":
            del sealed[8:]
        with pytest.raises(ExternalError, match="cannot be decrypted") as told:
            await unseal(session, box, "b" if fault == "purpose" else "a", bytes(sealed))
    assert told.value.permanent


async def test_a_row_moved_to_another_tenant_opens_nothing_even_with_its_data_key(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    box = SecretBox(KEY)
    async with database.tenant_session(cast.alice.tenant_id) as session:
        sealed = await seal(session, box, "a", "x")
    async with system_database.system_session() as session:
        await session.execute(
            "insert into tenant_key select $1, number, master_key_id, wrapped from tenant_key",
            cast.mallory.tenant_id,
        )
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(ExternalError, match="cannot be decrypted"):
            await unseal(session, box, "a", sealed)


async def test_with_the_wrong_master_key_a_secret_waits_for_the_right_one(
    database: Database, cast: Cast
) -> None:
    """It is the operator's slip and passes: no account may be disconnected by it."""
    async with database.tenant_session(cast.alice.tenant_id) as session:
        sealed = await seal(session, SecretBox(KEY), "a", "x")
        with pytest.raises(ExternalError, match="PINFLOW_FORMER_MASTER_KEYS") as told:
            await unseal(session, SecretBox(OTHER), "a", sealed)
        assert (told.value.code, told.value.permanent) == ("crypto.key_missing", False)
        assert await unseal(session, SecretBox(OTHER, [KEY]), "a", sealed) == "x"


async def test_two_that_seal_a_tenants_first_secret_at_once_agree_on_its_key(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    box, tenant = SecretBox(KEY), cast.alice.tenant_id
    async with database.tenant_session(tenant) as one:
        first = await seal(one, box, "a", "one")
    async with database.tenant_session(tenant) as two:
        second = await seal(two, SecretBox(KEY), "a", "two")
        assert [await unseal(two, box, "a", each) for each in (first, second)] == ["one", "two"]
    assert await keys_of(system_database, tenant) == [1]


async def test_the_first_format_is_read_and_a_rotation_seals_it_anew(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    box, tenant = SecretBox(KEY), cast.alice.tenant_id
    account = await add_account(database, tenant, NOW, secrets=box)
    old = in_first_format(KEY, tenant, ACCESS_TOKEN, "pina_old")
    async with system_database.system_session() as session:
        await session.execute("update account set access_token = $1", old)
        await session.execute("delete from tenant_key")
    assert await open_access_token(database, box, account) == "pina_old"
    assert await open_access_token(database, SecretBox(OTHER, [KEY]), account) == "pina_old"
    with pytest.raises(ExternalError, match="cannot be decrypted"):
        await open_access_token(database, SecretBox(OTHER), account)
    rotated = await rotate_secrets(system_database, box, COLUMNS)
    assert (rotated.tenants, rotated.secrets, rotated.unreadable) == (1, 1, 0)
    assert (await sealed_of(system_database, account))[:1] == b"\x02"
    assert await open_access_token(database, box, account) == "pina_old"


async def test_a_rotation_seals_everything_of_every_tenant_under_new_keys(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    people = (cast.alice, cast.mallory)
    accounts = [
        await add_account(
            database, person.tenant_id, NOW, name=f"No {n}", token=f"pina_{n}", refresh_token=f"pinr_{n}"
        )
        for n, person in enumerate((*people, cast.alice))
    ]
    before = [await sealed_of(system_database, account) for account in accounts]
    rotated = await rotate_secrets(system_database, SECRETS, COLUMNS, batch=1)
    assert (rotated.tenants, rotated.secrets) == (2, 6)
    for n, account in enumerate(accounts):
        assert await sealed_of(system_database, account) != before[n]
        assert await open_access_token(database, SECRETS, account) == f"pina_{n}"
        async with database.tenant_session(account.tenant_id) as session:
            sealed = await session.fetch_value("select refresh_token from account where id = $1", account.id)
            assert await unseal(session, SECRETS, REFRESH_TOKEN, sealed) == f"pinr_{n}"
    for person in people:
        assert await keys_of(system_database, person.tenant_id) == [2]
    # A backup's row is worth nothing without the key that is gone.
    async with database.tenant_session(cast.alice.tenant_id) as session:
        with pytest.raises(ExternalError, match="cannot be decrypted"):
            await unseal(session, SECRETS, ACCESS_TOKEN, before[0])


class _Killed(BaseException):
    pass


class _DyingBox(SecretBox):
    """Dies after it has unwrapped keys a number of times."""

    left = 0

    def unwrap(self, tenant_id: UUID, number: int, key_id: bytes, wrapped: bytes) -> bytes:
        self.left -= 1
        if self.left == 0:
            raise _Killed
        return super().unwrap(tenant_id, number, key_id, wrapped)


@pytest.mark.parametrize("dies_at", range(1, 9))
async def test_a_rotation_killed_anywhere_leaves_everything_readable_and_goes_on(
    database: Database, system_database: SystemDatabase, cast: Cast, dies_at: int
) -> None:
    tenant = cast.alice.tenant_id
    accounts = [
        await add_account(
            database,
            tenant,
            NOW,
            name=f"No {n}",
            token=f"pina_{n}",
            refresh_token="r",
            secrets=SecretBox(KEY),
        )
        for n in range(2)
    ]
    dying = _DyingBox(OTHER, [KEY])
    dying.left = dies_at
    with pytest.raises(_Killed):
        await rotate_secrets(system_database, dying, COLUMNS, batch=1)
    both = SecretBox(OTHER, [KEY])
    for n, account in enumerate(accounts):
        assert await open_access_token(database, both, account) == f"pina_{n}"
    await rotate_secrets(system_database, both, COLUMNS, batch=1)
    alone = SecretBox(OTHER)
    for n, account in enumerate(accounts):
        assert await open_access_token(database, alone, account) == f"pina_{n}"
    assert len(await keys_of(system_database, tenant)) == 1


async def test_one_damaged_secret_keeps_its_key_and_no_other_from_being_sealed_anew(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    tenant = cast.alice.tenant_id
    damaged = await add_account(database, tenant, NOW, name="Damaged")
    whole = await add_account(database, tenant, NOW, name="Whole")
    async with system_database.system_session() as session:
        await session.execute(
            "update account set access_token = access_token || '\\x00' where id = $1", damaged.id
        )
    rotated = await rotate_secrets(system_database, SECRETS, COLUMNS, batch=1)
    assert (rotated.secrets, rotated.unreadable) == (1, 1)
    assert await open_access_token(database, SECRETS, whole) == TOKEN
    assert await keys_of(system_database, tenant) == [1, 2]


async def test_a_new_master_key_in_the_file_is_taken_up_by_processes_that_run(
    database: Database, system_database: SystemDatabase, cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "master.key"
    old = load_or_make_master_key(path)

    def box() -> SecretBox:
        current, *former = read_key_file(path)
        return SecretBox(current, former, reload=lambda: read_key_file(path))

    running = box()
    account = await add_account(database, cast.alice.tenant_id, NOW, secrets=running)
    rotated = await rotate_master_key(system_database, path, box(), COLUMNS)
    assert rotated.unreadable == 0
    keys = read_key_file(path)
    assert len(keys) == 1
    assert keys[0] != old
    assert path.stat().st_mode & 0o077 == 0
    # The running process knew the old key alone, and now makes a key for another tenant as well.
    assert await open_access_token(database, running, account) == TOKEN
    theirs = await add_account(database, cast.mallory.tenant_id, NOW, secrets=running)
    assert await open_access_token(database, box(), theirs) == TOKEN


async def test_a_master_key_rotation_killed_half_way_keeps_both_keys_and_ends_when_called_again(
    database: Database, system_database: SystemDatabase, cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "master.key"
    write_key_file(path, [KEY])
    account = await add_account(database, cast.alice.tenant_id, NOW, secrets=SecretBox(KEY))
    dying = _DyingBox(KEY, reload=lambda: read_key_file(path))
    dying.left = 3
    with pytest.raises(_Killed):
        await rotate_master_key(system_database, path, dying, COLUMNS)
    assert read_key_file(path)[1:] == [KEY]
    current, *former = read_key_file(path)
    box = SecretBox(current, former, reload=lambda: read_key_file(path))
    assert await open_access_token(database, box, account) == TOKEN
    await rotate_master_key(system_database, path, box, COLUMNS)
    assert read_key_file(path) == [current]
    assert await open_access_token(database, SecretBox(current), account) == TOKEN


async def test_every_column_of_bytes_is_sealed_or_named_as_no_secret(
    system_database: SystemDatabase,
) -> None:
    """A secret that a rotation forgets would be lost with its key."""
    no_secrets = ("sha256", "hash", "key_id", "wrapped", "blob.data")
    async with system_database.system_session() as session:
        found = await session.fetch_values(
            "select distinct table_name || '.' || column_name from information_schema.columns"
            " where table_schema = 'pinflow' and data_type = 'bytea'"
        )
    sealed = {f"{column.table}.{column.column}" for column in SEALED_COLUMNS}
    assert {name for name in found if not name.endswith(no_secrets)} == sealed


def test_the_key_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    key = load_or_make_master_key(path)
    assert load_or_make_master_key(path) == key
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["master.key"]


@pytest.mark.parametrize("text", ["", "short", "not base64 !!", base64.b64encode(b"x" * 31).decode()])
def test_a_bad_master_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_master_key(text)
    assert not text or text not in caught.value.message


@pytest.mark.parametrize("keys", [[], [b"short"], [KEY, b""]])
def test_a_box_takes_whole_keys_alone(keys: Sequence[bytes]) -> None:
    with pytest.raises((InvalidInputError, IndexError)):
        SecretBox(keys[0], keys[1:])


def test_no_two_columns_could_be_swapped() -> None:
    assert len({column.purpose for column in SEALED_COLUMNS}) == len(SEALED_COLUMNS)

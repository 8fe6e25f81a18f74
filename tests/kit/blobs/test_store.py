"""Blobs: content-addressed, per tenant, the same behaviour wherever the bytes stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pinflow.kit.blobs import BlobBackend, BlobStore, DirectoryBackend, S3Backend
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, NotFoundError
from tests.factories.cast import Cast

DATA = b"a picture" * 100


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Backend]:
    import boto3
    from moto.server import ThreadedMotoServer

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    boto3.client("s3", endpoint_url=url).create_bucket(Bucket="pins")
    yield S3Backend("pins", prefix="live", endpoint_url=url)
    server.stop()


@pytest.fixture(params=["postgres", "directory", "s3"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> BlobBackend | None:
    if request.param == "postgres":
        return None
    if request.param == "directory":
        return DirectoryBackend(tmp_path / "blobs")
    found: S3Backend = request.getfixturevalue("bucket")
    return found


def store_of(database: Database, tenant_id: TenantId, backend: BlobBackend | None) -> BlobStore:
    return BlobStore(lambda: database.tenant_session(tenant_id), tenant_id, backend)


async def test_what_is_stored_is_read_back_by_its_hash(
    database: Database, cast: Cast, clock: FixedClock, backend: BlobBackend | None
) -> None:
    store = store_of(database, cast.alice.tenant_id, backend)
    name = await store.put(DATA, "image/jpeg", clock.now())
    assert name == hashlib.sha256(DATA).digest()
    assert await store.put(DATA, "image/jpeg", clock.now()) == name
    blob = await store.get(name)
    assert (blob.data, blob.media_type) == (DATA, "image/jpeg")


async def test_another_tenant_does_not_get_it_even_with_the_hash(
    database: Database, cast: Cast, clock: FixedClock, backend: BlobBackend | None
) -> None:
    name = await store_of(database, cast.alice.tenant_id, backend).put(DATA, "image/jpeg", clock.now())
    with pytest.raises(NotFoundError):
        await store_of(database, cast.mallory.tenant_id, backend).get(name)


async def test_a_blob_stored_again_is_not_collected(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    backend: BlobBackend | None,
) -> None:
    tenant = cast.alice.tenant_id
    name = await store_of(database, tenant, backend).put(DATA, "image/jpeg", clock.now())
    collector = BlobStore(system_database.system_session, tenant, backend)
    clock.turn(timedelta(days=2))
    await store_of(database, tenant, backend).put(DATA, "image/jpeg", clock.now())
    assert not await collector.delete(name, older_than=clock.now() - timedelta(days=1))
    clock.turn(timedelta(days=2))
    assert await collector.delete(name, older_than=clock.now() - timedelta(days=1))
    with pytest.raises(NotFoundError):
        await store_of(database, tenant, backend).get(name)


async def test_pages_of_the_catalogue_are_written_by_the_system_alone(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    pages = BlobStore(system_database.system_session, None, None)
    name = await pages.put(b"<html>", "text/html", clock.now())
    assert (await BlobStore(database.catalogue_session, None, None).get(name)).data == b"<html>"
    with pytest.raises(Exception, match="read-only|refused"):
        await BlobStore(lambda: database.tenant_session(cast.alice.tenant_id), None, None).put(
            b"x", "text/html", clock.now()
        )


async def test_damage_and_loss_are_noticed(
    database: Database, cast: Cast, clock: FixedClock, tmp_path: Path
) -> None:
    store = store_of(database, cast.alice.tenant_id, DirectoryBackend(tmp_path))
    name = await store.put(DATA, "image/jpeg", clock.now())
    file = next(path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(b"something else")
    with pytest.raises(ExternalError, match="damaged"):
        await store.get(name)
    file.unlink()
    with pytest.raises(ExternalError, match="missing"):
        await store.get(name)

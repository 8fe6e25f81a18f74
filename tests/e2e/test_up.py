"""`pinflow up` and `pinflow demo` as process trees: started, killed, interrupted, started again."""

from __future__ import annotations

import re
import signal
import socket
from pathlib import Path

import httpx2
import pytest

from tests.e2e.run_pinflow import Running, free_port, own_environ, run, running, wait_until

PARTS = ("api", "scraper", "studio", "poster", "scheduler")
STOP_SECONDS = 20


def healthy(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/api/v1/health", trust_env=False).status_code == 200
    except httpx2.HTTPError:
        return False


def all_parts_run(command: Running) -> bool:
    return all(command.part(name) is not None for name in PARTS)


def wait_for_tree(command: Running, port: int) -> None:
    wait_until("the API does not answer", lambda: healthy(port))
    wait_until("not every part runs", lambda: all_parts_run(command))
    command.look()


def sign_in(port: int, email: str, password: str) -> int:
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
        return http.post("/api/v1/session", json={"email": email, "password": password}).status_code


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def environ(tmp_path: Path, port: int) -> dict[str, str]:
    return own_environ(tmp_path / "data", port=port, studio_processes=1)


def test_a_tree_restarts_its_dead_ends_on_ctrl_c_and_keeps_its_data(
    tmp_path: Path, environ: dict[str, str], port: int
) -> None:
    with running(["up"], environ, tmp_path / "log") as command:
        command.wait_for("Ctrl-C stops everything")
        assert f"http://127.0.0.1:{port}" in command.printed
        wait_for_tree(command, port)

        created = run(
            ["tenant", "create", "--name", "Studio", "--email", "ada@example.org", "--generate", "--json"],
            environ,
        )
        assert created.returncode == 0, created.stderr
        password = find_password(created.stdout)
        assert sign_in(port, "ada@example.org", password) in (200, 201)

        poster = command.part("poster")
        assert poster is not None
        poster.kill()

        def restarted() -> bool:
            now = command.part("poster")
            return now is not None and now.pid != poster.pid

        wait_until("the killed poster is not restarted", restarted)

        # A second one beside it says why it cannot run, and harms nothing.
        second = run(["up"], environ)
        assert second.returncode != 0
        assert re.search(rf"Port {port} on 127\.0\.0\.1 cannot be used", second.stderr)
        assert "Traceback" not in second.stderr
        assert healthy(port)

        command.send(signal.SIGINT)
        assert command.wait(STOP_SECONDS) == 0
        assert command.living() == []

    with running(["up"], environ, tmp_path / "log") as command:
        wait_for_tree(command, port)
        assert sign_in(port, "ada@example.org", password) in (200, 201)

        # kill -9 leaves no time to end anything: the children see to themselves.
        children = [child for name in PARTS if (child := command.part(name)) is not None]
        assert len(children) == len(PARTS)
        command.send(signal.SIGKILL)
        command.wait()
        wait_until("children live on", lambda: not any(child.is_running() for child in children), 30)

    with running(["up"], environ, tmp_path / "log") as command:
        wait_for_tree(command, port)
        assert sign_in(port, "ada@example.org", password) in (200, 201)
        command.send(signal.SIGTERM)
        assert command.wait(STOP_SECONDS) == 0
        assert command.living() == []


def find_password(printed: str) -> str:
    match = re.search(r'"password":\s*"([^"]+)"', printed)
    assert match is not None, printed
    return match[1]


def test_a_taken_port_is_one_clear_line_before_anything_starts(
    tmp_path: Path, environ: dict[str, str], port: int
) -> None:
    with socket.create_server(("127.0.0.1", port)):
        done = run(["up"], environ)
    assert done.returncode != 0
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"Port {port}" in done.stderr
    assert "PINFLOW_PORT" in done.stderr
    assert not (tmp_path / "data" / "postgres").exists()


def test_a_demo_keeps_its_login_is_not_forgotten_while_it_runs_and_then_is(
    tmp_path: Path, environ: dict[str, str], port: int
) -> None:
    def login(printed: str) -> tuple[str, str]:
        found = re.search(r"Login +(\S+)\n +Password +(\S+)", printed)
        assert found is not None
        return found[1], found[2]

    folder = tmp_path / "data" / "demo"
    with running(["demo"], environ, tmp_path / "log") as command:
        command.wait_for("Furnishing two brands")
        # Stopped half furnished: the next start begins anew rather than with half a demo.
        command.send(signal.SIGINT)
        assert command.wait(STOP_SECONDS + 10) == 0
        assert command.living() == []
    with running(["demo"], environ, tmp_path / "log") as command:
        command.wait_for("Ctrl-C stops everything")
        first = login(command.printed)
        assert sign_in(port, *first) in (200, 201)
        refused = run(["demo", "--reset"], environ)
        assert refused.returncode != 0
        assert "Traceback" not in refused.stderr
        assert sign_in(port, *first) in (200, 201)
        command.send(signal.SIGINT)
        assert command.wait(STOP_SECONDS) == 0
        assert command.living() == []
    assert oct((folder / "login.json").stat().st_mode & 0o777) == "0o600"
    with running(["demo"], environ, tmp_path / "log") as command:
        command.wait_for("Ctrl-C stops everything")
        assert login(command.printed) == first
        assert "30 pins drafted" in command.printed
        assert sign_in(port, *first) in (200, 201)
        command.send(signal.SIGINT)
        assert command.wait(STOP_SECONDS) == 0
    assert run(["demo", "--reset"], environ).returncode == 0
    assert not folder.exists()
    again = run(["demo", "--reset", "--json"], environ)
    assert (again.returncode, again.stdout.strip()) == (0, '{"forgotten": false}')
    assert list((tmp_path / "data").iterdir()) == []

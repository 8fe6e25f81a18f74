"""Errors become one clear line and an exit code; nothing foreseen shows a traceback."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import typer
from typer.testing import CliRunner

from pinflow.entrypoints.cli import app
from pinflow.entrypoints.cli.failures import KINDS
from pinflow.entrypoints.cli.lazy_group import LazyCommand, LazyCommands
from pinflow.entrypoints.cli.runtime import end_in_order, run
from pinflow.entrypoints.http_errors import STATUS
from pinflow.kit.errors import (
    AppError,
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
    NotFoundError,
    UnauthenticatedError,
)

RUN = CliRunner()
LATER = LimitReachedError("posting.later", "The day is full.", retry_after=timedelta(hours=2), cap=10)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """``pinflow settings`` raises what stands under ``error``."""
    found: dict[str, BaseException] = {}

    def fail(as_json: bool = typer.Option(False, "--json")) -> None:
        raise found["error"]

    broken = typer.Typer(add_completion=False)
    broken.command("settings")(fail)
    original = LazyCommands.__getitem__

    def load(commands: LazyCommands, name: str) -> object:
        return typer.main.get_command(broken) if name == "settings" else original(commands, name)

    monkeypatch.setattr(LazyCommands, "__getitem__", load)
    return found


def test_the_statuses_are_those_of_the_api() -> None:
    assert {kind: status for kind, (status, _) in KINDS.items()} == STATUS


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InvalidInputError("a.b", "No."), 2),
        (UnauthenticatedError("a.b", "No."), 2),
        (ForbiddenError("a.b", "No."), 2),
        (NotFoundError("a.b", "No."), 2),
        (ConflictError("a.b", "No."), 2),
        (ExternalError("a.b", "No."), 1),
        (AppError("a.b", "No."), 1),
        (
            ExceptionGroup("several", [ValueError("x"), ExceptionGroup("in", [ConflictError("a.b", "No.")])]),
            2,
        ),
    ],
)
def test_each_kind_has_its_exit_code(failing: dict[str, BaseException], error: Exception, code: int) -> None:
    failing["error"] = error
    said = RUN.invoke(app, ["settings"])
    assert (said.exit_code, said.stdout, said.stderr) == (code, "", "No.\n")
    printed = RUN.invoke(app, ["settings", "--json"])
    assert (printed.exit_code, printed.stderr) == (code, "")
    body = json.loads(printed.stdout)
    assert (body["code"], body["detail"], body["type"]) == ("a.b", "No.", "about:blank")


def test_what_is_allowed_later_says_when_and_exits_with_3(failing: dict[str, BaseException]) -> None:
    failing["error"] = LATER
    said = RUN.invoke(app, ["settings"])
    assert said.exit_code == 3
    assert said.stderr.startswith("The day is full. Allowed in 2.0 hours, at 20")
    body = json.loads(RUN.invoke(app, ["settings", "--json"]).stdout)
    assert (body["status"], body["retry_after_seconds"], body["cap"]) == (429, 7200.0, 10)


def test_what_nobody_foresaw_is_short_and_hides_secrets(failing: dict[str, BaseException]) -> None:
    failing["error"] = RuntimeError("cannot reach postgresql://me:hunter2@db/pinflow")
    said = RUN.invoke(app, ["settings"])
    assert said.exit_code == 1
    assert "hunter2" not in said.output
    assert "Traceback" not in said.output
    assert "RuntimeError" in said.stderr
    assert "--debug" in said.stderr
    debugged = RUN.invoke(app, ["settings", "--debug"])
    assert debugged.exception is failing["error"]


def test_ctrl_c_exits_with_130(failing: dict[str, BaseException]) -> None:
    failing["error"] = KeyboardInterrupt()
    assert RUN.invoke(app, ["settings"]).exit_code == 130


def test_ctrl_c_ends_a_waiting_command_with_130() -> None:
    # Standard input that a person interrupts; a parent may have told this process to ignore interrupts.
    code = (
        "import signal, sys, types\n"
        "from pinflow.entrypoints.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def read(size): signal.raise_signal(signal.SIGINT)\n"
        "sys.stdin = types.SimpleNamespace(buffer=types.SimpleNamespace(read=read))\n"
        "sys.argv = ['pinflow', 'scrape', 'upload', '-']\n"
        "main()"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (130, "")
    assert "Traceback" not in run.stderr


def test_wrong_usage_is_a_problem_object_too() -> None:
    result = RUN.invoke(app, ["pin", "show", "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stdout)["code"] == "cli.usage"
    assert result.stderr == ""


@pytest.mark.parametrize(
    "name", ["PINFLOW_PORT", "PINFLOW_NO_SUCH_SETTING", "PINFLOW_DATABASE_URL", "PINFLOW_BLOBS"]
)
def test_wrong_settings_are_refused_without_their_values(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "postgresql://me:hunter2@db/x")
    result = RUN.invoke(app, ["pin", "list"])
    assert result.exit_code == 2
    assert "PINFLOW_" in result.stderr
    assert "hunter2" not in result.output


def test_a_command_is_loaded_once_and_only_when_it_is_looked_up() -> None:
    commands = LazyCommands([LazyCommand("audit", "pinflow.entrypoints.cli.audit", "x", "y")])
    assert list(commands) == ["audit"]
    assert "audit" in commands
    assert "pin" not in commands
    assert commands["audit"] is commands["audit"]


def test_sigterm_lets_a_command_write_down_what_is_under_way() -> None:
    written: list[str] = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            written.append("interrupted")
            raise

    before = signal.getsignal(signal.SIGTERM)
    # Should it not be heard, this test fails and the others go on.
    signal.signal(signal.SIGTERM, lambda *_: pytest.fail("SIGTERM was not heard"))
    try:
        with pytest.raises(SystemExit) as ended:
            run(end_in_order(work()))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert (ended.value.code, written) == (143, ["interrupted"])

"""The root: help, laziness, suggestions, and what every command promises."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import pinflow
from pinflow.entrypoints.cli import COMMANDS, app
from tests.entrypoints.cli.conftest import LIST_PAGE, Type

RUN = CliRunner()
HEAVY = ("asyncpg", "skia", "cv2", "fastapi", "sqlalchemy", "numpy", "pgqueuer", "httpx2")
# These run until they are stopped: there is nothing to print as JSON.
RUNNING = {"up", *(f"service {part}" for part in ("api", "scraper", "studio", "poster", "scheduler"))}


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner:
        for name in inner:
            yield from _leaves(inner[name], (*path, name))
    elif not command.hidden:
        yield " ".join(path), command


LEAVES = dict(_leaves(typer.main.get_command(app)))


def _python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)


def test_help_names_every_command_under_its_slice() -> None:
    shown = RUN.invoke(app, ["--help"]).stdout
    for command in COMMANDS:
        assert f"│ {command.name} " in shown
        assert f"╭─ {command.panel} " in shown
    assert "Example: pinflow pin approve" in shown


def test_there_are_commands_for_everything() -> None:
    assert len(LEAVES) > 60
    assert {"db setup", "project destination import", "pin approve", "scrape parse", "settings"} <= set(
        LEAVES
    )


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_every_command_has_an_example_that_names_it_and_prints_json(name: str) -> None:
    result = RUN.invoke(app, [*name.split(), "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert "Example" in words
    assert f"pinflow {name}" in words
    if name not in RUNNING:
        assert "--json" in words


def _groups(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    inner = getattr(command, "commands", None) or {}
    if path and inner:
        yield " ".join(path)
    for name in inner:
        yield from _groups(inner[name], (*path, name))


@pytest.mark.parametrize("name", sorted(_groups(typer.main.get_command(app))))
def test_every_group_has_an_example(name: str) -> None:
    shown = RUN.invoke(app, [*name.split(), "--help"], env={"COLUMNS": "200"}).stdout
    assert f"pinflow {name}" in shown.partition("Example")[2]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["pin", "--help"], ["scrape", "parse", str(LIST_PAGE), "--json"]]
)
def test_what_needs_no_database_loads_no_driver(arguments: list[str]) -> None:
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([n for n in {HEAVY!r} if n in sys.modules], file=sys.stderr))\n"
        "from pinflow.entrypoints.cli import main\n"
        "main()"
    )
    run = _python(code, *arguments)
    assert run.returncode == 0
    assert run.stdout
    assert run.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["pin", "list", "--json"],
        ["review", "queue"],
        ["opportunity", "list"],
        ["calendar"],
        ["overview"],
        ["account", "list"],
    ],
    ids=lambda words: " ".join(words),
)
async def test_what_only_looks_draws_migrates_and_queues_nothing(team: Type, arguments: list[str]) -> None:
    heavy = ("skia", "cv2", "numpy", "sqlalchemy", "alembic", "pgqueuer", "av")
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print([n for n in {heavy!r} if n in sys.modules], file=sys.stderr))\n"
        "from pinflow.entrypoints.cli import main\n"
        "main()"
    )
    run = await asyncio.to_thread(_python, code, *arguments)
    assert run.returncode == 0, run.stderr
    assert run.stderr.strip().splitlines()[-1] == "[]"


def test_the_version_is_printed() -> None:
    assert RUN.invoke(app, ["--version"]).stdout == f"pinflow {pinflow.__version__}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(["pni"], "pin"), (["pin", "aprove"], "approve"), (["project", "destination", "impotr"], "import")],
)
def test_an_unknown_command_is_refused_and_the_nearest_is_named(typed: list[str], meant: str) -> None:
    result = RUN.invoke(app, typed)
    assert result.exit_code == 2
    assert f"Did you mean '{meant}'" in result.stderr
    assert result.stdout == ""

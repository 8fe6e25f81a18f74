"""The command line as it is typed, on this test's database."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec
import pytest
import structlog
from typer.testing import CliRunner

from pinflow.entrypoints.cli import app
from tests.conftest import TestUrls, _urls

FIXTURES = Path(__file__).resolve().parents[2] / "scraping" / "sources" / "amazon" / "fixtures"
LIST_PAGE = FIXTURES / "g3_list_de_page2" / "page.html"


class Typed(msgspec.Struct, frozen=True):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on stdout."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)


Type = Callable[..., Coroutine[Any, Any, Typed]]


@pytest.fixture
def quiet_logs() -> Iterator[None]:
    """A command points the logs at its own stderr, which ends with it."""
    handlers, level = list(logging.root.handlers), logging.root.level
    yield
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    structlog.reset_defaults()


def type_on(urls: TestUrls, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Runs commands in a thread, as they open an event loop of their own."""
    for name, value in {
        "PINFLOW_DATABASE_URL": urls.app,
        "PINFLOW_SYSTEM_DATABASE_URL": urls.system,
        "PINFLOW_MIGRATION_DATABASE_URL": urls.migration,
        "PINFLOW_DATA_DIR": str(data_dir),
        "COLUMNS": "80",
    }.items():
        monkeypatch.setenv(name, value)

    async def run(*arguments: str, stdin: str | bytes | None = None) -> Typed:
        result = await asyncio.to_thread(
            lambda: CliRunner().invoke(app, list(arguments), input=stdin, prog_name="pinflow")
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Typed(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def typed(database_urls: TestUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet_logs: None) -> Type:
    """Types on a migrated database without anybody in it."""
    return type_on(database_urls, tmp_path / "data", monkeypatch)


@pytest.fixture
async def empty_database_urls(postgres_url: str, template_database: str) -> Any:
    """A database in which nothing was set up; the server knows the logins."""
    name = f"test_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    yield _urls(postgres_url, name)
    await server.execute(f"drop database {name} with (force)")
    await server.close()


@pytest.fixture
async def team(typed: Type) -> Type:
    """The same, with a team of one admin, nora, and one project."""
    made = await typed(
        "tenant",
        "create",
        "--name",
        "Evergreen",
        "--email",
        "nora@example.org",
        "--password-stdin",
        stdin="plum-oak-7h2k-quiet\n",
    )
    assert made.code == 0, made.err
    project = await typed(
        *("project", "create", "--name", "Evergreen Home", "--marketplace", "amazon.de"),
        *("--tag", "evergreen-21", "--time-zone", "Europe/Berlin"),
    )
    assert project.code == 0, project.err
    return typed

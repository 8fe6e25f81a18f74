"""What every test may ask for: a fresh migrated database, a clock that stands still, the fixed cast."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.migrate import migrate
from pinflow.kit.db.setup import set_up_roles
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.postgres import EmbeddedPostgres, erase_database
from tests.factories.cast import Cast, make_cast
from tests.lend_database import Lender

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real pages and the official description, kept beside the project and never in it."""
    if not SHARED.is_dir():
        pytest.skip("needs the data kept beside the project in ../shared")
    return SHARED


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A superuser URL of a real server: the one PINFLOW_TEST_POSTGRES_URL names, or an embedded one."""
    url = os.environ.get("PINFLOW_TEST_POSTGRES_URL")
    if url:
        yield url
        return
    data_dir = tmp_path_factory.mktemp("postgres")
    with EmbeddedPostgres(data_dir, durable=False) as server:
        # Drivers differ in how they read password files: tests hand the password over.
        yield server.url("postgres", password=server.superuser_password)
    erase_database(data_dir)


class TestUrls(msgspec.Struct, frozen=True):
    """The three URLs of a database, and one of its server."""

    __test__ = False

    migration: str
    app: str
    system: str


def _urls(server_url: str, name: str) -> TestUrls:
    # A unix-socket URL carries its host in the query: replace only login and path.
    parts = urlsplit(server_url)

    def as_login(user: str, password: str) -> str:
        host = parts.netloc.rsplit("@", 1)[-1]
        return urlunsplit(parts._replace(netloc=f"{user}:{password}@{host}", path=f"/{name}"))

    return TestUrls(
        migration=urlunsplit(parts._replace(path=f"/{name}")),
        app=as_login("test_app", "test-app"),
        system=as_login("test_system", "test-system"),
    )


@pytest.fixture(scope="session")
async def template_database(postgres_url: str) -> AsyncIterator[str]:
    """The name of a migrated database that tests clone."""
    name = f"template_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    urls = _urls(postgres_url, name)
    await set_up_roles(urls.migration, urls.app, urls.system)
    await migrate(urls.migration, ROOT / "migrations")
    yield name
    await server.execute(f"drop database {name} with (force)")
    await server.close()


@pytest.fixture(scope="session")
async def lender(postgres_url: str, template_database: str) -> AsyncIterator[Lender]:
    """Where tests borrow their databases."""
    server = await asyncpg.connect(postgres_url)
    lender = Lender(server, template_database, lambda name: _urls(postgres_url, name).migration)
    yield lender
    await lender.close()
    await server.close()


@pytest.fixture
async def database_urls(postgres_url: str, lender: Lender) -> AsyncIterator[TestUrls]:
    """A migrated, empty database that no other test uses meanwhile."""
    name = await lender.lend()
    yield _urls(postgres_url, name)
    await lender.take_back(name)


@pytest.fixture
async def database(database_urls: TestUrls) -> AsyncIterator[Database]:
    """The application's side of the test's database."""
    pool = await Database.open(database_urls.app)
    yield pool
    await pool.close()


@pytest.fixture
async def system_database(database_urls: TestUrls) -> AsyncIterator[SystemDatabase]:
    """The system's side of the test's database."""
    pool = await SystemDatabase.open(database_urls.system)
    yield pool
    await pool.close()


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning that stands still until it is turned."""
    return FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
async def cast(system_database: SystemDatabase, clock: FixedClock) -> Cast:
    """alice owns a tenant, bob edits in it, vera only looks; mallory owns another tenant."""
    return await make_cast(system_database, clock.now())

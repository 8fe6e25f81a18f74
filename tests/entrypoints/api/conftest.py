"""The API on a real database: signed-in clients for the cast, and a tenant with one of everything."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from pinflow.accounts.models import Board, Grant, Identity
from pinflow.accounts.providers import FakeOAuth, FakeProvider
from pinflow.accounts.require_board import BoardCheck
from pinflow.entrypoints.api import ApiTools, api_tools, create_app
from pinflow.entrypoints.bootstrap import DatabaseUrls, Runtime
from pinflow.entrypoints.tools import make_studio
from pinflow.identity.passwords import hash_password
from pinflow.kit.clock import FixedClock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import new_http_client
from pinflow.kit.jobs import JobQueue
from pinflow.notifications.channels.fake import FakeNotifier
from pinflow.posting.channels.fake import FakeChannel
from pinflow.settings import load_settings
from tests.conftest import TestUrls
from tests.entrypoints.api.seed import PUBLIC_ADDRESS, Seeded, product_api, public_web, seed, trend_source
from tests.factories.cast import Cast, Person

PASSWORD = "a-good-password"
ORIGIN = "http://localhost"
OpenClient = Callable[[Person], Awaitable[httpx2.AsyncClient]]


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Hashed once: it is slow on purpose."""
    return hash_password(PASSWORD)


@pytest.fixture
async def runtime(
    database: Database,
    system_database: SystemDatabase,
    database_urls: TestUrls,
    clock: FixedClock,
    tmp_path: Path,
) -> AsyncIterator[Runtime]:
    settings = load_settings({}, data_dir=tmp_path, sandbox_amazon_url="http://127.0.0.1:8400")
    async with new_http_client() as http:
        yield Runtime(
            settings=settings,
            urls=DatabaseUrls(database_urls.app, database_urls.system, database_urls.migration),
            clock=clock,
            database=database,
            system_database=system_database,
            jobs=JobQueue(),
            secrets=SecretBox(b"k" * 32),
            blob_backend=None,
            http=http,
        )


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider(Identity("1001", "evergreenhome"), [Board("2001", "Small kitchens")])


def oauth() -> FakeOAuth:
    """An app that gives one grant."""
    return FakeOAuth(
        Grant(
            access_token="pina_granted",
            expires_in_seconds=2_592_000,
            scopes=("boards:read", "pins:write"),
            refresh_token="pinr_granted",
            refresh_expires_in_seconds=5_184_000,
        ),
        base_url="http://127.0.0.1:8500/v5",
    )


@pytest.fixture
def dashboard(tmp_path: Path) -> Path:
    """Where the built dashboard would stand; nothing is there yet."""
    return tmp_path / "dashboard"


@pytest.fixture
async def app(runtime: Runtime, provider: FakeProvider, dashboard: Path) -> AsyncIterator[FastAPI]:
    studio = make_studio(runtime)
    tools: ApiTools = api_tools(runtime, studio)
    tools = dataclasses.replace(
        tools,
        draft=dataclasses.replace(
            tools.draft, boards=BoardCheck(runtime.database, runtime.secrets, provider)
        ),
        publish=dataclasses.replace(tools.publish, channel=FakeChannel(runtime.clock.now)),
        provider=provider,
        connect=dataclasses.replace(tools.connect, provider=provider, oauth=oauth()),
        renew=dataclasses.replace(tools.renew, oauth=oauth()),
        creators=dataclasses.replace(tools.creators, api=product_api()),
        trends=dataclasses.replace(tools.trends, source=trend_source()),
        web=public_web(),
        address=PUBLIC_ADDRESS,
        notify=dataclasses.replace(tools.notify, notifiers={"fake": FakeNotifier()}),
    )
    yield create_app(runtime, studio, api=tools, dashboard=dashboard)
    studio.close()


@pytest.fixture
async def anonymous(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser that is not signed in."""
    async with new_client(app) as client:
        yield client


def new_client(app: FastAPI) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app), base_url=ORIGIN, headers={"origin": ORIGIN}
    )


@pytest.fixture
async def passwords(system_database: SystemDatabase, cast: Cast, password_hash: str) -> None:
    """Everybody of the cast can sign in."""
    async with system_database.system_session() as session:
        await session.execute("update app_user set password_hash = $1", password_hash)


@pytest.fixture
async def sign_in(app: FastAPI, passwords: None) -> AsyncIterator[OpenClient]:
    """Signs people in; their clients send the CSRF token as the dashboard does."""
    async with AsyncExitStack() as stack:

        async def open_client(person: Person) -> httpx2.AsyncClient:
            client = await stack.enter_async_context(new_client(app))
            answer = await client.post("/api/v1/session", json={"email": person.email, "password": PASSWORD})
            assert answer.status_code == 200, answer.text
            client.headers["x-csrf-token"] = answer.json()["csrf_token"]
            return client

        yield open_client


@pytest.fixture
async def alice(sign_in: OpenClient, cast: Cast) -> httpx2.AsyncClient:
    return await sign_in(cast.alice)


@pytest.fixture
async def bob(sign_in: OpenClient, cast: Cast) -> httpx2.AsyncClient:
    return await sign_in(cast.bob)


@pytest.fixture
async def vera(sign_in: OpenClient, cast: Cast) -> httpx2.AsyncClient:
    return await sign_in(cast.vera)


@pytest.fixture
async def mallory(sign_in: OpenClient, cast: Cast) -> httpx2.AsyncClient:
    return await sign_in(cast.mallory)


@pytest.fixture
async def seeded(runtime: Runtime, cast: Cast) -> Seeded:
    """alice's tenant with one of everything."""
    return await seed(runtime, cast)

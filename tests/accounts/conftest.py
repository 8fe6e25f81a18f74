"""A sandbox Pinterest to connect to, an app registered there, and proxies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx2
import msgspec
import pytest

from pinflow.accounts.connect_by_oauth import CALLBACK
from pinflow.accounts.providers import PinterestOAuth
from pinflow.integrations.pinterest.oauth import PinterestApp
from pinflow.kit.clock import FixedClock
from pinflow.kit.http import new_http_client
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.fixtures import SandboxAccount, SandboxPinterest, running_server
from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.kit.running_proxy import start_proxy as start_proxy

APP_ID, APP_SECRET = "1500001", "the-secret-of-the-app"
ORIGIN = "https://pins.example.org"


class AppAtSandbox(msgspec.Struct, frozen=True):
    """An app that is registered at the sandbox, and an account whose owner may allow it."""

    sandbox: SandboxPinterest
    account: SandboxAccount
    oauth: PinterestOAuth
    http: httpx2.AsyncClient

    async def answer(self, authorize_url: str, decision: str = "allow") -> str:
        """What the owner's browser ends at after Pinterest's page."""
        page = await self.http.get(authorize_url)
        assert page.status_code == 200, page.text
        sent = await self.http.post(authorize_url, data={"decision": decision, "account_id": self.account.id})
        assert sent.status_code == 303, sent.text
        location: str = sent.headers["location"]
        return location


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with new_http_client(timeout_seconds=20) as client:
        yield client


def register_app(sandbox: SandboxPinterest, owner_id: str, *, pkce: bool = False) -> None:
    """Registers the app with the dashboard's address."""
    sandbox.control(
        "POST",
        "/apps",
        {
            "client_id": APP_ID,
            "client_secret": APP_SECRET,
            "owner_account_id": owner_id,
            "redirect_uris": [f"{ORIGIN}{CALLBACK}"],
            "rotates": True,
            "pkce": pkce,
        },
    )


def app_for(sandbox: SandboxPinterest, *, pkce: bool = False, secret: str = APP_SECRET) -> PinterestApp:
    """The app as the settings would describe it."""
    return PinterestApp(
        id=APP_ID,
        secret=secret,
        base_urls=(sandbox.base_url,),
        authorize_page=f"{sandbox.url}/oauth/",
        pkce=pkce,
    )


@pytest.fixture
def app(sandbox_pinterest: SandboxPinterest, http: httpx2.AsyncClient) -> AppAtSandbox:
    """An app whose used refresh tokens are dead, at a sandbox that is judged by the official description."""
    account = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, account.id)
    return AppAtSandbox(sandbox_pinterest, account, PinterestOAuth(http, app_for(sandbox_pinterest)), http)


@pytest.fixture
def app_with_pkce(clock: FixedClock, http: httpx2.AsyncClient) -> Iterator[AppAtSandbox]:
    """An app that asks for PKCE. The description does not name it, so no judge stands before this sandbox."""
    with running_server(create_app(clock)) as url:
        sandbox = SandboxPinterest(url)
        account = sandbox.create_account()
        register_app(sandbox, account.id, pkce=True)
        yield AppAtSandbox(sandbox, account, PinterestOAuth(http, app_for(sandbox, pkce=True)), http)
        sandbox.close()

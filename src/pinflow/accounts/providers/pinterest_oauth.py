"""Pinterest's OAuth through the installation's app."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

from pinflow.accounts.models import Grant
from pinflow.accounts.providers.provider import ConnectionRefusedForGoodError, OAuthProvider
from pinflow.integrations.pinterest.errors import PinterestReconnectError
from pinflow.integrations.pinterest.models import TokenGrant
from pinflow.integrations.pinterest.oauth import PinterestApp, PinterestOAuthClient
from pinflow.integrations.pinterest.settings import SCOPES, authorize_url
from pinflow.kit.errors import ForbiddenError

NOT_SET = (
    "Connecting with Pinterest's own page needs an app of yours at Pinterest: set PINFLOW_PINTEREST_APP_ID "
    "and PINFLOW_PINTEREST_APP_SECRET. Until then connect accounts by a token, or without a key."
)


class PinterestOAuth(OAuthProvider):
    """Speaks for the app; ``app`` None: none is set, and everything but saying so is refused."""

    def __init__(self, http: httpx2.AsyncClient, app: PinterestApp | None) -> None:
        self._http, self._app = http, app
        self.problem = None if app is not None else NOT_SET
        self.base_urls = app.base_urls if app is not None else ()
        self.scopes = SCOPES
        self.pkce = app is not None and app.pkce

    def authorize_url(self, redirect_uri: str, state: str, challenge: str | None) -> str:
        app = self._require_app()
        return authorize_url(
            app.id, redirect_uri, state, scopes=self.scopes, page=app.authorize_page, challenge=challenge
        )

    async def exchange_code(self, base_url: str, code: str, redirect_uri: str, verifier: str | None) -> Grant:
        with _translated():
            return _grant(await self._client(base_url).exchange_code(code, redirect_uri, verifier=verifier))

    async def renew(self, base_url: str, refresh_token: str) -> Grant:
        with _translated():
            return _grant(await self._client(base_url).refresh_token(refresh_token))

    def _client(self, base_url: str) -> PinterestOAuthClient:
        app = self._require_app()
        if base_url not in app.base_urls:
            # The secret is the operator's, the address comes from a tenant.
            raise ForbiddenError(
                "accounts.address_not_for_oauth",
                f"The app's secret is not sent to {base_url}. Tokens there are pasted, not renewed.",
            )
        return PinterestOAuthClient(
            self._http, base_url, app.id, app.secret, continuous_refresh=app.continuous_refresh
        )

    def _require_app(self) -> PinterestApp:
        if self._app is None:
            raise ForbiddenError("accounts.no_app", NOT_SET)
        return self._app


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PinterestReconnectError as error:
        raise ConnectionRefusedForGoodError(error.message) from error


def _grant(told: TokenGrant) -> Grant:
    return Grant(
        access_token=told.access_token,
        expires_in_seconds=told.expires_in,
        scopes=told.scopes,
        refresh_token=told.refresh_token,
        refresh_expires_in_seconds=told.refresh_token_expires_in,
    )

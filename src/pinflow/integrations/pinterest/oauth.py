"""The token endpoint: codes and refresh tokens for access tokens."""

from __future__ import annotations

import base64
import re

import httpx2
import msgspec

from pinflow.integrations.pinterest.calls import Calls, OnAnswer
from pinflow.integrations.pinterest.errors import (
    PinterestAppError,
    PinterestReconnectError,
    PinterestRefusedError,
)
from pinflow.integrations.pinterest.models import TokenGrant
from pinflow.integrations.pinterest.settings import checked_base_url

# Pinterest says of a dead code or refresh token 400, or 401 with this code or these words.
_GRANT_CODE = 283
_GRANT = re.compile(r"\bgrant|refresh[ _]token|authorization[ _]code", re.IGNORECASE)


class PinterestApp(msgspec.Struct, frozen=True, kw_only=True):
    """An app registered at Pinterest, and where its secret may be sent.

    ``base_urls``: API addresses, the first of them for new connections. ``pkce``: the authorization server
    understands it; Pinterest's description says nothing of it. ``continuous_refresh``: as for apps that were
    made before 2025-09-25.
    """

    id: str
    secret: str
    base_urls: tuple[str, ...]
    authorize_page: str
    pkce: bool = False
    continuous_refresh: bool = False

    def __repr__(self) -> str:
        return f"PinterestApp(id={self.id!r})"


class PinterestOAuthClient:
    """Speaks for the app, with its id and secret over HTTP Basic.

    Raises from every method: ``PinterestAppError`` when Pinterest does not know the app,
    ``PinterestReconnectError`` when the code or refresh token is no good, ``PinterestUnavailableError``,
    ``PinterestNotSentError``, ``PinterestRateLimitedError``. Only the second means that an account has
    to be connected again: a network failure must not disconnect it.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        base_url: str,
        app_id: str,
        app_secret: str,
        *,
        continuous_refresh: bool = False,
        on_answer: OnAnswer | None = None,
    ) -> None:
        self.base_url = checked_base_url(base_url)
        self._continuous_refresh = continuous_refresh
        basic = base64.b64encode(f"{app_id}:{app_secret}".encode()).decode("ascii")
        self._calls = Calls(
            http, self.base_url, authorization=f"Basic {basic}", secret=app_secret, on_answer=on_answer
        )

    def __repr__(self) -> str:
        return f"PinterestOAuthClient({self.base_url!r})"

    async def exchange_code(self, code: str, redirect_uri: str, *, verifier: str | None = None) -> TokenGrant:
        """Tokens for the code Pinterest sent the owner back with. A code works once.

        ``verifier``: of PKCE (RFC 7636), if the owner was sent with its challenge.
        """
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
        if verifier is not None:
            form["code_verifier"] = verifier
        return await self._grant(form)

    async def refresh_token(self, refresh_token: str) -> TokenGrant:
        """A new access token and, usually, a new refresh token.

        Save the new refresh token in the same transaction and before the access token is used: the old
        one dies 60 days after it was given.
        """
        return await self._grant({"grant_type": "refresh_token", "refresh_token": refresh_token})

    async def _grant(self, form: dict[str, str]) -> TokenGrant:
        if self._continuous_refresh:
            form["continuous_refresh"] = "true"
        try:
            return await self._calls.submit("/oauth/token", form, TokenGrant)
        except PinterestRefusedError as error:
            raise _told_by_token_endpoint(error) from None


def _told_by_token_endpoint(error: PinterestRefusedError) -> PinterestRefusedError:
    """At this endpoint 400 is about the code or refresh token; 401 where it says so, else about the app."""
    kind: type[PinterestRefusedError]
    of_grant = error.pinterest_code == _GRANT_CODE or _GRANT.search(error.pinterest_message or "") is not None
    if error.status == 401 and not of_grant:
        kind = PinterestAppError
        message = "Pinterest does not know this app. Check the app's id and secret in the settings."
    elif error.status in (400, 401):
        kind = PinterestReconnectError
        message = "Pinterest no longer accepts this connection. Connect the account again."
    else:
        return error
    return kind(message, status=error.status, pinterest_code=error.pinterest_code, rid=error.rid)

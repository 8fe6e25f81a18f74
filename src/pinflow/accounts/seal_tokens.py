"""What the accounts slice keeps sealed, and under which names."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Grant, SealedTokens
from pinflow.kit.crypto import SealedColumn, SecretBox, seal
from pinflow.kit.db import TenantSession

ACCESS_TOKEN = "account.access_token"  # noqa: S105 - what the secret is for, no secret
REFRESH_TOKEN = "account.refresh_token"  # noqa: S105 - likewise
PROXY = "account.proxy"
VERIFIER = "account.oauth_verifier"
SEALED = (
    SealedColumn("account", "access_token", ACCESS_TOKEN),
    SealedColumn("account", "refresh_token", REFRESH_TOKEN),
    SealedColumn("account", "proxy", PROXY),
    SealedColumn("account_connection", "verifier", VERIFIER),
)


async def seal_grant(
    session: TenantSession, secrets: SecretBox, grant: Grant, now: datetime, *, asked_at: datetime
) -> SealedTokens:
    """Tokens that OAuth brought, as they are stored.

    ``asked_at``: when they were asked for. Their lives count from then on: they began before the answer came.
    """
    refresh, life = grant.refresh_token, grant.refresh_expires_in_seconds
    return SealedTokens(
        access_token=await seal(session, secrets, ACCESS_TOKEN, grant.access_token),
        refresh_token=None if refresh is None else await seal(session, secrets, REFRESH_TOKEN, refresh),
        access_expires_at=asked_at + timedelta(seconds=grant.expires_in_seconds),
        refresh_expires_at=None if refresh is None or life is None else asked_at + timedelta(seconds=life),
        kind="oauth",
        saved_at=now,
    )

"""Pinterest's addresses and scopes, and which addresses tokens may go to."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import is_loopback_url

PRODUCTION_BASE_URL = "https://api.pinterest.com/v5"
OFFICIAL_SANDBOX_BASE_URL = "https://api-sandbox.pinterest.com/v5"
AUTHORIZE_URL = "https://www.pinterest.com/oauth/"
SCOPES = ("user_accounts:read", "boards:read", "boards:write", "pins:read", "pins:write")


def checked_base_url(base_url: str) -> str:
    """``base_url`` without a trailing slash, such as ``https://api.pinterest.com/v5``.

    Raises:
        InvalidInputError: ``pinterest.base_url_invalid``: tokens go only over https, or over http to this
            machine (the sandbox Pinterest).
    """
    try:
        parts = urlsplit(base_url)
        port_ok = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_ok = urlsplit(""), False
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback_url(base_url))
    bare = not (parts.username or parts.password or parts.query or parts.fragment)
    if not (secure and bare and parts.hostname and port_ok):
        raise InvalidInputError(
            "pinterest.base_url_invalid",
            f"Pinterest's address must start with https://, or with http:// on this machine. "
            f"Usual: {PRODUCTION_BASE_URL}",
        )
    return base_url.rstrip("/")


def authorize_url(
    client_id: str,
    redirect_uri: str,
    state: str,
    *,
    scopes: tuple[str, ...] = SCOPES,
    page: str = AUTHORIZE_URL,
    challenge: str | None = None,
) -> str:
    """Where the account's owner is sent to allow the app; Pinterest sends them back with ``code``.

    ``challenge``: of PKCE, the SHA-256 of the verifier in base64url without padding.
    """
    asked = {
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "response_type": "code",
        "scope": ",".join(scopes),
        "state": state,
    }
    if challenge is not None:
        asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
    return f"{page}?{urlencode(asked)}"

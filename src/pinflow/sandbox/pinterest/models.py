"""What the stand-in keeps. Times are seconds since 1970, in UTC."""

from __future__ import annotations

import msgspec

DEFAULT_SCOPES = ("user_accounts:read", "boards:read", "boards:write", "pins:read", "pins:write")
KNOWN_SCOPES = frozenset(
    f"{thing}:{verb}"
    for thing in ("ads", "billing", "biz_access", "boards", "catalogs", "pins", "user_accounts")
    for verb in ("read", "write")
) | {"boards:read_secret", "boards:write_secret", "pins:read_secret", "pins:write_secret", "msot:write"}


class App(msgspec.Struct, frozen=True, kw_only=True):
    """A registered app; ``client_credentials`` tokens speak for its owner."""

    client_id: str
    secret_hash: str
    owner_account_id: str
    redirect_uris: tuple[str, ...]
    # A refresh ends the refresh token it was made with.
    rotates: bool = False
    # A code is asked for with PKCE alone, which Pinterest's description does not name.
    pkce: bool = False


class Account(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    username: str
    business_name: str | None
    created_at: float


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """``kind`` is access, refresh or code. Only the hash of a token is kept. ``challenge``: of PKCE."""

    kind: str
    account_id: str
    client_id: str | None
    scopes: tuple[str, ...]
    expires_at: float
    redirect_uri: str | None = None
    challenge: str | None = None


class Board(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    id: str
    account_id: str
    username: str
    name: str
    description: str | None
    privacy: str
    created_at: float
    pin_count: int
    modified_at: float | None
    cover_sha256: str | None


class Section(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    id: str
    board_id: str
    name: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as it was received; ``dominant_color`` is ``#RRGGBB``."""

    sha256: str
    media_type: str
    width: int
    height: int
    dominant_color: str
    data: bytes


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    id: str
    account_id: str
    username: str
    board_id: str
    section_id: str | None
    title: str | None
    description: str | None
    alt_text: str | None
    link: str | None
    dominant_color: str
    ai_disclosures: tuple[str, ...]
    picture_sha256: str
    width: int
    height: int
    created_at: float
    late: bool
    # image, carousel or video; what a carousel or video is made of, by SHA-256.
    kind: str = "image"
    parts: tuple[str, ...] = ()

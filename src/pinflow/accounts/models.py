"""The words of the accounts slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId

AccountId = NewType("AccountId", UUID)
ConnectionId = NewType("ConnectionId", UUID)
TokenKind = Literal["pasted", "oauth"]


class AccountState(StrEnum):
    """What holds now. Only ``connected`` publishes; in every other state the queue waits and loses nothing.

    ``renewing``: the token is refused and a new one is being fetched, without a person.
    ``reconnect_needed``: the token is refused, a person must connect again.
    ``paused``: a person, or something Pinterest said, stopped publishing.
    ``stopped``: the kill switch; nothing at all is asked of Pinterest for it but a new token.
    """

    CONNECTED = "connected"
    RENEWING = "renewing"
    RECONNECT_NEEDED = "reconnect_needed"
    PAUSED = "paused"
    STOPPED = "stopped"


class AccountChannel(StrEnum):
    """Where an account's pins go. ``export``: into files and feeds; Pinterest is never asked for it."""

    PINTEREST = "pinterest"
    EXPORT = "export"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account, without its tokens and its proxy's login.

    ``base_url``, ``username`` are empty for an export account. ``proxy_shown``: the proxy without its login.
    """

    id: AccountId
    tenant_id: TenantId
    name: str
    pinterest_id: str
    username: str
    base_url: str
    state: AccountState
    state_reason: str | None
    time_zone: str
    daily_cap: int
    spacing_minutes: int
    warm_up_started_at: datetime
    scopes: tuple[str, ...]
    created_at: datetime
    channel: AccountChannel = AccountChannel.PINTEREST
    token_kind: TokenKind | None = None
    proxy_shown: str | None = None

    @property
    def may_be_asked(self) -> bool:
        """Whether Pinterest may be asked through it now; a paused account publishes nothing but may ask."""
        return self.channel is AccountChannel.PINTEREST and self.state in (
            AccountState.CONNECTED,
            AccountState.PAUSED,
        )


class Board(msgspec.Struct, frozen=True):
    """A board of an account; ``id`` is Pinterest's, or ours for an export account."""

    id: str
    name: str


class Section(msgspec.Struct, frozen=True):
    """A section of a board; ``id`` is Pinterest's."""

    id: str
    name: str


BoardPrivacy = Literal["PUBLIC", "PROTECTED", "SECRET"]


class Identity(msgspec.Struct, frozen=True):
    """Whose token it is, in the provider's terms; empty where the platform does not say."""

    id: str
    username: str


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens as the platform gave them. ``refresh_token`` None: it gave none, the former one stays good."""

    access_token: str
    expires_in_seconds: int
    scopes: tuple[str, ...]
    refresh_token: str | None
    refresh_expires_in_seconds: int | None

    def __repr__(self) -> str:
        return f"Grant(scopes={self.scopes!r}, expires_in_seconds={self.expires_in_seconds})"


class SealedTokens(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens as they are stored. ``access_expires_at`` None: nobody said."""

    access_token: bytes | None
    refresh_token: bytes | None = None
    access_expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None
    kind: TokenKind = "pasted"
    saved_at: datetime | None = None


class SealedProxy(msgspec.Struct, frozen=True):
    """An account's proxy with its login, as stored."""

    proxy: bytes | None


class TokenStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How an account's tokens stand, without them."""

    kind: TokenKind | None
    saved_at: datetime | None
    access_expires_at: datetime | None
    refresh_expires_at: datetime | None
    renewable: bool
    renew_after: datetime | None
    renew_problem: str | None


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """What a process that may renew an account's tokens works with."""

    tenant_id: TenantId
    id: AccountId
    base_url: str
    refresh_token: bytes
    token_version: int
    renew_failures: int
    proxy_shown: str | None


class SeenLimit(msgspec.Struct, frozen=True, kw_only=True):
    """What the platform said of one kind of request. None: it did not say."""

    kind: str
    quota: int | None
    window_seconds: int | None
    remaining: int | None
    reset_seconds: int | None


class StoredLimit(msgspec.Struct, frozen=True, kw_only=True):
    """The newest of that kind that was seen."""

    kind: str
    quota: int | None
    window_seconds: int | None
    remaining: int | None
    reset_at: datetime | None
    seen_at: datetime


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Something that Pinterest refused to an account's pin, in words."""

    at: datetime
    pin_id: UUID
    code: str
    message: str


class PendingConnection(msgspec.Struct, frozen=True, kw_only=True):
    """A journey to the platform's page that somebody has begun."""

    id: ConnectionId
    user_id: UUID
    verifier: bytes | None
    name: str
    base_url: str
    time_zone: str
    redirect_uri: str
    expires_at: datetime


class Stop(msgspec.Struct, frozen=True):
    """The kill switch for all accounts of a tenant, thrown."""

    reason: str
    stopped_by: str
    stopped_at: datetime

"""The accounts slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr

from pinflow.accounts import models
from pinflow.accounts.daily_cap import WARM_UP_WEEKS, cap_on
from pinflow.accounts.limit_words import limit_words
from pinflow.accounts.models import AccountChannel, AccountState, BoardPrivacy
from pinflow.accounts.scopes import REASONS, missing_words
from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page

# A command shows an account without all that connecting one needs.
if TYPE_CHECKING:
    from pinflow.accounts.connect_by_oauth import Begun
    from pinflow.accounts.providers.provider import OAuthProvider
    from pinflow.accounts.queries import AccountLoad
    from pinflow.accounts.show_health import Health as HealthFound


class Account(ApiModel):
    """An account. ``published_today``: on the account's local day.

    ``channel`` export: its pins leave as files and feeds, and it has no ``base_url``. ``proxy``: its own way
    out, without the login.
    ``cap_today``: how many may go out on that day; below ``daily_cap`` while the account is new.
    ``cap_reason``: what sets it.
    """

    model_config = examples(
        {
            "id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "name": "Evergreen",
            "username": "evergreenhome",
            "channel": "pinterest",
            "base_url": "https://api.pinterest.com/v5",
            "proxy": None,
            "state": "connected",
            "state_reason": None,
            "time_zone": "Europe/Berlin",
            "daily_cap": 10,
            "cap_today": 3,
            "cap_reason": "warm-up, week 1 of 4",
            "spacing_minutes": 60,
            "published_today": 2,
            "next_slot_at": "2026-11-23T10:20:00Z",
        }
    )

    id: UUID
    name: str
    username: str | None
    channel: AccountChannel
    base_url: str | None
    proxy: str | None
    state: AccountState
    state_reason: str | None
    time_zone: str
    daily_cap: int
    cap_today: int
    cap_reason: str
    spacing_minutes: int
    published_today: int
    next_slot_at: datetime | None

    @classmethod
    def of(cls, account: models.Account, load: AccountLoad | None, now: datetime) -> Account:
        """A stored account with what it has to do; ``load`` None: nothing."""
        cap_today, cap_reason = cap_on(
            account.daily_cap, account.warm_up_started_at, now, ZoneInfo(account.time_zone)
        )
        return cls(
            id=account.id,
            name=account.name,
            username=account.username or None,
            channel=account.channel,
            base_url=account.base_url or None,
            proxy=account.proxy_shown,
            state=account.state,
            state_reason=account.state_reason,
            time_zone=account.time_zone,
            daily_cap=account.daily_cap,
            cap_today=cap_today,
            cap_reason=cap_reason,
            spacing_minutes=account.spacing_minutes,
            published_today=load.published_today if load else 0,
            next_slot_at=load.next_slot_at if load else None,
        )


class AccountPage(Page[Account]):
    """Accounts, the oldest first."""


class NewLimits(Change):
    """All three: ``daily_cap`` 1 to 25, ``spacing_minutes`` 20 at least, ``time_zone`` an IANA name."""

    model_config = change_examples({"daily_cap": 8, "spacing_minutes": 90, "time_zone": "Europe/Berlin"})

    daily_cap: int
    spacing_minutes: int
    time_zone: str


class NewAccount(Change):
    """An account by a token its owner pasted, or one for export alone, which has neither token nor address.

    ``time_zone`` left out: that of the first project. ``base_url`` left out: production.
    """

    model_config = change_examples(
        {"name": "Evergreen", "base_url": "https://api.pinterest.com/v5", "token": "pina_…"},
        {"name": "By hand", "channel": "export"},
    )

    name: str
    channel: AccountChannel = may_be_left_out()
    base_url: str = may_be_left_out()
    token: SecretStr = may_be_left_out()
    time_zone: str = may_be_left_out()


class AskedScope(ApiModel):
    """A permission that the owner is asked for, and why."""

    model_config = examples({"scope": "pins:write", "reason": "to publish the pins you approved"})

    scope: str
    reason: str


class ConnectOptions(ApiModel):
    """How accounts can be connected here. ``oauth_problem``: why Pinterest's own page is not open, in words.

    ``redirect_uri``: what has to be registered with the app at Pinterest, letter by letter.
    """

    model_config = examples(
        {
            "oauth_problem": None,
            "base_urls": ["https://api.pinterest.com/v5", "https://api-sandbox.pinterest.com/v5"],
            "redirect_uri": "https://pins.example.org/accounts/callback",
            "pkce": False,
            "scopes": [{"scope": "pins:write", "reason": "to publish the pins you approved"}],
        }
    )

    oauth_problem: str | None
    base_urls: list[str]
    redirect_uri: str
    pkce: bool
    scopes: list[AskedScope]

    @classmethod
    def of(cls, oauth: OAuthProvider, redirect_uri: str) -> ConnectOptions:
        """What the app can do."""
        return cls(
            oauth_problem=oauth.problem,
            base_urls=list(oauth.base_urls),
            redirect_uri=redirect_uri,
            pkce=oauth.pkce,
            scopes=[AskedScope(scope=scope, reason=REASONS[scope]) for scope in oauth.scopes],
        )


class NewConnection(Change):
    """A journey to Pinterest's page. ``base_url`` left out: the first that the app may speak to."""

    model_config = change_examples({"name": "Evergreen"})

    name: str
    base_url: str = may_be_left_out()
    time_zone: str = may_be_left_out()


class ConnectionBegun(ApiModel):
    """Where the owner goes now; they come back to ``redirect_uri`` until ``expires_at``."""

    model_config = examples(
        {
            "authorize_url": "https://www.pinterest.com/oauth/?client_id=1&state=…",
            "redirect_uri": "https://pins.example.org/accounts/callback",
            "expires_at": "2026-11-23T09:30:00Z",
        }
    )

    authorize_url: str
    redirect_uri: str
    expires_at: datetime

    @classmethod
    def of(cls, begun: Begun) -> ConnectionBegun:
        return cls(
            authorize_url=begun.authorize_url, redirect_uri=begun.redirect_uri, expires_at=begun.expires_at
        )


class ConnectionAnswer(Change):
    """What Pinterest's page sent the owner back with: ``code``, or ``error``."""

    model_config = change_examples({"state": "…", "code": "…"})

    state: SecretStr
    code: SecretStr = may_be_left_out()
    error: str = may_be_left_out()


class StopReason(Change):
    """Why the kill switch is thrown, in the member's words."""

    model_config = change_examples({"reason": "The tag is wrong."})

    reason: str = may_be_left_out()


class AccountSwitch(ApiModel):
    """The kill switch for all accounts."""

    model_config = examples(
        {
            "stopped": True,
            "reason": "All accounts were stopped by Nora: the tag is wrong.",
            "stopped_by": "Nora",
            "stopped_at": "2026-11-23T09:00:00Z",
        }
    )

    stopped: bool
    reason: str | None
    stopped_by: str | None
    stopped_at: datetime | None

    @classmethod
    def of(cls, stop: models.Stop | None) -> AccountSwitch:
        if stop is None:
            return cls(stopped=False, reason=None, stopped_by=None, stopped_at=None)
        return cls(stopped=True, reason=stop.reason, stopped_by=stop.stopped_by, stopped_at=stop.stopped_at)


class NewProxy(ApiModel):
    """A proxy: http, https, socks5 or socks5h URL, with or without a login."""

    model_config = examples({"proxy": "socks5://seller:…@proxy.example:1080"})

    proxy: SecretStr


class ProxyWorks(ApiModel):
    """Pinterest answered through the proxy."""

    model_config = examples({"proxy": "socks5://proxy.example:1080", "works": True})

    proxy: str
    works: Literal[True]


class AccountToken(ApiModel):
    """How the account's tokens stand. ``kind`` null: it has none.

    ``renewable``: pinflow renews it by itself, days ahead; ``renew_problem``: why that did not work yet.
    """

    model_config = examples(
        {
            "kind": "oauth",
            "saved_at": "2026-11-03T09:00:00Z",
            "expires_at": "2026-12-03T09:00:00Z",
            "refresh_expires_at": "2027-01-02T09:00:00Z",
            "renewable": True,
            "renew_after": None,
            "renew_problem": None,
        }
    )

    kind: models.TokenKind | None
    saved_at: datetime | None
    expires_at: datetime | None
    refresh_expires_at: datetime | None
    renewable: bool
    renew_after: datetime | None
    renew_problem: str | None


class AccountLimit(ApiModel):
    """What Pinterest said last of one kind of request; null: it did not say.

    ``words``: what ``kind`` means.
    """

    model_config = examples(
        {
            "kind": "org_read_app_id_user_id",
            "words": "reading",
            "quota": 1000,
            "window_seconds": 60,
            "remaining": 994,
            "resets_at": "2026-11-23T09:01:00Z",
            "seen_at": "2026-11-23T09:00:10Z",
        }
    )

    kind: str
    words: str
    quota: int | None
    window_seconds: int | None
    remaining: int | None
    resets_at: datetime | None
    seen_at: datetime


class AccountRefusal(ApiModel):
    """What Pinterest refused, in words."""

    model_config = examples(
        {
            "at": "2026-11-23T09:00:00Z",
            "pin_id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "code": "pinterest.picture_refused",
            "message": "Pinterest refused this picture: it is smaller than 200 px. Choose another picture.",
        }
    )

    at: datetime
    pin_id: UUID
    code: str
    message: str


class AccountWeek(ApiModel):
    """Monday to Sunday in the account's zone; ``cap``: what the days of it allow together."""

    model_config = examples({"published": 9, "cap": 30})

    published: int
    cap: int


class WarmUp(ApiModel):
    """``week`` null: it is over."""

    model_config = examples({"week": 1, "weeks": 4, "cap_today": 3, "reason": "warm-up, week 1 of 4"})

    week: int | None
    weeks: int
    cap_today: int
    reason: str


class AccountHealth(ApiModel):
    """How an account is doing, as it is known here.

    ``scopes`` empty: nobody said; ``scopes_problem``: what is missing, in words. ``waiting``: approved pins
    that have not gone out; ``late``: those of them whose slot has passed.
    """

    model_config = examples(
        {
            "account_id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "name": "Evergreen",
            "state": "connected",
            "state_reason": None,
            "token": {
                "kind": "oauth",
                "saved_at": "2026-11-03T09:00:00Z",
                "expires_at": "2026-12-03T09:00:00Z",
                "refresh_expires_at": "2027-01-02T09:00:00Z",
                "renewable": True,
                "renew_after": None,
                "renew_problem": None,
            },
            "scopes": ["boards:read"],
            "scopes_problem": None,
            "limits": [
                {
                    "kind": "org_read_app_id_user_id",
                    "words": "reading",
                    "quota": 1000,
                    "window_seconds": 60,
                    "remaining": 994,
                    "resets_at": "2026-11-23T09:01:00Z",
                    "seen_at": "2026-11-23T09:00:10Z",
                }
            ],
            "week": {"published": 9, "cap": 30},
            "warm_up": {"week": 1, "weeks": 4, "cap_today": 3, "reason": "warm-up, week 1 of 4"},
            "refusals": [],
            "waiting": 4,
            "late": 0,
            "proxy": None,
        }
    )

    account_id: UUID
    name: str
    state: AccountState
    state_reason: str | None
    token: AccountToken
    scopes: list[str]
    scopes_problem: str | None
    limits: list[AccountLimit]
    week: AccountWeek
    warm_up: WarmUp
    refusals: list[AccountRefusal]
    waiting: int
    late: int
    proxy: str | None

    @classmethod
    def of(cls, found: HealthFound) -> AccountHealth:
        """What was found out, for a reader."""
        account, token = found.account, found.token
        return cls(
            account_id=account.id,
            name=account.name,
            state=account.state,
            state_reason=account.state_reason,
            token=AccountToken(
                kind=token.kind,
                saved_at=token.saved_at if token.kind is not None else None,
                expires_at=token.access_expires_at,
                refresh_expires_at=token.refresh_expires_at,
                renewable=token.renewable,
                renew_after=token.renew_after,
                renew_problem=token.renew_problem,
            ),
            scopes=list(account.scopes),
            scopes_problem=missing_words(found.missing_scopes),
            limits=[
                AccountLimit(
                    kind=limit.kind,
                    words=limit_words(limit.kind),
                    quota=limit.quota,
                    window_seconds=limit.window_seconds,
                    remaining=limit.remaining,
                    resets_at=limit.reset_at,
                    seen_at=limit.seen_at,
                )
                for limit in found.limits
            ],
            week=AccountWeek(published=found.published_this_week, cap=found.cap_this_week),
            warm_up=WarmUp(
                week=found.warm_up_week,
                weeks=WARM_UP_WEEKS,
                cap_today=found.cap_today,
                reason=found.cap_reason,
            ),
            refusals=[
                AccountRefusal(at=each.at, pin_id=each.pin_id, code=each.code, message=each.message)
                for each in found.refusals
            ],
            waiting=found.waiting,
            late=found.late,
            proxy=account.proxy_shown,
        )


class Board(ApiModel):
    """A board; its id is Pinterest's, or pinflow's for an export account."""

    model_config = examples({"id": "1022106146619699845", "name": "Small kitchens"})

    id: str
    name: str


class BoardPage(Page[Board]):
    """Boards by name."""


class NewBoard(Change):
    """A board to be made. Left out: no description, public. An export account's boards are names alone."""

    model_config = change_examples({"name": "Small kitchens", "privacy": "SECRET"})

    name: str
    description: str = may_be_left_out()
    privacy: BoardPrivacy = may_be_left_out()


class Section(ApiModel):
    """A section of a board; its id is Pinterest's."""

    model_config = examples({"id": "5078392651234567890", "name": "Shelves"})

    id: str
    name: str


class SectionPage(Page[Section]):
    """Sections by name."""


class NewSection(ApiModel):
    """A section to be made."""

    model_config = examples({"name": "Shelves"})

    name: str = Field(max_length=1000)

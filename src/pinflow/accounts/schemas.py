"""The accounts slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from pinflow.accounts import models
from pinflow.accounts.daily_cap import cap_on
from pinflow.accounts.models import AccountState
from pinflow.accounts.queries import AccountLoad
from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page


class Account(ApiModel):
    """A connected Pinterest account. ``published_today``: on the account's local day.

    ``cap_today``: how many may go out on that day; below ``daily_cap`` while the account is new.
    ``cap_reason``: what sets it.
    """

    model_config = examples(
        {
            "id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "name": "Evergreen",
            "username": "evergreenhome",
            "base_url": "https://api.pinterest.com/v5",
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
    base_url: str
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
            base_url=account.base_url,
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


class NewAccount(Change):
    """An account by a token its owner pasted. ``time_zone`` left out: that of the first project."""

    model_config = change_examples(
        {"name": "Evergreen", "base_url": "https://api.pinterest.com/v5", "token": "pina_…"}
    )

    name: str
    base_url: str
    token: SecretStr
    time_zone: str = may_be_left_out()


class Board(ApiModel):
    """A board; its id is Pinterest's."""

    model_config = examples({"id": "1022106146619699845", "name": "Small kitchens"})

    id: str
    name: str


class BoardPage(Page[Board]):
    """Boards by name."""

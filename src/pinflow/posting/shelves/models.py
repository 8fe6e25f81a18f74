"""The words of exports as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantId
from pinflow.pins.pin import PinId


class ExportWay(StrEnum):
    """How an export account's pins leave, by the channel's name."""

    CSV = "pinterest_csv"
    RSS = "rss"


class AccountExport(msgspec.Struct, frozen=True, kw_only=True):
    """An export account's setting. ``feed_made_at`` None: nobody was told a feed's address yet.

    ``token_hash`` None: the account has no public addresses yet.
    """

    way: ExportWay = ExportWay.CSV
    token_hash: bytes | None = None
    feed_made_at: datetime | None = None


class ExportItem(msgspec.Struct, frozen=True, kw_only=True):
    """A pin as it was handed out. ``batch``: the number of its file; None in feeds, and before."""

    tenant_id: TenantId
    account_id: AccountId
    pin_id: PinId
    way: ExportWay
    board_id: str
    board_name: str
    title: str
    description: str
    link: str | None
    picture_sha256: bytes
    picture_media_type: str
    picture_size: int
    at: datetime
    batch: int | None


class ExportBatch(msgspec.Struct, frozen=True):
    """A file, by its number in the account. ``rows``: how many pins it holds."""

    number: int
    made_at: datetime
    made_by: str
    rows: int


class LeftOut(msgspec.Struct, frozen=True):
    """A pin that did not go into the file, with the reason in words."""

    pin_id: PinId
    title: str
    reason: str


class HandedOut(msgspec.Struct, frozen=True):
    """What handing out came to. ``batch`` None: there was nothing to put into a file.

    ``further``: how many pins of the next 14 days wait for another file.
    """

    batch: ExportBatch | None
    left_out: tuple[LeftOut, ...]
    further: int


class Feed(msgspec.Struct, frozen=True):
    """An account's feed, found by its token."""

    tenant_id: TenantId
    account_id: AccountId
    name: str
    token_hash: bytes


class PublicPicture(msgspec.Struct, frozen=True):
    """A picture that was handed out, and what its address is keyed with."""

    tenant_id: TenantId
    picture_sha256: bytes
    token_hash: bytes

"""All SQL of shelves."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.pins.pin import PinId
from pinflow.posting.channels.shelf import ShelfItem
from pinflow.posting.shelves.models import (
    AccountExport,
    ExportBatch,
    ExportItem,
    ExportWay,
    Feed,
    PublicPicture,
)

_ITEM = """tenant_id, account_id, pin_id, way, board_id, board_name, title, description, link, picture_sha256,
  picture_media_type, picture_size, at, batch"""


async def find_export(session: TenantSession, account_id: AccountId) -> AccountExport:
    """The account's setting; files where none was made."""
    found = await session.fetch_one(
        AccountExport,
        "select way, token_hash, feed_made_at from account_export where account_id = $1",
        account_id,
    )
    return found or AccountExport()


async def add_export(session: TenantSession, account_id: AccountId, token_hash: bytes) -> AccountExport:
    """The account's setting, with a new hash if it had none."""
    await session.execute(
        "insert into account_export (tenant_id, account_id, token_hash) values ($1, $2, $3)"
        " on conflict (tenant_id, account_id) do nothing",
        session.tenant_id,
        account_id,
        token_hash,
    )
    return await find_export(session, account_id)


async def update_way(session: TenantSession, account_id: AccountId, way: ExportWay) -> None:
    await session.execute("update account_export set way = $2 where account_id = $1", account_id, way)


async def update_token(
    session: TenantSession, account_id: AccountId, token_hash: bytes, now: datetime
) -> None:
    await session.execute(
        "update account_export set token_hash = $2, feed_made_at = $3 where account_id = $1",
        account_id,
        token_hash,
        now,
    )


async def find_board_name(session: TenantSession, account_id: AccountId, board_id: str) -> str | None:
    """What the owner calls a board of an export account; None if there is no such board."""
    name: str | None = await session.fetch_value(
        "select name from export_board where account_id = $1 and board_id = $2", account_id, board_id
    )
    return name


async def insert_item(
    session: TenantSession, account_id: AccountId, pin_id: PinId, item: ShelfItem, board_name: str
) -> None:
    """Puts a pin on the account's shelf; one that was handed out before stays as it was."""
    await session.execute(
        f"insert into export_item ({_ITEM}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " null) on conflict (tenant_id, pin_id) do nothing",
        session.tenant_id,
        account_id,
        pin_id,
        item.way,
        item.board_id,
        board_name,
        item.title,
        item.description,
        item.link,
        item.picture_sha256,
        item.picture_media_type,
        item.picture_size,
        item.at,
    )


async def get_item(session: TenantSession, pin_id: PinId) -> ExportItem:
    found = await session.fetch_one(ExportItem, f"select {_ITEM} from export_item where pin_id = $1", pin_id)
    if found is None:
        raise NotFoundError("exports.no_such_item", "This pin was not handed out.")
    return found


async def list_board_items(session: TenantSession, account_id: AccountId, board_id: str) -> list[ExportItem]:
    """What was handed out for a board, by time."""
    return await session.fetch_all(
        ExportItem,
        f"select {_ITEM} from export_item where account_id = $1 and board_id = $2 order by at, pin_id",
        account_id,
        board_id,
    )


async def list_unfiled(session: TenantSession, account_id: AccountId) -> list[ExportItem]:
    """What stands ready for a file and is in none, by time; locked."""
    return await session.fetch_all(
        ExportItem,
        f"select {_ITEM} from export_item where account_id = $1 and way = 'pinterest_csv' and batch is null"
        " order by at, pin_id for update",
        account_id,
    )


async def list_batch_items(session: TenantSession, account_id: AccountId, number: int) -> list[ExportItem]:
    """The rows of a file, by time."""
    return await session.fetch_all(
        ExportItem,
        f"select {_ITEM} from export_item where account_id = $1 and batch = $2 order by at, pin_id",
        account_id,
        number,
    )


async def list_feed_items(
    session: TenantSession, account_id: AccountId, now: datetime, limit: int
) -> list[ExportItem]:
    """What the account's feed shows, the newest first."""
    return await session.fetch_all(
        ExportItem,
        f"select {_ITEM} from export_item where account_id = $1 and way = 'rss' and at <= $2"
        " order by at desc, pin_id desc limit $3",
        account_id,
        now,
        limit,
    )


async def insert_batch(
    session: TenantSession, account_id: AccountId, pin_ids: list[PinId], made_by: str, now: datetime
) -> int:
    """Puts the pins into a new file; returns its number. The caller has locked the account."""
    number: int = await session.fetch_value(
        "insert into export_batch (tenant_id, account_id, number, made_at, made_by) values ($1, $2,"
        " (select coalesce(max(number), 0) + 1 from export_batch where account_id = $2), $3, $4)"
        " returning number",
        session.tenant_id,
        account_id,
        now,
        made_by,
    )
    await session.execute(
        "update export_item set batch = $3 where account_id = $1 and pin_id = any ($2) and batch is null",
        account_id,
        pin_ids,
        number,
    )
    return number


async def list_batches(
    session: TenantSession, account_id: AccountId, *, before: int | None, limit: int
) -> list[ExportBatch]:
    """The account's files, the newest first."""
    return await session.fetch_all(
        ExportBatch,
        "select b.number, b.made_at, b.made_by, (select count(*) from export_item i"
        " where i.account_id = b.account_id and i.batch = b.number) as rows from export_batch b"
        " where b.account_id = $1 and ($2::integer is null or b.number < $2) order by b.number desc limit $3",
        account_id,
        before,
        limit,
    )


async def list_upcoming(
    session: TenantSession, account_id: AccountId, since: datetime, until: datetime
) -> list[PinId]:
    """The account's scheduled pins whose slot lies in between, by slot."""
    return await session.fetch_values(
        "select id from pin where account_id = $1 and state = 'scheduled' and scheduled_at >= $2"
        " and scheduled_at <= $3 order by scheduled_at, id",
        account_id,
        since,
        until,
    )


async def find_feed(session: SystemSession, token_hash: bytes) -> Feed | None:
    """The feed that a token opens; None where it opens none, or the account's pins leave otherwise."""
    return await session.fetch_one(
        Feed,
        "select e.tenant_id, e.account_id, a.name, e.token_hash from account_export e join account a"
        " on a.id = e.account_id where e.token_hash = $1 and e.way = 'rss' and e.feed_made_at is not null",
        token_hash,
    )


async def find_public_picture(session: SystemSession, pin_id: PinId) -> PublicPicture | None:
    """The picture of a pin that was handed out."""
    return await session.fetch_one(
        PublicPicture,
        "select i.tenant_id, i.picture_sha256, e.token_hash from export_item i join account_export e"
        " on e.tenant_id = i.tenant_id and e.account_id = i.account_id where i.pin_id = $1",
        pin_id,
    )

"""An account's shelf in the database, and by which channel its pins leave."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pinflow.accounts.models import Account
from pinflow.kit.db import Database, TenantSession
from pinflow.pins.pin import PinId
from pinflow.posting.channels.channel import RefusedError
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.shelf import Shelf, ShelfItem
from pinflow.posting.shelves.models import ExportItem
from pinflow.posting.shelves.queries import (
    find_board_name,
    find_export,
    get_item,
    insert_item,
    list_board_items,
)


class AccountShelf(Shelf):
    """Each call is a transaction of its own."""

    def __init__(self, database: Database, account: Account) -> None:
        self._database = database
        self._account = account

    async def put(self, item: ShelfItem) -> ShelfItem:
        """As ``Shelf.put``.

        Raises:
            RefusedError: ``posting.no_such_board``.
            ExternalError: the database went away; the item may stand.
        """
        pin_id = PinId(UUID(item.key))
        async with self._database.tenant_session(self._account.tenant_id) as session:
            board = await find_board_name(session, self._account.id, item.board_id)
            if board is None:
                raise RefusedError("posting.no_such_board", "Its board is gone. Choose another.", blame="pin")
            await insert_item(session, self._account.id, pin_id, item, board)
            stands = await get_item(session, pin_id)
        return _shown(stands)

    async def list_items(self, board_id: str) -> list[ShelfItem]:
        async with self._database.tenant_session(self._account.tenant_id, read_only=True) as session:
            items = await list_board_items(session, self._account.id, board_id)
        return [_shown(item) for item in items]


def _shown(item: ExportItem) -> ShelfItem:
    return ShelfItem(
        key=str(item.pin_id),
        way=item.way,
        board_id=item.board_id,
        title=item.title,
        description=item.description,
        link=item.link,
        picture_sha256=item.picture_sha256,
        picture_media_type=item.picture_media_type,
        picture_size=item.picture_size,
        at=item.at,
    )


async def choose_export(
    session: TenantSession, database: Database, account: Account, exports: Mapping[str, type[ExportChannel]]
) -> ExportChannel:
    """The channel that an export account chose, with the account's shelf."""
    way = (await find_export(session, account.id)).way
    return exports[way](AccountShelf(database, account))

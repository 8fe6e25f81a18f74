"""Pins as the API shows them, with the names around them."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.accounts.queries import list_accounts, list_board_names
from pinflow.kit.db import TenantSession
from pinflow.pins import schemas
from pinflow.pins.pin import Pin
from pinflow.pins.queries import list_approvals, list_first_approvals, list_marks


async def show_pins(session: TenantSession, pins: Sequence[Pin]) -> list[schemas.Pin]:
    """Pins with the names of their accounts and boards and who approved them."""
    accounts = {account.id: account for account in await list_accounts(session)}
    boards = {
        board.id: board.name
        for board in await list_board_names(session, [pin.board_id for pin in pins if pin.board_id])
    }
    ids = [pin.id for pin in pins]
    approvals = {row.pin_id: row for row in await list_approvals(session, ids)}
    first = {row.pin_id: row for row in await list_first_approvals(session, ids)}
    marks = await list_marks(session, ids)
    return [
        schemas.Pin.of(
            pin,
            accounts.get(pin.account_id) if pin.account_id else None,
            boards.get(pin.board_id) if pin.board_id else None,
            approvals.get(pin.id),
            first=first.get(pin.id),
            marks=marks.get(pin.id),
        )
        for pin in pins
    ]

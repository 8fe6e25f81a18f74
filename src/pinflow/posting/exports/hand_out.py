"""Hands out the next pins of an account as a file for Pinterest's bulk upload, each pin once."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Account, AccountId, AccountState
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, NotFoundError
from pinflow.pins.pin import Pin, PinKind, PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.channels.pinterest_csv import (
    FURTHEST,
    MOST_ROWS,
    CsvRow,
    PinterestCsvChannel,
    find_board_fault,
    write_csv,
)
from pinflow.posting.exports.choose_way import get_export_account, require_export
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import lock_account
from pinflow.posting.shelves.models import ExportItem, ExportWay, HandedOut, LeftOut
from pinflow.posting.shelves.queries import (
    find_board_name,
    find_export,
    insert_batch,
    list_batch_items,
    list_batches,
    list_unfiled,
    list_upcoming,
)

# Time to upload the file before the first of its slots comes.
LEAD = timedelta(minutes=30)
# An upload a little later than now must not find a slot that lies too far ahead; nor must our own clock.
_MARGIN = timedelta(minutes=5)


async def hand_out(
    tools: PublishTools, actor: Actor, account_id: AccountId, address: PublicAddress
) -> HandedOut:
    """Puts the account's scheduled pins of the next 14 days into a new file, up to 100 of them.

    They count as published from then on, at their slots. What was handed out when a process ended before it
    had made the file comes first in the next one.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such account.
        ConflictError: ``exports.not_exported``, ``exports.no_public_address``, ``exports.no_files``: its pins
            leave by a feed; ``exports.account_held``: it is paused or stopped.
    """
    require_role(actor, Role.EDITOR)
    address.require()
    now = tools.clock.now()
    async with tools.database.tenant_session(actor.tenant_id) as session:
        account = await get_export_account(session, account_id)
        await _require_files(session, account)
        waiting = await list_unfiled(session, account_id)
        upcoming = await list_upcoming(session, account_id, now + LEAD, now + FURTHEST - _MARGIN)
    titles = {_same(item.title) for item in waiting[:MOST_ROWS]}
    room = MOST_ROWS - len(titles)
    left_out, further = [], max(len(waiting) - MOST_ROWS, 0)
    for pin_id in upcoming:
        if room <= 0:
            further += 1
            continue
        async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
            pin = await get_pin(session, pin_id)
            fault = await _find_fault(session, pin, titles)
        if fault is None:
            await publish_pin(tools, actor.tenant_id, pin_id, ahead=FURTHEST)
            async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
                pin = await get_pin(session, pin_id)
            if pin.state is not PinState.PUBLISHED:
                fault = pin.failure_message or pin.slot_reason or "It could not be handed out now."
        if fault is None:
            titles.add(_same(pin.title))
            room -= 1
        else:
            left_out.append(LeftOut(pin_id, pin.title, fault))
    async with tools.database.tenant_session(actor.tenant_id) as session:
        return await _make_batch(session, actor, account, left_out, further, tools.clock.now())


async def _require_files(session: TenantSession, account: Account) -> None:
    if (await find_export(session, account.id)).way is not ExportWay.CSV:
        raise ConflictError(
            "exports.no_files", f"The pins of “{account.name}” leave by its feed. Choose pinterest_csv first."
        )
    if account.state is not AccountState.CONNECTED:
        raise ConflictError(
            "exports.account_held", account.state_reason or f"“{account.name}” is paused; nothing leaves it."
        )


async def _find_fault(session: TenantSession, pin: Pin, titles: set[str]) -> str | None:
    """Why the pin cannot stand in this file, in words; None if it can."""
    if pin.kind is not PinKind.IMAGE:
        return f"Pinterest's file holds single pictures; this is a {pin.kind}."
    fault = PinterestCsvChannel.find_fault(
        pin.title, pin.description, pin.link, ai_disclosures=pin.ai_disclosures
    )
    if fault is not None:
        return fault
    if _same(pin.title) in titles:
        return (
            "Another pin in this file has the same title, which Pinterest refuses. It goes into a later one."
        )
    assert pin.account_id is not None
    board = await find_board_name(session, pin.account_id, pin.board_id or "")
    return "Its board is gone. Choose another." if board is None else find_board_fault(board)


def _same(title: str) -> str:
    return " ".join(title.split()).casefold()


async def _make_batch(
    session: TenantSession,
    actor: Actor,
    account: Account,
    left_out: list[LeftOut],
    further: int,
    now: datetime,
) -> HandedOut:
    await lock_account(session, account.id)
    await require_export(session, account.id)
    chosen: dict[str, ExportItem] = {}
    for item in await list_unfiled(session, account.id):
        # Somebody else may be handing out as well: the later of two with one title waits.
        if len(chosen) < MOST_ROWS:
            chosen.setdefault(_same(item.title), item)
    if not chosen:
        return HandedOut(None, tuple(left_out), further)
    pin_ids = [item.pin_id for item in chosen.values()]
    number = await insert_batch(session, account.id, pin_ids, actor.name, now)
    await record_audit(
        session, actor, "account.handed_out", "account", account.id, now, number=number, rows=len(pin_ids)
    )
    await record_change(
        session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account.id, now=now
    )
    (batch,) = await list_batches(session, account.id, before=number + 1, limit=1)
    return HandedOut(batch, tuple(left_out), further)


async def read_file(
    session: TenantSession,
    account_id: AccountId,
    number: int | None,
    address: PublicAddress,
    now: datetime,
) -> tuple[int, bytes]:
    """A file by its number, the newest without one: the same pins again, and its number.

    A slot that has passed meanwhile is left empty: Pinterest refuses dates that are over, and publishes then.

    Raises:
        NotFoundError: no such account; ``exports.no_such_file``.
        ConflictError: ``exports.not_exported``, ``exports.no_public_address``.
    """
    address.require()
    account = await get_export_account(session, account_id)
    if number is None:
        newest = await list_batches(session, account_id, before=None, limit=1)
        number = newest[0].number if newest else 0
    items = await list_batch_items(session, account_id, number)
    token_hash = (await find_export(session, account_id)).token_hash
    if not items or token_hash is None:
        raise NotFoundError("exports.no_such_file", f"“{account.name}” has no such file.")
    return number, write_csv(
        CsvRow(
            title=item.title,
            media_url=address.picture(token_hash, item.pin_id, item.picture_media_type),
            board=item.board_name,
            description=item.description,
            link=item.link,
            at=item.at if item.at > now else None,
        )
        for item in items
    )

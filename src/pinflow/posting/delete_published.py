"""Takes a published pin down on Pinterest. There is no way back, and the pin is never published again."""

from __future__ import annotations

from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import AccountChannel
from pinflow.accounts.pace.keep_pace import AccountPace
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ConflictError
from pinflow.pins.actions import require_action
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin
from pinflow.posting.hold_blamed import hold_blamed
from pinflow.posting.models import EventKind
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import add_event, list_standing, lock_account, record_deleted


async def delete_published(tools: PublishTools, actor: Actor, pin_id: PinId) -> Pin:
    """Deletes the pin at Pinterest, then notes it; one that is gone there already counts as deleted.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin.
        ConflictError: ``pins.not_now``: it is not published. ``posting.cannot_delete``: it was exported.
        ExternalError: Pinterest refuses or cannot be asked; the pin still counts as published. An account
            that is blamed is held, as when publishing.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
        require_action(pin, "delete")
        assert pin.account_id is not None
        assert pin.pinterest_pin_id is not None
        account = await get_account(session, pin.account_id)
    if account.channel is AccountChannel.EXPORT:
        raise ConflictError(
            "posting.cannot_delete",
            "It was handed out; Pinterest is never asked for this account. Delete it by hand.",
        )
    asked_at = tools.clock.now()
    token = await open_access_token(tools.database, tools.secrets, account)
    pace = AccountPace(tools.database, tools.clock, account)
    # Before our row: killed in between, it is deleted once more, which does no harm.
    try:
        async with tools.speaking_for(account):
            await tools.channel.delete(account.base_url, token, pin.pinterest_pin_id, pace)
    except AppError as error:
        async with tools.database.tenant_session(actor.tenant_id) as session:
            await lock_account(session, account.id)
            await pace.save(session, tools.clock.now())
            now = tools.clock.now()
            await hold_blamed(session, account.id, error, "write", now, asked_at=asked_at)
        raise
    now = tools.clock.now()
    async with tools.database.tenant_session(actor.tenant_id) as session:
        await pace.save(session, now)
        await record_deleted(session, pin_id, now)
        standing = (await list_standing(session, [pin_id])).get(pin_id)
        if standing is not None:
            await add_event(
                session, standing.id, now, EventKind.DELETED, f"{actor.name} deleted it on Pinterest."
            )
        await record_audit(
            session, actor, "pin.deleted", "pin", pin_id, now, pinterest_pin_id=pin.pinterest_pin_id
        )
        await record_change(session, tenant_id=actor.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
        return await get_pin(session, pin_id)

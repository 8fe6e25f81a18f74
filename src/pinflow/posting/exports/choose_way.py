"""How an export account's pins leave, and the address of its feed."""

from __future__ import annotations

import secrets
from datetime import datetime

from pinflow.accounts.models import Account, AccountChannel, AccountId
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.identity.sign_in import token_hash
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.shelves.models import AccountExport, ExportWay
from pinflow.posting.shelves.queries import add_export, find_export, update_token, update_way


async def get_export_account(session: TenantSession, account_id: AccountId) -> Account:
    """The account, if its pins are exported.

    Raises:
        NotFoundError: no such account.
        ConflictError: ``exports.not_exported``.
    """
    account = await get_account(session, account_id)
    if account.channel is not AccountChannel.EXPORT:
        raise ConflictError(
            "exports.not_exported",
            f"“{account.name}” publishes through Pinterest itself. Files and feeds are for export accounts.",
        )
    return account


async def require_export(session: TenantSession, account_id: AccountId) -> AccountExport:
    """The account's setting, with what its public addresses are keyed with."""
    return await add_export(session, account_id, token_hash(secrets.token_urlsafe(32)))


async def choose_way(
    session: TenantSession,
    actor: Actor,
    account_id: AccountId,
    way: ExportWay,
    address: PublicAddress,
    now: datetime,
) -> AccountExport:
    """Lets the account's pins leave by files, or by a feed. What was handed out stays as it was.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: ``exports.not_exported``; ``exports.no_public_address``: nobody could fetch the feed.
    """
    require_role(actor, Role.ADMIN)
    account = await get_export_account(session, account_id)
    if way is ExportWay.RSS:
        address.require()
    await require_export(session, account_id)
    await update_way(session, account_id, way)
    await record_audit(
        session, actor, "account.export_changed", "account", account.id, now, name=account.name, way=str(way)
    )
    await record_change(
        session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account.id, now=now
    )
    return await find_export(session, account_id)


async def renew_feed(
    session: TenantSession, actor: Actor, account_id: AccountId, address: PublicAddress, now: datetime
) -> str:
    """A new address of the account's feed, told this once. The former one, and its pictures', end at once.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: ``exports.not_exported``, ``exports.no_public_address``; ``exports.no_feed``: its pins
            leave in files.
    """
    require_role(actor, Role.ADMIN)
    account = await get_export_account(session, account_id)
    address.require()
    if (await find_export(session, account_id)).way is not ExportWay.RSS:
        raise ConflictError(
            "exports.no_feed", f"The pins of “{account.name}” leave in files. Choose rss for it first."
        )
    token = secrets.token_urlsafe(32)
    await require_export(session, account_id)
    await update_token(session, account_id, token_hash(token), now)
    await record_audit(session, actor, "account.feed_renewed", "account", account.id, now, name=account.name)
    await record_change(
        session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account.id, now=now
    )
    return address.feed(token)

"""Gives an account a proxy of its own, after trying it, or takes it away."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.ask_for_account import asking_for
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountChannel, AccountId
from pinflow.accounts.pace.pace import NotSentError
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import find_sealed_proxy, get_account, update_proxy
from pinflow.accounts.seal_tokens import PROXY
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.crypto import SecretBox, seal, unseal
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.kit.http import hide_login, is_loopback_url, is_usable_proxy, speaking_through


async def set_proxy(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    actor: Actor,
    account_id: AccountId,
    proxy: str,
    now: datetime,
) -> Account:
    """Every call for the account leaves through ``proxy`` from now on. It is tried first and else not kept.

    Args:
        proxy: ``http``, ``https``, ``socks5`` or ``socks5h`` URL, with or without a login.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: ``http.proxy_invalid``, ``accounts.export_only``, ``accounts.proxy_elsewhere``.
        ExternalError: ``accounts.proxy_failed``: Pinterest was not reached through it, or what it said.
    """
    require_role(actor, Role.ADMIN)
    proxy = proxy.strip()
    if not is_usable_proxy(proxy):
        raise InvalidInputError(
            "http.proxy_invalid",
            "The proxy is not usable. Write it as http://host:port, https://host:port or socks5://host:port, "
            "with user:password@ before the host if it asks for a login.",
            field="proxy",
        )
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
    await _try(database, secrets, provider, account, proxy, now)
    async with database.tenant_session(actor.tenant_id) as session:
        sealed = await seal(session, secrets, PROXY, proxy)
        await update_proxy(session, account_id, sealed, hide_login(proxy))
        await record_audit(
            session, actor, "account.proxy_set", "account", account_id, now, proxy=hide_login(proxy)
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
        )
        return await get_account(session, account_id)


async def remove_proxy(database: Database, actor: Actor, account_id: AccountId, now: datetime) -> Account:
    """The account's calls leave as the installation's do.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such account.
    """
    require_role(actor, Role.ADMIN)
    async with database.tenant_session(actor.tenant_id) as session:
        account = await get_account(session, account_id)
        if account.proxy_shown is not None:
            await update_proxy(session, account_id, None, None)
            await record_audit(session, actor, "account.proxy_removed", "account", account_id, now)
            await record_change(
                session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
            )
        return await get_account(session, account_id)


async def check_proxy(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    actor: Actor,
    account_id: AccountId,
    now: datetime,
) -> None:
    """Asks Pinterest through the account's proxy whose token it is.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``accounts.no_proxy``, ``accounts.proxy_elsewhere``.
        ExternalError: ``accounts.proxy_failed``, or what Pinterest said.
    """
    require_role(actor, Role.EDITOR)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
        sealed = await find_sealed_proxy(session, account_id)
        if sealed is None:
            raise InvalidInputError("accounts.no_proxy", f"“{account.name}” has no proxy of its own.")
        proxy = await unseal(session, secrets, PROXY, sealed)
    await _try(database, secrets, provider, account, proxy, now)


async def _try(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    account: Account,
    proxy: str,
    now: datetime,
) -> None:
    if account.channel is AccountChannel.EXPORT:
        raise InvalidInputError(
            "accounts.export_only", f"“{account.name}” exports its pins and never asks Pinterest."
        )
    if is_loopback_url(account.base_url) and not is_loopback_url(proxy):
        raise InvalidInputError(
            "accounts.proxy_elsewhere",
            f"“{account.name}” speaks to {account.base_url}, which is this machine: a proxy elsewhere is "
            "never used for that. Name a proxy on this machine, or none.",
            field="proxy",
        )
    token = await open_access_token(database, secrets, account)
    try:
        async with asking_for(database, provider.counting_for, account, now):
            with speaking_through(proxy):
                # Whoever typed a wrong port waits for the answer: it is not tried again and again.
                await provider.identify(account.base_url, token, patient=False)
    except NotSentError:
        raise
    except ExternalError as error:
        if error.data.get("status") is not None:
            # Pinterest itself answered: the proxy works.
            raise
        # One sentence for every way to fail: what listens where behind a proxy is nobody's business.
        raise ExternalError(
            "accounts.proxy_failed",
            f"Pinterest was not reached through {hide_login(proxy)}. Check its address, its login and "
            "whether it lets this machine through.",
        ) from None

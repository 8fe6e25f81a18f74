"""Renews an account's tokens days before they end, by one process at a time.

The claim is a lease in the row, the call is made outside any transaction, and both new tokens are stored in
one statement before anybody can use the new access token. What Pinterest gave out is kept in memory until it
is stored: while the database is away, storing is tried again and again. A process that dies between call and
record leaves the former refresh token in place; the next process takes over when the lease has ended.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.change_account import hold_refused, tell_state
from pinflow.accounts.models import Account, AccountId, AccountState, Grant, Renewal
from pinflow.accounts.providers.provider import ConnectionRefusedForGoodError, OAuthProvider
from pinflow.accounts.queries import (
    claim_renewal,
    delete_old_connections,
    get_account,
    list_access_tokens,
    list_renewals_due,
    save_failed_renewal,
    save_refused_renewal,
    save_renewed_tokens,
)
from pinflow.accounts.scopes import missing_needed, missing_words
from pinflow.accounts.seal_tokens import ACCESS_TOKEN, REFRESH_TOKEN, seal_grant
from pinflow.accounts.tell_owner import FAILURES_OF_AN_HOUR, tell_of_answer, tell_of_silence
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role, system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox, unseal
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError, ExternalError

_LEASE = timedelta(minutes=3)
# Well within the lease, so that a living holder records first.
_CALL_SECONDS = 60.0
# Longer than a server needs to start again. Past the lease too: who took over has a dead refresh token.
_KEEP_TRYING_SECONDS = 30 * 60.0
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.5, 15.0
_FIRST_RETRY = timedelta(minutes=1)
_LONGEST_RETRY = timedelta(hours=6)
_BATCH = 500
log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class RenewTools:
    """What renewing works with.

    ``farewell``: how long a process that is told to end goes on with a renewal that has begun. ``pause``:
    waits so many seconds between two tries to store what Pinterest gave out.
    """

    database: Database
    system_database: SystemDatabase
    clock: Clock
    secrets: SecretBox
    oauth: OAuthProvider
    egress: AccountEgress
    farewell: timedelta = timedelta(seconds=1)
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep


async def renew_due_tokens(tools: RenewTools) -> int:
    """Renews what is due, over all tenants; returns how many accounts got new tokens."""
    now = tools.clock.now()
    async with tools.system_database.system_session() as session:
        await delete_old_connections(session, now)
        due = await list_renewals_due(session, now, _BATCH)
    renewed = 0
    for tenant_id, account_id in due:
        renewed += await renew_tokens(tools, tenant_id, account_id)
    return renewed


async def renew_now(tools: RenewTools, actor: Actor, account_id: AccountId) -> None:
    """Renews an account's tokens although they are good for a while yet.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such account.
        ExternalError: ``accounts.not_renewed``: it did not work, or there is nothing to renew it with.
    """
    require_role(actor, Role.ADMIN)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        await get_account(session, account_id)
    if not await renew_tokens(tools, actor.tenant_id, account_id, force=True):
        async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
            account = await get_account(session, account_id)
        raise ExternalError(
            "accounts.not_renewed",
            account.state_reason
            or "It was not renewed: Pinterest gave no refresh token for it, does not answer, or another "
            "process renews it just now. Look at the account's health.",
        )


async def renew_tokens(
    tools: RenewTools, tenant_id: TenantId, account_id: AccountId, *, force: bool = False
) -> bool:
    """Renews one account's tokens if it is due and nobody else does; whether it has new ones.

    Safe to call any number of times, from any number of processes. ``force``: also when it is not due.
    """
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        renewal = await claim_renewal(session, account_id, now, now + _LEASE, force=force)
    if renewal is None:
        return False
    work = asyncio.create_task(_renew(tools, renewal, asked_at=now))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        # This process is told to end. What Pinterest is giving out just now would be lost with it.
        await asyncio.wait((work,), timeout=tools.farewell.total_seconds())
        work.cancel()
        raise


async def _renew(tools: RenewTools, renewal: Renewal, *, asked_at: datetime) -> bool:
    try:
        grant = await _ask(tools, renewal)
    except ConnectionRefusedForGoodError as error:
        await _record_refused(tools, renewal, error.message)
        return False
    except AppError as error:
        # A silent network, a limit, an app that is set up wrongly: nothing the account's owner could mend.
        await _record_failed(tools, renewal, error)
        return False
    return await _keep(tools, renewal, grant, asked_at=asked_at)


async def _ask(tools: RenewTools, renewal: Renewal) -> Grant:
    async with tools.database.tenant_session(renewal.tenant_id, read_only=True) as session:
        account = await get_account(session, renewal.id)
        refresh_token = await unseal(session, tools.secrets, REFRESH_TOKEN, renewal.refresh_token)
    # The limit ends with the answer: what is noted of it afterwards must not cost the tokens.
    async with tools.egress.speaking_for(account):
        try:
            async with asyncio.timeout(_CALL_SECONDS):
                return await tools.oauth.renew(renewal.base_url, refresh_token)
        except TimeoutError:
            raise ExternalError(
                "accounts.renewal_too_slow", "Pinterest's answer took too long. It will be asked again."
            ) from None


async def _keep(tools: RenewTools, renewal: Renewal, grant: Grant, *, asked_at: datetime) -> bool:
    """Stores what Pinterest gave out, however often it has to be tried: the former refresh token may be dead,
    and who loses the new one disconnects the account for good.
    """
    # Counted in pauses: a clock that jumps must not end it.
    waited, pause = 0.0, _FIRST_PAUSE_SECONDS
    while True:
        try:
            return await _record_renewed(tools, renewal, grant, asked_at=asked_at)
        # Whatever it is: a further try may store them.
        except Exception as error:
            if waited >= _KEEP_TRYING_SECONDS:
                raise
            code = error.code if isinstance(error, AppError) else type(error).__name__
            log.warning("accounts.renewal.not_stored", account_id=str(renewal.id), code=code)
        await tools.pause(pause)
        waited += pause
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


async def _record_renewed(tools: RenewTools, renewal: Renewal, grant: Grant, *, asked_at: datetime) -> bool:
    now = tools.clock.now()
    async with tools.database.tenant_session(renewal.tenant_id) as session:
        tokens = await seal_grant(session, tools.secrets, grant, now, asked_at=asked_at)
        if not await save_renewed_tokens(session, renewal, tokens, grant.scopes):
            # A try before this one may have been stored although nobody heard of its commit.
            if await _is_stored(tools, session, renewal, grant):
                return True
            log.warning("accounts.renewal.came_second", account_id=str(renewal.id))
            return False
        await record_audit(
            session, system_actor(renewal.tenant_id), "account.renewed", "account", renewal.id, now
        )
        account = await _settle(session, renewal, now)
        await tell_of_answer(session, account, now)
    log.info("accounts.renewal.done", account_id=str(renewal.id))
    return True


async def _settle(session: TenantSession, renewal: Renewal, now: datetime) -> Account:
    """It goes on, unless its owner did not allow what publishing needs: no new token mends that."""
    account = await get_account(session, renewal.id)
    if (lacking := missing_words(missing_needed(account.scopes))) is not None:
        return await hold_refused(
            session, renewal.tenant_id, renewal.id, lacking, now, reconnect=True, renewable=False
        )
    return await tell_state(session, system_actor(renewal.tenant_id), renewal.id, "account.resumed", now)


async def _is_stored(tools: RenewTools, session: TenantSession, renewal: Renewal, grant: Grant) -> bool:
    stored = (await list_access_tokens(session, [renewal.id])).get(renewal.id)
    if stored is None or stored.access_token is None:
        return False
    return await unseal(session, tools.secrets, ACCESS_TOKEN, stored.access_token) == grant.access_token


async def _record_failed(tools: RenewTools, renewal: Renewal, error: AppError) -> None:
    now = tools.clock.now()
    wait = min(_FIRST_RETRY * 2 ** min(renewal.renew_failures, 12), _LONGEST_RETRY)
    asked = getattr(error, "retry_after", None)
    async with tools.database.tenant_session(renewal.tenant_id) as session:
        await save_failed_renewal(
            session, renewal, problem=error.message, again_at=now + max(wait, asked or wait)
        )
        await record_change(
            session, tenant_id=renewal.tenant_id, kind="account.changed", object_id=renewal.id, now=now
        )
        account = await get_account(session, renewal.id)
        # A token that is renewed ahead of its end is good meanwhile: then nothing stands still.
        if account.state is AccountState.RENEWING and renewal.renew_failures + 1 >= FAILURES_OF_AN_HOUR:
            await tell_of_silence(session, account, error.message, now)
    log.warning("accounts.renewal.failed", account_id=str(renewal.id), code=error.code)


async def _record_refused(tools: RenewTools, renewal: Renewal, reason: str) -> None:
    now = tools.clock.now()
    async with tools.database.tenant_session(renewal.tenant_id) as session:
        if await save_refused_renewal(session, renewal, reason):
            await tell_state(
                session,
                system_actor(renewal.tenant_id),
                renewal.id,
                "account.reconnect_needed",
                now,
                reason=reason,
            )
    log.warning("accounts.renewal.refused", account_id=str(renewal.id))

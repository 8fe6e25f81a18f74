"""One request through a tenant's key: its turn, its token, and what a refusal means for the connection."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from pinflow.identity.models import Actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SealedColumn, SecretBox, seal, unseal
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError
from pinflow.kit.jobs import JobQueue
from pinflow.scraping.creators.models import Connection, ConnectionState, Pace
from pinflow.scraping.creators.queries import (
    get_sealed_connection,
    update_connection_state,
    update_token,
)
from pinflow.scraping.creators.reserve_call import pause_calls, reserve_call
from pinflow.scraping.sources.creators.product_api import (
    Credential,
    Key,
    KeyRefusedError,
    NotEligibleError,
    ProductApi,
    ThrottledError,
    TokenOverError,
)

T = TypeVar("T")
CREDENTIAL_SECRET = "creators.credential_secret"  # noqa: S105 - what the secret is for, no secret
ACCESS_TOKEN = "creators.access_token"  # noqa: S105 - likewise
SEALED = (
    SealedColumn("creators_connection", "credential_secret", CREDENTIAL_SECRET),
    SealedColumn("creators_connection", "access_token", ACCESS_TOKEN),
)
# A token that ends while its request travels would be refused.
_TOKEN_MARGIN = timedelta(minutes=1)


@dataclasses.dataclass(frozen=True)
class CreatorsTools:
    """What look-ups work with. ``sleep``: how a turn is waited for."""

    database: Database
    system_database: SystemDatabase
    clock: Clock
    secrets: SecretBox
    api: ProductApi
    pace: Pace
    jobs: JobQueue
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


async def ask_creators(
    tools: CreatorsTools,
    actor: Actor,
    connection: Connection,
    call: Callable[[Key], Awaitable[T]],
) -> T:
    """The answer of ``call``, made in the credential's turn with a token that is good.

    A credential that Amazon refuses marks the connection and tells the tenant; an answer that comes again
    clears the mark.

    Raises:
        LimitReachedError: Amazon or the budget asks to wait; see ``reserve_call``.
        KeyRefusedError: a person must act; the connection says so from now on.
        NotEligibleError: the sales for the API are missing.
        ExternalError: no answer, or the request itself was refused.
    """
    try:
        answer = await _with_token(tools, connection, call)
    except ThrottledError as error:
        raise await pause_calls(
            tools.system_database, connection.credential_id, error.retry_after, tools.clock.now()
        ) from error
    except KeyRefusedError as error:
        await mark_connection(tools, actor, connection, ConnectionState.REFUSED, error.message)
        raise
    except NotEligibleError as error:
        await mark_connection(tools, actor, connection, ConnectionState.NOT_ELIGIBLE, error.message)
        raise
    if connection.state is not ConnectionState.CONNECTED:
        await mark_connection(tools, actor, connection, ConnectionState.CONNECTED, None)
    return answer


async def mark_connection(
    tools: CreatorsTools, actor: Actor, connection: Connection, state: ConnectionState, reason: str | None
) -> None:
    """Writes how the connection stands, and tells the tenant when that is news."""
    now = tools.clock.now()
    async with tools.database.tenant_session(connection.tenant_id) as session:
        if await update_connection_state(session, connection.id, state, reason, now):
            action = "connected" if state is ConnectionState.CONNECTED else "stopped"
            await record_audit(
                session,
                actor,
                f"creators.{action}",
                "creators_connection",
                connection.id,
                now,
                marketplace=connection.marketplace,
                reason=reason,
            )
            await record_change(
                session,
                tenant_id=connection.tenant_id,
                kind="creators.changed",
                object_id=connection.id,
                now=now,
            )


async def _with_token(tools: CreatorsTools, connection: Connection, call: Callable[[Key], Awaitable[T]]) -> T:
    token = await _open_token(tools, connection)
    try:
        return await _in_turn(tools, connection, token, call)
    except TokenOverError:
        # Once more with a fresh one: Amazon may end a token early.
        token = await _renew_token(tools, connection)
    try:
        return await _in_turn(tools, connection, token, call)
    except TokenOverError as error:
        raise ExternalError(
            "creators.token_not_accepted",
            "Amazon gave an access token and then refused it. Try again later.",
        ) from error


async def _in_turn(
    tools: CreatorsTools, connection: Connection, token: str, call: Callable[[Key], Awaitable[T]]
) -> T:
    now = tools.clock.now()
    moment = await reserve_call(tools.system_database, tools.pace, connection.credential_id, now)
    await tools.sleep(max((moment - now).total_seconds(), 0))
    return await call(
        Key(
            version=connection.version,
            token=token,
            marketplace=connection.marketplace,
            partner_tag=connection.partner_tag,
        )
    )


async def _open_token(tools: CreatorsTools, connection: Connection) -> str:
    """The stored token while it is good, so that all processes share one an hour."""
    async with tools.database.tenant_session(connection.tenant_id, read_only=True) as session:
        sealed = await get_sealed_connection(session, connection.id)
    if (
        sealed.access_token is not None
        and sealed.token_expires_at is not None
        and sealed.token_expires_at - _TOKEN_MARGIN > tools.clock.now()
    ):
        async with tools.database.tenant_session(connection.tenant_id, read_only=True) as session:
            return await unseal(session, tools.secrets, ACCESS_TOKEN, sealed.access_token)
    return await _renew_token(tools, connection)


async def _renew_token(tools: CreatorsTools, connection: Connection) -> str:
    async with tools.database.tenant_session(connection.tenant_id, read_only=True) as session:
        sealed = await get_sealed_connection(session, connection.id)
        secret = await unseal(session, tools.secrets, CREDENTIAL_SECRET, sealed.credential_secret)
    asked_at = tools.clock.now()
    granted = await tools.api.request_token(
        Credential(version=connection.version, id=connection.credential_id, secret=secret)
    )
    await _store_token(tools, connection, granted.token, asked_at + granted.life)
    return granted.token


async def _store_token(
    tools: CreatorsTools, connection: Connection, token: str, expires_at: datetime
) -> None:
    async with tools.database.tenant_session(connection.tenant_id) as session:
        sealed = await seal(session, tools.secrets, ACCESS_TOKEN, token)
        await update_token(session, connection.id, sealed, expires_at)

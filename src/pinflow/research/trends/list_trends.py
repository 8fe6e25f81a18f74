"""Asks for trends through a tenant's account, with a short cache. A refusal is an answer in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec

from pinflow.accounts.ask_for_account import asking_for
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.queries import list_accounts
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.research.trends.models import (
    KEEP_ANSWER,
    KEEP_REFUSAL,
    KEEP_SILENCE,
    KINDS,
    Category,
    CategoryCurve,
    Keyword,
    StoredAnswer,
    Told,
    TrendKind,
)
from pinflow.research.trends.queries import find_answer, upsert_answer
from pinflow.research.trends.trend_source import TrendSource

T = TypeVar("T")
NO_ACCOUNT = (
    "Trends are asked for through a Pinterest account of yours, and none is connected. "
    "Connect one on the Accounts page, or with: pinflow account add"
)


@dataclasses.dataclass(frozen=True)
class TrendTools:
    """What asking for trends works with."""

    database: Database
    secrets: SecretBox
    source: TrendSource
    # As `AccountEgress.speaking_for`: by which way calls for an account leave.
    speaking_for: Callable[[Account], AbstractAsyncContextManager[None]] = lambda _: nullcontext()


async def list_keywords(
    tools: TrendTools,
    tenant_id: TenantId,
    region: str,
    kind: TrendKind,
    interests: Sequence[str],
    now: datetime,
    *,
    account_id: UUID | None = None,
) -> Told[Keyword]:
    """The top keywords of a region, strongest first, at most 50; of some interests if any are given.

    Args:
        account_id: through which account; None: the first that can be asked.

    Raises:
        InvalidInputError: ``trends.unknown_value``: a region, kind or interest that Pinterest does not know.
    """
    if kind not in KINDS:
        raise InvalidInputError("trends.unknown_value", f"Known kinds: {', '.join(KINDS)}.", field="kind")
    wanted = tuple(sorted(set(interests)))
    return await _ask(
        tools,
        await _choose_account(tools, tenant_id, account_id),
        (kind, region, ",".join(wanted)),
        lambda url, token: tools.source.list_keywords(url, token, region, kind, wanted),
        tuple[Keyword, ...],
        now,
    )


async def list_categories(
    tools: TrendTools, tenant_id: TenantId, region: str, now: datetime
) -> Told[Category]:
    """The growing product categories of a region: US, GB+IE or CA.

    Raises:
        InvalidInputError: ``trends.unknown_value``.
    """
    return await _ask(
        tools,
        await _choose_account(tools, tenant_id, None),
        ("categories", region, ""),
        lambda url, token: tools.source.list_categories(url, token, region),
        tuple[Category, ...],
        now,
    )


async def get_category(
    tools: TrendTools, tenant_id: TenantId, region: str, category: str, now: datetime
) -> Told[CategoryCurve]:
    """One product category over the last year; no item if Pinterest tells nothing of it.

    Raises:
        InvalidInputError: ``trends.unknown_value``.
    """

    async def ask(url: str, token: str) -> Sequence[CategoryCurve]:
        found = await tools.source.get_category(url, token, region, category)
        return [] if found is None else [found]

    return await _ask(
        tools,
        await _choose_account(tools, tenant_id, None),
        ("category", region, category),
        ask,
        tuple[CategoryCurve, ...],
        now,
    )


def choose_account(accounts: Sequence[Account], account_id: UUID | None) -> Account | None:
    """The wanted account, else the first that can be asked. A paused one publishes nothing but may ask."""
    able = [each for each in accounts if each.may_be_asked]
    wanted = [each for each in able if each.id == account_id]
    connected = [each for each in able if each.state is AccountState.CONNECTED]
    return next(iter([*wanted, *connected, *able]), None)


async def _choose_account(tools: TrendTools, tenant_id: TenantId, account_id: UUID | None) -> Account | None:
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        return choose_account(await list_accounts(session), account_id)


async def _ask(
    tools: TrendTools,
    account: Account | None,
    key: tuple[str, str, str],
    call: Callable[[str, str], Awaitable[Sequence[T]]],
    kind: type[tuple[T, ...]],
    now: datetime,
) -> Told[T]:
    if account is None:
        return Told(items=(), problem=NO_ACCOUNT, fetched_at=now, expires_at=now)
    topic, region, filter_text = key
    async with tools.database.tenant_session(account.tenant_id, read_only=True) as session:
        stored = await find_answer(session, account.id, topic, region, filter_text, now)
    if stored is None:
        answer, problem, keep = None, None, KEEP_ANSWER
        try:
            token = await open_access_token(tools.database, tools.secrets, account)
            async with asking_for(tools.database, tools.speaking_for, account, now):
                answer = list(await call(account.base_url, token))
        except ExternalError as error:
            # Kept for a while too: asking again at once would only spend the account's requests.
            problem = error.message
            keep = KEEP_REFUSAL if error.permanent else max(KEEP_SILENCE, error.retry_after or KEEP_SILENCE)
        stored = StoredAnswer(
            topic=topic,
            region=region,
            filter=filter_text,
            answer=None if answer is None else msgspec.to_builtins(answer),
            problem=problem,
            fetched_at=now,
            expires_at=now + min(keep, KEEP_ANSWER),
        )
        async with tools.database.tenant_session(account.tenant_id) as session:
            await upsert_answer(session, account.id, stored)
    items = () if stored.answer is None else msgspec.convert(stored.answer, kind)
    return Told(
        items=items, problem=stored.problem, fetched_at=stored.fetched_at, expires_at=stored.expires_at
    )

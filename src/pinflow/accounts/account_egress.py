"""How calls for one account leave this machine, and what their answers say of its limits.

Whoever asks Pinterest for an account does so inside ``speaking_for(account)``: then its own proxy is used,
whichever client or channel makes the call, and the limits in the answers' headers are kept. A proxy is a way
out and never a way round a limit: limits are counted by account, whatever way its calls take. Adapters that
are handed no pace find the account's inside the block.
"""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import httpx2
import structlog

from pinflow.accounts.models import Account, AccountId, SeenLimit
from pinflow.accounts.pace.keep_pace import AccountPace, asking_at
from pinflow.accounts.queries import find_sealed_proxy, upsert_limits
from pinflow.accounts.seal_tokens import PROXY
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox, unseal
from pinflow.kit.db import Database, TenantId
from pinflow.kit.errors import AppError
from pinflow.kit.http import speaking_through

ReadLimits = Callable[[httpx2.Response], Sequence[SeenLimit]]
# Answers come faster than anybody reads the page: one write in this time, and at once when little is left.
_WRITE_EVERY = timedelta(seconds=10)
_LITTLE_LEFT = 0.1
_MOST_REMEMBERED = 20_000
log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class AccountEgress:
    """``read_limits`` reads an answer's head in the platform's terms."""

    database: Database
    secrets: SecretBox
    clock: Clock
    read_limits: ReadLimits
    _written: dict[tuple[AccountId, str], datetime] = dataclasses.field(default_factory=dict)

    @asynccontextmanager
    async def speaking_for(self, account: Account) -> AsyncIterator[None]:
        """Calls inside the block leave as the account's settings say.

        Raises:
            ExternalError: the proxy's login cannot be decrypted: nothing goes out by another way instead.
        """
        proxy = await self._open_proxy(account) if account.proxy_shown is not None else None

        async def note(answer: httpx2.Response) -> None:
            await self._note(account.tenant_id, account.id, answer)

        async with self.counting_for(account):
            with speaking_through(proxy, note):
                yield

    @asynccontextmanager
    async def counting_for(self, account: Account) -> AsyncIterator[None]:
        """Calls inside the block are counted by the account's limits, which all processes share."""
        pace = AccountPace(self.database, self.clock, account)
        try:
            with asking_at(pace):
                yield
        finally:
            if pace.has_news:
                await self._save(account.tenant_id, pace)

    async def _save(self, tenant_id: TenantId, pace: AccountPace) -> None:
        try:
            async with self.database.tenant_session(tenant_id) as session:
                await pace.save(session, self.clock.now())
        except Exception as error:  # noqa: BLE001 - whatever it is
            # The next answer says it again; the call that this one came with must not be lost.
            log.warning("accounts.pace.not_kept", account_id=str(pace.account_id), code=_code(error))

    async def _open_proxy(self, account: Account) -> str | None:
        async with self.database.tenant_session(account.tenant_id, read_only=True) as session:
            sealed = await find_sealed_proxy(session, account.id)
            return None if sealed is None else await unseal(session, self.secrets, PROXY, sealed)

    async def _note(self, tenant_id: TenantId, account_id: AccountId, answer: httpx2.Response) -> None:
        now = self.clock.now()
        due = [seen for seen in self.read_limits(answer) if self._is_due(account_id, seen, now)]
        if not due:
            return
        if len(self._written) > _MOST_REMEMBERED:
            self._written.clear()
        self._written.update({(account_id, seen.kind): now for seen in due})
        try:
            async with self.database.tenant_session(tenant_id) as session:
                await upsert_limits(session, account_id, due, now)
        except Exception as error:  # noqa: BLE001 - whatever it is
            # Only a figure on the health page is lost; the call it came with must not be.
            log.warning("accounts.limits.not_kept", account_id=str(account_id), code=_code(error))

    def _is_due(self, account_id: AccountId, seen: SeenLimit, now: datetime) -> bool:
        if seen.quota and seen.remaining is not None and seen.remaining <= seen.quota * _LITTLE_LEFT:
            return True
        last = self._written.get((account_id, seen.kind))
        return last is None or abs(now - last) >= _WRITE_EVERY


def _code(error: Exception) -> str:
    return error.code if isinstance(error, AppError) else type(error).__name__

"""What publishing works with: the channels, the clock, and how long an outcome may stay unknown."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta

from pinflow.accounts.models import Account, AccountChannel
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.posting.channels.channel import Channel
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.pinterest_csv import PinterestCsvChannel
from pinflow.posting.channels.rss import RssChannel
from pinflow.posting.models import Attempt, ResendUnknown
from pinflow.posting.queries import get_longest_delay
from pinflow.posting.shelves.account_shelf import choose_export

EXPORTS: Mapping[str, type[ExportChannel]] = {
    PinterestCsvChannel.name: PinterestCsvChannel,
    RssChannel.name: RssChannel,
}


@dataclasses.dataclass(frozen=True)
class PublishTools:
    """What publishing works with. A call that takes longer than ``call_timeout`` is given up.

    ``settle``: how long an unknown outcome may still turn up; see ``settle_window``. ``resend_unknown``: for
    projects that do not say. ``heartbeat``: between two signs of life of a holder. ``exports``: the channels
    of export accounts, by name.
    """

    database: Database
    clock: Clock
    secrets: SecretBox
    channel: Channel
    blobs: Callable[[TenantId], BlobStore]
    settle: timedelta
    call_timeout: timedelta
    resend_unknown: ResendUnknown = ResendUnknown.AFTER_WINDOW
    heartbeat: timedelta = timedelta(seconds=15)
    # As `AccountEgress.speaking_for`: by which way calls for an account leave.
    speaking_for: Callable[[Account], AbstractAsyncContextManager[None]] = lambda _: nullcontext()
    exports: Mapping[str, type[ExportChannel]] = dataclasses.field(default_factory=lambda: EXPORTS)

    async def channel_of(self, account: Account, session: TenantSession | None = None) -> Channel:
        """By which channel the account's pins leave; asks in a session of its own if none is given."""
        if account.channel is not AccountChannel.EXPORT:
            return self.channel
        if session is not None:
            return await choose_export(session, self.database, account, self.exports)
        async with self.database.tenant_session(account.tenant_id, read_only=True) as own:
            return await choose_export(own, self.database, account, self.exports)


async def settle_window(tools: PublishTools, session: TenantSession, attempt: Attempt) -> timedelta:
    """How long the attempt may still turn up: always longer than a call and the longest delay together."""
    longest = await get_longest_delay(session, attempt.account_id)
    return max(tools.settle, tools.call_timeout + longest + timedelta(seconds=1))

"""What publishing works with: the channels, the clock, and how long an outcome may stay unknown."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta

from pinflow.accounts.models import Account, AccountChannel
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.share_work import SharedWork
from pinflow.pins.pin import Pin
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

# Beyond this the files of a pin are large (video, a brought picture): few of those at once, or a poster that
# publishes dozens of pins at the same time would need gigabytes.
_LIGHT_BYTES = 3_000_000
_MOST_HEAVY = 4


def is_heavy(pin: Pin) -> bool:
    """Whether the pin's files are too large to be held many at once."""
    slides = sum(slide.size for slide in pin.slides)
    return pin.picture_size + slides + (pin.video_size or 0) > _LIGHT_BYTES


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
    # Transactions that pins of one tenant share when they are due together.
    shared: SharedWork = dataclasses.field(default_factory=SharedWork, init=False)
    _heavy: asyncio.Semaphore = dataclasses.field(
        default_factory=lambda: asyncio.Semaphore(_MOST_HEAVY), init=False
    )

    def room_for(self, pin: Pin) -> AbstractAsyncContextManager[object]:
        """Held while the pin's files are in memory; large ones wait for one another."""
        return self._heavy if is_heavy(pin) else nullcontext()

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

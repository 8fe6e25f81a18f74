"""Every channel keeps the contract: Pinterest's over HTTP, judged by its description, fake and exports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.posting.channels.channel import FoundPin, Publication, RefusedError, UnknownOutcomeError
from pinflow.posting.channels.contract import ChannelContract, ChannelWorld, ExportContract, ExportWorld
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.channels.pinterest_csv import PinterestCsvChannel
from pinflow.posting.channels.rss import RssChannel
from pinflow.posting.channels.shelf import MemoryShelf, ShelfItem
from tests.contract.fixtures import SandboxAccount, SandboxPinterest, running_sandbox
from tests.contract.pictures import jpeg

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def publication(base_url: str, access_token: str, board_id: str) -> Publication:
    return Publication(
        base_url=base_url,
        access_token=access_token,
        board_id=board_id,
        board_section_id=None,
        title="A mug for the way to work",
        description="#ad It keeps the coffee warm.",
        alt_text="A mug on a desk.",
        link="https://finds.example/mug?pf=abc",
        ai_disclosures=(),
        picture=jpeg(400, 600),
        media_type="image/jpeg",
    )


class PinterestWorld(ChannelWorld):
    def __init__(self, channel: PinterestChannel, sandbox: SandboxPinterest, account: SandboxAccount) -> None:
        self.channel = channel
        self.publication = publication(sandbox.base_url, account.access_token, account.boards[0][0])
        self._sandbox = sandbox

    def lose_the_answer(self) -> None:
        self._sandbox.order_fault("drop_after_commit")

    def lose_the_request(self) -> None:
        self._sandbox.order_fault("drop_before_commit")

    def limit(self) -> None:
        self._sandbox.order_fault("rate_limited", retry_after=60)

    def block_as_spam(self) -> None:
        self._sandbox.order_fault("spam_block")

    def refuse_the_pin(self) -> None:
        self._sandbox.order_fault(
            "error_before_commit", status=400, code=235, message="We could not fetch the image."
        )

    async def fill_the_board(self, count: int) -> None:
        for number in range(count):
            link = f"https://finds.example/{number}"
            await self._publish_patiently(msgspec.structs.replace(self.publication, link=link))

    async def _publish_patiently(self, more: Publication) -> None:
        """The stand-in, like Pinterest, takes 100 requests a second."""
        for _ in range(50):
            try:
                await self.channel.publish(more)
            except RefusedError as error:
                if error.blame != "nobody":
                    raise
                await asyncio.sleep(0.1)
            else:
                return
        raise AssertionError("the stand-in's limit never ends")

    def count_publications(self) -> int:
        return self._sandbox.calls("POST", "/v5/pins")


class TestPinterestChannel(ChannelContract):
    async def make_world(self) -> AsyncIterator[ChannelWorld]:
        with running_sandbox(FixedClock(NOW), rate_limits={"org_write": 1000, "org_read": 1000}) as sandbox:
            async with new_http_client() as http:
                channel = PinterestChannel(http, sleep=no_time)
                yield PinterestWorld(channel, sandbox, sandbox.create_account())


class FakeWorld(ChannelWorld):
    def __init__(self, channel: FakeChannel | None = None) -> None:
        self.channel = self._fake = channel or FakeChannel(lambda: NOW)
        self.publication = publication("https://fake.example", "a-token", "1")

    def lose_the_answer(self) -> None:
        self._fake.after = failing(UnknownOutcomeError("fake.no_answer", "No answer came."))

    def lose_the_request(self) -> None:
        self._fake.before = failing(UnknownOutcomeError("fake.no_answer", "No answer came."))

    def limit(self) -> None:
        self._fake.before = failing(RefusedError("fake.limit", "Too fast.", blame="nobody"))

    def block_as_spam(self) -> None:
        self._fake.before = failing(RefusedError("fake.spam", "This is spam.", blame="account"))

    def refuse_the_pin(self) -> None:
        self._fake.before = failing(RefusedError("fake.picture", "This is no picture.", blame="pin"))

    async def fill_the_board(self, count: int) -> None:
        board = self._fake.boards.setdefault(self.publication.board_id, [])
        board += [FoundPin(f"{number}", None, None, NOW) for number in range(count)]

    def count_publications(self) -> int:
        return self._fake.calls


class TestFakeChannel(ChannelContract):
    async def make_world(self) -> AsyncIterator[ChannelWorld]:
        yield FakeWorld()


class FaultyShelf(MemoryShelf):
    """Loses what is put there, or its own answer, once."""

    loses: str | None = None

    async def put(self, item: ShelfItem) -> ShelfItem:
        lost, self.loses = self.loses, None
        if lost == "request":
            self.puts += 1
            raise ExternalError("db.unavailable", "The database went away.")
        stored = await super().put(item)
        if lost == "answer":
            raise ExternalError("db.unavailable", "The database went away.")
        return stored


class ShelfWorld(ExportWorld):
    def __init__(self, kind: type[ExportChannel]) -> None:
        self._shelf = FaultyShelf()
        self.channel = kind(self._shelf)
        self.publication = msgspec.structs.replace(publication("", "", "b1"), key="a-pin", at=NOW)

    def lose_the_answer(self) -> None:
        self._shelf.loses = "answer"

    def lose_the_request(self) -> None:
        self._shelf.loses = "request"

    async def fill_the_board(self, count: int) -> None:
        for number in range(count):
            await self.channel.publish(msgspec.structs.replace(self.publication, key=f"more-{number}"))

    def count_publications(self) -> int:
        return self._shelf.puts


class TestPinterestCsvChannel(ExportContract):
    async def make_world(self) -> AsyncIterator[ExportWorld]:
        yield ShelfWorld(PinterestCsvChannel)


class TestRssChannel(ExportContract):
    async def make_world(self) -> AsyncIterator[ExportWorld]:
        yield ShelfWorld(RssChannel)


async def test_an_export_is_no_channel_for_accounts_that_ask_pinterest() -> None:
    async with new_http_client() as http:
        for kind in (PinterestCsvChannel, RssChannel):
            with pytest.raises(InvalidInputError, match="export account"):
                kind.create({}, http)


async def no_time(_: float) -> None:
    """The stand-in is ready after one look."""


def failing(error: Exception) -> Callable[[], Awaitable[None]]:
    async def fail() -> None:
        raise error

    return fail

"""Every channel keeps the contract: Pinterest's over HTTP, judged by its description, fake and exports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec
import pytest

from pinflow.accounts.connect_account import add_export_account
from pinflow.accounts.models import Account, Board
from pinflow.accounts.queries import insert_export_board
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.pins.pin import PinId
from pinflow.pins.queries import find_pin, insert_pin
from pinflow.posting.channels.channel import FoundPin, Publication, RefusedError, UnknownOutcomeError
from pinflow.posting.channels.contract import ChannelContract, ChannelWorld, ExportContract, ExportWorld
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.channels.pinterest_csv import PinterestCsvChannel
from pinflow.posting.channels.rss import RssChannel
from pinflow.posting.channels.shelf import MemoryShelf, Shelf, ShelfItem
from pinflow.posting.shelves.account_shelf import AccountShelf
from pinflow.projects.models import Project
from tests.contract.fixtures import SandboxAccount, SandboxPinterest, running_sandbox
from tests.contract.pictures import jpeg
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.pins import good_pin
from tests.factories.projects import add_project

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


class FaultyShelf(Shelf):
    """Loses what is put on ``shelf``, or its answer, once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.loses: str | None = None
        self.puts = 0

    async def put(self, item: ShelfItem) -> ShelfItem:
        self.puts += 1
        lost, self.loses = self.loses, None
        if lost == "request":
            raise ExternalError("db.unavailable", "The database went away.")
        stored = await self._shelf.put(item)
        if lost == "answer":
            raise ExternalError("db.unavailable", "The database went away.")
        return stored

    async def list_items(self, board_id: str) -> list[ShelfItem]:
        return await self._shelf.list_items(board_id)


class ShelfWorld(ExportWorld):
    def __init__(self, kind: type[ExportChannel], shelf: Shelf | None = None) -> None:
        self._shelf = FaultyShelf(shelf or MemoryShelf())
        self.channel = kind(self._shelf)
        self.publication = msgspec.structs.replace(publication("", "", "4711"), key="a-pin", at=NOW)

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


class PinnedShelf(AccountShelf):
    """An account's shelf in the database for things that are no pins: each of them becomes one."""

    def __init__(self, database: Database, account: Account, project: Project) -> None:
        super().__init__(database, account)
        self._pins, self._of, self._project = database, account, project

    async def put(self, item: ShelfItem) -> ShelfItem:
        pin_id = PinId(uuid5(NAMESPACE_URL, item.key))
        async with self._pins.tenant_session(self._of.tenant_id) as session:
            if await find_pin(session, pin_id) is None:
                await insert_pin(session, good_pin(self._project, self._of.id, NOW, id=pin_id))
        return await super().put(msgspec.structs.replace(item, key=str(pin_id)))


class AccountShelfWorld(ShelfWorld):
    def __init__(self, kind: type[ExportChannel], database: Database, account: Account, of: Project) -> None:
        super().__init__(kind, PinnedShelf(database, account, of))
        self._database, self._tenant_id = database, account.tenant_id

    async def fill_the_board(self, count: int) -> None:
        """What stands there already is multiplied, with its pin."""
        async with self._database.tenant_session(self._tenant_id) as session:
            named = await session.fetch_values(
                "select column_name::text from information_schema.columns where table_name = 'pin'"
                " and is_generated = 'NEVER' and column_name not in ('id', 'marker')"
            )
            columns = ", ".join(named)
            item = "way, board_id, board_name, title, description, link, picture_sha256, picture_media_type"
            await session.execute(
                f"with made as (insert into pin (id, marker, {columns}) select gen_random_uuid(),"
                f" n || marker, {columns} from pin, generate_series(1, $1) n returning id)"
                f" insert into export_item (tenant_id, account_id, pin_id, {item}, picture_size, at)"
                f" select tenant_id, account_id, made.id, {item}, picture_size, at from export_item, made",
                count,
            )


class TestPinterestCsvOnTheAccountsShelf(ExportContract):
    """What is handed out stands in the database; which channel puts it there makes no difference."""

    @pytest.fixture(autouse=True)
    async def _account(self, database: Database, cast: Cast, clock: FixedClock) -> None:
        alice, now = actor_of(cast.alice), clock.now()
        project = await add_project(database, alice.tenant_id, now)
        account = await add_export_account(database, alice, name="By hand", time_zone="UTC", now=now)
        async with database.tenant_session(alice.tenant_id) as session:
            await insert_export_board(session, account.id, Board("4711", "Kitchen finds"), now)
        self._world = AccountShelfWorld(PinterestCsvChannel, database, account, project)

    async def make_world(self) -> AsyncIterator[ExportWorld]:
        yield self._world

    async def test_a_board_that_is_gone_is_the_pins_fault_and_nothing_is_kept(
        self, world: ExportWorld
    ) -> None:
        await world.channel.publish(world.publication)
        elsewhere = msgspec.structs.replace(world.publication, board_id="4712", key="another")
        with pytest.raises(RefusedError) as refusal:
            await world.channel.publish(elsewhere)
        assert (refusal.value.code, refusal.value.blame) == ("posting.no_such_board", "pin")
        assert await world.channel.list_pins("", "", "4712") == []


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

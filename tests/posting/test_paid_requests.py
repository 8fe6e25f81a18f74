"""The request that the claim takes is for the pin itself: taken once, kept for it, paid by nobody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from pinflow.accounts.pace.buckets import Bucket
from pinflow.accounts.pace.keep_pace import AccountPace, close_requests
from pinflow.accounts.pace.pace import NotSentError, Resource
from pinflow.accounts.pace.queries import list_buckets, write_buckets
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import NO_PACE, FoundPin, Pace, Publication, Published
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.reconcile_attempt import reconcile_attempt
from tests.posting.test_reconcile import lose
from tests.posting.world import World

# So slowly is it filled again that nothing comes back during a test.
AGES = 10**9


class AskingChannel(FakeChannel):
    """Asks the pace before each request, as one does that speaks to a platform.

    ``uploads``: how many requests a video takes beforehand.
    """

    def __init__(self, world: World, uploads: int = 2) -> None:
        super().__init__(world.clock.now)
        self.uploads = uploads
        self.uploaded = 0
        self.looks = 1

    async def prepare(self, publication: Publication) -> Publication:
        if publication.video is not None:
            for _ in range(self.uploads):
                await publication.pace.before("write")
                self.uploaded += 1
        return await super().prepare(publication)

    async def publish(self, publication: Publication) -> Published:
        await publication.pace.before("write")
        return await super().publish(publication)

    async def list_pins(
        self, base_url: str, access_token: str, board_id: str, pace: Pace = NO_PACE
    ) -> list[FoundPin]:
        for _ in range(self.looks):
            await pace.before("read")
        return await super().list_pins(base_url, access_token, board_id, pace)


async def fill(world: World, tokens: float, resource: Resource = "write") -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        bucket = Bucket(
            name="org", quota=1000, window_seconds=AGES, tokens=tokens, filled_at=world.clock.now()
        )
        await write_buckets(session, resource, {world.account.id: [bucket]})


async def left(world: World, resource: Resource = "write") -> int:
    async with world.database.tenant_session(world.tenant_id) as session:
        (bucket,) = (await list_buckets(session, [world.account.id], resource))[world.account.id]
    return round(bucket.level(world.clock.now()))


async def due_film(world: World) -> Pin:
    pin = await world.add_due()
    await world.change_row(
        pin, "kind = 'video', video_size = 1, video_seconds = 6, video_sha256 = picture_sha256"
    )
    film = await world.read(pin)
    async with world.system_database.system_session() as session:
        await session.execute("update approval set payload_hash = $1", film.payload().hash())
    return film


def paying(world: World) -> AccountPace:
    return AccountPace(world.database, world.clock, world.account, paid="write")


async def test_a_picture_takes_one_request_and_no_second_one_when_it_is_sent(world: World) -> None:
    channel, pin = AskingChannel(world), await world.add_due()
    await fill(world, 1)
    assert (await world.publish(pin, world.tools(channel=channel))).state is PinState.PUBLISHED
    assert await left(world) == 0


async def test_a_video_pays_for_each_request_of_its_upload_and_its_own_is_still_there(world: World) -> None:
    channel, film = AskingChannel(world, uploads=3), await due_film(world)
    await fill(world, 10)

    async def others_ask_meanwhile() -> None:
        # While it uploaded, the account used up all that was left: the pin's own was taken long before.
        async with world.database.tenant_session(world.tenant_id) as session:
            now = world.clock.now()
            await close_requests(session, world.account.id, "write", now + timedelta(hours=1), now)

    channel.preparing = others_ask_meanwhile
    assert (await world.publish(film, world.tools(channel=channel))).state is PinState.PUBLISHED
    assert (channel.uploaded, channel.calls) == (3, 1)
    assert await left(world) == 10 - 1 - 3


async def test_an_upload_does_not_live_on_the_request_of_its_pin(world: World) -> None:
    channel, film = AskingChannel(world, uploads=1), await due_film(world)
    await fill(world, 1)
    waiting = await world.publish(film, world.tools(channel=channel))
    assert (channel.uploaded, channel.calls) == (0, 0)
    assert waiting.state is PinState.SCHEDULED
    (attempt,) = await world.attempts(film)
    assert attempt.error_code == "accounts.limit_used_up"


@pytest.mark.parametrize(("looks", "paid"), [(1, 1), (3, 3)])
async def test_a_look_at_a_board_takes_one_request_a_page_and_none_twice(
    world: World, looks: int, paid: int
) -> None:
    pin = await lose(world, commits=True)
    (attempt,) = await world.attempts(pin)
    channel = AskingChannel(world)
    channel.boards, channel.looks = world.channel.boards, looks
    await fill(world, paid, "read")
    await reconcile_attempt(world.tools(channel=channel), world.tenant_id, attempt.id, at_once=True)
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert await left(world, "read") == 0


async def ask(pace: AccountPace) -> None:
    await pace.before("write")


async def keep(pace: AccountPace) -> None:
    pace.keep_paid()


async def use(pace: AccountPace) -> None:
    pace.use_paid()


async def ask_to_read(pace: AccountPace) -> None:
    await pace.before("read")


@pytest.mark.parametrize(
    ("steps", "taken"),
    [
        pytest.param([ask], 0, id="what was paid is free"),
        pytest.param([ask, ask], 1, id="once"),
        pytest.param([ask_to_read, ask], 0, id="reading is another thing"),
        pytest.param([keep, ask, ask], 2, id="kept, it pays for nothing else"),
        pytest.param([keep, ask, use, ask], 1, id="and is there when its turn comes"),
        pytest.param([keep, use, ask, ask], 1, id="once"),
        pytest.param([ask, keep, use, ask], 1, id="what was used does not come back"),
        pytest.param([keep, use, ask, keep, use, ask], 1, id="nor on a second turn"),
        pytest.param([keep, use, ask, use, ask], 1, id="nor when it is asked for again"),
    ],
)
async def test_what_was_paid_in_the_claim_is_used_once_and_not_lost(
    world: World, steps: list[Callable[[AccountPace], Awaitable[None]]], taken: int
) -> None:
    await fill(world, 10)
    pace = paying(world)
    for step in steps:
        await step(pace)
    assert await left(world) == 10 - taken


async def test_who_has_used_what_was_paid_waits_like_everybody_else(world: World) -> None:
    await fill(world, 0)
    pace = paying(world)
    await pace.before("write")
    with pytest.raises(NotSentError):
        await pace.before("write")

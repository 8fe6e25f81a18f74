"""The channel as it is shipped asks the account's buckets before every request, and learns from answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx2
import msgspec
import pytest

from pinflow.accounts.pace.buckets import Bucket
from pinflow.accounts.pace.keep_pace import AccountPace
from pinflow.accounts.pace.pace import NotSentError, Pace, Resource, ToldLimits
from pinflow.accounts.pace.queries import list_buckets, write_buckets
from pinflow.integrations.pinterest.errors import PinterestError
from pinflow.kit.http import new_http_client
from pinflow.posting.channels.channel import (
    File,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.channels.pinterest import PinterestChannel, _translated
from tests.contract.fixtures import SandboxPinterest
from tests.contract.pictures import jpeg
from tests.posting.test_channels import no_time, publication
from tests.posting.world import World

BASE = "https://api.pinterest.test/v5"


class Asked(Pace):
    """Notes what is asked for and told."""

    def __init__(self) -> None:
        self.asked: list[Resource] = []
        self.told: list[ToldLimits] = []

    async def before(self, resource: Resource) -> None:
        self.asked.append(resource)

    def tell(self, limits: ToldLimits) -> None:
        self.told.append(limits)


@pytest.fixture
async def channel() -> AsyncIterator[PinterestChannel]:
    async with new_http_client() as http:
        yield PinterestChannel(http, sleep=no_time)


async def test_each_request_is_asked_for_as_what_it_is_and_its_answer_told(
    channel: PinterestChannel, sandbox_pinterest: SandboxPinterest
) -> None:
    there, pace = sandbox_pinterest.create_account(), Asked()
    board_id = there.boards[0][0]
    pin = msgspec.structs.replace(
        publication(sandbox_pinterest.base_url, there.access_token, board_id), pace=pace
    )
    made = await channel.publish(pin)
    assert pace.asked == ["write"]
    await channel.list_pins(pin.base_url, pin.access_token, board_id, pace)
    assert pace.asked == ["write", "read"]
    await channel.delete(pin.base_url, pin.access_token, made.id, pace)
    assert pace.asked == ["write", "read", "write"]
    assert [told.resource for told in pace.told] == pace.asked
    assert all(told.policies and told.remaining is not None for told in pace.told)


async def test_a_videos_way_is_asked_for_request_by_request(
    channel: PinterestChannel, sandbox_pinterest: SandboxPinterest
) -> None:
    there, pace = sandbox_pinterest.create_account(), Asked()
    video = msgspec.structs.replace(
        publication(sandbox_pinterest.base_url, there.access_token, there.boards[0][0]),
        pace=pace,
        video=File(b"\0\0\0\x18ftypmp42" + bytes(2000), "video/mp4"),
    )
    await channel.prepare(video)
    # Its registration, then looks until Pinterest has worked on it. The upload goes to a storage.
    assert pace.asked[0] == "write"
    assert len(pace.asked) >= 2
    assert set(pace.asked[1:]) == {"read"}


async def test_a_board_of_two_pages_stops_where_the_bucket_has_one_request(world: World) -> None:
    sent: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(str(request.url))
        return httpx2.Response(200, json={"items": [], "bookmark": f"page-{len(sent)}"})

    async with world.database.tenant_session(world.tenant_id) as session:
        one = Bucket(name="org_read", quota=1, window_seconds=60, tokens=1, filled_at=world.clock.now())
        await write_buckets(session, "read", {world.account.id: [one]})
    pace = AccountPace(world.database, world.clock, world.account)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        with pytest.raises(NotSentError) as refused:
            await PinterestChannel(http).list_pins(BASE, "pina_x", "1", pace)
    assert len(sent) == 1
    assert refused.value.retry_after == timedelta(seconds=60)


async def test_what_an_answer_says_of_limits_fills_the_buckets_of_all_processes(
    world: World, channel: PinterestChannel, sandbox_pinterest: SandboxPinterest
) -> None:
    there = sandbox_pinterest.create_account()
    account = await world.add_account(
        "On the sandbox", base_url=sandbox_pinterest.base_url, token=there.access_token, pinterest_id=there.id
    )
    pin = await world.add_due(account.id, board_id=there.boards[0][0], picture=jpeg(400, 600))
    await world.publish(pin, world.tools(channel=channel))
    async with world.database.tenant_session(world.tenant_id) as session:
        buckets = {
            bucket.name: bucket for bucket in (await list_buckets(session, [account.id], "write"))[account.id]
        }
    assert "default" not in buckets
    write = next(bucket for name, bucket in buckets.items() if name.startswith("org_write"))
    assert (write.quota, write.window_seconds) == (100, 60)
    assert write.tokens == 99


async def test_a_limit_without_a_word_when_is_waited_for_a_quarter_of_an_hour(world: World) -> None:
    pin = await world.add_due()

    async def limited() -> None:
        raise RefusedError("x.limited", "Fewer.", blame="nobody")

    world.channel.before = limited
    waiting = await world.publish(pin)
    assert waiting.scheduled_at is not None
    assert waiting.scheduled_at >= world.clock.now() + timedelta(minutes=15)
    async with world.database.tenant_session(world.tenant_id) as session:
        (bucket,) = (await list_buckets(session, [world.account.id], "write"))[world.account.id]
    assert bucket.closed_until == world.clock.now() + timedelta(minutes=15)


def test_a_failure_of_a_kind_that_nobody_knows_is_taken_for_the_worst() -> None:
    class NewKindError(PinterestError):
        pass

    with pytest.raises(UnknownOutcomeError), _translated():
        raise NewKindError("Something new.")

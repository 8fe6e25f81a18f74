"""Limits of an account: buckets that all processes share, fed by what Pinterest says."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from pinflow.accounts.pace.buckets import Bucket, close, default_bucket, learn, take
from pinflow.accounts.pace.keep_pace import AccountPace, close_requests, take_request
from pinflow.accounts.pace.queries import list_buckets, write_buckets
from pinflow.pins.pin import PinState
from pinflow.posting.channels.channel import NotSentError, RefusedError, ToldLimits, ToldPolicy
from tests.posting.world import World

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def bucket(name: str = "a", quota: float = 2, seconds: float = 60, tokens: float = 2) -> Bucket:
    return Bucket(name=name, quota=quota, window_seconds=seconds, tokens=tokens, filled_at=NOW)


def test_a_bucket_gives_its_quota_and_refills_evenly() -> None:
    left = [bucket()]
    for _ in range(2):
        wait, left = take(left, NOW)
        assert not wait
    wait, same = take(left, NOW)
    assert (wait, same) == (timedelta(seconds=30), left)
    assert not take(left, NOW + wait)[0]
    assert left[0].level(NOW + timedelta(days=1)) == 2, "never more than the quota"
    assert left[0].level(NOW - timedelta(days=1)) == 0, "a clock that was set back fills nothing"


def test_one_empty_bucket_is_enough_and_none_is_taken_from_then() -> None:
    full, empty = bucket("full"), bucket("empty", tokens=0)
    wait, left = take([full, empty], NOW)
    assert wait > timedelta(0)
    assert left == [full, empty]


def test_what_pinterest_tells_replaces_the_guess() -> None:
    told = ToldLimits(
        resource="write",
        limit=60,
        remaining=5,
        policies=(ToldPolicy("safety_net", 100, 1), ToldPolicy("org_write", 60, 60)),
    )
    learnt = {one.name: one for one in learn([default_bucket("write", NOW)], told, NOW)}
    assert set(learnt) == {"safety_net", "org_write"}
    assert learnt["org_write"].tokens == 5
    assert learnt["safety_net"].tokens == 99
    none_left = ToldLimits(
        resource="write", limit=60, remaining=0, reset_seconds=40, policies=(ToldPolicy("org_write", 60, 60),)
    )
    (closed,) = [one for one in learn(list(learnt.values()), none_left, NOW) if one.name == "org_write"]
    assert closed.wait(NOW) == timedelta(seconds=40)


def test_closed_is_closed_also_where_nothing_was_told_yet() -> None:
    (closed,) = close([], "write", NOW + timedelta(hours=1), NOW)
    assert take([closed], NOW)[0] == timedelta(hours=1)
    assert not take([closed], NOW + timedelta(hours=1))[0]


async def test_many_processes_together_take_no_more_than_the_limit(world: World) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        ten = Bucket(name="org_write", quota=10, window_seconds=60, tokens=10, filled_at=world.clock.now())
        await write_buckets(session, "write", {world.account.id: [ten]})

    async def ask() -> bool:
        async with world.database.tenant_session(world.tenant_id) as session:
            return not await take_request(session, world.account.id, "write", world.clock.now())

    assert sum(await asyncio.gather(*(ask() for _ in range(30)))) == 10
    world.clock.turn(timedelta(seconds=6))
    assert sum(await asyncio.gather(*(ask() for _ in range(5)))) == 1


async def test_a_limit_that_one_pin_met_holds_the_next_pin_of_the_account_and_no_other(world: World) -> None:
    first = await world.add_due()
    await world.publish(await world.add_due((await world.add_account("Other", pinterest_id="2")).id))
    calls = world.channel.calls

    async def limited() -> None:
        raise RefusedError("x.limited", "Fewer.", blame="nobody", retry_after=timedelta(hours=2))

    world.channel.before = limited
    await world.publish(first)
    world.channel.before = None
    assert world.channel.calls == calls + 1
    second = await world.add_due()
    waiting = await world.publish(second)
    assert waiting.state is PinState.SCHEDULED
    assert world.channel.calls == calls + 1, "nobody asked Pinterest again"
    assert "limit" in (waiting.slot_reason or "")
    assert await world.attempts(second) == []


async def test_an_account_that_has_asked_enough_asks_no_more(world: World) -> None:
    pace = AccountPace(world.database, world.clock, world.account, paid="read")
    async with world.database.tenant_session(world.tenant_id) as session:
        one = Bucket(name="org_read", quota=1, window_seconds=60, tokens=1, filled_at=world.clock.now())
        await write_buckets(session, "read", {world.account.id: [one]})
    await pace.before("read")
    await pace.before("read")
    with pytest.raises(NotSentError) as refused:
        await pace.before("read")
    assert refused.value.retry_after == timedelta(seconds=60)
    pace.tell(ToldLimits(resource="read", policies=(ToldPolicy("org_read", 1000, 60),)))
    async with world.database.tenant_session(world.tenant_id) as session:
        await pace.save(session, world.clock.now())
        (learnt,) = (await list_buckets(session, [world.account.id], "read"))[world.account.id]
    assert (learnt.quota, learnt.window_seconds) == (1000, 60)


ORG = ToldPolicy("org_write", 60, 60)


def told(remaining: int) -> ToldLimits:
    return ToldLimits(resource="write", policies=(ORG,), limit=60, remaining=remaining)


async def level_after(world: World, level: float, *answers: ToldLimits) -> float:
    """What a bucket that stood at ``level`` holds after a process has noted these answers."""
    async with world.database.tenant_session(world.tenant_id) as session:
        now = world.clock.now()
        known = Bucket(name="org_write", quota=60, window_seconds=60, tokens=level, filled_at=now)
        await write_buckets(session, "write", {world.account.id: [known]})
        pace = AccountPace(world.database, world.clock, world.account)
        for answer in answers:
            pace.tell(answer)
        await pace.save(session, now)
        (bucket,) = (await list_buckets(session, [world.account.id], "write"))[world.account.id]
    return bucket.level(now)


async def test_little_that_is_left_is_believed_and_plenty_is_no_news(world: World) -> None:
    """Another app, or a person at Pinterest, uses up the account's limit as well."""
    assert await level_after(world, 50, told(12)) == 12
    assert await level_after(world, 50, told(13)) == 50


async def test_an_answer_never_fills_what_other_processes_have_taken_since(world: World) -> None:
    assert await level_after(world, 2, told(9)) == 2


async def test_of_several_answers_the_newest_counts(world: World) -> None:
    assert await level_after(world, 50, told(11), told(4)) == 4
    assert await level_after(world, 50, told(4), told(40)) == 50


async def test_a_shorter_silence_does_not_open_what_is_closed_for_longer(world: World) -> None:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        for hours in (1, 5, 2):
            await close_requests(session, world.account.id, "write", now + timedelta(hours=hours), now)
        assert await take_request(session, world.account.id, "write", now) == timedelta(hours=5)


async def test_a_refusal_closes_for_as_long_as_the_longest_of_several_asks(world: World) -> None:
    pace = AccountPace(world.database, world.clock, world.account)
    for seconds in (30, 90, 60):
        pace.tell(ToldLimits(resource="write", closed_for=timedelta(seconds=seconds)))
    async with world.database.tenant_session(world.tenant_id) as session:
        now = world.clock.now()
        await pace.save(session, now)
        assert await take_request(session, world.account.id, "write", now) == timedelta(seconds=90)
        assert await take_request(session, world.account.id, "read", now) == timedelta(0)

"""The process dies at every single step of publishing and of finding out; the pin stands exactly once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import NotSentError, RefusedError, UnknownOutcomeError
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.publish_tools import PublishTools
from tests.faults.dying import Death, DyingChannel, DyingDatabase, Fate
from tests.posting.world import World

MOST_STEPS = 200


def dying_tools(world: World, fate: Fate) -> PublishTools:
    return world.tools(
        database=DyingDatabase(world.database, fate), channel=DyingChannel(world.channel, fate)
    )


async def new_pin(world: World, number: int) -> Pin:
    account = await world.add_account(f"Account {number}")
    return await world.add_due(account.id)


async def once(error: Exception, world: World) -> None:
    world.channel.before = world.channel.after = None
    raise error


ANSWERS: dict[str, Callable[[World], None]] = {
    "success": lambda world: None,
    "not sent": lambda world: _before(world, NotSentError("x.not_sent", "No network.")),
    "a limit": lambda world: _before(
        world, RefusedError("x.limited", "Fewer.", blame="nobody", retry_after=timedelta(minutes=30))
    ),
    "500 before the commit": lambda world: _before(world, UnknownOutcomeError("x.500", "Our end.")),
    "500 after the commit": lambda world: _after(world, UnknownOutcomeError("x.500", "Our end.")),
}


def _before(world: World, error: Exception) -> None:
    world.channel.before = lambda: once(error, world)


def _after(world: World, error: Exception) -> None:
    world.channel.after = lambda: once(error, world)


@pytest.mark.parametrize("answer", ANSWERS)
async def test_a_poster_that_dies_at_any_step_leaves_the_pin_once_on_the_board(
    world: World, answer: str
) -> None:
    places = []
    for dies_at in range(1, MOST_STEPS):
        pin = await new_pin(world, dies_at)
        ANSWERS[answer](world)
        fate = Fate(dies_at)
        try:
            await publish_pin(dying_tools(world, fate), world.tenant_id, pin.id)
        except Death as death:
            places.append(str(death))
        survived = len(fate.steps) < dies_at
        await world.run()
        assert world.on_boards(pin) == 1, f"died at step {dies_at}: {fate.steps[-1]}"
        after = await world.read(pin)
        assert after.state is PinState.PUBLISHED, f"died at step {dies_at}: {fate.steps[-1]}"
        (board_pin,) = (p for p in world.channel.boards[pin.board_id or ""] if p.link == pin.link)
        assert after.pinterest_pin_id == board_pin.id
        if survived:
            break
    else:
        raise AssertionError("publishing never came to its end")
    assert len(places) > 30
    assert "before the call" in places
    assert places.count("after commit") >= 3


@pytest.mark.parametrize("commits", [False, True])
async def test_whoever_looks_after_an_unknown_outcome_may_die_at_any_step_too(
    world: World, commits: bool
) -> None:
    """Every process of the whole recovery dies at its k-th step, again and again, until one lives."""
    for dies_at in range(1, MOST_STEPS):
        pin = await new_pin(world, dies_at)
        _after(world, UnknownOutcomeError("x.500", "?")) if commits else _before(
            world, UnknownOutcomeError("x.500", "?")
        )
        await world.publish(pin)
        fate = Fate(dies_at)
        try:
            await world.run(tools=dying_tools(world, fate))
        except Death:
            await world.run()
        assert world.on_boards(pin) == 1, f"died at step {dies_at}: {fate.steps[-1]}"
        assert (await world.read(pin)).state is PinState.PUBLISHED
        if len(fate.steps) < dies_at:
            return
    raise AssertionError("the recovery never came to its end")


async def test_every_process_of_a_long_row_dies_and_the_pin_still_goes_out_once(world: World) -> None:
    """One after the other, each lives a few steps longer than the one before."""
    pin = await new_pin(world, 0)
    run: Callable[[PublishTools], Awaitable[None]] = lambda tools: world.run(tools=tools)  # noqa: E731
    for dies_at in range(1, MOST_STEPS):
        fate = Fate(dies_at)
        try:
            await run(dying_tools(world, fate))
            break
        except Death:
            continue
    assert world.on_boards(pin) == 1
    assert (await world.read(pin)).state is PinState.PUBLISHED

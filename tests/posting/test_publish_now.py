"""Publishing by hand: what the governor refuses is told with the first moment at which nothing does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pinflow.accounts.change_account import change_limits
from pinflow.entrypoints.cli.failures import report
from pinflow.kit.errors import ConflictError, LimitReachedError
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import UnknownOutcomeError
from pinflow.posting.delete_published import delete_published
from pinflow.posting.models import OutcomeState
from pinflow.posting.publish_now import look_up, publish_now, read_outcome
from tests.factories.accounts import actor_of
from tests.posting.world import World


async def refused(world: World, pin: Pin) -> tuple[str, datetime]:
    """The words, and when it is allowed; slot and approval are as they were."""
    with pytest.raises(LimitReachedError) as told:
        await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    assert await world.read(pin) == pin
    assert world.channel.calls == len(world.channel.publications)
    at = datetime.fromisoformat(str(told.value.data["next_allowed_at"]))
    assert told.value.retry_after == at - world.clock.now()
    return told.value.message, at


async def published_by_hand(world: World, pin: Pin) -> bool:
    outcome = await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    return outcome.state is OutcomeState.PUBLISHED


@pytest.mark.parametrize("stays", [True, False])
async def test_a_link_that_rests_is_waited_for_and_nothing_is_lost(world: World, stays: bool) -> None:
    """Nor does it rest less because its pin was deleted: Pinterest has seen it."""
    first = await world.add_due()
    assert (await world.publish(first)).state is PinState.PUBLISHED
    used_at = world.clock.now()
    if not stays:
        await delete_published(world.tools(), actor_of(world.cast.bob), first.id)
    second = await world.add_scheduled()
    await world.change_row(second, "canonical_link = $2", first.canonical_link)
    words, at = await refused(world, await world.read(second))
    assert "rests 7 days" in words
    assert at == used_at + timedelta(days=7)
    world.turn_to(at)
    assert await published_by_hand(world, second)


async def test_the_next_allowed_moment_is_one_that_spacing_and_cap_allow_together(world: World) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        await change_limits(
            session,
            actor_of(world.cast.alice),
            world.account.id,
            daily_cap=1,
            spacing_minutes=40,
            time_zone="UTC",
            now=world.clock.now(),
        )
    assert await published_by_hand(world, await world.add_scheduled())
    day = world.clock.now().date()
    second = await world.add_scheduled()
    words, at = await refused(world, second)
    assert "1 of 1 pins" in words
    # The day's pins are used up: not in forty minutes, but when the next day begins, waking hours or not.
    assert (at.date(), at.hour, at.minute) == (day + timedelta(days=1), 0, 0)
    world.turn_to(at)
    assert await published_by_hand(world, second)


async def test_an_answer_that_is_lost_is_looked_for_at_once_and_the_outcome_told(world: World) -> None:
    """Who publishes by hand waits for the answer: a quarter of an hour of not knowing is spared them."""

    async def no_answer() -> None:
        raise UnknownOutcomeError("x.no_answer", "No answer came.")

    pin = await world.add_scheduled()
    world.channel.after = no_answer
    outcome = await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    assert (outcome.state, outcome.attempts, world.channel.calls) == (OutcomeState.PUBLISHED, 1, 1)
    # What does not stand yet is looked for later, and nothing is sent again meanwhile.
    world.channel.before, world.channel.after = no_answer, None
    world.clock.turn(timedelta(hours=1))
    other = await world.add_scheduled()
    outcome = await publish_now(world.tools(), actor_of(world.cast.bob), other.id)
    assert (outcome.state, world.channel.calls) == (OutcomeState.UNKNOWN, 2)
    (attempt,) = await world.attempts(other)
    assert (attempt.complete_readings, outcome.next_at) == (1, attempt.settles_at)


async def test_a_picture_of_another_account_is_refused_before_the_pin_loses_its_slot(world: World) -> None:
    pin = await world.add_scheduled()
    other = await world.add_account("Other brand")
    twin = await world.add_pin(other.id, picture=pin.marker.encode())
    await world.change_row(twin, "state = 'published', published_at = $2", world.clock.now())
    with pytest.raises(ConflictError) as told:
        await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    assert told.value.code == "posting.never_allowed"
    assert "Other brand" in told.value.message
    assert await world.read(pin) == pin


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("draft", "not ready"),
        ("in_review", "waits for review"),
        ("rejected", "rejected"),
        ("deleted", "deleted"),
    ],
)
async def test_what_is_not_approved_says_so_when_it_is_looked_up(
    world: World, state: str, words: str
) -> None:
    pin = await world.add_pin()
    await world.change_row(pin, "state = $2", state)
    await look_up(world.tools(), actor_of(world.cast.bob), pin.id)
    outcome = await read_outcome(world.tools(), actor_of(world.cast.bob), pin.id)
    assert (outcome.state, outcome.attempts, world.channel.calls) == (OutcomeState.HELD, 0, 0)
    assert words in outcome.reason


def test_the_command_prints_the_moment_that_was_meant_not_one_of_this_machines_clock(
    capsys: pytest.CaptureFixture[str],
) -> None:
    at = datetime(2031, 5, 6, 12, 30, 15, tzinfo=UTC)
    report(
        LimitReachedError(
            "posting.not_allowed_yet",
            "Not now.",
            retry_after=timedelta(hours=2),
            next_allowed_at=at.isoformat().replace("+00:00", "Z"),
        ),
        as_json=False,
    )
    assert f"{at.astimezone():%Y-%m-%d %H:%M:%S}" in capsys.readouterr().err

"""Publishing one pin: every answer a channel can give, and everything that must hold before it is asked."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from pinflow.accounts.change_account import pause_account, resume_account
from pinflow.accounts.models import AccountState
from pinflow.accounts.queries import get_account
from pinflow.kit.errors import ConflictError
from pinflow.pins.pin import PinState
from pinflow.posting.channels.channel import NotSentError, RefusedError, UnknownOutcomeError
from pinflow.posting.models import AttemptState
from pinflow.posting.publish_pin import publish_pin
from tests.factories.accounts import actor_of
from tests.posting.world import SETTLE, World


async def refuse(error: Exception) -> None:
    raise error


async def account_state(world: World) -> tuple[AccountState, str | None]:
    async with world.database.tenant_session(world.tenant_id) as session:
        account = await get_account(session, world.account.id)
    return account.state, account.state_reason


async def test_a_due_pin_goes_out_once_as_it_was_approved(world: World) -> None:
    pin = await world.add_due(board_section_id="12", ai_disclosures=("AI_MODIFIED",), picture=b"the bytes")
    published = await world.publish(pin)
    assert published.state is PinState.PUBLISHED
    assert published.pinterest_pin_id == "9001"
    assert published.published_at == world.clock.now()
    (sent,) = world.channel.publications
    assert (sent.board_id, sent.board_section_id, sent.title) == (pin.board_id, "12", pin.title)
    assert (sent.description, sent.alt_text, sent.link) == (pin.description, pin.alt_text, pin.link)
    assert (sent.ai_disclosures, sent.picture) == (("AI_MODIFIED",), b"the bytes")
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.ACCEPTED
    assert attempt.payload_hash == pin.payload().hash()
    assert await world.publish(pin) == published
    assert world.channel.calls == 1


async def test_a_pin_before_its_slot_stays(world: World) -> None:
    pin = await world.add_scheduled()
    assert (await world.publish(pin)).state is PinState.SCHEDULED
    assert world.channel.calls == 0


async def test_another_tenant_cannot_publish_it(world: World) -> None:
    pin = await world.add_due()
    await publish_pin(world.tools(), world.cast.mallory.tenant_id, pin.id)
    assert world.channel.calls == 0
    assert (await world.read(pin)).state is PinState.SCHEDULED


async def test_a_pin_that_pinterest_refuses_fails_with_its_words_and_needs_a_new_approval(
    world: World,
) -> None:
    pin = await world.add_due()
    world.channel.before = lambda: refuse(RefusedError("x.small", "The picture is too small.", blame="pin"))
    failed = await world.publish(pin)
    assert failed.state is PinState.FAILED
    assert (failed.failure_code, failed.failure_message) == ("x.small", "The picture is too small.")
    await world.run()
    assert world.channel.calls == 1
    await world.change_row(pin, "state = 'scheduled', scheduled_at = $2", world.clock.now())
    world.channel.before = None
    assert (await world.publish(pin)).state is PinState.IN_REVIEW
    assert world.channel.calls == 1


@pytest.mark.parametrize(
    ("reconnect", "state"), [(True, AccountState.RECONNECT_NEEDED), (False, AccountState.PAUSED)]
)
async def test_a_refused_account_holds_its_whole_queue_and_loses_nothing(
    world: World, reconnect: bool, state: AccountState
) -> None:
    first, second = await world.add_scheduled(), await world.add_scheduled()
    assert first.scheduled_at is not None
    world.turn_to(first.scheduled_at)
    world.channel.before = lambda: refuse(
        RefusedError("x.stopped", "Pinterest stopped it.", blame="account", reconnect=reconnect)
    )
    await world.publish(first)
    assert await account_state(world) == (state, "Pinterest stopped it.")
    world.channel.before = None
    world.clock.turn(timedelta(days=3))
    await world.run()
    assert world.channel.calls == 1
    assert await world.states() == {PinState.SCHEDULED: 2}
    async with world.system_database.system_session() as session:
        await session.execute("update account set state = 'connected', state_reason = null")
    await world.run()
    assert await world.states() == {PinState.PUBLISHED: 2}
    assert (world.on_boards(first), world.on_boards(second)) == (1, 1)


async def test_a_limit_is_waited_for_as_long_as_pinterest_asks(world: World) -> None:
    pin = await world.add_due()
    world.channel.before = lambda: refuse(
        RefusedError("x.limited", "Fewer.", blame="nobody", retry_after=timedelta(hours=1))
    )
    waiting = await world.publish(pin)
    assert waiting.state is PinState.SCHEDULED
    assert waiting.scheduled_at is not None
    assert waiting.scheduled_at >= world.clock.now() + timedelta(hours=1)
    assert waiting.slot_reason is not None
    assert "Fewer." in waiting.slot_reason
    assert await account_state(world) == (AccountState.CONNECTED, None)
    world.channel.before = None
    await world.run()
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.on_boards(pin) == 1


async def test_what_was_not_sent_is_sent_again_soon(world: World) -> None:
    pin = await world.add_due()
    world.channel.before = lambda: refuse(NotSentError("x.unreachable", "No network."))
    waiting = await world.publish(pin)
    assert waiting.state is PinState.SCHEDULED
    assert waiting.slot_reason is not None
    assert "No network." in waiting.slot_reason
    world.channel.before = None
    await world.run()
    assert [attempt.state for attempt in await world.attempts(pin)] == ["refused", "accepted"]
    assert world.on_boards(pin) == 1


async def test_a_missing_picture_fails_the_pin_with_words_instead_of_trying_for_ever(world: World) -> None:
    pin = await world.add_due()
    async with world.system_database.system_session() as session:
        await session.execute("delete from blob")
    await world.run()
    failed = await world.read(pin)
    assert failed.state is PinState.FAILED
    assert failed.failure_message
    assert len(await world.attempts(pin)) == 1
    assert world.channel.calls == 0


async def test_a_token_that_cannot_be_opened_holds_the_account_and_keeps_the_pin(world: World) -> None:
    pin = await world.add_due()
    async with world.system_database.system_session() as session:
        await session.execute("update account set access_token = access_token || '\\x00'")
    await world.run()
    state, reason = await account_state(world)
    assert state is AccountState.RECONNECT_NEEDED
    assert reason
    assert (await world.read(pin)).state is PinState.SCHEDULED
    assert world.channel.calls == 0


async def test_two_posters_on_one_pin_send_once(world: World) -> None:
    pin = await world.add_due()
    gate = asyncio.Event()
    world.channel.before = gate.wait  # type: ignore[assignment]
    posters = [asyncio.create_task(publish_pin(world.tools(), world.tenant_id, pin.id)) for _ in range(4)]
    done, _ = await asyncio.wait(posters, return_when=asyncio.FIRST_COMPLETED)
    assert done
    gate.set()
    await asyncio.gather(*posters)
    assert world.channel.calls == 1
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_two_due_pins_of_one_account_never_go_out_together(world: World) -> None:
    first, second = await world.add_scheduled(), await world.add_scheduled()
    assert second.scheduled_at is not None
    world.turn_to(second.scheduled_at)
    gate = asyncio.Event()
    world.channel.before = gate.wait  # type: ignore[assignment]
    posters = [
        asyncio.create_task(publish_pin(world.tools(), world.tenant_id, pin.id)) for pin in (first, second)
    ]
    done, _ = await asyncio.wait(posters, return_when=asyncio.FIRST_COMPLETED)
    gate.set()
    await asyncio.gather(*posters)
    assert len(done) == 1
    assert world.channel.calls == 1


async def test_a_pin_claimed_but_not_yet_sent_holds_its_place(world: World) -> None:
    """Between the claim and the call nothing is sent yet; a second pin must not slip in all the same."""
    first, second = await world.add_scheduled(), await world.add_scheduled()
    assert second.scheduled_at is not None
    world.turn_to(second.scheduled_at)
    preparing, gate = asyncio.Event(), asyncio.Event()
    tools = world.tools()
    store = tools.blobs(world.tenant_id)

    class SlowStore:
        async def get_several(self, sha256s: Sequence[bytes]) -> object:
            preparing.set()
            await gate.wait()
            return await store.get_several(sha256s)

    slow = dataclasses.replace(tools, blobs=lambda _: SlowStore())  # type: ignore[arg-type, return-value]
    poster = asyncio.create_task(publish_pin(slow, world.tenant_id, first.id))
    await preparing.wait()
    moved = await world.publish(second)
    gate.set()
    await poster
    assert world.channel.calls == 1
    assert moved.state is PinState.SCHEDULED
    assert moved.scheduled_at is not None
    assert moved.scheduled_at >= world.clock.now() + timedelta(minutes=20)


async def test_a_paused_account_sends_nothing_and_goes_on_without_a_burst(world: World) -> None:
    pins = [await world.add_scheduled() for _ in range(4)]
    async with world.database.tenant_session(world.tenant_id) as session:
        await pause_account(session, actor_of(world.cast.bob), world.account.id, world.clock.now())
    world.clock.turn(timedelta(hours=6))
    await world.run()
    assert world.channel.calls == 0
    async with world.database.tenant_session(world.tenant_id) as session:
        await resume_account(session, actor_of(world.cast.bob), world.account.id, world.clock.now())
    await world.run()
    assert await world.states() == {PinState.PUBLISHED: 4}
    moments = sorted(p.created_at for p in world.channel.boards[pins[0].board_id or ""] if p.created_at)
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert len(gaps) == 3
    assert min(gaps) >= timedelta(minutes=20)


async def test_after_an_outage_spacing_and_cap_hold_against_what_was_really_sent(world: World) -> None:
    account = await world.add_account("Small", daily_cap=4, spacing_minutes=45, time_zone="America/New_York")
    pins = [await world.add_scheduled(account.id) for _ in range(10)]
    world.clock.turn(timedelta(days=3))
    await world.run()
    assert await world.states() == {PinState.PUBLISHED: 10}
    moments = sorted(p.created_at for p in world.channel.boards[pins[0].board_id or ""] if p.created_at)
    assert all(later - earlier >= timedelta(minutes=45) for earlier, later in itertools.pairwise(moments))
    days = [moment.astimezone(ZoneInfo("America/New_York")).date() for moment in moments]
    assert max(days.count(day) for day in days) <= 4


async def test_what_was_published_counts_once_in_the_plan(world: World) -> None:
    """The moment it was sent and the moment its answer came are one pin."""
    account = await world.add_account("Small", daily_cap=3, spacing_minutes=20)

    async def answer_a_second_later() -> None:
        world.clock.turn(timedelta(seconds=1))

    world.channel.after = answer_a_second_later
    day = world.clock.now().date()
    for _ in range(2):
        await world.publish(await world.add_due(account.id))
    third = await world.add_scheduled(account.id)
    assert third.scheduled_at is not None
    assert third.scheduled_at.date() == day
    fourth = await world.add_scheduled(account.id)
    assert fourth.scheduled_at is not None
    assert fourth.scheduled_at.date() > day


async def test_rules_are_checked_again_just_before_posting(world: World) -> None:
    pin = await world.add_due()
    other = await world.add_pin(destination=pin.destination or "")
    await world.change_row(
        other, "state = 'published', published_at = $2", world.clock.now() - timedelta(days=2)
    )
    held = await world.publish(pin)
    assert held.state is PinState.IN_REVIEW
    assert held.blocked
    assert held.failure_code == "posting.blocked_by_rules"
    assert "7 days" in (held.failure_message or "")
    assert world.channel.calls == 0
    assert await world.attempts(pin) == []


@pytest.mark.parametrize("what", ["destination", "picture_sha256"])
async def test_a_link_or_picture_never_goes_to_two_accounts(world: World, what: str) -> None:
    pin = await world.add_due()
    other = await world.add_account("Other brand")
    same = {"destination": pin.destination} if what == "destination" else {"picture": pin.marker.encode()}
    twin = await world.add_pin(other.id, **same)
    await world.change_row(twin, "state = 'published', published_at = $2", world.clock.now())
    assert (await world.publish(pin)).state is PinState.IN_REVIEW
    assert world.channel.calls == 0


async def test_two_accounts_racing_with_one_link_do_not_both_publish(world: World) -> None:
    other = await world.add_account("Other brand")
    first = await world.add_pin()
    second = await world.add_pin(other.id, destination=first.destination or "")
    # As two people approving in the same moment leave it: neither saw the other's approval.
    await world.approve(first)
    await world.change_row(first, "state = 'in_review'")
    await world.approve(second)
    await world.change_row(first, "state = 'approved'")
    first, second = await world.plan(first), await world.plan(second)
    world.clock.turn(timedelta(hours=1))
    await asyncio.gather(*(publish_pin(world.tools(), world.tenant_id, pin.id) for pin in (first, second)))
    assert world.channel.calls <= 1


async def test_a_pin_that_stands_is_not_sent_again_even_when_its_row_is_set_back(world: World) -> None:
    pin = await world.publish(await world.add_due())
    async with world.system_database.system_session() as session:
        await session.execute(
            "update pin set state = 'scheduled', published_at = null, pinterest_pin_id = null"
        )
    world.clock.turn(timedelta(days=30))
    back = await world.publish(pin)
    assert world.channel.calls == 1
    assert (back.state, back.pinterest_pin_id) == (PinState.PUBLISHED, "9001")


async def test_the_database_itself_refuses_a_second_success(world: World) -> None:
    pin = await world.add_due()
    await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.ACCEPTED

    async def succeed_again(state: AttemptState) -> None:
        async with world.system_database.system_session() as session:
            await session.execute(
                "insert into publish_attempt select (jsonb_populate_record(a, $1::jsonb)).* from"
                " publish_attempt a",
                {"id": str(world.cast.bob.user_id), "number": 2, "state": state, "pinterest_pin_id": "9002"},
            )

    for state in (AttemptState.ACCEPTED, AttemptState.RECONCILED):
        with pytest.raises(ConflictError):
            await succeed_again(state)


async def test_the_database_itself_refuses_a_second_open_attempt(world: World) -> None:
    pin = await world.add_due()
    world.channel.after = lambda: refuse(UnknownOutcomeError("x.timeout", "No answer."))
    await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.UNKNOWN
    assert attempt.settles_at == world.clock.now() + SETTLE

    async def open_another() -> None:
        async with world.system_database.system_session() as session:
            await session.execute(
                "insert into publish_attempt select (jsonb_populate_record(a, $1::jsonb)).* from"
                " publish_attempt a",
                {"id": str(world.cast.bob.user_id), "number": 2, "state": "prepared"},
            )

    with pytest.raises(ConflictError):
        await open_another()


async def test_a_clock_that_is_set_back_during_the_call_makes_no_window_shorter(world: World) -> None:
    pin = await world.add_due()
    begun_at = world.clock.now()

    async def set_back() -> None:
        world.clock.turn(timedelta(minutes=-40))
        await refuse(UnknownOutcomeError("x.timeout", "No answer."))

    world.channel.after = set_back
    await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.settles_at) == (AttemptState.UNKNOWN, begun_at + SETTLE)

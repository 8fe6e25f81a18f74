"""Pins that are due at the same moment share transactions; what holds for one pin holds for each of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import pytest

from pinflow.accounts.pace.keep_pace import AccountPace
from pinflow.kit.db import TenantSession
from pinflow.pins.models import Finding, SwitchedOff
from pinflow.pins.pin import Approval, Pin, PinState
from pinflow.pins.queries import find_approval
from pinflow.pins.recheck_pin import Check, prepare_checks
from pinflow.pins.rule_switches.queries import upsert_switch
from pinflow.posting import claim_pin
from pinflow.posting.begin_attempt import begin_attempt
from pinflow.posting.channels.channel import Published
from pinflow.posting.claim_pin import Claim, Wish, claim_pins
from pinflow.posting.models import AttemptState, EventKind
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.queries import list_events, lock_account
from pinflow.posting.record_outcome import Accepted, record_accepted
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project
from tests.factories.accounts import actor_of
from tests.posting.world import World


async def add_due_pins(world: World, count: int) -> list[Pin]:
    """A pin an account, all due now."""
    pins = []
    for number in range(count):
        account = await world.add_account(f"account {number}")
        pins.append(await world.add_scheduled(account.id))
    world.turn_to(max(pin.scheduled_at for pin in pins if pin.scheduled_at is not None))
    return pins


async def publish_together(world: World, pins: Sequence[Pin]) -> list[PinState]:
    tools = world.tools()
    await asyncio.gather(*(publish_pin(tools, world.tenant_id, pin.id) for pin in pins))
    return [(await world.read(pin)).state for pin in pins]


async def test_pins_of_several_accounts_are_claimed_at_once_and_each_stands_once(world: World) -> None:
    pins = await add_due_pins(world, 5)
    assert await publish_together(world, pins) == [PinState.PUBLISHED] * 5
    assert [world.on_boards(pin) for pin in pins] == [1] * 5
    attempts = [attempt for pin in pins for attempt in await world.attempts(pin)]
    assert {(attempt.state, attempt.number) for attempt in attempts} == {(AttemptState.ACCEPTED, 1)}
    assert {attempt.pinterest_pin_id for attempt in attempts} == {
        (await world.read(pin)).pinterest_pin_id for pin in pins
    }
    assert len({attempt.fencing_token for attempt in attempts}) == 5


async def test_the_same_pin_asked_for_twice_in_one_transaction_is_claimed_once(world: World) -> None:
    (pin,) = await add_due_pins(world, 1)
    claims = await claim_pins(world.tools(), world.tenant_id, [Wish(pin.id, None)] * 3)
    assert [type(claim).__name__ for claim in claims] == ["Claim", "NoneType", "NoneType"]
    assert len(await world.attempts(pin)) == 1


async def test_two_due_pins_of_one_account_in_one_transaction_keep_their_spacing(world: World) -> None:
    first, second = await world.add_scheduled(), await world.add_scheduled()
    (other,) = await add_due_pins(world, 1)
    assert second.scheduled_at is not None
    world.turn_to(second.scheduled_at)
    states = await publish_together(world, [second, first, other])
    assert states == [PinState.SCHEDULED, PinState.PUBLISHED, PinState.PUBLISHED]
    moved = await world.read(second)
    assert moved.scheduled_at is not None
    assert moved.scheduled_at >= world.clock.now() + timedelta(minutes=20)
    assert world.channel.calls == 2


async def test_a_pin_that_a_rule_blocks_now_does_not_keep_back_those_beside_it(world: World) -> None:
    pins = await add_due_pins(world, 3)
    # Behind the product's back, as a new rule or another pin would: what the rules see is another thing now.
    await world.change_row(pins[1], "product_title = 'Pepper spray', category = 'Weapons'")
    assert await publish_together(world, pins) == [
        PinState.PUBLISHED,
        PinState.IN_REVIEW,
        PinState.PUBLISHED,
    ]
    assert (await world.read(pins[1])).failure_code == "posting.blocked_by_rules"


async def test_a_pin_that_was_changed_after_its_approval_does_not_keep_back_those_beside_it(
    world: World,
) -> None:
    pins = await add_due_pins(world, 3)
    await world.change_row(pins[0], "title = 'Another title'")
    assert (await publish_together(world, pins))[1:] == [PinState.PUBLISHED] * 2
    held = await world.read(pins[0])
    assert (held.state, held.failure_code) == (PinState.IN_REVIEW, "posting.not_as_approved")


async def test_an_attempt_that_the_database_refuses_does_not_keep_back_those_beside_it(world: World) -> None:
    pins = await add_due_pins(world, 3)
    # Nothing but a hand in the database makes this: an open attempt of a pin that waits for its slot.
    async with world.database.tenant_session(world.tenant_id) as session:
        await session.execute(
            "insert into publish_attempt (id, tenant_id, pin_id, account_id, number, state, payload_hash,"
            " board_id, marker, fencing_token, lease_until, started_at) select gen_random_uuid(), tenant_id,"
            " id, account_id, 1, 'prepared', payload_hash, board_id, marker, 1, $2, $2 from pin"
            " where id = $1",
            pins[2].id,
            world.clock.now() + timedelta(hours=1),
        )
    tools = world.tools()
    results = await asyncio.gather(
        *(publish_pin(tools, world.tenant_id, pin.id) for pin in pins), return_exceptions=True
    )
    assert [getattr(result, "code", None) for result in results] == [None, None, "db.already_exists"]
    assert [(await world.read(pin)).state for pin in pins] == [
        PinState.PUBLISHED,
        PinState.PUBLISHED,
        PinState.SCHEDULED,
    ]


async def test_who_claims_for_several_accounts_never_waits_for_one_that_is_busy(world: World) -> None:
    pins = await add_due_pins(world, 3)
    busy = pins[1].account_id
    assert busy is not None
    async with world.database.tenant_session(world.tenant_id) as session:
        await lock_account(session, busy)
        wishes = [Wish(pin.id, None) for pin in pins]
        claims = await claim_pins(world.tools(), world.tenant_id, wishes)
        assert [type(claim).__name__ for claim in claims] == ["Claim", "InTurn", "Claim"]
    assert await world.attempts(pins[1]) == []


async def test_a_pin_of_a_busy_account_goes_out_in_its_turn(world: World) -> None:
    pins = await add_due_pins(world, 3)
    busy = pins[1].account_id
    assert busy is not None
    async with world.database.tenant_session(world.tenant_id) as session:
        await lock_account(session, busy)
        publishing = asyncio.create_task(publish_together(world, pins))
        while (await world.read(pins[2])).state is not PinState.PUBLISHED:
            await asyncio.sleep(0.01)
        assert (await world.read(pins[1])).state is PinState.SCHEDULED
    assert await publishing == [PinState.PUBLISHED] * 3


async def approval_and_check(world: World, session: TenantSession, pin: Pin) -> tuple[Approval, Check]:
    approval = await find_approval(session, pin.id)
    assert approval is not None
    project = await get_project(session, pin.project_id)
    stored = await world.read(pin)
    (check,) = await prepare_checks(session, [(stored, project, world.clock.now())], as_stored=True)
    return approval, check


async def test_what_the_rules_saw_at_the_approval_is_what_they_see_before_posting(world: World) -> None:
    pin = await world.add_due()
    async with world.database.tenant_session(world.tenant_id) as session:
        approval, check = await approval_and_check(world, session, pin)
    assert approval.rules_saw_sha256 == check.saw()
    assert check.findings() == []


async def test_a_pin_about_which_nothing_changed_is_not_judged_a_second_time(world: World) -> None:
    pin = await world.add_due()
    judged: list[Check] = []

    class Counting(Check, frozen=True):
        def findings(self) -> list[Finding]:
            judged.append(self)
            return []

    async def prepare(
        session: TenantSession, pins: Sequence[tuple[Pin, Project, datetime]], *, as_stored: bool
    ) -> list[Check]:
        checks = await prepare_checks(session, pins, as_stored=as_stored)
        return [Counting(check.pin, check.switched_off) for check in checks]

    async def claim() -> int:
        judged.clear()
        await claim_pins(world.tools(), world.tenant_id, [Wish(pin.id, None)])
        return len(judged)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claim_pin, "prepare_checks", prepare)
        assert await claim() == 0
        await world.change_row(pin, "state = 'scheduled', category = 'Kitchen'")
        async with world.system_database.system_session() as system:
            # As if it had been sent and refused.
            await system.execute(
                "update publish_attempt set state = 'refused', ended_at = $2 where pin_id = $1",
                pin.id,
                world.clock.now(),
            )
        assert await claim() == 1


async def test_every_input_of_the_rules_counts_for_what_they_saw(world: World) -> None:
    """Change each field: the digest is another one, so the pin is judged anew."""
    pin = await world.add_due()
    async with world.database.tenant_session(world.tenant_id) as session:
        _, check = await approval_and_check(world, session, pin)
        await upsert_switch(
            session,
            actor_of(world.cast.bob),
            world.project.id,
            "claims.superlative",
            "We quote an institute's test.",
            world.clock.now(),
        )
        _, switched = await approval_and_check(world, session, pin)
    assert switched.saw() != check.saw()
    assert isinstance(switched.switched_off["claims.superlative"], SwitchedOff)
    for field in msgspec.structs.fields(check.pin):
        changed = msgspec.structs.replace(check.pin, **{field.name: "something else"})
        assert Check(changed, check.switched_off).saw() != check.saw(), field.name


async def test_a_pin_approved_before_this_was_kept_is_judged_by_the_rules(world: World) -> None:
    pin = await world.add_due()
    async with world.database.tenant_session(world.tenant_id) as session:
        await session.execute("update approval set rules_saw_sha256 = null where pin_id = $1", pin.id)
    await world.change_row(pin, "product_title = 'Pepper spray', category = 'Weapons'")
    assert (await world.publish(pin)).failure_code == "posting.blocked_by_rules"


async def test_a_second_answer_to_the_same_attempt_changes_nothing(world: World) -> None:
    """A commit whose answer was lost is done again by the line: the pin stands, and nobody is told twice."""
    pins = await add_due_pins(world, 2)
    tools, now = world.tools(), world.clock.now()
    claims = await claim_pins(tools, world.tenant_id, [Wish(pin.id, None) for pin in pins])
    answers = []
    for number, claim in enumerate(claims):
        assert isinstance(claim, Claim)
        await begin_attempt(tools, claim.attempt, None)
        pace = AccountPace(world.database, world.clock, claim.account)
        answers.append(Accepted(claim.pin, claim.attempt, Published(f"900{number}"), pace, now, now))
    await asyncio.gather(*(record_accepted(tools, answer) for answer in answers))
    before = [await world.read(pin) for pin in pins]
    assert [pin.pinterest_pin_id for pin in before] == ["9000", "9001"]
    world.clock.turn(timedelta(minutes=1))
    await asyncio.gather(*(record_accepted(tools, answer) for answer in answers))
    assert [await world.read(pin) for pin in pins] == before
    async with world.database.tenant_session(world.tenant_id) as session:
        told = [event.kind for pin in pins for event in await list_events(session, pin.id)]
    assert EventKind.LATE_ANSWER not in told


@pytest.mark.parametrize(("size", "most"), [(200_000, 6), (5_000_000, 4)])
async def test_few_large_files_are_held_at_once_and_any_number_of_small_ones(
    world: World, size: int, most: int
) -> None:
    pins = []
    for number in range(6):
        account = await world.add_account(f"account {number}")
        pins.append(await world.add_scheduled(account.id, picture_size=size))
    world.turn_to(max(pin.scheduled_at for pin in pins if pin.scheduled_at is not None))
    at_once: list[int] = []
    gate = asyncio.Event()

    async def wait() -> None:
        at_once.append(len(at_once) + 1)
        if len(at_once) == most:
            gate.set()
        await gate.wait()

    world.channel.before = wait
    tools = world.tools()
    publishing = [asyncio.create_task(publish_pin(tools, world.tenant_id, pin.id)) for pin in pins]
    await gate.wait()
    assert len(at_once) == most, "the others wait until one is through"
    await asyncio.gather(*publishing)
    assert [(await world.read(pin)).state for pin in pins] == [PinState.PUBLISHED] * 6

"""Rules that a project does without: with a reason, on record, and never a hard one."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from pinflow.identity.models import Actor, Role
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.models import Finding, Severity
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.refresh_findings import refresh_project
from pinflow.pins.rule_switches.switch_rule import (
    REFRESH_JOB,
    RuleState,
    list_rules,
    switch_rule_off,
    switch_rule_on,
)
from tests.factories.accounts import actor_of
from tests.factories.projects import add_project
from tests.posting.world import CollectingQueue, World

MEDICAL = "Anzeige: Lindert Rückenschmerzen über Nacht, und der Bezug lässt sich in der Maschine waschen."
REASON = "The text quotes a book's subject."


async def switch(
    world: World,
    rule_id: str,
    *,
    reason: str | None,
    actor: Actor | None = None,
    jobs: JobQueue | None = None,
) -> RuleState:
    """Off with a reason, on without."""
    who, queue = actor or actor_of(world.cast.alice), jobs or JobQueue()
    async with world.database.tenant_session(who.tenant_id) as session:
        if reason is None:
            return await switch_rule_on(session, queue, who, world.project.id, rule_id, now=world.clock.now())
        return await switch_rule_off(
            session, queue, who, world.project.id, rule_id, reason=reason, now=world.clock.now()
        )


async def check(world: World, pin: Pin) -> dict[str, Finding]:
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await recheck_pin(session, pin, world.project, world.clock.now())
    return {finding.rule_id: finding for finding in found}


async def test_a_switched_off_rule_says_what_it_found_and_blocks_nothing(world: World) -> None:
    pin = await world.add_pin(description=MEDICAL)
    assert (await check(world, pin))["claims.medical"].severity is Severity.BLOCK
    jobs = CollectingQueue()
    state = await switch(world, "claims.medical", reason=f"  {REASON} ", jobs=jobs)
    assert state.switched_off is not None
    assert [job.name for job in jobs.jobs] == [REFRESH_JOB]

    quiet = (await check(world, pin))["claims.medical"]
    assert (quiet.severity, quiet.switched_off) == (Severity.INFO, state.switched_off)
    assert (state.switched_off.by, state.switched_off.reason) == ("alice", REASON)
    assert (await world.approve(pin)).state is PinState.APPROVED

    await switch(world, "claims.medical", reason=None)
    assert (await check(world, pin))["claims.medical"].severity is Severity.BLOCK
    async with world.database.tenant_session(world.tenant_id) as session:
        log = await list_audit_entries(session, limit=20)
    switched = [(entry.action, entry.data) for entry in log if entry.action.startswith("rule.")]
    assert switched == [
        ("rule.switched_on", {"rule_id": "claims.medical"}),
        ("rule.switched_off", {"rule_id": "claims.medical", "reason": REASON}),
    ]


async def test_pins_in_review_show_a_switch_at_once(world: World) -> None:
    pin = await world.add_pin(description=MEDICAL)
    for reason, blocked in ((None, True), (REASON, False), (None, True)):
        await switch(world, "claims.medical", reason=reason)
        async with world.database.tenant_session(world.tenant_id) as session:
            assert await refresh_project(session, world.project.id, world.clock.now()) == 1
        assert (await world.read(pin)).blocked is blocked


@pytest.mark.parametrize("rule_id", ["facts.price", "links.shortener", "disclosure.picture_missing"])
async def test_a_hard_rule_stays_on(world: World, rule_id: str) -> None:
    with pytest.raises(ForbiddenError) as told:
        await switch(world, rule_id, reason="Nobody will notice this.")
    assert told.value.code == "pins.rule_is_hard"


async def test_a_switch_needs_an_admin_a_reason_and_a_rule_of_the_marketplace(world: World) -> None:
    with pytest.raises(ForbiddenError):
        await switch(world, "claims.medical", reason=REASON, actor=actor_of(world.cast.bob))
    with pytest.raises(InvalidInputError) as told:
        await switch(world, "claims.medical", reason=" because ")
    assert told.value.code == "pins.reason_needed"
    for unknown in ("claims.unheard_of", "disclosure.label_jp"):
        with pytest.raises(NotFoundError):
            await switch(world, unknown, reason=REASON)
    with pytest.raises(NotFoundError):
        await switch(world, "claims.medical", reason=REASON, actor=actor_of(world.cast.mallory))


@pytest.mark.parametrize(
    ("reason", "taken"),
    [
        ("x" * 9, False),
        ("x" * 10, True),
        ("x" * 500, True),
        ("x" * 501, False),
        (f"  {'x' * 4}   {'x' * 4} ", False),
    ],
)
async def test_a_reason_has_ten_to_five_hundred_letters_that_say_something(
    world: World, reason: str, taken: bool
) -> None:
    if taken:
        state = await switch(world, "claims.medical", reason=reason)
        assert state.switched_off is not None
        assert state.switched_off.reason == reason
        return
    with pytest.raises(InvalidInputError) as told:
        await switch(world, "claims.medical", reason=reason)
    assert told.value.code == "pins.reason_needed"
    pin = await world.add_pin(description=MEDICAL)
    assert (await check(world, pin))["claims.medical"].severity is Severity.BLOCK


async def test_each_change_of_a_switch_and_nothing_else_has_the_pins_checked_again(world: World) -> None:
    jobs = CollectingQueue()
    for reason, asked in ((None, 0), (REASON, 1), ("The text quotes a song.", 2), (None, 3), (None, 3)):
        await switch(world, "claims.medical", reason=reason, jobs=jobs)
        assert [job.name for job in jobs.jobs] == [REFRESH_JOB] * asked
    assert {(job.tenant_id, str(job.payload)) for job in jobs.jobs} == {
        (world.tenant_id, str({"project_id": str(world.project.id)}))
    }


async def test_a_switch_is_one_projects_own_and_the_newest_reason_counts(world: World) -> None:
    other = await add_project(world.database, world.tenant_id, world.clock.now(), name="Another")
    for reason in (REASON, "The sentence is a song's name."):
        await switch(world, "claims.medical", reason=reason)
        await switch(dataclasses.replace(world, project=other), "claims.medical", reason=REASON)
    off = await switch(world, "claims.medical", reason="The sentence is a film's name.")
    assert off.switched_off is not None
    assert off.switched_off.reason == "The sentence is a film's name."
    # On again in the one, off still in the other.
    assert (await switch(world, "claims.medical", reason=None)).switched_off is None
    async with world.database.tenant_session(world.tenant_id) as session:
        here = {state.rule.id: state.switched_off for state in await list_rules(session, world.project.id)}
        there = {state.rule.id: state.switched_off for state in await list_rules(session, other.id)}
    assert here["claims.medical"] is None
    assert there["claims.medical"] is not None
    assert there["claims.medical"].reason == REASON


@pytest.mark.parametrize("reason", [REASON, None], ids=["off", "on"])
async def test_only_an_admin_switches_a_rule_off_and_on(world: World, reason: str | None) -> None:
    await switch(world, "claims.medical", reason=REASON if reason is None else None)
    admin = actor_of(world.cast.alice)
    for role in (Role.EDITOR, Role.VIEWER):
        with pytest.raises(ForbiddenError):
            await switch(
                world, "claims.medical", reason=reason, actor=msgspec.structs.replace(admin, role=role)
            )
    state = await switch(world, "claims.medical", reason=reason, actor=admin)
    assert (state.switched_off is None) is (reason is None)


async def test_the_rules_of_a_project_are_those_of_its_marketplace(world: World) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        states = await list_rules(session, world.project.id)
    assert {state.pack.name for state in states} == {"everywhere", "amazon", "de"}
    assert {state.rule.id for state in states if state.pack.name == "de"} == {"disclosure.label_de"}


async def test_a_rule_switched_on_after_approval_holds_the_pin_back_before_it_goes_out(world: World) -> None:
    await switch(world, "claims.medical", reason=REASON)
    pin = await world.add_due(description=MEDICAL)
    await switch(world, "claims.medical", reason=None)
    held = await world.publish(pin)
    assert (held.state, held.failure_code) == (PinState.IN_REVIEW, "posting.blocked_by_rules")
    assert "promises an effect on health" in (held.failure_message or "")
    assert world.channel.calls == 0
    async with world.database.tenant_session(world.tenant_id) as session:
        log = await list_audit_entries(session, limit=20)
    (entry,) = (entry for entry in log if entry.action == "pin.held")
    assert entry.data["reason"] == held.failure_message

"""Plans on a real database: every rule of the governor, moves by hand, hours, and what moves with them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from pinflow.accounts.models import AccountId
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.similar.text_likeness import as_bigint
from pinflow.posting.best_hours.hour_weights import keep_hour_weights
from pinflow.posting.best_hours.models import HourWeights
from pinflow.posting.best_hours.queries import find_hour_weights
from pinflow.posting.change_hours import change_hours, get_hours
from pinflow.posting.explain_slot import SlotExplanation, explain_slot
from pinflow.posting.hours import read_hours, write_hours
from pinflow.posting.move_pin import move_pin
from pinflow.posting.replan_account import replan_account
from tests.factories.accounts import actor_of
from tests.factories.cast import Person
from tests.posting.world import World

HOUR = timedelta(hours=1)
BITS = as_bigint(0xF0F0_1234_5678_9ABC)


async def move(world: World, pin: Pin, at: datetime, person: Person | None = None) -> Pin:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await move_pin(session, actor_of(person or world.cast.bob), pin.id, at, now=world.clock.now())


async def refused(world: World, pin: Pin, at: datetime) -> ConflictError:
    with pytest.raises(ConflictError) as told:
        await move(world, pin, at)
    return told.value


async def explain(world: World, pin: Pin) -> SlotExplanation:
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        return await explain_slot(session, pin.id)


async def set_hours(world: World, account_id: AccountId | None = None, **changes: Any) -> int:
    async with world.database.tenant_session(world.tenant_id) as session:
        _, moved = await change_hours(
            session,
            actor_of(world.cast.alice),
            account_id or world.account.id,
            now=world.clock.now(),
            **changes,
        )
    return moved


def at_of(pin: Pin) -> datetime:
    assert pin.scheduled_at is not None
    return pin.scheduled_at


async def test_a_days_pins_are_spread_over_its_hours_and_the_same_seed_gives_the_same_plan(
    world: World,
) -> None:
    account = await world.add_account("Spread", daily_cap=5, spacing_minutes=60)
    await set_hours(world, account.id, seed="winter")
    world.clock.turn(timedelta(hours=20))
    moments = sorted([at_of(await world.add_scheduled(account.id)) for _ in range(5)])
    assert {moment.date() for moment in moments} == {moments[0].date()}
    # Five parts of three hours each: one pin in each of them, and none at a round distance.
    assert [(moment.hour * 60 + moment.minute - 7 * 60) // 180 for moment in moments] == [0, 1, 2, 3, 4]
    again = await world.add_account("Twin", daily_cap=5, spacing_minutes=60)
    await set_hours(world, again.id, seed="winter")
    assert sorted([at_of(await world.add_scheduled(again.id)) for _ in range(5)]) == moments


async def test_a_pin_is_moved_by_hand_and_back(world: World) -> None:
    pin = await world.add_scheduled()
    goal = world.clock.now().replace(hour=15, minute=30) + timedelta(days=2, seconds=12)
    moved = await move(world, pin, goal)
    assert moved.scheduled_at == goal.replace(second=0)
    assert moved.slot_reason is not None
    assert moved.slot_reason.startswith("Moved here by bob, from Monday 23 November, ")
    assert (await move(world, moved, at_of(pin))).scheduled_at == pin.scheduled_at


async def test_a_move_obeys_the_rules_and_says_why_not_and_what_is_free(world: World) -> None:
    account = await world.add_account("Strict", daily_cap=2, spacing_minutes=90)
    day = world.clock.now().replace(hour=12, minute=0) + timedelta(days=3)
    first, second, third = [await world.add_scheduled(account.id) for _ in range(3)]
    await move(world, first, day)
    close = await refused(world, second, day + HOUR)
    assert (close.code, close.data["rule"]) == ("posting.place_refused", "too_close")
    assert close.message == "Another pin stands 60 min away; the account keeps 90 min between two."
    assert close.data["next_at"] == (day + timedelta(minutes=90)).isoformat()
    night = await refused(world, second, day.replace(hour=23))
    assert (night.data["rule"], "on Thursdays pins go out from 07:00 to 22:00" in night.message) == (
        "outside_hours",
        True,
    )
    await move(world, second, day + 2 * HOUR)
    full = await refused(world, third, day + 5 * HOUR)
    assert (full.data["rule"], full.message) == (
        "cap_reached",
        "2 of 2 pins of Thursday 26 November are taken (daily cap).",
    )
    past = await refused(world, third, world.clock.now() - HOUR)
    assert (past.data["rule"], past.data["next_at"]) == ("out_of_range", None)
    assert (await world.read(third)).scheduled_at == third.scheduled_at


async def test_only_a_person_who_may_moves_only_a_pin_that_has_a_slot(world: World) -> None:
    pin = await world.add_scheduled()
    goal = at_of(pin) + timedelta(days=2)
    with pytest.raises(ForbiddenError):
        await move(world, pin, goal, world.cast.vera)
    waiting = await world.add_pin()
    with pytest.raises(ConflictError, match="Only an approved pin"):
        await move(world, waiting, goal)
    world.turn_to(at_of(pin))
    with pytest.raises(ConflictError, match="what went out cannot be moved"):
        await move(world, await world.publish(pin), goal)
    async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await move_pin(session, actor_of(world.cast.mallory), pin.id, goal, now=world.clock.now())


async def test_the_same_link_is_kept_seven_days_apart_when_pins_are_moved(world: World) -> None:
    pin = await world.add_scheduled()
    fresh = await world.add_scheduled()
    await world.change_row(fresh, "canonical_link = $2", pin.canonical_link)
    near = await refused(world, fresh, at_of(pin) + timedelta(days=6, hours=23))
    assert near.data["rule"] == "link_rests"
    assert "it rests 7 days before and after" in near.message
    await move(world, fresh, at_of(pin) + timedelta(days=7))


@pytest.mark.parametrize(
    ("same", "rule"),
    [
        ({"picture_bits": BITS}, "picture_on_board"),
        ({"picture_bits": BITS ^ 0b111, "board_id": "another"}, None),
        ({"picture_bits": BITS ^ 0x7FF}, None),
    ],
)
async def test_a_picture_that_looks_the_same_stands_on_a_board_once(
    world: World, same: dict[str, Any], rule: str | None
) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    await world.change_row(pin, "picture_bits = $2", BITS)
    for column, value in same.items():
        await world.change_row(other, f"{column} = $2", value)
    goal = at_of(other) + timedelta(days=3)
    if rule is None:
        assert (await move(world, other, goal)).scheduled_at == goal
        return
    told = await refused(world, other, goal)
    assert (told.data["rule"], told.data["next_at"]) == (rule, None)


@pytest.mark.parametrize(
    ("column", "apart"),
    [("canonical_link", None), ("picture_sha256", None), ("picture_bits", 0), ("picture_bits", 0b111)],
)
async def test_a_link_or_picture_of_another_account_gets_no_slot_and_goes_back_to_review(
    world: World, column: str, apart: int | None
) -> None:
    elsewhere = await world.add_account("Elsewhere")
    there = await world.add_scheduled(elsewhere.id)
    await world.change_row(there, "picture_bits = $2", BITS)
    # Both were approved before either had a slot: no rule of review sees that.
    pin = await world.approve(await world.add_pin())
    there = await world.read(there)
    value = getattr(there, column)
    # Encoded again or made a little smaller, a picture keeps its look: some bits differ.
    await world.change_row(pin, f"{column} = $2", value if apart is None else value ^ apart)
    held = await world.plan(pin)
    assert held.state is PinState.IN_REVIEW
    assert held.failure_code == "posting.no_slot"
    assert held.failure_message is not None
    assert "on your account “Elsewhere”" in held.failure_message


async def test_narrower_hours_move_only_the_pins_outside_of_them(world: World) -> None:
    pins = [await world.add_scheduled() for _ in range(3)]
    day = world.clock.now().replace(hour=0, minute=0) + timedelta(days=1)
    for pin, hour in zip(pins, (8, 12, 20), strict=True):
        await move(world, pin, day + hour * HOUR)
    open_all_week = {name: [["07:00", "18:00"]] for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    assert await set_hours(world, hours=open_all_week) == 1
    at = [at_of(await world.read(pin)) for pin in pins]
    assert at[:2] == [day + 8 * HOUR, day + 12 * HOUR]
    assert 7 <= at[2].hour < 18
    assert at[2] > day + 20 * HOUR
    moved = await world.read(pins[2])
    assert moved.slot_reason is not None
    assert moved.slot_reason.startswith(
        "Moved: It is 20:00 in UTC; on Tuesdays pins go out from 07:00 to 18:00."
    )
    assert await set_hours(world, hours=open_all_week) == 0


async def test_replanning_after_three_days_of_outage_moves_the_missed_pins_and_no_other(world: World) -> None:
    account = await world.add_account("Small", daily_cap=3, spacing_minutes=60)
    pins = [await world.add_scheduled(account.id) for _ in range(12)]
    world.clock.turn(timedelta(days=3))
    now = world.clock.now()
    missed = [pin for pin in pins if at_of(pin) < now - timedelta(minutes=30)]
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await replan_account(session, account.id, now) == len(missed)
    after = [await world.read(pin) for pin in pins]
    assert 9 <= len(missed) <= 11
    assert [a.scheduled_at for a, b in zip(after, pins, strict=True) if b not in missed] == [
        pin.scheduled_at for pin in pins if pin not in missed
    ]
    days = [at_of(pin).date() for pin in after]
    assert max(days.count(day) for day in days) <= 3
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await replan_account(session, account.id, now) == 0, "an allowed plan stays as it is"


async def test_a_slot_says_why_rule_by_rule_and_what_would_forbid_the_next(world: World) -> None:
    pin = await world.add_scheduled()
    other = await world.add_scheduled()
    await move(world, other, at_of(pin) + timedelta(hours=1))
    told = await explain(world, pin)
    texts = {ground.rule: ground.text for ground in told.grounds}
    assert all(ground.kept for ground in told.grounds)
    assert {"hours", "cap", "spacing", "link", "picture"} <= set(texts)
    assert "open then: 07:00 to 22:00" in texts["hours"]
    assert texts["cap"] == "It is number 1 of the 2 pins of that day, which takes 25 (daily cap)."
    later = {ground.rule: ground.text for ground in (await explain(world, other)).grounds}
    assert later["cap"] == "It is number 2 of the 2 pins of that day, which takes 25 (daily cap)."
    assert told.reason_at == (await world.read(pin)).updated_at
    assert "the one after at" in texts["spacing"]
    assert told.next_refusal == "This pin itself stands 1 min before; the account keeps 20 min between two."
    assert told.next_at == at_of(pin) + timedelta(minutes=20)
    waiting = await explain(world, await world.add_pin())
    assert (waiting.at, waiting.grounds) == (None, [])
    assert waiting.reason == "This pin has no slot: it gets one when it is approved."


async def test_best_hours_without_figures_say_so_and_the_open_hours_hold(world: World) -> None:
    await set_hours(world, choice="best_hours", hours={"tue": [["09:00", "10:00"]]})
    pin = await world.add_scheduled()
    assert (at_of(pin).weekday(), at_of(pin).hour) == (1, 9)
    assert pin.slot_reason is not None
    assert "not enough figures yet (none of its pins counts yet)" in pin.slot_reason
    best = next(ground for ground in (await explain(world, pin)).grounds if ground.rule == "best_hours")
    assert "not enough figures yet" in best.text


def evening(world: World, **changes: Any) -> HourWeights:
    weights = HourWeights(
        pins=tuple(14 if hour == 18 else 2 for hour in range(24)),
        weights=tuple(1.6 if hour == 18 else 0.9 for hour in range(24)),
        counted=60,
        needed=30,
        weeks=6,
        needed_weeks=4,
        days=7,
        missing=None,
        weighed_at=world.clock.now(),
    )
    return msgspec.structs.replace(weights, **changes)


async def keep_weights(world: World, account_id: AccountId, weights: HourWeights) -> bool:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await keep_hour_weights(session, account_id, weights)


async def test_new_weights_and_best_hours_move_no_pin_and_later_pins_lean_to_the_best_hour(
    world: World,
) -> None:
    account = await world.add_account("Leaning", daily_cap=3, spacing_minutes=20)
    before = [await world.add_scheduled(account.id) for _ in range(3)]
    assert await keep_weights(world, account.id, evening(world))
    assert not await keep_weights(world, account.id, evening(world))
    assert await set_hours(world, account.id, choice="best_hours", seed="winter") == 0
    assert [at_of(await world.read(pin)) for pin in before] == [at_of(pin) for pin in before]
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await replan_account(session, account.id, world.clock.now()) == 0
    later = [await world.add_scheduled(account.id) for _ in range(30)]
    # A fifteenth of the open time; three pins fill each of these days.
    assert sum(at_of(pin).hour == 18 for pin in later) >= 5
    told = next(pin for pin in later if at_of(pin).hour == 18)
    assert told.slot_reason is not None
    assert "pins from 18:00 to 19:00 brought 1.6 times the account's average (of 14 pins)" in told.slot_reason
    grounds = {ground.rule: ground.text for ground in (await explain(world, told)).grounds}
    assert grounds["best_hours"].startswith("Pins from 18:00 to 19:00 brought 1.6 times")


async def test_weights_that_say_what_is_lacking_are_not_used(world: World) -> None:
    await keep_weights(world, world.account.id, evening(world, missing="12 of 30 pins", counted=12))
    await set_hours(world, choice="best_hours")
    pin = await world.add_scheduled()
    assert pin.slot_reason is not None
    assert "not enough figures yet (12 of 30 pins): its open hours are used" in pin.slot_reason


async def test_weights_of_another_tenant_are_neither_seen_nor_written(world: World) -> None:
    await keep_weights(world, world.account.id, evening(world))
    async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
        assert await find_hour_weights(session, world.account.id) is None
    async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
        with pytest.raises(AppError):
            await keep_hour_weights(session, world.account.id, evening(world))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ({}, "Leave at least one day open"),
        ({"mon": []}, "Leave at least one day open"),
        ({"monday": [["07:00", "08:00"]]}, "“monday” is no day"),
        ({"mon": [["7:00", "08:00"]]}, "write a span as two times"),
        ({"mon": [["08:00", "07:00"]]}, "a span ends after it begins"),
        ({"mon": [["24:00", "24:00"]]}, "a span ends after it begins"),
        ({"mon": [["07:00", "09:00"], ["08:00", "10:00"]]}, "the spans overlap at 08:00"),
        ({"mon": [["07:00"]]}, "write a span as two times"),
        ({"mon": [[f"0{n}:00", f"0{n}:30"] for n in range(7)]}, "at most 6 spans"),
    ],
)
async def test_hours_that_cannot_be_used_are_refused(world: World, hours: Any, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        await set_hours(world, hours=hours)
    async with world.database.tenant_session(world.tenant_id) as session:
        assert (await get_hours(session, world.account.id)).changed_by is None
        with pytest.raises(ForbiddenError):
            await change_hours(
                session, actor_of(world.cast.bob), world.account.id, now=world.clock.now(), seed="x"
            )


def test_written_hours_are_read_as_they_were() -> None:
    written = {"tue": [["00:00", "07:30"], ["18:00", "24:00"]], "sun": [["12:00", "12:01"]]}
    assert write_hours(read_hours(written)) == written
    assert read_hours(msgspec.json.decode(msgspec.json.encode(written))).week[0] == ()


def slide(sha256: str, bits: int | None = None, says: Pin | None = None) -> dict[str, object]:
    return {
        "sha256": sha256,
        "media_type": "image/jpeg",
        "width": 1000,
        "height": 1500,
        "size": 1,
        "text_boxes": [] if says is None else msgspec.to_builtins(says.text_boxes),
        "picture_bits": bits,
    }


async def make_carousel(world: World, pin: Pin, *second: dict[str, object]) -> Pin:
    slides = [slide(pin.picture_sha256.hex(), pin.picture_bits), *second]
    await world.change_row(pin, "kind = 'carousel', slides = $2", slides)
    return await world.read(pin)


async def test_every_picture_of_a_carousel_counts_on_its_board_not_the_first_only(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    await world.change_row(pin, "picture_bits = $2", ~BITS)
    await make_carousel(world, await world.read(pin), slide("a" * 64, BITS, other))
    goal = at_of(other) + timedelta(days=3)
    assert (await move(world, other, goal)).scheduled_at == goal
    # Its picture looks like the second one of the carousel.
    await world.change_row(other, "picture_bits = $2", BITS ^ 0b111)
    assert (await refused(world, other, goal + HOUR)).data["rule"] == "picture_on_board"
    assert (await refused(world, pin, goal + 5 * HOUR)).data["rule"] == "picture_on_board"
    # It is the same file.
    await world.change_row(other, "picture_bits = null, picture_sha256 = $2", bytes.fromhex("aa" * 32))
    assert (await refused(world, other, goal + HOUR)).data["rule"] == "picture_on_board"
    # The other way round, too.
    assert (await refused(world, await world.read(pin), goal + 5 * HOUR)).data["rule"] == "picture_on_board"


async def test_carousels_of_one_board_may_share_a_picture_of_one_point(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    shared = slide("c" * 64)
    await make_carousel(world, pin, slide("a" * 64), shared)
    await make_carousel(world, other, slide("b" * 64), shared)
    goal = at_of(other) + timedelta(days=3)
    assert (await move(world, other, goal)).scheduled_at == goal


@pytest.mark.parametrize("what", ["slide", "look of a slide", "video"])
async def test_any_picture_or_video_of_a_pin_belongs_to_one_account(world: World, what: str) -> None:
    there = await world.add_scheduled((await world.add_account("Elsewhere")).id)
    pin = await world.add_scheduled()
    if what == "video":
        assignment = (
            "kind = 'video', video_size = 1, video_seconds = 6, video_sha256 ="
            " (select sha256 from blob order by sha256 limit 1)"
        )
        await world.change_row(there, assignment)
        await world.change_row(pin, assignment)
    elif what == "slide":
        await make_carousel(world, there, slide("a" * 64))
        await make_carousel(world, pin, slide("a" * 64))
    else:
        await make_carousel(world, there, slide("a" * 64, BITS, pin))
        await world.change_row(pin, "picture_bits = $2", BITS)
    goal = at_of(pin) + timedelta(days=3)
    assert (await refused(world, pin, goal)).data["rule"] == "picture_elsewhere"


async def test_the_cover_of_a_video_counts_like_any_picture(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    await world.change_row(
        pin,
        "kind = 'video', video_size = 1, video_seconds = 6, picture_bits = $2, video_sha256 ="
        " (select sha256 from blob order by sha256 limit 1)",
        BITS,
    )
    await world.change_row(other, "picture_bits = $2", BITS)
    told = await refused(world, other, at_of(other) + timedelta(days=3))
    assert told.data["rule"] == "picture_on_board"

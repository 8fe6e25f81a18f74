"""What is asked for, when, and what becomes of every answer and refusal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from pinflow.accounts.models import AccountState
from pinflow.accounts.pace.keep_pace import close_requests, take_request
from pinflow.accounts.pace.pace import NO_PACE, Pace, ToldLimits, ToldPolicy
from pinflow.accounts.queries import get_account
from pinflow.analytics.forget_figures import forget_figures
from pinflow.analytics.queries import claim_due_pins, find_pin_reading, list_days, list_outcomes
from pinflow.analytics.read_figures import MOST_REQUESTS
from pinflow.analytics.show_figures import show_figures
from pinflow.analytics.sources import FakeFiguresSource, FiguresRefusedError, PinterestFigures
from pinflow.analytics.sources.figures_source import DayFigures
from pinflow.integrations.pinterest.settings import OFFICIAL_SANDBOX_BASE_URL
from pinflow.kit.crypto import SecretBox
from pinflow.kit.errors import NotFoundError
from pinflow.kit.http import new_http_client
from pinflow.pins.pin import PinState
from pinflow.posting.best_hours.queries import find_hour_weights
from tests.analytics.figures import DAY, Figures, day_of
from tests.contract.canned_answers import canned
from tests.posting.world import World

HOUR = timedelta(hours=1)


async def state_of(world: World) -> AccountState:
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        return (await get_account(session, world.account.id)).state


class RenewedMeanwhile(FakeFiguresSource):
    """Refuses the key that it is asked with, while a new one is being stored."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    async def read_many(self, *_: object, **__: object) -> dict[str, list[DayFigures]]:
        world = self._world
        world.clock.turn(timedelta(seconds=2))
        async with world.system_database.system_session() as session:
            await session.execute(
                "update account set refresh_token = access_token, token_version = 1, token_saved_at = $1,"
                " token_refused_at = $1",
                world.clock.now(),
            )
        world.clock.turn(timedelta(minutes=3))
        raise FiguresRefusedError("a", "Key refused.", blame="account", reconnect=True)


async def test_the_late_refusal_of_a_key_that_was_renewed_meanwhile_holds_nobody(
    figures: Figures, world: World
) -> None:
    """A run asks for minutes with the key that it read at its beginning."""
    pin = await figures.add_published()
    run = await figures.read(RenewedMeanwhile(world))
    assert run.problems == {world.account.id: "Key refused."}
    assert await state_of(world) is AccountState.CONNECTED
    figures.tell(pin, 1)
    assert (await figures.read()).pins == 1, "the next run asks with the new one"


class TellsLimits(FakeFiguresSource):
    """Its answers say that they were the last one for half a minute."""

    async def read_many(
        self, base_url: str, token: str, pin_ids: Sequence[str], start: date, end: date, pace: Pace = NO_PACE
    ) -> dict[str, list[DayFigures]]:
        told = await super().read_many(base_url, token, pin_ids, start, end, pace)
        policy = ToldPolicy("org_analytics", 60, 60)
        pace.tell(
            ToldLimits(resource="analytics", policies=(policy,), limit=60, remaining=0, reset_seconds=30)
        )
        return told


async def test_what_the_answers_say_of_limits_holds_for_every_process(figures: Figures, world: World) -> None:
    pin = await figures.add_published()
    source = TellsLimits({pin.pinterest_pin_id or "": []})
    assert (await figures.read(source)).pins == 1
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await take_request(session, world.account.id, "analytics", world.clock.now()) == timedelta(
            seconds=30
        )


async def test_figures_are_stored_by_day_and_told_again_they_replace_what_was_told(
    figures: Figures, world: World
) -> None:
    pin = await figures.add_published(world.clock.now() - 3 * DAY)
    figures.tell(pin, 3)
    assert (await figures.read()).pins == 1
    assert [(each.outbound_clicks, each.saves, each.final) for each in await figures.days(pin)] == [
        (2, 2, True)
    ] * 3
    assert (await figures.read()).pins == 0
    world.clock.turn(DAY)
    figures.tell(pin, 4, clicks=5)
    assert (await figures.read()).pins == 1
    days = await figures.days(pin)
    assert [each.outbound_clicks for each in days] == [5] * 4
    assert {each.read_at for each in days} == {world.clock.now()}


async def test_a_day_that_may_still_grow_is_not_final_until_it_is_old_enough(
    figures: Figures, world: World
) -> None:
    pin = await figures.add_published(world.clock.now() - 9 * DAY)
    assert pin.pinterest_pin_id is not None
    today = world.clock.now().date()
    figures.source.figures[pin.pinterest_pin_id] = [day_of(today - n * DAY, settled=False) for n in (5, 4, 1)]
    await figures.read()
    assert [each.final for each in await figures.days(pin)] == [True, False, False]
    assert (await figures.show(pin)).as_of == today - 5 * DAY


async def test_young_pins_are_asked_for_daily_and_older_ones_weekly_and_old_ones_never(
    figures: Figures, world: World
) -> None:
    now = world.clock.now()
    fresh = await figures.add_published(now - HOUR)
    young = await figures.add_published(now - 20 * DAY)
    older = await figures.add_published(now - 40 * DAY)
    old = await figures.add_published(now - 100 * DAY)
    for pin in (fresh, young, older, old):
        figures.tell(pin, 2)
    asked: list[set[str]] = []
    for _ in range(8 * 24):
        figures.source.asked.clear()
        await figures.read()
        asked.append({pin_id for call in figures.source.asked for pin_id in call})
        world.clock.turn(HOUR)

    def times(pin_id: str | None) -> int:
        return sum(pin_id in hour for hour in asked)

    assert [times(pin.pinterest_pin_id) for pin in (fresh, young, older, old)] == [8, 9, 2, 0]


async def test_only_published_pins_with_an_id_of_this_project_are_asked_for(figures: Figures) -> None:
    await figures.add_published(state=PinState.DELETED)
    await figures.add_published(pinterest_pin_id=None)
    await figures.world.add_scheduled()
    assert (await figures.read()).pins == 0
    assert figures.source.asked == []


async def test_many_are_asked_together_and_what_is_left_out_one_by_one(figures: Figures) -> None:
    pins = [await figures.add_published() for _ in range(3)]
    for pin in pins[:2]:
        figures.tell(pin, 1)
    assert (await figures.read()).pins == 3
    assert [len(call) for call in figures.source.asked] == [3, 1]
    assert await figures.days(pins[2]) == []


async def test_an_app_that_may_not_ask_for_many_asks_one_by_one_for_a_week(
    figures: Figures, world: World
) -> None:
    pins = [await figures.add_published() for _ in range(2)]
    for pin in pins:
        figures.tell(pin, 1)
    figures.source.failures["many"] = FiguresRefusedError("a", "Beta.", blame="pins", for_good=True)
    assert (await figures.read()).problems == {}
    assert [len(call) for call in figures.source.asked] == [2, 1, 1]
    world.clock.turn(DAY)
    figures.source.asked.clear()
    assert (await figures.read()).pins == 2
    assert [len(call) for call in figures.source.asked] == [1, 1]
    del figures.source.failures["many"]
    world.clock.turn(7 * DAY)
    figures.source.asked.clear()
    await figures.read()
    assert [len(call) for call in figures.source.asked] == [2]


async def test_a_pin_that_is_gone_has_a_reason_and_the_others_go_on(figures: Figures, world: World) -> None:
    gone, there = await figures.add_published(), await figures.add_published()
    assert gone.pinterest_pin_id is not None
    figures.tell(there, 1)
    figures.source.failures["many"] = FiguresRefusedError("a", "Not all.", blame="pins")
    figures.source.failures[gone.pinterest_pin_id] = FiguresRefusedError("b", "It is gone.", blame="pin")
    run = await figures.read()
    assert (run.pins, run.without, run.problems) == (1, 1, {})
    assert (await figures.show(gone)).reason == "It is gone."
    reading = await figures.reading(gone)
    assert reading is not None and reading.next_at == world.clock.now() + 7 * DAY


async def test_a_run_is_bounded_and_the_next_one_goes_on(
    figures: Figures, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pinflow.analytics.read_figures.MOST_REQUESTS", 3)
    figures.source.failures["many"] = FiguresRefusedError("a", "Beta.", blame="pins", for_good=True)
    pins = [await figures.add_published() for _ in range(6)]
    for pin in pins:
        figures.tell(pin, 1)
    assert [(await figures.read()).pins for _ in range(4)] == [2, 3, 1, 0]
    assert MOST_REQUESTS == 120


async def test_the_accounts_own_bucket_is_kept_and_what_is_left_waits_for_the_next_run(
    figures: Figures, world: World
) -> None:
    pins = [await figures.add_published() for _ in range(2)]
    for pin in pins:
        figures.tell(pin, 1)
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        assert not await take_request(session, world.account.id, "analytics", now)
        await close_requests(session, world.account.id, "analytics", now + 10 * HOUR, now)
    run = await figures.read()
    assert (run.pins, run.problems, figures.source.asked) == (0, {}, [])
    # Other reading is not held up by it.
    async with world.database.tenant_session(world.tenant_id) as session:
        assert not await take_request(session, world.account.id, "read", now)
    world.clock.turn(11 * HOUR)
    assert (await figures.read()).pins == 2


async def test_pins_of_a_process_that_died_are_due_again_after_an_hour_and_nobody_has_them_before(
    figures: Figures, world: World
) -> None:
    await figures.add_published()
    now = world.clock.now()

    async def claim() -> int:
        async with world.database.tenant_session(world.tenant_id) as session:
            claimed = await claim_due_pins(
                session,
                world.project.id,
                world.account.id,
                since=now - 89 * DAY,
                now=world.clock.now(),
                lease_until=world.clock.now() + HOUR,
                limit=10,
            )
        return len(claimed)

    assert [await claim(), await claim()] == [1, 0]
    world.clock.turn(HOUR)
    assert await claim() == 1


@pytest.mark.parametrize(
    ("error", "waits", "state"),
    [
        (FiguresRefusedError("x", "Not now.", blame="nobody"), 50 * HOUR / 60, AccountState.CONNECTED),
        (
            FiguresRefusedError(
                "x", "Fewer.", blame="nobody", limited=True, retry_after=timedelta(minutes=7)
            ),
            7 * HOUR / 60,
            AccountState.CONNECTED,
        ),
        (FiguresRefusedError("x", "Allow it.", blame="permission"), DAY, AccountState.CONNECTED),
        (FiguresRefusedError("x", "Spam.", blame="account"), DAY, AccountState.PAUSED),
        (
            FiguresRefusedError("x", "Expired.", blame="account", reconnect=True),
            None,
            AccountState.RECONNECT_NEEDED,
        ),
    ],
)
async def test_a_refusal_ends_the_run_with_its_reason_and_hands_the_pins_back(
    figures: Figures,
    world: World,
    error: FiguresRefusedError,
    waits: timedelta | None,
    state: AccountState,
) -> None:
    pin = await figures.add_published()
    figures.source.failures["many"] = error
    run = await figures.read()
    assert run.problems == {world.account.id: error.message}
    assert await state_of(world) is state
    assert (await figures.show(pin)).reason == error.message
    reading = await figures.account_reading()
    assert reading.wait_until == (None if waits is None else world.clock.now() + waits)
    figures.source.failures.clear()
    figures.source.asked.clear()
    await figures.read()
    assert figures.source.asked == []
    if waits is not None:
        figures.tell(pin, 1)
        world.clock.turn(waits)
        assert (await figures.read()).problems == {}
        assert len(await figures.days(pin)) == 1
        assert (await figures.account_reading()).problem is None


async def test_a_token_that_cannot_be_opened_is_a_reason_and_no_failure(
    figures: Figures, world: World
) -> None:
    await figures.add_published()
    other = SecretBox(b"another key of thirty-two bytes!")
    (problem,) = (await figures.read(secrets=other)).problems.values()
    assert "key" in problem


async def test_the_pinterest_sandbox_and_export_accounts_tell_none_and_say_so(
    figures: Figures, world: World
) -> None:
    official = await world.add_account("Official sandbox", base_url=OFFICIAL_SANDBOX_BASE_URL)
    tried_out = await figures.add_published(account=official)
    never = new_http_client(transport=canned(lambda request: pytest.fail(f"asked {request.url}")))
    problems = (await figures.read(PinterestFigures(never))).problems
    assert "sandbox tells no figures" in problems[official.id]
    assert (await figures.show(tried_out)).reason == problems[official.id]

    pin = await figures.add_published()
    async with world.system_database.system_session() as session:
        await session.execute("update account set channel = 'export' where id = $1", world.account.id)
    assert "exports its pins" in (await figures.read()).problems[world.account.id]
    told = await figures.show(pin)
    assert told.reason is not None and "file or in a feed" in told.reason
    assert told.next_at is None


async def test_the_hours_are_weighed_after_each_run_with_the_pins_whose_days_are_all_known(
    figures: Figures, world: World
) -> None:
    start = world.clock.now() - 40 * DAY
    for number in range(12):
        pin = await figures.add_published(start + 2 * number * DAY)
        figures.tell(pin, 3 if number else 2, clicks=8 if number % 2 else 1)
    # Of this one the last day may still grow.
    late = await figures.add_published(world.clock.now() - 3 * DAY)
    assert late.pinterest_pin_id is not None
    first = (world.clock.now() - 3 * DAY).date()
    figures.source.figures[late.pinterest_pin_id] = [day_of(first + n * DAY, settled=n < 2) for n in range(3)]
    await figures.read()
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        found = await find_hour_weights(session, world.account.id)
    assert found is not None
    # Of the first one a day is missing.
    assert (found.counted, found.needed, found.missing, found.pins[9]) == (11, 10, None, 11)


async def test_a_late_pins_first_days_are_as_long_as_an_early_ones(figures: Figures, world: World) -> None:
    """48 hours of the same clicks an hour: whatever part of them falls on the first day."""
    morning = (world.clock.now() - 10 * DAY).replace(hour=0)
    for hours in (0, 6, 23):
        pin = await figures.add_published(morning + hours * HOUR)
        assert pin.pinterest_pin_id is not None
        first = morning.date()
        figures.source.figures[pin.pinterest_pin_id] = [
            day_of(first, 24 - hours),
            day_of(first + DAY, 24),
            day_of(first + 2 * DAY, 24),
        ]
    await figures.read()
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        found = await list_outcomes(session, world.account.id, morning - DAY, 2)
    assert [(each.clicks, each.saves) for each in found] == [(48.0, 48.0)] * 3


async def test_figures_of_another_tenant_are_not_seen(figures: Figures, world: World) -> None:
    pin = await figures.add_published(world.clock.now() - 3 * DAY)
    figures.tell(pin, 3)
    await figures.read()
    async with world.database.tenant_session(world.cast.mallory.tenant_id, read_only=True) as session:
        assert await list_days(session, pin.id, 10) == []
        assert await find_pin_reading(session, pin.id) is None
        with pytest.raises(NotFoundError):
            await show_figures(session, pin.id, world.clock.now())


async def test_figures_are_forgotten_after_their_time(figures: Figures, world: World) -> None:
    pin = await figures.add_published(world.clock.now() - 5 * DAY)
    figures.tell(pin, 5)
    await figures.read()
    assert await forget_figures(world.system_database, timedelta(days=3), world.clock.now()) == 2
    assert len(await figures.days(pin)) == 3


async def test_a_pin_tells_what_its_figures_are_as_of_or_why_there_are_none(
    figures: Figures, world: World
) -> None:
    waiting = await world.add_scheduled()
    assert (await figures.show(waiting)).reason == "This pin is not published, so there are no figures yet."
    fresh = await figures.add_published(world.clock.now() - HOUR)
    told = await figures.show(fresh)
    assert told.reason is not None and "a day after publishing" in told.reason
    assert told.next_at == world.clock.now() + 23 * HOUR
    old = await figures.add_published(world.clock.now() - 200 * DAY)
    assert (await figures.show(old)).next_at is None
    pin = await figures.add_published(world.clock.now() - 3 * DAY)
    figures.tell(pin, 3)
    await figures.read()
    told = await figures.show(pin)
    assert (told.reason, told.as_of, len(told.days)) == (None, world.clock.now().date() - DAY, 3)
    assert told.next_at == world.clock.now() + 23 * HOUR

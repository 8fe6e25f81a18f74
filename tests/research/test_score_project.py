"""From what was observed to opportunities: explained, counted once, and a person's decisions kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import update_opportunity_state
from pinflow.research.score import score_opportunity
from pinflow.research.score_models import Signals, Weights
from pinflow.scraping.queries import insert_uploaded
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.pins import good_pin
from tests.factories.projects import add_project
from tests.research.lists import CHAIR, KNIFE, LAMP, MUG, Research, page, seen


def points(opportunity: Opportunity, name: str) -> float:
    (part,) = [part for part in opportunity.parts if part.name == name]
    return part.points


async def test_every_named_product_of_a_visit_is_scored_with_reasons_that_add_up(
    research: Research,
) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1), seen(LAMP, 2), seen(CHAIR, 30)))
    assert await research.score() == 3
    best, *others = await research.opportunities()
    assert best.asin == MUG
    assert [entry.score for entry in (best, *others)] == sorted(
        (entry.score for entry in (best, *others)), reverse=True
    )
    for entry in (best, *others):
        assert sum(part.points for part in entry.parts) == float(entry.score)
        assert sum(part.max_points for part in entry.parts) == 100
        assert all(0 <= part.points <= part.max_points for part in entry.parts)
        assert all(part.reason.endswith((".", "again.")) and part.label for part in entry.parts)
        assert entry.weights_version == Weights().version
        assert entry.scored_at == research.clock.now()
    demand = next(part for part in best.parts if part.name == "demand")
    assert demand.reason == (
        "Rank 1 of 3 in Kitchen & Dining. A typical product there has 800 reviews: "
        "the more, the more that category sells."
    )
    assert (best.price, best.currency, best.rating) == (Decimal("24.99"), "EUR", Decimal("4.60"))


async def test_a_product_known_by_its_number_alone_is_no_opportunity_yet(research: Research) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2, title=None)))
    assert await research.score() == 1
    research.turn(hours=1)
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2)))
    assert await research.score() == 2


async def test_a_product_seen_by_a_later_visit_without_its_card_keeps_its_title(research: Research) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 1)))
    research.turn(hours=1)
    await research.see(list_id, page(seen(MUG, 40, title=None, price=None, currency=None)))
    await research.score()
    mug = await research.opportunity(MUG)
    assert (mug.title, mug.rank, mug.price) == ("Insulated travel mug with lid", 40, None)


async def test_a_climbing_product_says_where_it_stood_before_and_earns_momentum(research: Research) -> None:
    list_id = await research.watch()
    for climber, faller in ((40, 5), (20, 12), (10, 25)):
        await research.see(list_id, page(seen(MUG, climber), seen(LAMP, faller)))
        research.turn(days=1)
    await research.score()
    mug, lamp = await research.opportunity(MUG), await research.opportunity(LAMP)
    assert (mug.previous_rank, mug.rank) == (20, 10)
    assert (lamp.previous_rank, lamp.rank) == (12, 25)
    assert points(mug, "momentum") == 6
    assert points(lamp, "momentum") == 0
    reason = next(part.reason for part in mug.parts if part.name == "momentum")
    assert reason == "The rank improves by about 50 % a day over 3 visits."


async def test_a_new_entry_is_news_for_two_days(research: Research) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(LAMP, 1)))
    research.turn(days=1)
    await research.see(list_id, page(seen(LAMP, 1), seen(MUG, 2)))
    await research.score()
    assert points(await research.opportunity(MUG), "new_entry") == 4
    assert points(await research.opportunity(LAMP), "new_entry") == 0
    research.turn(days=3)
    await research.see(list_id, page(seen(LAMP, 1), seen(MUG, 2)))
    await research.score()
    assert points(await research.opportunity(MUG), "new_entry") == 0


async def test_only_the_newest_visit_of_a_list_counts(research: Research) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2)))
    research.turn(hours=1)
    await research.see(list_id, page(seen(MUG, 1)))
    assert await research.score() == 1


async def test_a_product_on_two_lists_counts_once_where_it_scores_best(research: Research) -> None:
    weak, strong = await research.watch("all"), await research.watch("mugs")
    await research.see(weak, page(seen(MUG, 45), category="Everything"))
    await research.see(strong, page(seen(MUG, 1), category="Mugs"))
    assert await research.score() == 1
    mug = await research.opportunity(MUG)
    assert (mug.list_id, mug.category, mug.rank) == (strong, "Mugs", 1)
    # The lists change places: the same opportunity now stands on the other.
    research.turn(hours=1)
    await research.see(weak, page(seen(MUG, 1), category="Everything"))
    await research.see(strong, page(seen(MUG, 50), category="Mugs"))
    await research.score()
    again = await research.opportunity(MUG)
    assert (again.id, again.list_id, again.category) == (mug.id, weak, "Everything")


async def test_what_a_person_decided_survives_a_new_score(research: Research, cast: Cast) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 3), seen(LAMP, 2), seen(CHAIR, 1)))
    await research.score()
    hidden, drafted = await research.opportunity(MUG), await research.opportunity(LAMP)
    async with research.database.tenant_session(research.tenant_id) as session:
        await hide_opportunity(session, actor_of(cast.bob), hidden.id, hidden=True, now=research.clock.now())
        await update_opportunity_state(session, drafted.id, OpportunityState.DRAFTED)
    research.turn(hours=1)
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 3), seen(CHAIR, 2)))
    await research.score()
    after = {entry.asin: entry for entry in await research.opportunities()}
    assert {asin: entry.state for asin, entry in after.items()} == {
        MUG: OpportunityState.HIDDEN,
        LAMP: OpportunityState.DRAFTED,
        CHAIR: OpportunityState.OPEN,
    }
    assert (after[MUG].rank, after[MUG].previous_rank) == (1, 3)
    assert after[MUG].created_at == hidden.created_at < after[MUG].scored_at
    assert [entry.asin for entry in await research.opportunities(state=OpportunityState.OPEN)] == [CHAIR]


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (PinState.PUBLISHED, True),
        (PinState.IN_REVIEW, True),
        (PinState.REJECTED, False),
        (PinState.DRAFT, False),
    ],
)
async def test_own_pins_leave_less_room_for_another(
    state: PinState, counts: bool, research: Research
) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2)))
    await research.score()
    before = await research.opportunity(MUG)
    pin = good_pin(
        research.project, None, research.clock.now(), state=state, marketplace="amazon.de", asin=MUG
    )
    async with research.database.tenant_session(research.tenant_id) as session:
        await insert_pin(session, pin)
    research.turn(days=1)
    await research.score()
    after, lamp = await research.opportunity(MUG), await research.opportunity(LAMP)
    assert points(before, "competition") == points(lamp, "competition") == 8
    assert points(after, "competition") == (0 if counts else 8)
    reason = next(part.reason for part in after.parts if part.name == "competition")
    assert ("Pinned 1 time before" in reason) is counts
    research.turn(days=60)
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2)))
    await research.score()
    assert points(await research.opportunity(MUG), "competition") == 8


async def test_prohibited_goods_score_nothing_and_say_why(research: Research) -> None:
    await research.see(await research.watch(), page(seen(KNIFE, 1), seen(MUG, 2)))
    await research.score()
    knife = await research.opportunity(KNIFE)
    assert knife.score == 0
    policy = next(part for part in knife.parts if part.name == "policy")
    assert "Pinterest does not allow pins for" in policy.reason
    assert (await research.opportunity(MUG)).score > 0


async def test_the_same_score_comes_out_of_the_stored_signals(research: Research) -> None:
    list_id = await research.watch()
    for rank in (9, 5, 2):
        await research.see(
            list_id, page(seen(MUG, rank), seen(LAMP, 1, price=None, currency=None, rating=None))
        )
        research.turn(hours=30)
    await research.score()
    async with research.system.system_session() as session:
        ids = await session.fetch_values("select id from opportunity order by id")
        assert len(ids) == 2
        for opportunity_id in ids:
            stored = await session.fetch_value(
                "select signals from opportunity where id = $1", opportunity_id
            )
            scored_at = await session.fetch_value(
                "select scored_at from opportunity where id = $1", opportunity_id
            )
            parts = await session.fetch_value("select parts from opportunity where id = $1", opportunity_id)
            points = await session.fetch_value("select score from opportunity where id = $1", opportunity_id)
            again = score_opportunity(msgspec.convert(stored, Signals), Weights(), scored_at)
            assert again.points == float(points)
            assert list(msgspec.to_builtins(again.parts)) == parts


async def test_an_upload_is_scored_like_a_visited_list(research: Research) -> None:
    await research.upload(page(seen(MUG, 12), seen(LAMP, 13, title=None)))
    research.turn(days=1)
    await research.upload(page(seen(MUG, 6), seen(LAMP, 13, title=None)))
    assert await research.score() == 1
    mug = await research.opportunity(MUG)
    assert (mug.list_id, mug.rank, mug.previous_rank) == (None, 6, 12)
    assert points(mug, "momentum") == 6


async def test_nothing_observed_is_nothing_scored_and_no_news(research: Research) -> None:
    await research.watch()
    assert await research.score() == 0
    assert await research.value("select count(*) from change_event") == 0


async def test_a_scoring_is_news_once(research: Research) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1), seen(LAMP, 2)))
    await research.score()
    assert await research.value("select count(*) from change_event where kind = 'opportunity.changed'") == 1


async def test_one_tenants_pins_uploads_and_opportunities_are_nothing_to_another(
    research: Research, mallorys: Research
) -> None:
    shared = await research.watch()
    assert await mallorys.watch() == shared
    await research.see(shared, page(seen(MUG, 1), seen(LAMP, 2)))
    await mallorys.upload(page(seen(CHAIR, 1)))
    async with mallorys.database.tenant_session(mallorys.tenant_id) as session:
        pin = good_pin(mallorys.project, None, research.clock.now(), state=PinState.PUBLISHED, asin=MUG)
        await insert_pin(session, pin)
    research.turn(hours=1)
    assert await research.score() == 2
    assert await mallorys.score() == 3
    assert points(await research.opportunity(MUG), "competition") == 8
    assert points(await mallorys.opportunity(MUG), "competition") == 0
    async with research.database.tenant_session(research.tenant_id) as session:
        assert await session.fetch_value("select count(*) from opportunity") == 2


async def test_scoring_for_somebody_elses_project_finds_nothing(
    research: Research, mallorys: Research
) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1)))
    intruder = Research(research.database, research.system, research.clock, research.project)
    intruder.project = msgspec.structs.replace(research.project, tenant_id=mallorys.tenant_id)
    assert await intruder.score() == 0
    assert await research.value("select count(*) from opportunity") == 0


async def test_momentum_fades_by_the_clock_alone(research: Research) -> None:
    list_id = await research.watch()
    for rank in (40, 10):
        await research.see(list_id, page(seen(MUG, rank)))
        research.turn(days=1)
    await research.score()
    first = await research.opportunity(MUG)
    research.turn(days=1)
    assert await research.score() == 1
    assert (await research.opportunity(MUG)).scored_at == first.scored_at + timedelta(days=1)


async def test_a_visit_that_missed_a_product_counts_and_how_often_a_list_is_visited_does_not(
    research: Research,
) -> None:
    hourly, daily = await research.watch("hourly"), await research.watch("daily")
    for hour in range(80):
        gone = 24 <= hour < 48
        await research.see(hourly, page(seen(MUG, 5), *(() if gone else (seen(LAMP, 6),)), category="Mugs"))
        if hour % 24 == 7:
            await research.see(daily, page(seen(CHAIR, 5), seen(KNIFE, 6), category="Chairs"))
        research.turn(hours=1)
    await research.score()
    held, missed = await research.opportunity(MUG), await research.opportunity(LAMP)
    chair = await research.opportunity(CHAIR)
    reasons = {part.name: part.reason for part in held.parts}
    assert reasons["outlook"].startswith("About rank 5 is to be expected next week, after the last 4 days")
    assert points(held, "outlook") == points(chair, "outlook")
    signals = msgspec.convert(
        await research.value("select signals from opportunity where id = $1", missed.id), Signals
    )
    assert [day.rank > 1 for day in signals.days].count(True) == len(signals.days) == 4
    assert {round(day.rank) for day in signals.days if day.days_ago in (0, 3)} == {6}
    assert min(day.rank for day in signals.days) < 3  # missed on a list of one: the rank after the last


async def test_pins_and_uploads_of_the_tenants_other_projects_count_nothing(research: Research) -> None:
    other = await add_project(
        research.database, research.tenant_id, research.clock.now(), name="Another brand"
    )
    await research.see(await research.watch(), page(seen(MUG, 1)))
    await research.upload(page(seen(LAMP, 1), category="Garten"))
    async with research.database.tenant_session(research.tenant_id) as session:
        await insert_uploaded(
            session, other.id, page(seen(CHAIR, 1), category="Garten"), research.clock.now()
        )
        for asin in (MUG, LAMP):
            pin = good_pin(
                other,
                None,
                research.clock.now(),
                state=PinState.PUBLISHED,
                marketplace="amazon.de",
                asin=asin,
            )
            await insert_pin(session, pin)
    assert await research.score() == 2
    found = await research.opportunities()
    assert {(row.asin, points(row, "competition")) for row in found} == {(MUG, 8), (LAMP, 8)}

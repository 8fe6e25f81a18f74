"""Opportunities that nothing proposes any more."""

from __future__ import annotations

import msgspec

from pinflow.kit.jobs import JobQueue
from pinflow.pins.draft_best import draft_best
from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin
from pinflow.research.explain_opportunity import explain_opportunity
from pinflow.research.filters.conditions import Conditions
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import update_opportunity_state
from pinflow.scraping.models import ListId, Observed
from pinflow.scraping.unwatch_list import unwatch_list
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.pins import good_pin
from tests.research.lists import CHAIR, LAMP, MUG, Research, page, seen
from tests.research.test_score_project import points


async def _new_mug(research: Research) -> ListId:
    """A list on which the mug is news."""
    list_id = await research.watch()
    await research.see(list_id, page(seen(LAMP, 1)))
    research.turn(days=1)
    await research.see(list_id, page(seen(LAMP, 1), seen(MUG, 2)))
    await research.score()
    assert points(await research.opportunity(MUG), "new_entry") == 4
    return list_id


async def _without_mug(research: Research, list_id: ListId) -> None:
    research.turn(days=1)
    await research.see(list_id, page(seen(LAMP, 1)))
    await research.score()


async def _found(research: Research, asin: str) -> Opportunity | None:
    found = await research.opportunities()
    for state in OpportunityState:
        found += await research.opportunities(state=state)
    return next((row for row in found if row.asin == asin), None)


async def _set_state(research: Research, asin: str, state: OpportunityState) -> None:
    found = await research.opportunity(asin)
    async with research.database.tenant_session(research.tenant_id) as session:
        await update_opportunity_state(session, found.id, state)


async def test_a_product_that_left_its_list_ends_and_is_forgotten_after_three_months(
    research: Research,
) -> None:
    list_id = await _new_mug(research)
    await _without_mug(research, list_id)
    assert [row.asin for row in await research.opportunities()] == [LAMP]
    assert [row.asin for row in await research.opportunities(state=OpportunityState.OPEN)] == [LAMP]
    (mug,) = await research.opportunities(state=OpportunityState.ENDED)
    assert (mug.ended, mug.ended_at) == ("It is no longer on its list.", research.clock.now())
    for _ in range(59):
        await _without_mug(research, list_id)
    (still,) = await research.opportunities(state=OpportunityState.ENDED)
    assert still == mug
    research.turn(days=32)
    await _without_mug(research, list_id)
    assert await _found(research, MUG) is None


async def test_what_ended_and_has_a_pin_is_not_forgotten(research: Research) -> None:
    list_id = await _new_mug(research)
    mug = await research.opportunity(MUG)
    async with research.database.tenant_session(research.tenant_id) as session:
        # One that was rejected: the opportunity is as open as if there were none.
        pin = good_pin(research.project, None, research.clock.now(), asin=MUG, opportunity_id=mug.id)
        await insert_pin(session, msgspec.structs.replace(pin, state=PinState.REJECTED))
    await _without_mug(research, list_id)
    research.turn(days=91)
    await _without_mug(research, list_id)
    found = await _found(research, MUG)
    assert found is not None
    assert (found.id, found.state) == (mug.id, OpportunityState.ENDED)


async def test_when_nobody_watches_the_list_any_more_nothing_of_it_is_proposed_or_drafted(
    research: Research, cast: Cast
) -> None:
    alice = actor_of(cast.alice)
    list_id = await _new_mug(research)
    async with research.database.tenant_session(research.tenant_id) as session:
        await unwatch_list(session, alice, research.project.id, list_id, now=research.clock.now())
    research.turn(hours=1)
    assert await research.score() == 0
    assert await research.opportunities() == []
    ended = await research.opportunities(state=OpportunityState.ENDED)
    assert {row.ended for row in ended} == {"Nobody watches its list in this project any more."}
    async with research.database.tenant_session(research.tenant_id) as session:
        drafted = await draft_best(
            session,
            JobQueue(),
            alice,
            research.project.id,
            count=5,
            min_score=0,
            now=research.clock.now(),
        )
    assert drafted.asked == 0
    assert drafted.in_words() == "0 drafts asked for. No open opportunity has 0 points or more."


async def test_what_ended_opens_again_when_it_comes_back(research: Research) -> None:
    list_id = await _new_mug(research)
    before = await research.opportunity(MUG)
    await _without_mug(research, list_id)
    research.turn(days=1)
    await research.see(list_id, page(seen(LAMP, 1), seen(MUG, 2)))
    await research.score()
    mug = await research.opportunity(MUG)
    assert (mug.id, mug.state, mug.ended_at, mug.ended) == (before.id, OpportunityState.OPEN, None, None)


async def test_what_is_hidden_or_drafted_stays_so_and_says_that_its_reasons_are_old(
    research: Research, cast: Cast
) -> None:
    list_id = await research.watch()
    await research.see(list_id, page(seen(LAMP, 1)))
    research.turn(days=1)
    await research.see(list_id, page(seen(LAMP, 1), seen(MUG, 2), seen(CHAIR, 3)))
    await research.score()
    await _set_state(research, MUG, OpportunityState.HIDDEN)
    await _set_state(research, CHAIR, OpportunityState.DRAFTED)
    await _without_mug(research, list_id)
    hidden, drafted = await research.opportunity(MUG), await research.opportunity(CHAIR)
    assert (hidden.state, drafted.state) == (OpportunityState.HIDDEN, OpportunityState.DRAFTED)
    assert hidden.ended == drafted.ended == "It is no longer on its list."
    # The filter asks what is new now.
    new = Conditions(project_id=research.project.id, new_entries=True)
    assert await research.opportunities(conditions=new) == []
    async with research.database.tenant_session(research.tenant_id) as session:
        told = await explain_opportunity(session, hidden.id, research.clock.now())
        shown = await hide_opportunity(
            session, actor_of(cast.alice), hidden.id, hidden=False, now=research.clock.now()
        )
    assert told.equal
    assert told.verdict.startswith("It is no longer on its list. Score and reasons are those of 20")
    assert shown.state is OpportunityState.ENDED


async def test_a_list_that_is_read_no_more_proposes_nothing_after_three_weeks(research: Research) -> None:
    await _new_mug(research)
    research.turn(days=3)
    assert await research.score() == 2
    mug = await research.opportunity(MUG)
    assert points(mug, "new_entry") == 0
    assert _reason(mug, "new_entry") == "It was first seen on the list 3 days ago: no news."
    research.turn(days=19)
    assert await research.score() == 0
    (mug, _) = await research.opportunities(state=OpportunityState.ENDED)
    assert mug.ended == "Its list has not been read for three weeks."


async def test_an_uploaded_list_ends_what_the_next_upload_no_longer_holds(research: Research) -> None:
    await research.upload(page(seen(LAMP, 1), seen(MUG, 2)))
    await research.score()
    research.turn(days=1)
    await research.upload(page(seen(LAMP, 1)))
    assert await research.score() == 1
    (mug,) = await research.opportunities(state=OpportunityState.ENDED)
    assert (mug.asin, mug.ended) == (MUG, "It is no longer on its list.")
    research.turn(days=22)
    assert await research.score() == 0
    ended = await research.opportunities(state=OpportunityState.ENDED)
    assert {row.ended for row in ended} == {
        "It is no longer on its list.",
        "Its list has not been read for three weeks.",
    }


def _ranks(count: int, start: int = 1) -> list[Observed]:
    return [seen(f"B{rank:09d}", rank) for rank in range(start, count + 1)]


def _reason(row: Opportunity, part: str) -> str:
    return next(found.reason for found in row.parts if found.name == part)


async def test_the_first_reading_of_a_second_page_makes_no_news_of_what_stands_there(
    research: Research,
) -> None:
    list_id = await research.watch()
    for _ in range(10):
        await research.see(list_id, page(*_ranks(50)))
        research.turn(days=1)
    await research.see(list_id, page(*_ranks(100)))
    await research.score()
    found = {row.rank: row for row in await research.opportunities(limit=200)}
    assert {points(row, "new_entry") for row in found.values()} == {0}
    assert _reason(found[90], "new_entry") == (
        "It was there at the first reading that went as deep as it stands: since when is not known."
    )
    assert _reason(found[90], "outlook") == "Seen on one day so far: taken to stay at rank 90."
    research.turn(days=1)
    await research.see(list_id, page(*_ranks(98), seen(MUG, 99), *_ranks(100, 100)))
    await research.score()
    (mug,) = [row for row in await research.opportunities(limit=200) if row.asin == MUG]
    assert points(mug, "new_entry") == 4


async def test_a_second_page_read_now_and_then_neither_ends_nor_moves_what_stands_on_it(
    research: Research,
) -> None:
    list_id = await research.watch()
    for day in range(12):
        await research.see(list_id, page(*_ranks(50 if day % 2 else 100)))
        await research.score()
        deep = [row for row in await research.opportunities(limit=200) if row.rank == 90]
        assert [row.state for row in deep] == [OpportunityState.OPEN]
        research.turn(days=1)
    assert _reason(deep[0], "outlook").startswith("About rank 90 is to be expected")
    assert _reason(deep[0], "momentum") == "The rank has been steady over 6 visits."
    research.turn(days=1)
    await research.see(list_id, page(*_ranks(50)))
    await research.score()
    ended = await research.opportunities(state=OpportunityState.ENDED, limit=200)
    assert {row.ended for row in ended} == {"Its list is no longer read down to its rank."}
    assert {row.rank for row in ended} == set(range(51, 101))

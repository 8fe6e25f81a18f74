"""Looking through opportunities: order, pages, filters, words."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import NotFoundError
from pinflow.kit.ids import new_id
from pinflow.research.opportunity import OpportunityId, OpportunityState
from pinflow.research.queries import (
    count_opportunities,
    get_opportunity,
    list_opportunities,
    update_opportunity_state,
)
from tests.research.lists import LAMP, MUG, Research, page, seen


@pytest.fixture
async def many(research: Research) -> Research:
    """Twelve opportunities; several share a score."""
    products = [seen(f"B0000000{number:02d}", number) for number in range(1, 13)]
    await research.see(await research.watch(), page(*products))
    await research.score()
    return research


async def test_pages_follow_one_another_without_gap_or_repetition(many: Research) -> None:
    collected, after = [], None
    while True:
        found = await many.opportunities(after=after, limit=5)
        if not found:
            break
        collected += [entry.id for entry in found]
        after = (found[-1].score, found[-1].id)
    everything = await many.opportunities(limit=100)
    assert collected == [entry.id for entry in everything]
    assert len(collected) == 12


async def test_filters_narrow_by_score_state_and_words(many: Research) -> None:
    everything = await many.opportunities(limit=100)
    bar = float(everything[3].score)
    found = await many.opportunities(min_score=bar, limit=100)
    assert found == [entry for entry in everything if float(entry.score) >= bar]
    assert 4 <= len(found) < 12
    assert [entry.asin for entry in await many.opportunities(words="b000000007")] == ["B000000007"]
    assert [entry.asin for entry in await many.opportunities(words="thing b000000011")] == ["B000000011"]
    assert await many.opportunities(words="100%_") == []
    async with many.database.tenant_session(many.tenant_id) as session:
        await update_opportunity_state(session, everything[0].id, OpportunityState.HIDDEN)
        assert await count_opportunities(session) == 11
    hidden = await many.opportunities(state=OpportunityState.HIDDEN)
    assert [entry.id for entry in hidden] == [everything[0].id]


async def test_the_words_are_searched_without_regard_to_case(research: Research) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1), seen(LAMP, 2)))
    await research.score()
    assert [entry.asin for entry in await research.opportunities(words="TRAVEL Mug")] == [MUG]


async def test_another_tenants_opportunity_does_not_exist(many: Research, mallorys: Research) -> None:
    known = (await many.opportunities())[0].id
    for opportunity_id in (known, OpportunityId(new_id(many.clock.now()))):
        async with mallorys.database.tenant_session(mallorys.tenant_id) as session:
            with pytest.raises(NotFoundError):
                await get_opportunity(session, opportunity_id)
            await update_opportunity_state(session, opportunity_id, OpportunityState.HIDDEN)
            assert await list_opportunities(session) == []
    assert (await many.opportunities())[0].state is OpportunityState.OPEN

"""Hiding what a person does not want, and bringing it back."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import ConflictError, ForbiddenError, NotFoundError
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import update_opportunity_state
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.research.lists import MUG, Research, page, seen


@pytest.fixture
async def mug(research: Research) -> Opportunity:
    await research.see(await research.watch(), page(seen(MUG, 1)))
    await research.score()
    return await research.opportunity(MUG)


async def hide(research: Research, person: Person, mug: Opportunity, *, hidden: bool) -> Opportunity:
    async with research.database.tenant_session(person.tenant_id) as session:
        return await hide_opportunity(
            session, actor_of(person), mug.id, hidden=hidden, now=research.clock.now()
        )


async def test_hiding_and_bringing_back_are_noted_once_each(
    research: Research, mug: Opportunity, cast: Cast
) -> None:
    for hidden, state in ((True, OpportunityState.HIDDEN), (False, OpportunityState.OPEN)):
        for _ in range(2):
            assert (await hide(research, cast.bob, mug, hidden=hidden)).state is state
    async with research.database.tenant_session(research.tenant_id) as session:
        actions = await session.fetch_values("select action from audit_entry order by id")
        actors = set(await session.fetch_values("select actor from audit_entry"))
        news = await session.fetch_value(
            "select count(*) from change_event where object_id = $1", str(mug.id)
        )
    assert actions == ["opportunity.hidden", "opportunity.shown"]
    assert actors == {"bob"}
    assert news == 2


async def test_what_a_pin_was_made_of_cannot_be_hidden(
    research: Research, mug: Opportunity, cast: Cast
) -> None:
    async with research.database.tenant_session(research.tenant_id) as session:
        await update_opportunity_state(session, mug.id, OpportunityState.DRAFTED)
    for hidden in (True, False):
        with pytest.raises(ConflictError) as refusal:
            await hide(research, cast.bob, mug, hidden=hidden)
        assert refusal.value.code == "research.already_drafted"
    assert (await research.opportunity(MUG)).state is OpportunityState.DRAFTED


async def test_a_viewer_may_not_and_mallory_does_not_find_it(
    research: Research, mug: Opportunity, cast: Cast
) -> None:
    with pytest.raises(ForbiddenError):
        await hide(research, cast.vera, mug, hidden=True)
    with pytest.raises(NotFoundError):
        await hide(research, cast.mallory, mug, hidden=True)
    assert (await research.opportunity(MUG)).state is OpportunityState.OPEN

"""Conditions narrow, filters keep them, each member has their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

import pytest

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import AppError
from pinflow.kit.ids import new_id
from pinflow.projects.models import Project
from pinflow.research.filters.conditions import Conditions
from pinflow.research.filters.queries import SavedFilter, list_filters
from pinflow.research.filters.save_filter import MAX_FILTERS, forget_filter, get_filter, save_filter
from pinflow.research.opportunity import Candidate, OpportunityState
from pinflow.research.queries import stream_opportunities
from pinflow.research.score_project import score_project
from pinflow.research.trend_signal import TrendSignal
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.research.lists import CHAIR, LAMP, MUG, Research, page, seen
from tests.research.trends import trend


async def asins(research: Research, conditions: Conditions) -> set[str]:
    return {row.asin for row in await research.opportunities(conditions=conditions)}


@pytest.fixture
async def three(research: Research) -> Research:
    """A mug that is new on its list and in fashion, a dear lamp, a chair without a price of another list."""
    kitchen, garden = await research.watch("Kitchen & Dining"), await research.watch("Garten")
    await research.see(kitchen, page(seen(LAMP, 1, price=Decimal("90")), category="Kitchen & Dining"))
    research.turn(days=1)
    await research.see(
        kitchen,
        page(
            seen(LAMP, 1, price=Decimal("90")), seen(MUG, 2, price=Decimal("20")), category="Kitchen & Dining"
        ),
    )
    await research.see(garden, page(seen(CHAIR, 1, price=None, currency=None), category="Garten"))

    async def find(
        _session: TenantSession, _project: Project, candidates: Sequence[Candidate]
    ) -> dict[tuple[str, str], TrendSignal]:
        return {(one.marketplace, one.asin): trend() for one in candidates if one.asin == MUG}

    async with research.database.tenant_session(research.tenant_id) as session:
        await score_project(session, research.project.id, research.clock.now(), find_trends=find)
    return research


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (Conditions(), {MUG, LAMP, CHAIR}),
        (Conditions(only_with_trend=True), {MUG}),
        (Conditions(new_entries=True), {MUG}),
        (Conditions(category="kitchen"), {MUG, LAMP}),
        (Conditions(category="garten"), {CHAIR}),
        (Conditions(category="%"), set()),
        (Conditions(list_kind="bestsellers"), {MUG, LAMP, CHAIR}),
        (Conditions(list_kind="movers"), set()),
        (Conditions(min_price=20), {MUG, LAMP}),
        (Conditions(max_price=20), {MUG}),
        (Conditions(min_price=20.01, max_price=89.99), set()),
        (Conditions(words="LAMP"), {LAMP}),
        (Conditions(min_score=100), set()),
        (Conditions(state=OpportunityState.HIDDEN), set()),
        (Conditions(category="kitchen", only_with_trend=True, max_price=25, words="mug"), {MUG}),
        (Conditions(project_id=UUID(int=0)), set()),
    ],
)
async def test_all_conditions_must_hold(conditions: Conditions, expected: set[str], three: Research) -> None:
    assert await asins(three, conditions) == expected


async def test_pages_under_conditions_have_no_gap(three: Research) -> None:
    conditions, found, after = Conditions(list_kind="bestsellers"), [], None
    while page_ := await three.opportunities(conditions=conditions, after=after, limit=1):
        found.append(page_[0].asin)
        after = (page_[0].score, page_[0].id)
    assert len(found) == len(set(found)) == 3


async def test_a_stream_gives_what_a_list_gives(three: Research) -> None:
    conditions = Conditions(category="kitchen")
    async with three.database.tenant_session(three.tenant_id, read_only=True) as session:
        streamed = [row async for row in stream_opportunities(session, conditions)]
    assert streamed == await three.opportunities(conditions=conditions)


def test_what_is_given_takes_the_place_of_what_was_saved() -> None:
    saved = Conditions(min_score=60, max_price=20)
    assert saved.narrowed(min_score=10.0) == Conditions(min_score=10, max_price=20)
    with pytest.raises(AppError) as refusal:
        saved.narrowed(min_price=30.0)
    assert refusal.value.code == "research.bad_conditions"


async def keep(research: Research, person: Person, name: str, conditions: Conditions) -> SavedFilter:
    async with research.database.tenant_session(person.tenant_id) as session:
        return await save_filter(session, actor_of(person), name, conditions, research.clock.now())


async def test_a_filter_is_its_members_own(research: Research, cast: Cast) -> None:
    conditions = Conditions(
        project_id=research.project.id, state=OpportunityState.OPEN, min_score=60.5, only_with_trend=True
    )
    saved = await keep(research, cast.vera, "  Good   ones ", conditions)
    assert (saved.name, saved.conditions) == ("Good ones", conditions)
    await keep(research, cast.bob, "Good ones", Conditions())
    for person, count in ((cast.vera, 1), (cast.bob, 1), (cast.alice, 0), (cast.mallory, 0)):
        async with research.database.tenant_session(person.tenant_id) as session:
            assert len(await list_filters(session, person.user_id)) == count
            if person is cast.vera:
                assert await get_filter(session, actor_of(person), saved.id) == saved
                continue
            for act in (get_filter, forget_filter):
                with pytest.raises(AppError) as refusal:
                    await act(session, actor_of(person), saved.id)
                assert refusal.value.code == "research.no_such_filter"
    async with research.database.tenant_session(research.tenant_id) as session:
        await forget_filter(session, actor_of(cast.vera), saved.id)
        assert await list_filters(session, cast.vera.user_id) == []
        with pytest.raises(AppError):
            await forget_filter(session, actor_of(cast.vera), new_id(research.clock.now()))


@pytest.mark.parametrize(
    ("name", "conditions", "code"),
    [
        ("  ", Conditions(), "research.bad_filter_name"),
        ("x" * 81, Conditions(), "research.bad_filter_name"),
        ("a\x00b", Conditions(), "research.bad_filter_name"),
        ("Good", Conditions(min_price=3, max_price=2), "research.bad_conditions"),
        ("Taken", Conditions(), "research.filter_exists"),
    ],
)
async def test_filters_that_cannot_be_kept_are_refused(
    name: str, conditions: Conditions, code: str, research: Research, cast: Cast
) -> None:
    await keep(research, cast.bob, "Taken", Conditions())
    with pytest.raises(AppError) as refusal:
        await keep(research, cast.bob, name, conditions)
    assert refusal.value.code == code


async def test_a_member_cannot_pile_up_filters_without_end(research: Research, cast: Cast) -> None:
    for number in range(MAX_FILTERS):
        await keep(research, cast.bob, f"Filter {number}", Conditions())
    with pytest.raises(AppError) as refusal:
        await keep(research, cast.bob, "One more", Conditions())
    assert refusal.value.code == "research.too_many_filters"

"""A score computed once more: equal from what is stored, or it says what cannot be recomputed any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import Project
from pinflow.research.explain_opportunity import NO_LONGER, Explanation, Recomputed, explain_opportunity
from pinflow.research.find_trends import FindTrendSignals
from pinflow.research.opportunity import Candidate
from pinflow.research.score_models import Source, Weights
from pinflow.research.score_project import score_project
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.weights.save_weights import change_weights, save_weights
from pinflow.scraping.bring.models import BroughtProduct
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.research.lists import KNIFE, LAMP, MUG, Research, page, seen
from tests.research.test_brought_candidates import bring
from tests.research.trends import trend


def knows(found: TrendSignal | None) -> FindTrendSignals:
    async def find(
        _session: TenantSession, _project: Project, candidates: Sequence[Candidate]
    ) -> Mapping[tuple[str, str], TrendSignal]:
        return {(one.marketplace, one.asin): found for one in candidates if found is not None}

    return find


async def explain(
    research: Research, asin: str, *, find_trends: FindTrendSignals | None = None
) -> Explanation:
    opportunity = await research.opportunity(asin)
    async with research.database.tenant_session(research.tenant_id, read_only=True) as session:
        return await explain_opportunity(
            session, opportunity.id, research.clock.now(), find_trends=find_trends
        )


async def score_with(research: Research, find_trends: FindTrendSignals) -> None:
    async with research.database.tenant_session(research.tenant_id) as session:
        await score_project(session, research.project.id, research.clock.now(), find_trends=find_trends)


@pytest.fixture
async def lists(research: Research) -> Research:
    """Three days of a list with a product that is not allowed."""
    list_id = await research.watch()
    for rank in (9, 5, 2):
        await research.see(list_id, page(seen(MUG, rank), seen(LAMP, 1, price=None), seen(KNIFE, 3)))
        research.turn(hours=30)
    return research


@pytest.mark.parametrize("asin", [MUG, LAMP, KNIFE])
async def test_a_score_of_public_and_own_data_comes_out_equal_much_later_too(
    asin: str, lists: Research
) -> None:
    await lists.score()
    lists.turn(days=40)
    found = await explain(lists, asin)
    assert (found.equal, found.recomputable) == (True, True)
    assert {part.recomputed for part in found.parts} == {Recomputed.EQUAL}
    assert [part.points_now for part in found.parts] == [part.part.points for part in found.parts]
    assert found.verdict == "Computed again from what is stored, every part comes out the same."


async def test_a_score_with_weights_of_the_projects_own_is_recomputed_with_them(
    lists: Research, cast: Cast
) -> None:
    async with lists.database.tenant_session(lists.tenant_id) as session:
        weights = change_weights(Weights(), {"demand": 0.0, "price_band": 28.0}, {"EUR": (1.0, 2.0)})
        for chosen in (weights, None):
            await save_weights(
                session,
                JobQueue(),
                actor_of(cast.bob),
                lists.project.id,
                chosen,
                seen=None,
                now=lists.clock.now(),
            )
            if chosen is not None:
                await score_project(session, lists.project.id, lists.clock.now())
    found = await explain(lists, MUG)
    assert found.opportunity.weights_version.endswith("/1")
    assert (found.equal, found.recomputable) == (True, True)


async def test_a_stored_figure_that_was_tampered_with_is_found(lists: Research) -> None:
    await lists.score()
    mug = await lists.opportunity(MUG)
    async with lists.system.system_session() as session:
        await session.execute(
            "update opportunity set signals = jsonb_set(signals, '{rank}', '1') where id = $1", mug.id
        )
    found = await explain(lists, MUG)
    assert not found.equal
    changed = {part.part.name for part in found.parts if part.recomputed is Recomputed.DIFFERENT}
    assert "demand" in changed
    assert "differently" in found.verdict


async def test_parts_of_a_trend_are_recomputed_while_the_cache_knows_it_and_kept_afterwards(
    lists: Research,
) -> None:
    told = trend(growth_mom=60.0, weekly=(20,) * 40 + (90,) * 6 + (20,) * 6 + (30,))
    await score_with(lists, knows(told))
    live = await explain(lists, MUG, find_trends=knows(told))
    assert (live.equal, live.recomputable, live.trend) == (True, True, told)
    newer = trend(fetched_at=told.fetched_at + timedelta(hours=7))
    for find_trends, shown in ((knows(newer), newer), (knows(None), None), (None, None)):
        later = await explain(lists, MUG, find_trends=find_trends)
        assert (later.equal, later.recomputable, later.trend) == (True, False, shown)
        kept = {part.part.name: part for part in later.parts if part.recomputed is Recomputed.KEPT}
        assert kept.keys() == {"trend", "trend_growth", "season"}
        for part in kept.values():
            assert part.points_now is None
            assert (part.part.source, part.part.region) == (Source.PINTEREST, "DE")
            assert part.part.as_of == told.fetched_at
        assert later.verdict.startswith(NO_LONGER)
        assert "pinterest (DE," in later.verdict


async def test_a_trend_that_turned_up_after_the_scoring_changes_nothing(lists: Research) -> None:
    await score_with(lists, knows(None))
    found = await explain(lists, MUG, find_trends=knows(trend()))
    assert (found.equal, found.recomputable, found.trend) == (True, True, trend())


async def test_what_came_through_the_creators_api_keeps_points_source_region_and_time(
    research: Research,
) -> None:
    await bring(
        research,
        BroughtProduct(
            asin=MUG, title="Travel mug", price=Decimal("31.37"), currency="EUR", rating=Decimal("4.7")
        ),
        expires_in=timedelta(hours=24),
    )
    await research.score()
    mug = await research.opportunity(MUG)
    stored = str(await research.value("select signals from opportunity where id = $1", mug.id))
    assert "31.37" not in stored
    assert "31.37" not in " ".join(part.reason for part in mug.parts)
    live = await explain(research, MUG)
    assert (live.equal, live.recomputable) == (True, True)
    fetched_at = research.clock.now()
    research.turn(hours=24)
    found = await explain(research, MUG)
    kept = {part.part.name: part.part for part in found.parts if part.recomputed is Recomputed.KEPT}
    assert kept.keys() == {"price_band", "quality"}
    assert {(part.source, part.region, part.as_of) for part in kept.values()} == {
        (Source.CREATORS_API, "amazon.de", fetched_at)
    }
    assert found.equal
    assert not found.recomputable
    assert "creators_api (amazon.de," in found.verdict


async def test_a_score_of_another_formula_says_so(lists: Research) -> None:
    await lists.score()
    async with lists.system.system_session() as session:
        await session.execute("update opportunity set weights_version = '2020-01.1'")
    found = await explain(lists, MUG)
    assert (found.equal, found.recomputable) == (False, False)
    assert {part.recomputed for part in found.parts} == {Recomputed.OLD_FORMULA}
    assert NO_LONGER in found.verdict


async def test_mallory_does_not_find_it(lists: Research, mallorys: Research) -> None:
    await lists.score()
    mug = await lists.opportunity(MUG)
    async with mallorys.database.tenant_session(mallorys.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await explain_opportunity(session, mug.id, mallorys.clock.now())

"""Weights of a project: who changed what when, what a change would do, and that it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import Project
from pinflow.research.opportunity import Candidate
from pinflow.research.score_models import FORMULA, Weights
from pinflow.research.score_project import score_project
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.weights.preview_weights import Preview, preview_weights
from pinflow.research.weights.queries import WeightsVersion, insert_weights, list_weights_versions
from pinflow.research.weights.read_weights import ProjectWeights, find_weights_of_score, read_weights
from pinflow.research.weights.save_weights import change_weights, save_weights
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.research.lists import LAMP, MUG, Research, page, seen
from tests.research.trends import trend

CHEAP = {"price_band": 28.0, "demand": 0.0}


async def save(
    research: Research, person: Person, parts: Mapping[str, float] | None, *, seen_number: int | None = None
) -> ProjectWeights:
    async with research.database.tenant_session(person.tenant_id) as session:
        now = await read_weights(session, research.project.id)
        return await save_weights(
            session,
            JobQueue(),
            actor_of(person),
            research.project.id,
            None if parts is None else change_weights(now.weights, parts, {}),
            seen=seen_number,
            now=research.clock.now(),
        )


async def preview(research: Research, parts: Mapping[str, float], *, limit: int = 10) -> Preview:
    async with research.database.tenant_session(research.tenant_id, read_only=True) as session:
        weights = change_weights(Weights(), parts, {})
        return await preview_weights(session, research.project.id, weights, limit=limit)


@pytest.fixture
async def two(research: Research) -> Research:
    """The mug leads and is dear; the lamp's price is right."""
    await research.see(await research.watch(), page(seen(MUG, 1, price="900"), seen(LAMP, 2)))
    await research.score()
    return research


async def test_nobody_changed_anything_so_the_shipped_weights_count(research: Research) -> None:
    async with research.database.tenant_session(research.tenant_id) as session:
        assert await read_weights(session, research.project.id) == ProjectWeights(
            weights=Weights(), number=0, own=False
        )


async def test_saved_weights_count_in_the_next_scoring_and_are_named_with_the_score(
    two: Research, cast: Cast
) -> None:
    before = await two.opportunity(LAMP)
    assert before.weights_version == FORMULA
    saved = await save(two, cast.bob, CHEAP)
    assert (saved.number, saved.own, saved.weights.version) == (1, True, f"{FORMULA}/1")
    await two.score()
    best = (await two.opportunities())[0]
    assert (best.asin, best.weights_version) == (LAMP, f"{FORMULA}/1")
    assert next(part for part in best.parts if part.name == "price_band").max_points == 28
    # The job that scores anew waits, once.
    await save(two, cast.bob, {"demand": 1.0, "price_band": 27.0})
    assert (
        await two.value("select count(*) from queue.pgqueuer where entrypoint = 'research.score_project'")
        == 1
    )


async def test_the_history_says_who_changed_what_when_and_a_reset_is_part_of_it(
    research: Research, cast: Cast
) -> None:
    await save(research, cast.bob, CHEAP)
    research.turn(hours=1)
    again = await save(research, cast.alice, None)
    assert (again.number, again.own, again.weights) == (2, False, Weights())
    async with research.database.tenant_session(research.tenant_id) as session:
        newest, first = await list_weights_versions(session, research.project.id)
        assert [
            row.number for row in await list_weights_versions(session, research.project.id, before=2)
        ] == [1]
        audit = await session.fetch_all(dict, "select action, actor, data from audit_entry order by id")
    assert (first.changed_by, first.weights is None, first.via) == ("bob", False, "dashboard")
    assert (newest.changed_by, newest.weights) == ("alice", None)
    assert newest.changed_at - first.changed_at == timedelta(hours=1)
    assert audit[0]["data"] == {"number": 1, "demand": [20, 0], "price_band": [8, 28]}
    assert [row["action"] for row in audit] == ["weights.changed", "weights.reset"]


async def test_an_old_score_finds_the_weights_it_was_made_with(research: Research, cast: Cast) -> None:
    await save(research, cast.bob, CHEAP)
    await save(research, cast.bob, None)
    async with research.database.tenant_session(research.tenant_id) as session:

        async def found(version: str) -> Weights | None:
            return await find_weights_of_score(session, research.project.id, version)

        first = await found(f"{FORMULA}/1")
        assert first is not None
        assert first.price_band == 28
        assert await found(FORMULA) == Weights()
        for unknown in ("2020-01.1", f"{FORMULA}/7", f"{FORMULA}/x", ""):
            assert await found(unknown) is None


async def test_two_who_change_the_same_weights_do_not_overwrite_each_other(
    research: Research, cast: Cast
) -> None:
    await save(research, cast.bob, CHEAP, seen_number=0)
    with pytest.raises(ConflictError) as refusal:
        await save(research, cast.alice, {"demand": 10.0, "price_band": 18.0}, seen_number=0)
    assert refusal.value.code == "research.weights_changed"


async def test_weights_of_other_parts_are_set_aside_and_nothing_fails(research: Research) -> None:
    async with research.database.tenant_session(research.tenant_id) as session:
        old = WeightsVersion(
            id=new_id(research.clock.now()),
            project_id=research.project.id,
            number=1,
            weights={"rank": 100.0, "price_bands": {}},
            changed_by="bob",
            via="cli",
            changed_at=research.clock.now(),
        )
        assert await insert_weights(session, old)
        assert not await insert_weights(
            session, msgspec.structs.replace(old, id=new_id(research.clock.now()))
        )
        found = await read_weights(session, research.project.id)
    assert (found.weights, found.own, found.set_aside, found.number) == (Weights(), False, True, 1)


async def test_a_preview_is_the_score_that_saving_would_bring_and_writes_nothing(
    two: Research, cast: Cast
) -> None:
    before = await two.opportunities()
    found = await preview(two, CHEAP)
    assert await two.opportunities() == before
    assert await two.value("select count(*) from score_weights") == 0
    assert [row.asin for row in found.rows] == [LAMP, MUG]
    assert [(row.old_place, row.new_place) for row in found.rows] == [(2, 1), (1, 2)]
    assert (found.scored, found.moved) == (2, 2)
    await save(two, cast.bob, CHEAP)
    await two.score()
    after = {row.asin: float(row.score) for row in await two.opportunities()}
    assert {row.asin: row.new_score for row in found.rows} == after
    assert {row.asin: row.old_score for row in found.rows} == {row.asin: float(row.score) for row in before}


async def test_the_same_weights_move_nothing(two: Research) -> None:
    found = await preview(two, {})
    assert found.moved == 0
    assert all(row.old_score == row.new_score for row in found.rows)
    assert len((await preview(two, {}, limit=1)).rows) == 1


async def test_points_of_a_trend_are_scaled_because_its_figures_are_not_kept(two: Research) -> None:
    async def find(
        _session: TenantSession, _project: Project, candidates: Sequence[Candidate]
    ) -> dict[tuple[str, str], TrendSignal]:
        return {
            (one.marketplace, one.asin): trend(weekly=(100,) * 53) for one in candidates if one.asin == LAMP
        }

    async with two.database.tenant_session(two.tenant_id) as session:
        await score_project(session, two.project.id, two.clock.now(), find_trends=find)
    lamp = await two.opportunity(LAMP)
    assert next(part.points for part in lamp.parts if part.name == "trend") == 8
    found = await preview(two, {"trend": 28.0, "demand": 0.0})
    new = next(row.new_score for row in found.rows if row.asin == LAMP)
    demand = next(part.points for part in lamp.parts if part.name == "demand")
    assert new == float(lamp.score) - demand + 20
    stored: dict[str, Any] = await two.value("select signals from opportunity where id = $1", lamp.id)
    assert stored.get("trend") is None


@pytest.mark.parametrize(
    ("parts", "bands", "code"),
    [
        ({"rank": 5.0}, {}, "research.unknown_part"),
        ({"demand": 50.0}, {}, "research.bad_weights"),
        ({"demand": 20.3, "outlook": 13.7}, {}, "research.bad_weights"),
        ({}, {"EUR": (50.0, 10.0)}, "research.bad_weights"),
    ],
)
def test_weights_that_cannot_be_are_refused(
    parts: dict[str, float], bands: dict[str, tuple[float, float]], code: str
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        change_weights(Weights(), parts, bands)
    assert refusal.value.code == code


def test_a_price_band_changes_alone() -> None:
    changed = change_weights(Weights(), {}, {"EUR": (10.0, 20.0)})
    assert changed.price_bands["EUR"] == (10.0, 20.0)
    assert changed.price_bands["USD"] == Weights().price_bands["USD"]


async def test_a_viewer_may_not_and_mallory_does_not_find_the_project(two: Research, cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        await save(two, cast.vera, CHEAP)
    with pytest.raises(NotFoundError):
        await save(two, cast.mallory, CHEAP)
    async with two.database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await preview_weights(session, two.project.id, Weights(), limit=5)

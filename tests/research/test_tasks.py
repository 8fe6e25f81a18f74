"""The jobs of the slice."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.research.tasks import register
from pinflow.research.trends.list_trends import TrendTools
from pinflow.research.trends.trend_source import FakeTrendSource
from pinflow.scraping.fetch_list import SCORE_JOB
from tests.factories.accounts import SECRETS
from tests.research.lists import LAMP, MUG, Research, page, seen


async def run(research: Research, name: str, **payload: object) -> None:
    jobs = JobQueue()
    trends = TrendTools(research.database, SECRETS, FakeTrendSource())
    register(jobs, research.database, research.system, trends)
    job = JobContext(
        job_id=JobId(1),
        name=name,
        tenant_id=research.tenant_id,
        payload=payload,
        attempt=1,
        now=research.clock.now(),
    )
    await jobs.handlers[name].handler(job)


@pytest.mark.parametrize("name", [SCORE_JOB, "research.score"])
async def test_a_job_scores_its_project_at_the_moment_it_began(name: str, research: Research) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1), seen(LAMP, 2)))
    for _ in range(2):
        now = research.turn(minutes=1)
        await run(research, name, project_id=str(research.project.id))
        assert {entry.scored_at for entry in await research.opportunities()} == {now}
    assert await research.value("select count(*) from opportunity") == 2


async def test_a_job_of_one_tenant_scores_nothing_of_another(research: Research, mallorys: Research) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1)))
    with pytest.raises(NotFoundError):
        await run(mallorys, SCORE_JOB, project_id=str(research.project.id))
    assert await research.value("select count(*) from opportunity") == 0


async def test_a_job_that_cannot_be_read_says_so(research: Research) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        await run(research, SCORE_JOB, project_id="not an id")
    assert "project_id" in refusal.value.message

"""The decision about live fetching is asked for where lists are watched, and again when the terms change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.overview import read_overview
from pinflow.kit.clock import FixedClock
from pinflow.kit.ids import new_id
from pinflow.scraping.models import FetchDecision
from pinflow.scraping.queries import insert_fetch_decision
from pinflow.scraping.terms import TERMS
from tests.entrypoints.api.seed import Seeded
from tests.factories.cast import Cast


async def needs(runtime: Runtime, cast: Cast) -> list[str]:
    """What an installation that is no demo shows alice first."""
    async with runtime.database.tenant_session(cast.alice.tenant_id, read_only=True) as session:
        overview = await read_overview(session, runtime.clock.now(), clock_shifted=False, demo=False)
    return [need.code for need in overview.needs_you]


async def read_decision(client: httpx2.AsyncClient) -> Any:
    return (await client.get("/api/v1/fetch-decision")).json()


async def test_a_decision_ends_the_question_until_the_terms_change(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, clock: FixedClock, cast: Cast
) -> None:
    undecided = await read_decision(alice)
    assert (undecided["decided"], undecided["allowed"], len(undecided["terms"])) == (False, None, len(TERMS))
    assert "fetching.undecided" in await needs(runtime, cast)

    assert (await alice.post("/api/v1/fetch-decision", json={"allowed": True})).status_code == 200
    decided = await read_decision(alice)
    assert (decided["decided"], decided["allowed"], decided["decided_by"]) == (True, True, "alice")
    assert "fetching.undecided" not in await needs(runtime, cast)

    clock.turn(timedelta(minutes=1))
    about_others = FetchDecision(
        allowed=True, terms_version="2024-01", decided_by="alice", decided_at=clock.now()
    )
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await insert_fetch_decision(session, new_id(clock.now()), about_others)
    assert await read_decision(alice) == undecided
    assert "fetching.undecided" in await needs(runtime, cast)

    clock.turn(timedelta(minutes=1))
    assert (await alice.post("/api/v1/fetch-decision", json={"allowed": False})).status_code == 200
    declined = await read_decision(alice)
    assert (declined["decided"], declined["allowed"]) == (True, False)
    assert "fetching.undecided" not in await needs(runtime, cast)

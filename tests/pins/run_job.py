"""Carries out a job of the pins slice as a worker does."""

from __future__ import annotations

from typing import Any

from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.pins.tasks import register
from tests.pins.drawing import InstantStudio, draft_tools
from tests.posting.world import World


async def run_job(world: World, name: str) -> None:
    """One delivery of an installation's job."""
    jobs = JobQueue()

    def no_blobs(*_: Any) -> Any:
        raise AssertionError("no picture is needed")

    register(jobs, draft_tools(world, InstantStudio()), no_blobs, world.system_database, no_blobs)
    context = JobContext(
        job_id=JobId(1), name=name, tenant_id=None, payload={}, attempt=1, now=world.clock.now()
    )
    await jobs.handlers[name].handler(context)

"""The queue is a wake-up: when every entry of it is lost, the rows still tell what is to be done."""

from __future__ import annotations

from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.posting.sweep import PLAN_JOB, PUBLISH_JOB, sweep_posting
from tests.posting.world import World


async def test_a_lost_queue_loses_no_work(world: World) -> None:
    jobs = JobQueue()
    approved = [await world.approve(await world.add_pin()) for _ in range(2)]
    due = await world.add_due()
    async with world.system_database.system_session() as session:
        # The approvals' jobs, and whatever else waited.
        await session.execute("delete from queue.pgqueuer")
        assert await sweep_posting(session, jobs, world.clock.now()) == 3
        waiting = sorted(job.name for job in await jobs.list_jobs(session))
        assert waiting == [PLAN_JOB, PLAN_JOB, PUBLISH_JOB]
        # Found again before it is done, it is still one job each.
        await sweep_posting(session, jobs, world.clock.now())
        assert len(await jobs.list_jobs(session)) == 3
        await session.execute("delete from queue.pgqueuer")
    await world.run()
    for pin in (*approved, due):
        assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.channel.calls == 3
    assert await world.sweep() == 0

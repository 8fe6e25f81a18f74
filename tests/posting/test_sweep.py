"""The queue is a wake-up: whatever the rows say is due, the sweep finds, however much it is."""

from __future__ import annotations

from collections import Counter

from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.posting.sweep import PLAN_JOB, PUBLISH_JOB, sweep_all, sweep_posting
from tests.posting.world import CollectingQueue, World


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


async def test_more_pins_than_a_batch_holds_all_get_their_job_in_one_sweep(world: World) -> None:
    pins = []
    for number in range(5):
        account = await world.add_account(f"Account {number}")
        pins.append(await world.add_scheduled(account.id))
    late = await world.add_scheduled(account.id)
    world.turn_to(max(pin.scheduled_at for pin in pins if pin.scheduled_at))
    assert late.scheduled_at is not None
    assert late.scheduled_at > world.clock.now()
    jobs = CollectingQueue()
    await sweep_all(world.system_database, jobs, world.clock.now(), batch=2)
    found = Counter(
        job.payload["pin_id"]
        for job in jobs.jobs
        if job.name == PUBLISH_JOB and isinstance(job.payload, dict)
    )
    assert set(found) == {str(pin.id) for pin in pins}
    # A key keeps what is found twice, on the edge of two batches, to one job.
    keys = {job.dedupe_key for job in jobs.jobs if job.name == PUBLISH_JOB}
    assert len(keys) == len(pins)

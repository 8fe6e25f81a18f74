"""The queue is a wake-up: whatever the rows say is due, the sweep finds, however much it is."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.posting.sweep import PLAN_JOB, PUBLISH_JOB, RECONCILE_JOB, sweep_attempts, sweep_due
from tests.posting.test_reconcile import NO_ANSWER, fail
from tests.posting.world import CollectingQueue, World


async def lose_queue(world: World) -> None:
    """The approvals' jobs, and whatever else waits."""
    async with world.system_database.system_session() as session:
        await session.execute("delete from queue.pgqueuer")


async def waiting(world: World, jobs: JobQueue) -> list[str]:
    async with world.system_database.system_session() as session:
        return [job.name for job in await jobs.list_jobs(session)]


async def test_a_lost_queue_loses_no_work(world: World) -> None:
    jobs = JobQueue()
    approved = [await world.approve(await world.add_pin()) for _ in range(2)]
    due = await world.add_due()
    await lose_queue(world)
    assert await sweep_due(world.system_database, jobs, world.clock.now()) == 3
    assert sorted(await waiting(world, jobs)) == [PLAN_JOB, PLAN_JOB, PUBLISH_JOB]
    # Found again before it is done, it is still one job each.
    await sweep_due(world.system_database, jobs, world.clock.now())
    assert len(await waiting(world, jobs)) == 3
    await lose_queue(world)
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
    # Where the spread puts a slot is chance; this one is not due yet, whatever it said.
    await world.change_row(late, "scheduled_at = $2", world.clock.now() + timedelta(minutes=1))
    jobs = CollectingQueue()
    await sweep_due(world.system_database, jobs, world.clock.now(), batch=2)
    found = Counter(
        job.payload["pin_id"]
        for job in jobs.jobs
        if job.name == PUBLISH_JOB and isinstance(job.payload, dict)
    )
    assert set(found) == {str(pin.id) for pin in pins}
    # A key keeps what is found twice, on the edge of two batches, to one job.
    keys = {job.dedupe_key for job in jobs.jobs if job.name == PUBLISH_JOB}
    assert len(keys) == len(pins)


async def test_each_sweep_finds_its_own_so_that_one_can_be_paused_without_the_other(world: World) -> None:
    other = await world.add_account("Other")
    unknown = await world.add_due()
    world.channel.before = lambda: fail(NO_ANSWER)
    await world.publish(unknown)
    await world.add_due(other.id)
    due, unsettled = CollectingQueue(), CollectingQueue()
    await sweep_due(world.system_database, due, world.clock.now())
    await sweep_attempts(world.system_database, unsettled, world.clock.now())
    assert [job.name for job in due.jobs] == [PUBLISH_JOB]
    assert [job.name for job in unsettled.jobs] == [RECONCILE_JOB]

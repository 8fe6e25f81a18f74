"""The sweep finds everything that is due, however much comes due at once."""

from __future__ import annotations

from collections import Counter

from pinflow.posting.sweep import PUBLISH_JOB, sweep_all
from tests.posting.world import CollectingQueue, World


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

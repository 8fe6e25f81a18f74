"""Calls that come at the same time share one piece of work."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from pinflow.kit.errors import ConflictError, ExternalError
from pinflow.kit.share_work import SharedWork


class Doubling:
    """Doubles numbers, and keeps which came together; ``gate`` holds every piece of work up."""

    def __init__(self, *, bad: int | None = None, error: Exception | None = None) -> None:
        self.together: list[list[int]] = []
        self.gate = asyncio.Event()
        self.bad = bad
        self.error = error

    async def __call__(self, numbers: Sequence[int]) -> list[int | Exception]:
        self.together.append(list(numbers))
        await self.gate.wait()
        if self.error is not None and self.bad in numbers:
            raise self.error
        return [2 * number for number in numbers]


async def share_all(shared: SharedWork, work: Doubling, numbers: Sequence[int]) -> list[asyncio.Task[int]]:
    tasks = [asyncio.create_task(shared.share("key", number, work)) for number in numbers]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return tasks


async def test_what_comes_at_the_same_time_is_done_together_and_each_gets_its_own_result() -> None:
    work, shared = Doubling(), SharedWork()
    tasks = await share_all(shared, work, [1, 2, 3])
    work.gate.set()
    assert await asyncio.gather(*tasks) == [2, 4, 6]
    assert work.together == [[1, 2, 3]]


async def test_what_comes_while_work_is_under_way_is_done_together_after_it() -> None:
    work, shared = Doubling(), SharedWork()
    first = await share_all(shared, work, [1])
    later = await share_all(shared, work, [2, 3])
    work.gate.set()
    assert await asyncio.gather(*first, *later) == [2, 4, 6]
    assert work.together == [[1], [2, 3]]


async def test_no_piece_of_work_is_larger_than_allowed() -> None:
    work, shared = Doubling(), SharedWork(most=2)
    tasks = await share_all(shared, work, [1, 2, 3, 4, 5])
    work.gate.set()
    assert await asyncio.gather(*tasks) == [2, 4, 6, 8, 10]
    assert work.together == [[1, 2], [3, 4], [5]]


async def test_keys_do_not_wait_for_one_another() -> None:
    held, free, shared = Doubling(), Doubling(), SharedWork()
    free.gate.set()
    waiting = asyncio.create_task(shared.share("held", 1, held))
    assert await shared.share("free", 2, free) == 4
    held.gate.set()
    assert await waiting == 2


async def test_one_that_cannot_be_done_does_not_keep_back_the_others() -> None:
    work, shared = Doubling(bad=2, error=ConflictError("test.bad", "No.")), SharedWork()
    tasks = await share_all(shared, work, [1, 2, 3])
    work.gate.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [results[0], results[2]] == [2, 6]
    assert isinstance(results[1], ConflictError)
    assert work.together == [[1, 2, 3], [1], [2], [3]]


async def test_what_is_away_for_all_is_not_asked_once_more_for_each() -> None:
    work, shared = Doubling(bad=2, error=ExternalError("test.away", "Away.")), SharedWork()
    tasks = await share_all(shared, work, [1, 2, 3])
    work.gate.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(result) for result in results] == [ExternalError] * 3
    assert work.together == [[1, 2, 3]]


async def test_a_failure_that_is_handed_back_is_its_own_callers_alone() -> None:
    async def work(numbers: Sequence[int]) -> list[int | Exception]:
        return [ConflictError("test.odd", "Odd.") if number % 2 else number for number in numbers]

    shared = SharedWork()
    odd, even = await asyncio.gather(
        shared.share("key", 1, work), shared.share("key", 2, work), return_exceptions=True
    )
    assert isinstance(odd, ConflictError)
    assert even == 2


async def test_a_caller_that_leaves_takes_nobody_with_it() -> None:
    work, shared = Doubling(), SharedWork()
    under_way = await share_all(shared, work, [1, 2])
    waiting = await share_all(shared, work, [3, 4])
    under_way[0].cancel()
    waiting[0].cancel()
    work.gate.set()
    assert await under_way[1] == 4
    assert await waiting[1] == 8
    assert work.together == [[1, 2], [4]], "what nobody waits for any more is not begun"
    with pytest.raises(asyncio.CancelledError):
        await waiting[0]

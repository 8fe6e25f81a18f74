"""Parts that fail, and work that is told to stop."""

from __future__ import annotations

import asyncio

import pytest

from pinflow.entrypoints.serve import unless_stopped
from pinflow.entrypoints.worker import _run_together


async def test_one_part_that_fails_ends_the_others() -> None:
    stop = asyncio.Event()
    ended = []

    async def fails() -> None:
        raise ConnectionError("the database is gone")

    async def works() -> None:
        await stop.wait()
        ended.append("works")

    with pytest.raises(ExceptionGroup) as failed:
        await _run_together((fails(), works()), stop)
    assert failed.group_contains(ConnectionError)
    assert ended == ["works"]


async def test_work_ends_with_its_result_or_when_it_is_told_to_stop() -> None:
    stop = asyncio.Event()

    async def quick() -> int:
        return 7

    async def endless() -> int:
        stop.set()
        await asyncio.Event().wait()
        return 7

    async def broken() -> int:
        raise ConnectionError

    assert await unless_stopped(stop, quick()) == 7
    with pytest.raises(ConnectionError):
        await unless_stopped(stop, broken())
    assert await unless_stopped(stop, endless()) is None


async def test_work_that_is_cut_off_cleans_up_before_the_caller_goes_on() -> None:
    stop = asyncio.Event()
    steps = []

    async def work() -> None:
        try:
            stop.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            steps.append("cleaned")

    await unless_stopped(stop, work())
    steps.append("went on")
    assert steps == ["cleaned", "went on"]

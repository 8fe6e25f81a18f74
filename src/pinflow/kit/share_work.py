"""Lets calls that come at the same time share one piece of work, as databases do with commits."""

from __future__ import annotations

import asyncio
import contextvars
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any, TypeAlias, TypeVar

from pinflow.kit.errors import ExternalError

Item = TypeVar("Item")
Result = TypeVar("Result")
Work: TypeAlias = Callable[[Sequence[Item]], Awaitable[Sequence[Result | Exception]]]


class SharedWork:
    """``await share(key, item, work)`` does ``work`` for this item, together with what else came for ``key``.

    Nobody waits for company: what comes alone is done alone, at once. What comes while work for the same key
    is under way is done together right after it. ``most``: items at once. Everybody who names a key brings
    the same work.

    ``work`` is all or nothing, such as a transaction, and may be done again: when it fails for several items,
    each is done alone, so that one that cannot be done does not keep back the others. An item's own failure
    may be handed back as its result. It runs in a task of its own: a caller that is cancelled leaves, and
    what has begun ends.
    """

    def __init__(self, *, most: int = 32) -> None:
        self._most = most
        self._waiting: dict[Hashable, deque[tuple[Any, asyncio.Future[Any]]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def share(self, key: Hashable, item: Item, work: Work[Item, Result]) -> Result:
        """What the work gives for ``item``.

        Raises: whatever the work raises, or hands back, for it.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()
        if (waiting := self._waiting.get(key)) is not None:
            waiting.append((item, done))
        else:
            self._waiting[key] = deque([(item, done)])
            # In no caller's context: what is logged for several must not bear the name of one.
            task = loop.create_task(self._run(key, work), context=contextvars.Context())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await done

    async def _run(self, key: Hashable, work: Work[Any, Any]) -> None:
        waiting = self._waiting[key]
        try:
            while waiting:
                taken = [waiting.popleft() for _ in range(min(self._most, len(waiting)))]
                await _do(work, [(item, done) for item, done in taken if not done.done()])
        finally:
            # Something waits only where the loop ends in the middle of it.
            del self._waiting[key]
            for _, done in waiting:
                done.cancel()


async def _do(work: Work[Any, Any], taken: Sequence[tuple[Any, asyncio.Future[Any]]]) -> None:
    if not taken:
        return
    results: Sequence[Any]
    try:
        results = await work([item for item, _ in taken])
    except asyncio.CancelledError:
        for _, done in taken:
            done.cancel()
        raise
    except BaseException as error:  # noqa: BLE001 - it is the callers' to handle
        # What is away for one is away for all.
        if len(taken) > 1 and isinstance(error, Exception) and not isinstance(error, ExternalError):
            for each in taken:
                await _do(work, [each])
            return
        results = [error] * len(taken)
    for (_, done), result in zip(taken, results, strict=True):
        if done.done():
            continue
        if isinstance(result, BaseException):
            done.set_exception(result)
        else:
            done.set_result(result)

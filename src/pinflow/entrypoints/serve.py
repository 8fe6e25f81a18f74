"""Runs one part of pinflow until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import TypeVar

import structlog
import uvicorn
from starlette.types import ASGIApp

from pinflow.entrypoints.bootstrap import open_runtime
from pinflow.entrypoints.tools import make_studio
from pinflow.entrypoints.worker import Part, run_parts
from pinflow.kit.logging import configure_logging
from pinflow.settings import Settings

log = structlog.get_logger(__name__)
# Set by the process that starts children: they end when it is gone, even after a kill -9.
PARENT_VARIABLE = "_PINFLOW_PARENT"
_PARENT_POLL_SECONDS = 1.0
_DRAIN_SECONDS = 3
Result = TypeVar("Result")


class Server(uvicorn.Server):
    """Signals are the caller's: uvicorn would take them away from the rest of the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def make_server(app: ASGIApp, host: str, port: int) -> Server:
    """A server with our logging and our signals."""
    return Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_DRAIN_SECONDS,
            # Proxies are trusted where the operator says so, never by default.
            proxy_headers=False,
        )
    )


async def serve_until(
    server: Server, stop: asyncio.Event, before_exit: Callable[[], None] | None = None
) -> None:
    """Serves until ``stop`` is set; a server that ends by itself sets it."""

    async def end_when_stopped() -> None:
        await stop.wait()
        if before_exit is not None:
            before_exit()
        server.should_exit = True

    ending = asyncio.create_task(end_when_stopped())
    try:
        await server.serve()
    finally:
        stop.set()
        await ending


@asynccontextmanager
async def stop_on_signals() -> AsyncIterator[asyncio.Event]:
    """An event that SIGINT, SIGTERM and the parent's death set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    parent = os.environ.get(PARENT_VARIABLE)
    watching = asyncio.create_task(_watch_parent(int(parent), stop)) if parent else None
    try:
        yield stop
    finally:
        if watching is not None:
            watching.cancel()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


async def _watch_parent(parent: int, stop: asyncio.Event) -> None:
    # Nothing announces a parent's death on every system: look.
    while os.getppid() == parent:  # noqa: ASYNC110
        await asyncio.sleep(_PARENT_POLL_SECONDS)
    log.warning("process.parent.gone")
    stop.set()


async def unless_stopped(stop: asyncio.Event, work: Coroutine[None, None, Result]) -> Result | None:
    """The work's result, or None when ``stop`` is set first: the work is cancelled then."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        return await working if working.done() else None
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def run_part(settings: Settings, part: Part) -> None:
    """One of scraper, studio, poster, scheduler."""
    configure_logging(settings.log_format, level=settings.log_level, service=f"pinflow-{part}")
    async with stop_on_signals() as stop, open_runtime(settings) as runtime:
        await run_parts(runtime, (part,), stop)


async def run_api(settings: Settings) -> None:
    """The API and the dashboard."""
    # Imported late: the other parts do not need the web framework.
    from pinflow.entrypoints.api import create_app

    configure_logging(settings.log_format, level=settings.log_level, service="pinflow-api")
    async with stop_on_signals() as stop, open_runtime(settings) as runtime:
        studio = make_studio(runtime)
        try:
            app = create_app(runtime, studio)
            server = make_server(app, settings.host, settings.port)
            log.info("api.started", url=settings.base_url)
            # Browsers keep their event streams open for ever: end those first.
            await serve_until(server, stop, before_exit=app.state.live_events.disconnect_all)
        finally:
            studio.close()

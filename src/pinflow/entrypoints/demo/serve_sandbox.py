"""Serves the stand-ins of the demo: marketplace, Pinterest, and the user's own site."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pinflow.entrypoints.bootstrap import open_clock
from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.serve import make_server, serve_until, stop_on_signals
from pinflow.kit.logging import configure_logging
from pinflow.sandbox.amazon.app import create_app as create_marketplace
from pinflow.sandbox.pinterest.app import create_app as create_pinterest
from pinflow.settings import Settings


async def run_sandbox(settings: Settings) -> None:
    """Until it is told to stop, on the ports that the demo's folder names."""
    configure_logging(settings.log_format, level=settings.log_level, service="pinflow-sandbox")
    files = DemoFiles(settings.data_dir)
    clock, ports = open_clock(settings), files.ports()
    files.site.mkdir(parents=True, exist_ok=True)
    site = Starlette(routes=[Mount("/", StaticFiles(directory=files.site, html=True))])
    apps: list[tuple[ASGIApp, int]] = [
        (create_marketplace(clock, picture_cache=files.pictures), ports.amazon),
        (create_pinterest(clock, state_file=files.pinterest), ports.pinterest),
        (site, ports.site),
    ]
    async with stop_on_signals() as stop, asyncio.TaskGroup() as group:
        for app, port in apps:
            group.create_task(serve_until(make_server(app, "127.0.0.1", port), stop))

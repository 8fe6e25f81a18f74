"""`pinflow up`: everything in one process tree."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinflow.settings import Settings


def up() -> None:
    """Run everything in one process tree: API, dashboard, workers, scheduler, and the embedded PostgreSQL.

    With PINFLOW_DATABASE_URL the real server is used instead. Ctrl-C stops everything.

    Examples:

      pinflow up

      PINFLOW_PORT=9000 pinflow up
    """
    from pinflow.entrypoints.find_plugins import wrong_choices
    from pinflow.entrypoints.up import with_real_port
    from pinflow.kit.logging import configure_logging
    from pinflow.settings import load_settings

    settings = with_real_port(load_settings(look=wrong_choices))
    configure_logging(settings.log_format, level=settings.log_level, service="pinflow")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    from pinflow.entrypoints.serve import stop_on_signals
    from pinflow.entrypoints.up import running_tree

    def tell(words: str) -> None:
        print(f"  {words} …", file=sys.stderr, flush=True)

    async with stop_on_signals() as stop, running_tree(settings, stop, on_progress=tell):
        print(
            f"\n  Dashboard: {settings.base_url}\n"
            "  First time? In another terminal: pinflow tenant create --help\n"
            "  Ctrl-C stops everything.\n",
            flush=True,
        )
        await stop.wait()

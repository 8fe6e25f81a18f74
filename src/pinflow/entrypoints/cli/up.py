"""`pinflow up`: everything in one process tree."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinflow.entrypoints.bootstrap import DatabaseUrls
    from pinflow.settings import Settings


def up() -> None:
    """Run everything in one process tree: API, dashboard, workers, scheduler, and the embedded PostgreSQL.

    With PINFLOW_DATABASE_URL the real server is used instead. Ctrl-C stops everything.

    Examples:

      pinflow up

      PINFLOW_PORT=9000 pinflow up
    """
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.entrypoints.find_plugins import wrong_choices
    from pinflow.entrypoints.up import with_real_port
    from pinflow.kit.logging import configure_logging
    from pinflow.settings import load_settings

    refuse_server()
    settings = with_real_port(load_settings(look=wrong_choices))
    configure_logging(settings.log_format, level=settings.log_level, service="pinflow")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(settings))


def screen(address: str, *, first_time: bool) -> str:
    """Where the dashboard is, and what comes first where nobody has a login yet."""
    first = "  First time? In another terminal: pinflow tenant create --help\n" if first_time else ""
    return f"\n  Dashboard: {address}\n{first}  Ctrl-C stops everything.\n"


async def _is_empty(urls: DatabaseUrls) -> bool:
    from pinflow.identity.queries import list_tenants
    from pinflow.kit.db.system import SystemDatabase

    database = await SystemDatabase.open(urls.system, max_size=1)
    try:
        async with database.system_session() as session:
            return not await list_tenants(session)
    finally:
        await database.close()


async def _run(settings: Settings) -> None:
    from pinflow.entrypoints.serve import stop_on_signals
    from pinflow.entrypoints.up import running_tree

    def tell(words: str) -> None:
        print(f"  {words.removesuffix('.')} …", file=sys.stderr, flush=True)

    async with stop_on_signals() as stop, running_tree(settings, stop, on_progress=tell) as (urls, _):
        print(screen(settings.base_url, first_time=await _is_empty(urls)), flush=True)
        await stop.wait()

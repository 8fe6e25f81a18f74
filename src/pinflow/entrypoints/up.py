"""Everything in one process tree, with the embedded PostgreSQL unless a server is named."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from pinflow.entrypoints.bootstrap import DatabaseUrls, open_database_urls
from pinflow.entrypoints.find_plugins import require_chosen
from pinflow.entrypoints.process_tree import PARTS, ProcessTree, child_environ
from pinflow.kit.errors import ConflictError
from pinflow.settings import Settings


@asynccontextmanager
async def running_tree(
    settings: Settings,
    stop: asyncio.Event,
    *,
    parts: Sequence[str] = PARTS,
    log_file: Path | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> AsyncIterator[tuple[DatabaseUrls, ProcessTree]]:
    """The database and the children while the block runs; then the children end before the database.

    Raises:
        ConflictError: ``up.port_taken``.
        InvalidInputError: ``plugins.not_usable``.
    """
    require_chosen(settings)
    if "api" in parts:
        require_free_port(settings.host, settings.port)
    async with open_database_urls(settings, on_progress) as urls:
        tree = ProcessTree(parts, child_environ(settings, urls), log_file)
        running = asyncio.create_task(tree.run(stop))
        try:
            yield urls, tree
        finally:
            stop.set()
            await running


def with_real_port(settings: Settings) -> Settings:
    """The same settings with a free port in place of 0, so that what is printed can be opened."""
    if settings.port != 0:
        return settings
    with socket.create_server((settings.host, 0), family=_family(settings.host)) as probe:
        return settings.model_copy(update={"port": probe.getsockname()[1]})


def require_free_port(host: str, port: int) -> None:
    """Says early and clearly what would otherwise fail in a child's log.

    Raises:
        ConflictError: ``up.port_taken``.
    """
    try:
        with socket.socket(_family(host)) as probe:
            # Connections of a server that just ended must not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise ConflictError(
            "up.port_taken",
            f"Port {port} on {host} cannot be used: {error.strerror}. Stop the other program, or set "
            "PINFLOW_PORT to another port.",
        ) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET

"""Everything in one process tree, with the embedded PostgreSQL unless a server is named."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from pinflow.entrypoints.bootstrap import DatabaseUrls, find_migrations, open_database_urls
from pinflow.entrypoints.process_tree import PARTS, ProcessTree, child_environ
from pinflow.kit.db.check_logins import check_logins
from pinflow.kit.db.revision import newest_revision
from pinflow.kit.errors import ConflictError, InvalidInputError
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
        InvalidInputError: ``up.database_not_ready``: every fault of a configured server.
    """
    if "api" in parts:
        require_free_port(settings.host, settings.port)
    async with open_database_urls(settings, on_progress) as urls:
        if settings.database_url is not None:
            await _require_ready_server(settings)
        tree = ProcessTree(parts, child_environ(settings, urls), log_file)
        running = asyncio.create_task(tree.run(stop))
        try:
            yield urls, tree
        finally:
            stop.set()
            await running


async def _require_ready_server(settings: Settings) -> None:
    """Says once and clearly what every child would say again and again."""
    assert settings.database_url is not None
    assert settings.system_database_url is not None
    migration = settings.migration_database_url
    checks = await check_logins(
        settings.database_url.get_secret_value(),
        settings.system_database_url.get_secret_value(),
        migration.get_secret_value() if migration is not None else None,
        newest_revision(find_migrations()),
    )
    faults = [f"{check.name}: {check.message}" for check in checks if not check.ok]
    if faults:
        raise InvalidInputError(
            "up.database_not_ready",
            "pinflow cannot work with this database:\n  " + "\n  ".join(dict.fromkeys(faults)),
        )


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

"""The server's settings: small enough for a laptop, the same everywhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pinflow.kit.postgres.choose_places import Places

_SETTINGS: Mapping[str, str] = {
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "effective_cache_size": "512MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "min_wal_size": "80MB",
    # Laptops and small servers have solid-state disks.
    "random_page_cost": "1.1",
    # Compiling pays for analytical queries only, and costs the short ones 50-200 ms.
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_line_prefix": "%m [%p] ",
    "log_min_messages": "warning",
    # A failed statement may hold a password or a token: it must not stand in the log.
    "log_min_error_statement": "panic",
    # What the supervisor shows during a long recovery.
    "log_startup_progress_interval": "1s",
}

# For databases that are thrown away: lost when the machine crashes, though not when the server does
# (that would take synchronous_commit as well).
_NOT_DURABLE: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off"}


def write_settings(
    places: Places, *, socket_dir: Path, port: int, tcp_port: int | None, durable: bool
) -> None:
    """Writes ``pinflow.conf`` into the cluster, in one step.

    The server has one port number for both kinds of connection, so ``tcp_port``, when given, also names
    the socket.
    """
    values = {
        **_SETTINGS,
        **({} if durable else _NOT_DURABLE),
        "port": str(tcp_port or port),
        "listen_addresses": "127.0.0.1" if tcp_port else "",
        # A list separated by commas: the inner quotes keep a path with a comma whole.
        "unix_socket_directories": '"' + str(socket_dir).replace('"', '""') + '"',
    }
    handle, name = tempfile.mkstemp(dir=places.cluster, prefix=".pinflow-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("".join(f"{key} = {_quote(value)}\n" for key, value in values.items()))
    places.account.own(Path(name))
    Path(name).replace(places.cluster / "pinflow.conf")


def _quote(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"

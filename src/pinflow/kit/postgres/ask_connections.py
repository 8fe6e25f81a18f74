"""Who else is connected to the server, asked through psql because the supervisor is synchronous."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from pinflow.kit.postgres.choose_places import Places
from pinflow.kit.postgres.create_cluster import SUPERUSER
from pinflow.kit.postgres.find_binaries import PostgresBinaries
from pinflow.kit.postgres.read_postmaster import Postmaster

_OTHERS = """
select coalesce(nullif(application_name, ''), 'unnamed') from pg_stat_activity
where backend_type = 'client backend' and pid <> pg_backend_pid()
"""


def others_connected(
    places: Places, binaries: PostgresBinaries, server: Postmaster, *, drain_seconds: float
) -> list[str]:
    """The application names of the clients that are still connected after ``drain_seconds``.

    Clients that are just closing get that long. A server that does not answer counts as used: it is
    left alone rather than stopped under somebody.
    """
    deadline = time.monotonic() + drain_seconds
    while True:
        names = _ask(places, binaries, server)
        if not names or time.monotonic() >= deadline:
            return names
        time.sleep(0.1)


def client_environment(places: Places, server: Postmaster) -> dict[str, str]:
    """The environment with which libpq's programs connect as the superuser, without a secret in it."""
    return {
        "PATH": os.defpath,
        "LC_ALL": "C",
        "PGHOST": str(server.socket_dir),
        "PGPORT": str(server.port),
        "PGUSER": SUPERUSER,
        "PGDATABASE": "postgres",
        "PGPASSFILE": str(places.password_file),
        "PGCONNECT_TIMEOUT": "10",
        "PGAPPNAME": "pinflow-supervisor",
    }


def _ask(places: Places, binaries: PostgresBinaries, server: Postmaster) -> list[str]:
    command = [binaries.program("psql"), "-X", "-A", "-t", "-w", "-c", _OTHERS]
    try:
        asked = subprocess.run(  # noqa: S603
            command,
            cwd=Path("/"),
            env=client_environment(places, server),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ["a server that does not answer"]
    return [line for line in asked.stdout.splitlines() if line]

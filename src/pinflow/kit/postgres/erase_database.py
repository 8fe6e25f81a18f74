"""Forgets a database: everything of it, wherever it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

from pinflow.kit.errors import ConflictError
from pinflow.kit.postgres.ask_connections import others_connected
from pinflow.kit.postgres.choose_places import choose_places, remove_socket_dir
from pinflow.kit.postgres.events import OnEvent, Reporter
from pinflow.kit.postgres.find_binaries import find_postgres_binaries
from pinflow.kit.postgres.read_postmaster import read_postmaster
from pinflow.kit.postgres.record_holders import hold_lock, read_record
from pinflow.kit.postgres.run_server import shut_down


def erase_database(data_dir: Path, *, on_event: OnEvent | None = None) -> bool:
    """Deletes the database of a data folder, also when root's lies elsewhere. It cannot be undone.

    Returns:
        Whether there was one.

    Raises:
        ConflictError: ``postgres.in_use``, a supervisor holds it or a client is connected.
    """
    data_dir = data_dir.expanduser().resolve()
    pointer = data_dir / "location"
    if not pointer.exists() and not (data_dir / "database").exists():
        return False
    reporter = Reporter(on_event)
    with hold_lock(data_dir, on_wait=lambda: reporter.tell_each_second("waiting", "The database is busy.")):
        if pointer.exists() and not Path(pointer.read_text("utf-8").strip()).is_dir():
            pointer.unlink()
            return False
        places = choose_places(data_dir, data_dir)  # it exists: nothing is made in a second place
        server = read_postmaster(places.cluster)
        if server is not None:
            binaries = find_postgres_binaries()
            if read_record(data_dir).living() or others_connected(places, binaries, server, drain_seconds=0):
                raise ConflictError(
                    "postgres.in_use", "The database is in use. Stop pinflow first (Ctrl-C where it runs)."
                )
            shut_down(places, binaries, reporter)
            if server.socket_dir is not None:
                remove_socket_dir(places, server.socket_dir)
        # The pointer goes last: until then a killed erase can be repeated.
        shutil.rmtree(places.database)
        for left in (pointer, places.password_file, data_dir / "holders.json"):
            left.unlink(missing_ok=True)
    return True

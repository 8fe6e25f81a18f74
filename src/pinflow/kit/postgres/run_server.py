"""Starts and stops the server process, however long its recovery takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from pinflow.kit.errors import ConflictError, ExternalError
from pinflow.kit.postgres.choose_places import Places
from pinflow.kit.postgres.events import Reporter
from pinflow.kit.postgres.find_binaries import PostgresBinaries
from pinflow.kit.postgres.read_postmaster import Postmaster, leftover_processes, read_postmaster

# How long pg_ctl itself waits. We go on waiting after it for as long as the server lives.
PG_CTL_WAIT_SECONDS = 120
_LOG_LIMIT_BYTES = 10_000_000


def launch(
    places: Places,
    binaries: PostgresBinaries,
    reporter: Reporter,
    *,
    socket_dir: Path,
    port: int,
    pg_ctl_wait_seconds: int = PG_CTL_WAIT_SECONDS,
    give_up: threading.Event | None = None,
) -> Postmaster:
    """Starts a server on a cluster on which none runs, and returns when it takes connections.

    Recovery after a crash has no time limit: while the postmaster lives, it is waited for, and its
    progress is reported once a second. The caller holds the lock.

    Raises:
        ExternalError: ``postgres.start_failed`` with the end of the server's log.
        ConflictError: ``postgres.given_up``, when ``give_up`` was set meanwhile.
    """
    clear_leftovers(places, reporter)
    clear_socket(socket_dir, port)
    _turn_log(places)
    reporter.tell("starting", "Starting the database.")
    command = _pg_ctl(places, binaries, "start", f"--timeout={pg_ctl_wait_seconds}", f"--log={places.log}")
    said_from = _log_size(places)
    pg_ctl = places.account.popen(command, cwd=places.database)
    try:
        return wait_until_ready(
            places,
            reporter,
            launching=lambda: pg_ctl.poll() is None,
            give_up=give_up,
            said_from=said_from,
        )
    finally:
        # Ready shows in postmaster.pid up to 100 ms before pg_ctl notices; it only waits by then.
        pg_ctl.kill()
        pg_ctl.wait()


def wait_until_ready(
    places: Places,
    reporter: Reporter,
    *,
    launching: Callable[[], bool] = lambda: False,
    give_up: threading.Event | None = None,
    said_from: int = 0,
) -> Postmaster:
    """Waits for a server that is starting or recovering, without a limit while it lives.

    Args:
        launching: whether a server may still appear although none can be seen yet.
        said_from: the length of the log before the start, in bytes: what follows explains a failure.

    Raises:
        ExternalError: ``postgres.start_failed``, the server ended before it was ready.
        ConflictError: ``postgres.given_up``.
    """
    began = reporter.elapsed_seconds
    while True:
        still_launching = launching()
        server = read_postmaster(places.cluster)
        if server and server.status in ("ready", "standby"):
            return server
        if server is None and not still_launching:
            raise ExternalError(
                "postgres.start_failed",
                f"The database did not start. Its log ({places.log}) ends with: "
                f"{_last_words(places, said_from)}",
            )
        if give_up is not None and give_up.is_set():
            raise ConflictError("postgres.given_up", "Stopped waiting for the database to start.")
        if reporter.elapsed_seconds - began > 1.0:
            reporter.tell_each_second("recovering", _describe_recovery(places, said_from))
        time.sleep(0.02)


def shut_down(places: Places, binaries: PostgresBinaries, reporter: Reporter) -> None:
    """Stops the server, ending its connections; returns when the process is gone.

    Raises:
        ExternalError: ``postgres.stop_failed``.
    """
    reporter.tell("stopping", "Stopping the database.")
    server = read_postmaster(places.cluster)
    said = ""
    # immediate loses nothing: the next start replays the log.
    for mode in ("fast", "immediate"):
        if server is not None and server.process.is_alive():
            command = _pg_ctl(places, binaries, "stop", f"--mode={mode}", f"--timeout={PG_CTL_WAIT_SECONDS}")
            _, said = places.account.run(command, cwd=places.database)
    if server is not None and server.process.is_alive():
        raise ExternalError("postgres.stop_failed", f"The database did not stop: {said[-400:]}")
    reporter.tell("stopped", "The database has stopped.")


def clear_leftovers(places: Places, reporter: Reporter) -> None:
    """Removes what a killed postmaster left: its pid file, and children that outlive it.

    Children notice by themselves within moments; one that is busy computing is asked to quit after
    five seconds and killed after ten. None of their work was committed without being in the log.
    """
    pid_file = places.cluster / "postmaster.pid"
    if not pid_file.exists():  # stopped properly
        return
    began = time.monotonic()
    asked = False
    while left := leftover_processes(places.cluster):
        waited = time.monotonic() - began
        reporter.tell_each_second("waiting", f"{len(left)} processes of a crashed database are still ending.")
        if waited > 10:
            _signal(left, "kill")
        elif waited > 5 and not asked:
            _signal(left, "terminate")
            asked = True
        time.sleep(0.05)
    # PostgreSQL itself refuses to start when the number in the file belongs to another program by now.
    pid_file.unlink(missing_ok=True)


def clear_socket(socket_dir: Path, port: int) -> None:
    """Removes the socket of a killed server and the lock beside it.

    PostgreSQL believes that lock as long as any process has its number, even a zombie that nobody reaps
    (the first process of many containers does not). The directory is private and no server runs.
    """
    for name in (f".s.PGSQL.{port}", f".s.PGSQL.{port}.lock"):
        (socket_dir / name).unlink(missing_ok=True)


def _signal(processes: list[psutil.Process], how: str) -> None:
    for process in processes:
        try:
            getattr(process, how)()
        except psutil.Error:
            continue


def _pg_ctl(places: Places, binaries: PostgresBinaries, verb: str, *options: str) -> list[str]:
    return [binaries.program("pg_ctl"), verb, "-D", str(places.cluster), "--wait", "--silent", *options]


def _turn_log(places: Places) -> None:
    if _log_size(places) > _LOG_LIMIT_BYTES:
        places.log.replace(places.log.with_suffix(".log.1"))


def _log_size(places: Places) -> int:
    return places.log.stat().st_size if places.log.exists() else 0


def _log_lines(places: Places, said_from: int) -> list[str]:
    try:
        with places.log.open("rb") as file:
            file.seek(max(said_from, _log_size(places) - 4000))
            return file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _last_words(places: Places, said_from: int) -> str:
    return " | ".join(_log_lines(places, said_from)[-6:]) or "(nothing)"


def _describe_recovery(places: Places, said_from: int) -> str:
    progress = [line for line in _log_lines(places, said_from) if "elapsed time" in line]
    detail = f" ({progress[-1].split('LOG:')[-1].strip()})" if progress else ""
    return f"The database is recovering after it was not stopped properly; nothing is lost{detail}."

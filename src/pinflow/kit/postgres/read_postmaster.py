"""What runs on a cluster right now, as far as the process table and PostgreSQL's own lock file say."""

from __future__ import annotations

from pathlib import Path

import msgspec
import psutil

from pinflow.kit.postgres.process_identity import ProcessIdentity, identify


class Postmaster(msgspec.Struct, frozen=True):
    """The main process of a running server.

    Attributes:
        status: ``starting``, ``ready``, ``stopping`` or ``standby``; empty for an instant at the start.
    """

    process: ProcessIdentity
    port: int
    socket_dir: Path | None
    status: str

    @property
    def socket(self) -> Path | None:
        """The socket that clients connect to, None while the server has not opened one."""
        return self.socket_dir / f".s.PGSQL.{self.port}" if self.socket_dir else None


def read_postmaster(cluster: Path) -> Postmaster | None:
    """The server that runs on this cluster, None when there is none.

    A ``postmaster.pid`` whose process is gone, or whose number now belongs to another program, is none.
    """
    try:
        lines = (cluster / "postmaster.pid").read_text("utf-8", errors="replace").splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return None
    process = identify(pid)
    if process is None or not _serves(pid, cluster):
        return None
    lines += [""] * 8
    # Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
    return Postmaster(
        process=process,
        port=int(lines[3]) if lines[3].isdigit() else 0,
        socket_dir=Path(lines[4]) if lines[4] else None,
        status=lines[7].strip(),
    )


def leftover_processes(cluster: Path) -> list[psutil.Process]:
    """PostgreSQL processes that still work in this cluster though their postmaster is gone.

    They hold the shared memory, and a new server refuses to start beside them.
    """
    return [process for process in psutil.process_iter() if _is_child_of(process, cluster)]


def _serves(pid: int, cluster: Path) -> bool:
    # The command line, unlike the working directory, can be read by other users and without CAP_SYS_PTRACE.
    try:
        words = psutil.Process(pid).cmdline()
    except psutil.AccessDenied:
        return True  # somebody's process that we may not look at: rather believe PostgreSQL's file
    except psutil.Error:
        return False
    if not words or not Path(words[0]).name.startswith(("postgres", "postmaster")):
        return False
    return any(Path(word) == cluster for word in words[1:])


def _is_child_of(process: psutil.Process, cluster: Path) -> bool:
    try:
        name_fits = process.name().startswith("postgres")
        return name_fits and process.is_running() and Path(process.cwd()) == cluster
    except (psutil.Error, OSError):
        return False

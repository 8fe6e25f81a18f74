"""Tells one process from another that later got the same number."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import psutil


class ProcessIdentity(msgspec.Struct, frozen=True):
    """A process id together with the moment the kernel started it.

    Attributes:
        started: opaque; equal for the same process only, also after a reboot.
    """

    pid: int
    started: str

    def is_alive(self) -> bool:
        """Whether this very process still runs. A zombie does not."""
        return identify(self.pid) == self


def identify(pid: int) -> ProcessIdentity | None:
    """The identity of the process that has this number now, None when there is none or it is a zombie."""
    if pid <= 0:
        return None
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            text = stat.read_text("ascii", errors="replace")
        except OSError:
            return None
        return _from_stat(pid, text)
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return ProcessIdentity(pid, repr(process.create_time()))
    except psutil.Error:
        return None


def identify_self() -> ProcessIdentity:
    """The identity of the calling process."""
    identity = identify(os.getpid())
    if identity is None:  # pragma: no cover  a process that asks is alive
        raise AssertionError("the calling process is not in the process table")
    return identity


def _from_stat(pid: int, text: str) -> ProcessIdentity | None:
    # The second field is the program's name in brackets and may itself hold spaces and brackets:
    # fields are counted from the last bracket. 3 is the state, 22 the start in ticks since boot (proc(5)).
    fields = text.rpartition(")")[2].split()
    if fields[0] in ("Z", "X"):
        return None
    # Ticks begin again at every boot, so the boot is part of the moment.
    return ProcessIdentity(pid, f"{_boot_id()}:{fields[19]}")


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return str(int(psutil.boot_time()))

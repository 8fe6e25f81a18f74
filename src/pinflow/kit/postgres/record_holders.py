"""Who uses the server: the lock file, and the processes that hold the server up."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from pinflow.kit.errors import ConflictError, ForbiddenError
from pinflow.kit.postgres.process_identity import ProcessIdentity


class Holder(msgspec.Struct, frozen=True):
    """One supervisor that wants the server to run. A process may have several."""

    token: str
    process: ProcessIdentity


class HolderRecord(msgspec.Struct, frozen=True):
    """What ``holders.json`` says.

    Attributes:
        server: the postmaster that was last seen running.
        tcp_port: where it listens on loopback, None for the socket only.
    """

    server: ProcessIdentity | None = None
    tcp_port: int | None = None
    holders: tuple[Holder, ...] = ()

    def living(self) -> tuple[Holder, ...]:
        """The holders whose process still runs."""
        return tuple(holder for holder in self.holders if holder.process.is_alive())


def read_record(data_dir: Path) -> HolderRecord:
    """The record, empty when there is none or a crash of the machine left it unreadable."""
    try:
        return msgspec.json.decode((data_dir / "holders.json").read_bytes(), type=HolderRecord)
    except (FileNotFoundError, msgspec.DecodeError):
        return HolderRecord()


def write_record(data_dir: Path, record: HolderRecord) -> None:
    """Replaces the record in one step. Call it only while holding the lock."""
    handle, name = tempfile.mkstemp(dir=data_dir, prefix=".holders-")
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(record)))
    own_like(data_dir, Path(name))
    Path(name).replace(data_dir / "holders.json")


def own_like(data_dir: Path, path: Path) -> None:
    """As root in a user's folder: gives a file to that user, so that root's visit does not lock him out."""
    if os.geteuid() == 0:
        owner = data_dir.stat()
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


@contextmanager
def hold_lock(
    data_dir: Path, *, on_wait: Callable[[], None], give_up: threading.Event | None = None
) -> Iterator[None]:
    """Keeps every other supervisor of this data folder out, in this process and in others.

    The kernel drops the lock with its process, so a ``kill -9`` leaves nothing behind. Whoever holds it
    may be replaying hours of log: waiting has no limit, ``on_wait`` is called all the while.

    Raises:
        ForbiddenError: ``postgres.owned_by_another``.
        ConflictError: ``postgres.given_up``, when ``give_up`` was set while waiting.
    """
    import fcntl  # not on Windows, where this package can be imported to say that it does not run there

    path = data_dir / "lock"
    # O_NOFOLLOW: root must not be led out of a user's folder by a link.
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise ForbiddenError(
            "postgres.owned_by_another",
            f"{path} cannot be opened ({fault.strerror}): the database in this folder belongs to somebody "
            "else. Start pinflow as that user, or choose another data folder.",
        ) from None
    try:
        own_like(data_dir, path)
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if give_up is not None and give_up.is_set():
                    raise ConflictError(
                        "postgres.given_up", "Stopped waiting for the database's lock."
                    ) from None
                on_wait()
                time.sleep(0.05)
        yield
    finally:
        os.close(handle)

"""Which user the server runs as. PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec

from pinflow.kit.errors import NotFoundError

# In this order: an account made for us, the one made for PostgreSQL, then those that every system has.
_UNPRIVILEGED = ("pinflow", "postgres", "_postgres", "daemon", "nobody")


class ServerAccount(msgspec.Struct, frozen=True):
    """The user whose rights the server has.

    Attributes:
        drop: whether we are root and children have to give up their rights first.
    """

    name: str
    uid: int
    gid: int
    drop: bool

    def popen(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        stdout: int | IO[bytes] | None = subprocess.DEVNULL,
        stderr: int | IO[bytes] | None = subprocess.STDOUT,
    ) -> subprocess.Popen[bytes]:
        """Starts a program as this account, in a session of its own, with an empty environment.

        A session of its own keeps Ctrl-C in the terminal from reaching the server. The environment is
        not passed on: PGDATA, PGPORT and others would change what PostgreSQL does.
        """
        return subprocess.Popen(  # noqa: S603
            list(command),
            cwd=cwd,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
            umask=0o077,
            user=self.uid if self.drop else None,
            group=self.gid if self.drop else None,
            extra_groups=[] if self.drop else None,
        )

    def run(self, command: Sequence[str], *, cwd: Path) -> tuple[int, str]:
        """Runs a program to its end: (exit code, what it printed)."""
        with self.popen(command, cwd=cwd, stdout=subprocess.PIPE) as process:
            printed, _ = process.communicate()
        return process.returncode, printed.decode("utf-8", "replace").strip()

    def can_enter(self, directory: Path) -> bool:
        """Whether this account can reach the directory through all its parents.

        Asked of a child with that account's rights, because access lists and mounts do not show in
        mode bits.
        """
        if not self.drop:
            return os.access(directory, os.X_OK)
        code, _ = self.run(["/bin/sh", "-c", 'cd "$1" 2>/dev/null', "sh", str(directory)], cwd=Path("/"))
        return code == 0

    def can_run(self, program: str) -> bool:
        """Whether this account can execute the program."""
        try:
            code, _ = self.run([program, "--version"], cwd=Path("/"))
        except OSError:
            return False
        return code == 0

    def own(self, path: Path) -> None:
        """Gives the path to this account (only root can and needs to)."""
        if self.drop:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def choose_account(data_dir: Path) -> ServerAccount:
    """The account for this data folder.

    Who is not root runs the server as himself. Root takes the folder's owner when that is a user (so
    that ``sudo`` once does not lock the user out), otherwise the first unprivileged account that exists.
    No account is ever created.

    Raises:
        NotFoundError: ``postgres.no_account``.
    """
    if os.geteuid() != 0:
        return ServerAccount(_name_of(os.geteuid()), os.geteuid(), os.getegid(), drop=False)
    if data_dir.exists() and data_dir.stat().st_uid != 0:
        owner = data_dir.stat()
        return ServerAccount(_name_of(owner.st_uid), owner.st_uid, owner.st_gid, drop=True)
    for name in _UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return ServerAccount(name, entry.pw_uid, entry.pw_gid, drop=True)
    raise NotFoundError(
        "postgres.no_account",
        "PostgreSQL does not run as root, and none of the accounts "
        f"{', '.join(_UNPRIVILEGED)} exists. Start pinflow as a normal user.",
    )


def account_of(directory: Path) -> ServerAccount:
    """For root: the account that owns an existing database directory."""
    owner = directory.stat()
    return ServerAccount(_name_of(owner.st_uid), owner.st_uid, owner.st_gid, drop=os.geteuid() == 0)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:  # containers run as numbers without a name
        return str(uid)

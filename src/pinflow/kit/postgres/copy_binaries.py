"""Brings PostgreSQL's programs to where an unprivileged account can run them.

A virtual environment below ``/root`` cannot be read by the account the server runs as. Opening those
directories would change the machine's permissions behind the user's back, so the programs are copied.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from pinflow.kit.errors import ForbiddenError
from pinflow.kit.postgres.find_binaries import PostgresBinaries
from pinflow.kit.postgres.server_account import ServerAccount


def reachable_binaries(
    binaries: PostgresBinaries, account: ServerAccount, system_dir: Path
) -> PostgresBinaries:
    """The same programs, copied once (about 40 MB) below ``system_dir`` when the account cannot run them.

    Raises:
        ForbiddenError: ``postgres.system_dir_unsafe`` or ``postgres.binaries_unreachable``.
    """
    if account.can_run(binaries.program("postgres")):
        return binaries
    make_system_dir(system_dir)
    stamp = (binaries.bin_dir / "postgres").stat()
    mark = hashlib.sha256(f"{binaries.bin_dir}\n{stamp.st_size}\n{stamp.st_mtime_ns}".encode()).hexdigest()
    target = system_dir / f"postgresql-{binaries.version}-{mark[:12]}"
    if not target.exists():
        _copy(binaries, target)
    root = target / binaries.root.name
    copied = PostgresBinaries(
        root / binaries.bin_dir.relative_to(binaries.root), binaries.version, binaries.source, root
    )
    if not account.can_run(copied.program("postgres")):
        raise ForbiddenError(
            "postgres.binaries_unreachable",
            f"The account {account.name} cannot run {copied.program('postgres')}. Is {system_dir} mounted "
            "noexec? Start pinflow as a normal user instead.",
        )
    return copied


def make_system_dir(system_dir: Path) -> None:
    """Makes root's directory for what the server's account has to reach, and checks that it is root's.

    Raises:
        ForbiddenError: ``postgres.system_dir_unsafe``.
    """
    try:
        system_dir.mkdir(parents=True, exist_ok=True)
        state = system_dir.lstat()
    except OSError as fault:
        raise ForbiddenError(
            "postgres.system_dir_unsafe",
            f"{system_dir} cannot be made ({fault.strerror}). As root, pinflow keeps the database there when "
            "the data folder cannot be reached by an unprivileged account. Start pinflow as a normal user.",
        ) from None
    if system_dir.is_symlink() or state.st_uid != os.geteuid() or state.st_mode & 0o022:
        raise ForbiddenError(
            "postgres.system_dir_unsafe",
            f"{system_dir} is not root's alone. Remove it or run: chown root {system_dir} && "
            f"chmod 755 {system_dir}",
        )
    if state.st_mode & 0o755 != 0o755:  # made under a strict umask: others have to pass through
        system_dir.chmod(0o755)


def _copy(binaries: PostgresBinaries, target: Path) -> None:
    building = Path(tempfile.mkdtemp(prefix=".copying-", dir=target.parent))
    try:
        shutil.copytree(binaries.root, building / binaries.root.name, symlinks=True)
        # auditwheel puts the shared libraries beside the package: $ORIGIN/../../../<package>.libs
        libraries = binaries.root.with_name(f"{binaries.root.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, building / libraries.name, symlinks=True)
        _open_to_readers(building)
        building.rename(target)
    except OSError:
        if not target.exists():  # otherwise another process was faster, and its copy is as good
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _open_to_readers(directory: Path) -> None:
    for path in (directory, *directory.rglob("*")):
        if path.is_symlink():
            continue
        executable = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if executable else 0o644)

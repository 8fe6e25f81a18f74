"""A disk of our own that can be full for a while: a tmpfs, made smaller than what lies on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SIZE = "3g"
_TRIES = 50
_IN_NAMESPACE = "_PINFLOW_BENCH_NAMESPACE"


def enter_namespace() -> None:
    """Without root, starts this program again where its user may mount: a user namespace of Linux.

    Returns when that is not needed, or cannot be had; `own_disk` then says why there is no disk.
    """
    unshare = shutil.which("unshare")
    if os.geteuid() == 0 or unshare is None or sys.platform != "linux" or _IN_NAMESPACE in os.environ:
        return
    own = [unshare, "--user", "--map-current-user", "--keep-caps", "--mount"]
    if subprocess.run([*own, "true"], check=False, capture_output=True).returncode == 0:
        os.execve(unshare, [*own, sys.executable, *sys.argv], {**os.environ, _IN_NAMESPACE: "1"})


class Disk:
    """A folder on a disk of its own. ``why_not``: why it is an ordinary folder instead."""

    def __init__(self, folder: Path, why_not: str | None) -> None:
        self.folder = folder
        self.why_not = why_not

    def fill(self) -> None:
        """From now on every write that needs room fails with ENOSPC."""
        for _ in range(_TRIES):
            told = os.statvfs(self.folder)
            used_kb = (told.f_blocks - told.f_bfree) * told.f_frsize // 1024
            # Who writes meanwhile needs more than was measured; a disk never becomes smaller than its files.
            with suppress(subprocess.CalledProcessError):
                self._resize(f"{used_kb}k")
                return
        raise RuntimeError("The disk grows faster than it can be measured.")

    def free(self) -> None:
        """There is room again."""
        self._resize(_SIZE)

    def _resize(self, size: str) -> None:
        _mount("-o", f"remount,size={size}", str(self.folder))


@contextmanager
def own_disk(folder: Path) -> Iterator[Disk]:
    """A tmpfs at ``folder`` while the block runs, where the system lets us mount one."""
    folder.mkdir(mode=0o755)
    why_not = None
    try:
        _mount("-t", "tmpfs", "-o", f"size={_SIZE},mode=755", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError) as error:
        said = error.stderr.decode().strip() if isinstance(error, subprocess.CalledProcessError) else error
        why_not = f"a small disk of its own cannot be mounted here ({said})"
    try:
        yield Disk(folder, why_not)
    finally:
        if why_not is None:
            # Lazily: a database that still writes its last words must not keep the run from ending.
            subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)

"""What the set-up says on machines where something is missing."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("bash", "sh", "env", "cat", "cksum", "dirname", "id", "uname", "rm", "grep", "true")


@pytest.fixture
def machine() -> Iterator[Path]:
    """A copy of the set-up and a PATH that holds the usual tools only, for any user to read."""
    place = Path(tempfile.mkdtemp(prefix="pf-"))
    place.chmod(0o777)
    (place / "scripts").mkdir()
    for name in ("setup", "find-browser"):
        shutil.copy(ROOT / "scripts" / name, place / "scripts" / name)
    for name in (".python-version", "pyproject.toml", "hatch_build.py"):
        shutil.copy(ROOT / name, place / name)
    (place / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (place / "bin" / tool).symlink_to(found)
    yield place
    shutil.rmtree(place)


def add_program(machine: Path, name: str, script: str) -> None:
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def set_up(machine: Path, level: str) -> subprocess.CompletedProcess[str]:
    """Runs the script as a user who may not install anything."""
    nobody = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    return subprocess.run(
        ["bash", "scripts/setup", level],
        cwd=machine,
        env={"PATH": str(machine / "bin"), "HOME": str(machine)},
        user=nobody.pw_uid if nobody else None,
        group=nobody.pw_gid if nobody else None,
        extra_groups=[] if nobody else None,
        capture_output=True,
        text=True,
        check=False,
    )


def pretend_python(
    machine: Path, *, new: bool = True, ensurepip: bool = True, libraries: bool = True
) -> None:
    """A python3 that answers the set-up's questions as told."""
    add_program(
        machine,
        "python3",
        f"""case "$2" in
        *version_info\\ *) exit {int(not new)} ;;
        *ensurepip*) exit {int(not ensurepip)} ;;
        *CDLL*) exit {int(not libraries)} ;;
        *version_info*) echo 3.11 ;;
        esac""",
    )


def test_without_python_it_says_what_to_install(machine: Path) -> None:
    done = set_up(machine, "dev")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_old_python_is_as_good_as_none(machine: Path) -> None:
    pretend_python(machine, new=False)
    assert "Python 3.11 or newer is needed" in set_up(machine, "run").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")
@pytest.mark.parametrize(
    ("level", "lacking", "packages", "again"),
    [
        ("dev", {"ensurepip": False}, "python3.11-venv", "setup"),
        ("run", {"libraries": False}, "libegl1 libgl1 libstdc++6", "demo"),
        ("test", {}, "chromium fonts-noto-color-emoji fonts-noto-core", "test"),
        (
            "run",
            {"ensurepip": False, "libraries": False},
            "python3.11-venv libegl1 libgl1 libstdc++6",
            "demo",
        ),
    ],
)
def test_who_may_not_install_is_told_one_command(
    machine: Path, level: str, lacking: dict[str, bool], packages: str, again: str
) -> None:
    pretend_python(machine, **lacking)
    add_program(machine, "apt-get", "echo apt-get was called >&2")
    add_program(machine, "sudo", "exit 1")
    done = set_up(machine, level)
    assert done.returncode != 0
    assert done.stderr == (
        f"setup: missing: {packages}. Run: sudo apt-get install -y {packages} && make {again}\n"
    )
    assert not (machine / ".venv").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")
def test_who_has_sudo_without_password_needs_not_do_it_himself(machine: Path) -> None:
    pretend_python(machine, libraries=False)
    add_program(machine, "apt-get", f'echo "$@" >> {machine}/called')
    add_program(machine, "sudo", '[ "$1" = -n ] && shift; exec "$@"')
    set_up(machine, "run")
    called = (machine / "called").read_text()
    assert "libegl1 libgl1" in called
    assert "--no-install-recommends" in called


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")
def test_root_installs_without_sudo_and_fetches_stale_package_lists(machine: Path) -> None:
    pretend_python(machine, libraries=False)
    (machine / "bin" / "id").unlink()
    add_program(machine, "id", "echo 0")
    add_program(machine, "sudo", f"echo sudo >> {machine}/called; exit 1")
    # As on a fresh machine: nothing can be installed before the lists are there.
    add_program(
        machine,
        "apt-get",
        f"""case "$*" in
        *update*) echo update >> {machine}/called; : > {machine}/lists ;;
        *install*) [ -e {machine}/lists ] && echo installed >> {machine}/called && exit 0
          echo failed >> {machine}/called; exit 100 ;;
        esac""",
    )
    done = set_up(machine, "run")
    assert (machine / "called").read_text().split() == ["failed", "update", "installed"]
    assert "could not install" not in done.stderr
    # With good lists the first try is enough.
    (machine / "called").write_text("")
    (machine / "called").chmod(0o666)
    set_up(machine, "run")
    assert (machine / "called").read_text().split() == ["installed"]


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages")
def test_without_apt_the_missing_packages_are_named(machine: Path) -> None:
    pretend_python(machine, libraries=False)
    done = set_up(machine, "run")
    assert done.returncode != 0
    assert "libegl1" in done.stderr
    assert "your package manager" in done.stderr


def test_every_target_is_listed() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    named = {line.split()[1] for line in listed.stdout.splitlines()}
    assert named == {
        *("help", "setup", "demo", "demo-reset", "up", "test", "check", "bench", "format", "lock", "clean")
    }


def test_no_lock_file_names_where_packages_come_from() -> None:
    for lock in (*ROOT.glob("requirements/*.txt"), ROOT / "dashboard" / "package-lock.json"):
        text = lock.read_text()
        assert '"resolved"' not in text
        assert not any(line.startswith("--") for line in text.splitlines()), lock
        assert "index-url" not in text

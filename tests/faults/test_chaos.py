"""A short run of the chaos benchmark, and one against a publisher that sends again what it does not know."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

_CHAOS = ROOT / "bench/chaos.py"


def chaos(*arguments: str) -> tuple[int, dict[str, Any]]:
    """(exit status, report)"""
    done = subprocess.run(
        [sys.executable, str(_CHAOS), "--json", *arguments], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def test_every_approved_pin_stands_once_whatever_breaks() -> None:
    status, report = chaos("--pins", "40", "--seed", "1")
    assert status == 0, report
    assert report["published"] + report["waiting"] == report["pins"] == 40
    assert report["published"] >= 36
    assert report["duplicates"] == report["lost"] == report["unexplained"] == report["not_noticed"] == 0
    assert report["fault_share"] > 1 / 3
    for mishap in ("kill_poster", "kill_scheduler", "kill_postgres", "clock_jump_ahead", "clock_jump_back"):
        assert report["mishaps"][mishap] > 0
    assert report["mishaps"].get("full_disk") or report["faults_left_out"]["full_disk"]
    assert {"token_expired", "token_revoked", "spam_block"} <= set(report["faults"])
    # What expired on accounts over OAuth the product renewed, and it used what it got.
    assert report["by_oauth"] == 3
    assert report["renewals"]["taken_up"] > 0
    assert report["renewals"].get("dead", 0) == 0 or report["waiting"]


def test_a_publisher_that_sends_again_what_it_does_not_know_is_found(tmp_path: Path) -> None:
    source = tmp_path / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__", "dashboard"))
    module = source / "pinflow/posting/publish_pin.py"
    broken, count = re.subn(
        r"await record_unknown\(tools, attempt, error, pace, sent_at\)",
        "await record_not_sent(tools, pin, attempt, error, pace)",
        module.read_text(),
    )
    assert count == 1
    module.write_text(broken)
    status, report = chaos(
        "--pins", "10", "--faults", "error_after_commit,drop_after_commit", "--source", str(source)
    )
    assert status == 1
    assert report["duplicates"] > 0
    assert any("stands 2 times" in example for example in report["examples"])


def test_an_unknown_fault_is_refused_with_the_names_there_are() -> None:
    done = subprocess.run(
        [sys.executable, str(_CHAOS), "--faults", "spam_blok"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "spam_blok: no such fault. There are: error_before_commit" in done.stderr

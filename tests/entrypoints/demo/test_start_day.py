"""The demo's day begins before anything runs on its clock, and begins once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.demo.start_day import HISTORY, local_zone, opening, start_day
from pinflow.kit.clock import FileClock


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        ("2026-11-26T00:05Z", "UTC", "2026-11-26T09:00Z"),
        ("2026-11-26T23:55Z", "UTC", "2026-11-26T09:00Z"),
        # It is tomorrow there already.
        ("2026-11-26T12:00Z", "Pacific/Kiritimati", "2026-11-26T19:00Z"),
        ("2026-11-26T05:00Z", "America/Los_Angeles", "2026-11-25T17:00Z"),
        # The clocks go back at three that night: nine is one hour later in UTC than the day before.
        ("2026-10-25T00:30Z", "Europe/Berlin", "2026-10-25T08:00Z"),
    ],
)
def test_the_day_opens_at_nine_of_the_users_zone(now: str, zone: str, expected: str) -> None:
    assert opening(datetime.fromisoformat(now), zone) == datetime.fromisoformat(expected)


def test_a_new_demo_starts_two_hours_before_its_opening(tmp_path: Path) -> None:
    files = DemoFiles(tmp_path / "demo")
    clock = FileClock(files.clock)
    start_day(files)
    behind = opening(datetime.now(UTC), local_zone()) - HISTORY - clock.now()
    assert abs(behind) < timedelta(seconds=30)


def test_a_demo_that_was_started_before_keeps_its_time(tmp_path: Path) -> None:
    files = DemoFiles(tmp_path / "demo")
    clock = FileClock(files.clock)
    clock.set_offset(timedelta(days=3))
    start_day(files)
    assert clock.offset() == timedelta(days=3)

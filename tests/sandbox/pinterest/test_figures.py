"""The stand-in's figures: the same whenever they are asked for, plausible, and refused as at Pinterest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pinflow.sandbox.pinterest.figures import DAILY, _figures
from pinflow.sandbox.pinterest.models import Pin
from tests.contract.fixtures import SandboxPinterest

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def pin_at(created: datetime, number: int = 1) -> Pin:
    return Pin(
        number=number,
        id=str(10**17 + number * 7919),
        account_id="1",
        username="a",
        board_id="2",
        section_id=None,
        title=None,
        description=None,
        alt_text=None,
        link=None,
        dominant_color="#000000",
        ai_disclosures=(),
        picture_sha256="",
        width=1,
        height=1,
        created_at=created.timestamp(),
        late=False,
    )


def days_of(pin: Pin, start: date, end: date, today: date = TODAY) -> dict[str, dict[str, Any]]:
    told: Any = _figures(pin, start, end, DAILY, today)["daily_metrics"]
    return {each["date"]: each for each in told}


def clicks(pin: Pin) -> int:
    first = datetime.fromtimestamp(pin.created_at, UTC).date()
    days = days_of(pin, first, first + 7 * DAY, first + 30 * DAY)
    return sum(each["metrics"]["OUTBOUND_CLICK"] for each in days.values())


def test_a_days_figures_are_the_same_whenever_they_are_asked_for() -> None:
    pin = pin_at(datetime(2026, 11, 1, 18, tzinfo=UTC))
    early = days_of(pin, date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20))
    late = days_of(pin, date(2026, 11, 5), date(2026, 11, 10), date(2026, 12, 20))
    assert {day: early[day]["metrics"] for day in late} == {day: late[day]["metrics"] for day in late}


def test_today_is_not_told_yet_and_the_last_two_days_may_grow() -> None:
    pin = pin_at(datetime(2026, 11, 19, 9, tzinfo=UTC))
    days = days_of(pin, TODAY - 5 * DAY, TODAY)
    assert [each["data_status"] for each in days.values()] == [
        "BEFORE_PIN_CREATED",
        "READY",
        "READY",
        "ESTIMATE",
        "ESTIMATE",
        "PROCESSING",
    ]
    assert [bool(each["metrics"]) for each in days.values()] == [False, True, True, True, True, False]


def test_pins_of_the_evening_do_better_on_the_whole_but_not_each_of_them() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    evening = [clicks(pin_at(at.replace(hour=19), n)) for n in range(120)]
    morning = [clicks(pin_at(at.replace(hour=9), n + 500)) for n in range(120)]
    assert sum(evening) > 1.4 * sum(morning)
    assert min(evening) < sum(morning) / 120 < max(morning)


@pytest.mark.parametrize(
    "query",
    [
        "start_date=2026-11-20&end_date=2026-11-23",
        "start_date=2026-11-20&end_date=2026-11-23&metric_types=CLICKS",
        "start_date=2026-11-23&end_date=2026-11-20&metric_types=SAVE",
        "start_date=2026-08-01&end_date=2026-11-20&metric_types=SAVE",
        "start_date=yesterday&end_date=2026-11-20&metric_types=SAVE",
    ],
)
def test_bad_questions_are_refused(sandbox_pinterest: SandboxPinterest, query: str) -> None:
    account = sandbox_pinterest.create_account()
    headers = {"authorization": f"Bearer {account.access_token}"}
    for path in ("/v5/pins/analytics?pin_ids=1&", "/v5/pins/analytics?pin_ids=x&" + query + "&"):
        answer = sandbox_pinterest._http.get(f"{path}{query}", headers=headers)
        assert answer.status_code in (400, 404, 422)
    sandbox_pinterest.forget_violations()


def test_pins_of_another_account_are_not_found(sandbox_pinterest: SandboxPinterest) -> None:
    account = sandbox_pinterest.create_account()
    answer = sandbox_pinterest._http.get(
        "/v5/pins/analytics?pin_ids=4242&start_date=2026-11-20&end_date=2026-11-22&metric_types=SAVE",
        headers={"authorization": f"Bearer {account.access_token}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (404, 50)

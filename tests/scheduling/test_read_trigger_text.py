"""What a person sees of a trigger is what a person may write."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.fire_times import describe_trigger, read_trigger
from pinflow.scheduling.read_trigger_text import read_trigger_text


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "interval", "minutes": 1},
        {"type": "interval", "minutes": 45},
        {"type": "interval", "minutes": 120},
        {"type": "interval", "minutes": 2880},
        {"type": "cron", "hour": 3, "minute": 30},
        {"type": "cron", "day_of_week": "mon-fri", "hour": "8-18", "minute": "*/5"},
        {"type": "date", "at": "2026-12-24T18:00:00"},
        {"type": "date", "at": "2026-12-24T18:00:00+01:00"},
    ],
)
def test_a_description_reads_back_as_what_it_describes(fields: dict[str, object]) -> None:
    words = describe_trigger(read_trigger(fields))
    assert describe_trigger(read_trigger_text(words)) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0 9 * * 1-5", "cron: minute 0, hour 9, day_of_week mon,tue,wed,thu,fri"),
        ("cron: 0 9 * * 1-5", "cron: minute 0, hour 9, day_of_week mon,tue,wed,thu,fri"),
        ("*/15 8-18 * * *", "cron: minute */15, hour 8-18"),
        ("30 3 * * *", "daily at 03:30"),
        ("0 0 1 */3 *", "cron: minute 0, hour 0, day 1, month */3"),
        ("5 7 * jan-mar sun", "cron: minute 5, hour 7, month jan-mar, day_of_week sun"),
        ("5 7 * * 0", "cron: minute 5, hour 7, day_of_week sun"),
        ("5 7 * * 7", "cron: minute 5, hour 7, day_of_week sun"),
        ("5 7 * * 5-7,2", "cron: minute 5, hour 7, day_of_week fri,sat,sun,tue"),
        ("5 7 * * */2", "cron: minute 5, hour 7, day_of_week sun,tue,thu,sat"),
    ],
)
def test_a_line_of_crontab_means_what_it_means_there(line: str, words: str) -> None:
    assert describe_trigger(read_trigger_text(line)) == words
    assert describe_trigger(read_trigger_text(words)) == words


@pytest.mark.parametrize(
    "text",
    [
        "0 9 13 * 5",
        "0 9 * * 8",
        "0 9 * * 5-1",
        "0 9 * * */0",
        "0 9 * *",
        "",
        "whenever",
        "every 3 weeks",
        "daily at noon",
        "cron: second 5",
        "once, soon",
    ],
)
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_trigger_text(text)
    assert refused.value.code == "scheduling.bad_trigger"

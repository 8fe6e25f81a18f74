"""What PostgreSQL says reaches the user in words, and a job as something to try again."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import pytest

from pinflow.entrypoints.job_errors import decide_job
from pinflow.kit.db.errors import translate_driver_errors
from pinflow.kit.errors import ExternalError
from pinflow.kit.jobs import RetryAfter


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (asyncpg.DiskFullError("could not extend file"), "db.disk_full"),
        (asyncpg.AdminShutdownError("terminating connection"), "db.unreachable"),
        (asyncpg.CrashShutdownError("terminating connection"), "db.unreachable"),
        (asyncpg.CannotConnectNowError("the database system is starting up"), "db.unreachable"),
        (asyncpg.ConnectionDoesNotExistError("connection was closed"), "db.unreachable"),
        (ConnectionResetError(), "db.unreachable"),
    ],
)
def test_a_database_that_is_full_or_away_is_an_outage_and_the_job_is_tried_again(
    said: Exception, code: str
) -> None:
    with pytest.raises(ExternalError) as caught, translate_driver_errors():
        raise said
    assert caught.value.code == code
    assert not caught.value.permanent
    assert decide_job(caught.value, 1) == RetryAfter(timedelta(seconds=10))

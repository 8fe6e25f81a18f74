"""What ``pinflow up`` prints when it is ready."""

from __future__ import annotations

import pytest

from pinflow.entrypoints.bootstrap import DatabaseUrls
from pinflow.entrypoints.cli.demo import _tell
from pinflow.entrypoints.cli.up import _is_empty, screen
from tests.conftest import TestUrls
from tests.entrypoints.cli.conftest import Type


@pytest.mark.parametrize("first_time", [True, False])
def test_only_the_first_time_it_says_how_to_get_a_login(first_time: bool) -> None:
    shown = screen("http://127.0.0.1:8321", first_time=first_time)
    assert "http://127.0.0.1:8321" in shown
    assert ("pinflow tenant create" in shown) is first_time


def test_progress_ends_in_one_mark(capsys: pytest.CaptureFixture[str]) -> None:
    _tell("Stopping the database.")
    assert capsys.readouterr().err == "  Stopping the database …\n"


async def test_the_first_time_ends_with_the_first_tenant(typed: Type, database_urls: TestUrls) -> None:
    urls = DatabaseUrls(database_urls.app, database_urls.system, database_urls.migration)
    assert await _is_empty(urls)
    team = ("tenant", "create", "--name", "Evergreen", "--email", "nora@example.org", "--generate")
    assert (await typed(*team)).code == 0
    assert not await _is_empty(urls)

"""``PINFLOW_WRITER`` chooses who writes: ours, or a writer of an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrypoints.cli.conftest import LIST_PAGE, Type


@pytest.fixture
async def opportunity(team: Type) -> str:
    """Something to draft."""
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    return "B0TEST0001"


@pytest.fixture
def foreign_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package that brings the writer ``plain``."""
    info = tmp_path / "plain_words-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plain-words\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[pinflow.writers]\nplain = pinflow.pins.writers.fake:FakeWriter\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


async def test_a_writer_that_nobody_has_is_told_with_those_there_are(
    team: Type, opportunity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_WRITER", "nobody")
    refused = await team("opportunity", "draft", opportunity, "--now", "--json")
    assert (refused.code, refused.json["code"]) == (2, "plugins.unknown")
    assert "“nobody”" in refused.json["detail"]
    assert "Known: template" in refused.json["detail"]
    assert (await team("pin", "list", "--json")).json["items"] == []


@pytest.mark.usefixtures("foreign_package")
async def test_the_writer_of_an_installed_package_writes_the_draft(
    team: Type, opportunity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_WRITER", "plain")
    drafted = await team("opportunity", "draft", opportunity, "--now", "--json")
    assert drafted.code == 0, drafted.err
    assert drafted.json["title"].endswith(": a note")
    assert drafted.json["kicker"] == "Note"


@pytest.mark.usefixtures("foreign_package")
async def test_an_installed_writer_that_is_not_chosen_writes_nothing(team: Type, opportunity: str) -> None:
    drafted = await team("opportunity", "draft", opportunity, "--now", "--json")
    assert drafted.code == 0, drafted.err
    assert not drafted.json["title"].endswith(": a note")

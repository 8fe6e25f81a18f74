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


async def test_writers_are_listed_with_what_they_lack_and_a_project_chooses_among_them(team: Type) -> None:
    listed = {row["name"]: row for row in (await team("writer", "list", "--json")).json["items"]}
    assert listed["template"]["default"]
    assert "PINFLOW_LANGUAGE_MODEL_URL" in listed["language_model"]["reason"]
    shown = await team("writer", "list")
    assert "writes where a project chose nobody" in shown.out
    refused = await team("project", "set", "Evergreen", "--writer", "nobody", "--json")
    assert (refused.code, refused.json["code"]) == (2, "projects.unknown_writer")
    chosen = await team("project", "set", "Evergreen", "--writer", "language_model", "--json")
    assert chosen.json["writer"] == "language_model"
    assert "PINFLOW_LANGUAGE_MODEL_URL" in chosen.err
    assert "Until then the template writer writes" in chosen.err
    assert (await team("project", "set", "Evergreen", "--writer", "template")).err == ""
    assert (await team("project", "set", "Evergreen", "--name", "Evergreen")).err == ""
    assert (await team("project", "set", "Evergreen", "--writer", "", "--json")).json["writer"] is None
    assert (await team("project", "set", "Evergreen", "--show-api-content", "--json")).json[
        "writer_reads_api"
    ]


async def test_the_budget_is_shown_set_and_refused_in_words(team: Type) -> None:
    assert "5.00 USD a month (the installation's default)" in (await team("writer", "budget")).out
    changed = await team("writer", "budget", "7.50", "--json")
    assert (changed.json["monthly"], changed.json["spent"]) == ("7.50", "0")
    assert "7.50 USD a month (set by" in (await team("writer", "budget")).out
    assert (await team("writer", "budget", "much")).code == 2
    assert "No language model was asked yet" in (await team("writer", "usage")).out


async def test_a_draft_by_another_writer_than_asked_for_says_so_and_is_drawn_anew_and_varied(
    team: Type, opportunity: str
) -> None:
    await team("project", "set", "Evergreen", "--writer", "language_model")
    drafted = await team("opportunity", "draft", opportunity, "--now", "--note", "The lid locks.")
    assert drafted.code == 0, drafted.err
    assert "The template writer wrote it. Set PINFLOW_LANGUAGE_MODEL_URL" in drafted.out
    (pin,) = (await team("pin", "list", "--json")).json["items"]
    assert (pin["writer"], pin["notes"], pin["variant"]) == ("template", ["The lid locks."], 1)
    shown = (await team("pin", "show", pin["id"])).out
    assert "variant 1: " in shown
    assert "The lid locks." in shown
    drawn = await team("pin", "redraw", pin["id"], "--json")
    assert drawn.code == 0, drawn.err
    assert drawn.json["version"] == 2
    assert drawn.json["template"] != pin["template"]
    hooks = (await team("pin", "hooks", pin["id"], "--json")).json["items"]
    promised = {row["hook"]: row["title"] for row in hooks}
    written = await team("pin", "rewrite", pin["id"], "--hook", "wishlist", "--json")
    assert written.code == 0, written.err
    assert (written.json["title"], written.json["template"]) == (
        promised["wishlist"],
        drawn.json["template"],
    )
    before = (await team("opportunity", "hooks", opportunity)).out
    assert ": how to compare it fairly" in before or "compare\n  " in before
    # The project's writer is off, so the template writer's words are no example.
    assert "examples" not in before
    unknown = await team("pin", "rewrite", pin["id"], "--hook", "shouting", "--json")
    assert (unknown.code, unknown.json["code"]) == (2, "writers.unknown_hook")
    asked = (await team("opportunity", "variants", opportunity, "--count", "2", "--json")).json["items"]
    assert [row["variant"] for row in asked] == [2, 3]
    assert {row["template"] for row in asked}.isdisjoint({drawn.json["template"]})

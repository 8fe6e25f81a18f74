"""Research from the command line: looking through, explaining, exporting, weighing, commission."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.cli.conftest import LIST_PAGE, Type

TEAM = ("--name", "Evergreen", "--email", "nora@example.org", "--generate")
PROJECT = ("project", "create", "--name", "Evergreen Home", "--marketplace", "amazon.de", "--tag", "e-21")


@pytest.fixture
async def five(typed: Type) -> Type:
    """Five opportunities of an uploaded page."""
    assert (await typed("tenant", "create", *TEAM)).code == 0
    assert (await typed(*PROJECT)).code == 0
    uploaded = await typed("scrape", "upload", str(LIST_PAGE), "--json")
    assert uploaded.json["opportunities"] == 5
    return typed


async def items(typed: Type, *arguments: str) -> list[Any]:
    done = await typed(*arguments, "--json")
    assert done.code == 0, done.err
    found: list[Any] = done.json["items"]
    return found


async def test_conditions_a_saved_filter_and_what_replaces_it(five: Type) -> None:
    everything = await items(five, "opportunity", "list")
    bar = everything[1]["score"]
    good = await items(five, "opportunity", "list", "--min-score", str(bar))
    assert [row["score"] for row in good] == [row["score"] for row in everything if row["score"] >= bar]
    saved = await five("opportunity", "filter", "save", "Good ones", "--min-score", str(bar), "--json")
    assert (saved.json["name"], saved.json["conditions"]) == ("Good ones", {"min_score": bar})
    assert await items(five, "opportunity", "list", "--filter", "good ones") == good
    assert await items(five, "opportunity", "list", "--filter", "good", "--min-score", "0") == everything
    assert await items(five, "opportunity", "list", "--with-trend") == []
    assert "min score" in (await five("opportunity", "filter", "list")).out
    assert (await five("opportunity", "filter", "save", "Good ones")).code == 2
    assert (await five("opportunity", "filter", "delete", "Good ones")).code == 0
    assert await items(five, "opportunity", "filter", "list") == []
    missing = await five("opportunity", "list", "--filter", "Good ones", "--json")
    assert (missing.code, missing.json["code"]) == (2, "cli.not_found")
    wrong = await five("opportunity", "list", "--min-price", "9", "--max-price", "3", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "research.bad_conditions")


async def test_the_list_opens_on_the_open_ones_and_says_what_it_leaves_out(five: Type) -> None:
    everything = (await five("opportunity", "list", "--json")).json
    assert (everything["total"], everything["next_cursor"]) == (5, None)
    hidden = everything["items"][0]["id"]
    assert (await five("opportunity", "hide", hidden)).code == 0
    cut = (await five("opportunity", "list", "--limit", "2", "--json")).json
    assert (len(cut["items"]), cut["total"]) == (2, 4)
    assert cut["next_cursor"]
    assert "2 of 4; --limit N or --all shows more." in (await five("opportunity", "list", "--limit", "2")).out
    whole = await five("opportunity", "list", "--limit", "2", "--all")
    assert "--limit" not in whole.out
    assert len(await items(five, "opportunity", "list", "--state", "all")) == 5
    assert [row["id"] for row in await items(five, "opportunity", "list", "--state", "hidden")] == [hidden]
    products = (await five("product", "list", "--limit", "3", "--json")).json
    assert (len(products["items"]), products["total"]) == (3, 7)
    table = (await five("product", "list", "--limit", "3")).out
    assert "amazon.de" in table
    assert "3 of 7" in table
    for score in ("500", "-1"):
        wrong = await five("opportunity", "list", "--min-score", score)
        assert (wrong.code, "between 0 and 100" in wrong.err) == (2, True)


async def test_a_product_is_found_by_its_asin_alone(five: Type) -> None:
    asin = (await items(five, "product", "list"))[0]["asin"]
    shown = (await five("product", "show", asin, "--json")).json
    assert (shown["marketplace"], shown["asin"]) == ("amazon.de", asin)
    assert (await five("product", "history", asin, "--json")).json["product"]["asin"] == asin


async def test_without_a_project_every_empty_list_says_so_first(typed: Type) -> None:
    assert (await typed("tenant", "create", *TEAM)).code == 0
    for command in (("opportunity", "list"), ("product", "list"), ("list", "list")):
        assert "There is no project yet" in (await typed(*command)).out
    overview = (await typed("overview")).out
    assert "1 project is needed: create it first" in overview
    japan = await typed("trend", "list", "--region", "JP")
    assert (japan.code, "Japan" in japan.err, "DE+AT+CH" in japan.err) == (2, True, True)


async def test_the_overview_says_which_command_gives_a_project_its_account_and_board(five: Type) -> None:
    overview = (await five("overview")).out
    assert "1 project has no account or board for new pins: choose them in its settings" in overview
    assert 'pinflow project set "NAME" --account ACCOUNT --board BOARD' in overview


async def test_a_score_is_explained_and_equal(five: Type) -> None:
    asin = (await items(five, "opportunity", "list"))[0]["product"]["asin"]
    found = (await five("opportunity", "explain", asin, "--json")).json
    assert (found["equal"], found["recomputable"], found["trend"]) == (True, True, None)
    shown = (await five("opportunity", "explain", asin)).out
    assert "every part comes out the same" in " ".join(shown.split())


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "CSV"])
async def test_a_file_is_written_by_its_ending(ending: str, five: Type, tmp_path: Path) -> None:
    file = tmp_path / f"best.{ending}"
    done = await five("opportunity", "export", str(file), "--json")
    assert (done.code, done.json["bytes"], done.json["rows"]) == (0, file.stat().st_size, 5)
    again = await five("opportunity", "export", str(file))
    assert "(5 rows; what was there is replaced)" in " ".join(again.out.split())
    named = await five("opportunity", "export", str(tmp_path / "plain"), "--format", ending.lower(), "--json")
    assert (named.code, named.json["replaced"]) == (0, False)
    assert list(tmp_path.glob("*.part")) == []
    if ending == "csv":
        assert len(list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))) == 5


async def test_a_file_that_cannot_be_written_is_refused_in_words(five: Type, tmp_path: Path) -> None:
    for file in (tmp_path / "best.pdf", tmp_path / "nowhere" / "best.csv"):
        done = await five("opportunity", "export", str(file))
        assert done.code == 2
        assert str(file) in done.err or ".csv" in done.err


async def test_weights_are_tried_saved_listed_and_taken_back(five: Type) -> None:
    before = await items(five, "opportunity", "list")
    tried = (await five("weights", "try", "demand=0", "quality=30", "--json")).json
    assert tried["scored"] == 5
    assert await items(five, "opportunity", "list") == before
    assert "Nothing was written" in (await five("weights", "try", "--price-band", "EUR=1-2")).out
    saved = (await five("weights", "save", "demand=0", "quality=30", "--seen", "0", "--json")).json
    assert (saved["number"], saved["own"]) == (1, True)
    assert (await five("weights", "save", "demand=0", "--seen", "0")).code == 2
    stale = await five("weights", "save", "demand=20", "quality=10", "--seen", "0", "--json")
    assert stale.json["code"] == "research.weights_changed"
    assert "Your own, change number 1" in (await five("weights", "show")).out
    assert (await five("weights", "reset", "--json")).json["own"] is False
    assert "As they are shipped" in (await five("weights", "show")).out
    history = await items(five, "weights", "history")
    assert [(row["number"], row["reset"], row["changed_by"]) for row in history] == [
        (2, True, "nora"),
        (1, False, "nora"),
    ]
    assert "quality 30" in (await five("weights", "history")).out


@pytest.mark.parametrize(
    "arguments",
    [("demand",), ("demand=x",), ("rank=5",), ("demand=nan",), ("--price-band", "EUR"), ("demand=50",)],
)
async def test_weights_that_cannot_be_are_refused(arguments: tuple[str, ...], five: Type) -> None:
    for command in ("try", "save"):
        assert (await five("weights", command, *arguments)).code == 2


async def test_commission_is_entered_listed_and_forgotten(five: Type) -> None:
    assert await items(five, "commission", "list", "--marketplace", "amazon.de") == []
    assert len(await items(five, "commission", "list", "--marketplace", "amazon.com")) > 40
    done = await five("commission", "set", "amazon.de", "7", "--category", "Küche", "--json")
    assert done.json["percent"] == 7
    assert (await five("commission", "set", "amazon.de", "3", "--from", "2099-01-01")).code == 0
    table = (await five("commission", "list", "--marketplace", "amazon.de")).out
    assert "does not count" in table
    assert (await five("commission", "reset", "amazon.de", "--json")).json == {"forgotten": 2}
    for wrong in (
        ("set", "amazon.de", "101"),
        ("set", "amazon.example", "1"),
        ("set", "amazon.de", "1", "--from", "soon"),
        ("reset", "amazon.de"),
        ("list", "--marketplace", "amazon.example"),
    ):
        assert (await five("commission", *wrong)).code == 2


async def test_drafts_of_several_are_asked_for_at_once_and_what_cannot_be_is_told(five: Type) -> None:
    asins = [row["product"]["asin"] for row in await items(five, "opportunity", "list")]
    asked = await items(five, "opportunity", "draft", *asins[:3])
    assert len({row["job_id"] for row in asked}) == 3
    mixed = await five("opportunity", "draft", "B0NOWHERE1", asins[3], "?", "B0NOWHERE1")
    assert mixed.code == 2
    assert mixed.out.startswith("1 draft is queued.")
    assert [line[:24] for line in mixed.err.splitlines()] == [
        "Not drafted, B0NOWHERE1:",
        "Not drafted, ?: There is",
    ]
    again = await five("opportunity", "draft", *asins[:5], "B0NOWHERE1", "--json")
    assert again.code == 2
    assert [row["job_id"] is None for row in again.json["items"]] == [True, True, True, True, False]
    assert [(row["named"], row["code"]) for row in again.json["refused"]] == [("B0NOWHERE1", "cli.not_found")]
    nothing = await five("opportunity", "draft", "B0NOWHERE1", "B0NOWHERE2")
    assert (nothing.code, len(nothing.err.splitlines())) == (2, 2)
    assert nothing.out.startswith("0 drafts are queued")
    assert (await five("opportunity", "draft", *asins[:2], "--now")).code == 2

"""Bringing products and taking them away again, as it is typed."""

from __future__ import annotations

import base64
import csv
import io
import json
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from pinflow.scraping.bring.readers.fake import MARK
from tests.entrypoints.cli.conftest import FIXTURES, LIST_PAGE, Type

FILE = (
    "ASIN;Titel;Preis\nB00EXAMPL1;Reisebecher;24,99\nB00EXAMPL2;=SUMME(1);19,90\nB00ABC;zu kurz;1\n"
    "https://www.amazon.com/dp/B00EXAMPL3;anderer Markt;5\n"
)


@pytest.fixture
def finds(tmp_path: Path) -> str:
    path = tmp_path / "finds.csv"
    path.write_text(FILE, "utf-8-sig")
    return str(path)


async def test_a_file_is_looked_at_brought_shown_and_taken_back(team: Type, finds: str) -> None:
    looked = await team("bring", "file", finds, "--dry-run")
    assert looked.code == 0
    assert "2 would be taken, 0 are known, 2 would be refused" in looked.out
    assert "Row 4: “B00ABC” has 6 characters; an ASIN has 10." in looked.out
    assert (await team("bring", "runs", "--json")).json == {"items": []}

    brought = (await team("bring", "file", finds, "--json")).json
    assert brought["is_new"]
    assert (brought["run"]["ok_count"], brought["run"]["error_count"], brought["opportunities"]) == (2, 2, 2)
    assert (brought["run"]["opportunities"], brought["run"]["untitled"]) == (2, 0)
    again = await team("bring", "file", finds)
    assert "was brought before" in again.out
    best = (await team("opportunity", "list", "--json")).json["items"]
    assert {(row["product"]["asin"], row["rank"]) for row in best} == {
        ("B00EXAMPL1", None),
        ("B00EXAMPL2", None),
    }
    assert "Brought" not in (await team("opportunity", "list")).err

    runs = await team("bring", "runs")
    assert "finds.csv" in runs.out
    assert max(map(len, runs.out.splitlines())) <= 80
    shown = (await team("bring", "show", "finds.csv", "--errors", "--json")).json
    assert [row["line"] for row in shown["rows"]] == [4, 5]
    assert "tag belong to amazon.de" in shown["rows"][1]["message"]
    report = (await team("bring", "show", brought["run"]["id"][-8:], "--csv")).out
    assert len(list(csv.DictReader(io.StringIO(report)))) == 4
    assert "Row 4" in (await team("bring", "show", "finds")).out

    facts = (await team("bring", "show", "finds")).out.splitlines()
    assert ["Opportunities", "2"] in [line.split() for line in facts]

    back = (await team("bring", "take-back", "finds.csv", "--json")).json
    assert back["taken_back_by"]
    assert (await team("opportunity", "list", "--json")).json["items"] == []
    refused = await team("bring", "take-back", "finds.csv", "--json")
    assert (refused.code, refused.json["code"]) == (2, "scraping.taken_back_before")


async def test_columns_are_named_on_the_command_line(team: Type, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("B00EXAMPL1,x,Travel mug\n")
    looked = await team(
        "bring", "file", str(path), "--map", "title=3", "--map", "asin=1", "--dry-run", "--json"
    )
    assert looked.json["mapping"] == {"asin": "Column 1", "title": "Column 3"}
    for arguments, code in (
        (["--map", "title"], "cli.bad_mapping"),
        (["--map", "title=9"], "scraping.unknown_column"),
        (["--map", "colour=1"], "scraping.unknown_field"),
        (["--encoding", "klingon"], "scraping.unknown_encoding"),
    ):
        refused = await team("bring", "file", str(path), *arguments, "--json")
        assert (refused.code, refused.json["code"]) == (2, code)
    missing = await team("bring", "file", str(tmp_path / "none.csv"), "--json")
    assert (missing.code, missing.json["code"]) == (2, "scraping.file_unreadable")


async def test_a_file_of_which_nothing_can_be_taken_fails_and_comes_from_standard_input(team: Type) -> None:
    done = await team("bring", "file", "-", stdin="asin\nB00ABC\n")
    assert done.code == 2
    assert "0 taken, 0 known already, 1 refused" in done.out


async def test_a_product_page_is_taken_in_like_a_list(team: Type) -> None:
    page = FIXTURES / "product" / "page.html"
    truth = json.loads((FIXTURES / "product" / "expected.json").read_text("utf-8"))
    project = f"Of {truth['marketplace']}"
    await team("project", "create", "--name", project, "--marketplace", truth["marketplace"])
    brought = (await team("bring", "page", str(page), "--project", project, "--json")).json
    assert (brought["kind"], brought["title"], brought["items"]) == ("product", truth["title"], 1)
    assert brought["message"] == f"“{truth['title']}” was taken in for {project}."
    again = (await team("scrape", "upload", str(page), "--project", project, "--json")).json
    assert (again["kind"], again["items"]) == ("product", 1)
    shown = await team("product", "show", truth["marketplace"], truth["asin"], "--json")
    assert (shown.json["title"], shown.json["sources"]) == (truth["title"], ["brought"])


async def test_products_are_listed_and_taken_away_and_can_be_brought_again(
    team: Type, finds: str, tmp_path: Path
) -> None:
    await team("bring", "file", finds)
    await team("bring", "page", str(LIST_PAGE))
    listed = (await team("product", "list", "--source", "brought", "--json")).json["items"]
    assert [row["asin"] for row in listed] == ["B00EXAMPL1", "B00EXAMPL2"]
    assert "Reisebecher" in (await team("product", "list", "--words", "becher")).out
    assert (await team("product", "list", "--source", "nowhere", "--json")).code == 2

    files = {kind: tmp_path / f"products.{kind}" for kind in ("csv", "json", "xlsx")}
    for path in files.values():
        done = await team("product", "export", str(path))
        assert done.code == 0, done.err
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"))))
    assert {row["asin"]: row["title"] for row in rows}["B00EXAMPL2"] == "'=SUMME(1)"
    items = json.loads(files["json"].read_bytes())["items"]
    assert {item["asin"]: item["title"] for item in items}["B00EXAMPL2"] == "=SUMME(1)"
    sheet = openpyxl.load_workbook(files["xlsx"]).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1 == len(items) + 1
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    for path in files.values():
        again = (await team("bring", "file", str(path), "--dry-run", "--json")).json
        assert again["error_count"] == 0, again["problems"]
        assert again["ok_count"] + again["duplicate_count"] == len(rows)
    assert list(tmp_path.glob("*.part")) == []
    unknown = await team("product", "export", "products.pdf", "--json")
    assert unknown.code == 2


async def test_an_uploaded_page_gives_ranks_and_a_history_to_take_away(team: Type, tmp_path: Path) -> None:
    await team("bring", "page", str(LIST_PAGE))
    listed = (await team("product", "list", "--source", "uploaded", "--json")).json["items"]
    assert listed
    assert all(row["rank"] for row in listed)
    shown = (await team("product", "show", listed[0]["marketplace"], listed[0]["asin"], "--json")).json
    assert shown["rank"] == listed[0]["rank"]
    path = tmp_path / "history.csv"
    done = (await team("product", "export-history", str(path), "--json")).json
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert done["rows"] == len(rows) == len(listed)
    assert {row["list_id"] for row in rows} == {""}


async def test_a_saved_list_is_taken_in_once_as_of_its_day_and_can_be_taken_back(team: Type) -> None:
    late = await team("scrape", "upload", str(LIST_PAGE), "--saved-on", "2999-01-01", "--json")
    assert (late.code, late.json["code"]) == (2, "scraping.saved_later")
    await team("scrape", "upload", str(LIST_PAGE), "--saved-on", "2026-01-05")
    listed = (await team("product", "list", "--source", "uploaded", "--json")).json["items"]
    assert {row["seen_at"] for row in listed} == {"2026-01-05T00:00:00Z"}
    again = await team("bring", "page", str(LIST_PAGE))
    assert "was taken in for" in again.out
    assert "already, on" in again.out
    (run,) = (await team("bring", "list", "--json")).json["items"]
    assert (run["source"], run["ok_count"]) == ("page", len(listed))
    assert (await team("bring", "take-back", run["id"], "--json")).code == 0
    assert (await team("product", "list", "--source", "uploaded", "--json")).json["items"] == []
    assert (await team("opportunity", "list", "--json")).json["items"] == []
    assert "were taken in" in (await team("bring", "page", str(LIST_PAGE))).out


async def test_products_without_a_title_are_said_to_be_no_opportunities_yet(
    team: Type, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("asin,title\nB00EXAMPL8,\nB00EXAMPL9,\nB00EXAMPL7,Mug\n")
    said = " ".join((await team("bring", "file", str(path))).out.split())
    assert "3 taken, 0 known already, 0 refused." in said
    assert "1 of those taken is an opportunity now." in said
    assert "2 of those taken have no title yet, so they are no opportunities" in said
    assert "pinflow opportunity list --list-kind brought" in said
    listed = (await team("opportunity", "list", "--list-kind", "brought", "--json")).json["items"]
    assert [row["product"]["asin"] for row in listed] == ["B00EXAMPL7"], "as many as were said"
    run = (await team("bring", "show", "bare.csv", "--json")).json["run"]
    assert (run["opportunities"], run["untitled"]) == (1, 2)
    await team("bring", "take-back", "bare.csv")
    back = (await team("bring", "show", "bare.csv", "--json")).json["run"]
    assert (back["opportunities"], back["untitled"]) == (0, 0)


async def test_a_saved_page_is_read_as_a_page_where_a_file_is_brought(team: Type) -> None:
    done = await team("bring", "file", str(LIST_PAGE))
    assert done.code == 0, done.err
    assert "taken in for" in done.out


async def test_lists_and_history_are_taken_away_even_when_there_are_none(team: Type, tmp_path: Path) -> None:
    assert "(no rows, there are none)" in (await team("list", "export", str(tmp_path / "lists.csv"))).out
    for command in (("list", "export"), ("product", "export-history")):
        done = await team(*command, "-", "--format", "json")
        assert json.loads(done.out) == {"items": []}
    refused = await team("product", "export", str(tmp_path / "none" / "x.csv"))
    assert refused.code == 2


async def test_a_bookmarklet_is_printed_once_and_revoked_like_any_token(team: Type) -> None:
    made = (await team("bring", "bookmarklet", "--url", "https://pins.example", "--json")).json
    script = unquote(made["javascript"])
    assert script.startswith("javascript:(()=>{")
    assert '"https://pins.example/api/v1/brought-pages"' in script
    (token,) = (await team("token", "list", "--json")).json["items"]
    assert (token["id"], token["scope"], token["name"]) == (
        made["token_id"],
        "bring_pages",
        "Bookmarklet for Evergreen Home",
    )
    assert "Bookmarklet for E" in (await team("token", "list")).out
    assert (await team("token", "revoke", made["token_id"][-8:])).code == 0
    assert (await team("token", "create", "--name", "x", "--scope", "all", "--json")).code == 2


@pytest.mark.usefixtures("installed")
async def test_a_file_of_an_installed_readers_format_is_brought_and_its_reader_stands_beside_it(
    team: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.finds"
    path.write_bytes(MARK + b"B00EXAMPL1:Reisebecher\n")
    brought = (await team("bring", "file", str(path), "--json")).json
    assert (brought["run"]["source"], brought["run"]["ok_count"]) == ("outside_reader", 1)
    assert not (await team("bring", "file", str(path), "--json")).json["is_new"]
    assert (await team("bring", "take-back", "mine.finds")).code == 0
    monkeypatch.setenv("PINFLOW_READERS_OFF", "outside_reader")
    refused = await team("bring", "file", str(path), "--json")
    assert (refused.code, refused.json["code"]) == (2, "scraping.reader_off")
    assert "Turned off by PINFLOW_READERS_OFF." in refused.json["detail"]


async def test_a_single_file_page_is_read_as_a_page_where_a_file_is_brought(
    team: Type, tmp_path: Path
) -> None:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    part = b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    path = tmp_path / "list.mhtml"
    path.write_bytes(head + part + base64.encodebytes(LIST_PAGE.read_bytes()) + b"--b--\r\n")
    brought = await team("bring", "file", str(path), "--json")
    assert brought.json["kind"] == "list"
    assert brought.json["items"] > 0

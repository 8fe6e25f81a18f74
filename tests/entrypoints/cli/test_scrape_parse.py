"""``pinflow scrape parse``: one object, whatever the file."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pinflow.entrypoints.cli.scrape import app

FIXTURES = Path(__file__).resolve().parents[2] / "scraping" / "sources" / "amazon" / "fixtures"
LIST = FIXTURES / "g3_list_de_page2" / "page.html"


def _parse(*arguments: str, stdin: bytes | None = None) -> tuple[int, dict[str, object]]:
    result = CliRunner().invoke(app, ["parse", *arguments], input=stdin)
    assert result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return result.exit_code, found


def _expected(name: str) -> object:
    return json.loads((FIXTURES / name / "expected.json").read_text())


@pytest.mark.parametrize("name", ["g3_list_de_page2", "g3_overview_uk", "g3_movers_uk_empty", "product"])
def test_a_list_front_page_or_product_is_printed_and_succeeds(name: str) -> None:
    code, found = _parse(str(FIXTURES / name / "page.html"), "--json")
    assert code == 0
    assert found == _expected(name)


@pytest.mark.parametrize("name", ["bot_check_button", "sign_in", "unreadable_binary", "unreadable_empty"])
def test_anything_else_is_printed_too_and_exits_with_2(name: str) -> None:
    code, found = _parse(str(FIXTURES / name / "page.html"), "--json")
    assert code == 2
    assert isinstance(found["error"], dict)
    message = str(found["error"].pop("message"))
    assert name != "bot_check_button" or "Open it in your browser" in message
    assert found == _expected(name)


def test_without_a_terminal_json_is_printed_unasked() -> None:
    assert _parse(str(LIST)) == (0, _expected("g3_list_de_page2"))


@pytest.mark.parametrize("target", ["missing.html", ".", "nul\0byte"])
def test_a_file_that_cannot_be_read_is_an_unreadable_page(target: str, tmp_path: Path) -> None:
    code, found = _parse(str(tmp_path / target), "--json")
    assert code == 2
    assert isinstance(found["error"], dict)
    assert found["error"]["code"] == "unreadable"
    assert "cannot be read" in found["error"]["message"]
    assert ("it does not exist" in found["error"]["message"]) == (target == "missing.html")


def test_standard_input_and_gzip_are_read() -> None:
    html = LIST.read_bytes()
    assert _parse("-", "--json", stdin=html) == (0, _expected("g3_list_de_page2"))
    assert _parse("-", "--json", stdin=gzip.compress(html)) == (0, _expected("g3_list_de_page2"))


def test_damaged_and_endless_gzip_is_unreadable() -> None:
    packed = gzip.compress(b" <p>" * 40_000_000, compresslevel=1)
    for stdin in (packed, b"\x1f\x8bnonsense", gzip.compress(LIST.read_bytes())[:12]):
        code, found = _parse("-", "--json", stdin=stdin)
        assert code == 2
        assert isinstance(found["error"], dict)
        assert found["error"]["code"] == "unreadable"


def test_the_address_can_be_given_and_is_taken_from_a_browsers_note() -> None:
    html = LIST.read_text().replace('<link rel="canonical"', "<link").replace("Amazon.de", "Amazon")
    assert _parse("-", stdin=html.encode())[1]["marketplace"] is None
    at = "https://www.amazon.de/gp/bestsellers/garden"
    assert _parse("-", "--url", at, stdin=html.encode())[1]["marketplace"] == "amazon.de"
    noted = html.replace("<html", f"<!-- saved from url=(0043){at} -->\n<html")
    assert _parse("-", stdin=noted.encode())[1]["marketplace"] == "amazon.de"


def test_a_terminal_gets_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from pinflow.entrypoints.cli import scrape

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    scrape.parse(file=str(LIST), url=None, as_json=False)
    printed = capsys.readouterr().out
    assert "amazon.de · bestsellers · Gartengeräte & Co · page 2 · 5 products, 2 loaded later" in printed
    assert "19.95–99.99 EUR" in printed
    assert "from 7.50 EUR" in printed


def test_a_terminal_gets_a_products_facts_in_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pinflow.entrypoints.cli import scrape

    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    scrape.parse(file=str(FIXTURES / "product" / "page.html"), url=None, as_json=False)
    printed = capsys.readouterr().out
    assert printed.startswith("A mug & its saucer\n")
    for line in (
        "Brand: Kiln & Co",
        "Price: 24.90 AUD",
        "Rating: 4.7 (1,875 ratings)",
        "Rank in Kitchen: 187,697",
    ):
        assert f"  {line}\n" in printed


def test_the_command_line_starts_without_the_parser() -> None:
    code = (
        "import sys, pinflow.entrypoints.cli.scrape\n"
        "print('selectolax' in sys.modules, 'rich.table' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]

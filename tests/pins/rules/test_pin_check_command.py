"""``pinflow pin check FILE``: exit codes, words and JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from pinflow.entrypoints.cli import pin_check
from pinflow.entrypoints.cli.pin_check import HELP
from pinflow.pins.models import NearPin, PinToCheck, ProductFacts, TextBox
from tests.pins.rules.test_check_pin import GOOD, LABEL

FACTS = {"marketplace": "amazon.de", "asin": "B0ABCDEFGH", "title": "A mug", "category": ""}


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    pin_check.register(app)
    app.callback()(lambda: None)
    return app


def written(folder: Path, **changes: object) -> str:
    file = folder / "pin.json"
    file.write_bytes(msgspec.json.encode(msgspec.structs.replace(GOOD, **changes)))
    return str(file)


def test_a_good_pin_exits_with_zero(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", written(tmp_path)])
    assert result.exit_code == 0
    assert "No rule is broken" in result.output


def test_a_blocked_pin_exits_with_two_and_cites_the_source(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", written(tmp_path, link=None)])
    assert result.exit_code == 2
    assert "links.no_destination" in result.output
    assert "pinflow site build --out DIR" in result.output
    assert "2025-04-01" in result.output


def test_a_warning_alone_does_not_block(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", written(tmp_path, alt_text="")])
    assert result.exit_code == 0
    assert "May be approved after a look" in result.output


def test_json_is_one_object(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", written(tmp_path, title="Mug for $9"), "--json"])
    assert result.exit_code == 2
    shown = json.loads(result.output)
    assert shown["blocked"] is True
    (finding,) = shown["findings"]
    assert finding["rule_id"] == "facts.price"
    assert finding["severity"] == "block"
    assert finding["source_date"] == "2026-04-14"


def test_standard_input_is_read(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, ["check", "-"], input=msgspec.json.encode(GOOD))
    assert result.exit_code == 0


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"title": 3}', "\ud83d".encode("utf-8", "surrogatepass")])
def test_what_is_no_pin_exits_with_one_and_says_why(
    app: typer.Typer, tmp_path: Path, text: str | bytes
) -> None:
    file = tmp_path / "no-pin.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 1
    assert "does not hold a pin to check" in result.output


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ai_pictures": True}, "unknown field `ai_pictures`"),
        ({"text_boxes": [{**msgspec.to_builtins(LABEL), "shortend": True}]}, "unknown field `shortend`"),
        ({"pictures_of_texts": [0]}, "has to say of each of text_boxes"),
        ({"marketplace": "amazon.xx"}, "amazon.xx"),
        ({"marketplace": "www.amazon.de"}, "www.amazon.de"),
        ({"facts": {**FACTS, "marketplace": "amazon.xx"}}, "amazon.xx"),
        ({"facts": {**FACTS, "note": []}}, "unknown field `note`"),
    ],
    ids=[
        "a field",
        "a text's field",
        "too few pictures",
        "no marketplace",
        "a host",
        "the facts' marketplace",
        "their field",
    ],
)
def test_what_is_misspelt_does_not_pass_for_left_out(
    app: typer.Typer, tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    file = tmp_path / "pin.json"
    file.write_bytes(msgspec.json.encode({**msgspec.to_builtins(GOOD), **changes}))
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 1
    assert "does not hold a pin to check" in result.output
    assert said in result.output


def test_a_missing_file_exits_with_one(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(tmp_path / "none.json")])
    assert result.exit_code == 1
    assert "There is no file" in result.output
    assert "pinflow pin show" in result.output


def test_help_names_every_field(app: typer.Typer) -> None:
    result = CliRunner(env={"COLUMNS": "120", "NO_COLOR": "1"}).invoke(app, ["check", "--help"])
    assert result.exit_code == 0
    for field in GOOD.__struct_fields__:
        assert field in result.output


def test_all_that_is_missing_is_named_at_once(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "pin.json"
    file.write_text('{"title": "A mug"}')
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 1
    for field in ("description", "link", "marketplace", "picture_width", "text_boxes", "--example"):
        assert field in result.output
    assert "title," not in result.output.replace("product_title,", "")
    assert "near_duplicate_text" not in result.output, "it may be left out"


def test_the_example_is_a_pin_that_may_be_approved(app: typer.Typer, tmp_path: Path) -> None:
    example = CliRunner().invoke(app, ["check", "--example"])
    file = tmp_path / "pin.json"
    file.write_text(example.output)
    result = CliRunner().invoke(app, ["check", str(file)])
    assert (result.exit_code, result.output) == (0, "No rule is broken: this pin may be approved.\n")
    assert CliRunner().invoke(app, ["check"]).exit_code == 2


def test_the_help_names_every_field_that_a_file_may_have() -> None:
    words = set(re.findall(r"[a-z_]+", HELP))
    for shape in (PinToCheck, ProductFacts, NearPin, TextBox):
        assert set(shape.__struct_fields__) <= words, shape

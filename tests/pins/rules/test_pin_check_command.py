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
from pinflow.pins.rules.pin_in_file import read_pin_in_file
from tests.pins.renderers.photos import jpeg, scene, with_orientation
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
        ({"ai_pictures": True}, "line 1, ai_pictures: there is no “ai_pictures” here"),
        (
            {"text_boxes": [{**msgspec.to_builtins(LABEL), "shortend": True}]},
            "text_boxes[0].shortend: there is no “shortend” here",
        ),
        ({"pictures_of_texts": [0]}, "has to say of each of text_boxes"),
        ({"marketplace": "amazon.xx"}, "amazon.xx"),
        ({"marketplace": "www.amazon.de"}, "www.amazon.de"),
        ({"facts": {**FACTS, "marketplace": "amazon.xx"}}, "amazon.xx"),
        ({"facts": {**FACTS, "note": []}}, "facts.note: there is no “note” here"),
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
    assert "it lacks description, link. All else may be left out" in result.output
    for command in ("pinflow pin check --help", "pinflow pin check --example"):
        assert command in result.output


def least_of_help(app: typer.Typer) -> dict[str, object]:
    """The file in the help, as it is printed on a terminal of the usual width."""
    shown = CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1"}).invoke(app, ["check", "--help"]).output
    found = re.search(r"A file that will do\s+(\{.+?\n\s*\})", shown, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def test_the_least_file_of_the_help_works_as_printed_and_what_was_taken_is_said(
    app: typer.Typer, tmp_path: Path
) -> None:
    least = least_of_help(app)
    assert set(least) == {"title", "description", "alt_text", "link"}
    file = tmp_path / "pin.json"
    file.write_text(json.dumps(least))
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 0
    for told in ('marketplace "amazon.com"', "picture_width 1000", "text_boxes []", "added true"):
        assert told in result.output
    assert max(map(len, result.output.partition("\n\n")[0].splitlines())) <= 79
    assert "Nobody has checked the words on your picture" in result.output
    as_json = CliRunner().invoke(app, ["check", str(file), "--json"])
    assert json.loads(as_json.output)["assumed"]["picture_media_type"] == "image/jpeg"
    assert {finding["severity"] for finding in json.loads(as_json.output)["findings"]} == {"info"}


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        (
            "https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21",
            {
                "marketplace": "amazon.de",
                "asin": "B0ABCDEFGH",
                "affiliate_tag": "finds-21",
                "link_mode": "direct",
            },
        ),
        (
            "https://finds.example/amazon.fr/B0ABCDEFGH/?pf=mk7d2pqx94tz",
            {"marketplace": "amazon.fr", "asin": "B0ABCDEFGH", "marker": "mk7d2pqx94tz"},
        ),
        ("http://[", {"marketplace": "amazon.com", "link_mode": "own_site"}),
        (None, {"marker": "", "asin": "", "affiliate_tag": ""}),
    ],
    ids=["to Amazon", "a page of one's own", "no address", "none"],
)
def test_what_the_link_says_is_taken_from_it(
    app: typer.Typer, link: str | None, taken: dict[str, object]
) -> None:
    told = json.dumps({"title": "A mug", "description": "#ad A mug.", "link": link})
    assumed = json.loads(CliRunner().invoke(app, ["check", "-", "--json"], input=told).output)["assumed"]
    assert {name: assumed[name] for name in taken} == taken


def test_a_picture_beside_the_file_is_looked_at(app: typer.Typer, tmp_path: Path) -> None:
    data = with_orientation(jpeg(scene(300, 400)), 6)
    (tmp_path / "mug.jpg").write_bytes(data)
    file = tmp_path / "pin.json"
    file.write_text(json.dumps({**least_of_help(app), "picture": "mug.jpg"}))
    read = read_pin_in_file(file.read_bytes(), tmp_path)
    assert (read.pin.picture_width, read.pin.picture_height) == (400, 300)
    assert (read.pin.picture_bytes, read.pin.picture_media_type) == (len(data), "image/jpeg")
    assert not any(name.startswith("picture_w") for name in read.assumed)
    assert "400 x 300 px is not 2:3" in CliRunner().invoke(app, ["check", str(file)]).output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"title": "A mug",\n "description": 3,\n "link": 4}', ["line 2, description", "line 3, link"]),
        ('{"title": "A mug",\n "description": "#ad', ["line 2 is no JSON"]),
        ('{"title": "A mug",\n, "description"', ["line 2 is no JSON"]),
        ("[1]", ["one JSON object"]),
        (
            '{"title": "", "description": "", "link": "",\n "link_mode": "both"}',
            ["line 2, link_mode: “both” is none of: own_site, direct"],
        ),
        (
            '{"title": "", "description": "", "link": "",\n "picture": "none.jpg"}',
            ["“none.jpg” cannot be read: No such file"],
        ),
        (
            '{"title": "", "description": "", "link": "",\n "picture": "pin.json"}',
            ["“pin.json” cannot be read: it is no JPEG"],
        ),
        (
            '{"title": "", "description": "", "link": "",\n "picture": 3}',
            ["line 2, picture: it has to be the path"],
        ),
    ],
    ids=["kinds", "cut off", "no JSON", "a list", "a choice", "no picture", "another file", "no path"],
)
def test_a_fault_is_told_with_its_line_and_field(
    app: typer.Typer, tmp_path: Path, text: str, said: list[str]
) -> None:
    file = tmp_path / "pin.json"
    file.write_text(text)
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 1
    for each in said:
        assert each in result.output


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

"""``pinflow template`` lists, checks and draws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import simplejpeg
from typer.testing import CliRunner

from pinflow.entrypoints.cli.template import app
from pinflow.pins.templates.json_schema import schema_of
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY, template_directory, template_names
from tests.pins.renderers.photos import jpeg, scene

RUN = CliRunner()


def test_list_names_every_template() -> None:
    result = RUN.invoke(app, ["list", "--json"])
    assert result.exit_code == 0
    assert [row["id"] for row in json.loads(result.stdout)["items"]] == template_names()
    assert "quote" in RUN.invoke(app, ["list"]).stdout


def test_lint_finds_the_built_in_templates_good() -> None:
    result = RUN.invoke(app, ["lint", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"ok": True, "templates": {name: [] for name in template_names()}}


def test_lint_points_at_the_fault_of_a_template_of_one_s_own(tmp_path: Path) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        text = (BUILT_IN_DIRECTORY / "quote" / name).read_text()
        (own / name).write_text(text.replace('"name": "quote"', '"name": "yours"'))
    result = RUN.invoke(app, ["lint", str(own)])
    assert result.exit_code == 2
    assert "template.json:3 $.name: the directory is called “mine”" in result.stdout


def test_lint_tells_every_fault_at_once_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "quote"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        (own / name).write_text((BUILT_IN_DIRECTORY / "quote" / name).read_text())
    document = json.loads((own / "template.json").read_text())
    document["margin"] = 4
    document["colour"] = "red"
    del document["title"]
    document["layers"][0]["type"] = "hologram"
    document["layers"][-1]["box"]["left"] = []
    document["layers"][-1]["children"][0]["size"] = "big"
    document["schemes"]["broken name"] = {"deep": 3}
    text = json.dumps(document, indent=1)
    (own / "template.json").write_text(text)
    result = RUN.invoke(app, ["lint", str(own), "--json"])
    assert result.exit_code == 2
    faults = json.loads(result.stdout)["templates"][str(own)]
    last = f"$.layers[{len(document['layers']) - 1}]"
    assert {fault["where"] for fault in faults} == {
        "$",
        "$.margin",
        "$.colour",
        "$.layers[0]",
        f"{last}.box.left",
        f"{last}.children[0].size",
        "$.schemes.broken name.deep",
    }
    lines = text.splitlines()
    for fault in faults:
        if fault["where"] not in ("$", "$.layers[0]"):
            assert f'"{fault["where"].rpartition(".")[2]}"' in lines[fault["line"] - 1]
    assert f"{own}: 7 faults" in RUN.invoke(app, ["lint", str(own)]).stdout


def test_lint_says_what_an_empty_directory_lacks(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["lint", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{tmp_path}: 1 fault\n" in result.stdout
    assert f"There is no template.json in {tmp_path}" in result.stdout


def test_lint_sees_text_that_would_stand_under_pinterest_s_button(tmp_path: Path) -> None:
    own = tmp_path / "hero"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        text = (BUILT_IN_DIRECTORY / "hero" / name).read_text()
        (own / name).write_text(text.replace('"space_before": 48', '"space_before": 2'))
    result = RUN.invoke(app, ["lint", str(own)])
    assert result.exit_code == 2
    assert "lower right corner" in result.stdout


def test_preview_writes_the_picture_and_says_what_is_on_it(tmp_path: Path) -> None:
    out = tmp_path / "pin.jpg"
    result = RUN.invoke(app, ["preview", "quote", "--out", str(out), "--headline", "Hello there", "--json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["bytes"] == len(out.read_bytes())
    assert "Hello there" in [box["text"] for box in told["text_boxes"]]
    assert simplejpeg.decode_jpeg_header(out.read_bytes())[:2] == (1500, 1000)


@pytest.mark.parametrize(
    "option",
    [("--headline", "Other words"), ("--accent", "#AA2222"), ("--seed", "another"), ("--photo", "photo.jpg")],
    ids=lambda option: option[0],
)
def test_every_option_of_preview_changes_the_picture(
    option: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("photo.jpg").write_bytes(jpeg(scene(600, 800)))
    for extra, out in (((), "plain.jpg"), (option, "other.jpg")):
        assert RUN.invoke(app, ["preview", "hero", "--out", out, *extra]).exit_code == 0
    assert Path("plain.jpg").read_bytes() != Path("other.jpg").read_bytes()


def test_preview_draws_a_directory_of_one_s_own(tmp_path: Path) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        text = (BUILT_IN_DIRECTORY / "quote" / name).read_text()
        (own / name).write_text(text.replace('"name": "quote"', '"name": "mine"'))
    out = tmp_path / "pin.jpg"
    assert RUN.invoke(app, ["preview", str(own), "--out", str(out)]).exit_code == 0
    assert out.stat().st_size > 10_000


def test_preview_refuses_a_broken_photo_with_a_reason(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"no photo")
    args = ["preview", "hero", "--photo", str(photo), "--out", str(tmp_path / "pin.jpg"), "--json"]
    result = RUN.invoke(app, args)
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == "pins.photo_unreadable"


@pytest.mark.parametrize("name", ["pin.png", "pin.webp", "pin"])
def test_preview_writes_no_jpeg_under_another_kind_s_name(name: str, tmp_path: Path) -> None:
    result = RUN.invoke(app, ["preview", "hero", "--out", str(tmp_path / name), "--json"])
    assert result.exit_code == 2
    assert "call it pin.jpg" in json.loads(result.stdout)["error"]["message"]
    assert not (tmp_path / name).exists()


def test_a_new_template_is_sound_at_once_and_can_be_looked_at_small(tmp_path: Path) -> None:
    own, out = tmp_path / "summer-days", tmp_path / "small.jpg"
    made = RUN.invoke(app, ["new", str(own), "--from", "editorial"])
    assert made.exit_code == 0
    assert f"pinflow template lint {own}" in made.stdout
    assert RUN.invoke(app, ["lint", str(own)]).stdout == f"{own}: no faults\n"
    written = json.loads((own / "template.json").read_text())
    assert (written["name"], written["title"]) == ("summer-days", "Summer days")
    assert written["$schema"] == "./template.schema.json"
    assert (own / "template.schema.json").read_bytes() == schema_of("template")
    assert RUN.invoke(app, ["preview", str(own), "--out", str(out), "--width", "236"]).exit_code == 0
    assert simplejpeg.decode_jpeg_header(out.read_bytes())[:2] == (354, 236)


@pytest.mark.parametrize("start", template_names())
def test_a_new_template_carries_its_own_name_and_title_and_nothing_else(start: str, tmp_path: Path) -> None:
    """Whatever it was started from: two of one title could not be told apart."""
    own = tmp_path / "summer"
    assert RUN.invoke(app, ["new", str(own), "--from", start]).exit_code == 0
    written, source = (
        json.loads((place / "template.json").read_text()) for place in (own, template_directory(start))
    )
    assert written == {**source, "$schema": "./template.schema.json", "name": "summer", "title": "Summer"}


def test_a_new_template_overwrites_nothing_and_needs_a_name(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    for name, reason in (("full", "not empty"), ("hero", "already"), ("Über", "small letters")):
        result = RUN.invoke(app, ["new", str(tmp_path / name)])
        assert result.exit_code == 2
        assert reason in result.stderr
    assert RUN.invoke(app, ["new", str(tmp_path / "mine"), "--from", "nowhere"]).exit_code == 2
    assert not (tmp_path / "mine").exists()


def test_schema_prints_what_an_editor_checks_by() -> None:
    assert RUN.invoke(app, ["schema"]).stdout.encode() == schema_of("template")
    assert RUN.invoke(app, ["schema", "sample"]).stdout.encode() == schema_of("sample")
    assert RUN.invoke(app, ["schema", "picture"]).exit_code == 2


def test_the_gallery_is_a_sheet_of_three_products_in_two_brands(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["gallery", "quote", "--out", str(tmp_path), "--json"])
    assert json.loads(result.stdout)["files"] == ["quote.jpg"]
    height, width, *_ = simplejpeg.decode_jpeg_header((tmp_path / "quote.jpg").read_bytes())
    assert (width, height) == (3 * 236 + 4 * 12, 2 * 354 + 3 * 12)

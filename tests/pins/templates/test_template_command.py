"""``pinflow template`` lists, checks and draws."""

from __future__ import annotations

import json
from pathlib import Path

import simplejpeg
from typer.testing import CliRunner

from pinflow.entrypoints.cli.template import app
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY

RUN = CliRunner()


def test_list_names_every_template() -> None:
    result = RUN.invoke(app, ["list", "--json"])
    assert result.exit_code == 0
    assert [row["id"] for row in json.loads(result.stdout)["items"]] == ["editorial", "hero", "quote"]
    assert "quote" in RUN.invoke(app, ["list"]).stdout


def test_lint_finds_the_built_in_templates_good() -> None:
    result = RUN.invoke(app, ["lint", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"ok": True, "templates": {"editorial": [], "hero": [], "quote": []}}


def test_lint_points_at_the_fault_of_a_template_of_one_s_own(tmp_path: Path) -> None:
    own = tmp_path / "mine"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        text = (BUILT_IN_DIRECTORY / "quote" / name).read_text()
        (own / name).write_text(text.replace('"name": "quote"', '"name": "yours"'))
    result = RUN.invoke(app, ["lint", str(own)])
    assert result.exit_code == 2
    assert "template.json:2 $.name: the directory is called “mine”" in result.stdout


def test_lint_sees_text_that_would_stand_under_pinterest_s_button(tmp_path: Path) -> None:
    own = tmp_path / "hero"
    own.mkdir()
    for name in ("template.json", "sample.json"):
        text = (BUILT_IN_DIRECTORY / "hero" / name).read_text()
        (own / name).write_text(text.replace('"max_width": 688, ', ""))
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

"""Templates of a team's own from the command line."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.entrypoints.cli.conftest import Type


async def test_a_template_is_made_kept_changed_and_removed(team: Type, tmp_path: Path) -> None:
    place = tmp_path / "summer"
    assert "No templates of your own yet" in (await team("template", "own")).out
    assert (await team("template", "new", str(place), "--from", "quote")).code == 0
    kept = await team("template", "add", str(place))
    assert (kept.code, kept.out) == (
        0,
        "Kept “summer”, version 1. Use it: pinflow pin edit PIN --template summer\n",
    )
    again = await team("template", "add", str(place), "--json")
    assert (again.code, again.json["code"]) == (2, "pins.template_name_taken")
    told = again.json["detail"].partition("or replace yours. pinflow ")[2]
    replaced = await team(*shlex.split(told), "--json")
    assert replaced.json["version"] == 2
    listed = (await team("template", "own", "--json")).json["items"]
    assert [(row["id"], row["own"], row["version"]) for row in listed] == [("summer", True, 2)]
    assert (await team("template", "remove", "summer")).code == 0
    gone = await team("template", "remove", "summer", "--json")
    assert (gone.code, gone.json["code"]) == (2, "pins.no_such_template")


async def test_an_installed_template_is_not_said_to_be_replaced(team: Type, tmp_path: Path) -> None:
    place = tmp_path / "summer"
    await team("template", "new", str(place))
    text = (place / "template.json").read_text()
    (place / "template.json").write_text(text.replace('"name": "summer"', '"name": "quote"'))
    taken = await team("template", "add", str(place), "--json")
    assert (taken.code, taken.json["code"]) == (2, "pins.template_name_taken")
    assert taken.json["detail"] == "“quote” is the name of an installed template. Give yours another one."


async def test_what_is_no_template_is_refused_with_what_to_do(team: Type, tmp_path: Path) -> None:
    empty = await team("template", "add", str(tmp_path))
    assert empty.code == 2
    assert "pinflow template new" in empty.err
    place = tmp_path / "summer"
    await team("template", "new", str(place))
    text = (place / "template.json").read_text()
    (place / "template.json").write_text(text.replace('"margin": 48', '"margin": 4'))
    faulty = await team("template", "add", str(place), "--json")
    assert (faulty.code, faulty.json["code"]) == (2, "pins.template_faulty")
    assert faulty.json["faults"][0]["where"] == "$.margin"

"""Templates are checked, and a fault is named with its line and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.templates.load_template import (
    BUILT_IN_DIRECTORY,
    load_template,
    read_template,
    template_names,
)
from pinflow.pins.templates.locate_json import line_of


@pytest.fixture
def hero(tmp_path: Path) -> Path:
    """A copy of the hero template to break."""
    directory = tmp_path / "hero"
    directory.mkdir()
    for name in ("template.json", "sample.json"):
        (directory / name).write_text((BUILT_IN_DIRECTORY / "hero" / name).read_text())
    return directory


def _replace(directory: Path, old: str, new: str) -> int:
    """Change the template's text once; returns the line it stands on."""
    path = directory / "template.json"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_there_are_three_built_in_templates_without_a_fault() -> None:
    assert template_names() == ["editorial", "hero", "quote"]
    for name in template_names():
        template, faults = read_template(BUILT_IN_DIRECTORY / name)
        assert template is not None
        assert faults == []


def test_one_template_needs_no_photo_at_all() -> None:
    assert load_template("quote").picture == "art"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"size": 108', '"size": "big"', "Expected"),
        ('"radius": 40', '"radios": 40', "radios"),
        ('"type": "picture"', '"type": "hologram"', "hologram"),
        ('"BricolageGrotesque-ExtraBold"', '"Comic"', "no font"),
        ('"color": "spark"', '"color": "sparkle"', "sparkle"),
        ('"card": "deep"', '"card": "mauve"', "mauve"),
        ('"bottom": "card.top + 110"', '"bottom": "cart.top"', "cart"),
        ('"bottom": "card.top + 110"', '"bottom": "somewhere"', "write a number"),
        ('"min_size": 52', '"min_size": 152', "larger than size"),
        ('"margin": 48', '"margin": 190', "nearer to the edge"),
        ('"art": ["hills"', '"art": ["volcano"', "volcano"),
    ],
)
def test_a_fault_is_named_with_its_line(hero: Path, old: str, new: str, reason: str) -> None:
    line = _replace(hero, old, new)
    _, faults = read_template(hero)
    assert faults
    assert reason in " ".join(fault.reason for fault in faults)
    if '"margin"' not in old:  # the margin's fault stands at the stack that breaks it
        assert line in [fault.line for fault in faults] or abs(faults[0].line - line) <= 1


def test_broken_json_is_named_with_its_line(hero: Path) -> None:
    line = _replace(hero, '"margin": 48,', '"margin": 48,,')
    template, faults = read_template(hero)
    assert template is None
    assert [fault.line for fault in faults] == [line]
    assert "not JSON" in faults[0].reason


def test_a_missing_sample_is_a_fault(hero: Path) -> None:
    (hero / "sample.json").unlink()
    _, faults = read_template(hero)
    assert [(fault.file, fault.reason) for fault in faults] == [
        ("sample.json", "the file is missing or cannot be read")
    ]


def test_a_template_must_show_the_disclosure(hero: Path) -> None:
    _replace(hero, '"source": "disclosure"', '"source": "site"')
    _, faults = read_template(hero)
    assert [fault.reason for fault in faults] == ["no text shows the disclosure"]


def test_loading_a_faulty_template_says_where(hero: Path) -> None:
    line = _replace(hero, '"min_size": 52', '"min_size": 152')
    with pytest.raises(InvalidInputError) as caught:
        load_template("hero", (hero.parent,))
    assert caught.value.code == "pins.template_faulty"
    assert f"line {line}" in caught.value.message


def test_an_unknown_template_names_the_known_ones() -> None:
    with pytest.raises(InvalidInputError) as caught:
        load_template("nowhere")
    assert caught.value.code == "pins.template_unknown"
    assert "editorial, hero, quote" in caught.value.message


def test_the_line_of_a_value_is_found_through_strings_with_braces_and_quotes() -> None:
    text = json.dumps({"a": 'x{"[,', "b": [1, {"c": "]}", "d": None}]}, indent=1)
    assert line_of(text, "$.b[1].d") == 1 + text[: text.index('"d"')].count("\n")
    assert line_of(text, "$.b[1].lacking") == 1 + text[: text.index("{", 3 + text.index("1,"))].count("\n")

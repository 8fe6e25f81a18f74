"""Templates are checked, and a fault is named with its line and reason."""

from __future__ import annotations

import json
from collections import Counter
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.templates.json_schema import SCHEMA_DIRECTORY, SCHEMAS, schema_of
from pinflow.pins.templates.load_template import (
    BUILT_IN_DIRECTORY,
    ENTRY_POINTS,
    FILES,
    load_template,
    parse_template,
    read_package,
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


def test_the_built_in_templates_are_many_in_every_family_and_without_a_fault() -> None:
    families: Counter[str] = Counter()
    for name in template_names((BUILT_IN_DIRECTORY,)):
        template, faults = read_template(BUILT_IN_DIRECTORY / name)
        assert template is not None
        assert faults == []
        families[template.family] += 1
    assert set(families) == {"hero", "collage", "list", "comparison", "quote", "gift"}
    assert min(families.values()) >= 4
    assert families.total() >= 24


def test_several_templates_of_different_families_need_no_photo_at_all() -> None:
    alone = [load_template(name) for name in template_names() if load_template(name).picture == "art"]
    assert len(alone) >= 6
    assert len({template.family for template in alone}) >= 4


def test_the_stored_schemas_are_those_of_the_model_and_fit_every_template() -> None:
    for file in SCHEMAS:
        stored = (SCHEMA_DIRECTORY / f"{file}.schema.json").read_bytes()
        assert stored == schema_of(file), "run: python -m pinflow.pins.templates.json_schema"
        validator = Draft202012Validator(json.loads(stored))
        for name in template_names((BUILT_IN_DIRECTORY,)):
            document = json.loads((BUILT_IN_DIRECTORY / name / f"{file}.json").read_text())
            assert list(validator.iter_errors(document)) == [], name


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"size": 108', '"size": "big"', "it has to be a number"),
        ('"shadow": true', '"shadows": true', "shadows"),
        ('"type": "picture"', '"type": "hologram"', "hologram"),
        ('"color": "spark"', '"color": "sparkle"', "sparkle"),
        ('"card": "deep"', '"card": "mauve"', "mauve"),
        ('"bottom": "card.top + 52"', '"bottom": "cart.top"', "cart"),
        ('"bottom": "card.top + 52"', '"bottom": "somewhere"', "write a number"),
        ('"min_size": 52', '"min_size": 152', "larger than size"),
        ('"margin": 48', '"margin": 190', "nearer to the edge"),
        ('"art": ["still-life"', '"art": ["volcano"', "volcano"),
        ('"radius": "card"', '"radius": "plate"', "no radius"),
        ('"heading": "BricolageGrotesque-ExtraBold"', '"heading": "Comic"', "no font"),
        ('"font": "heading"', '"font": "title"', "no font"),
        ('"family": "hero"', '"family": "epic"', "epic"),
        ('"source": "kicker"', '"source": "words"', "says in “words”"),
        ('"type": "stack"', '"type": "stak"', "is none of: shape, gradient"),
        ('"family": "hero"', '"family": "heros"', "is none of: hero, collage"),
        ('"name": "hero"', '"name": "he_ro"', "small letters, digits and hyphens"),
        ('"max_lines": 4', '"max_lines": 400', "at most 12"),
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


def test_faults_stand_in_the_order_of_their_lines() -> None:
    design = (BUILT_IN_DIRECTORY / "hero" / "template.json").read_bytes()
    for old, new in ((b'"color": "quiet"', b'"color": "mauve"'), (b'"color": "card"', b'"color": "teal"')):
        design = design.replace(old, new)
    _, _, faults = parse_template(design, b'{"headline": 4}')
    lines = [(fault.file, fault.line) for fault in faults]
    assert len({line for _, line in lines}) > 2
    assert lines == sorted(lines, key=lambda at: (at[0] != "template.json", at[1]))


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
    assert ", ".join(template_names()) in caught.value.message


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "a lone bracket": b"[",
    "ten thousand brackets": b"[" * 10_000,
    "deep and whole": b"[" * 5_000 + b"]" * 5_000,
    "deep inside": b'{"layers": ' + b"[" * 900 + b"]" * 900 + b"}",
    "a huge number": b'{"margin": ' + b"9" * 5_000 + b"}",
    "no number": b'{"margin": NaN}',
    "endless": b'{"margin": Infinity}',
    "half a character": b'{"name": "\\ud800"}',
    "not text": b"\xff\xfe\x00",
    "a null byte": b'{"name": "\x00"}',
    "an array": b"[1, 2]",
    "a word": b'"hero"',
    "too large": b" " * 64_001,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_sent_as_a_template_is_a_fault_and_no_crash(data: bytes) -> None:
    template, sample, faults = parse_template(data, data)
    assert template is None
    assert sample is None
    assert {fault.file for fault in faults} == {"template.json", "sample.json"}
    assert all(fault.line >= 1 and fault.reason for fault in faults)


_PIECES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(template_names((BUILT_IN_DIRECTORY,))), data=st.data())
def test_a_template_with_any_part_replaced_is_read_or_named_faulty(name: str, data: st.DataObject) -> None:
    document = json.loads((BUILT_IN_DIRECTORY / name / "template.json").read_text())
    part = document
    for _ in range(data.draw(st.integers(1, 5))):
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if isinstance(part[key], dict | list) and data.draw(st.booleans()):
            part = part[key]
        else:
            part[key] = data.draw(_PIECES)
            break
    text = json.dumps(document).encode()
    template, _, faults = parse_template(text, None)
    assert template is not None or faults


def test_a_package_adds_its_templates_and_a_broken_one_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "pinflow_summer"
    start = package / "summer"
    start.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    for file in FILES:
        text = (BUILT_IN_DIRECTORY / "quote" / file).read_text()
        (start / file).write_text(text.replace('"name": "quote"', '"name": "summer"'))
    monkeypatch.syspath_prepend(str(tmp_path))
    found = read_package(EntryPoint("summer", "pinflow_summer", ENTRY_POINTS))
    assert (found.directory, found.reason) == (package.resolve(), None)
    assert found.directory is not None
    assert load_template("summer", (BUILT_IN_DIRECTORY, found.directory)).name == "summer"
    for broken, reason in (
        ("no_such_package", "It cannot be loaded: ModuleNotFoundError"),
        ("json", "It names no directory with templates"),
        ("json:dumps", "It names no directory with templates"),
    ):
        package_of = read_package(EntryPoint("broken", broken, ENTRY_POINTS))
        assert package_of.directory is None
        assert (package_of.reason or "").startswith(reason)
    # One faulty template takes its package out of use, with its reason, and nothing else.
    (start / "template.json").write_text('{"name": "summer"}')
    faulty = read_package(EntryPoint("summer", "pinflow_summer", ENTRY_POINTS))
    assert faulty.directory is None
    assert "Template “summer” is faulty: template.json line 1" in (faulty.reason or "")


def test_the_line_of_a_value_is_found_through_strings_with_braces_and_quotes() -> None:
    text = json.dumps({"a": 'x{"[,', "b": [1, {"c": "]}", "d": None}]}, indent=1)
    assert line_of(text, "$.b[1].d") == 1 + text[: text.index('"d"')].count("\n")
    assert line_of(text, "$.b[1].lacking") == 1 + text[: text.index("{", 3 + text.index("1,"))].count("\n")

"""`pinflow plugin list`."""

from __future__ import annotations

import pytest

from tests.entrypoints.cli.conftest import Type
from tests.entrypoints.outside_plugins import KEY


@pytest.mark.usefixtures("installed")
async def test_the_list_says_what_is_used_and_why_something_is_off(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_CHANNEL", "outside_channel")
    listed = await typed("plugin", "list", "--json")
    assert listed.code == 0
    found = {(row["kind"], row["name"]): row for row in listed.json["items"]}
    assert {key for key, row in found.items() if row["used"]} == {
        ("source", "amazon"),
        ("source", "outside_source"),
        ("writer", "template"),
        ("renderer", "skia"),
        ("channel", "outside_channel"),
    }
    assert found["writer", "keyed"]["reason"] == f"Set {KEY} to use it."
    assert found["channel", "broken"]["reason"].startswith("it cannot be loaded: AttributeError")
    assert found["channel", "outside_channel"]["origin"] == "pinflow-outside"
    assert found["channel", "pinterest"] == {
        "kind": "channel",
        "name": "pinterest",
        "origin": "built-in",
        "used": False,
        "reason": None,
    }


async def test_for_people_it_is_a_table_with_the_reasons(
    typed: Type, installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await typed("plugin", "list")
    assert shown.code == 0
    assert "ready, not chosen" in shown.out
    assert "Set OUTSIDE_WRITER_KEY" in " ".join(shown.out.split())

"""`pinflow plugin list`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.entrypoints.cli.conftest import Type
from tests.entrypoints.outside_plugins import KEY, READER_KEY


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
        ("lookup", "amazon_creators"),
        ("trends", "pinterest"),
        *(("reader", name) for name in ("csv", "xlsx", "json", "page", "mhtml", "outside_reader")),
        ("writer", "template"),
        ("template", "pinflow"),
        ("template", "summer"),
        ("renderer", "skia"),
        ("channel", "outside_channel"),
        ("channel", "pinterest_csv"),
        ("channel", "rss"),
        ("notifier", "outside_notifier"),
    }
    assert found["writer", "keyed"]["reason"] == f"Set {KEY} to use it."
    assert found["reader", "keyed_reader"]["reason"] == f"Set {READER_KEY} to use it."
    assert found["reader", "bookmarklet"]["reason"] == "The name “bookmarklet” is taken."
    assert found["reader", "outside_reader"]["settings"] == [
        {"name": "PINFLOW_READERS_OFF", "value": ""},
        {"name": "PINFLOW_IMPORT_MAX_MEGABYTES", "value": "16"},
    ]
    assert found["template", "summer"]["origin"] == "pinflow-outside"
    assert found["template", "empty"]["reason"].startswith("It names no directory with templates")
    assert found["channel", "broken"]["reason"].startswith("it cannot be loaded: AttributeError")
    assert found["channel", "outside_channel"]["origin"] == "pinflow-outside"
    assert found["channel", "pinterest"] == {
        "kind": "channel",
        "name": "pinterest",
        "origin": "built-in",
        "used": False,
        "reason": None,
        "settings": [
            {"name": "PINFLOW_PINTEREST_TIMEOUT_SECONDS", "value": "30.0"},
            {"name": "PINFLOW_SETTLE_MINUTES", "value": "15.0"},
        ],
    }


async def test_for_people_it_is_a_table_with_the_reasons(
    typed: Type, installed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await typed("plugin", "list")
    assert shown.code == 0
    assert "ready, not chosen" in shown.out
    assert "Set OUTSIDE_WRITER_KEY" in " ".join(shown.out.split())


async def test_look_ups_and_trends_are_off_for_a_team_without_a_key_and_an_account(team: Type) -> None:
    found = {row["kind"]: row for row in (await team("plugin", "list", "--json")).json["items"]}
    assert not found["lookup"]["used"]
    assert found["lookup"]["reason"].startswith("Not connected: the Creators API needs ten qualified sales")
    assert found["lookup"]["settings"][0] == {"name": "PINFLOW_CREATORS_INTERVAL_SECONDS", "value": "1.1"}
    assert not found["trends"]["used"]
    assert "none is connected" in found["trends"]["reason"]
    assert found["renderer"]["used"], "what needs no connection is not touched"


async def test_a_source_is_off_until_the_team_decided_to_fetch_and_names_the_sandbox_that_stands_in(
    team: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def amazon() -> dict[str, Any]:
        (found,) = [
            row for row in (await team("plugin", "list", "--json")).json["items"] if row["kind"] == "source"
        ]
        return dict(found)

    off = await amazon()
    assert not off["used"]
    assert off["reason"].endswith("Saved pages are read without it.")
    assert off["settings"][-1] == {"name": "PINFLOW_SANDBOX_AMAZON_URL", "value": ""}
    assert (await team("scrape", "decide", "--allow")).code == 0
    assert (await amazon())["used"]
    assert (await team("scrape", "decide", "--decline")).code == 0
    assert not (await amazon())["used"]
    # The sandbox is nobody else's site.
    monkeypatch.setenv("PINFLOW_SANDBOX_AMAZON_URL", "http://127.0.0.1:8400")
    stand_in = await amazon()
    assert stand_in["used"]
    assert stand_in["settings"][-1]["value"] == "http://127.0.0.1:8400"


async def test_a_reader_that_is_turned_off_says_so(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINFLOW_READERS_OFF", "xlsx, mhtml")
    found = {row["name"]: row for row in (await typed("plugin", "list", "--json")).json["items"]}
    for name in ("xlsx", "mhtml"):
        assert not found[name]["used"]
        assert found[name]["reason"] == "Turned off by PINFLOW_READERS_OFF."
        assert found[name]["origin"] == "built-in"
    assert found["csv"]["used"]

"""``pinflow calendar`` as it is typed: hours, reasons and moves."""

from __future__ import annotations

import pytest

from tests.entrypoints.cli.conftest import LIST_PAGE, Type


async def test_a_pin_without_a_slot_says_so_and_cannot_be_moved(team: Type) -> None:
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    assert "it has no account yet" in (await team("calendar", "why", pin["id"])).out
    why = (await team("calendar", "why", pin["id"], "--json")).json
    assert (why["at"], why["grounds"]) == (None, [])
    moved = await team("calendar", "move", pin["id"], "--at", "2030-11-24T17:30", "--json")
    assert (moved.code, moved.json["code"]) == (2, "posting.cannot_move")
    wrong = await team("calendar", "move", pin["id"], "--at", "tomorrow", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "cli.bad_time")
    assert (await team("calendar", "--json")).json["items"] == []


@pytest.mark.parametrize("week", ["monday 07:00-22:00", "mon-fri", "mon-xyz 07:00-08:00"])
async def test_hours_that_cannot_be_read_are_refused(team: Type, week: str) -> None:
    refused = await team("calendar", "hours", "Evergreen", "--open", week, "--json")
    assert (refused.code, refused.json["code"]) == (2, "posting.bad_hours")


async def test_evergreens_are_switched_on_and_off(team: Type) -> None:
    on = await team("project", "set", "Evergreen Home", "--evergreen", "60", "--json")
    assert on.json["evergreen_after_days"] == 60
    assert "a fresh draft after 60 days" in (await team("project", "show", "Evergreen Home")).out
    assert (await team("project", "set", "Evergreen Home", "--evergreen", "5")).code == 2
    off = await team("project", "set", "Evergreen Home", "--evergreen", "0", "--json")
    assert off.json["evergreen_after_days"] is None


async def test_a_schedules_history_is_shown(team: Type) -> None:
    assert "It has not run yet." in (await team("schedule", "history", "research.score")).out
    assert (await team("schedule", "run", "research.score")).code == 0
    (run,) = (await team("schedule", "history", "research.score", "--json")).json["items"]
    assert (run["manual"], run["outcome"]) == (True, None)
    changed = await team("schedule", "set", "research.score", "--missed", "skip", "--json")
    assert changed.json["misfire"] == "skip"
    wrong = await team("schedule", "set", "research.score", "--missed", "never", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "scheduling.bad_misfire")


async def test_hours_say_what_the_accounts_figures_lack(team: Type) -> None:
    assert (await team("account", "add", "--name", "Evergreen", "--export")).code == 0
    shown = (await team("calendar", "hours", "Evergreen", "--json")).json
    assert shown["best"] is None
    told = await team("calendar", "hours", "Evergreen", "--best-hours")
    assert "best hours among these" in told.out
    assert "no pin of this account was followed yet" in told.out


async def test_figures_of_a_pin_that_is_not_published_say_so(team: Type) -> None:
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    assert "not published, so there are no figures yet" in (await team("pin", "figures", pin["id"])).out
    figures = (await team("pin", "figures", pin["id"], "--json")).json
    assert (figures["days"], figures["next_at"], figures["sums"]["impressions"]) == ([], None, 0)
    assert (await team("pin", "figures", "nothing-like-it", "--json")).code == 2

"""A whole walk: from an empty database to a site, a reviewed pin and the calendar."""

from __future__ import annotations

import hashlib
from pathlib import Path

import asyncpg
import pytest

from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.models import Board, Identity
from pinflow.accounts.providers.provider import FakeProvider
from pinflow.accounts.queries import replace_cached_boards
from pinflow.entrypoints.bootstrap import load_secrets
from pinflow.identity.models import Actor, Role
from pinflow.identity.queries import list_all_members
from pinflow.kit.clock import SystemClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.settings import load_settings
from tests.conftest import ROOT, TestUrls
from tests.entrypoints.cli.conftest import LIST_PAGE, Type, type_on

TOKEN = "pina_a-token-nobody-may-see"
TEAM = ("--name", "Evergreen", "--email", "nora@example.org", "--generate")


async def test_from_an_empty_database_to_a_built_site(
    empty_database_urls: TestUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet_logs: None
) -> None:
    typed = type_on(empty_database_urls, tmp_path / "data", monkeypatch)
    before = await typed("db", "check", "--json")
    assert before.code == 2
    assert not before.json["ok"]
    refused = await typed("tenant", "list")
    assert refused.code == 1
    assert "pinflow db migrate" in refused.err

    done = await typed("db", "setup", "--json")
    newest = max(path.stem[:4] for path in (ROOT / "migrations" / "versions").glob("0*.py"))
    assert (done.code, done.json["before"], done.json["revision"]) == (0, None, newest)
    assert (await typed("db", "setup", "--json")).json["before"] == newest
    assert "Nothing to do" in (await typed("db", "migrate")).out
    checked = await typed("db", "check")
    assert checked.code == 0
    assert checked.out.count("ok ") == 3

    nobody = await typed("project", "list")
    assert nobody.code == 2
    assert 'pinflow tenant create --name "My team"' in nobody.err, "it is to be pasted"
    team = (await typed("tenant", "create", *TEAM, "--json")).json
    assert (team["user"]["email"], team["role"]) == ("nora@example.org", "admin")
    assert len(team["password"]) >= 20
    project = await typed(
        *("project", "create", "--name", "Evergreen Home", "--marketplace", "amazon.de"),
        *("--tag", "evergreen-21", "--time-zone", "Europe/Berlin", "--json"),
    )
    assert project.json["affiliate_tag"] == "evergreen-21"
    kinds = [item["kind"] for item in (await typed("schedule", "list", "--json")).json["items"]]
    assert "research.score" in kinds

    uploaded = await typed("scrape", "upload", str(LIST_PAGE), "--project", "evergreen", "--json")
    assert (uploaded.json["items"], uploaded.json["opportunities"]) == (7, 5)
    found = (await typed("opportunity", "list", "--json")).json["items"]
    assert [item["score"] for item in found] == sorted((item["score"] for item in found), reverse=True)
    assert len(found) == 5
    assert sum(part["points"] for part in found[0]["parts"]) == pytest.approx(found[0]["score"])
    table = await typed("opportunity", "list")
    assert found[0]["id"][-8:] in table.out
    assert max(map(len, table.out.splitlines())) <= 80

    site = tmp_path / "site"
    built = await typed("site", "build", "--out", str(site), "--json")
    assert (built.json["pages"], built.json["base_url"], built.json["destinations"]) == (5, None, 0)
    assert "tag=evergreen-21" in (site / "amazon.de" / "B0TEST0001" / "index.html").read_text()
    again = await typed("site", "build", "--out", str(site), "--base-url", "https://ever.example", "--json")
    assert (again.json["written"], again.json["destinations"]) == ([], 5)
    pages = (await typed("project", "destination", "list", "--json")).json["items"]
    assert pages[0]["url"] == "https://ever.example/amazon.de/B0TEST0001/"
    actions = [entry["action"] for entry in (await typed("audit", "list", "--json")).json["items"]]
    assert {"site.built", "page.uploaded", "project.created", "tenant.created"} <= set(actions)


async def _connect(urls: TestUrls) -> None:
    """An account with one board, without asking Pinterest."""
    settings, now = load_settings(), SystemClock().now()
    database, system = await Database.open(urls.app), await SystemDatabase.open(urls.system)
    try:
        async with system.system_session() as session:
            nora = (await list_all_members(session))[0]
        actor = Actor(
            tenant_id=nora.tenant_id, user_id=nora.user_id, name=nora.name, role=Role.ADMIN, via="cli"
        )
        account = await connect_account(
            database,
            load_secrets(settings),
            FakeProvider(Identity("123", "evergreenhome")),
            actor,
            name="Evergreen",
            base_url="http://127.0.0.1:9/v5",
            access_token=TOKEN,
            time_zone="America/New_York",
            now=now,
        )
        async with database.tenant_session(nora.tenant_id) as session:
            await replace_cached_boards(session, account.id, [Board("77", "Small gardens")], now)
    finally:
        await database.close()
        await system.close()


async def test_a_pin_is_drafted_reviewed_and_taken_back(
    team: Type, database_urls: TestUrls, tmp_path: Path
) -> None:
    await _connect(database_urls)
    boards = await team("board", "list", "--account", "evergreen", "--json")
    assert boards.json == {"items": [{"id": "77", "name": "Small gardens"}]}
    changed = await team(
        *("project", "set", "evergreen home", "--account", "Evergreen", "--board", "small gardens"),
        *("--site-url-pattern", "https://ever.example/p/{asin}", "--accent", "#112233", "--json"),
    )
    assert (changed.json["default_board_id"], changed.json["brand"]["accent"]) == ("77", "#112233")
    await team("scrape", "upload", str(LIST_PAGE))

    for option, code in (("--hook", "writers.unknown_hook"), ("--template", "pins.unknown_template")):
        refused = await team("opportunity", "draft", "B0TEST0001", option, "no-such", "--json")
        assert (refused.code, refused.json["code"]) == (2, code)
        several = await team("opportunity", "draft", "B0TEST0001", "B0TEST0002", option, "no-such", "--json")
        assert (several.code, {one["code"] for one in several.json["refused"]}) == (2, {code})
    drafted = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    assert (drafted["state"], drafted["board"]["name"]) == ("in_review", "Small gardens")
    assert (await team("opportunity", "draft", "B0TEST0001", "--json")).json["pin_id"] == drafted["id"]
    again = " ".join((await team("opportunity", "draft", "B0TEST0001", "--now")).out.split())
    assert "There is a pin of it already" in again
    assert "Drafted" not in again
    short = drafted["id"][-8:]
    shown = await team("pin", "show", short)
    assert drafted["payload_hash"] in shown.out
    assert max(map(len, shown.out.split("\n\n")[0].splitlines())) <= 80

    assert f"pinflow pin approve {short}" in shown.out

    for arguments in (["--json"], []):
        asked = await team("pin", "approve", short, *arguments)
        assert asked.code == 2
        assert "--hash" in asked.out + asked.err
    other = await team("pin", "approve", short, "--hash", "0" * 64, "--json")
    assert (other.code, other.json["code"]) == (2, "pins.changed_since_seen")
    edited = (await team("pin", "edit", short, "--title", "A can for the garden", "--json")).json
    assert (edited["title"], edited["version"]) == ("A can for the garden", drafted["version"] + 1)
    old = await team("pin", "edit", short, "--title", "Again", "--version", str(drafted["version"]), "--json")
    assert (old.code, old.json["code"]) == (2, "pins.changed_since_seen")

    several = (await team("pin", "carousel", short, "--json")).json
    assert several["kind"] == "carousel"
    assert 2 <= len(several["slides"]) <= 5
    told = " ".join((await team("pin", "show", short)).out.split())
    assert "a carousel of" in told
    assert f"Points {' / '.join(several['points'])}" in told
    written = (await team("pin", "picture", short, "--out", str(tmp_path / "several.jpg"), "--json")).json
    files = [written["file"], *(one["file"] for one in written["further"])]
    assert [Path(file).name for file in files] == [
        "several.jpg",
        *(f"several-{number}.jpg" for number in range(2, len(several["slides"]) + 1)),
    ]
    digests = [hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in files]
    assert digests == [slide["sha256"] for slide in several["slides"]]
    edited = (await team("pin", "image", short, "--json")).json
    assert (edited["kind"], edited["slides"]) == ("image", [])

    approved = await team("pin", "approve", short, "--hash", edited["payload_hash"], "--json")
    assert (approved.code, approved.json["state"]) == (0, "approved")
    assert approved.json["approved"]["via"] == "cli"
    assert approved.json["approved"]["by"] == "nora"
    twice = await team("pin", "approve", short, "--hash", edited["payload_hash"])
    assert twice.code == 2
    assert "approved already" in twice.err
    assert "approved already" in (await team("pin", "show", short)).out, "not that it may be approved"
    assert (await team("pin", "undo", short, "--json")).json["state"] == "in_review"
    assert (await team("pin", "reject", short, "--reason", "Not ours", "--json")).json["state"] == "rejected"
    assert (await team("pin", "retry", short)).code == 2
    assert (await team("pin", "attempts", short, "--json")).json == {"items": []}

    file = tmp_path / "pin.jpg"
    picture = (await team("pin", "picture", short, "--out", str(file), "--json")).json
    assert hashlib.sha256(file.read_bytes()).hexdigest() == picture["sha256"] == edited["picture"]["sha256"]


async def test_a_person_at_a_terminal_sees_the_pin_and_says_yes(
    team: Type, database_urls: TestUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _connect(database_urls)
    await team("project", "set", "evergreen", "--account", "Evergreen", "--board", "77")
    await team("project", "set", "evergreen", "--site-url-pattern", "https://ever.example/p/{asin}")
    await team("scrape", "upload", str(LIST_PAGE))
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    monkeypatch.setattr("pinflow.entrypoints.cli.failures.stdin_is_terminal", lambda: True)
    declined = await team("pin", "approve", pin["id"], stdin="n\n")
    assert declined.code == 1
    assert pin["payload_hash"] in declined.out
    assert "Nothing was approved." in declined.err
    # The end of the input is no answer.
    assert (await team("pin", "approve", pin["id"], stdin="")).code == 130
    agreed = await team("pin", "approve", pin["id"], stdin="y\n")
    assert agreed.code == 0
    assert (await team("pin", "show", pin["id"], "--json")).json["state"] == "approved"
    assert "decided by nora" in (await team("scrape", "decide", stdin="n\n")).out


async def test_a_refused_approval_leaves_its_reason_on_the_pin(team: Type, database_urls: TestUrls) -> None:
    await _connect(database_urls)
    await team("project", "set", "evergreen", "--account", "Evergreen", "--board", "77")
    await team("project", "set", "evergreen", "--site-url-pattern", "https://ever.example/p/{asin}")
    await team("scrape", "upload", str(LIST_PAGE))
    pin, twin = [
        (await team("opportunity", "draft", asin, "--now", "--json")).json
        for asin in ("B0TEST0001", "B0TEST0002")
    ]
    connection = await asyncpg.connect(database_urls.migration)
    await connection.execute(
        "update pinflow.pin set state = 'published', published_at = now(), canonical_link ="
        " (select canonical_link from pinflow.pin where id = $2::uuid) where id = $1::uuid",
        twin["id"],
        pin["id"],
    )
    await connection.close()
    refused = await team("pin", "approve", pin["id"], "--hash", pin["payload_hash"], "--json")
    assert (refused.code, refused.json["code"]) == (2, "pins.blocked_by_rules")
    shown = (await team("pin", "show", pin["id"], "--json")).json
    assert shown["blocked"] is True
    assert [finding["rule_id"] for finding in shown["findings"]] == refused.json["rules"]


async def test_an_account_is_listed_limited_paused_and_its_token_never_shown(
    team: Type, database_urls: TestUrls
) -> None:
    await _connect(database_urls)
    printed = [
        await team("account", "list", "--json"),
        await team("account", "list"),
        await team("account", "limits", "evergreen", "--daily-cap", "8", "--spacing-minutes", "90", "--json"),
        await team("account", "pause", "Evergreen", "--json"),
        await team("account", "list"),
        await team("account", "resume", "Evergreen", "--json"),
        await team("audit", "list", "--json"),
        await team("settings", "--json"),
    ]
    assert [each.code for each in printed] == [0] * len(printed)
    assert (printed[2].json["daily_cap"], printed[2].json["spacing_minutes"]) == (8, 90)
    assert (printed[3].json["state"], printed[5].json["state"]) == ("paused", "connected")
    assert "Paused by nora." in printed[4].out
    assert not any(TOKEN in each.out + each.err for each in printed)
    for cap in ("0", "26"):
        assert (await team("account", "limits", "Evergreen", "--daily-cap", cap)).code == 2


async def test_lists_are_watched_refused_without_a_decision_and_unwatched(team: Type) -> None:
    url = "https://www.amazon.de/gp/bestsellers/garden"
    watched = (await team("list", "watch", url, "--json")).json
    assert (watched["marketplace"], watched["state"]) == ("amazon.de", "never")
    assert (await team("list", "list", "--json")).json["items"][0]["id"] == watched["id"]
    for options in ((), ("--now",)):
        refused = await team("list", "fetch", watched["id"][-6:], *options, "--json")
        assert (refused.code, refused.json["code"]) == (2, "scraping.no_decision")
    undecided = await team("scrape", "decide", "--json")
    assert (undecided.code, undecided.json["code"]) == (2, "cli.decision_needed")
    assert (await team("scrape", "terms", "--json")).json["decided"] is False
    declined = await team("scrape", "decide", "--decline")
    assert "conditions of use forbid robots" in declined.out
    assert (await team("scrape", "terms", "--json")).json["allowed"] is False
    assert (await team("list", "unwatch", watched["id"], "--json")).json["watched"] is False
    assert (await team("list", "list", "--json")).json == {"items": []}
    assert (await team("list", "unwatch", watched["id"])).code == 2


async def test_opportunities_are_filtered_hidden_and_queued(team: Type) -> None:
    await team("scrape", "upload", str(LIST_PAGE))
    hidden = (await team("opportunity", "hide", "B0TEST0002", "--json")).json
    assert hidden["state"] == "hidden"
    listed = (await team("opportunity", "list", "--state", "hidden", "--json")).json["items"]
    assert [item["id"] for item in listed] == [hidden["id"]]
    assert (await team("opportunity", "unhide", hidden["id"][-8:], "--json")).json["state"] == "open"
    assert (await team("opportunity", "list", "--min-score", "99", "--json")).json == {
        "items": [],
        "next_cursor": None,
        "total": 0,
    }
    assert "Ask for a lower score" in (await team("opportunity", "list", "--min-score", "99")).out
    shown = await team("opportunity", "show", hidden["id"])
    assert "Europe/Berlin" in shown.out
    assert "EUR" in shown.out
    queued = await team("opportunity", "draft-best", "--count", "2", "--min-score", "0", "--json")
    assert queued.json["queued"] == 2
    assert (await team("opportunity", "draft-best", "--min-score", "99", "--json")).json["queued"] == 0


async def test_a_pin_without_a_place_says_how_to_choose_one_and_its_link_stays_whole(team: Type) -> None:
    pattern = "https://ever.example/a-long-way-to-go-for-a-page/and-further-still/{asin}"
    await team("project", "set", "evergreen", "--site-url-pattern", pattern)
    await team("scrape", "upload", str(LIST_PAGE))
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    hint = f"pinflow pin edit {pin['id'][-8:]} --account NAME --board NAME"
    shown = await team("pin", "show", pin["id"])
    assert hint in shown.out
    assert pin["link"] in shown.out
    refused = await team("pin", "approve", pin["id"], "--hash", pin["payload_hash"])
    assert refused.code == 2
    assert hint in refused.err

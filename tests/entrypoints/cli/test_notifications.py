"""``pinflow notification``: what was told, marks, preferences and a test that arrives."""

from __future__ import annotations

import pytest

from pinflow.entrypoints.cli.output import short_id
from pinflow.kit.clock import SystemClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell
from tests.entrypoints.cli.conftest import Type
from tests.notifications.mail_server import running_mail_server


async def tell_two(database: SystemDatabase) -> None:
    async with database.system_session() as session:
        tenant_id = await session.fetch_value("select id from tenant")
        for kind in (NotificationKind.PIN_UNDECIDED, NotificationKind.ACCOUNT_PAUSED):
            now = SystemClock().now()
            about, title = About("account", new_id(now)), f"Told \x1b[31m{kind}"
            await tell(session, tenant_id, kind, about, title=title, body="It waits.", now=now)


async def test_what_was_told_is_listed_and_marked(team: Type, system_database: SystemDatabase) -> None:
    assert "Nobody had to be told" in (await team("notification", "list")).out
    await tell_two(system_database)
    listed = (await team("notification", "list", "--json")).json
    assert (len(listed["items"]), listed["unread"], listed["urgent"]) == (2, 2, 1)
    shown = await team("notification", "list", "--kind", "account_paused")
    assert "2 unread, 1 of them urgent." in shown.out
    assert "\x1b[31m" not in shown.out
    first = (await team("notification", "list", "--limit", "1", "--json")).json
    second = (await team("notification", "list", "--cursor", first["next_cursor"], "--json")).json
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {one["id"] for one in listed["items"]}
    read = await team("notification", "read", short_id(listed["items"][0]["id"]), "--json")
    assert read.json["read_at"] is not None
    assert len((await team("notification", "list", "--unread", "--json")).json["items"]) == 1
    assert (await team("notification", "read", "--all", "--json")).json == {"marked": 1}


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("list", "--kind", "nothing"), "cli.unknown_kind"),
        (("list", "--cursor", "zzz"), "request.bad_cursor"),
        (("read",), "cli.which_notification"),
        (("read", "abcd1234"), "cli.not_found"),
        (("preferences", "pin_undecided"), "cli.half_a_choice"),
        (("preferences", "pin_failed", "--on"), "notifications.in_app_only"),
        (("preferences", "pin_undecided", "--on", "--channel", "pigeon"), "notifications.unknown_channel"),
        (("test",), "notifications.channel_off"),
    ],
)
async def test_what_cannot_be_is_refused_in_words(team: Type, command: tuple[str, ...], code: str) -> None:
    refused = await team("notification", *command, "--json")
    assert (refused.code, refused.json["code"]) == (2, code)


async def test_preferences_are_shown_and_chosen(team: Type) -> None:
    shown = await team("notification", "preferences")
    assert "email: off. Set PINFLOW_SMTP_HOST and PINFLOW_SMTP_FROM to use it." in shown.out
    assert "E-mail goes to nora@example.org." in shown.out
    chosen = (await team("notification", "preferences", "pin_undecided", "--on", "--json")).json
    kinds = {row["kind"]: row["channels"][0]["wanted"] for row in chosen["kinds"]}
    assert kinds["pin_undecided"]
    chosen = (await team("notification", "preferences", "account_paused", "--off", "--json")).json
    assert not next(r for r in chosen["kinds"] if r["kind"] == "account_paused")["channels"][0]["wanted"]


async def test_a_test_arrives(team: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running_mail_server() as room:
        monkeypatch.setenv("PINFLOW_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("PINFLOW_SMTP_PORT", str(room.port))
        monkeypatch.setenv("PINFLOW_SMTP_SECURITY", "none")
        monkeypatch.setenv("PINFLOW_SMTP_FROM", "pins@example.test")
        sent = (await team("notification", "test", "--json")).json
    assert sent["sent_to"] == "nora@example.org"
    assert sent["message_id"] in room.taken[0].mail["message-id"]

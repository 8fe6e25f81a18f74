"""``pinflow notification`` on a server."""

from __future__ import annotations

from pinflow.entrypoints.cli import notification as said
from pinflow.entrypoints.cli.server import open_server
from pinflow.notifications import schemas


async def list_some(unread: bool, kind: str | None, cursor: str | None, limit: int, as_json: bool) -> None:
    wanted = None if kind is None else said.read_kind(kind)
    async with open_server() as server:
        page = await server.get(
            "/notifications",
            schemas.NotificationPage,
            unread=unread,
            kind=wanted,
            cursor=cursor,
            limit=limit,
        )
        count = await server.get("/notifications/count", schemas.UnreadCount)
        zone = (await server.session()).time_zone
    said.print_page(page, count, zone, as_json=as_json)


async def read(text: str | None, everything: bool, as_json: bool) -> None:
    said.require_one(text, everything=everything)
    async with open_server() as server:
        if text is None:
            marked = await server.send("POST", "/notifications/read", schemas.MarkedRead, {"up_to": None})
            said.say_all_read(marked, as_json=as_json)
            return
        newest = await server.pages("/notifications", schemas.Notification, limit=said.SEARCHED)
        chosen = said.pick([one.id for one in newest], text)
        one = await server.send("POST", f"/notifications/{chosen}/read", schemas.Notification)
    said.say_read(one, as_json=as_json)


async def preferences(kind: str | None, on: bool | None, channel: str, as_json: bool) -> None:
    said.require_whole_choice(kind, on)
    async with open_server() as server:
        if kind is None:
            found = await server.get("/notification-preferences", schemas.Preferences)
        else:
            body = {"kind": said.read_kind(kind), "channel": channel, "wanted": on}
            found = await server.send("PUT", "/notification-preferences", schemas.Preferences, body)
    said.print_preferences(found, as_json=as_json)


async def send_test(channel: str, as_json: bool) -> None:
    async with open_server() as server:
        sent = await server.send("POST", "/notifications/test", schemas.SentTest, {"channel": channel})
    said.say_sent(sent, as_json=as_json)

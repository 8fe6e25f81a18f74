"""``pinflow review`` on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pinflow.entrypoints.cli import review as said
from pinflow.entrypoints.cli.output import say
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import find_pin, find_project
from pinflow.pins.review.schemas import BatchResults, Comment, QueuePage, Reviewer
from pinflow.pins.schemas import Pin

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.server import Server

_PAGE = 200


async def queue(why: str | None, mine: bool, project_text: str | None, limit: int, as_json: bool) -> None:
    reason = said.read_reason(why, mine=mine)
    async with open_server() as server:
        project_id = None if project_text is None else (await find_project(server, project_text)).id
        found = await _read_queue(server, limit, project_id=project_id, reason=reason)
    said.print_queue(found, filtered=reason is not None, as_json=as_json)


async def _read_queue(server: Server, limit: int, **query: object) -> QueuePage:
    """Page by page; the counts are those of the first."""
    page = first = await server.get("/review/queue", QueuePage, limit=min(limit, _PAGE), **query)
    items = list(first.items)
    while page.next_cursor is not None and len(items) < limit:
        rest = min(limit - len(items), _PAGE)
        page = await server.get("/review/queue", QueuePage, limit=rest, cursor=page.next_cursor, **query)
        items += page.items
    return first.model_copy(update={"items": items, "next_cursor": page.next_cursor})


async def approve(texts: list[str], all_or_none: bool, as_json: bool) -> bool:
    seen = [said.read_seen(text) for text in texts]
    async with open_server() as server:
        items = [
            {"pin_id": (await find_pin(server, pin)).id, "payload_hash": seen_hash} for pin, seen_hash in seen
        ]
        body = {"items": items, "mode": "all" if all_or_none else "each"}
        results = (await server.send("POST", "/review/approve", BatchResults, body)).items
    return said.say_results(results, as_json=as_json)


async def comment(pin: str, text: str, as_json: bool) -> None:
    async with open_server() as server:
        chosen = await find_pin(server, pin)
        made = await server.send("POST", f"/pins/{chosen.id}/comments", Comment, {"text": text})
    said.say_commented(made, as_json=as_json)


async def comments(pin: str, as_json: bool) -> None:
    async with open_server() as server:
        chosen = await find_pin(server, pin)
        found = await server.items(f"/pins/{chosen.id}/comments", Comment)
        zone = (await server.session()).time_zone
    said.print_comments(found, zone, as_json=as_json)


async def assign(pin: str, to: str | None, nobody: bool, as_json: bool) -> None:
    said.require_one(to, nobody=nobody)
    async with open_server() as server:
        chosen = await find_pin(server, pin)
        user_id, name = (None, "nobody") if to is None else await _find_reviewer(server, to)
        assigned = await server.send("PUT", f"/pins/{chosen.id}/assignee", Pin, {"user_id": user_id})
    say(assigned, f"Assigned to {name}.", as_json=as_json)


async def _find_reviewer(server: Server, text: str) -> tuple[UUID, str]:
    """Somebody who may decide, by name; only admins are told the team's addresses."""
    from pinflow.entrypoints.cli.choose import choose

    found = choose(
        text,
        await server.items("/review/reviewers", Reviewer),
        id_of=lambda one: one.id,
        names_of=lambda one: (one.name,),
        what="reviewer",
        look="user list",
    )
    return found.id, found.name

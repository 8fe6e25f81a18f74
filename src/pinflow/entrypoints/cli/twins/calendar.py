"""``pinflow calendar`` on a server."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pinflow.accounts.schemas import Account
from pinflow.entrypoints.cli import calendar as said
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import find_account, find_pin
from pinflow.kit.clock import SystemClock
from pinflow.posting.schemas import CalendarItem, PostingHours, Slot

if TYPE_CHECKING:
    from pinflow.posting.hours import WrittenHours


async def show(start: date | None, end: date | None, as_json: bool) -> None:
    async with open_server() as server:
        zone = (await server.session()).time_zone
        first, last = said.span(start, end, SystemClock().now(), zone)
        # Written out here: the API's names are words of Python.
        days = {"from": first.isoformat(), "to": last.isoformat()}
        found = await server.items("/calendar", CalendarItem, **days)
        accounts = await server.pages("/accounts", Account)
    said.print_entries(found, {one.id: one.time_zone for one in accounts}, as_json=as_json)


async def why(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        found = await server.get(f"/pins/{pin.id}/slot", Slot)
    said.print_slot(found, pin.title, as_json=as_json)


async def move(text: str, at: datetime, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        accounts = await server.pages("/accounts", Account)
        own = next((one for one in accounts if pin.account and one.id == pin.account.id), None)
        zone = "UTC" if own is None else own.time_zone
        goal = at if at.tzinfo is not None else at.replace(tzinfo=ZoneInfo(zone))
        moved = await server.send("POST", f"/pins/{pin.id}/move", CalendarItem, {"at": goal})
    said.say_moved(moved, zone, as_json=as_json)


async def hours(
    text: str, week: WrittenHours | None, best: bool | None, seed: str | None, as_json: bool
) -> None:
    given = {"hours": week, "seed": seed}
    change: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if best is not None:
        change["choice"] = "best_hours" if best else "hours"
    async with open_server() as server:
        account = await find_account(server, text)
        way = f"/accounts/{account.id}/hours"
        found = await (
            server.send("PATCH", way, PostingHours, change) if change else server.get(way, PostingHours)
        )
    said.print_hours(account.name, found, as_json=as_json)

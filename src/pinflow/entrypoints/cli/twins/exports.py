"""``pinflow export`` on a server."""

from __future__ import annotations

from pinflow.entrypoints.cli import export as said
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import find_account
from pinflow.posting.exports.schemas import AccountExport, ExportBatch, FeedAddress, HandedOut


async def csv(text: str, out: str, again: int | None, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        handed, number = HandedOut(batch=None, left_out=[], further=0), again
        if again is None:
            handed = await server.send("POST", f"/accounts/{account.id}/exports", HandedOut)
            number = None if handed.batch is None else handed.batch.number
        if number is not None:
            data = await server.load(f"/accounts/{account.id}/export.csv", batch=number)
            said.write(out, data, number)
    said.say_handed(out, number, handed, as_json=as_json)


async def list_files(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        way = f"/accounts/{account.id}/exports"
        batches = await server.pages(way, ExportBatch, limit=said.MOST_SHOWN)
    said.print_files(batches, account.time_zone, as_json=as_json)


async def show(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        said.say_way(await server.get(f"/accounts/{account.id}/export", AccountExport), as_json=as_json)


async def choose(text: str, way: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        found = await server.send("PUT", f"/accounts/{account.id}/export", AccountExport, {"way": way})
    said.say_way(found, as_json=as_json)


async def feed(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        made = await server.send("POST", f"/accounts/{account.id}/feed", FeedAddress)
    said.say_feed(made.url, as_json=as_json)

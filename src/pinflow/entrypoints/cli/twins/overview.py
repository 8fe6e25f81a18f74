"""``pinflow overview`` on a server."""

from __future__ import annotations

from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.show_overview import print_overview
from pinflow.entrypoints.overview import Overview


async def show(as_json: bool) -> None:
    async with open_server() as server:
        found = await server.get("/overview", Overview)
        zone = (await server.session()).time_zone
    print_overview(found, zone, as_json=as_json)

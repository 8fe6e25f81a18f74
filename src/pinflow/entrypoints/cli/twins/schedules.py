"""``pinflow schedule`` on a server: a team's own; the installation's are for who sits there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pinflow.entrypoints.cli import schedule as said
from pinflow.entrypoints.cli.server import open_server
from pinflow.kit.api_models import Job
from pinflow.scheduling.schemas import Run, Schedule, SchedulePreview

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.server import Server


async def list_them(as_user: str | None) -> tuple[list[Schedule], str]:
    async with open_server(as_user) as server:
        return await server.pages("/schedules", Schedule), (await server.session()).time_zone


async def history(text: str, limit: int, as_user: str | None) -> tuple[list[Run], str]:
    async with open_server(as_user) as server:
        chosen = await _find(server, text)
        runs = await server.pages(f"/schedules/{chosen.id}/runs", Run, limit=limit)
        return runs, (await server.session()).time_zone


async def run_it(text: str, as_user: str | None) -> tuple[Schedule, str | None]:
    async with open_server(as_user) as server:
        chosen = await _find(server, text)
        return chosen, (await server.send("POST", f"/schedules/{chosen.id}/run", Job)).job_id


async def switch(text: str, as_user: str | None, *, enabled: bool) -> Schedule:
    async with open_server(as_user) as server:
        chosen = await _find(server, text)
        return await server.send("PATCH", f"/schedules/{chosen.id}", Schedule, {"enabled": enabled})


async def change(
    text: str, as_user: str | None, trigger: str | None, time_zone: str | None, missed: str | None
) -> Schedule:
    given = {
        "trigger": trigger,
        "time_zone": time_zone,
        "misfire": said.read_change(trigger, time_zone, missed),
    }
    body = {name: value for name, value in given.items() if value is not None}
    async with open_server(as_user) as server:
        chosen = await _find(server, text)
        return await server.send("PATCH", f"/schedules/{chosen.id}", Schedule, body)


async def preview(
    text: str, as_user: str | None, trigger: str | None, time_zone: str | None, count: int
) -> SchedulePreview:
    async with open_server(as_user) as server:
        chosen = await _find(server, text)
        return await server.get(
            f"/schedules/{chosen.id}/preview",
            SchedulePreview,
            trigger=trigger,
            time_zone=time_zone,
            count=count,
        )


async def _find(server: Server, text: str) -> Schedule:
    return said.pick(await server.pages("/schedules", Schedule), text)

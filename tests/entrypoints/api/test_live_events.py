"""Live changes over a real server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import msgspec
import pytest

from pinflow.entrypoints.api import create_app
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.live_events import QUEUE_LIMIT, RESYNC, Client, LiveEvents
from pinflow.entrypoints.serve import make_server
from pinflow.entrypoints.tools import make_studio
from pinflow.kit.db import TenantId
from pinflow.kit.db.changes import record_change
from tests.conftest import TestUrls
from tests.entrypoints.api.conftest import PASSWORD
from tests.factories.cast import Cast, Person

WAIT_SECONDS = 20


class Server(msgspec.Struct, frozen=True):
    """A running API. ``events`` looks after its clients every 50 ms."""

    url: str
    events: LiveEvents
    runtime: Runtime


class Event(msgspec.Struct, frozen=True):
    """One event as a browser would see it."""

    kind: str
    id: str | None
    data: Any


@pytest.fixture
async def server(runtime: Runtime, passwords: None, tmp_path: Path) -> AsyncIterator[Server]:
    events = LiveEvents(
        runtime.database,
        runtime.system_database,
        runtime.clock,
        heartbeat=timedelta(milliseconds=50),
        recheck=timedelta(milliseconds=50),
        reconnect=timedelta(milliseconds=50),
    )
    studio = make_studio(runtime)
    app = create_app(runtime, studio, events=events, dashboard=tmp_path / "none")
    running = make_server(app, "127.0.0.1", 0)
    task = asyncio.create_task(running.serve())
    async with asyncio.timeout(WAIT_SECONDS):
        while not running.started:
            await asyncio.sleep(0.01)
        await events.listens.wait()
    port = running.servers[0].sockets[0].getsockname()[1]
    yield Server(f"http://127.0.0.1:{port}", events, runtime)
    events.disconnect_all()
    running.should_exit = True
    await task


@asynccontextmanager
async def signed_in(server: Server, person: Person) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, timeout=WAIT_SECONDS) as client:
        answer = await client.post("/api/v1/session", json={"email": person.email, "password": PASSWORD})
        client.headers["x-csrf-token"] = answer.json()["csrf_token"]
        yield client


@asynccontextmanager
async def listening(
    client: httpx2.AsyncClient, last_event_id: str | None = None
) -> AsyncIterator[AsyncIterator[Event]]:
    headers = {} if last_event_id is None else {"last-event-id": last_event_id}
    async with client.stream("GET", "/api/v1/events", headers=headers) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.aiter_lines()
        # The first block says that the stream is open.
        async with asyncio.timeout(WAIT_SECONDS):
            assert (await anext(lines)).startswith("retry:")
        yield read_events(lines)


async def read_events(lines: AsyncIterator[str]) -> AsyncIterator[Event]:
    kind, identifier, data = "message", None, ""
    async for line in lines:
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "id":
            identifier = value
        elif name == "data:" or name == "data":
            data = value
        elif line == "" and kind != "message":
            yield Event(kind, identifier, json.loads(data) if data else None)
            kind, data = "message", ""


async def next_event(events: AsyncIterator[Event]) -> Event:
    async with asyncio.timeout(WAIT_SECONDS):
        return await anext(events)


async def change(server: Server, tenant_id: TenantId, object_id: str, kind: str = "pin.changed") -> None:
    async with server.runtime.database.tenant_session(tenant_id) as session:
        await record_change(
            session, tenant_id=tenant_id, kind=kind, object_id=object_id, now=server.runtime.clock.now()
        )


async def change_and_fail(server: Server, tenant_id: TenantId) -> None:
    now = server.runtime.clock.now()
    async with server.runtime.database.tenant_session(tenant_id) as session:
        await record_change(session, tenant_id=tenant_id, kind="pin.changed", object_id="undone", now=now)
        raise RuntimeError


async def test_a_change_arrives_once_it_is_committed(server: Server, cast: Cast) -> None:
    tenant_id = cast.alice.tenant_id
    async with signed_in(server, cast.alice) as client, listening(client) as events:
        with pytest.raises(RuntimeError):
            await change_and_fail(server, tenant_id)
        await change(server, tenant_id, "committed")
        event = await next_event(events)
        assert (event.kind, event.data["kind"], event.data["object_id"]) == (
            "change",
            "pin.changed",
            "committed",
        )
        assert datetime.fromisoformat(event.data["at"]) == server.runtime.clock.now()
        assert event.id is not None and event.id.isdecimal()


async def test_one_tenant_hears_nothing_of_another_and_all_hear_of_the_catalogue(
    server: Server, cast: Cast
) -> None:
    async with (
        signed_in(server, cast.alice) as alice,
        signed_in(server, cast.mallory) as mallory,
        listening(alice) as of_alice,
        listening(mallory) as of_mallory,
    ):
        await change(server, cast.alice.tenant_id, "alice's pin")
        assert (await next_event(of_alice)).data["object_id"] == "alice's pin"
        async with server.runtime.system_database.system_session() as session:
            await record_change(
                session, tenant_id=None, kind="list.changed", object_id="shared", now=datetime.now(UTC)
            )
        # Events keep their order: what mallory hears first is what came after alice's.
        assert (await next_event(of_mallory)).data["object_id"] == "shared"
        assert (await next_event(of_alice)).data["object_id"] == "shared"


async def test_what_was_missed_is_replayed_and_only_ones_own(server: Server, cast: Cast) -> None:
    async with signed_in(server, cast.alice) as client:
        async with listening(client) as events:
            await change(server, cast.alice.tenant_id, "first")
            last = (await next_event(events)).id
        await change(server, cast.mallory.tenant_id, "mallory's")
        await change(server, cast.alice.tenant_id, "second")
        async with listening(client, last) as events:
            # The replay begins a little earlier: what is known already may come again.
            seen = [(await next_event(events)).data["object_id"]]
            while seen[-1] != "second":
                seen.append((await next_event(events)).data["object_id"])
            assert "mallory's" not in seen


async def test_a_client_that_missed_too_much_fetches_everything_anew(server: Server, cast: Cast) -> None:
    async with signed_in(server, cast.alice) as client:
        for last in ("999999999", "nonsense", "9" * 30):
            async with client.stream("GET", "/api/v1/events", headers={"last-event-id": last}) as response:
                async with asyncio.timeout(WAIT_SECONDS):
                    assert await anext(response.aiter_lines()) == "event: resync"


async def test_a_stream_ends_with_its_session(server: Server, cast: Cast) -> None:
    async with signed_in(server, cast.alice) as client, listening(client) as events:
        answer = await client.delete("/api/v1/session", headers={"origin": server.url})
        assert answer.status_code == 204
        async with asyncio.timeout(WAIT_SECONDS):
            assert [event async for event in events] == []


async def test_nobody_listens_without_a_session(server: Server) -> None:
    async with httpx2.AsyncClient(base_url=server.url) as client:
        answer = await client.get("/api/v1/events")
        assert (answer.status_code, answer.json()["code"]) == (401, "identity.not_signed_in")


async def test_a_lost_database_connection_is_made_anew_and_clients_resync(
    server: Server, cast: Cast, postgres_url: str, database_urls: TestUrls
) -> None:
    name = database_urls.app.rsplit("/", 1)[-1].partition("?")[0]
    async with signed_in(server, cast.alice) as client, listening(client) as events:
        superuser = await asyncpg.connect(postgres_url)
        ended = await superuser.fetchval(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            " where datname = $1 and query ilike 'listen%'",
            name,
        )
        await superuser.close()
        assert ended == 1
        assert (await next_event(events)).kind == "resync"
        await change(server, cast.alice.tenant_id, "afterwards")
        assert (await next_event(events)).data["object_id"] == "afterwards"


def test_a_client_that_falls_behind_loses_its_queue_and_resyncs(cast: Cast) -> None:
    client = Client(cast.alice.tenant_id)
    for number in range(QUEUE_LIMIT):
        client.put(b"id: %d\n\n" % number)
    client.put(b"one too many\n\n")
    client.put(b"after\n\n")
    assert client.take() == RESYNC + b"after\n\n"
    assert client.take() == b""

"""Live changes as server-sent events.

One LISTEN connection a process; a notification holds an event's id and tenant, the event itself is read
through that tenant's own session, encoded once, and put into the queue of each of its clients. A client that
falls behind, or that may have missed something, is told to fetch everything anew (``resync``).
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from uuid import UUID

import msgspec
import structlog
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from pinflow.identity.acting import identify
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.changes import (
    CHANNEL,
    Change,
    find_newest_change,
    is_kept,
    list_changes,
    list_changes_after,
)
from pinflow.kit.db.listen import listening
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError, UnauthenticatedError

log = structlog.get_logger(__name__)

QUEUE_LIMIT = 100
REPLAY_LIMIT = 1000
# Ids are drawn before the commit, so a smaller id may appear later: replay begins this much earlier.
REPLAY_OVERLAP = 200
RESYNC = b"event: resync\ndata: {}\n\n"
_HEARTBEAT = b": still here\n\n"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    # Reverse proxies must not collect the stream.
    (b"x-accel-buffering", b"no"),
]


def encode_change(change: Change) -> bytes:
    """The event as it goes over the wire."""
    data = msgspec.json.encode({"kind": change.kind, "object_id": change.object_id, "at": change.at})
    return b"id: %d\nevent: change\ndata: %b\n\n" % (change.id, data)


class Client:
    """One open stream."""

    def __init__(self, tenant_id: TenantId) -> None:
        self.tenant_id = tenant_id
        self.wake = asyncio.Event()
        self.gone = False
        self._pending: deque[bytes] = deque()

    def put(self, message: bytes) -> None:
        """Queues a message; a full queue is dropped and one ``resync`` takes its place."""
        if len(self._pending) >= QUEUE_LIMIT:
            self._pending.clear()
            message = RESYNC
        self._pending.append(message)
        self.wake.set()

    def leave(self) -> None:
        """Ends the stream."""
        self.gone = True
        self.wake.set()

    def take(self) -> bytes:
        """Everything that waits."""
        self.wake.clear()
        messages = b"".join(self._pending)
        self._pending.clear()
        return messages


class LiveEvents:
    """The hub of a process, and the ASGI endpoint of its streams."""

    def __init__(
        self,
        database: Database,
        system: SystemDatabase,
        clock: Clock,
        *,
        heartbeat: timedelta = timedelta(seconds=15),
        recheck: timedelta = timedelta(seconds=60),
        reconnect: timedelta = timedelta(seconds=1),
    ) -> None:
        self._database = database
        self._system = system
        self._clock = clock
        self._heartbeat = heartbeat.total_seconds()
        self._recheck = recheck.total_seconds()
        self._reconnect = reconnect.total_seconds()
        self._clients: dict[TenantId, set[Client]] = defaultdict(set)
        self._heard: list[str] = []
        self._wake = asyncio.Event()
        self.listens = asyncio.Event()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listens while the block runs; then ends every stream."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            self.disconnect_all()

    def disconnect_all(self) -> None:
        """Ends every stream: the server goes down."""
        for client in self._everybody():
            client.leave()

    def _everybody(self) -> Iterable[Client]:
        return [client for clients in self._clients.values() for client in clients]

    async def _run(self) -> None:
        while True:
            try:
                async with listening(self._database, CHANNEL, self._hear) as lost:
                    # Whoever is connected may have missed something while nobody listened.
                    self._tell(self._everybody(), RESYNC)
                    self.listens.set()
                    await self._follow(lost)
            except AppError as error:
                log.warning("events.listen.failed", code=error.code)
            except Exception:
                log.exception("events.listen.crashed")
            self.listens.clear()
            await asyncio.sleep(self._reconnect)

    def _hear(self, payload: str) -> None:
        self._heard.append(payload)
        self._wake.set()

    async def _follow(self, lost: asyncio.Event) -> None:
        losing = asyncio.create_task(lost.wait())
        losing.add_done_callback(lambda _: self._wake.set())
        try:
            while not lost.is_set():
                await self._wake.wait()
                self._wake.clear()
                heard, self._heard = self._heard, []
                await self._spread(heard)
        finally:
            losing.cancel()
        log.warning("events.listen.lost")

    async def _spread(self, heard: list[str]) -> None:
        by_tenant: dict[str, list[int]] = defaultdict(list)
        for payload in heard:
            number, _, tenant = payload.partition(" ")
            by_tenant[tenant].append(int(number))
        for tenant, ids in by_tenant.items():
            if tenant == "-":
                clients = list(self._everybody())
                if clients:
                    async with self._database.catalogue_session() as session:
                        changes = await list_changes(session, ids)
            else:
                tenant_id = TenantId(UUID(tenant))
                clients = list(self._clients.get(tenant_id, ()))
                if clients:
                    async with self._database.tenant_session(tenant_id, read_only=True) as own:
                        changes = await list_changes(own, ids)
            for change in changes if clients else ():
                self._tell(clients, encode_change(change))

    def _tell(self, clients: Iterable[Client], message: bytes) -> None:
        for client in clients:
            client.put(message)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streams the changes of the signed-in member's tenant.

        Raises:
            UnauthenticatedError: nobody is signed in.
        """
        connection = HTTPConnection(scope)
        actor, _ = await identify(connection, self._system, self._clock.now())
        client = Client(actor.tenant_id)
        # Before the replay is read, so that nothing falls between the two.
        self._clients[client.tenant_id].add(client)
        leaving = asyncio.create_task(_leave_when_gone(client, receive))
        try:
            first = await self._replay(client.tenant_id, connection.headers.get("last-event-id"))
            await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
            await send({"type": "http.response.body", "body": first, "more_body": True})
            await self._stream(client, connection, send)
        finally:
            leaving.cancel()
            self._clients[client.tenant_id].discard(client)
            if not self._clients[client.tenant_id]:
                del self._clients[client.tenant_id]

    async def _replay(self, tenant_id: TenantId, last_event_id: str | None) -> bytes:
        """What the client missed, or ``resync`` when that is not known or too much."""
        async with self._database.tenant_session(tenant_id, read_only=True) as session:
            if last_event_id is None:
                # A client that loses its connection before the first event still says where it was.
                newest = await find_newest_change(session)
                return b"retry: 2000\n\n" if newest is None else b"retry: 2000\nid: %d\n\n" % newest
            if not last_event_id.isdecimal() or len(last_event_id) > 18:
                return RESYNC
            last = int(last_event_id)
            if not await is_kept(session, last):
                return RESYNC
            changes = await list_changes_after(session, last - REPLAY_OVERLAP, REPLAY_LIMIT + 1)
        if len(changes) > REPLAY_LIMIT:
            return RESYNC
        return b"retry: 2000\n\n" + b"".join(encode_change(change) for change in changes)

    async def _stream(self, client: Client, connection: HTTPConnection, send: Send) -> None:
        loop = asyncio.get_running_loop()
        check_at = loop.time() + self._recheck
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(client.wake.wait(), self._heartbeat)
            if client.gone or (loop.time() >= check_at and not await self._is_signed_in(connection)):
                break
            if loop.time() >= check_at:
                check_at = loop.time() + self._recheck
            await send({"type": "http.response.body", "body": client.take() or _HEARTBEAT, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _is_signed_in(self, connection: HTTPConnection) -> bool:
        try:
            await identify(connection, self._system, self._clock.now())
        except UnauthenticatedError:
            return False
        except AppError:
            # The database is away for a moment: that ends nobody's session.
            return True
        return True


async def _leave_when_gone(client: Client, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    client.leave()

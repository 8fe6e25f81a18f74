"""One embedded PostgreSQL server, shared by everyone who uses the same data folder."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import uuid
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

from pinflow.kit.errors import ConflictError, ExternalError, ForbiddenError
from pinflow.kit.postgres.ask_connections import client_environment, others_connected
from pinflow.kit.postgres.choose_places import (
    Places,
    choose_places,
    choose_socket_dir,
    make_data_dir,
    remove_socket_dir,
)
from pinflow.kit.postgres.copy_binaries import reachable_binaries
from pinflow.kit.postgres.create_cluster import SUPERUSER, check_version, create_cluster, read_password
from pinflow.kit.postgres.events import OnEvent, Reporter
from pinflow.kit.postgres.find_binaries import PostgresBinaries, find_postgres_binaries
from pinflow.kit.postgres.process_identity import identify_self
from pinflow.kit.postgres.read_postmaster import Postmaster, read_postmaster
from pinflow.kit.postgres.record_holders import Holder, HolderRecord, hold_lock, read_record, write_record
from pinflow.kit.postgres.run_server import PG_CTL_WAIT_SECONDS, launch, shut_down, wait_until_ready
from pinflow.kit.postgres.watch_server import ServerWatch
from pinflow.kit.postgres.write_settings import write_settings

SYSTEM_DIR = Path("/var/lib/pinflow")


class StopOutcome(StrEnum):
    """What ``stop`` did."""

    STOPPED = "stopped"
    HELD_BY_OTHERS = "held_by_others"  # another supervisor still wants the server
    LEFT_RUNNING = "left_running"  # nobody holds it, but clients are connected
    NOT_HELD = "not_held"  # it was not started, or stopped already


class EmbeddedPostgres:
    """Starts or joins the server of a data folder, keeps it running, and stops it when nobody is left.

    Works as a context manager, plain or asynchronous, or through ``start`` and ``stop``. The server
    does not die with the process: after a ``kill -9`` the next start adopts it.

    Args:
        data_dir: the folder that belongs to this database; made if missing.
        tcp_port: listen on 127.0.0.1 as well; by default there is the socket only.
        port: the number in the socket's name.
        durable: False for databases that are thrown away (tests): no fsync.
        on_event: called with each step, from the thread that starts, stops or watches.
        system_dir: as root, where the database goes when ``data_dir`` cannot be reached by the account
            that the server runs as.
        binaries: where PostgreSQL is; found when not given.
        pg_ctl_wait_seconds: how long pg_ctl waits; the supervisor itself waits as long as it takes.
        drain_seconds: how long ``stop`` waits for clients that are still closing.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        tcp_port: int | None = None,
        port: int = 5432,
        durable: bool = True,
        on_event: OnEvent | None = None,
        system_dir: Path = SYSTEM_DIR,
        binaries: PostgresBinaries | None = None,
        pg_ctl_wait_seconds: int = PG_CTL_WAIT_SECONDS,
        drain_seconds: float = 5.0,
        platform: str = sys.platform,
    ) -> None:
        if platform == "win32":
            raise ForbiddenError(
                "postgres.windows_unsupported",
                "The embedded database does not run on Windows. Use WSL 2, or set PINFLOW_DATABASE_URL to a "
                "PostgreSQL server.",
            )
        self._data_dir = data_dir.expanduser().absolute()
        self._tcp_port = tcp_port
        self._port = port
        self._durable = durable
        self._on_event = on_event
        self._system_dir = system_dir
        self._given_binaries = binaries
        self._pg_ctl_wait_seconds = pg_ctl_wait_seconds
        self._drain_seconds = drain_seconds
        self._token = uuid.uuid4().hex
        self._giving_up = threading.Event()
        self._watch: ServerWatch | None = None
        self._places: Places | None = None
        self._binaries: PostgresBinaries | None = None
        self._server: Postmaster | None = None

    def start(self) -> Self:
        """Starts the server, or joins the one that runs; returns when it takes connections.

        Raises:
            AppError: codes ``postgres.*``; the message says what to do.
        """
        if self._watch is not None:
            return self
        reporter = Reporter(self._on_event)
        make_data_dir(self._data_dir)
        self._data_dir = self._data_dir.resolve()
        self._giving_up.clear()
        with self._locked(reporter):
            self._prepare(reporter)
            self._server = self._join(reporter) or self._launch(reporter)
            self._record(held=True)
        self._watch = ServerWatch(self._is_up, self._restart, self._on_event)
        self._watch.start()
        return self

    def stop(self) -> StopOutcome:
        """Lets go of the server; stops it when no other supervisor holds it and no client is connected."""
        if self._watch is None:
            return StopOutcome.NOT_HELD
        self._giving_up.set()
        self._watch.end()
        self._watch = None
        reporter = Reporter(self._on_event)
        with self._locked(reporter, give_up=False):
            if self._record(held=False).holders:
                return StopOutcome.HELD_BY_OTHERS
            return self._stop_unless_used(reporter)

    async def start_async(self) -> Self:
        """``start`` without blocking the event loop."""
        return await asyncio.to_thread(self.start)

    async def stop_async(self) -> StopOutcome:
        """``stop`` without blocking the event loop."""
        return await asyncio.to_thread(self.stop)

    def url(self, role: str = SUPERUSER, *, password: str | None = None, database: str = "postgres") -> str:
        """A connection URL for asyncpg and libpq, through the socket.

        The superuser's password does not stand in it: ``passfile`` names the file that only this user
        can read. Other roles' passwords, when given, do.
        """
        server, places = self._running()
        query = {"host": str(server.socket_dir), "port": str(server.port)}
        if role == SUPERUSER and password is None:
            query["passfile"] = str(places.password_file)
        login = quote(role, safe="") + (f":{quote(password, safe='')}" if password is not None else "")
        return f"postgresql://{login}@/{quote(database, safe='')}?{urlencode(query, quote_via=quote)}"

    @property
    def superuser_url(self) -> str:
        """The bootstrap superuser's URL for the database ``postgres``, without a secret in it."""
        return self.url()

    @property
    def superuser_password(self) -> str:
        """For drivers that cannot read a password file."""
        return read_password(self._running()[1])

    @property
    def socket_dir(self) -> Path:
        """The directory of the running server's socket."""
        server, _ = self._running()
        if server.socket_dir is None:  # pragma: no cover  a ready server has opened its socket
            raise AssertionError("a ready server without a socket")
        return server.socket_dir

    @property
    def server_pid(self) -> int:
        """The postmaster's process id; another one after a restart."""
        return self._running()[0].process.pid

    @property
    def places(self) -> Places:
        """Where the files are."""
        return self._running()[1]

    def dump_schema(self, database: str = "postgres") -> str:
        """What ``pg_dump --schema-only`` says of a database.

        Raises:
            ExternalError: ``postgres.dump_failed`` with pg_dump's words.
        """
        server, places = self._running()
        binaries = self._binaries or find_postgres_binaries()
        dumped = subprocess.run(  # noqa: S603
            [binaries.pg_dump, "--schema-only", "--no-password", f"--dbname={database}"],
            cwd="/",
            env=client_environment(places, server),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if dumped.returncode != 0:
            raise ExternalError("postgres.dump_failed", f"pg_dump failed: {dumped.stderr.strip()[-800:]}")
        return dumped.stdout

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return await self.start_async()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop_async()

    def _locked(self, reporter: Reporter, *, give_up: bool = True) -> AbstractContextManager[None]:
        return hold_lock(
            self._data_dir,
            on_wait=lambda: reporter.tell_each_second(
                "waiting", "Another process is starting or stopping this database."
            ),
            give_up=self._giving_up if give_up else None,
        )

    def _prepare(self, reporter: Reporter) -> None:
        places = choose_places(self._data_dir, self._system_dir)
        binaries = self._given_binaries or find_postgres_binaries()
        if places.account.drop:
            binaries = reachable_binaries(binaries, places.account, self._system_dir)
        check_version(places, binaries)
        if not places.cluster.exists():
            reporter.tell("creating", "Creating the database.")
            create_cluster(places, binaries)
        read_password(places)
        self._places, self._binaries = places, binaries

    def _join(self, reporter: Reporter) -> Postmaster | None:
        """The server that runs already, None when one has to be started."""
        places, binaries = self._prepared()
        server = read_postmaster(places.cluster)
        if server is None:
            return None
        held = read_record(self._data_dir).living()
        if server.status == "stopping":
            shut_down(places, binaries, reporter)
            return None
        server = wait_until_ready(places, reporter, give_up=self._giving_up)
        reachable = server.socket is not None and server.socket.exists()
        if reachable and self._tcp_port in (None, read_record(self._data_dir).tcp_port):
            reporter.tell(
                "joined" if held else "adopted",
                "Joined the running database." if held else "Took over a database whose owner had ended.",
            )
            return server
        if reachable and (held or others_connected(places, binaries, server, drain_seconds=0)):
            raise ConflictError(
                "postgres.running_with_other_options",
                f"The database runs already without TCP port {self._tcp_port}, and others use it. Stop them "
                "first, or start without that option.",
            )
        # Nobody can reach it any more (/tmp was cleaned), or nobody uses it: it may be started afresh.
        shut_down(places, binaries, reporter)
        return None

    def _launch(self, reporter: Reporter) -> Postmaster:
        places, binaries = self._prepared()
        port = self._tcp_port or self._port
        socket_dir = choose_socket_dir(places, port)
        write_settings(
            places, socket_dir=socket_dir, port=port, tcp_port=self._tcp_port, durable=self._durable
        )
        try:
            server = launch(
                places,
                binaries,
                reporter,
                socket_dir=socket_dir,
                port=port,
                pg_ctl_wait_seconds=self._pg_ctl_wait_seconds,
                give_up=self._giving_up,
            )
            reporter.tell("ready", "The database is ready.")
        except BaseException:  # Ctrl-C during a long recovery must not leave a server behind
            if read_postmaster(places.cluster):
                shut_down(places, binaries, reporter)
            remove_socket_dir(places, socket_dir)
            raise
        return server

    def _restart(self) -> bool:
        """Called by the watch when the server is gone. False when somebody else restarted it already."""
        reporter = Reporter(self._on_event)
        with self._locked(reporter):
            places, _ = self._prepared()
            running = read_postmaster(places.cluster)
            if running is not None:
                self._server = wait_until_ready(places, reporter, give_up=self._giving_up)
            else:
                self._server = self._launch(reporter)
            self._record(held=True)
            return running is None

    def _is_up(self) -> bool:
        return self._server is not None and self._server.process.is_alive()

    def _record(self, *, held: bool) -> HolderRecord:
        """Enters or removes this supervisor among the living holders. Call it while holding the lock."""
        before = read_record(self._data_dir)
        others = tuple(holder for holder in before.living() if holder.token != self._token)
        mine = (Holder(self._token, identify_self()),) if held else ()
        server = self._server.process if self._server else None
        same_server = before.server == server
        tcp_port = before.tcp_port if same_server else self._tcp_port
        record = HolderRecord(server, tcp_port, (*others, *mine))
        write_record(self._data_dir, record)
        return record

    def _stop_unless_used(self, reporter: Reporter) -> StopOutcome:
        places, binaries = self._prepared()
        server = read_postmaster(places.cluster)
        if server is None:
            return StopOutcome.STOPPED
        if server.status == "ready":
            names = others_connected(places, binaries, server, drain_seconds=self._drain_seconds)
            if names:
                reporter.tell("left_running", f"The database keeps running for: {', '.join(sorted(names))}.")
                return StopOutcome.LEFT_RUNNING
        shut_down(places, binaries, reporter)
        if server.socket_dir is not None:
            remove_socket_dir(places, server.socket_dir)
        return StopOutcome.STOPPED

    def _prepared(self) -> tuple[Places, PostgresBinaries]:
        if self._places is None or self._binaries is None:
            raise AssertionError("start prepares before anything else happens")
        return self._places, self._binaries

    def _running(self) -> tuple[Postmaster, Places]:
        if self._server is None or self._places is None:
            raise ConflictError("postgres.not_started", "The embedded database has not been started.")
        return self._server, self._places

"""Opens what a command works with, and finds out as whom it acts."""

from __future__ import annotations

import asyncio
import dataclasses
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from pinflow.entrypoints.cli.options import given

# Only what the command line itself needs is imported here: --help must not load a database driver.
if TYPE_CHECKING:
    from pinflow.entrypoints.bootstrap import Runtime
    from pinflow.identity.models import Actor, Member
    from pinflow.kit.blobs import BlobStore
    from pinflow.kit.clock import Clock
    from pinflow.kit.db import Database, TenantSession
    from pinflow.kit.db.system import SystemDatabase
    from pinflow.kit.jobs import JobQueue
    from pinflow.settings import Settings

Result = TypeVar("Result")


@dataclasses.dataclass(frozen=True)
class CliRuntime:
    """A runtime, and the member as whom the command acts."""

    runtime: Runtime
    member: Member

    @property
    def actor(self) -> Actor:
        from pinflow.entrypoints.cli.shell_user import read_shell_user
        from pinflow.identity.models import Actor

        member = self.member
        return Actor(
            tenant_id=member.tenant_id,
            user_id=member.user_id,
            name=member.name,
            role=member.role,
            via="cli",
            shell=read_shell_user(),
        )

    @property
    def settings(self) -> Settings:
        return self.runtime.settings

    @property
    def database(self) -> Database:
        return self.runtime.database

    @property
    def system_database(self) -> SystemDatabase:
        return self.runtime.system_database

    @property
    def clock(self) -> Clock:
        return self.runtime.clock

    @property
    def jobs(self) -> JobQueue:
        return self.runtime.jobs

    def now(self) -> datetime:
        return self.runtime.clock.now()

    def blobs(self) -> BlobStore:
        """The pictures of the member's tenant."""
        return self.runtime.blobs(self.member.tenant_id)

    def write(self) -> AbstractAsyncContextManager[TenantSession]:
        """A transaction of the member's tenant."""
        return self.runtime.database.tenant_session(self.member.tenant_id)

    def read(self) -> AbstractAsyncContextManager[TenantSession]:
        """The same, which cannot write."""
        return self.runtime.database.tenant_session(self.member.tenant_id, read_only=True)


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Runs a command's work to its end."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(work)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's event loop, which does the same with less of the processor; None: Python's own, on Windows."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


async def end_in_order(work: Coroutine[Any, Any, Result]) -> Result:
    """Lets ``work`` write down what is under way when SIGTERM comes, as ``run`` does for Ctrl-C.

    Raises:
        SystemExit: 143, after SIGTERM.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        # Only the main thread hears signals.
        return await work
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)
    told = asyncio.Event()

    def stop() -> None:
        told.set()
        task.cancel()

    loop.add_signal_handler(signal.SIGTERM, stop)
    try:
        return await task
    except asyncio.CancelledError:
        if told.is_set():
            raise SystemExit(128 + signal.SIGTERM) from None
        raise
    finally:
        loop.remove_signal_handler(signal.SIGTERM)


def read_settings() -> Settings:
    """The environment's settings; with ``--demo`` those of the running demo.

    Raises:
        InvalidInputError: all faults at once; ``cli.no_demo``; ``cli.not_on_a_server``.
    """
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.settings import load_settings

    refuse_server()
    settings = load_settings()
    if given.get().demo:
        from pinflow.entrypoints.demo.files import demo_settings
        from pinflow.kit.errors import InvalidInputError

        if not (settings.data_dir / "demo").is_dir():
            raise InvalidInputError(
                "cli.no_demo",
                f"There is no demo in {settings.data_dir} yet. Start it: pinflow demo. If it runs with "
                "another PINFLOW_DATA_DIR, set the same one here.",
            )
        settings = demo_settings(settings)
    return settings


@asynccontextmanager
async def open_installation() -> AsyncIterator[Runtime]:
    """A runtime without anybody who acts: for commands about the installation itself."""
    from pinflow.entrypoints import bootstrap
    from pinflow.entrypoints.cli.prepare_logging import prepare_logging

    prepare_logging()
    async with bootstrap.open_runtime(read_settings(), _tell) as runtime:
        yield runtime


def _tell(message: str) -> None:
    if sys.stderr.isatty():
        typer.echo(message, err=True)


@asynccontextmanager
async def open_runtime(
    as_user: str | None = None,
    *,
    founding: Callable[[Runtime], Awaitable[None]] | None = None,
    joining: Callable[[TenantSession], Awaitable[object]] | None = None,
) -> AsyncIterator[CliRuntime]:
    """A runtime and the member as whom the command acts: ``as_user`` or ``--as``, else the only admin.

    ``founding``: where nobody is yet, a first team is opened with that person as its admin once this has come
    to its end without an error: what fails leaves no team behind. In a team that was opened so, who is named
    for the first time becomes an editor (see ``join_locally``), once ``joining`` has found there what the
    command is about; stderr says so.

    Raises:
        InvalidInputError: nobody, or more than one, could be meant; the message says how to choose.
        NotFoundError: ``cli.no_such_user``.
        ForbiddenError: ``cli.user_disabled``.
    """
    async with open_installation() as runtime:
        name = as_user or given.get().as_user
        if founding is not None:
            await _found_team(runtime, name, founding)
        member = await _choose_member(runtime, name, joining)
        yield CliRuntime(runtime, member)


async def _found_team(
    runtime: Runtime, name: str | None, first: Callable[[Runtime], Awaitable[None]]
) -> None:
    """A first team with its admin, if there is none; says so on stderr."""
    from pinflow.identity.join_locally import FIRST_TEAM, found_locally
    from pinflow.identity.queries import list_tenants
    from pinflow.kit.errors import ConflictError

    async with runtime.system_database.system_session() as session:
        if await list_tenants(session):
            return
    await first(runtime)
    team = given.get().tenant
    try:
        async with runtime.system_database.system_session() as session:
            owner = await found_locally(session, name, team, runtime.clock.now())
    except ConflictError:
        # Another command opened it in the same moment.
        return
    if owner is not None:
        typer.echo(
            f"“{team or FIRST_TEAM}” is open, and {owner.email} is its admin. To sign in to the dashboard, "
            f"set a password: pinflow user password {owner.email}",
            err=True,
        )


async def _choose_member(
    runtime: Runtime, name: str | None, joining: Callable[[TenantSession], Awaitable[object]] | None
) -> Member:
    from pinflow.identity.join_locally import address_of, join_locally
    from pinflow.identity.queries import find_member_by_email, find_sign_in, list_all_members, list_tenants
    from pinflow.kit.errors import ForbiddenError, NotFoundError

    async with runtime.system_database.system_session() as session:
        names = {tenant.id: tenant.name for tenant in await list_tenants(session)}
        if name is None:
            return _only_admin(_in_tenant(await list_all_members(session), names), names)
        address = address_of(name)
        if "@" not in name:
            called = [m for m in await list_all_members(session) if m.name.casefold() == name.casefold()]
            address = called[0].email if len({m.email for m in called}) == 1 else address
        members = await find_member_by_email(session, address)
        if not members and joining is not None and len(names) == 1:
            async with runtime.database.tenant_session(next(iter(names)), read_only=True) as looked_in:
                await joining(looked_in)
        joined = None if members else await join_locally(session, name, runtime.clock.now())
        if joined is not None:
            typer.echo(f"{joined.name} joined {names[joined.tenant_id]} as an editor.", err=True)
            return joined
        sign_in = await find_sign_in(session, address)
    if not members or sign_in is None:
        raise NotFoundError(
            "cli.no_such_user",
            f"Nobody here is “{name}”. `pinflow user list` shows who there is, and "
            "`pinflow user create` adds somebody.",
        )
    if sign_in.disabled_at is not None:
        raise ForbiddenError("cli.user_disabled", f"The user {address} is disabled.")
    return _only_membership(_in_tenant(members, names), names, address)


def _in_tenant(members: Sequence[Member], names: dict[Any, str]) -> list[Member]:
    wanted = given.get().tenant
    if wanted is None:
        return list(members)
    known = {key for key, name in names.items() if wanted.casefold() in (name.casefold(), str(key))}
    if not known:
        from pinflow.kit.errors import NotFoundError

        raise NotFoundError(
            "cli.no_such_tenant", f"There is no tenant “{wanted}”. `pinflow tenant list` shows them."
        )
    return [member for member in members if member.tenant_id in known]


def _only_admin(members: Sequence[Member], names: dict[Any, str]) -> Member:
    from pinflow.identity.models import Role
    from pinflow.kit.errors import InvalidInputError

    admins = [member for member in members if member.role is Role.ADMIN]
    if len(admins) == 1:
        return admins[0]
    if not admins:
        raise InvalidInputError(
            "cli.nobody_yet",
            "There is nobody to act as yet. Create the first one: "
            'pinflow tenant create --name "My team" --email you@example.org --generate',
        )
    choices = ", ".join(f"{admin.email} ({names.get(admin.tenant_id, '?')})" for admin in admins[:10])
    raise InvalidInputError(
        "cli.choose_user",
        f"There are {len(admins)} admins here. Say as whom with --as EMAIL. Known: {choices}.",
    )


def _only_membership(members: Sequence[Member], names: dict[Any, str], address: str) -> Member:
    from pinflow.kit.errors import InvalidInputError

    if len(members) == 1:
        return members[0]
    choices = ", ".join(names.get(member.tenant_id, "?") for member in members) or "none of this name"
    raise InvalidInputError(
        "cli.choose_tenant",
        f"{address} is in several tenants. Say which with --tenant NAME. Known: {choices}.",
    )

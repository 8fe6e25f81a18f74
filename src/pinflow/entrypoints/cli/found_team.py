"""Opens the first team of an installation where nobody is yet, so that one command is enough to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pinflow.entrypoints.bootstrap import Runtime

EMAIL = "owner@pinflow.test"
TEAM = "My team"


async def found_team(runtime: Runtime, name: str | None, team: str | None) -> None:
    """A first team with its admin, if there is none; says so on stderr.

    The admin gets a password that nobody knows: until another one is set, only this machine's command line
    acts as them.

    Raises:
        InvalidInputError: ``name`` is neither an address nor a name.
    """
    from pinflow.identity.create_tenant import create_tenant
    from pinflow.identity.join_locally import address_of, note_founded
    from pinflow.identity.passwords import new_password
    from pinflow.identity.queries import list_tenants
    from pinflow.kit.errors import ConflictError

    address = EMAIL if name is None else address_of(name)
    async with runtime.system_database.system_session() as session:
        if await list_tenants(session):
            return
    try:
        async with runtime.system_database.system_session() as session:
            member = await create_tenant(
                session,
                tenant_name=team or TEAM,
                email=address,
                name=address.partition("@")[0],
                password=new_password(),
                now=runtime.clock.now(),
            )
            await note_founded(session, member, runtime.clock.now())
    except ConflictError:
        # Another command opened it in the same moment.
        return
    typer.echo(
        f"“{team or TEAM}” is open, and {member.email} is its admin. To sign in to the dashboard, set a "
        f"password: pinflow user password {member.email}",
        err=True,
    )

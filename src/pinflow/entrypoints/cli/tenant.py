"""``pinflow tenant``: customers of this installation."""

from __future__ import annotations

from typing import Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.passwords import FromStdin, Generate, take_password
from pinflow.entrypoints.cli.runtime import open_installation, run

app = typer.Typer(
    no_args_is_help=True,
    help="Open a tenant with its first admin; list tenants.\n\nExample: pinflow tenant list",
)


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the team is called.")],
    email: Annotated[str, typer.Option(help="The first admin's address, with which they sign in.")],
    admin_name: Annotated[
        str | None, typer.Option(help="The admin's name; else taken from the address.")
    ] = None,
    password_stdin: FromStdin = False,
    generate: Generate = False,
    as_json: AsJson = False,
) -> None:
    """Open a tenant with its first admin. Asks for the password.

    Example: pinflow tenant create --name "Evergreen Home" --email nora@example.org

    Example: pinflow tenant create --name Demo --email you@example.org --generate --json
    """
    password, made = take_password(from_stdin=password_stdin, generate=generate)
    run(_create(name, email, admin_name or email.partition("@")[0], password, made, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the tenants of this installation.

    Example: pinflow tenant list --json
    """
    run(_list(as_json))


async def _create(tenant: str, email: str, name: str, password: str, made: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.create_tenant import create_tenant

    async with open_installation() as runtime, runtime.system_database.system_session() as session:
        member = await create_tenant(
            session, tenant_name=tenant, email=email, name=name, password=password, now=runtime.clock.now()
        )
    shown = {"password": password} if made else {}
    words = f"{tenant} is open. {member.email} is its admin."
    say(
        {
            "tenant": {"id": member.tenant_id, "name": tenant},
            "user": {"id": member.user_id, "name": member.name, "email": member.email},
            "role": member.role,
            **shown,
        },
        f"{words}\nPassword, shown this once: {password}" if made else words,
        as_json=as_json,
    )


async def _list(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.identity.queries import list_all_members, list_tenants

    async with open_installation() as runtime, runtime.system_database.system_session() as session:
        tenants = await list_tenants(session)
        members = await list_all_members(session)
    counts = {tenant.id: sum(m.tenant_id == tenant.id for m in members) for tenant in tenants}
    if as_json:
        print_items(
            {"id": tenant.id, "name": tenant.name, "members": counts[tenant.id]} for tenant in tenants
        )
        return
    table = new_table("Tenant", "Members", "Id", right=("Members",))
    for tenant in tenants:
        add_row(table, tenant.name, counts[tenant.id], tenant.id)
    print_table(table, "There is no tenant yet. Open one: pinflow tenant create --help")

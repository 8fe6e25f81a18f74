"""``pinflow user``: the members of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.passwords import FromStdin, Generate, take_password
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.identity.models import Member, Role

app = typer.Typer(
    no_args_is_help=True,
    help="Create, list and remove users; roles and passwords.\n\nExample: pinflow user list",
)
Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The member's address.")]


@app.command()
def create(
    email: Annotated[str, typer.Option(help="The address to sign in with.")],
    role: Annotated[str, typer.Option(help="admin, editor or viewer.")],
    name: Annotated[str | None, typer.Option(help="The person's name; else taken from the address.")] = None,
    password_stdin: FromStdin = False,
    generate: Generate = False,
    as_json: AsJson = False,
) -> None:
    """Add a user to your team. Asks for their first password.

    Example: pinflow user create --email bo@example.org --role editor --generate

    Example: pinflow user create --email bo@example.org --role viewer --password-stdin < password.txt
    """
    known = _read_role(role)
    password, made = take_password(from_stdin=password_stdin, generate=generate)
    run(_create(email, name or email.partition("@")[0], known, password, made, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List your team. For admins.

    Example: pinflow user list --json
    """
    run(_list(as_json))


@app.command()
def role(
    email: Email,
    new_role: Annotated[str, typer.Argument(metavar="ROLE", help="admin, editor or viewer.")],
    as_json: AsJson = False,
) -> None:
    """Give a member another role. A team keeps an admin.

    Example: pinflow user role bo@example.org editor
    """
    run(_role(email, _read_role(new_role), as_json))


@app.command()
def remove(email: Email, as_json: AsJson = False) -> None:
    """Take a member out of the team and end their sessions.

    Example: pinflow user remove bo@example.org
    """
    run(_remove(email, as_json))


@app.command()
def password(
    email: Email, password_stdin: FromStdin = False, generate: Generate = False, as_json: AsJson = False
) -> None:
    """Set a new password; all sessions of the user end. Asks for it.

    Example: pinflow user password bo@example.org --generate
    """
    new, made = take_password(from_stdin=password_stdin, generate=generate)
    run(_password(email, new, made, as_json))


def _read_role(text: str) -> Role:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.identity.models import Role

    try:
        return Role(text.strip().lower())
    except ValueError:
        raise refuse("identity.unknown_role", f"“{text}” is no role. Roles: {', '.join(Role)}.") from None


def _shape(member: Member) -> dict[str, object]:
    """A member as the API shows one."""
    return {
        "id": member.user_id,
        "user_id": member.user_id,
        "name": member.name,
        "email": member.email,
        "role": member.role,
    }


async def _find(rt: CliRuntime, email: str) -> Member:
    from pinflow.identity.add_member import normal_email
    from pinflow.identity.queries import list_members
    from pinflow.kit.errors import NotFoundError

    address = normal_email(email)
    async with rt.read() as session:
        for member in await list_members(session):
            if member.email == address:
                return member
    raise NotFoundError("identity.no_such_member", f"{address} is no member of your team.")


async def _create(email: str, name: str, role: Role, password: str, made: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.add_member import add_member

    async with open_runtime() as rt, rt.system_database.system_session() as session:
        member = await add_member(
            session, rt.actor, email=email, name=name, password=password, role=role, now=rt.now()
        )
    shown = {"password": password} if made else {}
    words = f"{member.email} is {member.role} now."
    say(
        {**_shape(member), **shown},
        f"{words}\nPassword, shown this once: {password}" if made else words,
        as_json=as_json,
    )


async def _list(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.identity.authorize import require_role
    from pinflow.identity.models import Role
    from pinflow.identity.queries import find_home_time_zone, list_members

    async with open_runtime() as rt, rt.read() as session:
        require_role(rt.actor, Role.ADMIN)
        members = await list_members(session)
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(map(_shape, members))
        return
    table = new_table("Name", "E-mail", "Role", f"Since ({zone})")
    for member in members:
        add_row(table, member.name, member.email, member.role, local_time(member.created_at, zone))
    print_table(table, "Nobody is here.")


async def _role(email: str, new_role: Role, as_json: bool) -> None:
    import msgspec

    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.add_member import change_role

    async with open_runtime() as rt:
        member = await _find(rt, email)
        async with rt.system_database.system_session() as session:
            await change_role(session, rt.actor, member.user_id, new_role, rt.now())
    changed = msgspec.structs.replace(member, role=new_role)
    say(_shape(changed), f"{member.email} is {new_role} now.", as_json=as_json)


async def _remove(email: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.add_member import remove_member

    async with open_runtime() as rt:
        member = await _find(rt, email)
        async with rt.system_database.system_session() as session:
            await remove_member(session, rt.actor, member.user_id, rt.now())
    say({"removed": _shape(member)}, f"{member.email} is no member any more.", as_json=as_json)


async def _password(email: str, new: str, made: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.change_password import change_password

    async with open_runtime() as rt, rt.system_database.system_session() as session:
        member = await change_password(session, rt.actor, email=email, password=new, now=rt.now())
    shown = {"password": new} if made else {}
    words = f"{member.email} has a new password. All their sessions have ended."
    say(
        {**_shape(member), **shown},
        f"{words}\nPassword, shown this once: {new}" if made else words,
        as_json=as_json,
    )

"""``pinflow token``: API tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.identity.models import ApiToken, TokenScope
    from pinflow.identity.schemas import Token

Known = TypeVar("Known", "ApiToken", "Token")
app = typer.Typer(
    no_args_is_help=True, help="API tokens: create, list, revoke.\n\nExample: pinflow token list"
)


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the token is for.")],
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="How long it is valid; left out, until it is revoked.")
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option(help="The one thing it may do: bring_pages. Left out, it may do what you may."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a token that may do what you may, or one thing only. It is printed this once.

    Example: pinflow token create --name n8n --days 365

    Example: pinflow token create --name laptop --scope bring_pages
    """
    run(_create(name, days, scope, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List your tokens; for admins, the whole team's.

    Example: pinflow token list --json
    """
    run(_list(as_json))


@app.command()
def revoke(
    token: Annotated[str, typer.Argument(help="The token's id, the end of it, or its name.")],
    as_json: AsJson = False,
) -> None:
    """End a token at once.

    Example: pinflow token revoke n8n
    """
    run(_revoke(token, as_json))


@twin("tokens.create")
async def _create(name: str, days: int | None, scope_text: str | None, as_json: bool) -> None:
    from datetime import timedelta

    from pinflow.entrypoints.cli.output import say
    from pinflow.identity.create_api_token import create_api_token

    scope = read_scope(scope_text)
    async with open_runtime() as rt, rt.system_database.system_session() as session:
        now = rt.now()
        expires_at = None if days is None else now + timedelta(days=days)
        made = await create_api_token(
            session, rt.actor, name=name, expires_at=expires_at, scope=scope, now=now
        )
    say(made, created_words(made.token), as_json=as_json)


def read_scope(text: str | None) -> TokenScope | None:
    """Raises: InvalidInputError: ``cli.unknown_scope``."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.identity.models import TokenScope

    try:
        return None if text is None else TokenScope(text)
    except ValueError:
        known = ", ".join(TokenScope)
        raise refuse("cli.unknown_scope", f"There is no scope “{text}”. Known: {known}.") from None


def created_words(token: str) -> str:
    return f"{token}\nKeep it now: it is never shown again."


@twin("tokens.list_them")
async def _list(as_json: bool) -> None:
    from pinflow.identity.models import Role
    from pinflow.identity.queries import find_home_time_zone, list_api_tokens

    async with open_runtime() as rt:
        owner = None if rt.actor.role is Role.ADMIN else rt.member.user_id
        async with rt.system_database.system_session() as session:
            tokens = await list_api_tokens(session, rt.member.tenant_id, owner)
        async with rt.read() as session:
            zone = await find_home_time_zone(session)
    print_tokens(tokens, zone, as_json=as_json)


def print_tokens(tokens: Sequence[ApiToken | Token], zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        local_time,
        new_table,
        print_items,
        print_table,
        short_id,
    )

    if as_json:
        print_items(tokens)
        return
    table = new_table("Id", "Name", f"Made ({zone})", "Last used", "Until")
    for token in tokens:
        name = f"{token.name} (only {token.scope})" if token.scope else token.name
        times = (local_time(at, zone) for at in (token.created_at, token.last_used_at, token.expires_at))
        add_row(table, short_id(token.id), name, *times)
    print_table(table, "There is no token. Make one: pinflow token create --name n8n")


@twin("tokens.revoke")
async def _revoke(text: str, as_json: bool) -> None:
    from pinflow.identity.create_api_token import revoke_token
    from pinflow.identity.models import Role
    from pinflow.identity.queries import list_api_tokens

    async with open_runtime() as rt, rt.system_database.system_session() as session:
        owner = None if rt.actor.role is Role.ADMIN else rt.member.user_id
        token = pick(await list_api_tokens(session, rt.member.tenant_id, owner), text)
        await revoke_token(session, rt.actor, token.id, rt.now())
    say_revoked(token.id, token.name, as_json=as_json)


def pick(tokens: Sequence[Known], text: str) -> Known:
    """One of these tokens. Raises: as ``choose``."""
    from pinflow.entrypoints.cli.choose import choose

    return choose(
        text,
        tokens,
        id_of=lambda row: row.id,
        names_of=lambda row: (row.name,),
        what="token",
        look="token list",
    )


def say_revoked(token_id: UUID, name: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say({"revoked": {"id": token_id, "name": name}}, f"“{name}” is revoked.", as_json=as_json)

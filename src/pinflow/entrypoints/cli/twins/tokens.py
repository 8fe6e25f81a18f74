"""``pinflow token`` on a server."""

from __future__ import annotations

from datetime import timedelta

from pinflow.entrypoints.cli import token as said
from pinflow.entrypoints.cli.output import say
from pinflow.entrypoints.cli.server import open_server
from pinflow.identity.schemas import CreatedToken, Token
from pinflow.kit.clock import SystemClock


async def create(name: str, days: int | None, scope_text: str | None, as_json: bool) -> None:
    expires_at = None if days is None else SystemClock().now() + timedelta(days=days)
    body = {"name": name, "expires_at": expires_at, "scope": said.read_scope(scope_text)}
    async with open_server() as server:
        made = await server.send("POST", "/tokens", CreatedToken, body)
    say(made, said.created_words(made.token), as_json=as_json)


async def list_them(as_json: bool) -> None:
    async with open_server() as server:
        tokens = await server.pages("/tokens", Token)
        zone = (await server.session()).time_zone
    said.print_tokens(tokens, zone, as_json=as_json)


async def revoke(text: str, as_json: bool) -> None:
    async with open_server() as server:
        token = said.pick(await server.pages("/tokens", Token), text)
        await server.forget(f"/tokens/{token.id}")
    said.say_revoked(token.id, token.name, as_json=as_json)

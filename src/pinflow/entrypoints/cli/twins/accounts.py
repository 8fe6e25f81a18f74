"""``pinflow account`` on a server."""

from __future__ import annotations

from typing import Any

from pinflow.accounts import schemas
from pinflow.entrypoints.cli import account as said
from pinflow.entrypoints.cli.output import say
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import find_account


async def add(name: str, base_url: str, token: str, zone: str | None, as_json: bool) -> None:
    body = {"name": name, "base_url": base_url, "token": token, **_zone(zone)}
    async with open_server() as server:
        added = await server.send("POST", "/accounts", schemas.Account, body)
    say(added, said.connected(added, asked=name), as_json=as_json)


async def add_export(name: str, zone: str | None, as_json: bool) -> None:
    body = {"name": name, "channel": "export", **_zone(zone)}
    async with open_server() as server:
        added = await server.send("POST", "/accounts", schemas.Account, body)
    say(added, said.exports(added), as_json=as_json)


def _zone(zone: str | None) -> dict[str, str]:
    return {} if zone is None else {"time_zone": zone}


async def connect(name: str, base_url: str | None, zone: str | None, as_json: bool) -> None:
    body: dict[str, Any] = {"name": name, **_zone(zone)}
    if base_url is not None:
        body["base_url"] = base_url
    async with open_server() as server:
        begun = await server.send("POST", "/accounts/connect", schemas.ConnectionBegun, body)
    said.say_begun(begun, as_json=as_json)


async def finish(address: str, as_json: bool) -> None:
    from pinflow.accounts.connect_by_oauth import read_answer

    state, code, error = read_answer(address)
    rest = {name: value for name, value in (("code", code), ("error", error)) if value is not None}
    async with open_server() as server:
        account = await server.send(
            "POST", "/accounts/connect/finish", schemas.Account, {"state": state, **rest}
        )
    say(account, said.connected(account), as_json=as_json)


async def health(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        found = await server.get(f"/accounts/{account.id}/health", schemas.AccountHealth)
    said.show_health_of(found, account.time_zone, as_json)


async def renew(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        found = await server.send("POST", f"/accounts/{account.id}/renew", schemas.AccountHealth)
    said.show_health_of(found, account.time_zone, as_json)


async def throw(text: str | None, *, on: bool, reason: str, as_json: bool) -> None:
    verb, body = ("start", None) if on else ("stop", {"reason": reason})
    async with open_server() as server:
        if text is None:
            switch = await server.send("POST", f"/accounts/{verb}", schemas.AccountSwitch, body)
            said.say_thrown(switch, as_json=as_json)
            return
        chosen = await find_account(server, text)
        account = await server.send("POST", f"/accounts/{chosen.id}/{verb}", schemas.Account, body)
    say(account, said.stands(account), as_json=as_json)


async def show_switch(as_json: bool) -> None:
    async with open_server() as server:
        said.say_thrown(await server.get("/accounts/switch", schemas.AccountSwitch), as_json=as_json)


async def proxy(text: str, url: str | None, *, remove: bool, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        way = f"/accounts/{account.id}/proxy"
        if remove:
            account = await server.send("DELETE", way, schemas.Account)
        elif url is None:
            await server.send("POST", f"{way}/test", schemas.ProxyWorks)
        else:
            account = await server.send("PUT", way, schemas.Account, {"proxy": url})
    say(account, said.leaves_by(account.name, account.proxy), as_json=as_json)


async def options(as_json: bool) -> None:
    async with open_server() as server:
        found = await server.get("/accounts/connect", schemas.ConnectOptions)
    said.say_options(found, as_json=as_json)


async def list_them(as_json: bool) -> None:
    async with open_server() as server:
        accounts = await server.pages("/accounts", schemas.Account)
    said.print_accounts(accounts, as_json=as_json)


async def switch(text: str, *, on: bool, as_json: bool) -> None:
    async with open_server() as server:
        chosen = await find_account(server, text)
        verb = "resume" if on else "pause"
        account = await server.send("POST", f"/accounts/{chosen.id}/{verb}", schemas.Account)
    say(account, said.switched(account.name, on=on), as_json=as_json)


async def limits(
    text: str, daily_cap: int | None, spacing: int | None, zone: str | None, as_json: bool
) -> None:
    async with open_server() as server:
        old = await find_account(server, text)
        body = {
            "daily_cap": old.daily_cap if daily_cap is None else daily_cap,
            "spacing_minutes": old.spacing_minutes if spacing is None else spacing,
            "time_zone": old.time_zone if zone is None else zone,
        }
        account = await server.send("PUT", f"/accounts/{old.id}/limits", schemas.Account, body)
    say(account, said.limited(account), as_json=as_json)

"""``pinflow account``: Pinterest accounts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pinflow.accounts.models import Account
    from pinflow.accounts.queries import AccountLoad
    from pinflow.entrypoints.cli.runtime import CliRuntime

app = typer.Typer(
    no_args_is_help=True,
    help="Connect, pause and limit Pinterest accounts.\n\nExample: pinflow account list",
)
Which = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's name or id.")]


@app.command()
def add(
    name: Annotated[str, typer.Option(help="What you call the account.")],
    token_file: Annotated[
        str, typer.Option(metavar="FILE", help="A file that holds the access token; - for standard input.")
    ],
    base_url: Annotated[
        str, typer.Option(help="The address of Pinterest's API.")
    ] = "https://api.pinterest.com/v5",
    time_zone: Annotated[
        str | None, typer.Option(help="Such as Europe/Berlin; left out, that of your first project.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Connect an account by its token; asks Pinterest whose it is. A known account gets the new token.

    Example: pinflow account add --name Evergreen --token-file token.txt --time-zone Europe/Berlin

    Example: pass show pinterest | pinflow account add --name Evergreen --token-file -
    """
    run(_add(name, base_url, _read_token(token_file), time_zone, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the accounts, what they published today and when they publish next.

    Example: pinflow account list --json
    """
    run(_list(as_json))


@app.command()
def pause(account: Which, as_json: AsJson = False) -> None:
    """Publish nothing until the account is resumed. Nothing is lost.

    Example: pinflow account pause Evergreen
    """
    run(_switch(account, on=False, as_json=as_json))


@app.command()
def resume(account: Which, as_json: AsJson = False) -> None:
    """Go on publishing; what became late meanwhile gets new slots.

    Example: pinflow account resume Evergreen
    """
    run(_switch(account, on=True, as_json=as_json))


@app.command()
def limits(
    account: Which,
    daily_cap: Annotated[int | None, typer.Option(help="Pins a day, 1 to 25.")] = None,
    spacing_minutes: Annotated[
        int | None, typer.Option(help="Minutes between two pins, 20 at least.")
    ] = None,
    time_zone: Annotated[str | None, typer.Option(help="Whose day counts, such as Europe/Berlin.")] = None,
    as_json: AsJson = False,
) -> None:
    """Set how much the account publishes. What is not given stays.

    Example: pinflow account limits Evergreen --daily-cap 8 --spacing-minutes 90
    """
    run(_limits(account, daily_cap, spacing_minutes, time_zone, as_json))


def _read_token(file: str) -> str:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise refuse("accounts.token_unreadable", f"The token file {file} cannot be read: {why}.") from None
    if not text.strip():
        raise refuse("accounts.token_empty", "The token file is empty.")
    return text.strip()


async def _loads(rt: CliRuntime) -> dict[object, AccountLoad]:
    from pinflow.accounts.queries import list_loads

    async with rt.read() as session:
        return {load.account_id: load for load in await list_loads(session, rt.now())}


async def _say(rt: CliRuntime, account: Account, words: str, as_json: bool) -> None:
    if as_json:
        from pinflow.accounts import schemas
        from pinflow.entrypoints.cli.output import print_json

        print_json(schemas.Account.of(account, (await _loads(rt)).get(account.id), rt.now()))
    else:
        typer.echo(words)


async def _add(name: str, base_url: str, token: str, zone: str | None, as_json: bool) -> None:
    from pinflow.accounts.connect_account import connect_account
    from pinflow.entrypoints.tools import provider
    from pinflow.identity.queries import find_home_time_zone

    async with open_runtime(found=True) as rt:
        if zone is None:
            async with rt.read() as session:
                zone = await find_home_time_zone(session)
        account = await connect_account(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.actor,
            name=name,
            base_url=base_url,
            access_token=token,
            time_zone=zone,
            now=rt.now(),
        )
        words = (
            f"“{account.name}” is connected as {account.username}. Its day is that of {account.time_zone}."
        )
        await _say(rt, account, words, as_json)


async def _list(as_json: bool) -> None:
    from pinflow.accounts.queries import list_accounts

    async with open_runtime() as rt:
        async with rt.read() as session:
            accounts = await list_accounts(session)
        loads = await _loads(rt)
    if as_json:
        from pinflow.accounts import schemas
        from pinflow.entrypoints.cli.output import print_items

        print_items(schemas.Account.of(account, loads.get(account.id), rt.now()) for account in accounts)
    else:
        _print_accounts(accounts, loads, rt.now())


def _print_accounts(accounts: Sequence[Account], loads: dict[object, AccountLoad], now: datetime) -> None:
    from zoneinfo import ZoneInfo

    from pinflow.accounts.daily_cap import cap_on
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table, time_with_zone

    table = new_table("Name", "Pinterest", "State", "Today", "Every", "Next", right=("Today", "Every"))
    for account in accounts:
        load = loads.get(account.id)
        cap, why = cap_on(account.daily_cap, account.warm_up_started_at, now, ZoneInfo(account.time_zone))
        add_row(
            table,
            account.name,
            account.username,
            account.state,
            f"{load.published_today if load else 0}/{cap}" + (f" ({why})" if cap < account.daily_cap else ""),
            f"{account.spacing_minutes} min",
            time_with_zone(load.next_slot_at if load else None, account.time_zone),
        )
    print_table(table, "No account is connected. Connect one: pinflow account add --help")
    for account in accounts:
        if account.state_reason:
            typer.echo(f"{account.name}: {account.state_reason}")


async def _switch(text: str, *, on: bool, as_json: bool) -> None:
    from pinflow.accounts.change_account import pause_account, resume_account
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt:
        async with rt.write() as session:
            chosen = await choose_account(session, text)
            change = resume_account if on else pause_account
            account = await change(session, rt.actor, chosen.id, rt.now())
        words = "publishes again" if on else "is paused; its pins wait"
        await _say(rt, account, f"“{account.name}” {words}.", as_json)


async def _limits(
    text: str, daily_cap: int | None, spacing: int | None, zone: str | None, as_json: bool
) -> None:
    from zoneinfo import available_timezones

    from pinflow.accounts.change_account import change_limits
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.failures import refuse

    if daily_cap is None and spacing is None and zone is None:
        raise refuse("accounts.nothing_to_change", "Say what to change: --daily-cap, --spacing-minutes …")
    if zone is not None and zone not in available_timezones():
        raise refuse(
            "accounts.unknown_time_zone", f"“{zone}” is no time zone. Use one such as Europe/Berlin."
        )
    async with open_runtime() as rt:
        async with rt.write() as session:
            old = await choose_account(session, text)
            account = await change_limits(
                session,
                rt.actor,
                old.id,
                daily_cap=old.daily_cap if daily_cap is None else daily_cap,
                spacing_minutes=old.spacing_minutes if spacing is None else spacing,
                time_zone=zone or old.time_zone,
                now=rt.now(),
            )
        words = (
            f"“{account.name}” publishes up to {account.daily_cap} pins a day, {account.spacing_minutes} "
            f"minutes apart, by the day of {account.time_zone}."
        )
        await _say(rt, account, words, as_json)

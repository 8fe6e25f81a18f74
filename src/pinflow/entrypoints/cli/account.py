"""``pinflow account``: Pinterest accounts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.accounts import schemas
    from pinflow.accounts.models import Account
    from pinflow.accounts.queries import AccountLoad
    from pinflow.accounts.schemas import AccountHealth
    from pinflow.entrypoints.bootstrap import Runtime
    from pinflow.entrypoints.cli.runtime import CliRuntime

app = typer.Typer(
    no_args_is_help=True,
    help="Connect accounts; their health, limits and kill switch.\n\nExample: pinflow account list",
)
Which = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's name or id.")]


@app.command()
def add(
    name: Annotated[str, typer.Option(help="What you call the account.")],
    token_file: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file that holds the access token; - for standard input."),
    ] = None,
    base_url: Annotated[
        str, typer.Option(help="The address of Pinterest's API.")
    ] = "https://api.pinterest.com/v5",
    export: Annotated[
        bool,
        typer.Option("--export", help="No token: its pins leave as files and feeds, Pinterest is not asked."),
    ] = False,
    time_zone: Annotated[
        str | None, typer.Option(help="Such as Europe/Berlin; left out, that of your first project.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Connect an account by its token; asks Pinterest whose it is. A known account gets the new token.

    Where nobody is yet, it opens a first team as well, with the address of --as as its admin's.

    Example: pinflow account add --name Evergreen --token-file token.txt --time-zone Europe/Berlin

    Example: pass show pinterest | pinflow account add --name Evergreen --token-file -

    Example: pinflow account add --name "By hand" --export
    """
    from pinflow.entrypoints.cli.failures import refuse

    if export == (token_file is not None):
        raise refuse("accounts.token_or_export", "Give either --token-file FILE or --export.")
    if token_file is None:
        run(_add_export(name, time_zone, as_json))
    else:
        run(_add(name, base_url, _read_token(token_file), time_zone, as_json))


@app.command()
def connect(
    name: Annotated[str, typer.Option(help="What you call the account.")],
    base_url: Annotated[
        str | None, typer.Option(help="Left out: the address of PINFLOW_PINTEREST_API_URL.")
    ] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="Such as Europe/Berlin; left out, that of your first project.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Begin on Pinterest's own page: prints the address at which the account's owner allows pinflow.

    The browser comes back to the dashboard, which finishes. Without a dashboard, copy the address the browser
    ended at and finish with `pinflow account finish`.

    Example: pinflow account connect --name Evergreen
    """
    run(_connect(name, base_url, time_zone, as_json))


@app.command()
def finish(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A file that holds the address the browser ended at; - for standard input."
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Finish what `connect` began, with the address Pinterest sent the browser back to.

    Example: pbpaste | pinflow account finish -
    """
    run(_finish(_read_secret(file, "address"), as_json))


@app.command()
def health(account: Which, as_json: AsJson = False) -> None:
    """Show token, limits, pins of the week, refusals and warm-up of an account.

    Example: pinflow account health Evergreen --json
    """
    run(_health(account, as_json))


@app.command()
def renew(account: Which, as_json: AsJson = False) -> None:
    """Fetch new tokens now; by itself it happens days before they end.

    Example: pinflow account renew Evergreen
    """
    run(_renew(account, as_json))


@app.command()
def stop(
    account: Annotated[
        str | None, typer.Argument(metavar="ACCOUNT", help="The account's name or id.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All accounts, also later ones.")] = False,
    reason: Annotated[str, typer.Option(help="Why, for whoever looks.")] = "",
    as_json: AsJson = False,
) -> None:
    """Throw the kill switch: nothing is asked of Pinterest any more, until an admin starts it again.

    Example: pinflow account stop Evergreen --reason "wrong tag"

    Example: pinflow account stop --all
    """
    run(_throw(_one_or_all(account, everything), on=False, reason=reason, as_json=as_json))


@app.command()
def start(
    account: Annotated[
        str | None, typer.Argument(metavar="ACCOUNT", help="The account's name or id.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="The switch for all accounts.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take the kill switch back. A pause, or a refused token, shows again.

    Example: pinflow account start Evergreen

    Example: pinflow account start --all
    """
    run(_throw(_one_or_all(account, everything), on=True, reason="", as_json=as_json))


@app.command("switch")
def show_switch(as_json: AsJson = False) -> None:
    """Say whether the kill switch for all accounts is thrown, by whom and why.

    Example: pinflow account switch --json
    """
    run(_show_switch(as_json))


@app.command()
def proxy(
    account: Which,
    file: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A file that holds the proxy's URL; - for standard input."),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the proxy away.")] = False,
    test: Annotated[bool, typer.Option("--test", help="Ask Pinterest through it, change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Give the account a way out of its own: an HTTP or SOCKS5 proxy, with or without a login; tried first.

    It changes no limit: Pinterest's and pinflow's count by account. A VPN such as WireGuard is a setting of
    the machine's network instead; see docs/accounts.md.

    Example: echo socks5://user:password@proxy.example:1080 | pinflow account proxy Evergreen --file -

    Example: pinflow account proxy Evergreen --test
    """
    from pinflow.entrypoints.cli.failures import refuse

    if (file is not None) + remove + test != 1:
        raise refuse("accounts.proxy_what", "Say what to do: --file FILE, --test or --remove.")
    url = None if file is None else _read_secret(file, "proxy")
    run(_proxy(account, url, remove=remove, as_json=as_json))


@app.command("options")
def connect_options(as_json: AsJson = False) -> None:
    """Say how accounts can be connected here, and what Pinterest's page asks for and why.

    Example: pinflow account options
    """
    run(_options(as_json))


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
    from pinflow.entrypoints.cli.failures import refuse

    if daily_cap is None and spacing_minutes is None and time_zone is None:
        raise refuse("accounts.nothing_to_change", "Say what to change: --daily-cap, --spacing-minutes …")
    run(_limits(account, daily_cap, spacing_minutes, time_zone, as_json))


def _read_token(file: str) -> str:
    return _read_secret(file, "token")


def _read_secret(file: str, what: str) -> str:
    """A secret's one line: an argument would show it to everybody on this machine."""
    from pinflow.entrypoints.cli.failures import refuse

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise refuse(
            f"accounts.{what}_unreadable", f"The {what} file {file} cannot be read: {why}."
        ) from None
    if not text.strip():
        raise refuse(f"accounts.{what}_empty", f"The {what} file is empty.")
    return text.strip()


def _one_or_all(account: str | None, everything: bool) -> str | None:
    from pinflow.entrypoints.cli.failures import refuse

    if (account is None) != everything:
        raise refuse("accounts.one_or_all", "Name one account, or say --all.")
    return account


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


@twin("accounts.add")
async def _add(name: str, base_url: str, token: str, zone: str | None, as_json: bool) -> None:
    from pinflow.accounts.connect_account import connect_account, identify_token
    from pinflow.entrypoints.tools import provider

    identity = None

    async def ask(runtime: Runtime) -> None:
        nonlocal identity
        identity = await identify_token(
            provider(runtime), name=name, base_url=base_url, access_token=token, time_zone=zone or "UTC"
        )

    async with open_runtime(founding=ask) as rt:
        account = await connect_account(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.actor,
            name=name,
            base_url=base_url,
            access_token=token,
            time_zone=await _zone(rt, zone),
            now=rt.now(),
            identity=identity,
        )
        await _say(rt, account, connected(account, asked=name), as_json)


def connected(account: Account | schemas.Account, asked: str | None = None) -> str:
    """``asked``: the name it was to get; one that was connected before keeps its own."""
    who = f" as {account.username}" if account.username else ""
    if asked is not None and asked.strip() != account.name:
        return f"“{account.name}” is this account{who}: it keeps its name and has the new token."
    return f"“{account.name}” is connected{who}. Its day is that of {account.time_zone}."


async def _zone(rt: CliRuntime, zone: str | None) -> str:
    from pinflow.identity.queries import find_home_time_zone

    if zone is not None:
        return zone
    async with rt.read() as session:
        return await find_home_time_zone(session)


@twin("accounts.add_export")
async def _add_export(name: str, zone: str | None, as_json: bool) -> None:
    from pinflow.accounts.connect_account import add_export_account, check_name

    async def check(_: Runtime) -> None:
        check_name(name, zone or "UTC")

    async with open_runtime(founding=check) as rt:
        account = await add_export_account(
            rt.database, rt.actor, name=name, time_zone=await _zone(rt, zone), now=rt.now()
        )
        await _say(rt, account, exports(account), as_json)


def exports(account: Account | schemas.Account) -> str:
    return f"“{account.name}” exports its pins; Pinterest is never asked for it."


@twin("accounts.connect")
async def _connect(name: str, base_url: str | None, zone: str | None, as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.connect_by_oauth import begin_connection, check_journey
    from pinflow.entrypoints.tools import connect_tools

    async def check(runtime: Runtime) -> None:
        check_journey(connect_tools(runtime).oauth, name, base_url, zone or "UTC")

    async with open_runtime(founding=check) as rt:
        begun = await begin_connection(
            connect_tools(rt.runtime),
            rt.actor,
            name=name,
            base_url=base_url,
            time_zone=await _zone(rt, zone),
            origin=rt.settings.base_url,
            now=rt.now(),
        )
    say_begun(schemas.ConnectionBegun.of(begun), as_json=as_json)


def say_begun(begun: schemas.ConnectionBegun, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    words = (
        f"Open this within half an hour, sign in to the account at Pinterest and allow what is listed:\n"
        f"{begun.authorize_url}\nThe browser comes back to {begun.redirect_uri}, which must be registered "
        "with your app at Pinterest."
    )
    say(begun, words, as_json=as_json)


@twin("accounts.finish")
async def _finish(address: str, as_json: bool) -> None:
    from pinflow.accounts.connect_by_oauth import finish_connection, read_answer
    from pinflow.entrypoints.tools import connect_tools

    state, code, error = read_answer(address)
    async with open_runtime() as rt:
        account = await finish_connection(
            connect_tools(rt.runtime), rt.actor, state=state, code=code, error=error, now=rt.now()
        )
        await _say(rt, account, connected(account), as_json)


@twin("accounts.health")
async def _health(text: str, as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.show_health import show_health
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt, rt.read() as session:
        account = await choose_account(session, text)
        found = schemas.AccountHealth.of(await show_health(session, account.id, rt.now()))
    show_health_of(found, account.time_zone, as_json)


@twin("accounts.renew")
async def _renew(text: str, as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.renew_tokens import renew_now
    from pinflow.accounts.show_health import show_health
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.tools import renew_tools

    async with open_runtime() as rt:
        async with rt.read() as session:
            account = await choose_account(session, text)
        await renew_now(renew_tools(rt.runtime), rt.actor, account.id)
        async with rt.read() as session:
            found = schemas.AccountHealth.of(await show_health(session, account.id, rt.now()))
    show_health_of(found, account.time_zone, as_json)


def show_health_of(found: AccountHealth, zone: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_json, time_with_zone

    if as_json:
        print_json(found)
        return
    token, week = found.token, found.week
    lines = [f"{found.name}: {found.state}" + (f". {found.state_reason}" if found.state_reason else "")]
    if token.kind is None:
        lines.append("Token: none; its pins are exported.")
    else:
        ends = time_with_zone(token.expires_at, zone) if token.expires_at else "Pinterest did not say"
        by = "renewed by itself, days ahead" if token.renewable else "pasted: it is not renewed by itself"
        lines.append(f"Token: since {time_with_zone(token.saved_at, zone)}; ends: {ends}; {by}.")
        if token.renew_problem:
            lines.append(f"Renewal: {token.renew_problem}")
    if found.scopes_problem:
        lines.append(found.scopes_problem)
    today = f"Today: up to {found.warm_up.cap_today} ({found.warm_up.reason})."
    lines.append(f"This week: {week.published} of {week.cap} pins. {today}")
    lines.append(f"Waiting: {found.waiting} pins, {found.late} of them past their time.")
    lines += [
        f"Limit, {each.words}: {each.remaining} of {each.quota} left at {time_with_zone(each.seen_at, zone)}."
        for each in found.limits
        if each.remaining is not None
    ]
    if found.proxy:
        lines.append(f"Proxy: {found.proxy}")
    lines += [f"Refused {time_with_zone(each.at, zone)}: {each.message}" for each in found.refusals]
    typer.echo("\n".join(lines))


@twin("accounts.throw")
async def _throw(text: str | None, *, on: bool, reason: str, as_json: bool) -> None:
    from pinflow.accounts.stop_account import (
        start_account,
        start_all_accounts,
        stop_account,
        stop_all_accounts,
    )
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt:
        if text is None:
            async with rt.write() as session:
                if on:
                    await start_all_accounts(session, rt.actor, rt.now())
                else:
                    await stop_all_accounts(session, rt.actor, reason, rt.now())
            await _say_switch(rt, as_json)
            return
        async with rt.write() as session:
            chosen = await choose_account(session, text)
            if on:
                account = await start_account(session, rt.actor, chosen.id, rt.now())
            else:
                account = await stop_account(session, rt.actor, chosen.id, reason, rt.now())
        await _say(rt, account, stands(account), as_json)


def stands(account: Account | schemas.Account) -> str:
    """Its state, and why."""
    return f"“{account.name}” is {account.state}." + (
        f" {account.state_reason}" if account.state_reason else ""
    )


@twin("accounts.show_switch")
async def _show_switch(as_json: bool) -> None:
    async with open_runtime() as rt:
        await _say_switch(rt, as_json)


async def _say_switch(rt: CliRuntime, as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.queries import find_tenant_stop

    async with rt.read() as session:
        say_thrown(schemas.AccountSwitch.of(await find_tenant_stop(session)), as_json=as_json)


def say_thrown(switch: schemas.AccountSwitch, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say(switch, switch.reason or "The kill switch for all accounts is off.", as_json=as_json)


@twin("accounts.proxy")
async def _proxy(text: str, url: str | None, *, remove: bool, as_json: bool) -> None:
    from pinflow.accounts.queries import get_account
    from pinflow.accounts.set_proxy import check_proxy, remove_proxy, set_proxy
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.tools import provider

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await choose_account(session, text)
        asks, secrets = provider(rt.runtime), rt.runtime.secrets
        if remove:
            await remove_proxy(rt.database, rt.actor, chosen.id, rt.now())
        elif url is None:
            await check_proxy(rt.database, secrets, asks, rt.actor, chosen.id, rt.now())
        else:
            await set_proxy(rt.database, secrets, asks, rt.actor, chosen.id, url, rt.now())
        async with rt.read() as session:
            account = await get_account(session, chosen.id)
        await _say(rt, account, leaves_by(account.name, account.proxy_shown), as_json)


def leaves_by(name: str, proxy: str | None) -> str:
    return f"Pinterest answers “{name}” through {proxy}." if proxy else f"“{name}” has no proxy of its own."


@twin("accounts.options")
async def _options(as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.connect_by_oauth import CALLBACK
    from pinflow.entrypoints.tools import oauth

    async with open_runtime() as rt:
        found = schemas.ConnectOptions.of(oauth(rt.runtime), f"{rt.settings.base_url}{CALLBACK}")
    say_options(found, as_json=as_json)


def say_options(found: schemas.ConnectOptions, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    lines = [
        found.oauth_problem or f"Register {found.redirect_uri} with your app at Pinterest, letter by letter."
    ]
    lines += [f"{each.scope}: {each.reason}" for each in found.scopes]
    say(found, "\n".join(lines), as_json=as_json)


@twin("accounts.list_them")
async def _list(as_json: bool) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.queries import list_accounts

    async with open_runtime() as rt:
        async with rt.read() as session:
            accounts = await list_accounts(session)
        loads = await _loads(rt)
        shown = [schemas.Account.of(account, loads.get(account.id), rt.now()) for account in accounts]
    print_accounts(shown, as_json=as_json)


def print_accounts(accounts: Sequence[schemas.Account], *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        new_table,
        print_items,
        print_table,
        time_with_zone,
    )

    if as_json:
        print_items(accounts)
        return
    table = new_table("Name", "Pinterest", "State", "Today", "Every", "Next", right=("Today", "Every"))
    for account in accounts:
        add_row(
            table,
            account.name,
            account.username or "",
            account.state,
            f"{account.published_today}/{account.cap_today}",
            f"{account.spacing_minutes} min",
            time_with_zone(account.next_slot_at, account.time_zone),
        )
    print_table(table, "No account is connected. Connect one: pinflow account add --help")
    for account in accounts:
        if account.cap_today < account.daily_cap:
            typer.echo(f"{account.name}: up to {account.cap_today} pins today ({account.cap_reason}).")
    for account in accounts:
        if account.state_reason:
            typer.echo(f"{account.name}: {account.state_reason}")


@twin("accounts.switch")
async def _switch(text: str, *, on: bool, as_json: bool) -> None:
    from pinflow.accounts.change_account import pause_account, resume_account
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt:
        async with rt.write() as session:
            chosen = await choose_account(session, text)
            change = resume_account if on else pause_account
            account = await change(session, rt.actor, chosen.id, rt.now())
        await _say(rt, account, switched(account.name, on=on), as_json)


def switched(name: str, *, on: bool) -> str:
    return f"“{name}” " + ("publishes again." if on else "is paused; its pins wait.")


@twin("accounts.limits")
async def _limits(
    text: str, daily_cap: int | None, spacing: int | None, zone: str | None, as_json: bool
) -> None:
    from pinflow.accounts import schemas
    from pinflow.accounts.change_account import change_limits
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt:
        async with rt.write() as session:
            old = await choose_account(session, text)
            account = await change_limits(
                session,
                rt.actor,
                old.id,
                daily_cap=old.daily_cap if daily_cap is None else daily_cap,
                spacing_minutes=old.spacing_minutes if spacing is None else spacing,
                time_zone=old.time_zone if zone is None else zone,
                now=rt.now(),
            )
        shown = schemas.Account.of(account, None, rt.now())
        await _say(rt, account, limited(shown), as_json)


def limited(account: schemas.Account) -> str:
    words = (
        f"“{account.name}” publishes up to {account.daily_cap} pins a day, {account.spacing_minutes} "
        f"minutes apart, by the day of {account.time_zone}."
    )
    if account.cap_today >= account.daily_cap:
        return words
    return f"{words} Today up to {account.cap_today} ({account.cap_reason})."

"""``pinflow writer``: who writes copy, and what language models may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.prepare_logging import prepare_logging
from pinflow.entrypoints.cli.runtime import open_runtime, read_settings, run

if TYPE_CHECKING:
    from pinflow.kit.plugins import KnownPlugin
    from pinflow.pins.spending.models import Spending

app = typer.Typer(
    no_args_is_help=True,
    help="Who writes copy: the template writer needs no key; a language model has a budget.\n\n"
    "Example: pinflow writer list",
)


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the writers, and what those that are off still need. A project chooses: pinflow project set.

    Example: pinflow writer list

    Example: pinflow project set "Evergreen Home" --writer language_model
    """
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.entrypoints.find_plugins import writers

    prepare_logging()
    default = read_settings().writer
    known = writers().known()

    def encode(row: KnownPlugin) -> dict[str, object]:
        return {
            "name": row.name,
            "ready": row.enabled,
            "default": row.name == default,
            "reason": row.reason,
        }

    if as_json:
        print_items(map(encode, known))
        return
    table = new_table("Name", "From", "State", wide="State")
    for row in known:
        ready = "writes where a project chose nobody" if row.name == default else "ready"
        add_row(table, row.name, row.origin, ready if row.enabled else f"off: {row.reason}")
    print_table(table, "There is no writer.")


@app.command()
def budget(
    monthly: Annotated[
        str | None, typer.Argument(metavar="[AMOUNT]", help="What a month may cost; left out, it is shown.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show or set what language models may cost in a calendar month (UTC).

    When it is spent the template writer writes, and each draft says so. 0 switches off models that cost.

    Example: pinflow writer budget

    Example: pinflow writer budget 20
    """
    run(_budget(monthly, as_json))


@app.command()
def usage(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many calls at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List calls to language models, the newest first: tokens, cost, and why one was of no use.

    Example: pinflow writer usage --limit 50
    """
    run(_usage(limit, as_json))


async def _budget(monthly: str | None, as_json: bool) -> None:
    from decimal import Decimal, InvalidOperation

    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import writer_money
    from pinflow.pins.spending.schemas import WriterBudget
    from pinflow.pins.spending.set_budget import read_spending, set_budget

    async with open_runtime() as rt:
        money = writer_money(rt.settings)
        if monthly is None:
            async with rt.read() as session:
                spending = await read_spending(session, money, rt.now())
        else:
            try:
                amount = Decimal(monthly)
            except InvalidOperation:
                raise refuse("writers.bad_budget", f"“{monthly}” is no amount, such as 20 or 7.50.") from None
            async with rt.write() as session:
                spending = await set_budget(session, rt.actor, money, amount, rt.now())
    say(WriterBudget.of(spending), _budget_words(spending), as_json=as_json)


def _budget_words(spending: Spending) -> str:
    chosen = spending.budget.changed_by
    origin = f"set by {chosen}" if chosen else "the installation's default"
    month, currency = spending.month, spending.currency
    return (
        f"Budget: {spending.budget.monthly:.2f} {currency} a month ({origin}).\n"
        f"This month: {month.cost:.4f} {currency} for {month.calls} calls, {month.drafts} of them used; "
        f"{spending.left:.4f} {currency} left until {spending.next_month:%Y-%m-%d} (UTC)."
    )


async def _usage(limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.pins.spending.queries import list_calls
    from pinflow.pins.spending.schemas import WriterCall

    async with open_runtime() as rt, rt.read() as session:
        calls = await list_calls(session, limit=limit)
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(map(WriterCall.of, calls))
        return
    numbers = ("In", "Out", "Cost")
    heads = (f"When ({zone})", "Model", "Product", *numbers, "Outcome")
    table = new_table(*heads, right=numbers, wide="Outcome")
    for call in calls:
        outcome = call.outcome if call.detail is None else f"{call.outcome}: {call.detail}"
        cost = f"{call.cost:.5f} {call.currency}"
        when = local_time(call.at, zone)
        add_row(table, when, call.model, call.asin, call.tokens_in, call.tokens_out, cost, outcome)
    print_table(table, "No language model was asked yet. pinflow writer list says what one needs.")

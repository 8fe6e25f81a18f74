"""``pinflow commission``: what a marketplace pays for a sale, by category."""

from __future__ import annotations

from typing import Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

app = typer.Typer(
    no_args_is_help=True,
    help="What a marketplace pays for a sale, by category: shipped rates, and your own before them.\n\n"
    "Example: pinflow commission list --marketplace amazon.com",
)
Marketplace = Annotated[str, typer.Argument(metavar="MARKETPLACE", help="Such as amazon.de.")]


@app.command("list")
def list_all(
    marketplace: Annotated[str | None, typer.Option(help="Only this one, such as amazon.com.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the rates, and which of them count today.

    Example: pinflow commission list --marketplace amazon.com --json
    """
    run(_list(marketplace, as_json))


@app.command("set")
def set_one(
    marketplace: Marketplace,
    percent: Annotated[float, typer.Argument(metavar="PERCENT", help="Of the price, such as 4.5.")],
    category: Annotated[
        str, typer.Option(help="A list's category, or a part between commas and &; left out, all others.")
    ] = "",
    valid_from: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="From when on, such as 2026-12-01; else today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Enter a rate of your own; it comes before the shipped ones.

    Example: pinflow commission set amazon.de 7 --category Küche

    Example: pinflow commission set amazon.de 3 --from 2027-01-01
    """
    run(_set(marketplace, percent, category, valid_from, as_json))


@app.command()
def reset(
    marketplace: Marketplace,
    category: Annotated[
        str | None, typer.Option(help='Only of this category; "" is the rate of all others.')
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Forget your own rates of a marketplace.

    Example: pinflow commission reset amazon.de

    Example: pinflow commission reset amazon.de --category Küche
    """
    run(_reset(marketplace, category, as_json))


async def _list(marketplace: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.projects.marketplaces import get_marketplace
    from pinflow.research.commission import schemas
    from pinflow.research.commission.list_rates import list_rates

    name = None if marketplace is None else get_marketplace(marketplace).name
    async with open_runtime() as rt, rt.read() as session:
        rates = await list_rates(session, rt.now().date(), name)
    if as_json:
        print_items([schemas.CommissionRate.of(rate) for rate in rates])
        return
    table = new_table("Marketplace", "Category", "Percent", "Since", "", right=("Percent",), wide="Category")
    for rate in rates:
        note = ("yours" if rate.own else "shipped") + ("" if rate.counts else ", does not count")
        category = rate.category or "(all others)"
        add_row(table, rate.marketplace, category, f"{rate.percent:g}", rate.valid_from, note)
    print_table(table, f"No rate of {name} is known. Enter one: pinflow commission set {name} PERCENT")


async def _set(
    marketplace: str, percent: float, category: str, valid_from: str | None, as_json: bool
) -> None:
    from datetime import date
    from decimal import Decimal

    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.research.commission.set_rate import set_rate

    try:
        since = None if valid_from is None else date.fromisoformat(valid_from)
    except ValueError:
        raise refuse("research.bad_rate", f"“{valid_from}” is no date, such as 2026-12-01.") from None
    async with open_runtime() as rt, rt.write() as session:
        rate = await set_rate(
            session,
            rt.actor,
            marketplace=marketplace,
            category=category,
            percent=Decimal(str(percent)),
            valid_from=since,
            now=rt.now(),
        )
    what = rate.category or "everything else"
    words = f"{rate.marketplace} pays {rate.percent:g} % for {what} from {rate.valid_from} on."
    shape = {
        "marketplace": rate.marketplace,
        "category": rate.category,
        "percent": float(rate.percent),
        "valid_from": rate.valid_from.isoformat(),
    }
    say(shape, words, as_json=as_json)


async def _reset(marketplace: str, category: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.research.commission.set_rate import reset_rates

    async with open_runtime() as rt, rt.write() as session:
        count = await reset_rates(session, rt.actor, marketplace=marketplace, category=category, now=rt.now())
    words = "1 of your rates is forgotten." if count == 1 else f"{count} of your rates are forgotten."
    say({"forgotten": count}, words, as_json=as_json)

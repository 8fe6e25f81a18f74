"""``pinflow product``: what the catalogue knows of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.scraping.models import HistoryPoint, Product

app = typer.Typer(
    no_args_is_help=True,
    help="Rank and price history of a product.\n\nExample: pinflow product history amazon.de B0EXAMPLE1",
)


@app.callback()
def product() -> None:
    """Rank and price history of a product.

    Example: pinflow product history amazon.de B0EXAMPLE1
    """


@app.command()
def history(
    marketplace: Annotated[str, typer.Argument(metavar="MARKETPLACE", help="Such as amazon.de.")],
    asin: Annotated[str, typer.Argument(metavar="ASIN", help="The product's ASIN.")],
    days: Annotated[int, typer.Option(min=1, max=3650, help="How far back.")] = 90,
    as_json: AsJson = False,
) -> None:
    """Show a product of the watched lists or of uploaded pages, its ranks and its prices.

    Example: pinflow product history amazon.de B0EXAMPLE1 --days 30
    """
    run(_history(marketplace, asin, days, as_json))


async def _history(marketplace: str, asin: str, days: int, as_json: bool) -> None:
    from datetime import timedelta

    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.read_history import read_history

    async with open_runtime() as rt, rt.read() as session:
        since = rt.now() - timedelta(days=days)
        product, points = await read_history(session, marketplace, asin, since)
        zone = await find_home_time_zone(session)
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.scraping import schemas

        print_json(schemas.ProductHistory.of(product, points))
    else:
        _print_history(product, points, zone)


def _print_history(product: Product, points: list[HistoryPoint], zone: str) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        local_time,
        money,
        new_table,
        plain,
        print_table,
        short_id,
    )

    typer.echo(plain(f"{product.title or product.asin} ({product.marketplace} {product.asin})"))
    if product.price is not None:
        seen = local_time(product.price_observed_at, zone)
        typer.echo(f"{money(product.price, product.currency)}, as seen {seen} {zone}")
    table = new_table(f"Seen ({zone})", "List", "Rank", "Price", right=("Rank", "Price"))
    for point in points:
        price = money(point.price, point.currency)
        place = "uploaded" if point.list_id is None else short_id(point.list_id)
        add_row(table, local_time(point.observed_at, zone), place, point.rank, price)
    print_table(table, "It was not seen in this time.")

"""``pinflow product``: the products of your lists and files, their history, and files of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.db import TenantSession
    from pinflow.scraping.catalogue.models import ListedProduct
    from pinflow.scraping.catalogue.queries import ProductFilter
    from pinflow.scraping.models import HistoryPoint, Product

app = typer.Typer(
    no_args_is_help=True,
    help="Products, their history, and files of both.\n\nExample: pinflow product list --words bamboo",
)
Place = Annotated[
    str,
    typer.Argument(metavar="[MARKETPLACE]", help="Such as amazon.de; left out where only one can be meant."),
]
Asin = Annotated[str | None, typer.Argument(metavar="ASIN", help="The product's ASIN.", show_default=False)]
OfProject = Annotated[str | None, typer.Option("--project", help="Only of this project: name or id.")]
OfMarketplace = Annotated[
    str | None, typer.Option("--marketplace", help="Only of this one, such as amazon.de.")
]
OfSource = Annotated[str | None, typer.Option("--source", help="Only these: watched, uploaded or brought.")]
Words = Annotated[str | None, typer.Option("--words", help="In the title, or the ASIN.")]
ToFile = Annotated[
    str,
    typer.Argument(metavar="FILE", help="Where to; its ending, .csv, .json or .xlsx, says as what; or - ."),
]
AsFormat = Annotated[
    str | None,
    typer.Option("--format", help="csv, json or xlsx, for a file without such an ending and for -."),
]
Days = Annotated[int, typer.Option(min=1, max=3650, help="How far back.")]


@app.callback()
def product() -> None:
    """Products, their history, and files of both.

    Example: pinflow product list --words bamboo
    """


@app.command("list")
def list_all(
    project: OfProject = None,
    marketplace: OfMarketplace = None,
    source: OfSource = None,
    words: Words = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    show_all: Annotated[bool, typer.Option("--all", help="All of them, whatever --limit says.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what stands on your lists now, what you uploaded and what you brought.

    Example: pinflow product list --source brought

    Example: pinflow product list --words bamboo --json
    """
    run(_list(project, marketplace, source, words, None if show_all else limit, as_json))


@app.command()
def show(marketplace: Place, asin: Asin = None, as_json: AsJson = False) -> None:
    """Show the newest that is known of a product.

    Example: pinflow product show B0EXAMPLE1

    Example: pinflow product show amazon.de B0EXAMPLE1
    """
    run(_show(marketplace, asin, as_json))


@app.command()
def history(marketplace: Place, asin: Asin = None, days: Days = 90, as_json: AsJson = False) -> None:
    """Show a product of the watched lists or of uploaded pages, its ranks and its prices.

    Example: pinflow product history B0EXAMPLE1

    Example: pinflow product history amazon.de B0EXAMPLE1 --days 30
    """
    run(_history(marketplace, asin, days, as_json))


@app.command()
def export(
    file: ToFile,
    project: OfProject = None,
    marketplace: OfMarketplace = None,
    source: OfSource = None,
    words: Words = None,
    export_format: AsFormat = None,
    as_json: AsJson = False,
) -> None:
    """Write products to a file; it can be brought again as it is.

    Example: pinflow product export products.xlsx

    Example: pinflow product export - --format csv --source brought
    """
    run(_export(file, export_format, project, marketplace, source, words, as_json))


@app.command("export-history")
def export_history(
    file: ToFile,
    market_list: Annotated[
        str | None, typer.Option("--list", metavar="LIST", help="Only this list: id, address or category.")
    ] = None,
    marketplace: OfMarketplace = None,
    asin: Annotated[str | None, typer.Option("--asin", help="Only this product, wherever seen.")] = None,
    days: Days = 90,
    export_format: AsFormat = None,
    as_json: AsJson = False,
) -> None:
    """Write the ranks and prices of your lists, or of one product, to a file.

    Example: pinflow product export-history history.csv --days 30

    Example: pinflow product export-history mug.xlsx --marketplace amazon.de --asin B0EXAMPLE1
    """
    run(_export_history(file, export_format, market_list, marketplace, asin, days, as_json))


async def _wanted(
    session: TenantSession,
    project_text: str | None,
    marketplace: str | None,
    source: str | None,
    words: str | None,
) -> ProductFilter:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.scraping.catalogue.models import ProductSource
    from pinflow.scraping.catalogue.queries import ProductFilter

    if source is not None and source not in set(ProductSource):
        raise refuse(
            "cli.unknown_source", f"There is no source “{source}”. Known: {', '.join(ProductSource)}."
        )
    project = None if project_text is None else await choose_project(session, project_text)
    return ProductFilter(
        project_id=None if project is None else project.id,
        marketplace=marketplace,
        source=None if source is None else ProductSource(source),
        words=words or None,
    )


async def _list(
    project: str | None,
    marketplace: str | None,
    source: str | None,
    words: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.choose import or_no_project
    from pinflow.entrypoints.cli.output import print_page, say_cut
    from pinflow.kit.pagination import encode_cursor
    from pinflow.scraping.catalogue import schemas
    from pinflow.scraping.catalogue.queries import count_products, list_products

    async with open_runtime() as rt, rt.read() as session:
        wanted = await _wanted(session, project, marketplace, source, words)
        total = await count_products(session, wanted, rt.now())
        found = await list_products(session, wanted, rt.now(), limit=total if limit is None else limit)
        nothing = await or_no_project(
            session, "Nothing here. Watch a list, or bring a file: pinflow bring file finds.csv"
        )
    if as_json:
        more = (
            encode_cursor((found[-1].marketplace, found[-1].asin)) if found and len(found) < total else None
        )
        print_page(map(schemas.ListedProduct.of, found), total=total, next_cursor=more)
    else:
        _print_list(found, nothing)
        say_cut(len(found), total)


def _print_list(found: Sequence[ListedProduct], nothing: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, money, new_table, print_table

    table = new_table(
        "Marketplace", "ASIN", "Product", "Rank", "Price", "From", right=("Rank", "Price"), wide="Product"
    )
    for row in found:
        price = money(row.price, row.currency)
        add_row(table, row.marketplace, row.asin, row.title, row.rank, price, ", ".join(row.sources))
    print_table(table, nothing)


async def _meant(rt: CliRuntime, session: TenantSession, first: str, second: str | None) -> tuple[str, str]:
    """(marketplace, ASIN) of one or two words; a single one is the ASIN.

    Raises:
        InvalidInputError: ``cli.which_marketplace``.
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.projects.queries import list_projects
    from pinflow.scraping.catalogue.queries import ProductFilter, list_products

    if second is not None:
        return first, second
    asin = first.strip().upper()
    seen = await list_products(session, ProductFilter(asin=asin), rt.now())
    places = {row.marketplace for row in seen} or {row.marketplace for row in await list_projects(session)}
    if len(places) != 1:
        known = f" It is known on {', '.join(sorted(places))}." if seen else ""
        raise refuse("cli.which_marketplace", f"Say on which marketplace, such as: amazon.com {asin}.{known}")
    return places.pop(), asin


async def _show(first: str, second: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import money, print_facts, print_json, time_with_zone
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.catalogue import schemas
    from pinflow.scraping.catalogue.find_product import find_product

    async with open_runtime() as rt, rt.read() as session:
        marketplace, asin = await _meant(rt, session, first, second)
        found = await find_product(session, marketplace, asin, rt.now())
        zone = await find_home_time_zone(session)
    shape = schemas.ListedProduct.of(found)
    if as_json:
        print_json(shape)
        return
    rated = f"{found.rating} of 5 by {found.review_count or 0:,} customers"
    print_facts(
        [
            ("Product", found.title or found.asin),
            ("ASIN", f"{found.asin} on {found.marketplace}"),
            ("Brand", found.brand),
            ("Category", found.category),
            ("Rank", None if found.rank is None else f"{found.rank} in {found.list_category}"),
            ("Price", None if found.price is None else money(found.price, found.currency)),
            ("Price seen", time_with_zone(found.price_observed_at, zone) if found.price else None),
            ("Rating", rated if found.rating is not None else None),
            ("Note", found.note),
            ("From", ", ".join(found.sources) or "the shared catalogue"),
            ("Seen", time_with_zone(found.seen_at, zone)),
            ("Address", shape.product_url),
        ]
    )


async def _history(first: str, second: str | None, days: int, as_json: bool) -> None:
    from datetime import timedelta

    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.read_history import read_history

    async with open_runtime() as rt, rt.read() as session:
        since = rt.now() - timedelta(days=days)
        marketplace, asin = await _meant(rt, session, first, second)
        product, points = await read_history(session, marketplace, asin, since=since, now=rt.now())
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


async def _export(
    file: str,
    format_text: str | None,
    project: str | None,
    marketplace: str | None,
    source: str | None,
    words: str | None,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.write_export import choose_format, write_export
    from pinflow.scraping.catalogue.export_catalogue import export_products

    export_format = choose_format(file, format_text)
    async with open_runtime() as rt, rt.read() as session:
        wanted = await _wanted(session, project, marketplace, source, words)
        await write_export(file, export_products(session, wanted, export_format, rt.now()), as_json=as_json)


async def _export_history(
    file: str,
    format_text: str | None,
    list_text: str | None,
    marketplace: str | None,
    asin: str | None,
    days: int,
    as_json: bool,
) -> None:
    from datetime import timedelta

    from pinflow.entrypoints.cli.choose import choose_list
    from pinflow.entrypoints.cli.write_export import choose_format, write_export
    from pinflow.scraping.catalogue.export_catalogue import export_history
    from pinflow.scraping.catalogue.queries import HistoryFilter

    export_format = choose_format(file, format_text)
    async with open_runtime() as rt, rt.read() as session:
        watched = None if list_text is None else await choose_list(session, list_text)
        wanted = HistoryFilter(
            since=rt.now() - timedelta(days=days),
            list_id=None if watched is None else watched.id,
            marketplace=marketplace,
            asin=asin,
        )
        await write_export(file, export_history(session, wanted, export_format), as_json=as_json)

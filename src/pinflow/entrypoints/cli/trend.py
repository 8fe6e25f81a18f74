"""``pinflow trend``: what people search for on Pinterest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.research.trends.models import Category, Keyword, Told, TrendKind

app = typer.Typer(
    no_args_is_help=True,
    help="What people search for on Pinterest.\n\nExample: pinflow trend list --region US --type growing",
)
# By what Pinterest chooses and sorts; a keyword may shrink over one span while it grows over another.
KIND_WORDS = {
    "growing": "In Pinterest's own order, by growth over the last weeks; a single span may still shrink.",
    "monthly": "In Pinterest's own order, by searches of this month.",
    "yearly": "In Pinterest's own order, by searches of this year.",
    "seasonal": "In Pinterest's own order, by what recurs at this time of the year.",
}
Region = Annotated[str, typer.Option(help="Such as US, DE or GB+IE.")]


@app.command("list")
def list_all(
    region: Region = "US",
    kind: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="growing, monthly, yearly or seasonal.")
    ] = "growing",
    interest: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only of this interest, such as home_decor; may be repeated."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List trending keywords, strongest first. They are fetched through a connected account.

    Example: pinflow trend list --region DE --type seasonal --interest home_decor --interest gardening
    """
    run(_list(region, kind, interest or [], as_json))


@app.command()
def categories(region: Region = "US", as_json: AsJson = False) -> None:
    """List growing product categories. Pinterest tells them of US, GB+IE and CA.

    Example: pinflow trend categories --region GB+IE
    """
    run(_categories(region, as_json))


@app.command()
def category(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As the list names it: AREA_RUGS.")],
    region: Region = "US",
    as_json: AsJson = False,
) -> None:
    """Show a product category week by week, and what people search around it.

    Example: pinflow trend category KITCHEN_ORGANIZERS --region US
    """
    run(_category(name, region, as_json))


async def _list(region: str, kind: str, interests: list[str], as_json: bool) -> None:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.tools import trend_tools
    from pinflow.research.trends.list_trends import list_keywords
    from pinflow.research.trends.models import KINDS

    _check_region(region)
    known = next((each for each in KINDS if each == kind), None)
    if known is None:
        raise refuse("trends.unknown_value", f"“{kind}” is no type of trend. Known: {', '.join(KINDS)}.")
    async with open_runtime() as rt:
        told = await list_keywords(
            trend_tools(rt.runtime), rt.member.tenant_id, region, known, interests, rt.now()
        )
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.research.trends import schemas

        print_json(
            schemas.TrendKeywordPage(
                items=[schemas.TrendKeyword.of(keyword) for keyword in told.items],
                next_cursor=None,
                problem=told.problem,
                fetched_at=told.fetched_at,
                expires_at=told.expires_at,
            )
        )
    else:
        _print_keywords(told, known)


def _check_region(region: str) -> None:
    """Said before anything else: a fresh installation has no account that Pinterest could answer."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.integrations.pinterest.trends import REGIONS

    if region not in REGIONS:
        raise refuse(
            "trends.unknown_value",
            f"Pinterest has no trends of “{region[:60]}”. Its regions: {', '.join(REGIONS)}. "
            "Japan, India, Turkey, the Gulf, Egypt and Singapore have none.",
            field="region",
        )


def _print_keywords(told: Told[Keyword], kind: TrendKind) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table

    table = new_table(
        "Keyword", "Week", "Month", "Year", "Now", right=("Week", "Month", "Year", "Now"), wide="Keyword"
    )
    for keyword in told.items:
        growth = (_percent(each) for each in (keyword.growth_wow, keyword.growth_mom, keyword.growth_yoy))
        add_row(table, keyword.keyword, *growth, keyword.weekly[-1] if keyword.weekly else None)
    print_table(table, told.problem or "Pinterest names no keyword here.")
    if told.items:
        typer.echo(f"{KIND_WORDS[kind]} Growth is in percent; Now is 0-100 of the keyword's own peak.")


def _percent(growth: int | None) -> str | None:
    from pinflow.research.trends.models import MORE_THAN_TOLD

    if growth is None:
        return None
    return "> 10000 %" if growth == MORE_THAN_TOLD else f"{growth:+d} %"


async def _categories(region: str, as_json: bool) -> None:
    from pinflow.entrypoints.tools import trend_tools
    from pinflow.research.trends.list_trends import list_categories

    async with open_runtime() as rt:
        told = await list_categories(trend_tools(rt.runtime), rt.member.tenant_id, region, rt.now())
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.research.trends import schemas

        print_json(
            schemas.TrendCategoryPage(
                items=[schemas.TrendCategory.of(each) for each in told.items],
                next_cursor=None,
                problem=told.problem,
                fetched_at=told.fetched_at,
                expires_at=told.expires_at,
            )
        )
    else:
        _print_categories(told)


def _print_categories(told: Told[Category]) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table

    table = new_table("Category", "Month", "Volume", "Of", right=("Month", "Volume"), wide="Category")
    for each in told.items:
        add_row(table, each.name, _percent(each.growth_mom), f"{each.volume} %", ", ".join(each.verticals))
    print_table(table, told.problem or "Pinterest names no category here.")


async def _category(name: str, region: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import plain, print_json
    from pinflow.entrypoints.tools import trend_tools
    from pinflow.research.trends import schemas
    from pinflow.research.trends.list_trends import get_category

    wanted = name.strip().upper()
    async with open_runtime() as rt:
        told = await get_category(trend_tools(rt.runtime), rt.member.tenant_id, region, wanted, rt.now())
    shown = schemas.TrendCategoryCurve.of(wanted, told)
    if as_json:
        print_json(shown)
    elif shown.problem:
        typer.echo(plain(shown.problem))
    else:
        typer.echo(plain(f"{shown.name}, weeks from {shown.weeks_start}, 0-100 of its peak:"))
        typer.echo(" ".join(str(week) for week in shown.weekly))
        typer.echo(plain(f"People search: {', '.join(shown.searches)}"))

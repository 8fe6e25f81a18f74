"""``pinflow weights``: how much each part of the score counts in a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.research.weights.preview_weights import Preview
    from pinflow.research.weights.read_weights import ProjectWeights

app = typer.Typer(
    no_args_is_help=True,
    help="How much each part of the score counts in a project. Together they make 100.\n\n"
    "Example: pinflow weights try demand=26 momentum=0",
)
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project, by name or id; left out, the only one.")
]
Parts = Annotated[
    list[str] | None,
    typer.Argument(metavar="PART=POINTS...", help="Half points, such as demand=22.5; the rest stays."),
]
Bands = Annotated[
    list[str] | None,
    typer.Option("--price-band", metavar="CURRENCY=LOW-HIGH", help="Such as EUR=15-75; may be repeated."),
]


@app.command()
def show(project: OfProject = None, as_json: AsJson = False) -> None:
    """Show the weights that count, beside those that are shipped.

    Example: pinflow weights show --project "Evergreen Home"
    """
    run(_show(project, as_json))


@app.command("try")
def try_them(
    parts: Parts = None,
    bands: Bands = None,
    project: OfProject = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many of the new order.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Show what other weights would do to the order of the opportunities; nothing is written.

    Example: pinflow weights try demand=26 momentum=0

    Example: pinflow weights try --price-band EUR=20-60 --json
    """
    run(_try(project, parts or [], bands or [], limit, as_json))


@app.command()
def save(
    parts: Parts = None,
    bands: Bands = None,
    project: OfProject = None,
    seen: Annotated[
        int | None, typer.Option("--seen", min=0, help="Refuse if they were changed since this number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Keep other weights; the project's opportunities are scored anew.

    Example: pinflow weights save demand=26 momentum=0
    """
    run(_save(project, parts or [], bands or [], seen, as_json))


@app.command()
def reset(
    project: OfProject = None,
    seen: Annotated[
        int | None, typer.Option("--seen", min=0, help="Refuse if they were changed since this number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Go back to the weights that are shipped; what was before stays in the history.

    Example: pinflow weights reset
    """
    run(_reset(project, seen, as_json))


@app.command()
def history(
    project: OfProject = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Show who changed the weights when, the newest first.

    Example: pinflow weights history --json
    """
    run(_history(project, limit, as_json))


def _read_parts(texts: Sequence[str]) -> dict[str, float]:
    from pinflow.entrypoints.cli.failures import refuse

    parts = {}
    for text in texts:
        name, _, points = text.partition("=")
        try:
            parts[name.strip()] = float(points)
        except ValueError:
            raise refuse(
                "research.bad_weights", f"“{text}” is not PART=POINTS, such as demand=22.5."
            ) from None
    return parts


def _read_bands(texts: Sequence[str]) -> dict[str, tuple[float, float]]:
    from pinflow.entrypoints.cli.failures import refuse

    bands = {}
    for text in texts:
        code, _, prices = text.partition("=")
        low, _, high = prices.partition("-")
        try:
            bands[code.strip().upper()] = (float(low), float(high))
        except ValueError:
            raise refuse(
                "research.bad_weights", f"“{text}” is not CURRENCY=LOW-HIGH, such as EUR=15-75."
            ) from None
    return bands


async def _show(project_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.research.weights.read_weights import read_weights

    async with open_runtime() as rt, rt.read() as session:
        project = await choose_project(session, project_text)
        found = await read_weights(session, project.id)
    _print_weights(found, as_json)


def _print_weights(found: ProjectWeights, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_json, print_table
    from pinflow.research.weights import schemas

    shape = schemas.ScoreWeights.of(found)
    if as_json:
        print_json(shape)
        return
    table = new_table("Part", "Points", "Shipped", "Name", right=("Points", "Shipped"))
    for part in shape.parts:
        add_row(table, part.label, f"{part.points:g}", f"{part.shipped:g}", part.name)
    print_table(table, "There are no parts.")
    if found.set_aside:
        typer.echo("Your own weights were made for other parts of an older release: the shipped ones count.")
    elif found.own:
        typer.echo(f"Your own, change number {found.number}.")
    else:
        typer.echo("As they are shipped.")


async def _try(
    project_text: str | None, parts: Sequence[str], bands: Sequence[str], limit: int, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.identity.authorize import require_role
    from pinflow.identity.models import Role
    from pinflow.research.weights import schemas
    from pinflow.research.weights.preview_weights import preview_weights
    from pinflow.research.weights.read_weights import read_weights
    from pinflow.research.weights.save_weights import change_weights

    async with open_runtime() as rt, rt.read() as session:
        require_role(rt.actor, Role.EDITOR)
        project = await choose_project(session, project_text)
        now = await read_weights(session, project.id)
        weights = change_weights(now.weights, _read_parts(parts), _read_bands(bands))
        found = await preview_weights(session, project.id, weights, limit=limit)
    if as_json:
        print_json(schemas.WeightsPreview.of(found))
    else:
        _print_preview(found)


def _print_preview(found: Preview) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table

    table = new_table(
        "Place",
        "Was",
        "Score",
        "Was ",
        "ASIN",
        "Product",
        right=("Place", "Was", "Score", "Was "),
        wide="Product",
    )
    for row in found.rows:
        add_row(
            table,
            row.new_place,
            row.old_place,
            f"{row.new_score:.1f}",
            f"{row.old_score:.1f}",
            row.asin,
            row.title,
        )
    print_table(table, "There are no open opportunities to try them on.")
    typer.echo(f"{found.moved} of {found.scored} would change their place. Nothing was written.")


async def _save(
    project_text: str | None, parts: Sequence[str], bands: Sequence[str], seen: int | None, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.research.weights.read_weights import read_weights
    from pinflow.research.weights.save_weights import change_weights, save_weights

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        now = await read_weights(session, project.id)
        weights = change_weights(now.weights, _read_parts(parts), _read_bands(bands))
        saved = await save_weights(session, rt.jobs, rt.actor, project.id, weights, seen=seen, now=rt.now())
    _print_weights(saved, as_json)


async def _reset(project_text: str | None, seen: int | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.research.weights.save_weights import save_weights

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        saved = await save_weights(session, rt.jobs, rt.actor, project.id, None, seen=seen, now=rt.now())
    _print_weights(saved, as_json)


async def _history(project_text: str | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.research.weights import schemas
    from pinflow.research.weights.queries import list_weights_versions

    async with open_runtime() as rt, rt.read() as session:
        project = await choose_project(session, project_text)
        versions = await list_weights_versions(session, project.id, limit=limit)
    shapes = [schemas.WeightsVersionShown.of(version) for version in versions]
    if as_json:
        print_items(shapes)
        return
    table = new_table(
        "Number",
        f"When ({project.time_zone})",
        "Who",
        "What is not as shipped",
        wide="What is not as shipped",
    )
    for shape in shapes:
        changed = [
            f"{part.name} {part.points:g}" for part in shape.parts or () if part.points != part.shipped
        ]
        words = "shipped weights again" if shape.reset else ", ".join(changed) or "only price bands"
        if not shape.reset and shape.parts is None:
            words = "made for other parts"
        add_row(table, shape.number, local_time(shape.changed_at, project.time_zone), shape.changed_by, words)
    print_table(table, "Nobody has changed the weights of this project.")

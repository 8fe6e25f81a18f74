"""``pinflow site``: the pages of one's own that pins lead to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

app = typer.Typer(
    no_args_is_help=True,
    help="Write your own site's pages that pins lead to.\n\nExample: pinflow site build --out public",
)


@app.callback()
def site() -> None:
    """Write your own site's pages that pins lead to.

    Example: pinflow site build --out public
    """


@app.command()
def build(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write the site.", file_okay=False)],
    project: Annotated[
        str | None, typer.Option(help="The project's name or id; left out, the only one.")
    ] = None,
    base_url: Annotated[
        str | None, typer.Option(help="Where the site will stand; left out, the brand's site.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write static pages for every product with an opportunity or a pin, and note where they stand.

    Each has commentary of its own, the disclosure and the tagged link, and no price. Upload the directory
    to your web space; drafts from then on lead there. What was written before is kept or refreshed.

    Example: pinflow site build --out public --project "Evergreen Home" --base-url https://evergreen.example
    """
    run(_build(out, project, base_url, as_json))


async def _build(out: Path, project_text: str | None, base_url: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.build_site import build_site

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        try:
            built = await build_site(
                rt.database, rt.blobs(), rt.actor, project.id, out, base_url=base_url, now=rt.now()
            )
        except OSError as error:
            raise refuse("site.unwritable", f"{out} cannot be written: {error.strerror}.") from error
    report = built.report
    if as_json:
        print_json(
            {
                "project_id": project.id,
                "directory": report.directory,
                "pages": built.pages,
                "written": report.written,
                "unchanged": report.unchanged,
                "kept": report.kept,
                "base_url": built.base_url,
                "destinations": built.destinations,
            }
        )
        return
    typer.echo(f"{built.pages} pages in {out}: {len(report.written)} files written, the rest unchanged.")
    if built.base_url is None:
        typer.echo(
            "Where will they stand? Give --base-url https://your.site, and drafts will lead there.", err=True
        )
    else:
        typer.echo(
            f"Drafts lead to {built.base_url} from now on ({built.destinations} products). Upload it now."
        )

"""``pinflow template``: look at, check and try the designs pins are drawn from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import msgspec
import typer

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from pinflow.pins.models import PinDesign, RenderedPicture
    from pinflow.pins.templates.model import Sample

app = typer.Typer(
    no_args_is_help=True,
    help="Look at, check and try the designs pins are drawn from.\n\nExample: pinflow template list",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback()
def template() -> None:
    """Look at, check and try the designs pins are drawn from."""


@app.command(name="list")
def list_templates(as_json: AsJson = False) -> None:
    """List the templates and whether they show a photo.

    Example: pinflow template list
    """
    from pinflow.pins.templates.load_template import load_template, template_names

    found = [load_template(name) for name in template_names()]
    if as_json:
        rows = [
            {
                "id": one.name,
                "name": one.title,
                "description": one.description,
                "needs_photo": one.picture not in ("art", "photo_or_art"),
            }
            for one in found
        ]
        typer.echo(msgspec.json.encode({"items": rows}).decode())
        return
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table

    table = new_table("Template", "Title", "Shows", "Description", wide="Description")
    for one in found:
        shows = "photo or artwork" if one.picture == "photo_or_art" else "artwork"
        add_row(table, one.name, one.title, shows, one.description)
    table.columns[-1].no_wrap = False
    print_table(table, "There is no template.")


@app.command()
def lint(
    templates: Annotated[
        list[str] | None, typer.Argument(help="Names, or directories with a template.json; all if left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check templates: every fault with its file, line and reason. Exit code 2 if there is one.

    A template without a fault is also drawn with short and long texts, to see that each stays in its place.

    Example: pinflow template lint ./my-templates/summer
    """
    from pinflow.pins.templates.load_template import template_names

    results = {name: _faults(name) for name in templates or template_names()}
    faulty = any(results.values())
    if as_json:
        typer.echo(msgspec.json.encode({"ok": not faulty, "templates": results}).decode())
    else:
        for name, faults in results.items():
            typer.echo(f"{name}: {'no faults' if not faults else f'{len(faults)} faults'}")
            for fault in faults:
                typer.echo(f"  {fault['file']}:{fault['line']} {fault['where']}: {fault['reason']}")
    if faulty:
        raise typer.Exit(2)


@app.command()
def preview(
    name: Annotated[str, typer.Argument(help="The template's name, or its directory.")],
    out: Annotated[Path, typer.Option(help="The JPEG file to write.")],
    photo: Annotated[Path | None, typer.Option(help="A JPEG, PNG, WebP or AVIF to show.")] = None,
    headline: Annotated[str | None, typer.Option(help="Instead of the sample's headline.")] = None,
    accent: Annotated[str | None, typer.Option(help="The brand's colour as #RRGGBB.")] = None,
    as_json: AsJson = False,
) -> None:
    """Draw a template with its sample content.

    Exit code 2: the template or the photo cannot be used, and why.

    Example: pinflow template preview hero --photo kettle.jpg --out pin.jpg
    """
    from pinflow.kit.errors import AppError

    try:
        picture = _draw(name, _read(photo), headline, accent)
        out.write_bytes(picture.data)
    except (AppError, OSError) as error:
        _fail(error, as_json=as_json)
    if as_json:
        facts = {field: getattr(picture, field) for field in picture.__struct_fields__ if field != "data"}
        typer.echo(msgspec.json.encode({"file": str(out), "bytes": len(picture.data), **facts}).decode())
    else:
        typer.echo(f"{out}: {picture.width}x{picture.height}, {len(picture.data) / 1000:.0f} kB")


def _fail(error: Exception, *, as_json: bool) -> NoReturn:
    message = str(error)
    if as_json:
        code = getattr(error, "code", "file_unusable")
        typer.echo(msgspec.json.encode({"error": {"code": code, "message": message}}).decode())
    else:
        typer.echo(message, err=True)
    raise typer.Exit(2)


def _read(photo: Path | None) -> bytes | None:
    return None if photo is None else photo.read_bytes()


def _place(name: str) -> tuple[str, tuple[Path, ...]]:
    """Name and search path of a template that is given by name or by directory."""
    from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY

    directory = Path(name)
    if directory.is_dir():
        directory = directory.resolve()
        return directory.name, (directory.parent,)
    return name, (BUILT_IN_DIRECTORY,)


def _faults(name: str) -> list[dict[str, str | int]]:
    from pinflow.kit.errors import AppError
    from pinflow.pins.templates.load_template import read_template, template_directory

    own_name, directories = _place(name)
    try:
        _, faults = read_template(template_directory(own_name, directories))
        if not faults:
            return [_drawn_fault(reason) for reason in _try(own_name, directories)]
    except AppError as error:
        return [_drawn_fault(error.message)]
    return [
        {"file": fault.file, "line": fault.line, "where": fault.where, "reason": fault.reason}
        for fault in faults
    ]


def _drawn_fault(reason: str) -> dict[str, str | int]:
    return {"file": "template.json", "line": 1, "where": "$", "reason": reason}


def _try(name: str, directories: tuple[Path, ...]) -> list[str]:
    from pinflow.pins.renderers.skia_renderer import SkiaRenderer
    from pinflow.pins.renderers.try_template import try_template
    from pinflow.pins.templates.load_template import load_sample, load_template

    renderer = SkiaRenderer(template_directories=directories)
    return try_template(renderer, load_template(name, directories), load_sample(name, directories))


def _draw(name: str, photo: bytes | None, headline: str | None, accent: str | None) -> RenderedPicture:
    from pinflow.pins.renderers.skia_renderer import SkiaRenderer
    from pinflow.pins.templates.load_template import load_sample, load_template

    own_name, directories = _place(name)
    load_template(own_name, directories)
    design = _design(own_name, load_sample(own_name, directories), headline, accent)
    return SkiaRenderer(template_directories=directories).render(design, photo)


def _design(name: str, sample: Sample, headline: str | None, accent: str | None) -> PinDesign:
    from pinflow.pins.models import PinDesign
    from pinflow.projects.models import BrandKit

    brand = BrandKit(name="Preview", site=sample.site)
    return PinDesign(
        template=name,
        headline=headline or sample.headline,
        kicker=sample.kicker,
        points=sample.points,
        disclosure=sample.disclosure,
        brand=brand if accent is None else msgspec.structs.replace(brand, accent=accent),
    )

"""``pinflow template``: look at, make, check and keep the designs pins are drawn from."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import msgspec
import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from pinflow.pins.models import PinDesign, RenderedPicture
    from pinflow.pins.own_templates.check_texts import TemplateTexts
    from pinflow.pins.templates.model import Sample, Template

app = typer.Typer(
    no_args_is_help=True,
    help="Look at, make, check and keep the designs pins are drawn from.\n\nExample: pinflow template list",
)


@app.callback()
def template() -> None:
    """Look at, make, check and keep the designs pins are drawn from."""


@app.command(name="list")
def list_templates(as_json: AsJson = False) -> None:
    """List the installed templates and what they show. Your team's own: pinflow template own.

    Example: pinflow template list
    """
    from pinflow.pins.templates.load_template import load_template, template_names

    found = [load_template(name) for name in template_names()]
    if as_json:
        from pinflow.entrypoints.cli.output import print_items

        print_items(_facts(one) for one in found)
        return
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table

    table = new_table("Template", "Family", "Shows", "Description", wide="Description")
    for one in sorted(found, key=lambda one: (one.family, one.name)):
        add_row(table, one.name, one.family, _shows(one), one.description)
    table.columns[-1].no_wrap = False
    print_table(table, "There is no template.")


def _facts(one: Template) -> dict[str, object]:
    return {
        "id": one.name,
        "name": one.title,
        "description": one.description,
        "family": one.family,
        "needs_photo": False,
        "photos": one.photos() if one.picture == "photo_or_art" else 0,
        "least_points": one.least_points,
    }


def _shows(one: Template) -> str:
    if one.picture == "art":
        return "artwork"
    return "photo or artwork" if one.photos() == 1 else f"up to {one.photos()} photos or artwork"


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
            typer.echo(f"{name}: {_counted(len(faults))}")
            for fault in faults:
                typer.echo(f"  {fault['file']}:{fault['line']} {fault['where']}: {fault['reason']}")
    if faulty:
        raise typer.Exit(2)


@app.command()
def new(
    directory: Annotated[Path, typer.Argument(help="The directory to make; its name is the template's.")],
    start: Annotated[str, typer.Option("--from", help="The template to start from.")] = "hero",
    as_json: AsJson = False,
) -> None:
    """Make a template of your own: a directory with a working copy of another one and the JSON schemas.

    Open template.json in a text editor, change it, and look at it with lint and preview.

    Example: pinflow template new ./my-templates/summer --from editorial
    """
    from pinflow.kit.errors import AppError
    from pinflow.pins.templates.start_template import start_template

    try:
        start_template(directory, start)
    except (AppError, OSError) as error:
        _fail(error, as_json=as_json)
    if as_json:
        typer.echo(msgspec.json.encode({"directory": str(directory), "from": start}).decode())
        return
    typer.echo(f"Made {directory}. Next:")
    typer.echo(f"  pinflow template lint {directory}")
    typer.echo(f"  pinflow template preview {directory} --out pin.jpg")
    typer.echo(f"  pinflow template add {directory}")


@app.command()
def schema(
    file: Annotated[str, typer.Argument(help="template or sample: which of the two files.")] = "template",
    as_json: AsJson = False,
) -> None:
    """Print the JSON schema of template.json or sample.json, for an editor that checks and completes.

    Example: pinflow template schema sample
    """
    from pinflow.pins.templates.json_schema import SCHEMAS, schema_of

    if file not in SCHEMAS:
        typer.echo(f"“{file}” has no schema. Choose one of: {', '.join(SCHEMAS)}.", err=True)
        raise typer.Exit(2)
    text = schema_of(file)
    typer.echo(msgspec.json.format(text, indent=-1) if as_json else text.rstrip())


@app.command()
def preview(
    name: Annotated[str, typer.Argument(help="The template's name, or its directory.")],
    out: Annotated[Path, typer.Option(help="The JPEG file to write.")],
    photo: Annotated[
        list[Path] | None, typer.Option(help="A JPEG, PNG, WebP or AVIF to show; again for a second slot.")
    ] = None,
    headline: Annotated[str | None, typer.Option(help="Instead of the sample's headline.")] = None,
    accent: Annotated[str | None, typer.Option(help="The brand's colour as #RRGGBB.")] = None,
    seed: Annotated[str, typer.Option(help="Any words: others give other colours and artwork.")] = "",
    width: Annotated[
        int, typer.Option(min=100, max=1000, help="Pixels; 236 is how a phone's feed shows it.")
    ] = 1000,
    as_json: AsJson = False,
) -> None:
    """Draw a template with its sample content.

    Exit code 2: the template or the photo cannot be used, and why.

    Example: pinflow template preview hero --photo kettle.jpg --out pin.jpg

    Example: pinflow template preview ./my-templates/summer --width 236 --out small.jpg
    """
    from pinflow.kit.errors import AppError, InvalidInputError

    try:
        if out.suffix.lower() not in (".jpg", ".jpeg"):
            raise InvalidInputError(
                "pins.only_jpeg", f"A preview is written as a JPEG: call it {out.with_suffix('.jpg').name}."
            )
        picture = _draw(name, [one.read_bytes() for one in photo or []], headline, accent, seed)
        data = _small(picture, width)
        out.write_bytes(data)
    except (AppError, OSError) as error:
        _fail(error, as_json=as_json)
    if as_json:
        facts = {field: getattr(picture, field) for field in picture.__struct_fields__ if field != "data"}
        typer.echo(msgspec.json.encode({"file": str(out), "bytes": len(data), **facts}).decode())
    else:
        typer.echo(f"{out}: {width}x{round(width * 1.5)}, {len(data) / 1000:.0f} kB")


def _small(picture: RenderedPicture, width: int) -> bytes:
    from pinflow.pins.renderers.shrink_picture import shrink_picture

    return shrink_picture(picture.data, width)


@app.command()
def gallery(
    out: Annotated[Path, typer.Option(help="The directory to write; made when it is not there.")],
    names: Annotated[list[str] | None, typer.Argument(help="Templates; all if left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Draw contact sheets: every template with three products in two brands, as small as a feed shows them.

    Example: pinflow template gallery --out docs/gallery
    """
    from pinflow.entrypoints.make_gallery import make_gallery
    from pinflow.kit.errors import AppError

    try:
        written = make_gallery(out, names, tell=lambda name: None if as_json else typer.echo(name))
    except (AppError, OSError) as error:
        _fail(error, as_json=as_json)
    if as_json:
        typer.echo(msgspec.json.encode({"directory": str(out), "files": written}).decode())
    else:
        typer.echo(f"{out}: {len(written)} files")


@app.command()
def own(as_json: AsJson = False) -> None:
    """List your team's own templates.

    Example: pinflow template own
    """
    run(_own(as_json))


async def _own(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.pins.own_templates import schemas
    from pinflow.pins.templates.queries import list_own_templates

    async with open_runtime() as rt, rt.read() as session:
        found = [(row, schemas.Template.of_own(row)) for row in await list_own_templates(session)]
    if as_json:
        print_items(shape for _, shape in found)
        return
    table = new_table("Template", "Family", "Version", "Changed by", "Title", wide="Title")
    for row, shape in found:
        title = "faulty: pinflow template lint says why" if shape.faulty else shape.name
        add_row(table, row.name, shape.family, row.version, row.changed_by, title)
    print_table(table, "No templates of your own yet. Make one: pinflow template new DIRECTORY")


@app.command()
def add(
    directory: Annotated[Path, typer.Argument(help="A directory with template.json and sample.json.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of your own one of that name.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Keep a template for your team, so that drafts can use it. It is checked and drawn first.

    Example: pinflow template add ./my-templates/summer

    Example: pinflow template add ./my-templates/summer --replace
    """
    run(_add(directory.resolve(), replace, as_json))


async def _add(directory: Path, replace: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import make_studio
    from pinflow.kit.errors import ConflictError
    from pinflow.pins.own_templates import schemas
    from pinflow.pins.own_templates.save_template import add_template, change_template

    texts = _texts(directory)
    async with open_runtime() as rt:
        studio = make_studio(rt.runtime)
        try:
            if replace:
                kept = await change_template(
                    rt.database,
                    studio,
                    rt.actor,
                    directory.name,
                    texts,
                    seen_version=None,
                    now=rt.now(),
                )
            else:
                kept = await add_template(rt.database, studio, rt.actor, texts, rt.now())
        except ConflictError as error:
            if not error.data.get("own"):
                raise
            again = f"pinflow template add {shlex.quote(str(directory))} --replace"
            raise ConflictError(error.code, f"{error.message} {again}", **error.data) from None
        finally:
            studio.close()
    words = f"Kept “{kept.name}”, version {kept.version}. Use it: pinflow pin edit PIN --template {kept.name}"
    say(schemas.TemplateFiles.of(kept), words, as_json=as_json)


def _texts(directory: Path) -> TemplateTexts:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.own_templates.check_texts import TemplateTexts
    from pinflow.pins.templates.load_template import FILES

    try:
        design, sample = ((directory / file).read_text(encoding="utf-8") for file in FILES)
    except (OSError, UnicodeDecodeError):
        raise refuse(
            "pins.template_unreadable",
            f"{directory} has no readable template.json and sample.json. "
            "Make a directory with: pinflow template new",
        ) from None
    return TemplateTexts(design=design, sample=sample)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="One of your team's own templates.")], as_json: AsJson = False
) -> None:
    """Forget a template of your team's. Pins drawn with it stay as they are.

    Example: pinflow template remove summer
    """
    run(_remove(name, as_json))


async def _remove(name: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.own_templates.save_template import remove_template

    async with open_runtime() as rt, rt.write() as session:
        await remove_template(session, rt.actor, name, rt.now())
    say({"removed": name}, f"Removed “{name}”.", as_json=as_json)


def _why(error: OSError) -> str:
    """What the system says of a file, in words."""
    return f"{error.filename} cannot be used: {error.strerror}." if error.strerror else str(error)


def _fail(error: Exception, *, as_json: bool) -> NoReturn:
    message = _why(error) if isinstance(error, OSError) else str(error)
    if as_json:
        code = getattr(error, "code", "file_unusable")
        typer.echo(msgspec.json.encode({"error": {"code": code, "message": message}}).decode())
    else:
        typer.echo(message, err=True)
    raise typer.Exit(2)


def _place(name: str) -> tuple[str, tuple[Path, ...] | None]:
    """Name and search path of a template that is given by name or by directory.

    Raises:
        InvalidInputError: ``pins.template_file_missing``.
    """
    from pinflow.kit.errors import InvalidInputError

    directory = Path(name).parent if name.endswith("template.json") else Path(name)
    if directory.is_dir():
        if not (directory / "template.json").is_file():
            raise InvalidInputError(
                "pins.template_file_missing",
                f"There is no template.json in {name}. Start with one: pinflow template new DIRECTORY",
            )
        directory = directory.resolve()
        return directory.name, (directory.parent,)
    return name, None


def _counted(faults: int) -> str:
    return {0: "no faults", 1: "1 fault"}.get(faults, f"{faults} faults")


def _faults(name: str) -> list[dict[str, str | int]]:
    from pinflow.kit.errors import AppError
    from pinflow.pins.templates.load_template import read_template, template_directory

    try:
        own_name, directories = _place(name)
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


def _try(name: str, directories: tuple[Path, ...] | None) -> list[str]:
    from pinflow.pins.renderers.skia_renderer import SkiaRenderer
    from pinflow.pins.renderers.try_template import try_template
    from pinflow.pins.templates.load_template import load_sample, load_template

    return try_template(SkiaRenderer(), load_template(name, directories), load_sample(name, directories))


def _draw(
    name: str, photos: list[bytes], headline: str | None, accent: str | None, seed: str
) -> RenderedPicture:
    from pinflow.pins.renderers.skia_renderer import SkiaRenderer
    from pinflow.pins.templates.load_template import load_sample, load_template

    own_name, directories = _place(name)
    template, sample = load_template(own_name, directories), load_sample(own_name, directories)
    design = _design(template, sample, headline, accent, seed)
    return SkiaRenderer().render(design, photos[0] if photos else None, tuple(photos[1:]))


def _design(
    template: Template, sample: Sample, headline: str | None, accent: str | None, seed: str
) -> PinDesign:
    from pinflow.pins.renderers.try_template import sample_design
    from pinflow.projects.models import BrandKit

    brand = BrandKit(name="Preview", site=sample.site)
    if accent is not None:
        brand = msgspec.structs.replace(brand, accent=accent)
    design = sample_design(template, sample, brand)
    return msgspec.structs.replace(design, headline=headline or sample.headline, seed=seed)

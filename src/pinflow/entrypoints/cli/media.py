"""``pinflow media``: your own pictures, with their licences."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.kit.db import TenantSession
    from pinflow.pins.media.models import Licence, Media, MediaId, ShownFor

app = typer.Typer(
    no_args_is_help=True,
    help="Your own pictures: add, list, edit, remove; what they are shown for.\n\n"
    "Example: pinflow media add shelf.jpg --licence own",
)
POSSIBLE = (
    "Give a JPEG, PNG, WebP or AVIF file on this machine, such as shelf.jpg, or a picture's public address, "
    "such as https://example.org/mug.png."
)
# Two letters at least: one is a drive.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
Which = Annotated[str, typer.Argument(metavar="PICTURE", help="The picture's id, or the end of it.")]
LicenceName = Annotated[
    str,
    typer.Option("--licence", help="own, bought, permission, public_domain, cc0, cc_by or cc_by_sa."),
]
Author = Annotated[str | None, typer.Option(help="Who made it; needed for cc_by and cc_by_sa.")]
Source = Annotated[str | None, typer.Option(help="The web address that it comes from.")]
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project's name or id; left out, the only one.")
]
Asin = Annotated[
    str | None, typer.Option("--asin", help="The product; left out, all that have no picture of their own.")
]


@app.command()
def add(
    what: Annotated[str, typer.Argument(metavar="FILE|URL", help="JPEG, PNG, WebP or AVIF, at most 16 MB.")],
    licence: LicenceName,
    name: Annotated[
        str | None, typer.Option(help="What is on it, for the alt text of pins; left out, the file's name.")
    ] = None,
    author: Author = None,
    source: Source = None,
    ai: Annotated[bool, typer.Option("--ai", help="AI made or changed it; pins will say so.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep a picture of a file or of a public web address, with whose it is.

    Example: pinflow media add shelf.jpg --licence own

    Example: pinflow media add https://example.org/mug.png --licence cc_by --author "Ada Example"
    """
    said = {"name": name, "author": author, "source_url": source, "made_with_ai": ai}
    right = _licence(licence)
    data = None if _is_address(what) else _read_file(what)
    run(_add(what, data, right, said, as_json))


@app.command("list")
def list_some(
    words: Annotated[str | None, typer.Option("--find", help="In the name or the author's.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the pictures, the newest first.

    Example: pinflow media list --find shelf
    """
    run(_list(words, limit, as_json))


@app.command()
def show(picture: Which, as_json: AsJson = False) -> None:
    """Show what is known of a picture, and what it is shown for.

    Example: pinflow media show 5f3a9c21
    """
    run(_show(picture, as_json))


@app.command()
def edit(
    picture: Which,
    name: Annotated[str | None, typer.Option(help="What is on it, for the alt text of pins.")] = None,
    licence: Annotated[str | None, typer.Option(help="As with add.")] = None,
    author: Author = None,
    source: Source = None,
    ai: Annotated[bool | None, typer.Option("--ai/--no-ai", help="Whether AI made or changed it.")] = None,
    focus: Annotated[
        str | None,
        typer.Option(help='The point that must be seen: "0.4,0.6" from the left and the top; "" for none.'),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what is said of a picture. Pins stay as they are until they are drawn anew.

    That AI made a logo is disclosed by the pins that show it from then on; those that were approved without
    are in review again. Other pictures that AI made are kept back until a person discloses it.

    Example: pinflow media edit 5f3a9c21 --focus 0.5,0.3
    """
    given: dict[str, Any] = {"name": name, "author": author, "source_url": source, "made_with_ai": ai}
    given = {key: value for key, value in given.items() if value is not None}
    if licence is not None:
        given["licence"] = _licence(licence)
    if focus is not None:
        given["focus"] = _focus(focus)
    run(_edit(picture, given, as_json))


@app.command()
def remove(picture: Which, as_json: AsJson = False) -> None:
    """Take a picture out of the library; not while a pin that may still go out shows it.

    Example: pinflow media remove 5f3a9c21
    """
    run(_remove(picture, as_json))


@app.command()
def use(
    picture: Which,
    project: OfProject = None,
    asin: Asin = None,
    stop: Annotated[bool, typer.Option("--stop", help="No longer show it for this product.")] = False,
    as_json: AsJson = False,
) -> None:
    """Let new drafts of a product, or of a whole project, show the picture.

    A product may have several: the last one comes first, others stand in a template's further places.

    Example: pinflow media use 5f3a9c21 --asin B0EXAMPLE1

    Example: pinflow media use 5f3a9c21 --project Evergreen --stop
    """
    run(_use(picture, project, asin, stop, as_json))


def _licence(text: str) -> Licence:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.media.models import Licence

    try:
        return Licence(text.strip().lower().replace("-", "_"))
    except ValueError:
        raise refuse(
            "media.unknown_licence",
            f"A licence is one of {', '.join(Licence)}. Pictures for non-commercial use only, or that may "
            "not be changed, cannot be used for pins.",
        ) from None


def _focus(text: str) -> tuple[float, float] | None:
    from pinflow.entrypoints.cli.failures import refuse

    if not text.strip():
        return None
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise refuse("media.bad_focus", "Write the point as two shares, such as 0.4,0.6.") from None
    return x, y


async def choose_media(session: TenantSession, text: str) -> MediaId:
    """The library picture by its id or the end of it."""
    from pinflow.pins.media.models import MediaId
    from pinflow.pins.media.queries import list_media_ids_like

    return MediaId(pick_media(text, await list_media_ids_like(session, text.strip().lower())))


def pick_media(text: str, ids: Sequence[UUID]) -> UUID:
    """The one of these pictures, whose ids begin or end with ``text``."""
    from pinflow.entrypoints.cli.failures import refuse

    found = ids if len(text.strip()) >= 4 else ()
    if len(found) != 1:
        several = f"“{text}” could be {len(found)} pictures." if found else f"There is no picture “{text}”."
        raise refuse("cli.not_found", f"{several} `pinflow media list` shows them.")
    return found[0]


async def _add(what: str, data: bytes | None, licence: Licence, said: dict[str, Any], as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.kit.public_http import PublicWeb
    from pinflow.pins.media import schemas
    from pinflow.pins.media.add_media import Provenance, add_media
    from pinflow.pins.media.fetch_picture import fetch_picture
    from pinflow.pins.media.find_alike import find_alike

    name = Path(what).stem
    if data is None:
        async with PublicWeb().open() as http:
            found = await fetch_picture(http, what)
        data, name = found.data, found.name
        said["source_url"] = said["source_url"] or what
    said["name"] = said["name"] or name
    async with open_runtime() as rt:
        media, is_new = await add_media(
            rt.runtime.database, rt.blobs(), rt.actor, data, Provenance(licence=licence, **said), rt.now()
        )
        async with rt.read() as session:
            alike = await find_alike(session, media)
    shown = schemas.AddedMedia.of(media, is_new, alike).model_dump(mode="json")
    words = _added_words(media, is_new) + _mark_words(media, said["made_with_ai"]) + _alike_words(alike)
    say({**shown.pop("media"), **shown}, words, as_json=as_json)


def _is_address(what: str) -> bool:
    """Whether it is to be fetched. Raises: InvalidInputError: ``media.bad_url``: of another kind."""
    from pinflow.entrypoints.cli.failures import refuse

    scheme = _SCHEME.match(what)
    if scheme is not None and scheme[1].lower() in ("http", "https"):
        return True
    if scheme is None or _is_there(what):
        return False
    raise refuse(
        "media.bad_url",
        f"“{scheme[1]}:” cannot be fetched from. {POSSIBLE}",
    )


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:
        return False  # longer than a name may be


def _read_file(name: str) -> bytes:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        data = Path(name).read_bytes()
    except FileNotFoundError:
        why = f"There is no file “{name}”."
    except IsADirectoryError:
        why = f"“{name}” is a directory: add the pictures in it one by one."
    except (OSError, ValueError) as error:
        why = f"“{name}” cannot be read: {getattr(error, 'strerror', None) or error}."
    else:
        if data:
            return data
        why = f"“{name}” is empty."
    raise refuse("cli.file_unreadable", f"{why} {POSSIBLE}")


def _added_words(media: Media, is_new: bool) -> str:
    from pinflow.entrypoints.cli.output import short_id

    if not is_new:
        return f"The library has this very file already: “{media.name}” ({short_id(media.id)})."
    cut = " It can be cut out of its white ground." if media.cutout_sha256 else ""
    return f"“{media.name}” is in the library ({short_id(media.id)}), {media.width}x{media.height} px.{cut}"


def _mark_words(media: Media, said: bool) -> str:
    from pinflow.entrypoints.cli.output import short_id

    if said or not media.made_with_ai:
        return ""
    return (
        "\nIts file says that AI made it, and pins that show it disclose that. If it is wrong: "
        f"`pinflow media edit {short_id(media.id)} --no-ai`."
    )


def _alike_words(alike: list[Media]) -> str:
    from pinflow.entrypoints.cli.output import short_id

    if not alike:
        return ""
    named = ", ".join(f"“{other.name}” ({short_id(other.id)})" for other in alike)
    return f"\nYou have this picture already, in another file: {named}."


def _say(media: Media, words: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.media import schemas

    if as_json:
        print_json(schemas.Media.of(media))
    else:
        typer.echo(words)


async def _list(words: str | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        new_table,
        print_items,
        print_table,
        say_more,
        short_id,
    )
    from pinflow.pins.media import schemas
    from pinflow.pins.media.queries import list_media

    async with open_runtime() as rt, rt.read() as session:
        found = await list_media(session, words=words, limit=limit + 1)
    rows = found[:limit]
    if as_json:
        print_items([schemas.Media.of(row) for row in rows])
        return
    table = new_table("Id", "Name", "Licence", "Author", "Pixels", "AI", wide="Name")
    for row in rows:
        size = f"{row.width}x{row.height}"
        add_row(
            table, short_id(row.id), row.name, row.licence, row.author, size, "AI" if row.made_with_ai else ""
        )
    print_table(table, "No picture here. Add one: pinflow media add shelf.jpg --licence own")
    if len(found) > limit:
        say_more(len(rows), "--limit N")


async def _show(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_facts, print_json
    from pinflow.pins.media import schemas
    from pinflow.pins.media.list_shown_for import list_shown_for
    from pinflow.pins.media.queries import get_media

    async with open_runtime() as rt, rt.read() as session:
        media = await get_media(session, await choose_media(session, text))
        links = await list_shown_for(session, media.id, rt.now())
    if as_json:
        print_json(schemas.Media.of(media))
        return
    chosen = "chosen" if media.focus_chosen else "proposed"
    print_facts(
        [
            ("Name", media.name),
            ("Licence", media.licence),
            ("Author", media.author),
            ("Source", media.source_url),
            ("Made with AI", "yes" if media.made_with_ai else "no"),
            ("File", f"{media.media_type}, {media.width}x{media.height} px, {media.size / 1000:.0f} kB"),
            ("Cut-out", "yes" if media.cutout_sha256 else "no: it has no even, white ground"),
            ("Point to be seen", f"{media.focus_x:.2f},{media.focus_y:.2f} ({chosen})"),
            ("Shown for", ", ".join(map(_shown_words, links)) or "nothing yet"),
            ("Added by", media.added_by),
            ("Id", media.id),
        ]
    )


def _shown_words(link: ShownFor) -> str:
    if link.asin is None:
        return "a whole project"
    return f"{link.title} ({link.asin})" if link.title else link.asin


async def _edit(text: str, given: dict[str, Any], as_json: bool) -> None:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.follow_logo import follow_logo
    from pinflow.pins.media.edit_media import MediaChange, edit_media

    if not given:
        raise refuse("media.nothing_to_change", "Say what to change: --name, --licence, --focus …")
    async with open_runtime() as rt, rt.write() as session:
        media_id = await choose_media(session, text)
        media = await edit_media(
            session, rt.actor, media_id, MediaChange(**given), rt.now(), follow=follow_logo
        )
    _say(media, f"“{media.name}” is changed. Pins that show it stay until they are drawn anew.", as_json)


async def _remove(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.media.remove_media import remove_media

    async with open_runtime() as rt, rt.write() as session:
        media_id = await choose_media(session, text)
        await remove_media(session, rt.actor, media_id, rt.now())
    words = "The picture is no longer in the library."
    say({"id": media_id, "deleted": True}, words, as_json=as_json)


async def _use(text: str, project_text: str | None, asin: str | None, stop: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.pins.media.show_for_product import show_for_product, stop_showing

    async with open_runtime() as rt, rt.write() as session:
        media_id = await choose_media(session, text)
        project = await choose_project(session, project_text)
        work = stop_showing if stop else show_for_product
        await work(session, rt.actor, media_id, project.id, asin, rt.now())
    whose = asin or f"every product of {project.name} that has none of its own"
    said = {"id": media_id, "project_id": project.id, "asin": asin, "shown": not stop}
    words = f"New drafts of {whose} {'no longer show it' if stop else 'show it'}."
    say(said, words, as_json=as_json)

"""``pinflow pin add``: a pin with a picture and a link of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pinflow.entrypoints.cli.options import AsJson, given
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.pins.pin import Pin
    from pinflow.pins.schemas import Pin as ShownPin


def add(
    account: Annotated[str, typer.Option(help="The account, by name or id.")],
    board: Annotated[str, typer.Option(help="The board, by id or name.")],
    title: Annotated[str, typer.Option(help="The title on Pinterest.")],
    link: Annotated[str, typer.Option(help="The page it leads to. It goes out exactly as given.")],
    image: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="JPEG or PNG, sent as it is; WebP or AVIF, which becomes a JPEG. Two to five make a "
            "carousel; with --video, its cover.",
            dir_okay=False,
        ),
    ] = None,
    media: Annotated[
        str | None, typer.Option(help="In place of --image: a library picture, by id (pinflow media list).")
    ] = None,
    description: Annotated[str, typer.Option(help="The description on Pinterest.")] = "",
    alt_text: Annotated[str, typer.Option(help="What the picture shows, for who cannot see it.")] = "",
    section: Annotated[str | None, typer.Option(help="The board's section, by id.")] = None,
    video: Annotated[
        Path | None, typer.Option(metavar="FILE", help="MP4, M4V or MOV.", dir_okay=False)
    ] = None,
    ai_disclosures: Annotated[
        str | None, typer.Option(help="AI_MODIFIED, SYNTHETIC_PERFORMER or both with a comma.")
    ] = None,
    project: Annotated[str | None, typer.Option(help="By name or id; left out, the only one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Add a pin with a picture and a link of your own. It waits for review like every pin.

    Example: pinflow pin add --account Evergreen --board 1022106146619699845 --image mug.jpg
    --title "A mug for the way to work" --link https://example.org/mugs

    Example: pinflow pin add --account Evergreen --board "Small kitchens" --image a.jpg --image b.jpg
    --title "Two mugs" --link https://example.org/mugs --json

    Example: pinflow pin add --account Evergreen --board "Small kitchens" --media 1a2b3c4d
    --title "A mug for the way to work" --link https://example.org/mugs
    """
    words = {"title": title, "link": link, "description": description, "alt_text": alt_text}
    rest = {"board_section_id": section, "ai_disclosures": _read_disclosures(ai_disclosures)}
    pictures = tuple(_read_file(file) for file in image or ())
    film = None if video is None else _read_file(video)
    run(_add(account, board, project, {**words, **rest, "pictures": pictures, "video": film}, media, as_json))


def register(app: typer.Typer) -> None:
    """Adds the command to ``pinflow pin``."""
    app.command("add")(add)


def _read_disclosures(text: str | None) -> tuple[str, ...]:
    from pinflow.entrypoints.cli.failures import refuse

    found = tuple(word.strip() for word in (text or "").split(",") if word.strip())
    if any(word not in ("AI_MODIFIED", "SYNTHETIC_PERFORMER") for word in found):
        raise refuse("pins.unknown_disclosure", "Say AI_MODIFIED, SYNTHETIC_PERFORMER or both.")
    return found


def _read_file(file: Path) -> bytes:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        return file.read_bytes()
    except OSError as error:
        raise refuse("cli.file_unreadable", f"{file} cannot be read: {error.strerror}.") from None


@twin("pins.add")
async def _add(
    account_text: str,
    board_text: str,
    project_text: str | None,
    fields: dict[str, Any],
    media_text: str | None,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.board import find_board
    from pinflow.entrypoints.cli.choose import choose_account, choose_project
    from pinflow.entrypoints.cli.media import choose_media
    from pinflow.entrypoints.cli.pin_shown import print_pin_json
    from pinflow.entrypoints.tools import board_check
    from pinflow.pins.add_pin import BroughtPin, add_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            account = await choose_account(session, account_text)
            project_id = None if project_text is None else (await choose_project(session, project_text)).id
            media_id = None if media_text is None else await choose_media(session, media_text)
        board = await find_board(rt, account.id, board_text)
        brought = BroughtPin(
            account_id=account.id, board_id=board.id, project_id=project_id, media_id=media_id, **fields
        )
        pin = await add_pin(rt.database, rt.blobs(), board_check(rt.runtime), rt.actor, brought, rt.now())
        if as_json:
            await print_pin_json(rt, pin.id)
            return
    say_added(pin)


def say_added(pin: Pin | ShownPin) -> None:
    """What it is called, and what comes next."""
    from pinflow.entrypoints.cli.output import short_id

    typer.echo(f"Added: “{pin.title}” ({pin.id}).")
    for finding in pin.findings:
        # What the rules merely note stands in `pin show`.
        if finding.severity != "info":
            fix = f" {finding.fix}" if finding.fix else ""
            typer.echo(f"{finding.severity.upper()}: {finding.message}{fix}")
    if pin.blocked:
        typer.echo(f"A rule blocks it: pinflow pin show {short_id(pin.id)}")
    else:
        # On a server nobody is asked: there it is approved by the hash of what was seen.
        seen = "" if given.get().server is None else f" --hash {pin.payload_hash}"
        typer.echo(f"It waits for review: pinflow pin approve {short_id(pin.id)}{seen}")

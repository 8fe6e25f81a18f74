"""``pinflow pin edit``, ``redraw``, ``hooks``, ``rewrite``, ``restore``, ``fix`` and other kinds of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import UUID

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.pin_shown import made_of, say_pin
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.pins.draft_tools import DraftTools
    from pinflow.pins.edit_pin import PinChange
    from pinflow.pins.pin import Pin
    from pinflow.pins.schemas import HookPreview, HookWords
    from pinflow.pins.schemas import Pin as ShownPin

Known = TypeVar("Known", bound=UUID)
Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(edit)
    app.command()(redraw)
    app.command()(hooks)
    app.command()(rewrite)
    app.command()(restore)
    app.command()(fix)
    app.command()(image)
    app.command()(carousel)
    app.command()(video)


def edit(
    pin: Which,
    title: Annotated[str | None, typer.Option(help="The title on Pinterest.")] = None,
    description: Annotated[str | None, typer.Option(help="The description on Pinterest.")] = None,
    alt_text: Annotated[
        str | None, typer.Option(help="What the picture shows, for who cannot see it.")
    ] = None,
    link: Annotated[str | None, typer.Option(help="The page it leads to, without marker.")] = None,
    account: Annotated[str | None, typer.Option(help="The account, by name or id.")] = None,
    board: Annotated[str | None, typer.Option(help="The board, by name or id.")] = None,
    section: Annotated[str | None, typer.Option(help='The board\'s section, by id; "" for none.')] = None,
    template: Annotated[str | None, typer.Option(help="The picture's design; draws it anew.")] = None,
    headline: Annotated[str | None, typer.Option(help="The words on the picture; draws it anew.")] = None,
    kicker: Annotated[str | None, typer.Option(help="The line above the headline; draws it anew.")] = None,
    point: Annotated[
        list[str] | None,
        typer.Option(help='A point on the picture, once for each, at most 5; "" for none; draws it anew.'),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(help='An entry of a list, once for each, at most 10; "" for none: the points do.'),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help='A head of a table, once for each, at most 3; "" for none.'),
    ] = None,
    row: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LABEL|CELL|...",
            help='A row of a table, its label and cells with | between; at most 8; "" for none.',
        ),
    ] = None,
    scheme: Annotated[
        str | None, typer.Option(help="The template's colours (pinflow template list --json); draws it anew.")
    ] = None,
    ai_disclosures: Annotated[
        str | None,
        typer.Option(help='AI_MODIFIED, SYNTHETIC_PERFORMER or both with a comma; "" for none.'),
    ] = None,
    media: Annotated[
        str | None, typer.Option(help='A library picture, by id; "" for none; draws it anew.')
    ] = None,
    picture_format: Annotated[
        str | None, typer.Option("--format", help="jpeg or png; draws it anew.")
    ] = None,
    note: Annotated[
        list[str] | None,
        typer.Option(help='What you know of the product, once for each fact; "" forgets all notes.'),
    ] = None,
    version: Annotated[
        int | None, typer.Option(help="The version you saw: refused if the pin was changed since.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what is given. An approval is void then, and the rules are checked again.

    Example: pinflow pin edit 5f3a9c21 --title "A drawer that stays tidy" --board "Small kitchens"

    Example: pinflow pin edit 5f3a9c21 --point "Fits any drawer" --point "Wipes clean" --scheme evening

    Example: pinflow pin edit 5f3a9c21 --column Mug --column Tumbler --row "At the desk|✓|✗" --json

    Example: pinflow pin edit 5f3a9c21 --note "It is dishwasher safe, says the maker."
    """
    texts = {
        "title": title,
        "description": description,
        "alt_text": alt_text,
        "link": link,
        "template": template,
        "headline": headline,
        "kicker": kicker,
        "scheme": scheme,
        "account": account,
        "board": board,
        "section": section,
        "ai_disclosures": ai_disclosures,
        "media": media,
        "picture_format": picture_format,
    }
    given: dict[str, Any] = {name: text for name, text in texts.items() if text is not None}
    lists = {"notes": note, "points": point, "items": item, "columns": column}
    given |= {name: tuple(texts) for name, texts in lists.items() if texts is not None}
    if row is not None:
        given["rows"] = tuple(tuple(cell.strip() for cell in one.split("|")) for one in row)
    run(_edit(pin, given, version, as_json))


def redraw(
    pin: Which,
    template: Annotated[str | None, typer.Option(help="See pinflow template list; else chosen.")] = None,
    hook: Annotated[str | None, typer.Option(help="See pinflow pin hooks; else chosen.")] = None,
    version: Annotated[
        int | None, typer.Option(help="The version you saw: refused if the pin was changed since.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write and draw a pin anew, as another combination. An approval is void then; link and board stay.

    Example: pinflow pin redraw 5f3a9c21

    Example: pinflow pin redraw 5f3a9c21 --hook compare --template editorial
    """
    run(_redraw(pin, template, hook, version, as_json))


def hooks(pin: Which, as_json: AsJson = False) -> None:
    """Show how the pin's copy would read with each hook. Nothing changes, and no model is asked.

    Example: pinflow pin hooks 5f3a9c21
    """
    run(_hooks(pin, as_json))


def rewrite(
    pin: Which,
    hook: Annotated[str, typer.Option(help="The angle of the copy: see pinflow pin hooks.")],
    version: Annotated[
        int | None, typer.Option(help="The version you saw: refused if the pin was changed since.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a pin's copy anew with a hook; template, colours, photo, link and board stay.

    An approval is void then. `pinflow pin restore` brings the texts back as they were.

    Example: pinflow pin rewrite 5f3a9c21 --hook everyday
    """
    run(_rewrite(pin, hook, version, as_json))


def restore(
    pin: Which,
    number: Annotated[
        int | None,
        typer.Option(min=1, help="The version (pinflow pin versions); left out, the one before the last."),
    ] = None,
    version: Annotated[
        int | None, typer.Option(help="The version you saw: refused if the pin was changed since.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a former version back, to the byte: texts, picture, hook, board. An approval is void then.

    Example: pinflow pin restore 5f3a9c21

    Example: pinflow pin restore 5f3a9c21 --number 1 --json
    """
    run(_restore(pin, number, version, as_json))


def fix(
    pin: Which,
    rule: Annotated[
        str, typer.Option(metavar="RULE", help="The rule whose finding is to be mended, such as facts.price.")
    ],
    version: Annotated[
        int | None, typer.Option(help="The version you saw: refused if the pin was changed since.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Mend what a rule found, where `pinflow pin show` offers it. As after any edit, an approval is void.

    Example: pinflow pin fix 5f3a9c21 --rule facts.price
    """
    run(_fix(pin, rule, version, as_json))


def image(pin: Which, as_json: AsJson = False) -> None:
    """Make a carousel or a video a single picture again. An approval is void then.

    Example: pinflow pin image 5f3a9c21
    """
    run(_convert(pin, "image", as_json))


def carousel(pin: Which, as_json: AsJson = False) -> None:
    """Make it a carousel: the picture, and one for each of its first four points. An approval is void then.

    Each picture looks another way: further pictures of the product from your library, a part of its only one
    from nearer, words alone. Points that say nearly the same share a picture.

    Example: pinflow pin carousel 5f3a9c21
    """
    run(_convert(pin, "carousel", as_json))


def video(
    pin: Which,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the video into a file too.", dir_okay=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make it a silent video of 6 to 15 seconds, with the picture as its cover. It takes some ten seconds.

    Example: pinflow pin video 5f3a9c21 --out pin.mp4
    """
    from pinflow.entrypoints.cli.failures import refuse

    film = run(_convert(pin, "video", as_json))
    if out is not None and film is not None:
        try:
            out.write_bytes(film)
        except OSError as error:
            raise refuse("cli.file_unwritable", f"{out} cannot be written: {error.strerror}.") from None


@asynccontextmanager
async def _drawing(rt: CliRuntime, text: str) -> AsyncIterator[tuple[Pin, DraftTools]]:
    """The pin that ``text`` names, and what it can be drawn with in this process."""
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.tools import draft_tools, make_studio
    from pinflow.pins.queries import get_pin

    async with rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
    studio = make_studio(rt.runtime)
    try:
        yield pin, draft_tools(rt.runtime, studio)
    finally:
        studio.close()


@twin("pins.edit")
async def _edit(text: str, given: dict[str, Any], version: int | None, as_json: bool) -> None:
    from pinflow.pins.edit_pin import edit_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        change = await _change(rt, pin, given)
        seen = pin.version if version is None else version
        edited = await edit_pin(tools, rt.blobs(), rt.actor, pin.id, change, seen_version=seen, now=rt.now())
        await say_pin(rt, edited, edited_words(edited), as_json)


@twin("pins.fix")
async def _fix(text: str, rule: str, version: int | None, as_json: bool) -> None:
    from pinflow.pins.fix_pin import fix_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        seen = pin.version if version is None else version
        fixed = await fix_pin(tools, rt.blobs(), rt.actor, pin.id, rule, seen_version=seen, now=rt.now())
        await say_pin(rt, fixed, edited_words(fixed), as_json)


@twin("pins.restore")
async def _restore(text: str, number: int | None, version: int | None, as_json: bool) -> None:
    from pinflow.pins.restore_version import restore_version

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        seen = pin.version if version is None else version
        back = await restore_version(tools, rt.actor, pin.id, number=number, seen_version=seen, now=rt.now())
        await say_pin(rt, back, f"{edited_words(back)} Now {made_of(back)}.", as_json)


@twin("pins.redraw")
async def _redraw(
    text: str, template: str | None, hook: str | None, version: int | None, as_json: bool
) -> None:
    from pinflow.pins.redraw_pin import redraw_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        drawn = await redraw_pin(
            tools,
            rt.blobs(),
            rt.actor,
            pin.id,
            seen_version=pin.version if version is None else version,
            now=rt.now(),
            hook=hook,
            template=template,
        )
        await say_pin(rt, drawn, f"{edited_words(drawn)} Now {made_of(drawn)}.", as_json)


@twin("pins.hooks")
async def _hooks(text: str, as_json: bool) -> None:
    from pinflow.pins.preview_hooks import preview_hooks_of_pin
    from pinflow.pins.schemas import HookPreview

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        preview = HookPreview.of(await preview_hooks_of_pin(tools, rt.actor.tenant_id, pin.id, rt.now()))
    print_hooks(preview, as_json)


def print_hooks(preview: HookPreview, as_json: bool) -> None:
    """The hooks, each with its title, its description and the words on the picture."""
    from pinflow.entrypoints.cli.output import say

    lines = [f"{words.hook}\n{_hook_words(words)}" for words in preview.items]
    if not preview.exact:
        lines.append(f"These are examples: the writer {preview.writer} finds words of its own.")
    say(preview, "\n".join(lines), as_json=as_json)


def _hook_words(words: HookWords) -> str:
    told = (words.title, words.description, words.headline)
    return "\n".join(f"  {text}" for text in told if text is not None) or "  (only its writer knows)"


@twin("pins.rewrite")
async def _rewrite(text: str, hook: str, version: int | None, as_json: bool) -> None:
    from pinflow.pins.rewrite_pin import rewrite_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        seen = pin.version if version is None else version
        written = await rewrite_pin(
            tools, rt.blobs(), rt.actor, pin.id, hook, seen_version=seen, now=rt.now()
        )
        await say_pin(rt, written, f"{edited_words(written)} Now {made_of(written)}.", as_json)


def edited_words(pin: Pin | ShownPin) -> str:
    verdict = "A rule blocks it: see pinflow pin show." if pin.blocked else "It waits for review."
    return f"“{pin.title}” is changed (version {pin.version}). {verdict}"


@twin("pins.convert")
async def _convert(text: str, kind: str, as_json: bool) -> bytes | None:
    """The bytes of the video, if it is one now."""
    from pinflow.pins.convert_pin import convert_pin
    from pinflow.pins.pin import PinKind

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        if kind == "video" and not as_json:
            typer.echo("Filming; this takes some ten seconds …", err=True)
        made = await convert_pin(
            tools, rt.blobs(), rt.actor, pin.id, PinKind(kind), seen_version=pin.version, now=rt.now()
        )
        await say_pin(rt, made, _converted_words(made), as_json)
        return None if made.video_sha256 is None else (await rt.blobs().get(made.video_sha256)).data


def _converted_words(pin: Pin) -> str:
    if pin.video_seconds is not None:
        film = f"a video of {pin.video_seconds:.0f} seconds, {(pin.video_size or 0) / 1000:.0f} kB"
        return converted_words(pin, film)
    return converted_words(pin, pictures_words(len(pin.slides)))


def pictures_words(slides: int) -> str:
    return f"a carousel of {slides} pictures" if slides else "a single picture"


def converted_words(pin: Pin | ShownPin, shown: str) -> str:
    return f"“{pin.title}” is {shown} now (version {pin.version}). It waits for review."


async def _change(rt: CliRuntime, pin: Pin, given: dict[str, Any]) -> PinChange:
    from pinflow.entrypoints.cli.board import find_board
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.pins.edit_pin import PinChange

    fields: dict[str, Any] = {
        name: text
        for name, text in given.items()
        if name not in ("account", "board", "section", "ai_disclosures", "media", "picture_format")
    }
    account_id = pin.account_id
    if "account" in given:
        async with rt.read() as session:
            account_id = (await choose_account(session, given["account"])).id
        fields["account_id"] = account_id
        require_board_with(changed=account_id != pin.account_id, given=given)
    if "board" in given:
        fields["board_id"] = (await find_board(rt, require_account(account_id), given["board"])).id
    if "section" in given:
        fields["board_section_id"] = given["section"] or None
    if "ai_disclosures" in given:
        fields["ai_disclosures"] = split_words(given["ai_disclosures"])
    if "media" in given:
        from pinflow.entrypoints.cli.media import choose_media

        async with rt.read() as session:
            fields["media_id"] = await choose_media(session, given["media"]) if given["media"] else None
    if "picture_format" in given:
        fields["picture_format"] = read_format(given["picture_format"])
    return PinChange(**fields)


def require_board_with(*, changed: bool, given: dict[str, Any]) -> None:
    """Raises: InvalidInputError: ``pins.board_needed``."""
    from pinflow.entrypoints.cli.failures import refuse

    if changed and "board" not in given:
        raise refuse("pins.board_needed", "Another account has other boards: give --board too.")


def require_account(account_id: Known | None) -> Known:
    """Raises: InvalidInputError: ``pins.account_needed``."""
    from pinflow.entrypoints.cli.failures import refuse

    if account_id is None:
        raise refuse("pins.account_needed", "Choose the account first: --account NAME.")
    return account_id


def split_words(text: str) -> tuple[str, ...]:
    """The words between commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def read_format(text: str) -> str:
    """Raises: InvalidInputError: ``pins.unknown_format``."""
    from pinflow.entrypoints.cli.failures import refuse

    if text not in ("jpeg", "png"):
        raise refuse("pins.unknown_format", "A picture is a jpeg or a png.")
    return text

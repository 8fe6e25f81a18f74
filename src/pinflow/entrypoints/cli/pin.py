"""``pinflow pin``: review of drafted pins, and what became of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pinflow.entrypoints.cli import pin_check, pin_versions
from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.blobs.store import Blob
    from pinflow.kit.db import TenantSession
    from pinflow.pins.draft_tools import DraftTools
    from pinflow.pins.edit_pin import PinChange
    from pinflow.pins.pin import Pin, PinId, PinState
    from pinflow.pins.schemas import Pin as ShownPin

app = typer.Typer(
    no_args_is_help=True,
    help="Review: show, edit, approve, reject, check.\n\nExample: pinflow pin list --state in_review",
)
Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


@app.command("list")
def list_some(
    state: Annotated[str | None, typer.Option(help="States, separated by commas, such as in_review.")] = None,
    project: Annotated[str | None, typer.Option(help="Only this project, by name or id.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List pins, the newest first.

    Example: pinflow pin list --state in_review

    Example: pinflow pin list --state scheduled,published --json
    """
    run(_list(state, project, limit, as_json))


@app.command()
def show(pin: Which, as_json: AsJson = False) -> None:
    """Show a pin with everything a review needs: texts, link, picture, findings, and its hash.

    Example: pinflow pin show 5f3a9c21
    """
    run(_show(pin, as_json))


@app.command()
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
        "account": account,
        "board": board,
        "section": section,
        "ai_disclosures": ai_disclosures,
        "media": media,
        "picture_format": picture_format,
    }
    given: dict[str, Any] = {name: text for name, text in texts.items() if text is not None}
    if note is not None:
        given["notes"] = tuple(note)
    run(_edit(pin, given, version, as_json))


@app.command()
def redraw(
    pin: Which,
    template: Annotated[str | None, typer.Option(help="See pinflow template list; else chosen.")] = None,
    hook: Annotated[str | None, typer.Option(help="The angle of the copy; else chosen.")] = None,
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


@app.command()
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


@app.command()
def approve(
    pin: Which,
    seen_hash: Annotated[
        str | None,
        typer.Option("--hash", help="The hash of what you saw (pinflow pin show); left out, you are asked."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Approve exactly what is shown. It gets the next free slot; undo takes it back.

    Example: pinflow pin approve 5f3a9c21 --hash 0c9d…e1

    Example: pinflow pin approve 5f3a9c21 --hash 0c9d…e1 --json
    """
    run(_approve(pin, seen_hash, as_json))


@app.command()
def reject(
    pin: Which,
    reason: Annotated[str | None, typer.Option(help="Why, for the audit log.")] = None,
    as_json: AsJson = False,
) -> None:
    """Take a pin out of the line. Undo brings it back.

    Example: pinflow pin reject 5f3a9c21 --reason "Not our style"
    """
    run(_reject(pin, reason, as_json))


@app.command()
def undo(pin: Which, as_json: AsJson = False) -> None:
    """Bring an approved, scheduled or rejected pin back to review.

    Example: pinflow pin undo 5f3a9c21
    """
    run(_undo(pin, as_json))


@app.command()
def retry(pin: Which, as_json: AsJson = False) -> None:
    """Bring a pin that Pinterest refused back to review.

    Example: pinflow pin retry 5f3a9c21
    """
    run(_retry(pin, as_json))


@app.command()
def attempts(pin: Which, as_json: AsJson = False) -> None:
    """List every try to publish the pin, the first one first.

    Example: pinflow pin attempts 5f3a9c21
    """
    run(_attempts(pin, as_json))


@app.command()
def picture(
    pin: Which,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the picture.", dir_okay=False)],
    as_json: AsJson = False,
) -> None:
    """Write the pin's picture into a file, byte for byte as it is published.

    Example: pinflow pin picture 5f3a9c21 --out pin.jpg
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say

    found, blob = run(_picture(pin))
    try:
        out.write_bytes(blob.data)
    except OSError as error:
        raise refuse("cli.file_unwritable", f"{out} cannot be written: {error.strerror}.") from None
    facts = {
        "file": str(out),
        "sha256": blob.sha256.hex(),
        "bytes": len(blob.data),
        "media_type": blob.media_type,
        "width": found.picture_width,
        "height": found.picture_height,
    }
    words = f"{out}: {found.picture_width}x{found.picture_height} px, {len(blob.data) / 1000:.0f} kB"
    say(facts, words, as_json=as_json)


@app.command()
def image(pin: Which, as_json: AsJson = False) -> None:
    """Make a carousel or a video a single picture again. An approval is void then.

    Example: pinflow pin image 5f3a9c21
    """
    run(_convert(pin, "image", as_json))


@app.command()
def carousel(pin: Which, as_json: AsJson = False) -> None:
    """Make it a carousel: the picture, and one for each of its first four points. An approval is void then.

    Example: pinflow pin carousel 5f3a9c21
    """
    run(_convert(pin, "carousel", as_json))


@app.command()
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


pin_check.register(app)
pin_versions.register(app)


async def _shapes(session: TenantSession, pins: list[Pin]) -> list[ShownPin]:
    """As the API shows them."""
    from pinflow.pins.show_pins import show_pins

    return await show_pins(session, pins)


async def print_pin_json(rt: CliRuntime, pin_id: PinId) -> None:
    """One pin as the API shows it."""
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.queries import get_pin

    async with rt.read() as session:
        print_json((await _shapes(session, [await get_pin(session, pin_id)]))[0])


def _read_states(text: str | None) -> list[PinState]:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.pin import PinState

    try:
        return [PinState(word.strip()) for word in (text or "").split(",") if word.strip()]
    except ValueError:
        raise refuse("pins.unknown_state", f"A state is one of {', '.join(PinState)}.") from None


async def _list(state: str | None, project_text: str | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import print_items
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.pins.queries import list_pins

    states = _read_states(state)
    async with open_runtime() as rt, rt.read() as session:
        project_id = None if project_text is None else (await choose_project(session, project_text)).id
        pins = await list_pins(session, states=states, project_id=project_id, limit=limit)
        if as_json:
            print_items(await _shapes(session, pins))
        else:
            _print_list(pins, await find_home_time_zone(session))


def _print_list(pins: list[Pin], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table, short_id

    table = new_table("Id", "State", f"When ({zone})", "Title", wide="Title")
    for pin in pins:
        state = f"{pin.state}, blocked" if pin.blocked and pin.state == "in_review" else pin.state
        moment = pin.published_at or pin.scheduled_at or pin.created_at
        add_row(table, short_id(pin.id), state, local_time(moment, zone), pin.title)
    print_table(table, "No pin here. Make drafts: pinflow opportunity draft-best")


async def _show(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt, rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
        shape = (await _shapes(session, [pin]))[0]
        zone = await _zone(session, pin)
        await note_shown(rt, pin)
    if as_json:
        print_json(shape)
    else:
        _print_pin(pin, shape, zone)


async def note_shown(rt: CliRuntime, pin: Pin) -> None:
    """What is shown to somebody who may approve it counts as seen."""
    from pinflow.identity.models import Role
    from pinflow.pins.review.models import SeenPin
    from pinflow.pins.review.record_seen import record_seen

    if rt.member.role.includes(Role.EDITOR):
        async with rt.write() as session:
            await record_seen(session, rt.actor, [SeenPin(pin.id, pin.payload().hash())], rt.now())


async def _zone(session: TenantSession, pin: Pin) -> str:
    """The account's zone; without one, the project's."""
    from pinflow.accounts.queries import get_account
    from pinflow.projects.queries import get_project

    if pin.account_id is not None:
        return (await get_account(session, pin.account_id)).time_zone
    return (await get_project(session, pin.project_id)).time_zone


def _print_pin(pin: Pin, shape: ShownPin, zone: str) -> None:
    from pinflow.entrypoints.cli.output import print_facts, time_with_zone

    picture = shape.picture
    size = f"{picture.width}x{picture.height} px, {picture.bytes / 1000:.0f} kB, {picture.sha256[:16]}…"
    print_facts(
        [
            ("Title", pin.title),
            ("Description", pin.description),
            ("Alt text", pin.alt_text),
            ("Link", pin.link or "none"),
            ("Account", shape.account.name if shape.account else "none"),
            ("Board", shape.board.name if shape.board else "none"),
            ("Section", pin.board_section_id),
            ("AI", ", ".join(pin.ai_disclosures)),
            ("Picture", f"{size} ({pin.template}); pinflow pin picture writes it into a file"),
            ("Kind", _kind_words(pin)),
            ("Headline", pin.headline),
            ("Made of", _made_of(pin)),
            ("Note", pin.writer_note),
            ("Your notes", " / ".join(pin.notes)),
            ("Product", f"{pin.product_title} ({pin.marketplace} {pin.asin})"),
            ("Id", pin.id),
            ("State", f"{pin.state}, blocked by a rule" if pin.blocked else pin.state),
            ("Version", pin.version),
            ("Approved", _approved_words(shape, zone)),
            ("Assigned to", shape.assignee.name if shape.assignee else None),
            ("Comments", shape.comments or None),
            ("Slot", time_with_zone(pin.scheduled_at, zone) if pin.scheduled_at else None),
            ("Why then", pin.slot_reason),
            ("Published", time_with_zone(pin.published_at, zone) if pin.published_at else None),
            ("On Pinterest", shape.pinterest_url),
            ("Failure", pin.failure_message),
            ("Hash", shape.payload_hash),
        ]
    )
    typer.echo("")
    for paragraph in _verdict(pin):
        typer.echo(paragraph)


def _kind_words(pin: Pin) -> str | None:
    """What it is besides a single picture."""
    if pin.slides:
        return f"a carousel of {len(pin.slides)} pictures"
    return f"a video of {pin.video_seconds:.0f} seconds" if pin.video_seconds is not None else None


def _verdict(pin: Pin) -> list[str]:
    """The findings, and what can be done with the pin now."""
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.pins.actions import permissions

    findings = list(pin.findings)
    approve = permissions(pin)["approve"]
    told = [pin_check.list_findings(findings), ""] if findings else ["No rule is broken."]
    if approve.allowed:
        return [*told, f"It may be approved: pinflow pin approve {short_id(pin.id)}"]
    return [*told, f"{approve.reason}{_place_hint(pin)}"]


def _place_hint(pin: Pin) -> str:
    """How to choose account and board, where that is all that is missing."""
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.pins.pin import PinState

    if pin.state is not PinState.IN_REVIEW or pin.blocked or (pin.account_id and pin.board_id):
        return ""
    return f" pinflow pin edit {short_id(pin.id)} --account NAME --board NAME"


def _approved_words(shape: ShownPin, zone: str) -> str | None:
    from pinflow.entrypoints.cli.output import time_with_zone

    first, approved = shape.first_approved, shape.approved
    if first is not None:
        return f"by {first.by}, {time_with_zone(first.at, zone)}; a second person must, too"
    if approved is None:
        return None
    second = f", and by {approved.second.by}" if approved.second else ""
    return f"by {approved.by}{second}, {time_with_zone(approved.at, zone)}, through {approved.via}"


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


async def _edit(text: str, given: dict[str, Any], version: int | None, as_json: bool) -> None:
    from pinflow.pins.edit_pin import edit_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        change = await _change(rt, pin, given)
        seen = pin.version if version is None else version
        edited = await edit_pin(tools, rt.blobs(), rt.actor, pin.id, change, seen_version=seen, now=rt.now())
        await _say(rt, edited, _edited_words(edited), as_json)


async def _fix(text: str, rule: str, version: int | None, as_json: bool) -> None:
    from pinflow.pins.fix_pin import fix_pin

    async with open_runtime() as rt, _drawing(rt, text) as (pin, tools):
        seen = pin.version if version is None else version
        fixed = await fix_pin(tools, rt.blobs(), rt.actor, pin.id, rule, seen_version=seen, now=rt.now())
        await _say(rt, fixed, _edited_words(fixed), as_json)


def _made_of(pin: Pin) -> str:
    by = pin.writer if pin.prompt_version is None else f"{pin.writer} ({pin.prompt_version})"
    colours = f", colours {pin.scheme}" if pin.scheme else ""
    return f"variant {pin.variant}: {pin.template}, hook {pin.hook}, {pin.picture_source}{colours}, by {by}"


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
        await _say(rt, drawn, f"{_edited_words(drawn)} Now {_made_of(drawn)}.", as_json)


def _edited_words(pin: Pin) -> str:
    verdict = "A rule blocks it: see pinflow pin show." if pin.blocked else "It waits for review."
    return f"“{pin.title}” is changed (version {pin.version}). {verdict}"


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
        await _say(rt, made, _converted_words(made), as_json)
        return None if made.video_sha256 is None else (await rt.blobs().get(made.video_sha256)).data


def _converted_words(pin: Pin) -> str:
    shown = "a single picture"
    if pin.slides:
        shown = f"a carousel of {len(pin.slides)} pictures"
    if pin.video_seconds is not None:
        shown = f"a video of {pin.video_seconds:.0f} seconds, {(pin.video_size or 0) / 1000:.0f} kB"
    return f"“{pin.title}” is {shown} now (version {pin.version}). It waits for review."


async def _change(rt: CliRuntime, pin: Pin, given: dict[str, Any]) -> PinChange:
    from pinflow.entrypoints.cli.board import find_board
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.failures import refuse
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
        if account_id != pin.account_id and "board" not in given:
            raise refuse("pins.board_needed", "Another account has other boards: give --board too.")
    if "board" in given:
        if account_id is None:
            raise refuse("pins.account_needed", "Choose the account first: --account NAME.")
        fields["board_id"] = (await find_board(rt, account_id, given["board"])).id
    if "section" in given:
        fields["board_section_id"] = given["section"] or None
    if "ai_disclosures" in given:
        words = given["ai_disclosures"].split(",")
        fields["ai_disclosures"] = tuple(word.strip() for word in words if word.strip())
    if "media" in given:
        from pinflow.entrypoints.cli.media import choose_media

        async with rt.read() as session:
            fields["media_id"] = await choose_media(session, given["media"]) if given["media"] else None
    if "picture_format" in given:
        if given["picture_format"] not in ("jpeg", "png"):
            raise refuse("pins.unknown_format", "A picture is a jpeg or a png.")
        fields["picture_format"] = given["picture_format"]
    return PinChange(**fields)


async def _say(rt: CliRuntime, pin: Pin, words: str, as_json: bool) -> None:
    if as_json:
        await print_pin_json(rt, pin.id)
    else:
        typer.echo(words)


async def _approve(text: str, seen_hash: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.ask import confirm
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal
    from pinflow.kit.errors import InvalidInputError
    from pinflow.pins.actions import require_action
    from pinflow.pins.approve_pin import approve_pin
    from pinflow.pins.queries import get_pin
    from pinflow.pins.refresh_findings import refresh_findings

    if seen_hash is None and (as_json or not stdin_is_terminal()):
        raise refuse(
            "pins.hash_needed",
            "Say what you saw with --hash: `pinflow pin show` prints the hash of exactly what would go out.",
        )
    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
            shape, zone = (await _shapes(session, [pin]))[0], await _zone(session, pin)
        if not as_json:
            _print_pin(pin, shape, zone)
        if seen_hash is None:
            require_action(pin, "approve")
            if not confirm("\nApprove exactly this?"):
                typer.echo("Nothing was approved.", err=True)
                raise typer.Exit(1)
            seen_hash = shape.payload_hash
        try:
            async with rt.write() as session:
                approved = await approve_pin(
                    session, rt.jobs, rt.actor, pin.id, seen_hash=seen_hash, now=rt.now()
                )
        except InvalidInputError as error:
            if error.code == "pins.blocked_by_rules":
                async with rt.write() as session:
                    await refresh_findings(session, pin.id, rt.now())
            if error.code == "pins.no_board":
                raise refuse(error.code, f"{error.message}{_place_hint(pin)}", **error.data) from None
            raise
        slot = "Where pinflow runs it gets its slot at once: see pinflow calendar."
        words = f"Approved: “{approved.title}”. {slot}"
        if approved.state == "in_review":
            words = f"Your yes to “{approved.title}” is noted. A second person must approve it, too."
        await _say(rt, approved, words, as_json)


async def _reject(text: str, reason: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import reject_pin

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin_id = await choose_pin(session, text)
            pin = await reject_pin(session, rt.actor, pin_id, reason=reason, now=rt.now())
        await _say(rt, pin, f"Rejected: “{pin.title}”. pinflow pin undo brings it back.", as_json)


async def _undo(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import take_back

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin = await take_back(session, rt.actor, await choose_pin(session, text), rt.now())
        await _say(rt, pin, f"“{pin.title}” is in review again.", as_json)


async def _retry(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import retry_pin

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin = await retry_pin(session, rt.actor, await choose_pin(session, text), rt.now())
        await _say(rt, pin, f"“{pin.title}” is in review again. Approve it to try again.", as_json)


async def _attempts(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.pins.queries import get_pin
    from pinflow.posting.queries import list_attempts

    async with open_runtime() as rt, rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
        found = await list_attempts(session, pin.id)
        zone = await _zone(session, pin)
    if as_json:
        from pinflow.posting import schemas

        print_items(map(schemas.Attempt.of, found))
        return
    table = new_table("#", f"Began ({zone})", "State", "HTTP", "On Pinterest", "Message", wide="Message")
    for attempt in found:
        began = local_time(attempt.started_at, zone)
        add_row(
            table,
            attempt.number,
            began,
            attempt.state,
            attempt.http_status,
            attempt.pinterest_pin_id,
            attempt.message,
        )
    print_table(table, "Nothing was sent yet.")


async def _picture(text: str) -> tuple[Pin, Blob]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
        return pin, await rt.blobs().get(pin.picture_sha256)

"""``pinflow pin`` on a server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import typer

from pinflow.analytics.schemas import PinFigures
from pinflow.entrypoints.cli import (
    pin_add,
    pin_decide,
    pin_edit,
    pin_figures,
    pin_posting,
    pin_versions,
)
from pinflow.entrypoints.cli.failures import refuse
from pinflow.entrypoints.cli.output import print_json, say
from pinflow.entrypoints.cli.pin_sent import ShownFile, shown_files
from pinflow.entrypoints.cli.pin_shown import Reader, made_of, place_hint, print_pin, said_yes
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import (
    find_account,
    find_board_id,
    find_media_id,
    find_pin,
    find_project,
    zone_of,
)
from pinflow.identity.models import Role
from pinflow.kit.api_models import Job
from pinflow.kit.errors import ConflictError, ExternalError, InvalidInputError
from pinflow.pins.review.schemas import Diff, SeenRecorded, Version
from pinflow.pins.schemas import HookPreview, Pin
from pinflow.posting.schemas import Attempt, PublishOutcome

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.server import Server

# A video takes some ten seconds, after what the studio has to draw before it.
_FILM_LOOKS, _FILM_PAUSE_SECONDS = 90, 2.0


async def list_some(state: str | None, project_text: str | None, limit: int | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.pin import one_more, print_list, read_states

    states = ",".join(read_states(state)) or None
    async with open_server() as server:
        project_id = None if project_text is None else (await find_project(server, project_text)).id
        pins = await server.pages("/pins", Pin, limit=one_more(limit), state=states, project_id=project_id)
        zone = (await server.session()).time_zone
    print_list(pins, limit, zone, as_json=as_json)


async def show(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        zone = await zone_of(server, pin)
        reader = await _reader(server)
        if reader.role.includes(Role.EDITOR):
            # What is shown to somebody who may approve it counts as seen.
            seen = [{"pin_id": pin.id, "payload_hash": pin.payload_hash}]
            await server.send("POST", "/review/seen", SeenRecorded, {"items": seen})
    if as_json:
        print_json(pin)
    else:
        print_pin(pin, zone, reader)


async def _reader(server: Server) -> Reader:
    session = await server.session()
    return Reader(session.user.id, session.role)


async def add(
    account_text: str,
    board_text: str,
    project_text: str | None,
    fields: dict[str, Any],
    media_text: str | None,
    as_json: bool,
) -> None:
    files = [("image", (f"{number}.image", data, None)) for number, data in enumerate(fields["pictures"])]
    if fields["video"] is not None:
        files.append(("video", ("video", fields["video"], None)))
    async with open_server() as server:
        account = await find_account(server, account_text)
        project_id = None if project_text is None else (await find_project(server, project_text)).id
        form = {
            "account_id": str(account.id),
            "board_id": await find_board_id(server, account.id, board_text),
            "project_id": None if project_id is None else str(project_id),
            "section_id": fields["board_section_id"],
            "media_id": None if media_text is None else str(await find_media_id(server, media_text)),
            "ai_disclosures": list(fields["ai_disclosures"]),
            **{name: fields[name] for name in ("title", "link", "description", "alt_text")},
        }
        pin = await server.upload("/pins", Pin, form, files)
    if as_json:
        print_json(pin)
    else:
        pin_add.say_added(pin)


async def approve(text: str, seen_hash: str | None, as_json: bool) -> None:
    named = pin_decide.answers_unasked(seen_hash, as_json)
    async with open_server() as server:
        pin = await find_pin(server, text)
        reader = await _reader(server)
        if not as_json:
            print_pin(pin, await zone_of(server, pin), reader)
        if seen_hash is None and (named or said_yes(pin, reader)):
            seen_hash = pin.payload_hash
        if seen_hash is None:
            _require_approvable(pin)
            seen_hash = pin_decide.ask_for(pin)
        try:
            approved = await server.send("POST", f"/pins/{pin.id}/approve", Pin, {"payload_hash": seen_hash})
        except InvalidInputError as error:
            if error.code != "pins.no_board":
                raise
            raise refuse(error.code, f"{error.message}{place_hint(pin)}", **error.data) from None
    say(approved, pin_decide.approved_words(approved), as_json=as_json)


def _require_approvable(pin: Pin) -> None:
    """Nobody is asked about what its state forbids. Raises: ConflictError: as ``require_action``."""
    if pin.state != "in_review":
        reason = pin.actions.approve.reason or ""
        raise ConflictError("pins.not_now", reason, state=str(pin.state), action="approve")


async def reject(text: str, reason: str | None, as_json: bool) -> None:
    pin = await _do(text, "reject", {} if reason is None else {"reason": reason})
    say(pin, pin_decide.rejected_words(pin.title), as_json=as_json)


async def undo(text: str, as_json: bool) -> None:
    pin = await _do(text, "undo")
    say(pin, pin_decide.back_words(pin.title), as_json=as_json)


async def retry(text: str, as_json: bool) -> None:
    pin = await _do(text, "retry")
    say(pin, pin_decide.back_words(pin.title, failed=True), as_json=as_json)


async def _do(text: str, what: str, body: dict[str, object] | None = None) -> Pin:
    async with open_server() as server:
        pin = await find_pin(server, text)
        return await server.send("POST", f"/pins/{pin.id}/{what}", Pin, body)


async def publish_now(text: str, as_json: bool, *, send: bool) -> int:
    async with open_server() as server:
        pin = await find_pin(server, text)
        what = "publish-now" if send else "look-up"
        outcome = await server.send("POST", f"/pins/{pin.id}/{what}", PublishOutcome)
    return pin_posting.say_outcome(outcome, as_json=as_json)


async def settle(text: str, stands: str | None, as_json: bool) -> None:
    pin = await _do(text, "settle", {"pinterest_pin_id": stands})
    say(pin, pin_posting.settled_words(pin, stands), as_json=as_json)


async def delete(text: str, as_json: bool) -> None:
    pin = await _do(text, "delete-published")
    say(pin, pin_posting.deleted_words(pin.title), as_json=as_json)


async def attempts(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        found = await server.items(f"/pins/{pin.id}/attempts", Attempt)
        zone = await zone_of(server, pin)
    pin_posting.print_attempts(found, zone, as_json=as_json)


async def figures(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        found = await server.get(f"/pins/{pin.id}/figures", PinFigures)
    pin_figures.print_figures(found, as_json=as_json)


async def files(text: str) -> list[tuple[ShownFile, bytes]]:
    async with open_server() as server:
        pin = await find_pin(server, text)
        return [(file, await server.load(f"/pictures/{file.sha256}")) for file in shown_files(pin)]


async def diff(text: str, before: int | None, after: int | None, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        found = await server.get(f"/pins/{pin.id}/diff", Diff, before=before, after=after)
    pin_versions.print_diff(found, as_json=as_json)


async def versions(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        found = await server.items(f"/pins/{pin.id}/versions", Version)
        zone = (await server.session()).time_zone
    pin_versions.print_versions(found, zone, as_json=as_json)


async def edit(text: str, given: dict[str, Any], version: int | None, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        change = await _change(server, pin, given)
        edited = await server.send(
            "PATCH", f"/pins/{pin.id}", Pin, {**change, "version": version or pin.version}
        )
    say(edited, pin_edit.edited_words(edited), as_json=as_json)


async def _change(server: Server, pin: Pin, given: dict[str, Any]) -> dict[str, Any]:
    """What was given, as the API names it; what only a person names is looked up."""
    fields = {
        name: value for name, value in given.items() if name not in ("account", "board", "section", "media")
    }
    account_id = None if pin.account is None else pin.account.id
    if "account" in given:
        chosen = (await find_account(server, given["account"])).id
        pin_edit.require_board_with(changed=chosen != account_id, given=given)
        account_id = fields["account_id"] = chosen
    if "board" in given:
        fields["board_id"] = await find_board_id(server, pin_edit.require_account(account_id), given["board"])
    if "section" in given:
        fields["section_id"] = given["section"] or None
    if "ai_disclosures" in given:
        fields["ai_disclosures"] = pin_edit.split_words(given["ai_disclosures"])
    if "media" in given:
        fields["media_id"] = await find_media_id(server, given["media"]) if given["media"] else None
    if "picture_format" in given:
        fields["picture_format"] = pin_edit.read_format(given["picture_format"])
    return fields


async def fix(text: str, rule: str, version: int | None, as_json: bool) -> None:
    pin = await _do_to_seen(text, "fix", version, rule_id=rule)
    say(pin, pin_edit.edited_words(pin), as_json=as_json)


async def restore(text: str, number: int | None, version: int | None, as_json: bool) -> None:
    pin = await _do_to_seen(text, "restore", version, number=number)
    say(pin, f"{pin_edit.edited_words(pin)} Now {made_of(pin)}.", as_json=as_json)


async def redraw(
    text: str, template: str | None, hook: str | None, version: int | None, as_json: bool
) -> None:
    wish = {name: value for name, value in (("template", template), ("hook", hook)) if value is not None}
    pin = await _do_to_seen(text, "redraw", version, **wish)
    say(pin, f"{pin_edit.edited_words(pin)} Now {made_of(pin)}.", as_json=as_json)


async def hooks(text: str, as_json: bool) -> None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        preview = await server.get(f"/pins/{pin.id}/hooks", HookPreview)
    pin_edit.print_hooks(preview, as_json)


async def rewrite(text: str, hook: str, version: int | None, as_json: bool) -> None:
    pin = await _do_to_seen(text, "rewrite", version, hook=hook)
    say(pin, f"{pin_edit.edited_words(pin)} Now {made_of(pin)}.", as_json=as_json)


async def _do_to_seen(text: str, what: str, version: int | None, **body: object) -> Pin:
    """The same on the version that was seen; left out, the one that stands there."""
    async with open_server() as server:
        pin = await find_pin(server, text)
        seen = pin.version if version is None else version
        return await server.send("POST", f"/pins/{pin.id}/{what}", Pin, {"version": seen, **body})


async def convert(text: str, kind: str, as_json: bool) -> bytes | None:
    async with open_server() as server:
        pin = await find_pin(server, text)
        if kind == "video":
            made = await _film(server, pin, as_json)
        else:
            body = {"version": pin.version, "kind": kind}
            made = await server.send("POST", f"/pins/{pin.id}/kind", Pin, body)
        film = made.video
        shown = pin_edit.pictures_words(len(made.slides))
        if film is not None:
            shown = f"a video of {film.seconds:.0f} seconds, {film.bytes / 1000:.0f} kB"
        say(made, pin_edit.converted_words(made, shown), as_json=as_json)
        return None if film is None else await server.load(f"/pictures/{film.sha256}")


async def _film(server: Server, pin: Pin, as_json: bool) -> Pin:
    """Asks the server's studio and waits until it is done. Raises: ExternalError: it is not done yet."""
    await server.send("POST", f"/pins/{pin.id}/video", Job, {"version": pin.version})
    if not as_json:
        typer.echo("Filming; this takes some ten seconds …", err=True)
    for _ in range(_FILM_LOOKS):
        now = await server.get(f"/pins/{pin.id}", Pin)
        if now.version != pin.version:
            return now
        await asyncio.sleep(_FILM_PAUSE_SECONDS)
    raise ExternalError(
        "cli.film_not_ready",
        "The studio has not made the video yet; it will be there later: see pinflow pin show.",
    )

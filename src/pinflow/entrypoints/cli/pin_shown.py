"""How a pin is printed, as text or as the API shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import typer

from pinflow.entrypoints.cli import pin_check

if TYPE_CHECKING:
    from uuid import UUID

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.identity.models import Role
    from pinflow.kit.db import TenantSession
    from pinflow.pins.pin import Pin, PinId
    from pinflow.pins.schemas import Pin as ShownPin


async def shapes(session: TenantSession, pins: list[Pin]) -> list[ShownPin]:
    """As the API shows them."""
    from pinflow.pins.show_pins import show_pins

    return await show_pins(session, pins)


async def print_pin_json(rt: CliRuntime, pin_id: PinId) -> None:
    """One pin as the API shows it."""
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.queries import get_pin

    async with rt.read() as session:
        print_json((await shapes(session, [await get_pin(session, pin_id)]))[0])


async def zone_of(session: TenantSession, pin: Pin) -> str:
    """The account's zone; without one, the project's."""
    from pinflow.accounts.queries import get_account
    from pinflow.projects.queries import get_project

    if pin.account_id is not None:
        return (await get_account(session, pin.account_id)).time_zone
    return (await get_project(session, pin.project_id)).time_zone


class Reader(msgspec.Struct, frozen=True):
    """To whom a pin is shown."""

    user_id: UUID
    role: Role


def print_pin(pin: ShownPin, zone: str, reader: Reader) -> None:
    """Everything a review needs, and what its reader can do now."""
    from pinflow.entrypoints.cli.output import print_facts, time_with_zone

    picture, product = pin.picture, pin.product
    size = f"{picture.width}x{picture.height} px, {picture.bytes / 1000:.0f} kB, {picture.sha256[:16]}…"
    drawn = f" ({pin.template})" if pin.template else ""
    print_facts(
        [
            ("Title", pin.title),
            ("Description", pin.description),
            ("Alt text", pin.alt_text),
            ("Link", pin.link or "none"),
            ("Account", pin.account.name if pin.account else "none"),
            ("Board", pin.board.name if pin.board else "none"),
            ("Section", pin.section_id),
            ("AI", ", ".join(pin.ai_disclosures)),
            ("Picture", f"{size}{drawn}; pinflow pin picture writes all it shows into files"),
            ("Kind", _kind_words(pin)),
            ("Headline", pin.headline),
            ("Points", " / ".join(pin.points)),
            ("Made of", made_of(pin)),
            ("Note", pin.writer_note),
            ("Your notes", " / ".join(pin.notes)),
            ("Product", f"{product.title} ({product.marketplace} {product.asin})" if product.asin else None),
            ("Id", pin.id),
            ("State", f"{pin.state}, blocked by a rule" if pin.blocked else pin.state),
            ("Version", pin.version),
            ("Approved", _approved_words(pin, zone)),
            ("Assigned to", pin.assignee.name if pin.assignee else None),
            ("Comments", pin.comments or None),
            ("Slot", time_with_zone(pin.scheduled_at, zone) if pin.scheduled_at else None),
            ("Why then", pin.slot_reason),
            ("Published", time_with_zone(pin.published_at, zone) if pin.published_at else None),
            ("On Pinterest", pin.pinterest_url),
            ("Failure", pin.failure.message if pin.failure else None),
            ("Hash", pin.payload_hash),
        ]
    )
    typer.echo("")
    for paragraph in _verdict(pin, reader):
        typer.echo(paragraph)


def _kind_words(pin: ShownPin) -> str | None:
    """What it is besides a single picture."""
    if pin.slides:
        return f"a carousel of {len(pin.slides)} pictures"
    return f"a video of {pin.video.seconds:.0f} seconds" if pin.video is not None else None


def _verdict(pin: ShownPin, reader: Reader) -> list[str]:
    """The findings, and what can be done with the pin now."""
    from pinflow.entrypoints.cli.failures import stdin_is_terminal
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.identity.models import Role

    findings, approve = pin.findings, pin.actions.approve
    told = [pin_check.list_findings(findings, short_id(pin.id)), ""] if findings else ["No rule is broken."]
    if approve.allowed and said_yes(pin, reader):
        return [*told, "You approved it already. Another editor or admin must approve it too."]
    if approve.allowed and not reader.role.includes(Role.EDITOR):
        return [*told, "An editor or admin may approve it."]
    if approve.allowed:
        # Where nobody can be asked, the hash says what was seen.
        seen = "" if stdin_is_terminal() else f" --hash {pin.payload_hash}"
        return [*told, f"It may be approved: pinflow pin approve {short_id(pin.id)}{seen}"]
    return [*told, f"{approve.reason}{place_hint(pin)}"]


def said_yes(pin: ShownPin, reader: Reader) -> bool:
    """Whether the reader gave the first of two approvals, and another person's is waited for."""
    return pin.first_approved is not None and pin.first_approved.user_id == reader.user_id


def place_hint(pin: Pin | ShownPin) -> str:
    """How to choose account and board, where that is all that is missing."""
    from pinflow.entrypoints.cli.output import short_id
    from pinflow.pins.pin import PinState

    if pin.state is not PinState.IN_REVIEW or pin.blocked or _has_place(pin):
        return ""
    return f" pinflow pin edit {short_id(pin.id)} --account NAME --board NAME"


def _has_place(pin: Pin | ShownPin) -> bool:
    account, board = (
        (pin.account_id, pin.board_id) if isinstance(pin, msgspec.Struct) else (pin.account, pin.board)
    )
    return bool(account and board)


def _approved_words(shape: ShownPin, zone: str) -> str | None:
    from pinflow.entrypoints.cli.output import time_with_zone

    first, approved = shape.first_approved, shape.approved
    if first is not None:
        return f"by {first.by}, {time_with_zone(first.at, zone)}; a second person must, too"
    if approved is None:
        return None
    second = f", and by {approved.second.by}" if approved.second else ""
    return f"by {approved.by}{second}, {time_with_zone(approved.at, zone)}, through {approved.via}"


def made_of(pin: Pin | ShownPin) -> str:
    by = pin.writer if pin.prompt_version is None else f"{pin.writer} ({pin.prompt_version})"
    colours = f", colours {pin.scheme}" if pin.scheme else ""
    picture = f"{pin.picture_source}{colours}"
    if not pin.template:
        # Its owner brought it: nothing was drawn.
        return f"{picture} file, brought by {by}"
    hook = f", hook {pin.hook}" if pin.hook else ""
    return f"variant {pin.variant}: {pin.template}{hook}, {picture}, by {by}"


async def say_pin(rt: CliRuntime, pin: Pin, words: str, as_json: bool) -> None:
    if as_json:
        await print_pin_json(rt, pin.id)
    else:
        typer.echo(words)

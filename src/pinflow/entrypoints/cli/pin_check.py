"""``pinflow pin check``: the rules, on a pin that stands in a file."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from pinflow.kit.errors import InvalidInputError

# Only what the command line itself needs is imported here; a command imports its work when it runs.
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pinflow.pins.models import Finding
    from pinflow.pins.rules.pin_in_file import PinFromFile
    from pinflow.pins.schemas import Finding as ShownFinding

BLOCKED_EXIT, UNREADABLE_EXIT = 2, 1

HELP = """Check a pin that stands in a JSON file against the rules of Pinterest, Amazon and the FTC.

FILE is a JSON object ("-" reads standard input). It needs a title, a description and a link; whatever
else it leaves out is taken as usual, and the answer says what was taken.

Exit code 0: may be approved; 2: blocked, or the command was typed wrongly; 1: FILE cannot be read or is
no pin.

\b
A file that will do
  {
    "title": "Travel mugs: what to look at",
    "description": "#ad Measure the cup holder first, then look at the lid.",
    "alt_text": "A travel mug on a desk, with the words “Does it fit?”",
    "link": "https://finds.example/travel-mugs/"
  }

\b
Needed    title, description, link (or null)
Texts     alt_text, product_title, category
Link      marker, marketplace ("amazon.de"), asin, affiliate_tag,
          link_mode ("own_site" | "direct"), link_mode_confirmed (true | false)
Picture   picture ("mug.jpg": a file beside FILE; its size and kind are read)
          or picture_bytes (size), picture_media_type ("image/jpeg"),
          picture_width, picture_height; uses_marketplace_photo, ai_picture
          (true | false), picture_policy ("own" | "marketplace_photo"),
          picture_policy_confirmed, ai_disclosures (["AI_MODIFIED"] or []),
          text_boxes: [{"role": "headline", "text": "...", "x": 80, "y": 120,
          "width": 840, "height": 300, "font_px": 96, "contrast": 12.4,
          "shortened": false, "missing": ""}] (the last two may be left out),
          pictures_of_texts ([0, 0, 1]: on which picture each stands)
Around    same_link_published_days_ago (number), same_link_on_other_account,
          same_picture_on_other_account (names), photo_withheld,
          photo_altered, unread_video, readers_on_this_machine (true | false),
          site_url_pattern (the own site's pages), added (true: its owner
          brought it), near_duplicate_picture, near_duplicate_text
          ({"pin_id": "...", "title": "...", "likeness": 0.97}), facts (what
          the product's claims are held against: {"marketplace": ...,
          "asin": ..., "title": ..., "category": ..., "brand": ...,
          "points": [], "notes": [], "language": "en"})

\b
Examples
  pinflow pin check --example > pin.json
  pinflow pin check pin.json
  pinflow pin check pin.json --json | jq '.findings[].rule_id'
"""


def read_pin(file: str) -> PinFromFile:
    """The pin in ``file``, or on standard input for ``-``.

    Raises:
        InvalidInputError: ``pins.file_unreadable`` with what is missing or of a wrong kind.
    """
    from pinflow.pins.rules.pin_in_file import read_pin_in_file

    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return read_pin_in_file(text, Path(file).parent)
    except FileNotFoundError:
        raise InvalidInputError(
            "pins.file_unreadable",
            f"There is no file “{file}”. It takes a pin as JSON, see pinflow pin check --help; what the "
            "rules say about a drafted pin stands in pinflow pin show PIN.",
        ) from None
    except OSError as error:
        why = error.strerror or "it cannot be opened"
    except UnicodeDecodeError as error:
        why = str(error)
    except InvalidInputError as error:
        why = error.message.rstrip(".")
    named = "Standard input" if file == "-" else file
    raise InvalidInputError("pins.file_unreadable", f"{named} does not hold a pin to check: {why}.")


def check(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A pin as JSON; - for standard input.")
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help="Print a whole pin to begin with, as JSON.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check one pin against the rules (the long help is HELP)."""
    from pinflow.pins.rules import check_pin, is_blocked

    if example:
        from pinflow.pins.rules.pin_in_file import EXAMPLE

        typer.echo(msgspec.json.format(msgspec.json.encode(EXAMPLE)).decode())
        return
    if file is None:
        raise typer.BadParameter("Name a FILE, or - for standard input; --example prints one to begin with.")
    try:
        read = read_pin(file)
    except InvalidInputError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(UNREADABLE_EXIT) from None
    findings = check_pin(read.pin)
    blocked = is_blocked(findings)
    if as_json:
        told = {"blocked": blocked, "findings": findings, "assumed": read.assumed}
        typer.echo(msgspec.json.encode(told).decode())
    else:
        if read.assumed:
            typer.echo(f"{list_assumed(read.assumed)}\n")
        typer.echo(in_words(findings))
    if blocked:
        raise typer.Exit(BLOCKED_EXIT)


def list_assumed(assumed: Mapping[str, object]) -> str:
    """What was taken for fields that the file leaves out, in lines that fit a terminal."""
    told = (f"{name} {msgspec.json.encode(value).decode()}" for name, value in assumed.items())
    return textwrap.fill(
        f"Assumed, as the file does not say: {'; '.join(told)}.",
        79,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def in_words(findings: list[Finding]) -> str:
    """The findings for a person: what is wrong, what to do, and who says so."""
    from pinflow.pins.rules import is_blocked

    if not findings:
        return "No rule is broken: this pin may be approved."
    verdict = (
        "Blocked: it cannot be approved like this."
        if is_blocked(findings)
        else "May be approved after a look."
    )
    return f"{list_findings(findings)}\n\n{verdict}"


def list_findings(findings: Sequence[Finding | ShownFinding], pin: str = "") -> str:
    """Each finding with its fix and its source. ``pin``: the id of one that is stored, and can be mended."""
    lines = []
    for finding in findings:
        lines.append(f"{finding.severity.upper():5}  {finding.rule_id}  ({finding.field})")
        lines.append(f"       {finding.message}")
        if finding.switched_off:
            off = finding.switched_off
            lines.append(f"       Switched off by {off.by}: {off.reason}")
        if finding.fix:
            lines.append(f"       Fix: {finding.fix}")
        if finding.fix_patch and pin:
            lines.append(f"       pinflow pin fix {pin} --rule {finding.rule_id} does it.")
        where = f" {finding.source_url}" if finding.source_url else ""
        lines.append(f"       Source: {finding.source}, {finding.source_date.isoformat()}.{where}")
    return "\n".join(lines)


def register(app: typer.Typer) -> None:
    """Adds ``check`` to the commands about pins."""
    app.command("check", help=HELP)(check)

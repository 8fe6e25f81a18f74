"""``pinflow export``: the pins of export accounts as files and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.posting.exports.schemas import AccountExport, ExportBatch
    from pinflow.posting.exports.schemas import HandedOut as ShownHandedOut

MOST_SHOWN = 200
app = typer.Typer(
    no_args_is_help=True,
    help="Pins of accounts without a key: files for Pinterest's bulk upload, and feeds.\n\n"
    'Example: pinflow export csv --account "By hand" --out pins.csv',
)
Account = Annotated[str, typer.Option("--account", metavar="ACCOUNT", help="The account's name or id.")]


@app.command()
def csv(
    account: Account,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Where to; - for standard output.")],
    again: Annotated[
        int | None, typer.Option("--again", metavar="BATCH", min=1, help="A former file, by its number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Hand out the scheduled pins of the next 14 days, at most 100 in a file; each pin goes out once.

    They count as published from then on. What is left out is listed with the reason.

    Example: pinflow export csv --account "By hand" --out pins.csv

    Example: pinflow export csv --account "By hand" --out pins.csv --again 3 --json
    """
    run(_csv(account, out, again, as_json))


@app.command("list")
def list_files(account: Account, as_json: AsJson = False) -> None:
    """List the files that were handed out, the newest first.

    Example: pinflow export list --account "By hand" --json
    """
    run(_list(account, as_json))


@app.command()
def show(account: Account, as_json: AsJson = False) -> None:
    """Show how an account's pins leave, and what is missing for it.

    Example: pinflow export show --account "By hand"
    """
    run(_show(account, as_json))


@app.command()
def choose(
    account: Account,
    way: Annotated[Literal["pinterest_csv", "rss"], typer.Option("--way", help="By files, or by a feed.")],
    as_json: AsJson = False,
) -> None:
    """Choose how an account's pins leave.

    Example: pinflow export choose --account "By hand" --way rss
    """
    run(_choose(account, way, as_json))


@app.command()
def feed(account: Account, as_json: AsJson = False) -> None:
    """Make a new address for an account's feed and print it, this once. The former one ends at once.

    Example: pinflow export feed --account "By hand"
    """
    run(_feed(account, as_json))


@twin("exports.csv")
async def _csv(text: str, out: str, again: int | None, as_json: bool) -> None:
    from pinflow.entrypoints import tools
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting.exports import schemas
    from pinflow.posting.exports.hand_out import hand_out, read_file
    from pinflow.posting.exports.public_address import PublicAddress
    from pinflow.posting.shelves.models import HandedOut

    async with open_runtime() as rt:
        address = PublicAddress(rt.settings.public_url)
        async with rt.read() as session:
            account = await choose_account(session, text)
        handed = HandedOut(None, (), 0)
        number = again
        if again is None:
            handed = await hand_out(tools.publish_tools(rt.runtime), rt.actor, account.id, address)
            number = None if handed.batch is None else handed.batch.number
        if number is not None:
            async with rt.read() as session:
                number, data = await read_file(session, account.id, number, address, rt.now())
            write(out, data, number)
    say_handed(out, number, schemas.HandedOut.of(handed), as_json=as_json)


def write(out: str, data: bytes, number: int) -> None:
    import sys
    from pathlib import Path

    from pinflow.entrypoints.cli.failures import refuse

    if out == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(out).write_bytes(data)
    except OSError as error:
        raise refuse(
            "cli.cannot_write",
            f"“{out}” cannot be written: {error.strerror or error}. Take the same file again with "
            f"--again {number}.",
        ) from None


def say_handed(out: str, number: int | None, handed: ShownHandedOut, *, as_json: bool) -> None:
    """``number`` None: there was nothing to hand out."""
    from pinflow.entrypoints.cli.output import print_json

    aside = out == "-"
    if as_json and not aside:
        shown = handed.model_dump(mode="json")
        print_json({"file": None if number is None else out, "number": number, **shown})
        return
    if number is None:
        typer.echo(
            "Nothing to hand out: no further pin's slot lies within the next 14 days. What is in an earlier "
            "file comes again with --again NUMBER; `pinflow export list` shows them.",
            err=aside,
        )
    else:
        rows = "" if handed.batch is None else f", {handed.batch.rows} pins"
        typer.echo(
            f"File {number}{rows}: {out}. Upload it at Pinterest (Create, Bulk create Pins).", err=aside
        )
    for each in handed.left_out:
        typer.echo(f"Left out: “{each.title}”. {each.reason}", err=aside)
    if handed.further:
        typer.echo(f"{handed.further} more wait for another file: run it again.", err=aside)


@twin("exports.list_files")
async def _list(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting.exports import schemas
    from pinflow.posting.exports.choose_way import get_export_account
    from pinflow.posting.shelves.queries import list_batches

    async with open_runtime() as rt, rt.read() as session:
        account = await get_export_account(session, (await choose_account(session, text)).id)
        batches = await list_batches(session, account.id, before=None, limit=MOST_SHOWN)
    shown = [schemas.ExportBatch.of(batch) for batch in batches]
    print_files(shown, account.time_zone, as_json=as_json)


def print_files(batches: Sequence[ExportBatch], zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table, time_with_zone

    if as_json:
        print_items(batches)
        return
    table = new_table("File", "Pins", "Handed out", "By", right=("File", "Pins"), wide="By")
    for batch in batches:
        made_at = time_with_zone(batch.made_at, zone)
        add_row(table, batch.number, batch.rows, made_at, batch.made_by)
    print_table(table, "No file was handed out yet.")


@twin("exports.show")
async def _show(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting.exports import schemas
    from pinflow.posting.exports.choose_way import get_export_account
    from pinflow.posting.exports.public_address import PublicAddress
    from pinflow.posting.shelves.queries import find_export

    async with open_runtime() as rt, rt.read() as session:
        account = await get_export_account(session, (await choose_account(session, text)).id)
        found = await find_export(session, account.id)
        shown = schemas.AccountExport.of(found, PublicAddress(rt.settings.public_url))
    say_way(shown, as_json=as_json)


@twin("exports.choose")
async def _choose(text: str, way: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting.exports import schemas
    from pinflow.posting.exports.choose_way import choose_way
    from pinflow.posting.exports.public_address import PublicAddress
    from pinflow.posting.shelves.models import ExportWay

    async with open_runtime() as rt, rt.write() as session:
        account = await choose_account(session, text)
        address = PublicAddress(rt.settings.public_url)
        found = await choose_way(session, rt.actor, account.id, ExportWay(way), address, rt.now())
    say_way(schemas.AccountExport.of(found, address), as_json=as_json)


def say_way(shown: AccountExport, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_facts, print_json

    if as_json:
        print_json(shown)
        return
    made_at = shown.feed_made_at
    ways = {"pinterest_csv": "files for Pinterest's bulk upload", "rss": "a feed"}
    print_facts(
        [
            ("Pins leave by", ways[shown.way]),
            ("Feed address", "none yet" if made_at is None else f"made {made_at:%Y-%m-%d}"),
            ("Missing", shown.fault or "nothing"),
        ]
    )


@twin("exports.feed")
async def _feed(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting.exports.choose_way import renew_feed
    from pinflow.posting.exports.public_address import PublicAddress

    async with open_runtime() as rt, rt.write() as session:
        account = await choose_account(session, text)
        address = PublicAddress(rt.settings.public_url)
        url = await renew_feed(session, rt.actor, account.id, address, rt.now())
    say_feed(url, as_json=as_json)


def say_feed(url: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say({"url": url}, f"{url}\nIt is shown this once. Whoever knows it can read the feed.", as_json=as_json)

"""``pinflow bring``: products out of files, saved pages, and a bookmark that sends the page one looks at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, read_settings, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.db import TenantSession
    from pinflow.projects.models import ProjectId
    from pinflow.scraping.bring.import_products import ImportPlan
    from pinflow.scraping.bring.models import Becoming, ImportRun, ReportRow

_EXAMPLE = "Example: pinflow bring file finds.csv --dry-run"
app = typer.Typer(
    no_args_is_help=True,
    help=f"Bring products: files, saved pages, a bookmarklet.\n\n{_EXAMPLE}",
)
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project's name or id; left out, the only one.")
]
WhichRun = Annotated[str, typer.Argument(metavar="RUN", help="The import's id, the end of it, or its file.")]
_SHOWN = 20
_MOST_RUNS = 200


@app.command("file")
def bring_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON; - for standard input.")],
    project: OfProject = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="A column by name or number, where the guess is wrong; nothing after = takes a field away.",
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="How the text is written, where the guess is wrong: cp1252, cp932 …")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen, write nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the products of a file to a project: ASINs or addresses, and what else the columns tell.

    A page that was saved in a browser is read as ``bring page`` reads it.

    Each row is answered for. The same file twice changes nothing. Exit code 2: not one row could be taken.

    Example: pinflow bring file finds.csv --dry-run

    Example: pinflow bring file finds.xlsx --project "Evergreen Home" --map asin=2 --map title=Name
    """
    run(_bring(file, project, mapping or [], encoding, dry_run, as_json))


@app.command()
def page(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page that you saved; - for standard input.")],
    project: OfProject = None,
    url: Annotated[str | None, typer.Option(help="Where it was seen, if the page does not say.")] = None,
    saved_on: Annotated[
        str | None,
        typer.Option("--saved-on", metavar="DATE", help="When you saved it; left out, it counts as of now."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take in a saved list or product page for a project, and score its products.

    Example: pinflow bring page page.html --project "Evergreen Home"
    """
    from pinflow.entrypoints.cli.scrape import read_moment
    from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES

    seen_at = None if saved_on is None else read_moment(saved_on)
    run(_bring_page(_read(file, MAX_PAGE_BYTES + 1), file, project, url, seen_at, as_json))


@app.command("list", hidden=True)
@app.command("runs")
def list_runs(
    project: Annotated[str | None, typer.Option("--project", help="Only of this project.")] = None,
    as_json: AsJson = False,
) -> None:
    """List what was brought, the newest first.

    Example: pinflow bring runs --json
    """
    run(_runs(project, as_json))


@app.command()
def show(
    which: WhichRun,
    errors: Annotated[bool, typer.Option("--errors", help="Only rows that were refused.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the report as CSV.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show an import and what became of each of its rows.

    Example: pinflow bring show finds.csv --errors

    Example: pinflow bring show 5f3a9c21 --csv > report.csv
    """
    run(_show(which, errors, as_csv, as_json))


@app.command("take-back")
def take_back(which: WhichRun, as_json: AsJson = False) -> None:
    """Forget what an import told. Refused while pins of its products exist.

    Example: pinflow bring take-back 5f3a9c21
    """
    run(_take_back(which, as_json))


@app.command()
def bookmarklet(
    project: OfProject = None,
    url: Annotated[
        str | None, typer.Option(help="Where your browser reaches pinflow; left out, as the settings say.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print a bookmark's address that sends the Amazon page you look at to a project.

    It holds a token that may bring pages and nothing else; `pinflow token revoke` ends it.

    Example: pinflow bring bookmarklet --project "Evergreen Home"
    """
    run(_bookmarklet(project, url, as_json))


async def _bring(
    file: str,
    project_text: str | None,
    mapping: Sequence[str],
    encoding: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    from pinflow.entrypoints import tools
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.scraping.bring.import_products import BroughtFile, import_products, preview_import
    from pinflow.scraping.bring.queries import count_becoming

    readers = tools.readers(read_settings())
    content = _read(file, readers.max_bytes + 1)
    if readers.is_page(content, file) and not dry_run:
        await _bring_page(content, file, project_text, None, None, as_json)
        return
    brought = BroughtFile(content=content, name=file, mapping=_mapping(mapping), encoding=encoding)
    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        if dry_run:
            plan = await preview_import(rt.database, readers, rt.actor, project.id, brought, rt.now())
            _print_plan(plan, as_json)
            return
        made, is_new = await import_products(
            rt.database, rt.jobs, readers, rt.actor, project.id, brought, rt.now()
        )
        scored = await _score(rt, project.id)
        async with rt.read() as session:
            rows = await _problems(session, made)
            becoming = await count_becoming(session, made)
    _print_result(made, is_new, rows, scored, becoming, as_json)
    if is_new and not made.ok_count and not made.duplicate_count:
        raise typer.Exit(2)


def _read(file: str, most: int) -> bytes:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        if file == "-":
            return sys.stdin.buffer.read(most)
        with Path(file).open("rb") as stream:
            return stream.read(most)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise refuse("scraping.file_unreadable", f"The file “{file}” cannot be read: {why}.") from None


def _mapping(given: Sequence[str]) -> dict[str, str | None]:
    from pinflow.entrypoints.cli.failures import refuse

    mapping: dict[str, str | None] = {}
    for text in given:
        field, sign, column = text.partition("=")
        if not sign:
            raise refuse("cli.bad_mapping", f"Write --map FIELD=COLUMN, not “{text}”.")
        mapping[field.strip()] = column.strip() or None
    return mapping


async def _score(rt: CliRuntime, project_id: ProjectId) -> int:
    """The queued job would do it as well; whoever works without `pinflow up` sees the scores at once."""
    from functools import partial

    from pinflow.research.score_project import score_project
    from pinflow.research.trends.find_trend_signals import find_trend_signals

    async with rt.write() as session:
        find_trends = partial(find_trend_signals, now=rt.now())
        return await score_project(session, project_id, rt.now(), find_trends=find_trends)


async def _problems(session: TenantSession, made: ImportRun) -> list[ReportRow]:
    from pinflow.scraping.bring.models import RowOutcome
    from pinflow.scraping.bring.queries import list_report

    return await list_report(session, made.id, outcome=RowOutcome.ERROR, limit=_SHOWN)


def _print_plan(plan: ImportPlan, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, plain, print_json, print_table
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.guess_mapping import FIELDS

    preview = schemas.ImportPreview.of(plan, FIELDS)
    if as_json:
        print_json(preview)
        return
    typer.echo(plain(" ".join(preview.notes)))
    typer.echo(plain("; ".join(f"{field} from “{column}”" for field, column in plan.mapping.items())) + ".")
    unused = [column for column in plan.table.columns if column not in plan.mapping.values()]
    if unused:
        named = ", ".join(f"“{column}”" for column in unused)
        typer.echo(plain(f"Not used: {named}. To use one: --map FIELD=COLUMN"))
    table = new_table(
        "Line", "Would be", "ASIN", "What stands there", right=("Line",), wide="What stands there"
    )
    for row in preview.rows:
        add_row(table, row.line, row.outcome, row.asin, row.message or " · ".join(filter(None, row.cells)))
    print_table(table, "There are no rows.")
    _print_messages([row.message for row in preview.problems])
    if preview.brought_before is not None:
        typer.echo("This file was brought before: bringing it again changes nothing.")
    typer.echo(
        f"Nothing was written. {preview.ok_count} would be taken, {preview.duplicate_count} are known, "
        f"{preview.error_count} would be refused."
    )


def _print_result(
    made: ImportRun,
    is_new: bool,
    problems: Sequence[ReportRow],
    scored: int,
    becoming: Becoming,
    as_json: bool,
) -> None:
    from pinflow.entrypoints.cli.output import plain, print_json, short_id
    from pinflow.scraping.bring import schemas

    if as_json:
        result = schemas.ImportResult(run=schemas.ImportDetail.told(made, becoming), is_new=is_new)
        print_json({**result.model_dump(mode="json"), "opportunities": scored, "untitled": becoming.untitled})
        return
    if not is_new:
        typer.echo(
            plain(f"“{made.file_name}” was brought before ({short_id(made.id)}); nothing was changed.")
        )
        return
    _print_messages([row.message for row in problems])
    if made.error_count > len(problems):
        typer.echo(f"All of them: pinflow bring show {short_id(made.id)} --errors")
    typer.echo(f"{made.ok_count} taken, {made.duplicate_count} known already, {made.error_count} refused.")
    _print_becoming(becoming)
    if becoming.opportunities:
        typer.echo(f"See them: pinflow opportunity list --list-kind brought ({scored} in the project in all)")


def _print_becoming(becoming: Becoming) -> None:
    """How many of the products that were taken are opportunities, and why the others are not."""
    count, untitled = becoming.opportunities, becoming.untitled
    if count:
        typer.echo(
            f"{count} of those taken {'is an opportunity' if count == 1 else 'are opportunities'} now."
        )
    if untitled:
        have, they = (
            ("has", "it is no opportunity") if untitled == 1 else ("have", "they are no opportunities")
        )
        typer.echo(
            f"{untitled} of those taken {have} no title yet, so {they}: bring a file with a title column, or "
            "the products' saved pages."
        )


def _print_messages(messages: Sequence[str | None]) -> None:
    from pinflow.entrypoints.cli.output import plain

    for message in messages:
        if message:
            typer.echo(plain(message))


async def _bring_page(
    saved: bytes,
    name: str,
    project_text: str | None,
    url: str | None,
    seen_at: datetime | None,
    as_json: bool,
) -> None:
    from pinflow.entrypoints import tools
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.bring_page import bring_page

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        source = tools.sources(rt.runtime)["amazon"]
        readers = tools.readers(rt.runtime.settings)
        brought = await bring_page(
            rt.database,
            rt.jobs,
            source,
            readers,
            rt.actor,
            project.id,
            saved,
            rt.now(),
            url=url,
            name=name,
            seen_at=seen_at,
        )
        scored = await _score(rt, project.id)
    shape = schemas.BroughtPage.of(brought).model_dump(mode="json")
    words = f"{brought.words} It has {scored} opportunities now: pinflow opportunity list"
    say({**shape, "opportunities": scored}, words, as_json=as_json)


async def _runs(project_text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import (
        add_row,
        local_time,
        new_table,
        print_items,
        print_table,
        short_id,
    )
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.queries import list_import_runs

    async with open_runtime() as rt, rt.read() as session:
        project = None if project_text is None else await choose_project(session, project_text)
        found = await list_import_runs(
            session, project_id=None if project is None else project.id, limit=_MOST_RUNS
        )
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(map(schemas.ImportRun.of, found))
        return
    table = new_table(
        *("Id", "File", "Taken", "Known", "Refused", f"When ({zone})"),
        right=("Taken", "Known", "Refused"),
        wide="File",
    )
    for row in found:
        name = f"{row.file_name} (taken back)" if row.taken_back_at else row.file_name
        counts = (row.ok_count, row.duplicate_count, row.error_count)
        add_row(table, short_id(row.id), name, *counts, local_time(row.brought_at, zone))
    print_table(table, "Nothing was brought yet. Bring a file: pinflow bring file finds.csv")


async def _choose_run(session: TenantSession, text: str) -> ImportRun:
    from pinflow.entrypoints.cli.choose import choose
    from pinflow.scraping.bring.queries import list_import_runs

    return choose(
        text,
        await list_import_runs(session, limit=_MOST_RUNS),
        id_of=lambda row: row.id,
        names_of=lambda row: (row.file_name,),
        what="import",
        look="bring runs",
    )


async def _show(text: str, errors: bool, as_csv: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.models import RowOutcome
    from pinflow.scraping.bring.queries import count_becoming, list_report
    from pinflow.scraping.bring.table import MAX_ROWS

    async with open_runtime() as rt, rt.read() as session:
        found = await _choose_run(session, text)
        outcome = RowOutcome.ERROR if errors else None
        rows = await list_report(session, found.id, outcome=outcome, limit=MAX_ROWS + 1)
        becoming = await count_becoming(session, found)
        zone = await find_home_time_zone(session)
    if as_csv:
        _print_csv(rows)
    elif as_json:
        shapes = [schemas.ImportRow.of(row) for row in rows]
        print_json({"run": schemas.ImportDetail.told(found, becoming), "rows": shapes})
    else:
        _print_run(found, becoming, rows, zone)


def _print_csv(rows: Sequence[ReportRow]) -> None:
    import csv
    import io

    from pinflow.kit.export_rows import guard_cell

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("line", "outcome", "asin", "message"))
    for row in rows:
        writer.writerow((row.line, str(row.outcome), row.asin or "", guard_cell(row.message or "")))
    typer.echo(text.getvalue(), nl=False)


def _print_run(found: ImportRun, becoming: Becoming, rows: Sequence[ReportRow], zone: str) -> None:
    from pinflow.entrypoints.cli.output import (
        add_row,
        new_table,
        print_facts,
        print_table,
        time_with_zone,
    )

    back = f"{time_with_zone(found.taken_back_at, zone)}, {found.taken_back_by}"
    print_facts(
        [
            ("File", found.file_name),
            ("Id", found.id),
            ("Brought", f"{time_with_zone(found.brought_at, zone)}, {found.brought_by}"),
            ("Taken back", back if found.taken_back_at else None),
            ("Columns", ", ".join(f"{field}: “{column}”" for field, column in found.mapping.items())),
            ("Read as", " ".join(found.notes)),
            ("Taken", found.ok_count),
            ("Known", found.duplicate_count),
            ("Refused", found.error_count),
            ("Opportunities", None if found.taken_back_at else becoming.opportunities),
            ("Without a title", becoming.untitled or None),
        ]
    )
    table = new_table("Line", "Outcome", "ASIN", "What to do", right=("Line",))
    for row in rows:
        add_row(table, row.line, row.outcome, row.asin, row.message)
    table.columns[-1].no_wrap = False
    table.columns[-1].overflow = "fold"
    print_table(table, "No row is like that.")


async def _take_back(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.projects.models import ProjectId
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.take_back_import import take_back_import

    async with open_runtime() as rt:
        async with rt.write() as session:
            found = await _choose_run(session, text)
            taken = await take_back_import(session, rt.jobs, rt.actor, found.id, rt.now())
        await _score(rt, ProjectId(taken.project_id))
    words = (
        f"What “{taken.file_name}” told is forgotten. Its report stays: "
        f"pinflow bring show {str(taken.id)[-8:]}"
    )
    say(schemas.ImportRun.of(taken), words, as_json=as_json)


async def _bookmarklet(project_text: str | None, url: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.scraping.bring import schemas
    from pinflow.scraping.bring.make_bookmarklet import make_bookmarklet

    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, project_text)
        base_url = url or rt.settings.base_url
        made = await make_bookmarklet(
            rt.database, rt.system_database, rt.actor, project.id, base_url=base_url, now=rt.now()
        )
    words = (
        f"{made.javascript}\n\nMake a bookmark with this address; it is never shown again. On a best-seller "
        f"list or a product's page, click it. To end it: pinflow token revoke {str(made.token_id)[-8:]}"
    )
    say(schemas.Bookmarklet.of(made), words, as_json=as_json)

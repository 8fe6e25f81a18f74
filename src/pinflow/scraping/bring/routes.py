"""Files, reports and bookmarklets over the API, and the one endpoint that a bookmark sends pages to."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import APIRouter, File, Form, Header, Request, Response, UploadFile

from pinflow.identity.acting import (
    Origins,
    ProvidedClock,
    ProvidedDatabase,
    ProvidedOrigins,
    ProvidedSystem,
    Who,
)
from pinflow.kit.answer_page import answer_page, wants_page
from pinflow.kit.api_models import PathId
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.projects.models import ProjectId
from pinflow.scraping.bring import schemas
from pinflow.scraping.bring.bring_page import bring_page
from pinflow.scraping.bring.guess_mapping import FIELDS
from pinflow.scraping.bring.import_products import BroughtFile, import_products, preview_import
from pinflow.scraping.bring.make_bookmarklet import (
    authenticate_bookmarklet,
    make_bookmarklet,
    require_amazon_page,
)
from pinflow.scraping.bring.models import BringSource, ImportRunId, RowOutcome
from pinflow.scraping.bring.queries import (
    count_becoming,
    get_import_run,
    list_import_runs,
    list_report,
)
from pinflow.scraping.bring.readers.known_readers import ProvidedReaders, Readers
from pinflow.scraping.bring.take_back_import import take_back_import
from pinflow.scraping.sources.known_sources import ProvidedSources

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
TableFile = Annotated[UploadFile, File(description="CSV, XLSX, JSON, or what another reader reads.")]
MappingText = Annotated[
    str | None,
    Form(
        description="JSON object: field to the column's name or number; null takes a field away. "
        f"Fields: {', '.join(FIELDS)}. Left out: as guessed.",
        max_length=10_000,
    ),
]
EncodingName = Annotated[str | None, Form(description="If the guess was wrong.", max_length=40)]
router = APIRouter()


@router.post("/imports/preview", tags=["bring"], summary="Look at a file first", name="preview_import")
async def preview_file(
    who: Who,
    readers: ProvidedReaders,
    file: TableFile,
    project_id: Annotated[UUID, Form()],
    mapping: MappingText = None,
    encoding: EncodingName = None,
) -> schemas.ImportPreview:
    """Which columns hold what, and what would become of each row. Writes nothing."""
    brought = await _read(readers, file, mapping, encoding)
    plan = await preview_import(who.database, readers, who.actor, ProjectId(project_id), brought, who.now)
    return schemas.ImportPreview.of(plan, FIELDS)


@router.post("/imports", tags=["bring"], summary="Bring a file", status_code=201, name="import_products")
async def bring_file(
    who: Who,
    jobs: ProvidedJobs,
    readers: ProvidedReaders,
    file: TableFile,
    project_id: Annotated[UUID, Form()],
    mapping: MappingText = None,
    encoding: EncodingName = None,
) -> schemas.ImportResult:
    """Brings a file's products to a project. The same file twice changes nothing."""
    brought = await _read(readers, file, mapping, encoding)
    run, is_new = await import_products(
        who.database, jobs, readers, who.actor, ProjectId(project_id), brought, who.now
    )
    async with who.read() as session:
        becoming = await count_becoming(session, run)
    return schemas.ImportResult(run=schemas.ImportDetail.told(run, becoming), is_new=is_new)


async def _read(readers: Readers, file: UploadFile, mapping: str | None, encoding: str | None) -> BroughtFile:
    """The upload. One byte more than allowed is read: that is refused with words where files are read."""
    try:
        asked = msgspec.json.decode(mapping, type=dict[str, str | None]) if mapping else {}
    except msgspec.MsgspecError:
        raise InvalidInputError(
            "scraping.bad_mapping",
            'The mapping is a JSON object such as {"asin": "Column A", "title": null}.',
            field="mapping",
        ) from None
    return BroughtFile(
        content=await file.read(readers.max_bytes + 1),
        name=file.filename or "",
        mapping=asked,
        encoding=encoding or None,
    )


@router.get("/imports", tags=["bring"], summary="What was brought", name="list_imports")
async def list_runs(
    who: Who, project_id: UUID | None = None, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.ImportRunPage:
    """Files and product pages, the newest first."""
    before = decode_cursor(cursor, tuple[datetime, UUID])
    async with who.read() as session:
        rows = await list_import_runs(session, project_id=project_id, before=before, limit=limit + 1)
    page, following = split_page(rows, limit, lambda row: (row.brought_at, row.id))
    return schemas.ImportRunPage(items=[schemas.ImportRun.of(row) for row in page], next_cursor=following)


@router.get("/imports/{id}", tags=["bring"], summary="One import", name="get_import")
async def show_run(run_id: PathId, who: Who) -> schemas.ImportDetail:
    """Its counts, how the file was read, and how many of its products are opportunities."""
    async with who.read() as session:
        run = await get_import_run(session, ImportRunId(run_id))
        return schemas.ImportDetail.told(run, await count_becoming(session, run))


@router.get("/imports/{id}/rows", tags=["bring"], summary="Report, row by row", name="list_import_rows")
async def show_report(
    run_id: PathId,
    who: Who,
    outcome: RowOutcome | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.ImportRowPage:
    """What became of each row, by line; with `outcome=error`, what to mend."""
    after = decode_cursor(cursor, tuple[int])
    async with who.read() as session:
        await get_import_run(session, ImportRunId(run_id))
        rows = await list_report(
            session,
            ImportRunId(run_id),
            outcome=outcome,
            after=after[0] if after else None,
            limit=limit + 1,
        )
    page, following = split_page(rows, limit, lambda row: (row.line,))
    return schemas.ImportRowPage(items=[schemas.ImportRow.of(row) for row in page], next_cursor=following)


@router.post(
    "/imports/{id}/take-back", tags=["bring"], summary="Take an import back", name="take_back_import"
)
async def undo_import(run_id: PathId, who: Who, jobs: ProvidedJobs) -> schemas.ImportRun:
    """Forgets what the import told. Refused while pins of its products exist."""
    async with who.write() as session:
        run = await take_back_import(session, jobs, who.actor, ImportRunId(run_id), who.now)
    return schemas.ImportRun.of(run)


@router.post(
    "/bookmarklets", tags=["bring"], summary="Make a bookmarklet", status_code=201, name="make_bookmarklet"
)
async def create_bookmarklet(
    body: schemas.NewBookmarklet,
    who: Who,
    request: Request,
    system: ProvidedSystem,
    origins: ProvidedOrigins,
) -> schemas.Bookmarklet:
    """A bookmark that sends the page one is looking at, with a token that may do nothing else."""
    made = await make_bookmarklet(
        who.database,
        system,
        who.actor,
        ProjectId(body.project_id),
        base_url=_own_origin(request, origins),
        now=who.now,
    )
    return schemas.Bookmarklet.of(made)


def _own_origin(request: Request, origins: Origins) -> str:
    return origins.public or f"{request.url.scheme}://{request.url.netloc}"


@router.post(
    "/brought-pages",
    tags=["bring"],
    summary="What a bookmarklet sends",
    name="bring_page",
    response_model=schemas.BroughtPage,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)
async def take_page(
    request: Request,
    system: ProvidedSystem,
    database: ProvidedDatabase,
    clock: ProvidedClock,
    origins: ProvidedOrigins,
    sources: ProvidedSources,
    readers: ProvidedReaders,
    jobs: ProvidedJobs,
    page: Annotated[UploadFile, File(description="The page as the browser has it.")],
    project_id: Annotated[UUID, Form()],
    token: Annotated[str, Form(description="An API token; one of a bookmarklet will do.", max_length=200)],
    url: Annotated[str | None, Form(description="Where the page was seen.", max_length=10_000)] = None,
    origin: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Response | schemas.BroughtPage:
    """Takes in a list or a product's page. A browser that navigates here gets a small page in words.

    It is the token in the form that counts: cookies are not looked at, and nothing is sent across origins.
    """
    source = sources.get("amazon")
    require_amazon_page(origin, _own_origin(request, origins), source)
    actor = await authenticate_bookmarklet(system, token, clock.now())
    brought = await bring_page(
        database,
        jobs,
        source,
        readers,
        actor,
        ProjectId(project_id),
        await page.read(),
        clock.now(),
        url=url,
        via=BringSource.BOOKMARKLET,
    )
    if not wants_page(request):
        return schemas.BroughtPage.of(brought)
    return answer_page(brought.words, *brought.warnings[:5], "You can close this tab.")

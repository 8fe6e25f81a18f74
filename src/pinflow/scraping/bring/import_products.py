"""Brings the products of a file: looked at first, then written, and the same file twice is once."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project
from pinflow.scraping.bring.guess_mapping import change_mapping, guess_mapping
from pinflow.scraping.bring.models import ImportRun, ImportRunId, ReportRow, RowOutcome
from pinflow.scraping.bring.queries import (
    find_same_import,
    insert_brought,
    insert_import_run,
    insert_report,
    list_known,
    lock_brought,
)
from pinflow.scraping.bring.read_rows import ReadRow, mark_known, read_rows
from pinflow.scraping.bring.readers.known_readers import Readers
from pinflow.scraping.bring.table import Table
from pinflow.scraping.fetch_list import SCORE_JOB


class BroughtFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was sent. ``mapping``: what a person says of its columns; None takes a field away."""

    content: bytes
    name: str
    mapping: Mapping[str, str | None] = msgspec.field(default_factory=dict)
    encoding: str | None = None


class ImportPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What would happen to each row of a file."""

    table: Table
    mapping: dict[str, str]
    rows: tuple[ReadRow, ...]
    same_as: ImportRun | None

    def count(self, outcome: RowOutcome) -> int:
        """How many rows end so."""
        return Counter(row.report.outcome for row in self.rows)[outcome]

    @property
    def report(self) -> list[ReportRow]:
        return [row.report for row in self.rows]


async def preview_import(
    database: Database,
    readers: Readers,
    actor: Actor,
    project_id: ProjectId,
    file: BroughtFile,
    now: datetime,
) -> ImportPlan:
    """What ``import_products`` would do; writes nothing.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: the file as a whole cannot be read, or its columns say of no product.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
    table, mapping, rows = await asyncio.to_thread(_read, readers, file, project)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        return await _compare(session, project, file, table, mapping, rows, now)


async def import_products(
    database: Database,
    jobs: JobQueue,
    readers: Readers,
    actor: Actor,
    project_id: ProjectId,
    file: BroughtFile,
    now: datetime,
) -> tuple[ImportRun, bool]:
    """Brings the file's products to the project and asks for their score.

    Returns the run, and whether it is new: a file that was brought before changes nothing.

    Raises: as ``preview_import``.
    """
    require_role(actor, Role.EDITOR)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
    table, mapping, rows = await asyncio.to_thread(_read, readers, file, project)
    async with database.tenant_session(actor.tenant_id) as session:
        await lock_brought(session, project_id)
        plan = await _compare(session, project, file, table, mapping, rows, now)
        if plan.same_as is not None:
            return plan.same_as, False
        run = _new_run(actor, project, file, plan, now)
        await write_run(session, jobs, actor, project, run, plan.rows, now)
    return run, True


async def write_run(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project: Project,
    run: ImportRun,
    rows: tuple[ReadRow, ...],
    now: datetime,
    *,
    seen_at: datetime | None = None,
) -> None:
    """Stores a run with its report and its products, and asks for their score.

    ``seen_at``: when what it tells was so, if not now.
    """
    await insert_import_run(session, run)
    await insert_report(session, run.id, [row.report for row in rows])
    products = [row.product for row in rows if row.product is not None]
    await insert_brought(
        session,
        project.id,
        project.marketplace,
        products,
        run_id=run.id,
        source=run.source,
        now=seen_at or now,
    )
    await record_audit(
        session,
        actor,
        "products.brought",
        "import",
        run.id,
        now,
        project_id=str(project.id),
        file_name=run.file_name,
        products=run.ok_count,
    )
    await record_change(session, tenant_id=actor.tenant_id, kind="import.changed", object_id=run.id, now=now)
    if products:
        await request_score(session, jobs, actor, project.id)


async def request_score(session: TenantSession, jobs: JobQueue, actor: Actor, project_id: ProjectId) -> None:
    """Asks for the project's score, once however often it is asked."""
    await jobs.enqueue(
        session,
        SCORE_JOB,
        {"project_id": str(project_id)},
        tenant_id=actor.tenant_id,
        dedupe_key=f"{SCORE_JOB}:{project_id}",
    )


def _read(
    readers: Readers, file: BroughtFile, project: Project
) -> tuple[Table, dict[str, str], list[ReadRow]]:
    table = readers.read_table(file.content, file.name, encoding=file.encoding)
    guessed = guess_mapping(table.columns, [row.cells for row in table.rows])
    mapping = change_mapping(guessed, file.mapping, table.columns)
    return table, mapping, read_rows(table, mapping, project)


async def _compare(
    session: TenantSession,
    project: Project,
    file: BroughtFile,
    table: Table,
    mapping: dict[str, str],
    rows: list[ReadRow],
    now: datetime,
) -> ImportPlan:
    same = await find_same_import(session, project.id, _digest(file), mapping, table.encoding or "")
    asins = [row.product.asin for row in rows if row.product is not None]
    known = await list_known(session, project.id, project.marketplace, asins, now)
    return ImportPlan(table=table, mapping=mapping, rows=tuple(mark_known(rows, known)), same_as=same)


def _digest(file: BroughtFile) -> bytes:
    return hashlib.sha256(file.content).digest()


def _new_run(actor: Actor, project: Project, file: BroughtFile, plan: ImportPlan, now: datetime) -> ImportRun:
    return ImportRun(
        id=ImportRunId(new_id(now)),
        project_id=project.id,
        source=plan.table.source,
        file_name=shown_name(file.name),
        sha256=_digest(file),
        mapping=plan.mapping,
        encoding=plan.table.encoding or "",
        notes=plan.table.notes,
        ok_count=plan.count(RowOutcome.OK),
        duplicate_count=plan.count(RowOutcome.DUPLICATE),
        error_count=plan.count(RowOutcome.ERROR),
        brought_by=actor.name,
        brought_at=now,
        taken_back_at=None,
        taken_back_by=None,
    )


def shown_name(name: str) -> str:
    """A file's name without its folders and without what cannot be shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable())[:200].strip() or "unnamed"

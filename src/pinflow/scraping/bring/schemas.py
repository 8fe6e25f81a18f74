"""What users bring, as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.scraping.bring import make_bookmarklet as bookmarklets
from pinflow.scraping.bring import models
from pinflow.scraping.bring.bring_page import BroughtPage as StoredPage
from pinflow.scraping.bring.import_products import ImportPlan
from pinflow.scraping.bring.models import RowOutcome

_PROJECT = "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b"
_RUN = {
    "id": "01936d2c-7f10-7a01-8b02-1c2d3e4f5a6b",
    "project_id": _PROJECT,
    "source": "csv",
    "file_name": "finds.csv",
    "mapping": {"asin": "ASIN", "title": "Titel"},
    "encoding": "utf-8",
    "notes": ["utf-8, separated by semicolon."],
    "ok_count": 41,
    "duplicate_count": 2,
    "error_count": 1,
    "brought_by": "Bob",
    "brought_at": "2026-11-23T09:00:00Z",
    "taken_back_at": None,
    "taken_back_by": None,
}
_ROW = {
    "line": 17,
    "outcome": "error",
    "asin": None,
    "message": "Row 17: “B00ABC” has 6 characters; an ASIN has 10. Copy it from the product's address.",
}
PREVIEW_ROWS = 20


class ImportRun(ApiModel):
    """One file or page that was brought. ``source``: the name of its reader, or ``bookmarklet``.

    ``mapping``: field to column; ``notes``: what was assumed.
    """

    model_config = examples(_RUN)

    id: UUID
    project_id: UUID
    source: str
    file_name: str
    mapping: dict[str, str]
    encoding: str
    notes: list[str]
    ok_count: int
    duplicate_count: int
    error_count: int
    brought_by: str
    brought_at: datetime
    taken_back_at: datetime | None
    taken_back_by: str | None

    @classmethod
    def of(cls, run: models.ImportRun) -> ImportRun:
        """A stored run."""
        return cls.model_validate(
            {name: getattr(run, name) for name in cls.model_fields} | {"notes": list(run.notes)}
        )


class ImportDetail(ImportRun):
    """An import with what becomes of what it took in.

    ``opportunities``: products that have a title, and are scored. ``untitled``: products that have none yet:
    they are no opportunities until a file, a page or a list tells it.
    """

    model_config = examples({**_RUN, "opportunities": 38, "untitled": 3})

    opportunities: int
    untitled: int

    @classmethod
    def told(cls, run: models.ImportRun, becoming: models.Becoming) -> ImportDetail:
        """A stored run, and what becomes of it."""
        return cls(
            **ImportRun.of(run).model_dump(),
            opportunities=becoming.opportunities,
            untitled=becoming.untitled,
        )


class ImportRunPage(Page[ImportRun]):
    """Imports, the newest first."""


class ImportRow(ApiModel):
    """What became of a row. ``line``: where it begins in the file, or its place in a JSON list."""

    model_config = examples(_ROW)

    line: int
    outcome: RowOutcome
    asin: str | None
    message: str | None

    @classmethod
    def of(cls, row: models.ReportRow) -> ImportRow:
        """A row of the report."""
        return cls(line=row.line, outcome=row.outcome, asin=row.asin, message=row.message)


class ImportRowPage(Page[ImportRow]):
    """The report of an import, by line."""


class ImportResult(ApiModel):
    """The run; ``is_new`` false: this very file was brought before, and nothing was changed."""

    model_config = examples({"run": {**_RUN, "opportunities": 38, "untitled": 3}, "is_new": True})

    run: ImportDetail
    is_new: bool


class PreviewRow(ApiModel):
    """A row with its cells, and what would become of it."""

    model_config = examples({**_ROW, "cells": ["B00ABC", "Travel mug"]})

    line: int
    outcome: RowOutcome
    asin: str | None
    message: str | None
    cells: list[str]


class ImportPreview(ApiModel):
    """What bringing a file would do. Nothing was written.

    ``rows``: the first ones, in the order of ``columns``. ``problems``: the first rows that would be refused
    or only partly taken. ``mapping`` can be changed and sent with the file. ``brought_before``: the run that
    brought this very file.
    """

    model_config = examples(
        {
            "source": "csv",
            "columns": ["ASIN", "Titel"],
            "mapping": {"asin": "ASIN", "title": "Titel"},
            "fields": ["asin", "url", "title", "price", "currency", "category", "rank", "note"],
            "encoding": "utf-8",
            "notes": ["utf-8, separated by semicolon."],
            "ok_count": 41,
            "duplicate_count": 2,
            "error_count": 1,
            "rows": [{**_ROW, "cells": ["B00ABC", "Travel mug"]}],
            "problems": [_ROW],
            "brought_before": None,
        }
    )

    source: str
    columns: list[str]
    mapping: dict[str, str]
    fields: list[str]
    encoding: str
    notes: list[str]
    ok_count: int
    duplicate_count: int
    error_count: int
    rows: list[PreviewRow]
    problems: list[ImportRow]
    brought_before: ImportRun | None

    @classmethod
    def of(cls, plan: ImportPlan, fields: tuple[str, ...]) -> ImportPreview:
        """A plan, shortened."""
        report = plan.report
        return cls(
            source=plan.table.source,
            columns=list(plan.table.columns),
            mapping=plan.mapping,
            fields=list(fields),
            encoding=plan.table.encoding or "",
            notes=list(plan.table.notes),
            ok_count=plan.count(RowOutcome.OK),
            duplicate_count=plan.count(RowOutcome.DUPLICATE),
            error_count=plan.count(RowOutcome.ERROR),
            rows=[
                PreviewRow(
                    line=told.line,
                    outcome=told.outcome,
                    asin=told.asin,
                    message=told.message,
                    cells=[*row.cells, *[""] * (len(plan.table.columns) - len(row.cells))],
                )
                for row, told in zip(plan.table.rows[:PREVIEW_ROWS], report, strict=False)
            ],
            problems=[ImportRow.of(row) for row in report if row.message][:PREVIEW_ROWS],
            brought_before=None if plan.same_as is None else ImportRun.of(plan.same_as),
        )


class NewBookmarklet(ApiModel):
    """The project to which the bookmark brings pages."""

    model_config = examples({"project_id": _PROJECT})

    project_id: UUID


class Bookmarklet(ApiModel):
    """The bookmark's address, shown this once. Revoking the token ends it."""

    model_config = examples(
        {
            "token_id": "01936d2c-7f20-7a01-8b02-1c2d3e4f5a6b",
            "name": "Bookmarklet for Evergreen",
            "javascript": "javascript:(()=>{…})()",
        }
    )

    token_id: UUID
    name: str
    javascript: str

    @classmethod
    def of(cls, made: bookmarklets.Bookmarklet) -> Bookmarklet:
        """What was made."""
        return cls(token_id=made.token_id, name=made.name, javascript=made.javascript)


class BroughtPage(ApiModel):
    """What a page held, and in words what became of it."""

    model_config = examples(
        {
            "kind": "list",
            "marketplace": "amazon.de",
            "title": "Küche, Haushalt & Wohnen",
            "items": 30,
            "is_new": True,
            "message": "30 products of “Küche, Haushalt & Wohnen” were taken in for Evergreen.",
            "warnings": [],
        }
    )

    kind: Literal["list", "product"]
    marketplace: str
    title: str
    items: int
    is_new: bool
    message: str
    warnings: list[str]

    @classmethod
    def of(cls, page: StoredPage) -> BroughtPage:
        """What was taken in."""
        return cls(
            kind=page.kind,
            marketplace=page.marketplace,
            title=page.title,
            items=page.items,
            is_new=page.is_new,
            message=page.words,
            warnings=list(page.warnings),
        )

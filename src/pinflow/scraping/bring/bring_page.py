"""Takes in a page that a person has before them: a list as uploaded lists, a product as a brought product."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from typing import Literal

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project
from pinflow.scraping.bring.explain_page import empty_list_warning, explain_page
from pinflow.scraping.bring.import_products import shown_name, write_run
from pinflow.scraping.bring.models import (
    BringSource,
    BroughtProduct,
    ImportRun,
    ImportRunId,
    ReportRow,
    RowOutcome,
)
from pinflow.scraping.bring.queries import (
    find_same_page,
    insert_import_run,
    insert_report,
    list_known,
    lock_brought,
)
from pinflow.scraping.bring.read_rows import ReadRow, mark_known
from pinflow.scraping.bring.readers.known_readers import Readers
from pinflow.scraping.models import ObservedList, ObservedProduct
from pinflow.scraping.parse_saved_page import parse_saved_page
from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ListPage, ProductPage
from pinflow.scraping.sources.amazon.source import observed_product
from pinflow.scraping.sources.source import Source
from pinflow.scraping.watch_list import require_marketplace, upload_page

_MAX_URL = 4000


class BroughtPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a page held. ``title``: of the product or the list's category. ``is_new``: it told something.

    ``untitled``: of how many products the page gives the rank and the ASIN only. ``empty``: what to say of a
    list that shows none.
    """

    kind: Literal["list", "product"]
    marketplace: str
    list_kind: str
    category: str
    title: str
    items: int
    untitled: int = 0
    empty: str | None = None
    taken_before: datetime | None = None
    is_new: bool
    project_name: str
    warnings: tuple[str, ...]

    @property
    def words(self) -> str:
        """What happened, for the person who sent the page."""
        if self.empty is not None:
            return self.empty
        if self.taken_before is not None:
            return (
                f"This very page (“{self.title}”) was taken in for {self.project_name} already, on "
                f"{self.taken_before:%Y-%m-%d at %H:%M} UTC; nothing was changed."
            )
        if not self.is_new:
            return f"“{self.title}” was known to {self.project_name} already; nothing is new."
        if self.kind == "product":
            return f"“{self.title}” was taken in for {self.project_name}."
        products = "1 product" if self.items == 1 else f"{self.items} products"
        were = "was" if self.items == 1 else "were"
        of = f" of “{self.title}”" if self.title else ""
        return f"{products}{of} {were} taken in for {self.project_name}.{self._untitled_words()}"

    def _untitled_words(self) -> str:
        if not self.untitled:
            return ""
        return (
            f" {self.untitled} of them have no title in the page and become opportunities once one is known: "
            "scroll to the end of the list before you save it."
        )


async def bring_page(
    database: Database,
    jobs: JobQueue,
    source: Source,
    readers: Readers,
    actor: Actor,
    project_id: ProjectId,
    page: bytes,
    now: datetime,
    *,
    url: str | None = None,
    name: str = "",
    via: BringSource = BringSource.PAGE,
    seen_at: datetime | None = None,
) -> BroughtPage:
    """Takes in a saved or sent page. ``url``: where it was seen, ``seen_at``: when it was saved, if known.

    ``name``: the file's.

    A saved list that was taken in before changes nothing, until that is taken back.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``scraping.saved_later``; the page is neither list nor product, or of another
            marketplace.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    url = url[:_MAX_URL] if url else None
    if seen_at is not None and seen_at > now:
        raise InvalidInputError(
            "scraping.saved_later", "The page cannot have been saved later than now.", field="saved_on"
        )
    opened = await asyncio.to_thread(readers.find_page, page, name)
    html = page if opened is None else opened.html
    url = url or (None if opened is None else opened.url)
    # What no reader of pages knows is told in words by the parser.
    parsed = parse_saved_page(page, url=url) if opened is None else parse_page(html, url=url)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
    if (refusal := explain_page(parsed)) is not None:
        raise refusal
    if isinstance(parsed, ListPage) and (warning := empty_list_warning(parsed)) is not None:
        if parsed.marketplace:
            require_marketplace(project, parsed.marketplace, "file")
        return _empty(parsed, warning, project)
    if isinstance(parsed, ProductPage):
        if not parsed.marketplace:
            raise InvalidInputError(
                "scraping.unknown_marketplace", "The page does not say which marketplace it is from."
            )
        require_marketplace(project, parsed.marketplace, "file")
        product = observed_product(parsed, parsed.marketplace)
        is_new = await _bring_product(database, jobs, actor, project, product, page, now, via, seen_at)
        return BroughtPage(
            kind="product",
            marketplace=product.marketplace,
            list_kind="",
            category=product.category or "",
            title=product.title,
            items=1,
            is_new=is_new,
            project_name=project.name,
            warnings=tuple(parsed.warnings),
        )
    digest = hashlib.sha256(page).digest()
    if via is BringSource.PAGE:
        async with database.tenant_session(actor.tenant_id, read_only=True) as session:
            before = await find_same_page(session, project_id, digest)
        if before is not None:
            return _taken_before(before, project)

    async def record_run(
        session: TenantSession, project: Project, observed: ObservedList, seen_at: datetime
    ) -> None:
        run = _list_run(actor, project, observed, digest, now, seen_at, via)
        await insert_import_run(session, run)
        await insert_report(
            session,
            run.id,
            [
                ReportRow(line=line, outcome=RowOutcome.OK, asin=product.asin)
                for line, product in enumerate(observed.products, start=1)
            ],
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="import.changed", object_id=run.id, now=now
        )

    observed = await upload_page(
        database,
        jobs,
        source,
        actor,
        project_id,
        html,
        now,
        url=url,
        seen_at=seen_at,
        also=record_run,
    )
    return BroughtPage(
        kind="list",
        marketplace=observed.marketplace,
        list_kind=observed.list_kind,
        category=observed.category,
        title=observed.category,
        items=len(observed.products),
        untitled=sum(product.title is None for product in observed.products),
        is_new=True,
        project_name=project.name,
        warnings=observed.warnings,
    )


def _empty(page: ListPage, warning: str, project: Project) -> BroughtPage:
    """A list without products tells nothing, and is not kept."""
    return BroughtPage(
        kind="list",
        marketplace=page.marketplace or project.marketplace,
        list_kind=page.list_kind or "",
        category=page.category or "",
        title=page.category or "",
        items=0,
        empty=warning,
        is_new=False,
        project_name=project.name,
        warnings=tuple(page.warnings),
    )


def _taken_before(run: ImportRun, project: Project) -> BroughtPage:
    """What the same page held when it was taken in."""
    category = run.mapping.get("category", "")
    return BroughtPage(
        kind="list",
        marketplace=run.mapping.get("marketplace", project.marketplace),
        list_kind=run.mapping.get("list_kind", ""),
        category=category,
        title=category or run.file_name,
        items=run.ok_count,
        taken_before=run.brought_at,
        is_new=False,
        project_name=project.name,
        warnings=(),
    )


def _list_run(
    actor: Actor,
    project: Project,
    observed: ObservedList,
    digest: bytes,
    now: datetime,
    seen_at: datetime,
    via: BringSource,
) -> ImportRun:
    return ImportRun(
        id=ImportRunId(new_id(now)),
        project_id=project.id,
        source=via,
        file_name=shown_name(
            f"{observed.marketplace} {observed.list_kind}, {observed.category.replace('/', '-')}"
        ),
        sha256=digest,
        mapping={
            "marketplace": observed.marketplace,
            "list_kind": observed.list_kind,
            "category": observed.category,
            "observed_at": seen_at.isoformat(),
        },
        encoding="",
        notes=observed.warnings,
        ok_count=len(observed.products),
        duplicate_count=0,
        error_count=0,
        brought_by=actor.name,
        brought_at=now,
        taken_back_at=None,
        taken_back_by=None,
    )


async def _bring_product(
    database: Database,
    jobs: JobQueue,
    actor: Actor,
    project: Project,
    product: ObservedProduct,
    page: bytes,
    now: datetime,
    via: BringSource,
    seen_at: datetime | None,
) -> bool:
    """Writes a run of one product, unless it tells nothing new."""
    brought = _brought(product)
    told = ReportRow(line=1, outcome=RowOutcome.OK, asin=brought.asin)
    async with database.tenant_session(actor.tenant_id) as session:
        await lock_brought(session, project.id)
        known = await list_known(session, project.id, project.marketplace, [brought.asin], now)
        (row,) = mark_known([ReadRow(brought, told)], known)
        if row.product is None:
            return False
        run = ImportRun(
            id=ImportRunId(new_id(now)),
            project_id=project.id,
            source=via,
            file_name=f"{product.marketplace}/dp/{product.asin}",
            sha256=hashlib.sha256(page).digest(),
            mapping={},
            encoding="",
            notes=(),
            ok_count=1,
            duplicate_count=0,
            error_count=0,
            brought_by=actor.name,
            brought_at=now,
            taken_back_at=None,
            taken_back_by=None,
        )
        await write_run(session, jobs, actor, project, run, (row,), now, seen_at=seen_at)
    return True


def _brought(product: ObservedProduct) -> BroughtProduct:
    # "From 12.99" is the cheapest offer of anybody, not what the product costs.
    priced = product.price is not None and product.price_kind == "price"
    return BroughtProduct(
        asin=product.asin,
        title=product.title,
        brand=product.brand,
        price=product.price if priced else None,
        currency=product.currency if priced else None,
        category=product.category,
        rating=product.rating,
        review_count=product.review_count,
        image_url=product.image_url,
        more_image_urls=product.more_image_urls,
    )

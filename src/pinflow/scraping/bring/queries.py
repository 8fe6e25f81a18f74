"""All SQL about what users bring."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.kit.ids import new_id
from pinflow.projects.models import ProjectId
from pinflow.scraping.bring.models import (
    Becoming,
    BroughtProduct,
    ImportRun,
    ImportRunId,
    KnownProduct,
    ReportRow,
    RowOutcome,
)

_RUN = """id, project_id, source, file_name, sha256, mapping, encoding, notes, ok_count, duplicate_count,
  error_count, brought_by, brought_at, taken_back_at, taken_back_by"""


def newest_of(*columns: str) -> str:
    """For a select from brought_product grouped by product: the newest word on ``columns``.

    The columns come from one row, the newest one that has the first of them.
    """
    return ", ".join(
        f"(array_agg({column} order by brought_at desc, id desc) filter (where {columns[0]} is not null))[1]"
        f" as {column}"
        for column in columns
    )


_KNOWN = f"""marketplace, asin, max(brought_at) as brought_at, {newest_of("title")}, {newest_of("brand")},
  {newest_of("price", "currency")}, {newest_of("category")}, {newest_of("rank")},
  {newest_of("rating", "review_count")}, {newest_of("image_url")}, {newest_of("note")},
  coalesce((array_agg(to_jsonb(more_image_urls) order by brought_at desc, id desc)
    filter (where more_image_urls <> '{{}}'))[1], '[]') as more_image_urls"""


async def insert_import_run(session: TenantSession, run: ImportRun) -> None:
    await session.execute(
        f"insert into import_run (tenant_id, {_RUN})"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        session.tenant_id,
        run.id,
        run.project_id,
        run.source,
        run.file_name,
        run.sha256,
        run.mapping,
        run.encoding,
        run.notes,
        run.ok_count,
        run.duplicate_count,
        run.error_count,
        run.brought_by,
        run.brought_at,
        run.taken_back_at,
        run.taken_back_by,
    )


async def insert_report(session: TenantSession, run_id: ImportRunId, rows: Sequence[ReportRow]) -> None:
    await session.execute_many(
        "insert into import_row (tenant_id, run_id, line, outcome, asin, message)"
        " values ($1, $2, $3, $4, $5, $6)",
        [(session.tenant_id, run_id, row.line, row.outcome, row.asin, row.message) for row in rows],
    )


async def insert_brought(
    session: TenantSession,
    project_id: ProjectId,
    marketplace: str,
    products: Sequence[BroughtProduct],
    *,
    run_id: ImportRunId | None,
    source: str,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    """Adds what one run tells. Without a run, a product's earlier row of that kind is replaced."""
    await session.execute_many(
        "insert into brought_product (id, tenant_id, project_id, run_id, marketplace, asin, title, brand,"
        " price, currency, category, rank, rating, review_count, image_url, note, source, brought_at,"
        " expires_at, more_image_urls)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"
        " on conflict (tenant_id, project_id, marketplace, asin, run_id) do update set"
        " title = excluded.title, brand = excluded.brand, price = excluded.price,"
        " currency = excluded.currency, category = excluded.category, rank = excluded.rank,"
        " rating = excluded.rating, review_count = excluded.review_count, image_url = excluded.image_url,"
        " note = excluded.note, source = excluded.source, brought_at = excluded.brought_at,"
        " expires_at = excluded.expires_at, more_image_urls = excluded.more_image_urls",
        [
            (
                new_id(now),
                session.tenant_id,
                project_id,
                run_id,
                marketplace,
                product.asin,
                product.title,
                product.brand,
                product.price,
                product.currency,
                product.category,
                product.rank,
                product.rating,
                product.review_count,
                product.image_url,
                product.note,
                source,
                now,
                expires_at,
                list(product.more_image_urls),
            )
            for product in products
        ],
    )


async def list_known(
    session: TenantSession, project_id: ProjectId, marketplace: str, asins: Collection[str], now: datetime
) -> dict[str, KnownProduct]:
    """What was brought of these products before, by ASIN."""
    rows = await session.fetch_all(
        KnownProduct,
        f"select {_KNOWN} from brought_product where project_id = $1 and marketplace = $2 and asin = any ($3)"
        # What a key told goes within a day: a file that says the same is no duplicate of it.
        " and source <> 'creators' and (expires_at is null or expires_at > $4) group by marketplace, asin",
        project_id,
        marketplace,
        list(asins),
        now,
    )
    return {row.asin: row for row in rows}


async def lock_brought(session: TenantSession, project_id: ProjectId) -> None:
    """Two imports of one project come one after the other; held until the transaction ends."""
    await session.execute(
        "select pg_advisory_xact_lock(hashtextextended('brought_product ' || $1::text, 0))", str(project_id)
    )


async def find_same_import(
    session: TenantSession, project_id: ProjectId, sha256: bytes, mapping: dict[str, str], encoding: str
) -> ImportRun | None:
    """The run that brought this very content, read in this way, and was not taken back."""
    return await session.fetch_one(
        ImportRun,
        f"select {_RUN} from import_run where project_id = $1 and sha256 = $2 and mapping = $3"
        " and encoding = $4 and taken_back_at is null",
        project_id,
        sha256,
        mapping,
        encoding,
    )


async def find_same_page(session: TenantSession, project_id: ProjectId, sha256: bytes) -> ImportRun | None:
    """The run that took in this very page for the project, and was not taken back."""
    return await session.fetch_one(
        ImportRun,
        f"select {_RUN} from import_run where project_id = $1 and sha256 = $2 and source = 'page'"
        " and taken_back_at is null order by brought_at desc limit 1",
        project_id,
        sha256,
    )


async def get_import_run(session: TenantSession, run_id: ImportRunId, *, lock: bool = False) -> ImportRun:
    """The run.

    Raises:
        NotFoundError: ``scraping.no_such_import``.
    """
    found = await session.fetch_one(
        ImportRun, f"select {_RUN} from import_run where id = $1{' for update' if lock else ''}", run_id
    )
    if found is None:
        raise NotFoundError("scraping.no_such_import", "There is no such import.")
    return found


async def list_import_runs(
    session: TenantSession,
    *,
    project_id: UUID | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 50,
) -> list[ImportRun]:
    """The newest first; ``before`` is (brought_at, id) of the last one of the page before."""
    return await session.fetch_all(
        ImportRun,
        f"select {_RUN} from import_run where ($1::uuid is null or project_id = $1)"
        " and ($2::timestamptz is null or (brought_at, id) < ($2, $3::uuid))"
        " order by brought_at desc, id desc limit $4",
        project_id,
        before[0] if before else None,
        before[1] if before else None,
        limit,
    )


async def list_report(
    session: TenantSession,
    run_id: ImportRunId,
    *,
    outcome: RowOutcome | None = None,
    after: int | None = None,
    limit: int = 200,
) -> list[ReportRow]:
    """The rows of a run by line, all or of one outcome; ``after`` is the last line of the page before."""
    return await session.fetch_all(
        ReportRow,
        "select line, outcome, asin, message from import_row where run_id = $1"
        " and ($2::text is null or outcome = $2) and ($3::int is null or line > $3) order by line limit $4",
        run_id,
        outcome,
        after,
        limit,
    )


async def count_becoming(session: TenantSession, run: ImportRun) -> Becoming:
    """How many products that the run took in have a title by now, so that they are scored."""
    found = await session.fetch_one(
        Becoming,
        "select count(*) filter (where titled) as opportunities,"
        " count(*) filter (where not titled) as untitled from ("
        "select exists (select from brought_product b where b.project_id = p.id"
        " and b.marketplace = p.marketplace and b.asin = r.asin and b.title is not null)"
        " or exists (select from product c where c.marketplace = p.marketplace and c.asin = r.asin"
        " and c.title is not null)"
        " or exists (select from uploaded_observation u where u.project_id = p.id"
        " and u.marketplace = p.marketplace and u.asin = r.asin and u.title is not null) as titled"
        " from (select distinct asin from import_row where run_id = $1 and outcome = 'ok'"
        " and asin is not null) r, project p"
        " where p.id = $2 and not $3) found",
        run.id,
        run.project_id,
        run.taken_back_at is not None,
    )
    assert found is not None
    return found


# $3: the mapping of a saved list's run, $5: its project. A file's mapping has no such keys and finds nothing.
_UPLOADED_BY = """u.project_id = $5 and u.marketplace = $3::jsonb ->> 'marketplace'
  and u.list_kind = $3::jsonb ->> 'list_kind' and u.category = $3::jsonb ->> 'category'
  and u.observed_at = ($3::jsonb ->> 'observed_at')::timestamptz"""


async def list_drafted_since(session: TenantSession, run: ImportRun, limit: int = 6) -> list[str]:
    """ASINs of the run's products of which a pin was made since, and not rejected."""
    return await session.fetch_values(
        "select distinct b.asin from brought_product b join pin p on p.project_id = b.project_id"
        " and p.marketplace = b.marketplace and p.asin = b.asin and p.state <> 'rejected'"
        " and p.created_at >= b.brought_at where b.run_id = $1"
        " union select distinct u.asin from uploaded_observation u join pin p on p.project_id = u.project_id"
        " and p.marketplace = u.marketplace and p.asin = u.asin and p.state <> 'rejected'"
        f" and p.created_at >= $4 where {_UPLOADED_BY} order by 1 limit $2",
        run.id,
        limit,
        run.mapping,
        run.brought_at,
        run.project_id,
    )


async def delete_brought_of(session: TenantSession, run: ImportRun) -> int:
    """Deletes what the run told, of a file or a page. Returns how many rows that were."""
    products = await session.execute("delete from brought_product where run_id = $1", run.id)
    if "observed_at" not in run.mapping or "list_kind" not in run.mapping:
        return products
    return products + await session.execute(
        "delete from uploaded_observation u where u.project_id = $1 and u.marketplace = $2"
        " and u.list_kind = $3 and u.category = $4 and u.observed_at = $5",
        run.project_id,
        run.mapping["marketplace"],
        run.mapping["list_kind"],
        run.mapping["category"],
        datetime.fromisoformat(run.mapping["observed_at"]),
    )


async def mark_taken_back(session: TenantSession, run_id: ImportRunId, by: str, now: datetime) -> None:
    await session.execute(
        "update import_run set taken_back_at = $2, taken_back_by = $3 where id = $1", run_id, now, by
    )


async def find_brand(
    session: TenantSession, project_id: ProjectId, marketplace: str, asin: str
) -> str | None:
    """The brand that the user brought with a product, or its list told; none of an API key's: it goes."""
    value: str | None = await session.fetch_value(
        "select coalesce((select brand from brought_product where project_id = $1 and marketplace = $2"
        " and asin = $3 and brand is not null and source <> 'creators' and expires_at is null"
        " order by brought_at desc, id desc limit 1),"
        " (select brand from product where marketplace = $2 and asin = $3))",
        project_id,
        marketplace,
        asin,
    )
    return value


async def list_more_pictures(
    session: TenantSession, project_id: ProjectId, marketplace: str, asin: str
) -> list[str]:
    """The addresses of a product's further pictures: of the page the user brought, else the catalogue's."""
    return await session.fetch_values(
        "select unnest(coalesce((select more_image_urls from brought_product where project_id = $1"
        " and marketplace = $2 and asin = $3 and more_image_urls <> '{}' and source <> 'creators'"
        " and expires_at is null order by brought_at desc, id desc limit 1),"
        " (select more_image_urls from product where marketplace = $2 and asin = $3)))",
        project_id,
        marketplace,
        asin,
    )


async def find_note(session: TenantSession, project_id: ProjectId, marketplace: str, asin: str) -> str | None:
    """The newest remark that the user brought with a product."""
    value: str | None = await session.fetch_value(
        "select note from brought_product where project_id = $1 and marketplace = $2 and asin = $3"
        " and note is not null order by brought_at desc, id desc limit 1",
        project_id,
        marketplace,
        asin,
    )
    return value

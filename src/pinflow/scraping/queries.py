"""All SQL of the scraping slice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from pinflow.kit.blobs.queries import StoredBlob
from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.projects.models import ProjectId
from pinflow.scraping.models import (
    FetchDecision,
    HistoryPoint,
    ListId,
    ListState,
    MarketList,
    ObservedList,
    Product,
    WatchedList,
)
from pinflow.scraping.terms import TERMS_VERSION

_LIST = """id, source, marketplace, list_kind, category, url, interval_minutes, state, message, next_fetch_at,
  last_observed_at, etag, last_modified"""


async def upsert_list(
    session: SystemSession,
    list_id: ListId,
    *,
    source: str,
    marketplace: str,
    list_kind: str,
    category: str,
    url: str,
    now: datetime,
) -> ListId:
    """The list with this URL, entered into the shared catalogue if it is new."""
    await session.execute(
        "insert into market_list (id, source, marketplace, list_kind, category, url, next_fetch_at,"
        " created_at) values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (url) do nothing",
        list_id,
        source,
        marketplace,
        list_kind,
        category,
        url,
        now,
    )
    known: ListId = await session.fetch_value("select id from market_list where url = $1", url)
    return known


async def insert_watched_list(
    session: TenantSession, project_id: ProjectId, list_id: ListId, now: datetime
) -> None:
    await session.execute(
        "insert into watched_list (tenant_id, project_id, list_id, created_at) values ($1, $2, $3, $4)"
        " on conflict do nothing",
        session.tenant_id,
        project_id,
        list_id,
        now,
    )


async def delete_watched_list(session: TenantSession, project_id: ProjectId | None, list_id: ListId) -> bool:
    return bool(
        await session.execute(
            "delete from watched_list where ($1::uuid is null or project_id = $1) and list_id = $2",
            project_id,
            list_id,
        )
    )


async def list_watched(session: TenantSession) -> list[WatchedList]:
    """The lists the tenant watches, with how many products the last visit showed."""
    return await session.fetch_all(
        WatchedList,
        "select l.id, w.project_id, l.source, l.marketplace, l.list_kind, l.category, l.url,"
        " l.interval_minutes, l.state, l.message, l.last_observed_at,"
        " (select count(*) from observation o where o.list_id = l.id and o.observed_at = l.last_observed_at)"
        " as products from watched_list w join market_list l on l.id = w.list_id order by w.created_at, l.id",
    )


async def get_list(session: Session, list_id: ListId) -> MarketList:
    """The list.

    Raises:
        NotFoundError: ``scraping.no_such_list``.
    """
    found = await session.fetch_one(MarketList, f"select {_LIST} from market_list where id = $1", list_id)
    if found is None:
        raise NotFoundError("scraping.no_such_list", "There is no such list.")
    return found


async def list_due_lists(
    session: SystemSession, now: datetime, *, live_sources: Collection[str], limit: int
) -> list[ListId]:
    """Lists somebody watches and whose time has come; live ones only if one of the watchers allows it."""
    return await session.fetch_values(
        """
        select l.id from market_list l where l.next_fetch_at <= $1
          and (l.leased_until is null or l.leased_until <= $1)
          and exists (select from watched_list w where w.list_id = l.id and (l.source <> all ($2) or (
            select d.allowed and d.terms_version = $4 from fetch_decision d where d.tenant_id = w.tenant_id
            order by d.decided_at desc, d.id desc limit 1)))
        order by l.next_fetch_at limit $3
        """,
        now,
        list(live_sources),
        limit,
        TERMS_VERSION,
    )


async def may_fetch_live(session: SystemSession, list_id: ListId) -> bool:
    """Whether a tenant that watches the list has decided to fetch live pages, on the terms of now."""
    return bool(
        await session.fetch_value(
            "select exists (select from watched_list w where w.list_id = $1 and (select d.allowed and"
            " d.terms_version = $2 from fetch_decision d where d.tenant_id = w.tenant_id"
            " order by d.decided_at desc, d.id desc limit 1))",
            list_id,
            TERMS_VERSION,
        )
    )


async def claim_list(
    session: SystemSession, list_id: ListId, now: datetime, lease: timedelta
) -> MarketList | None:
    """Takes a due list for this process; None when it is not due or another process has it."""
    return await session.fetch_one(
        MarketList,
        f"update market_list set leased_until = $3 where id = $1 and next_fetch_at <= $2"
        f" and (leased_until is null or leased_until <= $2) returning {_LIST}",
        list_id,
        now,
        now + lease,
    )


async def make_due(session: SystemSession, list_id: ListId, now: datetime) -> None:
    """Brings the next visit forward to now; politeness still holds."""
    await session.execute(
        "update market_list set next_fetch_at = least(next_fetch_at, $2) where id = $1", list_id, now
    )


async def release_list(
    session: SystemSession,
    list_id: ListId,
    *,
    state: ListState | None,
    message: str | None,
    next_fetch_at: datetime,
) -> None:
    """Ends a visit that brought nothing new. ``state`` None leaves it as it was."""
    await session.execute(
        "update market_list set leased_until = null, state = coalesce($2, state), message = $3,"
        " next_fetch_at = $4 where id = $1",
        list_id,
        state,
        message,
        next_fetch_at,
    )


async def record_list_visit(
    session: SystemSession,
    list_id: ListId,
    observed: ObservedList,
    observed_at: datetime,
    *,
    next_fetch_at: datetime,
    etag: str | None,
    last_modified: str | None,
) -> int:
    """Writes products and observations of one visit; the same visit again writes nothing. Returns rows."""
    await session.execute_many(
        """
        insert into product (marketplace, asin, title, category, image_url, product_url, price, currency,
          price_kind, price_observed_at, rating, review_count, first_seen_at, last_seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
        on conflict (marketplace, asin) do update set title = coalesce(excluded.title, product.title),
          category = case when excluded.title is null then product.category else excluded.category end,
          image_url = coalesce(excluded.image_url, product.image_url),
          product_url = coalesce(excluded.product_url, product.product_url),
          price = case when excluded.title is null then product.price else excluded.price end,
          currency = case when excluded.title is null then product.currency else excluded.currency end,
          price_kind = case when excluded.title is null then product.price_kind else excluded.price_kind end,
          price_observed_at = case when excluded.title is null then product.price_observed_at
            else excluded.price_observed_at end,
          rating = coalesce(excluded.rating, product.rating),
          review_count = coalesce(excluded.review_count, product.review_count),
          last_seen_at = excluded.last_seen_at
        where excluded.last_seen_at >= product.last_seen_at
        """,
        [
            (
                observed.marketplace,
                product.asin,
                product.title,
                observed.category,
                product.image_url,
                product.product_url,
                product.price,
                product.currency,
                product.price_kind,
                observed_at if product.price is not None else None,
                product.rating,
                product.review_count,
                observed_at,
            )
            # One order for everybody: two visits must not wait for each other's rows.
            for product in sorted(observed.products, key=lambda product: product.asin)
        ],
    )
    before = await session.fetch_value(
        "select count(*) from observation where list_id = $1 and observed_at = $2", list_id, observed_at
    )
    await session.execute_many(
        "insert into observation (list_id, observed_at, rank, marketplace, asin, price, price_max, currency,"
        " price_kind, rating, review_count) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " on conflict (list_id, observed_at, rank) do nothing",
        [
            (
                list_id,
                observed_at,
                product.rank,
                observed.marketplace,
                product.asin,
                product.price,
                product.price_max,
                product.currency,
                product.price_kind,
                product.rating,
                product.review_count,
            )
            for product in observed.products
        ],
    )
    await session.execute(
        "update market_list set state = 'ok', message = null, leased_until = null, next_fetch_at = $3,"
        " last_observed_at = greatest(last_observed_at, $2), etag = $4, last_modified = $5,"
        " category = coalesce(nullif($6, ''), category) where id = $1",
        list_id,
        observed_at,
        next_fetch_at,
        etag,
        last_modified,
        observed.category,
    )
    after = await session.fetch_value(
        "select count(*) from observation where list_id = $1 and observed_at = $2", list_id, observed_at
    )
    return int(after) - int(before)


async def insert_page_visit(
    session: SystemSession,
    *,
    visit_id: UUID,
    list_id: ListId,
    url: str,
    fetched_at: datetime,
    status: int | None,
    outcome: str,
    message: str | None,
    page_sha256: bytes | None,
    items: int,
) -> None:
    await session.execute(
        "insert into page_visit (id, list_id, url, fetched_at, status, outcome, message, page_sha256, items)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        visit_id,
        list_id,
        url,
        fetched_at,
        status,
        outcome,
        message,
        page_sha256,
        items,
    )


async def list_watchers(session: SystemSession, list_id: ListId) -> list[tuple[TenantId, ProjectId]]:
    """(tenant, project) of everybody who watches a list."""

    class Watcher(msgspec.Struct):
        tenant_id: UUID
        project_id: UUID

    rows = await session.fetch_all(
        Watcher, "select tenant_id, project_id from watched_list where list_id = $1 order by 1, 2", list_id
    )
    return [(TenantId(row.tenant_id), ProjectId(row.project_id)) for row in rows]


async def list_history(
    session: Session, marketplace: str, asin: str, since: datetime, limit: int = 2000
) -> list[HistoryPoint]:
    """Rank and price of a product since a moment, the oldest first."""
    newest_first = await session.fetch_all(
        HistoryPoint,
        "select observed_at, list_id, rank, price, currency from observation where marketplace = $1"
        " and asin = $2 and observed_at >= $3 order by observed_at desc limit $4",
        marketplace,
        asin,
        since,
        limit,
    )
    return newest_first[::-1]


async def get_product(session: Session, marketplace: str, asin: str) -> Product:
    """The product.

    Raises:
        NotFoundError: ``scraping.no_such_product``.
    """
    found = await session.fetch_one(
        Product,
        "select marketplace, asin, title, brand, category, image_url, product_url, price, currency,"
        " price_kind, price_observed_at, rating, review_count, first_seen_at, last_seen_at from product"
        " where marketplace = $1 and asin = $2",
        marketplace,
        asin,
    )
    if found is None:
        raise NotFoundError("scraping.no_such_product", "This product was not observed yet.")
    return found


async def find_uploaded_product(session: TenantSession, marketplace: str, asin: str) -> Product | None:
    """The product as the tenant's newest upload shows it."""
    return await session.fetch_one(
        Product,
        "select marketplace, asin, title, null as brand, category, image_url, product_url, price, currency,"
        " null as price_kind, case when price is not null then observed_at end as price_observed_at, rating,"
        " review_count, min(observed_at) over () as first_seen_at, max(observed_at) over () as last_seen_at"
        " from uploaded_observation where marketplace = $1 and asin = $2 order by observed_at desc limit 1",
        marketplace,
        asin,
    )


async def list_uploaded_history(
    session: TenantSession, marketplace: str, asin: str, since: datetime
) -> list[HistoryPoint]:
    """Rank and price of a product in the tenant's uploads since a moment, the oldest first."""
    return await session.fetch_all(
        HistoryPoint,
        "select observed_at, null as list_id, rank, price, currency from uploaded_observation"
        " where marketplace = $1 and asin = $2 and observed_at >= $3 order by observed_at",
        marketplace,
        asin,
        since,
    )


class LineCounts(msgspec.Struct, frozen=True):
    """How much the tenant's watched lists and its uploads have brought."""

    lists: int
    observations: int
    products: int
    last_observed_at: datetime | None


async def count_observed(session: TenantSession) -> LineCounts:
    """Watched lists; observations and products of theirs and of the tenant's uploads."""
    found = await session.fetch_one(
        LineCounts,
        """
        with mine as (select distinct list_id from watched_list),
        seen as (
          select o.marketplace, o.asin from observation o where o.list_id in (select list_id from mine)
          union all select u.marketplace, u.asin from uploaded_observation u)
        select (select count(*) from mine) as lists,
          (select count(*) from seen) as observations,
          (select count(distinct (marketplace, asin)) from seen) as products,
          greatest(
            (select max(last_observed_at) from market_list where id in (select list_id from mine)),
            (select max(observed_at) from uploaded_observation)) as last_observed_at
        """,
    )
    assert found is not None
    return found


async def insert_uploaded(
    session: TenantSession,
    project_id: ProjectId,
    observed: ObservedList,
    observed_at: datetime,
) -> None:
    """Stores what a user brought as the tenant's own; the same upload again writes nothing."""
    await session.execute_many(
        "insert into uploaded_observation (tenant_id, project_id, marketplace, asin, list_kind, category,"
        " observed_at, rank, list_size, title, image_url, product_url, price, currency, rating, review_count)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        " on conflict do nothing",
        [
            (
                session.tenant_id,
                project_id,
                observed.marketplace,
                product.asin,
                observed.list_kind,
                observed.category,
                observed_at,
                product.rank,
                len(observed.products),
                product.title,
                product.image_url,
                product.product_url,
                product.price,
                product.currency,
                product.rating,
                product.review_count,
            )
            for product in observed.products
        ],
    )


async def insert_fetch_decision(session: TenantSession, decision_id: UUID, decision: FetchDecision) -> None:
    await session.execute(
        "insert into fetch_decision (id, tenant_id, allowed, terms_version, decided_by, decided_at)"
        " values ($1, $2, $3, $4, $5, $6)",
        decision_id,
        session.tenant_id,
        decision.allowed,
        decision.terms_version,
        decision.decided_by,
        decision.decided_at,
    )


async def find_fetch_decision(session: TenantSession) -> FetchDecision | None:
    """The newest decision; None when there is none, or when it was about terms that have changed since."""
    newest = await session.fetch_one(
        FetchDecision,
        "select allowed, terms_version, decided_by, decided_at from fetch_decision"
        " order by decided_at desc, id desc limit 1",
    )
    return newest if newest is not None and newest.terms_version == TERMS_VERSION else None


class HostBudget(msgspec.Struct, frozen=True):
    """What a host may still be asked, over all our processes."""

    next_allowed_at: datetime
    used_today: int
    closed_until: datetime | None
    reason: str | None
    robots_txt: str | None
    robots_fetched_at: datetime | None


async def lock_host(session: SystemSession, host: str, now: datetime) -> HostBudget:
    """The host's budget, made if new, held until the transaction ends; a new day begins at 0."""
    await session.execute(
        "insert into host_budget (host, next_allowed_at, budget_day) values ($1, $2::timestamptz,"
        " ($2::timestamptz at time zone 'UTC')::date) on conflict do nothing",
        host,
        now,
    )
    await session.execute(
        "update host_budget set used_today = 0, budget_day = ($2::timestamptz at time zone 'UTC')::date"
        " where host = $1 and budget_day < ($2::timestamptz at time zone 'UTC')::date",
        host,
        now,
    )
    found = await session.fetch_one(
        HostBudget,
        "select next_allowed_at, used_today, closed_until, reason, robots_txt, robots_fetched_at"
        " from host_budget where host = $1 for update",
        host,
    )
    assert found is not None
    return found


async def spend_request(session: SystemSession, host: str, next_allowed_at: datetime) -> None:
    await session.execute(
        "update host_budget set used_today = used_today + 1, next_allowed_at = $2 where host = $1",
        host,
        next_allowed_at,
    )


async def close_host(session: SystemSession, host: str, until: datetime, reason: str) -> None:
    await session.execute(
        "update host_budget set closed_until = $2, reason = $3 where host = $1", host, until, reason
    )


async def open_host(session: SystemSession, host: str) -> None:
    await session.execute(
        "update host_budget set closed_until = null, reason = null where host = $1"
        " and closed_until is not null",
        host,
    )


async def store_robots(session: SystemSession, host: str, robots_txt: str, now: datetime) -> None:
    await session.execute(
        "update host_budget set robots_txt = $2, robots_fetched_at = $3 where host = $1",
        host,
        robots_txt,
        now,
    )


async def list_old_pages(session: SystemSession, older_than: datetime, limit: int) -> list[StoredBlob]:
    """Stored pages of the catalogue that no visit since a moment refers to."""
    return await session.fetch_all(
        StoredBlob,
        "select b.tenant_id, b.sha256 from blob b where b.tenant_id is null and b.created_at < $1"
        " and not exists (select from page_visit v where v.page_sha256 = b.sha256 and v.fetched_at >= $1)"
        " order by b.created_at limit $2",
        older_than,
        limit,
    )


async def get_watched(session: TenantSession, list_id: ListId) -> WatchedList:
    """A list that the tenant watches.

    Raises:
        NotFoundError: ``scraping.no_such_list``, also for a list that only others watch.
    """
    for watched in await list_watched(session):
        if watched.id == list_id:
            return watched
    raise NotFoundError("scraping.no_such_list", "There is no such list.")

"""All SQL of the scraping slice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
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
        # Whoever begins to watch a list wants to see it.
        "insert into watched_list (tenant_id, project_id, list_id, created_at, wanted_at)"
        " values ($1, $2, $3, $4, $4)"
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
        " coalesce((select v.products from list_visit v where v.list_id = l.id"
        " and v.observed_at = l.last_observed_at), 0) as products, w.depth,"
        " watching.ids as project_ids, watching.names as projects,"
        " visit.fetched_at as last_visit_at, visit.outcome as last_visit_outcome"
        " from watched_list w join market_list l on l.id = w.list_id"
        " cross join lateral (select array_agg(p.id order by p.name, p.id) as ids,"
        " array_agg(p.name order by p.name, p.id) as names from watched_list o join project p"
        " on p.id = o.project_id where o.list_id = l.id) watching"
        " left join lateral (select fetched_at, outcome from page_visit where list_id = l.id"
        " order by fetched_at desc limit 1) visit on true"
        " order by w.created_at, l.id",
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


async def want_visits(
    session: SystemSession,
    tenant_id: TenantId,
    now: datetime,
    *,
    project_id: ProjectId | None = None,
    list_id: ListId | None = None,
) -> int:
    """Notes that a project, or the tenant, wants its lists, or one of them, to be visited; how many."""
    return await session.execute(
        "update watched_list set wanted_at = $2 where tenant_id = $1"
        " and ($3::uuid is null or project_id = $3) and ($4::uuid is null or list_id = $4)",
        tenant_id,
        now,
        project_id,
        list_id,
    )


async def list_due_lists(
    session: SystemSession, now: datetime, *, live_sources: Collection[str], limit: int
) -> list[ListId]:
    """Lists whose time has come and that somebody who watches them wants to be visited since they were last
    seen; live ones only if one of those allows it."""
    return await session.fetch_values(
        """
        select l.id from market_list l where l.next_fetch_at <= $1
          and (l.leased_until is null or l.leased_until <= $1)
          and exists (select from watched_list w where w.list_id = l.id
          and not exists (select from page_visit v where v.list_id = l.id and v.page = 1
            and v.outcome in ('observed', 'unchanged') and v.fetched_at >= date_trunc('second', w.wanted_at))
          and w.wanted_at is not null and (l.source <> all ($2) or (
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


async def watches(session: SystemSession, tenant_id: TenantId, list_id: ListId) -> bool:
    """Whether a project of the tenant watches the list."""
    return bool(
        await session.fetch_value(
            "select exists (select from watched_list where tenant_id = $1 and list_id = $2)",
            tenant_id,
            list_id,
        )
    )


async def find_last_answer(session: SystemSession, list_id: ListId) -> datetime | None:
    """When the site last answered for the list's first page, whatever it answered."""
    answered: datetime | None = await session.fetch_value(
        "select max(fetched_at) from page_visit where list_id = $1 and page = 1", list_id
    )
    return answered


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


# What a source says of a product, handed over as one JSON array: a visit is a statement, not fifty.
_OBSERVED = """jsonb_to_recordset($1::jsonb) as o (rank integer, asin text, title text, price numeric,
  price_max numeric, currency text, price_kind text, rating numeric, review_count integer, image_url text,
  product_url text, rank_change_percent numeric)"""


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
    """Writes products and observations of one visit and ends it. Returns rows; the same visit again: none."""
    written = await record_observations(session, list_id, observed, observed_at)
    await session.execute(
        "update market_list set state = 'ok', message = null, leased_until = null, next_fetch_at = $2,"
        " etag = $3, last_modified = $4, category = coalesce(nullif($5, ''), category) where id = $1",
        list_id,
        next_fetch_at,
        etag,
        last_modified,
        observed.category,
    )
    return written


async def record_observations(
    session: SystemSession, list_id: ListId, observed: ObservedList, observed_at: datetime
) -> int:
    """Writes products and observations of (a part of) a visit; what is there already stays. Returns rows."""
    await session.execute(
        f"""
        insert into product (marketplace, asin, title, category, image_url, product_url, price, currency,
          price_kind, price_observed_at, rating, review_count, first_seen_at, last_seen_at)
        -- One order for everybody: two visits must not wait for each other's rows.
        select distinct on (asin) $2::text, asin, title, nullif($3::text, ''), image_url, product_url, price,
          currency, price_kind, case when price is not null then $4::timestamptz end, rating, review_count,
          $4, $4
        from {_OBSERVED} order by asin, title is null, rank
        on conflict (marketplace, asin) do update set title = coalesce(excluded.title, product.title),
          category = case when excluded.title is null then product.category
            else coalesce(nullif(excluded.category, ''), product.category) end,
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
        observed.products,
        observed.marketplace,
        observed.category,
        observed_at,
    )
    written: int = await session.fetch_value(
        f"""
        with written as (
          insert into observation (list_id, observed_at, rank, marketplace, asin, price, price_max, currency,
            price_kind, rating, review_count, rank_change_percent)
          select $3::uuid, $4::timestamptz, rank, $2::text, asin, price, price_max, currency, price_kind,
            rating, review_count, rank_change_percent
          from {_OBSERVED} order by rank
          on conflict (list_id, observed_at, rank) do nothing returning 1),
        visit as (
          insert into list_visit (list_id, observed_at, products) select $3, $4, count(*) from written
          on conflict (list_id, observed_at) do update
            set products = list_visit.products + excluded.products, rolled_up = false
            where excluded.products > 0),
        standing as (
          insert into list_product (list_id, marketplace, asin, first_seen_at, last_seen_at)
          select distinct $3::uuid, $2::text, asin, $4::timestamptz, $4::timestamptz from {_OBSERVED}
          order by 3
          on conflict (list_id, marketplace, asin) do update
            set first_seen_at = least(list_product.first_seen_at, excluded.first_seen_at),
              last_seen_at = greatest(list_product.last_seen_at, excluded.last_seen_at))
        update market_list set last_observed_at = greatest(last_observed_at, $4),
          first_observed_at = least(first_observed_at, $4),
          observations = observations + (select count(*) from written)
        where id = $3 returning (select count(*) from written)
        """,
        observed.products,
        observed.marketplace,
        list_id,
        observed_at,
    )
    return written


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
    page: int = 1,
    observed_at: datetime | None = None,
) -> None:
    """What came of asking for a page. ``observed_at``: the visit its observations belong to, if any."""
    await session.execute(
        "insert into page_visit (id, list_id, url, fetched_at, status, outcome, message, page_sha256, items,"
        " page, observed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        visit_id,
        list_id,
        url,
        fetched_at,
        status,
        outcome,
        message,
        page_sha256,
        items,
        page,
        observed_at,
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
    session: Session,
    marketplace: str,
    asin: str,
    since: datetime,
    limit: int = 2000,
    *,
    visits_since: datetime | None = None,
) -> list[HistoryPoint]:
    """Rank and price of a product since a moment, the oldest first; at most the newest ``limit`` points.

    Every visit since ``visits_since``, and before it one point a day (UTC) and list. None: every visit as
    far back as visits are kept. One read of two indexes, whatever else is stored.
    """
    # A day is told one way or the other, never half and half.
    raw_since = max(since, start_of_day(visits_since or since))
    newest_first = await session.fetch_all(
        HistoryPoint,
        """
        select * from (
          (select observed_at, list_id, rank, price, currency, price_kind, rank_change_percent,
            rank as best_rank, 1 as visits
          from observation where marketplace = $1 and asin = $2 and observed_at >= $4
          order by observed_at desc limit $5)
          union all
          (select last_observed_at, list_id, last_rank, last_price, currency, price_kind, null, best_rank,
            visits
          from observation_day where marketplace = $1 and asin = $2 and day >= $6 and day < $7
            and last_observed_at >= $3
          order by day desc limit $5)) as points
        order by observed_at desc limit $5
        """,
        marketplace,
        asin,
        since,
        raw_since,
        limit,
        since.astimezone(UTC).date(),
        raw_since.astimezone(UTC).date(),
    )
    return newest_first[::-1]


def start_of_day(moment: datetime) -> datetime:
    """The midnight (UTC) with which its day began."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


async def find_product(session: Session, marketplace: str, asin: str) -> Product | None:
    """The product of the shared catalogue, if it was ever observed."""
    return await session.fetch_one(
        Product,
        "select marketplace, asin, title, brand, category, image_url, product_url, price, currency,"
        " price_kind, price_observed_at, rating, review_count, first_seen_at, last_seen_at from product"
        " where marketplace = $1 and asin = $2",
        marketplace,
        asin,
    )


async def get_product(session: Session, marketplace: str, asin: str) -> Product:
    """The product.

    Raises:
        NotFoundError: ``scraping.no_such_product``.
    """
    found = await find_product(session, marketplace, asin)
    if found is None:
        raise NotFoundError("scraping.no_such_product", "This product was not observed yet.")
    return found


async def find_uploaded_product(session: TenantSession, marketplace: str, asin: str) -> Product | None:
    """The product as the tenant's newest upload of a page shows it."""
    return await session.fetch_one(
        Product,
        """
        select o.marketplace, o.asin, o.title, null::text as brand, o.category, o.image_url, o.product_url,
          o.price, o.currency, o.price_kind, case when o.price is not null then o.observed_at end
            as price_observed_at, o.rating, o.review_count, seen.first_seen_at, o.observed_at as last_seen_at
        from uploaded_observation o cross join (select min(observed_at) as first_seen_at
          from uploaded_observation where tenant_id = $1 and marketplace = $2 and asin = $3) seen
        where o.tenant_id = $1 and o.marketplace = $2 and o.asin = $3
        order by o.observed_at desc, o.title is null limit 1
        """,
        session.tenant_id,
        marketplace,
        asin,
    )


async def list_uploaded_history(
    session: TenantSession, marketplace: str, asin: str, since: datetime, limit: int = 2000
) -> list[HistoryPoint]:
    """Rank and price in the pages that the tenant uploaded, the oldest first."""
    newest_first = await session.fetch_all(
        HistoryPoint,
        "select observed_at, null::uuid as list_id, rank, price, currency, price_kind, rank_change_percent,"
        " rank as best_rank from uploaded_observation where tenant_id = $1 and marketplace = $2 and asin = $3"
        " and observed_at >= $4 order by observed_at desc limit $5",
        session.tenant_id,
        marketplace,
        asin,
        since,
        limit,
    )
    return newest_first[::-1]


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
          select marketplace, asin from list_product where list_id in (select list_id from mine)
          union select marketplace, asin from uploaded_observation)
        select (select count(*) from mine) as lists,
          (select coalesce(sum(observations), 0)::bigint from market_list where id in
            (select list_id from mine)) + (select count(*) from uploaded_observation) as observations,
          (select count(*) from seen) as products,
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
    await session.execute(
        f"""
        insert into uploaded_observation (tenant_id, project_id, marketplace, asin, list_kind, category,
          observed_at, rank, list_size, title, image_url, product_url, price, price_max, currency, price_kind,
          rating, review_count, rank_change_percent)
        select $2::uuid, $3::uuid, $4::text, asin, $5::text, $6::text, $7::timestamptz, rank, $8::integer,
          title, image_url, product_url, price, price_max, currency, price_kind, rating, review_count,
          rank_change_percent
        from {_OBSERVED} on conflict do nothing
        """,
        observed.products,
        session.tenant_id,
        project_id,
        observed.marketplace,
        observed.list_kind,
        observed.category,
        observed_at,
        len(observed.products),
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


# The partitions that exist, by the first day of their month (UTC).
_MONTHS = """select to_date(right(c.relname, 7), 'YYYY_MM') as month from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'observation'::regclass and c.relname <> 'observation_default'"""


async def list_missing_months(session: SystemSession, now: datetime, ahead: int) -> list[date]:
    """The months from ``now`` on, and those of rows in the default partition, that have no partition."""
    return await session.fetch_values(
        f"""
        with wanted as (
          select (date_trunc('month', $1::timestamptz at time zone 'UTC') + n * interval '1 month')::date
            as month from generate_series(0, $2::integer) n
          union
          select date_trunc('month', observed_at at time zone 'UTC')::date from observation_default)
        select month from wanted where month not in ({_MONTHS}) order by month
        """,
        now,
        ahead,
    )


async def make_partition(session: SystemSession, month: date) -> bool:
    """Makes the month's partition and moves its rows there; False if it exists."""
    return bool(await session.fetch_value("select make_observation_partition($1)", month))


async def list_months_before(session: SystemSession, moment: datetime) -> list[date]:
    """The partitions that ended by then, the oldest first."""
    return await session.fetch_values(
        f"select month from ({_MONTHS}) as months"
        " where (month + interval '1 month') at time zone 'UTC' <= $1 order by month",
        moment,
    )


async def drop_partition(session: SystemSession, month: date) -> bool:
    """Drops the month's observations; False if there are none, or if a visit of it is not rolled up."""
    return bool(await session.fetch_value("select drop_observation_partition($1)", month))


async def roll_up_visits(session: SystemSession, until: datetime, limit: int) -> int:
    """Rolls up about ``limit`` visits before ``until``, list by list in whole days; returns how many.

    A day is always summed up anew from all its visits. What is left of a month that was dropped never
    takes the place of what was summed up from all of it.
    """
    # Noted first: a visit of these days that is recorded from here on says by itself that it is open.
    done: list[tuple[UUID, date]] = await session.fetch_values(
        """
        with days as (
          select distinct list_id, (observed_at at time zone 'UTC')::date as day
          from (select list_id, observed_at from list_visit where not rolled_up and observed_at < $1
            order by list_id, observed_at limit $2) as open_visits)
        update list_visit v set rolled_up = true from days d
        where v.list_id = d.list_id and not v.rolled_up
          and v.observed_at >= d.day::timestamp at time zone 'UTC'
          and v.observed_at < (d.day + 1)::timestamp at time zone 'UTC'
        returning (v.list_id, d.day)
        """,
        until,
        limit,
    )
    if done:
        days = sorted(set(done))
        await session.execute(
            """
            insert into observation_day (marketplace, asin, day, list_id, best_rank, last_rank, last_price,
              currency, price_kind, last_observed_at, visits)
            select o.marketplace, o.asin, d.day, d.list_id, min(o.rank),
              (array_agg(o.rank order by o.observed_at desc, o.rank))[1],
              (array_agg(o.price order by o.observed_at desc, o.rank) filter (where o.price is not null))[1],
              (array_agg(o.currency order by o.observed_at desc, o.rank)
                filter (where o.price is not null))[1],
              (array_agg(o.price_kind order by o.observed_at desc, o.rank)
                filter (where o.price is not null))[1],
              max(o.observed_at), count(distinct o.observed_at)
            from unnest($1::uuid[], $2::date[]) as d (list_id, day) cross join lateral (
              select * from observation o where o.list_id = d.list_id
                and o.observed_at >= d.day::timestamp at time zone 'UTC'
                and o.observed_at < (d.day + 1)::timestamp at time zone 'UTC' offset 0) o
            group by o.marketplace, o.asin, d.day, d.list_id order by 1, 2, 3, 4
            on conflict (marketplace, asin, day, list_id) do update set best_rank = excluded.best_rank,
              last_rank = excluded.last_rank, last_price = excluded.last_price, currency = excluded.currency,
              price_kind = excluded.price_kind, last_observed_at = excluded.last_observed_at,
              visits = excluded.visits
            where excluded.visits >= observation_day.visits
            """,
            [list_id for list_id, _ in days],
            [day for _, day in days],
        )
    return len(done)


async def delete_bare_visits(session: SystemSession, before: datetime, limit: int) -> int:
    """Deletes rolled-up visits whose observations were dropped; returns how many."""
    return await session.execute(
        "delete from list_visit v using (select list_id, observed_at from list_visit c"
        " where c.observed_at < $1 and c.rolled_up and not exists (select from observation o"
        " where o.list_id = c.list_id and o.observed_at = c.observed_at) order by observed_at limit $2) bare"
        " where v.list_id = bare.list_id and v.observed_at = bare.observed_at",
        before,
        limit,
    )

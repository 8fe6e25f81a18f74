"""All SQL about products as a tenant sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.scraping.bring.queries import newest_of
from pinflow.scraping.catalogue.models import HistoryRow, ListedProduct, ListFacts, ProductSource


class ProductFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which products. ``words``: in the title, or the ASIN; ``asin``: this one."""

    project_id: UUID | None = None
    marketplace: str | None = None
    source: ProductSource | None = None
    words: str | None = None
    asin: str | None = None


_PRODUCTS = f"""
with watched as (
  select distinct l.id, l.category, l.last_observed_at
  from watched_list w join market_list l on l.id = w.list_id
  where l.last_observed_at is not null and ($1::uuid is null or w.project_id = $1)),
seen as (
  select o.marketplace, o.asin, min(o.rank) as rank, max(o.observed_at) as seen_at,
    (array_agg(w.category order by o.rank))[1] as list_category
  from watched w join observation o on o.list_id = w.id and o.observed_at = w.last_observed_at
  where $3::text is null or o.asin = $3 group by o.marketplace, o.asin),
uploaded as (
  select distinct on (marketplace, asin) * from uploaded_observation
  where ($1::uuid is null or project_id = $1) and ($3::text is null or asin = $3)
  order by marketplace, asin, observed_at desc, rank),
brought as (
  select marketplace, asin, max(brought_at) as brought_at, {newest_of("title")}, {newest_of("brand")},
    {newest_of("price", "currency")}, {newest_of("category")}, {newest_of("rating", "review_count")},
    {newest_of("image_url")}, {newest_of("note")},
    max(brought_at) filter (where price is not null) as price_at
  from brought_product where ($1::uuid is null or project_id = $1) and ($3::text is null or asin = $3)
    and (expires_at is null or expires_at > $2) group by marketplace, asin),
keys as (
  select marketplace, asin from seen union select marketplace, asin from uploaded
  union select marketplace, asin from brought),
listed as (
  select k.marketplace, k.asin, coalesce(p.title, u.title, b.title) as title,
    coalesce(p.brand, b.brand) as brand, coalesce(p.category, u.category, b.category) as category,
    coalesce(p.image_url, u.image_url, b.image_url) as image_url,
    coalesce(p.product_url, u.product_url) as product_url,
    case when p.price is not null then p.price when u.price is not null then u.price
      else b.price end as price,
    case when p.price is not null then p.currency when u.price is not null then u.currency
      else b.currency end as currency,
    case when p.price is not null then p.price_observed_at when u.price is not null then u.observed_at
      else b.price_at end as price_observed_at,
    coalesce(p.rating, u.rating, b.rating) as rating,
    case when p.rating is not null then p.review_count when u.rating is not null then u.review_count
      else b.review_count end as review_count,
    coalesce(s.rank, u.rank) as rank,
    case when s.rank is not null then s.list_category else u.category end as list_category, b.note,
    greatest(s.seen_at, u.observed_at, b.brought_at) as seen_at,
    array_remove(array[case when s.asin is not null then 'watched' end,
      case when u.asin is not null then 'uploaded' end, case when b.asin is not null then 'brought' end],
      null) as sources
  from keys k left join seen s on s.marketplace = k.marketplace and s.asin = k.asin
    left join uploaded u on u.marketplace = k.marketplace and u.asin = k.asin
    left join brought b on b.marketplace = k.marketplace and b.asin = k.asin
    left join product p on p.marketplace = k.marketplace and p.asin = k.asin)
select * from listed where ($4::text is null or marketplace = $4) and ($5::text is null or $5 = any (sources))
  and ($6::text is null or strpos(lower(title), lower($6)) > 0 or asin = upper($6))
"""


def _values(wanted: ProductFilter, now: datetime) -> tuple[object, ...]:
    return (
        wanted.project_id,
        now,
        wanted.asin,
        wanted.marketplace,
        wanted.source,
        wanted.words,
    )


async def list_products(
    session: TenantSession,
    wanted: ProductFilter,
    now: datetime,
    *,
    after: tuple[str, str] | None = None,
    limit: int = 50,
) -> list[ListedProduct]:
    """By marketplace and ASIN; ``after`` are those of the last one of the page before."""
    return await session.fetch_all(
        ListedProduct,
        f"{_PRODUCTS} and ($7::text is null or (marketplace, asin) > ($7, $8::text))"
        " order by marketplace, asin limit $9",
        *_values(wanted, now),
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def count_products(session: TenantSession, wanted: ProductFilter, now: datetime) -> int:
    """How many there are."""
    count: int = await session.fetch_value(
        f"select count(*) from ({_PRODUCTS}) counted", *_values(wanted, now)
    )
    return count


class _Titled(msgspec.Struct, frozen=True):
    marketplace: str
    asin: str
    title: str


async def find_titles(
    session: TenantSession, products: Collection[tuple[str, str]], now: datetime
) -> dict[tuple[str, str], str]:
    """What these products, by marketplace and ASIN, are called; without those whose name nobody knows."""
    rows = await session.fetch_all(
        _Titled,
        """
        select k.marketplace, k.asin, coalesce(p.title, u.title, b.title) as title
        from unnest($1::text[], $2::text[]) as k (marketplace, asin)
          left join product p on p.marketplace = k.marketplace and p.asin = k.asin
          left join lateral (select title from uploaded_observation u where u.marketplace = k.marketplace
            and u.asin = k.asin and u.title is not null order by u.observed_at desc limit 1) u on true
          left join lateral (select title from brought_product b where b.marketplace = k.marketplace
            and b.asin = k.asin and b.title is not null and (b.expires_at is null or b.expires_at > $3)
            order by b.brought_at desc limit 1) b on true
        where coalesce(p.title, u.title, b.title) is not null
        """,
        [marketplace for marketplace, _ in products],
        [asin for _, asin in products],
        now,
    )
    return {(row.marketplace, row.asin): row.title for row in rows}


def stream_products(
    session: TenantSession, wanted: ProductFilter, now: datetime
) -> AsyncIterator[ListedProduct]:
    """The same without end, in the same order."""
    return session.stream(ListedProduct, f"{_PRODUCTS} order by marketplace, asin", *_values(wanted, now))


def stream_lists(session: TenantSession) -> AsyncIterator[ListFacts]:
    """The watched lists by project and category, one row a project that watches."""
    return session.stream(
        ListFacts,
        "select l.id, p.name as project, l.source, l.marketplace, l.list_kind, l.category, l.url, l.state,"
        " l.message, l.interval_minutes, l.last_observed_at, (select count(*) from observation o"
        " where o.list_id = l.id and o.observed_at = l.last_observed_at) as products"
        " from watched_list w join market_list l on l.id = w.list_id join project p on p.id = w.project_id"
        " order by p.name, l.category, l.id",
    )


class HistoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which history: of watched lists (one, or all), or of one product wherever it was seen."""

    since: datetime
    list_id: UUID | None = None
    marketplace: str | None = None
    asin: str | None = None


def stream_history(session: TenantSession, wanted: HistoryFilter) -> AsyncIterator[HistoryRow]:
    """Each visit that is still kept, and the last of each older day; by list, time and rank.

    Unless one list is wanted, the tenant's uploads follow.
    """
    return session.stream(
        HistoryRow,
        """
        with lists as (
          select l.id, l.list_kind, l.category from market_list l
          where ($1::uuid is null or l.id = $1)
            and ($3::text is not null or l.id in (select list_id from watched_list))),
        points as (
          select o.observed_at, o.list_id, o.marketplace, o.asin, o.rank, o.price, o.currency, o.price_kind,
            1 as visits
          from observation o where o.observed_at >= $4 and o.list_id in (select id from lists)
            and ($2::text is null or o.marketplace = $2) and ($3::text is null or o.asin = $3)
          union all
          select d.last_observed_at, d.list_id, d.marketplace, d.asin, d.last_rank, d.last_price, d.currency,
            d.price_kind, d.visits
          from observation_day d where d.last_observed_at >= $4 and d.list_id in (select id from lists)
            and ($2::text is null or d.marketplace = $2) and ($3::text is null or d.asin = $3)
            and not exists (select from observation o where o.list_id = d.list_id
              and o.observed_at = d.last_observed_at and o.rank = d.last_rank))
        select p.observed_at, p.list_id, l.list_kind, l.category, p.marketplace, p.asin, known.title, p.rank,
          p.price, p.currency, p.price_kind, p.visits
        from points p join lists l on l.id = p.list_id
          left join product known on known.marketplace = p.marketplace and known.asin = p.asin
        union all
        select distinct u.observed_at, null::uuid, u.list_kind, u.category, u.marketplace, u.asin, u.title,
          u.rank, u.price, u.currency, u.price_kind, 1
        from uploaded_observation u where $1::uuid is null and u.observed_at >= $4
          and ($2::text is null or u.marketplace = $2) and ($3::text is null or u.asin = $3)
        order by list_id, observed_at, rank
        """,
        wanted.list_id,
        wanted.marketplace,
        wanted.asin,
        wanted.since,
    )

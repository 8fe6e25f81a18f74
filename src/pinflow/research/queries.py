"""All SQL of the research slice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.projects.models import ProjectId
from pinflow.research.opportunity import Candidate, Opportunity, OpportunityId, OpportunityState
from pinflow.scraping.bring.queries import newest_of

_COLUMNS = """id, tenant_id, project_id, marketplace, asin, list_id, list_kind, category, title, image_url,
  product_url, price, currency, rating, review_count, rank, previous_rank, observed_at, score, parts,
  weights_version, state, scored_at, created_at"""

_PINNED = """array(select coalesce(p.published_at, p.created_at) from pin p where p.project_id = $1
  and p.marketplace = c.marketplace and p.asin = c.asin and p.state not in ('rejected', 'draft'))"""


async def list_candidates(
    session: TenantSession, project_id: ProjectId, history_since: datetime
) -> list[Candidate]:
    """Every named product on the newest visit of the project's watched lists, with its ranks there since."""
    return await session.fetch_all(
        Candidate,
        f"""
        with watched as (
          select l.id, l.list_kind, l.category, l.last_observed_at,
            (select min(o.observed_at) from observation o where o.list_id = l.id) as watched_since
          from watched_list w join market_list l on l.id = w.list_id
          where w.project_id = $1 and l.last_observed_at is not null),
        current as (
          select o.*, l.list_kind, l.category, l.watched_since,
            count(*) over (partition by o.list_id) as list_size
          from watched l join observation o on o.list_id = l.id and o.observed_at = l.last_observed_at),
        past as (
          select o.list_id, o.marketplace, o.asin, min(o.observed_at) as first_seen_at,
            jsonb_agg(jsonb_build_array(o.observed_at, o.rank) order by o.observed_at)
              filter (where o.observed_at >= $2) as history
          from watched l join observation o on o.list_id = l.id group by 1, 2, 3)
        select c.marketplace, c.asin, c.list_id, c.list_kind, c.category, c.list_size, p.title, p.image_url,
          p.product_url, c.price, c.currency, c.rating, c.review_count, c.rank, c.observed_at,
          coalesce(past.history, '[]') as history, past.first_seen_at, c.watched_since as list_watched_since,
          {_PINNED} as own_pins_at
        from current c
          join product p on p.marketplace = c.marketplace and p.asin = c.asin and p.title is not null
          join past on past.list_id = c.list_id and past.marketplace = c.marketplace and past.asin = c.asin
        """,
        project_id,
        history_since,
    )


async def list_uploaded_candidates(
    session: TenantSession, project_id: ProjectId, history_since: datetime
) -> list[Candidate]:
    """The same for the lists that the tenant uploaded."""
    return await session.fetch_all(
        Candidate,
        f"""
        with mine as (select * from uploaded_observation where project_id = $1),
        lists as (
          select list_kind, category, marketplace, max(observed_at) as last_at,
            min(observed_at) as watched_since
          from mine group by 1, 2, 3),
        past as (
          select list_kind, category, marketplace, asin, min(observed_at) as first_seen_at,
            jsonb_agg(jsonb_build_array(observed_at, rank) order by observed_at)
              filter (where observed_at >= $2) as history
          from mine group by 1, 2, 3, 4)
        select c.marketplace, c.asin, null::uuid as list_id, c.list_kind, c.category, c.list_size, c.title,
          c.image_url, c.product_url, c.price, c.currency, c.rating, c.review_count, c.rank, c.observed_at,
          coalesce(past.history, '[]') as history, past.first_seen_at,
          lists.watched_since as list_watched_since, {_PINNED} as own_pins_at
        from mine c
          join lists on lists.list_kind = c.list_kind and lists.category = c.category
            and lists.marketplace = c.marketplace and lists.last_at = c.observed_at
          join past on past.list_kind = c.list_kind and past.category = c.category
            and past.marketplace = c.marketplace and past.asin = c.asin
        where c.title is not null
        """,
        project_id,
        history_since,
    )


async def list_brought_candidates(
    session: TenantSession, project_id: ProjectId, now: datetime
) -> list[Candidate]:
    """Every product that the user brought and that has a name, without a rank: it is on no list.

    What the tenant's own API key fetched counts until it expires. What files leave open is filled from the
    shared catalogue, except a price: that of a file is the user's, the catalogue's has a time of its own.
    """
    return await session.fetch_all(
        Candidate,
        f"""
        with c as (
          select marketplace, asin, max(brought_at) as brought_at,
            {newest_of("title")}, {newest_of("category")}, {newest_of("image_url")},
            {newest_of("price", "currency")}, {newest_of("rating", "review_count")}
          from brought_product where project_id = $1 and (expires_at is null or expires_at > $2)
          group by marketplace, asin)
        select c.marketplace, c.asin, null::uuid as list_id, 'brought' as list_kind,
          coalesce(c.category, p.category, '') as category, null::int as list_size,
          coalesce(c.title, p.title) as title, coalesce(c.image_url, p.image_url) as image_url,
          p.product_url, c.price, c.currency, coalesce(c.rating, p.rating) as rating,
          case when c.rating is null then p.review_count else c.review_count end as review_count,
          null::int as rank, c.brought_at as observed_at, '[]'::jsonb as history,
          c.brought_at as first_seen_at, c.brought_at as list_watched_since, {_PINNED} as own_pins_at
        from c left join product p on p.marketplace = c.marketplace and p.asin = c.asin
        where coalesce(c.title, p.title) is not null
        """,
        project_id,
        now,
    )


async def delete_brought_no_more(session: TenantSession, project_id: ProjectId, now: datetime) -> int:
    """Deletes opportunities of products that nothing brings any more, unless a pin was made of them."""
    return await session.execute(
        "delete from opportunity o where o.project_id = $1 and o.list_kind = 'brought'"
        " and not exists (select from brought_product b where b.project_id = o.project_id"
        " and b.marketplace = o.marketplace and b.asin = o.asin"
        " and (b.expires_at is null or b.expires_at > $2))"
        " and not exists (select from pin p where p.opportunity_id = o.id)",
        project_id,
        now,
    )


class ScoredRow(msgspec.Struct, frozen=True, kw_only=True):
    """What scoring writes of one opportunity."""

    id: OpportunityId
    candidate: Candidate
    previous_rank: int | None
    score: float
    parts: object
    signals: object
    weights_version: str


async def upsert_opportunities(
    session: TenantSession, project_id: ProjectId, rows: Sequence[ScoredRow], now: datetime
) -> None:
    """Writes new opportunities and refreshes known ones; what a person decided (hidden, drafted) stays."""
    await session.execute_many(
        """
        insert into opportunity (id, tenant_id, project_id, marketplace, asin, list_id, list_kind, category,
          title, image_url, product_url, price, currency, rating, review_count, rank, previous_rank,
          observed_at, score, parts, signals, weights_version, scored_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
          $21, $22, $23, $23)
        on conflict (tenant_id, project_id, marketplace, asin) do update set list_id = excluded.list_id,
          list_kind = excluded.list_kind, category = excluded.category, title = excluded.title,
          image_url = excluded.image_url, product_url = excluded.product_url, price = excluded.price,
          currency = excluded.currency, rating = excluded.rating, review_count = excluded.review_count,
          rank = excluded.rank, previous_rank = excluded.previous_rank, observed_at = excluded.observed_at,
          score = excluded.score, parts = excluded.parts, signals = excluded.signals,
          weights_version = excluded.weights_version, scored_at = excluded.scored_at
        """,
        [
            (
                row.id,
                session.tenant_id,
                project_id,
                row.candidate.marketplace,
                row.candidate.asin,
                row.candidate.list_id,
                row.candidate.list_kind,
                row.candidate.category,
                row.candidate.title,
                row.candidate.image_url,
                row.candidate.product_url,
                row.candidate.price,
                row.candidate.currency,
                row.candidate.rating,
                row.candidate.review_count,
                row.candidate.rank,
                row.previous_rank,
                row.candidate.observed_at,
                Decimal(str(row.score)),
                row.parts,
                row.signals,
                row.weights_version,
                now,
            )
            for row in rows
        ],
    )


async def get_opportunity(
    session: TenantSession, opportunity_id: OpportunityId, *, lock: bool = False
) -> Opportunity:
    """The opportunity.

    Raises:
        NotFoundError: ``research.no_such_opportunity``.
    """
    found = await session.fetch_one(
        Opportunity,
        f"select {_COLUMNS} from opportunity where id = $1{' for update' if lock else ''}",
        opportunity_id,
    )
    if found is None:
        raise NotFoundError("research.no_such_opportunity", "There is no such opportunity.")
    return found


async def list_opportunities(
    session: TenantSession,
    *,
    project_id: UUID | None = None,
    state: OpportunityState | None = None,
    min_score: float = 0,
    words: str | None = None,
    after: tuple[Decimal, UUID] | None = None,
    limit: int = 50,
) -> list[Opportunity]:
    """The best first; ``after`` is (score, id) of the last one of the page before."""
    return await session.fetch_all(
        Opportunity,
        f"select {_COLUMNS} from opportunity where ($1::uuid is null or project_id = $1)"
        " and ($2::text is null or state = $2) and score >= $3"
        " and ($4::text is null or strpos(lower(title), lower($4)) > 0 or asin = upper($4))"
        " and ($5::numeric is null or score < $5 or (score = $5 and id > $6::uuid))"
        " order by score desc, id limit $7",
        project_id,
        state,
        Decimal(str(min_score)),
        words,
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def count_opportunities(session: TenantSession) -> int:
    """How many are open."""
    count: int = await session.fetch_value("select count(*) from opportunity where state = 'open'")
    return count


async def update_opportunity_state(
    session: TenantSession, opportunity_id: OpportunityId, state: OpportunityState
) -> None:
    await session.execute("update opportunity set state = $2 where id = $1", opportunity_id, state)


class PinOfOpportunity(msgspec.Struct, frozen=True):
    """The pin that was made of an opportunity."""

    opportunity_id: UUID
    pin_id: UUID


async def list_pins_of(session: TenantSession, opportunity_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """The newest pin made of each opportunity that has one, unless it was rejected."""
    rows = await session.fetch_all(
        PinOfOpportunity,
        "select distinct on (opportunity_id) opportunity_id, id as pin_id from pin"
        " where opportunity_id = any ($1) and state <> 'rejected'"
        " order by opportunity_id, created_at desc, id desc",
        list(opportunity_ids),
    )
    return {row.opportunity_id: row.pin_id for row in rows}


async def find_last_scored(session: TenantSession) -> datetime | None:
    """When an opportunity was scored last."""
    value: datetime | None = await session.fetch_value("select max(scored_at) from opportunity")
    return value


async def list_opportunity_ids_like(session: TenantSession, part: str, limit: int = 6) -> list[UUID]:
    """The opportunities whose id begins or ends with ``part``."""
    return await session.fetch_values(
        "select id from opportunity where starts_with(id::text, $1) or right(id::text, length($1)) = $1"
        " order by id limit $2",
        part,
        limit,
    )

"""All SQL of the research slice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession, encode_json
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.projects.models import ProjectId
from pinflow.research.filters.conditions import Conditions
from pinflow.research.momentum import RANKS_A_PAGE
from pinflow.research.opportunity import Candidate, Opportunity, OpportunityId, OpportunityState
from pinflow.research.score_list import NEW_ENTRY_WINDOW
from pinflow.research.score_models import ScorePart, Signals
from pinflow.scraping.bring.queries import newest_of

_COLUMNS = """id, tenant_id, project_id, marketplace, asin, list_id, list_kind, category, title, image_url,
  product_url, price, currency, rating, review_count, rank, previous_rank, observed_at, score, parts,
  weights_version, state, scored_at, created_at, live_facts, live_until, ended_at, ended_reason"""

_PINNED = """array(select coalesce(p.published_at, p.created_at) from pin p where p.project_id = $1
  and p.marketplace = c.marketplace and p.asin = c.asin and p.state not in ('rejected', 'draft'))"""


# How many of a list's newest visits stand for themselves; of earlier days the last visit does.
NEWEST_VISITS = 8
_LISTS_AT_ONCE = 50


async def list_candidates(
    session: TenantSession, project_id: ProjectId, history_since: datetime
) -> list[Candidate]:
    """Every named product on the newest visit of the project's watched lists, with its ranks there since.

    Of the visits since then the newest `NEWEST_VISITS` count, and the last one of every day (UTC) before:
    a list that is visited every hour tells no more about two weeks than one that is visited every day.
    A list that was not visited since then proposes nothing.
    """
    lists = await session.fetch_values(
        "select list_id from watched_list where project_id = $1 order by list_id", project_id
    )
    found: list[Candidate] = []
    # So many at a time that the process comes to its other work (and says that it lives) in between.
    for start in range(0, len(lists), _LISTS_AT_ONCE):
        some = lists[start : start + _LISTS_AT_ONCE]
        found += await _list_candidates_of(session, project_id, some, history_since)
    return found


async def _list_candidates_of(
    session: TenantSession, project_id: ProjectId, list_ids: Sequence[UUID], history_since: datetime
) -> list[Candidate]:
    return await session.fetch_all(
        Candidate,
        """
        with watched as (
          select l.id, l.list_kind, l.category, l.last_observed_at, v.products
          from market_list l
            join list_visit v on v.list_id = l.id and v.observed_at = l.last_observed_at
          where l.id = any ($4) and l.last_observed_at >= $2),
        pinned as (
          select marketplace, asin, array_agg(coalesce(published_at, created_at)) as at from pin
          where project_id = $1 and state not in ('rejected', 'draft') group by marketplace, asin)
        select c.marketplace, c.asin, l.id as list_id, l.list_kind, l.category, l.products as list_size,
          p.title, p.image_url, p.product_url, c.price, c.currency, c.rating, c.review_count, c.rank,
          c.observed_at, coalesce(c.history, '[]') as history, s.first_seen_at,
          coalesce(pinned.at, '{}') as own_pins_at,
          c.rank_change_percent
        -- List by list, and fenced off (offset 0): a plan for all lists at once reads whole months.
        from watched l cross join lateral (
          select o.*, past.history from observation o left join (
            select o.marketplace, o.asin,
              json_agg(json_build_array(o.observed_at, o.rank) order by o.observed_at) as history
            from (
              select v.observed_at, row_number() over (order by v.observed_at desc) as newest,
                row_number() over (partition by (v.observed_at at time zone 'UTC')::date
                  order by v.observed_at desc) as of_day
              from list_visit v where v.list_id = l.id and v.observed_at >= $2
                and v.observed_at < l.last_observed_at) v
            cross join lateral (
              select o.observed_at, o.marketplace, o.asin, o.rank from observation o
              where o.list_id = l.id and o.observed_at = v.observed_at offset 0) o
            where v.newest <= $3 or v.of_day = 1 group by o.marketplace, o.asin) past
            using (marketplace, asin)
          where o.list_id = l.id and o.observed_at = l.last_observed_at offset 0) c
          join product p on p.marketplace = c.marketplace and p.asin = c.asin and p.title is not null
          join list_product s on s.list_id = l.id and s.marketplace = c.marketplace and s.asin = c.asin
          left join pinned on pinned.marketplace = c.marketplace and pinned.asin = c.asin
        """,
        project_id,
        history_since,
        NEWEST_VISITS,
        list_ids,
    )


async def list_uploaded_candidates(
    session: TenantSession, project_id: ProjectId, history_since: datetime
) -> list[Candidate]:
    """The same for the lists that the tenant uploaded into this project."""
    return await session.fetch_all(
        Candidate,
        f"""
        with mine as (select * from uploaded_observation where project_id = $1 and observed_at >= $2),
        lists as (
          select list_kind, category, marketplace, max(observed_at) as last_at from mine group by 1, 2, 3),
        past as (
          select list_kind, category, marketplace, asin, min(observed_at) as first_seen_at,
            jsonb_agg(jsonb_build_array(observed_at, rank) order by observed_at) as history
          from mine group by 1, 2, 3, 4)
        select c.marketplace, c.asin, null::uuid as list_id, c.list_kind, c.category, c.list_size, c.title,
          c.image_url, c.product_url, c.price, c.currency, c.rating, c.review_count, c.rank, c.observed_at,
          past.history, past.first_seen_at, {_PINNED} as own_pins_at
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

    What the tenant's own API key fetched counts until it expires: its price and rating before all others,
    its title and category where nobody else tells them, its picture never. What is open then is filled from
    the shared catalogue, except a price: that of a file is the user's, the catalogue's has its own time.
    """
    return await session.fetch_all(
        Candidate,
        f"""
        with mine as (
          select * from brought_product where project_id = $1 and (expires_at is null or expires_at > $2)),
        own as (
          select marketplace, asin, max(brought_at) as brought_at, {newest_of("title")},
            {newest_of("category")}, {newest_of("image_url")}, {newest_of("price", "currency")},
            {newest_of("rating", "review_count")}
          from mine where source <> 'creators' group by marketplace, asin),
        live as (select * from mine where source = 'creators'),
        c as (
          select marketplace, asin, greatest(own.brought_at, live.brought_at) as brought_at,
            coalesce(own.title, p.title, live.title) as title,
            coalesce(own.category, p.category, live.category, '') as category,
            coalesce(own.image_url, p.image_url) as image_url, p.product_url,
            coalesce(live.price, own.price) as price,
            case when live.price is null then own.currency else live.currency end as currency,
            coalesce(live.rating, own.rating, p.rating) as rating,
            case when live.rating is not null then live.review_count
              when own.rating is not null then own.review_count else p.review_count end as review_count,
            array_remove(array[
              case when live.price is not null then 'price' end,
              case when live.rating is not null then 'rating' end,
              case when own.title is null and p.title is null and live.title is not null then 'title' end,
              case when own.category is null and p.category is null and live.category is not null
                then 'category' end], null) as live_facts,
            live.brought_at as live_facts_at, live.expires_at as live_until
          from own full join live using (marketplace, asin)
            left join product p using (marketplace, asin))
        select c.marketplace, c.asin, null::uuid as list_id, 'brought' as list_kind, c.category,
          null::int as list_size, c.title, c.image_url, c.product_url, c.price, c.currency, c.rating,
          c.review_count, null::int as rank, c.brought_at as observed_at, '[]'::jsonb as history,
          c.brought_at as first_seen_at, {_PINNED} as own_pins_at,
          c.live_facts, c.live_facts_at, c.live_until
        from c where c.title is not null
        """,
        project_id,
        now,
    )


async def delete_brought_no_more(session: TenantSession, project_id: ProjectId, now: datetime) -> int:
    """Deletes opportunities of products that nothing brings any more.

    What a person decided stays (`end_opportunities`): hidden ones, and those that a pin was made of.
    """
    return await session.execute(
        "delete from opportunity o where o.project_id = $1 and o.list_kind = 'brought'"
        " and o.state in ('open', 'ended')"
        " and not exists (select from brought_product b where b.project_id = o.project_id"
        " and b.marketplace = o.marketplace and b.asin = o.asin"
        " and (b.expires_at is null or b.expires_at > $2))"
        " and not exists (select from pin p where p.opportunity_id = o.id)",
        project_id,
        now,
    )


class KnownFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a look-up told of a product, as a score needs it."""

    price: Decimal | None
    currency: str | None
    rating: Decimal | None
    review_count: int | None
    title: str | None
    category: str | None


async def find_live_facts(
    session: TenantSession, found: Opportunity, fetched_at: datetime, now: datetime
) -> KnownFacts | None:
    """What the look-up of that moment told of the product, None once it has expired or there is a newer."""
    return await session.fetch_one(
        KnownFacts,
        "select price, currency, rating, review_count, title, category from brought_product"
        " where project_id = $1 and marketplace = $2 and asin = $3 and source = 'creators'"
        " and brought_at = $4 and expires_at > $5",
        found.project_id,
        found.marketplace,
        found.asin,
        fetched_at,
        now,
    )


# What the tenant's key told and may not be kept: its day is over, or the key was taken away.
_OVER = """o.live_until is not null and (o.live_until <= $1 or not exists (
  select from brought_product b where b.project_id = o.project_id and b.marketplace = o.marketplace
    and b.asin = o.asin and b.source = 'creators' and b.expires_at > $1))"""


async def delete_live_opportunities(session: SystemSession, now: datetime) -> int:
    """Deletes opportunities, of every tenant, that nothing brings any more; what a person decided stays."""
    return await session.execute(
        f"delete from opportunity o where {_OVER} and o.list_kind = 'brought'"
        " and o.state in ('open', 'ended')"
        " and not exists (select from brought_product b where b.project_id = o.project_id"
        " and b.marketplace = o.marketplace and b.asin = o.asin"
        " and (b.expires_at is null or b.expires_at > $1))"
        " and not exists (select from pin p where p.opportunity_id = o.id)",
        now,
    )


async def blank_live_facts(session: SystemSession, now: datetime) -> int:
    """Takes out of every tenant's opportunities what may not be kept; their points stay, with the time."""
    return await session.execute(
        f"""
        update opportunity o set
          title = case when 'title' = any (live_facts) then null else title end,
          category = case when 'category' = any (live_facts) then '' else category end,
          price = case when 'price' = any (live_facts) then null else price end,
          currency = case when 'price' = any (live_facts) then null else currency end,
          rating = case when 'rating' = any (live_facts) then null else rating end,
          review_count = case when 'rating' = any (live_facts) then null else review_count end,
          live_facts = '{{}}', live_until = null
        where {_OVER}
        """,
        now,
    )


# A visit reads whole pages: one that shows 48 products was read down to rank 50.
READ_TO = f"ceil(v.products / {RANKS_A_PAGE}.0) * {RANKS_A_PAGE}"
# So long an open opportunity stays as it is when its list was read less deep than its rank: the same time
# that its reasons call news.
UNREAD_STAYS = NEW_ENTRY_WINDOW
ENDED_KEPT = timedelta(days=90)
_WHY_ENDED = f"""case
  when o.list_kind = 'brought' then 'brought_no_more'
  when o.list_id is null and exists (select from uploaded_observation u where u.project_id = o.project_id
    and u.list_kind = o.list_kind and u.category = o.category and u.marketplace = o.marketplace
    and u.observed_at > o.observed_at) then 'left'
  when o.list_id is null then 'outdated'
  when not exists (select from watched_list w where w.project_id = o.project_id
    and w.list_id = o.list_id) then 'unwatched'
  when exists (select from list_visit v where v.list_id = o.list_id and v.observed_at > o.observed_at
    and {READ_TO} >= o.rank) then 'left'
  when exists (select from list_visit v where v.list_id = o.list_id
    and v.observed_at > greatest(o.observed_at, $3)) then 'unread'
  else 'outdated' end"""


async def end_opportunities(
    session: TenantSession, project_id: ProjectId, now: datetime, history_since: datetime
) -> int:
    """Ends what this scoring, of ``now``, did not find; returns how many.

    Open ones become ``ended``. Hidden and drafted ones stay what a person made of them and say since when
    they are found no more. One that nothing looked for (its list was read less deep than its rank) stays for
    two days. What ended long ago, and has no pin, is forgotten.
    """
    ended = await session.execute(
        f"""
        with gone as (
          select o.id, {_WHY_ENDED} as reason from opportunity o
          where o.project_id = $1 and o.ended_at is null and o.scored_at < $2)
        update opportunity o set state = case when o.state = 'open' then 'ended' else o.state end,
          ended_at = $2, ended_reason = gone.reason
        from gone where o.id = gone.id and not (gone.reason = 'unread' and o.observed_at > $4)
        """,
        project_id,
        now,
        history_since,
        now - UNREAD_STAYS,
    )
    await session.execute(
        "delete from opportunity o where o.project_id = $1 and o.state = 'ended' and o.ended_at < $2"
        " and not exists (select from pin p where p.opportunity_id = o.id)",
        project_id,
        now - ENDED_KEPT,
    )
    return ended


class ReadList(msgspec.Struct, frozen=True):
    """A list and its readings, oldest first. ``list_id`` None: one that the tenant uploaded.

    ``first_read`` is since when it is known to be read so deep: (products, moment).
    """

    list_id: UUID | None
    marketplace: str
    list_kind: str
    category: str
    visits: tuple[tuple[datetime, int], ...]
    first_read: tuple[tuple[int, datetime], ...]


async def list_readings(session: TenantSession, project_id: ProjectId, since: datetime) -> list[ReadList]:
    """When each list of the project was read since, with the number of products it showed.

    The same visits that `list_candidates` takes ranks from: a product without a rank there was missed.
    """
    return await session.fetch_all(
        ReadList,
        """
        select l.id as list_id, l.marketplace, l.list_kind, l.category, v.visits, f.first_read
        from watched_list w join market_list l on l.id = w.list_id
          cross join lateral (
            select json_agg(json_build_array(observed_at, products) order by observed_at) as visits
            from (
              select observed_at, products, row_number() over (order by observed_at desc) as newest,
                row_number() over (partition by (observed_at at time zone 'UTC')::date
                  order by observed_at desc) as of_day
              from list_visit where list_id = l.id and observed_at >= $2
                and observed_at < l.last_observed_at) v
            where (newest <= $3 or of_day = 1) and products > 0) v
          cross join lateral (
            select json_agg(json_build_array(products, at)) as first_read from (
              select products, min(observed_at) as at from list_visit
              where list_id = l.id and observed_at >= $2 and observed_at < l.last_observed_at
                and products > 0 group by products) d) f
        where w.project_id = $1 and v.visits is not null
        union all
        select null, marketplace, list_kind, category,
          json_agg(json_build_array(observed_at, list_size) order by observed_at) as visits,
          json_agg(json_build_array(list_size, observed_at)) as first_read
        from (select marketplace, list_kind, category, observed_at, max(list_size) as list_size
          from uploaded_observation where project_id = $1 and observed_at >= $2 group by 1, 2, 3, 4) mine
        group by marketplace, list_kind, category
        """,
        project_id,
        since,
        NEWEST_VISITS,
    )


class ScoredRow(msgspec.Struct, frozen=True, kw_only=True):
    """What scoring writes of one opportunity."""

    id: OpportunityId
    candidate: Candidate
    previous_rank: int | None
    score: float
    # JSON, or what becomes JSON.
    parts: object
    signals: object
    weights_version: str


# A statement for so many opportunities: few round trips, and none that holds much memory.
_CHUNK = 2000


async def upsert_opportunities(
    session: TenantSession, project_id: ProjectId, rows: Sequence[ScoredRow], now: datetime
) -> None:
    """Writes new opportunities, refreshes known ones and opens ended ones again.

    What a person decided (hidden, drafted) stays.
    """
    for start in range(0, len(rows), _CHUNK):
        await _upsert_chunk(session, project_id, rows[start : start + _CHUNK], now)


async def _upsert_chunk(
    session: TenantSession, project_id: ProjectId, rows: Sequence[ScoredRow], now: datetime
) -> None:
    seen = [row.candidate for row in rows]
    await session.execute(
        """
        insert into opportunity (id, tenant_id, project_id, marketplace, asin, list_id, list_kind, category,
          title, image_url, product_url, price, currency, rating, review_count, rank, previous_rank,
          observed_at, score, parts, signals, weights_version, scored_at, created_at, live_facts, live_until)
        select id, $1, $2, marketplace, asin, list_id, list_kind, category, title, image_url, product_url,
          price, currency, rating, review_count, rank, previous_rank, observed_at, score, parts::jsonb,
          signals::jsonb, weights_version, $3, $3, live_facts::text[], live_until
        from unnest($4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[],
          $11::text[], $12::text[], $13::numeric[], $14::text[], $15::numeric[], $16::integer[],
          $17::integer[], $18::integer[], $19::timestamptz[], $20::numeric[], $21::text[], $22::text[],
          $23::text[], $24::text[], $25::timestamptz[])
          as scored (id, marketplace, asin, list_id, list_kind, category, title, image_url, product_url,
            price, currency, rating, review_count, rank, previous_rank, observed_at, score, parts, signals,
            weights_version, live_facts, live_until)
        on conflict (tenant_id, project_id, marketplace, asin) do update set list_id = excluded.list_id,
          list_kind = excluded.list_kind, category = excluded.category, title = excluded.title,
          image_url = excluded.image_url, product_url = excluded.product_url, price = excluded.price,
          currency = excluded.currency, rating = excluded.rating, review_count = excluded.review_count,
          rank = excluded.rank, previous_rank = excluded.previous_rank, observed_at = excluded.observed_at,
          score = excluded.score, parts = excluded.parts, signals = excluded.signals,
          weights_version = excluded.weights_version, scored_at = excluded.scored_at,
          live_facts = excluded.live_facts, live_until = excluded.live_until,
          state = case when opportunity.state = 'ended' then 'open' else opportunity.state end,
          ended_at = null, ended_reason = null
        """,
        session.tenant_id,
        project_id,
        now,
        [row.id for row in rows],
        [candidate.marketplace for candidate in seen],
        [candidate.asin for candidate in seen],
        [candidate.list_id for candidate in seen],
        [candidate.list_kind for candidate in seen],
        [candidate.category for candidate in seen],
        [candidate.title for candidate in seen],
        [candidate.image_url for candidate in seen],
        [candidate.product_url for candidate in seen],
        [candidate.price for candidate in seen],
        [candidate.currency for candidate in seen],
        [candidate.rating for candidate in seen],
        [candidate.review_count for candidate in seen],
        [candidate.rank for candidate in seen],
        [row.previous_rank for row in rows],
        [candidate.observed_at for candidate in seen],
        [Decimal(str(row.score)) for row in rows],
        [encode_json(row.parts) for row in rows],
        [encode_json(row.signals) for row in rows],
        [row.weights_version for row in rows],
        ["{" + ",".join(candidate.live_facts) + "}" for candidate in seen],
        [candidate.live_until if candidate.live_facts else None for candidate in seen],
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
        raise _no_such_opportunity()
    return found


def _no_such_opportunity() -> NotFoundError:
    return NotFoundError("research.no_such_opportunity", "There is no such opportunity.")


# $1 to $10: see `_matching`.
_MATCHING = """($1::uuid is null or project_id = $1)
  and case when $2::text is null then state <> 'ended' else state = $2 end and score >= $3
  and ($4::text is null or strpos(lower(title), lower($4)) > 0 or asin = upper($4))
  and ($5::text is null or list_kind = $5) and ($6::text is null or strpos(lower(category), lower($6)) > 0)
  and ($7::numeric is null or price >= $7) and ($8::numeric is null or price <= $8)
  and (not $9 or has_trend) and (not $10 or is_new_entry and ended_at is null)"""


def _matching(conditions: Conditions) -> tuple[object, ...]:
    return (
        conditions.project_id,
        conditions.state,
        Decimal(str(conditions.min_score)),
        conditions.words or None,
        conditions.list_kind,
        conditions.category or None,
        _decimal(conditions.min_price),
        _decimal(conditions.max_price),
        conditions.only_with_trend,
        conditions.new_entries,
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


async def list_opportunities(
    session: TenantSession,
    *,
    project_id: UUID | None = None,
    state: OpportunityState | None = None,
    min_score: float = 0,
    words: str | None = None,
    conditions: Conditions | None = None,
    after: tuple[Decimal, UUID] | None = None,
    limit: int = 50,
) -> list[Opportunity]:
    """The best first; ``after`` is (score, id) of the last one of the page before.

    Those that ended are among them only when ``state`` asks for them.

    ``conditions`` take the place of the four before them.
    """
    conditions = conditions or Conditions(
        project_id=project_id, state=state, min_score=min_score, words=words
    )
    return await session.fetch_all(
        Opportunity,
        f"select {_COLUMNS} from opportunity where {_MATCHING}"
        " and ($11::numeric is null or score < $11 or (score = $11 and id > $12::uuid))"
        " order by score desc, id limit $13",
        *_matching(conditions),
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def count_matching(session: TenantSession, conditions: Conditions) -> int:
    """How many there are that match."""
    count: int = await session.fetch_value(
        f"select count(*) from opportunity where {_MATCHING}", *_matching(conditions)
    )
    return count


def stream_opportunities(session: TenantSession, conditions: Conditions) -> AsyncIterator[Opportunity]:
    """All that match, the best first, through a cursor: as many as there are."""
    return session.stream(
        Opportunity,
        f"select {_COLUMNS} from opportunity where {_MATCHING} order by score desc, id",
        *_matching(conditions),
    )


class ScoredSignals(msgspec.Struct, frozen=True, kw_only=True):
    """A stored score and what may be kept of what it stands on; ``signals`` None: of an older release."""

    id: UUID
    title: str | None
    asin: str
    marketplace: str
    score: Decimal
    parts: tuple[ScorePart, ...]
    stored: dict[str, Any]
    scored_at: datetime

    @property
    def signals(self) -> Signals | None:
        try:
            return msgspec.convert(self.stored, Signals)
        except msgspec.ValidationError:
            return None


_SCORED = "id, title, asin, marketplace, score, parts, signals as stored, scored_at"


def stream_scored(session: TenantSession, project_id: ProjectId) -> AsyncIterator[ScoredSignals]:
    """The project's open opportunities with what they stand on."""
    return session.stream(
        ScoredSignals,
        f"select {_SCORED} from opportunity where project_id = $1 and state = 'open'",
        project_id,
    )


async def get_scored(session: TenantSession, opportunity_id: OpportunityId) -> ScoredSignals:
    """One opportunity's score with what it stands on.

    Raises:
        NotFoundError: ``research.no_such_opportunity``.
    """
    found = await session.fetch_one(
        ScoredSignals, f"select {_SCORED} from opportunity where id = $1", opportunity_id
    )
    if found is None:
        raise _no_such_opportunity()
    return found


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

"""All SQL of fetching: hosts and circuits, refusals, second pages, product pages, categories, replay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from pinflow.identity.models import Actor
from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.scraping.fetching.models import (
    AskedPage,
    CategoryNode,
    CategoryWalk,
    DueCard,
    Host,
    HostBudget,
    ListPage,
    RefusalCount,
    StoredVisit,
    WatchedMarketplace,
)
from pinflow.scraping.models import ListId, Observed, ObservedList, ObservedProduct
from pinflow.scraping.terms import TERMS_VERSION

_NODE = (
    "url, source, marketplace, list_kind, name, parent_url, depth, seen_at, opened_at, message, etag,"
    " last_modified"
)
_WALK = "id, tenant_id, source, marketplace, list_kind, depth, requested_at, finished_at, message"
# Whether a tenant (`{tenant}`) allows live pages on the terms of now; `{terms}` is a parameter.
_ALLOWS = (
    "(select d.allowed and d.terms_version = {terms} from fetch_decision d where d.tenant_id = {tenant}"
    " order by d.decided_at desc, d.id desc limit 1)"
)


# Hosts ---------------------------------------------------------------------------------------------


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
        "select next_allowed_at, used_today, closed_until, reason, robots_txt, robots_fetched_at,"
        " refusals_in_row, trial_until from host_budget where host = $1 for update",
        host,
    )
    assert found is not None
    return found


async def spend_request(
    session: SystemSession, host: str, next_allowed_at: datetime, trial_until: datetime | None
) -> None:
    """One request of today's budget. ``trial_until`` set: it is the one that tries a half-open host."""
    await session.execute(
        "update host_budget set used_today = used_today + 1, next_allowed_at = $2,"
        " trial_until = coalesce($3, trial_until) where host = $1",
        host,
        next_allowed_at,
        trial_until,
    )


async def open_circuit(
    session: SystemSession, host: str, now: datetime, until: datetime, reason: str
) -> None:
    """Leaves the host alone until a moment, and counts the refusal among those in a row."""
    await session.execute(
        "update host_budget set closed_until = $3, opened_at = $2, reason = $4, trial_until = null,"
        " refusals_in_row = refusals_in_row + 1 where host = $1",
        host,
        now,
        until,
        reason,
    )


async def close_circuit(session: SystemSession, host: str) -> None:
    """The trial succeeded: the host is asked as before."""
    await session.execute(
        "update host_budget set closed_until = null, opened_at = null, reason = null, trial_until = null,"
        " refusals_in_row = 0 where host = $1",
        host,
    )


async def list_watched_marketplaces(session: SystemSession) -> list[WatchedMarketplace]:
    """On which marketplaces which tenants watch lists."""
    return await session.fetch_all(
        WatchedMarketplace,
        "select w.tenant_id, l.source, min(l.url) as url from watched_list w"
        " join market_list l on l.id = w.list_id group by w.tenant_id, l.source, l.marketplace",
    )


async def give_up_trial(session: SystemSession, host: str) -> None:
    """The trial proved nothing: the next request may try."""
    await session.execute("update host_budget set trial_until = null where host = $1", host)


async def store_robots(
    session: SystemSession,
    host: str,
    robots_txt: str,
    now: datetime,
    *,
    next_allowed_at: datetime | None = None,
) -> None:
    """``next_allowed_at``: the first request after it may not come earlier, as its own delay asks."""
    await session.execute(
        "update host_budget set robots_txt = $2, robots_fetched_at = $3,"
        " next_allowed_at = greatest(next_allowed_at, $4) where host = $1",
        host,
        robots_txt,
        now,
        next_allowed_at,
    )


async def list_hosts(session: Session) -> list[Host]:
    """Every host that was ever asked."""
    return await session.fetch_all(
        Host,
        "select host, budget_day, used_today, closed_until, opened_at, reason, refusals_in_row"
        " from host_budget order by host",
    )


async def count_refusal(session: SystemSession, host: str, kind: str, now: datetime, message: str) -> None:
    await session.execute(
        "insert into refusal_count (host, day, kind, count, last_at, last_message)"
        " values ($1, ($3::timestamptz at time zone 'UTC')::date, $2, 1, $3, $4)"
        " on conflict (host, day, kind) do update set count = refusal_count.count + 1,"
        " last_at = greatest(refusal_count.last_at, excluded.last_at), last_message = excluded.last_message",
        host,
        kind,
        now,
        message,
    )


async def list_refusals(
    session: Session, *, since: date | None, after: tuple[date, str, str] | None, limit: int
) -> list[RefusalCount]:
    """Counted refusals, the newest day first, then by host and kind; ``after``: the last key before."""
    day, host, kind = after if after is not None else (None, None, None)
    return await session.fetch_all(
        RefusalCount,
        "select host, day, kind, count, last_at, last_message from refusal_count"
        " where ($1::date is null or day >= $1)"
        " and ($2::date is null or day < $2 or (day = $2 and (host, kind) > ($3, $4)))"
        " order by day desc, host, kind limit $5",
        since,
        day,
        host,
        kind,
        limit,
    )


class FetchingTroubles(msgspec.Struct, frozen=True):
    """What keeps a tenant's lists from being read: sites left alone, and lists whose markup changed."""

    closed_hosts: int
    changed_lists: int


async def count_troubles(session: TenantSession, now: datetime) -> FetchingTroubles:
    """Among the lists that the tenant watches."""
    found = await session.fetch_one(
        FetchingTroubles,
        "select count(distinct h.host) as closed_hosts, count(distinct l.id) filter (where l.refusal ="
        " 'markup_changed') as changed_lists from watched_list w join market_list l on l.id = w.list_id"
        " left join host_budget h on h.host = l.asked_host and h.closed_until > $1",
        now,
    )
    assert found is not None
    return found


async def note_asked(session: SystemSession, list_id: ListId, host: str, refusal: str | None) -> str | None:
    """Notes where a list was asked for and what it was refused with. Returns the refusal before."""
    before: str | None = await session.fetch_value(
        "select refusal from market_list where id = $1 for update", list_id
    )
    await session.execute(
        "update market_list set asked_host = $2, refusal = $3 where id = $1", list_id, host, refusal
    )
    return before


# Second pages --------------------------------------------------------------------------------------


async def set_depth(session: TenantSession, list_id: ListId, depth: int, project_id: UUID | None) -> int:
    """How many ranks the tenant's projects (or one of them) want of a list. Returns how many watch it."""
    return await session.execute(
        "update watched_list set depth = $2 where list_id = $1 and ($3::uuid is null or project_id = $3)",
        list_id,
        depth,
        project_id,
    )


async def want_next_page(session: SystemSession, list_id: ListId, page: int, visit_at: datetime) -> bool:
    """Asks for ``page`` to complete the visit of ``visit_at``, if a watcher wants as many ranks."""
    return bool(
        await session.execute(
            "insert into list_page (list_id, page, visit_at, next_fetch_at) select $1, $2, $3, $3"
            " where exists (select from watched_list where list_id = $1 and depth > ($2 - 1) * 50)"
            " on conflict (list_id, page) do update set visit_at = excluded.visit_at,"
            " next_fetch_at = excluded.next_fetch_at where list_page.visit_at < excluded.visit_at",
            list_id,
            page,
            visit_at,
        )
    )


async def list_due_pages(
    session: SystemSession, now: datetime, *, live_sources: Collection[str], limit: int
) -> list[tuple[ListId, int]]:
    """Pages that a visit still lacks; live ones only if one of those who want them allows it."""

    class Due(msgspec.Struct):
        list_id: UUID
        page: int

    rows = await session.fetch_all(
        Due,
        "select p.list_id, p.page from list_page p join market_list l on l.id = p.list_id"
        " where p.next_fetch_at <= $1 and p.completed_at is distinct from p.visit_at"
        " and (p.leased_until is null or p.leased_until <= $1)"
        " and exists (select from watched_list w where w.list_id = p.list_id and w.depth > (p.page - 1) * 50"
        f" and (l.source <> all ($2) or {_ALLOWS.format(terms='$4', tenant='w.tenant_id')}))"
        " order by p.next_fetch_at limit $3",
        now,
        list(live_sources),
        limit,
        TERMS_VERSION,
    )
    return [(ListId(row.list_id), row.page) for row in rows]


async def claim_page(
    session: SystemSession, list_id: ListId, page: int, now: datetime, lease: timedelta
) -> ListPage | None:
    """Takes a page that is due for this process; None when it is not due or another process has it."""
    return await session.fetch_one(
        ListPage,
        "update list_page set leased_until = $4 where list_id = $1 and page = $2 and next_fetch_at <= $3"
        " and completed_at is distinct from visit_at and (leased_until is null or leased_until <= $3)"
        " returning list_id, page, visit_at, completed_at, etag, last_modified",
        list_id,
        page,
        now,
        now + lease,
    )


async def release_page(
    session: SystemSession, wanted: ListPage, *, next_fetch_at: datetime, message: str | None
) -> None:
    """Ends a try that brought nothing; a newer visit that wants the page meanwhile is not put off."""
    await session.execute(
        "update list_page set leased_until = null, message = $4, next_fetch_at = case when visit_at = $3"
        " then $5 else next_fetch_at end where list_id = $1 and page = $2",
        wanted.list_id,
        wanted.page,
        wanted.visit_at,
        message,
        next_fetch_at,
    )


async def complete_page(
    session: SystemSession, wanted: ListPage, now: datetime, *, etag: str | None, last_modified: str | None
) -> None:
    await session.execute(
        "update list_page set leased_until = null, message = null, completed_at = $3, fetched_at = $4,"
        " etag = $5, last_modified = $6 where list_id = $1 and page = $2",
        wanted.list_id,
        wanted.page,
        wanted.visit_at,
        now,
        etag,
        last_modified,
    )


# Product pages -------------------------------------------------------------------------------------


async def list_due_cards(
    session: SystemSession, now: datetime, *, live_sources: Collection[str], limit: int
) -> list[DueCard]:
    """Products of newest visits that no card was ever seen of; live ones only if a watcher allows it."""
    return await session.fetch_all(
        DueCard,
        "select distinct on (o.marketplace, o.asin) l.source, o.marketplace, o.asin from market_list l"
        " join observation o on o.list_id = l.id and o.observed_at = l.last_observed_at"
        " join product p on p.marketplace = o.marketplace and p.asin = o.asin and p.title is null"
        " left join product_page a on a.marketplace = o.marketplace and a.asin = o.asin"
        " where (a.asin is null or (a.next_fetch_at <= $1 and (a.leased_until is null"
        " or a.leased_until <= $1))) and exists (select from watched_list w where w.list_id = l.id"
        f" and (l.source <> all ($2) or {_ALLOWS.format(terms='$4', tenant='w.tenant_id')}))"
        " order by o.marketplace, o.asin, o.rank limit $3",
        now,
        list(live_sources),
        limit,
        TERMS_VERSION,
    )


async def claim_card(
    session: SystemSession, card: DueCard, now: datetime, lease: timedelta
) -> AskedPage | None:
    """Takes a product that has no card yet for this process; None when another has it or it has one."""
    return await session.fetch_one(
        AskedPage,
        "insert into product_page (marketplace, asin, next_fetch_at, leased_until)"
        " select marketplace, asin, $3, $4 from product where marketplace = $1 and asin = $2"
        " and title is null on conflict (marketplace, asin) do update set leased_until = $4"
        " where product_page.next_fetch_at <= $3"
        " and (product_page.leased_until is null or product_page.leased_until <= $3)"
        " returning outcome, message, etag, last_modified",
        card.marketplace,
        card.asin,
        now,
        now + lease,
    )


async def may_fetch_card(session: SystemSession, card: DueCard) -> bool:
    """Whether a tenant that watches a list with this product allows live pages, on the terms of now."""
    return bool(
        await session.fetch_value(
            "select exists (select from observation o join market_list l on l.id = o.list_id"
            " and l.last_observed_at = o.observed_at join watched_list w on w.list_id = l.id"
            " where o.marketplace = $1 and o.asin = $2 and l.source = $3"
            f" and {_ALLOWS.format(terms='$4', tenant='w.tenant_id')})",
            card.marketplace,
            card.asin,
            card.source,
            TERMS_VERSION,
        )
    )


async def release_card(
    session: SystemSession,
    card: DueCard,
    *,
    now: datetime,
    next_fetch_at: datetime,
    outcome: str,
    message: str | None,
    asked: bool,
    etag: str | None = None,
    last_modified: str | None = None,
) -> None:
    """Ends a try. ``asked``: the site was asked, whatever it answered.

    The validators belong to the page that ``outcome`` tells of: without them the next try asks for all of it.
    """
    await session.execute(
        "update product_page set leased_until = null, next_fetch_at = $3, outcome = $4, message = $5,"
        " fetched_at = case when $6 then $7 else fetched_at end, etag = $8, last_modified = $9"
        " where marketplace = $1 and asin = $2",
        card.marketplace,
        card.asin,
        next_fetch_at,
        outcome,
        message,
        asked,
        now,
        etag,
        last_modified,
    )


async def fill_product(session: SystemSession, product: ObservedProduct, now: datetime) -> bool:
    """Fills a product from its own page; what the page does not say stays. False: nothing was filled."""
    return bool(
        await session.execute(
            "update product set title = $3, brand = coalesce($4, brand),"
            " category = coalesce(category, $5), image_url = coalesce($6, image_url),"
            " product_url = coalesce($7, product_url), price = $8, currency = $9, price_kind = $10,"
            " price_observed_at = case when $8::numeric is null then null else $13::timestamptz end,"
            " rating = coalesce($11, rating), review_count = coalesce($12, review_count),"
            " last_seen_at = greatest(last_seen_at, $13),"
            " more_image_urls = case when $14::text[] = '{}' then more_image_urls else $14 end"
            " where marketplace = $1 and asin = $2"
            " and (price_observed_at is null or price_observed_at <= $13)",
            product.marketplace,
            product.asin,
            product.title,
            product.brand,
            product.category,
            product.image_url,
            product.product_url,
            product.price,
            product.currency,
            product.price_kind,
            product.rating,
            product.review_count,
            now,
            list(product.more_image_urls),
        )
    )


# Categories ----------------------------------------------------------------------------------------


async def upsert_walk(session: TenantSession, actor: Actor, walk: CategoryWalk) -> UUID:
    """The tenant's request for this tree; a second one renews the first."""
    known: UUID = await session.fetch_value(
        "insert into category_walk (id, tenant_id, source, marketplace, list_kind, depth, requested_by,"
        " requested_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
        " on conflict (tenant_id, marketplace, list_kind) do update set depth = excluded.depth,"
        " source = excluded.source, requested_by = excluded.requested_by,"
        " requested_at = excluded.requested_at, finished_at = null, message = null returning id",
        walk.id,
        session.tenant_id,
        walk.source,
        walk.marketplace,
        walk.list_kind,
        walk.depth,
        actor.name,
        walk.requested_at,
    )
    return known


async def find_walk(session: Session, walk_id: UUID) -> CategoryWalk | None:
    return await session.fetch_one(CategoryWalk, f"select {_WALK} from category_walk where id = $1", walk_id)


async def find_walk_of(session: TenantSession, marketplace: str, list_kind: str) -> CategoryWalk | None:
    """The tenant's newest request for this tree."""
    return await session.fetch_one(
        CategoryWalk,
        f"select {_WALK} from category_walk where marketplace = $1 and list_kind = $2",
        marketplace,
        list_kind,
    )


async def list_open_walks(session: SystemSession, limit: int) -> list[CategoryWalk]:
    return await session.fetch_all(
        CategoryWalk,
        f"select {_WALK} from category_walk where finished_at is null order by requested_at limit $1",
        limit,
    )


async def end_walk(
    session: SystemSession, walk_id: UUID, *, finished_at: datetime | None, message: str | None
) -> None:
    await session.execute(
        "update category_walk set finished_at = $2, message = $3 where id = $1", walk_id, finished_at, message
    )


async def allows_live(session: SystemSession, tenant_id: TenantId) -> bool:
    """Whether this tenant allows live pages, on the terms of now."""
    return bool(
        await session.fetch_value(
            f"select {_ALLOWS.format(terms='$2', tenant='$1')}", tenant_id, TERMS_VERSION
        )
    )


async def insert_root(session: SystemSession, node: CategoryNode) -> None:
    """The front page of a tree, if it is not known yet."""
    await session.execute(
        "insert into category_node (url, source, marketplace, list_kind, name, depth, seen_at, next_fetch_at)"
        " values ($1, $2, $3, $4, $5, 0, $6, $6) on conflict (url) do nothing",
        node.url,
        node.source,
        node.marketplace,
        node.list_kind,
        node.name,
        node.seen_at,
    )


async def claim_node(
    session: SystemSession,
    *,
    marketplace: str,
    list_kind: str,
    above_depth: int,
    now: datetime,
    lease: timedelta,
) -> CategoryNode | None:
    """Takes the highest node that is due and whose children are wanted; None: there is none to take now."""
    return await session.fetch_one(
        CategoryNode,
        "update category_node set leased_until = $5 where url = (select url from category_node"
        " where marketplace = $1 and list_kind = $2 and depth < $3 and next_fetch_at <= $4"
        " and (leased_until is null or leased_until <= $4) order by depth, url limit 1"
        f" for update skip locked) returning {_NODE}",
        marketplace,
        list_kind,
        above_depth,
        now,
        now + lease,
    )


async def count_unopened(
    session: SystemSession,
    *,
    marketplace: str,
    list_kind: str,
    above_depth: int,
    now: datetime,
    soon: datetime,
) -> int:
    """Nodes whose children are wanted and that are asked for now or before ``soon``."""
    return int(
        await session.fetch_value(
            "select count(*) from category_node where marketplace = $1 and list_kind = $2 and depth < $3"
            " and (next_fetch_at <= $5 or leased_until > $4)",
            marketplace,
            list_kind,
            above_depth,
            now,
            soon,
        )
    )


async def release_node(
    session: SystemSession,
    url: str,
    *,
    next_fetch_at: datetime,
    message: str | None,
) -> None:
    """Ends a try that told nothing: what was read before stays, and so do its validators."""
    await session.execute(
        "update category_node set leased_until = null, next_fetch_at = $2, message = $3 where url = $1",
        url,
        next_fetch_at,
        message,
    )


async def mark_opened(
    session: SystemSession,
    url: str,
    now: datetime,
    *,
    next_fetch_at: datetime,
    etag: str | None,
    last_modified: str | None,
) -> None:
    """The node's page was read now, or is as it was when it was read last."""
    await session.execute(
        "update category_node set leased_until = null, next_fetch_at = $3, message = null, opened_at = $2,"
        " etag = $4, last_modified = $5 where url = $1",
        url,
        now,
        next_fetch_at,
        etag,
        last_modified,
    )


async def see_children_again(session: SystemSession, url: str, now: datetime) -> None:
    """An unchanged page still shows what stands below it."""
    await session.execute("update category_node set seen_at = $2 where parent_url = $1", url, now)


async def store_children(
    session: SystemSession, parent: CategoryNode, children: Sequence[tuple[str, str]], now: datetime
) -> None:
    """(name, url) of what stands below a node; what is known already is seen again.

    A category that is linked from two places keeps the place that is nearer to the front page.
    """
    await session.execute_many(
        "insert into category_node (url, source, marketplace, list_kind, name, parent_url, depth, seen_at,"
        " next_fetch_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict (url) do update set"
        " name = excluded.name, seen_at = excluded.seen_at, parent_url = case when excluded.depth <"
        " category_node.depth then excluded.parent_url else category_node.parent_url end,"
        " depth = least(category_node.depth, excluded.depth)",
        [
            (
                url,
                parent.source,
                parent.marketplace,
                parent.list_kind,
                name,
                parent.url,
                parent.depth + 1,
                now,
            )
            for name, url in sorted(children, key=lambda child: child[1])
        ],
    )


async def list_categories(
    session: Session,
    *,
    marketplace: str,
    list_kind: str,
    depth: int,
    parent_url: str | None,
    after: tuple[int, str] | None,
    limit: int,
) -> list[CategoryNode]:
    """Nodes down to ``depth``, by depth and address; with ``parent_url`` only what stands right below it."""
    return await session.fetch_all(
        CategoryNode,
        f"select {_NODE} from category_node where marketplace = $1 and list_kind = $2"
        " and depth between 1 and $3 and ($4::text is null or parent_url = $4)"
        " and ($5::integer is null or (depth, url) > ($5, $6)) order by depth, url limit $7",
        marketplace,
        list_kind,
        depth,
        parent_url,
        None if after is None else after[0],
        None if after is None else after[1],
        limit,
    )


# Replay --------------------------------------------------------------------------------------------


async def list_stored_visits(
    session: SystemSession,
    *,
    since: datetime,
    list_id: ListId | None,
    outcomes: Sequence[str],
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[StoredVisit]:
    """Visits with a stored page that was served as a page (status 200), the oldest first."""
    moment, visit_id = after if after is not None else (None, None)
    return await session.fetch_all(
        StoredVisit,
        "select v.id, v.list_id, l.source, v.url, v.page, v.fetched_at, coalesce(v.observed_at, v.fetched_at)"
        " as observed_at, v.outcome, v.items, v.page_sha256 from page_visit v join market_list l"
        " on l.id = v.list_id where v.page_sha256 is not null and v.status = 200 and v.fetched_at >= $1"
        " and ($2::uuid is null or v.list_id = $2) and v.outcome = any ($3)"
        " and ($4::timestamptz is null or (v.fetched_at, v.id) > ($4, $5))"
        " order by v.fetched_at, v.id limit $6",
        since,
        list_id,
        list(outcomes),
        moment,
        visit_id,
        limit,
    )


async def list_observed(
    session: SystemSession, list_id: ListId, observed_at: datetime, *, ranks: tuple[int, int]
) -> list[Observed]:
    """What a visit recorded between two ranks, both included."""
    return await session.fetch_all(
        Observed,
        "select rank, asin, price, price_max, currency, price_kind, rating, review_count, rank_change_percent"
        " from observation where list_id = $1 and observed_at = $2 and rank between $3 and $4 order by rank",
        list_id,
        observed_at,
        ranks[0],
        ranks[1],
    )


async def take_back_observed(
    session: SystemSession, list_id: ListId, observed_at: datetime, ranks: Sequence[int]
) -> int:
    """Deletes observations that a replayed page does not bear out. Returns rows."""
    return int(
        await session.fetch_value(
            "with gone as (delete from observation where list_id = $1 and observed_at = $2"
            " and rank = any ($3) returning marketplace, asin),"
            # The day is summed up anew, also where nothing is left of it.
            " days as (delete from observation_day d using gone where d.marketplace = gone.marketplace"
            " and d.asin = gone.asin and d.list_id = $1"
            " and d.day = ($2::timestamptz at time zone 'UTC')::date),"
            " visit as (update list_visit set rolled_up = false,"
            " products = products - (select count(*) from gone) where list_id = $1 and observed_at = $2),"
            " list as (update market_list set observations = observations - (select count(*) from gone)"
            " where id = $1) select count(*) from gone",
            list_id,
            observed_at,
            list(ranks),
        )
    )


class KnownCard(msgspec.Struct, frozen=True):
    """What the catalogue says of a product that a page may correct."""

    asin: str
    title: str | None
    image_url: str | None
    product_url: str | None
    last_seen_at: datetime


async def list_known_cards(session: SystemSession, marketplace: str, asins: Sequence[str]) -> list[KnownCard]:
    return await session.fetch_all(
        KnownCard,
        "select asin, title, image_url, product_url, last_seen_at from product where marketplace = $1"
        " and asin = any ($2)",
        marketplace,
        list(asins),
    )


async def complete_products(session: SystemSession, observed: ObservedList) -> None:
    """Fills what the catalogue did not know of products; what it knows is newer or as good, and stays."""
    await session.execute_many(
        "update product set title = coalesce(title, $3), image_url = coalesce(image_url, $4),"
        " product_url = coalesce(product_url, $5), rating = coalesce(rating, $6),"
        " review_count = coalesce(review_count, $7), category = coalesce(category, $8)"
        " where marketplace = $1 and asin = $2",
        [
            (
                observed.marketplace,
                product.asin,
                product.title,
                product.image_url,
                product.product_url,
                product.rating,
                product.review_count,
                observed.category or None,
            )
            for product in sorted(observed.products, key=lambda product: product.asin)
        ],
    )


async def correct_visit(
    session: SystemSession,
    visit_id: UUID,
    *,
    outcome: str,
    message: str | None,
    items: int,
    observed_at: datetime | None = None,
) -> None:
    """What the stored page of a visit turned out to be."""
    await session.execute(
        "update page_visit set outcome = $2, message = $3, items = $4,"
        " observed_at = coalesce($5, observed_at) where id = $1",
        visit_id,
        outcome,
        message,
        items,
        observed_at,
    )


async def reinstate_list(session: SystemSession, list_id: ListId, observed_at: datetime) -> bool:
    """A visit that was thought refused turned out to be the list: if it was the newest, the list is fine."""
    return bool(
        await session.execute(
            "update market_list l set state = 'ok', message = null, refusal = null,"
            " last_observed_at = greatest(last_observed_at, $2) where id = $1 and not exists (select from"
            " page_visit v where v.list_id = l.id and v.page = 1"
            " and v.fetched_at > $2::timestamptz + interval '1 second')",
            list_id,
            observed_at,
        )
    )

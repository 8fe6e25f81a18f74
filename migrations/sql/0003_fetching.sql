-- Fetching

-- The circuit of a host: closed (closed_until null), open (closed_until ahead), half-open (closed_until has
-- passed): then one request may try, until trial_until. refusals_in_row lengthens the next opening.
alter table pinflow.host_budget
  add column refusals_in_row integer not null default 0,
  add column opened_at timestamptz,
  add column trial_until timestamptz;
grant select on pinflow.host_budget to pinflow_app;

-- How often a host answered with something else than what it was asked for, by day (UTC) and kind.
create table pinflow.refusal_count (
  host text not null,
  day date not null,
  kind text not null,
  count integer not null check (count > 0),
  last_at timestamptz not null,
  last_message text not null,
  primary key (host, day, kind)
);
create index refusal_count_day on pinflow.refusal_count (day desc, host, kind);
grant select on pinflow.refusal_count to pinflow_app;
grant select, insert, update, delete on pinflow.refusal_count to pinflow_system;

-- asked_host: where the list is really asked for; refusal: what the last visit was refused with.
alter table pinflow.market_list
  add column asked_host text,
  add column refusal text;

-- observed_at: the visit its observations belong to; a second page completes the visit of the first.
alter table pinflow.page_visit
  add column page integer not null default 1,
  add column observed_at timestamptz;
create index page_visit_stored on pinflow.page_visit (fetched_at, id) where page_sha256 is not null;
-- A replayed page may not bear out what its visit recorded.
grant delete on pinflow.observation to pinflow_system;

-- How many ranks of the list the project wants: one page, or two.
alter table pinflow.watched_list add column depth integer not null default 50 check (depth in (50, 100));

-- The pages of a list after its first, each a unit of its own: lease, validators, message.
create table pinflow.list_page (
  list_id uuid not null references pinflow.market_list,
  page integer not null check (page >= 2),
  visit_at timestamptz not null,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  completed_at timestamptz,
  fetched_at timestamptz,
  message text,
  etag text,
  last_modified text,
  primary key (list_id, page)
);
create index list_page_due on pinflow.list_page (next_fetch_at) where completed_at is distinct from visit_at;
grant select on pinflow.list_page to pinflow_app;
grant select, insert, update, delete on pinflow.list_page to pinflow_system;

-- Products whose cards a list loads later, asked for by their own pages.
create table pinflow.product_page (
  marketplace text not null,
  asin text not null,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  fetched_at timestamptz,
  outcome text,
  message text,
  primary key (marketplace, asin),
  foreign key (marketplace, asin) references pinflow.product on delete cascade
);
grant select on pinflow.product_page to pinflow_app;
grant select, insert, update, delete on pinflow.product_page to pinflow_system;

-- The category tree of a marketplace, one tree a kind of list. depth 0: the front page.
create table pinflow.category_node (
  url text primary key,
  source text not null,
  marketplace text not null,
  list_kind text not null,
  name text not null,
  parent_url text references pinflow.category_node,
  depth integer not null check (depth >= 0),
  seen_at timestamptz not null,
  opened_at timestamptz,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  message text
);
create index category_node_tree on pinflow.category_node (marketplace, list_kind, depth, url);
create index category_node_parent on pinflow.category_node (parent_url);
grant select on pinflow.category_node to pinflow_app;
grant select, insert, update, delete on pinflow.category_node to pinflow_system;

-- Who asked for a tree, and how deep: the request that a lost job is made from again.
create table pinflow.category_walk (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  source text not null,
  marketplace text not null,
  list_kind text not null,
  depth integer not null check (depth between 1 and 5),
  requested_by text not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  message text,
  unique (tenant_id, id),
  unique (tenant_id, marketplace, list_kind)
);
alter table pinflow.category_walk enable row level security;
alter table pinflow.category_walk force row level security;
create policy system_sees_all on pinflow.category_walk to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.category_walk to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.category_walk to pinflow_system, pinflow_app;

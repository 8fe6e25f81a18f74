-- History: observations by month, what a list and a product have seen, and the day's roll-up.

alter table pinflow.market_list
  add column first_observed_at timestamptz,
  add column observations bigint not null default 0;

-- One row a visit that showed products. rolled_up: observation_day holds what it saw.
create table pinflow.list_visit (
  list_id uuid not null references pinflow.market_list,
  observed_at timestamptz not null,
  products integer not null check (products >= 0),
  rolled_up boolean not null default false,
  primary key (list_id, observed_at)
);
create index list_visit_observed on pinflow.list_visit (observed_at);
create index list_visit_open on pinflow.list_visit (list_id, observed_at) where not rolled_up;

-- Since when a product is known to stand on a list: outlives the observations.
create table pinflow.list_product (
  list_id uuid not null references pinflow.market_list,
  marketplace text not null,
  asin text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (list_id, marketplace, asin)
);

-- The day (UTC) of a product on a list. last_price: the last one that was shown, with its currency and kind.
-- list_id is that of visits, which refer to the list: it is not looked up again for every row.
create table pinflow.observation_day (
  marketplace text not null,
  asin text not null,
  day date not null,
  list_id uuid not null,
  best_rank integer not null,
  last_rank integer not null,
  last_price numeric(14, 2),
  currency text,
  price_kind text,
  last_observed_at timestamptz not null,
  visits integer not null,
  -- A product's days stand far apart in the table and side by side in this index, which answers alone.
  primary key (marketplace, asin, day, list_id)
    include (best_rank, last_rank, last_price, currency, price_kind, last_observed_at, visits)
);

alter table pinflow.observation rename to observation_before;
alter index pinflow.observation_pkey rename to observation_before_pkey;
drop index pinflow.observation_product;

-- Append-only; one row a product a list a visit; a repeated visit writes nothing twice.
create table pinflow.observation (
  list_id uuid not null,
  observed_at timestamptz not null,
  rank integer not null check (rank > 0),
  marketplace text not null,
  asin text not null,
  price numeric(14, 2),
  price_max numeric(14, 2),
  currency text,
  price_kind text,
  rating numeric(3, 2),
  review_count integer,
  rank_change_percent numeric(14, 2),
  primary key (list_id, observed_at, rank),
  foreign key (list_id, observed_at) references pinflow.list_visit
) partition by range (observed_at);
-- As with the days of a product.
create index observation_product on pinflow.observation (marketplace, asin, observed_at desc)
  include (list_id, rank, price, currency, price_kind, rank_change_percent);

-- Catches what no month's partition takes; the month's partition takes it over when it is made.
create table pinflow.observation_default partition of pinflow.observation default
  with (autovacuum_vacuum_insert_scale_factor = 0.05);

-- The application's roles own no table, so the months are made and dropped on their behalf.
create function pinflow.make_observation_partition(any_day date) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '10s'
as $$
declare
  first_day constant timestamp := date_trunc('month', any_day::timestamp);
  lower_bound constant timestamptz := first_day at time zone 'UTC';
  upper_bound constant timestamptz := (first_day + interval '1 month') at time zone 'UTC';
  name constant text := 'observation_' || to_char(first_day, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(724303);
  if to_regclass('pinflow.' || name) is not null then
    return false;
  end if;
  -- In the order in which a visit takes them: neither waits for the other in a circle.
  lock table pinflow.list_visit in share row exclusive mode;
  lock table pinflow.observation_default in access exclusive mode;
  execute format('create table pinflow.%I (like pinflow.observation including all)'
    ' with (autovacuum_vacuum_insert_scale_factor = 0.05)', name);
  execute format('with moved as (delete from pinflow.observation_default'
    ' where observed_at >= %L and observed_at < %L returning *)'
    ' insert into pinflow.%I select * from moved', lower_bound, upper_bound, name);
  execute format('alter table pinflow.observation attach partition pinflow.%I for values from (%L) to (%L)',
    name, lower_bound, upper_bound);
  return true;
end
$$;

-- False: there is no such month, or one of its visits is not rolled up.
create function pinflow.drop_observation_partition(any_day date) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '10s'
as $$
declare
  first_day constant timestamp := date_trunc('month', any_day::timestamp);
  lower_bound constant timestamptz := first_day at time zone 'UTC';
  upper_bound constant timestamptz := (first_day + interval '1 month') at time zone 'UTC';
  name constant text := 'observation_' || to_char(first_day, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(724303);
  if to_regclass('pinflow.' || name) is null then
    return false;
  end if;
  -- A visit that is being written would otherwise come between the question and the answer.
  lock table pinflow.list_visit in share row exclusive mode;
  if exists (select from pinflow.list_visit v
    where v.observed_at >= lower_bound and v.observed_at < upper_bound and not v.rolled_up) then
    return false;
  end if;
  execute format('alter table pinflow.observation detach partition pinflow.%I', name);
  execute format('drop table pinflow.%I', name);
  return true;
end
$$;

revoke all on function pinflow.make_observation_partition(date), pinflow.drop_observation_partition(date)
  from public;
grant execute on function pinflow.make_observation_partition(date), pinflow.drop_observation_partition(date)
  to pinflow_system;

-- What was observed so far goes along.
insert into pinflow.list_visit (list_id, observed_at, products)
  select list_id, observed_at, count(*) from pinflow.observation_before group by list_id, observed_at;
do $$
declare
  month date;
begin
  for month in
    select distinct date_trunc('month', observed_at at time zone 'UTC')::date from pinflow.observation_before
  loop
    perform pinflow.make_observation_partition(month);
  end loop;
end
$$;
insert into pinflow.observation (list_id, observed_at, rank, marketplace, asin, price, price_max, currency,
    price_kind, rating, review_count)
  select list_id, observed_at, rank, marketplace, asin, price, price_max, currency, price_kind, rating,
    review_count
  from pinflow.observation_before order by list_id, observed_at, rank;
insert into pinflow.list_product (list_id, marketplace, asin, first_seen_at, last_seen_at)
  select list_id, marketplace, asin, min(observed_at), max(observed_at)
  from pinflow.observation_before group by list_id, marketplace, asin;
update pinflow.market_list l set first_observed_at = v.first_observed_at, observations = v.observations
  from (select list_id, min(observed_at) as first_observed_at, sum(products) as observations
    from pinflow.list_visit group by list_id) v
  where v.list_id = l.id;
drop table pinflow.observation_before;

-- The application reads through the parent and holds no right on a partition.
grant select on pinflow.observation, pinflow.observation_day, pinflow.list_visit, pinflow.list_product
  to pinflow_app;
grant select, insert on pinflow.observation to pinflow_system;
grant select on pinflow.observation_default to pinflow_system;
grant select, insert, update on pinflow.list_product to pinflow_system;
grant select, insert, update, delete on pinflow.list_visit, pinflow.observation_day to pinflow_system;

-- Uploads: two marketplaces have lists of the same name, and their history is read like the catalogue's.
alter table pinflow.uploaded_observation drop constraint uploaded_observation_pkey;
alter table pinflow.uploaded_observation
  add primary key (tenant_id, project_id, marketplace, list_kind, category, observed_at, rank),
  add column price_max numeric(14, 2),
  add column price_kind text,
  add column rank_change_percent numeric(14, 2);
drop index pinflow.uploaded_observation_product;
create index uploaded_observation_product
  on pinflow.uploaded_observation (tenant_id, marketplace, asin, observed_at desc);

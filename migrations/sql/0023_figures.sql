-- Figures: what Pinterest says of published pins, day by day, and what an account's hours make of it.

-- day: Pinterest's, in UTC. final: Pinterest says that the day's figures are ready.
create table pinflow.pin_day_figures (
  tenant_id uuid not null,
  pin_id uuid not null,
  day date not null,
  impressions bigint not null check (impressions >= 0),
  saves bigint not null check (saves >= 0),
  outbound_clicks bigint not null check (outbound_clicks >= 0),
  pin_clicks bigint not null check (pin_clicks >= 0),
  final boolean not null,
  read_at timestamptz not null,
  primary key (tenant_id, pin_id, day),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id) on delete cascade
);
create index pin_day_figures_day on pinflow.pin_day_figures (day);

-- When a pin's figures were told, and when they are asked for again. problem: why there are none, in words.
create table pinflow.pin_reading (
  tenant_id uuid not null,
  pin_id uuid not null,
  read_at timestamptz,
  next_at timestamptz not null,
  problem text,
  primary key (tenant_id, pin_id),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id) on delete cascade
);

-- How an account may be asked. singly_until: many pins at once are not open to its app until then.
create table pinflow.account_reading (
  tenant_id uuid not null,
  account_id uuid not null,
  singly_until timestamptz,
  wait_until timestamptz,
  problem text,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- What the hours of an account's local day brought: the pins that count and the weight of each hour from 0 to 23.
-- missing: in words why the weights may not be used yet; null: they may.
create table pinflow.account_hour_weights (
  tenant_id uuid not null,
  account_id uuid not null,
  pins integer[] not null check (cardinality(pins) = 24),
  weights double precision[] not null check (cardinality(weights) = 24 and 0 < all (weights)),
  counted integer not null check (counted >= 0),
  needed integer not null check (needed > 0),
  weeks integer not null check (weeks >= 0),
  needed_weeks integer not null check (needed_weeks > 0),
  days integer not null check (days > 0),
  missing text,
  weighed_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['pin_day_figures', 'pin_reading', 'account_reading', 'account_hour_weights'] loop
    execute format('alter table pinflow.%I enable row level security', name);
    execute format('alter table pinflow.%I force row level security', name);
    execute format('create policy system_sees_all on pinflow.%I to pinflow_system using (true) with check (true)',
      name);
    execute format('create policy own_tenant on pinflow.%I to pinflow_app '
      'using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant())', name);
    execute format('grant select, insert, update, delete on pinflow.%I to pinflow_system, pinflow_app', name);
  end loop;
end
$$;

-- Pinterest counts questions for figures apart from other reading.
alter table pinflow.account_bucket drop constraint account_bucket_resource_check;
alter table pinflow.account_bucket add constraint account_bucket_resource_check
  check (resource in ('read', 'write', 'analytics'));

-- When a project last asked for a visit to a list it watches: by its schedule, or somebody by hand.
alter table pinflow.watched_list add column wanted_at timestamptz;

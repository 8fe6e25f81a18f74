-- Scoring: weights of a project, commission rates, saved filters.

-- Who gave the parts of a project's score which weight, and when. The newest number counts; weights null:
-- back to those of the release. Append-only.
create table pinflow.score_weights (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  number integer not null check (number > 0),
  weights jsonb,
  changed_by text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo', 'system')),
  changed_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, project_id, number),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);

-- A tenant's own commission rates. category '': every category that has no rate of its own.
create table pinflow.commission_rate (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  marketplace text not null,
  category text not null check (length(category) <= 200),
  percent numeric(5, 2) not null check (percent between 0 and 100),
  valid_from date not null,
  changed_by text not null,
  changed_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, marketplace, category, valid_from)
);

-- Conditions that a member looks through opportunities with, under a name.
create table pinflow.saved_filter (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  conditions jsonb not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, user_id, name),
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);

-- What opportunities are filtered by, read out of their parts.
alter table pinflow.opportunity
  add column has_trend boolean not null generated always as
    (jsonb_path_exists(parts, '$[*] ? (@.name == "trend" && @.points > 0)')) stored,
  add column is_new_entry boolean not null generated always as
    (jsonb_path_exists(parts, '$[*] ? (@.name == "new_entry" && @.points > 0)')) stored;
create index opportunity_project on pinflow.opportunity (tenant_id, project_id, score desc, id);

do $$
declare
  name text;
begin
  foreach name in array array['score_weights', 'commission_rate', 'saved_filter'] loop
    execute format('alter table pinflow.%I enable row level security', name);
    execute format('alter table pinflow.%I force row level security', name);
    execute format('create policy system_sees_all on pinflow.%I to pinflow_system using (true) with check (true)',
      name);
    execute format('create policy own_tenant on pinflow.%I to pinflow_app '
      'using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant())', name);
    execute format('grant select, insert, update, delete on pinflow.%I to pinflow_system', name);
  end loop;
end
$$;
grant select, insert on pinflow.score_weights to pinflow_app;
grant select, insert, update, delete on pinflow.commission_rate, pinflow.saved_filter to pinflow_app;

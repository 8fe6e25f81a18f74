-- What users bring: products out of files and pages, and tokens that may do nothing but bring pages.

-- Null: the token may do what its member may. Otherwise it may do that one thing.
alter table pinflow.api_token add column scope text check (scope in ('bring_pages'));

-- One file or page that a user brought. The same file is brought once a project, until it is taken back; a
-- page differs with every look at it, and counts when it tells something new.
create table pinflow.import_run (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  source text not null check (source in ('csv', 'xlsx', 'json', 'page', 'bookmarklet')),
  file_name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  mapping jsonb not null,
  encoding text not null,
  notes jsonb not null,
  ok_count integer not null,
  duplicate_count integer not null,
  error_count integer not null,
  brought_by text not null,
  brought_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by text,
  unique (tenant_id, id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create unique index import_run_content on pinflow.import_run (tenant_id, project_id, sha256, mapping, encoding)
  where taken_back_at is null and source in ('csv', 'xlsx', 'json');

-- What became of each row of a file. Line: where the row begins in the file, or its place in a JSON list.
create table pinflow.import_row (
  tenant_id uuid not null,
  run_id uuid not null,
  line integer not null,
  outcome text not null check (outcome in ('ok', 'duplicate', 'error')),
  asin text,
  message text,
  primary key (tenant_id, run_id, line),
  foreign key (tenant_id, run_id) references pinflow.import_run (tenant_id, id) on delete cascade
);

-- A product as one file or page told of it; rows of one product add up, the newest word counts.
-- run_id null: fetched through the tenant's own API key; such rows expire.
create table pinflow.brought_product (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  run_id uuid,
  marketplace text not null,
  asin text not null,
  title text,
  brand text,
  price numeric(14, 2),
  currency text,
  category text,
  rank integer check (rank > 0),
  rating numeric(3, 2),
  review_count integer,
  image_url text,
  note text,
  source text not null check (source in ('csv', 'xlsx', 'json', 'page', 'bookmarklet', 'creators')),
  brought_at timestamptz not null,
  expires_at timestamptz,
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, project_id, marketplace, asin, run_id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, run_id) references pinflow.import_run (tenant_id, id) on delete cascade
);
create index brought_product_run on pinflow.brought_product (tenant_id, run_id);
create index brought_product_expires on pinflow.brought_product (expires_at) where expires_at is not null;

-- A product that a user brought stands on no list: it has no rank.
alter table pinflow.opportunity alter column rank drop not null;

do $$
declare
  name text;
begin
  foreach name in array array['import_run', 'import_row', 'brought_product'] loop
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

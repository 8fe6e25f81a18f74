-- Writers: what a draft was made of, which writer a project uses, what calls cost, and a tenant's budget.

-- A draft is one combination of writer, hook, template, scheme and picture; results are compared by it.
-- variant: the drafts of one opportunity, counted from 1. notes: the user's words the copy may rely on.
-- writer_note: why another writer wrote it than the one that was asked.
alter table pinflow.pin
  add column variant integer not null default 1 check (variant between 1 and 999),
  add column seed text not null default '',
  add column scheme text not null default '',
  add column picture_source text not null default 'artwork',
  add column prompt_version text,
  add column writer_note text,
  add column notes text[] not null default '{}',
  add column items text[] not null default '{}',
  add column columns text[] not null default '{}',
  add column rows jsonb not null default '[]';
update pinflow.pin set picture_source = 'marketplace_photo' where picture_uses_marketplace_photo;
create index pin_opportunity on pinflow.pin (tenant_id, opportunity_id, variant);

-- writer null: the installation's. writer_reads_api: whether a writer may see what came through the
-- tenant's own key for the Creators API.
alter table pinflow.project
  add column writer text check (length(writer) between 1 and 100),
  add column writer_reads_api boolean not null default false;

-- What a tenant lets writers cost in a calendar month (UTC); without a row the installation's default holds.
create table pinflow.writer_budget (
  tenant_id uuid primary key references pinflow.tenant,
  monthly numeric(12, 2) not null check (monthly >= 0),
  changed_by text not null,
  changed_at timestamptz not null
);

-- One row a call to a language model, written before it: cost is then the most it can come to, and stays so
-- where nobody learns what it came to. tokens null: the server did not say.
create table pinflow.writer_call (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text not null,
  asin text not null,
  model text not null,
  prompt_version text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('pending', 'used', 'rejected', 'refused', 'failed', 'timed_out')),
  detail text,
  tokens_in integer check (tokens_in >= 0),
  tokens_out integer check (tokens_out >= 0),
  cost numeric(14, 6) not null check (cost >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  duration_ms integer check (duration_ms >= 0),
  unique (tenant_id, id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create index writer_call_at on pinflow.writer_call (tenant_id, at desc, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['writer_budget', 'writer_call'] loop
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
grant select, insert, update on pinflow.writer_budget, pinflow.writer_call to pinflow_app;

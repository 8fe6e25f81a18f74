-- Creators API

-- A tenant's credential for Amazon's Creators API. Secret and token are sealed under the tenant's key.
create table pinflow.creators_connection (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  marketplace text not null,
  partner_tag text not null check (length(partner_tag) between 1 and 64),
  version text not null check (version in ('2.1', '2.2', '2.3', '3.1', '3.2', '3.3')),
  credential_id text not null,
  credential_secret bytea not null,
  access_token bytea,
  token_expires_at timestamptz,
  state text not null check (state in ('connected', 'not_eligible', 'refused')),
  state_reason text,
  checked_at timestamptz not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, marketplace),
  check ((state = 'connected') = (state_reason is null)),
  check ((access_token is null) = (token_expires_at is null))
);

-- What came through a tenant's key is the tenant's, and is gone a day later.
create table pinflow.creators_item (
  tenant_id uuid not null,
  connection_id uuid not null,
  marketplace text not null,
  asin text not null,
  item jsonb not null,
  fetched_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, marketplace, asin),
  foreign key (tenant_id, connection_id) references pinflow.creators_connection (tenant_id, id)
    on delete cascade,
  check (expires_at > fetched_at and expires_at <= fetched_at + interval '24 hours')
);
create index creators_item_connection on pinflow.creators_item (tenant_id, connection_id);
create index creators_item_expires on pinflow.creators_item (expires_at);

-- One row a credential holds its pace for all processes, hosts and tenants: Amazon counts by credential.
-- The system alone reads it; the credential's id stands here as a hash.
create table pinflow.creators_budget (
  credential_sha256 bytea primary key check (length(credential_sha256) = 32),
  next_call_at timestamptz not null,
  budget_day date not null,
  used_today integer not null default 0,
  paused_until timestamptz
);
grant select, insert, update, delete on pinflow.creators_budget to pinflow_system;

do $$
declare
  name text;
begin
  foreach name in array array['creators_connection', 'creators_item']
  loop
    execute format('alter table pinflow.%I enable row level security', name);
    execute format('alter table pinflow.%I force row level security', name);
    execute format('create policy system_sees_all on pinflow.%I to pinflow_system using (true) with check (true)',
      name);
    execute format('create policy own_tenant on pinflow.%I to pinflow_app '
      'using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant())', name);
    execute format('grant select, insert, update, delete on pinflow.%I to pinflow_system', name);
    execute format('grant select, insert, update, delete on pinflow.%I to pinflow_app', name);
  end loop;
end
$$;

-- Accounts: envelope encryption, renewal of tokens, OAuth, export accounts, proxies, limits, kill switches.

-- A tenant's data keys, each wrapped under the master key of this id. A sealed secret names its key's number.
create table pinflow.tenant_key (
  tenant_id uuid not null references pinflow.tenant,
  number integer not null check (number > 0),
  master_key_id bytea not null check (length(master_key_id) = 8),
  wrapped bytea not null,
  primary key (tenant_id, number)
);

-- state and state_reason say what holds now; what they follow from stands beside them, so that a pause
-- outlives a new token, and a kill switch outlives both.
alter table pinflow.account
  drop constraint account_state_check,
  add constraint account_state_check
    check (state in ('connected', 'renewing', 'reconnect_needed', 'paused', 'stopped')),
  add column channel text not null default 'pinterest' check (channel in ('pinterest', 'export')),
  alter column access_token drop not null,
  add constraint account_has_token check (channel = 'export' or access_token is not null),
  add column token_kind text check (token_kind in ('pasted', 'oauth')),
  add column token_saved_at timestamptz,
  add column token_version integer not null default 0,
  add column token_state text not null default 'good' check (token_state in ('good', 'renewing', 'refused')),
  add column token_reason text,
  add column pause_reason text,
  add column stop_reason text,
  add column all_stop_reason text,
  add column renew_lease_until timestamptz,
  add column renew_after timestamptz,
  add column renew_failures integer not null default 0,
  add column renew_problem text,
  add column proxy bytea,
  add column proxy_shown text,
  add constraint account_proxy_whole check ((proxy is null) = (proxy_shown is null));
update pinflow.account set token_kind = 'pasted', token_saved_at = created_at,
  pause_reason = case when state = 'paused' then coalesce(state_reason, 'Paused.') end,
  token_state = case when state = 'reconnect_needed' then 'refused' else 'good' end,
  token_reason = case when state = 'reconnect_needed' then state_reason end;
create index account_renewable on pinflow.account (access_expires_at)
  where refresh_token is not null and token_state <> 'refused';

-- A journey to Pinterest's page and back that somebody has begun. The state that comes back is kept as a hash.
create table pinflow.account_connection (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  user_id uuid not null,
  state_hash bytea not null unique check (length(state_hash) = 32),
  verifier bytea,
  name text not null,
  base_url text not null,
  time_zone text not null,
  redirect_uri text not null,
  expires_at timestamptz not null,
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);
create index account_connection_expires on pinflow.account_connection (expires_at);

-- What Pinterest said last of an account's limits; one row a kind of request.
create table pinflow.account_limit (
  tenant_id uuid not null,
  account_id uuid not null,
  kind text not null check (length(kind) between 1 and 100),
  quota integer,
  window_seconds integer,
  remaining integer,
  reset_at timestamptz,
  seen_at timestamptz not null,
  primary key (tenant_id, account_id, kind),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- The boards of an account that never asks Pinterest: its owner names them.
create table pinflow.export_board (
  tenant_id uuid not null,
  account_id uuid not null,
  board_id text not null check (board_id ~ '^\d+$'),
  name text not null check (length(name) between 1 and 180),
  created_at timestamptz not null,
  primary key (tenant_id, account_id, board_id),
  unique (tenant_id, account_id, name),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- The kill switch for all accounts of a tenant; no row: it is off.
create table pinflow.tenant_stop (
  tenant_id uuid primary key references pinflow.tenant,
  reason text not null,
  stopped_by text not null,
  stopped_at timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['tenant_key', 'account_connection', 'account_limit', 'export_board',
    'tenant_stop'] loop
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
-- A data key is made by whoever seals first; only a rotation wraps it anew or forgets it.
grant select, insert on pinflow.tenant_key to pinflow_app;
grant select, insert, delete on pinflow.account_connection, pinflow.export_board to pinflow_app;
grant select, insert, update, delete on pinflow.account_limit, pinflow.tenant_stop to pinflow_app;

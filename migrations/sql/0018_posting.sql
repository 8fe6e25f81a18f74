-- Posting: pins that a person brings, deleted pins, what happened to an attempt, and the pace of each account.

-- Where a pin comes from: drafted by us, or added with a picture and a link of the person's own.
alter table pinflow.pin add column origin text not null default 'drafted' check (origin in ('drafted', 'added'));
alter table pinflow.pin drop constraint pin_state_check;
alter table pinflow.pin add constraint pin_state_check check (state in ('draft', 'in_review', 'approved', 'scheduled',
  'publishing', 'published', 'rejected', 'failed', 'needs_attention', 'deleted'));

-- What happens to an attempt that never turned up after the settle window; null: as the installation says.
alter table pinflow.project add column resend_unknown text check (resend_unknown in ('after_window', 'never'));

-- The holder's last sign of life.
alter table pinflow.publish_attempt add column heartbeat_at timestamptz;

-- What happened to an attempt besides its beginning, its sending and its end, which stand in its row.
create table pinflow.attempt_event (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  attempt_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('unknown', 'looked', 'could_not_look', 'decided', 'late_answer', 'deleted')),
  message text not null
);
alter table pinflow.publish_attempt add constraint publish_attempt_tenant_id unique (tenant_id, id);
alter table pinflow.attempt_event add foreign key (tenant_id, attempt_id)
  references pinflow.publish_attempt (tenant_id, id);
create index attempt_event_attempt on pinflow.attempt_event (attempt_id, id);

-- How long Pinterest took at most, from sending to being seen, per account.
create table pinflow.account_pace (
  tenant_id uuid not null,
  account_id uuid not null,
  longest_delay interval not null,
  seen_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- The account's limits at Pinterest as token buckets that all processes share. resource: read or write.
create table pinflow.account_bucket (
  tenant_id uuid not null,
  account_id uuid not null,
  resource text not null check (resource in ('read', 'write')),
  name text not null,
  quota double precision not null check (quota > 0),
  window_seconds double precision not null check (window_seconds > 0),
  tokens double precision not null,
  filled_at timestamptz not null,
  closed_until timestamptz,
  primary key (tenant_id, account_id, resource, name),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['attempt_event', 'account_pace', 'account_bucket'] loop
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
-- What happened, happened.
grant select, insert on pinflow.attempt_event to pinflow_app;
grant select, insert, update, delete on pinflow.account_pace, pinflow.account_bucket to pinflow_app;

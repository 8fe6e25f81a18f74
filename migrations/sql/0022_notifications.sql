-- Notifications: what the team is told, who has read it, and what goes out through other channels.

-- One row a state that somebody is told of; while it lasts the same state is not told again (notification_open).
-- dispatched_at null: nobody has decided yet to whom it goes outside the app.
create table pinflow.notification (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) <= 2000),
  object_kind text not null check (object_kind in ('account', 'pin', 'host', 'schedule')),
  object_id text not null,
  created_at timestamptz not null,
  resolved_at timestamptz,
  dispatched_at timestamptz,
  unique (tenant_id, id)
);
create unique index notification_open on pinflow.notification (tenant_id, kind, object_id)
  where resolved_at is null;
create index notification_outbox on pinflow.notification (tenant_id) where dispatched_at is null;
create index notification_created on pinflow.notification (created_at);

create table pinflow.notification_read (
  tenant_id uuid not null,
  notification_id uuid not null,
  user_id uuid not null,
  read_at timestamptz not null,
  primary key (tenant_id, notification_id, user_id),
  foreign key (tenant_id, notification_id) references pinflow.notification (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references pinflow.member (tenant_id, user_id) on delete cascade
);
create index notification_read_member on pinflow.notification_read (tenant_id, user_id);

-- Without a row: as the kind is told by default.
create table pinflow.notification_preference (
  tenant_id uuid not null,
  user_id uuid not null,
  kind text not null,
  channel text not null,
  wanted boolean not null,
  changed_at timestamptz not null,
  primary key (tenant_id, user_id, kind, channel),
  foreign key (tenant_id, user_id) references pinflow.member (tenant_id, user_id) on delete cascade
);

-- One row a message. Its id is the message's: the same one however often it is tried.
create table pinflow.notification_delivery (
  id uuid primary key,
  tenant_id uuid not null,
  notification_id uuid not null,
  user_id uuid not null,
  channel text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  lease_until timestamptz,
  reason text,
  created_at timestamptz not null,
  ended_at timestamptz,
  unique (tenant_id, id),
  unique (tenant_id, notification_id, user_id, channel),
  check ((state = 'waiting') = (ended_at is null)),
  foreign key (tenant_id, notification_id) references pinflow.notification (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references pinflow.member (tenant_id, user_id) on delete cascade
);
create index notification_delivery_due on pinflow.notification_delivery (tenant_id, next_try_at)
  where state = 'waiting';
create index notification_delivery_member on pinflow.notification_delivery (tenant_id, user_id);

do $$
declare
  name text;
begin
  foreach name in array array['notification', 'notification_read', 'notification_preference',
    'notification_delivery']
  loop
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

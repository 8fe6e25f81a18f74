-- Exports: pins that leave as rows of a file or as items of a feed.

-- Without a row: files. token_hash: SHA-256 of the feed's token; the public pictures' addresses are keyed with it.
create table pinflow.account_export (
  tenant_id uuid not null,
  account_id uuid not null,
  way text not null default 'pinterest_csv' check (way in ('pinterest_csv', 'rss')),
  token_hash bytea not null unique check (length(token_hash) = 32),
  -- Null: nobody was told the feed's address yet.
  feed_made_at timestamptz,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

create table pinflow.export_batch (
  tenant_id uuid not null,
  account_id uuid not null,
  number integer not null check (number > 0),
  made_at timestamptz not null,
  made_by text not null,
  primary key (tenant_id, account_id, number),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- A pin is handed out once, as it was approved. at: when it goes out. batch: in which file, for files.
create table pinflow.export_item (
  tenant_id uuid not null,
  account_id uuid not null,
  pin_id uuid not null,
  way text not null check (way in ('pinterest_csv', 'rss')),
  board_id text not null,
  board_name text not null,
  title text not null,
  description text not null,
  link text,
  picture_sha256 bytea not null check (length(picture_sha256) = 32),
  picture_media_type text not null,
  picture_size integer not null check (picture_size >= 0),
  at timestamptz not null,
  batch integer,
  primary key (tenant_id, pin_id),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id) on delete cascade,
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade,
  foreign key (tenant_id, account_id, batch) references pinflow.export_batch (tenant_id, account_id, number)
);
create index export_item_account on pinflow.export_item (account_id, way, at);

do $$
declare
  name text;
begin
  foreach name in array array['account_export', 'export_batch', 'export_item'] loop
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

-- Time: when in the week an account's pins may go out, and pins of evergreen products.

-- Without a row: 07:00 to 22:00 every day, spread with the account's id as the seed.
create table pinflow.account_hours (
  tenant_id uuid not null,
  account_id uuid not null,
  choice text not null check (choice in ('hours', 'best_hours')),
  hours jsonb not null,
  seed text not null check (length(seed) between 1 and 100),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);
alter table pinflow.account_hours enable row level security;
alter table pinflow.account_hours force row level security;
create policy system_sees_all on pinflow.account_hours to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.account_hours to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.account_hours to pinflow_system, pinflow_app;

-- After so many days a product whose pin was published gets a fresh draft; null: never.
alter table pinflow.project
  add column evergreen_after_days integer check (evergreen_after_days between 14 and 730);

-- The same picture on another account is looked for among all of a tenant's pins.
create index pin_picture_bits on pinflow.pin (tenant_id, picture_bits) where picture_bits is not null;

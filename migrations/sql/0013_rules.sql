-- Rules: switched off for a project with a reason, and fingerprints that near-duplicates are found with.

-- A rule that a project does without: who said so, when and why. No row: the rule holds.
create table pinflow.rule_switch (
  tenant_id uuid not null,
  project_id uuid not null,
  rule_id text not null check (length(rule_id) between 1 and 100),
  reason text not null check (length(reason) between 1 and 500),
  switched_by text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo', 'system')),
  switched_at timestamptz not null,
  primary key (tenant_id, project_id, rule_id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
alter table pinflow.rule_switch enable row level security;
alter table pinflow.rule_switch force row level security;
create policy system_sees_all on pinflow.rule_switch to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.rule_switch to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.rule_switch to pinflow_system, pinflow_app;

-- How the picture looks and how the texts read, in 64 bits each; null: from before there were any.
alter table pinflow.pin
  add column picture_bits bigint,
  add column text_bits bigint;
create index pin_near on pinflow.pin (tenant_id, account_id, created_at);

-- Trends

-- What Pinterest said about trends through a tenant's account, for a few hours. problem: why it said
-- nothing, in words; then there is no answer.
create table pinflow.trend_answer (
  tenant_id uuid not null,
  account_id uuid not null,
  topic text not null check (topic in ('growing', 'monthly', 'yearly', 'seasonal', 'categories', 'category')),
  region text not null,
  filter text not null,
  answer jsonb,
  problem text,
  fetched_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, account_id, topic, region, filter),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade,
  check ((answer is null) <> (problem is null)),
  check (expires_at > fetched_at and expires_at <= fetched_at + interval '24 hours')
);
create index trend_answer_expires on pinflow.trend_answer (expires_at);

alter table pinflow.trend_answer enable row level security;
alter table pinflow.trend_answer force row level security;
create policy system_sees_all on pinflow.trend_answer to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.trend_answer to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.trend_answer to pinflow_system;
grant select, insert, update, delete on pinflow.trend_answer to pinflow_app;

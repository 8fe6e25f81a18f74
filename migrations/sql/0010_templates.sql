-- Templates of a tenant's own.

-- The texts of template.json and sample.json as they were sent; they are parsed and checked whenever they are
-- read, so that a rule which came later holds for them too.
create table pinflow.own_template (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  name text not null check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
  design text not null check (octet_length(design) <= 64000),
  sample text not null check (octet_length(sample) <= 64000),
  version integer not null check (version > 0),
  changed_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, name)
);

alter table pinflow.own_template enable row level security;
alter table pinflow.own_template force row level security;
create policy system_sees_all on pinflow.own_template to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.own_template to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.own_template to pinflow_app, pinflow_system;

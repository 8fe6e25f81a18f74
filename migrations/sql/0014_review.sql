-- Review: former versions, who saw what, comments, assignment, and approval by two people.

-- The project's pins need the yes of two people.
alter table pinflow.project add column two_person_approval boolean not null default false;

-- A first yes stands in the same row until a second person's makes it an approval: while needs_second holds and
-- nobody is second, it lets nothing out. Two people are two, whatever asks.
alter table pinflow.approval
  add column needs_second boolean not null default false,
  add column second_user_id uuid,
  add column second_actor text,
  add column second_via text check (second_via in ('dashboard', 'api', 'cli', 'demo')),
  add column second_at timestamptz,
  add constraint approval_two_people check (second_user_id is null or
    (user_id is not null and second_user_id <> user_id and second_actor is not null and second_via is not null
      and second_at is not null));
create index approval_pin on pinflow.approval (pin_id, approved_at desc);

-- What a pin was before an edit. Number 1 is the draft; the pin itself is the newest version.
create table pinflow.pin_version (
  tenant_id uuid not null,
  pin_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  picture_sha256 bytea not null check (length(picture_sha256) = 32),
  payload_hash text not null,
  replaced_by text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo', 'system')),
  replaced_at timestamptz not null,
  primary key (tenant_id, pin_id, number),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id)
);
create index pin_version_picture on pinflow.pin_version (tenant_id, picture_sha256);

-- Which payload was shown to whom.
create table pinflow.pin_seen (
  tenant_id uuid not null,
  pin_id uuid not null,
  user_id uuid not null,
  payload_hash text not null,
  seen_at timestamptz not null,
  primary key (tenant_id, pin_id, user_id, payload_hash),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id),
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);

-- A comment stays when its author leaves the team: hence the name.
create table pinflow.pin_comment (
  id uuid primary key,
  tenant_id uuid not null,
  pin_id uuid not null,
  user_id uuid not null,
  author text not null,
  text text not null check (length(text) between 1 and 2000),
  mentions uuid[] not null default '{}',
  created_at timestamptz not null,
  edited_at timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id)
);
create index pin_comment_pin on pinflow.pin_comment (tenant_id, pin_id, id);

-- Who is to look at a pin. No row: whoever has time.
create table pinflow.pin_assignment (
  tenant_id uuid not null,
  pin_id uuid not null,
  user_id uuid not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  primary key (tenant_id, pin_id),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id),
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);
create index pin_assignment_user on pinflow.pin_assignment (tenant_id, user_id);

do $$
declare
  name text;
begin
  foreach name in array array['pin_version', 'pin_seen', 'pin_comment', 'pin_assignment'] loop
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
-- A former version is never changed, and what was seen was seen.
grant select, insert on pinflow.pin_version, pinflow.pin_seen to pinflow_app;
grant select, insert, update, delete on pinflow.pin_comment, pinflow.pin_assignment to pinflow_app;

-- The declared schema. A test compares a database built from this file with one migrated from empty.
-- Roles (made by `pinflow db setup`): pinflow_owner owns everything and cannot log in; pinflow_app is
-- the application, bound by row-level security; pinflow_system sees all tenants and writes the shared
-- catalogue. Logins are members of exactly one of the two.

create schema pinflow;
grant usage on schema pinflow to pinflow_app, pinflow_system;

-- After a commit the setting is '' and not NULL: without nullif the next query on that connection fails.
create function pinflow.current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- identity ------------------------------------------------------------------------------------------

create table pinflow.tenant (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now()
);

-- A person, possibly a member of several tenants. Only the system role reads it: passwords live here.
create table pinflow.app_user (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  unique (email)
);

create table pinflow.member (
  tenant_id uuid not null references pinflow.tenant,
  user_id uuid not null references pinflow.app_user,
  name text not null,
  email text not null,
  role text not null check (role in ('admin', 'editor', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index member_user on pinflow.member (user_id);

create table pinflow.user_session (
  token_hash bytea primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  csrf_token text not null,
  user_agent text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);
create index user_session_expires on pinflow.user_session (expires_at);

create table pinflow.api_token (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);

-- Append-only: the application role may insert and read, never change.
create table pinflow.audit_entry (
  id bigint generated always as identity primary key,
  tenant_id uuid not null references pinflow.tenant,
  at timestamptz not null,
  user_id uuid,
  actor text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo', 'system')),
  action text not null,
  object_kind text not null,
  object_id text not null,
  data jsonb not null default '{}'
);
create index audit_entry_tenant on pinflow.audit_entry (tenant_id, id desc);
create index audit_entry_object on pinflow.audit_entry (tenant_id, object_kind, object_id, id desc);

-- The decision to fetch live pages after reading Amazon's terms. The newest row counts.
create table pinflow.fetch_decision (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  allowed boolean not null,
  terms_version text not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index fetch_decision_tenant on pinflow.fetch_decision (tenant_id, decided_at desc);

-- accounts ------------------------------------------------------------------------------------------

create table pinflow.account (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  name text not null,
  pinterest_id text not null,
  username text not null,
  base_url text not null,
  state text not null check (state in ('connected', 'reconnect_needed', 'paused')),
  state_reason text,
  time_zone text not null,
  daily_cap integer not null default 10 check (daily_cap between 1 and 25),
  spacing_minutes integer not null default 60 check (spacing_minutes >= 20),
  warm_up_started_at timestamptz not null,
  access_token bytea not null,
  refresh_token bytea,
  access_expires_at timestamptz,
  refresh_expires_at timestamptz,
  scopes text[] not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, name),
  unique (tenant_id, base_url, pinterest_id)
);

-- Pinterest's data is fetched live and kept only as a short cache.
create table pinflow.board_cache (
  tenant_id uuid not null,
  account_id uuid not null,
  board_id text not null,
  name text not null,
  fetched_at timestamptz not null,
  primary key (tenant_id, account_id, board_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- projects ------------------------------------------------------------------------------------------

create table pinflow.project (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  name text not null,
  marketplace text not null,
  affiliate_tag text not null default '',
  link_mode text not null default 'own_site' check (link_mode in ('own_site', 'direct')),
  link_mode_confirmed_by text,
  link_mode_confirmed_at timestamptz,
  site_url_pattern text,
  picture_policy text not null default 'own' check (picture_policy in ('own', 'marketplace_photo')),
  picture_policy_confirmed_by text,
  picture_policy_confirmed_at timestamptz,
  time_zone text not null,
  default_account_id uuid,
  default_board_id text,
  brand jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, default_account_id) references pinflow.account (tenant_id, id)
);

create table pinflow.product_destination (
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text not null,
  asin text not null,
  url text not null,
  source text not null check (source in ('given', 'site')),
  created_at timestamptz not null,
  primary key (tenant_id, project_id, marketplace, asin),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);

-- scraping: the shared catalogue of publicly fetched pages --------------------------------------------

create table pinflow.market_list (
  id uuid primary key,
  source text not null,
  marketplace text not null,
  list_kind text not null,
  category text not null,
  url text not null unique,
  interval_minutes integer not null default 60 check (interval_minutes >= 15),
  state text not null default 'never' check (state in ('never', 'ok', 'refused', 'waiting')),
  message text,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  last_observed_at timestamptz,
  etag text,
  last_modified text,
  created_at timestamptz not null
);
create index market_list_due on pinflow.market_list (next_fetch_at);

create table pinflow.page_visit (
  id uuid primary key,
  list_id uuid references pinflow.market_list,
  url text not null,
  fetched_at timestamptz not null,
  status integer,
  outcome text not null,
  message text,
  page_sha256 bytea,
  items integer not null default 0
);
create index page_visit_list on pinflow.page_visit (list_id, fetched_at desc);

create table pinflow.product (
  marketplace text not null,
  asin text not null,
  title text,
  brand text,
  category text,
  image_url text,
  product_url text,
  price numeric(14, 2),
  currency text,
  price_kind text,
  price_observed_at timestamptz,
  rating numeric(3, 2),
  review_count integer,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (marketplace, asin)
);

-- Append-only; one row a product a list a visit; a repeated visit writes nothing twice.
create table pinflow.observation (
  list_id uuid not null references pinflow.market_list,
  observed_at timestamptz not null,
  rank integer not null check (rank > 0),
  marketplace text not null,
  asin text not null,
  price numeric(14, 2),
  price_max numeric(14, 2),
  currency text,
  price_kind text,
  rating numeric(3, 2),
  review_count integer,
  primary key (list_id, observed_at, rank)
);
create index observation_product on pinflow.observation (marketplace, asin, observed_at desc);

-- One row a host holds politeness for all processes and hosts of ours.
create table pinflow.host_budget (
  host text primary key,
  next_allowed_at timestamptz not null,
  budget_day date not null,
  used_today integer not null default 0,
  closed_until timestamptz,
  reason text,
  robots_txt text,
  robots_fetched_at timestamptz
);

-- Which lists a project follows. Tenants' interest is theirs; the list itself is shared.
create table pinflow.watched_list (
  tenant_id uuid not null,
  project_id uuid not null,
  list_id uuid not null references pinflow.market_list,
  created_at timestamptz not null,
  primary key (tenant_id, project_id, list_id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create index watched_list_list on pinflow.watched_list (list_id);

-- What a tenant uploads is the tenant's, not the catalogue's.
create table pinflow.uploaded_observation (
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text not null,
  asin text not null,
  list_kind text not null,
  category text not null,
  observed_at timestamptz not null,
  rank integer not null check (rank > 0),
  list_size integer not null,
  title text,
  image_url text,
  product_url text,
  price numeric(14, 2),
  currency text,
  rating numeric(3, 2),
  review_count integer,
  primary key (tenant_id, project_id, list_kind, category, observed_at, rank),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create index uploaded_observation_product
  on pinflow.uploaded_observation (tenant_id, project_id, marketplace, asin, observed_at desc);

-- research ------------------------------------------------------------------------------------------

create table pinflow.opportunity (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text not null,
  asin text not null,
  list_id uuid references pinflow.market_list,
  list_kind text not null,
  category text not null,
  title text,
  image_url text,
  product_url text,
  price numeric(14, 2),
  currency text,
  rating numeric(3, 2),
  review_count integer,
  rank integer not null,
  previous_rank integer,
  observed_at timestamptz not null,
  score numeric(5, 2) not null check (score between 0 and 100),
  parts jsonb not null,
  signals jsonb not null,
  weights_version text not null,
  state text not null default 'open' check (state in ('open', 'drafted', 'hidden')),
  scored_at timestamptz not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, project_id, marketplace, asin),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create index opportunity_score on pinflow.opportunity (tenant_id, state, score desc, id);

-- kit: content-addressed pictures and stored pages ------------------------------------------------------

-- tenant_id null: a page of the shared catalogue. data null: the bytes stand in the directory or bucket
-- that the settings name; the row still says that they exist.
create table pinflow.blob (
  tenant_id uuid references pinflow.tenant,
  sha256 bytea not null check (length(sha256) = 32),
  media_type text not null,
  size integer not null,
  data bytea,
  created_at timestamptz not null,
  unique nulls not distinct (tenant_id, sha256)
);
alter table pinflow.blob alter column data set storage external;
create index blob_created on pinflow.blob (created_at);

-- pins ----------------------------------------------------------------------------------------------

create table pinflow.pin (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  opportunity_id uuid,
  state text not null check (state in ('draft', 'in_review', 'approved', 'scheduled', 'publishing',
    'published', 'rejected', 'failed', 'needs_attention')),
  version integer not null default 1,
  blocked boolean not null,
  account_id uuid,
  board_id text,
  board_section_id text,
  title text not null,
  description text not null,
  alt_text text not null,
  link text,
  destination text,
  canonical_link text,
  marker text not null unique,
  ai_disclosures text[] not null default '{}',
  picture_sha256 bytea not null,
  picture_media_type text not null,
  picture_width integer not null,
  picture_height integer not null,
  picture_size integer not null,
  picture_uses_marketplace_photo boolean not null default false,
  dominant_color text not null,
  text_boxes jsonb not null,
  template text not null,
  hook text not null,
  writer text not null,
  headline text not null,
  kicker text not null,
  points text[] not null,
  disclosure text not null,
  findings jsonb not null,
  payload_hash text not null,
  marketplace text not null,
  asin text not null,
  product_title text not null,
  category text not null,
  scheduled_at timestamptz,
  slot_reason text,
  published_at timestamptz,
  pinterest_pin_id text,
  failure_code text,
  failure_message text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (tenant_id, id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id),
  foreign key (tenant_id, opportunity_id) references pinflow.opportunity (tenant_id, id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id)
);
create index pin_state on pinflow.pin (tenant_id, state, created_at desc, id desc);
create index pin_created on pinflow.pin (tenant_id, created_at desc, id desc);
create index pin_due on pinflow.pin (scheduled_at) where state = 'scheduled';
create index pin_account_time on pinflow.pin (account_id, scheduled_at)
  where state in ('scheduled', 'publishing', 'published');
create index pin_canonical on pinflow.pin (tenant_id, canonical_link);
create index pin_picture on pinflow.pin (tenant_id, picture_sha256);

-- Who approved exactly what. An approval is voided, never deleted.
create table pinflow.approval (
  id uuid primary key,
  tenant_id uuid not null,
  pin_id uuid not null,
  payload_hash text not null,
  payload jsonb not null,
  user_id uuid,
  actor text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo')),
  approved_at timestamptz not null,
  voided_at timestamptz,
  void_reason text,
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id)
);
create unique index approval_valid on pinflow.approval (pin_id) where voided_at is null;

-- posting -------------------------------------------------------------------------------------------

create sequence pinflow.fencing_token;

create table pinflow.publish_attempt (
  id uuid primary key,
  tenant_id uuid not null,
  pin_id uuid not null,
  account_id uuid not null,
  number integer not null,
  state text not null check (state in ('prepared', 'sending', 'accepted', 'refused', 'unknown', 'reconciled')),
  payload_hash text not null,
  board_id text not null,
  marker text not null,
  fencing_token bigint not null,
  lease_until timestamptz not null,
  started_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  settles_at timestamptz,
  next_reading_at timestamptz,
  complete_readings integer not null default 0,
  last_reading_at timestamptz,
  http_status integer,
  error_code text,
  message text,
  pinterest_pin_id text,
  unique (pin_id, number),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id)
);
-- At most one open attempt a pin: the walls of exactly-once.
create unique index publish_attempt_open on pinflow.publish_attempt (pin_id)
  where state in ('prepared', 'sending', 'unknown');
create unique index publish_attempt_success on pinflow.publish_attempt (pin_id)
  where state in ('accepted', 'reconciled') and pinterest_pin_id is not null;
create index publish_attempt_account on pinflow.publish_attempt (account_id, sent_at);
create index publish_attempt_unsettled on pinflow.publish_attempt (state, next_reading_at)
  where state in ('prepared', 'sending', 'unknown');

-- scheduling ----------------------------------------------------------------------------------------

-- tenant_id null: a schedule of the installation (shared lists, clean-up).
create table pinflow.schedule (
  id uuid primary key,
  tenant_id uuid references pinflow.tenant,
  project_id uuid,
  kind text not null,
  name text not null,
  trigger jsonb not null,
  time_zone text not null,
  misfire text not null check (misfire in ('run_once', 'skip')),
  enabled boolean not null default true,
  -- The fixed start of an interval. Fire times before active_from (created, resumed, edited) do not count.
  start_at timestamptz not null,
  active_from timestamptz not null,
  created_at timestamptz not null,
  version integer not null default 1,
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create unique index schedule_kind on pinflow.schedule (tenant_id, project_id, kind) nulls not distinct;

-- One row a firing, written in the transaction that enqueues its job: nothing fires twice.
create table pinflow.schedule_run (
  schedule_id uuid not null references pinflow.schedule on delete cascade,
  fire_at timestamptz not null,
  tenant_id uuid,
  fired_at timestamptz not null,
  fired_by text not null,
  manual boolean not null default false,
  finished_at timestamptz,
  outcome text check (outcome in ('ok', 'failed')),
  message text,
  primary key (schedule_id, fire_at)
);
create index schedule_run_open on pinflow.schedule_run (fire_at) where finished_at is null;

-- live changes --------------------------------------------------------------------------------------

-- tenant_id null: a change of the shared catalogue, shown to every tenant.
create table pinflow.change_event (
  id bigint generated always as identity primary key,
  tenant_id uuid,
  kind text not null,
  object_id text not null,
  at timestamptz not null
);
create index change_event_tenant on pinflow.change_event (tenant_id, id);
create index change_event_at on pinflow.change_event (at);

create function pinflow.announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('pinflow_change', new.id::text || ' ' || coalesce(new.tenant_id::text, '-'));
  return null;
end
$$;
create trigger announce_change after insert on pinflow.change_event
  for each row execute function pinflow.announce_change();

create function pinflow.announce_schedule() returns trigger language plpgsql as $$
begin
  perform pg_notify('pinflow_schedule', '');
  return null;
end
$$;
create trigger announce_schedule after insert or update or delete on pinflow.schedule
  for each statement execute function pinflow.announce_schedule();

-- row-level security --------------------------------------------------------------------------------

-- The shared tables without tenant_id: app_user, market_list, page_visit, product, observation, host_budget.
grant select on pinflow.market_list, pinflow.page_visit, pinflow.product, pinflow.observation to pinflow_app;
grant select, insert, update, delete on
  pinflow.market_list, pinflow.page_visit, pinflow.product, pinflow.observation, pinflow.host_budget,
  pinflow.app_user to pinflow_system;

do $$
declare
  name text;
begin
  foreach name in array array['tenant', 'member', 'user_session', 'api_token', 'audit_entry', 'fetch_decision',
    'account', 'board_cache', 'project', 'product_destination', 'watched_list', 'uploaded_observation',
    'opportunity', 'blob', 'pin', 'approval', 'publish_attempt', 'schedule', 'schedule_run', 'change_event']
  loop
    execute format('alter table pinflow.%I enable row level security', name);
    execute format('alter table pinflow.%I force row level security', name);
    execute format('create policy system_sees_all on pinflow.%I to pinflow_system using (true) with check (true)',
      name);
    execute format('grant select, insert, update, delete on pinflow.%I to pinflow_system', name);
  end loop;
  foreach name in array array['audit_entry', 'fetch_decision', 'account', 'board_cache', 'project',
    'product_destination', 'watched_list', 'uploaded_observation', 'opportunity', 'pin', 'approval',
    'publish_attempt', 'schedule']
  loop
    execute format('create policy own_tenant on pinflow.%I to pinflow_app '
      'using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant())', name);
  end loop;
end
$$;

create policy own_tenant on pinflow.tenant for select to pinflow_app using (id = pinflow.current_tenant());
create policy own_tenant on pinflow.member for select to pinflow_app
  using (tenant_id = pinflow.current_tenant());
create policy own_tenant on pinflow.schedule_run for select to pinflow_app
  using (tenant_id = pinflow.current_tenant());
-- A blob without a tenant is a page of the shared catalogue: everybody reads it, only the system writes it.
create policy own_or_shared on pinflow.blob for select to pinflow_app
  using (tenant_id = pinflow.current_tenant() or tenant_id is null);
create policy own_tenant_insert on pinflow.blob for insert to pinflow_app
  with check (tenant_id = pinflow.current_tenant());
-- Storing a picture again renews it, so that the collector leaves it alone.
create policy own_tenant_renew on pinflow.blob for update to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
create policy own_or_shared on pinflow.change_event for select to pinflow_app
  using (tenant_id = pinflow.current_tenant() or tenant_id is null);
create policy own_tenant_insert on pinflow.change_event for insert to pinflow_app
  with check (tenant_id = pinflow.current_tenant());

grant select on pinflow.tenant, pinflow.member, pinflow.schedule_run to pinflow_app;
grant select, insert on pinflow.audit_entry, pinflow.fetch_decision, pinflow.blob, pinflow.change_event
  to pinflow_app;
grant update (created_at) on pinflow.blob to pinflow_app;
grant select, insert, update, delete on pinflow.account, pinflow.board_cache, pinflow.project,
  pinflow.product_destination, pinflow.watched_list, pinflow.uploaded_observation, pinflow.opportunity,
  pinflow.schedule to pinflow_app;
grant select, insert, update on pinflow.pin, pinflow.approval, pinflow.publish_attempt to pinflow_app;
grant usage on sequence pinflow.fencing_token to pinflow_app, pinflow_system;
grant usage on all sequences in schema pinflow to pinflow_app, pinflow_system;

-- the durable queue: PgQueuer 1.6.0's own tables (its build_install_query, schema "queue") -------------

CREATE SCHEMA IF NOT EXISTS queue;

CREATE TYPE queue.pgqueuer_status AS ENUM ('queued', 'picked', 'successful', 'exception', 'canceled', 'deleted', 'failed');

CREATE TABLE queue.pgqueuer (
    id bigserial NOT NULL PRIMARY KEY,
    priority integer NOT NULL,
    queue_manager_id uuid,
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    execute_after timestamp with time zone NOT NULL DEFAULT now(),
    status queue.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL,
    dedupe_key text,
    payload bytea,
    headers jsonb,
    attempts integer NOT NULL DEFAULT 0,
    slot bigint
);

CREATE TABLE queue.pgqueuer_log (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT now(),
    job_id bigint NOT NULL,
    status queue.pgqueuer_status NOT NULL,
    priority integer NOT NULL,
    entrypoint text NOT NULL,
    traceback jsonb,
    aggregated boolean DEFAULT false
);

CREATE TABLE queue.pgqueuer_schedules (
    id bigserial NOT NULL PRIMARY KEY,
    expression text NOT NULL,
    entrypoint text NOT NULL,
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    next_run timestamp with time zone NOT NULL DEFAULT now(),
    last_run timestamp with time zone,
    status queue.pgqueuer_status DEFAULT 'queued'::queue.pgqueuer_status,
    UNIQUE (expression, entrypoint)
);

CREATE TABLE queue.pgqueuer_statistics (
    id bigserial NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT date_trunc('sec'::text, now()),
    count bigint NOT NULL,
    priority integer NOT NULL,
    status queue.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL
);

CREATE INDEX pgqueuer_ep_ea_idx ON queue.pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::queue.pgqueuer_status);

CREATE INDEX pgqueuer_ep_prio_id_idx ON queue.pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::queue.pgqueuer_status);

CREATE INDEX pgqueuer_log_created ON queue.pgqueuer_log USING btree (created);

CREATE INDEX pgqueuer_log_job_id_status ON queue.pgqueuer_log USING btree (job_id, created DESC);

CREATE INDEX pgqueuer_log_not_aggregated ON queue.pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);

CREATE INDEX pgqueuer_log_status ON queue.pgqueuer_log USING btree (status);

CREATE INDEX pgqueuer_picked_heartbeat_idx ON queue.pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::queue.pgqueuer_status);

CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON queue.pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::queue.pgqueuer_status) AND (slot IS NOT NULL));

CREATE INDEX pgqueuer_priority_id_id1_idx ON queue.pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::queue.pgqueuer_status);

CREATE INDEX pgqueuer_queue_manager_id_idx ON queue.pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);

CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON queue.pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);

CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON queue.pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::queue.pgqueuer_status, 'picked'::queue.pgqueuer_status])) AND (dedupe_key IS NOT NULL));

CREATE INDEX pgqueuer_updated_id_id1_idx ON queue.pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::queue.pgqueuer_status);

CREATE FUNCTION queue.fn_pgqueuer_changed() RETURNS TRIGGER AS $$
DECLARE
    to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
BEGIN
    -- Check operation type and set the emit flag accordingly
    IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
        to_emit := true;
    ELSIF TG_OP = 'DELETE' THEN
        to_emit := true;
    ELSIF TG_OP = 'INSERT' THEN
        to_emit := true;
    ELSIF TG_OP = 'TRUNCATE' THEN
        to_emit := true;
    END IF;

    -- Perform notification if the emit flag is set
    IF to_emit THEN
        PERFORM pg_notify(
            'ch_pgqueuer',
            json_build_object(
                'channel', 'ch_pgqueuer',
                'operation', lower(TG_OP),
                'sent_at', NOW(),
                'table', TG_TABLE_NAME,
                'type', 'table_changed_event'
            )::text
        );
    END IF;

    -- Return appropriate value based on the operation
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    ELSE
        RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
    END IF;

END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER tg_pgqueuer_changed
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON queue.pgqueuer
EXECUTE FUNCTION queue.fn_pgqueuer_changed();

-- The application may put work into the queue in its own transaction; it never reads a payload, which
-- may be another tenant's.
grant usage on schema queue to pinflow_app, pinflow_system;
grant all on all tables in schema queue to pinflow_system;
grant usage, select on all sequences in schema queue to pinflow_system, pinflow_app;
grant insert on queue.pgqueuer, queue.pgqueuer_log to pinflow_app;
grant select (id, dedupe_key, status, priority, entrypoint) on queue.pgqueuer to pinflow_app;

-- history (0002) -----------------------------------------------------------------------------------

alter table pinflow.market_list
  add column first_observed_at timestamptz,
  add column observations bigint not null default 0;

-- One row a visit that showed products. rolled_up: observation_day holds what it saw.
create table pinflow.list_visit (
  list_id uuid not null references pinflow.market_list,
  observed_at timestamptz not null,
  products integer not null check (products >= 0),
  rolled_up boolean not null default false,
  primary key (list_id, observed_at)
);
create index list_visit_observed on pinflow.list_visit (observed_at);
create index list_visit_open on pinflow.list_visit (list_id, observed_at) where not rolled_up;

-- Since when a product is known to stand on a list: outlives the observations.
create table pinflow.list_product (
  list_id uuid not null references pinflow.market_list,
  marketplace text not null,
  asin text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (list_id, marketplace, asin)
);

-- The day (UTC) of a product on a list. last_price: the last one that was shown, with its currency and kind.
-- list_id is that of visits, which refer to the list: it is not looked up again for every row.
create table pinflow.observation_day (
  marketplace text not null,
  asin text not null,
  day date not null,
  list_id uuid not null,
  best_rank integer not null,
  last_rank integer not null,
  last_price numeric(14, 2),
  currency text,
  price_kind text,
  last_observed_at timestamptz not null,
  visits integer not null,
  -- A product's days stand far apart in the table and side by side in this index, which answers alone.
  primary key (marketplace, asin, day, list_id)
    include (best_rank, last_rank, last_price, currency, price_kind, last_observed_at, visits)
);

alter table pinflow.observation rename to observation_before;
alter index pinflow.observation_pkey rename to observation_before_pkey;
drop index pinflow.observation_product;

-- Append-only; one row a product a list a visit; a repeated visit writes nothing twice.
create table pinflow.observation (
  list_id uuid not null,
  observed_at timestamptz not null,
  rank integer not null check (rank > 0),
  marketplace text not null,
  asin text not null,
  price numeric(14, 2),
  price_max numeric(14, 2),
  currency text,
  price_kind text,
  rating numeric(3, 2),
  review_count integer,
  rank_change_percent numeric(14, 2),
  primary key (list_id, observed_at, rank),
  foreign key (list_id, observed_at) references pinflow.list_visit
) partition by range (observed_at);
-- As with the days of a product.
create index observation_product on pinflow.observation (marketplace, asin, observed_at desc)
  include (list_id, rank, price, currency, price_kind, rank_change_percent);

-- Catches what no month's partition takes; the month's partition takes it over when it is made.
create table pinflow.observation_default partition of pinflow.observation default
  with (autovacuum_vacuum_insert_scale_factor = 0.05);

-- The application's roles own no table, so the months are made and dropped on their behalf.
create function pinflow.make_observation_partition(any_day date) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '10s'
as $$
declare
  first_day constant timestamp := date_trunc('month', any_day::timestamp);
  lower_bound constant timestamptz := first_day at time zone 'UTC';
  upper_bound constant timestamptz := (first_day + interval '1 month') at time zone 'UTC';
  name constant text := 'observation_' || to_char(first_day, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(724303);
  if to_regclass('pinflow.' || name) is not null then
    return false;
  end if;
  -- In the order in which a visit takes them: neither waits for the other in a circle.
  lock table pinflow.list_visit in share row exclusive mode;
  lock table pinflow.observation_default in access exclusive mode;
  execute format('create table pinflow.%I (like pinflow.observation including all)'
    ' with (autovacuum_vacuum_insert_scale_factor = 0.05)', name);
  execute format('with moved as (delete from pinflow.observation_default'
    ' where observed_at >= %L and observed_at < %L returning *)'
    ' insert into pinflow.%I select * from moved', lower_bound, upper_bound, name);
  execute format('alter table pinflow.observation attach partition pinflow.%I for values from (%L) to (%L)',
    name, lower_bound, upper_bound);
  return true;
end
$$;

-- False: there is no such month, or one of its visits is not rolled up.
create function pinflow.drop_observation_partition(any_day date) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set lock_timeout = '10s'
as $$
declare
  first_day constant timestamp := date_trunc('month', any_day::timestamp);
  lower_bound constant timestamptz := first_day at time zone 'UTC';
  upper_bound constant timestamptz := (first_day + interval '1 month') at time zone 'UTC';
  name constant text := 'observation_' || to_char(first_day, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(724303);
  if to_regclass('pinflow.' || name) is null then
    return false;
  end if;
  -- A visit that is being written would otherwise come between the question and the answer.
  lock table pinflow.list_visit in share row exclusive mode;
  if exists (select from pinflow.list_visit v
    where v.observed_at >= lower_bound and v.observed_at < upper_bound and not v.rolled_up) then
    return false;
  end if;
  execute format('alter table pinflow.observation detach partition pinflow.%I', name);
  execute format('drop table pinflow.%I', name);
  return true;
end
$$;

revoke all on function pinflow.make_observation_partition(date), pinflow.drop_observation_partition(date)
  from public;
grant execute on function pinflow.make_observation_partition(date), pinflow.drop_observation_partition(date)
  to pinflow_system;

-- What was observed so far goes along.
insert into pinflow.list_visit (list_id, observed_at, products)
  select list_id, observed_at, count(*) from pinflow.observation_before group by list_id, observed_at;
do $$
declare
  month date;
begin
  for month in
    select distinct date_trunc('month', observed_at at time zone 'UTC')::date from pinflow.observation_before
  loop
    perform pinflow.make_observation_partition(month);
  end loop;
end
$$;
insert into pinflow.observation (list_id, observed_at, rank, marketplace, asin, price, price_max, currency,
    price_kind, rating, review_count)
  select list_id, observed_at, rank, marketplace, asin, price, price_max, currency, price_kind, rating,
    review_count
  from pinflow.observation_before order by list_id, observed_at, rank;
insert into pinflow.list_product (list_id, marketplace, asin, first_seen_at, last_seen_at)
  select list_id, marketplace, asin, min(observed_at), max(observed_at)
  from pinflow.observation_before group by list_id, marketplace, asin;
update pinflow.market_list l set first_observed_at = v.first_observed_at, observations = v.observations
  from (select list_id, min(observed_at) as first_observed_at, sum(products) as observations
    from pinflow.list_visit group by list_id) v
  where v.list_id = l.id;
drop table pinflow.observation_before;

-- The application reads through the parent and holds no right on a partition.
grant select on pinflow.observation, pinflow.observation_day, pinflow.list_visit, pinflow.list_product
  to pinflow_app;
grant select, insert on pinflow.observation to pinflow_system;
grant select on pinflow.observation_default to pinflow_system;
grant select, insert, update on pinflow.list_product to pinflow_system;
grant select, insert, update, delete on pinflow.list_visit, pinflow.observation_day to pinflow_system;

-- Uploads: two marketplaces have lists of the same name, and their history is read like the catalogue's.
alter table pinflow.uploaded_observation drop constraint uploaded_observation_pkey;
alter table pinflow.uploaded_observation
  add primary key (tenant_id, project_id, marketplace, list_kind, category, observed_at, rank),
  add column price_max numeric(14, 2),
  add column price_kind text,
  add column rank_change_percent numeric(14, 2);
drop index pinflow.uploaded_observation_product;
create index uploaded_observation_product
  on pinflow.uploaded_observation (tenant_id, marketplace, asin, observed_at desc);

-- fetching (0003) ----------------------------------------------------------------------------------

-- The circuit of a host: closed (closed_until null), open (closed_until ahead), half-open (closed_until has
-- passed): then one request may try, until trial_until. refusals_in_row lengthens the next opening.
alter table pinflow.host_budget
  add column refusals_in_row integer not null default 0,
  add column opened_at timestamptz,
  add column trial_until timestamptz;
grant select on pinflow.host_budget to pinflow_app;

-- How often a host answered with something else than what it was asked for, by day (UTC) and kind.
create table pinflow.refusal_count (
  host text not null,
  day date not null,
  kind text not null,
  count integer not null check (count > 0),
  last_at timestamptz not null,
  last_message text not null,
  primary key (host, day, kind)
);
create index refusal_count_day on pinflow.refusal_count (day desc, host, kind);
grant select on pinflow.refusal_count to pinflow_app;
grant select, insert, update, delete on pinflow.refusal_count to pinflow_system;

-- asked_host: where the list is really asked for; refusal: what the last visit was refused with.
alter table pinflow.market_list
  add column asked_host text,
  add column refusal text;

-- observed_at: the visit its observations belong to; a second page completes the visit of the first.
alter table pinflow.page_visit
  add column page integer not null default 1,
  add column observed_at timestamptz;
create index page_visit_stored on pinflow.page_visit (fetched_at, id) where page_sha256 is not null;
-- A replayed page may not bear out what its visit recorded.
grant delete on pinflow.observation to pinflow_system;

-- How many ranks of the list the project wants: one page, or two.
alter table pinflow.watched_list add column depth integer not null default 50 check (depth in (50, 100));

-- The pages of a list after its first, each a unit of its own: lease, validators, message.
create table pinflow.list_page (
  list_id uuid not null references pinflow.market_list,
  page integer not null check (page >= 2),
  visit_at timestamptz not null,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  completed_at timestamptz,
  fetched_at timestamptz,
  message text,
  etag text,
  last_modified text,
  primary key (list_id, page)
);
create index list_page_due on pinflow.list_page (next_fetch_at) where completed_at is distinct from visit_at;
grant select on pinflow.list_page to pinflow_app;
grant select, insert, update, delete on pinflow.list_page to pinflow_system;

-- Products whose cards a list loads later, asked for by their own pages.
create table pinflow.product_page (
  marketplace text not null,
  asin text not null,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  fetched_at timestamptz,
  outcome text,
  message text,
  primary key (marketplace, asin),
  foreign key (marketplace, asin) references pinflow.product on delete cascade
);
grant select on pinflow.product_page to pinflow_app;
grant select, insert, update, delete on pinflow.product_page to pinflow_system;

-- The category tree of a marketplace, one tree a kind of list. depth 0: the front page.
create table pinflow.category_node (
  url text primary key,
  source text not null,
  marketplace text not null,
  list_kind text not null,
  name text not null,
  parent_url text references pinflow.category_node,
  depth integer not null check (depth >= 0),
  seen_at timestamptz not null,
  opened_at timestamptz,
  next_fetch_at timestamptz not null,
  leased_until timestamptz,
  message text
);
create index category_node_tree on pinflow.category_node (marketplace, list_kind, depth, url);
create index category_node_parent on pinflow.category_node (parent_url);
grant select on pinflow.category_node to pinflow_app;
grant select, insert, update, delete on pinflow.category_node to pinflow_system;

-- Who asked for a tree, and how deep: the request that a lost job is made from again.
create table pinflow.category_walk (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  source text not null,
  marketplace text not null,
  list_kind text not null,
  depth integer not null check (depth between 1 and 5),
  requested_by text not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  message text,
  unique (tenant_id, id),
  unique (tenant_id, marketplace, list_kind)
);
alter table pinflow.category_walk enable row level security;
alter table pinflow.category_walk force row level security;
create policy system_sees_all on pinflow.category_walk to pinflow_system using (true) with check (true);
create policy own_tenant on pinflow.category_walk to pinflow_app
  using (tenant_id = pinflow.current_tenant()) with check (tenant_id = pinflow.current_tenant());
grant select, insert, update, delete on pinflow.category_walk to pinflow_system, pinflow_app;

-- what users bring (0004) --------------------------------------------------------------------------

-- Null: the token may do what its member may. Otherwise it may do that one thing.
alter table pinflow.api_token add column scope text check (scope in ('bring_pages'));

-- One file or page that a user brought. The same file is brought once a project, until it is taken back; a
-- page differs with every look at it, and counts when it tells something new.
create table pinflow.import_run (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  source text not null check (source in ('csv', 'xlsx', 'json', 'page', 'bookmarklet')),
  file_name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  mapping jsonb not null,
  encoding text not null,
  notes jsonb not null,
  ok_count integer not null,
  duplicate_count integer not null,
  error_count integer not null,
  brought_by text not null,
  brought_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by text,
  unique (tenant_id, id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create unique index import_run_content on pinflow.import_run (tenant_id, project_id, sha256, mapping, encoding)
  where taken_back_at is null and source in ('csv', 'xlsx', 'json');

-- What became of each row of a file. Line: where the row begins in the file, or its place in a JSON list.
create table pinflow.import_row (
  tenant_id uuid not null,
  run_id uuid not null,
  line integer not null,
  outcome text not null check (outcome in ('ok', 'duplicate', 'error')),
  asin text,
  message text,
  primary key (tenant_id, run_id, line),
  foreign key (tenant_id, run_id) references pinflow.import_run (tenant_id, id) on delete cascade
);

-- A product as one file or page told of it; rows of one product add up, the newest word counts.
-- run_id null: fetched through the tenant's own API key; such rows expire.
create table pinflow.brought_product (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  run_id uuid,
  marketplace text not null,
  asin text not null,
  title text,
  brand text,
  price numeric(14, 2),
  currency text,
  category text,
  rank integer check (rank > 0),
  rating numeric(3, 2),
  review_count integer,
  image_url text,
  note text,
  source text not null check (source in ('csv', 'xlsx', 'json', 'page', 'bookmarklet', 'creators')),
  brought_at timestamptz not null,
  expires_at timestamptz,
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, project_id, marketplace, asin, run_id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, run_id) references pinflow.import_run (tenant_id, id) on delete cascade
);
create index brought_product_run on pinflow.brought_product (tenant_id, run_id);
create index brought_product_expires on pinflow.brought_product (expires_at) where expires_at is not null;

-- A product that a user brought stands on no list: it has no rank.
alter table pinflow.opportunity alter column rank drop not null;

do $$
declare
  name text;
begin
  foreach name in array array['import_run', 'import_row', 'brought_product'] loop
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

-- Creators API (0005) ------------------------------------------------------------------------------

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

-- trends (0006) ------------------------------------------------------------------------------------

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

-- scoring (0007) -----------------------------------------------------------------------------------

-- Who gave the parts of a project's score which weight, and when. The newest number counts; weights null:
-- back to those of the release. Append-only.
create table pinflow.score_weights (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  number integer not null check (number > 0),
  weights jsonb,
  changed_by text not null,
  via text not null check (via in ('dashboard', 'api', 'cli', 'demo', 'system')),
  changed_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, project_id, number),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);

-- A tenant's own commission rates. category '': every category that has no rate of its own.
create table pinflow.commission_rate (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  marketplace text not null,
  category text not null check (length(category) <= 200),
  percent numeric(5, 2) not null check (percent between 0 and 100),
  valid_from date not null,
  changed_by text not null,
  changed_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, marketplace, category, valid_from)
);

-- Conditions that a member looks through opportunities with, under a name.
create table pinflow.saved_filter (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  conditions jsonb not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, user_id, name),
  foreign key (tenant_id, user_id) references pinflow.member on delete cascade
);

-- What opportunities are filtered by, read out of their parts.
alter table pinflow.opportunity
  add column has_trend boolean not null generated always as
    (jsonb_path_exists(parts, '$[*] ? (@.name == "trend" && @.points > 0)')) stored,
  add column is_new_entry boolean not null generated always as
    (jsonb_path_exists(parts, '$[*] ? (@.name == "new_entry" && @.points > 0)')) stored;
create index opportunity_project on pinflow.opportunity (tenant_id, project_id, score desc, id);

do $$
declare
  name text;
begin
  foreach name in array array['score_weights', 'commission_rate', 'saved_filter'] loop
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
grant select, insert on pinflow.score_weights to pinflow_app;
grant select, insert, update, delete on pinflow.commission_rate, pinflow.saved_filter to pinflow_app;

-- Facts of the Creators API in scores ---------------------------------------------------------------------

-- What of an opportunity came through the tenant's key for the Creators API (price with currency, rating with
-- count, title, category), and until when it may be kept; afterwards it is taken out of the row.
alter table pinflow.opportunity
  add column live_facts text[] not null default '{}'
    check (live_facts <@ array['price', 'rating', 'title', 'category']),
  add column live_until timestamptz,
  add constraint opportunity_live check ((live_facts = '{}') = (live_until is null));
create index opportunity_live on pinflow.opportunity (live_until) where live_until is not null;

-- What came through the key goes within a day, and its picture's address is never stored.
alter table pinflow.brought_product
  add constraint brought_product_creators check (source <> 'creators' or (run_id is null and image_url is null
    and expires_at is not null and expires_at <= brought_at + interval '24 hours'));

-- opportunities that ended (0009) -------------------------------------------------------------------

alter table pinflow.opportunity
  drop constraint opportunity_state_check,
  add constraint opportunity_state_check check (state in ('open', 'drafted', 'hidden', 'ended')),
  -- Also of what is hidden or drafted: its reasons are then those of scored_at.
  add column ended_at timestamptz,
  add column ended_reason text
    check (ended_reason in ('unwatched', 'left', 'unread', 'outdated', 'brought_no_more')),
  add constraint opportunity_ended_with_reason check ((ended_at is null) = (ended_reason is null));

-- Scoring reads the uploads of the last weeks, not all there ever were.
create index uploaded_observation_observed
  on pinflow.uploaded_observation (tenant_id, project_id, observed_at);

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

-- media library (0011) ------------------------------------------------------------------------------

-- A picture that a tenant brought, with whose it is and under which licence. sha256: its bytes as they came;
-- preview_sha256: small and upright, for lists; cutout_sha256: the product without its white ground, null for
-- a scene. width and height are those of the upright picture, focus_x and focus_y shares of them.
create table pinflow.media (
  id uuid primary key,
  tenant_id uuid not null references pinflow.tenant,
  sha256 bytea not null check (length(sha256) = 32),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'image/avif')),
  size integer not null check (size > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  preview_sha256 bytea not null check (length(preview_sha256) = 32),
  cutout_sha256 bytea check (length(cutout_sha256) = 32),
  perceptual_hash bytea not null check (length(perceptual_hash) = 8),
  name text not null check (length(name) between 1 and 200),
  licence text not null check (licence in ('own', 'bought', 'permission', 'public_domain', 'cc0', 'cc_by', 'cc_by_sa')),
  author text check (length(author) <= 200),
  source_url text check (length(source_url) <= 2000),
  made_with_ai boolean not null,
  focus_x double precision not null check (focus_x between 0 and 1),
  focus_y double precision not null check (focus_y between 0 and 1),
  focus_chosen boolean not null default false,
  added_by text not null,
  created_at timestamptz not null,
  unique (tenant_id, id),
  unique (tenant_id, sha256),
  check (author is not null or licence not in ('cc_by', 'cc_by_sa'))
);
create index media_created on pinflow.media (tenant_id, created_at desc, id desc);
create index media_preview on pinflow.media (tenant_id, preview_sha256);
create index media_cutout on pinflow.media (tenant_id, cutout_sha256) where cutout_sha256 is not null;

-- Which library picture pins of a product show; marketplace and asin null: of every other product of the project.
create table pinflow.product_media (
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text,
  asin text,
  media_id uuid not null,
  created_at timestamptz not null,
  check ((marketplace is null) = (asin is null)),
  unique nulls not distinct (tenant_id, project_id, marketplace, asin),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade,
  foreign key (tenant_id, media_id) references pinflow.media (tenant_id, id) on delete cascade
);
create index product_media_media on pinflow.product_media (tenant_id, media_id);

-- picture_sha256 is the picture, the first of a carousel, or the cover of a video. media_id: the library picture
-- it shows; picture_made_with_ai stays when that picture leaves the library.
alter table pinflow.pin
  add column kind text not null default 'image' check (kind in ('image', 'carousel', 'video')),
  add column slides jsonb not null default '[]',
  add column video_sha256 bytea check (length(video_sha256) = 32),
  add column video_size integer,
  add column video_seconds double precision,
  add column media_id uuid,
  add column picture_made_with_ai boolean not null default false,
  add constraint pin_slides check (case when kind = 'carousel' then jsonb_array_length(slides) between 2 and 5
    else jsonb_array_length(slides) = 0 end),
  add constraint pin_video check ((kind = 'video') = (video_sha256 is not null)
    and (video_sha256 is null) = (video_size is null) and (video_sha256 is null) = (video_seconds is null)),
  add constraint pin_media foreign key (tenant_id, media_id) references pinflow.media (tenant_id, id)
    on delete set null (media_id);
create index pin_media_used on pinflow.pin (tenant_id, media_id) where media_id is not null;
create index pin_files on pinflow.pin (tenant_id) where kind <> 'image';

do $$
declare
  name text;
begin
  foreach name in array array['media', 'product_media'] loop
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

-- writers (0012) -----------------------------------------------------------------------------------

-- A draft is one combination of writer, hook, template, scheme and picture; results are compared by it.
-- variant: the drafts of one opportunity, counted from 1. notes: the user's words the copy may rely on.
-- writer_note: why another writer wrote it than the one that was asked.
alter table pinflow.pin
  add column variant integer not null default 1 check (variant between 1 and 999),
  add column seed text not null default '',
  add column scheme text not null default '',
  add column picture_source text not null default 'artwork',
  add column prompt_version text,
  add column writer_note text,
  add column notes text[] not null default '{}',
  add column items text[] not null default '{}',
  add column columns text[] not null default '{}',
  add column rows jsonb not null default '[]';
create index pin_opportunity on pinflow.pin (tenant_id, opportunity_id, variant);

-- writer null: the installation's. writer_reads_api: whether a writer may see what came through the
-- tenant's own key for the Creators API.
alter table pinflow.project
  add column writer text check (length(writer) between 1 and 100),
  add column writer_reads_api boolean not null default false;

-- What a tenant lets writers cost in a calendar month (UTC); without a row the installation's default holds.
create table pinflow.writer_budget (
  tenant_id uuid primary key references pinflow.tenant,
  monthly numeric(12, 2) not null check (monthly >= 0),
  changed_by text not null,
  changed_at timestamptz not null
);

-- One row a call to a language model, written before it: cost is then the most it can come to, and stays so
-- where nobody learns what it came to. tokens null: the server did not say.
create table pinflow.writer_call (
  id uuid primary key,
  tenant_id uuid not null,
  project_id uuid not null,
  marketplace text not null,
  asin text not null,
  model text not null,
  prompt_version text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('pending', 'used', 'rejected', 'refused', 'failed', 'timed_out')),
  detail text,
  tokens_in integer check (tokens_in >= 0),
  tokens_out integer check (tokens_out >= 0),
  cost numeric(14, 6) not null check (cost >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  duration_ms integer check (duration_ms >= 0),
  unique (tenant_id, id),
  foreign key (tenant_id, project_id) references pinflow.project (tenant_id, id) on delete cascade
);
create index writer_call_at on pinflow.writer_call (tenant_id, at desc, id desc);

do $$
declare
  name text;
begin
  foreach name in array array['writer_budget', 'writer_call'] loop
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
grant select, insert, update on pinflow.writer_budget, pinflow.writer_call to pinflow_app;

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

-- readers (0015) -----------------------------------------------------------------------------------

-- Product and category pages are asked for with the validators of the answer before, as lists are.
alter table pinflow.product_page add column etag text, add column last_modified text;
alter table pinflow.category_node add column etag text, add column last_modified text;

-- A reader of an installed package stands by its own name.
alter table pinflow.import_run drop constraint import_run_source_check,
  add constraint import_run_source_check check (source ~ '^[a-z][a-z0-9_]{0,39}$' and source <> 'creators');
alter table pinflow.brought_product drop constraint brought_product_source_check,
  add constraint brought_product_source_check check (source ~ '^[a-z][a-z0-9_]{0,39}$');
drop index pinflow.import_run_content;
create unique index import_run_content on pinflow.import_run (tenant_id, project_id, sha256, mapping, encoding)
  where taken_back_at is null and source not in ('page', 'bookmarklet');

-- studio (0016) ------------------------------------------------------------------------------------

-- The brand's logo: a library picture, which stays in the library as long as it is one.
alter table pinflow.project
  add column logo_media_id uuid,
  add constraint project_logo foreign key (tenant_id, logo_media_id) references pinflow.media (tenant_id, id);
create index project_logo on pinflow.project (tenant_id, logo_media_id) where logo_media_id is not null;

-- The further files of former versions: a carousel's pictures, a video. They stay as long as they can be
-- brought back.
create index pin_version_files on pinflow.pin_version (tenant_id, pin_id)
  where content ->> 'kind' <> 'image';

-- accounts (0017) -----------------------------------------------------------------------------------

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

-- posting (0018) -------------------------------------------------------------------------------------

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

-- time (0019) ----------------------------------------------------------------------------------------

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

-- scenes (0020) ------------------------------------------------------------------------------------

-- What a video says, scene by scene: its words are held against the rules like those of pictures.
alter table pinflow.pin add column scenes jsonb not null default '[]';
-- Videos there are: each of the first four points stood in the headline's place of the cover's design. The
-- owner of the tables sees rows of tenants only while their security is not forced on it.
alter table pinflow.pin no force row level security;
alter table pinflow.pin_version no force row level security;
update pinflow.pin p set scenes = (
  select jsonb_agg(boxes order by n) from (
    select 0::bigint as n, p.text_boxes as boxes
    union all
    select n, jsonb_build_array(head || jsonb_build_object('text', point)) from (
      select point, row_number() over (order by at) as n from unnest(p.points) with ordinality u (point, at)
      where point ~ '\S') told
    cross join lateral (select coalesce((select box from jsonb_array_elements(p.text_boxes) box
      where box ->> 'role' = 'headline' limit 1), '{"role": "headline", "x": 0, "y": 0, "width": 1000,
      "height": 100, "font_px": 80, "contrast": 21}') as head) h where n <= 4) scene)
  where kind = 'video';
update pinflow.pin_version v set content = jsonb_set(content, '{made_of,scenes}', (
  select jsonb_agg(boxes order by n) from (
    select 0::bigint as n, v.content -> 'made_of' -> 'text_boxes' as boxes
    union all
    select n, jsonb_build_array(head || jsonb_build_object('text', point)) from (
      select point, row_number() over (order by at) as n
      from jsonb_array_elements_text(v.content -> 'points') with ordinality u (point, at)
      where point ~ '\S') told
    cross join lateral (select coalesce((select box
      from jsonb_array_elements(v.content -> 'made_of' -> 'text_boxes') box
      where box ->> 'role' = 'headline' limit 1), '{"role": "headline", "x": 0, "y": 0, "width": 1000,
      "height": 100, "font_px": 80, "contrast": 21}') as head) h where n <= 4) scene))
  where content ->> 'kind' = 'video' and content -> 'made_of' is not null
    and jsonb_typeof(content -> 'made_of') = 'object';
alter table pinflow.pin force row level security;
alter table pinflow.pin_version force row level security;

-- What 0017 wanted to write down of the accounts there were, which the owner could not see either.
alter table pinflow.account no force row level security;
update pinflow.account set token_kind = 'pasted', token_saved_at = created_at,
  pause_reason = case when state = 'paused' then coalesce(state_reason, 'Paused.') end,
  token_state = case when state = 'reconnect_needed' then 'refused' else 'good' end,
  token_reason = case when state = 'reconnect_needed' then state_reason end
  where token_kind is null and channel = 'pinterest';
alter table pinflow.account force row level security;
-- exports (0021) -------------------------------------------------------------------------------------

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

-- notifications (0022) --------------------------------------------------------------------------------
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

-- figures (0023) --------------------------------------------------------------------------------------
-- Figures: what Pinterest says of published pins, day by day, and what an account's hours make of it.

-- day: Pinterest's, in UTC. final: Pinterest says that the day's figures are ready.
create table pinflow.pin_day_figures (
  tenant_id uuid not null,
  pin_id uuid not null,
  day date not null,
  impressions bigint not null check (impressions >= 0),
  saves bigint not null check (saves >= 0),
  outbound_clicks bigint not null check (outbound_clicks >= 0),
  pin_clicks bigint not null check (pin_clicks >= 0),
  final boolean not null,
  read_at timestamptz not null,
  primary key (tenant_id, pin_id, day),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id) on delete cascade
);
create index pin_day_figures_day on pinflow.pin_day_figures (day);

-- When a pin's figures were told, and when they are asked for again. problem: why there are none, in words.
create table pinflow.pin_reading (
  tenant_id uuid not null,
  pin_id uuid not null,
  read_at timestamptz,
  next_at timestamptz not null,
  problem text,
  primary key (tenant_id, pin_id),
  foreign key (tenant_id, pin_id) references pinflow.pin (tenant_id, id) on delete cascade
);

-- How an account may be asked. singly_until: many pins at once are not open to its app until then.
create table pinflow.account_reading (
  tenant_id uuid not null,
  account_id uuid not null,
  singly_until timestamptz,
  wait_until timestamptz,
  problem text,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

-- What the hours of an account's local day brought: the pins that count and the weight of each hour from 0 to 23.
-- missing: in words why the weights may not be used yet; null: they may.
create table pinflow.account_hour_weights (
  tenant_id uuid not null,
  account_id uuid not null,
  pins integer[] not null check (cardinality(pins) = 24),
  weights double precision[] not null check (cardinality(weights) = 24 and 0 < all (weights)),
  counted integer not null check (counted >= 0),
  needed integer not null check (needed > 0),
  weeks integer not null check (weeks >= 0),
  needed_weeks integer not null check (needed_weeks > 0),
  days integer not null check (days > 0),
  missing text,
  weighed_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references pinflow.account (tenant_id, id) on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array['pin_day_figures', 'pin_reading', 'account_reading', 'account_hour_weights'] loop
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

-- Pinterest counts questions for figures apart from other reading.
alter table pinflow.account_bucket drop constraint account_bucket_resource_check;
alter table pinflow.account_bucket add constraint account_bucket_resource_check
  check (resource in ('read', 'write', 'analytics'));

-- When a project last asked for a visit to a list it watches: by its schedule, or somebody by hand.
alter table pinflow.watched_list add column wanted_at timestamptz;

-- posting line (0024) ---------------------------------------------------------------------------------
-- What the rules looked at when a person said yes: a pin about which nothing has changed since need not be
-- checked anew before it goes out.
alter table pinflow.approval add column rules_saw_sha256 bytea check (length(rules_saw_sha256) = 32);

-- refusals (0025) -------------------------------------------------------------------------------------
-- When a token was last refused: one that is refused again right after its renewal needs a person.
alter table pinflow.account add column token_refused_at timestamptz;

-- pictures (0026) -------------------------------------------------------------------------------------
-- Pins of several pictures: what they show and how each looks.

-- The further pictures of a product's page, after image_url; at most three, as many as a template has room for.
alter table pinflow.product add column more_image_urls text[] not null default '{}'
  check (cardinality(more_image_urls) <= 3);
alter table pinflow.brought_product add column more_image_urls text[] not null default '{}'
  check (cardinality(more_image_urls) <= 3);

-- A product may have several library pictures: the one linked last comes first.
alter table pinflow.product_media
  drop constraint product_media_tenant_id_project_id_marketplace_asin_key,
  add constraint product_media_once unique nulls not distinct (tenant_id, project_id, marketplace, asin, media_id);

-- further_media: the library pictures in its other slots, media_id is in the first. scene_bits: the fingerprint
-- of each of a video's scenes. shown_bits: those of all its pictures, the cover first, which is also the first
-- slide and the first scene; so one comparison finds any of them.
create function pinflow.all_bits(cover bigint, slides jsonb, scene_bits bigint[]) returns bigint[]
  language sql immutable parallel safe
  return array_remove(array[cover] || scene_bits[2:] || case when slides = '[]' then '{}'::bigint[] else
    array(select (slide ->> 'picture_bits')::bigint from jsonb_array_elements(slides - 0) slide) end, null);
grant execute on function pinflow.all_bits(bigint, jsonb, bigint[]) to pinflow_system, pinflow_app;
alter table pinflow.pin
  add column further_media uuid[] not null default '{}',
  add column scene_bits bigint[] not null default '{}';
alter table pinflow.pin
  add column shown_bits bigint[] not null generated always as
    (pinflow.all_bits(picture_bits, slides, scene_bits)) stored;
create index pin_further_media on pinflow.pin (tenant_id) where further_media <> '{}';

-- A library picture's fingerprint as a number, to be compared like those of pins.
create function pinflow.bits_of(hash bytea) returns bigint
  language sql immutable strict parallel safe
  return ('x' || encode(hash, 'hex'))::bit(64)::bigint;
grant execute on function pinflow.bits_of(bytea) to pinflow_system, pinflow_app;

-- names (0027) ----------------------------------------------------------------------------------------
-- What a pin's copy calls its product, and which of its words only the product's own listing supports.
--
-- brand: of the product, where somebody told it. product_name: as the copy calls it; empty: written before
-- names were kept, or the product has none that may be said. supported: words of the copy itself (never of
-- the listing, which is kept for a day only) that points read through the Creators API supported when it was
-- written; the rules hold the copy against them later.
alter table pinflow.pin
  add column brand text,
  add column product_name text not null default '',
  add column supported text[] not null default '{}';

-- shown logo (0028) -----------------------------------------------------------------------------------
-- Which logo a pin's picture shows.
--
-- logo_media_id: the library picture that was its brand's logo when it was drawn, where the template shows one;
-- null too: drawn before this was kept, or that picture left the library.
alter table pinflow.pin
  add column logo_media_id uuid,
  add constraint pin_logo foreign key (tenant_id, logo_media_id) references pinflow.media (tenant_id, id)
    on delete set null (logo_media_id);
create index pin_logo on pinflow.pin (tenant_id, logo_media_id) where logo_media_id is not null;

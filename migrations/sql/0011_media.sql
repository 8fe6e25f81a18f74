-- The media library, and pins of several pictures or with a video.

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

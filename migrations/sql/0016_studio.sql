-- The brand's logo, and former versions that can be brought back.
-- The brand's logo: a library picture, which stays in the library as long as it is one.
alter table pinflow.project
  add column logo_media_id uuid,
  add constraint project_logo foreign key (tenant_id, logo_media_id) references pinflow.media (tenant_id, id);
create index project_logo on pinflow.project (tenant_id, logo_media_id) where logo_media_id is not null;

-- The further files of former versions: a carousel's pictures, a video. They stay as long as they can be
-- brought back.
create index pin_version_files on pinflow.pin_version (tenant_id, pin_id)
  where content ->> 'kind' <> 'image';

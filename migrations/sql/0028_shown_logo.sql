-- Which logo a pin's picture shows.
--
-- logo_media_id: the library picture that was its brand's logo when it was drawn, where the template shows one;
-- null too: drawn before this was kept, or that picture left the library.
alter table pinflow.pin
  add column logo_media_id uuid,
  add constraint pin_logo foreign key (tenant_id, logo_media_id) references pinflow.media (tenant_id, id)
    on delete set null (logo_media_id);
create index pin_logo on pinflow.pin (tenant_id, logo_media_id) where logo_media_id is not null;

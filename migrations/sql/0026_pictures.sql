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

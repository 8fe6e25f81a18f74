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

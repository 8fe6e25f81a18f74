-- Facts of the Creators API in scores.

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

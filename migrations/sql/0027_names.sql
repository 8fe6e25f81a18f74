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

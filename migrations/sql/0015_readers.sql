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

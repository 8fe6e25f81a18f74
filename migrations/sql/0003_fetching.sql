-- Fetching
select;

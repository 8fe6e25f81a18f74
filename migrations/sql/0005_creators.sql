-- Creators API
select;

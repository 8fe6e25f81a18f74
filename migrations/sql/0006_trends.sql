-- Trends
select;

-- History
select;

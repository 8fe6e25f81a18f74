-- What users bring
select;

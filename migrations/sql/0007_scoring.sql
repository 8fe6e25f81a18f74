-- Scoring
select;

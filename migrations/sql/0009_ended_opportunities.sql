-- Opportunities end: their product left its list, or nobody watches the list any more.

alter table pinflow.opportunity
  drop constraint opportunity_state_check,
  add constraint opportunity_state_check check (state in ('open', 'drafted', 'hidden', 'ended')),
  -- Also of what is hidden or drafted: its reasons are then those of scored_at.
  add column ended_at timestamptz,
  add column ended_reason text
    check (ended_reason in ('unwatched', 'left', 'unread', 'outdated', 'brought_no_more')),
  add constraint opportunity_ended_with_reason check ((ended_at is null) = (ended_reason is null));

-- Scoring reads the uploads of the last weeks, not all there ever were.
create index uploaded_observation_observed
  on pinflow.uploaded_observation (tenant_id, project_id, observed_at);

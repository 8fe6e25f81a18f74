-- When a token was last refused: one that is refused again right after its renewal needs a person.
alter table pinflow.account add column token_refused_at timestamptz;

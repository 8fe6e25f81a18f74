-- What the rules looked at when a person said yes: a pin about which nothing has changed since need not be
-- checked anew before it goes out.
alter table pinflow.approval add column rules_saw_sha256 bytea check (length(rules_saw_sha256) = 32);

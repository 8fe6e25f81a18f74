"""Reads the database's own catalogue: no table may be forgotten by row-level security."""

from __future__ import annotations

import asyncpg

from tests.conftest import TestUrls

# Catalogue data that every tenant may read, what the application's role cannot read at all, and the queue, of
# which it reads what finding a job again needs (id, dedupe_key, status, priority, entrypoint), no payload.
SHARED_TABLES = {
    "pinflow.app_user",
    "pinflow.market_list",
    "pinflow.page_visit",
    "pinflow.product",
    "pinflow.observation",
    "pinflow.observation_default",
    "pinflow.observation_day",
    "pinflow.list_visit",
    "pinflow.list_product",
    "pinflow.host_budget",
    # Pace alone, by the hash of a credential; only the system reads it.
    "pinflow.creators_budget",
    "pinflow.refusal_count",
    "pinflow.list_page",
    "pinflow.product_page",
    "pinflow.category_node",
    "queue.pgqueuer",
    "queue.pgqueuer_log",
    "queue.pgqueuer_schedules",
    "queue.pgqueuer_statistics",
    "pinflow_migrations.revision",
}
# The tenant's own row: its id is the tenant_id.
TENANT_ITSELF = {"pinflow.tenant"}

OWN = "(tenant_id = pinflow.current_tenant())"
OWN_OR_SHARED = "((tenant_id = pinflow.current_tenant()) OR (tenant_id IS NULL))"
# (commands, rows that are seen, rows that may be written), as PostgreSQL prints them.
BOUND = {("all", OWN, OWN)}
READ_ONLY = {("select", OWN, None)}
UNSEEN: set[tuple[str, str | None, str | None]] = set()
# The policies of every table that are not exactly `BOUND`.
POLICIES = {
    "pinflow.tenant": {("select", "(id = pinflow.current_tenant())", None)},
    "pinflow.member": READ_ONLY,
    "pinflow.schedule_run": READ_ONLY,
    "pinflow.user_session": UNSEEN,
    "pinflow.api_token": UNSEEN,
    "pinflow.blob": {("select", OWN_OR_SHARED, None), ("insert", None, OWN), ("update", OWN, OWN)},
    "pinflow.change_event": {("select", OWN_OR_SHARED, None), ("insert", None, OWN)},
}

TABLES = """
select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
  exists (select from pg_attribute a
    where a.attrelid = c.oid and a.attname = 'tenant_id' and not attisdropped)
    as has_tenant,
  has_any_column_privilege('pinflow_app', c.oid, 'insert') as app_inserts,
  has_any_column_privilege('pinflow_app', c.oid, 'update') as app_updates,
  has_table_privilege('pinflow_app', c.oid, 'delete') as app_deletes,
  has_table_privilege('pinflow_app', c.oid, 'truncate') as app_truncates,
  has_table_privilege('pinflow_app', c.oid, 'select') as app_reads,
  pg_get_userbyid(c.relowner) as owner
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
order by 1
"""

# Of every role but the system's: also what is said for everybody, or for a role that does not exist yet.
APP_POLICIES = """
select n.nspname || '.' || c.relname as name,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
    else 'all' end as commands,
  pg_get_expr(p.polqual, p.polrelid) as seen, pg_get_expr(p.polwithcheck, p.polrelid) as written
from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
where p.polroles <> array['pinflow_system'::regrole::oid]
"""


async def tables(urls: TestUrls) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(urls.migration)
    try:
        return list(await connection.fetch(TABLES))
    finally:
        await connection.close()


async def test_every_table_that_is_not_shared_is_bound_to_a_tenant(database_urls: TestUrls) -> None:
    found = await tables(database_urls)
    assert len(found) > 20
    assert {row["name"] for row in found} >= SHARED_TABLES | TENANT_ITSELF
    for row in found:
        if row["name"] in SHARED_TABLES:
            assert not row["has_tenant"], f"{row['name']} is called shared but has a tenant_id"
            continue
        assert row["has_tenant"] or row["name"] in TENANT_ITSELF, f"{row['name']} has no tenant_id"
        assert row["enabled"], f"{row['name']} has no row-level security"
        assert row["forced"], f"{row['name']} does not force row-level security"


async def test_every_policy_says_own_tenant_and_nothing_else(database_urls: TestUrls) -> None:
    connection = await asyncpg.connect(database_urls.migration)
    try:
        policies = await connection.fetch(APP_POLICIES)
    finally:
        await connection.close()
    names = {row["name"] for row in await tables(database_urls)}
    assert names >= set(POLICIES)
    for name in names - SHARED_TABLES:
        found = {(row["commands"], row["seen"], row["written"]) for row in policies if row["name"] == name}
        assert found == POLICIES.get(name, BOUND), name
    assert {row["name"] for row in policies} <= names - SHARED_TABLES


async def test_the_application_cannot_write_the_shared_catalogue(database_urls: TestUrls) -> None:
    for row in await tables(database_urls):
        if row["name"] in SHARED_TABLES and row["name"] not in ("queue.pgqueuer", "queue.pgqueuer_log"):
            assert not row["app_inserts"], row["name"]
        if row["name"] in SHARED_TABLES:
            assert not (row["app_updates"] or row["app_deletes"]), row["name"]
        assert not row["app_truncates"], row["name"]
        assert row["owner"] == "pinflow_owner", row["name"]


async def test_the_application_reads_neither_passwords_nor_sessions_nor_payloads(
    database_urls: TestUrls,
) -> None:
    app = await asyncpg.connect(database_urls.app)
    try:
        for statement in (
            "select password_hash from pinflow.app_user",
            "select token_hash from pinflow.user_session",
            "select token_hash from pinflow.api_token",
            "select payload from queue.pgqueuer",
        ):
            refused = False
            try:
                await app.fetch(statement)
            except asyncpg.InsufficientPrivilegeError:
                refused = True
            assert refused, statement
    finally:
        await app.close()


async def test_the_audit_log_can_only_grow(database_urls: TestUrls) -> None:
    row = next(row for row in await tables(database_urls) if row["name"] == "pinflow.audit_entry")
    assert row["app_inserts"]
    assert row["app_reads"]
    assert not row["app_updates"]
    assert not row["app_deletes"]

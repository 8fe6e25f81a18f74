"""Reads the database's own catalogue: no table may be forgotten by row-level security."""

from __future__ import annotations

import asyncpg

from tests.conftest import TestUrls

# Everything here is either public, or unreadable for the application's role.
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

TABLES = """
select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
  exists (select from pg_attribute a
    where a.attrelid = c.oid and a.attname = 'tenant_id' and not attisdropped)
    as has_tenant,
  array(select pg_get_expr(p.polqual, p.polrelid) from pg_policy p
    where p.polrelid = c.oid and 'pinflow_app'::regrole = any (p.polroles)) as app_policies,
  exists (select from pg_policy p where p.polrelid = c.oid and 0 = any (p.polroles)) as policy_for_everybody,
  has_table_privilege('pinflow_app', c.oid, 'insert') as app_inserts,
  has_table_privilege('pinflow_app', c.oid, 'update') as app_updates,
  has_table_privilege('pinflow_app', c.oid, 'delete') as app_deletes,
  has_table_privilege('pinflow_app', c.oid, 'truncate') as app_truncates,
  has_table_privilege('pinflow_app', c.oid, 'select') as app_reads,
  pg_get_userbyid(c.relowner) as owner
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
order by 1
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
        assert not row["policy_for_everybody"], f"{row['name']} has a policy for everybody"
        if row["app_reads"]:
            assert row["app_policies"], f"{row['name']} is granted to the application without a policy"
        for policy in row["app_policies"]:
            assert policy is None or "current_tenant()" in policy, f"{row['name']}: {policy}"


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

"""The benchmarks' pins are, row for row, what approving a pin writes."""

from __future__ import annotations

import json
import random
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from bench.posting_line.furnish import (
    Home,
    approve_new_pin,
    enqueue_plans,
    keep_what_rules_saw,
    make_homes,
    multiply,
    multiply_accounts,
    new_pin,
)

from pinflow.entrypoints.bootstrap import open_runtime
from pinflow.kit.clock import FixedClock
from pinflow.pins.pin import Pin
from pinflow.settings import load_settings
from tests.conftest import TestUrls
from tests.factories.accounts import add_account

ROWS = {
    "pin": "select to_jsonb(t) from pinflow.pin t where id = $1",
    "approval": "select to_jsonb(t) - 'id' from pinflow.approval t where pin_id = $1",
    "blob": "select to_jsonb(b) from pinflow.blob b join pinflow.pin p on p.picture_sha256 = b.sha256"
    " and p.tenant_id = b.tenant_id where p.id = $1",
    "job": "select jsonb_build_object('name', entrypoint, 'key', dedupe_key, 'headers', headers,"
    " 'payload', convert_from(payload, 'utf8')) from queue.pgqueuer where dedupe_key like '%' || $1::uuid",
}


async def rows_of(connection: asyncpg.Connection, pin: Pin) -> dict[str, Any]:
    return {name: json.loads(await connection.fetchval(sql, pin.id)) for name, sql in ROWS.items()}


async def forget(connection: asyncpg.Connection, pin: Pin) -> None:
    await connection.execute("delete from pinflow.approval where pin_id = $1", pin.id)
    await connection.execute("delete from pinflow.pin where id = $1", pin.id)
    await connection.execute("delete from pinflow.blob where sha256 = $1", pin.picture_sha256)
    await connection.execute("delete from queue.pgqueuer where dedupe_key like '%' || $1::uuid", pin.id)


def draw(home: Home, account: Any, number: int, now: datetime) -> tuple[Pin, bytes]:
    return new_pin(home, account.id, "4711", random.Random(number), now)


async def test_a_multiplied_pin_is_what_a_persons_yes_would_have_written(
    database_urls: TestUrls, clock: FixedClock, tmp_path: Path
) -> None:
    now = clock.now()
    settings = load_settings(
        {},
        data_dir=tmp_path,
        database_url=database_urls.app,
        system_database_url=database_urls.system,
        migration_database_url=database_urls.migration,
    )
    connection = await asyncpg.connect(database_urls.migration)
    async with open_runtime(settings) as runtime:
        (home,) = await make_homes(runtime, 1, now)
        account = await add_account(runtime.database, home.actor.tenant_id, now)
        template, pin = draw(home, account, 1, now), draw(home, account, 2, now)
        await approve_new_pin(runtime, home, *template, now)
        await approve_new_pin(runtime, home, *pin, now)
        whole_way = await rows_of(connection, pin[0])
        await forget(connection, pin[0])
        await multiply(connection, template[0].id, [pin])
        await keep_what_rules_saw(runtime, connection, [pin[0]])
        await enqueue_plans(runtime, [pin[0]])
        assert await rows_of(connection, pin[0]) == whole_way
        assert whole_way["pin"]["state"] == "approved"
        assert whole_way["pin"]["findings"] == []
        (copy_id,) = await multiply_accounts(connection, account.id, 1, now)
        first, copy = [
            json.loads(
                await connection.fetchval("select to_jsonb(a) from pinflow.account a where id = $1", each)
            )
            for each in (account.id, copy_id)
        ]
        assert {name for name in first if first[name] != copy[name]} == {"id", "name", "pinterest_id"}
    await connection.close()

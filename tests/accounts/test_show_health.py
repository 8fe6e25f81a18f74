"""What an account's health counts: what is out by now, and what Pinterest itself refused."""

from __future__ import annotations

from datetime import timedelta

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import list_loads
from pinflow.accounts.show_health import show_health
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.ids import new_id
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import summarise_pins
from tests.factories.accounts import add_account
from tests.factories.cast import Cast
from tests.factories.pins import add_pin
from tests.factories.projects import add_project


async def test_what_was_handed_out_ahead_is_published_when_its_moment_has_come(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    tenant_id, now = cast.alice.tenant_id, clock.now()
    account = await add_account(database, tenant_id, now)
    project = await add_project(database, tenant_id, now)
    for ahead in (timedelta(0), timedelta(minutes=1)):
        pin = await add_pin(database, project, account.id, now, state=PinState.PUBLISHED)
        async with database.tenant_session(tenant_id) as session:
            await session.execute("update pin set published_at = $2 where id = $1", pin.id, now + ahead)
    async with database.tenant_session(tenant_id) as session:
        for moment, out in ((now, 1), (now + timedelta(minutes=1), 2)):
            (load,) = await list_loads(session, moment)
            pins = await summarise_pins(session, moment)
            assert (await show_health(session, account.id, moment)).published_this_week == out
            assert load.published_today == out
            assert load.next_slot_at == (None if out == 2 else now + timedelta(minutes=1))
            assert pins[PinState.PUBLISHED].count == out
            assert (PinState.SCHEDULED in pins) == (out == 1)


async def test_last_refusals_are_those_of_pinterest(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    tenant_id, now = cast.alice.tenant_id, clock.now()
    account = await add_account(database, tenant_id, now)
    pin = await add_pin(database, await add_project(database, tenant_id, now), account.id, now)
    for number, (status, code) in enumerate(
        (
            (400, "pinterest.picture_refused"),
            (None, "posting.interrupted"),
            (None, "accounts.limit_used_up"),
            # The status is that of the answer which left it open.
            (502, "posting.never_arrived"),
        ),
        start=1,
    ):
        await _refused(database, account.id, pin, number, status, code, clock)
    async with database.tenant_session(tenant_id) as session:
        health = await show_health(session, account.id, now)
    assert [refusal.code for refusal in health.refusals] == ["pinterest.picture_refused"]


async def _refused(
    database: Database,
    account_id: AccountId,
    pin: Pin,
    number: int,
    status: int | None,
    code: str,
    clock: FixedClock,
) -> None:
    now = clock.now()
    async with database.tenant_session(pin.tenant_id) as session:
        await session.execute(
            "insert into publish_attempt (id, tenant_id, pin_id, account_id, number, state, payload_hash,"
            " board_id, marker, fencing_token, lease_until, started_at, ended_at, http_status, error_code)"
            " values ($1, $2, $3, $4, $5, 'refused', 'x', '1', 'x', 1, $6, $6, $6, $7, $8)",
            new_id(now),
            pin.tenant_id,
            pin.id,
            account_id,
            number,
            now,
            status,
            code,
        )

"""What calls cost: set aside before, corrected after, never more than the budget."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError
from pinflow.pins.models import ProductFacts
from pinflow.pins.spending.keep_ledger import StoredLedger
from pinflow.pins.spending.models import Money, Spending, WriterCall, month_of
from pinflow.pins.spending.queries import list_calls, lock_spending
from pinflow.pins.spending.set_budget import read_spending, set_budget
from pinflow.pins.writers.call_ledger import CallResult, Outcome, PlannedCall
from tests.factories.accounts import actor_of
from tests.factories.projects import add_project
from tests.posting.world import World

MONEY = Money(currency="USD", default_monthly=Decimal("1.00"))
FACTS = ProductFacts(marketplace="amazon.de", asin="B0ABCDEFGH", title="Mug", category="Kitchen")


def ledger_of(world: World) -> StoredLedger:
    return StoredLedger(world.database, world.clock, MONEY, world.tenant_id, world.project.id, FACTS)


def planned(most: str) -> PlannedCall:
    return PlannedCall(model="small", prompt_version="pin-copy-v1", most=Decimal(most), currency="USD")


async def spending(world: World) -> Spending:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await read_spending(session, MONEY, world.clock.now())


async def calls(world: World) -> list[WriterCall]:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await list_calls(session)


async def set_to(world: World, amount: str) -> Spending:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await set_budget(
            session, actor_of(world.cast.alice), MONEY, Decimal(amount), world.clock.now()
        )


async def test_a_call_counts_with_its_most_until_it_is_known_what_it_came_to(world: World) -> None:
    ledger = ledger_of(world)
    known, unknown = await ledger.open_call(planned("0.40")), await ledger.open_call(planned("0.30"))
    assert (await spending(world)).month.cost == Decimal("0.70")
    done = CallResult(
        outcome=Outcome.USED, duration_ms=900, tokens_in=700, tokens_out=300, cost=Decimal("0.01")
    )
    await ledger.close_call(known, done)
    await ledger.close_call(unknown, CallResult(outcome=Outcome.TIMED_OUT, duration_ms=60_000, detail="No."))
    month = (await spending(world)).month
    assert (month.calls, month.drafts, month.tokens_in, month.cost) == (2, 1, 700, Decimal("0.31"))
    used, lost = sorted(await calls(world), key=lambda call: call.cost)
    assert (lost.outcome, lost.detail, lost.cost) == (Outcome.TIMED_OUT, "No.", Decimal("0.30"))
    assert (used.model, used.prompt_version, used.asin) == ("small", "pin-copy-v1", "B0ABCDEFGH")


async def test_what_was_paid_in_another_currency_is_none_of_this_ones_budget(world: World) -> None:
    """The installation changed its currency within the month."""
    await ledger_of(world).open_call(planned("0.90"))
    euros = Money(currency="EUR", default_monthly=Decimal("1.00"))
    ledger = StoredLedger(world.database, world.clock, euros, world.tenant_id, world.project.id, FACTS)
    call = msgspec.structs.replace(planned("0.90"), currency="EUR")
    await ledger.open_call(call)
    with pytest.raises(LimitReachedError):
        await ledger.open_call(call)
    async with world.database.tenant_session(world.tenant_id) as session:
        month = (await read_spending(session, euros, world.clock.now())).month
    assert (month.calls, month.cost) == (2, Decimal("0.90"))


async def test_a_call_is_closed_whatever_a_writer_says_about_it(world: World) -> None:
    ledger = ledger_of(world)
    for tokens, cost in ((-1, Decimal(-1)), (2**31, Decimal(10) ** 9)):
        call = await ledger.open_call(planned("0.10"))
        said = CallResult(
            outcome=Outcome.REJECTED,
            duration_ms=9,
            tokens_in=tokens,
            tokens_out=tokens,
            cost=cost,
            detail="no\x00 \ud800use",
        )
        await ledger.close_call(call, said)
    for row in await calls(world):
        assert (row.outcome, row.detail, row.cost) == (Outcome.REJECTED, "no use", Decimal("0.10"))
        assert (row.tokens_in, row.tokens_out) == (None, None)


async def test_many_at_once_never_spend_more_than_the_budget(world: World) -> None:
    ledger = ledger_of(world)
    tried = await asyncio.gather(
        *(ledger.open_call(planned("0.30")) for _ in range(8)), return_exceptions=True
    )
    refused = [each for each in tried if isinstance(each, LimitReachedError)]
    assert len(refused) == 5
    assert {each.code for each in refused} == {"writers.budget_spent"}
    assert "0.90 of 1.00 USD" in refused[0].message
    assert (await spending(world)).left == Decimal("0.10")
    # What costs nothing needs no budget.
    await set_to(world, "0")
    await ledger.open_call(planned("0"))


async def test_a_new_month_begins_anew_and_says_when(world: World) -> None:
    ledger = ledger_of(world)
    await ledger.open_call(planned("1.00"))
    with pytest.raises(LimitReachedError) as refusal:
        await ledger.open_call(planned("0.01"))
    assert world.clock.now() + refusal.value.retry_after == datetime(2026, 12, 1, tzinfo=UTC)
    world.clock.turn(refusal.value.retry_after)
    await ledger.open_call(planned("1.00"))
    assert month_of(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))[1] == datetime(2027, 1, 1, tzinfo=UTC)


async def test_an_admin_sets_the_budget_and_nobody_else(world: World) -> None:
    assert (await spending(world)).budget.changed_by is None
    changed = await set_to(world, "7.505")
    assert (changed.budget.monthly, changed.budget.changed_by) == (
        Decimal("7.50"),
        actor_of(world.cast.alice).name,
    )
    for amount in ("-1", "nan", "100001"):
        with pytest.raises(InvalidInputError):
            await set_to(world, amount)
    with pytest.raises(ForbiddenError):
        async with world.database.tenant_session(world.tenant_id) as session:
            await set_budget(
                session, actor_of(world.cast.bob), MONEY, Decimal(5), world.clock.now() + timedelta(1)
            )


async def test_a_call_waits_while_another_one_of_its_tenant_looks_at_the_budget(world: World) -> None:
    """Both would find the last of it, and spend it twice. Other tenants wait for nothing."""
    tenant_id = world.cast.mallory.tenant_id
    project = await add_project(world.database, tenant_id, world.clock.now(), name="Theirs")
    theirs = StoredLedger(world.database, world.clock, MONEY, tenant_id, project.id, FACTS)
    async with world.database.tenant_session(world.tenant_id) as session:
        await lock_spending(session)
        asked = asyncio.create_task(ledger_of(world).open_call(planned("0.30")))
        await asyncio.wait_for(theirs.open_call(planned("0.30")), 20)
        done, _ = await asyncio.wait({asked}, timeout=0.5)
        assert not done
    await asyncio.wait_for(asked, 20)
    # What another tenant spent is not this one's.
    assert (await spending(world)).month.cost == Decimal("0.30")


async def test_the_whole_budget_may_be_spent_and_a_month_is_its_own(world: World) -> None:
    ledger = ledger_of(world)
    # The very first moment of a month is of that month, and not of the one before.
    world.clock.turn(datetime(2026, 12, 1, tzinfo=UTC) - world.clock.now())
    await ledger.open_call(planned("0.60"))
    await ledger.open_call(planned("0.40"))
    assert (await spending(world)).left == 0
    with pytest.raises(LimitReachedError):
        await ledger.open_call(planned("0.000001"))
    async with world.database.tenant_session(world.tenant_id) as session:
        before = await read_spending(session, MONEY, world.clock.now() - timedelta(seconds=1))
    assert before.month.cost == 0

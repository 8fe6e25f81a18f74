"""Where it is told: accounts, pins, sites and schedules, when it happens and when it is over."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from pinflow.accounts.change_account import hold_account, pause_account, resume_account
from pinflow.accounts.connect_account import store_account
from pinflow.accounts.models import Account, AccountState, SealedTokens
from pinflow.accounts.providers import FakeOAuth
from pinflow.accounts.queries import get_account
from pinflow.accounts.renew_tokens import renew_due_tokens
from pinflow.accounts.stop_account import start_account, start_all_accounts, stop_account, stop_all_accounts
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobId
from pinflow.kit.jobs.models import Outcome
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import Notification
from pinflow.pins.approve_pin import reject_pin, retry_pin
from pinflow.pins.pin import PinState
from pinflow.posting.channels.channel import RefusedError
from pinflow.posting.models import ResendUnknown
from pinflow.posting.settle_attempt import send_it_again
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scheduling.finish_run import make_run_finisher
from pinflow.scraping.ask_host import SHORTEST_OPENING
from tests.accounts.test_renew_tokens import BLIP, DAY, connected, grant, tools_for
from tests.factories.accounts import actor_of, add_account
from tests.factories.cast import Cast
from tests.factories.schedules import schedule
from tests.posting.conftest import world as world
from tests.posting.test_reconcile import lose, lose_added, put, settle
from tests.posting.world import SETTLE, World
from tests.scraping.conftest import http as http
from tests.scraping.conftest import scraper as scraper
from tests.scraping.conftest import shop as shop
from tests.scraping.shop import Scraper, Shop

Kind = NotificationKind


async def told(database: SystemDatabase) -> list[Notification]:
    """Everything that anybody was told, the oldest first."""
    async with database.system_session() as session:
        return await session.fetch_all(
            Notification,
            "select id, kind, title, body, object_kind, object_id, created_at, resolved_at from notification"
            " order by created_at, id",
        )


async def lasting(database: SystemDatabase) -> list[NotificationKind]:
    return [one.kind for one in await told(database) if one.resolved_at is None]


class Held:
    """alice's account, and what becomes of it."""

    def __init__(self, database: Database, clock: FixedClock, cast: Cast, account: Account) -> None:
        self.database, self.clock, self.alice, self.account = database, clock, actor_of(cast.alice), account

    async def hold(self, state: AccountState, reason: str) -> None:
        async with self.database.tenant_session(self.alice.tenant_id) as session:
            await hold_account(session, self.alice, self.account.id, state, reason, self.clock.now())


@pytest.fixture
async def held(database: Database, clock: FixedClock, cast: Cast) -> Held:
    return Held(database, clock, cast, await add_account(database, cast.alice.tenant_id, clock.now()))


async def test_a_refused_token_is_told_once_and_over_when_the_account_is_connected_again(
    held: Held, system_database: SystemDatabase
) -> None:
    for _ in range(3):
        await held.hold(AccountState.RECONNECT_NEEDED, "Pinterest refuses the token.")
    (one,) = await told(system_database)
    assert (one.kind, one.object_id) == (Kind.ACCOUNT_RECONNECT, str(held.account.id))
    assert "Larch and Linen" in one.title
    assert one.body.startswith("Pinterest refuses the token. Its pins wait")

    async def tokens(_: TenantSession) -> SealedTokens:
        return SealedTokens(access_token=b"sealed", saved_at=held.clock.now())

    await store_account(held.database, held.alice, held.account, tokens, held.clock.now())
    assert await lasting(system_database) == []
    await held.hold(AccountState.RECONNECT_NEEDED, "Pinterest refuses the token.")
    assert len(await told(system_database)) == 2


async def test_a_spam_block_is_told_until_somebody_resumes_the_account(
    held: Held, system_database: SystemDatabase
) -> None:
    for _ in range(2):
        await held.hold(AccountState.PAUSED, "Pinterest takes this for spam.")
    (one,) = await told(system_database)
    assert one.kind == Kind.ACCOUNT_PAUSED
    assert one.body.startswith("Pinterest takes this for spam. Nothing is published")
    async with held.database.tenant_session(held.alice.tenant_id) as session:
        await resume_account(session, held.alice, held.account.id, held.clock.now())
    assert await lasting(system_database) == []


async def test_what_a_person_does_to_an_account_is_no_news_to_the_team(
    held: Held, system_database: SystemDatabase
) -> None:
    now = held.clock.now()
    async with held.database.tenant_session(held.alice.tenant_id) as session:
        await pause_account(session, held.alice, held.account.id, now)
        await resume_account(session, held.alice, held.account.id, now)
        await stop_account(session, held.alice, held.account.id, "", now)
        await start_account(session, held.alice, held.account.id, now)
    assert await told(system_database) == []


async def test_the_kill_switch_ends_no_notification_and_what_holds_shows_after_it(
    held: Held, system_database: SystemDatabase
) -> None:
    await held.hold(AccountState.PAUSED, "Under review.")
    now = held.clock.now()
    async with held.database.tenant_session(held.alice.tenant_id) as session:
        await stop_all_accounts(session, held.alice, "", now)
    assert await lasting(system_database) == [Kind.ACCOUNT_PAUSED]
    await held.hold(AccountState.RECONNECT_NEEDED, "Refused.")
    assert await lasting(system_database) == [Kind.ACCOUNT_PAUSED], "the switch hides it"
    async with held.database.tenant_session(held.alice.tenant_id) as session:
        await start_all_accounts(session, held.alice, now)
    assert set(await lasting(system_database)) == {Kind.ACCOUNT_PAUSED, Kind.ACCOUNT_RECONNECT}


async def test_an_hour_of_silence_while_a_token_is_renewed_is_told_and_over_with_the_answer(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    alice = actor_of(cast.alice)
    async with database.tenant_session(alice.tenant_id) as session:
        await hold_account(session, alice, account.id, AccountState.RECONNECT_NEEDED, "Refused.", clock.now())
    assert await told(system_database) == [], "it renews itself"
    tools = tools_for(database, system_database, clock, FakeOAuth(*[BLIP] * 8, grant(1)))
    began = clock.now()
    while not await told(system_database):
        await renew_due_tokens(tools)
        clock.turn(timedelta(minutes=1))
    # It says that no answer came for an hour: not before.
    assert timedelta(hours=1) <= clock.now() - began <= timedelta(hours=1, minutes=10)
    assert await lasting(system_database) == [Kind.PINTEREST_SILENT]
    clock.turn(DAY / 4)
    await renew_due_tokens(tools)
    clock.turn(DAY / 4)
    await renew_due_tokens(tools)
    clock.turn(DAY / 4)
    await renew_due_tokens(tools)
    async with database.tenant_session(alice.tenant_id) as session:
        assert (await get_account(session, account.id)).state is AccountState.CONNECTED
    assert await lasting(system_database) == []
    assert len(await told(system_database)) == 1


async def refuse(error: Exception) -> None:
    raise error


async def test_a_refused_pin_is_told_until_somebody_takes_it_up(world: World) -> None:
    pin = await world.add_due()
    world.channel.before = lambda: refuse(RefusedError("x.small", "The picture is too small.", blame="pin"))
    await world.publish(pin)
    (one,) = await told(world.system_database)
    assert (one.kind, one.object_id) == (Kind.PIN_FAILED, str(pin.id))
    assert one.body.startswith("The picture is too small.")
    async with world.database.tenant_session(world.tenant_id) as session:
        await retry_pin(session, actor_of(world.cast.bob), pin.id, world.clock.now())
    assert await lasting(world.system_database) == []


async def test_a_refused_pin_that_is_rejected_is_over_as_well(world: World) -> None:
    pin = await world.add_due()
    world.channel.before = lambda: refuse(RefusedError("x.small", "Too small.", blame="pin"))
    await world.publish(pin)
    async with world.database.tenant_session(world.tenant_id) as session:
        await reject_pin(session, actor_of(world.cast.bob), pin.id, reason=None, now=world.clock.now())
    assert await lasting(world.system_database) == []


@pytest.mark.parametrize(
    ("reconnect", "kind"), [(True, Kind.ACCOUNT_RECONNECT), (False, Kind.ACCOUNT_PAUSED)]
)
async def test_an_account_that_is_refused_while_publishing_is_told_and_its_pins_are_not(
    world: World, reconnect: bool, kind: NotificationKind
) -> None:
    pin = await world.add_due()
    refusal = RefusedError("x.no", "Pinterest stopped it.", blame="account", reconnect=reconnect)
    world.channel.before = lambda: refuse(refusal)
    await world.publish(pin)
    assert await lasting(world.system_database) == [kind]


async def test_pins_that_stand_twice_are_named(world: World) -> None:
    pin = await lose_added(world, commits=True)
    put(world, pin, "9999", world.clock.now() + timedelta(seconds=30))
    await world.sweep()
    (one,) = await told(world.system_database)
    assert one.kind == Kind.DUPLICATES_FOUND
    assert "delete 9999 there" in one.body


async def test_a_pin_that_waits_for_a_word_is_told_once_until_the_word_is_given(world: World) -> None:
    pin = await lose(world, commits=False)
    await settle(world, resend_unknown=ResendUnknown.NEVER)
    await settle(world, resend_unknown=ResendUnknown.NEVER)
    (one,) = await told(world.system_database)
    assert (one.kind, one.resolved_at) == (Kind.PIN_UNDECIDED, None)
    async with world.database.tenant_session(world.tenant_id) as session:
        await send_it_again(session, actor_of(world.cast.bob), pin.id, world.clock.now())
    assert await lasting(world.system_database) == []


async def test_a_pin_that_is_sent_again_after_all_needs_no_word(world: World) -> None:
    pin = await lose(world, commits=False)
    await settle(world, resend_unknown=ResendUnknown.NEVER)
    assert await lasting(world.system_database) == [Kind.PIN_UNDECIDED]
    # Somebody changed the setting.
    await world.run(until=world.clock.now() + timedelta(hours=3))
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert await lasting(world.system_database) == []


async def test_a_pin_that_turns_up_after_all_needs_no_word(world: World) -> None:
    pin = await lose(world, commits=False)
    await settle(world, resend_unknown=ResendUnknown.NEVER)
    assert await lasting(world.system_database) == [Kind.PIN_UNDECIDED]
    put(world, pin, "88", world.clock.now())
    await world.run(until=world.clock.now() + timedelta(hours=3))
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert await lasting(world.system_database) == []


async def test_a_long_silence_is_told_once_and_a_short_one_is_not(world: World) -> None:
    await lose(world, commits=False)
    world.channel.reading = lambda: refuse(BLIP)
    await world.run(until=world.clock.now() + timedelta(minutes=50))
    assert await told(world.system_database) == []
    await world.run(until=world.clock.now() + timedelta(hours=2))
    (one,) = await told(world.system_database)
    assert (one.kind, one.object_id) == (Kind.PINTEREST_SILENT, str(world.account.id))
    assert BLIP.message in one.body
    world.channel.reading = None
    await world.run(until=world.clock.now() + 2 * SETTLE)
    assert await lasting(world.system_database) == []


async def test_a_silence_that_a_person_ordered_is_no_news(world: World) -> None:
    """While the kill switch is thrown nothing is asked; the pin says why it waits."""
    pin = await lose(world, commits=False)
    async with world.database.tenant_session(world.tenant_id) as session:
        await stop_all_accounts(session, actor_of(world.cast.alice), "", world.clock.now())
    await world.run(until=world.clock.now() + timedelta(hours=3))
    assert "is stopped" in ((await world.read(pin)).failure_message or "")
    assert await told(world.system_database) == []


async def test_a_site_that_refuses_is_told_once_to_those_who_watch_it(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    shop.refuse(RefusalMode.CAPTCHA, 2)
    await scraper.visit(list_id)
    (one,) = await told(scraper.tools.database)
    assert (one.kind, one.object_kind) == (Kind.SITE_REFUSED, "host")
    assert "lists stay as they were" in one.body
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert await session.fetch_value("select count(*) from notification") == 0
    # The trial is refused as well: they know.
    scraper.clock.turn(SHORTEST_OPENING)
    await scraper.visit(list_id)
    assert len(await told(scraper.tools.database)) == 1
    scraper.clock.turn(2 * SHORTEST_OPENING)
    await scraper.visit(list_id)
    assert await lasting(scraper.tools.database) == []


@pytest.mark.parametrize("of_tenant", [True, False])
async def test_a_schedule_that_keeps_failing_is_told_until_it_works(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast, of_tenant: bool
) -> None:
    tenant = cast.alice.tenant_id if of_tenant else None
    schedule_id = await schedule(system_database, clock.now())
    if not of_tenant:
        # Of several teams nobody could do anything about it.
        await end(system_database, clock, schedule_id, None, "failed", "failed", "failed")
        assert await told(system_database) == []
        async with system_database.system_session() as session:
            await session.execute("delete from member where tenant_id = $1", cast.mallory.tenant_id)
            await session.execute("delete from tenant where id = $1", cast.mallory.tenant_id)
    await end(system_database, clock, schedule_id, tenant, "ok", "failed", "failed")
    assert await told(system_database) == []
    await end(system_database, clock, schedule_id, tenant, "failed", "failed")
    (one,) = await told(system_database)
    assert (one.kind, one.object_id) == (Kind.SCHEDULE_FAILING, str(schedule_id))
    assert "It cannot be done." in one.body
    await end(system_database, clock, schedule_id, tenant, "ok")
    assert await lasting(system_database) == []


async def end(
    database: SystemDatabase,
    clock: FixedClock,
    schedule_id: UUID,
    tenant_id: TenantId | None,
    *outcomes: Outcome,
) -> None:
    """Runs that end so, a minute apart."""
    finish = make_run_finisher(database, clock)
    for outcome in outcomes:
        clock.turn(timedelta(minutes=1))
        async with database.system_session() as session:
            await session.execute(
                "insert into schedule_run (schedule_id, fire_at, tenant_id, fired_at, fired_by)"
                " values ($1, $2, $3, $2, 't')",
                schedule_id,
                clock.now(),
                tenant_id,
            )
        payload = {"schedule_id": str(schedule_id), "fire_at": clock.now().isoformat()}
        job = JobContext(JobId(1), "x.y", tenant_id, payload, 1, clock.now())
        await finish(job, outcome, None if outcome == "ok" else "It cannot be done.")

"""Matching, settling and the word of a person: what becomes of an outcome that nobody heard."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import datetime, timedelta

import httpx2
import msgspec
import pytest

from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.pace.queries import list_buckets
from pinflow.accounts.queries import get_account
from pinflow.kit.errors import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
    NotFoundError,
)
from pinflow.pins.build_link import canonical_destination
from pinflow.pins.pin import Pin, PinOrigin, PinState
from pinflow.posting.channels.channel import NO_PACE, FoundPin, Pace, RefusedError, UnknownOutcomeError
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.claim_pin import LEASE
from pinflow.posting.delete_published import delete_published
from pinflow.posting.models import AttemptState, EventKind, OutcomeState, ResendUnknown
from pinflow.posting.publish_now import publish_now
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.queries import get_longest_delay, list_events
from pinflow.posting.reconcile_attempt import Matches, abandon_attempt, match_pins, reconcile_attempt
from pinflow.posting.settle_attempt import say_it_stands, send_it_again
from tests.factories.accounts import actor_of
from tests.posting.world import CALL_TIMEOUT, SETTLE, World

LINK = "https://example.org/Mugs?b=2&a=1"
# Far beyond it, a sign of life never comes.
PATIENCE_SECONDS = 20
NO_ANSWER = UnknownOutcomeError("x.no_answer", "No answer came.")


class DiedError(BaseException):
    """The process ends without a chance to write anything down."""


async def fail(error: BaseException) -> None:
    raise error


async def lose(world: World, *, commits: bool, **changes: object) -> Pin:
    pin = await world.add_due(None, **changes)
    if commits:
        world.channel.after = lambda: fail(NO_ANSWER)
    else:
        world.channel.before = lambda: fail(NO_ANSWER)
    await world.publish(pin)
    world.channel.before = world.channel.after = None
    return pin


async def lose_added(world: World, *, commits: bool, link: str = LINK, **changes: object) -> Pin:
    """A pin that a person brought: no marker in its link, and nobody heard the answer."""
    return await lose(
        world,
        commits=commits,
        link=link,
        destination=link,
        canonical_link=canonical_destination(link),
        origin=PinOrigin.ADDED,
        **changes,
    )


def put(world: World, pin: Pin, pin_id: str, created_at: datetime | None, **changes: object) -> None:
    found = FoundPin(pin_id, pin.link, pin.title, created_at)
    board = world.channel.boards.setdefault(pin.board_id or "", [])
    board.append(msgspec.structs.replace(found, **changes))


async def settle(world: World, **tools: object) -> None:
    """Sweeps until the settle window has passed and everything due was done."""
    changed = dataclasses.replace(world.tools(), **tools)  # type: ignore[arg-type]
    await world.run(until=world.clock.now() + 2 * SETTLE, tools=changed)


async def test_a_pin_without_a_marker_is_known_by_link_title_and_time(world: World) -> None:
    pin = await lose_added(world, commits=True)
    assert world.channel.publications[0].link == LINK, "not damaged by a marker"
    put(world, pin, "1", world.clock.now(), title="Another title")
    put(world, pin, "2", world.clock.now(), link="https://example.org/Mugs?b=3&a=1")
    await world.sweep()
    assert (await world.read(pin)).pinterest_pin_id == "9001"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": "Tom &amp; Jerry&#x27;s mug"}, id="title-escaped"),
        pytest.param({"title": "tom & jerry's  mug "}, id="title-respaced"),
        pytest.param({"link": "https://example.org/Mugs?b=2&amp;a=1"}, id="link-escaped"),
        pytest.param({"link": "https://EXAMPLE.org/mugs/?b=2&a=1"}, id="link-recased"),
    ],
)
async def test_a_pin_that_comes_back_in_another_spelling_is_adopted(
    world: World, changes: dict[str, str]
) -> None:
    pin = await lose_added(world, commits=False, title="Tom & Jerry's mug")
    put(world, pin, "1", world.clock.now(), **changes)
    await world.sweep()
    assert (await world.read(pin)).pinterest_pin_id == "1"


@pytest.mark.parametrize("title", [None, "A title that Pinterest cut"])
async def test_a_new_pin_with_its_link_and_another_title_is_neither_adopted_nor_doubled(
    world: World, title: str | None
) -> None:
    pin = await lose_added(world, commits=False)
    put(world, pin, "1", world.clock.now(), title=title)
    await settle(world)
    waits = await world.read(pin)
    assert waits.state is PinState.NEEDS_ATTENTION
    assert "(1)" in (waits.failure_message or "")
    assert world.channel.calls == 1


async def test_an_older_pin_that_looks_alike_is_neither_adopted_nor_doubled(world: World) -> None:
    pin = await lose_added(world, commits=False)
    put(world, pin, "77", world.clock.now() - timedelta(days=3))
    await settle(world)
    asked = await world.read(pin)
    assert (asked.state, asked.failure_code) == (PinState.NEEDS_ATTENTION, "posting.decide")
    assert "77" in (asked.failure_message or "")
    assert world.channel.calls == 1
    # What turns up later is still adopted.
    put(world, pin, "88", world.clock.now())
    await world.run(until=world.clock.now() + timedelta(hours=2))
    assert (await world.read(pin)).pinterest_pin_id == "88"


async def test_a_pin_without_a_link_is_like_an_older_one_of_its_title(world: World) -> None:
    pin = msgspec.structs.replace(await lose_added(world, commits=False), link=None)
    (attempt,) = await world.attempts(pin)
    sent_at = world.clock.now()
    older = FoundPin(id="77", link=None, title=pin.title, created_at=sent_at - timedelta(minutes=10))
    assert match_pins(pin, attempt, [older]) == Matches((), (older,))
    ours = msgspec.structs.replace(older, id="78", created_at=sent_at)
    assert match_pins(pin, attempt, [older, ours]) == Matches((ours,))
    assert match_pins(pin, attempt, [msgspec.structs.replace(ours, title="Another")]) == Matches(())


async def test_a_pin_that_is_known_to_be_another_of_ours_is_not_adopted(world: World) -> None:
    first = await lose_added(world, commits=True)
    await world.sweep()
    assert (await world.read(first)).pinterest_pin_id == "9001"
    world.clock.turn(timedelta(days=8))
    # Evergreen: the same link and title again, within the clock skew of nothing.
    put(world, first, "9001", world.clock.now())
    second = await lose_added(world, commits=False)
    put(world, second, "9001", world.clock.now())
    await world.sweep()
    assert (await world.read(second)).state is PinState.PUBLISHING


async def test_several_matches_keep_the_first_and_tell(world: World) -> None:
    pin = await lose_added(world, commits=True)
    put(world, pin, "9999", world.clock.now() + timedelta(seconds=30))
    await world.sweep()
    kept = await world.read(pin)
    assert (kept.state, kept.pinterest_pin_id) == (PinState.PUBLISHED, "9001")
    assert kept.failure_code == "posting.duplicate_found"
    assert "9999" in (kept.failure_message or "")


@pytest.mark.parametrize("of_project", [True, False])
async def test_resend_never_leaves_it_to_a_person(world: World, of_project: bool) -> None:
    pin = await lose(world, commits=False)
    if of_project:
        async with world.system_database.system_session() as session:
            await session.execute("update project set resend_unknown = 'never'")
        await settle(world)
    else:
        await settle(world, resend_unknown=ResendUnknown.NEVER)
    assert (await world.read(pin)).state is PinState.NEEDS_ATTENTION
    assert world.channel.calls == 1
    async with world.database.tenant_session(world.tenant_id) as session:
        again = await send_it_again(session, actor_of(world.cast.bob), pin.id, world.clock.now())
    assert again.state is PinState.SCHEDULED
    await world.run()
    assert world.on_boards(pin) == 1
    assert [attempt.state for attempt in await world.attempts(pin)] == [
        AttemptState.REFUSED,
        AttemptState.ACCEPTED,
    ]


async def test_a_project_may_send_again_where_the_installation_does_not(world: World) -> None:
    pin = await lose(world, commits=False)
    async with world.system_database.system_session() as session:
        await session.execute("update project set resend_unknown = 'after_window'")
    await world.run(tools=dataclasses.replace(world.tools(), resend_unknown=ResendUnknown.NEVER))
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.on_boards(pin) == 1


async def test_a_person_says_that_it_stands_and_nothing_is_sent_again(world: World) -> None:
    pin = await lose(world, commits=False)
    bob, now = actor_of(world.cast.bob), world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ForbiddenError):
            await say_it_stands(session, actor_of(world.cast.vera), pin.id, "5", now)
        with pytest.raises(InvalidInputError):
            await say_it_stands(session, bob, pin.id, "https://pinterest.com/pin/5", now)
        with pytest.raises(LimitReachedError):
            await send_it_again(session, bob, pin.id, now)
        stands = await say_it_stands(session, bob, pin.id, " 5 ", now)
    assert (stands.state, stands.pinterest_pin_id) == (PinState.PUBLISHED, "5")
    async with world.database.tenant_session(world.tenant_id) as session:
        events = await list_events(session, pin.id)
        with pytest.raises(ConflictError):
            await send_it_again(session, bob, pin.id, now)
    assert [event.kind for event in events] == [EventKind.UNKNOWN, EventKind.DECIDED]
    await world.run()
    assert world.channel.calls == 1
    other = await lose(world, commits=False)
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError, match="another pin"):
            await say_it_stands(session, bob, other.id, "5", world.clock.now())
    mallory = actor_of(world.cast.mallory)
    async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await say_it_stands(session, mallory, other.id, "6", world.clock.now())


async def test_the_settle_window_grows_with_the_longest_delay_that_was_seen(world: World) -> None:
    pin = await lose(world, commits=False)
    await world.sweep()
    world.clock.turn(timedelta(minutes=40))
    (attempt,) = await world.attempts(pin)
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id, at_once=True)
    # It turned up after a complete look an hour later, whatever its created_at says.
    again = await lose(world, commits=False)
    await world.sweep()
    sent_at = (await world.attempts(again))[0].sent_at
    world.clock.turn(timedelta(minutes=14))
    late = (await world.attempts(again))[0]
    put(world, again, "70", world.clock.now())
    await reconcile_attempt(world.tools(), world.tenant_id, late.id, at_once=True)
    async with world.database.tenant_session(world.tenant_id) as session:
        delay = await get_longest_delay(session, world.account.id)
    assert sent_at is not None
    assert delay == world.clock.now() - sent_at
    short = dataclasses.replace(world.tools(), settle=timedelta(minutes=1))
    third = await world.add_due()
    world.channel.before = lambda: fail(NO_ANSWER)
    await world.publish(third, short)
    (lost,) = await world.attempts(third)
    assert lost.settles_at is not None
    assert lost.settles_at - world.clock.now() > CALL_TIMEOUT + delay


async def test_while_pinterest_cannot_be_asked_the_pin_waits_and_says_so_once(world: World) -> None:
    pin = await lose(world, commits=False)
    world.channel.reading = lambda: fail(NO_ANSWER)
    for _ in range(3):
        await world.sweep()
        world.clock.turn(timedelta(minutes=10))
    waiting = await world.read(pin)
    assert (waiting.state, waiting.failure_code) == (PinState.PUBLISHING, "posting.waiting_for_pinterest")
    async with world.database.tenant_session(world.tenant_id) as session:
        kinds = [event.kind for event in await list_events(session, pin.id)]
    assert kinds == [EventKind.UNKNOWN, EventKind.COULD_NOT_LOOK]
    assert world.channel.calls == 1


async def test_a_living_holder_keeps_its_attempt_and_a_silent_one_loses_it(world: World) -> None:
    pin = await world.add_due()
    tools = dataclasses.replace(world.tools(), heartbeat=timedelta(milliseconds=5))
    goes_on, began = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        began.set()
        await goes_on.wait()

    world.channel.preparing = slow
    publishing = asyncio.create_task(publish_pin(tools, world.tenant_id, pin.id))
    await began.wait()
    (held,) = await world.attempts(pin)
    for _ in range(3):
        world.clock.turn(LEASE / 2)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (await world.attempts(pin))[0].lease_until < world.clock.now() + LEASE:
                await asyncio.sleep(0.005)
        await abandon_attempt(world.tools(), world.tenant_id, held.id)
    assert (await world.attempts(pin))[0].state is AttemptState.PREPARED
    goes_on.set()
    await publishing
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_publish_now_again_looks_first_and_sends_again_only_when_it_surely_did_not_arrive(
    world: World,
) -> None:
    bob = actor_of(world.cast.bob)
    pin = await world.approve(await world.add_pin())
    world.channel.before = lambda: fail(NO_ANSWER)
    first = await publish_now(world.tools(), bob, pin.id)
    assert (first.state, first.attempts) == (OutcomeState.UNKNOWN, 1)
    world.channel.before = None
    assert (await publish_now(world.tools(), bob, pin.id)).state is OutcomeState.UNKNOWN
    assert world.channel.calls == 1
    world.clock.turn(SETTLE + timedelta(seconds=1))
    done = await publish_now(world.tools(), bob, pin.id)
    assert (done.state, done.attempts) == (OutcomeState.PUBLISHED, 2)
    assert world.on_boards(pin) == 1


async def test_a_clock_that_is_set_back_while_the_board_is_read_does_not_end_the_window(world: World) -> None:
    pin = await lose(world, commits=False)

    async def set_back() -> None:
        world.clock.turn(-timedelta(minutes=10))

    await world.sweep()
    world.clock.turn(SETTLE + timedelta(minutes=1))
    world.channel.reading = set_back
    (attempt,) = await world.attempts(pin)
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.complete_readings) == (AttemptState.UNKNOWN, 2)
    world.channel.reading = None
    # The window is over a second time.
    world.clock.turn(timedelta(minutes=12))
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)
    (attempt,) = await world.attempts(pin)
    assert attempt.error_code == "posting.never_arrived"


async def test_a_dead_workers_attempt_is_looked_up_by_publish_now(world: World) -> None:
    pin = await world.add_due()
    world.channel.after = lambda: fail(DiedError())
    with pytest.raises(DiedError):
        await world.publish(pin)
    world.channel.after = None
    bob = actor_of(world.cast.bob)
    assert (await publish_now(world.tools(), bob, pin.id)).code == "posting.under_way"
    world.clock.turn(CALL_TIMEOUT + LEASE)
    assert (await publish_now(world.tools(), bob, pin.id)).state is OutcomeState.PUBLISHED
    assert world.channel.calls == 1


async def test_who_is_told_to_end_while_sending_leaves_an_outcome_that_is_looked_up_at_once(
    world: World,
) -> None:
    pin, stands = await world.add_due(), asyncio.Event()

    async def hang() -> None:
        stands.set()
        await asyncio.Event().wait()

    world.channel.after = hang
    publishing = asyncio.create_task(publish_pin(world.tools(), world.tenant_id, pin.id))
    await stands.wait()
    publishing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await publishing
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.error_code) == (AttemptState.UNKNOWN, "posting.interrupted")
    assert attempt.settles_at is not None
    assert attempt.settles_at >= world.clock.now() + SETTLE
    done = await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    assert (done.state, world.channel.calls) == (OutcomeState.PUBLISHED, 1)


async def test_only_a_published_pin_is_deleted_and_by_who_may(world: World) -> None:
    pin = await world.add_due()
    with pytest.raises(ConflictError):
        await delete_published(world.tools(), actor_of(world.cast.bob), pin.id)
    await world.publish(pin)
    with pytest.raises(ForbiddenError):
        await delete_published(world.tools(), actor_of(world.cast.vera), pin.id)
    with pytest.raises(NotFoundError):
        await delete_published(world.tools(), actor_of(world.cast.mallory), pin.id)
    assert world.on_boards(pin) == 1
    gone = await delete_published(world.tools(), actor_of(world.cast.bob), pin.id)
    assert gone.state is PinState.DELETED
    await world.run()
    assert world.on_boards(pin) == 0


BOARD_GONE = RefusedError("x.not_found", "The board is not on Pinterest.", blame="pin", status=404)
KEY_REFUSED = RefusedError("x.key", "Pinterest no longer accepts this key.", blame="account", reconnect=True)
SPAM = RefusedError("x.spam", "Pinterest takes it for spam.", blame="account", status=429)
LIMITED = RefusedError("x.limited", "Fewer.", blame="nobody", retry_after=timedelta(minutes=40))


async def account_of(world: World) -> Account:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await get_account(session, world.account.id)


@pytest.mark.parametrize(
    ("refusal", "state"),
    [(SPAM, AccountState.PAUSED), (KEY_REFUSED, AccountState.RECONNECT_NEEDED)],
)
async def test_what_is_said_of_the_account_while_reading_holds_it_for_publishing_too(
    world: World, refusal: RefusedError, state: AccountState
) -> None:
    pin = await lose(world, commits=False)
    world.channel.reading = lambda: fail(refusal)
    await world.sweep()
    held = await account_of(world)
    assert (held.state, held.state_reason) == (state, refusal.message)
    calls = world.channel.calls
    await world.publish(await world.add_due())
    assert world.channel.calls == calls
    assert (await world.read(pin)).state is PinState.PUBLISHING


async def test_a_key_that_is_replaced_while_it_is_refused_holds_nobody_and_asks_no_person(
    world: World,
) -> None:
    async def refused_late() -> None:
        world.clock.turn(timedelta(seconds=2))
        async with world.system_database.system_session() as session:
            await session.execute(
                "update account set token_saved_at = $1, token_version = token_version + 1", world.clock.now()
            )
        raise KEY_REFUSED

    pin = await lose(world, commits=False)
    world.clock.turn(timedelta(hours=1))
    world.channel.reading = refused_late
    await world.sweep()
    assert (await account_of(world)).state is AccountState.CONNECTED
    assert (await world.read(pin)).state is PinState.PUBLISHING, "its board can be read with the new key"
    world.channel.reading = None
    # The same while publishing: the pin waits for its next slot.
    world.channel.before = refused_late
    other = await world.publish(await world.add_due())
    assert (await account_of(world)).state is AccountState.CONNECTED
    assert other.state is PinState.SCHEDULED


@pytest.mark.parametrize("refusal", [BOARD_GONE, KEY_REFUSED, SPAM])
async def test_after_the_window_a_person_decides_about_a_board_that_cannot_be_read(
    world: World, refusal: RefusedError
) -> None:
    pin = await lose(world, commits=False)
    looks = 0

    async def refused() -> None:
        nonlocal looks
        looks += 1
        raise refusal

    world.channel.reading = refused
    await world.run(until=world.clock.now() + timedelta(hours=5))
    asked = await world.read(pin)
    assert (asked.state, asked.failure_code) == (PinState.NEEDS_ATTENTION, "posting.decide")
    assert refusal.message in (asked.failure_message or "")
    assert looks <= 8, "once an hour, not once a minute"
    # What turns up when the board can be read again is still adopted.
    put(world, pin, "88", world.clock.now())
    world.channel.reading = None
    await world.run(until=world.clock.now() + timedelta(hours=2))
    assert (await world.read(pin)).pinterest_pin_id == "88"
    assert world.channel.calls == 1


async def test_a_limit_met_while_reading_closes_reading_for_the_whole_account(world: World) -> None:
    first, second = await lose(world, commits=False), await lose(world, commits=False)
    world.channel.reading = lambda: fail(LIMITED)
    (attempt,) = await world.attempts(first)
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id, at_once=True)
    looks = 0

    async def count() -> None:
        nonlocal looks
        looks += 1

    world.channel.reading = count
    (other,) = await world.attempts(second)
    await reconcile_attempt(world.tools(), world.tenant_id, other.id, at_once=True)
    assert looks == 0
    world.clock.turn(timedelta(minutes=40))
    await reconcile_attempt(world.tools(), world.tenant_id, other.id, at_once=True)
    assert looks == 1


async def test_an_account_that_is_blamed_when_a_pin_is_deleted_is_held(world: World) -> None:
    class Refusing(FakeChannel):
        async def delete(self, base_url: str, access_token: str, pin_id: str, pace: Pace = NO_PACE) -> None:
            raise SPAM

    pin = await world.publish(await world.add_due())
    tools = world.tools(channel=Refusing(world.clock.now))
    with pytest.raises(RefusedError):
        await delete_published(tools, actor_of(world.cast.bob), pin.id)
    assert (await account_of(world)).state is AccountState.PAUSED
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_a_key_that_is_replaced_while_a_pin_is_deleted_holds_nobody(world: World) -> None:
    class RefusingLate(FakeChannel):
        async def delete(self, base_url: str, access_token: str, pin_id: str, pace: Pace = NO_PACE) -> None:
            world.clock.turn(timedelta(seconds=2))
            async with world.system_database.system_session() as session:
                await session.execute(
                    "update account set token_saved_at = $1, token_version = 1, token_refused_at = $1,"
                    " refresh_token = access_token",
                    world.clock.now(),
                )
            world.clock.turn(timedelta(minutes=2))
            raise KEY_REFUSED

    pin = await world.publish(await world.add_due())
    tools = world.tools(channel=RefusingLate(world.clock.now))
    with pytest.raises(RefusedError):
        await delete_published(tools, actor_of(world.cast.bob), pin.id)
    assert (await account_of(world)).state is AccountState.CONNECTED


@pytest.mark.parametrize(
    ("status", "code", "blame", "reconnect"),
    [
        (429, 9, "account", False),
        (401, 2, "account", True),
        (403, 2625, "account", False),
        (404, 40, "pin", False),
        (429, 8, "nobody", False),
    ],
)
async def test_a_refused_reading_says_who_is_blamed(
    status: int, code: int, blame: str, reconnect: bool
) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, json={"code": code, "message": "No."})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        with pytest.raises(RefusedError) as told:
            await PinterestChannel(http).list_pins("https://api.pinterest.test/v5", "pina_x", "7")
    assert (told.value.blame, told.value.reconnect) == (blame, reconnect)


async def test_what_the_headers_of_a_refused_reading_say_is_kept(world: World) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        headers = {
            "x-ratelimit-limit": '500, 500;w=60;name="org_read"',
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": "120",
        }
        return httpx2.Response(429, json={"code": 8, "message": "Slower."}, headers=headers)

    pin = await lose(world, commits=False, board_id="7")
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        (attempt,) = await world.attempts(pin)
        tools = world.tools(channel=PinterestChannel(http))
        await reconcile_attempt(tools, world.tenant_id, attempt.id, at_once=True)
    async with world.database.tenant_session(world.tenant_id) as session:
        (bucket,) = (await list_buckets(session, [world.account.id], "read"))[world.account.id]
    assert (bucket.name, bucket.quota) == ("org_read", 500)
    assert bucket.closed_until == world.clock.now() + timedelta(seconds=120)
    (waits,) = await world.attempts(pin)
    assert waits.next_reading_at == world.clock.now() + timedelta(seconds=120)

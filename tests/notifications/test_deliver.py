"""The outbox: sent at least once under one id, tried again ever later, given up with a reason."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import pytest

from pinflow.kit.errors import ExternalError
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.notifications import tasks
from pinflow.notifications.channels.fake import FakeNotifier
from pinflow.notifications.channels.notifier import Message
from pinflow.notifications.deliver import GIVE_UP_AFTER, deliver
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import DeliveryState
from pinflow.notifications.queries import list_tenants_with_messages
from pinflow.notifications.tell import DELIVER_JOB
from tests.faults.dying import Death, DyingDatabase, Fate
from tests.notifications.conftest import Office

BUSY = ExternalError("smtp.not_now", "The mail server does not take it now (451).")


async def test_it_goes_to_those_whom_it_concerns_with_its_page(office: Office) -> None:
    await office.tell()
    assert await office.deliver() == 1
    (message,) = office.notifier.received
    assert (message.recipient_name, message.recipient_address) == ("alice", "alice@example.test")
    assert message.url == f"https://pins.example.test/accounts/{office.about.id}"
    assert message.settings_url == "https://pins.example.test/notifications/settings"
    assert message.severity == "urgent"
    (sent,) = await office.deliveries()
    assert (sent.state, sent.recipient, sent.tries) == (DeliveryState.SENT, "alice", 1)
    assert await office.deliver() == 0, "once is enough"


async def test_an_editor_is_sent_what_editors_can_mend(office: Office) -> None:
    await office.tell(NotificationKind.DUPLICATES_FOUND)
    await office.deliver()
    assert {one.recipient_name for one in office.notifier.received} == {"alice", "bob"}


@pytest.mark.parametrize("kind", [NotificationKind.PIN_FAILED, NotificationKind.PIN_UNDECIDED])
async def test_the_rest_stays_in_the_app_unless_somebody_asks(office: Office, kind: NotificationKind) -> None:
    await office.tell(kind)
    assert await office.deliver() == 0
    assert await office.deliveries() == []
    async with office.system_database.system_session() as session:
        assert await list_tenants_with_messages(session, office.clock.now()) == []


async def test_a_server_that_is_down_is_asked_ever_later_and_given_up_with_a_reason(office: Office) -> None:
    await office.tell()
    began, waits = office.clock.now(), []
    while True:
        office.notifier.fault = BUSY
        await office.deliver()
        (one,) = await office.deliveries()
        if one.state is not DeliveryState.WAITING:
            break
        assert one.reason == BUSY.message
        waits.append(one.next_try_at - office.clock.now())
        calls = office.notifier.calls
        assert await office.deliver() == 0
        assert office.notifier.calls == calls, "not before its time"
        office.clock.turn(waits[-1])
    assert waits[:5] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16)]
    assert waits == sorted(waits)
    assert office.clock.now() - began <= GIVE_UP_AFTER
    assert one.state is DeliveryState.FAILED
    assert one.reason == f"Given up after {one.tries} tries in a day. {BUSY.message}"
    assert office.notifier.received == []


async def test_after_the_outage_it_arrives_under_the_id_it_always_had(office: Office) -> None:
    await office.tell()
    office.notifier.lost_answer = True
    assert await office.deliver() == 0
    office.turn(minutes=1)
    assert await office.deliver() == 1
    first, again = office.notifier.received
    assert first == again
    assert [one.tries for one in await office.deliveries()] == [2]


async def test_a_longer_wait_that_is_asked_for_is_kept(office: Office) -> None:
    await office.tell()
    office.notifier.fault = ExternalError("x.later", "Later.", retry_after=timedelta(hours=2))
    await office.deliver()
    (one,) = await office.deliveries()
    assert one.next_try_at == office.clock.now() + timedelta(hours=2)


async def test_a_refusal_for_good_is_not_tried_again_and_says_why(office: Office) -> None:
    await office.tell()
    office.notifier.fault = ExternalError("smtp.refused", "No such user (550).", permanent=True)
    await office.deliver()
    (one,) = await office.deliveries()
    assert (one.state, one.reason, one.tries) == (DeliveryState.FAILED, "No such user (550).", 1)
    office.turn(days=2)
    assert await office.deliver() == 0
    assert office.notifier.calls == 1


async def test_one_that_cannot_be_sent_does_not_hold_up_the_others_for_ever(office: Office) -> None:
    await office.tell(NotificationKind.DUPLICATES_FOUND)
    office.notifier.fault = BUSY
    assert await office.deliver() == 0, "the server is down: the others wait for the next look"
    assert office.notifier.calls == 1
    assert await office.deliver() == 1
    office.turn(minutes=1)
    assert await office.deliver() == 1
    assert {one.recipient_name for one in office.notifier.received} == {"alice", "bob"}


async def test_what_is_over_by_then_is_not_sent(office: Office) -> None:
    await office.tell()
    office.notifier.fault = BUSY
    await office.deliver()
    await office.over()
    office.turn(minutes=1)
    assert await office.deliver() == 0
    (one,) = await office.deliveries()
    assert (one.state, one.reason) == (DeliveryState.DROPPED, "It was over before it could be sent.")
    assert office.notifier.received == []


async def test_who_may_not_have_it_any_more_does_not_get_it(office: Office) -> None:
    await office.tell()
    office.notifier.fault = BUSY
    await office.deliver()
    async with office.system_database.system_session() as session:
        await session.execute("update member set role = 'viewer' where user_id = $1", office.alice.user_id)
    office.turn(minutes=1)
    assert await office.deliver() == 0
    assert [one.state for one in await office.deliveries()] == [DeliveryState.DROPPED]


async def test_who_leaves_the_team_takes_their_messages_along(office: Office) -> None:
    await office.tell()
    office.notifier.fault = BUSY
    await office.deliver()
    async with office.system_database.system_session() as session:
        await session.execute("delete from member where user_id = $1", office.alice.user_id)
    office.turn(minutes=1)
    assert await office.deliver() == 0
    assert await office.deliveries() == []


async def test_without_a_notifier_everything_stays_in_the_app(office: Office) -> None:
    await office.tell()
    bare = dataclasses.replace(office.tools(), notifiers={})
    assert await deliver(bare, office.alice.tenant_id) == 0
    assert await office.deliveries() == []
    assert len(await office.told(unread=True)) == 1
    # Old news is not sent when somebody sets a server up later.
    assert await office.deliver() == 0


class _DyingNotifier(FakeNotifier):
    def __init__(self, inner: FakeNotifier, fate: Fate) -> None:
        super().__init__()
        self._inner, self._fate = inner, fate

    async def send(self, message: Message) -> None:
        self._fate.step("before the call")
        await self._inner.send(message)
        self._fate.step("after the call")


async def test_a_process_that_dies_at_any_step_loses_no_message_and_repeats_it_under_its_id(
    office: Office,
) -> None:
    places = []
    for dies_at in range(1, 100):
        office.notifier.received.clear()
        await office.tell()
        fate = Fate(dies_at)
        tools = office.tools(DyingDatabase(office.database, fate), _DyingNotifier(office.notifier, fate))
        try:
            await deliver(tools, office.alice.tenant_id)
        except Death as death:
            places.append(str(death))
        survived = len(fate.steps) < dies_at
        # The lease of the dead has run out; another process finds the work in the rows alone.
        office.turn(minutes=3)
        await _sweep(office)
        ids = [message.id for message in office.notifier.received]
        assert len(set(ids)) == 1, f"died at step {dies_at}: {fate.steps[-1]}"
        assert len(ids) <= 2
        assert {one.state for one in await office.deliveries()} == {DeliveryState.SENT}
        await office.over()
        if survived:
            break
    else:
        raise AssertionError("delivering never came to its end")
    assert {"before the call", "after the call"} <= set(places)
    assert len(places) > 15


async def _sweep(office: Office) -> str | None:
    """The jobs that the queue held are lost: the sweep finds what is due, and its jobs are carried out.

    What it says stands in its schedule's history.
    """
    queue = JobQueue()
    tasks.register(queue, office.tools(), office.system_database)
    async with office.system_database.system_session() as session:
        await session.execute("delete from queue.pgqueuer")
    now = office.clock.now()
    sweep = JobContext(JobId(1), "notifications.deliver_due", None, {}, 1, now)
    said = await queue.handlers["notifications.deliver_due"].handler(sweep)
    async with office.system_database.system_session() as session:
        waiting = await queue.list_jobs(session, names=[DELIVER_JOB])
    for job in waiting:
        work = JobContext(job.id, job.name, office.alice.tenant_id, {}, 1, now)
        await queue.handlers[DELIVER_JOB].handler(work)
    return said


async def test_the_sweep_says_how_many_teams_have_messages_to_send(office: Office) -> None:
    assert await _sweep(office) == "0 teams with messages to send."
    await office.tell()
    assert await _sweep(office) == "1 team with messages to send."
    assert await _sweep(office) == "0 teams with messages to send."


async def test_two_processes_send_one_message_once(office: Office) -> None:
    await office.tell()
    await asyncio.gather(*(office.deliver() for _ in range(4)))
    assert office.notifier.calls == 1


async def test_what_is_over_is_forgotten_after_a_quarter_and_what_lasts_is_not(office: Office) -> None:
    await office.tell()
    await office.tell(NotificationKind.ACCOUNT_PAUSED)
    await office.deliver()
    await office.over()
    office.turn(days=91)
    queue = JobQueue()
    tasks.register(queue, office.tools(), office.system_database)
    job = JobContext(JobId(1), "notifications.prune", None, {}, 1, office.clock.now())
    await queue.handlers["notifications.prune"].handler(job)
    assert [one.kind for one in await office.told()] == [NotificationKind.ACCOUNT_PAUSED]

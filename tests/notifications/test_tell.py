"""Told once while it lasts, in the transaction of what happened, and to one tenant alone."""

from __future__ import annotations

import asyncio

import pytest

from pinflow.kit.errors import ForbiddenError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.notifications.kinds import KINDS, NotificationKind
from pinflow.notifications.models import About, NotificationId
from pinflow.notifications.read_notifications import read_all, read_notification
from pinflow.notifications.show_notifications import show_count
from pinflow.notifications.tell import DELIVER_JOB, LONGEST_BODY, LONGEST_TITLE, tell
from tests.factories.accounts import actor_of
from tests.notifications.conftest import RECONNECT, Office


def test_every_kind_says_what_it_is() -> None:
    assert set(KINDS) == set(NotificationKind)
    assert all(kind.name and kind.about.endswith(".") for kind in KINDS.values())
    # What stops the income is sent unless a member asked not to; the rest is not.
    assert {kind for kind, known in KINDS.items() if known.sent_by_default} == {
        NotificationKind.ACCOUNT_RECONNECT,
        NotificationKind.ACCOUNT_PAUSED,
        NotificationKind.DUPLICATES_FOUND,
    }


async def test_a_state_is_told_once_until_it_is_over(office: Office) -> None:
    assert await office.tell()
    assert not await office.tell(body="It refuses it still.")
    (one,) = await office.told()
    assert one.body == "It refuses it still.", "the words stay true"
    assert (one.page, one.resolved_at) == (f"/accounts/{office.about.id}", None)
    office.turn(hours=1)
    await office.over()
    assert [each.resolved_at for each in await office.told()] == [office.clock.now()]
    assert await office.tell(), "another time is another state"
    assert len(await office.told()) == 2


async def test_two_kinds_and_two_objects_are_two_states(office: Office) -> None:
    assert await office.tell()
    assert await office.tell(NotificationKind.ACCOUNT_PAUSED)
    assert await office.tell(about=About("account", new_id(office.clock.now())))
    await office.over()
    assert [one.kind for one in await office.told() if one.resolved_at] == [RECONNECT]


async def test_nothing_is_told_of_what_did_not_happen(office: Office) -> None:
    with pytest.raises(ZeroDivisionError):
        await _tell_and_fail(office)
    assert await office.told() == []
    assert await office.jobs() == []
    assert await office.tell()
    assert await office.jobs() == [DELIVER_JOB]


async def _tell_and_fail(office: Office) -> None:
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        now = office.clock.now()
        await tell(session, session.tenant_id, RECONNECT, office.about, title="x", body="", now=now)
        _ = 1 / 0


async def test_tellers_of_different_things_do_not_wait_for_one_another(office: Office) -> None:
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        await tell(
            session, session.tenant_id, RECONNECT, office.about, title="x", body="", now=office.clock.now()
        )
        # The transaction above is still open.
        async with asyncio.timeout(20):
            assert await office.tell(NotificationKind.ACCOUNT_PAUSED)
    assert len(await office.told()) == 2


async def test_telling_wakes_a_job_and_every_window(office: Office) -> None:
    await office.tell()
    await office.tell(NotificationKind.PIN_FAILED)
    assert await office.jobs() == [DELIVER_JOB], "what is never sent wakes nobody"
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        kinds = await session.fetch_values("select kind from change_event")
    assert kinds == ["notification.changed"] * 2


async def test_words_are_one_line_short_and_without_secrets(office: Office) -> None:
    await office.tell(
        title=f"Larch\r\nBcc: x@example.test\x07 {'very ' * 100}",
        body=f"Authorization: Bearer pina_very_secret_1\n{'long ' * 1000}",
    )
    (one,) = await office.told()
    assert one.title.startswith("Larch Bcc: x@example.test very")
    assert (len(one.title), len(one.body)) == (LONGEST_TITLE, LONGEST_BODY)
    assert "pina_very_secret_1" not in one.body


async def test_each_member_has_read_for_themselves(office: Office) -> None:
    await office.tell()
    bob, (one,) = actor_of(office.cast.bob), await office.told()
    async with office.database.tenant_session(bob.tenant_id) as session:
        for _ in range(2):
            read = await read_notification(session, bob, one.id, office.clock.now())
            assert read.read_at == office.clock.now()
        assert (await show_count(session, bob)).unread == 0
        count = await show_count(session, office.alice)
    assert (count.unread, count.urgent) == (1, 1)
    assert await office.told(bob, unread=True) == []
    assert len(await office.told(unread=True)) == 1


async def test_what_comes_while_somebody_looks_stays_unread(office: Office) -> None:
    await office.tell()
    (seen,) = await office.told()
    office.turn(seconds=1)
    await office.tell(NotificationKind.ACCOUNT_PAUSED)
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        assert await read_all(session, office.alice, seen.id, office.clock.now()) == 1
    assert [one.kind for one in await office.told(unread=True)] == [NotificationKind.ACCOUNT_PAUSED]
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        assert await read_all(session, office.alice, None, office.clock.now()) == 1


async def test_what_is_over_needs_nobodys_attention(office: Office) -> None:
    await office.tell()
    await office.over()
    assert await office.told(unread=True) == []
    async with office.database.tenant_session(office.alice.tenant_id) as session:
        assert (await show_count(session, office.alice)).unread == 0


async def test_another_tenant_sees_reads_and_ends_nothing(office: Office) -> None:
    await office.tell()
    (one,) = await office.told()
    mallory = actor_of(office.cast.mallory)
    assert await office.told(mallory) == []
    async with office.database.tenant_session(mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await read_notification(session, mallory, one.id, office.clock.now())
        assert await read_all(session, mallory, None, office.clock.now()) == 0
        assert (await show_count(session, mallory)).unread == 0
    with pytest.raises(ForbiddenError):
        # The tenant of a session is the database's word, not the caller's.
        async with office.database.tenant_session(mallory.tenant_id) as session:
            await tell(
                session,
                office.alice.tenant_id,
                NotificationKind.PIN_FAILED,
                office.about,
                title="x",
                body="",
                now=office.clock.now(),
            )
    assert len(await office.told()) == 1


async def test_a_read_mark_on_another_tenants_notification_is_refused_by_the_database(office: Office) -> None:
    await office.tell()
    (one,) = await office.told()
    mallory = actor_of(office.cast.mallory)
    with pytest.raises(Exception, match="does not exist here"):
        async with office.database.tenant_session(mallory.tenant_id) as session:
            await session.execute(
                "insert into notification_read (tenant_id, notification_id, user_id, read_at)"
                " values ($1, $2, $3, $4)",
                mallory.tenant_id,
                NotificationId(one.id),
                mallory.user_id,
                office.clock.now(),
            )

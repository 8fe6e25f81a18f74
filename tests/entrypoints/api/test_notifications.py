"""Notifications over the API: pages, counts, marks, preferences and a test."""

from __future__ import annotations

from datetime import timedelta

import httpx2

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.kit.clock import FixedClock
from pinflow.kit.ids import new_id
from pinflow.notifications.channels.fake import FakeNotifier
from pinflow.notifications.deliver import NotifyTools, deliver
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell
from tests.entrypoints.api.seed import Seeded
from tests.factories.cast import Cast

PREFIX = "/api/v1"


async def tell_more(runtime: Runtime, clock: FixedClock, cast: Cast, count: int) -> None:
    for number in range(count):
        clock.turn(timedelta(seconds=1))
        async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
            await tell(
                session,
                cast.alice.tenant_id,
                NotificationKind.ACCOUNT_PAUSED,
                About("account", new_id(clock.now())),
                title=f"Number {number}",
                body="It waits.",
                now=clock.now(),
            )


async def test_pages_show_each_once_the_newest_first(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, clock: FixedClock, cast: Cast
) -> None:
    await tell_more(runtime, clock, cast, 4)
    titles, cursor = [], None
    while True:
        query = {"limit": "2"} if cursor is None else {"limit": "2", "cursor": cursor}
        page = (await alice.get(f"{PREFIX}/notifications", params=query)).json()
        titles += [item["title"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert titles == ["Number 3", "Number 2", "Number 1", "Number 0", "Does Evergreen's stand?"]
    narrowed = await alice.get(f"{PREFIX}/notifications?kind=account_paused&limit=10")
    assert len(narrowed.json()["items"]) == 4
    for bad in ("cursor=zzz", "kind=nothing", "limit=0", "unread=perhaps"):
        assert (await alice.get(f"{PREFIX}/notifications?{bad}")).status_code == 422, bad


async def test_the_bell_counts_what_the_member_has_not_read(
    alice: httpx2.AsyncClient,
    vera: httpx2.AsyncClient,
    seeded: Seeded,
    runtime: Runtime,
    clock: FixedClock,
    cast: Cast,
) -> None:
    await tell_more(runtime, clock, cast, 1)
    assert (await alice.get(f"{PREFIX}/notifications/count")).json() == {"unread": 2, "urgent": 1}
    read = await alice.post(f"{PREFIX}/notifications/{seeded.notification_id}/read")
    assert read.json()["read_at"] is not None
    assert read.json()["page"] == f"/pins/{seeded.pin.id}"
    assert (await alice.get(f"{PREFIX}/notifications/count")).json() == {"unread": 1, "urgent": 1}
    assert (await vera.get(f"{PREFIX}/notifications/count")).json() == {"unread": 2, "urgent": 1}
    answer = await alice.post(f"{PREFIX}/notifications/read", json={"up_to": str(seeded.notification_id)})
    assert answer.json() == {"marked": 0}
    assert (await alice.post(f"{PREFIX}/notifications/read", json={"up_to": None})).json() == {"marked": 1}
    assert (await alice.get(f"{PREFIX}/notifications?unread=true")).json()["items"] == []


async def test_messages_are_shown_to_whom_they_went_and_to_admins(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    seeded: Seeded,
    runtime: Runtime,
    clock: FixedClock,
    cast: Cast,
) -> None:
    preference = {"kind": "pin_undecided", "channel": "fake", "wanted": True}
    assert (await bob.put(f"{PREFIX}/notification-preferences", json=preference)).status_code == 200
    tools = NotifyTools(runtime.database, clock, {"fake": FakeNotifier()}, {}, "http://localhost")
    assert await deliver(tools, cast.alice.tenant_id) == 1
    for client in (alice, bob):
        (item,) = (await client.get(f"{PREFIX}/notifications")).json()["items"]
        (sent,) = item["deliveries"]
        assert (sent["channel"], sent["recipient"], sent["state"]) == ("fake", "bob", "sent")
        assert sent["next_try_at"] is None


async def test_wrong_preferences_are_refused_in_words(vera: httpx2.AsyncClient, seeded: Seeded) -> None:
    wrong = {
        ("pigeon", "pin_undecided"): (404, "notifications.unknown_channel"),
        ("fake", "pin_undecided"): (403, "notifications.not_for_this_role"),
        ("fake", "pin_failed"): (422, "notifications.in_app_only"),
        ("fake", "nothing"): (422, "request.invalid"),
    }
    for (channel, kind), (status, code) in wrong.items():
        answer = await vera.put(
            f"{PREFIX}/notification-preferences", json={"kind": kind, "channel": channel, "wanted": True}
        )
        assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_test_through_a_channel_that_is_off_says_what_is_missing(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    answer = await alice.post(f"{PREFIX}/notifications/test", json={"channel": "email"})
    assert (answer.status_code, answer.json()["code"]) == (409, "notifications.channel_off")
    assert "PINFLOW_SMTP_HOST" in answer.json()["detail"]
    sent = await alice.post(f"{PREFIX}/notifications/test", json={"channel": "fake"})
    assert sent.json()["sent_to"] == "alice@example.test"

"""A tenant that is told things, a notifier that does as it is told, and the outbox between them."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from pinflow.identity.models import Actor
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id
from pinflow.notifications.channels.fake import FakeNotifier
from pinflow.notifications.deliver import NotifyTools, deliver
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About, Delivery, Notification
from pinflow.notifications.queries import list_deliveries
from pinflow.notifications.show_notifications import show_notifications
from pinflow.notifications.tell import tell, tell_over
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast

RECONNECT = NotificationKind.ACCOUNT_RECONNECT


@dataclasses.dataclass
class Office:
    """Tells, delivers and looks, as alice's tenant unless said otherwise."""

    database: Database
    system_database: SystemDatabase
    clock: FixedClock
    cast: Cast
    notifier: FakeNotifier
    about: About

    @property
    def alice(self) -> Actor:
        return actor_of(self.cast.alice)

    def tools(self, database: Database | None = None, notifier: FakeNotifier | None = None) -> NotifyTools:
        """What one process delivers with."""
        return NotifyTools(
            database=database or self.database,
            clock=self.clock,
            notifiers={"fake": notifier or self.notifier},
            off={"email": "Set PINFLOW_SMTP_HOST to use it."},
            base_url="https://pins.example.test/",
        )

    async def tell(
        self,
        kind: NotificationKind = RECONNECT,
        about: About | None = None,
        *,
        title: str = "“Larch” must be connected again",
        body: str = "Pinterest refuses its token.",
    ) -> bool:
        async with self.database.tenant_session(self.alice.tenant_id) as session:
            return await tell(
                session,
                session.tenant_id,
                kind,
                about or self.about,
                title=title,
                body=body,
                now=self.clock.now(),
            )

    async def over(self, kind: NotificationKind = RECONNECT) -> None:
        async with self.database.tenant_session(self.alice.tenant_id) as session:
            await tell_over(session, session.tenant_id, [kind], self.about.id, self.clock.now())

    async def deliver(self) -> int:
        return await deliver(self.tools(), self.alice.tenant_id)

    async def told(self, actor: Actor | None = None, *, unread: bool = False) -> list[Notification]:
        """What the member sees, the newest first."""
        who = actor or self.alice
        async with self.database.tenant_session(who.tenant_id) as session:
            shown = await show_notifications(session, who, unread=unread, limit=100)
        return [one.notification for one in shown]

    async def deliveries(self) -> list[Delivery]:
        """Every message of alice's tenant."""
        told = await self.told()
        async with self.database.tenant_session(self.alice.tenant_id) as session:
            return await list_deliveries(session, [one.id for one in told], None)

    async def jobs(self) -> list[str]:
        async with self.system_database.system_session() as session:
            return await session.fetch_values("select entrypoint from queue.pgqueuer order by id")

    def turn(self, **span: float) -> None:
        self.clock.turn(timedelta(**span))


@pytest.fixture
def office(database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast) -> Office:
    return Office(
        database=database,
        system_database=system_database,
        clock=clock,
        cast=cast,
        notifier=FakeNotifier(),
        about=About("account", new_id(clock.now())),
    )

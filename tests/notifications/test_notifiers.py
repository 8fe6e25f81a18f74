"""Every notifier keeps the contract: mail through a real server, and the fake."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from uuid import UUID

from pinflow.integrations.smtp.settings import MailServer
from pinflow.kit.errors import ExternalError
from pinflow.notifications.channels import EmailNotifier, Message
from pinflow.notifications.channels.contract import NotifierContract, NotifierWorld, Received
from pinflow.notifications.channels.fake import FakeNotifier
from tests.notifications.mail_server import MailRoom, running_mail_server

MESSAGE = Message(
    id=UUID("019ab2c3-4d5e-7f60-8a1b-2c3d4e5f6071"),
    recipient_name="Alice",
    recipient_address="alice@example.test",
    title="“Larch and Linen” must be connected again",
    body="Pinterest refuses this account's token.",
    severity="urgent",
    at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    url="https://pins.example.test/accounts/1",
    settings_url="https://pins.example.test/notifications/settings",
)


class MailWorld(NotifierWorld):
    def __init__(self, room: MailRoom) -> None:
        self._room = room
        self.message = MESSAGE
        self.notifier = EmailNotifier(
            MailServer(
                host="127.0.0.1",
                port=room.port,
                security="none",
                sender=Address("Pinflow", addr_spec="pins@example.test"),
                timeout_seconds=5,
            )
        )

    def received(self) -> Sequence[Received]:
        return [
            Received(
                id=taken.mail["message-id"],
                recipient=",".join(taken.recipients),
                title=taken.mail["subject"],
                text="\n".join(
                    part.get_content() for part in taken.mail.walk() if part.get_content_maintype() == "text"
                ),
            )
            for taken in self._room.taken
        ]

    def refuse(self) -> None:
        self._room.answers.append("554 5.7.1 not here")

    def be_busy(self) -> None:
        self._room.answers.append("451 4.3.0 later")

    async def vanish(self) -> None:
        self._room.close()

    def lose_the_answer(self) -> None:
        self._room.answers.append(None)


class TestMail(NotifierContract):
    async def make_world(self) -> AsyncIterator[NotifierWorld]:
        async with running_mail_server() as room:
            yield MailWorld(room)


class FakeWorld(NotifierWorld):
    def __init__(self, fake: FakeNotifier) -> None:
        self.fake = self.notifier = fake
        self.message = MESSAGE

    def received(self) -> Sequence[Received]:
        return [
            Received(
                id=str(one.id),
                recipient=one.recipient_address,
                title=one.title,
                text=f"{one.body}\n{one.url}",
            )
            for one in self.fake.received
        ]

    def refuse(self) -> None:
        self.fake.fault = ExternalError("fake.refused", "It refuses.", permanent=True)

    def be_busy(self) -> None:
        self.fake.fault = ExternalError("fake.busy", "It is busy.")

    async def vanish(self) -> None:
        self.fake.fault = ExternalError("fake.gone", "It is gone.")

    def lose_the_answer(self) -> None:
        self.fake.lost_answer = True


class TestFake(NotifierContract):
    async def make_world(self) -> AsyncIterator[NotifierWorld]:
        yield FakeWorld(FakeNotifier())

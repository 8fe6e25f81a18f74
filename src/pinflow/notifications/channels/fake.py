"""A notifier in memory that does as it is told."""

from __future__ import annotations

from typing import ClassVar

from pinflow.kit.errors import ExternalError
from pinflow.notifications.channels.notifier import Message, Notifier


class FakeNotifier(Notifier):
    """``fault``: what the next message meets. ``lost_answer``: it arrives, and its answer does not."""

    name: ClassVar[str] = "fake"

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.calls = 0
        self.fault: ExternalError | None = None
        self.lost_answer = False

    async def send(self, message: Message) -> None:
        self.calls += 1
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        self.received.append(message)
        if self.lost_answer:
            self.lost_answer = False
            raise ExternalError("fake.no_answer", "No answer came.")

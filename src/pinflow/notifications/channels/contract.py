"""The tests every notifier passes: built-in, fake or a plugin's. Subclass in a test module and run pytest.

Needs pytest with pytest-asyncio (``asyncio_mode = "auto"``).

class TestMyNotifier(NotifierContract):
    async def make_world(self) -> AsyncIterator[NotifierWorld]: ...
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence

import msgspec
import pytest

from pinflow.kit.errors import ExternalError
from pinflow.notifications.channels.notifier import Message, Notifier


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A message as the other side has it. ``text``: all that can be read of it, the title apart.

    ``id``: by which a repetition is recognised, whatever it looks like there.
    """

    id: str
    recipient: str
    title: str
    text: str


class NotifierWorld(ABC):
    """A notifier, a message that can be sent, and ways to make the other side refuse it."""

    notifier: Notifier
    message: Message

    @abstractmethod
    def received(self) -> Sequence[Received]:
        """What has arrived, in order."""

    @abstractmethod
    def refuse(self) -> None:
        """The other side refuses the next message for good."""

    @abstractmethod
    def be_busy(self) -> None:
        """The other side does not take the next message now."""

    @abstractmethod
    async def vanish(self) -> None:
        """The other side cannot be reached from now on."""

    @abstractmethod
    def lose_the_answer(self) -> None:
        """The next message arrives, and the answer to it does not."""


class NotifierContract(ABC):
    """``make_world`` is called once a test."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[NotifierWorld]:
        """An async generator that yields one world and cleans up after it."""

    @pytest.fixture
    async def world(self, request: pytest.FixtureRequest) -> AsyncIterator[NotifierWorld]:
        async for world in self.make_world():
            yield world

    def test_it_has_a_name(self, world: NotifierWorld) -> None:
        assert world.notifier.name.isidentifier()
        assert world.notifier.name == world.notifier.name.lower()

    async def test_a_message_arrives_once_with_its_words_and_its_link(self, world: NotifierWorld) -> None:
        await world.notifier.send(world.message)
        (one,) = world.received()
        assert one.title == world.message.title
        assert world.message.body in one.text
        assert world.message.url in one.text

    async def test_a_message_that_is_sent_again_carries_the_same_id(self, world: NotifierWorld) -> None:
        world.lose_the_answer()
        with pytest.raises(ExternalError) as failure:
            await world.notifier.send(world.message)
        assert not failure.value.permanent, "it may be tried again"
        await world.notifier.send(world.message)
        first, again = world.received()
        assert first.id == again.id
        assert str(world.message.id) in first.id

    async def test_two_messages_carry_two_ids(self, world: NotifierWorld) -> None:
        other = msgspec.structs.replace(
            world.message, id=type(world.message.id)(int=world.message.id.int ^ 1)
        )
        await world.notifier.send(world.message)
        await world.notifier.send(other)
        assert len({one.id for one in world.received()}) == 2

    async def test_words_of_every_script_arrive_whole(self, world: NotifierWorld) -> None:
        words = "Čaj & 水筒 – “größer” 🪴 <b>no markup</b>"
        await world.notifier.send(
            msgspec.structs.replace(world.message, title=words, body=f"{words}\n\n{words}")
        )
        (one,) = world.received()
        assert one.title == words
        assert one.text.count("水筒") >= 2

    async def test_a_line_break_in_words_reaches_nobody_else(self, world: NotifierWorld) -> None:
        hostile = "Hello\r\nBcc: mallory@example.test\r\n\r\nNo body"
        await world.notifier.send(
            msgspec.structs.replace(world.message, title=hostile, recipient_name=hostile)
        )
        (one,) = world.received()
        assert one.recipient == world.message.recipient_address
        assert world.message.body in one.text

    async def test_what_is_refused_for_good_says_so_in_words(self, world: NotifierWorld) -> None:
        world.refuse()
        failure = await self._fails(world)
        assert failure.permanent

    async def test_what_is_not_taken_now_may_be_tried_again(self, world: NotifierWorld) -> None:
        world.be_busy()
        assert not (await self._fails(world)).permanent
        await world.notifier.send(world.message)
        assert len(world.received()) == 1

    async def test_another_side_that_is_gone_may_be_tried_again(self, world: NotifierWorld) -> None:
        await world.vanish()
        assert not (await self._fails(world)).permanent

    async def _fails(self, world: NotifierWorld) -> ExternalError:
        with pytest.raises(ExternalError) as failure:
            await world.notifier.send(world.message)
        assert failure.value.message.endswith(".")
        assert list(world.received()) == []
        return failure.value

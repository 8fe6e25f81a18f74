"""The tests every channel passes: built-in, fake or a plugin's. Subclass in a test module and run pytest.

Needs pytest with pytest-asyncio (``asyncio_mode = "auto"``).

class TestMyChannel(ChannelContract):
    async def make_world(self) -> AsyncIterator[ChannelWorld]: ...

A channel that hands pins out and asks no platform subclasses ``ExportContract`` instead.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from datetime import timedelta

import msgspec
import pytest

from pinflow.posting.channels.channel import (
    Channel,
    File,
    FoundPin,
    Publication,
    RefusedError,
    UnknownOutcomeError,
)

# More than one page of any platform that we know of.
MANY = 260


class ExportWorld(ABC):
    """A channel, an account with an empty board, and ways to lose what is sent there."""

    channel: Channel
    # One that the platform takes.
    publication: Publication
    # A video that it takes, if the channel can publish videos.
    film: bytes = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"

    @abstractmethod
    def lose_the_answer(self) -> None:
        """The next publication is carried out, and its answer never comes."""

    @abstractmethod
    def lose_the_request(self) -> None:
        """The next publication is sent and not carried out, and no answer comes."""

    @abstractmethod
    async def fill_the_board(self, count: int) -> None:
        """The board gets so many more pins, by whatever way."""

    @abstractmethod
    def count_publications(self) -> int:
        """How often it was asked to publish."""


class ChannelWorld(ExportWorld):
    """The same with a platform that answers, and ways to make it refuse."""

    @abstractmethod
    def limit(self) -> None:
        """The next publication meets a rate limit."""

    @abstractmethod
    def block_as_spam(self) -> None:
        """The platform says that the next publication is spam."""

    @abstractmethod
    def refuse_the_pin(self) -> None:
        """The platform refuses the next publication for what is in it."""


class PublishingContract(ABC):
    """What every channel keeps, asked or handed out. ``make_world`` is called once a test."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[ExportWorld]:
        """An async generator that yields one world and cleans up after it."""

    @pytest.fixture
    async def world(self, request: pytest.FixtureRequest) -> AsyncIterator[ExportWorld]:
        async for world in self.make_world():
            yield world

    def test_it_has_a_name(self, world: ExportWorld) -> None:
        assert world.channel.name.isidentifier()

    async def test_what_is_published_stands_on_the_board_under_its_id(self, world: ExportWorld) -> None:
        assert await found(world) == []
        published = await world.channel.publish(world.publication)
        (pin,) = await found(world)
        assert pin.id == published.id
        assert (pin.link, pin.title) == (world.publication.link, world.publication.title)
        assert pin.created_at is None or pin.created_at.tzinfo is not None
        assert world.count_publications() == 1

    async def test_every_kind_it_says_it_can_publish_becomes_one_pin(self, world: ExportWorld) -> None:
        one = File(world.publication.picture, world.publication.media_type)
        kinds = {
            "image": world.publication,
            "carousel": msgspec.structs.replace(world.publication, slides=(one, one)),
            "video": msgspec.structs.replace(world.publication, video=File(world.film, "video/mp4")),
        }
        for count, kind in enumerate(sorted(world.channel.kinds), 1):
            assert kinds[kind].kind == kind
            # Once more does no harm: a preparation is no pin.
            await world.channel.prepare(kinds[kind])
            published = await world.channel.publish(await world.channel.prepare(kinds[kind]))
            pins = await found(world)
            assert len(pins) == count
            assert published.id in {pin.id for pin in pins}
        assert world.count_publications() == len(world.channel.kinds)

    async def test_what_is_deleted_is_gone_and_deleting_it_again_is_no_error(
        self, world: ExportWorld
    ) -> None:
        published = await world.channel.publish(world.publication)
        asked = world.publication
        if type(world.channel).delete is Channel.delete:
            with pytest.raises(RefusedError) as refusal:
                await world.channel.delete(asked.base_url, asked.access_token, published.id)
            assert refusal.value.code == "posting.cannot_delete"
            return
        for _ in range(2):
            await world.channel.delete(asked.base_url, asked.access_token, published.id)
        assert await found(world) == []

    async def test_two_publications_are_two_pins(self, world: ExportWorld) -> None:
        first = await world.channel.publish(world.publication)
        other = msgspec.structs.replace(
            world.publication, link=f"{world.publication.link}-2", key=f"{world.publication.key}-2"
        )
        second = await world.channel.publish(other)
        assert {pin.id for pin in await found(world)} == {first.id, second.id}
        assert first.id != second.id

    async def test_a_lost_answer_is_an_unknown_outcome_and_the_pin_is_found(self, world: ExportWorld) -> None:
        world.lose_the_answer()
        with pytest.raises(UnknownOutcomeError):
            await world.channel.publish(world.publication)
        assert [pin.link for pin in await found(world)] == [world.publication.link]
        assert world.count_publications() == 1, "a channel never tries again by itself"

    async def test_a_lost_request_is_an_unknown_outcome_and_nothing_is_found(
        self, world: ExportWorld
    ) -> None:
        world.lose_the_request()
        with pytest.raises(UnknownOutcomeError):
            await world.channel.publish(world.publication)
        assert await found(world) == []
        assert world.count_publications() == 1, "a channel never tries again by itself"

    async def test_the_board_is_read_to_its_end(self, world: ExportWorld) -> None:
        published = await world.channel.publish(world.publication)
        await world.fill_the_board(MANY)
        pins = await found(world)
        assert len({pin.id for pin in pins}) == len(pins) == MANY + 1
        assert published.id in {pin.id for pin in pins}


class ChannelContract(PublishingContract):
    """What a channel keeps that asks a platform."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[ChannelWorld]:
        """An async generator that yields one world and cleans up after it."""

    async def test_a_limit_is_nobodys_fault(self, world: ChannelWorld) -> None:
        world.limit()
        refusal = await refused(world)
        assert (refusal.blame, refusal.permanent) == ("nobody", False)

    async def test_a_spam_block_is_the_accounts_and_no_limit(self, world: ChannelWorld) -> None:
        world.block_as_spam()
        refusal = await refused(world)
        assert (refusal.blame, refusal.permanent) == ("account", True)

    async def test_a_pin_that_the_platform_does_not_take_is_the_pins(self, world: ChannelWorld) -> None:
        world.refuse_the_pin()
        refusal = await refused(world)
        assert (refusal.blame, refusal.permanent) == ("pin", True)


class ExportContract(PublishingContract):
    """What a channel keeps that hands pins out: the same pin never twice, whoever asks how often."""

    async def test_a_pin_that_is_published_again_stays_one_pin_as_it_was(self, world: ExportWorld) -> None:
        assert world.publication.at is not None
        first = await world.channel.publish(world.publication)
        stands = await found(world)
        later = msgspec.structs.replace(world.publication, at=world.publication.at + timedelta(hours=1))
        for publication in (world.publication, later):
            assert await world.channel.publish(publication) == first
            assert await found(world) == stands

    async def test_after_a_lost_answer_the_same_pin_is_found_and_not_doubled(
        self, world: ExportWorld
    ) -> None:
        world.lose_the_answer()
        with pytest.raises(UnknownOutcomeError):
            await world.channel.publish(world.publication)
        again = await world.channel.publish(world.publication)
        assert [pin.id for pin in await found(world)] == [again.id]

    async def test_it_says_when_each_pin_goes_out(self, world: ExportWorld) -> None:
        await world.channel.publish(world.publication)
        assert [pin.created_at for pin in await found(world)] == [world.publication.at]

    async def test_a_pin_without_a_title_is_refused_in_words(self, world: ExportWorld) -> None:
        with pytest.raises(RefusedError) as refusal:
            await world.channel.publish(msgspec.structs.replace(world.publication, title=" "))
        assert (refusal.value.blame, refusal.value.permanent) == ("pin", True)
        assert refusal.value.message.endswith(".")
        assert await found(world) == []


async def found(world: ExportWorld) -> list[FoundPin]:
    """What stands on the board."""
    asked = world.publication
    return await world.channel.list_pins(asked.base_url, asked.access_token, asked.board_id)


async def refused(world: ChannelWorld) -> RefusedError:
    """The refusal of one publication, after which nothing stands and nothing was tried again."""
    with pytest.raises(RefusedError) as refusal:
        await world.channel.publish(world.publication)
    assert refusal.value.message.endswith(".")
    assert await found(world) == []
    assert world.count_publications() == 1, "a channel never tries again by itself"
    return refusal.value

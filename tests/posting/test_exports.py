"""Pins of export accounts: in files once, at their slots, and in a feed that only its readers find."""

from __future__ import annotations

import asyncio
import csv
import dataclasses
import io
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from uuid import UUID
from xml.etree import ElementTree as ET

import msgspec
import pytest

from pinflow.accounts.change_account import pause_account
from pinflow.accounts.connect_account import add_export_account
from pinflow.accounts.models import Account, Board
from pinflow.accounts.pace.keep_pace import close_requests
from pinflow.accounts.pace.pace import Resource
from pinflow.accounts.pace.queries import list_buckets
from pinflow.accounts.queries import insert_export_board, update_account_limits
from pinflow.identity.models import Role
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.errors import ConflictError, ForbiddenError, LimitReachedError, NotFoundError
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.schemas import Pin as ShownPin
from pinflow.posting.channels.channel import Publication, Published
from pinflow.posting.channels.pinterest_csv import (
    COLUMNS,
    MOST_ROWS,
    CsvRow,
    PinterestCsvChannel,
    find_board_fault,
    write_csv,
)
from pinflow.posting.channels.rss import FeedItem, RssChannel, write_feed
from pinflow.posting.exports.choose_way import choose_way, renew_feed
from pinflow.posting.exports.hand_out import hand_out, read_file
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.exports.show_feed import show_feed, show_picture
from pinflow.posting.models import AttemptState, OutcomeState
from pinflow.posting.publish_now import publish_now
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.queries import lock_account
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from pinflow.posting.shelves.models import ExportWay, HandedOut
from pinflow.posting.shelves.queries import insert_batch, list_unfiled
from tests.factories.accounts import actor_of
from tests.factories.beside import waits_for_lock
from tests.posting.world import World

ADDRESS = PublicAddress("https://pins.example.org")
MEDIA = "{http://search.yahoo.com/mrss/}"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
async def export(world: World) -> Account:
    """alice's account without a key, with one board."""
    now = world.clock.now()
    actor = actor_of(world.cast.alice)
    account = await add_export_account(world.database, actor, name="By hand", time_zone="UTC", now=now)
    async with world.database.tenant_session(world.tenant_id) as session:
        await insert_export_board(session, account.id, Board(id="4711", name="Kitchen finds"), now)
        await update_account_limits(session, account.id, daily_cap=25, spacing_minutes=20, time_zone="UTC")
    return account


async def take(world: World, account: Account, address: PublicAddress = ADDRESS) -> HandedOut:
    return await hand_out(world.tools(), actor_of(world.cast.alice), account.id, address)


async def file_of(world: World, account: Account, number: int | None = None) -> list[dict[str, str]]:
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        _, data = await read_file(session, account.id, number, ADDRESS, world.clock.now())
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


async def let_by_feed(world: World, account: Account) -> str:
    """The token of the account's feed."""
    actor, now = actor_of(world.cast.alice), world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        await choose_way(session, actor, account.id, ExportWay.RSS, ADDRESS, now)
        url = await renew_feed(session, actor, account.id, ADDRESS, now)
    assert url.startswith("https://pins.example.org/api/v1/public/feeds/")
    return url.rpartition("/")[2]


async def feed_of(world: World, token: str) -> list[ET.Element]:
    data = await show_feed(world.system_database, world.database, token, ADDRESS, world.clock.now())
    return ET.fromstring(data).findall("channel/item")


async def picture_at(world: World, url: str) -> bytes:
    def blobs(tenant_id: TenantId) -> BlobStore:
        return BlobStore(lambda: world.database.tenant_session(tenant_id), tenant_id, None)

    *_, pin_id, name = url.split("/")
    return (await show_picture(world.system_database, blobs, PinId(UUID(pin_id)), name)).data


async def add_scheduled(world: World, account: Account, title: str, **changes: object) -> Pin:
    """A pin of the account whose slot is far enough ahead for a file, whatever the spread gave it."""
    pin = await world.add_scheduled(account.id, title=title, **changes)
    assert pin.scheduled_at is not None
    await world.change_row(pin, "scheduled_at = $2", pin.scheduled_at + timedelta(hours=1))
    return await world.read(pin)


async def test_scheduled_pins_leave_in_a_file_once_at_their_slots(world: World, export: Account) -> None:
    first = await add_scheduled(world, export, "A mug for the way to work", picture=b"the mug")
    second = await add_scheduled(world, export, "A lamp for late evenings")
    assert first.scheduled_at is not None
    handed = await take(world, export)
    assert handed.left_out == ()
    assert handed.batch is not None
    assert (handed.batch.number, handed.batch.rows) == (1, 2)
    rows = await file_of(world, export)
    assert [list(row) for row in rows] == [list(COLUMNS)] * 2
    assert {row["Title"] for row in rows} == {first.title, second.title}
    mug = next(row for row in rows if row["Title"] == first.title)
    assert (mug["Description"], mug["Link"]) == (first.description, first.link)
    assert (mug["Pinterest board"], mug["Thumbnail"], mug["Keywords"]) == ("Kitchen finds", "", "")
    assert datetime.fromisoformat(mug["Publish date"]).replace(tzinfo=UTC) == first.scheduled_at.replace(
        microsecond=0
    )
    assert mug["Media URL"].startswith("https://pins.example.org/api/v1/public/pictures/")
    assert await picture_at(world, mug["Media URL"]) == b"the mug"
    published = await world.read(first)
    assert published.state is PinState.PUBLISHED
    assert published.published_at == first.scheduled_at
    assert published.pinterest_pin_id == f"pinterest_csv:{first.id}"
    (attempt,) = await world.attempts(first)
    assert (attempt.state, attempt.sent_at) == (AttemptState.ACCEPTED, first.scheduled_at)
    assert attempt.http_status is None
    shown = ShownPin.of(published, export, None, None)
    assert (shown.pinterest_url, shown.actions.delete.allowed) == (None, False)
    assert "by hand" in (shown.actions.delete.reason or "")
    assert world.channel.calls == 0, "Pinterest is never asked"


async def test_a_second_file_holds_new_pins_only_and_the_first_one_comes_again_by_its_number(
    world: World, export: Account
) -> None:
    await add_scheduled(world, export, "The first")
    await take(world, export)
    before = await file_of(world, export, 1)
    assert (await take(world, export)).batch is None
    await add_scheduled(world, export, "The second")
    again = await take(world, export)
    assert again.batch is not None
    assert again.batch.number == 2
    assert [row["Title"] for row in await file_of(world, export)] == ["The second"]
    assert await file_of(world, export, 1) == before
    with pytest.raises(NotFoundError):
        await file_of(world, export, 3)


async def test_a_slot_that_has_passed_is_empty_when_its_file_is_taken_again(
    world: World, export: Account
) -> None:
    first, second = [await add_scheduled(world, export, title) for title in ("The first", "The second")]
    await world.change_row(second, "scheduled_at = scheduled_at + interval '1 day'")
    await take(world, export)
    before = {row["Title"]: row["Publish date"] for row in await file_of(world, export, 1)}
    assert all(before.values())
    assert first.scheduled_at is not None
    world.turn_to(first.scheduled_at)
    again = {row["Title"]: row["Publish date"] for row in await file_of(world, export, 1)}
    assert again == {"The first": "", "The second": before["The second"]}


async def test_what_another_is_putting_into_a_file_goes_into_no_second_one(
    world: World, export: Account
) -> None:
    for title in ("The first", "The second"):
        pin = await add_scheduled(world, export, title)
        await publish_pin(world.tools(), world.tenant_id, pin.id, ahead=timedelta(days=14))
    async with world.database.tenant_session(world.tenant_id) as session:
        await lock_account(session, export.id)
        ready = [item.pin_id for item in await list_unfiled(session, export.id)]
        taking = asyncio.create_task(take(world, export))
        waited = await waits_for_lock(world.system_database, taking)
        assert await insert_batch(session, export.id, ready, "bob", world.clock.now()) == 1
    assert waited
    assert (await taking).batch is None
    assert len(await file_of(world, export, 1)) == 2
    with pytest.raises(NotFoundError):
        await file_of(world, export, 2)


async def test_only_slots_of_the_next_fourteen_days_leave_and_those_that_are_too_near_wait(
    world: World, export: Account
) -> None:
    near, far, last = [await add_scheduled(world, export, f"Number {number}") for number in range(3)]
    now = world.clock.now()
    await world.change_row(near, "scheduled_at = $2", now + timedelta(minutes=5))
    await world.change_row(far, "scheduled_at = $2", now + timedelta(days=14, hours=1))
    await world.change_row(last, "scheduled_at = $2", now + timedelta(days=13, hours=20))
    await take(world, export)
    assert [row["Title"] for row in await file_of(world, export)] == ["Number 2"]
    assert {(await world.read(pin)).state for pin in (near, far)} == {PinState.SCHEDULED}


async def test_what_cannot_stand_in_the_file_is_left_out_with_the_reason_and_keeps_its_slot(
    world: World, export: Account
) -> None:
    first = await add_scheduled(world, export, "The same title")
    twin = await add_scheduled(world, export, "The  same TITLE")
    long = await add_scheduled(world, export, "A long one")
    async with world.system_database.system_session() as session:
        await session.execute("update export_board set name = '=Kitchen' where board_id = '4711'")
    handed = await take(world, export)
    assert handed.batch is None
    assert all("formula" in each.reason for each in handed.left_out)
    async with world.system_database.system_session() as session:
        await session.execute("update export_board set name = 'Kitchen' where board_id = '4711'")
    await world.change_row(long, "description = repeat('a', 501)")
    handed = await take(world, export)
    assert handed.batch is not None
    assert handed.batch.rows == 1
    reasons = {each.pin_id: each.reason for each in handed.left_out}
    assert "500 characters" in reasons[long.id]
    (waiting,) = [pin for pin in (first, twin) if pin.id in reasons]
    assert "same title" in reasons[waiting.id]
    assert (await world.read(waiting)).state is PinState.SCHEDULED
    assert (await take(world, export)).batch is not None, "the twin goes into the next file"


async def test_a_pin_that_must_be_marked_as_made_with_ai_leaves_by_no_file_and_no_feed(
    world: World, export: Account
) -> None:
    marked = await add_scheduled(world, export, "Drawn by a model", ai_disclosures=("SYNTHETIC_PERFORMER",))
    handed = await take(world, export)
    assert handed.batch is None
    (left,) = handed.left_out
    assert left.pin_id == marked.id
    assert "made with AI" in left.reason
    assert (await world.read(marked)).state is PinState.SCHEDULED
    await let_by_feed(world, export)
    due = await world.add_due(export.id, title="Drawn as well", ai_disclosures=("AI_MODIFIED",))
    failed = await world.publish(due)
    assert failed.state is PinState.FAILED
    assert "made with AI" in (failed.failure_message or "")


async def test_a_pin_whose_file_nobody_took_gets_another_slot_and_no_burst_follows(
    world: World, export: Account
) -> None:
    pin = await world.add_due(export.id)
    moved = await world.publish(pin)
    assert moved.state is PinState.SCHEDULED
    assert moved.scheduled_at is not None
    assert moved.scheduled_at >= world.clock.now() + timedelta(days=1)
    assert (moved.slot_reason or "").startswith("Nobody took the file")
    assert await world.attempts(pin) == []


async def test_a_paused_account_an_account_with_a_key_and_a_viewer_hand_nothing_out(
    world: World, export: Account
) -> None:
    await add_scheduled(world, export, "A mug")
    alice = actor_of(world.cast.alice)
    viewer = msgspec.structs.replace(alice, role=Role.VIEWER)
    with pytest.raises(ForbiddenError):
        await hand_out(world.tools(), viewer, export.id, ADDRESS)
    with pytest.raises(ConflictError, match="Pinterest itself"):
        await hand_out(world.tools(), alice, world.account.id, ADDRESS)
    with pytest.raises(NotFoundError):
        await hand_out(world.tools(), actor_of(world.cast.mallory), export.id, ADDRESS)
    async with world.database.tenant_session(world.tenant_id) as session:
        await pause_account(session, alice, export.id, world.clock.now())
    with pytest.raises(ConflictError):
        await take(world, export)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (None, "PINFLOW_PUBLIC_URL"),
        ("http://pins.example.org", "https"),
        ("https://localhost:8443", "own network"),
        ("https://192.168.1.5", "own network"),
        ("https://pins.local", "own network"),
    ],
)
async def test_without_a_public_address_nothing_is_handed_out_and_the_reason_is_said(
    world: World, export: Account, url: str | None, words: str
) -> None:
    pin = await add_scheduled(world, export, "A mug")
    with pytest.raises(ConflictError, match=words) as refused:
        await take(world, export, PublicAddress(url))
    assert refused.value.code == "exports.no_public_address"
    assert (await world.read(pin)).state is PinState.SCHEDULED


class DyingChannel(PinterestCsvChannel):
    """Its process ends after the pin stands on the shelf."""

    async def publish(self, publication: Publication) -> Published:
        await super().publish(publication)
        raise KeyboardInterrupt


async def test_publishing_at_once_points_to_the_file_and_moves_no_slot(world: World, export: Account) -> None:
    pin = await add_scheduled(world, export, "A mug for the way to work")
    with pytest.raises(ConflictError, match="leave in a file") as told:
        await publish_now(world.tools(), actor_of(world.cast.alice), pin.id)
    assert told.value.code == "exports.leaves_by_file"
    assert (await world.read(pin)).scheduled_at == pin.scheduled_at
    await take(world, export)
    known = await publish_now(world.tools(), actor_of(world.cast.alice), pin.id)
    assert (known.state, known.reason) == ("published", "It was handed out.")


async def test_a_process_that_dies_while_handing_out_loses_and_doubles_nothing(
    world: World, export: Account
) -> None:
    pin = await add_scheduled(world, export, "A mug")
    tools = dataclasses.replace(world.tools(), exports={"pinterest_csv": DyingChannel})
    with pytest.raises(KeyboardInterrupt):
        await publish_pin(tools, world.tenant_id, pin.id, ahead=timedelta(days=14))
    assert (await world.read(pin)).state is PinState.PUBLISHING
    await world.run()
    assert (await world.read(pin)).state is PinState.PUBLISHED
    handed = await take(world, export)
    assert handed.batch is not None
    assert [row["Title"] for row in await file_of(world, export)] == ["A mug"]
    assert (await take(world, export)).batch is None


def test_a_file_holds_at_most_a_hundred_rows_and_no_cell_becomes_a_formula() -> None:
    row = CsvRow(
        title="=1+1",
        media_url="https://a.example/p.jpg",
        board="B",
        description='@x, "y"\nz',
        link=None,
        at=NOW,
    )
    (read,) = csv.DictReader(io.StringIO(write_csv([row]).decode(), newline=""))
    assert (read["Title"], read["Description"]) == ("'=1+1", '\'@x, "y"\nz')
    assert read["Publish date"] == "2026-11-23T09:00:00"
    assert write_csv([row]).startswith(b"Title,Media URL,Pinterest board,")
    assert len(write_csv([row] * MOST_ROWS)) > 0
    with pytest.raises(ValueError, match="100 rows"):
        write_csv([row] * (MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("title", "description", "link", "words"),
    [
        ("a" * 101, "", None, "title"),
        ("=" + "a" * 99, "", None, "title"),
        (" ", "", None, "title"),
        ("a", "b" * 501, None, "description"),
        ("a", "b", "javascript:alert(1)", "link"),
        ("a", "b", "https://a.example/with space", "link"),
    ],
)
def test_what_pinterests_file_does_not_take_is_said(
    title: str, description: str, link: str | None, words: str
) -> None:
    assert words in (PinterestCsvChannel.find_fault(title, description, link) or "")
    assert PinterestCsvChannel.find_fault("a" * 100, "b" * 500, "https://a.example/x") is None
    assert find_board_fault("Kitchen") is None


async def test_due_pins_stand_in_the_feed_and_only_the_newest_token_opens_it(
    world: World, export: Account
) -> None:
    token = await let_by_feed(world, export)
    pin = await world.add_due(export.id, title="Mugs & <lamps>", picture=b"the mug")
    assert await feed_of(world, token) == []
    published = await world.publish(pin)
    assert published.state is PinState.PUBLISHED
    assert published.pinterest_pin_id == f"rss:{pin.id}"
    assert await world.publish(pin) == published
    (item,) = await feed_of(world, token)
    assert item.findtext("title") == "Mugs & <lamps>"
    assert item.findtext("link") == pin.link
    assert item.findtext("guid") == str(pin.id)
    assert item.findtext("description") == pin.description
    assert parsedate_to_datetime(item.findtext("pubDate") or "") == world.clock.now().replace(microsecond=0)
    enclosure, content = item.find("enclosure"), item.find(f"{MEDIA}content")
    assert enclosure is not None
    assert content is not None
    assert (enclosure.get("type"), enclosure.get("length")) == ("image/jpeg", "7")
    assert content.get("url") == enclosure.get("url")
    old = enclosure.get("url") or ""
    assert await picture_at(world, old) == b"the mug"
    newer = await let_by_feed(world, export)
    with pytest.raises(NotFoundError):
        await feed_of(world, token)
    with pytest.raises(NotFoundError):
        await picture_at(world, old)
    assert len(await feed_of(world, newer)) == 1
    async with world.system_database.system_session() as session:
        kept = await session.fetch_values("select encode(token_hash, 'escape') from account_export")
    assert all(newer not in each for each in kept)


async def test_a_feed_needs_an_admin_and_a_public_address_and_is_another_tenants_never(
    world: World, export: Account
) -> None:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError, match="PINFLOW_PUBLIC_URL"):
            await choose_way(
                session, actor_of(world.cast.alice), export.id, ExportWay.RSS, PublicAddress(None), now
            )
        with pytest.raises(ConflictError, match="leave in files"):
            await renew_feed(session, actor_of(world.cast.alice), export.id, ADDRESS, now)
        with pytest.raises(ForbiddenError):
            await renew_feed(session, actor_of(world.cast.bob), export.id, ADDRESS, now)
    async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await renew_feed(session, actor_of(world.cast.mallory), export.id, ADDRESS, now)
        with pytest.raises(NotFoundError):
            await read_file(session, export.id, 1, ADDRESS, now)
    token = await let_by_feed(world, export)
    async with world.database.tenant_session(world.tenant_id) as session:
        await choose_way(session, actor_of(world.cast.alice), export.id, ExportWay.CSV, ADDRESS, now)
    with pytest.raises(NotFoundError):
        await feed_of(world, token)


def test_a_feed_is_xml_whatever_a_title_holds() -> None:
    item = FeedItem(
        guid="1",
        title="]]> & \x00\x0b\ud800 é",
        link="https://a.example/?a=1&b=2",
        description="<b>bold</b>",
        at=NOW,
        picture_url="https://a.example/p.jpg",
        picture_media_type="image/jpeg",
        picture_size=7,
    )
    rss = ET.fromstring(write_feed("Mugs & more", "https://a.example", [item]))
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    assert rss.findtext("channel/item/title") == "]]> &  é"
    assert rss.findtext("channel/item/link") == "https://a.example/?a=1&b=2"
    assert rss.findtext("channel/item/description") == "<b>bold</b>"
    assert "link" in (RssChannel.find_fault("a", "b", None) or "")


async def test_what_is_handed_out_asks_nothing_of_pinterest_and_no_limit_of_its_holds(
    world: World, export: Account
) -> None:
    pin = await add_scheduled(world, export, "A mug for the way to work")
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        await close_requests(session, export.id, "write", now + timedelta(days=1), now)
    handed = await take(world, export)
    assert handed.batch is not None
    out = await world.read(pin)
    assert (out.state, out.scheduled_at) == (PinState.PUBLISHED, pin.scheduled_at)


@pytest.mark.parametrize("resource", ["write", "read"])
async def test_publishing_into_a_feed_at_once_does_not_wait_for_pinterests_limits(
    world: World, export: Account, resource: Resource
) -> None:
    await let_by_feed(world, export)
    pin = await world.add_scheduled(export.id)
    await close_pinterest(world, export, resource)
    outcome = await publish_now(world.tools(), actor_of(world.cast.bob), pin.id)
    assert (outcome.state, outcome.next_allowed_at) == (OutcomeState.PUBLISHED, None)
    # The next one waits for its turn among its own, and not for Pinterest.
    second = await world.add_scheduled(export.id)
    with pytest.raises(LimitReachedError) as refused:
        await publish_now(world.tools(), actor_of(world.cast.bob), second.id)
    assert refused.value.retry_after == timedelta(minutes=20)


async def test_what_became_of_a_pin_on_its_way_into_a_feed_is_looked_up_without_asking_pinterest(
    world: World, export: Account
) -> None:
    await let_by_feed(world, export)
    pin = await world.add_due(export.id)
    await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    # As the rows stand when the process dies after it has put the pin out and before it has noted it.
    async with world.system_database.system_session() as session:
        await session.execute(
            "update publish_attempt set state = 'sending', ended_at = null, pinterest_pin_id = null,"
            " http_status = null, lease_until = $1",
            world.clock.now(),
        )
        await session.execute(
            "update pin set state = 'publishing', published_at = null, pinterest_pin_id = null where id = $1",
            pin.id,
        )
    await close_pinterest(world, export, "read")
    await abandon_attempt(world.tools(), world.tenant_id, attempt.id)
    assert (await world.attempts(pin))[0].state is AttemptState.UNKNOWN
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)
    found = await world.read(pin)
    assert (found.state, found.pinterest_pin_id) == (PinState.PUBLISHED, f"rss:{pin.id}")
    async with world.database.tenant_session(world.tenant_id) as session:
        (bucket,) = (await list_buckets(session, [export.id], "read"))[export.id]
    assert bucket.tokens == bucket.quota, "and nothing was taken"


async def close_pinterest(world: World, account: Account, resource: Resource) -> None:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        await close_requests(session, account.id, resource, now + timedelta(days=1), now)

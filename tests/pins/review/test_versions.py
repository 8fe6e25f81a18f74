"""Versions: every edit keeps what was before, and says word by word what it changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import NotFoundError
from pinflow.pins.collect_pictures import GRACE, KEEP_REJECTED, collect_pictures
from pinflow.pins.edit_pin import PinChange
from pinflow.pins.pin import PinId
from pinflow.pins.review.compare_versions import compare_words, read_diff
from pinflow.pins.review.models import VersionDiff
from pinflow.pins.review.queries import list_versions
from tests.factories.accounts import actor_of
from tests.pins.review.deeds import edit
from tests.posting.world import World


async def diff(world: World, pin_id: PinId, *, before: int | None = None) -> VersionDiff:
    async with world.database.tenant_session(world.tenant_id, read_only=True) as session:
        return await read_diff(session, pin_id, before=before)


async def test_every_edit_keeps_what_was_before(world: World) -> None:
    pin = await world.add_pin()
    changes: dict[str, Any] = {
        "title": "Another title for a travel mug",
        "description": "#ad Another text about the mug.",
        "alt_text": "Another card.",
        "link": "https://finds.example/other/",
        "account_id": (await world.add_account("Other")).id,
        "board_id": "5",
        "board_section_id": "6",
        "ai_disclosures": ("AI_MODIFIED",),
        "template": "list",
        "headline": "Another headline",
        "kicker": "Another kicker",
        "points": ("Another point",),
        "items": ("Another entry",),
        "columns": ("Mug", "Tumbler"),
        "rows": (("At the desk", "✓", "✗"),),
        "scheme": "deep",
        "notes": ("I carry it in my bag.",),
    }
    # What changes nothing but the picture is seen by looking at both.
    assert set(changes) == set(PinChange.__struct_fields__) - {"media_id", "picture_format"}
    before = pin
    for number, (field, value) in enumerate(changes.items(), 1):
        after = await edit(world, before, **{field: value})
        async with world.database.tenant_session(world.tenant_id) as session:
            kept = (await list_versions(session, pin.id))[-1]
        assert (kept.number, kept.replaced_by, kept.via) == (number, "bob", "dashboard"), field
        assert kept.payload_hash == before.payload().hash()
        found = await diff(world, pin.id)
        assert field in {change.field for change in found.fields}, field
        assert found.picture_changed is (before.picture_sha256 != after.picture_sha256)
        before = after
    first_to_last = await diff(world, pin.id, before=1)
    assert set(changes) <= {change.field for change in first_to_last.fields}
    assert first_to_last.before.title == pin.title


async def test_an_edit_that_changes_nothing_makes_no_version(world: World) -> None:
    pin = await world.add_pin()
    await edit(world, pin, title=pin.title)
    with pytest.raises(NotFoundError, match="not changed"):
        await diff(world, pin.id)
    await edit(world, pin, title="Another title for a travel mug")
    with pytest.raises(NotFoundError, match="this pin has 2"):
        await diff(world, pin.id, before=3)


async def test_a_former_picture_can_be_looked_at_until_the_pin_is_decided(world: World) -> None:
    pin = await world.add_pin()
    edited = await edit(world, pin, headline="Another headline")
    assert edited.picture_sha256 != pin.picture_sha256
    store = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)

    async def collect() -> int:
        return await collect_pictures(
            world.system_database,
            lambda tenant_id: BlobStore(world.system_database.system_session, tenant_id, None),
            world.clock.now(),
        )

    world.clock.turn(GRACE + timedelta(days=1))
    assert await collect() == 0
    assert (await store.get(pin.picture_sha256)).data
    await world.change_row(pin, "state = 'published', updated_at = $2", world.clock.now())
    assert await collect() == 0
    world.clock.turn(KEEP_REJECTED + timedelta(days=1))
    assert await collect() == 1
    assert (await store.get(edited.picture_sha256)).data


async def test_a_version_is_not_rewritten(world: World) -> None:
    pin = await world.add_pin()
    await edit(world, pin, title="Another title for a travel mug")
    for statement in (
        "update pin_version set replaced_by = 'x'",
        "delete from pin_version",
        "delete from pin_seen",
    ):
        with pytest.raises(Exception, match="permission denied"):
            async with world.database.tenant_session(world.tenant_id) as session:
                await session.execute(statement)


async def test_mallory_sees_no_version_of_alices_pin(world: World) -> None:
    pin = await world.add_pin()
    await edit(world, pin, title="Another title for a travel mug")
    mallory = actor_of(world.cast.mallory)
    async with world.database.tenant_session(mallory.tenant_id) as session:
        assert await list_versions(session, pin.id) == []
        with pytest.raises(NotFoundError):
            await read_diff(session, pin.id)


def marked(before: str, after: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[word.kind].format(word.text) for word in compare_words(before, after))


def test_texts_are_compared_word_by_word() -> None:
    for before, after, told in (
        ("A tidy drawer", "A calm drawer", "A [-tidy-]{+calm+} drawer"),
        ("One two", "One two three", "One two{+ three+}"),
        ("don’t go", "do go", "[-don’t-]{+do+} go"),
        ("整理された引き出し", "整理した引き出し", "整理[-され-]{+し+}た引き出し"),
        ("", "New", "{+New+}"),
        ("same", "same", "same"),
    ):
        assert marked(before, after) == told


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_both_texts_can_be_read_out_of_their_difference(before: str, after: str) -> None:
    words = list(compare_words(before, after))
    assert "".join(word.text for word in words if word.kind != "added") == before
    assert "".join(word.text for word in words if word.kind != "removed") == after


def test_the_longest_texts_are_compared_at_once() -> None:
    before = "the mug and the lid " * 250
    assert (
        "".join(word.text for word in compare_words(before, before[::-1]) if word.kind != "added") == before
    )

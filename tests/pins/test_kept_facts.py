"""What a pin keeps of the facts it was written from: the product's name, its brand, what its words rest on.

Of a listing that came through the Creators API, which may be kept for a day, nothing is kept but the copy's
own words.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pinflow.kit.db import TenantSession
from pinflow.pins.build_site import build_site
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.models import PinCopy, ProductFacts, RenderedPicture
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import MARKETPLACE_PHOTO, Pin
from pinflow.pins.pin_fields import copy_fields, name_that_is_told
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.restore_version import restore_version
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.supported_claims import supported_claims
from pinflow.pins.write_copy import Writers
from pinflow.pins.writers.call_ledger import CallLedger, MemoryLedger
from pinflow.pins.writers.fake import FakeWriter
from pinflow.pins.writers.template import TemplateWriter
from pinflow.pins.writers.writer import CopyRequest
from pinflow.research.queries import get_opportunity
from pinflow.scraping.bring.models import BringSource, BroughtProduct
from pinflow.scraping.bring.queries import insert_brought
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity, box
from tests.pins.media.test_media import store
from tests.pins.review.deeds import edit
from tests.pins.test_write_copy import choose, draft, tools_of
from tests.posting.world import World

TITLE = "Kate Oak Home Large Woven Storage Basket with Two Long Handles"
POINT = "Spülmaschinenfest und auslaufsicher, mit 473 ml für lange Wege, gefertigt in Portugal"
FACTS = ProductFacts(
    marketplace="amazon.com", asin="B0ABCDEFGH", title="Travel Mug", category="Kitchen", points=(POINT,)
)
COPY = PinCopy(
    title="Travel mug: dishwasher safe",
    description="#ad It is leakproof and holds 473 ml. It never rusts, and it is shatterproof.",
    alt_text="",
    headline="A mug for the way to work",
    kicker="Kitchen",
    points=("Auslaufsicher", "Rostfrei"),
    disclosure="#ad",
    hook="plain",
    writer="fake",
    rows=(("On the way", "It holds 473 ml"),),
)


def test_the_copys_own_words_are_kept_where_only_the_listing_supports_them() -> None:
    kept = supported_claims(COPY, FACTS)
    # "Auslaufsicher" says no more than "leakproof".
    assert kept == ("dishwasher safe", "leakproof", "473 ml")
    later = msgspec.structs.replace(FACTS, points=kept)
    for text in (COPY.title, COPY.points[0], COPY.rows[0][1]):
        assert find_invented(text, later) == []
    # What nobody supported is invented now as it was then.
    assert [claim.text for claim in find_invented(COPY.description, later)] == [
        claim.text for claim in find_invented(COPY.description, FACTS)
    ]
    assert "shatterproof" in [claim.text for claim in find_invented(COPY.description, later)]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "A mug of 473 ml"},
        {"description": "#ad It holds 473 ml."},
        {"headline": "473 ml for the way"},
        {"kicker": "Mug, 473 ml"},
        {"points": ("Holds 473 ml",)},
        {"items": ("The lid", "473 ml")},
        {"columns": ("Small", "473 ml")},
        {"rows": (("Size", "Small", "473 ml"),)},
        {"rows": (("473 ml", "", ""),)},
    ],
)
def test_a_claim_is_kept_wherever_on_the_pin_it_stands(changes: dict[str, Any]) -> None:
    bare = msgspec.structs.replace(
        COPY, title="Travel mug", description="#ad Measure first.", headline="", kicker="", points=(), rows=()
    )
    assert supported_claims(bare, FACTS) == ()
    assert supported_claims(msgspec.structs.replace(bare, **changes), FACTS) == ("473 ml",)


def test_nothing_is_kept_where_nothing_came_through_a_key_or_the_title_says_it_too() -> None:
    assert supported_claims(COPY, msgspec.structs.replace(FACTS, points=())) == ()
    told = msgspec.structs.replace(FACTS, title="Travel Mug 473 ml", notes=("It is leakproof.",))
    assert supported_claims(COPY, told) == ("dishwasher safe",)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"title": TITLE}, "Kate Oak Home Woven Storage Basket"),
        ({"title": "Le Grand Soir - Bräter - 24 cm", "brand": "Le Grand Soir"}, "Le Grand Soir Bräter"),
        ({"title": "The Women: A Novel", "category": "Books"}, "The Women"),
        ({"title": "12345"}, ""),
        ({"title": "ONLY $9.99! Rated 4.9 Stars", "category": "Books"}, ""),
    ],
)
async def test_the_alt_text_calls_the_product_as_title_and_text_do(
    changes: dict[str, str], name: str
) -> None:
    facts = msgspec.structs.replace(FACTS, points=(), **changes)
    assert name_that_is_told(facts) == name
    copy = await TemplateWriter().write(CopyRequest(facts=facts, seed="1"), MemoryLedger())
    picture = RenderedPicture(
        data=b"x",
        media_type="image/jpeg",
        width=1000,
        height=1500,
        text_boxes=(box(copy.headline, "headline", 60),),
        dominant_color="#ffffff",
    )
    fields = copy_fields(
        copy, facts, picture.text_boxes, PictureSource(url="https://m.media-amazon.com/images/I/1.jpg")
    )
    assert (fields["product_name"], fields["brand"]) == (name, facts.brand)
    assert fields["alt_text"].startswith(f"Photo of {name} with" if name else "Photo with the headline")
    if name:
        assert copy.title.startswith(name)


class _Quoting(FakeWriter):
    """Repeats what it read of the listing, and says a thing of its own."""

    invents = ""

    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        copy = await super().write(request, ledger)
        says = "Der Becher ist spülmaschinenfest und fasst 473 ml." if request.facts.points else ""
        return msgspec.structs.replace(copy, description=f"{copy.description} {says} {self.invents}".strip())


async def _drafted(
    world: World, writer: FakeWriter, *, title: str = TITLE, brand: str = "Kate Oak Home"
) -> Pin:
    async def read_points(_session: TenantSession, *_of: object) -> tuple[str, ...]:
        return (POINT,)

    await choose(world, None, writer_reads_api=True)
    tools = dataclasses.replace(
        tools_of(world)[0],
        writers=Writers(ready={"fake": writer}, default="fake"),
        read_api_points=read_points,
    )
    now = world.clock.now()
    opportunity = await add_opportunity(world.database, world.project, now, title=title)
    async with world.database.tenant_session(world.tenant_id) as session:
        asin = (await get_opportunity(session, opportunity)).asin
        brought = [BroughtProduct(asin=asin, title=title, brand=brand)]
        await insert_brought(
            session,
            world.project.id,
            world.project.marketplace,
            brought,
            run_id=None,
            source=BringSource.JSON,
            now=now,
            expires_at=None,
        )
    return await draft(world, tools, opportunity)


def _invented(pin: Pin) -> list[str]:
    return [finding.message for finding in pin.findings if finding.rule_id == "claims.invented"]


async def test_copy_that_rests_on_the_api_is_not_invented_later_and_the_listing_is_not_kept(
    world: World,
) -> None:
    pin = await _drafted(world, _Quoting())
    assert (pin.brand, pin.supported) == ("Kate Oak Home", ("spülmaschinenfest", "473 ml"))
    assert pin.facts().brand == "Kate Oak Home"
    assert _invented(pin) == []
    async with world.database.tenant_session(world.tenant_id) as session:
        stored = msgspec.json.encode(await session.fetch_all(dict, "select to_jsonb(p) row from pin p"))
        assert not any(word in stored.decode() for word in ("lange Wege", "Portugal", "auslaufsicher"))
        again = await recheck_pin(session, pin, world.project, world.clock.now())
    assert [f for f in again if f.rule_id == "claims.invented"] == []
    edited = await edit(world, pin, description=f"{pin.description} Er ist auslaufsicher.")
    assert len(_invented(edited)) == 1
    assert "auslaufsicher" in _invented(edited)[0]
    assert (edited.brand, edited.product_name, edited.supported) == (
        pin.brand,
        pin.product_name,
        pin.supported,
    )


async def test_what_a_writer_invents_beside_the_listing_is_found(world: World) -> None:
    writer = _Quoting()
    writer.invents = "Er ist bruchsicher."
    (message,) = _invented(await _drafted(world, writer))
    assert "bruchsicher" in message
    assert "spülmaschinenfest" not in message


async def test_another_copy_rests_on_what_it_says_itself_and_a_former_one_comes_back_with_its_own(
    world: World,
) -> None:
    pin = await _drafted(world, _Quoting())
    tools = dataclasses.replace(
        tools_of(world)[0], writers=Writers(ready={"fake": FakeWriter()}, default="fake")
    )
    bob, now = actor_of(world.cast.bob), world.clock.now()
    redrawn = await redraw_pin(tools, store(world), bob, pin.id, seen_version=pin.version, now=now)
    assert (redrawn.supported, redrawn.brand) == ((), "Kate Oak Home")
    back = await restore_version(tools, bob, pin.id, seen_version=redrawn.version, now=now)
    assert (back.supported, back.product_name, back.brand) == (pin.supported, pin.product_name, pin.brand)
    assert _invented(back) == []


async def test_a_page_of_the_site_calls_its_product_as_the_pin_on_it_does(
    world: World, tmp_path: Path
) -> None:
    await _drafted(world, FakeWriter(), title="Le Grand Soir - Bräter - 24 cm", brand="Le Grand Soir")
    await world.add_pin(asin="B0ZYXWVUTS", product_title="La Petite Fleur - Vase", brand="La Petite Fleur")
    await build_site(
        world.database,
        store(world),
        actor_of(world.cast.bob),
        world.project.id,
        tmp_path,
        base_url=None,
        now=world.clock.now(),
    )
    written = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.html"))
    assert "Le Grand Soir Bräter" in written
    assert "La Petite Fleur Vase" in written


def _told_before(pin: Pin, *, shows_photo: bool) -> str:
    """Its alt text as it was when names were cut otherwise."""
    return describe_picture(
        language="de",
        product_name="Kate Home Large Woven",
        shows_photo=shows_photo,
        text_boxes=pin.text_boxes,
        headline=pin.headline,
        kicker=pin.kicker,
        points=pin.points,
        disclosure=pin.disclosure,
    )


async def test_an_alt_text_from_before_names_were_kept_still_follows_the_picture(world: World) -> None:
    for source, shows_photo in ((MARKETPLACE_PHOTO, True), ("artwork", False)):
        pin = await world.add_pin(product_title=TITLE, picture_source=source, headline="Old words")
        ours = await edit(world, pin, alt_text=(text := _told_before(pin, shows_photo=shows_photo)))
        assert "New words" in (await edit(world, ours, headline="New words")).alt_text
        own = f"{text} Aus Seegras."
        theirs = await world.add_pin(picture_source=source, headline="Old words", alt_text=own)
        assert (await edit(world, theirs, headline="New words")).alt_text == own

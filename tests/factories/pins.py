# ruff: noqa: SIM905 (a word a line would fill a screen)
"""Pins that break no rule, for tests."""

from __future__ import annotations

import hashlib
import itertools
import random
from datetime import datetime

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database, TenantId
from pinflow.kit.ids import new_id
from pinflow.pins.build_link import canonical_destination, new_marker, with_marker
from pinflow.pins.models import TextBox
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin, insert_pin
from pinflow.pins.rules.country_labels import usual_label
from pinflow.projects.models import Project
from pinflow.research.opportunity import Candidate, OpportunityId
from pinflow.research.queries import ScoredRow, upsert_opportunities

BOARD = "4711"
_numbers = itertools.count(1)
_WORDS = (
    "creek meridian lagoon harbour meadow window kettle ladder orchard pebble valley comet garden station "
    "thimble marsh island whistle blanket compass fern lantern ribbon saddle tundra willow anchor basket "
    "candle"
).split()


def box(text: str, role: str, font_px: float) -> TextBox:
    """A text on the picture; a label stands free at its foot."""
    y, height = (1400, 40) if role == "disclosure" else (200, 200)
    return TextBox(role=role, text=text, x=80, y=y, width=840, height=height, font_px=font_px, contrast=9.5)


def _said_of(number: int) -> str:
    """A sentence of this pin alone: two pins that read alike would be near-duplicates."""
    return " ".join(random.Random(number).sample(_WORDS, 12)).capitalize() + "."


def good_pin(project: Project, account_id: AccountId | None, now: datetime, **changes: object) -> Pin:
    """A pin in review, of a product of its own; ``destination`` changes the link with it."""
    number = next(_numbers)
    asin = f"B{number:09d}"
    marker = new_marker()
    destination = str(changes.pop("destination", f"https://finds.example/{project.marketplace}/{asin}/"))
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=project.tenant_id,
        project_id=project.id,
        opportunity_id=None,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=account_id,
        board_id=BOARD,
        board_section_id=None,
        title="Insulated travel mug: what to check before you choose",
        description=f"{usual_label(project.marketplace)} A mug for the way to work keeps the coffee warm. "
        f"{_said_of(number)}",
        alt_text="A card with the headline “A mug for the way to work” above three notes, marked #ad.",
        link=with_marker(destination, marker, project.link_mode),
        destination=destination,
        canonical_link=canonical_destination(destination),
        marker=marker,
        ai_disclosures=(),
        picture_sha256=hashlib.sha256(marker.encode()).digest(),
        picture_media_type="image/jpeg",
        picture_width=1000,
        picture_height=1500,
        picture_size=180_000,
        picture_uses_marketplace_photo=False,
        dominant_color="#7A5C3D",
        text_boxes=(box("A mug for the way to work", "headline", 84), box("#ad", "disclosure", 26)),
        template="card",
        hook="checklist",
        writer="template",
        headline="A mug for the way to work",
        kicker="Kitchen",
        points=("Does the lid lock?",),
        disclosure="#ad",
        findings=(),
        payload_hash="",
        marketplace=project.marketplace,
        asin=asin,
        product_title="Insulated travel mug 500 ml",
        category="Kitchen & Dining",
        created_at=now,
        updated_at=now,
    )
    pin = msgspec.structs.replace(pin, **changes)
    return msgspec.structs.replace(pin, payload_hash=pin.payload().hash())


async def add_pin(
    database: Database,
    project: Project,
    account_id: AccountId | None,
    now: datetime,
    *,
    picture: bytes | None = None,
    **changes: object,
) -> Pin:
    """Stores a good pin and its picture's bytes, which need not be a picture."""
    pin = good_pin(project, account_id, now, **changes)
    if "picture_sha256" not in changes:
        store = BlobStore(lambda: database.tenant_session(project.tenant_id), project.tenant_id, None)
        sha256 = await store.put(picture or pin.marker.encode(), "image/jpeg", now)
        pin = msgspec.structs.replace(pin, picture_sha256=sha256)
        pin = msgspec.structs.replace(pin, payload_hash=pin.payload().hash())
    async with database.tenant_session(project.tenant_id) as session:
        await insert_pin(session, pin)
    return await read_pin(database, project.tenant_id, pin.id)


async def add_opportunity(
    database: Database, project: Project, now: datetime, *, image_url: str | None = None, **changes: object
) -> OpportunityId:
    """An open opportunity of a product of its own."""
    candidate = Candidate(
        marketplace=project.marketplace,
        asin=f"C{next(_numbers):09d}",
        list_id=None,
        list_kind="bestsellers",
        category="Kitchen & Dining",
        list_size=30,
        title="Pour-over coffee dripper with reusable filter, 600 ml",
        image_url=image_url,
        product_url=None,
        price=None,
        currency=None,
        rating=None,
        review_count=None,
        rank=3,
        observed_at=now,
        history=((now, 3),),
        first_seen_at=now,
        own_pins_at=(),
    )
    row = ScoredRow(
        id=OpportunityId(new_id(now)),
        candidate=msgspec.structs.replace(candidate, **changes),
        previous_rank=None,
        score=71.0,
        parts=[],
        signals={},
        weights_version="1",
    )
    async with database.tenant_session(project.tenant_id) as session:
        await upsert_opportunities(session, project.id, [row], now)
    return row.id


async def read_pin(database: Database, tenant_id: TenantId, pin_id: PinId) -> Pin:
    """The pin as it is stored now."""
    async with database.tenant_session(tenant_id, read_only=True) as session:
        return await get_pin(session, pin_id)

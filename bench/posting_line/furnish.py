"""Furnishes an installation: tenants, projects, accounts and approved pins, in seconds for ten thousand.

Tenants, projects and accounts come about by the product's own use cases, and so does one pin of each tenant,
approval included. The others are that pin's rows multiplied in the database, with what differs put in: text,
link, marker, picture, account and the hash of the payload, each computed by the product's own functions. A
test holds such a row to one that went the whole way. The rules look at each. What is not multiplied: audit
entries and live changes.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import asyncpg
import cv2
import msgspec
import numpy as np
import simplejpeg
from bench.posting_line.stand_in import StandIn, StandInAccount

from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.connect_by_oauth import begin_connection, finish_connection, read_answer
from pinflow.accounts.models import Account, AccountId
from pinflow.entrypoints import tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.identity.create_tenant import create_tenant
from pinflow.identity.models import Actor, Role
from pinflow.kit.db.sessions import encode_json
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import NewJob
from pinflow.pins.approve_pin import PLAN_JOB, approve_pin
from pinflow.pins.build_link import canonical_destination, new_marker, with_marker
from pinflow.pins.models import TextBox
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import insert_pin, lock_pins
from pinflow.pins.recheck_pin import prepare_checks
from pinflow.pins.rules.country_labels import usual_label
from pinflow.pins.similar.picture_bits import picture_bits
from pinflow.pins.similar.text_likeness import text_fingerprint
from pinflow.projects.create_project import ProjectChange, change_project, create_project
from pinflow.projects.models import Project
from pinflow.projects.queries import list_projects_of

T = TypeVar("T")
# An account that has been warmed up: the first weeks' caps are not what is measured here.
WARMED_UP = timedelta(days=60)
_MARKETPLACE = "amazon.com"
_SITE = "https://finds.example/{marketplace}/{asin}/"
_ORIGIN = "https://pins.example.test"
_CONNECT_AT_ONCE = 8
_ROWS_AT_ONCE = 500
# ruff: noqa: SIM905 (a word a line would fill a screen)
_WORDS = (
    "creek meridian lagoon harbour meadow window kettle ladder orchard pebble valley comet garden station "
    "thimble marsh island whistle blanket compass fern lantern ribbon saddle tundra willow anchor basket "
    "candle hammock ember thicket drizzle puddle ravine lighthouse sparrow otter zephyr cascade summit"
).split()


class Home(msgspec.Struct, frozen=True):
    """A tenant's admin and its project."""

    actor: Actor
    project: Project


class Connected(msgspec.Struct, frozen=True):
    """An account here, and the same one there."""

    home: Home
    account: Account
    there: StandInAccount


class ApprovedPin(msgspec.Struct, frozen=True):
    """What a person approved, and where it has to stand in the end."""

    id: PinId
    account_id: AccountId
    there_id: str
    board_id: str
    link: str
    title: str
    picture_sha256: str


async def make_homes(runtime: Runtime, count: int, now: datetime) -> list[Home]:
    """Tenants with a project each."""
    homes = []
    for number in range(1, count + 1):
        async with runtime.system_database.system_session() as system:
            admin = await create_tenant(
                system,
                tenant_name=f"Tenant {number}",
                email=f"owner{number}@example.test",
                name=f"owner{number}",
                password=secrets.token_urlsafe(24),
                now=now,
            )
        actor = Actor(
            tenant_id=admin.tenant_id, user_id=admin.user_id, name=admin.name, role=Role.ADMIN, via="cli"
        )
        async with runtime.database.tenant_session(actor.tenant_id) as session:
            project = await create_project(
                session, actor, name="Finds", marketplace=_MARKETPLACE, time_zone="UTC", now=now
            )
            project = await change_project(
                session,
                actor,
                project.id,
                ProjectChange(site_url_pattern=_SITE, affiliate_tag="finds-20"),
                seen_version=project.version,
                now=now,
            )
        homes.append(Home(actor, project))
    return homes


async def connect(
    runtime: Runtime,
    stand_in: StandIn,
    homes: Sequence[Home],
    count: int,
    pins_each: int,
    now: datetime,
    *,
    by_oauth_every: int = 0,
) -> list[Connected]:
    """``count`` accounts over the tenants, each connected by its own token as its owner would.

    ``by_oauth_every``: the first, and then every so many, are connected on Pinterest's page since.
    """
    provider = tools.provider(runtime)
    there = await stand_in.add_accounts(count, pins_each, by_oauth_every=by_oauth_every)
    limit = asyncio.Semaphore(_CONNECT_AT_ONCE)

    async def connect_one(place: int, account: StandInAccount) -> Connected:
        home = homes[place % len(homes)]
        async with limit:
            connected = await connect_account(
                runtime.database,
                runtime.secrets,
                provider,
                home.actor,
                name=account.username,
                base_url=stand_in.base_url,
                access_token=account.access_token,
                time_zone="UTC",
                now=now - WARMED_UP,
            )
            if account.by_oauth:
                # Its life began with that token; a known account keeps its warm-up and gets the new ones.
                connected = await _connect_on_page(runtime, stand_in, home, account, now)
        return Connected(home, connected, account)

    return list(await asyncio.gather(*(connect_one(*item) for item in enumerate(there))))


async def _connect_on_page(
    runtime: Runtime, stand_in: StandIn, home: Home, account: StandInAccount, now: datetime
) -> Account:
    """The whole journey: to the page, where the owner allows it, and back."""
    journey = tools.connect_tools(runtime)
    begun = await begin_connection(
        journey,
        home.actor,
        name=account.username,
        base_url=stand_in.base_url,
        time_zone="UTC",
        origin=_ORIGIN,
        now=now,
    )
    state, code, error = read_answer(await stand_in.allow(begun.authorize_url, account.id))
    return await finish_connection(journey, home.actor, state=state, code=code, error=error, now=now)


def make_picture(dice: random.Random) -> bytes:
    """A JPEG of 600 x 900 that looks like no other: soft shapes of chance, small to store and to send."""
    noise = np.random.default_rng(dice.getrandbits(32))
    coarse = noise.integers(0, 255, (12, 8, 3), dtype=np.uint8)
    pixels = cv2.resize(coarse, (600, 900), interpolation=cv2.INTER_LINEAR)
    return bytes(simplejpeg.encode_jpeg(pixels, quality=40, colorspace="BGR"))


def new_pin(
    home: Home, account_id: AccountId, board_id: str, dice: random.Random, now: datetime
) -> tuple[Pin, bytes]:
    """A pin in review that breaks no rule, and its picture."""
    asin = f"B{dice.getrandbits(44):09X}"[:10].ljust(10, "0")
    marker, picture = new_marker(), make_picture(dice)
    destination = _SITE.format(marketplace=_MARKETPLACE, asin=asin)
    words = dice.sample(_WORDS, 24)
    headline = f"{' '.join(words[:3]).capitalize()} for the way to work"
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=home.actor.tenant_id,
        project_id=home.project.id,
        opportunity_id=None,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=account_id,
        board_id=board_id,
        board_section_id=None,
        title=f"{' '.join(words[:8]).capitalize()}",
        description=f"{usual_label(_MARKETPLACE)} A few notes: {' '.join(words[8:])}.",
        alt_text=f"A card with the headline “{headline}” above three notes, marked #ad.",
        link=with_marker(destination, marker, home.project.link_mode),
        destination=destination,
        canonical_link=canonical_destination(destination),
        marker=marker,
        ai_disclosures=(),
        picture_sha256=hashlib.sha256(picture).digest(),
        picture_media_type="image/jpeg",
        picture_width=600,
        picture_height=900,
        picture_size=len(picture),
        picture_uses_marketplace_photo=False,
        dominant_color="#7A5C3D",
        text_boxes=(_box(headline, "headline", 84), _box("#ad", "disclosure", 26)),
        template="hero",
        hook="checklist",
        writer="template",
        headline=headline,
        kicker="Kitchen",
        points=("Does the lid lock?",),
        disclosure="#ad",
        findings=(),
        payload_hash="",
        marketplace=_MARKETPLACE,
        asin=asin,
        product_title="Insulated travel mug 500 ml",
        category="Kitchen & Dining",
        created_at=now,
        updated_at=now,
        picture_bits=picture_bits(picture),
    )
    return msgspec.structs.replace(pin, payload_hash=pin.payload().hash()), picture


def _box(text: str, role: str, font_px: float) -> TextBox:
    y, height = (300, 60) if role == "disclosure" else (120, 120)
    return TextBox(role=role, text=text, x=48, y=y, width=500, height=height, font_px=font_px, contrast=9.5)


async def approve_new_pin(runtime: Runtime, home: Home, pin: Pin, picture: bytes, now: datetime) -> None:
    """The product's own way: picture, draft, a person's yes."""
    await runtime.blobs(pin.tenant_id).put(picture, pin.picture_media_type, now)
    async with runtime.database.tenant_session(pin.tenant_id) as session:
        await insert_pin(session, pin)
        await approve_pin(session, runtime.jobs, home.actor, pin.id, seen_hash=pin.payload_hash, now=now)


async def approve_pins(
    runtime: Runtime, accounts: Sequence[Connected], pins_each: int, seed: int, now: datetime
) -> list[ApprovedPin]:
    """``pins_each`` approved pins an account; a tenant's first goes the whole way, the others follow."""
    dice = random.Random(f"pins:{seed}")
    templates: dict[object, PinId] = {}
    approved: list[ApprovedPin] = []
    connection = await asyncpg.connect(runtime.urls.migration)
    try:
        for batch in _batches(accounts, max(1, _ROWS_AT_ONCE // pins_each)):
            made = []
            for connected in batch:
                for _ in range(pins_each):
                    pin, picture = new_pin(
                        connected.home, connected.account.id, connected.there.boards[0], dice, now
                    )
                    approved.append(_approved(pin, connected))
                    if pin.tenant_id in templates:
                        made.append((pin, picture))
                        continue
                    await approve_new_pin(runtime, connected.home, pin, picture, now)
                    templates[pin.tenant_id] = pin.id
            for tenant_id, template in templates.items():
                rows = [(pin, picture) for pin, picture in made if pin.tenant_id == tenant_id]
                if rows:
                    await multiply(connection, template, rows)
                    await keep_what_rules_saw(runtime, connection, [pin for pin, _ in rows])
            await enqueue_plans(runtime, [pin for pin, _ in made])
        await connection.execute("analyze")
    finally:
        await connection.close()
    return approved


def _approved(pin: Pin, connected: Connected) -> ApprovedPin:
    assert pin.account_id is not None
    assert pin.board_id is not None
    assert pin.link is not None
    return ApprovedPin(
        id=pin.id,
        account_id=pin.account_id,
        there_id=connected.there.id,
        board_id=pin.board_id,
        link=pin.link,
        title=pin.title,
        picture_sha256=pin.picture_sha256.hex(),
    )


async def enqueue_plans(runtime: Runtime, pins: Sequence[Pin]) -> None:
    """The jobs that approving puts into the queue."""
    jobs = [
        NewJob(PLAN_JOB, {"pin_id": str(pin.id)}, pin.tenant_id, dedupe_key=f"{PLAN_JOB}:{pin.id}")
        for pin in pins
    ]
    async with runtime.system_database.system_session() as session:
        await runtime.jobs.enqueue_many(session, jobs)


async def multiply(
    connection: asyncpg.Connection, template: PinId, rows: Sequence[tuple[Pin, bytes]]
) -> None:
    """Writes the rows of approved pins after those of ``template``; every other column is as there."""
    pins = [pin for pin, _ in rows]
    async with connection.transaction():
        await connection.executemany(
            "insert into pinflow.blob (tenant_id, sha256, media_type, size, data, created_at)"
            " values ($1, $2, $3, $4, $5, $6)",
            [
                (pin.tenant_id, pin.picture_sha256, pin.picture_media_type, len(data), data, pin.created_at)
                for pin, data in rows
            ],
        )
        await connection.execute(
            await _multiplied(connection, "pin", "id"), template, encode_json([_pin_part(p) for p in pins])
        )
        await connection.execute(
            await _multiplied(connection, "approval", "pin_id"),
            template,
            encode_json([_approval_part(pin) for pin in pins]),
        )


async def keep_what_rules_saw(runtime: Runtime, connection: asyncpg.Connection, pins: Sequence[Pin]) -> None:
    """Shows multiplied pins of one tenant to the rules, as approving does, and keeps what they saw."""
    for some in _batches(pins, _ROWS_AT_ONCE):
        async with runtime.database.tenant_session(some[0].tenant_id) as session:
            projects = await list_projects_of(session, {pin.project_id for pin in some})
            stored = await lock_pins(session, [pin.id for pin in some])
            checks = await prepare_checks(
                session, [(pin, projects[pin.project_id], pin.created_at) for pin in stored]
            )
        await connection.execute(
            "update pinflow.approval set rules_saw_sha256 = saw"
            " from unnest($1::uuid[], $2::bytea[]) as seen(id, saw) where pin_id = seen.id",
            [pin.id for pin in stored],
            [check.saw() for check in checks],
        )


async def multiply_accounts(
    connection: asyncpg.Connection, template: AccountId, count: int, now: datetime
) -> list[AccountId]:
    """``count`` more accounts like ``template``, with its sealed token, by another name and id."""
    ids = [AccountId(new_id(now)) for _ in range(count)]
    parts = [{"id": str(each), "name": f"Like it {each}", "pinterest_id": str(each.int)} for each in ids]
    await connection.execute(await _multiplied(connection, "account", "id"), template, encode_json(parts))
    return ids


async def own_columns(connection: asyncpg.Connection, table: str) -> str:
    """The columns of a table that can be given: without those that the database works out by itself."""
    columns: str = await connection.fetchval(
        "select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
        " from information_schema.columns where table_schema = 'pinflow' and table_name = $1"
        " and is_generated = 'NEVER'",
        table,
    )
    return columns


async def _multiplied(connection: asyncpg.Connection, table: str, key: str) -> str:
    columns = await own_columns(connection, table)
    return f"""
      insert into pinflow.{table} ({columns}) select {columns} from
        (select to_jsonb(t) as row from pinflow.{table} t where {key} = $1) template,
        jsonb_array_elements($2::text::jsonb) part,
        lateral jsonb_populate_record(null::pinflow.{table}, template.row || part) made
    """


def _pin_part(pin: Pin) -> dict[str, object]:
    own = {
        name: getattr(pin, name)
        for name in (
            "id",
            "account_id",
            "board_id",
            "title",
            "description",
            "alt_text",
            "link",
            "destination",
            "canonical_link",
            "marker",
            "picture_size",
            "text_boxes",
            "headline",
            "payload_hash",
            "asin",
            "picture_bits",
        )
    }
    return {
        **own,
        "picture_sha256": f"\\x{pin.picture_sha256.hex()}",
        "text_bits": text_fingerprint(pin.title, pin.description),
    }


def _approval_part(pin: Pin) -> dict[str, object]:
    return {
        "id": str(new_id(pin.created_at)),
        "pin_id": str(pin.id),
        "payload_hash": pin.payload_hash,
        "payload": msgspec.to_builtins(pin.payload()),
    }


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for first in range(0, len(items), size):
        yield items[first : first + size]

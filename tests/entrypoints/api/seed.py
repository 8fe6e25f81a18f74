"""One of everything in alice's tenant, made by the product's own use cases where they need no network."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import msgspec

from pinflow.accounts.connect_account import add_export_account, connect_account
from pinflow.accounts.models import AccountId, Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.queries import replace_cached_boards
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.tools import creators_tools
from pinflow.identity.models import Actor, Role
from pinflow.identity.sign_in import token_hash
from pinflow.kit.blobs import Sha256
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.kit.public_http import PublicTransport, PublicWeb
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.show_notifications import show_notifications
from pinflow.notifications.tell import tell
from pinflow.pins.media.add_media import Provenance, add_media
from pinflow.pins.media.models import Licence, MediaId
from pinflow.pins.models import TextBox
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import insert_pin
from pinflow.pins.review.comment_pin import add_comment
from pinflow.pins.templates.queries import insert_template
from pinflow.posting.channels.shelf import ShelfItem
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.models import AttemptId
from pinflow.posting.queries import NewAttempt, insert_attempts
from pinflow.posting.shelves.models import ExportWay
from pinflow.posting.shelves.queries import add_export, insert_batch, insert_item, update_token, update_way
from pinflow.projects.create_project import ProjectChange, change_project, create_project
from pinflow.projects.models import ProjectId
from pinflow.research.filters.conditions import Conditions
from pinflow.research.filters.save_filter import save_filter
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import ScoredRow, list_candidates, upsert_opportunities
from pinflow.research.trends.models import Category, Keyword
from pinflow.research.trends.trend_source import FakeTrendSource
from pinflow.scheduling.add_schedule import ensure_project_schedules
from pinflow.scheduling.list_schedules import list_schedules
from pinflow.scheduling.models import ScheduleId
from pinflow.scraping.bring.import_products import BroughtFile, import_products
from pinflow.scraping.bring.models import ImportRunId
from pinflow.scraping.creators.connect_creators import connect_creators
from pinflow.scraping.creators.models import ConnectionId
from pinflow.scraping.models import ListId, Observed, ObservedList
from pinflow.scraping.queries import insert_watched_list, record_list_visit, upsert_list
from pinflow.scraping.sources.creators.product_api import ApiItem, ApiNode, FakeProductApi, NodeName
from tests.factories.cast import Cast
from tests.factories.readers import BUILT_IN
from tests.factories.templates import stored_template
from tests.pins.renderers.photos import encoded, jpeg, scene

LIST_URL = "https://www.amazon.de/gp/bestsellers/kitchen"
BOARD = "2001"
_PART = {"name": "rank", "label": "Rank", "points": 20.5, "max_points": 25, "reason": "Rank 1 of 3."}

FEED_TOKEN = "a-token-that-nobody-guesses"
PUBLIC_ADDRESS = PublicAddress("https://pins.example.org")


class Seeded(msgspec.Struct, frozen=True):
    """What stands in the tenant. ``pin`` is in review and breaks no rule; ``schedule_id`` scores hourly."""

    project_id: ProjectId
    account_id: AccountId
    list_id: ListId
    opportunity_ids: list[UUID]
    filter_id: UUID
    pin: Pin
    schedule_id: ScheduleId
    picture: Sha256
    creators_id: ConnectionId
    import_id: ImportRunId
    media_id: MediaId
    comment_id: UUID
    export_id: AccountId
    notification_id: UUID


async def seed(runtime: Runtime, cast: Cast) -> Seeded:
    """Fills alice's tenant."""
    actor = actor_of(cast)
    now = runtime.clock.now()
    account = await connect_account(
        runtime.database,
        runtime.secrets,
        FakeProvider(Identity("1001", "evergreenhome")),
        actor,
        name="Evergreen",
        base_url="http://127.0.0.1:8500/v5",
        access_token="pina_secret",
        time_zone="UTC",
        now=now,
    )
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        await replace_cached_boards(session, account.id, [Board(BOARD, "Small kitchens")], now)
        project = await create_project(
            session, actor, name="Evergreen", marketplace="amazon.de", time_zone="Europe/Berlin", now=now
        )
        project = await change_project(
            session,
            actor,
            project.id,
            ProjectChange(
                affiliate_tag="evergreen-21",
                site_url_pattern="https://evergreen.example/p/{asin}",
                default_account_id=account.id,
                default_board_id=BOARD,
            ),
            seen_version=project.version,
            now=now,
        )
        await ensure_project_schedules(session, actor.tenant_id, project.id, project.time_zone, now)
        schedules = await list_schedules(session, actor.tenant_id, now)
    list_id = await _seed_list(runtime, actor, project.id)
    opportunity_ids = await _seed_opportunities(runtime, actor, project.id)
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        kept = await save_filter(session, actor, "Good ones", Conditions(min_score=60), now)
    picture = await runtime.blobs(actor.tenant_id).put(b"\xff\xd8\xff a picture", "image/jpeg", now)
    pin = new_pin(runtime, actor, project.id, account.id, picture, opportunity_ids[0])
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        await insert_pin(session, pin)
        await insert_template(session, stored_template("alices-own", now))
        attempt = NewAttempt(
            id=AttemptId(new_id(now)),
            pin_id=pin.id,
            account_id=account.id,
            payload_hash=pin.payload_hash,
            board_id=BOARD,
            marker=pin.marker,
        )
        await insert_attempts(session, [attempt], now + timedelta(minutes=1), now)
        await record_change(session, tenant_id=actor.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
        comment = await add_comment(session, actor, pin.id, "Evergreen's secret plan", now)
        told = NotificationKind.PIN_UNDECIDED
        about, words = About("pin", pin.id), "Look on Pinterest."
        await tell(
            session, actor.tenant_id, told, about, title="Does Evergreen's stand?", body=words, now=now
        )
        (shown,) = await show_notifications(session, actor, limit=1)
    return Seeded(
        project_id=project.id,
        account_id=account.id,
        list_id=list_id,
        opportunity_ids=opportunity_ids,
        filter_id=kept.id,
        pin=pin,
        schedule_id=next(row.id for row in schedules if row.kind == "research.score"),
        picture=picture,
        creators_id=await _seed_creators(runtime, actor),
        import_id=await _seed_import(runtime, actor, project.id),
        media_id=await _seed_media(runtime, actor),
        comment_id=comment.id,
        export_id=await _seed_export(runtime, actor, pin),
        notification_id=shown.notification.id,
    )


async def _seed_export(runtime: Runtime, actor: Actor, pin: Pin) -> AccountId:
    """An export account with a file, a feed and a picture that anybody may fetch who knows where."""
    now = runtime.clock.now()
    account = await add_export_account(runtime.database, actor, name="No key", time_zone="UTC", now=now)
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        await add_export(session, account.id, token_hash(FEED_TOKEN))
        await update_token(session, account.id, token_hash(FEED_TOKEN), now)
        await update_way(session, account.id, ExportWay.RSS)
        item = ShelfItem(
            key=str(pin.id),
            way=ExportWay.CSV,
            board_id=BOARD,
            title=pin.title,
            description=pin.description,
            link=pin.link,
            picture_sha256=pin.picture_sha256,
            picture_media_type=pin.picture_media_type,
            picture_size=pin.picture_size,
            at=now,
        )
        await insert_item(session, account.id, pin.id, item, "Small kitchens")
        await insert_batch(session, account.id, [pin.id], actor.name, now)
    return account.id


async def _seed_media(runtime: Runtime, actor: Actor) -> MediaId:
    said = Provenance(name="Alice's shelf", licence=Licence.OWN)
    media, _ = await add_media(
        runtime.database,
        runtime.blobs(actor.tenant_id),
        actor,
        jpeg(scene(320, 240)),
        said,
        runtime.clock.now(),
    )
    return media.id


def public_web() -> PublicWeb:
    """Every name of it has a public address, and every address a picture."""

    async def names(_host: str) -> list[str]:
        return ["93.184.216.34"]

    return PublicWeb(lambda: PublicTransport(resolve=names, carrier=_Pictures()))


class _Pictures(httpx2.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        data = encoded(scene(250, 250), "png")
        return httpx2.Response(200, stream=_Bytes(data), headers={"content-type": "image/png"})


class _Bytes(httpx2.AsyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._data


def product_api() -> FakeProductApi:
    """Knows one product and one category."""
    return FakeProductApi(
        [ApiItem(asin="B0EXAMPLE1", title="Bamboo organiser", price=Decimal("24.99"), currency="EUR")],
        [ApiNode(id="3169011", name="Besteckkästen", path=(NodeName("1", "Küche"),))],
    )


def trend_source() -> FakeTrendSource:
    """Knows one keyword and one category."""
    keyword = Keyword(keyword="drawer organiser", growth_mom=64, weekly=(41, 100))
    return FakeTrendSource({"growing": [keyword]}, [Category(name="LAMPS", growth_mom=9, volume=100)])


async def _seed_creators(runtime: Runtime, actor: Actor) -> ConnectionId:
    connection = await connect_creators(
        dataclasses.replace(creators_tools(runtime), api=product_api()),
        actor,
        marketplace="amazon.de",
        partner_tag="evergreen-21",
        version="2.2",
        credential_id="alices-credential",
        credential_secret="alices-credential-secret",
        now=runtime.clock.now(),
    )
    return connection.id


async def _seed_import(runtime: Runtime, actor: Actor, project_id: ProjectId) -> ImportRunId:
    file = BroughtFile(content=b"asin,title\nB0EXAMPLE9,Tea towel\n", name="finds.csv")
    run, _ = await import_products(
        runtime.database, runtime.jobs, BUILT_IN, actor, project_id, file, runtime.clock.now()
    )
    return run.id


def actor_of(cast: Cast) -> Actor:
    """alice, through the dashboard."""
    return Actor(
        tenant_id=cast.alice.tenant_id,
        user_id=cast.alice.user_id,
        name="alice",
        role=Role.ADMIN,
        via="dashboard",
    )


async def _seed_list(runtime: Runtime, actor: Actor, project_id: ProjectId) -> ListId:
    now = runtime.clock.now()
    async with runtime.system_database.system_session() as system:
        list_id = await upsert_list(
            system,
            ListId(new_id(now)),
            source="amazon",
            marketplace="amazon.de",
            list_kind="bestsellers",
            category="Küche",
            url=LIST_URL,
            now=now,
        )
        observed = ObservedList(
            marketplace="amazon.de",
            list_kind="bestsellers",
            category="Küche",
            products=tuple(
                Observed(
                    rank=rank,
                    asin=f"B0EXAMPLE{rank}",
                    title=f"Bamboo drawer organiser {rank}",
                    price=Decimal("24.99"),
                    currency="EUR",
                    rating=Decimal("4.6"),
                    review_count=1873,
                )
                for rank in range(1, 6)
            ),
        )
        await record_list_visit(
            system,
            list_id,
            observed,
            now,
            next_fetch_at=now + timedelta(hours=1),
            etag=None,
            last_modified=None,
        )
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        await insert_watched_list(session, project_id, list_id, now)
    return list_id


async def _seed_opportunities(runtime: Runtime, actor: Actor, project_id: ProjectId) -> list[UUID]:
    now = runtime.clock.now()
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        candidates = await list_candidates(session, project_id, now - timedelta(days=14))
        # Two share a score: the page's key must not lose one of them.
        scores = [90.5, 70.5, 70.5, 60.0, 50.0]
        rows = [
            ScoredRow(
                id=OpportunityId(new_id(now)),
                candidate=candidate,
                previous_rank=None,
                score=score,
                parts=[_PART],
                signals={},
                weights_version="test",
            )
            for candidate, score in zip(
                sorted(candidates, key=lambda row: row.rank or 0), scores, strict=True
            )
        ]
        await upsert_opportunities(session, project_id, rows, now)
    return [row.id for row in rows]


def new_pin(
    runtime: Runtime,
    actor: Actor,
    project_id: ProjectId,
    account_id: AccountId,
    picture: Sha256,
    opportunity_id: UUID | None,
    *,
    marker: str = "k3m9x2",
) -> Pin:
    """A pin in review that breaks no rule."""
    now = runtime.clock.now()
    destination = "https://evergreen.example/p/B0EXAMPLE1"
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=actor.tenant_id,
        project_id=project_id,
        opportunity_id=opportunity_id,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=account_id,
        board_id=BOARD,
        board_section_id=None,
        title="Ways to keep a kitchen drawer tidy",
        description="Ad: five boxes that fit any drawer. Contains affiliate links; we may earn a commission.",
        alt_text="An open kitchen drawer with five bamboo boxes in it.",
        link=f"{destination}?pf={marker}",
        destination=destination,
        canonical_link=destination,
        marker=marker,
        ai_disclosures=(),
        picture_sha256=picture,
        picture_media_type="image/jpeg",
        picture_width=1000,
        picture_height=1500,
        picture_size=200_000,
        picture_uses_marketplace_photo=False,
        dominant_color="#FBFAF7",
        text_boxes=(
            TextBox(
                role="disclosure",
                text="Ad · affiliate link",
                x=60,
                y=1400,
                width=400,
                height=40,
                font_px=30,
                contrast=9.0,
            ),
        ),
        template="editorial",
        hook="tidy",
        writer="template",
        headline="A drawer that stays tidy",
        kicker="Small kitchens",
        points=("Fits any drawer", "Easy to clean", "Five sizes"),
        disclosure="Ad · affiliate link",
        findings=(),
        payload_hash="",
        marketplace="amazon.de",
        asin="B0EXAMPLE1",
        product_title="Bamboo drawer organiser 1",
        category="Küche",
        created_at=now,
        updated_at=now,
    )
    return msgspec.structs.replace(pin, payload_hash=pin.payload().hash())


async def read_account(client: httpx2.AsyncClient, seeded: Seeded) -> dict[str, Any]:
    """The seeded account that has a key, as the list of accounts shows it."""
    items: list[dict[str, Any]] = (await client.get("/api/v1/accounts")).json()["items"]
    return next(item for item in items if item["id"] == str(seeded.account_id))

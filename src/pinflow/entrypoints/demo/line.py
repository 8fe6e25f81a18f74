"""Drives the line through its stages, each by the same use cases and jobs as in real life."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx2
import msgspec

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.demo.person import approve_as_demo
from pinflow.entrypoints.demo.seed import BRANDS, Seeded
from pinflow.entrypoints.demo.start_day import HISTORY, local_zone
from pinflow.entrypoints.tools import sources
from pinflow.kit.clock import FileClock
from pinflow.kit.errors import ExternalError
from pinflow.pins.draft_best import draft_best
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import count_pins, list_pins
from pinflow.pins.request_draft import request_draft
from pinflow.pins.write_site import page_for, write_site
from pinflow.posting.move_pin import move_pin
from pinflow.projects.models import Project
from pinflow.projects.queries import list_destinations, upsert_destinations
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import list_opportunities
from pinflow.scraping.queries import count_observed, list_watched
from pinflow.scraping.watch_list import request_visit

_POLL_SECONDS = 0.1
_PATIENCE_SECONDS = 120.0
DRAFTS = 30
# So many approved pins stay in the calendar, from this day on: what the user approves goes out before.
PLANNED_AHEAD, _FIRST_DAY_AHEAD = 4, 3
# Products the score warns about are drafted too, to show the rules at work.
SHOWN_TO_THE_RULES = 3


async def wait_until(what: str, ready: Callable[[], Awaitable[bool]]) -> None:
    """Polls until ``ready`` says so.

    Raises:
        ExternalError: ``demo.stuck``: names what did not come about.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _PATIENCE_SECONDS
    while not await ready():
        if loop.time() > deadline:
            raise ExternalError(
                "demo.stuck", f"The demo waited {_PATIENCE_SECONDS:.0f} s in vain: {what}. See its log."
            )
        await asyncio.sleep(_POLL_SECONDS)


async def wait_for_stand_ins(http: httpx2.AsyncClient, files: DemoFiles) -> None:
    """Until marketplace and Pinterest answer."""

    async def answer() -> bool:
        try:
            for url in (f"{files.amazon_url}/robots.txt", f"{files.pinterest_url}/_sandbox/health"):
                if (await http.get(url)).status_code != 200:
                    return False
        except httpx2.HTTPError:
            return False
        return True

    await wait_until("the stand-ins do not answer", answer)


async def visit_lists(runtime: Runtime, seeded: Seeded) -> None:
    """Two visits to every list, two hours apart on the sandbox clock, so that ranks have a past."""
    clock = runtime.clock
    assert isinstance(clock, FileClock)
    started = clock.now()
    await _visit_all(runtime, seeded, started)
    clock.turn(HISTORY)
    await _visit_all(runtime, seeded, clock.now())
    await wait_until(
        "the opportunities are not scored", lambda: _scored_since(runtime, seeded, started + HISTORY)
    )


async def _visit_all(runtime: Runtime, seeded: Seeded, since: datetime) -> None:
    async with runtime.database.tenant_session(seeded.actor.tenant_id) as session:
        lists = await list_watched(session)
    for watched in lists:
        await request_visit(
            runtime.system_database,
            runtime.jobs,
            sources(runtime),
            seeded.actor,
            watched.id,
            runtime.clock.now(),
        )

    async def visited() -> bool:
        async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
            seen = [watched.last_observed_at for watched in await list_watched(session)]
        # Visits are noted in whole seconds.
        return all(moment is not None and moment >= since.replace(microsecond=0) for moment in seen)

    await wait_until("the lists were not visited", visited)


async def _scored_since(runtime: Runtime, seeded: Seeded, since: datetime) -> bool:
    async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
        lists = {watched.id for watched in await list_watched(session)}
        scored = {
            opportunity.list_id
            for project in seeded.projects
            for opportunity in await list_opportunities(session, project_id=project.id, limit=1000)
            if opportunity.observed_at >= since.replace(microsecond=0)
        }
    return lists <= scored


async def build_sites(runtime: Runtime, files: DemoFiles, seeded: Seeded) -> int:
    """A page on the brand's own site for every product that may be promoted; returns how many pages.

    What is shown to the rules has one too: then nothing but the product itself blocks its draft.
    """
    shown = await _shown_to_the_rules(runtime, seeded)
    pages = 0
    for project in seeded.projects:
        # A project that its user made or renamed has pages as well.
        slug = next((brand.slug for brand in BRANDS if brand.name == project.name), str(project.id))
        async with runtime.database.tenant_session(seeded.actor.tenant_id) as session:
            worth = [
                opportunity
                for opportunity in await list_opportunities(session, project_id=project.id, limit=1000)
                if opportunity.score > 0 or opportunity in shown
            ]
        built = await asyncio.to_thread(_write_pages, project, worth, files, slug)
        async with runtime.database.tenant_session(seeded.actor.tenant_id) as session:
            await upsert_destinations(session, project.id, built, source="site", now=runtime.clock.now())
        pages += len(built)
    return pages


async def build_new_pages(runtime: Runtime, files: DemoFiles, seeded: Seeded) -> int:
    """Builds the sites again when something was scored since that has no page, as a user would.

    Returns how many pages were built; drafts that waited for one get their links at once.
    """
    async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
        for project in seeded.projects:
            known = {(page.marketplace, page.asin) for page in await list_destinations(session, project.id)}
            scored = await list_opportunities(session, project_id=project.id, limit=1000)
            if any(row.score > 0 and (row.marketplace, row.asin) not in known for row in scored):
                break
        else:
            return 0
    pages = await build_sites(runtime, files, seeded)
    async with runtime.system_database.system_session() as system:
        await runtime.jobs.enqueue(
            system, "pins.fill_links", {}, tenant_id=None, dedupe_key="demo:fill_links"
        )
    return pages


def _write_pages(
    project: Project, worth: Sequence[Opportunity], files: DemoFiles, slug: str
) -> list[tuple[str, str, str]]:
    from pinflow.pins.read_ground import facts_of

    pages = [
        page_for(facts_of(opportunity), affiliate_tag=project.affiliate_tag, seed=opportunity.asin)
        for opportunity in worth
    ]
    write_site(pages, files.site / slug, project.brand)
    return [
        (
            opportunity.marketplace,
            opportunity.asin,
            f"{files.site_url}/{slug}/{opportunity.marketplace}/{opportunity.asin}/",
        )
        for opportunity in worth
    ]


async def draft_pins(runtime: Runtime, seeded: Seeded) -> None:
    """Thirty drafts: the best of each brand, and three that the rules will stop."""
    now = runtime.clock.now()
    shown = await _shown_to_the_rules(runtime, seeded)
    async with runtime.database.tenant_session(seeded.actor.tenant_id) as session:
        best = DRAFTS - len(shown)
        for number, project in enumerate(seeded.projects):
            share = best // len(seeded.projects) + (number < best % len(seeded.projects))
            await draft_best(
                session, runtime.jobs, seeded.actor, project.id, count=share, now=now, min_score=0.5
            )
        for opportunity in shown:
            await request_draft(session, runtime.jobs, seeded.actor, opportunity.id, now=now)

    async def drafted() -> bool:
        async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
            return sum((await count_pins(session)).values()) >= DRAFTS

    await wait_until("the drafts are not made", drafted)


async def _shown_to_the_rules(runtime: Runtime, seeded: Seeded) -> list[Opportunity]:
    """One product for each reason for which the score counts a product as not to be promoted."""
    async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
        scored = await list_opportunities(session, limit=1000)
    by_reason: dict[str, Opportunity] = {}
    for opportunity in scored:
        if opportunity.score == 0:
            reason = next((part.reason for part in opportunity.parts if part.name == "policy"), "")
            by_reason.setdefault(reason, opportunity)
    return list(by_reason.values())[:SHOWN_TO_THE_RULES]


async def list_all_pins(runtime: Runtime, seeded: Seeded, *states: PinState) -> list[Pin]:
    """The demo's pins in these states (all without any)."""
    async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
        return await list_pins(session, states=states, limit=200)


async def plan_ahead(runtime: Runtime, files: DemoFiles, seeded: Seeded) -> None:
    """The demo's person approves a few pins and puts them into the days to come, a day for each."""
    for day, pin in enumerate(await _ready_by_turns(runtime, seeded), _FIRST_DAY_AHEAD):
        now = runtime.clock.now()
        await approve_as_demo(runtime, seeded.actor, pin, files.pinterest_base_url, now)

        async def has_slot(pin_id: PinId = pin.id) -> bool:
            return pin_id in {each.id for each in await list_all_pins(runtime, seeded, PinState.SCHEDULED)}

        await wait_until("an approved pin got no slot", has_slot)
        noon = (now + timedelta(days=day)).astimezone(ZoneInfo(local_zone())).replace(hour=12, minute=0)
        async with runtime.database.tenant_session(seeded.actor.tenant_id) as session:
            await move_pin(session, seeded.actor, pin.id, noon, now=runtime.clock.now())


async def _ready_by_turns(runtime: Runtime, seeded: Seeded) -> list[Pin]:
    """Pins that may be approved, those of each brand by turns."""
    review = await list_all_pins(runtime, seeded, PinState.IN_REVIEW)
    ready = [
        [pin for pin in review if pin.project_id == project.id and not pin.blocked]
        for project in seeded.projects
    ]
    return [pin for pins in zip(*ready, strict=False) for pin in pins][:PLANNED_AHEAD]


async def turn_to_next_slot(
    runtime: Runtime, seeded: Seeded, *, undo_time: timedelta = timedelta(0), left: int = 0
) -> datetime | None:
    """Turns the sandbox clock to the next slot, if nothing is on its way; returns the slot.

    ``undo_time``: how long the next pin must have waited in its slot, so that its approval can be taken back.
    ``left``: how many pins stay in their slots however long one waits.
    """
    clock = runtime.clock
    assert isinstance(clock, FileClock)
    if await list_all_pins(runtime, seeded, PinState.PUBLISHING, PinState.APPROVED):
        return None
    waiting = await list_all_pins(runtime, seeded, PinState.SCHEDULED)
    slots = [(pin.scheduled_at, pin.updated_at) for pin in waiting if pin.scheduled_at is not None]
    if len(slots) <= left:
        return None
    first, planned_at = min(slots)
    if clock.now() - planned_at < undo_time:
        return None
    slot = first + timedelta(seconds=1)
    if slot > clock.now():
        clock.turn_to(slot)
    await _sweep_now(runtime)
    return slot


async def _sweep_now(runtime: Runtime) -> None:
    """The scheduler's sweeps come within the minute; the demo's audience should not wait for them."""
    async with runtime.system_database.system_session() as session:
        await runtime.jobs.enqueue(
            session, "posting.publish_due", {}, tenant_id=None, dedupe_key="demo:publish"
        )
        await runtime.jobs.enqueue(
            session, "posting.reconcile", {}, tenant_id=None, dedupe_key="demo:reconcile"
        )


async def publish_all(runtime: Runtime, seeded: Seeded) -> None:
    """Turns the clock from slot to slot until every approved pin is published."""
    open_states = (PinState.APPROVED, PinState.SCHEDULED, PinState.PUBLISHING)

    async def nothing_due() -> bool:
        moving = await list_all_pins(runtime, seeded, PinState.APPROVED, PinState.PUBLISHING)
        waiting = await list_all_pins(runtime, seeded, PinState.SCHEDULED)
        now = runtime.clock.now()
        due = any(pin.scheduled_at is None or pin.scheduled_at <= now for pin in waiting)
        if due and not moving:
            # Spacing moved a slot by the seconds that the pin before took.
            await _sweep_now(runtime)
        return not moving and not due

    while await list_all_pins(runtime, seeded, *open_states):
        await wait_until("a pin that is due was not published", nothing_due)
        await turn_to_next_slot(runtime, seeded)


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the line brought."""

    lists: int
    observations: int
    products: int
    opportunities: int
    open_opportunities: int


async def count_line(runtime: Runtime, seeded: Seeded) -> Counts:
    """Lists, observations, products and opportunities of the demo."""
    async with runtime.database.tenant_session(seeded.actor.tenant_id, read_only=True) as session:
        observed = await count_observed(session)
        opportunities = await list_opportunities(session, limit=1000)
    return Counts(
        lists=observed.lists,
        observations=observed.observations,
        products=observed.products,
        opportunities=len(opportunities),
        open_opportunities=sum(row.state is OpportunityState.OPEN for row in opportunities),
    )


class StandInPin(msgspec.Struct):
    """A pin as the stand-in tells it, independently of our tables."""

    id: str
    link: str | None
    username: str
    picture_sha256: str


class StandInPins(msgspec.Struct):
    """All pins on the stand-in. ``to_come``: taken already, to be seen later."""

    pins: list[StandInPin]
    to_come: list[StandInPin]


async def ask_stand_in(http: httpx2.AsyncClient, files: DemoFiles) -> StandInPins:
    """What really stands there."""
    response = await http.get(f"{files.pinterest_url}/_sandbox/pins")
    return msgspec.json.decode(response.content, type=StandInPins)

"""Writes the site of a project, and notes where its pages stand, so that pins can lead there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database, TenantSession
from pinflow.pins.build_link import site_url_pattern_for
from pinflow.pins.models import ProductFacts
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import list_pins
from pinflow.pins.read_ground import facts_of
from pinflow.pins.write_site import SitePage, SitePicture, SiteReport, page_for, write_site
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project, upsert_destinations
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import list_opportunities

_BATCH = 200
_ProductKey = tuple[str, str]


class BuiltSite(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, and how many products' destinations were stored. ``base_url`` None: not known."""

    report: SiteReport
    pages: int
    base_url: str | None
    destinations: int


async def build_site(
    database: Database,
    blobs: BlobStore,
    actor: Actor,
    project_id: ProjectId,
    out: Path,
    *,
    base_url: str | None,
    now: datetime,
) -> BuiltSite:
    """A page for every product that the project has an opportunity or a pin for.

    What a person hid, what may not be advertised (score 0) and what ended has none, unless a pin leads there.
    ``base_url`` is where the site stands; None: the brand's site, if it names one. An own picture of the
    newest pin is shown; a marketplace's photo never is.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
        InvalidInputError, ConflictError: those of ``write_site``, and a bad address.
    """
    require_role(actor, Role.EDITOR)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
        opportunities = await _all_opportunities(session, project)
        pins = await _newest_pins(session, project)
    site = base_url or _site_address(project.brand.site)
    pattern = None if site is None else site_url_pattern_for(site)
    facts: dict[_ProductKey, ProductFacts] = {key: _facts_of_pin(pin) for key, pin in pins.items()}
    for row in opportunities:
        key = (row.marketplace, row.asin)
        # A page calls its product as the pin on it does.
        facts[key] = facts_of(row, brand=pins[key].brand if key in pins else None)
    pages = [await _page(blobs, project, facts[key], pins.get(key)) for key in sorted(facts)]
    report = write_site(pages, out, project.brand)
    stored = 0
    if pattern is not None:
        built = [
            (market, asin, pattern.format(marketplace=market, asin=asin)) for market, asin in sorted(facts)
        ]
        async with database.tenant_session(actor.tenant_id) as session:
            await upsert_destinations(session, project_id, built, source="site", now=now)
            await record_audit(
                session, actor, "site.built", "project", project_id, now, pages=len(pages), site=site
            )
        stored = len(built)
    return BuiltSite(report=report, pages=len(pages), base_url=site, destinations=stored)


def _site_address(site: str | None) -> str | None:
    """The brand's site as an address; it is often written as a bare host name."""
    if site is None or not site.strip():
        return None
    return site if "://" in site else f"https://{site.strip()}"


async def _all_opportunities(session: TenantSession, project: Project) -> list[Opportunity]:
    found: list[Opportunity] = []
    while True:
        after = (found[-1].score, found[-1].id) if found else None
        batch = await list_opportunities(session, project_id=project.id, after=after, limit=_BATCH)
        found += batch
        if len(batch) < _BATCH:
            return [row for row in found if row.state is not OpportunityState.HIDDEN and row.score > 0]


async def _newest_pins(session: TenantSession, project: Project) -> dict[_ProductKey, Pin]:
    """The newest pin of each product that was not rejected."""
    newest: dict[_ProductKey, Pin] = {}
    batch: Sequence[Pin] = ()
    while True:
        before = (batch[-1].created_at, batch[-1].id) if batch else None
        batch = await list_pins(session, project_id=project.id, before=before, limit=_BATCH)
        for pin in batch:
            if pin.state is not PinState.REJECTED:
                newest.setdefault((pin.marketplace, pin.asin), pin)
        if len(batch) < _BATCH:
            return newest


async def _page(blobs: BlobStore, project: Project, facts: ProductFacts, pin: Pin | None) -> SitePage:
    picture = None
    if pin is not None and not pin.picture_uses_marketplace_photo:
        blob = await blobs.get(pin.picture_sha256)
        picture = SitePicture(
            data=blob.data,
            media_type=blob.media_type,
            width=pin.picture_width,
            height=pin.picture_height,
            alt_text=pin.alt_text,
        )
    return page_for(facts, affiliate_tag=project.affiliate_tag, seed=facts.asin, picture=picture)


def _facts_of_pin(pin: Pin) -> ProductFacts:
    return ProductFacts(
        marketplace=pin.marketplace,
        asin=pin.asin,
        title=pin.product_title,
        category=pin.category,
        brand=pin.brand,
        language=get_marketplace(pin.marketplace).language,
    )

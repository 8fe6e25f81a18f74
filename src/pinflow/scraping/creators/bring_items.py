"""Hands looked-up products to the tenant's projects, which score them as their own until they expire."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project, list_projects
from pinflow.scraping.bring.import_products import request_score
from pinflow.scraping.bring.models import BringSource, BroughtProduct
from pinflow.scraping.bring.queries import insert_brought, lock_brought
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.models import BroughtTo, LookedUp
from pinflow.scraping.sources.creators.product_api import ApiItem


async def choose_projects(
    session: TenantSession, marketplace: str, project_id: ProjectId | None
) -> tuple[BroughtTo, ...]:
    """The project asked for, else all of the marketplace; in one order, so that no two wait for each other.

    Raises:
        NotFoundError: no such project.
        InvalidInputError: ``creators.other_marketplace``: the project is of another one.
    """
    if project_id is None:
        found = [each for each in await list_projects(session) if each.marketplace == marketplace]
        return tuple(BroughtTo(each.id, each.name) for each in sorted(found, key=lambda each: each.id))
    project = await get_project(session, project_id)
    if project.marketplace != marketplace:
        raise InvalidInputError(
            "creators.other_marketplace",
            f"“{project.name}” is a project of {project.marketplace}, not of {marketplace}. Look up there or "
            "leave the project out.",
            field="project_id",
        )
    return (BroughtTo(project.id, project.name),)


async def bring_items(
    session: TenantSession,
    tools: CreatorsTools,
    actor: Actor,
    projects: Sequence[BroughtTo],
    rows: Sequence[LookedUp],
) -> None:
    """Brings the products to each project, until they expire, and asks for its score."""
    # Those of the last hour keep their time: they were not asked for again.
    by_time: defaultdict[tuple[datetime, datetime], list[LookedUp]] = defaultdict(list)
    for row in rows:
        by_time[row.fetched_at, row.expires_at].append(row)
    for project in projects if rows else ():
        await lock_brought(session, project.id)
        for (fetched_at, expires_at), together in by_time.items():
            await insert_brought(
                session,
                project.id,
                together[0].marketplace,
                [_brought(row.item) for row in together],
                run_id=None,
                source=BringSource.CREATORS,
                now=fetched_at,
                expires_at=expires_at,
            )
        await request_score(session, tools.jobs, actor, project.id)


def _brought(item: ApiItem) -> BroughtProduct:
    """What a score needs. Not the picture: it may be linked, never stored."""
    priced = item.price is not None and item.currency is not None
    return BroughtProduct(
        asin=item.asin,
        title=item.title,
        brand=item.brand,
        price=item.price if priced else None,
        currency=item.currency if priced else None,
        category=item.categories[0].name if item.categories else item.product_group,
        rating=item.rating,
        review_count=item.review_count if item.rating is not None else None,
    )

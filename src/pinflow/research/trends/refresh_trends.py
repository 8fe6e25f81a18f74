"""Fills the short cache of trends for a project's marketplace before its products are scored."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import TenantId
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.research.trends.category_groups import groups_of
from pinflow.research.trends.list_trends import TrendTools, list_keywords
from pinflow.research.trends.models import KINDS
from pinflow.research.trends.queries import list_watched_categories
from pinflow.research.trends.regions import interests_of, region_of


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """How many keywords are known now. ``problem``: in words why there are none or not all, else None."""

    keywords: int
    problem: str | None


async def refresh_trends(
    tools: TrendTools, tenant_id: TenantId, project_id: ProjectId, now: datetime
) -> Refreshed:
    """Asks for all kinds of keyword trends of the project's region and interests; what is fresh is not asked.

    It never fails because of Pinterest: what it will not tell is a problem in words, and scoring goes on.

    Raises:
        NotFoundError: no such project.
    """
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
        categories = await list_watched_categories(session, project_id)
    region = region_of(project.marketplace)
    if region is None:
        return Refreshed(keywords=0, problem=f"Pinterest tells no trends for {project.marketplace}.")
    interests = interests_of(group for category in categories for group in groups_of(category))
    known, problem = 0, None
    for kind in KINDS:
        told = await list_keywords(
            tools, tenant_id, region, kind, interests, now, account_id=project.default_account_id
        )
        known += len(told.items)
        problem = problem or told.problem
    return Refreshed(keywords=known, problem=problem)

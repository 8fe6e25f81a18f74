"""Trends over the API, as Pinterest tells them to one of the tenant's accounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from pinflow.identity.acting import Who
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided
from pinflow.research.trends import schemas
from pinflow.research.trends.list_trends import TrendTools, get_category, list_categories, list_keywords
from pinflow.research.trends.models import TrendKind

ProvidedTrends = Annotated[TrendTools, provided(TrendTools)]
Region = Annotated[str, Query(description="Such as US, DE or GB+IE.", max_length=40)]
router = APIRouter()


@router.get("/trends/keywords", tags=["trends"], summary="Trending keywords", name="list_trend_keywords")
async def show_keywords(
    who: Who,
    tools: ProvidedTrends,
    region: Region = "US",
    kind: TrendKind = "growing",
    interests: Annotated[list[str] | None, Query(description="Such as home_decor; repeat it.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.TrendKeywordPage:
    """What is searched for, strongest first, fetched through a connected account and kept for hours."""
    told = await list_keywords(tools, who.tenant_id, region, kind, interests or (), who.now)
    ranked = list(enumerate(told.items))
    page, following = cut_page(ranked, cursor, limit, key=lambda row: (row[0],), into=tuple[int])
    return schemas.TrendKeywordPage(
        items=[schemas.TrendKeyword.of(keyword) for _, keyword in page],
        next_cursor=following,
        problem=told.problem,
        fetched_at=told.fetched_at,
        expires_at=told.expires_at,
    )


@router.get(
    "/trends/categories", tags=["trends"], summary="Growing product categories", name="list_trend_categories"
)
async def show_categories(
    who: Who,
    tools: ProvidedTrends,
    region: Region = "US",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.TrendCategoryPage:
    """Product categories of Pinterest's; told of US, GB+IE and CA alone."""
    told = await list_categories(tools, who.tenant_id, region, who.now)
    ranked = list(enumerate(told.items))
    page, following = cut_page(ranked, cursor, limit, key=lambda row: (row[0],), into=tuple[int])
    return schemas.TrendCategoryPage(
        items=[schemas.TrendCategory.of(category) for _, category in page],
        next_cursor=following,
        problem=told.problem,
        fetched_at=told.fetched_at,
        expires_at=told.expires_at,
    )


@router.get(
    "/trends/categories/{name}", tags=["trends"], summary="A product category", name="get_trend_category"
)
async def show_category(
    name: Annotated[str, Path(pattern="^[A-Z0-9_]{2,80}$")],
    who: Who,
    tools: ProvidedTrends,
    region: Region = "US",
) -> schemas.TrendCategoryCurve:
    """Its last year week by week, and what people search around it."""
    told = await get_category(tools, who.tenant_id, region, name, who.now)
    return schemas.TrendCategoryCurve.of(name, told)

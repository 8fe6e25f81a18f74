"""Products, and files of products, lists and history, over the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import StreamingResponse

from pinflow.identity.acting import Who
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.send_export import EXPORTED, AsFile, send_export
from pinflow.scraping.catalogue import schemas
from pinflow.scraping.catalogue.export_catalogue import export_history, export_lists, export_products
from pinflow.scraping.catalogue.find_product import find_product
from pinflow.scraping.catalogue.models import ProductSource
from pinflow.scraping.catalogue.queries import HistoryFilter, ProductFilter, list_products
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import get_watched

router = APIRouter()


def _wanted(
    project_id: UUID | None = None,
    marketplace: Annotated[str | None, Query(max_length=50)] = None,
    source: Annotated[ProductSource | None, Query(description="Why it is here.")] = None,
    q: Annotated[str | None, Query(description="In the title, or the ASIN.", max_length=200)] = None,
) -> ProductFilter:
    return ProductFilter(
        project_id=project_id, marketplace=marketplace or None, source=source, words=q or None
    )


Wanted = Annotated[ProductFilter, Depends(_wanted)]


@router.get("/products", tags=["products"], summary="Products", name="list_products")
async def show_products(
    who: Who, wanted: Wanted, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.ListedProductPage:
    """What stands on your lists now, what you uploaded and what you brought."""
    after = decode_cursor(cursor, tuple[str, str])
    async with who.read() as session:
        rows = await list_products(session, wanted, who.now, after=after, limit=limit + 1)
    page, following = split_page(rows, limit, lambda row: (row.marketplace, row.asin))
    return schemas.ListedProductPage(
        items=[schemas.ListedProduct.of(row) for row in page], next_cursor=following
    )


@router.get(
    "/products/export",
    tags=["products"],
    summary="Products as a file",
    name="export_products",
    response_class=StreamingResponse,
    responses={200: {"content": EXPORTED}},
)
async def save_products(who: Who, wanted: Wanted, export_format: AsFile) -> StreamingResponse:
    """All that match. The file can be brought again as it is."""
    return await send_export(
        who.read,
        "products",
        who.now.date(),
        export_format,
        lambda session: export_products(session, wanted, export_format, who.now),
    )


@router.get("/products/{marketplace}/{asin}", tags=["products"], summary="One product", name="get_product")
async def show_product(marketplace: str, asin: str, who: Who) -> schemas.ListedProduct:
    """The newest that is known of a product."""
    async with who.read() as session:
        return schemas.ListedProduct.of(await find_product(session, marketplace, asin, who.now))


@router.get(
    "/lists/export",
    tags=["products"],
    summary="Watched lists as a file",
    name="export_lists",
    response_class=StreamingResponse,
    responses={200: {"content": EXPORTED}},
)
async def save_lists(who: Who, export_format: AsFile) -> StreamingResponse:
    """All watched lists, one row a project that watches."""
    return await send_export(
        who.read, "lists", who.now.date(), export_format, lambda session: export_lists(session, export_format)
    )


@router.get(
    "/history/export",
    tags=["products"],
    summary="Ranks and prices as a file",
    name="export_history",
    response_class=StreamingResponse,
    responses={200: {"content": EXPORTED}},
)
async def save_history(
    who: Who,
    export_format: AsFile,
    list_id: Annotated[UUID | None, Query(description="Only this watched list.")] = None,
    marketplace: Annotated[str | None, Query(max_length=50)] = None,
    asin: Annotated[
        str | None, Query(description="Only this product, wherever it was seen.", max_length=20)
    ] = None,
    days: Annotated[int, Query(description="How far back.", ge=1, le=3650)] = 90,
) -> StreamingResponse:
    """What the visits to the watched lists showed, by list, time and rank."""
    if list_id is not None:
        async with who.read() as session:
            await get_watched(session, ListId(list_id))
    wanted = HistoryFilter(
        since=who.now - timedelta(days=days),
        list_id=list_id,
        marketplace=marketplace or None,
        asin=asin or None,
    )
    return await send_export(
        who.read,
        "history",
        who.now.date(),
        export_format,
        lambda session: export_history(session, wanted, export_format),
    )

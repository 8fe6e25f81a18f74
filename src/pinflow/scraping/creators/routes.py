"""A tenant's Creators API over our API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.projects.models import ProjectId
from pinflow.scraping.creators import schemas
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.check_creators import check_creators
from pinflow.scraping.creators.connect_creators import connect_creators
from pinflow.scraping.creators.disconnect_creators import disconnect_creators
from pinflow.scraping.creators.look_up_items import look_up_items, look_up_nodes, search_items
from pinflow.scraping.creators.models import ConnectionId
from pinflow.scraping.creators.queries import list_connections, list_items

ProvidedTools = Annotated[CreatorsTools, provided(CreatorsTools)]
router = APIRouter()


@router.get(
    "/creators/connections", tags=["creators"], summary="Connections", name="list_creators_connections"
)
async def show_connections(
    who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.CreatorsConnectionPage:
    """The tenant's credentials for Amazon's Creators API, and why one is off."""
    async with who.read() as session:
        rows = await list_connections(session)
    page, following = cut_page(rows, cursor, limit, key=lambda row: (row.marketplace,), into=tuple[str])
    return schemas.CreatorsConnectionPage(
        items=[schemas.CreatorsConnection.of(row) for row in page], next_cursor=following
    )


@router.post(
    "/creators/connections",
    tags=["creators"],
    summary="Connect a credential",
    status_code=201,
    name="connect_creators",
)
async def add_connection(
    body: schemas.NewCreatorsConnection, who: Who, tools: ProvidedTools
) -> schemas.CreatorsConnection:
    """Tries the credential at Amazon and stores it sealed; it is never shown again. For admins."""
    connection = await connect_creators(
        tools,
        who.actor,
        marketplace=body.marketplace,
        partner_tag=body.partner_tag,
        version=body.version,
        credential_id=body.credential_id,
        credential_secret=body.credential_secret.get_secret_value(),
        now=who.now,
    )
    return schemas.CreatorsConnection.of(connection)


@router.post("/creators/connections/{id}/test", tags=["creators"], summary="Try it now", name="test_creators")
async def try_connection(connection_id: PathId, who: Who, tools: ProvidedTools) -> schemas.CreatorsConnection:
    """Asks Amazon once and writes down how the connection stands. For admins."""
    connection = await check_creators(tools, who.actor, ConnectionId(connection_id))
    return schemas.CreatorsConnection.of(connection)


@router.delete(
    "/creators/connections/{id}",
    tags=["creators"],
    summary="Disconnect",
    status_code=204,
    name="disconnect_creators",
)
async def remove_connection(connection_id: PathId, who: Who) -> None:
    """Forgets the credential and everything that came through it. For admins."""
    async with who.write() as session:
        await disconnect_creators(session, who.actor, ConnectionId(connection_id), who.now)


@router.get("/creators/items", tags=["creators"], summary="Looked-up items", name="list_creators_items")
async def show_items(
    who: Who,
    marketplace: Annotated[str | None, Query(max_length=40)] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.CreatorsItemPage:
    """What was looked up in the last 24 hours, the newest first."""
    async with who.read() as session:
        rows = await list_items(
            session,
            who.now,
            marketplace=marketplace,
            after=decode_cursor(cursor, tuple[datetime, str, str]),
            limit=limit + 1,
        )
    page, following = split_page(rows, limit, lambda row: (row.fetched_at, row.marketplace, row.asin))
    return schemas.CreatorsItemPage(
        items=[schemas.CreatorsItem.of(row) for row in page], next_cursor=following
    )


@router.post("/creators/items", tags=["creators"], summary="Look up products", name="look_up_items")
async def find_items(body: schemas.WantedItems, who: Who, tools: ProvidedTools) -> schemas.FoundItems:
    """Products by ASIN; those of the last hour are not asked for again. Projects score them for 24 hours."""
    lookup = await look_up_items(
        tools, who.actor, body.marketplace, body.asins, project_id=_project(body.project_id)
    )
    return schemas.FoundItems.of(lookup)


@router.post("/creators/search", tags=["creators"], summary="Search products", name="search_items")
async def find_by_words(body: schemas.WantedSearch, who: Who, tools: ProvidedTools) -> schemas.FoundItems:
    """Products by words. Projects score them for 24 hours."""
    lookup = await search_items(
        tools,
        who.actor,
        body.marketplace,
        body.words,
        node_id=body.node_id,
        page=body.page,
        project_id=_project(body.project_id),
    )
    return schemas.FoundItems.of(lookup)


@router.post("/creators/nodes", tags=["creators"], summary="Look up categories", name="look_up_nodes")
async def find_nodes(body: schemas.WantedNodes, who: Who, tools: ProvidedTools) -> schemas.FoundNodes:
    """Categories by id, with the way to each and what is below it."""
    found = await look_up_nodes(tools, who.actor, body.marketplace, body.node_ids)
    return schemas.FoundNodes(
        items=[schemas.CreatorsNode.of(node) for node in found.items], warnings=list(found.warnings)
    )


def _project(given: UUID | None) -> ProjectId | None:
    return None if given is None else ProjectId(given)

"""Looks up products and categories through a tenant's key. Products are kept for a day, for this tenant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import ProjectId
from pinflow.scraping.creators.ask_creators import CreatorsTools, ask_creators
from pinflow.scraping.creators.bring_items import bring_items, choose_projects
from pinflow.scraping.creators.models import (
    KEEP_ITEMS,
    BroughtTo,
    Connection,
    ConnectionState,
    LookedUp,
    Lookup,
)
from pinflow.scraping.creators.queries import find_connection, list_items, upsert_items
from pinflow.scraping.sources.creators.product_api import ApiItem, ApiNode, Found

MAX_ASINS = 50
MAX_NODES = 10
MAX_PAGE = 10
PAGE_SIZE = 10
# Amazon wants prices of the last hour unless their time stands beside them: younger looks are not repeated.
FRESH = timedelta(hours=1)
_A_REQUEST = 10
_ASIN = re.compile(r"[A-Z0-9]{10}")
_NODE = re.compile(r"[0-9]{1,19}")


async def look_up_items(
    tools: CreatorsTools,
    actor: Actor,
    marketplace: str,
    asins: Sequence[str],
    *,
    project_id: ProjectId | None = None,
) -> Lookup[LookedUp]:
    """1 to 50 products by ASIN, in the order asked for; those looked up within the hour are not asked again.

    Until they expire they are products of the project asked for, else of all of the marketplace, and scored.

    What Amazon cannot give is left out, with the reason among the warnings.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: no ASIN, too many, or one that is none; a project of another marketplace.
        NotFoundError: no such project.
        ConflictError: ``creators.not_connected`` or ``creators.stopped``: says what to do.
        Others: as ``ask_creators``; what came before the failure is kept.
    """
    require_role(actor, Role.EDITOR)
    wanted = _checked(asins, _ASIN, MAX_ASINS, "an ASIN", "ten letters and digits", "asins")
    connection = await require_connection(tools, actor, marketplace)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        projects = await choose_projects(session, connection.marketplace, project_id)
        kept = await list_items(
            session,
            tools.clock.now(),
            marketplace=connection.marketplace,
            asins=wanted,
            limit=len(wanted),
        )
    known = {row.asin: row for row in kept if tools.clock.now() - row.fetched_at < FRESH}
    await _bring(tools, actor, projects, list(known.values()))
    missing = [asin for asin in wanted if asin not in known]
    warnings: list[str] = []
    for start in range(0, len(missing), _A_REQUEST):
        batch = missing[start : start + _A_REQUEST]
        found = await ask_creators(
            tools,
            actor,
            connection,
            partial(tools.api.get_items, asins=batch),
        )
        known |= {row.asin: row for row in await _keep(tools, actor, connection, projects, found)}
        warnings += found.warnings
    items = tuple(known[asin] for asin in wanted if asin in known)
    return Lookup(items, tuple(warnings), projects=projects)


async def search_items(
    tools: CreatorsTools,
    actor: Actor,
    marketplace: str,
    words: str,
    *,
    node_id: str | None = None,
    page: int = 1,
    project_id: ProjectId | None = None,
) -> Lookup[LookedUp]:
    """A page of ten products for some words, within a category if one is given; brought as by look-ups.

    Raises: as ``look_up_items``; InvalidInputError for no words or a page beyond the tenth.
    """
    require_role(actor, Role.EDITOR)
    words = words.strip()
    if not 1 <= len(words) <= 1000:
        raise InvalidInputError("creators.no_words", "Say what to search for.", field="words")
    if not 1 <= page <= MAX_PAGE:
        raise InvalidInputError(
            "creators.no_such_page", f"Amazon shows pages 1 to {MAX_PAGE} of a search.", field="page"
        )
    if node_id is not None:
        _checked([node_id], _NODE, 1, "a category's id", "up to 19 digits", "node_id")
    connection = await require_connection(tools, actor, marketplace)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        projects = await choose_projects(session, connection.marketplace, project_id)
    found = await ask_creators(
        tools,
        actor,
        connection,
        lambda key: tools.api.search_items(key, words, node_id=node_id, page=page, count=PAGE_SIZE),
    )
    rows = await _keep(tools, actor, connection, projects, found)
    return Lookup(tuple(rows), found.warnings, found.total, projects)


async def look_up_nodes(
    tools: CreatorsTools, actor: Actor, marketplace: str, node_ids: Sequence[str]
) -> Lookup[ApiNode]:
    """1 to 10 categories by id, with the way to each and what is below it. Nothing of it is kept.

    Raises: as ``look_up_items``.
    """
    require_role(actor, Role.EDITOR)
    wanted = _checked(node_ids, _NODE, MAX_NODES, "a category's id", "up to 19 digits", "node_ids")
    connection = await require_connection(tools, actor, marketplace)
    found = await ask_creators(tools, actor, connection, lambda key: tools.api.get_nodes(key, wanted))
    return Lookup(found.items, found.warnings)


async def require_connection(tools: CreatorsTools, actor: Actor, marketplace: str) -> Connection:
    """The tenant's working connection in the marketplace. One that lacks the sales is tried all the same.

    Raises:
        InvalidInputError: an unknown marketplace.
        ConflictError: ``creators.not_connected``; ``creators.stopped``.
    """
    name = get_marketplace(marketplace.strip().removeprefix("www.")).name
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        connection = await find_connection(session, name)
    if connection is None:
        raise ConflictError(
            "creators.not_connected",
            f"No credential of the Creators API is connected for {name}. Connect one: "
            f"pinflow creators connect --marketplace {name} …",
        )
    if connection.state is ConnectionState.REFUSED:
        raise ConflictError("creators.stopped", connection.state_reason or "The connection has stopped.")
    return connection


async def _bring(
    tools: CreatorsTools, actor: Actor, projects: Sequence[BroughtTo], rows: Sequence[LookedUp]
) -> None:
    if rows and projects:
        async with tools.database.tenant_session(actor.tenant_id) as session:
            await bring_items(session, tools, actor, projects, rows)


async def _keep(
    tools: CreatorsTools,
    actor: Actor,
    connection: Connection,
    projects: Sequence[BroughtTo],
    found: Found[ApiItem],
) -> list[LookedUp]:
    now = tools.clock.now()
    rows = [
        LookedUp(
            marketplace=connection.marketplace,
            asin=item.asin,
            item=item,
            fetched_at=now,
            expires_at=now + KEEP_ITEMS,
        )
        for item in found.items
    ]
    async with tools.database.tenant_session(connection.tenant_id) as session:
        await upsert_items(session, connection.id, rows)
        await bring_items(session, tools, actor, projects, rows)
    return rows


def _checked(
    values: Sequence[str], pattern: re.Pattern[str], most: int, what: str, form: str, field: str
) -> list[str]:
    wanted = list(dict.fromkeys(value.strip().upper() for value in values))
    if not 1 <= len(wanted) <= most:
        raise InvalidInputError(
            "creators.wrong_count", f"Ask for 1 to {most} at a time, not {len(wanted)}.", field=field
        )
    for value in wanted:
        if not pattern.fullmatch(value):
            raise InvalidInputError("creators.no_id", f"“{value[:40]}” is not {what}: {form}.", field=field)
    return wanted

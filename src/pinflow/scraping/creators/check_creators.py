"""Tries a connection with the smallest request there is, and writes down how it stands."""

from __future__ import annotations

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.errors import ExternalError
from pinflow.scraping.creators.ask_creators import CreatorsTools, ask_creators
from pinflow.scraping.creators.models import Connection, ConnectionId
from pinflow.scraping.creators.queries import get_connection
from pinflow.scraping.sources.creators.product_api import KeyRefusedError, NotEligibleError

# Every marketplace sells some; what comes back is not kept.
_WORD = "book"


async def check_creators(tools: CreatorsTools, actor: Actor, connection_id: ConnectionId) -> Connection:
    """The connection as it stands now; a refusal is written into it and is no error here.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such connection.
        LimitReachedError: it is not this credential's turn.
        ExternalError: Amazon cannot be asked now.
    """
    require_role(actor, Role.ADMIN)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        connection = await get_connection(session, connection_id)
    try:
        await ask_creators(
            tools,
            actor,
            connection,
            lambda key: tools.api.search_items(key, _WORD, node_id=None, page=1, count=1),
        )
    except (KeyRefusedError, NotEligibleError):
        pass
    except ExternalError as error:
        if error.permanent:
            raise
        raise ExternalError(
            "creators.not_checked",
            f"The connection is stored, but could not be tried: {error.message}",
            retry_after=error.retry_after,
        ) from error
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        return await get_connection(session, connection_id)

"""Forgets a credential and everything that came through it."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.scraping.creators.models import ConnectionId
from pinflow.scraping.creators.queries import delete_connection, delete_products_of, get_connection


async def disconnect_creators(
    session: TenantSession, actor: Actor, connection_id: ConnectionId, now: datetime
) -> None:
    """Deletes the connection, its sealed secrets, its looked-up items and what projects score of them.

    What it told of opportunities goes with the next ``research.purge_live_facts``, in minutes.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such connection.
    """
    require_role(actor, Role.ADMIN)
    connection = await get_connection(session, connection_id)
    await delete_connection(session, connection_id)
    await delete_products_of(session, connection.marketplace)
    await record_audit(
        session,
        actor,
        "creators.disconnected",
        "creators_connection",
        connection_id,
        now,
        marketplace=connection.marketplace,
    )
    await record_change(
        session, tenant_id=actor.tenant_id, kind="creators.changed", object_id=connection_id, now=now
    )

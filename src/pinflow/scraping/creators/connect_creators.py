"""Connects a tenant's credential for the Creators API in one marketplace, after trying it."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.crypto import seal
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.projects.marketplaces import get_marketplace
from pinflow.scraping.creators.ask_creators import CREDENTIAL_SECRET, CreatorsTools
from pinflow.scraping.creators.check_creators import check_creators
from pinflow.scraping.creators.models import Connection, ConnectionId, ConnectionState
from pinflow.scraping.creators.queries import get_connection, upsert_connection
from pinflow.scraping.sources.creators.product_api import Credential

_LONGEST_TAG = 64


async def connect_creators(
    tools: CreatorsTools,
    actor: Actor,
    *,
    marketplace: str,
    partner_tag: str,
    version: str,
    credential_id: str,
    credential_secret: str,
    now: datetime,
) -> Connection:
    """Asks Amazon for a token, stores the credential sealed, and tries one request with it.

    A credential Amazon does not know is not stored. One that is good but may not ask yet is: it is tested
    again later. The marketplace's former connection is replaced.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: an empty field, an unknown version or marketplace, or one the credential's
            region does not open.
        KeyRefusedError: Amazon does not know the credential.
        ExternalError: Amazon cannot be asked now.
    """
    require_role(actor, Role.ADMIN)
    partner_tag, credential_id = partner_tag.strip(), credential_id.strip()
    credential_secret = credential_secret.strip()
    for field, value in (
        ("credential_id", credential_id),
        ("credential_secret", credential_secret),
        ("partner_tag", partner_tag),
    ):
        if not value:
            raise InvalidInputError(
                "creators.incomplete",
                "A connection needs the credential's id and secret, and the tag of the marketplace.",
                field=field,
            )
    if len(partner_tag) > _LONGEST_TAG:
        raise InvalidInputError(
            "creators.tag_too_long", f"A tag has at most {_LONGEST_TAG} characters.", field="partner_tag"
        )
    name = get_marketplace(marketplace.strip().removeprefix("www.")).name
    tools.api.check_marketplace(version, name)
    await tools.api.request_token(Credential(version=version, id=credential_id, secret=credential_secret))
    connection = Connection(
        id=ConnectionId(new_id(now)),
        tenant_id=actor.tenant_id,
        marketplace=name,
        partner_tag=partner_tag,
        version=version,
        credential_id=credential_id,
        state=ConnectionState.CONNECTED,
        state_reason=None,
        token_expires_at=None,
        checked_at=now,
        created_at=now,
    )
    async with tools.database.tenant_session(actor.tenant_id) as session:
        sealed = await seal(session, tools.secrets, CREDENTIAL_SECRET, credential_secret)
        connection_id = await upsert_connection(session, connection, sealed)
        await record_audit(
            session,
            actor,
            "creators.connected",
            "creators_connection",
            connection_id,
            now,
            marketplace=name,
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="creators.changed", object_id=connection_id, now=now
        )
        stored = await get_connection(session, connection_id)
    return await check_creators(tools, actor, stored.id)

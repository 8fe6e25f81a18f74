"""All SQL about the weights of a project."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.projects.models import ProjectId


class WeightsVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a project's weights. ``weights`` None: back to those of the release."""

    id: UUID
    project_id: ProjectId
    number: int
    weights: dict[str, object] | None
    changed_by: str
    via: str
    changed_at: datetime


_COLUMNS = "id, project_id, number, weights, changed_by, via, changed_at"


async def find_newest_weights(session: TenantSession, project_id: ProjectId) -> WeightsVersion | None:
    """The weights that count now, or None if nobody ever changed them."""
    return await session.fetch_one(
        WeightsVersion,
        f"select {_COLUMNS} from score_weights where project_id = $1 order by number desc limit 1",
        project_id,
    )


async def find_weights(session: TenantSession, project_id: ProjectId, number: int) -> WeightsVersion | None:
    """One version."""
    return await session.fetch_one(
        WeightsVersion,
        f"select {_COLUMNS} from score_weights where project_id = $1 and number = $2",
        project_id,
        number,
    )


async def list_weights_versions(
    session: TenantSession, project_id: ProjectId, *, before: int | None = None, limit: int = 50
) -> list[WeightsVersion]:
    """The newest first."""
    return await session.fetch_all(
        WeightsVersion,
        f"select {_COLUMNS} from score_weights where project_id = $1 and ($2::int is null or number < $2)"
        " order by number desc limit $3",
        project_id,
        before,
        limit,
    )


async def insert_weights(session: TenantSession, version: WeightsVersion) -> bool:
    """Writes the version; False if its number is taken."""
    return bool(
        await session.execute(
            f"insert into score_weights (tenant_id, {_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)"
            " on conflict (tenant_id, project_id, number) do nothing",
            session.tenant_id,
            version.id,
            version.project_id,
            version.number,
            version.weights,
            version.changed_by,
            version.via,
            version.changed_at,
        )
    )

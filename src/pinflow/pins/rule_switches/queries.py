"""All SQL about switched rules."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.pins.models import SwitchedOff
from pinflow.projects.models import ProjectId


class _Row(msgspec.Struct, frozen=True):
    rule_id: str
    reason: str
    switched_by: str
    switched_at: datetime


async def read_switches(session: TenantSession, project_id: ProjectId) -> dict[str, SwitchedOff]:
    """The rules that are switched off in a project, by their ids."""
    rows = await session.fetch_all(
        _Row,
        "select rule_id, reason, switched_by, switched_at from rule_switch where project_id = $1",
        project_id,
    )
    return {
        row.rule_id: SwitchedOff(by=row.switched_by, at=row.switched_at, reason=row.reason) for row in rows
    }


async def upsert_switch(
    session: TenantSession, actor: Actor, project_id: ProjectId, rule_id: str, reason: str, now: datetime
) -> None:
    """Notes that a rule is off; said again, the newer reason counts."""
    await session.execute(
        "insert into rule_switch (tenant_id, project_id, rule_id, reason, switched_by, via, switched_at)"
        " values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, project_id, rule_id) do update"
        " set reason = excluded.reason, switched_by = excluded.switched_by, via = excluded.via,"
        " switched_at = excluded.switched_at",
        session.tenant_id,
        project_id,
        rule_id,
        reason,
        actor.name,
        actor.via,
        now,
    )


async def delete_switch(session: TenantSession, project_id: ProjectId, rule_id: str) -> bool:
    """Whether the rule was off."""
    return bool(
        await session.execute(
            "delete from rule_switch where project_id = $1 and rule_id = $2", project_id, rule_id
        )
    )

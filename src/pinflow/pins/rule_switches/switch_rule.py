"""Switches a rule off for a project, with a reason that stays on record, and on again."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.models import SwitchedOff
from pinflow.pins.rule_switches.queries import delete_switch, read_switches, upsert_switch
from pinflow.pins.rules.packs import RulePack, is_hard, packs_for
from pinflow.pins.rules.rule import Rule
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project

# Checks the project's pins in review again; the pins' tasks register it.
REFRESH_JOB = "pins.refresh_project"
MIN_REASON, MAX_REASON = 10, 500


class RuleState(msgspec.Struct, frozen=True):
    """A rule of a project's marketplace, and whether it holds there."""

    rule: Rule
    pack: RulePack
    marketplace: str
    hard: bool
    switched_off: SwitchedOff | None


async def list_rules(session: TenantSession, project_id: ProjectId) -> list[RuleState]:
    """The rules for the project's pins, by pack.

    Raises:
        NotFoundError: ``projects.not_found``.
    """
    project = await get_project(session, project_id)
    off = await read_switches(session, project_id)
    return [
        _state(rule, pack, project, off) for pack in packs_for(project.marketplace) for rule in pack.rules
    ]


def _state(rule: Rule, pack: RulePack, project: Project, off: dict[str, SwitchedOff]) -> RuleState:
    hard = is_hard(rule, project.marketplace)
    return RuleState(rule, pack, project.marketplace, hard, None if hard else off.get(rule.id))


async def switch_rule_off(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    rule_id: str,
    *,
    reason: str,
    now: datetime,
) -> RuleState:
    """The project does without the rule from now on; its findings stay visible, with this reason.

    Raises:
        ForbiddenError: the actor is no admin; ``pins.rule_is_hard``.
        NotFoundError: no such project, or no such rule for its marketplace.
        InvalidInputError: ``pins.reason_needed``.
    """
    require_role(actor, Role.ADMIN)
    found = await _get_rule(session, project_id, rule_id)
    if found.hard:
        raise ForbiddenError(
            "pins.rule_is_hard",
            f"“{rule_id}” cannot be switched off for {found.marketplace}. "
            f"Its source: {found.rule.source.name}.",
            rule_id=rule_id,
        )
    said = " ".join(reason.split())
    if not MIN_REASON <= len(said) <= MAX_REASON:
        raise InvalidInputError(
            "pins.reason_needed",
            f"Say in {MIN_REASON} to {MAX_REASON} letters why this project does without the rule. "
            "Whoever reviews its pins reads it.",
            field="reason",
        )
    await upsert_switch(session, actor, project_id, rule_id, said, now)
    await record_audit(
        session, actor, "rule.switched_off", "project", project_id, now, rule_id=rule_id, reason=said
    )
    await _refresh(session, jobs, project_id)
    return await _get_rule(session, project_id, rule_id)


async def switch_rule_on(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    rule_id: str,
    *,
    now: datetime,
) -> RuleState:
    """The rule holds again; nothing happens when it did.

    Raises:
        ForbiddenError: the actor is no admin.
        NotFoundError: no such project, or no such rule for its marketplace.
    """
    require_role(actor, Role.ADMIN)
    await _get_rule(session, project_id, rule_id)
    if await delete_switch(session, project_id, rule_id):
        await record_audit(session, actor, "rule.switched_on", "project", project_id, now, rule_id=rule_id)
        await _refresh(session, jobs, project_id)
    return await _get_rule(session, project_id, rule_id)


async def _get_rule(session: TenantSession, project_id: ProjectId, rule_id: str) -> RuleState:
    for state in await list_rules(session, project_id):
        if state.rule.id == rule_id:
            return state
    raise NotFoundError(
        "pins.no_such_rule",
        f"There is no rule “{rule_id}” for this project. `pinflow rule list` shows those there are.",
    )


async def _refresh(session: TenantSession, jobs: JobQueue, project_id: ProjectId) -> None:
    await jobs.enqueue(
        session,
        REFRESH_JOB,
        {"project_id": str(project_id)},
        tenant_id=session.tenant_id,
        dedupe_key=f"{REFRESH_JOB}:{project_id}",
    )

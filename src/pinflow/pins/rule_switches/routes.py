"""Rules of a project over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.provide import provided
from pinflow.pins.rule_switches import schemas
from pinflow.pins.rule_switches.switch_rule import list_rules, switch_rule_off, switch_rule_on
from pinflow.projects.models import ProjectId

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
RuleId = Annotated[str, Path(max_length=100, description="The rule's id, such as claims.superlative.")]
router = APIRouter()


@router.get("/projects/{id}/rules", tags=["pins"], summary="Rules of a project", name="list_rules")
async def show_rules(project_id: PathId, who: Who) -> schemas.RulePage:
    """The rules for the project's pins, those of its country among them, and which are switched off."""
    async with who.read() as session:
        states = await list_rules(session, ProjectId(project_id))
    return schemas.RulePage(items=[schemas.Rule.of(state) for state in states], next_cursor=None)


@router.post(
    "/projects/{id}/rules/{rule_id}/off", tags=["pins"], summary="Switch a rule off", name="switch_rule_off"
)
async def switch_off(
    project_id: PathId, rule_id: RuleId, body: schemas.SwitchOff, who: Who, jobs: ProvidedJobs
) -> schemas.Rule:
    """The project does without the rule, for a reason that its reviewers read. For admins. 403: hard rule."""
    async with who.write() as session:
        state = await switch_rule_off(
            session, jobs, who.actor, ProjectId(project_id), rule_id, reason=body.reason, now=who.now
        )
    return schemas.Rule.of(state)


@router.post(
    "/projects/{id}/rules/{rule_id}/on", tags=["pins"], summary="Switch a rule on", name="switch_rule_on"
)
async def switch_on(project_id: PathId, rule_id: RuleId, who: Who, jobs: ProvidedJobs) -> schemas.Rule:
    """The rule holds again. For admins."""
    async with who.write() as session:
        state = await switch_rule_on(session, jobs, who.actor, ProjectId(project_id), rule_id, now=who.now)
    return schemas.Rule.of(state)

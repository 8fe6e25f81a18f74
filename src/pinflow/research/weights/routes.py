"""The weights of a project over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body

from pinflow.identity.acting import Who
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Role
from pinflow.kit.api_models import PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.research.weights import schemas
from pinflow.research.weights.preview_weights import preview_weights
from pinflow.research.weights.queries import list_weights_versions
from pinflow.research.weights.read_weights import read_weights
from pinflow.research.weights.save_weights import change_weights, save_weights

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
router = APIRouter()


@router.get("/projects/{id}/score-weights", tags=["research"], summary="Weights", name="get_score_weights")
async def show_weights(project_id: PathId, who: Who) -> schemas.ScoreWeights:
    """How much each part of the score counts in this project."""
    async with who.read() as session:
        await get_project(session, ProjectId(project_id))
        return schemas.ScoreWeights.of(await read_weights(session, ProjectId(project_id)))


@router.post(
    "/projects/{id}/score-weights/preview",
    tags=["research"],
    summary="Try weights",
    name="preview_score_weights",
)
async def try_weights(
    project_id: PathId, body: schemas.WeightsToTry, who: Who, limit: Limit = DEFAULT_LIMIT
) -> schemas.WeightsPreview:
    """Scores the project's open opportunities with these weights and writes nothing."""
    require_role(who.actor, Role.EDITOR)
    async with who.read() as session:
        await get_project(session, ProjectId(project_id))
        now = await read_weights(session, ProjectId(project_id))
        weights = change_weights(now.weights, *body.changed())
        return schemas.WeightsPreview.of(
            await preview_weights(session, ProjectId(project_id), weights, limit=limit)
        )


@router.patch(
    "/projects/{id}/score-weights", tags=["research"], summary="Change weights", name="change_score_weights"
)
async def keep_weights(
    project_id: PathId, body: schemas.WeightsChange, who: Who, jobs: ProvidedJobs
) -> schemas.ScoreWeights:
    """A new version of the weights; the opportunities are scored anew. 409: somebody else changed them."""
    async with who.write() as session:
        await get_project(session, ProjectId(project_id))
        now = await read_weights(session, ProjectId(project_id))
        saved = await save_weights(
            session,
            jobs,
            who.actor,
            ProjectId(project_id),
            change_weights(now.weights, *body.changed()),
            seen=body.sent().get("number"),
            now=who.now,
        )
    return schemas.ScoreWeights.of(saved)


@router.post(
    "/projects/{id}/score-weights/reset",
    tags=["research"],
    summary="Shipped weights again",
    name="reset_score_weights",
)
async def reset_weights(
    project_id: PathId,
    who: Who,
    jobs: ProvidedJobs,
    body: Annotated[schemas.WeightsReset | None, Body()] = None,
) -> schemas.ScoreWeights:
    """Back to the weights that are shipped; what was before stays in the history."""
    async with who.write() as session:
        saved = await save_weights(
            session,
            jobs,
            who.actor,
            ProjectId(project_id),
            None,
            seen=body.sent().get("number") if body else None,
            now=who.now,
        )
    return schemas.ScoreWeights.of(saved)


@router.get(
    "/projects/{id}/score-weights/history",
    tags=["research"],
    summary="Changes of the weights",
    name="list_score_weights",
)
async def show_history(
    project_id: PathId, who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.WeightsHistoryPage:
    """Who changed what when, the newest first."""
    before = decode_cursor(cursor, tuple[int])
    async with who.read() as session:
        await get_project(session, ProjectId(project_id))
        rows = await list_weights_versions(
            session, ProjectId(project_id), before=before[0] if before else None, limit=limit + 1
        )
    page, following = split_page(rows, limit, lambda row: (row.number,))
    items = [schemas.WeightsVersionShown.of(row) for row in page]
    return schemas.WeightsHistoryPage(items=items, next_cursor=following)
